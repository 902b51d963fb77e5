"""Pictures of the Talk page's states, 1280x800, light and dark.

``python -m tests.gui.screenshots [FOLDER] [STATE...]``; ``make screenshots`` takes them too.
Everything in them is real: the app with its services and engines on a home of its own, speech into the microphone
of a virtual sound card, clicks and keys. The models are the small ones of tests/models.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from tests.gui.real import CHAT, WHISPER, RealDesk, silence
from tests.live.virtual_sound import MIC_RATE, VirtualSound, missing_programs
from voiceapp.gui.theme import Theme

BUILT_IN = {"engines.asr": "pocketsphinx", "engines.llm": "skills", "engines.tts": "espeak"}
EARS = {"engines.asr": f"faster-whisper:{WHISPER}"}
MINI = {
    **EARS,
    "engines.llm": f"llama:{CHAT}",
    "engines.temperature": "0",
    "talk.persona": "You are a helpful voice assistant.",
}
EARLIER = (
    "How many kilometres are five miles?",
    "Put oat milk on the shopping list",
    "What is fifteen percent of eighty?",
    "Take a note: the spare key is in the blue box",
)
"""Talks that were held before the pictures are taken; typed to the built-in skills."""

LARGE = Path("build/screenshots-1920x1080")


def _listen(desk: RealDesk) -> None:
    """Open the microphone; the engines are loaded after it."""
    desk.click("mic")
    desk.until(lambda: desk.window.talk.column.microphone == "open")
    loaded: list[bool] = []
    desk.bridge.submit(lambda app: app.talk.ready(), lambda _: loaded.append(True))  # type: ignore[attr-defined]
    desk.until(lambda: loaded, 60)


def _say(desk: RealDesk, card: VirtualSound, text: str) -> None:
    """Say something into the microphone and wait until the answer was spoken and stored."""
    before = len(desk.turns)
    desk.settle(1.0)  # the microphone hears nothing while the room still rings of the last answer
    playing = card.speak_into_mic(card.say(text))
    desk.until(lambda: len(desk.turns) > before and desk.turns[-1].id is not None, 40)
    playing.wait()


def empty(desk: RealDesk, card: VirtualSound) -> None:
    """The microphone is open, nothing was said yet."""
    _listen(desk)


def partial(desk: RealDesk, card: VirtualSound) -> None:
    """The user speaks: settled words and words that may still change."""
    _listen(desk)
    _say(desk, card, "Set a timer for ten minutes.")
    desk.settle(1.0)
    card.speak_into_mic(card.say("Add bread and butter to the shopping list."))

    def half_settled() -> bool:
        turn = desk.turns[-1]
        return turn.said.startswith("Add bread and butter to the") and 0 < turn.settled < len(turn.said)

    desk.until(half_settled)


def speaking(desk: RealDesk, card: VirtualSound) -> None:
    """The assistant speaks; where the time of the turn before went is open."""
    _listen(desk)
    _say(desk, card, "What is the capital of France?")
    desk.click("answered")
    desk.type("Tell me a joke.")
    desk.until(lambda: len(desk.turns) > 1 and (desk.turns[-1].spoken or (0, 0))[0] > 30, 40)


def cut(desk: RealDesk, card: VirtualSound) -> None:
    """A reply that was interrupted with Esc: the unheard rest is dimmed."""
    _listen(desk)
    desk.type("Tell me a joke.")
    desk.until(lambda: desk.turns and (desk.turns[-1].spoken or (0, 0))[0] > 30, 40)
    desk.key(Qt.Key.Key_Escape)
    desk.until(lambda: desk.turns[-1].id is not None)


def error(desk: RealDesk, card: VirtualSound) -> None:
    """The model that is to answer cannot be loaded."""
    desk.type("What is the capital of France?")
    desk.until(desk.window.notices.notices, 60)


def answered(desk: RealDesk, card: VirtualSound) -> None:
    """Answered questions; two timers run."""
    _listen(desk)
    _say(desk, card, "Set a timer for ten minutes.")
    desk.ask("Set a tea timer for four minutes")
    _say(desk, card, "What is fifty times seventy?")


def question(desk: RealDesk, card: VirtualSound) -> None:
    """A tool that deletes waits for the user's word."""
    desk.ask("Put oat milk, bread and pears on the shopping list")
    desk.ask("Clear the shopping list")
    desk.until(lambda: desk.seen("tool-question"))


def no_microphone(desk: RealDesk, card: VirtualSound) -> None:
    """There is no sound card: the sample question can be played."""
    desk.until(lambda: desk.seen("no-microphone"))


State = Callable[[RealDesk, VirtualSound], None]
STATES: dict[str, tuple[State, dict[str, str]]] = {
    "empty": (empty, BUILT_IN),
    "partial": (partial, BUILT_IN),
    "speaking": (speaking, MINI),
    "cut": (cut, MINI),
    "error": (error, {**BUILT_IN, "engines.llm": "llama:{home}/broken.gguf"}),
    "answered": (answered, {**BUILT_IN, **EARS}),
    "question": (question, BUILT_IN),
    "no-microphone": (no_microphone, BUILT_IN),
}


