"""Which words of a reply have been heard, from word times and the playback clock."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voiceapp.core.frames import Speech, Word
from voiceapp.pipeline.speakable import Speakable

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of the shown reply (``start``..``end``) and when it sounds, in seconds of the turn's speech."""

    start: int
    end: int
    start_s: float
    end_s: float


class SpokenReply:
    """Collects what of a reply was synthesized and tells which of it was heard at a playback position."""

    def __init__(self) -> None:
        self.words: list[SpokenWord] = []
        self.duration_s = 0.0
        self._ends: list[tuple[float, int]] = []

    def begin(self, shown_start: int, shown_end: int, spoken: Speakable) -> None:
        """A sentence begins: ``spoken`` was made from the reply's characters ``shown_start``..``shown_end``."""
        self._sentence = (shown_start, shown_end, spoken)
        self._sentence_start_s = self.duration_s
        self._timed = False

    def add(self, speech: Speech) -> None:
        """A part of the sentence's sound, with the words that start in it."""
        self.duration_s += speech.audio.duration_s
        for word in speech.words:
            self._timed = True
            self._place(word)

    def finish(self) -> None:
        """The sentence is complete. Where the synthesizer gave no word times they are spread by length."""
        _, shown_end, spoken = self._sentence
        if not self._timed:
            length_s = self.duration_s - self._sentence_start_s
            letters = max(1, len(spoken.text))
            for match in _WORD.finditer(spoken.text):
                start_s, end_s = (offset / letters * length_s for offset in match.span())
                self._place(Word(match[0], start_s, end_s, None, False, *match.span()))
        self._ends.append((self.duration_s, shown_end))

    def _place(self, word: Word) -> None:
        shown_start, shown_end, spoken = self._sentence
        if word.start < 0:
            return
        start, end = spoken.shown(word.start, word.end)
        self.words.append(
            SpokenWord(
                shown_start + start,
                min(shown_start + end, shown_end),
                self._sentence_start_s + word.start_s,
                self._sentence_start_s + word.end_s,
            )
        )

    def word_at(self, position_s: float) -> SpokenWord | None:
        """The word that sounds at ``position_s``."""
        return next((w for w in reversed(self.words) if w.start_s <= position_s), None)

    def heard_until(self, position_s: float) -> int:
        """Characters of the reply heard at ``position_s``: a word counts once half of it has sounded."""
        heard = 0
        for word in self.words:
            if (word.start_s + word.end_s) / 2 <= position_s:
                heard = max(heard, word.end)
        for end_s, shown_end in self._ends:
            if end_s <= position_s + 0.02:
                heard = max(heard, shown_end)
        return heard
