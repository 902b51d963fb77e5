"""Word and PDF files of documents, read back by other libraries than those that wrote them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.fakes.context import FakeContext, run
from tests.unit.services.exported import all_minutes, meeting, meetings, minutes
from voiceapp.core.documents import Document, Point, Section, Spoken
from voiceapp.core.meetings import Meeting, Minutes
from voiceapp.engines.document_fonts import folders
from voiceapp.engines.document_pdf import not_shown, pdf, right_to_left
from voiceapp.engines.documents import Documents
from voiceapp.services.export_document import document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def said(*texts: str) -> Document:
    return Document("Title", (), (), tuple(Spoken("Ann", float(n), n + 1.0, text) for n, text in enumerate(texts)))


def pdf_text(made: Document, places: Sequence[Path] | None = None) -> tuple[str, str]:
    data, missing = pdf(made, FakeContext(), places)
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data), strict=True).pages), missing


def word_file(made: Document) -> ElementTree.Element:
    parts, result = run(Documents().docx(FakeContext(), asdict(made)))
    assert result == {"missing": ""}
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as file:
        assert file.testzip() is None
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(name))
        return ElementTree.fromstring(file.read("word/document.xml"))


def paragraphs(root: ElementTree.Element) -> list[str]:
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in root.iter(f"{W}p")]


def test_a_pdf_holds_minutes_words_and_links_to_their_moments() -> None:
    parts, result = run(Documents().pdf(FakeContext(), asdict(document(meeting(), minutes()))))
    assert result == {"missing": ""}
    reader = PdfReader(io.BytesIO(b"".join(parts)), strict=True)
    text = reader.pages[0].extract_text()
    for wanted in (
        "Budget call",
        "Spend *more*.",
        "[not supported: the quote was not found]",
        "Bob Stone",
        "5 < 6 & more.",
    ):
        assert wanted in text
    assert len(reader.pages[0].annotations or ()) == 7, "one for each moment of the minutes and the notes"
    titles = [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["Summary", "Decisions", "Action items", "Open questions", "Notes", "Transcript"]
    assert reader.metadata
    assert reader.metadata.title == "Budget call"


def test_long_meetings_take_several_pages_and_tell_how_far_it_is() -> None:
    ctx = FakeContext()
    data, _ = pdf(said(*["All work and no play. " * 30] * 60), ctx)
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 5
    assert pages[-1].extract_text().splitlines()[-1] == str(len(pages))
    assert ctx.progressed[-1][0] == 1.0


def test_a_cancelled_document_ends_early() -> None:
    ctx = FakeContext()
    ctx.cancel()
    assert "word" not in PdfReader(io.BytesIO(pdf(said("word"), ctx)[0])).pages[0].extract_text()


def test_a_pdf_says_which_characters_it_cannot_show() -> None:
    text, missing = pdf_text(said("größer \U0001e000 Ωμέγα привет"), folders())
    assert missing == "\U0001e000"
    assert "größer" in text
    assert "Ωμέγα" in text
    assert "U+1E000" in text
    text, missing = pdf_text(said("größer, Ω"), [])
    assert missing == "Ω"
    assert "größer, ?" in text
    assert not_shown("Ω") == (
        "1 character is not shown here, because no font on the computer that made this file has them: U+03A9."
    )


def test_words_from_right_to_left_are_shown_from_the_right() -> None:
    text, missing = pdf_text(said("שלום עולם"))
    assert missing == ""
    assert "שלום" in text
    assert [right_to_left(one) for one in ("שלום", "1 مرحبا", "hello שלום", "12 !", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@settings(max_examples=40, deadline=None)
@given(meetings(), all_minutes())
def test_whatever_was_said_becomes_a_pdf(made: Meeting, told: Minutes | None) -> None:
    text, _ = pdf_text(document(made, told), [])
    assert "long" in text


@settings(max_examples=8, deadline=None)
@given(meetings())
def test_whatever_was_said_becomes_a_pdf_with_fonts(made: Meeting) -> None:
    text, _ = pdf_text(document(made, None))
    assert "long" in text


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zs", "Zl", "Zp")), min_size=1)
    )
)
@settings(max_examples=30, deadline=None)
def test_whatever_was_said_is_in_the_word_file(words: list[str]) -> None:
    made = said(*(" ".join(text.split()) for text in words))
    assert [one for one in paragraphs(word_file(made)) if one][2:][1::2] == [
        one.text for one in made.spoken if one.text
    ]


def test_a_word_file_leads_from_a_line_of_the_minutes_to_what_was_said() -> None:
    root = word_file(document(meeting(), minutes()))
    texts = paragraphs(root)
    assert texts[0] == "Budget call"
    assert "Spend *more*. [not supported: the quote was not found]  0:02  0:04" in texts
    anchors = [one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink")]
    assert anchors[:3] == ["said0", "said0", "said1"]
    assert set(anchors) <= {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}


def test_a_word_file_marks_lines_from_right_to_left() -> None:
    made = Document("Title", (), (Section("Notes", (Point("שלום"),)),), ())
    root = word_file(made)
    assert len(list(root.iter(f"{W}bidi"))) == len(list(root.iter(f"{W}rtl"))) == 1
