"""Pictures of the Talk page's states, 1280x800, light and dark: ``python -m tests.gui.screenshots [FOLDER]``.

The services are fakes and what is said in the pictures is made up; the window is the real one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.fakes.app import SPECULATIVE, FakeApp, a_week_of_talks
from voiceapp.core.events import (
    JobChanged,
    JobInfo,
    Notice,
    PartialHeard,
    ReplyGrew,
    SendingChanged,
    TurnFinished,
    TurnStarted,
    TurnStored,
    UserSaid,
    WordSpoken,
)
from voiceapp.core.frames import Level
from voiceapp.gui.bridge import Bridge
from voiceapp.gui.theme import Theme
from voiceapp.gui.window import Window

FIRST = ("How long does the store review take?",
         "Usually two working days. If they ask for changes, you get a list, and the clock starts again on the day "
         "you send the next build.")  # fmt: skip
SECOND = ("So when do we send the build to launch on Thursday the fourteenth?",
          "Send it by Monday noon. The review then ends on Wednesday, which leaves you half a day to fix what they "
          "find. Shall I put a reminder on Monday morning?")  # fmt: skip
THIRD = "Wait, keep the entries that"


def _open(app: FakeApp, level: float) -> None:
    app.talk.show_microphone("open")
    app.talk.latest_level = Level(level, level + 6, 1.0, 0.0)
    app.talk.show_state("listening")


def _first(app: FakeApp) -> None:
    heard = FIRST[1].index("the clock")
    timeline: dict[str, float | None] = {**SPECULATIVE, "first_sound": 600.0, "first_audio": 560.0}
    app.bus.publish(TurnStarted(1, 8))
    app.bus.publish(UserSaid(1, FIRST[0]))
    app.bus.publish(TurnFinished(1, 8, *FIRST, heard, "en", True, timeline))
    app.bus.publish(TurnStored(1, 1, 8))


def empty(app: FakeApp, window: Window) -> None:
    """The microphone is open, nothing was said yet."""
    _open(app, -42)


def partial(app: FakeApp, window: Window) -> None:
    """The user speaks: settled words and words that may still change."""
    _first(app)
    _open(app, -18)
    app.talk.show_state("hearing")
    app.bus.publish(TurnStarted(2, 8))
    app.bus.publish(PartialHeard(2, THIRD))
    time.sleep(0.1)  # another frame, so that the two hypotheses are not told as one
    app.bus.publish(PartialHeard(2, f"{THIRD} are still open and"))


def speaking(app: FakeApp, window: Window) -> None:
    """The assistant speaks; the first turn was cut; two timers run, a job is busy."""
    _first(app)
    _open(app, -46)
    app.talk.show_state("speaking")
    start, end = SECOND[0].index("build"), SECOND[1].index("half")
    app.bus.publish(TurnStarted(2, 8))
    app.bus.publish(UserSaid(2, SECOND[0], doubtful=((start, start + 5),)))
    app.bus.publish(TurnFinished(2, 8, *SECOND, len(SECOND[1]), "en", False, dict(SPECULATIVE)))
    app.bus.publish(TurnStored(2, 2, 8))
    app.bus.publish(ReplyGrew(2, SECOND[1]))
    app.bus.publish(WordSpoken(2, end, end + 4))
    app.alarms.put("Tea", 192)
    app.alarms.put("Call Jonas", 1480)
    app.bus.publish(JobChanged(JobInfo(1, "download", "Getting Lark large", "running", 0.62, 120)))


def cut(app: FakeApp, window: Window) -> None:
    """A reply that was interrupted: the unheard rest is dimmed."""
    _first(app)
    _open(app, -40)


def error(app: FakeApp, window: Window) -> None:
    """Something happened that the user should read; data goes to another computer."""
    _first(app)
    _open(app, -30)
    sentence = "The desk microphone was unplugged. You are now heard through the built-in one."
    app.bus.publish(Notice("warning", sentence, "", "settings:sound.microphone", "device"))
    app.bus.publish(
        Notice("error", "Finch 4B stopped while it answered.", "Nothing is lost.", "talk:retry", "died")
    )
    app.talk.titles["llm"] = "studio.local"
    app.bus.publish(SendingChanged("studio.local"))


def no_microphone(app: FakeApp, window: Window) -> None:
    """There is no microphone: the sample question can be played."""


STATES: dict[str, Callable[[FakeApp, Window], None]] = {
    "empty": empty, "partial": partial, "speaking": speaking, "cut": cut, "error": error,
    "no-microphone": no_microphone,
}  # fmt: skip


def _settle(qt: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        qt.processEvents()
        time.sleep(0.005)


def take(qt: QApplication, theme: Theme, state: str, folder: Path) -> Path:
    """Take one picture."""
    with tempfile.TemporaryDirectory() as home:
        app, bridge = FakeApp(Path(home)), Bridge()
        a_week_of_talks(app, datetime.now())
        if state == "no-microphone":
            app.talk.found = []
        window = Window(theme, bridge, app.settings, app.paths)
        window.resize(1280, 800)
        window.show()
        bridge.start(lambda: app)
        _settle(qt, 0.3)
        if state not in ("empty", "no-microphone"):
            window.talk.list.choose(8)
            window.talk.model.conversation = 8
        bridge.submit(lambda _: STATES[state](app, window))
        _settle(qt, 0.5)
        if state == "speaking":
            turn = window.talk.model.turns[-1]
            turn.finished, turn.spoken = True, turn.spoken or _word()
            window.talk.model.changed.emit(turn)
            window.talk.column.transcript.widgets[turn].toggle_waterfall()
        _settle(qt, 0.6)
        path = folder / f"talk-{state}-{'dark' if theme.dark else 'light'}.png"
        window.grab().save(str(path))
        bridge.close()
        bridge.join(5)
        window.close()
        window.deleteLater()
        _settle(qt, 0.05)
    return path


def _word() -> tuple[int, int]:
    start = SECOND[1].index("half")
    return start, start + 4


def main() -> int:
    """Take all pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "assets/screenshots")
    wanted = sys.argv[2:] or list(STATES)
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    qt.setStyle("Fusion")
    theme = Theme(qt, "light")
    for choice in ("light", "dark"):
        theme.choose(choice=choice)
        for state in wanted:
            print(take(qt, theme, state, folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
