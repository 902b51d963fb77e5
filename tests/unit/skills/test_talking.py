"""What the skills say: to sentences that they do not know, to results, and after one another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.context import FakeContext, run
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.llm_skills import Skills, understand
from voiceapp.engines.skill_grammar import VOICE_COMMANDS, phrases
from voiceapp.engines.skill_math import evaluate, parse_expression
from voiceapp.engines.skill_replies import NOT_UNDERSTOOD, clock_text, fired_text, moment_text, to_you
from voiceapp.engines.skill_units import Units, unit_said

NOW = datetime(2026, 11, 23, 14, 0)


def user(text: str) -> dict[str, Any]:
    return {"role": "user", "text": text, "call": None}


def reply(*messages: dict[str, Any], tools: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    parts, result = run(Skills().reply(FakeContext(), list(messages), tools or [], now=NOW.isoformat()))
    assert len(parts) == 1
    assert result == {"finish": "tool" if "call" in parts[0] else "stop"}
    return dict(parts[0])


def test_what_is_not_understood_says_so_and_gives_examples_that_work() -> None:
    text = reply(user("write me a poem about the sea"))["text"]
    assert text == NOT_UNDERSTOOD
    assert "did not understand" in text
    assert "language model" in text
    examples = [part.split("”")[0] for part in text.split("“")[1:]]
    assert len(examples) == 3
    for example in examples:
        assert understand(example, NOW), example


@pytest.mark.parametrize("text", [text for _, text in phrases()])
def test_every_offered_phrase_is_understood(text: str) -> None:
    assert understand(text, NOW)


def test_commands_of_the_talk_itself_call_no_tool_but_undo_and_help() -> None:
    for command in VOICE_COMMANDS:
        part = reply(user(command))
        assert part.get("call", {"name": "none"})["name"] in ("none", "undo", "help"), command


def test_a_tool_that_is_not_offered_is_not_called() -> None:
    assert reply(user("what time is it"), tools=[{"name": "set_timer"}])["text"] == NOT_UNDERSTOOD
    assert reply(user("what time is it"), tools=[{"name": "get_time"}])["call"]["name"] == "get_time"


def test_no_messages_no_reply() -> None:
    assert run(Skills().reply(FakeContext(), [])) == ([], {"finish": "stop"})


@pytest.mark.parametrize(
    ("call", "result", "said"),
    [
        ({"name": "get_time", "arguments": {}}, '{"time": "14:05"}', "It is 2:05 in the afternoon."),
        ({"name": "set_timer", "arguments": {"seconds": 60}}, '{"ok": true}', "The timer is set for 1 minute."),
        ({"name": "set_timer", "arguments": {"seconds": 0}}, '{"error": "Too short."}', "Too short."),
        ({"name": "their_tool", "arguments": {}}, '{"ok": true}', "Done."),
        ({"name": "get_date", "arguments": {}}, '{"unexpected": 1}', "Done."),
        ({"name": "get_time", "arguments": {}}, "It is late.", "It is late."),
    ],
)
def test_results_become_sentences(call: dict[str, Any], result: str, said: str) -> None:
    message = {"role": "tool", "text": result, "call": call}
    assert reply(user("…"), {"role": "assistant", "text": "", "call": call}, message) == {"text": said}


def test_follow_ups_need_what_they_follow() -> None:
    assert reply(user("five minutes"))["text"] == NOT_UNDERSTOOD
    assert reply(user("in feet"))["text"] == NOT_UNDERSTOOD
    asked = {"role": "assistant", "text": "For how long shall I set the timer?", "call": None}
    call = reply(user("set a timer"), asked, user("about ten minutes please"))["call"]
    assert (call["name"], call["arguments"]) == ("set_timer", {"seconds": 600.0})
    asked = {"role": "assistant", "text": "What shall I remind you of tomorrow at nine?", "call": None}
    call = reply(user("remind me tomorrow at nine"), asked, user("to call mom"))["call"]
    assert call["arguments"] == {"text": "call mom", "when": "tomorrow at nine"}


def test_capitals_of_what_is_typed_are_kept() -> None:
    assert understand("Take a note: Anna’s locker is B12.", NOW) == ("take_note", {"text": "Anna's locker is B12"})
    assert understand("Hey, could you please add Earl Grey to my shopping list?", NOW) == (
        "add_to_list",
        {"item": "Earl Grey"},
    )


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_survived(text: str) -> None:
    understand(text, NOW)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from("set a timer for the my list and to of remind me add in it at is what".split()), max_size=40
    )
)
def test_long_muddles_of_known_words_are_survived(words: list[str]) -> None:
    understand(" ".join(words), NOW)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("00:00", "midnight"),
        ("00:30", "12:30 at night"),
        ("05:00", "5 in the morning"),
        ("12:00", "noon"),
        ("12:05", "12:05 in the afternoon"),
        ("18:00", "6 in the evening"),
        ("23:59", "11:59 at night"),
    ],
)
def test_times_as_they_are_said(at: str, said: str) -> None:
    assert clock_text(datetime.fromisoformat(f"2026-11-23T{at}")) == said


def test_moments_and_late_alarms_as_they_are_said() -> None:
    assert moment_text(datetime(2026, 11, 26, 15, 30), NOW) == "on Thursday at 3:30 in the afternoon"
    assert moment_text(datetime(2027, 1, 4, 9, 0), NOW) == "on Monday, January 4, 2027 at 9 in the morning"
    assert fired_text("timer", "tea", datetime(2026, 11, 22, 10, 5), NOW) == (
        "Your tea timer was due yesterday at 10:05 in the morning."
    )
    assert fired_text("reminder", "call mom", datetime(2026, 11, 23, 10, 5), NOW) == (
        "A reminder was due at 10:05 in the morning: call mom."
    )
    assert to_you("tell my boss that I'm late") == "tell your boss that you're late"


@settings(deadline=None)
@given(st.integers(0, 999), st.sampled_from(["plus", "minus", "times"]), st.integers(0, 999))
def test_sums_in_words_equal_pythons(a: int, operation: str, b: int) -> None:
    expected = {"plus": a + b, "minus": a - b, "times": a * b}[operation]
    assert evaluate(f"{a} {operation} {b}") == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1/0", "sum-impossible"),
        ("9**9**9**9", "sum-too-large"),
        ("factorial(100000)", "sum-too-large"),
        ("sqrt(0-1)", "sum-impossible"),
        ("__import__('os')", "sum-unreadable"),
        ("a + b", "sum-unreadable"),
        ("(" * 150 + "1" + ")" * 150 + "+1", "sum-unreadable"),
    ],
)
def test_impossible_and_hostile_sums_are_refused(text: str, code: str) -> None:
    with pytest.raises(VoiceAppError) as caught:
        evaluate(text)
    assert caught.value.code == code


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_expression_is_survived(text: str) -> None:
    parse_expression(text)


def test_units_meet_by_their_meaning() -> None:
    units = Units()
    assert units.convert(70, "degrees", "celsius")[0] == pytest.approx(21.11, abs=0.01)
    assert units.convert(4, "ounces", "ml")[0] == pytest.approx(118.29, abs=0.01)
    assert units.convert(4, "ounces", "grams")[0] == pytest.approx(113.4, abs=0.01)
    assert units.convert(1, "furlong", "meters")[0] == pytest.approx(201.17, abs=0.01)
    assert unit_said("degC", 1) == "degree Celsius"
    with pytest.raises(VoiceAppError) as caught:
        units.convert(1, "bananas", "meters")
    assert caught.value.code == "unit-unknown"
