"""How right a transcript is: word error rate, also with every word on the right speaker.

Words are compared in lower case and without punctuation, by jiwer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.services import transcript_files
from voiceapp.services.speaker_turns import best_pairs
from voiceapp.services.transcript_files import GivenSegment


@dataclass(frozen=True, slots=True)
class WordScores:
    """Errors over the words of the reference; None where it has none (``cpwer``: or a file tells no speakers)."""

    wer: float | None
    cpwer: float | None


def score(reference: Path, hypothesis: Path) -> WordScores:
    """Compare two transcripts: STM, SubRip, WebVTT, our JSON, or plain text.

    Raises VoiceAppError ``file-missing``, ``transcript-format`` and ``transcript-wrong``.
    """
    wanted, given = _segments(reference), _segments(hypothesis)
    told = all(one.speaker for one in wanted) and any(one.speaker for one in given)
    return WordScores(
        word_error_rate(_text(wanted), _text(given)),
        speaker_word_error_rate(_by_speaker(wanted), _by_speaker(given)) if told else None,
    )


def word_error_rate(reference: str, hypothesis: str) -> float | None:
    """Word errors over the words of the reference; None for a reference without words."""
    wanted = _plain(reference)
    return _errors(wanted, _plain(hypothesis)) / _count(wanted) if wanted else None


def speaker_word_error_rate(reference: Mapping[str, str], hypothesis: Mapping[str, str]) -> float | None:
    """Concatenated minimum-permutation word error rate: the texts of each speaker joined, speakers paired best.

    cpWER as the CHiME-6 challenge defines it (Watanabe et al., 2020, arXiv:2004.09249, section 5.2); a speaker
    without partner is all insertions or all deletions. The names do not matter.
    """
    wanted = [_plain(text) for text in reference.values()]
    given = [_plain(text) for text in hypothesis.values()]
    size = max(len(wanted), len(given))
    wanted += [""] * (size - len(wanted))
    given += [""] * (size - len(given))
    words = sum(_count(text) for text in wanted)
    if not words:
        return None
    errors = [[_errors(one, other) for other in given] for one in wanted]
    pairs = best_pairs([[-float(count) for count in row] for row in errors])
    return sum(errors[row][column] for row, column in pairs) / words


def _plain(text: str) -> str:
    import jiwer

    words: Any = jiwer  # its classes are half typed
    plain = words.Compose(
        [words.ToLowerCase(), words.RemovePunctuation(), words.RemoveMultipleSpaces(), words.Strip()]
    )
    return str(plain(text))


def _errors(reference: str, hypothesis: str) -> int:
    """Substitutions, deletions and insertions between plain texts."""
    if not reference or not hypothesis:
        return max(_count(reference), _count(hypothesis))
    import jiwer

    found: Any = jiwer.process_words(reference, hypothesis)
    return int(found.substitutions + found.deletions + found.insertions)


def _count(text: str) -> int:
    return len(text.split())


def _segments(path: Path) -> tuple[GivenSegment, ...]:
    if path.suffix.lower() != ".txt":
        return transcript_files.read(path).segments
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise VoiceAppError("file-missing", f"{path} cannot be read as text.", "Check the file.") from error
    return (GivenSegment(0.0, 0.0, text),)


def _text(segments: Iterable[GivenSegment]) -> str:
    return " ".join(one.text for one in segments)


def _by_speaker(segments: Iterable[GivenSegment]) -> dict[str, str]:
    texts: dict[str, list[str]] = defaultdict(list)
    for one in segments:
        texts[one.speaker].append(one.text)
    return {speaker: " ".join(parts) for speaker, parts in texts.items()}
