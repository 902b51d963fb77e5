"""Who is awake may still be called by name: the phrase said again in a follow-up is no part of the request."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace

from voiceapp.core.frames import Audio, Transcript
from voiceapp.core.protocols import ListenOptions, Transcriber
from voiceapp.pipeline.over_transcriber import OverTranscriber


def without_phrase(text: str, phrase: str) -> str:
    """The text without the phrase at its beginning, however that is written ("Hey, computer! And now?")."""
    words = re.findall(r"[\w']+", phrase)
    begins = r"\W*" + r"\W+".join(re.escape(word) for word in words) + r"\b\W*"
    found = re.match(begins, text, re.IGNORECASE) if words else None
    rest = text[found.end() :] if found else text
    return rest[:1].upper() + rest[1:] if found else text


class WithoutPhrase(OverTranscriber):
    """A transcriber whose utterances lack the phrase at their beginning."""

    def __init__(self, transcriber: Transcriber, phrase: str) -> None:
        super().__init__(transcriber)
        self._phrase = phrase

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        """Transcribe while the user speaks."""
        async for heard in self._transcriber.listen(turn, audio, options):
            text = without_phrase(heard.text, self._phrase)
            if text == heard.text:
                yield heard
                continue
            count = len(self._phrase.split())
            first = [replace(one, words=one.words[count:]) for one in heard.segments[:1]]
            yield replace(heard, text=text, segments=(*first, *heard.segments[1:]))
