"""Voices compared and told apart, as the libraries do it themselves and as a listener would."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.packs.pack import chunks, in_pack, opened
from tests.unit.engines.speech import silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.recordings import DiarizeOptions, SpeakerTurn
from voiceapp.services import rttm

WOMAN, MAN = "slt", "rms"
FIRST = "The north wind and the sun were disputing which was the stronger."
SECOND = "A traveller came along the road, wrapped in a warm cloak."
THIRD = "They agreed that the one who first made him take it off would win."


def sound(samples: Samples) -> Audio:
    return Audio(samples, SPEECH_RATE)


def test_embeddings_are_the_librarys_and_voices_are_known_again(tmp_path: Path, home: Path) -> None:
    heard = spoken(FIRST, WOMAN)
    folder = tmp_path / "spkrec-ecapa-voxceleb"
    theirs = in_pack("torch", "tests.packs.direct.speakers:both", folder=folder, one=heard)
    files = {}
    for name, samples in {"again": spoken(SECOND, WOMAN), "other": spoken(FIRST, MAN), "one": heard}.items():
        files[name] = tmp_path / f"{name}.wav"
        soundfile.write(files[name], samples, SPEECH_RATE)
    (tmp_path / "text").mkdir()

    async def work() -> None:
        async with opened(home) as app:
            added = await app.models.add(folder)
            assert (added.engine, added.state) == ("ecapa", "installed")
            ecapa = app.engines.speaker_encoder(added.name)
            mine = await ecapa.embed(chunks(sound(heard), 1.0))
            assert np.allclose(mine, theirs["ecapa"], atol=1e-6)
            assert ecapa.capabilities.threshold == 0.25
            resemblyzer = app.engines.speaker_encoder("resemblyzer")
            d_vector = await resemblyzer.embed(chunks(sound(heard), 1.0))
            assert np.allclose(d_vector, theirs["resemblyzer"], atol=1e-5)

            same = await app.diarization.same_voice(files["one"], files["again"], "resemblyzer")
            other = await app.diarization.same_voice(files["one"], files["other"], "resemblyzer")
            assert same.score >= same.threshold > other.score
            assert (same.same, other.same) == (True, False)
            # More than a minute is heard in parts: still the same voice, as a vector of unit length.
            for engine in (resemblyzer, ecapa):
                short, long = [await engine.embed(chunks(sound(np.tile(heard, times)))) for times in (1, 16)]
                assert np.dot(short, long) > 0.98
                assert np.linalg.norm(long) == pytest.approx(1.0, abs=1e-5)
                for nothing in (silence(3.0), silence(0.0)):
                    with pytest.raises(VoiceAppError) as caught:
                        await engine.embed(chunks(sound(nothing)))
                    assert caught.value.code == "no-voice"

            (folder / "embedding_model.ckpt").write_bytes(b"damaged")
            with pytest.raises(VoiceAppError) as caught:
                await app.engines.worker("speaker", f"ecapa:{folder}")
            assert caught.value.code == "model-broken"

    asyncio.run(work())


def test_voices_of_a_long_recording_are_learnt_from_a_part_of_it() -> None:
    def clusters(counts: list[int], fewest: int = 1, most: int | None = None) -> tuple[Any, Any]:
        found = in_pack("torch", "tests.packs.direct.clusters:run", counts=counts, fewest=fewest, most=most)
        return found["labels"], found["voices"]

    labels, voices = clusters([6000, 3000, 400])
    assert [set(labels[start:end]) for start, end in ((0, 6000), (6000, 9000), (9000, 9400))] == [{0}, {1}, {2}]
    assert np.allclose(np.linalg.norm(voices, axis=1), 1.0, atol=1e-5)
    few, _ = clusters([40, 30, 2])
    assert set(few) == {0, 1}  # who is hardly heard is nobody of his own ...
    asked, _ = clusters([40, 30, 2], fewest=3)
    assert set(asked) == {0, 1, 2}  # ... unless he is asked for


def alternating() -> tuple[Samples, list[SpeakerTurn]]:
    """Two voices in turn, with the times at which each really speaks."""
    pieces: list[Samples] = [silence(0.5)]
    turns = []
    for number, text in enumerate((FIRST, SECOND, THIRD, FIRST)):
        said = spoken(text, (WOMAN, MAN)[number % 2])
        loud = np.flatnonzero(np.abs(said) > 0.01)
        before = sum(map(len, pieces))
        turns.append(
            SpeakerTurn(
                (before + loud[0]) / SPEECH_RATE, (before + loud[-1]) / SPEECH_RATE, f"SPEAKER_0{number % 2}"
            )
        )
        pieces += [said, silence(0.8)]
    return np.concatenate(pieces), turns


def test_two_voices_in_turn_are_told_apart(tmp_path: Path, home: Path) -> None:
    heard, right = alternating()
    reference = tmp_path / "right.rttm"
    reference.write_text(rttm.render(right, "talk"))
    told: list[float | None] = []

    async def work() -> None:
        async with opened(home) as app:
            diarizer = app.engines.diarizer("resemblyzer-diarizer")

            async def turns(samples: Samples, options: DiarizeOptions) -> list[SpeakerTurn]:
                found = await diarizer.diarize(chunks(sound(samples)), options, lambda share, _: told.append(share))
                assert found.exclusive == found.turns
                assert set(found.voices) == set(found.speakers)
                return list(found.turns)

            found = await turns(heard, DiarizeOptions())
            assert [turn.speaker for turn in found] == [turn.speaker for turn in right]
            for mine, real in zip(found, right, strict=True):
                assert mine.start_s == pytest.approx(real.start_s, abs=0.5)
                assert mine.end_s == pytest.approx(real.end_s, abs=0.5)
            assert told[-1] == 1.0

            one = await turns(heard, DiarizeOptions(speakers=1))
            assert {turn.speaker for turn in one} == {"SPEAKER_00"}
            three = await turns(heard, DiarizeOptions(min_speakers=3))
            assert {turn.speaker for turn in three} == {"SPEAKER_00", "SPEAKER_01", "SPEAKER_02"}
            assert await turns(silence(5.0), DiarizeOptions()) == []
            assert await turns(silence(0.0), DiarizeOptions()) == []
            assert len(await turns(spoken("Yes.", WOMAN), DiarizeOptions(speakers=2))) <= 1

            score = await app.diarization.score(found, reference)
            assert score.der is not None
            assert score.jer is not None
            assert 0.0 < score.der < 0.15
            assert 0.0 < score.jer < 0.15
            perfect = await app.diarization.score([*right], reference)
            assert perfect.der == pytest.approx(0.0, abs=1e-3)
            assert perfect.jer == pytest.approx(0.0, abs=1e-3)
            swapped = [SpeakerTurn(turn.start_s, turn.end_s, "x" + turn.speaker) for turn in right]
            assert (await app.diarization.score(swapped, reference)).der == pytest.approx(0.0, abs=1e-3)
            assert (await app.diarization.score([], reference)).der == 1.0

            begun = asyncio.Event()
            call = asyncio.create_task(
                diarizer.diarize(
                    chunks(sound(np.tile(heard, 20))),
                    DiarizeOptions(),
                    lambda share, _: begun.set() if share else None,
                )
            )
            await begun.wait()
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert await turns(heard, DiarizeOptions()) == found

    asyncio.run(work())


def test_another_voice_in_a_sample_is_found_and_shown(tmp_path: Path, home: Path) -> None:
    alone = np.concatenate([spoken(FIRST, WOMAN), spoken(SECOND, WOMAN), spoken(THIRD, WOMAN)])
    files = {"one": alone, "two": np.concatenate([alone, spoken(SECOND, MAN)])}
    for name, samples in files.items():
        soundfile.write(tmp_path / f"{name}.wav", samples, SPEECH_RATE)

    async def work() -> None:
        async with opened(home) as app:
            one = (await app.sample_check.check(tmp_path / "one.wav")).finding("speakers")
            two = (await app.sample_check.check(tmp_path / "two.wav")).finding("speakers")
        assert one
        assert two
        assert (one.value, one.verdict, one.method) == (1, "good", "resemblyzer-diarizer")
        assert (two.value, two.verdict) == (2, "bad")
        begin_s = len(alone) / SPEECH_RATE
        assert min(span.start_s for span in two.spans) == pytest.approx(begin_s, abs=0.6)
        assert max(span.end_s for span in two.spans) == pytest.approx(len(files["two"]) / SPEECH_RATE, abs=0.6)

    asyncio.run(work())
