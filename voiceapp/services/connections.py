"""Engines on other computers: kept by name, checked, and reached."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from voiceapp.core.connections import (
    CheckStep,
    Connection,
    ConnectionCheck,
    address,
    reach,
    require_allowed,
    require_valid,
    secret_name,
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, ModelsChanged
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.protocols import ChatOptions, ListenOptions, Message, SpeakOptions, Task
from voiceapp.core.settings import Settings
from voiceapp.services.breaker import Breaker
from voiceapp.services.secrets import SecretsService
from voiceapp.services.sending import Sending
from voiceapp.storage.connections import ConnectionStore
from voiceapp.workers.http_chat import HttpChatModel
from voiceapp.workers.http_link import HttpClients, Link, Waits
from voiceapp.workers.http_speech import HttpSynthesizer
from voiceapp.workers.http_transcriber import HttpTranscriber
from voiceapp.workers.http_words import HttpProblem

MOST_MODELS = 1000
"""Models of one server that are listed; the largest public ones have some hundreds."""


class ConnectionsService:
    """The user's connections. ``sample`` is the spoken question that a recogniser is checked with.

    Stored in a table, since the window and a command may change them at the same time; keys are secrets.
    """

    def __init__(
        self,
        store: ConnectionStore,
        secrets: SecretsService,
        settings: Settings,
        bus: EventBus,
        sending: Sending,
        sample: Path,
        waits: Waits | None = None,
    ) -> None:
        self._store = store
        self._secrets = secrets
        self._settings = settings
        self._bus = bus
        self._sending = sending
        self._sample = sample
        self._waits = waits or Waits()
        self._clients = HttpClients()
        self._keys: dict[str, str | None] = {}
        self._breakers: dict[str, Breaker] = {}
        self._read: dict[str, Connection] = {}
        self._aside: set[str] = set()

    @property
    def known(self) -> dict[str, Connection]:
        """As they were when last read: for titles, which cannot wait."""
        return {name: connection for name, connection in self._read.items() if name not in self._aside}

    async def start(self) -> None:
        """Read what is stored."""
        await self.list()

    async def warm_up(self) -> None:
        """Load what requests need, before one is waited for."""
        await self._clients.load()

    async def close(self) -> None:
        """Close every connection that is still open."""
        await self._clients.close()

    async def list(self) -> list[Connection]:
        """All connections but those set aside, by name."""
        self._read = {connection.name: connection for connection in await self._store.list()}
        return [*self.known.values()]

    def set_aside(self, name: str, aside: bool) -> None:
        """Send nothing to a connection while it waits to be removed; it stays stored, with its key."""
        (self._aside.add if aside else self._aside.discard)(name)
        self._bus.publish(ModelsChanged())

    async def get(self, name: str, task: Task | None = None) -> Connection:
        """One connection, for ``task`` if that is given. Raises VoiceAppError ``connection-unknown``."""
        await self.list()
        found = self.known.get(name)
        if found is None or task not in (None, found.task):
            what = "that can do this" if found else "of that name"
            raise VoiceAppError(
                "connection-unknown",
                f"There is no connection {name} {what}.",
                "voiceapp connections list shows those that there are.",
            )
        return found

    async def require(self, name: str, task: Task) -> Connection:
        """A connection that may be used now. Raises VoiceAppError also as ``require_allowed`` does."""
        connection = await self.get(name, task)
        require_allowed(connection, self._settings.flag("privacy.offline"))
        return connection

    async def add(self, connection: Connection, key: str | None = None) -> Connection:
        """Store a connection, replacing one of its name; ``key`` None leaves a stored key as it is, unless it was
        for another server.

        Raises VoiceAppError for what is wrong with it: ``connection-address``, ``connection-unencrypted``, ...
        """
        made = replace(connection, url=address(connection.url), model=connection.model.strip())
        require_valid(made)
        require_allowed(made)
        await self.list()
        if key:
            await self._secrets.set(made.secret, key)
        elif self._was_elsewhere(made):
            await self._remove_key(made)
        self.forget_key(made.name)
        self._breakers.pop(made.name, None)
        await self._store.put(made)
        await self._changed()
        return made

    async def remove(self, name: str) -> None:
        """Forget a connection and its key. Raises VoiceAppError ``connection-unknown``."""
        await self.list()
        await self._remove_key(self._read.get(name) or await self.get(name))
        self.forget_key(name)
        await self._store.delete(name)
        await self._changed()

    async def _remove_key(self, connection: Connection) -> None:
        if connection.secret in [secret.name for secret in await self._secrets.list()]:
            await self._secrets.remove(connection.secret)

    def _was_elsewhere(self, connection: Connection) -> bool:
        """Whether the stored connection of this name leads to another server, which its key must not go to."""
        stored = self.known.get(connection.name)
        return stored is not None and stored.origin != connection.origin

    async def _changed(self) -> None:
        await self.list()
        self._bus.publish(ModelsChanged())

    # ---------------------------------------------------------------------------------------- reaching

    def link(self, connection: Connection, key: str | None = None) -> Link:
        """How a connection is reached now; ``key`` stands in for the stored one.

        Raises VoiceAppError ``offline`` and ``connection-unencrypted``.
        """
        require_allowed(connection, self._settings.flag("privacy.offline"))

        async def given() -> str | None:
            return key

        return Link(
            connection,
            self._clients,
            given if key else lambda: self._key(connection.name),
            lambda: self._shown(connection),
            replace(self._waits, first_s=self._settings.number("engines.remote_wait_s")),
            proxied=reach(connection.host) == "public",
        )

    def breaker(self, connection: Connection) -> Breaker:
        """Whether it is worth asking."""
        return self._breakers.setdefault(connection.name, Breaker())

    def forget_key(self, name: str) -> None:
        """Read the key anew at the next request: it was refused, and may have been replaced meanwhile."""
        self._keys.pop(name, None)

    async def _key(self, name: str) -> str | None:
        if name not in self._keys:  # a keyring may take a while, so it is asked once
            self._keys[name] = await self._secrets.get(secret_name(name))
        return self._keys[name]

    def _shown(self, connection: Connection) -> AbstractContextManager[None]:
        return self._sending.to(connection.host) if connection.sends_out else nullcontext()

    # ---------------------------------------------------------------------------------------- checking

    async def offered(self, connection: Connection, key: str | None = None) -> tuple[str, ...]:
        """The models that a server lists; ``connection`` need not be stored. Raises VoiceAppError."""
        await self.list()
        asked = replace(connection, url=address(connection.url))
        if self._was_elsewhere(asked):
            asked = replace(asked, name="")  # without the stored key
        link = self.link(asked, key)
        return _models(link, await link.json("GET", "models"))

    async def check(self, name: str) -> ConnectionCheck:
        """Try a connection: its address, the server's list of models, and one tiny request."""
        connection = await self.get(name)
        self.forget_key(name)
        await self.warm_up()
        try:
            link = self.link(connection)
        except VoiceAppError as problem:
            step = CheckStep("address", False, problem.message, problem.next_step)
            return ConnectionCheck(connection, (step,))
        steps = [CheckStep("address", True, f"{connection.url} may be asked.")]
        models: tuple[str, ...] = ()

        async def list_models() -> str:
            nonlocal models
            models = _models(link, await link.json("GET", "models"))
            count = "1 model" if len(models) == 1 else f"{len(models)} models"
            here = f"{connection.model} among them" if connection.model in models else f"but not {connection.model}"
            return f"The server lists {count}, {here}."

        listed, met = await _step("models", list_models)
        if isinstance(met, HttpProblem) and met.status == 404:  # not every server has a list
            listed = replace(listed, ok=True, message="The server does not list its models.", next_step="")
        steps.append(listed)
        if listed.ok:
            tries = {"asr": self._try_hearing, "llm": _try_answering, "tts": _try_speaking}
            answered, _ = await _step("answer", lambda: tries[connection.task](link))
            steps.append(answered)
        if steps[-1].ok:
            self.breaker(connection).worked()
        return ConnectionCheck(connection, tuple(steps), models)

    async def _try_hearing(self, link: Link) -> str:
        sound = await asyncio.to_thread(_read_wav, self._sample)
        heard = [part async for part in HttpTranscriber(link).listen(0, _once(sound), ListenOptions("en"))]
        return f"It heard “{heard[-1].text}”."


