"""States of all pages and of what stands over them on fake services, for tests of the layout.

The pictures of the README come from the real services: ``screenshots_pages``.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.fakes.app import FakeApp, a_week_of_talks
from tests.fakes.app_asking import HEARD, QUOTED, WRITTEN, earlier_questions
from tests.fakes.app_meetings import a_week_of_meetings
from tests.fakes.app_music import a_composer, a_tree_of_tracks
from tests.fakes.app_voices import a_shelf_of_voices
from voiceapp.core.asking import Way
from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo, Notice, ToolQuestion
from voiceapp.core.protocols import Task
from voiceapp.gui.bridge import Bridge
from voiceapp.gui.panels.ask import AskPage
from voiceapp.gui.panels.compose import ComposePage
from voiceapp.gui.panels.help import HelpPage
from voiceapp.gui.panels.meetings import MeetingsPage
from voiceapp.gui.panels.meetings_recorder import CONSENT
from voiceapp.gui.panels.models import ModelsPage
from voiceapp.gui.panels.settings import SettingsPage
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.overlay import Overlay
from voiceapp.gui.window import Window

FULL = VoiceAppError("disk-full", "The disk is full. What has arrived is kept.", "Free 6 GB, then try again.")
JOBS = (
    JobInfo(11, "model", "Getting Finch 4B", "done", 1.0),
    JobInfo(12, "model", "Getting Lark large", "running", 0.58, 120, "1.8 GB of 3.1 GB", None, True),
    JobInfo(13, "pack-install", "Installing Wren voices", "running", None, None, "Getting its libraries"),
    JobInfo(14, "model", "Getting Finch 30B", "failed", 0.3, None, "", FULL),
    JobInfo(15, "model", "Getting Kestrel", "queued", pausable=True),
    JobInfo(16, "transcription", "Writing down interview.wav", "paused", 0.4, None, "12 min of 31 min", None, True),
)
COMPUTERS = (
    Connection("studio", "llm", "https://studio.example/v1", "Finch 30B"),
    Connection("attic", "asr", "http://192.168.1.20:8000/v1", "Lark large", unencrypted=True),
    Connection("here", "tts", "http://localhost:8880/v1", "Wren large", "calm"),
)
ASKED = ToolQuestion(
    1, 7, "Clear the shopping list", "clear_list", (("list", "Shopping"),), "Asked for by this talk.", True, False
)
SOUND = "/sounds/Call with Linda.wav"
ENGINES: tuple[tuple[Task, str], ...] = (("asr", "lark:small"), ("llm", "finch:own"), ("tts", "wren"))


def _before(app: FakeApp, state: str) -> None:
    """What is true before the window opens."""
    for task, name in ENGINES:
        app.settings.set(f"engines.{task}", name)
    wren = app.models.models["wren"]
    app.models.models["wren"] = replace(wren, title="Wren", note="One calm voice, English")
    if state == "models-error":
        app.models.fail = VoiceAppError(
            "data-not-readable",
            "The list of models cannot be read: its folder belongs to another user.",
            "Give the folder to yourself, then try again.",
        )
    elif state == "settings-error":
        app.paths.settings.write_text('{"talk.endpoint_s": 99, "talk.colour": "blue"}', encoding="utf-8")
        app.settings.__init__(app.paths.settings)  # type: ignore[misc]
    elif state == "models-computers":
        app.connections.stored = {computer.name: computer for computer in COMPUTERS}
        app.settings.set("engines.llm", "remote:studio")
    elif state.startswith("meetings-"):
        app.settings.set(CONSENT, state != "meetings-consent")
        if state != "meetings-empty":
            a_week_of_meetings(app, datetime.now())
    elif state.startswith("ask") and state != "ask-empty":
        a_week_of_meetings(app, datetime.now())
        earlier_questions(app, datetime.now())
        app.ask_desk.works = ("words", "sound", "cascade")
        app.ask_desk.answers = {"words": WRITTEN, "sound": HEARD, "cascade": QUOTED}
        if state in ("ask-busy", "ask-error"):
            app.ask_desk.answers = {} if state == "ask-busy" else {"words": FULL, "sound": FULL}
    elif state.startswith("voices") and state != "voices-empty":
        a_shelf_of_voices(app)
    elif state.startswith("compose") and state != "compose-nobody":
        a_composer(app)
        if state != "compose-empty":
            a_tree_of_tracks(app)
    elif state.startswith("talk") and state != "talk-empty":
        a_week_of_talks(app, datetime.now())
        app.talk.answers["What time is it?"] = (
            "It is ten past nine. **The train** leaves at [ten](https://a.example)."
        )
    elif state == "activity":
        app.jobs.jobs = {job.id: job for job in JOBS}


def _models(app: FakeApp) -> None:
    number = app.jobs.start("model", "Getting Lark large")
    app.models.change("lark:large", state="downloading", job=number)
    app.jobs.move(number, fraction=0.58, left_s=120)


def _changed(app: FakeApp) -> None:
    app.settings.set("talk.endpoint_s", 1.2)
    app.settings.set("talk.headphones", True)
    app.settings.set("sound.microphone", "headset")


def _click(window: Window, name: str) -> None:
    """Click a button of the page, as soon as it is there."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        for button in window.pages[window.page].findChildren(QAbstractButton):
            if button.isVisible() and name in (button.objectName(), button.accessibleName()):
                button.click()
                return
        settle(QApplication.instance(), 0.02)  # type: ignore[arg-type]
    raise LookupError(name)


