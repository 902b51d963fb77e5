"""Files of meetings, made in a process of its own: Word and PDF, whose libraries are large, and long MP3 files."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Any

from voiceapp.audio.files import SoundReader
from voiceapp.audio.mp3 import write_mp3
from voiceapp.core.documents import Document, Point, Section, Spoken
from voiceapp.core.frames import SPEECH_RATE
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.whole_file import not_written
from voiceapp.engines.document_pdf import pdf
from voiceapp.engines.document_word import word

_PIECE = 1 << 18
_BLOCK_S = 10.0


class Documents:
    """The engine of documents (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first document."""
        return Capabilities()

    def docx(self, ctx: CallContext, document: Mapping[str, Any]) -> Generator[bytes, None, dict[str, Any]]:
        """The document (``dataclasses.asdict`` of :class:`Document`) as a Word file, in pieces.

        Returns {"missing"}: characters that cannot be shown, here none.
        """
        yield from _pieces(word(_document(document), ctx))
        return {"missing": ""}

    def pdf(self, ctx: CallContext, document: Mapping[str, Any]) -> Generator[bytes, None, dict[str, Any]]:
        """The document as a PDF file, in pieces. Returns {"missing"}: characters that no font here has."""
        made, missing = pdf(_document(document), ctx)
        yield from _pieces(made)
        return {"missing": missing}

    def mp3(self, ctx: CallContext, path: str, out: str) -> None:
        """Write the sound of a file as :func:`voiceapp.audio.mp3.write_mp3` does.

        Raises the VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`, ``disk-full`` and ``not-written``.
        """
        with SoundReader(path, SPEECH_RATE) as reader:
            length_s = reader.info.duration_s

            def tell(done_s: float) -> bool:
                if length_s:
                    ctx.progress(min(done_s / length_s, 1.0))
                return not ctx.cancelled

            try:
                write_mp3(Path(out), reader.blocks(_BLOCK_S), tell)
            except OSError as error:
                raise not_written(Path(out), error) from error


def _pieces(data: bytes) -> Generator[bytes, None, None]:
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE]


def _document(told: Mapping[str, Any]) -> Document:
    sections = tuple(
        Section(one["title"], tuple(Point(**{**point, "at_s": tuple(point["at_s"])}) for point in one["points"]))
        for one in told["sections"]
    )
    return Document(
        str(told["title"]), tuple(told["facts"]), sections, tuple(Spoken(**one) for one in told["spoken"])
    )
