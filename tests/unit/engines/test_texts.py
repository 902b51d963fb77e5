"""Texts of files: what is read of them, and what is refused."""

from __future__ import annotations

import zipfile
from dataclasses import asdict
from pathlib import Path

import pypdf
import pytest

from tests.fakes.context import FakeContext, run
from voiceapp.core.documents import Document, Spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.texts import Paragraph, decoded
from voiceapp.engines import text_archive
from voiceapp.engines.document_pdf import pdf
from voiceapp.engines.text_epub import HtmlText
from voiceapp.engines.text_pdf import paragraphs, without_margins
from voiceapp.engines.text_plain import markdown_paragraphs, plain_paragraphs
from voiceapp.engines.texts import Texts

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{}"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:language>en</dc:language><dc:language>fr</dc:language></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="two" href="text/second%20part.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="css"/></spine></package>"""
BODY = "word/document.xml"
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body>{}</body></html>'


def read(path: Path) -> list[Paragraph]:
    batches, _ = run(Texts().paragraphs(FakeContext(), str(path)))
    return [Paragraph(**told) for batch in batches for told in batch]


def texts(path: Path) -> list[str]:
    return [one.text for one in read(path)]


def refused(path: Path) -> str:
    with pytest.raises(VoiceAppError) as caught:
        read(path)
    assert caught.value.next_step
    return caught.value.code


def archive(path: Path, name: str, data: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return path


def book(path: Path, **parts: str) -> Path:
    files = {
        "META-INF/container.xml": CONTAINER.format("OPS/book.opf"),
        "OPS/book.opf": PACKAGE,
        "OPS/nav.xhtml": PAGE.format("<p>Contents</p>"),
        "OPS/text/one.xhtml": PAGE.format("<h1>One</h1><p>First <b>words</b>,<br/>second line.</p>"),
        "OPS/text/second part.xhtml": PAGE.format(
            '<p lang="de">Guten&nbsp;Tag &amp; <ruby>漢<rt>kan</rt></ruby></p>'
        ),
        **parts,
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, data in files.items():
            file.writestr(name, data)
    return path


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_of_every_coding(tmp_path: Path, coding: str) -> None:
    text = "Grüße aus Köln, sagte sie – und ging.\n\nEin zweiter Absatz."
    (tmp_path / "a.txt").write_bytes(text.encode(coding))
    assert texts(tmp_path / "a.txt") == text.split("\n\n")


def test_nothing_makes_a_text_of_no_bytes() -> None:
    assert decoded(b"") == ""


def test_lines_that_were_wrapped_are_one_again_and_verses_stay() -> None:
    wrapped = (
        "It was the best of times, it was the worst of times, it was the\r\n"
        "age of wisdom, it was the age of foolishness, and so it went on\r\n"
        "for long."
    )
    verse = "Roses are red,\nviolets are blue."
    assert [one.text for one in plain_paragraphs(f"{wrapped}\n \n\n{verse}")] == [
        wrapped.replace("\r\n", " "),
        verse,
    ]
    assert [one.text for one in plain_paragraphs(verse)] == [verse]


def test_markdown_is_read_by_what_it_means(tmp_path: Path) -> None:
    text = """---
