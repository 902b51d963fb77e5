"""Secrets: in a keyring, in a file where there is none, and never on a loop that waits for either."""

from __future__ import annotations

import asyncio
import json
import stat
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.services.secrets import SecretsService, system_keyring


class FakeKeyring:
    """Keeps values in memory; ``locked`` refuses, ``asleep`` answers nobody."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.locked = False
        self.asleep: threading.Event | None = None

    def _ready(self) -> None:
        if self.asleep:
            self.asleep.wait(30)
        if self.locked:
            raise RuntimeError("the collection is locked")

    def get_password(self, service: str, username: str) -> str | None:
        self._ready()
        return self.values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ready()
        self.values[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ready()
        del self.values[service, username]


class House:
    def __init__(self, folder: Path, keyring: Callable[[], FakeKeyring | None], wait_s: float = 5.0) -> None:
        self.file = folder / "secrets.json"
        self.bus = EventBus()
        self.told: list[Notice] = []
        self.bus.subscribe(Notice, self.told.append)
        self.secrets = SecretsService(self.file, self.bus, keyring, wait_s)


async def refused(action: Awaitable[object]) -> str:
    with pytest.raises(VoiceAppError) as caught:
        await action
    assert "hf_secret" not in str(caught.value)
    return caught.value.code


def test_two_who_ask_at_once_both_get_the_keyring(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    house = House(tmp_path, lambda: keyring)
    (tmp_path / "secrets.json").write_text('{"hub": null}')
    keyring.values["voiceapp", "hub"] = "hf_secret"

    async def work() -> None:
        both = list(await asyncio.gather(house.secrets.get("hub"), house.secrets.get("hub")))
        assert both == ["hf_secret", "hf_secret"]

    asyncio.run(work())


def test_a_keyring_keeps_the_value_and_the_file_only_its_name(tmp_path: Path) -> None:
    keyring = FakeKeyring()
    house = House(tmp_path, lambda: keyring)

    async def work() -> None:
        stored = await house.secrets.set("hub", " hf_secret\n")
        assert (stored.name, stored.kept) == ("hub", "keyring")
        assert keyring.values == {("voiceapp", "hub"): "hf_secret"}
        assert "hf_secret" not in house.file.read_text()
        assert await house.secrets.get("hub") == "hf_secret"
        assert [(secret.name, secret.kept) for secret in await house.secrets.list()] == [("hub", "keyring")]
        await house.secrets.remove("hub")
        assert keyring.values == {}
        assert await house.secrets.list() == []
        assert await house.secrets.get("hub") is None

    asyncio.run(work())
    assert house.told == []


def test_without_a_keyring_a_file_of_the_users_own_keeps_it_and_that_is_said_once(tmp_path: Path) -> None:
    house = House(tmp_path, lambda: None)

    async def work() -> None:
        await house.secrets.set("hub", "hf_secret")
        await house.secrets.set("other", "more")
        assert stat.S_IMODE(house.file.stat().st_mode) == 0o600
        assert {secret.kept for secret in await house.secrets.list()} == {"file"}
        assert await house.secrets.get("hub") == "hf_secret"

    asyncio.run(work())
    (notice,) = house.told
    assert "no keyring" in notice.sentence
    assert str(house.file) in notice.next_step
    again = House(tmp_path, lambda: None)
    assert asyncio.run(again.secrets.get("other")) == "more"


def test_a_keyring_that_refuses_or_sleeps_leaves_it_to_the_file(tmp_path: Path) -> None:
    keyring = FakeKeyring()

    async def work(house: House) -> None:
        assert (await house.secrets.set("hub", "hf_secret")).kept == "file"
        assert await house.secrets.get("hub") == "hf_secret"

    keyring.locked = True
    house = House(tmp_path, lambda: keyring)
    asyncio.run(work(house))
    assert "refused" in house.told[0].sentence
    keyring.asleep = threading.Event()
    house = House(tmp_path, lambda: keyring, wait_s=0.05)
    asyncio.run(work(house))  # ends, though the keyring's thread still waits
    assert "does not answer" in house.told[0].sentence
    keyring.asleep.set()


def test_a_keyring_that_was_locked_since_is_said_and_the_name_stays(tmp_path: Path) -> None:
    keyring = FakeKeyring()

    async def work() -> None:
        house = House(tmp_path, lambda: keyring)
        await house.secrets.set("hub", "hf_secret")
        keyring.locked = True
        assert await refused(house.secrets.get("hub")) == "keyring-failed"
        assert await refused(house.secrets.remove("hub")) == "keyring-failed"
        gone = House(tmp_path, lambda: None)
        assert await refused(gone.secrets.get("hub")) == "keyring-failed"
        assert [secret.name for secret in await gone.secrets.list()] == ["hub"]
        await gone.secrets.remove("hub")  # its keyring is gone: the name may go, too
        assert await gone.secrets.list() == []

    asyncio.run(work())


def test_what_is_no_secret_is_refused(tmp_path: Path) -> None:
    house = House(tmp_path, lambda: None)

    async def work() -> None:
        assert await refused(house.secrets.set("hub", "  \n")) == "secret-empty"
        assert await refused(house.secrets.set("hub", "two\nlines")) == "secret-empty"
        assert await refused(house.secrets.set("../hub", "hf_secret")) == "secret-name"
        assert await refused(house.secrets.remove("hub")) == "secret-unknown"
        house.file.write_text(json.dumps({"hub": 5}))
        assert await refused(house.secrets.list()) == "secrets-unreadable"
        assert await refused(house.secrets.set("hub", "hf_secret")) == "secrets-unreadable"
        assert json.loads(house.file.read_text()) == {"hub": 5}

    asyncio.run(work())


def test_the_librarys_own_word_for_no_keyring_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends import fail, null

    for kind in (fail.Keyring, null.Keyring):
        backend: Any = kind
        monkeypatch.setattr(keyring.core, "_keyring_backend", backend())
        assert system_keyring() is None
