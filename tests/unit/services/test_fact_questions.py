"""Which questions the facts of a sound answer by themselves, and what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.sound_facts import FACTS, UNCLEAR
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.sound_facts import LoudnessFact, SoundFacts
from voiceapp.services.fact_answers import from_facts, without_model
from voiceapp.services.fact_lines import fact_lines, in_short, note
from voiceapp.services.fact_questions import asked_topics

FILE = Path("/sounds/a.wav")


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("How long is it?", ("length",)),
        ("Wie lange dauert die Aufnahme?", ("length",)),
        ("How loud is it?", ("loudness",)),
        ("Where is the loudest moment?", ("loudness",)),
        ("Wo ist die lauteste Stelle?", ("loudness",)),
        ("Wie laut ist die Musik?", ("loudness",)),
        ("What is the tempo of the music?", ("tempo",)),
        ("How fast is the song?", ("tempo",)),
        ("How many beats per minute?", ("tempo",)),
        ("Wie schnell ist die Musik?", ("tempo",)),
        ("What key is it in?", ("key",)),
        ("In welcher Tonart ist das Stück?", ("key",)),
        ("Where is silence?", ("silence",)),
        ("Wann ist es still?", ("silence",)),
        ("Is there any music in this recording?", ("music",)),
        ("When does the music play?", ("music",)),
        ("Gibt es Musik?", ("music",)),
        ("Does anybody speak?", ("speech",)),
        ("Spricht jemand?", ("speech",)),
        ("How many speakers are there?", ("speakers",)),
        ("Who speaks most?", ("speakers",)),
        ("Wie viele Personen sprechen?", ("speakers",)),
        ("Wer spricht am meisten?", ("speakers",)),
        ("How high is the voice?", ("voice",)),
        ("Wie hoch ist die Stimme?", ("voice",)),
        ("How long does the music play?", ("length", "music")),
    ],
)
def test_what_is_asked_for(question: str, topics: tuple[str, ...]) -> None:
    assert asked_topics(question) == topics


@pytest.mark.parametrize(
    "question",
    [
        "What key did she lose?",
        "How long is the contract?",
        "How loud did Bob complain?",
        "What instrument plays?",
        "What is the music like?",
        "Who spoke about the budget?",
        "What do they talk about?",
        "How fast does she talk?",
        "Who sounded unsure?",
        "Is it a happy song?",
        "Wie lange dauert das Projekt?",
        "Worüber spricht er?",
        "What is heard?",
    ],
)
def test_what_facts_alone_do_not_answer(question: str) -> None:
    assert asked_topics(question) == ()


@pytest.mark.parametrize(
    ("question", "answer", "times"),
    [
        ("How long is it?", "It is 1:20 long.", [(0, 80)]),
        (
            "How loud is it?",
            "Its loudness is -16.0 LUFS, louder than a broadcast. Its highest peak is 1.5 dB below full scale. "
            "It is loudest at 0:31. It is quietest, but for silences, at 0:45.",
            [(0, 80), (29.5, 32.5), (43.5, 46.5)],
        ),
        ("What is the tempo?", "The tempo of the music is 96 beats a minute (BPM), steady.", [(12, 62)]),
        ("What key is it in?", "The key of the music is A minor.", [(12, 62)]),
        ("Where is silence?", "Nothing is heard 1:02-1:10.", [(62, 70)]),
        (
            "Is there music?",
            "Music plays for 0:50 in all (62 %). 0:12-0:40 music, 96 BPM, A minor. 0:40-1:02 speech and music.",
            [(12, 62), (12, 40), (40, 62)],
        ),
        (
            "Who speaks most?",
            "2 people speak: Ann 0:20, Bob 0:14. Ann speaks most, Bob speaks least.",
            [(0, 80), (0, 80)],
        ),
        (
            "How high is the voice?",
            "The voice goes from 110 Hz (A2) to 220 Hz (A3), its middle is 131 Hz (C3).",
            [(0, 62)],
        ),
    ],
)
def test_an_answer_is_labelled_as_measured_and_points_to_its_seconds(
    question: str, answer: str, times: list[tuple[float, float]]
) -> None:
    told = from_facts(FILE, FACTS, asked_topics(question))
    assert (told.answer, told.mode, told.abstained) == (f"Measured: {answer}", "extractive", False)
    assert [(one.start_s, one.end_s) for one in told.citations] == times
    assert all(one.recording == str(FILE) and one.supported for one in told.citations)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What is the tempo?", "No clear tempo was found."),
        ("What key is it in?", "No clear key was found."),
        ("How high is the voice?", "Too little is spoken to tell how high the voice is."),
        (
            "How many people talk?",
            "Who speaks is not known: it is told of a whole meeting whose speakers were found.",
        ),
    ],
)
def test_what_is_not_clear_is_not_told(question: str, answer: str) -> None:
    told = from_facts(FILE, UNCLEAR, asked_topics(question))
    assert (told.answer, told.abstained, told.citations) == (f"Measured: {answer}", True, ())


@pytest.mark.parametrize(
    ("peak_db", "told"),
    [
        (0.4, " Its highest peak is 0.4 dB over full scale, where players clip it."),
        (-120.0, ""),
    ],
)
def test_a_peak_that_clips_and_one_that_is_none(peak_db: float, told: str) -> None:
    facts = replace(FACTS, loudness=LoudnessFact(-40.0, peak_db))
    answer = from_facts(FILE, facts, asked_topics("Does it clip?"))
    assert answer.answer == f"Measured: Its loudness is -40.0 LUFS, quieter than a broadcast.{told}"


def test_that_there_is_none_is_an_answer() -> None:
    for question, answer in (
        ("Is there music?", "No music is heard."),
        ("Does anybody speak?", "No speech is heard."),
        ("Where is silence?", "There is no silence of a second or more."),
    ):
        told = from_facts(FILE, UNCLEAR, asked_topics(question))
        assert (told.answer, told.abstained) == (f"Measured: {answer}", False)
        assert [(one.start_s, one.end_s) for one in told.citations] == [(0.0, 30.0)]


def test_a_question_for_a_model_says_what_was_measured_and_what_would_answer() -> None:
    missing = VoiceAppError("model-needed", "Qwen2-Audio needs a model.", "Get one on the Models page.")
    told = without_model(FACTS, missing)
    assert told.abstained
    assert "Qwen2-Audio needs a model. Get one on the Models page. Measured: 0:00-0:12 speech" in told.answer


def test_all_facts_in_one_line() -> None:
    assert in_short(FACTS) == (
        "0:00-0:12 speech; 0:12-0:40 music, 96 BPM, A minor; 0:40-1:02 speech and music; 1:10-1:20 other sounds; "
        "loudest at 0:31; nothing is heard 1:02-1:10; voice A2 to A3; Ann speaks 0:20, Bob speaks 0:14"
    )


def test_of_very_many_parts_the_longest_are_told_in_their_order() -> None:
    (speech, music, *_) = FACTS.parts
    chopped = tuple(
        replace(speech if at % 2 else music, start_s=100.0 * at, end_s=100.0 * at + 10 + at) for at in range(100)
    )
    facts: SoundFacts = replace(FACTS, parts=chopped, end_s=10_000.0)
    told = [line for line in fact_lines(facts) if line.text[0].isdigit() and "people" not in line.text]
    assert [line.start_s for line in told] == [100.0 * at for at in range(88, 100)]


def test_notes_have_their_names() -> None:
    assert [note(hertz) for hertz in (440.0, 261.6, 466.2, 27.5)] == ["A4", "C4", "B♭4", "A0"]
