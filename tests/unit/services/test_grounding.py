"""The grounding check: what is borne out by the transcript passes, and what is not is marked with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.unit.services import grounding_german
from tests.unit.services.grounding_set import FALSE, TRUE, Line, meeting
from voiceapp.core.meetings import MinutesItem
from voiceapp.services.grounding import Grounding

CHECK = Grounding(meeting())
GERMAN = Grounding(grounding_german.meeting())


def checked(line: Line, check: Grounding = CHECK) -> MinutesItem:
    item = MinutesItem(line.text, line.segments, line.notes, line.quote, owner=line.owner, due=line.due)
    return check.check(item, line.kind)


@pytest.mark.parametrize("line", FALSE, ids=lambda line: f"{line.wrong}: {line.text}")
def test_a_false_line_is_marked_and_told_why(line: Line) -> None:
    found = checked(line)
    assert not found.supported
    assert found.why.endswith(".")


def test_at_most_one_true_line_is_marked() -> None:
    marked = [(line.text, found.why) for line in TRUE if not (found := checked(line)).supported]
    assert len(marked) <= 1, marked


@pytest.mark.parametrize("line", grounding_german.FALSE, ids=lambda line: f"{line.wrong}: {line.text}")
def test_a_false_line_in_german_is_marked(line: Line) -> None:
    assert not checked(line, GERMAN).supported


def test_true_lines_in_german_pass_but_the_one_that_names_what_its_source_calls_it() -> None:
    marked = [line.text for line in grounding_german.TRUE if not checked(line, GERMAN).supported]
    assert marked == ["Das Fest findet nicht im Biergarten statt."]


def test_who_was_there_and_who_is_only_mentioned() -> None:
    assert CHECK.people.participants == ("Ann", "Bob", "Carla", "David")
    assert CHECK.people.mentioned == ("Emma", "Novak", "Lukas")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (Line("summary", "Emma sent two offers.", (31,), ""), "It has no quote."),
        (
            Line("summary", "Emma sent two offers.", (), "Emma sent me two offers"),
            "It names no line of the transcript.",
        ),
        (Line("summary", "Emma sent two offers.", (99,), "Emma sent me"), "It names a line that is not there."),
        (Line("summary", "The two offers.", (31,), "two offers"), "Its quote is too short to prove anything."),
        (Line("summary", "", (31,), "Emma sent me two offers"), "It says nothing."),
        (
            Line("summary", "The old one is dying.", (4,), "the old one is dying"),
            "Its quote is said at 0:48, not in the lines it names.",
        ),
    ],
)
def test_the_reason_is_one_plain_sentence(line: Line, why: str) -> None:
    assert checked(line).why == why


def test_one_who_was_there_without_a_voice_may_own_a_task_that_is_given_to_them() -> None:
    line = Line("action", "Ask Mr Novak", (40,), "Emma will ask Mr Novak", "Emma Frost")
    assert checked(line).why == "Emma Frost is not in this meeting."
    assert checked(line, Grounding(meeting(), ["Emma Frost"])).supported


def test_spelling_case_and_a_lost_stop_word_do_not_matter_but_a_word_of_content_does() -> None:
    text = "The old machine is dying."
    assert checked(Line("summary", text, (9,), "i need second test machine, THE OLD ONE is dying")).supported
    assert not checked(
        Line("summary", text, (9,), "i need a second coffee machine, the old one is dying")
    ).supported


def turned_wrong() -> Iterator[tuple[str, Line, Grounding]]:
    """Each true line that passes, made false in one way after the other."""
    for lines, check, said in (
        (TRUE, CHECK, meeting()),
        (grounding_german.TRUE, GERMAN, grounding_german.meeting()),
    ):
        strange = "zebra" if check is CHECK else "Zebra"
        for line in lines:
            if not checked(line, check).supported:
                continue
            for name in check.people.participants:
                if line.owner and name != line.owner:
                    yield "owner", replace(line, owner=name), check
            if line.due:
                yield "due", replace(line, due="next Saturday"), check
            for number in re.finditer(r"\d[\d,]*", line.text):
                yield (
                    "number",
                    replace(line, text=f"{line.text[: number.start()]}77{line.text[number.end() :]}"),
                    check,
                )
            yield "name", replace(line, text=f"Rebecca said: {line.text}"), check
            if not re.search(r"\b(?:not?|nicht)\b", line.text) and line.kind != "question":
                no = "nicht" if check is GERMAN else "not"
                yield "negated", replace(line, text=re.sub(r"^(\S+ \S+)", rf"\1 {no}", line.text)), check
            words = line.quote.split()
            for at, word in enumerate(words):
                if len(word) > 3:
                    yield "quote", replace(line, quote=" ".join([*words[:at], strange, *words[at + 1 :]])), check
            for segment in said.segments:
                if segment.id not in line.segments and len(segment.text.split()) > 3:
                    yield "quote of another", replace(line, quote=segment.text), check
                    yield "another source", replace(line, segments=(segment.id,), notes=()), check


def test_a_true_line_turned_wrong_is_marked_each_time() -> None:
    tried = list(turned_wrong())
    assert len(tried) > 3000
    passed = [(what, line) for what, line, check in tried if checked(line, check).supported]
    assert passed == []
