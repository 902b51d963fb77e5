"""The consent of a voice's speaker: a sentence with fresh words, read by the voice of the samples.

Accepted is what passes three questions: is it a new recording, were the words read, and is it the voice of every
sample in use. Of anything else nothing is kept but the digest of the sound.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, VoiceChanged
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.language_names import family
from voiceapp.core.recordings import SpeakerMatch
from voiceapp.core.tasks import to_its_end
from voiceapp.core.voices import Consent, Sample, Voice
from voiceapp.core.whole_file import file_digest
from voiceapp.services import consent_sound, given_files
from voiceapp.services.cleaning import Writer
from voiceapp.services.consent_sentence import ConsentSentence, Reading, compose
from voiceapp.services.consent_tries import ConsentTries, ConsentTry
from voiceapp.services.consent_words import SENTENCES
from voiceapp.services.file_sound import whole
from voiceapp.services.voice_match import VoiceMatch
from voiceapp.services.voices import MOST_S as LONGEST_SAMPLE_S
from voiceapp.services.voices import VoiceLibrary
from voiceapp.storage.voices import VoiceStore

LEAST_S, MOST_S = 4.0, 90.0
"""How long the reading of a sentence may be."""


class Hearing(Protocol):
    """services/consent_hearing.py"""

    async def ready(self, language: str, /) -> object:
        """Raise VoiceAppError where nothing understands a language."""

    async def judge(self, path: Path, sentence: ConsentSentence, /) -> Reading:
        """How a recording reads a sentence."""


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """What became of a reading. ``words`` is the share that was recognised, ``missing`` the others, ``similarity``
    the lowest cosine to a sample (None: not compared); ``refused`` says why it was not accepted."""

    voice: Voice
    sentence: ConsentSentence
    words: float | None = None
    missing: tuple[str, ...] = ()
    similarity: float | None = None
    refused: VoiceAppError | None = None


class ConsentService:
    """Asks speakers and checks their answers; each change is told by a VoiceChanged.

    ``decode`` reads a file as 16 kHz mono, ``create`` writes one; ``language`` is the one that is spoken here,
    ``encoder`` the engine that compares voices, by name, and ``now`` the time.
    """

    def __init__(
        self,
        library: VoiceLibrary,
        store: VoiceStore,
        bus: EventBus,
        hearing: Hearing,
        voices: VoiceMatch,
        decode: Callable[[Path], AsyncIterator[Audio]],
        create: Callable[[Path], Writer],
        language: Callable[[], str],
        encoder: Callable[[], str],
        now: Callable[[], float],
    ) -> None:
        self._library = library
        self._store = store
        self._bus = bus
        self._hearing = hearing
        self._voices = voices
        self._decode = decode
        self._create = create
        self._language = language
        self._encoder = encoder
        self._now = now
        self._tries = ConsentTries(library.folder, now)

    async def ask(self, voice: int, language: str = "", purpose: str = "") -> ConsentTry:
        """A new sentence for the speaker of a voice, to be read once and soon.

        Raises ``consent-not-needed``, ``samples-missing``, ``consent-language``, ``consent-purpose`` and
        ``speaker-engine-missing``: nobody shall read what cannot be checked.
        """
        found = await self._library.get(voice)
        _require_samples(found)
        known = [*found.languages, self._language()]
        language = language or next((one for one in map(family, known) if one in SENTENCES), "en")
        sentence = compose(found.name, language, purpose)
        await self._voices.ready()
        await self._hearing.ready(sentence.language)
        return await asyncio.to_thread(self._tries.begin, voice, sentence)

    async def waiting(self, voice: int) -> ConsentTry:
        """The sentence that waits to be read. Raises ``consent-not-asked`` and ``consent-expired``."""
        return await asyncio.to_thread(self._tries.waiting, voice)

    async def check(self, voice: int, path: Path) -> ConsentAnswer:
        """Judge a recording of the sentence that was asked for last; an accepted one is stored.

        Raises, and the sentence still waits: ``consent-not-asked``, ``consent-expired``, ``consent-length``,
        ``speaker-engine-missing`` and what reading the file raises.
        """
        found = await self._library.get(voice)
        _require_samples(found)
        sentence = (await self.waiting(voice)).sentence
        await self._voices.ready()
        given_files.require(path)
        sound = await self._sound(path, MOST_S + 1.0)
        _require_length(sound)
        kept = await self._write(voice, sound)
        try:
            answer = await self._judge(found, sentence, sound, kept)
            if answer.refused is None:
                await self._keep(answer, kept)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
        if answer.refused is not None:
            await asyncio.to_thread(kept.unlink)
            return answer
        return replace(answer, voice=await self._library.get(voice))

    async def _judge(self, voice: Voice, sentence: ConsentSentence, sound: Samples, kept: Path) -> ConsentAnswer:
        """Judge what lies in ``kept``; once there is a verdict, sentence and sound count no more."""
        digest = await asyncio.to_thread(file_digest, kept)
        answer = ConsentAnswer(voice, sentence)
        known = await asyncio.to_thread(self._tries.used, voice.id, digest)
        consents = [self._consent_file(one, one.consent) for one in await self._library.list() if one.consent]
        if known or await self._copied(sound, [*self._files(voice, voice.samples), *consents]):
            answer = replace(answer, refused=_replayed())
        else:
            reading = await self._hearing.judge(kept, sentence)
            answer = replace(answer, words=reading.share, missing=reading.missing)
            if not reading.complete:
                answer = replace(answer, refused=_wrong_words(reading.missing))
        if answer.refused is None:
            matches = await self._voices.match(kept, self._files(voice, voice.used))
            answer = replace(answer, similarity=min(match.score for match in matches))
            if not all(match.same for match in matches):
                answer = replace(answer, refused=_other_voice(voice, matches))
        await asyncio.to_thread(self._tries.end, voice.id, digest)
        return answer

    async def withdraw(self, voice: int) -> None:
        """The speaker takes the consent back: it is deleted with what engines took, and the voice is silent."""
        found = await self._library.get(voice)
        if found.consent is None:
            raise VoiceAppError("consent-none", f"{found.name} has no consent to take back.")
        await self._store.delete_consent(voice)
        await asyncio.to_thread(self._consent_file(found, found.consent).unlink, missing_ok=True)
        await self._library.forget_timbre(voice)
        self._bus.publish(VoiceChanged(voice))

    async def rematch(self, voice: int) -> bool:
        """Match the consent to the samples in use now; whether it counts for all of them.

        It counts for none whose voice is another, and where it was taken back meanwhile. Raises
        ``speaker-engine-missing``.
        """
        found = await self._library.get(voice)
        if found.consent is None or not found.used:
            return False
        sound = self._consent_file(found, found.consent)
        matches = await self._voices.match(sound, self._files(found, found.used))
        pairs = list(zip(found.used, matches, strict=True))
        same = tuple(sample.digest for sample, match in pairs if match.same)
        lowest = min((match.score for match in matches if match.same), default=found.consent.similarity)
        # What came with a voice and is a piece of its samples matches them, and says nothing.
        checked = found.consent.checked or not await self._copied(
            await self._sound(sound, MOST_S), self._files(found, found.samples)
        )
        now = replace(found.consent, similarity=lowest, samples=same, engine=self._encoder(), checked=checked)
        stands = await self._store.set_consent(voice, now, in_place_of=found.consent.digest)
        self._bus.publish(VoiceChanged(voice))
        return stands and len(same) == len(matches)

    async def match_imported(self, voice: Voice, audio: Path, told: Consent) -> bool:
        """Keep a consent that came with a voice, its sound in ``audio``; whether it was matched to the samples.

        One that cannot be matched here, or is not the samples' voice, is kept as declared.
        """
        sound = await self._sound(audio, MOST_S)
        matches: list[SpeakerMatch] = []
        if voice.used and not await self._copied(sound, self._files(voice, voice.samples)):
            try:
                matches = await self._voices.match(audio, self._files(voice, voice.used))
            except VoiceAppError as error:
                if error.code not in ("speaker-engine-missing", "no-voice"):
                    raise
        checked = bool(matches) and all(match.same for match in matches)
        kept = await self._write(voice.id, sound)
        digest = await asyncio.to_thread(file_digest, kept)
        consent = replace(told, file=kept.name, digest=digest, samples=_digests(voice), checked=checked)
        if matches:
            lowest = min(match.score for match in matches)
            consent = replace(consent, similarity=lowest, engine=self._encoder())
        await self._replace(voice, consent)
        return checked

    # -------------------------------------------------------------------------------------------------

    def _files(self, voice: Voice, samples: Sequence[Sample]) -> list[Path]:
        return [self._library.folder(voice.id) / sample.file for sample in samples]

    def _consent_file(self, voice: Voice, consent: Consent) -> Path:
        return self._library.folder(voice.id) / consent.file

    async def _sound(self, path: Path, most_s: float) -> Samples:
        return (await whole(self._decode(path), path.name, SPEECH_RATE, round(most_s * SPEECH_RATE))).samples

    async def _copied(self, sound: Samples, files: Sequence[Path]) -> bool:
        for file in files:
            if not await asyncio.to_thread(file.exists):
                continue
            if await asyncio.to_thread(consent_sound.copied, sound, await self._sound(file, LONGEST_SAMPLE_S)):
                return True
        return False

    async def _keep(self, answer: ConsentAnswer, kept: Path) -> None:
        voice, sentence = answer.voice, answer.sentence
        assert answer.similarity is not None
        assert answer.words is not None
        consent = Consent(
            sentence=sentence.text,
            purpose=sentence.purpose,
            given=self._now(),
            file=kept.name,
            digest=await asyncio.to_thread(file_digest, kept),
            similarity=answer.similarity,
            words=answer.words,
            engine=self._encoder(),
            samples=_digests(voice),
        )
        await self._replace(voice, consent)

    async def _replace(self, voice: Voice, consent: Consent) -> None:
        """Store a consent; the sound of the one before goes."""
        await self._store.set_consent(voice.id, consent)
        if voice.consent is not None:
            await asyncio.to_thread(self._consent_file(voice, voice.consent).unlink, missing_ok=True)
        self._bus.publish(VoiceChanged(voice.id))

    async def _write(self, voice: int, sound: Samples) -> Path:
        """The sound as a new file in the voice's folder. Raises VoiceAppError."""
        path = self._library.folder(voice) / f"consent-{secrets.token_hex(4)}.flac"

        def write() -> None:
            writer = self._create(path)  # where the samples are: without them there is no folder, and no consent
            try:
                writer.write(Audio(sound, SPEECH_RATE))
                writer.close()
            except BaseException:
                writer.abandon()
                raise

        await to_its_end(write)
        return path


