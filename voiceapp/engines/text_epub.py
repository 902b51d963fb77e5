"""The paragraphs of an EPUB book (W3C EPUB 3), in the order of its spine, with the languages that it declares."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from urllib.parse import unquote

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.texts import Paragraph, decoded
from voiceapp.engines.text_archive import Archive, Broken, parse_xml

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main ol p pre section table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_UNREAD = frozenset("head nav rp rt script style svg math template".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

_DEEPEST = 256
"""Elements in one another: of more, the outer ones are forgotten."""


def epub_paragraphs(path: str) -> list[Paragraph]:
    """All paragraphs with text. Raises :class:`Broken`, VoiceAppError ``text-unsafe`` and ``text-protected``."""
    with Archive(path) as archive:
        package = _package(archive)
        book = _Package()
        parse_xml(archive.read(package), book.start, book.end, book.text)
        pages = [book.pages[one] for one in book.spine if one in book.pages]
        names = [posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(page))) for page in pages]
        _require_readable(archive, names)
        found: list[Paragraph] = []
        for name in names:
            if name in archive:
                reader = HtmlText(book.language.strip())
                reader.feed(decoded(archive.read(name)))
                found += reader.finish()
        return found


def _package(archive: Archive) -> str:
    if _CONTAINER not in archive:
        raise Broken
    paths: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" rootfile"):
            paths.append(attributes.get("full-path", ""))

    parse_xml(archive.read(_CONTAINER), start)
    if not paths or paths[0] not in archive:
        raise Broken
    return paths[0]


def _require_readable(archive: Archive, pages: list[str]) -> None:
    if _ENCRYPTION not in archive:
        return
    locked: set[str] = set()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(" CipherReference"):
            locked.add(unquote(attributes.get("URI", "")))

    parse_xml(archive.read(_ENCRYPTION), start)
    if locked & set(pages):  # fonts often are, which does not matter
        raise VoiceAppError(
            "text-protected",
            "This book is protected against copying, so its text cannot be read.",
            "Choose a file without protection.",
        )


class _Package:
    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.spine: list[str] = []
        self.language = ""
        self._in_language = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self._in_language = name == "language" and not self.language
        if name == "item" and attributes.get("media-type") in _PAGES:
            if "nav" not in attributes.get("properties", "").split():
                self.pages[attributes.get("id", "")] = attributes.get("href", "")
        elif name == "itemref" and attributes.get("linear") != "no":
            self.spine.append(attributes.get("idref", ""))

    def end(self, tag: str) -> None:
        self._in_language = False

    def text(self, text: str) -> None:
        if self._in_language:
            self.language += text


class HtmlText(HTMLParser):
    """The paragraphs of a page of HTML; ``language`` is that of what declares none."""

    def __init__(self, language: str = "") -> None:
        super().__init__()
        self._found: list[Paragraph] = []
        self._parts: list[str] = []
        self._open: list[tuple[str, str]] = [("", language)]  # elements and their languages
        self._heading = False
        self._spoken = language

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """A block begins a paragraph."""
        if tag in _BLOCKS:
            self._end_paragraph()
            self._heading = self._heading or tag in _HEADINGS
            if self._open[-1][0] == "p":  # which need not be closed
                self._open.pop()
        if tag == "br":
            self._parts.append("\n")
        if tag not in _VOID:
            told = dict(attributes)
            language = told.get("lang") or told.get("xml:lang") or self._open[-1][1]
            self._open.append((tag, language))
            if len(self._open) > _DEEPEST:
                del self._open[1]

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """XHTML may close any element at once."""
        self.handle_starttag(tag, attributes)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """The end of a block ends the paragraph."""
        if tag in _BLOCKS:
            self._end_paragraph()
        at = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at][0] == tag), 0)
        if at:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        """Text counts where it is shown."""
        if any(tag in _UNREAD for tag, _ in self._open):
            return
        if data.strip() and not "".join(self._parts).strip():
            self._spoken = self._open[-1][1]
        space = data[:1].isspace(), data[-1:].isspace()
        words = " ".join(data.split())
        self._parts.append(f"{' ' if space[0] else ''}{words}{' ' if space[1] and words else ''}")

    def finish(self) -> list[Paragraph]:
        """The page has ended."""
        self.close()
        self._end_paragraph()
        return self._found

    def _end_paragraph(self) -> None:
        lines = "".join(self._parts).split("\n")
        text = "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
        if text:
            self._found.append(Paragraph(text, self._spoken, self._heading))
        self._parts, self._heading = [], False
