"""What can be done in the window, as the command palette, the shortcuts and their sheet know it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from voiceapp.gui.commands import Command, Commands
from voiceapp.gui.language import tr

if TYPE_CHECKING:
    from voiceapp.gui.window import Window

TALK, PAGES, MAKE, RECORDING, LOOK, WINDOW = (
    tr("Talk"),
    tr("Pages"),
    tr("New"),
    tr("Recording"),
    tr("Look"),
    tr("Window"),
)
THEMES = (
    ("light", tr("Light theme"), "white-balance-sunny", tr("bright day appearance colours")),
    ("dark", tr("Dark theme"), "weather-night", tr("night black appearance colours")),
    ("system", tr("Theme of the system"), "theme-light-dark", tr("automatic light dark appearance colours")),
)
SOME_PAGES = (
    ("inspect", tr("Inspect"), "sine-wave", tr("spectrogram waveform sound analysis")),
    ("activity", tr("Activity"), "progress-clock", tr("jobs downloads progress tasks")),
)
"""Pages that the rail does not have."""
PAGE_WORDS = {
    "talk": tr("chat conversation assistant"),
    "meetings": tr("transcripts minutes recordings"),
    "voices": tr("speakers cloning library"),
    "compose": tr("music tracks"),
    "ask": tr("questions recordings answers"),
    "models": tr("engines packs downloads"),
    "settings": tr("preferences options configuration"),
}


def window_commands(window: Window) -> Commands:
    """Every command of the window."""
    return Commands(
        [*_talk(window), *_pages(window), *_make(window), *_recording(window), *_look(window), *_window(window)]
    )


def _talk(window: Window) -> Sequence[Command]:
    talk, bridge = window.talk, window.bridge

    def new_talk() -> None:
        if not window.side.isVisible():
            window.open_page("talk")
        talk.new_talk()

    def is_open() -> bool:
        return talk.column.microphone != "closed"

    return (
        Command("new-talk", tr("New talk"), TALK, new_talk, tr("conversation chat start"), "plus"),
        Command(
            "microphone-open", tr("Open the microphone"), TALK, lambda: bridge.submit(lambda app: app.talk.open()),
            tr("listen start talking hear"), "microphone", lambda: not is_open() and talk.column.microphone_found,
        ),
        Command(
            "microphone-close", tr("Close the microphone"), TALK,
            lambda: bridge.submit(lambda app: app.talk.close()), tr("end stop listening off"),
            "microphone-off", is_open,
        ),
        Command(
            "mute", tr("Mute the microphone, or hear me again"), TALK, talk.toggle_mute, tr("unmute silence"),
            "microphone-off", is_open,
        ),
        Command(
            "stop", tr("Stop the answer"), TALK, talk.stop, tr("interrupt silence quiet cancel"), "stop",
            lambda: talk.busy
        ),
        Command(
            "answer", tr("Answer what the assistant asks"), TALK, window.answer_question,
            tr("question allow tool yes no"), "comment-question-outline", lambda: talk.question is not None,
        ),
        Command("dictate", tr("Dictate, or stop dictating"), TALK, window.dictation.toggle, tr("write type text"),
                "text-recognition"),
        Command(
            "side", tr("Show the talk beside the page, or put it back"), TALK, window.toggle_side, "column",
            "message-text-outline", lambda: window.page != "talk",
        ),
        Command(
            "sample", tr("Play the sample question"), TALK, lambda: window.open_page("talk", "sample"),
            tr("example try demo"), "play",
        ),
    )  # fmt: skip


def _pages(window: Window) -> Sequence[Command]:
    entries = [item.entry for item in window.rail.items.values()]
    rail = [(entry.name, entry.word, entry.icon, PAGE_WORDS[entry.name]) for entry in entries]
    return [
        Command(
            f"page-{name}",
            title,
            PAGES,
            partial(window.open_page, name),
            tr("go to page {words}", words=words),
            icon,
        )
        for name, title, icon, words in (*rail, *SOME_PAGES)
    ]


def _make(window: Window) -> Sequence[Command]:
    made = (
        (
            "meetings",
            "import",
            tr("Import a meeting"),
            tr("file audio video transcribe write down"),
            "tray-arrow-down",
        ),
        ("voices", "new", tr("New voice"), tr("make clone create"), "account-voice"),
        ("compose", "new", tr("Compose music"), tr("new track make create generate song"), "music-note-outline"),
        ("ask", "new", tr("Ask a question"), tr("recordings new search"), "comment-question-outline"),
        ("inspect", "choose", tr("Inspect a sound file"), tr("open spectrogram waveform"), "sine-wave"),
    )
    return [
        Command(f"{page}-{part}", title, MAKE, partial(window.open_page, page, part), words, icon)
        for page, part, title, words, icon in made
    ]


def _recording(window: Window) -> Sequence[Command]:
    recorder = window.commands

    def runs() -> bool:
        return window.recording.meeting is not None

    return (
        Command("record", tr("Record a meeting"), RECORDING, recorder.start, tr("start recording new"), "record",
                lambda: not runs()),
        Command("record-pause", tr("Pause the recording"), RECORDING, lambda: recorder.pause(True),
                tr("meeting hold"), "pause", lambda: runs() and not window.recording.paused),
        Command("record-resume", tr("Go on recording"), RECORDING, lambda: recorder.pause(False),
                tr("resume continue meeting"), "record", lambda: runs() and window.recording.paused),
        Command("record-stop", tr("Stop recording"), RECORDING, recorder.stop, tr("end finish meeting"),
                "stop", runs),
    )  # fmt: skip


def _look(window: Window) -> Sequence[Command]:
    def choose(theme: str) -> None:
        window.bridge.submit(lambda app: app.settings.set("look.theme", theme))

    def other(theme: str) -> bool:
        return window.settings.text("look.theme") != theme

    return [
        Command(
            f"theme-{name}", title, LOOK, partial(choose, name), words, icon,
            partial(other, name),
        )
        for name, title, icon, words in THEMES
    ]  # fmt: skip


def _window(window: Window) -> Sequence[Command]:
    def search() -> None:
        window.pages[window.page].focus_search()  # type: ignore[attr-defined]

    return (
        Command("help", tr("Help for this page"), WINDOW, window.open_help, tr("guide manual how documentation"),
                "help-circle-outline"),
        Command("first-steps", tr("Show the first steps"), WINDOW, lambda: window.open_page("welcome"),
                tr("welcome guide microphone test set up"), "play-circle-outline"),
        Command("palette", tr("Find what to do"), WINDOW, window.overlays.toggle_palette, icon="magnify"),
        Command("shortcuts", tr("Keyboard shortcuts"), WINDOW, window.overlays.toggle_sheet,
                tr("keys help hotkeys"), "keyboard-outline"),
        Command("search", tr("Search on this page"), WINDOW, search, tr("find filter"), "magnify",
                lambda: hasattr(window.pages[window.page], "focus_search")),
        Command("undo", tr("Undo the deletion"), WINDOW, window.undo.take_back, tr("delete back restore"), "undo",
                lambda: window.undo.waits),
        Command("small", tr("Small window, or put it away"), WINDOW, window.toggle_small, tr("mini float above"),
                "picture-in-picture-bottom-right-outline"),
        Command("about", tr("About Voiceapp"), WINDOW, lambda: window.open_page("settings", "about"),
                tr("version licences diagnostics"), "information-outline"),
        Command("quit", tr("Quit Voiceapp"), WINDOW, window.quit, tr("exit close end leave"), "close"),
    )  # fmt: skip
