"""Texts that users bring: what is read of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text. ``language`` is the BCP 47 code that the document declares, else ""."""

    text: str
    language: str = ""
    heading: bool = False


def decoded(data: bytes) -> str:
    """The text of a file: Unicode by its mark, UTF-8, UTF-16 without a mark, else Windows' western code page."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    zeros = data[:1000].count(0)
    if zeros > len(data[:1000]) / 4:  # half of the bytes of western text
        first = data[:1000:2].count(0) > zeros / 2
        return data.decode("utf-16-be" if first else "utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