def _get(app: FakeApp, window: Window) -> None:
    _click(window, "get-lark:large")


def _remove(app: FakeApp, window: Window) -> None:
    page = window.pages["models"]
    page.asking.asked("remove", "finch:4b")  # type: ignore[attr-defined]


def _wrong(app: FakeApp, window: Window) -> None:
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    page.open_part("engines.context_tokens")
    field = page.rows["engines.context_tokens"].findChild(TextField)
    assert field is not None
    field.setText("lots")
    field.editingFinished.emit()
    page.open_part("engines")


def _packs(app: FakeApp, window: Window) -> None:
    _click(window, "filter-packs")


def _computers(app: FakeApp, window: Window) -> None:
    _click(window, "add-computer")
    page = window.pages["models"]
    assert isinstance(page, ModelsPage)
    form = page.elsewhere.form
    assert form is not None
    form.url.setText("http://192.168.1.20:8000")
    form.show_models(["Wren large", "Wren small"])
    form.task.buttons["tts"].click()
    form.say("There is no name yet. Give it one.")


def _down(app: FakeApp, window: Window) -> None:
    bar = window.pages["models"].area.verticalScrollBar()  # type: ignore[attr-defined]
    bar.setValue(bar.maximum())


def _record(app: FakeApp, window: Window) -> None:
    _click(window, "record")


def _open(app: FakeApp, window: Window) -> None:
    _click(window, "meeting-1")


def _voice(tab: str, voice: int = 1) -> Callable[[FakeApp, Window], None]:
    def act(app: FakeApp, window: Window) -> None:
        _click(window, f"voice-{voice}")
        settle(QApplication.instance(), 0.2)  # type: ignore[arg-type]
        _click(window, f"tab-{tab}")

    return act


def _new_voice(app: FakeApp, window: Window) -> None:
    _click(window, "new-voice")


def _record_voice(app: FakeApp, window: Window) -> None:
    _voice("samples")(app, window)
    _click(window, "record-more")


def _composing(app: FakeApp) -> None:
    order = {"parent": None, "varies": 1}
    number = app.jobs.start("compose", "Compose: More rain", order=order)
    app.jobs.move(number, fraction=0.64, left_s=50)


def _compare(app: FakeApp, window: Window) -> None:
    _compose(window)


def _compose(window: Window) -> ComposePage:
    page = window.pages["compose"]
    assert isinstance(page, ComposePage)
    _click(window, "track-4")
    page.show_place(28.0, False)
    page.compare(5)
    page.hear("A")
    return page


def _compose_melody(app: FakeApp, window: Window) -> None:
    _compose(window).take_files([Path("Morning tune.wav")], on_form=True)


def _compose_on(app: FakeApp, window: Window) -> None:
    _compose(window)
    _click(window, "branch")
    _click(window, "compose-more")


