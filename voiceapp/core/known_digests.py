"""SHA-256 of files, known again by path, size and time of those that were read once."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from voiceapp.core.whole_file import PRIVATE, file_digest, replacing

_MOST = 500
"""Files whose digests are kept: those that were read last."""


class KnownDigests:
    """``kept`` is the file in which digests are kept. Its methods wait for the disk: call them in a thread."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept

    def known(self, file: Path) -> str | None:
        """The digest of a file that was read before, if it has not changed since. Raises OSError."""
        return self._read().get(_entry(file))

    def digest(self, file: Path) -> str:
        """The digest of a file: a second for 1 GB the first time. Raises OSError."""
        return self.digests([file])[0]

    def digests(self, files: Sequence[Path]) -> list[str]:
        """The digests of files. Raises OSError."""
        known = self._read()
        entries = [_entry(file) for file in files]
        read = {one: file_digest(file) for one, file in zip(entries, files, strict=True) if one not in known}
        if read:
            with contextlib.suppress(OSError):  # a full disk: they are computed again next time
                self._kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._write(self._read() | read)  # others were noted meanwhile
        known |= read
        return [known[one] for one in entries]

    def there(self) -> set[str]:
        """The digests of files that are as they were; those of all others are forgotten. Raises OSError."""
        known = self._read()
        there = {entry: digest for entry, digest in known.items() if _is_there(entry)}
        if len(there) < len(known):
            self._write(there)
        return set(there.values())

    def _read(self) -> dict[str, str]:
        try:
            told = json.loads(self._kept.read_bytes())
        except (OSError, ValueError):
            return {}
        return {str(entry): str(digest) for entry, digest in told.items()} if isinstance(told, dict) else {}

    def _write(self, known: dict[str, str]) -> None:
        with replacing(self._kept, PRIVATE) as file:
            file.write(json.dumps(dict(list(known.items())[-_MOST:])).encode())


def _entry(file: Path) -> str:
    stat = file.stat()
    return f"{file.resolve()}\0{stat.st_size}\0{stat.st_mtime_ns}"


def _is_there(entry: str) -> bool:
    """Whether a file is as it was when its digest was taken."""
    try:
        return _entry(Path(entry.partition("\0")[0])) == entry
    except OSError:
        return False
