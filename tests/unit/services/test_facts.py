from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.models import FakeTools
from tests.fakes.stores import MemoryFacts
from tests.unit.services.helpers import database, recorded
from tests.unit.storage.helpers import bytes_on_disk
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, FactsChanged, TurnStored
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import ToolResult, ToolSpec
from voiceapp.core.settings import Settings
from voiceapp.services.fact_tools import FactTools
from voiceapp.services.facts import MOST, FactsService
from voiceapp.storage.conversations import ConversationStore
from voiceapp.storage.facts import FactStore


def facts(home: Path, *texts: str, **settings: Any) -> tuple[FactsService, FactTools, Settings, EventBus]:
    values, bus = Settings(home / "settings.json"), EventBus()
    for key, value in settings.items():
        values.override(key.replace("__", "."), value)
    service = FactsService(MemoryFacts(*texts), values, bus)
    return (
        service,
        FactTools(FakeTools(get_time=ToolResult({"time": "14:05"}, "It is five past two.")), service),
        values,
        bus,
    )


def use(tools: FactTools, name: str, **arguments: str) -> ToolResult:
    return asyncio.run(tools.run(ToolCall(name, dict(arguments))))


def test_a_fact_is_remembered_told_back_and_forgotten(tmp_path: Path) -> None:
    _, tools, _, _ = facts(tmp_path)
    assert use(tools, "remember_fact", text="my sister is called Anna").text == (
        "I will remember that your sister is called Anna."
    )
    use(tools, "remember_fact", text="I like jazz")
    assert use(tools, "list_facts").text == ("You told me that your sister is called Anna and that you like jazz.")
    assert use(tools, "forget_fact", text="my sister").text == "I forgot that your sister is called Anna."
    assert use(tools, "list_facts").data == {"facts": ["I like jazz"]}
    assert "error" in use(tools, "forget_fact", text="my boat").data
    assert use(tools, "forget_fact", text="all").data == {"ok": True, "forgotten": ["I like jazz"]}
    assert use(tools, "list_facts").text == "You have not told me anything about yourself yet."


def test_the_other_tools_still_run_and_changes_are_classed(tmp_path: Path) -> None:
    _, tools, _, _ = facts(tmp_path)
    assert use(tools, "get_time").data == {"time": "14:05"}
    assert use(tools, "remember_fact").data["error"], "without a text"
    effects = {spec.name: spec.effect for spec in tools.specs}
    assert effects == {
        "get_time": "reads",
        "remember_fact": "changes",
        "list_facts": "reads",
        "forget_fact": "changes",
    }


def test_what_was_done_to_facts_can_be_undone_in_its_order(tmp_path: Path) -> None:
    service, _, _, _ = facts(tmp_path, "I like jazz")
    others = FakeTools(undo=ToolResult({"ok": True}, "The timer is cancelled."), set_timer=ToolResult({"ok": True}))
    others.specs = [ToolSpec("undo", "", {}, "changes"), ToolSpec("set_timer", "", {}, "changes")]
    tools = FactTools(others, service)

    def known() -> list[str]:
        return [fact.text for fact in asyncio.run(service.list())]

    use(tools, "remember_fact", text="my sister is called Anna")
    use(tools, "remember_fact", text="I like jazz")
    use(tools, "forget_fact", text="all")
    assert use(tools, "undo").text == "I remember it again."
    assert known() == ["I like jazz", "my sister is called Anna"]
    assert use(tools, "undo").text == "I forgot that your sister is called Anna."
    assert known() == ["I like jazz"], "what was known before is not undone"
    use(tools, "forget_fact", text="jazz")
    use(tools, "set_timer")
    assert use(tools, "undo").text == "The timer is cancelled."
    assert known() == []