title: x
---
# A heading #
Some *words* with a [link](https://x.org "t") and ![a picture](y.png)
over two lines.

```python
code = 1
```
- one
- [x] two
  goes on
> quoted

Under
-----
***
<!-- not
this -->
1. first
"""
    found = [(one.text, one.heading) for one in markdown_paragraphs(text)]
    assert found == [
        ("A heading", True),
        ("Some *words* with a link and over two lines.", False),
        ("one", False),
        ("two goes on quoted", False),
        ("Under", True),
        ("first", False),
    ]


def test_a_word_file_is_read_as_it_reads(tmp_path: Path) -> None:
    import docx

    made = docx.Document()
    made.add_heading("Chapter", 1)
    paragraph = made.add_paragraph("Some ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" words.")
    made.add_table(1, 2).rows[0].cells[1].text = "In a table"
    made.add_paragraph("")
    made.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx") == [
        Paragraph("Chapter", heading=True),
        Paragraph("Some bold words."),
        Paragraph("In a table"),
    ]


def test_inserted_words_of_a_word_file_count_and_deleted_ones_do_not(tmp_path: Path) -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        "<w:r><w:t>One</w:t></w:r><w:ins><w:r><w:t> two</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> no</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>three</w:t></w:r></w:p></w:body></w:document>"
    )
    assert texts(archive(tmp_path / "a.docx", BODY, body)) == ["One two\nthree"]


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    assert read(book(tmp_path / "a.epub")) == [
        Paragraph("One", "en", True),
        Paragraph("First words,\nsecond line.", "en"),
        Paragraph("Guten Tag & 漢", "de"),
    ]


def test_a_protected_book_is_refused_and_one_with_hidden_fonts_is_not(tmp_path: Path) -> None:
    def lock(name: str) -> str:
        return f'<e xmlns="x"><CipherReference URI="{name}"/></e>'

    locked = book(tmp_path / "a.epub", **{"META-INF/encryption.xml": lock("OPS/text/one.xhtml")})
    assert refused(locked) == "text-protected"
    assert texts(book(tmp_path / "b.epub", **{"META-INF/encryption.xml": lock("OPS/font.otf")}))


def test_pages_of_html_lose_what_is_not_read() -> None:
    reader = HtmlText()
    reader.feed("<p>One<p>Two <i>and</i>three<script>no()</script><ul><li>a<li>b</ul>rest<style>p{}</style>")
    assert [one.text for one in reader.finish()] == ["One", "Two andthree", "a", "b", "rest"]


def test_elements_that_are_never_closed_cost_no_more_and_leak_no_language() -> None:
    reader = HtmlText("en")
    reader.feed("<p lang=de>Eins<p>two" + "<div><b>x" * 20_000)
    found = reader.finish()
    assert found[:2] == [Paragraph("Eins", "de"), Paragraph("two", "en")]
    assert len(found) == 20_002


def test_a_pdf_file_by_the_programs_own_writer_is_read_back(tmp_path: Path) -> None:
    long = " ".join(["These are the words of a paragraph that goes over many lines of a page."] * 12)
    said = tuple(Spoken("Ann", float(n), n + 1.0, f"Part {n}. {long}") for n in range(8))
    (tmp_path / "a.pdf").write_bytes(pdf(Document("A title", (), (), said), FakeContext())[0])
    found = " ".join(texts(tmp_path / "a.pdf"))
    assert found.count(long) == 8
    assert [found.index(f"Part {n}.") for n in range(8)] == sorted(found.index(f"Part {n}.") for n in range(8))


def test_lines_of_pages_become_paragraphs_again() -> None:
    pages = [
        ["A Book of Things", "This is a line that has the usual length of all of them", "and it has a hyphen-"],
        ["A Book of Things", "ated word and an end.", "Another paragraph begins on this page and goes on", "2"],
        ["A Book of Things", "over to the next one, where it ends.", "• A point of a list", "3"],
    ]
    assert paragraphs(without_margins(pages)) == [
        "This is a line that has the usual length of all of them and it has a hyphenated word and an end.",
        "Another paragraph begins on this page and goes on over to the next one, where it ends.",
        "• A point of a list",
    ]
    assert paragraphs([]) == []


def test_locked_and_empty_pdf_files_are_told_apart(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "empty.pdf")
    assert refused(tmp_path / "empty.pdf") == "text-only-pictures"
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    assert refused(tmp_path / "locked.pdf") == "text-protected"


@pytest.mark.parametrize("ending", ["docx", "epub", "pdf"])
def test_files_that_are_not_what_they_say_are_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    for data in (b"", b"hello", b"PK\x03\x04" + bytes(100), b"%PDF-1.7\n1 0 obj <<"):
        path.write_bytes(data)
        assert refused(path) == "text-unreadable"
    assert refused(archive(path, "nothing", "x")) == "text-unreadable"


def test_other_endings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"x")
    assert refused(tmp_path / "a.exe") == "text-format"


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_archive, "MOST_BYTES", 3_000_000)
    assert refused(archive(tmp_path / "a.docx", BODY, b" " * 4_000_000)) == "text-unsafe"
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'
    assert refused(archive(tmp_path / "b.docx", BODY, laughs)) == "text-unsafe"
    assert refused(book(tmp_path / "c.epub", **{"OPS/book.opf": laughs})) == "text-unsafe"
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="x">&a;</w:document>'
    assert refused(archive(tmp_path / "d.docx", BODY, outside)) == "text-unsafe"


def test_a_book_cannot_point_outside_itself(tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text(PAGE.format("<p>secret</p>"))
    package = PACKAGE.replace("text/one.xhtml", "../../secret.xhtml")
    assert "secret" not in " ".join(texts(book(tmp_path / "a.epub", **{"OPS/book.opf": package})))


def test_paragraphs_of_words_survive_the_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(f"Paragraph {n}." for n in range(450)))
    batches, _ = run(Texts().paragraphs(FakeContext(), str(tmp_path / "a.txt")))
    assert [len(batch) for batch in batches] == [200, 200, 50]
    assert batches[0][0] == asdict(Paragraph("Paragraph 0."))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See ![a [small] one](a_(b).png) here", "See here"),
        ("See ![one][ref] here", "See here"),
        ("![](data:image/png;base64,iVBORw0KGgo=) Then.", "Then."),
        ("So ![ it is", "So ![ it is"),
    ],
)
def test_pictures_are_left_out_whole(text: str, left: str) -> None:
    assert [one.text for one in markdown_paragraphs(text)] == [left]


@pytest.mark.parametrize("text", ["![", "![](", "[a]("])
def test_half_pictures_and_links_without_end_take_no_time(text: str) -> None:
    assert len(markdown_paragraphs(text * 100_000)) == 1