def _search_help(app: FakeApp, window: Window) -> None:
    page = window.pages["help"]
    assert isinstance(page, HelpPage)
    page.list.search.setText("voice agree")


def _open_found(app: FakeApp, window: Window) -> None:
    _click(window, "found-2")


def _ask(*ways: Way) -> Callable[[FakeApp, Window], None]:
    def act(app: FakeApp, window: Window) -> None:
        page = window.pages["ask"]
        assert isinstance(page, AskPage)
        page.column.scope.ways.choose(ways)
        page.column.field.setPlainText("When do we launch, and what is to be heard besides?")
        page.column.ask()

    return act


def _recordings(app: FakeApp, window: Window) -> None:
    _click(window, "chip-recordings")


def _answering(app: FakeApp) -> None:
    number = app.ask_desk.asked[-1].id
    app.ask_desk.grow(number, "words", citation=WRITTEN.citations[0])
    app.ask_desk.go_on(number, "words", None, "Looking through what was said")
    app.ask_desk.go_on(number, "sound", 0.4, "Listening from 0:28")


async def _play_overlap(app: FakeApp) -> None:
    await app.meeting_player.play(1, 767.6, 1.0)


def _sources(app: FakeApp, window: Window) -> None:
    page = window.pages["meetings"]
    assert isinstance(page, MeetingsPage)
    page.detail.minutes.lines[-2].chosen.emit()


async def _talk(app: FakeApp) -> None:
    await app.talk.open()
    await app.talk.send("What time is it?")
    app.alarms.put("tea", 240.0)


def _opened(part: str, *names: str) -> Callable[[FakeApp, Window], None]:
    """Open a part of the page that is shown, and click one after the other."""

    def act(app: FakeApp, window: Window) -> None:
        if part:
            window.open_page(window.page, part)
        for name in names:
            settle(QApplication.instance(), 0.2)  # type: ignore[arg-type]
            _click(window, name)

    return act


def _over(app: FakeApp, window: Window) -> None:
    window.overlays.toggle_palette()


def _sheet(app: FakeApp, window: Window) -> None:
    window.overlays.toggle_sheet()


def _small(app: FakeApp, window: Window) -> None:
    window.toggle_small()


def _notify(app: FakeApp) -> None:
    app.bus.publish(Notice("warning", "Finch 4B is slow on this computer.", "Get Finch 1B.", "models", "slow"))
    app.bus.publish(Notice("error", "The disk is full.", "Free some space.", "", "disk"))
    app.jobs.start("model", "Getting Lark large")


def _half_recorded(others_silent: bool) -> Callable[[FakeApp], None]:
    def tell(app: FakeApp) -> None:
        others = -60.0 if others_silent else -19.0
        app.recorder.tick(elapsed_s=754.0, you_db=-14.0, others_db=others, others_silent=others_silent)

    return tell


