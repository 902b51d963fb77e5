"""What is remembered of a consent beside its row: the sentence that waits to be read, and sounds used before.

A small file in the voice's folder, so that a sentence shown by one command can be answered in the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.whole_file import PRIVATE, not_written, replacing
from voiceapp.services.consent_sentence import ConsentSentence

VALID_S = 900.0
"""A sentence may be read for so long after it was shown."""

_FILE = "consent.json"
_MOST_USED = 100


@dataclass(frozen=True, slots=True)
class ConsentTry:
    """A sentence that waits to be read once, until ``expires`` (seconds since the epoch)."""

    sentence: ConsentSentence
    expires: float


@dataclass(frozen=True, slots=True)
class _Kept:
    open: ConsentTry | None = None
    used: tuple[str, ...] = ()


class ConsentTries:
    """The open try and the digests of the sounds that were judged, for each voice's folder."""

    def __init__(self, folder: Callable[[int], Path], now: Callable[[], float]) -> None:
        self._folder = folder
        self._now = now

    def begin(self, voice: int, sentence: ConsentSentence) -> ConsentTry:
        """Let a sentence be read, in place of the one before. Raises VoiceAppError where it cannot be kept."""
        begun = ConsentTry(sentence, self._now() + VALID_S)
        self._write(voice, replace(self._read(voice), open=begun))
        return begun

    def waiting(self, voice: int) -> ConsentTry:
        """The sentence that waits to be read. Raises ``consent-not-asked`` and ``consent-expired``."""
        found = self._read(voice).open
        if found is None:
            raise VoiceAppError(
                "consent-not-asked",
                "No sentence waits to be read; each one counts for one reading.",
                "Ask for a sentence first, then read that one.",
                retryable=True,
            )
        if self._now() > found.expires:
            raise VoiceAppError(
                "consent-expired",
                f"The sentence was to be read within {VALID_S / 60:.0f} minutes.",
                "Ask for a new one and read that.",
                retryable=True,
            )
        return found

    def used(self, voice: int, digest: str) -> bool:
        """Whether this very sound was judged before."""
        return digest in self._read(voice).used

    def end(self, voice: int, digest: str) -> None:
        """The sentence was read: it counts no more, and neither does this sound."""
        kept = self._read(voice)
        self._write(voice, _Kept(None, (*kept.used, digest)[-_MOST_USED:]))

    def _read(self, voice: int) -> _Kept:
        try:
            told = json.loads((self._folder(voice) / _FILE).read_bytes())
            waiting = told["open"] and ConsentTry(
                ConsentSentence.from_dict(told["open"]["sentence"]), float(told["open"]["expires"])
            )
            return _Kept(waiting, tuple(map(str, told["used"])))
        except (OSError, ValueError, KeyError, TypeError):  # none yet, or damaged: then nothing waits
            return _Kept()

    def _write(self, voice: int, kept: _Kept) -> None:
        folder = self._folder(voice)
        waiting = kept.open and {"sentence": kept.open.sentence.to_dict(), "expires": kept.open.expires}
        try:
            with replacing(folder / _FILE, PRIVATE) as file:
                file.write(json.dumps({"open": waiting, "used": kept.used}, ensure_ascii=False).encode())
        except OSError as error:
            raise not_written(folder / _FILE, error) from error
