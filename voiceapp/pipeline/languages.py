"""Which language a talk is in: detected with each utterance, changed only on good grounds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from voiceapp.core.frames import Audio, Transcript
from voiceapp.core.language_names import family, language_name
from voiceapp.core.protocols import Capabilities, ListenOptions, Transcriber
from voiceapp.pipeline.options import TalkOptions
from voiceapp.pipeline.over_transcriber import OverTranscriber

SHORT_S = 1.5
"""Utterances with less speech keep the language: detectors are wrong about a "yes" more often than right."""

FEW_WORDS = 2
"""So do utterances of at most so many words."""

SURE = 0.8
"""A language detected with this probability is believed at once; with less, when it is detected twice in a row."""


@dataclass(frozen=True, slots=True)
class _State:
    language: str | None = None
    firm: bool = False
    rival: str | None = None


class SpokenLanguage:
    """The language of a talk, with hysteresis. ``allowed`` are the languages to choose among, () any.

    An utterance may be settled several times (a guess at a pause, then the whole of it): each time counts from
    what was known before its turn.
    """

    def __init__(self, allowed: Sequence[str] = ()) -> None:
        self.allowed = tuple(allowed)
        self._turn: int | None = None
        self._before = self._now = _State()

    @property
    def current(self) -> str | None:
        """The language that the talk is in; before the first utterance the first one allowed, else None."""
        return self._known(self._now)

    def settle(
        self, turn: int, detected: str | None, probability: float | None, speech_s: float, words: int
    ) -> str | None:
        """The language of turn ``turn``, in which ``detected`` was found with ``probability`` (None: not told)."""
        if turn != self._turn:
            self._turn, self._before = turn, self._now
        self._now = self._after(self._before, detected, probability, speech_s < SHORT_S or words <= FEW_WORDS)
        return self.current

    def drop(self, turn: int) -> None:
        """Nothing came of the turn: what seemed to be said in it was not, and tells nothing."""
        if turn == self._turn:
            self._now = self._before

    def _known(self, state: _State) -> str | None:
        return state.language or (self.allowed[0] if self.allowed else None)

    def _after(self, state: _State, detected: str | None, probability: float | None, short: bool) -> _State:
        if detected is None or self.allowed and detected not in self.allowed:
            return state
        if detected == self._known(state) or self._known(state) is None:  # at first there is nothing to keep
            return _State(detected, state.firm or not short)
        if short:
            return state
        if not state.firm or detected == state.rival or (probability is not None and probability >= SURE):
            return _State(detected, True)
        return replace(state, rival=detected)


class SettledTranscriber(OverTranscriber):
    """A :class:`Transcriber` whose utterances are in the talk's language, where no language is given.

    What was transcribed in a language that is not settled upon is transcribed again in the one that is.
    """

    def __init__(self, transcriber: Transcriber, spoken: SpokenLanguage) -> None:
        super().__init__(transcriber)
        self._spoken = spoken

    async def listen(
        self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[Transcript]:
        """Transcribe while the user speaks: partial transcripts, then the final one in the settled language."""
        if options.language:
            async for heard in self._transcriber.listen(turn, audio, options):
                yield heard
            return
        sound: list[Audio] = []
        final: Transcript | None = None
        among = replace(options, languages=self._spoken.allowed)
        async for heard in self._transcriber.listen(turn, _kept(audio, sound), among):
            if heard.final:
                final = heard
            else:
                yield heard
        if final is None or not final.text.strip():
            if final:
                yield final
            return
        settled = self._spoken.settle(
            turn, final.language, final.language_probability, _speech_s(final, sound), len(final.text.split())
        )
        if settled and settled != final.language and knows(self.capabilities, settled):
            async for heard in self._transcriber.listen(turn, _again(sound), replace(options, language=settled)):
                final = heard
            final = replace(final, language=settled)
        yield final


def knows(capabilities: Capabilities, language: str) -> bool:
    """Whether an engine may know the language; one that tells none may know any."""
    known = capabilities.languages
    return not known or "*" in known or family(language) in map(family, known)


def in_language(options: TalkOptions, language: str | None) -> TalkOptions:
    """The options of a turn that was spoken in ``language``: it is answered in it, by that language's voice."""
    if language is None or family(language) == family(options.speak.language):
        return options
    voice = options.voices.get(family(language), "")
    return replace(options, speak=replace(options.speak, language=language, voice=voice))


def answer_in(language: str | None, before: str | None, home: str, speaks: Capabilities) -> str:
    """What the user's side of a turn in ``language`` adds for the chat model; "" where it goes without saying.

    It stands with the turn and not in the system prompt, which must not change in the middle of a talk.
    ``before`` is the language of the turn before, ``home`` the one that the system prompt is for. A model that
    ``speaks`` one language only has no choice.
    """
    if len(speaks.languages) == 1 and "*" not in speaks.languages or not knows(speaks, language or ""):
        return ""
    if language is None or language == home and before in (None, home):
        return ""
    return f"(Answer in {language_name(language)}.)"


async def _kept(audio: AsyncIterator[Audio], sound: list[Audio]) -> AsyncIterator[Audio]:
    async for part in audio:
        sound.append(part)
        yield part


async def _again(sound: Sequence[Audio]) -> AsyncIterator[Audio]:
    for part in sound:
        yield part


def _speech_s(heard: Transcript, sound: Sequence[Audio]) -> float:
    """Seconds of speech: by the words' times, the segments', or the length of the sound."""
    words = [word for segment in heard.segments for word in segment.words]
    if words:
        return words[-1].end_s - words[0].start_s
    if heard.segments:
        return heard.segments[-1].end_s - heard.segments[0].start_s
    return sum(part.duration_s for part in sound)
