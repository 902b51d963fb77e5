"""Questions about a file's sound: which part is listened to, in which windows, and what becomes of the answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.models import ScriptedChat
from tests.fakes.sound_facts import FACTS, FakeFacts
from voiceapp.core.answers import Answer, Asked
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import AnswerOptions
from voiceapp.services.asking import AnswerPiece, AskingService
from voiceapp.services.fact_lines import in_short

RATE = 16_000
SLOPE = 1e-6


class Listener:
    """Answers with where in the file (a ramp) the sound that it gets begins and ends, in two pieces."""

    def __init__(self, hears_s: float | None = 30.0) -> None:
        self._hears_s = hears_s
        self.capabilities = Capabilities(streaming=True)
        self.questions: list[str] = []
        self.facts: list[str] = []
        self.missing: VoiceAppError | None = None
        self.open = 0
        self.silent = False

    async def load(self) -> None:
        if self.missing is not None:
            raise self.missing
        self.capabilities = Capabilities(streaming=True, max_seconds=self._hears_s)

    async def answer(
        self, audio: AsyncIterator[Audio], question: str, options: AnswerOptions
    ) -> AsyncIterator[str]:
        asked, _, facts = question.partition("\n(Measured: ")
        self.questions.append(asked)
        self.facts.append(facts)
        samples = np.concatenate([part.samples async for part in audio])
        assert len(samples) <= (self._hears_s or 30.0) * RATE
        first, last = samples[0] / SLOPE / RATE, (samples[-1] / SLOPE + 1) / RATE
        self.open += 1
        try:
            if not self.silent:
                yield f"{first:.2f} to"
                yield f" {last:.2f}"
        finally:
            self.open -= 1


class Bench:
    """A service on a file of ``seconds`` of sound; the length is told or not."""

    def __init__(self, seconds: float, told: bool = True, hears_s: float | None = 30.0) -> None:
        self.listener = Listener(hears_s)
        self.chat = ScriptedChat({})
        self.named: list[str] = []
        self.decoded_s = 0.0
        self.open = 0
        self._seconds = seconds
        self._told = told
        self.facts = FakeFacts()
        self.best = "best"
        self.service = AskingService(
            self._answerer, lambda text: self.chat, self._decode, self._length, self.facts, self._best
        )

    async def _best(self) -> str:
        return self.best

    def _answerer(self, text: str) -> Listener:
        self.named.append(text)
        return self.listener

    async def _decode(self, path: Path) -> AsyncIterator[Audio]:
        self.open += 1
        try:
            count = round(self._seconds * RATE)
            for start in range(0, count, 5 * RATE):
                samples = (np.arange(start, min(start + 5 * RATE, count)) * SLOPE).astype(np.float32)
                self.decoded_s += len(samples) / RATE
                yield Audio(samples, RATE)
        finally:
            self.open -= 1

    async def _length(self, path: Path) -> float | None:
        return self._seconds if self._told else None

    def ask(self, question: str, on_piece: Callable[[AnswerPiece], None] | None = None, llm: str = "") -> Answer:
        return asyncio.run(self.service.ask(Path(__file__), question, "listener", llm, on_piece))

    def parts(self, question: str) -> list[tuple[float, float]]:
        """The windows that were listened to: what the citations say is what was heard."""
        answer = self.ask(question)
        assert (self.open, self.listener.open) == (0, 0)
        for citation in answer.citations:
            heard = [float(word) for word in citation.answer.split(" to ")]
            assert heard == pytest.approx([citation.start_s, citation.end_s], abs=0.02)
        return [(round(citation.start_s, 2), round(citation.end_s, 2)) for citation in answer.citations]


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize(
    ("question", "parts", "asked"),
    [
        ("What plays at 0:30?", [(25, 35)], "What plays?"),
        ("What plays at 0:02?", [(0, 7)], "What plays?"),
        ("What plays between 0:10 and 0:35?", [(10, 35)], "What plays?"),
        ("What plays after 30 seconds?", [(30, 40)], "What plays?"),
        ("What plays before 0:15?", [(0, 15)], "What plays?"),
        ("What plays in the last 12 seconds?", [(28, 40)], "What plays?"),
        ("What plays in the last 2 minutes?", [(0, 22.6), (22.6, 40)], "What plays?"),
        ("What plays from 0:20 to 5:00?", [(20, 40)], "What plays?"),
    ],
)
def test_times_choose_the_part(question: str, parts: list[tuple[float, float]], asked: str, told: bool) -> None:
    bench = Bench(40.0, told)
    assert bench.parts(question) == parts
    assert set(bench.listener.questions) == {asked}


def test_a_moment_at_the_very_end_is_heard_with_what_comes_before() -> None:
    assert Bench(40.0).parts("What plays at 0:40?") == [(30, 40)]


def test_nothing_is_decoded_that_comes_after_the_part() -> None:
    bench = Bench(4000.0)
    assert bench.parts("What plays at 0:30?") == [(25, 35)]
    assert bench.decoded_s == 35


def test_without_a_time_all_is_listened_to_in_windows() -> None:
    bench = Bench(65.0)
    answer = bench.ask("What plays?")
    assert answer.mode == "sound"
    assert not answer.abstained
    lines = answer.answer.splitlines()
    assert len(lines) == len(answer.citations) == 3
    assert lines[0].startswith("0:00-0:22: 0.00 to 22.6")
    assert answer.citations[-1].end_s == 65.0
    assert {citation.recording for citation in answer.citations} == {__file__}
    assert bench.named == ["listener"]


@pytest.mark.parametrize(
    ("question", "part", "asked"),
    [
        ("And who sings it?", (25, 35), "Before, it was asked: What plays at 0:30? A harp.\nNow answer: {}"),
        (
            "And what plays at 0:02?",
            (0, 7),
            "Before, it was asked: What plays at 0:30? A harp.\nNow answer: And what plays?",
        ),
        ("Which instruments sound loud?", (0, 40), "{}"),
    ],
)
def test_the_next_question_may_lean_on_the_one_before(question: str, part: tuple[int, int], asked: str) -> None:
    bench = Bench(40.0, hears_s=60.0)
    before = [Asked("Is it loud?", "Yes."), Asked("What plays at 0:30?", "A harp.")]
    answer = asyncio.run(bench.service.ask(Path(__file__), question, before=before))
    assert bench.listener.questions == [asked.format(question)]
    assert [(one.start_s, one.end_s) for one in answer.citations] == [part]


def test_what_fits_at_once_is_one_window_and_its_answer_has_no_times() -> None:
    answer = Bench(30.0).ask("What plays?")
    assert answer.answer == "0.00 to 30.00"
    assert len(answer.citations) == 1
    assert len(Bench(200.0, hears_s=239.9).ask("What plays?").citations) == 1
    assert len(Bench(31.0, hears_s=None).ask("What plays?").citations) == 2


@given(seconds=st.floats(0.2, 200.0), hears_s=st.sampled_from([10.0, 29.9, 30.0]))
def test_windows_follow_one_another_without_gaps(seconds: float, hears_s: float) -> None:
    parts = Bench(seconds, hears_s=hears_s).ask("What plays?").citations
    assert parts[0].start_s == 0
    assert [part.start_s for part in parts[1:]] == pytest.approx([part.end_s for part in parts[:-1]])
    assert seconds - parts[-1].end_s < 1.01, "only a rest that says nothing by itself is left out"


def test_a_time_after_the_end_is_said() -> None:
    for told in (True, False):
        with pytest.raises(VoiceAppError, match=r"1:30 is after the end") as raised:
            Bench(40.0, told).ask("What plays after 1:30?")
        assert raised.value.code == "time-outside"
    bench = Bench(40.0)
    with pytest.raises(VoiceAppError, match="which lasts 0:40"):
        bench.ask("What plays at 1:30?")
    assert bench.listener.capabilities.max_seconds is None, "known before a large model is loaded"


def test_pieces_come_as_they_are_said() -> None:
    pieces: list[AnswerPiece] = []
    answer = Bench(50.0).ask("What plays?", pieces.append)
    assert len(pieces) == 4
    assert [piece.start_s for piece in pieces[:2]] == [0.0, 0.0]
    assert pieces[2].start_s == answer.citations[1].start_s
    assert "".join(piece.text for piece in pieces[2:]) == answer.citations[1].answer


def test_a_language_model_makes_one_answer_of_many() -> None:
    bench = Bench(50.0)
    pieces: list[AnswerPiece] = []
    answer = bench.ask("What plays?", pieces.append, llm="llama")
    assert (answer.answer, answer.mode, len(answer.citations)) == ("I do not know.", "cascade", 2)
    told = bench.chat.prompts[0][-1].text
    assert "0:00-0:22: 0.00 to 22.6" in told
    assert told.endswith("The question: What plays?")
    assert "".join(piece.text for piece in pieces if piece.start_s is None) == "I do not know."
    assert Bench(10.0).ask("What plays?", llm="llama").mode == "sound", "one answer needs no summing up"


def test_a_model_without_a_word_abstains() -> None:
    bench = Bench(50.0)
    bench.listener.silent = True
    answer = bench.ask("What plays?")
    assert (answer.answer, answer.abstained, len(answer.citations)) == ("", True, 2)


def test_cancelled_it_stops_listening_and_reading() -> None:
    bench = Bench(4000.0)

    async def stopped() -> None:
        begun = asyncio.Event()
        task = asyncio.create_task(bench.service.ask(Path(__file__), "What?", on_piece=lambda piece: begun.set()))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    # The fakes never wait: a turn of the loop after each piece lets the cancel in.
    answer = bench.listener.answer

    async def slow(audio: AsyncIterator[Audio], question: str, options: AnswerOptions) -> AsyncIterator[str]:
        async for piece in answer(audio, question, options):
            yield piece
            await asyncio.sleep(0)

    bench.listener.answer = slow  # type: ignore[method-assign]
    asyncio.run(stopped())
    assert bench.open == 0
    assert bench.decoded_s < 100


@pytest.mark.parametrize(("question", "code"), [("  ", "nothing-asked"), ("What?", "no-sound")])
def test_what_cannot_be_asked(question: str, code: str) -> None:
    with pytest.raises(VoiceAppError) as raised:
        Bench(0.0).ask(question)
    assert raised.value.code == code


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(VoiceAppError) as raised:
        asyncio.run(Bench(1.0).service.ask(Path("/nowhere/a.wav"), "What?"))
    assert raised.value.code == "file-missing"


NO_MODEL = VoiceAppError("model-needed", "Qwen2-Audio needs a model.", "Get one on the Models page.")


def test_the_model_is_told_what_was_measured_of_what_it_hears() -> None:
    bench = Bench(50.0)
    answer = bench.ask("What plays?")
    windows = [(citation.start_s, citation.end_s) for citation in answer.citations]
    assert [(start, end) for _, start, end in bench.facts.asked] == windows
    assert bench.listener.facts == [f"{in_short(FACTS)})"] * 2


def test_without_a_model_what_was_measured_answers() -> None:
    bench = Bench(80.0)
    bench.listener.missing = NO_MODEL
    answer = asyncio.run(bench.service.ask(Path(__file__), "What is the tempo after 30 seconds?"))
    assert bench.named == ["best"]
    assert bench.facts.asked == [(Path(__file__), 30.0, None)]
    assert answer.answer == "Measured: The tempo of the music is 96 beats a minute (BPM), steady."
    assert (answer.mode, answer.abstained, bench.decoded_s) == ("extractive", False, 0.0)


def test_without_a_model_other_questions_are_not_answered() -> None:
    bench = Bench(80.0)
    bench.listener.missing = NO_MODEL
    answer = asyncio.run(bench.service.ask(Path(__file__), "What instrument plays?"))
    assert (answer.mode, answer.abstained, answer.citations) == ("extractive", True, ())
    assert "Get one on the Models page." in answer.answer
    assert "0:12-0:40 music, 96 BPM, A minor" in answer.answer


def test_a_model_that_is_named_and_missing_is_told() -> None:
    bench = Bench(80.0)
    bench.listener.missing = NO_MODEL
    with pytest.raises(VoiceAppError, match="needs a model"):
        bench.ask("What is the tempo?")
    assert bench.named == ["listener"]


def test_a_model_that_fails_is_told() -> None:
    bench = Bench(80.0)
    bench.listener.missing = VoiceAppError("engine-died", "It ended.", "Try again.")
    with pytest.raises(VoiceAppError, match="It ended"):
        asyncio.run(bench.service.ask(Path(__file__), "What is the tempo?"))
