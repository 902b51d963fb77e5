"""Documents that are zip archives of XML: read in bounded memory, whatever the archive claims to hold."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from types import TracebackType
from xml.parsers import expat

from voiceapp.core.errors import VoiceAppError

MOST_BYTES = 300_000_000
"""Unpacked bytes of all parts that are read together: a thousand books."""

_BLOCK = 1 << 20


class Broken(Exception):
    """The file is not what its name says."""


class Archive:
    """An open archive; a context manager. Nothing of it is ever written to the disk.

    Raises :class:`Broken`, and VoiceAppError ``text-unsafe`` where it unpacks to more than :data:`MOST_BYTES`.
    """

    def __init__(self, path: str) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError) as error:
            raise Broken from error
        self._left = MOST_BYTES

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """A part of it."""
        parts: list[bytes] = []
        try:
            with self._zip.open(name) as file:
                while block := file.read(_BLOCK):
                    self._left -= len(block)
                    if self._left < 0:
                        raise unsafe()
                    parts.append(block)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise Broken from error
        return b"".join(parts)


def parse_xml(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read XML by events; names are "NAMESPACE NAME". What declares entities is refused (``text-unsafe``)."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Broken from error


def _refuse(*entity: object) -> None:
    raise unsafe()


def unsafe() -> VoiceAppError:
    """What is told of a document that unpacks without end."""
    return VoiceAppError(
        "text-unsafe",
        "This document unpacks to far more than a text holds, so it was not read.",
        "Save it anew in the program that made it.",
    )
