from __future__ import annotations

import asyncio
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.unit.storage.helpers import with_database
from voiceapp.core.errors import VoiceAppError
from voiceapp.storage.conversations import ConversationStore
from voiceapp.storage.database import Database
from voiceapp.storage.household import NoteStore
from voiceapp.storage.measures import MeasureStore
from voiceapp.storage.migrations import MIGRATIONS


def failure_at_open(path: Path, **options: object) -> VoiceAppError:
    async def run() -> None:
        db = Database(path, **options)  # type: ignore[arg-type]
        await db.open()
        await db.close()

    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(run())
    assert caught.value.next_step
    return caught.value


def test_what_is_written_is_there_after_a_restart_and_private(tmp_path: Path) -> None:
    with_database(tmp_path, lambda db: NoteStore(db).add("the gate code is 4711"))
    notes = with_database(tmp_path, lambda db: NoteStore(db).list())
    assert [note.text for note in notes] == ["the gate code is 4711"]
    assert stat.S_IMODE((tmp_path / "voiceapp.db").stat().st_mode) == 0o600


def test_the_write_ahead_log_is_private_too(tmp_path: Path) -> None:
    async def work(db: Database) -> set[int]:
        await NoteStore(db).add("secret")
        return {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}

    assert with_database(tmp_path, work) == {0o600}


def test_a_change_that_fails_half_way_stores_nothing(tmp_path: Path) -> None:
    async def work(db: Database) -> int:
        def change(link: sqlite3.Connection) -> None:
            link.execute("INSERT INTO notes(text, at) VALUES ('half', 0)")
            raise ValueError("stop")

        with pytest.raises(ValueError, match="stop"):
            await db.write(change)
        await NoteStore(db).add("whole")
        return len(await NoteStore(db).list())

    assert with_database(tmp_path, work) == 1


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    async def work(db: Database) -> None:
        with pytest.raises(VoiceAppError) as caught:
            await db.read(lambda link: link.execute("DELETE FROM notes"))
        assert caught.value.code == "data-not-writable"

    with_database(tmp_path, work)


def test_a_file_where_the_folder_should_be_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    error = failure_at_open(tmp_path / "data" / "voiceapp.db")
    assert error.code == "data-not-writable"
    assert str(tmp_path / "data") in error.message
    assert (tmp_path / "data").read_text() == "mine"


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    start = b"this is no database at all, but a letter to my aunt " * 40
    path = tmp_path / "voiceapp.db"
    path.write_bytes(start)
    error = failure_at_open(path)
    assert error.code == "database-damaged"
    assert str(path) in error.message
    assert path.read_bytes() == start


