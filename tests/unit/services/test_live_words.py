"""Words while a meeting is recorded: settled ones stay, a slow or dying engine costs words and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.loop import run_virtual
from tests.unit.services.helpers import recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, LiveLine, Notice, RecordingChanged
from voiceapp.core.frames import SPEECH_RATE, Audio, Segment, Transcript, Word
from voiceapp.core.protocols import Capabilities, ListenOptions, TranscriptionProgress
from voiceapp.core.recording import RecordingSpeech, SideName
from voiceapp.core.settings import Settings
from voiceapp.services.live_words import MOST_WAITING_S, LiveWords

SAID = "the quick brown fox jumps over the lazy dog while seven small birds watch from the old oak tree".split()
PACE_S = 0.5
DIED = VoiceAppError("engine-died", "Faster Whisper stopped unexpectedly.", "It starts again by itself.", True)


class Engine:
    """Understands a word for each half second; the last one may be wrong until more was said.

    A call takes ``cost_s``. ``fails`` calls die.
    """

    capabilities = Capabilities()

    def __init__(self, cost_s: float = 0.1, said: list[str] = SAID) -> None:
        self.cost_s, self.said = cost_s, said
        self.fails = 0
        self.calls: list[tuple[float, ListenOptions]] = []

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        seconds = sum([piece.duration_s async for piece in audio])
        self.calls.append((seconds, options))
        await asyncio.sleep(self.cost_s)
        if self.fails:
            self.fails -= 1
            raise DIED
        words = self.said[: round(seconds / PACE_S)]
        if not options.words and words:
            words[-1] = words[-1] + "uh"
        timed = tuple(Word(one, place * PACE_S, (place + 1) * PACE_S) for place, one in enumerate(words))
        text = " ".join(words)
        yield Transcript(turn, text, True, segments=(Segment(text, 0.0, seconds, timed),))

    async def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        raise AssertionError("a file is not meant")
        yield


class Rig:
    """Feeds what is said in real time of the virtual clock."""

    def __init__(self, home: Path, engine: Engine, name: Callable[[], str] = lambda: "whisper") -> None:
        self.settings, self.bus = Settings(home / "settings.json"), EventBus()
        self.told = recorded(self.bus)
        self.engine = engine
        self.asked: list[str] = []
        self.words = LiveWords(name, self._make, self.settings, self.bus)

    def _make(self, text: str) -> Engine:
        self.asked.append(text)
        return self.engine

    def lines(self, number: int = 1) -> list[LiveLine]:
        return [one for one in self.told if isinstance(one, LiveLine) and one.number == number]

    def finals(self) -> list[tuple[Any, ...]]:
        return [
            (one.side, one.start_s, one.end_s, one.text)
            for one in self.told
            if isinstance(one, LiveLine) and one.final
        ]

    def notices(self) -> list[str]:
        return [one.code for one in self.told if isinstance(one, Notice)]

    async def say(self, begin_s: float, seconds: float, side: SideName = "you", meeting: int = 1) -> None:
        """Let a side speak, told in pieces of a fifth of a second."""
        piece = np.zeros(SPEECH_RATE // 5, np.float32)
        for place in range(round(seconds * 5)):
            await asyncio.sleep(0.2)
            ended = place == round(seconds * 5) - 1
            self.words.hear(meeting, RecordingSpeech(side, begin_s, piece, ended))

    async def stop(self) -> None:
        self.bus.publish(RecordingChanged(None))
        await self.words.settled()
        await self.words.close()


def never_changed(lines: list[LiveLine]) -> None:
    for earlier, later in pairwise(lines):
        settled = earlier.text[: earlier.stable]
        assert later.text[: later.stable].startswith(settled)


def test_words_come_while_somebody_speaks_and_settled_ones_stay(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        it.settings.set("meetings.language", "en")
        it.settings.set("meetings.vocabulary", "Okafor")
        await it.say(2.0, 6.0)
        await it.stop()
        return it

    it = run_virtual(scenario())
    lines = it.lines()
    assert [line.final for line in lines].count(True) == 1
    assert len(lines) > 4  # not only at the end
    never_changed(lines)
    halfway = lines[len(lines) // 2]
    assert 0 < halfway.stable < len(halfway.text)
    assert halfway.text.endswith("uh")  # the last word is not settled yet
    assert it.finals() == [("you", 2.0, pytest.approx(8.0), " ".join(SAID[:12]))]
    assert lines[-1].stable == len(lines[-1].text)
    assert it.asked[0] == "whisper"
    assert it.notices() == []


def test_the_engine_is_told_language_and_names(tmp_path: Path) -> None:
    async def scenario() -> Engine:
        engine = Engine()
        it = Rig(tmp_path, engine)
        it.settings.set("meetings.language", "de")
        it.settings.set("meetings.vocabulary", "Okafor")
        await it.say(0.0, 0.6)
        await it.stop()
        return engine

    engine = run_virtual(scenario())
    ((_, options),) = engine.calls
    assert (options.language, options.prompt, options.words) == ("de", "Okafor", True)


def test_an_engine_that_changes_its_mind_changes_no_settled_word(tmp_path: Path) -> None:
    class Fickle(Engine):
        async def listen(
            self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
        ) -> AsyncIterator[Transcript]:
            async for one in super().listen(turn, audio, options):
                text = one.text.replace("quick", "quack") if options.words else one.text
                yield Transcript(turn, text, True)

    async def scenario() -> Rig:
        it = Rig(tmp_path, Fickle())
        await it.say(0.0, 5.0)
        await it.stop()
        return it

    it = run_virtual(scenario())
    never_changed(it.lines())
    assert it.finals()[0][3] == " ".join(SAID[:10])


def test_both_sides_have_their_own_lines(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        await asyncio.gather(it.say(1.0, 3.0), it.say(10.0, 2.0, "others"))  # the times are those of the sound
        await it.stop()
        return it

    it = run_virtual(scenario())
    assert sorted(it.finals()) == [
        ("others", 10.0, pytest.approx(12.0), " ".join(SAID[:4])),
        ("you", 1.0, pytest.approx(4.0), " ".join(SAID[:6])),
    ]


@pytest.mark.parametrize("others_s", [3.0, 3.2, 8.0])
def test_what_the_microphone_hears_of_the_others_is_not_written_twice(tmp_path: Path, others_s: float) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        await asyncio.gather(it.say(1.0, 3.0), it.say(1.0, others_s, "others"))
        await it.stop()
        return it

    it = run_virtual(scenario())
    said = " ".join(SAID[: round(others_s / PACE_S)])
    assert [(side, text) for side, _, _, text in it.finals()] == [("others", said)]


def test_at_most_half_of_the_time_goes_to_words_that_are_not_settled(tmp_path: Path) -> None:
    async def scenario() -> Engine:
        engine = Engine(cost_s=1.5)
        it = Rig(tmp_path, engine)
        for number in range(3):
            await asyncio.gather(it.say(number * 20.0, 18.0), it.say(number * 20.0, 18.0, "others"))
        await it.stop()
        return engine

    engine = run_virtual(scenario())
    guesses = [seconds for seconds, options in engine.calls if not options.words]
    assert len(guesses) > 9
    assert len(guesses) * engine.cost_s <= 3 * 18.0 / 2
    assert not any(options.partials for _, options in engine.calls)


def test_an_engine_slower_than_the_talk_writes_ended_utterances_only_and_says_so(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine(cost_s=7.0))
        for number in range(6):
            await it.say(number * 8.0, 8.0)
        await it.stop()
        return it

    it = run_virtual(scenario())
    assert it.notices().count("live-words-late") == 1
    late = [one for one in it.told if isinstance(one, LiveLine) and one.number >= 5]
    assert late
    assert all(one.final for one in late)
    assert len(it.finals()) == 6


def test_an_engine_that_was_slow_for_a_while_is_asked_early_again(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine(cost_s=7.0))
        for number in range(10):
            await it.say(number * 8.0, 8.0)
            it.engine.cost_s = 7.0 if number < 4 else 0.1
        await it.stop()
        return it

    it = run_virtual(scenario())
    assert it.notices() == ["live-words-late"]
    assert [line.final for line in it.lines(5)] == [True]
    assert len(it.lines(10)) > 4


def test_an_engine_that_loads_long_is_not_called_slow(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine(cost_s=30.0))
        for number in range(8):
            await it.say(number * 4.0, 4.0)
            it.engine.cost_s = 0.1  # only the first call loads
        await it.stop()
        return it

    it = run_virtual(scenario())
    assert it.notices() == []
    assert len(it.finals()) == 8


def test_what_waits_is_bounded(tmp_path: Path) -> None:
    async def scenario() -> tuple[Rig, float]:
        it = Rig(tmp_path, Engine(cost_s=100.0))
        most = 0.0
        for number in range(60):  # ten minutes
            await it.say(number * 10.0, 10.0)
            most = max(most, sum(one.length_s for one in it.words._waiting))
        await it.stop()
        return it, most

    it, most = run_virtual(scenario())
    assert most <= MOST_WAITING_S
    assert it.notices().count("live-words-slow") == 1
    assert len(it.finals()) >= 5


def test_nothing_follows_the_last_words_of_an_utterance_that_was_left_out(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        speaking = asyncio.create_task(it.say(0.0, 12.0))
        await asyncio.sleep(9.0)
        it.engine.cost_s = 90.0  # the next guess comes when its utterance was left out
        await speaking
        for number in range(2, 12):
            await it.say(number * 12.0, 12.0)
        await it.stop()
        return it

    it = run_virtual(scenario())
    assert "live-words-slow" in it.notices()
    assert len(it.lines(1)) > 4
    for number in {one.number for one in it.told if isinstance(one, LiveLine)}:
        lines = it.lines(number)
        assert [one.final for one in lines] == [False] * (len(lines) - 1) + [True]
        never_changed(lines)


def test_sound_that_did_not_arrive_is_said_once(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        for begin in (0.0, 5.0):
            it.words.hear(1, RecordingSpeech("you", begin, np.zeros(16_000, np.float32), True, lost_s=2.0))
            await asyncio.sleep(1)
        await it.stop()
        return it

    assert run_virtual(scenario()).notices() == ["live-words-lost"]


def test_an_engine_that_dies_is_told_once_and_tried_again(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        engine = Engine()
        it = Rig(tmp_path, engine)
        engine.fails = 4
        for begin in (0.0, 10.0, 20.0):
            await it.say(begin, 3.0)
            await asyncio.sleep(1)
        await it.stop()
        return it

    it = run_virtual(scenario())
    (notice,) = [one for one in it.told if isinstance(one, Notice)]
    assert notice.sentence.endswith("Faster Whisper stopped unexpectedly.")
    assert "the recording goes on" in notice.sentence
    assert notice.next_step == DIED.next_step
    assert it.finals() == [("you", 20.0, pytest.approx(23.0), " ".join(SAID[:6]))]


def test_words_are_kept_where_the_engine_dies_on_the_others(tmp_path: Path) -> None:
    """What the others say meanwhile is only heard to find their echo."""

    class DiesOnOthers(Engine):
        async def listen(
            self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
        ) -> AsyncIterator[Transcript]:
            self.fails = int(turn == 2 and options.words)
            async for one in super().listen(turn, audio, options):
                yield one

    async def scenario() -> Rig:
        it = Rig(tmp_path, DiesOnOthers())
        you = asyncio.create_task(it.say(1.0, 3.0))
        await asyncio.sleep(0.3)
        await asyncio.gather(you, it.say(1.5, 6.0, "others"))
        await it.stop()
        return it

    it = run_virtual(scenario())
    assert ("you", 1.0, pytest.approx(4.0), " ".join(SAID[:6])) in it.finals()
    assert it.notices() == ["live-words-failed"]


def test_settled_words_outlive_the_engine(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        engine = Engine()
        it = Rig(tmp_path, engine)
        speaking = asyncio.create_task(it.say(0.0, 5.0))
        await asyncio.sleep(4.0)
        engine.fails = 10
        await speaking
        await it.stop()
        return it

    it = run_virtual(scenario())
    never_changed(it.lines())
    last = it.lines()[-1]
    assert last.final
    assert last.text
    assert " ".join(SAID).startswith(last.text)


def test_without_a_fit_engine_that_is_said_and_nothing_written(tmp_path: Path) -> None:
    def none() -> str:
        raise VoiceAppError("not-transcribed", "No engine is fit for meetings.", "Choose one.")

    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine(), none)
        await it.say(0.0, 3.0)
        await it.say(5.0, 3.0)
        await it.say(0.0, 3.0, meeting=2)
        await it.stop()
        return it

    it = run_virtual(scenario())
    assert it.notices() == ["live-words-failed"]  # not again at every recording
    assert it.finals() == []


def test_an_engine_that_dies_in_every_recording_is_told_in_each(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        it.engine.fails = 100
        for meeting in (1, 2):
            await it.say(0.0, 3.0, meeting=meeting)
            await asyncio.sleep(1)
        await it.stop()
        return it

    assert run_virtual(scenario()).notices() == ["live-words-failed"] * 2


def test_switched_off_nothing_is_written(tmp_path: Path) -> None:
    async def scenario() -> tuple[Rig, Engine]:
        engine = Engine()
        it = Rig(tmp_path, engine)
        it.settings.set("meetings.live_words", False)
        await it.say(0.0, 3.0)
        await it.stop()
        return it, engine

    it, engine = run_virtual(scenario())
    assert (it.finals(), engine.calls) == ([], [])


def test_an_utterance_that_the_end_cuts_off_is_written(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        it.words.hear(1, RecordingSpeech("others", 4.0, np.zeros(32_000, np.float32), False))
        await it.stop()
        return it

    assert run_virtual(scenario()).finals() == [("others", 4.0, pytest.approx(6.0), " ".join(SAID[:4]))]


def test_an_end_without_sound_ends_an_utterance_and_begins_none(tmp_path: Path) -> None:
    async def scenario() -> Rig:
        it = Rig(tmp_path, Engine())
        silence = np.zeros(0, np.float32)
        it.words.hear(1, RecordingSpeech("others", 4.0, np.zeros(32_000, np.float32), False))
        it.words.hear(1, RecordingSpeech("others", 4.0, silence, True))
        it.words.hear(1, RecordingSpeech("you", 4.0, silence, True))
        await asyncio.sleep(1)
        assert it.finals() == [("others", 4.0, pytest.approx(6.0), " ".join(SAID[:4]))]
        await it.stop()
        return it

    assert [seconds for seconds, _ in run_virtual(scenario()).engine.calls] == [2.0]


def test_noise_that_no_words_come_of_leaves_no_line(tmp_path: Path) -> None:
    async def scenario() -> list[Event]:
        it = Rig(tmp_path, Engine(said=[]))
        await it.say(0.0, 3.0)
        await it.stop()
        return it.told

    assert not any(isinstance(one, LiveLine) for one in run_virtual(scenario()))
