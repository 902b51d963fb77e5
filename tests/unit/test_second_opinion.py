"""A second recogniser beside the first, through the whole program."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np

from tests.unit.engines.speech import silence, spoken
from voiceapp.app import App
from voiceapp.audio.writer import write
from voiceapp.core.events import Notice, TurnFinished, UserSaid
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions

WHISPER = f"faster-whisper:{Path(__file__).parents[1] / 'models' / 'whisper-mini-en'}"


async def asked(
    folder: Path, second: str, *questions: str
) -> tuple[list[TurnFinished], list[UserSaid], list[Notice]]:
    """What comes of questions, spoken by flite, that Whisper hears and ``second`` besides."""
    source = folder / "asked.wav"
    pause = silence(1.5)
    write(source, Audio(np.concatenate([pause, *(s for q in questions for s in (spoken(q), pause))]), SPEECH_RATE))
    files = SoundOptions(input_file=str(source), output_file=str(folder / "answer.wav"), realtime=False)
    settings = {"engines.asr": WHISPER, "talk.second_opinion": second}
    said: list[UserSaid] = []
    told: list[Notice] = []
    async with App.open(Paths.default(), settings, files) as app:
        app.bus.subscribe(UserSaid, said.append)
        app.bus.subscribe(Notice, told.append)
        await app.talk.open()
        return await app.talk.run_to_end(), said, told


def test_two_that_agree_answer_and_two_that_do_not_ask(tmp_path: Path) -> None:
    # Whisper's small model makes a sentence of its own of the second; pocketsphinx knows those words.
    turns, said, told = asyncio.run(
        asked(tmp_path, "pocketsphinx", "What time is it?", "Thunder and rain over the mountains.")
    )
    assert said[0].text == "What time is it?"
    assert said[0].doubtful == ()
    assert turns[0].reply.startswith("It is ")
    assert turns[1].reply.startswith("Did you say ")
    assert said[1].doubtful
    assert told == []


def test_a_second_opinion_that_cannot_be_had_is_told_once_and_the_talk_goes_on(tmp_path: Path) -> None:
    turns, _, told = asyncio.run(
        asked(tmp_path, f"faster-whisper:{tmp_path / 'nowhere'}", "What time is it?", "What time is it?")
    )
    assert [turn.transcript for turn in turns] == ["What time is it?"] * 2
    (notice,) = told
    assert notice.sentence.startswith("There is no second opinion: ")
