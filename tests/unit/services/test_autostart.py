"""Starting at login: what each desktop reads is written, read back and taken away."""

from __future__ import annotations

import asyncio
import os
import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.autostart import (
    Autostart,
    AutostartEntry,
    LaunchAgent,
    command_line,
    desktop_entry,
    launch_agent,
)

PROGRAM = ["/opt/voiceapp/bin/voiceapp", "--hidden"]


def entry(folder: Path) -> AutostartEntry:
    return AutostartEntry(PROGRAM, {"XDG_CONFIG_HOME": str(folder)})


def test_switched_on_and_off_and_read_back(tmp_path: Path) -> None:
    place = entry(tmp_path / "config")
    starts = Autostart(place)
    assert asyncio.run(starts.is_on()) is False
    assert asyncio.run(starts.switch(True)) is True
    assert place.path == tmp_path / "config" / "autostart" / "voiceapp.desktop"
    assert 'Exec="/opt/voiceapp/bin/voiceapp" "--hidden"' in place.path.read_text().splitlines()
    assert asyncio.run(starts.is_on()) is True
    assert asyncio.run(starts.switch(False)) is False
    assert list(place.path.parent.iterdir()) == []
    assert asyncio.run(starts.switch(False)) is False  # twice is no fault


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text + "Hidden=true\n",  # as KDE switches an entry off
        lambda text: text + "X-GNOME-Autostart-enabled=false\n",
        lambda text: "not a desktop entry",
        lambda text: "\udcff",
    ],
)
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, changed: object) -> None:
    place = entry(tmp_path)
    starts = Autostart(place)
    asyncio.run(starts.switch(True))
    text = changed(place.path.read_text())  # type: ignore[operator]
    place.path.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert asyncio.run(starts.is_on()) is False
    assert asyncio.run(starts.switch(True)) is True


def test_an_entry_of_a_program_that_was_moved_is_off(tmp_path: Path) -> None:
    old = tmp_path / "old" / "voiceapp"
    old.parent.mkdir()
    old.touch()
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    command = ["env", "VOICEAPP_HOME=/nowhere", str(old), "--hidden"]
    asyncio.run(Autostart(AutostartEntry(command, environment)).switch(True))
    starts = Autostart(entry(tmp_path))
    assert asyncio.run(starts.is_on()) is True  # another installation starts
    old.rename(tmp_path / "voiceapp")
    assert asyncio.run(starts.is_on()) is False  # it cannot
    assert asyncio.run(starts.switch(True)) is True


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file in its place")
    starts = Autostart(entry(tmp_path))
    with pytest.raises(VoiceAppError) as refused:
        asyncio.run(starts.switch(True))
    assert refused.value.code == "autostart-not-written"
    assert str(tmp_path / "autostart") in refused.value.message
    assert refused.value.next_step == "Make it writable, then try again."
    with pytest.raises(VoiceAppError) as unread:
        asyncio.run(starts.is_on())
    assert unread.value.code == "autostart-unreadable"


@pytest.mark.parametrize("folder", ["/opt/my programs", '/opt/a "quoted" $HOME/`x`\\y', "/opt/it's #1; & | *"])
def test_desktops_start_exactly_the_program(tmp_path: Path, folder: str) -> None:
    """GLib, where it is there, reads the entry as desktops do."""
    program = Path(f"{tmp_path}{folder}", "voiceapp")
    program.parent.mkdir(parents=True)
    told = tmp_path / "told"
    program.write_text(f'#!/bin/sh\nprintf "%s " "$1" "$MARK" > "{told}"\n')
    program.chmod(0o755)
    command = ["env", "MARK=100% of $it", str(program), "--hidden"]
    file = tmp_path / "voiceapp.desktop"
    file.write_text(desktop_entry(command))
    (line,) = [line for line in file.read_text().splitlines() if line.startswith("Exec=")]
    assert unquoted(line.removeprefix("Exec=")) == command
    if gio := shutil.which("gio"):
        os.mkfifo(told)
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        subprocess.run([gio, "launch", str(file)], check=True, timeout=20, env=environment)
        assert told.read_text() == "--hidden 100% of $it "


def unquoted(line: str) -> list[str]:
    """The arguments of an Exec line, by the rules of the Desktop Entry Specification."""
    value = line.replace("\\\\", "\\")  # a value of type string
    arguments, current, quoted, escaped = [], "", False, False
    for letter in value:
        if escaped:
            current, escaped = current + letter, False
        elif letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
        elif letter == " " and not quoted:
            arguments.append(current)
            current = ""
        else:
            current += letter
    return [argument.replace("%%", "%") for argument in (*arguments, current)]


def test_the_program_is_started_by_the_script_that_came_with_it(tmp_path: Path) -> None:
    inside = tmp_path / "python"
    nothing: dict[str, str] = {}
    assert command_line(str(inside), "/usr/bin/python3", nothing) == [
        "/usr/bin/python3",
        "-m",
        "voiceapp",
        "--hidden",
    ]
    for script in (inside / "bin" / "voiceapp", tmp_path / "bin" / "voiceapp"):  # a venv's, then a bundle's
        script.parent.mkdir(parents=True)
        script.touch()
        assert command_line(str(inside), "/usr/bin/python3", nothing) == [str(script), "--hidden"]
    at_home = command_line(str(inside), "python", {"VOICEAPP_HOME": "/somewhere/else"})
    assert at_home[:2] == ["env", "VOICEAPP_HOME=/somewhere/else"]


def test_a_launch_agent_of_macos(tmp_path: Path) -> None:
    assert plistlib.loads(launch_agent(PROGRAM)) == {
        "Label": "voiceapp",
        "ProgramArguments": PROGRAM,
        "RunAtLoad": True,
    }
    starts = Autostart(LaunchAgent(PROGRAM, tmp_path))
    assert asyncio.run(starts.switch(True)) is True
    written = tmp_path / "Library" / "LaunchAgents" / "voiceapp.plist"
    assert written.read_bytes() == launch_agent(PROGRAM)
    assert asyncio.run(starts.switch(False)) is False
