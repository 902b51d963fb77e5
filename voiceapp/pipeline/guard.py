"""Tells what was said from what a speech recogniser made up, by its scores and by the sound.

No layer is enough alone, so each asks another one before anything is dropped:

- **repeats**: text that compresses well, or one phrase over and over, is a decoder that cannot stop.
- **silence**: Whisper's own rule, a high no-speech probability together with a low log-probability. Either alone
  is wrong about real speech: synthetic and short speech often has the first, a rare name the second.
- **stock phrase**: what subtitles of videos end with, only where the sound or the no-speech probability
  speaks against it. A real "thank you" is kept.
- **sound**: hardly louder than the room, speech in crumbs, or more words than so little speech can hold. Alone it
  drops nothing that the recogniser is sure of, because detectors miss quiet speakers: it is asked about.

Each sentence is judged by itself, so what is invented after a question ("Thank you for watching") goes and the
question stays. Koenecke et al., 2024, "Careless Whisper" (arXiv:2402.08021) and Baranski et al., 2025
(arXiv:2501.11378) describe what recognisers invent, and that a detector of speech, repeats and a list of phrases
together remove it.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from voiceapp.core.frames import Segment, Transcript
from voiceapp.pipeline.stock_phrases import is_stock, plain, without_annotations
from voiceapp.pipeline.utterance_sound import UtteranceSound

Verdict = Literal["accept", "doubtful", "reject"]

COMPRESSION_RATIO = 2.4
AVG_LOGPROB = -1.0
NO_SPEECH_PROB = 0.6
"""The limits that Whisper's own decoding keeps to (openai/whisper, whisper/transcribe.py, its defaults)."""

UNDERSTOOD = 0.5
"""Less confidence than this is not acted upon: for Whisper's engines that is :data:`AVG_LOGPROB`, for pocketsphinx
the limit that was measured (engines/sphinx_scores.py)."""

OVER_NOISE_DB = 3.0
"""Speech as loud as the noise around it is 3 dB above that noise."""

SHARE = 0.2
LONGEST_S = 0.1
"""Less speech between first and last, and shorter stretches, are no sentence: a short vowel takes as long."""

WORDS_PER_S = 8.0
"""Faster than people speak: espeak-ng's fastest setting is 7.5 (450 words a minute)."""

MANY_WORDS = "too many words"
NOT_SURE = "not sure enough"

EDGE_S = 0.1
"""Times of recognisers and detectors differ by so much at the edges of words."""

LOOP_WORDS = 8
LOOP_TURNS = 3
"""One phrase so often and so many words in all is a loop. "No, no, no!" is not."""

ALL_SCORES = ("confidence", "avg_logprob", "no_speech_prob", "compression_ratio", "probability")

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Judgement:
    """``transcript`` is what is left once invented sentences are dropped. ``reason`` is for logs and tests."""

    verdict: Verdict
    reason: str
    transcript: Transcript


def judge(
    transcript: Transcript,
    sound: UtteranceSound,
    scores: Collection[str] = ALL_SCORES,
    confirm_below: float = UNDERSTOOD,
) -> Judgement:
    """Whether to act upon a final transcript.

    ``scores`` are those that the engine declares (``Capabilities.scores``): others are not looked at.
    ``confirm_below``: with less confidence than this the whole is doubtful, but never below :data:`UNDERSTOOD`.
    """
    pieces = [_scored(piece, scores) for piece in _sentences(transcript)]
    looped = _looped_pieces(pieces)
    flaws = ["repeats" if i in looped else _flaw(piece, sound, later=i > 0) for i, piece in enumerate(pieces)]
    kept = [_spoken(piece) for piece, flaw in zip(pieces, flaws, strict=True) if not flaw]
    weak = _weak(transcript.text, sound)
    if not kept:
        if "repeats" in flaws and not weak:  # somebody spoke, and the recogniser could not stop
            return Judgement("doubtful", "repeats", transcript)
        return Judgement("reject", next(iter(flaws), "no words"), replace(transcript, text="", segments=()))
    if kept != pieces:
        text, confidence = " ".join(piece.text for piece in kept), _confidence(kept, transcript.confidence)
        transcript = replace(transcript, text=text, segments=tuple(kept), confidence=confidence)
        weak = _weak(text, sound)
    confidence = transcript.confidence if "confidence" in scores else None
    if confidence is None:
        verdict: Verdict = "reject" if weak == MANY_WORDS else "doubtful" if weak else "accept"
        return Judgement(verdict, weak, transcript)
    if confidence < UNDERSTOOD:
        return Judgement("reject" if weak else "doubtful", weak or "low confidence", transcript)
    if weak or (confidence < confirm_below and not is_stock(transcript.text)):  # a "thank you" is worth no question
        return Judgement("doubtful", weak or NOT_SURE, transcript)
    return Judgement("accept", "", transcript)


def shows(text: str, sound: UtteranceSound) -> bool:
    """Whether a partial transcript, which has no scores, may be shown."""
    words = without_annotations(text)
    return bool(words) and not _repeats(words) and not _weak(words, sound)