def _digests(voice: Voice) -> tuple[str, ...]:
    return tuple(sample.digest for sample in voice.used)


def _require_samples(voice: Voice) -> None:
    if not voice.cloned:
        raise VoiceAppError("consent-not-needed", f"{voice.name} is nobody's voice, so nobody has to agree.")
    if not voice.used:
        raise VoiceAppError(
            "samples-missing",
            f"{voice.name} has no sample that the speaker's voice could be compared with.",
            "Add a recording of 6 to 30 s first.",
        )


def _require_length(sound: Samples) -> None:
    seconds = len(sound) / SPEECH_RATE
    if not LEAST_S <= seconds <= MOST_S:
        length = f"{seconds:.0f} s" if seconds <= MOST_S else f"more than {MOST_S:.0f} s"
        raise VoiceAppError(
            "consent-length",
            f"The recording is {length} long; the sentence takes {LEAST_S:.0f} to {MOST_S:.0f} s.",
            "Read the whole sentence, and nothing else.",
            retryable=True,
        )


def _replayed() -> VoiceAppError:
    return VoiceAppError(
        "consent-replayed",
        "This recording, or a part of it, is known already: it was not made for this sentence.",
        "Let the speaker read the new sentence aloud.",
    )


def _wrong_words(missing: tuple[str, ...]) -> VoiceAppError:
    return VoiceAppError(
        "consent-words",
        f"The sentence was not understood. Missing: {', '.join(missing)}.",
        "Ask for a new sentence and read it slowly, in a quiet room, close to the microphone.",
        retryable=True,
    )


def _other_voice(voice: Voice, matches: list[SpeakerMatch]) -> VoiceAppError:
    titles = [sample.title for sample, match in zip(voice.used, matches, strict=True) if not match.same]
    return VoiceAppError(
        "consent-voice",
        f"The voice that read the sentence is not the one of {', '.join(titles)}.",
        "Let the speaker of the samples read it, or take samples out that are not of this speaker.",
    )
