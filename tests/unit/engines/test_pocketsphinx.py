from __future__ import annotations

import numpy as np
import pytest

from tests.fakes.context import FakeContext, run
from tests.unit.engines.speech import frames, silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.asr_pocketsphinx import UNDERSTOOD, Pocketsphinx
from voiceapp.services.consent_words import WORDS


@pytest.fixture(scope="module")
def sphinx() -> Pocketsphinx:
    engine = Pocketsphinx()
    assert engine.load(FakeContext()).languages == ("en",)
    return engine


def room(seconds: float, level: float = 0.001) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A quiet room, the same in every run."""
    return np.random.default_rng(3).normal(0, level, int(seconds * 16_000)).astype(np.float32)


def same(heard: str, said: str) -> bool:
    """Equal, but for "a" and "the", which flite says alike."""
    return heard.lower().replace(" the ", " a ").rstrip("?") == said.lower().replace(" the ", " a ").rstrip("?")


@pytest.mark.parametrize(
    ("voice", "phrase"),
    [
        ("slt", "What time is it?"),
        ("kal16", "What time is it?"),
        ("rms", "What time is it?"),
        ("slt", "Set a timer for five minutes"),
        ("kal16", "Set a timer for ten seconds"),
        ("awb", "Set a timer for five minutes"),
        ("slt", "Add bread and butter to my shopping list"),
        ("slt", "Cancel the timer"),
        ("slt", "Stop"),
    ],
)
def test_a_phrase_of_the_skills_is_understood(sphinx: Pocketsphinx, phrase: str, voice: str) -> None:
    sound = spoken(phrase, voice)
    _, final = run(sphinx.listen(FakeContext(frames(room(0.3), sound, room(0.5))), language="en"))
    assert same(final["text"], phrase)
    assert final["text"].endswith("?") == phrase.endswith("?")
    assert UNDERSTOOD <= final["confidence"] <= 1.0
    assert final["language"] == "en"
    words = final["segments"][0]["words"]
    assert " ".join(word["text"] for word in words) == final["text"]
    times = [time for word in words for time in (word["start_s"], word["end_s"])]
    assert times == sorted(times)
    loud = np.flatnonzero(np.abs(sound) > 0.02) / 16_000
    assert times[0] == pytest.approx(0.3 + loud[0], abs=0.2)
    assert times[-1] == pytest.approx(0.3 + loud[-1], abs=0.4)  # a last sound may reach into the silence


@pytest.mark.parametrize("voice", ["slt", "rms", "kal16"])
def test_words_at_the_end_of_a_known_sentence_are_chosen_among_many(sphinx: Pocketsphinx, voice: str) -> None:
    choices = list(WORDS["en"])
    said = ["volcano", "paper", "umbrella", "river", "monkey"]
    before = "I agree that my voice is kept under the name Xyrqua. My words for today are"
    sound = spoken(f"{before} {', '.join(said)}.", voice)

    def chosen(text: str, count: int = 5) -> list[str]:
        return sphinx.choose(FakeContext(frames(room(0.3), sound, room(0.5))), text, choices, count)

    assert chosen(before) == said
    assert not sphinx.knows(FakeContext([]), ["linda", "xyrqua"])
    assert sphinx.knows(FakeContext([]), ["linda", "river"])
    assert "volcano" not in chosen("the weather is nice and warm today", 2)
    _, final = run(sphinx.listen(FakeContext(frames(room(0.3), spoken("What time is it?"), room(0.5)))))
    assert final["text"] == "What time is it?", "the skills' phrases are known again"


@pytest.mark.parametrize(
    ("voice", "sentence"),
    [
        ("slt", "My brother lives in a small house near the river"),
        ("kal16", "The weather is nice and warm today"),
        ("rms", "Set the table for dinner"),
        ("slt", "What is the capital of Germany"),
    ],
)
def test_another_sentence_is_no_command(sphinx: Pocketsphinx, sentence: str, voice: str) -> None:
    """Free dictation may be near, but never is a phrase of the skills put into the user's mouth."""
    _, final = run(sphinx.listen(FakeContext(frames(room(0.3), spoken(sentence, voice), room(0.5)))))
    heard = set(final["text"].lower().split())
    assert len(heard & set(sentence.lower().split())) >= len(heard) / 2