async def _step(
    name: Literal["models", "answer"], work: Callable[[], Awaitable[str]]
) -> tuple[CheckStep, VoiceAppError | None]:
    """Take a step; also the problem that it met."""
    now = asyncio.get_running_loop().time
    started = now()
    try:
        message = await work()
    except VoiceAppError as problem:
        return CheckStep(name, False, problem.message, problem.next_step, (now() - started) * 1000), problem
    return CheckStep(name, True, message, "", (now() - started) * 1000), None


async def _try_answering(link: Link) -> str:
    now = asyncio.get_running_loop().time
    started, first_s, said = now(), 0.0, ""
    options = ChatOptions(temperature=0.0, max_tokens=256)
    async for part in HttpChatModel(link).reply([Message("user", "Say hello.")], (), options):
        first_s = first_s or now() - started
        said += part if isinstance(part, str) else ""
    return f"It answered {len(said)} characters, the first after {first_s:.2f} s."


async def _try_speaking(link: Link) -> str:
    now = asyncio.get_running_loop().time
    started, first_s, length_s = now(), 0.0, 0.0
    async for part in HttpSynthesizer(link).speak(0, 0, "Hello.", SpeakOptions()):
        first_s = first_s or now() - started
        length_s += part.audio.duration_s
    return f"It spoke for {length_s:.1f} s, the first sound after {first_s:.2f} s."


def _models(link: Link, told: dict[str, Any]) -> tuple[str, ...]:
    """The ids of {"data": [{"id"}, ...]}."""
    data = told.get("data")
    if not isinstance(data, list):
        raise link.words.garbled("lists no models")
    names = [entry.get("id") for entry in data[:MOST_MODELS] if isinstance(entry, dict)]
    return tuple(name for name in names if isinstance(name, str) and name.isprintable() and len(name) <= 200)


def _read_wav(path: Path) -> Audio:
    """A 16-bit mono WAV file at 16 kHz: the program's own sample is one."""
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / np.float32(32768.0)
        assert file.getframerate() == SPEECH_RATE
    return Audio(samples, SPEECH_RATE)


async def _once(audio: Audio) -> AsyncIterator[Audio]:
    yield audio
