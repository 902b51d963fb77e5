"""Pictures of the Voices page's states, 1280x800, light and dark.

``python -m tests.gui.screenshots_voices [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app, its
services and the microphone's sound server are real, the recordings are made by flite. Only the consent is put into
the library as it is after a reading, since what compares voices is in a pack.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest

from tests.gui.real import RealDesk
from tests.gui.screenshots import BUILT_IN, EARS, take_on_cards
from tests.gui.voices import KITCHEN, made_recording, page, stored
from tests.live.virtual_sound import MIC_RATE, VirtualSound
from voiceapp.core.voices import Consent, Voice
from voiceapp.storage.database import Database
from voiceapp.storage.voices import VoiceStore

WINDOW = (
    "The seat by the window is mine, and I read to you until the train arrives. "
    "It is early in the morning, the fields are white, and somebody has left an orange on the table."
)
SENTENCE = (
    "I am Nora, and I agree that this program speaks with my voice, for reading aloud. "
    "My words are: harbour, ladder, velvet, copper, meadow."
)
SAID = "What is the capital of France? Set a timer for ten minutes. Put oat milk on the list. What time is it?"


def _recordings(folder: Path) -> dict[str, Path]:
    """Clean speech, speech with a fault at two places, speech through a telephone."""
    window = made_recording(folder / "Window seat.wav", WINDOW)
    made_recording(folder / "Kitchen.wav", f"{KITCHEN} {WINDOW}", loud_s=(4.0, 4.8))
    sound, rate = soundfile.read(window, dtype="float32")
    band = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / rate)
    band[(hertz < 300) | (hertz > 3400)] = 0
    noise = np.random.default_rng(1).normal(0, 0.02, len(sound))
    soundfile.write(folder / "Phone call.wav", np.fft.irfft(band, len(sound)) + noise, rate)
    made_recording(folder / "Garden.wav", KITCHEN, "kal")
    made_recording(folder / "First page.wav", WINDOW, "rms")
    return {path.stem: path for path in folder.glob("*.wav")}


async def _fill(app: Any, files: dict[str, Path]) -> None:
    """A voice of each kind."""
    add = app.voices.library.add
    await add("Nora", "own", languages=("en", "de"), samples=[files["Window seat"], files["Kitchen"]])
    await app.voices.library.add_sample(1, files["Phone call"])
    await add("Emil", "described", languages=("en",), engine="parler", recipe={"pitch": "low", "speed": "low"})
    await add("Reader", "model", languages=("en",), engine="espeak", recipe={"voice": "English (America)"})
    await add(
        "Old almanac", "public-domain", languages=("en",), source="A reading of 1912",
        licence="Public domain", samples=[files["First page"]],
    )  # fmt: skip
    await add("Otto", "own", languages=("en",), samples=[files["Garden"]])
    shares = {"af_heart": 60, "af_sky": 40}
    await add("Evening blend", "blend", languages=("en",), engine="kokoro", recipe={"weights": shares})


async def _agree(home: Path, voice: Voice) -> None:
    """Nora's consent as it is after a reading."""
    db = Database(home)
    await db.open()
    try:
        digests = tuple(sample.digest for sample in voice.samples)
        consent = Consent(
            SENTENCE, "reading aloud", time.time(), "consent.flac", "0", 0.86, 1.0, "resemblyzer", digests
        )
        await VoiceStore(db).set_consent(voice.id, consent)
    finally:
        await db.close()


def _library(desk: RealDesk, card: VirtualSound) -> None:
    """The library, filled."""
    files = _recordings(card.folder)
    filled: list[bool] = []
    desk.bridge.submit(lambda app: _fill(app, files), lambda _: filled.append(True))
    desk.until(lambda: filled, 60)
    nora = next(voice for voice in stored(desk) if voice.name == "Nora")
    desk.bridge.submit(lambda app: _agree(desk.paths.database, nora), lambda _: filled.append(True))
    desk.until(lambda: len(filled) == 2)
    desk.click("rail-voices")
    desk.until(lambda: len(page(desk).peaks) >= 3)
    QCursor.setPos(desk.window.mapToGlobal(QPoint(20, 560)))
    desk.settle(0.5)


def library(desk: RealDesk, card: VirtualSound) -> None:
    """A voice of each kind, none open."""
    _library(desk, card)


def samples(desk: RealDesk, card: VirtualSound) -> None:
    """A sample with a fault, and what was measured of it."""
    _library(desk, card)
    desk.click("voice-1")
    desk.until(lambda: desk.seen("sample-2"))
    desk.click("sample-2")
    desk.until(lambda: len(page(desk).peaks) >= 4)
    desk.settle(0.5)


def empty(desk: RealDesk, card: VirtualSound) -> None:
    """There is no voice yet."""
    desk.click("rail-voices")
    desk.settle(0.5)


def new(desk: RealDesk, card: VirtualSound) -> None:
    """The form for a new voice, with a recording."""
    _library(desk, card)
    desk.click("new-voice")
    desk.until(lambda: desk.seen("new-name"))
    QTest.keyClicks(desk.seen("new-name")[-1], "Paula")
    page(desk).take_files([card.folder / "Garden.wav"])
    desk.settle(0.5)


def record(desk: RealDesk, card: VirtualSound) -> None:
    """A sample is being recorded: the text, the level, the verdict."""
    _library(desk, card)
    desk.click("voice-5")
    desk.click("record-more")
    desk.click("record-start")
    desk.until(lambda: page(desk).detail.recorder.stage == "recording", 30)
    playing = card.speak_into_mic(np.concatenate([card.say(WINDOW)] * 2), MIC_RATE)
    desk.until(lambda: "Good" in page(desk).detail.recorder.verdict.text(), 30)
    desk.settle(2.5)
    assert playing


def recorded(desk: RealDesk, card: VirtualSound) -> None:
    """What was recorded has its verdict."""
    record(desk, card)
    desk.settle(3.0)
    desk.click("record-stop")
    desk.until(lambda: page(desk).detail.recorder.stage == "done", 40)
    desk.settle(0.5)


def consent(desk: RealDesk, card: VirtualSound) -> None:
    """To what the speaker agreed."""
    _library(desk, card)
    desk.click("voice-1")
    desk.click("tab-consent")
    desk.settle(0.5)


def takes(desk: RealDesk, card: VirtualSound) -> None:
    """What was said, take by take, with what was measured."""
    _library(desk, card)
    desk.click("voice-3")
    desk.click("tab-speak")
    desk.until(lambda: desk.seen("speak-text"))
    QTest.keyClicks(desk.seen("speak-text")[-1], SAID)
    page(desk).detail.speak.takes.track.setValue(1)
    desk.click("speak")
    desk.click("do")
    shown = page(desk).detail.takes
    desk.until(lambda: shown.lines and all(line.kept for line in shown.lines), 120)
    desk.until(lambda: not desk.seen("takes-progress"), 20)
    desk.settle(0.5)


State = Callable[[RealDesk, VirtualSound], None]
STATES: dict[str, State] = {
    "library": library,
    "samples": samples,
    "empty": empty,
    "new": new,
    "record": record,
    "recorded": recorded,
    "consent": consent,
    "takes": takes,
}


if __name__ == "__main__":
    sys.exit(take_on_cards("voices", STATES, {**BUILT_IN, **EARS}))