def test_the_model_is_told_the_facts_of_the_conversations_start(tmp_path: Path) -> None:
    async def scenario() -> None:
        service, _, settings, _ = facts(tmp_path, "my sister is called Anna", "I like jazz")
        assert service.told == ""
        await service.begin()
        before = service.told
        assert before.splitlines()[1:] == ["- my sister is called Anna", "- I like jazz"]
        new = await service.add("I live in Graz")
        await service.edit(1, "my sister is called Hanna")
        assert service.told == before, "the prompt's beginning stays as it is"
        await service.remove(2)
        assert "jazz" not in service.told, "what is deleted is not told any more"
        settings.override("privacy.remember_facts", False)
        assert service.told == ""
        settings.override("privacy.remember_facts", True)
        await service.begin()
        assert service.told.splitlines()[1:] == ["- my sister is called Hanna", f"- {new.text}"]

    asyncio.run(scenario())


def test_what_waits_to_be_forgotten_is_not_known_and_stays_stored(tmp_path: Path) -> None:
    async def scenario() -> None:
        service, tools, _, _ = facts(tmp_path, *(f"I like number {number}" for number in range(MOST)))
        service.set_aside(1, True)
        told = (await tools.run(ToolCall("list_facts", {}))).data["facts"]
        assert (len(told), told[0]) == (MOST - 1, "I like number 1")
        assert "error" not in (await tools.run(ToolCall("remember_fact", {"text": "I like jazz"}))).data
        service.set_aside(1, False)
        assert (await service.list())[0].text == "I like number 0"

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("setting", "code"), [("privacy__remember_facts", "facts-off"), ("privacy__store_talks", "facts-private")]
)
def test_nothing_is_learnt_where_the_user_does_not_want_it(tmp_path: Path, setting: str, code: str) -> None:
    service, tools, _, _ = facts(tmp_path, **{setting: False})
    with pytest.raises(VoiceAppError) as raised:
        asyncio.run(service.add("I like jazz"))
    assert raised.value.code == code
    assert "error" in use(tools, "remember_fact", text="I like jazz").data
    assert asyncio.run(service.list()) == []


def test_the_same_fact_is_kept_once_and_not_without_end(tmp_path: Path) -> None:
    service, _, _, bus = facts(tmp_path, *(f"I like number {number}" for number in range(MOST)))
    told = recorded(bus)
    assert asyncio.run(service.add("i like NUMBER 7")).id == 8
    assert told == []
    with pytest.raises(VoiceAppError) as raised:
        asyncio.run(service.add("I like jazz"))
    assert raised.value.code == "facts-full"


def test_a_fact_knows_its_turn_and_outlives_it_and_is_really_deleted(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with database(tmp_path) as db:
            bus = EventBus()
            told = recorded(bus)
            service = FactsService(FactStore(db), Settings(tmp_path / "settings.json"), bus)
            tools = FactTools(FakeTools(), service)
            await tools.run(ToolCall("remember_fact", {"text": "my sister is called Wilhelmine"}))
            await tools.run(ToolCall("remember_fact", {"text": "I like marzipan"}))
            store = ConversationStore(db)
            talk = await store.create()
            turn = await store.add_turn(talk, 1, "Remember it.", "Yes.", 4, False, "en", False, {}, 1.0)
            bus.publish(TurnStored(1, turn.id, talk))
            await service.drain()
            assert [fact.turn for fact in await service.list()] == [turn.id, turn.id]
            assert told.count(FactsChanged()) == 2
            bus.publish(TurnStored(2, turn.id + 1, talk))
            await service.drain()
            assert [fact.turn for fact in await service.list()] == [turn.id, turn.id], "told only once"
            await store.delete(talk)
            assert [fact.turn for fact in await service.list()] == [None, None]
            await service.edit(1, "my sister is called Anna")
            await service.remove(2)
            on_disk = bytes_on_disk(tmp_path)
            assert b"Wilhelmine" not in on_disk
            assert b"marzipan" not in on_disk
            assert b"Anna" in on_disk

    asyncio.run(scenario())
