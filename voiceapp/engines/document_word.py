"""A document as a Word file (ECMA-376, Office Open XML) by python-docx."""

from __future__ import annotations

import io
from typing import Any

from voiceapp.core.documents import Document, Point, stamp
from voiceapp.core.protocols import CallContext
from voiceapp.engines.document_pdf import right_to_left


def word(document: Document, ctx: CallContext) -> bytes:
    """The file: headings, lists, and moments of the minutes that lead to the transcript."""
    import docx

    file = docx.Document()
    file.core_properties.title = document.title[:255]  # the library's own limit
    file.core_properties.author = file.core_properties.comments = ""
    _paragraph(file, document.title, "Title")
    for fact in document.facts:
        _paragraph(file, fact)
    for section in document.sections:
        file.add_heading(section.title, 1)
        for point in section.points:
            _point(file, document, point)
    if document.spoken:
        file.add_heading("Transcript", 1)
    for number, one in enumerate(document.spoken):
        if ctx.cancelled:
            break
        head = _paragraph(file, "")
        head.paragraph_format.keep_with_next = True
        head.paragraph_format.space_after = 0
        _bookmark(head, number)
        head.add_run(one.name).bold = True
        head.add_run(f"  {stamp(one.start_s)}-{stamp(one.end_s)}").italic = True
        _paragraph(file, one.text)
        ctx.progress((number + 1) / len(document.spoken))
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def _paragraph(file: Any, text: str, style: str | None = None) -> Any:
    paragraph = file.add_paragraph(style=style)
    if right_to_left(text):
        paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
        paragraph.add_run(text).font.rtl = True
    elif text:
        paragraph.add_run(text)
    return paragraph


def _point(file: Any, document: Document, point: Point) -> None:
    paragraph = _paragraph(file, point.text, "List Bullet")
    if point.detail:
        paragraph.add_run(f" ({point.detail})")
    if point.mark:
        paragraph.add_run(f" [{point.mark}]").bold = True
    for at_s in point.at_s:
        paragraph.add_run("  ")
        target = document.spoken_at(at_s)
        run = paragraph.add_run(stamp(at_s))
        if target is not None:
            run.underline = True
            link = _element("w:hyperlink", anchor=f"said{target}")
            run._r.addprevious(link)
            link.append(run._r)


def _bookmark(paragraph: Any, number: int) -> None:
    paragraph._p.append(_element("w:bookmarkStart", id=str(number), name=f"said{number}"))
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
