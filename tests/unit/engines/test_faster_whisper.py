from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.fakes.context import FakeContext, run
from tests.unit.engines.speech import frames, silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext
from voiceapp.engines.asr_faster_whisper import FasterWhisper
from voiceapp.engines.asr_windows import Part, Request
from voiceapp.engines.windows import Window, quietest, windows
from voiceapp.services.word_scores import word_error_rate

MODEL = Path(__file__).parents[2] / "models" / "whisper-mini-en"

# "Sentences that work best" of tests/models/README.md: exact with flite's slt.
SENTENCES = """Set a timer for five minutes.|Set a timer for ten seconds.|Remind me to buy some milk.
Remind me to call the doctor tomorrow.|Add milk to the shopping list.|What is two plus three?
What is the capital of France?|What is the capital of Germany?|Who wrote Hamlet?|The deadline is Friday.
What did we decide about the budget?|Let's move the launch to Friday.|I think we should hire two people.
Anna will send the report by Monday.|The budget is forty thousand dollars.|Who will write the report?
What time is it?|What day is it today?|How much time is left?|Tell me a joke.|Thank you all for coming.
Kevin will review the report by Sunday.|Nina and Ben will present the document.|We have fifty two minutes left."""
KNOWN = [sentence for line in SENTENCES.splitlines() for sentence in line.split("|")]


@pytest.fixture(scope="module")
def whisper() -> FasterWhisper:
    engine = FasterWhisper()
    capabilities = engine.load(FakeContext(), model=str(MODEL), device="cpu", threads=2)
    assert capabilities.languages == ("en",)
    assert not capabilities.translation
    return engine


@pytest.fixture
def drawn() -> random.Random:
    seed = random.SystemRandom().randrange(10_000)
    print(f"seed {seed}")
    return random.Random(seed)


def test_an_utterance_is_heard_word_for_word(whisper: FasterWhisper, drawn: random.Random) -> None:
    # The only partial of "Tell me a joke.", after 0.6 s, is too early for its first word.
    for sentence in drawn.sample([one for one in KNOWN if one != "Tell me a joke."], 4):
        sound = spoken(sentence)
        parts, final = run(whisper.listen(FakeContext(frames(sound)), language="en"))
        assert final["text"] == sentence
        assert final["language"] == "en"
        assert 0.5 < final["confidence"] <= 1.0
        assert parts
        assert all(part["text"] and part["final"] is False for part in parts)
        assert parts[-1]["text"].split()[0] == sentence.split()[0]
        words = [word for segment in final["segments"] for word in segment["words"]]
        assert " ".join(word["text"] for word in words) == sentence
        times = [time for word in words for time in (word["start_s"], word["end_s"])]
        assert times == sorted(times)
        assert times[-1] <= len(sound) / 16_000
        assert all(0.0 <= word["probability"] <= 1.0 for word in words)


def test_our_result_is_the_librarys(whisper: FasterWhisper, drawn: random.Random) -> None:
    from faster_whisper import WhisperModel

    library = WhisperModel(str(MODEL), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)
    sound = spoken(drawn.choice(KNOWN))
    segments, _ = library.transcribe(
        sound, beam_size=1, temperature=0.0, word_timestamps=True, condition_on_previous_text=False
    )
    expected = list(segments)
    _, final = run(whisper.listen(FakeContext(frames(sound))))
    assert [segment["text"] for segment in final["segments"]] == [s.text.strip() for s in expected]
    assert [segment["avg_logprob"] for segment in final["segments"]] == [s.avg_logprob for s in expected]
    ours = [(w["text"], w["start_s"], w["end_s"]) for s in final["segments"] for w in s["words"]]
    assert ours == [(w.word.strip(), w.start, w.end) for s in expected for w in s.words or ()]


def test_a_recording_comes_in_order_with_its_times(whisper: FasterWhisper) -> None:
    said = [("Set a timer for five minutes.", 1.0), ("Who wrote Hamlet?", 41.0), ("The deadline is Friday.", 80.0)]
    whole = silence(90.0)
    for sentence, at in said:
        sound = spoken(sentence)
        whole[int(at * 16_000) : int(at * 16_000) + len(sound)] += sound
    parts, result = run(whisper.transcribe(FakeContext(frames(whole, size=160_000)), language="en"))
    assert [part["text"] for part in parts] == [sentence for sentence, _ in said]
    for part, (sentence, at) in zip(parts, said, strict=True):
        assert part["start_s"] == pytest.approx(at, abs=0.5)
        assert part["start_s"] < part["end_s"] < at + len(spoken(sentence)) / 16_000 + 0.5
        assert part["done_s"] == part["end_s"]
        assert part["words"][0]["start_s"] == pytest.approx(at, abs=0.5)
        assert part["language"] == "en"
    assert result == {"language": "en", "duration_s": 90.0}


