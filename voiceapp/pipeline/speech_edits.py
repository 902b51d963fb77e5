"""What a rule of the text for speech is: a text in, the spans to speak otherwise out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from voiceapp.pipeline.speech_language import SpeechLanguage

Edit = tuple[int, int, str]
"""A span of the text (start, end) and the words that are spoken in its place."""

Rule = Callable[[str, SpeechLanguage], Iterator[Edit]]


def replacing(pattern: re.Pattern[str], form: Callable[[re.Match[str], SpeechLanguage], str | None]) -> Rule:
    """The rule that speaks each match as ``form`` says; None leaves it as it stands."""

    def edits(text: str, language: SpeechLanguage) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            words = form(match, language)
            if words is not None and words != match[0]:
                yield match.start(), match.end(), words

    return edits


def keeping(pattern: re.Pattern[str]) -> Rule:
    """The rule that speaks of each match only its group ``said``, unchanged."""

    def edits(text: str, language: SpeechLanguage) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            yield match.start(), match.start("said"), ""
            yield match.end("said"), match.end(), ""

    return edits


def leaving_out(pattern: re.Pattern[str]) -> Rule:
    """The rule that does not speak what matches."""
    return replacing(pattern, lambda match, language: "")
