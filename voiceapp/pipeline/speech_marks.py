"""Markdown, HTML and emoji: what is seen and not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from voiceapp.pipeline.speech_edits import Edit, Rule, keeping, leaving_out, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|!\[[^\]]*\]\[[^\]]*\]")
_LINK = re.compile(r"\[(?P<said>[^\[\]]+)\](?:\((?:<[^<>]*>|[^)\s]+)(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<(?P<said>(?:https?://|mailto:)?[^\s<>@]+(?:@|\.)[^\s<>]+)>")
_LINK_TARGET = re.compile(r"^[ ]{0,3}\[[^\]]+\]:[ \t]+\S+.*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?|(?<=[\w.,;:!?)])\[\d{1,3}\](?=[\s.,;:!?)]|\[\d|\Z)|【[^】]*】")
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>", re.DOTALL)
_LINE_TAG = re.compile(r"<(?:br|hr|/p|/li|/tr|/h[1-6])\s*/?>", re.IGNORECASE)
_CELL_TAG = re.compile(r"(?<=\S)</t[dh]>(?=\s*<t[dh])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,20});")
_RULER = re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_] ){2,}[-*_])[ \t]*$", re.MULTILINE)
_TABLE_RULER = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|.*$|^.*\S[ \t]*\|.*\|.*$", re.MULTILINE)
_BAR = re.compile(r"[ \t]*(?<!\|)\|(?!\|)[ \t]*")
_BULLET = re.compile(
    r"^[ \t]*(?:(?:[-*+•◦▪‣]|>+)[ \t]+)*(?:[-*+•◦▪‣]|#{1,6}|>+)(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)", re.MULTILINE
)
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?P<said>[\\`*_{}\[\]()#+\-.!|~>$])")
_MARK = re.compile(r"(?<=\d) \* (?=\d)|\*+|`+|~~|(?<!\w)_+|_+(?!\w)")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\ufe0f\u200d\u20e3"
    "\u231a\u231b\u23e9-\u23fa\u2122\u00a9\u00ae\u2020\u2021\U000e0020-\U000e007f]+"
)
_FACE = re.compile(r"(?<!\S)[:;]['’]?-?[)(DPpO/|*](?!\S)")


def _code(match: re.Match[str], language: SpeechLanguage) -> str:
    return f" {language.words.code} " if language.words else " "


def _cells(text: str, language: SpeechLanguage) -> Iterator[Edit]:
    """The cells of a row become a list."""
    for row in _ROW.finditer(text):
        for bar in _BAR.finditer(text, row.start(), row.end()):
            yield bar.start(), bar.end(), ", " if row.start() < bar.start() and bar.end() < row.end() else ""


def _star(match: re.Match[str], language: SpeechLanguage) -> str:
    return " × " if match[0].startswith(" ") else ""


RULES: tuple[Rule, ...] = (
    replacing(_FENCE, _code),
    leaving_out(_IMAGE),
    leaving_out(_FOOTNOTE),
    leaving_out(_LINK_TARGET),
    keeping(_LINK),
    keeping(_AUTOLINK),
    replacing(_CELL_TAG, lambda match, language: ", "),
    replacing(_LINE_TAG, lambda match, language: "\n"),
    leaving_out(_TAG),
    replacing(_ENTITY, lambda match, language: unescape(match[0])),
    leaving_out(_TABLE_RULER),
    leaving_out(_RULER),
    _cells,
    leaving_out(_BULLET),
    leaving_out(_HEADING_END),
    leaving_out(_FACE),
    keeping(_ESCAPED),
    replacing(_MARK, _star),
    leaving_out(_EMOJI),
)
