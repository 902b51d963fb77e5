"""What can be done in the window, as the command palette, the shortcuts and their sheet know it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from voiceapp.gui.commands import Command, Commands

if TYPE_CHECKING:
    from voiceapp.gui.window import Window

TALK, PAGES, MAKE, RECORDING, LOOK, WINDOW = "Talk", "Pages", "New", "Recording", "Look", "Window"
THEMES = (
    ("light", "Light theme", "white-balance-sunny", "bright day appearance colours"),
    ("dark", "Dark theme", "weather-night", "night black appearance colours"),
    ("system", "Theme of the system", "theme-light-dark", "automatic light dark appearance colours"),
)
SOME_PAGES = (
    ("inspect", "Inspect", "sine-wave", "spectrogram waveform sound analysis"),
    ("activity", "Activity", "progress-clock", "jobs downloads progress tasks"),
)
"""Pages that the rail does not have."""
PAGE_WORDS = {
    "talk": "chat conversation assistant",
    "meetings": "transcripts minutes recordings",
    "voices": "speakers cloning library",
    "compose": "music tracks",
    "ask": "questions recordings answers",
    "models": "engines packs downloads",
    "settings": "preferences options configuration",
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
        Command("new-talk", "New talk", TALK, new_talk, "conversation chat start", "plus"),
        Command(
            "microphone-open", "Open the microphone", TALK, lambda: bridge.submit(lambda app: app.talk.open()),
            "listen start talking hear", "microphone", lambda: not is_open() and talk.column.microphone_found,
        ),
        Command(
            "microphone-close", "Close the microphone", TALK, lambda: bridge.submit(lambda app: app.talk.close()),
            "end stop listening off", "microphone-off", is_open,
        ),
        Command(
            "mute", "Mute the microphone, or hear me again", TALK, talk.toggle_mute, "unmute silence",
            "microphone-off", is_open,
        ),
        Command(
            "stop", "Stop the answer", TALK, talk.stop, "interrupt silence quiet cancel", "stop", lambda: talk.busy
        ),
        Command("dictate", "Dictate, or stop dictating", TALK, window.dictation.toggle, "write type text",
                "text-recognition"),
        Command(
            "side", "Show the talk beside the page, or put it back", TALK, window.toggle_side, "column",
            "message-text-outline", lambda: window.page != "talk",
        ),
        Command(
            "sample", "Play the sample question", TALK, lambda: window.open_page("talk", "sample"),
            "example try demo", "play",
        ),
    )  # fmt: skip


def _pages(window: Window) -> Sequence[Command]:
    entries = [item.entry for item in window.rail.items.values()]
    rail = [(entry.name, entry.word, entry.icon, PAGE_WORDS[entry.name]) for entry in entries]
    return [
        Command(f"page-{name}", title, PAGES, partial(window.open_page, name), f"go to page {words}", icon)
        for name, title, icon, words in (*rail, *SOME_PAGES)
    ]


def _make(window: Window) -> Sequence[Command]:
    made = (
        ("meetings", "import", "Import a meeting", "file audio video transcribe write down", "tray-arrow-down"),
        ("voices", "new", "New voice", "make clone create", "account-voice"),
        ("compose", "new", "Compose music", "new track make create generate song", "music-note-outline"),
        ("ask", "new", "Ask a question", "recordings new search", "comment-question-outline"),
        ("inspect", "choose", "Inspect a sound file", "open spectrogram waveform", "sine-wave"),
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
        Command("record", "Record a meeting", RECORDING, recorder.start, "start recording new", "record",
                lambda: not runs()),
        Command("record-pause", "Pause the recording", RECORDING, lambda: recorder.pause(True), "meeting hold",
                "pause", lambda: runs() and not window.recording.paused),
        Command("record-resume", "Go on recording", RECORDING, lambda: recorder.pause(False),
                "resume continue meeting", "record", lambda: runs() and window.recording.paused),
        Command("record-stop", "Stop recording", RECORDING, recorder.stop, "end finish meeting", "stop", runs),
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
        Command("help", "Help for this page", WINDOW, window.open_help, "guide manual how documentation",
                "help-circle-outline"),
        Command("first-steps", "Show the first steps", WINDOW, lambda: window.open_page("welcome"),
                "welcome guide microphone test set up", "play-circle-outline"),
        Command("palette", "Find what to do", WINDOW, window.overlays.toggle_palette, icon="magnify"),
        Command("shortcuts", "Keyboard shortcuts", WINDOW, window.overlays.toggle_sheet, "keys help hotkeys",
                "keyboard-outline"),
        Command("search", "Search on this page", WINDOW, search, "find filter", "magnify",
                lambda: hasattr(window.pages[window.page], "focus_search")),
        Command("small", "Small window, or put it away", WINDOW, window.toggle_small, "mini float above",
                "picture-in-picture-bottom-right-outline"),
        Command("about", "About Voiceapp", WINDOW, lambda: window.open_page("settings", "about"),
                "version licences diagnostics", "information-outline"),
        Command("quit", "Quit Voiceapp", WINDOW, window.quit, "exit close end leave", "close"),
    )  # fmt: skip
