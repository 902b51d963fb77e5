"""Access tokens: in the system's keyring, or in a file of the user's own where there is none.

Values are never shown. A keyring may wait for a password or for a service that does not answer: it is asked in a
thread that nobody has to wait for (a daemon), within a time limit.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from voiceapp.core.connections import PREFIX, connection_name
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.logs import log
from voiceapp.core.records import HUB_TOKEN, SecretInfo, SecretPlace
from voiceapp.core.whole_file import PRIVATE, replacing

USES = {HUB_TOKEN: "The model hub's access token, for models behind terms"}
SERVICE = "voiceapp"

_NAME = re.compile(r"[a-z][a-z0-9._:-]{0,63}")
_LONGEST = 10_000
_WAIT_S = 20.0  # long enough to unlock a keyring by its password

T = TypeVar("T")


class Keyring(Protocol):
    """The part of a keyring's backend that is used. Every call may block, and raise what its system raises."""

    def get_password(self, service: str, username: str) -> str | None:
        """The value, None when there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store a value."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a value."""


def system_keyring() -> Keyring | None:
    """The system's keyring; None where the computer has none (a bare session, a container)."""
    import keyring
    from keyring.backends import chainer, fail, null

    found = keyring.get_keyring()
    if (
        isinstance(found, fail.Keyring | null.Keyring)
        or isinstance(found, chainer.ChainerBackend)
        and not found.backends
    ):
        return None
    chosen: Keyring = found
    return chosen


class SecretsService:
    """Secrets by name. The file names all of them; it holds the values of those only that no keyring took."""

    def __init__(
        self,
        file: Path,
        bus: EventBus,
        keyring: Callable[[], Keyring | None] = system_keyring,
        wait_s: float = _WAIT_S,
    ) -> None:
        self._file = file
        self._bus = bus
        self._open = keyring
        self._wait_s = wait_s
        self._keyring: Keyring | None = None
        self._looked = self._told = False
        self._looking = asyncio.Lock()

    async def list(self) -> list[SecretInfo]:
        """Names and places of what is stored. Raises VoiceAppError ``secrets-unreadable``."""
        stored = await asyncio.to_thread(self._read)
        return [SecretInfo(name, _place(value), _use(name)) for name, value in sorted(stored.items())]

    async def get(self, name: str) -> str | None:
        """A secret's value; None when it is not stored.

        Raises VoiceAppError ``secrets-unreadable``, ``keyring-failed`` (locked, say, or gone).
        """
        stored = await asyncio.to_thread(self._read)
        if name not in stored:
            return None
        value = stored[name]
        if value is not None:
            return value
        keyring = await self._find()
        if keyring is None:
            raise _failed("it is not there any more")
        return await self._ask(lambda: keyring.get_password(SERVICE, name))

    async def set(self, name: str, value: str) -> SecretInfo:
        """Store or replace a secret. A keyring that does not take it is told, and the file keeps it.

        Raises VoiceAppError ``secret-name``, ``secret-empty``, ``secrets-not-written``, ``secrets-unreadable``.
        """
        if not _NAME.fullmatch(name):
            raise VoiceAppError(
                "secret-name",
                f"{name!r} is no name for a secret.",
                f"The hub's token is called {HUB_TOKEN}, a connection's key {PREFIX}NAME; letters are small.",
            )
        value = value.strip()
        if not value or len(value) > _LONGEST or not value.isprintable():
            raise VoiceAppError(
                "secret-empty", "There is no value to store.", "Give it on standard input, as one line of text."
            )
        stored = await asyncio.to_thread(self._read)
        kept = await self._keep(name, value)
        stored[name] = None if kept else value
        await asyncio.to_thread(self._write, stored)
        return SecretInfo(name, _place(stored[name]), _use(name))

    async def remove(self, name: str) -> None:
        """Forget a secret. Raises VoiceAppError ``secret-unknown``, ``keyring-failed``, ``secrets-not-written``."""
        stored = await asyncio.to_thread(self._read)
        if name not in stored:
            raise VoiceAppError(
                "secret-unknown", f"There is no secret {name}.", "voiceapp secrets list shows what is stored."
            )
        if stored[name] is None:
            keyring = await self._find()
            if keyring is not None:
                there = await self._ask(lambda: keyring.get_password(SERVICE, name))
                if there is not None:
                    await self._ask(lambda: keyring.delete_password(SERVICE, name))
        del stored[name]
        await asyncio.to_thread(self._write, stored)

    # --------------------------------------------------------------------------------- the keyring

    async def _keep(self, name: str, value: str) -> bool:
        keyring = await self._find()
        if keyring is None:
            self._tell("This computer has no keyring that can be used.")
            return False
        try:
            await self._ask(lambda: keyring.set_password(SERVICE, name, value))
        except VoiceAppError as problem:
            self._tell(problem.message)
            return False
        return True

    async def _find(self) -> Keyring | None:
        """The keyring, looked for once; None where there is none or it does not answer."""
        async with self._looking:  # who asks meanwhile waits for the same answer
            if not self._looked:
                try:
                    self._keyring = await self._ask(self._open)
                except VoiceAppError:
                    self._keyring = None
                self._looked = True
        return self._keyring

    async def _ask(self, call: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def finish(value: T | None, error: VoiceAppError | None) -> None:
            if answer.done():  # nobody waits any more
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(value)  # type: ignore[arg-type]

        def work() -> None:
            value, problem = None, None
            try:
                value = call()
            # A backend raises whatever its system's library raises: D-Bus, the Windows vault, its own errors.
            except Exception as error:  # noqa: BLE001
                log("secrets", "keyring-failed", kind=type(error).__name__)
                problem = _failed("it refused")
            try:
                loop.call_soon_threadsafe(finish, value, problem)
            except RuntimeError:
                pass  # the program ended meanwhile

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            return await asyncio.wait_for(answer, self._wait_s)
        except TimeoutError:
            raise _failed("it does not answer") from None

    def _tell(self, why: str) -> None:
        if self._told:
            return
        self._told = True
        message = f"{why} Secrets are kept in a file that only you can read."
        self._bus.publish(Notice("warning", message, f"The file is {self._file}.", "settings", "secrets-file"))

    # ------------------------------------------------------------------------------------ the file

    def _read(self) -> dict[str, str | None]:
        """Name -> value, None for what the keyring keeps."""
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise _unreadable(self._file) from error
        if not isinstance(stored, dict) or not all(isinstance(value, str | None) for value in stored.values()):
            raise _unreadable(self._file)
        return stored

    def _write(self, stored: dict[str, str | None]) -> None:
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self._file, PRIVATE) as file:
                file.write(json.dumps(stored, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise VoiceAppError(
                "secrets-not-written",
                f"The secret could not be stored: {error.strerror or error}.",
                f"Make {self._file.parent} writable or free some space.",
                retryable=True,
            ) from error


def _use(name: str) -> str:
    connection = connection_name(name)
    return USES.get(name, f"The key of the connection {connection}" if connection else "")


def _place(value: str | None) -> SecretPlace:
    return "keyring" if value is None else "file"


def _failed(why: str) -> VoiceAppError:
    return VoiceAppError(
        "keyring-failed",
        f"The system's keyring cannot be used: {why}.",
        "Unlock it, or remove the secret and set it anew.",
        retryable=True,
    )


def _unreadable(file: Path) -> VoiceAppError:
    return VoiceAppError(
        "secrets-unreadable",
        f"The file of secrets {file.name} cannot be read.",
        f"Repair or remove {file}, then set the secrets anew.",
    )
