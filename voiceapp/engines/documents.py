"""Word and PDF files of documents, made in a process of its own: their libraries are large, and so are meetings."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from voiceapp.core.documents import Document, Point, Section, Spoken
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.document_pdf import pdf
from voiceapp.engines.document_word import word

_PIECE = 1 << 18


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
