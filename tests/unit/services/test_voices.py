"""The library of voices: what is added stays, what is deleted is gone, and what may speak."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.fakes.voices import VoiceHouse
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import VoiceChanged, VoiceRemoved
from voiceapp.core.voices import Consent, Manner, Pronunciation, Voice, VoiceKind
from voiceapp.services.voice_speech import require_consent

Scenario = Callable[[VoiceHouse], Awaitable[None]]


def in_a_house(folder: Path, scenario: Scenario) -> None:
    async def run() -> None:
        async with VoiceHouse(folder).open() as house:
            await scenario(house)

    asyncio.run(run())


async def refusal(call: Awaitable[object]) -> VoiceAppError:
    with pytest.raises(VoiceAppError) as caught:
        await call
    return caught.value


def consent(voice: Voice, checked: bool = True) -> Consent:
    digests = tuple(sample.digest for sample in voice.samples)
    return Consent("I agree.", "talks", 5.0, "consent.flac", "d", 0.9, 1.0, "resemblyzer", digests, checked)


def test_a_voice_is_kept_with_its_samples_and_found_by_name_in_any_case(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        first, second = house.recording("one.wav", 8.0), house.recording("two.wav", 7.0, 90.0, 44_100)
        added = await house.library.add("Linda", "own", languages=["en", "de"], samples=[first, second])
        assert house.told[-1] == VoiceChanged(added.id)
        assert await house.library.named(" LINDA ") == added
        assert (added.languages, added.speech_s) == (("en", "de"), 15.0)
        for sample, source in zip(added.samples, (first, second), strict=True):
            kept = house.library.folder(added.id) / sample.file
            assert kept.stat().st_mode & 0o777 == 0o600
            assert soundfile.info(kept).samplerate == soundfile.info(source).samplerate
            assert soundfile.info(kept).duration == pytest.approx(sample.duration_s)

    in_a_house(tmp_path, scenario)


def test_nothing_of_a_voice_stays_where_one_of_its_samples_cannot_be_read(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        good, long = house.recording("good.wav"), house.recording("long.wav", 601.0, rate=16_000)
        error = await refusal(house.library.add("Linda", "own", samples=[good, long]))
        assert (error.code, "10 minutes" in error.message) == ("sample-too-long", True)
        error = await refusal(house.library.add("Linda", "own", samples=[good, tmp_path / "gone.wav"]))
        assert error.code == "file-missing"
        assert await house.library.list() == []
        assert [path for path in (tmp_path / "voices").rglob("*") if path.is_file()] == []

    in_a_house(tmp_path, scenario)


def test_nothing_of_a_voice_stays_where_its_rows_cannot_be_written(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        async def full(change: object) -> None:
            raise VoiceAppError("disk-full", "The disk is full.")

        write, house.db.write = house.db.write, full  # type: ignore[method-assign, assignment]
        house.db.erase = full  # type: ignore[method-assign, assignment]
        error = await refusal(house.library.add("Linda", "own", samples=[house.recording("one.wav")]))
        house.db.write = write  # type: ignore[method-assign]
        assert (error.code, await house.library.list()) == ("disk-full", [])
        assert list((tmp_path / "voices").iterdir()) == []

    in_a_house(tmp_path, scenario)


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\x07b"])
def test_a_voice_needs_a_name(tmp_path: Path, name: str) -> None:
    async def scenario(house: VoiceHouse) -> None:
        assert (await refusal(house.library.add(name, "own"))).code == "voice-name"

    in_a_house(tmp_path, scenario)


def test_words_in_a_wrong_encoding_are_kept_as_far_as_they_can_be(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        voice = await house.library.add("Linda", "model", engine="espeak\udcff", recipe={"voice": "en\udcff"})
        await house.library.set_lexicon(voice.id, [Pronunciation("GIF\udcff", "jif")])
        kept = await house.library.get(voice.id)
        assert (kept.engine, kept.recipe) == ("espeak?", {"voice": "en?"})
        assert kept.lexicon == (Pronunciation("GIF?", "jif"),)

    in_a_house(tmp_path, scenario)


def test_two_voices_never_have_one_name(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        linda = await house.library.add("Linda", "own")
        other = await house.library.add("Emil", "own")
        assert (await refusal(house.library.add("linda", "own"))).code == "voice-name-taken"
        assert (await refusal(house.library.rename(other.id, "LINDA"))).code == "voice-name-taken"
        await house.library.rename(linda.id, "linda")
        assert [voice.name for voice in await house.library.list()] == ["Emil", "linda"]

    in_a_house(tmp_path, scenario)


def test_declared_kinds_need_source_and_licence_and_then_speak(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        sample = house.recording("one.wav")
        error = await refusal(house.library.add("Almanac", "public-domain", source="An archive", samples=[sample]))
        assert error.code == "voice-source-missing"
        voice = await house.library.add(
            "Almanac", "public-domain", source="An archive", licence="public domain", samples=[sample]
        )
        assert voice.consent_state == "declared"
        require_consent(voice)

    in_a_house(tmp_path, scenario)


def test_a_voice_speaks_only_while_its_consent_covers_every_sample_in_use(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        voice = await house.library.add("Linda", "own", samples=[house.recording("one.wav")])
        with pytest.raises(VoiceAppError, match="until its speaker agrees"):
            require_consent(voice)
        await house.store.set_consent(voice.id, consent(voice))
        agreed = await house.library.get(voice.id)
        assert agreed.consent_state == "matched"
        require_consent(agreed)
        new = await house.library.add_sample(voice.id, house.recording("two.wav", 9.0, 200.0))
        assert (await house.library.get(voice.id)).consent_state == "none", "nobody has matched the new sample"
        await house.library.use_sample(new, False)
        assert (await house.library.get(voice.id)).consent_state == "matched"
        await house.store.set_consent(voice.id, consent(agreed, checked=False))
        assert (await house.library.get(voice.id)).consent_state == "declared"
        await house.store.delete_consent(voice.id)
        assert (await house.library.get(voice.id)).consent_state == "none"

    in_a_house(tmp_path, scenario)


def test_a_bad_sample_is_kept_but_not_used(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        house.diagnosis = {"verdict": "bad", "speech_s": 1.0, "usable": False}
        voice = await house.library.add(
            "Linda", "hired", source="s", licence="l", samples=[house.recording("a.wav")]
        )
        assert (voice.used, voice.speech_s) == ((), 0.0)
        with pytest.raises(VoiceAppError, match="no sample that can be used"):
            require_consent(voice)
        house.diagnosis = {"verdict": "fair", "speech_s": 6.5}
        await house.library.add_sample(voice.id, house.recording("b.wav", 8.0, 220.0))
        assert (await house.library.get(voice.id)).speech_s == 6.5

    in_a_house(tmp_path, scenario)


@pytest.mark.parametrize(
    ("kind", "recipe"),
    [
        ("described", {"pitch": "squeaky"}),
        ("described", {"__class__": "x"}),
        ("model", {}),
        ("model", {"voice": 3}),
        ("blend", {"weights": {}}),
        ("blend", {"weights": {"af_sky": "x"}}),
        ("blend", {"weights": {"af_sky": -1.0}}),
    ],
)
def test_a_voice_is_made_only_of_what_engines_understand(
    tmp_path: Path, kind: VoiceKind, recipe: dict[str, object]
) -> None:
    async def scenario(house: VoiceHouse) -> None:
        error = await refusal(house.library.add("Emil", kind, engine="kokoro", recipe=recipe))
        assert error.code in ("recipe-wrong", "blend-wrong")
        assert await house.library.list() == []

    in_a_house(tmp_path, scenario)


def test_a_sample_is_taken_once_and_only_by_a_voice_made_from_recordings(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        voice = await house.library.add("Linda", "own", samples=[house.recording("one.wav")])
        assert (await refusal(house.library.add_sample(voice.id, tmp_path / "one.wav"))).code == "sample-known"
        described = await house.library.add("Emil", "described", engine="parler", recipe={"pitch": "low"})
        error = await refusal(house.library.add_sample(described.id, tmp_path / "one.wav"))
        assert error.code == "sample-not-wanted"
        assert described.consent_state == "not-needed"
        assert len(list(house.library.folder(voice.id).iterdir())) == 1

    in_a_house(tmp_path, scenario)


def test_a_prepared_sample_is_added_beside_the_recorded_one_and_is_not_agreed_to_by_itself(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        voice = await house.library.add("Linda", "own", samples=[house.recording("one.wav")])
        await house.store.set_consent(voice.id, consent(voice))
        new = await house.library.add_prepared(voice.samples[0], house.recording("cut.wav", 6.0, 300.0))
        await house.library.remove_sample(voice.samples[0])
        changed = await house.library.get(voice.id)
        assert [(sample.id, sample.title) for sample in changed.samples] == [(new.id, "one")]
        assert [path.name for path in house.library.folder(voice.id).iterdir()] == [new.file]
        assert changed.consent_state == "none"
        await house.library.remove_sample(new)
        assert list(house.library.folder(voice.id).iterdir()) == []

    in_a_house(tmp_path, scenario)


def test_manner_and_words_of_a_voice_are_kept(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        voice = await house.library.add("Linda", "own")
        await house.library.set_manner(voice.id, Manner(1.2, 0.6, 7))
        await house.library.set_lexicon(voice.id, [Pronunciation("GIF", "jif"), Pronunciation("Ýr", "iːr", True)])
        kept = await house.library.named("Linda")
        assert kept.manner == Manner(1.2, 0.6, 7)
        assert kept.lexicon == (Pronunciation("GIF", "jif"), Pronunciation("Ýr", "iːr", True))

    in_a_house(tmp_path, scenario)


def test_a_voice_deleted_while_a_sample_is_added_stays_deleted(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        voice = await house.library.add("Linda", "own")
        measured = house.library._check

        async def deleted_meanwhile(path: Path) -> Mapping[str, Any]:
            found = await measured(path)
            await house.store.delete(voice.id)
            return found

        house.library._check = deleted_meanwhile
        error = await refusal(house.library.add_sample(voice.id, house.recording("one.wav")))
        assert error.code == "voice-unknown"
        assert not list(house.library.folder(voice.id).glob("*.flac"))

    in_a_house(tmp_path, scenario)


def test_a_deleted_voice_leaves_nothing_behind(tmp_path: Path) -> None:
    async def scenario(house: VoiceHouse) -> None:
        voice = await house.library.add(
            "Zebulon", "hired", source="Quillfeather", licence="l", samples=[house.recording("one.wav")]
        )
        await house.store.set_consent(voice.id, consent(voice))
        (tmp_path / "one.wav").unlink()
        await house.library.delete(voice.id)
        assert house.told[-1] == VoiceRemoved(voice.id)
        assert (await refusal(house.library.delete(voice.id))).code == "voice-unknown"
        assert (await refusal(house.library.named("Zebulon"))).code == "voice-unknown"

    in_a_house(tmp_path, scenario)
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in left if b"Zebulon" in path.read_bytes() or b"Quillfeather" in path.read_bytes()] == []
    assert not list((tmp_path / "voices").iterdir())
