"""What the tools of the desktop say and do, from the words to the sentence."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.unit.skills.household import Household
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipboardWanted, EventBus
from voiceapp.core.settings import Settings
from voiceapp.services.allowed_tools import ASKED_ONCE, AllowedTools
from voiceapp.services.applications import Application, Applications
from voiceapp.services.clipboard import ClipboardService
from voiceapp.services.desktop_tools import LONGEST, DesktopTools
from voiceapp.services.tools import Tools


class FakeApplications(Applications):
    """Knows some names and remembers what was opened."""

    def __init__(self) -> None:
        super().__init__({}, "linux")
        self.opened: list[str] = []

    def list(self) -> list[Application]:
        names = [("Files", ()), ("Firefox ESR", ("Web Browser",)), ("Text Editor", ())]
        return [Application(name, name, Path(name), aliases) for name, aliases in names]

    async def open(self, application: Application) -> None:
        self.opened.append(application.name)


class Desk:
    """A household whose tools reach its desktop. Make it inside a running loop."""

    def __init__(self, folder: Path, copied: str | None = "Meet me at noon.") -> None:
        self.applications, self.volumes = FakeApplications(), [1.0]
        self.folder, self.house = folder, Household()
        clipboard = ClipboardService(self.house.bus)
        if copied is not None:
            clipboard.attach()
            self.house.bus.subscribe(ClipboardWanted, lambda _: clipboard.answer(copied))
        desktop = DesktopTools(self.applications, clipboard, [folder], self._set_volume)
        house = self.house
        house.tools = Tools(house.notes, house.lists, house.alarms, house.clock, house._skill, desktop.runners)

    def _set_volume(self, share: float) -> None:
        if share > 0.9:
            raise VoiceAppError("volume-fixed", "The volume cannot be set.")
        self.volumes.append(share)


def said(folder: Path, text: str, copied: str | None = "Meet me at noon.") -> tuple[str, Desk]:
    async def scene() -> tuple[str, Desk]:
        desk = Desk(folder, copied)
        return await desk.house.say(text), desk

    return asyncio.run(scene())


@pytest.mark.parametrize("text", ["Read the clipboard.", "what's in my clipboard", "read me the clipboard aloud"])
def test_the_clipboard_is_read_aloud(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text)[0] == "Meet me at noon."


def test_without_a_window_or_a_text_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert said(tmp_path, "read the clipboard", None)[0] == (
        "There is no clipboard on the command line. Use the window."
    )
    assert said(tmp_path, "read the clipboard", " ")[0].startswith("There is no text in the clipboard.")


@pytest.mark.parametrize(
    "text",
    [
        "read the file letter aloud",
        "read letter.txt",
        "read the letter file to me",
        "read the file called the letter",
        "read {folder}/letter.txt out loud",
    ],
)
def test_a_file_is_read_aloud(tmp_path: Path, text: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear neighbour.\n")
    (tmp_path / "bill.txt").write_text("Ten euros.")
    assert said(tmp_path, text.format(folder=tmp_path))[0] == "Dear neighbour."


def test_a_long_file_is_begun(tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text("A short sentence. " * 400)
    reply, _ = said(tmp_path, "read the file book aloud")
    assert len(reply) < LONGEST + 60
    assert reply.endswith("A short sentence. That is the beginning; the text goes on.")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "key.txt").write_text("secret")
    (tmp_path / "link.txt").symlink_to(tmp_path / ".ssh" / "key.txt")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\xff\xfe\x00")
    (tmp_path / "nothing.txt").write_text("\n")
    (tmp_path / "huge.txt").write_bytes(b"a" * 1_000_001)
    for name, reply in (
        ("link", "link.txt is hidden, and hidden files are left alone."),
        ("picture", "picture.txt is no text file."),
        ("nothing", "nothing.txt is empty."),
        ("huge", "huge.txt is too large to be read aloud."),
        ("diary", "I found no text file called diary. Say its whole name, or its folder too."),
    ):
        assert said(tmp_path, f"read the file {name} aloud")[0] == reply


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("open Firefox", "Firefox ESR"),
        ("please launch the web browser", "Firefox ESR"),
        ("start the text editor program", "Text Editor"),
        ("open the app files", "Files"),
    ],
)
def test_an_application_is_opened_by_its_name(tmp_path: Path, text: str, opened: str) -> None:
    reply, desk = said(tmp_path, text)
    assert (reply, desk.applications.opened) == (f"I opened {opened}.", [opened])


def test_only_what_is_installed_is_opened(tmp_path: Path) -> None:
    reply, desk = said(tmp_path, "open rm -rf")
    assert (reply, desk.applications.opened) == ("I found no application called rm -rf.", [])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("set the volume to 40 percent", 0.4),
        ("turn the volume down to twenty five percent", 0.25),
        ("set the computer volume to zero", 0.0),
        ("volume 50%", 0.5),
    ],
)
def test_the_volume_is_set(tmp_path: Path, text: str, share: float) -> None:
    reply, desk = said(tmp_path, text)
    assert reply == f"The volume is at {share * 100:.0f} percent."
    assert desk.volumes[-1] == share


def test_a_volume_that_cannot_be_set_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "set the volume to full")[0] == "The volume cannot be set."


@pytest.mark.parametrize("text", ["set the volume to eleven hundred percent", "set the volume to loud"])
def test_what_is_no_volume_changes_nothing(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text)[1].volumes == [1.0]


def test_without_a_desktop_these_tools_are_not_offered() -> None:
    async def scene() -> set[str]:
        return {spec.name for spec in Household().tools.specs}

    assert not set(ASKED_ONCE) & asyncio.run(scene())


def test_each_is_asked_about_until_it_is_allowed(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    allowed = AllowedTools(settings)
    assert allowed.asks("open_application")
    assert not allowed.asks("set_timer")
    allowed.allow("open_application")
    allowed.allow("open_application")
    allowed.allow("read_file")
    allowed.allow("set_timer")
    again = AllowedTools(Settings(tmp_path / "settings.json"))
    assert again.names == ("open_application", "read_file")
    assert not again.asks("open_application")
    settings.set("privacy.allowed_tools", "read_file")
    assert allowed.asks("open_application")


def test_two_who_ask_for_the_clipboard_share_one_answer() -> None:
    async def scene() -> tuple[list[str], int]:
        bus, asked = EventBus(), list[ClipboardWanted]()
        clipboard = ClipboardService(bus)
        clipboard.attach()
        bus.subscribe(ClipboardWanted, asked.append)
        reading = asyncio.gather(clipboard.read(), clipboard.read())
        await asyncio.sleep(0)
        clipboard.answer("text")
        return list(await reading), len(asked)

    assert asyncio.run(scene()) == (["text", "text"], 1)