@contextmanager
def _room(card: VirtualSound) -> Iterator[None]:
    """The faint noise of a room in the microphone: a real one never gives nothing at all."""
    noise = np.random.default_rng(7).normal(0.0, 0.0014, 120 * MIC_RATE)
    path = card.folder / "room.wav"
    soundfile.write(path, noise.astype(np.float32), MIC_RATE, subtype="FLOAT")
    playing = subprocess.Popen(
        ["paplay", "--device=mic_feed", str(path)],
        env={**os.environ, **card.environment},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        playing.terminate()
        playing.wait(10)


def lived_in(theme: Theme, home: Path) -> None:
    """A home where some talks were held."""
    (home / "quiet").mkdir(parents=True)
    desk = RealDesk(theme, home, {**BUILT_IN, "talk.speak_typed": "off"}, silence(home / "quiet"))
    for text in EARLIER:
        desk.ask(text)
        desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        desk.until(lambda: not desk.turns)
    desk.close()


def snap(desk: RealDesk, theme: Theme, name: str, folder: Path) -> None:
    """Save what is shown now in both themes; and again in a large window, to be looked at, into ``LARGE``."""
    small = desk.window.size()
    _snap(desk, theme, name, folder)
    desk.window.resize(1920, 1080)
    desk.settle(0.3)
    LARGE.mkdir(parents=True, exist_ok=True)
    _snap(desk, theme, name, LARGE)
    desk.window.resize(small)
    desk.settle(0.1)


def _snap(desk: RealDesk, theme: Theme, name: str, folder: Path) -> None:
    for choice in ("light", "dark"):
        theme.choose(choice=choice)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # partial words may have grown just now
        path = folder / f"{name}-{choice}.png"
        desk.window.grab().save(str(path))
        print(path, flush=True)
    theme.choose(choice="light")


def asked(states: Iterable[str]) -> tuple[Theme, Path, list[str]]:
    """What the command line asks for, FOLDER and STATES, with a theme to take the pictures in."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "assets/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    qt.setStyle("Fusion")
    theme = Theme(qt, "light")
    theme.apply()
    return theme, folder, sys.argv[2:] or list(states)


@contextmanager
def on_card(theme: Theme, place: Path, values: Mapping[str, str]) -> Iterator[tuple[RealDesk, VirtualSound]]:
    """A desk of the home ``place``/home on a virtual sound card of its own."""
    (place / "card").mkdir()
    card = VirtualSound(place / "card")
    try:
        desk = RealDesk(theme, place / "home", values, card.environment)
        yield desk, card
        desk.close()
    finally:
        card.stop()


def take_all(states: Iterable[str], take: Callable[[Theme, str, Path], None]) -> int:
    """Take the pictures of the states that the command line names; the exit code."""
    theme, folder, wanted = asked(states)
    for state in wanted:
        take(theme, state, folder)
    return 0


def take_on_cards(
    page: str,
    states: Mapping[str, Callable[[RealDesk, VirtualSound], None]],
    values: Mapping[str, str],
    rest_s: float = 0.0,
) -> int:
    """Take the pictures of a page's states, each on a desk with ``values`` and a virtual card of its own."""
    assert not missing_programs(), f"install {missing_programs()} first: make test does"

    def take(theme: Theme, state: str, folder: Path) -> None:
        with tempfile.TemporaryDirectory() as place, on_card(theme, Path(place), values) as (desk, card):
            states[state](desk, card)
            if rest_s:
                desk.settle(rest_s)
            snap(desk, theme, f"{page}-{state}", folder)

    return take_all(states, take)


def take(theme: Theme, state: str, folder: Path, before: Path) -> None:
    """Take the pictures of one state; ``before`` is the home as it was left."""
    act, values = STATES[state]
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        shutil.copytree(before, home)
        (home / "broken.gguf").write_bytes(b"GGUF" + bytes(4000))
        (Path(place) / "card").mkdir()
        card = VirtualSound(Path(place) / "card")
        quiet = state == "no-microphone"
        environment = silence(Path(place) / "quiet") if quiet else card.environment
        values = {key: value.replace("{home}", str(home)) for key, value in values.items()}
        try:
            with _room(card):
                desk = RealDesk(theme, home, values, environment)
                act(desk, card)
                if state not in ("partial", "speaking"):
                    desk.settle(0.6)
                snap(desk, theme, f"talk-{state}", folder)
                desk.close()
        finally:
            card.stop()


def main() -> int:
    """Take all pictures."""
    assert not missing_programs(), f"install {missing_programs()} first: make test does"
    theme, folder, wanted = asked(STATES)
    with tempfile.TemporaryDirectory() as place:
        before = Path(place) / "home"
        lived_in(theme, before)
        for state in wanted:
            take(theme, state, folder, before)
    return 0


if __name__ == "__main__":
    sys.exit(main())
