"""Installed applications: what a menu shows, and how one is started."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.applications import Application, Applications

FOX = """[Desktop Entry]
Type=Application
Name=Firefox
GenericName=Web Browser
GenericName[de]=Webbrowser
Exec=firefox %u
[Desktop Action new]
Name=New window
"""


class Computer:
    """A computer with a user's own and the system's desktop entries, and programs that are on its path."""

    def __init__(self, folder: Path, *programs: str, **environment: str) -> None:
        self.own, self.system = folder / "own", folder / "system"
        self.programs = {name: str(self.program(folder / "bin" / name)) for name in programs}
        self.started = folder / "started"
        where = {"HOME": str(folder), "XDG_DATA_HOME": str(self.own), "XDG_DATA_DIRS": f"{self.system}:{folder}"}
        self.applications = Applications({**where, **environment}, "linux", self.programs.get)

    def program(self, path: Path) -> Path:
        """A program that writes down what it was started with; "false" fails."""
        path.parent.mkdir(exist_ok=True)
        done = f"open({str(path.parent.parent / 'started')!r}, 'w').write(' '.join(sys.argv[1:]))"
        path.write_text(f"#!{sys.executable}\nimport sys\n{done}\nsys.exit(sys.argv[-1].endswith('bad'))\n")
        path.chmod(0o700)
        return path

    def entry(self, name: str, text: str = FOX, own: bool = False) -> Path:
        path = (self.own if own else self.system) / "applications" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def names(self) -> list[str]:
        return sorted(application.name for application in self.applications.list())


def test_what_a_menu_shows_is_found_by_its_names(tmp_path: Path) -> None:
    computer = Computer(tmp_path, "here", LANG="de_DE.UTF-8")
    path = computer.entry("org/firefox.desktop")
    (found,) = computer.applications.list()
    assert found == Application("Firefox", "org-firefox", path, ("Firefox", "Web Browser", "Webbrowser"))
    computer.entry("hidden.desktop", FOX.replace("Firefox", "Hidden\nNoDisplay=true"))
    computer.entry("link.desktop", FOX.replace("Application", "Link"))
    computer.entry("gone.desktop", FOX.replace("Firefox", "Gone\nTryExec=gone"))
    computer.entry("there.desktop", FOX.replace("Firefox", "There\nTryExec=here"))
    computer.entry("damaged.desktop", "no entry")
    computer.entry("empty.desktop", "")
    assert computer.names() == ["Firefox", "There"]


def test_the_users_own_entry_comes_before_the_systems(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.entry("firefox.desktop")
    computer.entry("editor.desktop", FOX.replace("Firefox", "Editor"))
    computer.entry("firefox.desktop", FOX.replace("Firefox", "My Firefox"), own=True)
    computer.entry("editor.desktop", FOX.replace("Firefox", "Editor\nHidden=true"), own=True)
    assert computer.names() == ["My Firefox"]


@pytest.mark.parametrize(("programs", "started"), [(("gtk-launch", "gio"), "fox"), (("gio",), "launch {path}")])
def test_it_is_started_by_its_entry(tmp_path: Path, programs: tuple[str, ...], started: str) -> None:
    computer = Computer(tmp_path, *programs)
    path = computer.entry("fox.desktop")
    (found,) = computer.applications.list()
    asyncio.run(computer.applications.open(found))
    assert computer.started.read_text() == started.format(path=path)


@pytest.mark.parametrize(
    ("programs", "code"), [((), "application-starter"), (("gtk-launch",), "application-failed")]
)
def test_what_keeps_it_from_starting_is_told(tmp_path: Path, programs: tuple[str, ...], code: str) -> None:
    computer = Computer(tmp_path, *programs)
    computer.entry("bad.desktop")
    (found,) = computer.applications.list()
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(computer.applications.open(found))
    assert caught.value.code == code


def test_elsewhere_bundles_and_the_start_menu_are_read(tmp_path: Path) -> None:
    (tmp_path / "Applications" / "Fox.app").mkdir(parents=True)
    assert "Fox" in [one.name for one in Applications({"HOME": str(tmp_path)}, "darwin").list()]
    menu = tmp_path / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Web"
    menu.mkdir(parents=True)
    (menu / "Fox.lnk").touch()
    assert [one.name for one in Applications({"APPDATA": str(tmp_path)}, "win32").list()] == ["Fox"]
