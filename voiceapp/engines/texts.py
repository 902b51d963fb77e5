"""Texts of files, read in a process of its own: what users bring is untrusted, and large books take a while."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.texts import Paragraph, decoded
from voiceapp.engines.text_archive import Broken
from voiceapp.engines.text_epub import HtmlText, epub_paragraphs
from voiceapp.engines.text_pdf import pdf_paragraphs
from voiceapp.engines.text_plain import markdown_paragraphs, plain_paragraphs
from voiceapp.engines.text_word import word_paragraphs

ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".ssml", ".docx", ".epub", ".pdf")

MOST_BYTES = 300_000_000
MOST_CHARACTERS = 10_000_000
"""Some fifty long novels."""

_BATCH = 200


class Texts:
    """The engine of texts (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: libraries come with the first file."""
        return Capabilities()

    def paragraphs(self, ctx: CallContext, path: str) -> Generator[list[dict[str, Any]], None, None]:
        """The paragraphs of a file (``dataclasses.asdict`` of :class:`~voiceapp.core.texts.Paragraph`), in batches.

        Raises VoiceAppError ``text-format``, ``text-unreadable``, ``text-too-long``, ``text-unsafe``,
        ``text-protected`` and ``text-only-pictures``.
        """
        found = _read(Path(path), ctx)
        if sum(len(one.text) for one in found) > MOST_CHARACTERS:
            raise _too_long()
        for start in range(0, len(found), _BATCH):
            yield [asdict(one) for one in found[start : start + _BATCH]]


def _read(path: Path, ctx: CallContext) -> list[Paragraph]:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise VoiceAppError(
            "text-format",
            f"{path.name} is no text that can be read aloud.",
            f"Choose a file that ends with {', '.join(ENDINGS)}.",
        )
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_long()
        if ending == ".docx":
            return word_paragraphs(str(path))
        if ending == ".epub":
            return epub_paragraphs(str(path))
        if ending == ".pdf":
            return pdf_paragraphs(str(path), ctx)
        data = path.read_bytes()
    except Broken as error:
        raise VoiceAppError(
            "text-unreadable",
            f"{path.name} is damaged, or no {ending[1:]} file.",
            "Save it anew in the program that made it.",
        ) from error
    except OSError as error:
        raise VoiceAppError(
            "text-unreadable",
            f"{path.name} cannot be read: {error.strerror or error}.",
            "Check that you may read it.",
        ) from error
    if len(data) > 4 * MOST_CHARACTERS:
        raise _too_long()
    text = decoded(data)
    if ending in (".md", ".markdown"):
        return markdown_paragraphs(text)
    if ending in (".html", ".htm", ".xhtml"):
        reader = HtmlText()
        reader.feed(text)
        return reader.finish()
    ssml = ending == ".ssml" or "<speak" in text[:1000]
    return [Paragraph(text)] if ssml else plain_paragraphs(text)


def _too_long() -> VoiceAppError:
    return VoiceAppError(
        "text-too-long",
        f"This is more than {MOST_CHARACTERS // 1_000_000} million characters of text.",
        "Speak it part by part.",
    )