@pytest.mark.parametrize(
    "sound",
    [silence(0.0), silence(1.0), room(1.0), room(1.5, 0.1), np.cumsum(room(1.5, 0.002)).astype(np.float32)],
)
def test_noise_and_silence_are_not_acted_upon(
    sphinx: Pocketsphinx, sound: np.ndarray[tuple[int], np.dtype[np.float32]]
) -> None:
    _, final = run(sphinx.listen(FakeContext(frames(sound))))
    assert final["text"] == "" or final["confidence"] < UNDERSTOOD


def test_words_appear_while_they_are_spoken(sphinx: Pocketsphinx) -> None:
    sound = spoken("Remind me to call the doctor tomorrow", "slt")
    parts, final = run(sphinx.listen(FakeContext(frames(room(0.3), sound, room(0.5)))))
    assert final["text"] == "Remind me to call the doctor tomorrow"
    assert len(parts) >= 4
    lengths = [len(part["text"].split()) for part in parts]
    assert lengths[0] <= 2
    assert max(lengths) >= 6
    assert "Remind me to" in [part["text"][:12] for part in parts]


def test_the_final_transcript_alone_comes_without_partials(sphinx: Pocketsphinx) -> None:
    sound = spoken("What time is it?", "slt")
    parts, final = run(sphinx.listen(FakeContext(frames(room(0.3), sound, room(0.5))), partials=False))
    assert (parts, final["text"]) == ([], "What time is it?")


def test_the_size_of_the_items_does_not_matter(sphinx: Pocketsphinx) -> None:
    whole = np.concatenate([room(0.3), spoken("What time is it?", "slt"), room(0.5)])
    finals = []
    for size in (1000, 16_000):
        sphinx.load(FakeContext())
        finals.append(run(sphinx.listen(FakeContext(frames(whole, size=size))))[1])
    assert all(final == finals[0] for final in finals)


def test_a_recording_is_cut_at_its_pauses(sphinx: Pocketsphinx) -> None:
    said = [("What time is it", 1.0), ("Set a timer for five minutes", 7.0), ("Cancel the timer", 40.0)]
    whole = room(45.0)
    for sentence, at in said:
        sound = spoken(sentence, "slt")
        whole[int(at * 16_000) : int(at * 16_000) + len(sound)] += sound
    parts, result = run(sphinx.transcribe(FakeContext(frames(whole, size=160_000))))
    assert len(parts) == len(said)
    for part, (sentence, at) in zip(parts, said, strict=True):
        assert same(part["text"], sentence)
        assert part["start_s"] == pytest.approx(at, abs=0.3)
        assert part["words"][0]["start_s"] == part["start_s"]
        assert part["done_s"] >= part["end_s"]
    assert result == {"language": "en", "duration_s": 45.0}


def test_cancel_ends_the_call(sphinx: Pocketsphinx) -> None:
    sound = np.concatenate([spoken("The weather is nice and warm today", "slt")] * 5)
    context = FakeContext(frames(sound))
    call = sphinx.listen(context)
    next(call)
    context.cancel()
    rest, final = run(call)
    assert rest == []
    assert final["text"] == ""
    _, again = run(sphinx.listen(FakeContext(frames(room(0.3), spoken("What time is it?"), room(0.5)))))
    assert again["text"] == "What time is it?"


@pytest.mark.parametrize("options", [{"language": "de"}, {"translate": True}])
def test_only_english(sphinx: Pocketsphinx, options: dict[str, object]) -> None:
    with pytest.raises(VoiceAppError) as raised:
        run(sphinx.listen(FakeContext(), **options))  # type: ignore[arg-type]
    assert raised.value.code == "language-unsupported"
