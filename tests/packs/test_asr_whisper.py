"""The trained small Whisper through OpenAI's and Transformers' libraries: the right words, as they have them."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.packs.pack import chunks, in_pack, opened
from tests.unit.engines.speech import silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment, Transcript
from voiceapp.core.protocols import ListenOptions, TranscriptionProgress

SAID = ["Who wrote Hamlet?", "What time is it?"]
RATE = 16_000


SOUND = Audio(spoken(SAID[0]), RATE)


@dataclass(frozen=True)
class Models:
    """The models by their engines' names, and the libraries' own results for SOUND."""

    paths: dict[str, Path]
    direct: dict[str, Any]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Models:
    folder = tmp_path_factory.mktemp("whisper")
    paths = {"openai-whisper": folder / "mini.en.pt", "transformers-whisper": folder / "mini"}
    direct = in_pack(
        "torch",
        "tests.packs.direct.whisper_mini:prepare",
        openai=paths["openai-whisper"],
        transformers=paths["transformers-whisper"],
        samples=SOUND.samples,
    )
    return Models(paths, direct)


def recording() -> Audio:
    """Two sentences, 40 s apart."""
    whole = silence(45.0)
    for sentence, at in zip(SAID, (1.0, 41.0), strict=True):
        sound = spoken(sentence)
        whole[int(at * RATE) : int(at * RATE) + len(sound)] += sound
    return Audio(whole, RATE)


@pytest.mark.timeout(300)  # OpenAI's library compiles its alignment at the first words
@pytest.mark.parametrize("engine", ["openai-whisper", "transformers-whisper"])
def test_the_words_are_right_and_the_librarys(models: Models, home: Path, engine: str) -> None:
    async def ours() -> tuple[list[Transcript], list[TranscriptionProgress], list[str]]:
        async with opened(home) as app:
            added = await app.models.add(models.paths[engine])
            assert (added.engine, added.state) == (engine, "installed")
            ears = app.engines.transcriber(added.name)
            options = ListenOptions(language="en")
            heard = [part async for part in ears.listen(1, chunks(SOUND, 0.7), options)]
            told = ears.capabilities
            assert (told.device, told.precision, told.languages) == ("cpu", "float32", ("en",))
            assert (told.streaming, told.translation) == (True, False)
            file = [part async for part in ears.transcribe(chunks(recording()), options)]
            refused = []
            for wrong in (ListenOptions(translate=True), ListenOptions(language="de")):
                with pytest.raises(VoiceAppError) as caught:
                    [part async for part in ears.transcribe(chunks(recording()), wrong)]
                refused.append(caught.value.code)
            async with aclosing(ears.transcribe(chunks(recording()), options)) as stopped:  # type: ignore[type-var]
                await anext(stopped)  # then the rest is given up, and the next call is served
            again = [part async for part in ears.listen(2, chunks(SOUND), ListenOptions(words=False))]
            assert again[-1].text == SAID[0]
            return heard, file, refused

    heard, file, refused = asyncio.run(ours())
    final = heard[-1]
    assert (final.text, final.language, final.final) == (SAID[0], "en", True)
    assert (final.confidence or 0.0) > 0.5
    assert all(part.text and not part.final for part in heard[:-1])
    assert [progress.segment.text for progress in file] == SAID
    assert [progress.segment.start_s for progress in file] == pytest.approx([1.0, 41.0], abs=0.6)
    assert [progress.done_s for progress in file] == [progress.segment.end_s for progress in file]
    for progress in file:
        check_words(progress.segment)
    assert refused == ["language-unsupported"] * 2
    compare(engine, models.direct, final.segments)


def check_words(segment: Segment) -> None:
    assert " ".join(word.text for word in segment.words) == segment.text
    times = [time for word in segment.words for time in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert segment.start_s - 0.5 < times[0] < times[-1] < segment.end_s + 0.5
    assert all(not word.exact and word.probability and 0.0 < word.probability <= 1.0 for word in segment.words)


def compare(engine: str, direct: dict[str, Any], ours: tuple[Segment, ...]) -> None:
    """Text, scores and word times of the library called directly."""
    words = [(word.text, word.start_s, word.end_s) for segment in ours for word in segment.words]
    if engine == "openai-whisper":
        theirs = direct["openai"]
        assert [segment.text for segment in ours] == [segment["text"].strip() for segment in theirs]
        for key in ("avg_logprob", "no_speech_prob", "compression_ratio"):
            assert [getattr(segment, key) for segment in ours] == pytest.approx([one[key] for one in theirs])
        told = [(word["word"].strip(), word["start"], word["end"]) for one in theirs for word in one["words"]]
    else:
        theirs = direct["transformers"]
        assert " ".join(segment.text for segment in ours) == theirs["text"].strip()
        told = [(text.strip(), start, end) for text, start, end in theirs["words"]]
    end_s = len(SOUND.samples) / RATE
    assert [word[0] for word in words] == [word[0] for word in told]
    assert [time for _, *word in words for time in word] == pytest.approx(
        [min(time, end_s) for _, *word in told for time in word], abs=0.011
    )


def test_a_cancelled_file_takes_nothing_from_a_live_call_that_overtook_it(models: Models) -> None:
    path = models.paths["openai-whisper"]
    told = in_pack("torch", "tests.packs.direct.whisper_mini:overtaken", openai=path, samples=SOUND.samples)
    assert told == {"file": SAID[0], "live": SAID[0], "left": 0}


def test_a_missing_file_is_named(models: Models, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mini"
    folder.mkdir()
    for file in models.paths["transformers-whisper"].iterdir():
        if file.name != "generation_config.json":
            (folder / file.name).symlink_to(file)
    damaged = tmp_path / "mini.pt"
    damaged.write_bytes(models.paths["openai-whisper"].read_bytes()[:100_000])

    async def add() -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.models.add(folder)
            assert caught.value.code == "model-incomplete"
            assert "generation_config.json is missing" in caught.value.message
            ears = app.engines.transcriber(f"openai-whisper:{damaged}")
            with pytest.raises(VoiceAppError) as caught:
                [part async for part in ears.listen(1, chunks(SOUND), ListenOptions())]
            assert caught.value.code == "model-broken"
            assert "mini.pt" in caught.value.message

    asyncio.run(add())