CORE: dict[str, Callable[[FakeApp], object]] = {
    "talk": _talk, "talk-question": _talk, "talk-correct": _talk, "window-notices": _notify,
    "compose": _composing, "models": _models, "models-more": _models, "settings-changed": _changed,
}  # fmt: skip
HANDS: dict[str, Callable[[FakeApp, Window], None]] = {
    "talk": _opened("", "answered"), "talk-correct": _opened("", "correct"),
    "inspect": _opened(SOUND), "inspect-export": _opened(SOUND, "inspect-export"),
    "welcome-speakers": _opened("", "step-next"), "welcome-models": _opened("", "step-next", "step-next"),
    "welcome-start": _opened("", "step-next", "step-next", "step-next"),
    "window-palette": _over, "window-shortcuts": _sheet, "window-small": _small,
    "models-get": _get, "models-remove": _remove, "models-more": _down, "settings-wrong": _wrong,
    "models-packs": _packs, "models-computers": _computers,
    "meetings-recording": _record, "meetings-silent": _record, "meetings-consent": _record,
    "meetings-overlap": _open, "meetings-unsupported": _open, "voices-new": _new_voice,
    "voices-record": _record_voice,
    "ask": _ask("words"), "ask-columns": _ask("words", "sound"), "ask-three": _ask("words", "sound", "cascade"),
    "ask-busy": _ask("words", "sound"), "ask-error": _ask("words", "sound"), "ask-pick": _recordings,
    "compose": _compare, "compose-melody": _compose_melody, "compose-on": _compose_on,
    "voices-sound": _voice("sound", 2), "help-search": _search_help,
    **{f"voices-{tab}": _voice(tab) for tab in ("samples", "consent", "speak", "takes", "words")},
}  # fmt: skip
LATER_CORE: dict[str, Callable[[FakeApp], object]] = {
    "meetings-recording": _half_recorded(False), "meetings-silent": _half_recorded(True),
    "ask-busy": _answering, "talk-question": lambda app: app.bus.publish(ASKED),
    "meetings-overlap": _play_overlap, "meetings-unsupported": _play_overlap,
}  # fmt: skip
LATER_HANDS = {"meetings-unsupported": _sources, "help-search": _open_found}
"""What happens when the first hands are done."""
STATES = (
    "models", "models-more", "models-get", "models-remove", "models-packs", "models-computers", "models-error",
    "settings", "settings-changed", "settings-error", "settings-wrong", "activity", "activity-empty",
    "meetings-empty", "meetings-consent", "meetings-recording", "meetings-silent", "meetings-overlap",
    "meetings-unsupported", "voices", "voices-empty", "voices-new", "voices-samples", "voices-record",
    "voices-consent", "voices-sound", "voices-speak", "voices-takes", "voices-words",
    "ask", "ask-empty", "ask-fresh", "ask-columns", "ask-three", "ask-busy", "ask-error", "ask-pick",
    "compose", "compose-empty", "compose-nobody", "compose-melody", "compose-on",
    "help", "help-search",
)  # fmt: skip
ELSEWHERE = (
    "talk", "talk-empty", "talk-question", "talk-correct", "inspect", "inspect-empty", "inspect-export",
    "welcome", "welcome-speakers", "welcome-models", "welcome-start",
    "window-notices", "window-palette", "window-shortcuts", "window-small",
)  # fmt: skip
"""Tests of these pages and frames assert that they are laid out."""


def seen(window: Window) -> QWidget:
    """What the user has before the eyes: a frame over the window, the small window, or the window."""
    over = [one for one in window.findChildren(Overlay) if one.isVisible()]
    small = [window.small] if window.small is not None and window.small.isVisible() else []
    return [*over, *small, window][0]


def settle(qt: QApplication, seconds: float) -> None:
    """Let Qt and the core run."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        qt.processEvents()
        time.sleep(0.005)


def resize_text(theme: Theme, scale: int, choice: str) -> None:
    """Another text size and theme in the window that is shown; pages lay themselves out in several steps."""
    theme.choose(scale=scale, choice=choice)
    for _ in range(10):
        QApplication.processEvents()


def take(
    qt: QApplication, theme: Theme, state: str, folder: Path, look: Callable[[Window], None] | None = None
) -> Path:
    """Take one picture; ``look`` may inspect the window as it was taken."""
    with tempfile.TemporaryDirectory() as home:
        app, bridge = FakeApp(Path(home)), Bridge()
        _before(app, state)
        window = Window(theme, bridge, app.settings, app.paths)
        window.resize(1280, 800)
        window.show()
        bridge.start(lambda: app)
        page = state.partition("-")[0]
        window.open_page("talk" if page == "window" else page)
        settle(qt, 0.3)
        if state in CORE:
            bridge.submit(lambda _: CORE[state](app))
            settle(qt, 0.2)
        if state in HANDS:
            HANDS[state](app, window)
        settle(qt, 0.4)
        if state in LATER_CORE:
            bridge.submit(lambda _: LATER_CORE[state](app))
            settle(qt, 0.3)
        if state in LATER_HANDS:
            LATER_HANDS[state](app, window)
            settle(qt, 0.2)
        path = folder / f"{state}-{'dark' if theme.dark else 'light'}.png"
        window.grab().save(str(path))
        if look is not None:
            look(window)
        bridge.close()
        bridge.join(5)
        window.close()
        window.deleteLater()
        settle(qt, 0.05)
        qt.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    return path
