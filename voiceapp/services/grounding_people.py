"""Who is who in a meeting: those who were there, those who are only mentioned, and whom a sentence gives a task."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from voiceapp.core.meetings import Meeting
from voiceapp.services import grounding_words as cues
from voiceapp.services.grounding_text import Token, stem, words

_CAPITAL = re.compile(r"(?<=[\w,;:)’'\"] )[A-ZÀ-ÖØ-Þ][\w’'-]+")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Herr|Herrn|Frau)\.? ([A-ZÀ-ÖØ-Þ][\w-]+)")
_WITH = re.compile(r"\b(?:mit|von|bei|durch|an) ([A-ZÀ-ÖØ-Þ][\w-]+)")
_BEGINNING = re.compile(r"\W*([A-ZÀ-ÖØ-Þ][\w-]+)[’']?s? +([\w’']+)")


class People:
    """Names are compared word by word: "Ann" is "Ann Miller" where no other one is called so.

    ``names`` are the comparable words of all names.
    """

    def __init__(self, meeting: Meeting, sources: Sequence[Sequence[Token]], ticked: Collection[str]) -> None:
        heard = {segment.speaker for segment in meeting.segments}
        there = [one.name for one in meeting.speakers if one.talk_s > 0 or one.id in heard] + list(ticked)
        self.participants = tuple(dict.fromkeys(name for name in there if name.strip()))
        self._present = frozenset(word for name in self.participants for word in words(name))
        self._said = frozenset(token.text for source in sources for token in source) | set(
            words(meeting.info.title)
        )
        self._stems = frozenset(map(stem, self._said))
        texts = [segment.text for segment in meeting.segments] + [note.text for note in meeting.notes]
        german = sum(text.count(" und ") for text in texts) > sum(text.count(" and ") for text in texts)
        self.mentioned = tuple(self._mentioned(texts, german))
        self.names = self._present | {word for name in self.mentioned for word in words(name)}

    def known(self, name: str) -> frozenset[str]:
        """The words of the one who is meant by a name; empty: nobody in this meeting is called so."""
        wanted = frozenset(words(name))
        meant = [one for one in self.participants if wanted and wanted <= set(words(one))]
        if meant:
            return frozenset(words(meant[0]))
        return wanted if wanted and wanted <= self._said else frozenset()

    def present(self, who: frozenset[str]) -> bool:
        """Whether somebody was there."""
        return bool(who) and who <= self._present

    def first(self, text: str) -> frozenset[str]:
        """The participant with whose name a text begins."""
        begins = _BEGINNING.match(text)
        name = frozenset(words(begins[1])) if begins else frozenset()
        return self.known(begins[1]) if begins and self.present(name) else frozenset()

    def strangers(self, text: str, german: bool) -> Iterator[str]:
        """Names in a text that nobody said and nobody bears."""
        found = [match[1] for match in _TITLED.finditer(text)]
        # German nouns all have capitals: there a name is known by the word before it.
        found += [name for name in _WITH.findall(text) if stem(name.casefold()) not in self._stems]
        if not german:
            found += _CAPITAL.findall(text)
        begins = _BEGINNING.match(text)
        if begins and begins[2].lower() in cues.VERBS and not self._plain(begins[1]):
            found.append(begins[1])
        for name in dict.fromkeys(found):
            unknown = set(words(name)) - self._said - self._present - cues.DAYS - cues.MONTHS - cues.STOP_WORDS
            if unknown:
                yield name

    def given(self, sentence: Sequence[str]) -> frozenset[str]:
        """The words of the names to whom a sentence (comparable words) gives a task."""
        asks = cues.REQUEST.search(" ".join(sentence))
        given: set[str] = set()
        for at, word in enumerate(sentence):
            after = sentence[at + 1] if at + 1 < len(sentence) else ""
            called = asks and (at == 0 or not after)
            if word in self.names and (after in cues.ASSIGNS or called):
                given.add(word)
        return frozenset(given)

    def _plain(self, word: str) -> bool:
        """Whether a sentence's first word is no name, as far as can be told."""
        plain = words(word)
        return not plain or plain[0] in cues.SUBJECTS | cues.STOP_WORDS or stem(plain[0]) in self._stems

    def _mentioned(self, texts: Sequence[str], german: bool) -> Iterator[str]:
        """Names of people who are spoken of: with a title, or as one who does something."""
        seen: set[str] = set()
        small = {word for text in texts for word in re.findall(r"\b[a-zß-ÿ][\w-]+", text)}
        for text in texts:
            found = [match[1] for match in _TITLED.finditer(text)]
            for match in re.finditer(r"\b([A-ZÀ-ÖØ-Þ][\w-]{2,}) ([\w’']+)", text):
                name, verb = match[1], match[2].lower()
                if verb in cues.VERBS and name.lower() not in small and not (german and verb == "und"):
                    found.append(name)
            for name in found:
                plain = set(words(name))
                if name in seen or not plain or plain & (self._present | _NO_NAMES):
                    continue
                seen.add(name)
                yield name


_NO_NAMES = cues.SUBJECTS | cues.STOP_WORDS | cues.DAYS | cues.MONTHS
