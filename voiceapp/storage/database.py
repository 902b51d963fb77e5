"""The SQLite database: one writer thread and one reader thread per process behind an async face.

WAL mode lets the window and a command run at once; writes begin IMMEDIATE so that two processes queue up
instead of failing half-way; ``secure_delete`` and a truncated WAL make deleted words leave the disk.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import log
from voiceapp.storage.migrations import MIGRATIONS

T = TypeVar("T")

_FULL = sqlite3.SQLITE_FULL
_NOT_WRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_OPEN_AGAIN_S = 0.02
_LEAST_ROOM = 100_000


class Database:
    """One database file. ``open`` before use, ``close`` at the end; both may be called from one loop only.

    ``busy_s`` is how long a write waits for another process; ``migrations`` is replaced by tests.
    """

    def __init__(self, path: Path, *, busy_s: float = 10.0, migrations: tuple[str, ...] = MIGRATIONS) -> None:
        self.path = path
        self._busy_s = busy_s
        self._migrations = migrations
        self._writer: _Lane | None = None
        self._reader: _Lane | None = None

    async def open(self) -> None:
        """Open, and bring an older database up to date.

        Raises VoiceAppError: ``database-newer``, ``database-damaged``, ``data-not-writable``, ``disk-full``,
        ``database-busy``; the file is left as it was.
        """
        if self._writer:
            return
        writer, reader = _Lane("voiceapp-db-write"), _Lane("voiceapp-db-read")
        try:
            await self._start(writer)
            await reader.start(self._open_reader)
        except BaseException:
            await writer.stop()
            await reader.stop()
            raise
        self._writer, self._reader = writer, reader

    async def _start(self, writer: _Lane) -> None:
        # SQLite does not wait for its busy timeout while another process switches a new file to WAL.
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._busy_s
        while True:
            try:
                return await writer.start(self._open_writer)
            except VoiceAppError as error:
                if error.code != "database-busy" or loop.time() > deadline:
                    raise
            await asyncio.sleep(_OPEN_AGAIN_S)

    async def close(self) -> None:
        """Finish what is under way, fold the WAL back into the file and end both threads."""
        writer, reader = self._writer, self._reader
        self._writer = self._reader = None
        if reader:
            await reader.stop()
        if writer:
            await writer.stop()

    async def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``change(connection)`` in a transaction on the writer thread; all of it is stored or nothing."""
        return await self._lane(self._writer).run(lambda link: self._transaction(link, "BEGIN IMMEDIATE", change))

    async def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``query(connection)`` on the reader thread; it sees one consistent state and cannot write."""
        return await self._lane(self._reader).run(lambda link: self._transaction(link, "BEGIN", query))

    async def erase(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """As :meth:`write`, for deletions: afterwards the write-ahead log holds no trace of what was deleted.

        While another process is in the middle of a read the log may stay; it is cleaned at the next
        chance (the next deletion, start or end of the program).
        """

        def both(link: sqlite3.Connection) -> T:
            result = self._transaction(link, "BEGIN IMMEDIATE", change)
            with self._told():
                busy = link.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if busy:
                log("storage", "wal-not-truncated")
            return result

        return await self._lane(self._writer).run(both)

    async def check(self) -> list[str]:
        """What SQLite's own quick check finds wrong; empty when all is well."""
        try:
            rows = await self.read(lambda link: link.execute("PRAGMA quick_check").fetchall())
        except VoiceAppError as error:
            if error.code != "database-damaged":
                raise
            return [error.message]
        return [row[0] for row in rows if row[0] != "ok"]

    def _lane(self, lane: _Lane | None) -> _Lane:
        if lane is None:
            raise VoiceAppError("database-closed", "The program is closing.", "Start it again.", retryable=True)
        return lane

    def _transaction(self, link: sqlite3.Connection, begin: str, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._told():
            link.execute(begin)
            try:
                result = work(link)
                link.execute("COMMIT")
            finally:
                if link.in_transaction:
                    link.execute("ROLLBACK")
            return result

    # ------------------------------------------------------------------------------------- opening

    def _connect(self) -> sqlite3.Connection:
        link = sqlite3.connect(self.path, timeout=self._busy_s, isolation_level=None, check_same_thread=False)
        try:
            link.execute("PRAGMA foreign_keys = ON")
            link.execute("PRAGMA secure_delete = ON")
            link.execute("PRAGMA temp_store = MEMORY")
            link.execute("PRAGMA synchronous = FULL")
        except BaseException:
            link.close()
            raise
        return link

    def _open_writer(self) -> sqlite3.Connection:
        with self._told():
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))  # WAL and index files copy these rights
            self.path.chmod(0o600)
            link = self._connect()
            try:
                self._refuse_newer(self._version(link))
                link.execute("PRAGMA journal_mode = WAL").fetchall()
                if self._version(link) < len(self._migrations):
                    self._migrate(link)
            except BaseException:
                link.close()
                raise
            return link

    def _open_reader(self) -> sqlite3.Connection:
        with self._told():
            link = self._connect()
            try:
                link.execute("PRAGMA query_only = ON")
            except BaseException:
                link.close()
                raise
            return link

    def _version(self, link: sqlite3.Connection) -> int:
        return int(link.execute("PRAGMA user_version").fetchone()[0])

    def _refuse_newer(self, version: int) -> None:
        if version > len(self._migrations):
            raise VoiceAppError(
                "database-newer",
                f"Your data was written by a newer version of the program ({self.path}).",
                "Update the program, or set VOICEAPP_HOME to another folder; nothing was changed.",
            )

    def _migrate(self, link: sqlite3.Connection) -> None:
        """All missing steps in one transaction; a copy of the old file is kept until they are verified."""
        backup: Path | None = None
        link.execute("BEGIN IMMEDIATE")
        try:
            version = self._version(link)  # again: another process may have migrated while we waited
            self._refuse_newer(version)
            if 0 < version < len(self._migrations):
                backup = self.path.with_name(f"{self.path.name}.before-{len(self._migrations)}")
                self._copy(backup)
            for number in range(version, len(self._migrations)):
                for statement in _statements(self._migrations[number]):
                    link.execute(statement)
            link.execute(f"PRAGMA user_version = {len(self._migrations)}")
            wrong = link.execute("PRAGMA foreign_key_check").fetchall()
            if wrong:
                raise sqlite3.IntegrityError("foreign keys broken by a migration")
            link.execute("COMMIT")
        finally:
            if link.in_transaction:
                link.execute("ROLLBACK")
        if backup:
            if link.execute("PRAGMA quick_check").fetchone()[0] == "ok":
                backup.unlink(missing_ok=True)  # a copy left behind would keep what the user deletes later
            log("storage", "migrated", version=len(self._migrations))

    def _copy(self, backup: Path) -> None:
        """A consistent copy by SQLite itself, from a second connection that sees the state before the change."""
        backup.unlink(missing_ok=True)
        os.close(os.open(backup, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        source = sqlite3.connect(self.path, timeout=self._busy_s)
        try:
            target = sqlite3.connect(backup)
            try:
                source.backup(target)
            finally:
                target.close()
        finally:
            source.close()

    # -------------------------------------------------------------------------------------- errors

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what disks and other processes do into errors that say what to do next."""
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            told = self._tell(_primary(error))
            if told is None:
                raise
            raise told from error
        except OverflowError as error:  # SQLite's numbers have 64 bits
            raise VoiceAppError(
                "number-too-large", "Nothing stored has so large a number.", "Use a number that the list shows."
            ) from error
        except OSError as error:
            raise VoiceAppError(
                "data-not-writable",
                f"The folder {self.path.parent} cannot be written: {error.strerror or error}.",
                "Make it writable or free some space, or set VOICEAPP_HOME to another folder.",
                retryable=True,
            ) from error

    def _has_room(self) -> bool:
        try:
            return shutil.disk_usage(self.path.parent).free > _LEAST_ROOM
        except OSError:
            return True

    def _tell(self, code: int) -> VoiceAppError | None:
        if code == _FULL or code == sqlite3.SQLITE_IOERR:
            full = code == _FULL or not self._has_room()  # a full disk may also show as a failed write
            what = "The disk is full." if full else "The disk could not be written or read."
            return VoiceAppError(
                "disk-full" if full else "disk-failed",
                f"{what} What was stored before is safe.",
                f"Free some space where {self.path.parent} lies and try again.",
                retryable=True,
            )
        if code in _NOT_WRITABLE:
            return VoiceAppError(
                "data-not-writable",
                f"Your data in {self.path} cannot be written.",
                "Make the file and its folder writable, or set VOICEAPP_HOME to another folder.",
                retryable=True,
            )
        if code in _BUSY:
            return VoiceAppError(
                "database-busy",
                "Another window or command of the program is storing data; this change was not stored.",
                "Try again in a moment.",
                retryable=True,
            )
        if code in _DAMAGED:
            return VoiceAppError(
                "database-damaged",
                f"The file with your data is damaged: {self.path}. It was left as it is.",
                "Put back a copy from your backup, or move the file away to start with an empty one.",
            )
        return None


class _Lane:
    """A thread of its own with a connection of its own; work is done in the order it came."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._link: sqlite3.Connection | None = None

    async def start(self, connect: Callable[[], sqlite3.Connection]) -> None:
        def begin() -> None:
            self._link = connect()

        await asyncio.get_running_loop().run_in_executor(self._pool, begin)

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        def on_thread() -> T:
            assert self._link is not None
            return work(self._link)

        return await asyncio.get_running_loop().run_in_executor(self._pool, on_thread)

    async def stop(self) -> None:
        def end() -> None:
            if self._link:
                self._link.close()
                self._link = None

        await asyncio.get_running_loop().run_in_executor(self._pool, end)
        self._pool.shutdown(wait=True)  # its queue is empty and its thread idle: this does not wait


def _primary(error: sqlite3.DatabaseError) -> int:
    """SQLite's primary result code; extended ones carry it in their low byte. 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one (``executescript`` would commit the open transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def storable(text: str) -> str:
    """The text without what SQLite cannot keep: lone surrogates (bytes of a wrong encoding) and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def match_expression(text: str) -> str:
    """What the user typed as an FTS5 query: every word must occur, the last one may be only begun.

    No character of the text acts as query syntax. Empty when there is no word in it.
    """
    words = [word for word in storable(text).split() if any(letter.isalnum() for letter in word)]
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    return " ".join(quoted) + "*" if quoted else ""
