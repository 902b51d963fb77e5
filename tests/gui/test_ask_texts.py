"""What the Ask page makes of answers, scopes and places, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.fakes.app_asking import BUILD, HEARD, NOTHING, PRICE, QUOTED, SAID, WRITTEN
from tests.fakes.app_meetings import launch
from voiceapp.core.answers import Answer, Citation
from voiceapp.core.asking import AnswerGoesOn, AnswerGrew, AskedQuestion, GivenAnswer, Question
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingInfo
from voiceapp.gui.panels import ask_facts
from voiceapp.gui.panels import ask_texts as texts
from voiceapp.gui.panels.ask_empty import subjects
from voiceapp.gui.panels.ask_facts import fact
from voiceapp.gui.panels.ask_lines import Growth, Line, lines_of
from voiceapp.gui.panels.ask_scope import Scope, When, begun, called, names_of
from voiceapp.gui.panels.days import midnight, read_day
from voiceapp.gui.panels.meetings_place import MeetingPlace

TODAY = date(2026, 5, 7)
"""A Thursday."""


@pytest.mark.parametrize(
    ("place", "part"),
    [(MeetingPlace(7), "7"), (MeetingPlace(7, 12.5, 103), "7@12.500/103"), (MeetingPlace(7, 0.0), "7@0.000")],
)
def test_a_place_in_a_meeting_is_a_part_and_back(place: MeetingPlace, part: str) -> None:
    assert place.part() == part
    assert MeetingPlace.of(part) == place


@pytest.mark.parametrize("part", ["record", "", "7@", "/3", "-1"])
def test_other_parts_are_no_places(part: str) -> None:
    assert MeetingPlace.of(part) is None


def test_an_answer_made_of_its_citations_is_shown_sentence_by_sentence() -> None:
    assert lines_of(WRITTEN) == [
        Line(SAID.answer, (SAID,)),
        Line(BUILD.answer, (BUILD,)),
        Line(PRICE.answer, (PRICE,), doubted=True),
    ]
    assert [line.text for line in lines_of(HEARD)] == [one.answer for one in HEARD.citations]


def test_two_proofs_of_a_sentence_stand_behind_it_together() -> None:
    again = replace(SAID, start_s=900.0, segment=110)
    answer = Answer(SAID.answer, "words", False, (SAID, again))
    assert lines_of(answer) == [Line(SAID.answer, (SAID, again))]


def test_an_answer_that_says_more_than_its_citations_is_shown_whole() -> None:
    summed = Answer("It is calm music.", "cascade", False, HEARD.citations)
    assert lines_of(summed) == [Line("It is calm music.", HEARD.citations)]
    more = Answer(f"{SAID.answer} It will rain.", "cascade", False, (SAID,))
    assert lines_of(more) == [Line(more.answer, (SAID,))]


def test_an_abstained_answer_shows_only_what_is_not_supported() -> None:
    assert lines_of(NOTHING) == []
    assert lines_of(replace(NOTHING, citations=(PRICE,))) == [Line(PRICE.answer, (PRICE,), doubted=True)]
    assert texts.looked_for(NOTHING) == "Looked for: dragon, moon."
    assert texts.looked_for(Answer("", "sound", True, ())) == texts.HEARD_NOTHING


def test_what_comes_is_gathered_by_sentence_and_by_window() -> None:
    growth = Growth()
    growth.grow(AnswerGrew(1, "words", SAID.answer, SAID))
    for start_s, text in ((0.0, "A pia"), (0.0, "no."), (28.0, "Rain.")):
        growth.grow(AnswerGrew(1, "words", text, None, start_s, start_s + 28.0))
    growth.go_on(AnswerGoesOn(1, "words", 0.5, "Listening"))
    assert growth.lines() == [Line(SAID.answer, (SAID,)), Line("A piano."), Line("Rain.")]
    assert (growth.share, growth.doing) == (0.5, "Listening")


def test_links_name_recording_and_time() -> None:
    sound = HEARD.citations[1]
    assert texts.place(SAID) == "Launch planning, 12:57"
    assert texts.place(sound) == "Morning rain.flac, 0:28–0:51"
    assert texts.place(sound, titled=False) == "0:28–0:51"
    assert texts.place(replace(SAID, recording="")) == "Untitled meeting, 12:57"


def test_a_quote_is_shown_as_text_whatever_it_holds() -> None:
    told = texts.hint(replace(SAID, quote="<img src='x'> & so on"))
    assert "&lt;img src=" in told
    assert "<img" not in told


def test_labels_tell_how_an_answer_came_about() -> None:
    assert texts.label_of(WRITTEN) == ""
    assert texts.label_of(QUOTED) == "Quoted, without a language model"
    assert texts.label_of(replace(NOTHING, mode="extractive")) == ""
    measured = Citation("a.wav", 0.0, 9.0, "It is silent.", quote="It is silent.", supported=True)
    answer = Answer("Measured: It is silent. No clear key was found.", "extractive", False, (measured,))
    assert texts.label_of(answer).startswith("Measured")
    assert lines_of(answer) == [Line("It is silent. No clear key was found.", (measured,))]
    unknown = Answer("Measured: No clear key was found.", "extractive", True, ())
    assert (texts.label_of(unknown), texts.looked_for(unknown)) == (
        "Measured, without a language model", "No clear key was found.",
    )  # fmt: skip
    assert not texts.not_here(unknown)
    assert not texts.listener_missing(unknown)
    assert texts.listener_missing(Answer("No model that listens is here.", "extractive", True, ()))
    assert not texts.listener_missing(replace(NOTHING, mode="extractive"))


def test_a_screen_reader_says_where_it_was_said() -> None:
    given = GivenAnswer("words", Answer(SAID.answer, "words", False, (SAID,)))
    assert texts.told(given) == f"Answer: Words. {SAID.answer} ({texts.place(SAID)})"


def test_what_was_not_read_is_told() -> None:
    assert texts.about_reading(WRITTEN) == ""
    told = texts.about_reading(replace(WRITTEN, so_far_s=62.0, unread=1))
    assert told == "From what was said up to 1:02; the recording goes on. 1 recording was not looked through yet."


@pytest.mark.parametrize(
    ("code", "button"),
    [
        ("nothing-recorded", ("Go to Meetings", "meetings")),
        ("not-written-down", ("Import it as a meeting", "meetings:import")),
        ("one-recording", ("Choose one recording", texts.RECORDINGS)),
        ("model-missing", ("Choose a model", "models:answer")),
        ("strange", ("Ask again", texts.AGAIN)),
    ],
)
def test_an_error_leads_to_its_next_step(code: str, button: tuple[str, str]) -> None:
    error = VoiceAppError(code, "It failed.", "Do this.")
    assert texts.next_button(error) == button
    assert texts.failure(error) == ("It failed. Do this." if button[1] == texts.AGAIN else "It failed.")


def test_what_is_copied_names_every_place() -> None:
    asked = AskedQuestion(1, 1, Question("What plays?"), 0.0, ())
    assert texts.copied(asked, HEARD).splitlines() == [
        "What plays?",
        "",
        "A piano, slow and alone. [Morning rain.flac, 0:00–0:28]",
        "Rain, and the piano fades out. [Morning rain.flac, 0:28–0:51]",
    ]
    assert texts.copied(asked, NOTHING).splitlines()[-1] == "Not in these recordings. Looked for: dragon, moon."
    assert texts.copied(asked, QUOTED).splitlines()[-1] == "(Quoted, without a language model.)"


@pytest.mark.parametrize(
    ("when", "since", "until"),
    [
        (When(), None, None),
        (When("today"), date(2026, 5, 7), None),
        (When("week"), date(2026, 5, 4), None),
        (When("month"), date(2026, 5, 1), None),
        (When("dates", date(2026, 1, 2), date(2026, 1, 3)), date(2026, 1, 2), date(2026, 1, 4)),
        (When("dates", None, date(2026, 1, 3)), None, date(2026, 1, 4)),
    ],
)
def test_periods_are_bounded_by_midnights(when: When, since: date | None, until: date | None) -> None:
    bounds = when.bounds(TODAY)
    assert bounds == (midnight(since) if since else None, midnight(until) if until else None)
    assert When.between(*bounds).bounds(TODAY) == bounds


def test_days_are_read_as_they_are_written() -> None:
    assert read_day(" 2026-01-31 ") == date(2026, 1, 31)
    assert [read_day(text) for text in ("2026-02-30", "soon", "", "1500-01-01")] == [None] * 4


def test_a_scope_is_told_in_a_line_and_found_again_in_its_question() -> None:
    infos = {one.info.id: one.info for one in (launch(1, 0.0), launch(2, 0.0))}
    scope = Scope(meetings=(1,), speakers=("Mara",))
    assert scope.words(infos) == "Launch planning · Mara"
    assert Scope(meetings=(1, 2)).words(infos) == "2 recordings"
    assert Scope(when=When("week")).words(infos) == "All recordings · This week"
    assert Scope(meetings=(9,)).words(infos) == "A deleted recording"
    assert Scope.of(scope.question("What?", ("words",), 4, TODAY)) == scope
    file = Scope(Path("/music/a.flac"), speakers=("Mara",)).question("What?", ("sound",), None, TODAY)
    assert (file.file, file.speakers, file.since) == (Path("/music/a.flac"), (), None)
    assert names_of(infos, (1,)) == ["Jonas", "Mara", "Priya"]


def test_recordings_are_called_by_title_and_time() -> None:
    now = MeetingInfo(1, "", datetime(2026, 5, 7, 10).timestamp(), 0.0, "recording", "recorded")
    assert called(now) == "Now: Untitled meeting"
    assert begun(now, TODAY) == "Today 10:00"
    assert begun(now, date(2026, 5, 8)) == "Yesterday 10:00"
    assert begun(now, date(2026, 5, 20)) == "Thu 7 May"
    assert begun(now, date(2027, 5, 20)) == "7 May 2026"


def test_subjects_are_what_is_said_most_often() -> None:
    assert subjects(launch(1, 0.0))[:2] == ["Thursday", "Monday"]


def test_a_long_question_is_cut_where_it_is_told_to_be_deleted() -> None:
    assert texts.deleted("When do we launch?", 1) == "“When do we launch?” and its answer are deleted."
    assert len(texts.deleted("When? " * 10_000, 1)) < 100


def test_each_fact_of_a_sound_is_told_by_itself_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = "0:12-0:40 music, 96 BPM, A minor; loudest at 0:31; nothing is heard 1:02-1:10; voice A2 to E4."
    assert fact(facts) == facts
    monkeypatch.setattr(ask_facts, "tr", lambda text, **values: text.upper().format(**_upper(values)))
    assert fact(facts) == (
        "0:12-0:40 music, 96 BPM, A MINOR; LOUDEST AT 0:31; NOTHING IS HEARD 1:02-1:10; VOICE A2 TO E4."
    )
    assert fact("It is 0:28 long. The key of the music is F# major.") == (
        "It is 0:28 long. THE KEY OF THE MUSIC IS F# MAJOR."
    )


def _upper(values: dict[str, object]) -> dict[str, object]:
    return {name.upper(): value for name, value in values.items()}
