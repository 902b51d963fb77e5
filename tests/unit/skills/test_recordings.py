"""Sentences about recordings call their tools; what merely sounds like one calls none. Answers in a voice."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from tests.fakes.context import FakeContext, run
from voiceapp.engines.llm_skills import Skills, understand, wanted_voice

NOW = datetime(2026, 11, 23, 14, 0)


@pytest.mark.parametrize(
    ("text", "tool", "arguments"),
    [
        (
            "What did we decide about the budget?",
            "ask_recording",
            {"question": "What did we decide about the budget"},
        ),
        (
            "What did Anna say about the release in yesterday's meeting?",
            "ask_recording",
            {
                "question": "What did Anna say about the release",
                "recording": "yesterday's meeting",
                "person": "Anna",
            },
        ),
        (
            "what did anna say in the last call",
            "ask_recording",
            {"question": "what did anna say", "recording": "the last call", "person": "anna"},
        ),
        (
            "could you please tell me what we decided about the fridge",
            "ask_recording",
            {"question": "what we decided about the fridge"},
        ),
        (
            "what did we agree on in the last meeting",
            "ask_recording",
            {"question": "what did we agree on", "recording": "the last meeting"},
        ),
        (
            "how much does the fridge cost in yesterday's meeting",
            "ask_recording",
            {"question": "how much does the fridge cost", "recording": "yesterday's meeting"},
        ),
        (
            "Ask my recordings: where is Sheila?",
            "ask_recording",
            {"question": "where is Sheila", "recording": "my recordings"},
        ),
        (
            "who mentioned the fridge in the last call",
            "ask_recording",
            {"question": "who mentioned the fridge", "recording": "the last call"},
        ),
        ("Who spoke most in the last meeting?", "who_spoke_most", {"recording": "the last meeting"}),
        ("who talked the most", "who_spoke_most", {}),
        ("how long did Anna speak in monday's call", "who_spoke_most", {"recording": "monday's call"}),
        ("Read me the minutes of the last meeting", "read_minutes", {"recording": "the last meeting"}),
        ("read the minutes", "read_minutes", {}),
        ("Summarise yesterday's call", "read_minutes", {"recording": "yesterday's call", "part": "summary"}),
        (
            "what are the tasks from the budget meeting",
            "read_minutes",
            {"recording": "the budget meeting", "part": "tasks"},
        ),
        (
            "what was decided in the last meeting",
            "read_minutes",
            {"recording": "the last meeting", "part": "decisions"},
        ),
        (
            "Play the call from where Sheila is mentioned",
            "play_recording",
            {"recording": "the call", "said": "Sheila"},
        ),
        ("play the part where we talk about the fridge", "play_recording", {"said": "fridge"}),
        (
            "play yesterday's call from two minutes thirty",
            "play_recording",
            {"recording": "yesterday's call", "seconds": 150.0},
        ),
        ("play the last call from 2:05", "play_recording", {"recording": "the last call", "seconds": 125.0}),
        ("play the last meeting", "play_recording", {"recording": "the last meeting"}),
        (
            "play the last recording from the beginning",
            "play_recording",
            {"recording": "the last recording", "seconds": 0.0},
        ),
        ("play monday's call from the start", "play_recording", {"recording": "monday's call", "seconds": 0.0}),
        ("play where Anna is mentioned", "play_recording", {"said": "Anna"}),
        (
            "what should we do according to the call with Bob",
            "ask_recording",
            {"question": "what should we do", "recording": "the call with Bob"},
        ),
        ("Find the recording about bees", "find_recording", {"about": "bees"}),
        ("in which meeting did we talk about the bees", "find_recording", {"about": "bees"}),
        ("what recordings do I have", "find_recording", {}),
        ("Write down the file talk.wav", "transcribe_file", {"file": "talk.wav"}),
        ("write down the file talk dot wav", "transcribe_file", {"file": "talk.wav"}),
        ("transcribe the file my interview", "transcribe_file", {"file": "my interview"}),
        ("Say good morning in Linda's voice", "speak_in_voice", {"text": "good morning", "voice": "Linda"}),
        ("say in Linda's voice: good morning", "speak_in_voice", {"text": "good morning", "voice": "Linda"}),
    ],
)
def test_a_sentence_calls_its_tool(text: str, tool: str, arguments: dict[str, object]) -> None:
    assert understand(text, NOW) == (tool, arguments)


@pytest.mark.parametrize(
    "text",
    [
        "what time is the meeting about",
        "who is in the meeting",
        "what should I say in the meeting",
        "what should I say in the next meeting",
        "what did you say",
        "what did I say about the dentist",
        "what did we have for dinner",
        "who said that",
        "who said the earth is flat",
        "play call of duty",
        "play the last song",
        "play calm piano music",
        "find my phone",
        "find a meeting room",
        "find the recording studio",
        "when is my next meeting",
        "cancel the last meeting",
        "record the meeting",
        "stop the recording",
        "summarize the news",
        "read the news",
        "speak in a louder voice",
        "read it in your own voice",
        "in Linda's voice",
        "play where the streets have no name",
        "play when doves cry",
        "play when you say nothing at all",
        "what did these say",
        "what did both think",
        "what did most people want",
        "what did one wall say to the other wall",
        "what we said about him was mean",
        "who did the most",
        "what should I wear at the interview with the bank",
        "how do I behave in the interview with the bank",
        "what meetings do I have",
        "summarize this conversation",
        "what is our conversation about",
    ],
)
def test_what_sounds_like_it_calls_nothing(text: str) -> None:
    assert understand(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("write down that the plumber charges 80 euros", "take_note"),
        ("write down the file number is twelve", "take_note"),
        ("take a note to bake a cake in Linda's voice", "take_note"),
        ("remind me to read the minutes of the last meeting", "add_reminder"),
        ("add play the last call to my list", "add_to_list"),
        ("read my notes", "read_notes"),
        ("read my tasks", "read_list"),
        ("read my to-dos", "read_list"),
        ("show me the tasks", "read_list"),
        ("read the file letter.txt", "read_file"),
    ],
)
def test_what_other_skills_do_stays_theirs(text: str, tool: str) -> None:
    found = understand(text, NOW)
    assert found is not None
    assert found[0] == tool
    assert not wanted_voice(text, NOW)


def _talk(*messages: dict[str, Any], offered: tuple[str, ...]) -> dict[str, Any]:
    tools = [{"name": name} for name in offered]
    parts, _ = run(Skills().reply(FakeContext(), list(messages), tools, now=NOW.isoformat()))
    return dict(parts[0])


def _user(text: str) -> dict[str, Any]:
    return {"role": "user", "text": text, "call": None}


def _result(call: dict[str, Any], data: dict[str, Any]) -> list[dict[str, Any]]:
    told = {"role": "tool", "text": json.dumps(data), "call": call}
    return [{"role": "assistant", "text": "", "call": call}, told]


OFFERED = ("read_minutes", "speak_in_voice")


@pytest.mark.parametrize(
    "text",
    [
        "Read the minutes of yesterday's call in Linda's voice",
        "Summarise yesterday's call and read it to me in Linda's voice.",
        "read me the minutes of yesterday's call, please, with Linda's voice",
        "read the minutes of yesterday's call to me in the voice of Linda",
    ],
)
def test_what_was_read_is_spoken_in_the_voice_that_was_asked_for(text: str) -> None:
    call = _talk(_user(text), offered=OFFERED)["call"]
    assert (call["name"], call["arguments"]["recording"]) == ("read_minutes", "yesterday's call")
    asked = [_user(text), *_result(call, {"text": "We buy a fridge."})]
    spoken = _talk(*asked, offered=OFFERED)["call"]
    assert (spoken["name"], spoken["arguments"]) == (
        "speak_in_voice",
        {"text": "We buy a fridge.", "voice": "Linda"},
    )
    assert _talk(*asked, *_result(spoken, {"ok": True}), offered=OFFERED) == {"text": ""}


@pytest.mark.parametrize(
    ("result", "offered", "said"),
    [
        ({"error": "There are no recordings yet."}, OFFERED, "There are no recordings yet."),
        (
            {"text": "We buy a fridge."},
            ("read_minutes",),
            "There is no voice in the library yet. Make one in Voices. We buy a fridge.",
        ),
    ],
)
def test_what_failed_or_cannot_be_spoken_so_is_said_plainly(
    result: dict[str, Any], offered: tuple[str, ...], said: str
) -> None:
    text = "Read the minutes in Linda's voice"
    call = {"name": "read_minutes", "arguments": {}}
    assert _talk(_user(text), *_result(call, result), offered=offered) == {"text": said}


def test_a_voice_that_cannot_speak_is_told() -> None:
    text = "Read the minutes in Linda's voice"
    call = {"name": "speak_in_voice", "arguments": {"text": "x", "voice": "Linda"}}
    failed = _result(call, {"error": "Linda cannot speak until its speaker agrees."})
    assert _talk(_user(text), *failed, offered=OFFERED) == {"text": "Linda cannot speak until its speaker agrees."}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "what did we decide about the budget",
            "There are no recordings yet. Record or import a meeting first.",
        ),
        ("say good morning in Linda's voice", "There is no voice in the library yet. Make one in Voices."),
    ],
)
def test_where_there_is_nothing_to_work_with_the_next_step_is_told(text: str, told: str) -> None:
    assert _talk(_user(text), offered=("get_time",)) == {"text": told}


PLACE = {"recording": "Home 2026-11-22", "seconds": 12.0}


@pytest.mark.parametrize("text", ["Play it.", "play that from there", "let me hear it", "Can I hear that?"])
def test_what_was_just_answered_can_be_heard(text: str) -> None:
    asked = {"name": "ask_recording", "arguments": {"question": "How much is it?"}}
    told = _result(asked, {"text": "Ann says: 480 euros.", **PLACE})
    said = {"role": "assistant", "text": "Ann says: 480 euros.", "call": None}
    offered = ("ask_recording", "play_recording")
    call = _talk(_user("How much is it?"), *told, said, _user(text), offered=offered)["call"]
    assert (call["name"], call["arguments"]) == ("play_recording", PLACE)
    other = {"role": "assistant", "text": "It is noon.", "call": None}
    assert (
        "did not understand"
        in _talk(_user("Hi"), *told, said, _user("Hi"), other, _user(text), offered=offered)["text"]
    )
