from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.services.helpers import database, recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ConversationsChanged, Event, EventBus
from voiceapp.core.records import ConversationInfo, StoredTurn
from voiceapp.services.conversations import ConversationsService, as_json, as_markdown
from voiceapp.storage.conversations import ConversationStore

Work = Callable[[ConversationsService, ConversationStore, list[Event]], Awaitable[None]]


def with_service(folder: Path, work: Work) -> None:
    async def run() -> None:
        bus = EventBus()
        events = recorded(bus)
        async with database(folder) as db:
            store = ConversationStore(db, now=lambda: 1_780_000_000.0)
            await work(ConversationsService(store, bus), store, events)

    asyncio.run(run())


async def talk_with(store: ConversationStore, said: str, reply: str = "Good.", heard: int = 5) -> int:
    talk = await store.create()
    await store.add_turn(talk, 1, said, reply, heard, False, "en", False, {"endpoint": 1.0}, 1_780_000_000.0)
    return talk


def test_markdown_says_what_was_not_heard_and_what_was_corrected(tmp_path: Path) -> None:
    async def work(service: ConversationsService, store: ConversationStore, _: list[Event]) -> None:
        talk = await talk_with(store, "How are you?", "I am fine. And you?", 10)
        await store.add_turn(talk, 2, "Fine", "Nice.", 5, True, "en", False, {}, 1_780_000_060.0, "Line")
        await store.add_turn(talk, 3, "Stop", "Never spoken.", 0, False, "en", True, {}, 1_780_000_070.0)
        path = await service.export(talk, "md", tmp_path / "new folder")
        text = path.read_text()
        assert text.startswith("# How are you\n")
        assert "**Assistant:** I am fine. (not heard: And you?)\n" in text
        assert "**Assistant:** Nice.\n" in text
        assert "(corrected from: Line)" in text
        assert "**Assistant:** (not heard: Never spoken.)\n" in text
        assert path.name == "2026-05-28 How are you.md"

    with_service(tmp_path, work)


def test_json_holds_every_field(tmp_path: Path) -> None:
    async def work(service: ConversationsService, store: ConversationStore, _: list[Event]) -> None:
        talk = await talk_with(store, "Grüße", "Hello there", 5)
        data = json.loads((await service.export(talk, "json", tmp_path)).read_text(encoding="utf-8"))
        info, turns = await service.show(talk)
        assert data == {**asdict(info), "turns": [{**asdict(turns[0]), "heard_text": "Hello"}]}

    with_service(tmp_path, work)


def test_an_export_never_overwrites(tmp_path: Path) -> None:
    async def work(service: ConversationsService, store: ConversationStore, _: list[Event]) -> None:
        talk = await talk_with(store, "Same")
        paths = [await service.export(talk, "md", tmp_path) for _ in range(3)]
        assert [path.name for path in paths] == [
            "2026-05-28 Same.md",
            "2026-05-28 Same (2).md",
            "2026-05-28 Same (3).md",
        ]

    with_service(tmp_path, work)


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "a/b\\c:d*e?f", "...", "x" * 300, "ü" * 200, "\x07bell", "CON|"]
)
def test_any_title_makes_a_safe_file_name(tmp_path: Path, title: str) -> None:
    async def work(service: ConversationsService, store: ConversationStore, _: list[Event]) -> None:
        talk = await talk_with(store, "hello")
        await service.rename(talk, title)
        path = await service.export(talk, "md", tmp_path / "out")
        assert path.parent == tmp_path / "out"
        assert path.is_file()
        assert not set(path.name) & set('/\\:*?"<>|\x07')

    with_service(tmp_path, work)


def test_an_export_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    async def work(service: ConversationsService, store: ConversationStore, _: list[Event]) -> None:
        talk = await talk_with(store, "hello")
        (tmp_path / "file").write_text("")
        with pytest.raises(VoiceAppError) as caught:
            await service.export(talk, "md", tmp_path / "file")
        assert caught.value.code == "export-failed"
        with pytest.raises(VoiceAppError) as caught:
            await service.export(talk, "pdf", tmp_path)  # type: ignore[arg-type]
        assert caught.value.code == "export-format"

    with_service(tmp_path, work)


def test_a_full_disk_leaves_no_half_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(service: ConversationsService, store: ConversationStore, _: list[Event]) -> None:
        talk = await talk_with(store, "hello")
        real = Path.open

        def to_a_full_disk(path: Path, mode: str, **options: str) -> object:
            path.touch()
            return real(Path("/dev/full"), "w", **options)  # type: ignore[call-overload]

        monkeypatch.setattr(Path, "open", to_a_full_disk)
        with pytest.raises(VoiceAppError) as caught:
            await service.export(talk, "md", tmp_path / "out")
        monkeypatch.undo()
        assert caught.value.code == "export-failed"
        assert list((tmp_path / "out").iterdir()) == []

    with_service(tmp_path, work)


def test_changes_are_told(tmp_path: Path) -> None:
    async def work(service: ConversationsService, store: ConversationStore, events: list[Event]) -> None:
        talk = await talk_with(store, "hello")
        await service.rename(talk, "Greeting")
        assert [info.title for info in await service.list()] == ["Greeting"]
        assert [hit.conversation for hit in await service.search("hello")] == [talk]
        await service.delete(talk)
        assert await service.list() == []
        assert events == [ConversationsChanged(talk), ConversationsChanged(talk)]

    with_service(tmp_path, work)


TURNS = st.builds(
    lambda said, reply, share: StoredTurn(1, 1, 1, 0.0, said, reply, int(share * len(reply))),
    st.text(),
    st.text(),
    st.floats(0, 1),
)


@given(st.text(max_size=40), st.lists(TURNS, max_size=4))
def test_exports_lose_no_words(title: str, turns: list[StoredTurn]) -> None:
    info = ConversationInfo(1, title, 0.0, 0.0, len(turns))
    markdown, data = as_markdown(info, turns), json.loads(as_json(info, turns))
    assert data["title"] == title
    for turn, told in zip(turns, data["turns"], strict=True):
        assert turn.transcript in markdown
        assert turn.reply[: turn.heard].strip() in markdown
        assert turn.reply[turn.heard :].strip() in markdown
        assert (told["transcript"], told["reply"]) == (turn.transcript, turn.reply)
