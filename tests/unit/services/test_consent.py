"""Consents: whose are accepted, what each refusal says, and that nothing is kept of those refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
import soundfile

from tests.fakes.consent import LINDA, PETER, FakeEncoder, FakeHearing, speech
from tests.fakes.voices import VoiceHouse
from voiceapp.app_writers import create
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import VoiceChanged
from voiceapp.core.recordings import SpeakerMatch
from voiceapp.core.voices import Consent, Voice
from voiceapp.core.whole_file import file_digest
from voiceapp.services.consent import ConsentAnswer, ConsentService
from voiceapp.services.consent_tries import VALID_S
from voiceapp.services.voice_match import VoiceMatch


class Desk(VoiceHouse):
    """A library with a voice Linda of one sample, and a speaker who reads what is asked."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.encoder, self.hearing = FakeEncoder(), FakeHearing()
        self.now = 5_000.0
        self.language = "en"
        self.voices = VoiceMatch(lambda: self.encoder, lambda path: self._decode(path, 16_000))
        self.consents = ConsentService(
            self.library,
            self.store,
            self.bus,
            self.hearing,
            self.voices,
            lambda path: self._decode(path, 16_000),
            create,
            lambda: self.language,
            lambda: "ears",
            lambda: self.now,
        )
        self.linda = 0

    def said(
        self, name: str, speaker: int = LINDA, seed: int = 50, seconds: float = 8.0, gain: float = 1.0
    ) -> Path:
        return speech(self.folder / name, speaker, seed, seconds, gain)

    async def add(self) -> None:
        self.linda = (await self.library.add("Linda", "own", samples=[self.said("one.wav", seed=1)])).id

    async def answer(self, path: Path) -> ConsentAnswer:
        """Ask, and judge a recording."""
        await self.consents.ask(self.linda)
        return await self.consents.check(self.linda, path)

    async def voice(self) -> Voice:
        return await self.library.get(self.linda)

    def files(self) -> list[str]:
        """The consents' sounds in the voice's folder."""
        return sorted(path.name for path in self.library.folder(self.linda).glob("consent-*"))


