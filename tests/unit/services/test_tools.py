"""Tools check what models send, change what is stored, and say what they did."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.loop import run_virtual
from tests.unit.skills.household import Household
from voiceapp.core.errors import VoiceAppError
from voiceapp.services.matching import best_match
from voiceapp.services.tool_specs import SPECS, check_arguments
from voiceapp.services.tools import split_items

UNLIKE = "I cannot convert miles to kilograms. They measure different things."
SPEC = {spec.name: spec for spec in SPECS}


def at_home(scene: Callable[[Household], Awaitable[None]]) -> None:
    """Run ``scene`` in a fresh household on virtual time."""

    async def play() -> None:
        home = Household()
        await home.alarms.start()
        await scene(home)
        await home.alarms.close()

    run_virtual(play())


def test_schemas_are_json_and_know_the_names_that_small_models_learned() -> None:
    for spec in SPECS:
        schema = json.loads(json.dumps(dict(spec.parameters)))
        assert schema["type"] == "object"
        assert set(schema["required"]) <= set(schema["properties"])
        assert spec.description.endswith(".")
    assert next(iter(SPEC["set_timer"].parameters["properties"])) == "seconds"
    assert set(SPEC["add_reminder"].parameters["properties"]) == {"text", "when"}
    assert {"cancel_timer", "add_to_list", "remove_from_list", "get_time"} <= set(SPEC)
    reading = {spec.name for spec in SPECS if spec.effect == "reads"}
    assert reading == {
        "get_time", "get_date", "days_until", "time_left", "list_reminders", "read_list", "read_notes",
        "search_notes", "calculate", "convert", "help", "read_clipboard", "read_file",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "arguments", "problem"),
    [
        ("set_timer", {}, "seconds"),
        ("set_timer", {"seconds": 0}, "at least 1"),
        ("set_timer", {"seconds": -5}, "at least 1"),
        ("set_timer", {"seconds": 1e9}, "at most 604800"),
        ("set_timer", {"seconds": "soon"}, "number"),
        ("set_timer", {"seconds": True}, "number"),
        ("set_timer", {"seconds": "nan"}, "number"),
        ("set_timer", {"seconds": [5]}, "number"),
        ("add_to_list", {"item": "  "}, "empty"),
        ("add_to_list", {"item": {"a": 1}}, "text"),
        ("take_note", {"text": "x" * 4001}, "4000"),
        ("convert", {"value": 1, "from_unit": "mile"}, "to_unit"),
    ],
)
def test_wrong_arguments_are_refused_with_the_reason(name: str, arguments: dict[str, Any], problem: str) -> None:
    async def scene(home: Household) -> None:
        result = await home.use(name, **arguments)
        assert problem in result.text
        assert result.data == {"error": result.text}
        assert home.alarms.timers == ()
        assert home.lists.rows == {}

    at_home(scene)


VALUES = st.none() | st.booleans() | st.text() | st.floats() | st.integers()


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["seconds", "label", "text", "x"]), VALUES))
def test_checked_arguments_always_fit_the_schema(arguments: dict[str, object]) -> None:
    with contextlib.suppress(VoiceAppError):
        checked = check_arguments(SPEC["set_timer"], arguments)
        assert 1 <= checked["seconds"] <= 604800
        assert set(checked) <= {"seconds", "label"}


@settings(deadline=None)
@given(st.floats(1, 604800), st.text())
def test_good_arguments_are_never_refused(seconds: float, more: str) -> None:
    assert check_arguments(SPEC["set_timer"], {"seconds": seconds, "x": more}) == {"seconds": seconds}


def test_an_unknown_tool_is_a_result_that_says_so() -> None:
    async def scene(home: Household) -> None:
        result = await home.use("play_music", style="jazz")
        assert "error" in result.data
        assert "play_music" in result.text

    at_home(scene)


def test_a_timer_set_by_a_model_fires() -> None:
    async def scene(home: Household) -> None:
        result = await home.use("set_timer", seconds="300", style="ignored")
        assert result.data == {"ok": True}
        assert result.text == "The timer is set for 5 minutes."
        await asyncio.sleep(180)
        assert (await home.use("time_left")).text == "There are 2 minutes left on the 5 minute timer."
        await asyncio.sleep(121)
        assert (await home.use("time_left")).text == "No timer is running."

    at_home(scene)


def test_which_timer_to_cancel() -> None:
    async def scene(home: Household) -> None:
        assert (await home.use("cancel_timer")).text == "No timer is running."
        await home.use("set_timer", seconds=60, label="pasta")
        await home.use("set_timer", seconds=600)
        which = await home.use("cancel_timer")
        assert which.text.startswith("2 timers are running: pasta timer and 10 minute timer.")
        assert (await home.use("cancel_timer", label="ten minute")).text == "The 10 minute timer is cancelled."
        assert [timer.label for timer in home.alarms.timers] == ["pasta"]
        assert (await home.use("cancel_timer", label="rice")).text.startswith("There is no rice timer.")
        await home.use("set_timer", seconds=90)
        assert (await home.use("cancel_timer", label="all")).text == "I cancelled 2 timers."
        assert [timer.id for timer in home.alarms.timers] == []
        assert (await home.use("undo")).text == "They are set again."
        assert [timer.label for timer in home.alarms.timers] == ["pasta", "1 minute 30 second"]

    at_home(scene)


def test_reminders() -> None:
    async def scene(home: Household) -> None:
        asked = await home.use("add_reminder", text="call mom", when="")
        assert asked.text == "When shall I remind you to call mom?"
        done = await home.use("add_reminder", text="call my mom", when="tomorrow at nine")
        assert done.text == "I will remind you tomorrow at 9 in the morning: call your mom."
        assert "error" in (await home.use("add_reminder", text="x", when="when the cows come home")).data
        assert "over already" in (await home.use("add_reminder", text="x", when="yesterday")).text
        listed = await home.use("list_reminders")
        assert listed.text == "You have 1 reminder: call your mom, tomorrow at 9 in the morning."
        assert (await home.use("cancel_reminder", text="mom")).text == "I cancelled the reminder: call your mom."
        assert (await home.use("list_reminders")).text == "You have no reminders."
        await asyncio.sleep(1)

    at_home(scene)


def test_lists_and_undo() -> None:
    async def scene(home: Household) -> None:
        added = await home.use("add_to_list", item="milk, eggs and mac and cheese")
        assert added.data == {"ok": True, "items": ["milk", "eggs", "mac and cheese"]}
        assert added.text == "I added milk, eggs and mac and cheese to your shopping list."
        assert (await home.use("add_to_list", item="the Milk")).text == "The Milk is on your shopping list already."
        more = await home.use("add_to_list", item="milk, bread and eggs")
        assert more.text == "I added bread to your shopping list. Milk and eggs are on it already."
        assert (await home.use("undo")).text == "I took bread off your shopping list again."
        assert (
            await home.use("remove_from_list", item="the egg")
        ).text == "I removed eggs from your shopping list."
        assert (await home.use("remove_from_list", item="beer")).text == "Beer is not on your shopping list."
        read = await home.use("read_list", list="groceries")
        assert read.text == "On your shopping list are 2 items: milk and mac and cheese."
        assert (await home.use("clear_list")).text == "I took 2 items off your shopping list; it is empty now."
        assert (await home.use("undo")).text == "I put milk and mac and cheese back on your shopping list."
        assert (await home.use("undo")).text == "I put eggs back on your shopping list."
        assert sorted(home.lists.rows["shopping"]) == ["eggs", "mac and cheese", "milk"]
        assert (await home.use("undo")).text == "I took milk, eggs and mac and cheese off your shopping list again."
        assert home.lists.rows["shopping"] == []
        assert (await home.use("undo")).text == "There is nothing to undo."

    at_home(scene)


def test_notes() -> None:
    async def scene(home: Household) -> None:
        assert (await home.use("read_notes")).text == "You have no notes."
        await home.use("take_note", text="the wifi password is on the fridge")
        assert (await home.use("search_notes", query="wifi")).text == (
            "Your note says: the wifi password is on the fridge."
        )
        for number in range(6):
            await home.use("take_note", text=f"note {number}.")
        read = await home.use("read_notes")
        assert read.text == "You have 7 notes. The latest 5 are: note 5; note 4; note 3; note 2; note 1."
        assert (await home.use("search_notes", query="submarine")).text == "I found no note about submarine."
        assert (await home.use("undo")).text == "The note is deleted."
        assert len(home.notes.rows) == 6

    at_home(scene)


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        ("get_time", {}, "It is 2 o'clock in the afternoon."),
        ("get_time", {"place": "Tokyo"}, "It is 10 o'clock at night in Tokyo."),
        ("get_date", {}, "Today is Monday, November 23, 2026."),
        ("get_date", {"day": "tomorrow"}, "Tomorrow is Tuesday, November 24, 2026."),
        ("get_date", {"day": "christmas"}, "December 25, 2026 is a Friday."),
        ("days_until", {"day": "christmas"}, "It is 32 days until Friday, December 25."),
        ("calculate", {"expression": "12*8"}, "12 times 8 is 96."),
        ("calculate", {"expression": "(3+4)*5"}, "That is 35."),
        ("calculate", {"expression": "1/0"}, "A number cannot be divided by zero."),
        ("convert", {"value": 5, "from_unit": "miles", "to_unit": "km"}, "5 miles are 8.05 kilometers."),
        ("convert", {"value": 1, "from_unit": "mile", "to_unit": "feet"}, "1 mile is 5280 feet."),
        ("convert", {"value": 1, "from_unit": "mile", "to_unit": "kg"}, UNLIKE),
    ],
)  # fmt: skip
def test_answers_to_questions(name: str, arguments: dict[str, Any], text: str) -> None:
    async def scene(home: Household) -> None:
        assert (await home.use(name, **arguments)).text == text

    at_home(scene)


def test_items_that_belong_together_are_not_parted() -> None:
    assert split_items("milk and honey, and some bread") == ["milk", "honey", "bread"]
    assert split_items("Fish and chips and salt and pepper") == ["Fish and chips", "salt and pepper"]
    assert split_items("two bottles of red wine") == ["two bottles of red wine"]


def test_best_match_prefers_the_same_then_the_alike() -> None:
    assert best_match("the eggs", ["a dozen eggs", "egg"]) == 1
    assert best_match("eggs", ["milk", "a dozen eggs"]) == 1
    assert best_match("tomatos", ["potatoes", "tomatoes"]) == 1
    assert best_match("ten minute", ["5 minute", "10 minute"]) == 1
    assert best_match("beer", ["bread", "butter"]) is None


def test_a_whole_day_by_voice_only() -> None:
    async def scene(home: Household) -> None:
        assert await home.say("hey could you please add milk and eggs to my shopping list") == (
            "I added milk and eggs to your shopping list."
        )
        assert await home.say("cancel that") == "I took milk and eggs off your shopping list again."
        assert await home.say("set a timer") == "For how long shall I set the timer?"
        assert await home.say("five minutes") == "The timer is set for 5 minutes."
        assert await home.say("remind me to call my mom") == "When shall I remind you to call your mom?"
        assert await home.say("tomorrow at nine") == (
            "I will remind you tomorrow at 9 in the morning: call your mom."
        )
        assert await home.say("what's five miles in kilometers") == "5 miles are 8.05 kilometers."
        assert await home.say("and in feet") == "5 miles are 26400 feet."
        assert await home.say("what are my reminders") == (
            "You have 1 reminder: call your mom, tomorrow at 9 in the morning."
        )
        assert "language model" in await home.say("tell me a joke")
        assert "set timers" in await home.say("what can you do")

    at_home(scene)
