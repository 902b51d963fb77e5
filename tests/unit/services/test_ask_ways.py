"""In which ways a question can be answered, and what each way is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.loop import run_virtual
from voiceapp.core.answers import Answer, Asked, Citation
from voiceapp.core.asking import Question, Way
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingInfo
from voiceapp.core.passages import Within
from voiceapp.services.ask_ways import AskWays, Teller
from voiceapp.services.ask_words import NO_MODEL
from voiceapp.services.asking import AnswerPiece
from voiceapp.services.recording_index import PATIENCE_S

CALL = MeetingInfo(1, "Call", 100.0, 60.0, "ready", "imported", "audio.flac", transcript=11)
SILENT = MeetingInfo(2, "Silent", 200.0, 60.0, "ready", "imported")
WORDLESS = MeetingInfo(3, "Wordless", 300.0, 60.0, "ready", "imported", "audio.flac")
BEGUN = MeetingInfo(4, "Begun", 400.0, 5.0, "recording", "recorded")
LIVE = replace(BEGUN, id=5, title="Live", transcript=15)
BEFORE = [Asked("What?", "That.")]
CITED = Citation("x", 0.0, 1.0, "Heard.")


class Library:
    """``meetings`` as they are listed; a file of bytes 1 was imported as the first of them."""

    def __init__(self, *meetings: MeetingInfo) -> None:
        self.meetings = list(meetings)

    async def list(self) -> list[MeetingInfo]:
        return self.meetings

    async def of_file(self, path: Path) -> MeetingInfo | None:
        return self.meetings[0] if path.read_bytes() == b"1" else None

    async def audio_path(self, meeting: int) -> Path | None:
        audio = next(one.audio for one in self.meetings if one.id == meeting)
        return Path("/meetings", str(meeting), audio) if audio else None


class Engines:
    """What the three ways were asked; ``listens`` and ``writes`` are the engines that are there."""

    def __init__(self, listens: str = "ear", writes: Sequence[str] = ("pen",)) -> None:
        self.listens, self.writes = listens, writes
        self.asked: list[tuple[object, ...]] = []

    async def answerer(self) -> str:
        return self.listens

    async def writers(self) -> Sequence[str]:
        return self.writes


class Words(Engines):
    async def ask(
        self,
        question: str,
        within: Within,
        llm: str,
        before: Sequence[Asked],
        on_sentence: Callable[[Citation], None],
        patience_s: float,
    ) -> Answer:
        self.asked.append((question, within, llm, before, patience_s))
        on_sentence(CITED)
        return Answer("Said.", "words", False, (CITED,))


class Sound(Engines):
    async def ask(
        self,
        path: Path,
        question: str,
        answerer: str,
        llm: str,
        on_piece: Callable[[AnswerPiece], None],
        on_progress: Callable[[float | None, str], None],
        before: Sequence[Asked],
    ) -> Answer:
        self.asked.append((path, question, answerer, llm, before))
        if not answerer:
            return Answer("Ann speaks 0:50.", "extractive", True, ())
        on_piece(AnswerPiece("Heard.", 0.0, 1.0))
        return Answer("Heard.", "sound", False, (replace(CITED, recording=str(path)),))


class Both(Engines):
    async def ask(
        self,
        question: str,
        *,
        meeting: int | None,
        file: Path | None,
        llm: str,
        before: Sequence[Asked],
        on_sentence: Callable[[Citation], None],
        on_progress: Callable[[float | None, str], None],
    ) -> Answer:
        self.asked.append((question, meeting, file, llm, before))
        return Answer("Both.", "cascade", False, (CITED,))


class World:
    def __init__(self, *meetings: MeetingInfo, engines: Engines | None = None, cascade: bool = True) -> None:
        self.words, self.sound, self.both = Words(), Sound(), Both()
        there = engines or Engines()
        self.ways = AskWays(
            Library(*meetings),
            self.words,
            self.sound,
            there.answerer,
            there.writers,
            self.both if cascade else None,
        )
        self.pieces: list[tuple[str, str, int | None]] = []
        self.sentences: list[Citation] = []

    def possible(self, question: Question) -> list[Way]:
        return run_virtual(self.ways.possible(question))

    def answer(self, way: Way, question: Question) -> Answer:
        tell = Teller(
            lambda piece, name, meeting: self.pieces.append((piece.text, name, meeting)),
            self.sentences.append,
            lambda share, text: None,
        )
        return run_virtual(self.ways.answer(way, question, BEFORE, tell))

    def refused(self, way: Way, question: Question) -> str:
        with pytest.raises(VoiceAppError) as failed:
            self.answer(way, question)
        assert not [*self.words.asked, *self.sound.asked, *self.both.asked]
        return failed.value.code


@pytest.mark.parametrize(
    ("chosen", "ways"),
    [
        (None, ["words"]),
        ((1, 3), ["words"]),
        ((1,), ["words", "sound", "cascade"]),
        ((2,), []),
        ((3,), ["sound", "cascade"]),
        ((4,), []),
        ((5,), ["words"]),
        ((1, 77), ["words", "sound", "cascade"]),
    ],
)
def test_only_ways_that_may_lead_to_an_answer_are_offered(
    chosen: tuple[int, ...] | None, ways: Sequence[Way]
) -> None:
    world = World(CALL, SILENT, WORDLESS, BEGUN, LIVE)
    assert world.possible(Question("What?", meetings=chosen)) == ways


def test_without_an_engine_its_way_is_not_offered() -> None:
    one = Question("What?", meetings=(1,))
    assert World(CALL, engines=Engines(listens="")).possible(one) == ["words", "sound", "cascade"]
    assert World(CALL, engines=Engines(writes=())).possible(one) == ["words", "sound"]
    assert World(CALL, cascade=False).possible(one) == ["words", "sound"]
    assert World(CALL).possible(replace(one, llm=NO_MODEL)) == ["words", "sound"]
    named = replace(one, llm="pen", answerer="ear")
    assert World(CALL, engines=Engines("", ())).possible(named) == ["words", "sound", "cascade"]


def test_an_empty_library_offers_nothing() -> None:
    assert World().possible(Question("What?")) == []


def test_moments_narrow_what_can_be_asked() -> None:
    world = World(CALL, WORDLESS)
    assert world.possible(Question("What?", since=150.0)) == ["sound", "cascade"]
    assert world.possible(Question("What?", until=150.0)) == ["words", "sound", "cascade"]


def test_a_file_is_heard_and_read_where_it_was_written_down(tmp_path: Path) -> None:
    known, strange = tmp_path / "known.wav", tmp_path / "strange.wav"
    known.write_bytes(b"1")
    strange.write_bytes(b"2")
    world = World(CALL)
    assert world.possible(Question("What?", file=known)) == ["words", "sound", "cascade"]
    assert world.possible(Question("What?", file=strange)) == ["sound", "cascade"]
    assert world.refused("words", Question("What?", file=strange)) == "not-written-down"
    with pytest.raises(VoiceAppError) as failed:
        world.possible(Question("What?", file=tmp_path / "none.wav"))
    assert failed.value.code == "file-missing"
    world.answer("cascade", Question("What?", file=strange))
    world.answer("cascade", Question("What?", file=known, llm="pen"))
    assert world.both.asked == [("What?", None, strange, "", BEFORE), ("What?", 1, None, "pen", BEFORE)]
    heard = world.answer("sound", Question("What?", file=strange))
    assert [(one.recording, one.meeting) for one in heard.citations] == [(str(strange), None)]
    assert world.pieces == [("Heard.", str(strange), None)]
    world.answer("words", Question("What?", file=known))
    assert world.words.asked == [("What?", Within([1]), "", BEFORE, PATIENCE_S)]


def test_the_words_are_looked_up_in_what_was_chosen() -> None:
    world = World(CALL, WORDLESS)
    world.answer("words", Question("What?", meetings=(1, 3), speakers=("Ann",), since=1.0, until=999.0, llm="pen"))
    world.answer("words", Question("What?"))
    assert world.words.asked == [
        ("What?", Within([1, 3], ("Ann",), 1.0, 999.0), "pen", BEFORE, PATIENCE_S),
        ("What?", Within(), "", BEFORE, PATIENCE_S),
    ]
    assert world.sentences == [CITED, CITED]


def test_the_sound_of_a_meeting_is_heard_and_cited_as_its() -> None:
    world = World(CALL, WORDLESS)
    answer = world.answer("sound", Question("What?", meetings=(1,), llm=NO_MODEL))
    world.answer("sound", Question("What?", meetings=(3,), llm="pen", answerer="own"))
    assert world.sound.asked == [
        (Path("/meetings/1/audio.flac"), "What?", "ear", "", BEFORE),
        (Path("/meetings/3/audio.flac"), "What?", "own", "pen", BEFORE),
    ]
    assert [(one.recording, one.meeting) for one in answer.citations] == [("Call", 1)]
    assert world.pieces == [("Heard.", "Call", 1), ("Heard.", "Wordless", 3)]


def test_what_was_measured_of_a_meeting_is_known_as_its_where_no_model_listens(tmp_path: Path) -> None:
    world = World(CALL, engines=Engines(listens=""))
    asked = Question("What?", meetings=(1,))
    assert world.answer("sound", asked).citations == (Citation("Call", 0.0, 60.0, "", meeting=1),)
    other = tmp_path / "other.wav"
    other.write_bytes(b"2")
    assert not world.answer("sound", Question("What?", file=other)).citations


@pytest.mark.parametrize(
    ("way", "chosen", "code"),
    [
        ("sound", (1, 3), "one-recording"),
        ("cascade", None, "one-recording"),
        ("sound", (2,), "audio-missing"),
        ("sound", (5,), "meeting-recording"),
        ("words", (4,), "nothing-said-yet"),
        ("words", (77,), "meeting-unknown"),
    ],
)
def test_what_cannot_be_asked_is_told(way: Way, chosen: tuple[int, ...] | None, code: str) -> None:
    world = World(CALL, SILENT, WORDLESS, BEGUN, LIVE)
    assert world.refused(way, Question("What?", meetings=chosen)) == code


def test_a_way_that_is_not_there_is_told() -> None:
    assert World(CALL, cascade=False).refused("cascade", Question("What?", meetings=(1,))) == "way-missing"
