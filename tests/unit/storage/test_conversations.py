from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.storage.helpers import bytes_on_disk, with_database
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import StoredTurn
from voiceapp.core.usage import Usage
from voiceapp.storage.conversations import ConversationStore, title_from
from voiceapp.storage.database import Database


async def say(
    store: ConversationStore, talk: int, said: str, reply: str, at: float = 1.0, before: str | None = None
) -> StoredTurn:
    timeline = {"endpoint": 700.5, "first_sound": None}
    return await store.add_turn(talk, 1, said, reply, len(reply), False, "en", False, timeline, at, before)


def test_a_turn_comes_back_as_it_was(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        store = ConversationStore(db, now=lambda: 5.0)
        talk = await store.create()
        turn = await store.add_turn(
            talk,
            3,
            "Wann fährt der Zug?",
            "Um neun.",
            5,
            True,
            "de",
            True,
            {"endpoint": 1.5, "x": None},
            9.0,
            "Wan",
            Usage(310, 286),
        )
        assert turn == StoredTurn(
            turn.id, talk, 3, 9.0, "Wann fährt der Zug?", "Um neun.", 5, True, "de", True,
            {"endpoint": 1.5, "x": None}, "Wan", Usage(310, 286),
        )  # fmt: skip
        info, turns = await store.get(talk)
        assert turns == [turn] == [await store.turn(turn.id)]
        assert (info.title, info.started, info.updated, info.turns) == ("Wann fährt der Zug", 5.0, 9.0, 1)

    with_database(tmp_path, work)


def test_heard_never_exceeds_the_reply(tmp_path: Path) -> None:
    async def work(db: Database) -> int:
        store = ConversationStore(db)
        talk = await store.create()
        return (await store.add_turn(talk, 1, "a", "four", 99, False, None, False, {}, 1.0)).heard

    assert with_database(tmp_path, work) == 4


def test_the_title_is_the_first_words_until_the_user_gives_one(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        store = ConversationStore(db)
        talk = await store.create()
        await say(store, talk, "Tell me about the harbour in Lisbon and about every ship in it.", "Well")
        assert (await store.list())[0].title == "Tell me about the harbour in Lisbon and about…"
        await store.rename(talk, "  Ships \n of Lisbon ")
        await say(store, talk, "And trains?", "None")
        assert (await store.list())[0].title == "Ships of Lisbon"
        await store.rename(talk, "")
        assert (await store.list())[0].title == "Tell me about the harbour in Lisbon and about…"

    with_database(tmp_path, work)


def test_a_title_from_misheard_words_follows_the_correction(tmp_path: Path) -> None:
    async def work(db: Database) -> str:
        store = ConversationStore(db)
        talk = await store.create()
        await say(store, talk, "Wreck a nice beach.", "What?")
        await say(store, talk, "Recognise speech.", "Yes.", before="Wreck a nice beach.")
        return (await store.list())[0].title

    assert with_database(tmp_path, work) == "Recognise speech"


def test_the_last_used_conversation_comes_first_and_empty_ones_do_not_show(tmp_path: Path) -> None:
    async def work(db: Database) -> list[str]:
        store = ConversationStore(db, now=lambda: 1.0)
        first, second, _empty = await store.create(), await store.create(), await store.create()
        await say(store, first, "first", "a", at=10)
        await say(store, second, "second", "b", at=20)
        await say(store, first, "more", "c", at=30)
        return [info.title for info in await store.list()]

    assert with_database(tmp_path, work) == ["first", "second"]


def test_search_finds_what_was_said_and_answered_and_marks_it(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        store = ConversationStore(db)
        talk = await store.create()
        await say(store, talk, "What is the weather in Málaga?", "Sunny, a light breeze.")
        other = await store.create()
        await say(store, other, "Buy milk", "Milk is on the list.")
        (hit,) = await store.search("malaga")
        assert (hit.conversation, hit.snippet) == (talk, "What is the weather in [Málaga]?")
        assert [hit.snippet for hit in await store.search("light bree")] == ["Sunny, a [light] [breeze]."]
        assert len(await store.search("milk")) == 1
        assert await store.search("milk weather") == []
        assert await store.search("?!") == []

    with_database(tmp_path, work)


def test_search_finds_a_given_title(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        store = ConversationStore(db)
        talk = await store.create()
        turn = await say(store, talk, "hello", "hi")
        await store.rename(talk, "Boat trip")
        (hit,) = await store.search("boat")
        assert (hit.conversation, hit.turn, hit.snippet) == (talk, turn.id, "[Boat] trip")

    with_database(tmp_path, work)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(), max_size=30)
    | st.sampled_from(['"', 'a" OR "b', "NEAR(a b)", "-a", "a*", "col:x", "(", "^a"])
)
def test_any_text_may_be_searched(tmp_path: Path, text: str) -> None:
    async def work(db: Database) -> None:
        store = ConversationStore(db)
        await store.search(text)

    with_database(tmp_path, work)


def test_deleted_words_are_nowhere_on_the_disk(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        store = ConversationStore(db)
        keep, gone = await store.create(), await store.create()
        for number in range(20):
            await say(store, keep, f"keep number {number}", "the pelican stays", at=float(number))
            await say(store, gone, f"the xylophone sings {number}", "zeppelin answer", at=float(number))
            await say(store, gone, "quagmire", "zeppelin", before="marzipan")
        await store.rename(gone, "Umbrella title")
        for word in (b"xylophone", b"zeppelin", b"marzipan", b"Umbrella"):
            assert word in bytes_on_disk(tmp_path)
        await store.delete(gone)
        left = bytes_on_disk(tmp_path)
        assert b"pelican" in left
        for word in (b"xylophone", b"zeppelin", b"marzipan", b"umbrella", b"quagmire"):
            assert word not in left.lower()
        assert await store.search("xylophone") == []
        assert len(await store.search("pelican")) == 20
        with pytest.raises(VoiceAppError) as caught:
            await store.get(gone)
        assert caught.value.code == "conversation-unknown"

    with_database(tmp_path, work)


def test_an_old_title_is_gone_after_a_rename(tmp_path: Path) -> None:
    async def work(db: Database) -> bool:
        store = ConversationStore(db)
        talk = await store.create("Rhinoceros")
        await store.rename(talk, "Cat")
        return b"Rhinoceros" in bytes_on_disk(tmp_path)

    assert with_database(tmp_path, work) is False


def test_an_unknown_conversation_is_said_for_every_action(tmp_path: Path) -> None:
    async def work(db: Database) -> list[str]:
        store = ConversationStore(db)
        codes = []
        for action in (store.get(7), store.rename(7, "x"), store.delete(7), say(store, 7, "a", "b"), store.turn(7)):
            with pytest.raises(VoiceAppError) as caught:
                await action
            codes.append(caught.value.code)
        return codes

    assert with_database(tmp_path, work) == ["conversation-unknown"] * 4 + ["turn-unknown"]


def test_turns_written_at_the_same_time_all_arrive(tmp_path: Path) -> None:
    async def work(db: Database) -> int:
        store = ConversationStore(db)
        talk = await store.create()
        await asyncio.gather(*(say(store, talk, f"w{number}", "r") for number in range(30)))
        return (await store.get(talk))[0].turns

    assert with_database(tmp_path, work) == 30


@given(st.text())
def test_a_title_is_one_short_line_made_of_the_words(said: str) -> None:
    title = title_from(said)
    assert len(title) <= 48
    assert "\n" not in title
    assert " ".join(said.split()).startswith(title.rstrip("…"))


def test_bytes_of_a_wrong_encoding_are_stored_as_good_as_can_be(tmp_path: Path) -> None:
    async def work(db: Database) -> str:
        store = ConversationStore(db)
        talk = await store.create("caf\udce9")
        return (await say(store, talk, "caf\udce9\0!", "ok")).transcript

    assert with_database(tmp_path, work) == "caf? !"