def at_desk(folder: Path, scenario: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk(folder)
        async with desk.open():
            await desk.add()
            await scenario(desk)

    asyncio.run(run())


async def refused(desk: Desk, path: Path, code: str) -> ConsentAnswer:
    """A refusal of that code, after which nothing is kept and the sentence counts no more."""
    answer = await desk.answer(path)
    assert answer.refused is not None
    assert answer.refused.code == code
    assert answer.refused.next_step
    voice = await desk.voice()
    assert (voice.consent, voice.consent_state, voice.may_speak) == (None, "none", False)
    assert desk.files() == []
    with pytest.raises(VoiceAppError) as caught:
        await desk.consents.check(desk.linda, path)
    assert caught.value.code == "consent-not-asked"
    return answer


async def raised(work: Awaitable[object]) -> str:
    with pytest.raises(VoiceAppError) as caught:
        await work
    return caught.value.code


def test_the_speaker_reads_the_sentence_and_the_voice_may_speak(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        begun = await desk.consents.ask(desk.linda, purpose="for our audiobooks")
        assert begun.expires == desk.now + VALID_S
        assert not (await desk.voice()).may_speak
        desk.told.clear()
        answer = await desk.consents.check(desk.linda, desk.said("read.wav"))
        assert (answer.refused, answer.words, answer.missing) == (None, 1.0, ())
        assert answer.similarity == pytest.approx(1.0)
        voice = await desk.voice()
        assert answer.voice == voice
        assert (voice.consent_state, voice.may_speak) == ("matched", True)
        consent = voice.consent
        assert consent
        assert (consent.sentence, consent.purpose) == (begun.sentence.text, "for our audiobooks")
        assert (consent.given, consent.engine, consent.words) == (5_000.0, "ears", 1.0)
        assert consent.samples == (voice.samples[0].digest,)
        assert desk.files() == [consent.file]
        path = desk.library.folder(desk.linda) / consent.file
        assert file_digest(path) == consent.digest
        assert soundfile.info(path).duration == 8.0
        assert VoiceChanged(desk.linda) in desk.told

    at_desk(tmp_path, scenario)


def test_wrong_words_are_told_and_refused(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        desk.hearing.heard = "something else was said by this speaker"
        answer = await refused(desk, desk.said("read.wav"), "consent-words")
        assert set(answer.sentence.drawn) <= set(answer.missing)
        assert answer.refused
        assert answer.sentence.drawn[0] in answer.refused.message
        assert answer.similarity is None

    at_desk(tmp_path, scenario)


def test_the_sentence_without_its_random_words_is_refused(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        begun = await desk.consents.ask(desk.linda)
        desk.hearing.heard = begun.sentence.before
        answer = await desk.consents.check(desk.linda, desk.said("read.wav"))
        assert answer.refused
        assert (answer.refused.code, answer.missing) == ("consent-words", begun.sentence.drawn)

    at_desk(tmp_path, scenario)


def test_another_speaker_is_refused(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        answer = await refused(desk, desk.said("read.wav", PETER), "consent-voice")
        assert (answer.words, answer.similarity) == (1.0, 0.0)

    at_desk(tmp_path, scenario)


def test_every_sample_in_use_must_be_the_speakers(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        other = await desk.library.add_sample(desk.linda, desk.said("two.wav", PETER, 2), "From the radio")
        answer = await refused(desk, desk.said("read.wav"), "consent-voice")
        assert answer.refused
        assert answer.refused.message.endswith("is not the one of From the radio.")
        await desk.library.use_sample(other, False)
        assert (await desk.answer(desk.said("again.wav", seed=51))).refused is None
        await desk.library.use_sample(other, True)
        assert (await desk.voice()).consent_state == "none"

    at_desk(tmp_path, scenario)


def test_an_old_consent_played_again_is_refused_also_where_it_was_changed(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        assert (await desk.answer(desk.said("read.wav"))).refused is None
        for copy in (desk.said("same.wav"), desk.said("softer.wav", gain=0.4), desk.said("cut.wav", seconds=6.0)):
            answer = await desk.answer(copy)
            assert answer.refused
            assert answer.refused.code == "consent-replayed"
        assert (await desk.voice()).consent_state == "matched", "the first one stands"
        assert len(desk.files()) == 1

    at_desk(tmp_path, scenario)


def test_a_consent_of_another_voice_played_again_is_refused(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        assert (await desk.answer(desk.said("read.wav"))).refused is None
        desk.linda = (await desk.library.add("Lin", "own", samples=[desk.said("three.wav", seed=3)])).id
        await refused(desk, desk.said("read.wav"), "consent-replayed")

    at_desk(tmp_path, scenario)


def test_a_sample_is_no_consent(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await refused(desk, desk.said("sample.wav", seed=1), "consent-replayed")

    at_desk(tmp_path, scenario)


def test_a_sound_that_was_refused_once_stays_refused(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        desk.hearing.heard = "nothing of it"
        await refused(desk, desk.said("read.wav"), "consent-words")
        desk.hearing.heard = None
        await refused(desk, desk.said("read.wav"), "consent-replayed")

    at_desk(tmp_path, scenario)


def test_a_sentence_is_valid_for_a_while_and_the_last_one_counts(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        path = desk.said("read.wav")
        assert await raised(desk.consents.check(desk.linda, path)) == "consent-not-asked"
        first = await desk.consents.ask(desk.linda)
        second = await desk.consents.ask(desk.linda)
        assert first.sentence.drawn != second.sentence.drawn
        assert (await desk.consents.waiting(desk.linda)).sentence == second.sentence
        desk.now += VALID_S + 1
        assert await raised(desk.consents.check(desk.linda, path)) == "consent-expired"
        assert (await desk.voice()).consent is None

    at_desk(tmp_path, scenario)


def test_a_damaged_file_of_tries_means_that_nothing_waits(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.consents.ask(desk.linda)
        (desk.library.folder(desk.linda) / "consent.json").write_text('{"open": 3')
        assert await raised(desk.consents.waiting(desk.linda)) == "consent-not-asked"

    at_desk(tmp_path, scenario)


def test_without_an_engine_that_compares_voices_nothing_is_asked_or_kept(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.consents.ask(desk.linda)
        desk.encoder.missing = True
        with pytest.raises(VoiceAppError) as caught:
            await desk.consents.check(desk.linda, desk.said("read.wav"))
        assert caught.value.code == "speaker-engine-missing"
        assert "packs install torch" in caught.value.next_step
        assert await raised(desk.consents.ask(desk.linda)) == "speaker-engine-missing"
        assert ((await desk.voice()).consent, desk.files()) == (None, [])
        desk.encoder.missing = False
        answer = await desk.consents.check(desk.linda, desk.said("read.wav"))
        assert answer.refused is None, "the sentence still waited"

    at_desk(tmp_path, scenario)


def test_an_engine_without_a_threshold_does_not_do(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        desk.encoder = FakeEncoder(threshold=None)
        assert await raised(desk.consents.ask(desk.linda)) == "speaker-engine-missing"

    at_desk(tmp_path, scenario)


def test_recordings_that_are_no_reading_are_told_and_the_sentence_still_waits(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.consents.ask(desk.linda)
        for seconds in (1.0, 100.0):
            path = desk.said("read.wav", seconds=seconds)
            assert await raised(desk.consents.check(desk.linda, path)) == "consent-length"
        assert await raised(desk.consents.check(desk.linda, tmp_path / "none.wav")) == "file-missing"
        assert desk.files() == []
        assert (await desk.consents.check(desk.linda, desk.said("read.wav"))).refused is None

    at_desk(tmp_path, scenario)


def test_what_fails_while_it_is_judged_leaves_nothing(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.consents.ask(desk.linda)
        gone = VoiceAppError("engine-died", "It stopped.", "Try again.", retryable=True)

        async def dies(path: Path, sentence: object, /) -> None:
            raise gone

        desk.hearing.judge = dies  # type: ignore[method-assign, assignment]
        assert await raised(desk.consents.check(desk.linda, desk.said("read.wav"))) == "engine-died"
        assert desk.files() == []
        assert await desk.consents.waiting(desk.linda)

    at_desk(tmp_path, scenario)


def test_the_language_is_the_voices_then_the_users_then_english(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        desk.language = "auto"
        assert (await desk.consents.ask(desk.linda)).sentence.language == "en"
        desk.language = "de-AT"
        assert "Stimme" in (await desk.consents.ask(desk.linda)).sentence.text
        await desk.library.set_languages(desk.linda, ["tlh", "fr"])
        assert (await desk.consents.ask(desk.linda)).sentence.language == "fr"
        assert (await desk.consents.ask(desk.linda, "nl")).sentence.language == "nl"
        desk.hearing.problem = VoiceAppError("consent-language", "Nothing here understands French.", "")
        assert await raised(desk.consents.ask(desk.linda)) == "consent-language"

    at_desk(tmp_path, scenario)


def test_only_a_cloned_voice_with_a_sample_asks_anybody(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.library.use_sample((await desk.voice()).samples[0], False)
        assert await raised(desk.consents.ask(desk.linda)) == "samples-missing"
        made = await desk.library.add("Robot", "model", engine="kokoro", recipe={"voice": "a"})
        assert await raised(desk.consents.ask(made.id)) == "consent-not-needed"

    at_desk(tmp_path, scenario)


def test_a_new_consent_takes_the_place_of_the_old_and_can_be_withdrawn(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        assert await raised(desk.consents.withdraw(desk.linda)) == "consent-none"
        await desk.answer(desk.said("read.wav"))
        before = desk.files()
        assert (await desk.answer(desk.said("again.wav", seed=51))).refused is None
        assert len(desk.files()) == 1
        assert desk.files() != before
        await desk.consents.withdraw(desk.linda)
        assert (desk.files(), (await desk.voice()).may_speak) == ([], False)
        await refused(desk, desk.said("again.wav", seed=51), "consent-replayed")

    at_desk(tmp_path, scenario)


def test_a_consent_taken_back_while_it_is_matched_again_stays_away(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.answer(desk.said("read.wav"))
        match = desk.voices.match

        async def withdrawn_meanwhile(sound: Path, others: Sequence[Path]) -> list[SpeakerMatch]:
            found = await match(sound, others)
            await desk.consents.withdraw(desk.linda)
            return found

        desk.voices.match = withdrawn_meanwhile  # type: ignore[method-assign]
        assert not await desk.consents.rematch(desk.linda)
        voice = await desk.voice()
        assert (voice.consent, voice.may_speak) == (None, False)

    at_desk(tmp_path, scenario)


def test_a_voice_deleted_while_its_consent_is_judged_leaves_nothing(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        match = desk.voices.match

        async def deleted_meanwhile(sound: Path, others: Sequence[Path]) -> list[SpeakerMatch]:
            found = await match(sound, others)
            await desk.library.delete(desk.linda)
            return found

        desk.voices.match = deleted_meanwhile  # type: ignore[method-assign]
        with pytest.raises(VoiceAppError):
            await desk.answer(desk.said("read.wav"))
        assert not desk.library.folder(desk.linda).exists()

    at_desk(tmp_path, scenario)


def test_what_engines_took_goes_with_the_consent_and_with_a_sample(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.answer(desk.said("read.wav"))
        more = await desk.library.add_sample(desk.linda, desk.said("two.wav", seed=2))
        assert desk.forgotten == []
        await desk.library.remove_sample(more)
        await desk.consents.withdraw(desk.linda)
        assert desk.forgotten == [desk.linda] * 2

    at_desk(tmp_path, scenario)


def test_a_later_sample_is_matched_to_the_stored_consent(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        assert not await desk.consents.rematch(desk.linda)
        await desk.answer(desk.said("read.wav"))
        await desk.library.add_sample(desk.linda, desk.said("two.wav", seed=2))
        assert (await desk.voice()).consent_state == "none"
        assert await desk.consents.rematch(desk.linda)
        assert (await desk.voice()).consent_state == "matched"
        stranger = await desk.library.add_sample(desk.linda, desk.said("three.wav", PETER, 3))
        assert not await desk.consents.rematch(desk.linda)
        voice = await desk.voice()
        assert voice.consent
        assert (voice.consent_state, len(voice.consent.samples)) == ("none", 2)
        await desk.library.remove_sample(stranger)
        assert (await desk.voice()).consent_state == "matched"

    at_desk(tmp_path, scenario)


def test_an_imported_consent_is_believed_only_where_its_sound_is_the_samples_voice(tmp_path: Path) -> None:
    told = Consent("I agree.", "talks", 7.0, "theirs.flac", "x", 0.99, 0.9, "their ears", ("y",))

    async def scenario(desk: Desk) -> None:
        voice = await desk.voice()
        assert await desk.consents.match_imported(voice, desk.said("read.wav"), told)
        kept = (await desk.voice()).consent
        assert kept
        assert (kept.sentence, kept.given, kept.words, kept.engine) == ("I agree.", 7.0, 0.9, "ears")
        assert kept.digest == file_digest(desk.library.folder(desk.linda) / kept.file)
        assert (await desk.voice()).consent_state == "matched"
        for audio in (desk.said("peter.wav", PETER, 60), desk.said("sample.wav", seed=1)):
            assert not await desk.consents.match_imported(await desk.voice(), audio, told)
            assert (await desk.voice()).consent_state == "declared"
            assert len(desk.files()) == 1
        assert await desk.consents.rematch(desk.linda)
        assert (await desk.voice()).consent_state == "declared", "a piece of a sample says nothing, whenever asked"
        desk.encoder.missing = True
        assert not await desk.consents.match_imported(voice, desk.said("read.wav"), told)
        kept = (await desk.voice()).consent
        assert kept
        assert (kept.checked, kept.engine, kept.similarity) == (False, "their ears", 0.99)

    at_desk(tmp_path, scenario)