def _sentences(transcript: Transcript) -> Iterator[Segment]:
    """The sentences; each has its segment's scores, and the segment's times where words have none."""
    for segment in transcript.segments or (Segment(transcript.text, 0.0, math.inf),):
        words = list(segment.words)
        for text in filter(None, _SENTENCE_END.split(segment.text.strip())):
            length, own = 0, []
            while words and length < len(_letters(text)):
                length += len(_letters(words[0].text))
                own.append(words.pop(0))
            times = (own[0].start_s, own[-1].end_s) if own else (segment.start_s, segment.end_s)
            yield replace(segment, text=text, start_s=times[0], end_s=times[1], words=tuple(own))


def _letters(text: str) -> str:
    return "".join(text.split())


def _scored(piece: Segment, scores: Collection[str]) -> Segment:
    """Without the scores that the engine does not declare."""
    return replace(
        piece,
        avg_logprob=piece.avg_logprob if "avg_logprob" in scores else None,
        no_speech_prob=piece.no_speech_prob if "no_speech_prob" in scores else None,
        compression_ratio=piece.compression_ratio if "compression_ratio" in scores else None,
    )


def _spoken(piece: Segment) -> Segment:
    """Without the marks of sounds between its words."""
    return replace(piece, text=without_annotations(piece.text))


def _flaw(piece: Segment, sound: UtteranceSound, later: bool) -> str:
    """Why this sentence was made up, "" where nothing says so. ``later``: others come before it."""
    words = without_annotations(piece.text)
    if not words:
        return "no words"
    if _repeats(words):
        return "repeats"
    silent = piece.no_speech_prob is not None and piece.no_speech_prob > NO_SPEECH_PROB
    failed = piece.avg_logprob is not None and piece.avg_logprob < AVG_LOGPROB
    if silent and failed:
        return "silence"
    weak = _weak(words, sound)
    if later and not weak:
        spoken_s = sound.spoken_between(piece.start_s - EDGE_S, piece.end_s + EDGE_S)
        weak = "little speech" if _count(words) > WORDS_PER_S * spoken_s else ""
    if not (weak or silent):
        return ""
    if is_stock(words):
        return "stock phrase"
    if _turns(plain(words).split()) >= LOOP_TURNS:
        return "repeats"
    return weak if failed else ""


def _confidence(kept: Sequence[Segment], before: float | None) -> float | None:
    """That of the sentences that are left, as the engines reckon it; ``before`` where they have no scores."""
    logprobs = [segment.avg_logprob for segment in kept if segment.avg_logprob is not None]
    if before is None or len(logprobs) < len(kept):
        return before
    weights = [max(segment.end_s - segment.start_s, 0.1) for segment in kept]
    total = sum(weight * float(2.0**logprob) for weight, logprob in zip(weights, logprobs, strict=True))
    return min(total / sum(weights), 1.0)


def _weak(text: str, sound: UtteranceSound) -> str:
    """Why the sound can hardly hold these words, "" where it can."""
    if _count(text) > WORDS_PER_S * (sound.speech_s + 2 * EDGE_S):
        return MANY_WORDS
    if sound.over_noise_db is not None and sound.over_noise_db < OVER_NOISE_DB:
        return "no louder than noise"
    return "little speech" if sound.share < SHARE or sound.longest_s < LONGEST_S else ""


def _count(text: str) -> float:
    """Words; two characters of scripts that write without spaces make one."""
    dense = len(_DENSE.findall(text))
    return len(plain(_DENSE.sub(" ", text)).split()) + dense / 2


def _looped_pieces(pieces: Sequence[Segment]) -> set[int]:
    """The sentences that come :data:`LOOP_TURNS` times in a row, with their beginnings and ends.

    A transcript of one sentence is looped where Whisper takes its window for failed.
    """
    texts = [plain(piece.text) for piece in pieces]
    ratio = pieces[0].compression_ratio if len(pieces) == 1 else None
    looped = {0} if ratio is not None and ratio > COMPRESSION_RATIO else set()
    start = 0
    for index in range(1, len(texts) + 1):
        if index == len(texts) or texts[index] != texts[start]:
            turns = index - start
            if turns >= LOOP_TURNS and turns * len(texts[start].split()) >= LOOP_WORDS:
                looped |= set(range(start, index))
            start = index
    own = {word for index in looped for word in texts[index].split()}
    return looped | {index for index, text in enumerate(texts) if looped and own.issuperset(text.split())}


def _repeats(text: str) -> bool:
    """Whether the text compresses as loops do, or is one phrase over and over."""
    data = text.encode()
    words = plain(text).split()
    return len(data) / len(zlib.compress(data)) > COMPRESSION_RATIO or (
        _turns(words) >= LOOP_TURNS and _looped(words) >= LOOP_WORDS
    )


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Phrases that follow themselves at once: (words of the phrase, times in a row)."""
    for size in range(1, len(words) // 2 + 1):
        same = 0
        for index in range(size, len(words)):
            same = same + 1 if words[index] == words[index - size] else 0
            if same and same % size == 0:
                yield size, same // size + 1


def _turns(words: Sequence[str]) -> int:
    """How often in a row a phrase is repeated that makes up most of the words."""
    return max((turns for size, turns in _runs(words) if size * turns > len(words) / 2), default=1)


def _looped(words: Sequence[str]) -> int:
    """Words of the longest such repetition."""
    return max((size * turns for size, turns in _runs(words)), default=0)