def test_a_damaged_database_is_told_and_not_repaired_behind_the_users_back(tmp_path: Path) -> None:
    async def fill(db: Database) -> None:
        for number in range(300):
            await NoteStore(db).add(f"note {number} " + "padding " * 160)

    with_database(tmp_path, fill)
    path = tmp_path / "voiceapp.db"
    data = bytearray(path.read_bytes())
    for start in range(len(data) // 2 // 4096 * 4096, len(data), 4096):  # the later pages lose their headers
        data[start : start + 64] = b"\xee" * 64
    path.write_bytes(data)

    async def read(db: Database) -> None:
        with pytest.raises(VoiceAppError) as caught:
            await NoteStore(db).list()
        assert caught.value.code == "database-damaged"
        assert await db.check() != []

    with_database(tmp_path, read)
    assert path.read_bytes() == bytes(data)


def test_data_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "voiceapp.db"
    link = sqlite3.connect(path)
    link.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    link.close()
    before = path.read_bytes()
    error = failure_at_open(path)
    assert error.code == "database-newer"
    assert "newer" in error.message
    assert path.read_bytes() == before


def test_an_older_database_is_brought_up_to_date_with_its_data_and_no_copy_stays(tmp_path: Path) -> None:
    with_database(tmp_path, lambda db: NoteStore(db).add("from before"))
    newer = (*MIGRATIONS, "ALTER TABLE notes ADD COLUMN colour TEXT NOT NULL DEFAULT 'paper';\nCREATE TABLE x(y);")

    async def run() -> tuple[str, str]:
        db = Database(tmp_path / "voiceapp.db", migrations=newer)
        await db.open()
        row = await db.read(lambda link: link.execute("SELECT text, colour FROM notes").fetchone())
        await db.close()
        return (row[0], row[1])

    assert asyncio.run(run()) == ("from before", "paper")
    assert [path.name for path in tmp_path.iterdir()] == ["voiceapp.db"]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_database_of_each_released_version_keeps_its_data(tmp_path: Path, version: int) -> None:
    async def before() -> None:
        db = Database(tmp_path / "voiceapp.db", migrations=MIGRATIONS[:version])
        await db.open()
        await NoteStore(db).add("from before")
        await db.close()

    asyncio.run(before())
    notes = with_database(tmp_path, lambda db: NoteStore(db).list())
    assert [note.text for note in notes] == ["from before"]
    assert with_database(tmp_path, lambda db: MeasureStore(db).list()) == []


def notes(tmp_path: Path, migrations: tuple[str, ...]) -> list[str]:
    async def run() -> list[str]:
        db = Database(tmp_path / "voiceapp.db", migrations=migrations)
        await db.open()
        found = await NoteStore(db).list()
        await db.close()
        return [note.text for note in found]

    return asyncio.run(run())


def test_who_waited_for_another_programs_migration_copies_nothing(tmp_path: Path) -> None:
    """That copy would be in the way of the one that a third program makes."""
    with_database(tmp_path, lambda db: NoteStore(db).add("from before"))
    newer = (*MIGRATIONS, "CREATE TABLE x(y);")
    other = sqlite3.connect(tmp_path / "voiceapp.db", isolation_level=None, check_same_thread=False)

    class Seen(Database):
        """Sees the version of before the other's commit, as whoever looked just before it does."""

        def _migrate(self, link: sqlite3.Connection) -> None:
            other.execute("CREATE TABLE x(y)")
            other.execute(f"PRAGMA user_version = {len(newer)}")
            super()._migrate(link)

        def _copy(self, backup: Path) -> None:
            raise AssertionError("nothing was to be migrated any more")

    async def run() -> None:
        db = Seen(tmp_path / "voiceapp.db", migrations=newer)
        await db.open()
        await db.close()

    asyncio.run(run())
    other.close()
    assert notes(tmp_path, newer) == ["from before"]


def test_a_migration_that_fails_changes_nothing_and_leaves_the_copy(tmp_path: Path) -> None:
    with_database(tmp_path, lambda db: NoteStore(db).add("precious"))

    async def run() -> None:
        db = Database(tmp_path / "voiceapp.db", migrations=(*MIGRATIONS, "DROP TABLE notes;\nCREATE TABLE notes(;"))
        await db.open()

    with pytest.raises(sqlite3.OperationalError):
        asyncio.run(run())
    assert [note.text for note in with_database(tmp_path, lambda db: NoteStore(db).list())] == ["precious"]
    copy = sqlite3.connect(tmp_path / f"voiceapp.db.before-{len(MIGRATIONS) + 1}")
    assert copy.execute("SELECT text FROM notes").fetchall() == [("precious",)]
    copy.close()


def test_a_full_disk_is_told_and_what_was_stored_stays(tmp_path: Path) -> None:
    async def work(db: Database) -> list[str]:
        notes = NoteStore(db)
        await notes.add("first")
        pages = await db.write(lambda link: link.execute("PRAGMA page_count").fetchone()[0])
        await db._lane(db._writer).run(lambda link: link.execute(f"PRAGMA max_page_count = {pages}").fetchall())
        with pytest.raises(VoiceAppError) as caught:
            await notes.add("x" * 100_000)
        assert caught.value.code == "disk-full"
        assert caught.value.retryable
        assert "full" in caught.value.message
        return [note.text for note in await notes.list()]

    assert with_database(tmp_path, work) == ["first"]


def test_a_disk_that_takes_no_more_bytes_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import asyncio, resource, sys
        from pathlib import Path
        from voiceapp.core.errors import VoiceAppError
        from voiceapp.storage.database import Database
        from voiceapp.storage.household import NoteStore

        async def main():
            db = Database(Path(sys.argv[1]))
            await db.open()
            await NoteStore(db).add("kept")
            resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
            try:
                for number in range(100):
                    await NoteStore(db).add("y" * 50_000)
            except VoiceAppError as error:
                print(error.code, error.retryable)
            await db.close()

        asyncio.run(main())
        """
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "voiceapp.db")], capture_output=True, text=True, timeout=60
    )
    assert (run.stdout.split(), run.stderr) == (["disk-failed", "True"], "")
    assert "kept" in [note.text for note in with_database(tmp_path, lambda db: NoteStore(db).list())]


WRITER = textwrap.dedent(
    """
    import asyncio, sys
    from pathlib import Path
    from voiceapp.storage.conversations import ConversationStore
    from voiceapp.storage.database import Database

    async def main():
        db = Database(Path(sys.argv[1]))
        await db.open()
        store = ConversationStore(db)
        talk = await store.create()
        for number in range(25):
            await store.add_turn(talk, number, "word", "yes", 3, True, None, False, {}, float(number))
        await db.close()

    asyncio.run(main())
    """
)


def test_several_processes_may_begin_and_write_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "voiceapp.db")
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITER, path], stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    errors = [run.communicate(timeout=100)[1] for run in runs]
    assert errors == ["", "", ""]
    hits = with_database(tmp_path, lambda db: ConversationStore(db).search("word"))
    assert len(hits) == 75


def test_a_write_that_another_process_blocks_for_too_long_says_so(tmp_path: Path) -> None:
    async def run() -> list[str]:
        db = Database(tmp_path / "voiceapp.db", busy_s=0.05)
        await db.open()
        other = sqlite3.connect(db.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(VoiceAppError) as caught:
            await NoteStore(db).add("blocked")
        assert (caught.value.code, caught.value.retryable) == ("database-busy", True)
        other.execute("ROLLBACK")
        other.close()
        await NoteStore(db).add("free again")
        notes = await NoteStore(db).list()
        await db.close()
        return [note.text for note in notes]

    assert asyncio.run(run()) == ["free again"]


def test_use_after_close_is_an_error_and_close_may_come_twice(tmp_path: Path) -> None:
    async def run() -> None:
        db = Database(tmp_path / "voiceapp.db")
        await db.open()
        await db.close()
        await db.close()
        with pytest.raises(VoiceAppError) as caught:
            await NoteStore(db).list()
        assert caught.value.code == "database-closed"

    asyncio.run(run())