def in_both_ways(
    whisper: FasterWhisper, monkeypatch: pytest.MonkeyPatch, said: list[str], gap_s: float
) -> list[list[Part]]:
    """What is heard of the sentences one window after the other, and in batches of eight."""
    whole = np.concatenate([part for sentence in said for part in (spoken(sentence), silence(gap_s))])
    ways = []
    for batch in (1, 8):
        monkeypatch.setattr("voiceapp.engines.whisper_batch.at_once", lambda _, batch=batch: batch)
        monkeypatch.setattr(whisper, "at_once", batch)
        parts, _ = run(whisper.transcribe(FakeContext(frames(whole, size=160_000)), language="en"))
        ways.append(parts)
    return ways


def test_in_batches_a_file_has_the_same_words(
    whisper: FasterWhisper, drawn: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows of one sentence, parted by long pauses: texts and scores are equal."""
    said = [drawn.choice(KNOWN) for _ in range(12)]
    ways = in_both_ways(whisper, monkeypatch, said, 2.5)
    alone, together = ways
    assert [part["text"] for part in together] == [part["text"] for part in alone]
    assert [part["avg_logprob"] for part in together] == pytest.approx([p["avg_logprob"] for p in alone], abs=0.2)
    one, other = [[word for part in way for word in part["words"]] for way in ways]
    assert [word["text"] for word in other] == [word["text"] for word in one]
    apart = [abs(a[edge] - b[edge]) for a, b in zip(one, other, strict=True) for edge in ("start_s", "end_s")]
    assert np.median(apart) < 0.03
    assert max(apart) < 1.0


def test_in_batches_windows_of_many_sentences_are_as_right(
    whisper: FasterWhisper, drawn: random.Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sequential way hears a window's later sentences from where they begin: a word in doubt may differ."""
    said = [drawn.choice(KNOWN) for _ in range(16)]
    alone, together = (
        word_error_rate(" ".join(said), " ".join(part["text"] for part in way))
        for way in in_both_ways(whisper, monkeypatch, said, 0.8)
    )
    assert alone is not None
    assert together is not None
    assert together <= alone + 0.03


def test_names_and_terms_stand_before_every_decoding(
    whisper: FasterWhisper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An initial prompt would be gone after the first segment of a window."""
    wanted = whisper._model.hf_tokenizer.encode(" Zanzibar, Sheila", add_special_tokens=False).ids
    prompts: list[list[int]] = []
    make = whisper._model.get_prompt

    def spy(*args: Any, **options: Any) -> list[int]:
        prompts.append(make(*args, **options))
        return prompts[-1]

    monkeypatch.setattr(whisper._model, "get_prompt", spy)
    sound = np.concatenate([spoken(KNOWN[0]), silence(1.0), spoken(KNOWN[1]), silence(3.0)])
    request = Request("en", prompt="Zanzibar, Sheila", effort="file")
    list(whisper.recognize(FakeContext(), sound, request))
    one_by_one = len(prompts)
    for _, parts in whisper.recognize_batch(FakeContext(), [Window(sound, 0.0), Window(sound, 10.0)], request):
        list(parts)
    assert len(prompts) > one_by_one > 0
    for prompt in prompts:
        assert prompt[1 : 1 + len(wanted)] == wanted


def test_what_a_batch_would_lose_is_heard_again(whisper: FasterWhisper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window whose text does not reach its end, or is unlikely, comes as it does without batches."""
    said = ["The deadline is Friday.", "Who wrote Hamlet?", "What time is it?"]
    whole = np.concatenate([part for sentence in said for part in (spoken(sentence), silence(3.0))])
    monkeypatch.setattr("voiceapp.engines.whisper_batch._UNHEARD_S", -60.0)  # as if every text ended too early
    monkeypatch.setattr(whisper, "at_once", 8)
    heard: list[int] = []
    alone = whisper.recognize

    def counted(ctx: CallContext, samples: Samples, request: Request) -> Iterator[Part]:
        heard.append(len(samples))
        return alone(ctx, samples, request)

    monkeypatch.setattr(whisper, "recognize", counted)
    parts, _ = run(whisper.transcribe(FakeContext(frames(whole, size=160_000)), language="en"))
    assert [part["text"] for part in parts] == said
    assert len(heard) == 3


@pytest.mark.parametrize("sound", [silence(3.0), silence(0.0), silence(0.05), spoken("Stop.")[:200]])
def test_nothing_said_is_no_text(whisper: FasterWhisper, sound: np.ndarray[Any, Any]) -> None:
    parts, final = run(whisper.listen(FakeContext(frames(sound))))
    assert parts == []
    assert (final["text"], final["segments"], final["confidence"]) == ("", [], None)
    segments, result = run(whisper.transcribe(FakeContext(frames(sound))))
    assert segments == []
    assert result["duration_s"] == pytest.approx(len(sound) / 16_000)


def test_cancel_ends_the_call_between_segments(whisper: FasterWhisper) -> None:
    context = FakeContext(frames(*[spoken("Who wrote Hamlet?"), silence(8.0)] * 10, size=16_000))
    call = whisper.transcribe(context)
    assert next(call)["text"] == "Who wrote Hamlet?"
    context.cancel()
    rest, result = run(call)
    assert rest == []
    assert result["duration_s"] < 90


def test_partials_do_not_outrun_a_slow_model(whisper: FasterWhisper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that takes a second for each partial hears at most one partial in two seconds of sound."""
    clock = iter(range(1000))
    monkeypatch.setattr("voiceapp.engines.asr_windows.time.monotonic", lambda: float(next(clock)))
    sound = np.concatenate([spoken("Who will write the report?"), spoken("What did we decide about the budget?")])
    parts, _ = run(whisper.listen(FakeContext(frames(sound))))
    assert 1 <= len(parts) <= len(sound) / 16_000 / 2 + 1


def test_the_final_transcript_alone_is_one_question_to_the_model(
    whisper: FasterWhisper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    recognize = whisper.recognize

    def counted(ctx: CallContext, samples: Samples, request: Request) -> Iterator[Part]:
        asked.append(request.effort)
        return recognize(ctx, samples, request)

    monkeypatch.setattr(whisper, "recognize", counted)
    sound = Audio(spoken("Who will write the report?"), 16_000)
    parts, final = run(whisper.listen(FakeContext([sound]), partials=False))
    assert (parts, final["text"]) == ([], "Who will write the report?")
    assert asked == ["final"]


def test_a_long_utterance_is_settled_in_stretches(whisper: FasterWhisper) -> None:
    said = ["The deadline is Friday.", "Who will write the report?"]
    whole = np.concatenate([spoken(said[0]), silence(27.0), spoken(said[1])])
    _, final = run(whisper.listen(FakeContext(frames(whole, size=8000))))
    assert final["text"] == " ".join(said)
    assert final["segments"][-1]["start_s"] == pytest.approx(len(spoken(said[0])) / 16_000 + 27.0, abs=0.6)


def test_what_the_model_cannot_do_is_said(whisper: FasterWhisper) -> None:
    for options in ({"translate": True}, {"language": "de"}):
        with pytest.raises(VoiceAppError) as raised:
            run(whisper.listen(FakeContext(), **options))
        assert raised.value.code == "language-unsupported"
        assert "multilingual" in raised.value.next_step


def test_published_folders_come_without_a_preprocessor_config(tmp_path: Path) -> None:
    folder = shutil.copytree(MODEL, tmp_path / "small")
    (folder / "preprocessor_config.json").unlink()
    engine = FasterWhisper()
    engine.load(FakeContext(), model=str(folder), device="cpu", threads=2)
    _, result = run(engine.listen(FakeContext(frames(spoken("What time is it?")))))
    assert result["text"] == "What time is it?"


def test_a_preprocessor_config_of_another_model_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(MODEL, tmp_path / "small")
    (folder / "preprocessor_config.json").write_text('{"feature_size": 128}')
    with pytest.raises(VoiceAppError, match=r"preprocessor_config\.json does not fit"):
        FasterWhisper().load(FakeContext(), model=str(folder))


@pytest.mark.parametrize("name", ["config.json", "model.bin", "tokenizer.json", "vocabulary.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(MODEL, tmp_path / "small")
    (folder / name).unlink()
    with pytest.raises(VoiceAppError) as raised:
        FasterWhisper().load(FakeContext(), model=str(folder))
    assert raised.value.code == "model-broken"
    assert name in raised.value.message
    assert raised.value.next_step


@pytest.mark.parametrize("name", ["config.json", "model.bin", "tokenizer.json", "vocabulary.json"])
@pytest.mark.parametrize("kept", [0, 0.5])
def test_a_truncated_file_is_named(tmp_path: Path, name: str, kept: float) -> None:
    folder = shutil.copytree(MODEL, tmp_path / "small")
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(VoiceAppError) as raised:
        FasterWhisper().load(FakeContext(), model=str(folder))
    assert raised.value.code == "model-broken"
    assert name in raised.value.message


def test_a_tokenizer_of_another_kind_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(MODEL, tmp_path / "small")
    (folder / "tokenizer.json").write_text(json.dumps({"hello": 1}))
    with pytest.raises(VoiceAppError, match=r"tokenizer\.json"):
        FasterWhisper().load(FakeContext(), model=str(folder))


@pytest.mark.parametrize("model", ["", "small", "/nowhere/at/all", str(MODEL / "model.bin")])
def test_a_model_that_is_not_there(model: str) -> None:
    with pytest.raises(VoiceAppError) as raised:
        FasterWhisper().load(FakeContext(), model=model)
    assert raised.value.code == "model-missing"
    assert raised.value.next_step


def test_a_precision_that_the_processor_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(VoiceAppError) as raised:
        FasterWhisper().load(FakeContext(), model=str(MODEL), device="cpu", precision="bfloat17")
    assert raised.value.code == "precision-unsupported"
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 0)
    with pytest.raises(VoiceAppError) as raised:
        FasterWhisper().load(FakeContext(), model=str(MODEL), device="cuda")
    assert raised.value.code == "no-gpu"


# --------------------------------------------------------------------------------------------- windows


def _loud(samples: np.ndarray[Any, Any]) -> list[tuple[int, int]]:
    """A detector for tests: stretches that are not zero."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (np.abs(samples) > 0).astype(int), [0]])))
    return [(int(edges[i]), int(edges[i + 1])) for i in range(0, len(edges), 2)]


def _cut(pattern: list[tuple[float, float]], block: int = 16_000) -> list[Window]:
    """Windows of seconds (spoken, silent after it)."""
    sounds = [part for loud, quiet in pattern for part in (silence(loud) + np.float32(0.5), silence(quiet))]
    return list(windows(frames(*sounds, size=block), _loud))


def test_windows_hold_all_speech_once() -> None:
    cut = _cut([(3, 1), (4, 5), (20, 1), (20, 40), (70, 2), (0.5, 0)])
    assert [(round(w.start_s, 1), round(w.end_s, 1)) for w in cut[:4]] == [
        (0.0, 8.0),
        (13.0, 33.0),
        (34.0, 54.0),
        (94.0, pytest.approx(cut[3].end_s)),
    ]
    assert all(w.end_s - w.start_s <= 28.0 for w in cut)
    assert sum(float(np.count_nonzero(w.samples)) for w in cut) == pytest.approx(117.5 * 16_000)
    assert (cut[-1].start_s, cut[-1].end_s) == pytest.approx((166.0, 166.5))


@pytest.mark.parametrize("block", [320, 16_000, 1_600_000])
def test_windows_do_not_depend_on_the_blocks(block: int) -> None:
    cut = _cut([(2, 3)] * 30, block)
    assert [(w.start_s, w.end_s) for w in cut] == [(5.0 * i, 5.0 * i + 2) for i in range(30)]


def test_memory_is_bounded_in_hours_of_silence() -> None:
    longest = 0

    def detect(samples: np.ndarray[Any, Any]) -> list[tuple[int, int]]:
        nonlocal longest
        longest = max(longest, len(samples))
        return []

    hours = (Audio(silence(10.0), 16_000) for _ in range(3 * 360))
    assert list(windows(hours, detect)) == []
    assert longest <= 45 * 16_000


def test_the_quietest_place() -> None:
    sound = silence(10.0) + np.float32(0.5)
    sound[112_000:118_000] = 0.0
    assert 112_000 <= quietest(sound, 80_000) <= 118_000
