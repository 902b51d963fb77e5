"""Fake services behind the Voices page: made-up voices in memory, as in the pictures of the look.

``calls`` of a service keeps what it was asked.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobInfo, ScriptChanged, VoiceChanged, VoiceRemoved
from voiceapp.core.samples import Diagnosis, Finding, Span
from voiceapp.core.voices import Consent, Measures, Sample, Script, ScriptLine, Take, Voice

GIVEN = datetime(2024, 5, 3, 12).timestamp()
GOOD = (
    Finding("speech_s", 19.8, "s", "good"),
    Finding("snr_db", 31.0, "dB", "good"),
    Finding("bandwidth_hz", 11_200, "Hz", "good"),
    Finding("reverberation_s", 0.24, "s", "good"),
    Finding("loudness_lufs", -21.0, "LUFS", "good"),
)
FAULTS = (
    Finding("clipped_percent", 0.4, "%", "bad", "Cut it out, or record it again.", (Span(7.2, 8.9, "Too loud"),)),
    Finding("speakers", 2, "", "fair", "Someone else speaks: cut it out.", (Span(15.0, 17.4, "Second voice"),)),
)


def sample(number: int, voice: int, title: str, seconds: float, *more: Finding, used: bool = True) -> Sample:
    """A sample whose digest is its number."""
    told = Diagnosis(seconds, seconds, (*GOOD[:2], *more, *GOOD[2:])).to_dict()
    return Sample(number, voice, title, f"sample-{number}.flac", f"{number}", seconds, GIVEN, used, told)


def made_up() -> list[Voice]:
    """A voice of each kind and state."""
    nora = (
        sample(1, 1, "Window seat", 31.0),
        sample(2, 1, "Kitchen", 24.0, *FAULTS),
        sample(3, 1, "Phone call", 18.0, Finding("bandwidth_hz", 3400, "Hz", "bad", "A telephone."), used=False),
    )
    consent = Consent("I, Nora, agree.", "reading", GIVEN, "c.flac", "c", 0.86, 1.0, "resemblyzer", ("1", "2"))
    return [
        Voice(1, "Nora", "own", GIVEN, languages=("en", "de"), samples=nora, consent=consent),
        Voice(2, "Emil", "described", GIVEN, languages=("en",), engine="parler", recipe={"pitch": "low"}),
        Voice(3, "Wren 2", "model", GIVEN, languages=("en", "fr"), engine="wren", recipe={"voice": "two"}),
        Voice(
            4, "Old almanac", "public-domain", GIVEN, "A reading of 1912", "Public domain", ("en",),
            samples=(sample(4, 4, "First page", 28.0),),
        ),
        Voice(5, "Otto", "own", GIVEN, languages=("de",), samples=(sample(5, 5, "Garden", 12.0),)),
        Voice(
            6, "Wren blend", "blend", GIVEN, languages=("en",), engine="wren",
            recipe={"weights": {"two": 60, "five": 40}},
        ),
    ]  # fmt: skip


def made_up_takes() -> list[ScriptLine]:
    """Three lines: two takes, one over its limits, none."""
    texts = (
        "The lamp in the hall is green.",
        "It was a long way home, and it rained.",
        "Then the rain stopped.",
    )
    bad = Measures(0.25, 0.71, 0.4, 1.9, problems=("2 of 8 words are wrong", "1.4 s of silence"))
    takes = (
        (
            Take(1, 1, "takes/1.flac", 7, "wren", "", GIVEN, 2.1, measures=Measures(0.0, 0.88, 0.4), kept=True),
            Take(2, 1, "takes/2.flac", 8, "wren", "", GIVEN, 2.2, measures=Measures(0.14, 0.84, 0.4)),
        ),
        (Take(3, 2, "takes/3.flac", 7, "wren", "", GIVEN, 4.0, measures=bad, kept=True),),
        (),
    )
    return [ScriptLine(place + 1, 1, place, text, "en", 0.3, 0, takes[place]) for place, text in enumerate(texts)]


class FakeLibrary:
    """Voices in a list; every change is told."""

    def __init__(self, bus: EventBus, home: Path) -> None:
        self._bus, self._home = bus, home
        self.stored: list[Voice] = []
        self.fail: VoiceAppError | None = None
        self.calls: list[tuple[str, Any]] = []

    async def list(self) -> list[Voice]:
        return sorted(self.stored, key=lambda voice: voice.id)

    async def add(self, name: str, kind: Any, /, **told: Any) -> Voice:
        self.calls.append(("add", (name, kind, told)))
        told.pop("samples", None)
        voice = Voice(len(self.stored) + 1, name, kind, GIVEN, **told)
        self.stored.append(voice)
        self._bus.publish(VoiceChanged(voice.id))
        return voice

    def change(self, voice: int, **changes: Any) -> None:
        """Change a voice and tell it (core loop only)."""
        self.stored = [dataclasses.replace(one, **changes) if one.id == voice else one for one in self.stored]
        self._bus.publish(VoiceChanged(voice))

    async def set_manner(self, voice: int, manner: Any, /) -> None:
        self.change(voice, manner=manner)

    async def set_lexicon(self, voice: int, lexicon: Sequence[Any], /) -> None:
        self.change(voice, lexicon=tuple(lexicon))

    async def set_recipe(self, voice: int, recipe: Mapping[str, Any], /) -> None:
        self.change(voice, recipe=recipe)

    async def rename_voice(self, voice: int, name: str, /) -> None:
        """As app_voices.py."""
        self.change(voice, name=name)

    async def delete_voice(self, voice: int, /) -> None:
        """As app_voices.py."""
        self.stored = [one for one in self.stored if one.id != voice]
        self._bus.publish(VoiceRemoved(voice))

    async def add_sample(self, voice: int, path: Path, title: str = "", /) -> Sample:
        self.calls.append(("add_sample", (voice, path, title)))
        if self.fail is not None:
            raise self.fail
        return sample(99, voice, title or path.stem, 10.0)

    async def use_sample(self, one: Sample, used: bool, /) -> None:
        self.calls.append(("use_sample", (one.id, used)))

    async def remove_sample(self, one: Sample, /) -> None:
        self.calls.append(("remove_sample", one.id))
        samples = next(voice for voice in self.stored if voice.id == one.voice).samples
        self.change(one.voice, samples=tuple(kept for kept in samples if kept.id != one.id))

    def set_aside(self, voice: int, aside: bool, /) -> None:
        self.calls.append(("set_aside", (voice, aside)))

    def folder(self, voice: int, /) -> Path:
        return self._home / "voices" / str(voice)


class FakeScripts:
    """One text of each voice, spoken in part; ``jobs`` speak it, ``held`` keeps a new text from being read."""

    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.calls: list[tuple[str, Any]] = []
        self.spoken: list[ScriptLine] = []
        self.titles: tuple[str, ...] = ("The lamp in the hall",)
        self.jobs: list[JobInfo] = []
        self.held: asyncio.Event | None = None

    async def list(self, voice: int, /) -> list[Script]:
        if not self.spoken:
            return []
        return [Script(place + 1, voice, title, "", GIVEN) for place, title in enumerate(self.titles)]

    async def lines(self, script: int, /) -> Sequence[ScriptLine]:
        return self.spoken

    async def create(self, voice: int, text: str | Path, engine: str, /) -> Script:
        self.calls.append(("create", (voice, text, engine)))
        if self.held is not None:
            await self.held.wait()
        self.spoken = made_up_takes()
        self._bus.publish(ScriptChanged(1))
        return Script(1, voice, str(text), engine, GIVEN)

    async def delete(self, script: int, /) -> None:
        self.spoken = []
        self._bus.publish(ScriptChanged(script))

    async def edit(self, line: int, text: str, /) -> None:
        self.calls.append(("edit", (line, text)))

    async def delete_line(self, line: int, /) -> None:
        self.calls.append(("delete_line", line))

    async def keep(self, line: int, take: int, /) -> None:
        self.calls.append(("keep", (line, take)))

    async def estimate(self, script: int, takes: int, /) -> Any:
        return SimpleNamespace(speech_s=4000.0, work_s=9000.0)

    async def speaking(self, script: int, /) -> Sequence[JobInfo]:
        return self.jobs

    async def speak(self, script: int, /, **how: Any) -> int:
        self.calls.append(("speak", how))
        return 1


class FakeClips:
    """Waves that look like speech; what is played is kept in ``played``, and from where to where in ``from_s`` and
    ``until_s``."""

    def __init__(self) -> None:
        self.played: list[Path] = []
        self.from_s: list[float] = []
        self.until_s: list[float | None] = []

    async def play(
        self, file: Path, from_s: float = 0.0, until_s: float | None = None, gain_db: float = 0.0, /
    ) -> None:
        self.played.append(file)
        self.from_s.append(from_s)
        self.until_s.append(until_s)

    async def pause(self) -> None:
        self.played.clear()

    async def peaks(self, file: Path, most: int, /) -> NDArray[np.float32]:
        rng = np.random.default_rng(len(file.name) + int(file.parent.name))
        loud = np.abs(np.sin(np.linspace(0, 24, most))) * rng.uniform(0.2, 1.0, most)
        return np.stack([-loud, loud], axis=1).astype(np.float32)


class FakeRecording:
    """Records what a test tells by events; ``finding`` is what is wrong with it, ``held`` keeps it from ending."""

    def __init__(self, home: Path) -> None:
        self.file = home / "now.flac"
        self.calls: list[str] = []
        self.finding = Finding("snr_db", 31.0, "dB", "good")
        self.fail: VoiceAppError | None = None
        self.held: asyncio.Event | None = None

    async def start(self, *, speech: bool = True) -> None:
        self.calls.append("start" if speech else "start without speech")
        if self.fail is not None:
            raise self.fail

    async def stop(self) -> Path:
        self.calls.append("stop")
        if self.held is not None:
            await self.held.wait()
        return self.file

    async def discard(self) -> None:
        self.calls.append("discard")

    async def check(self, path: Path, language: str, /) -> Diagnosis:
        """As services/sample_check.py."""
        return Diagnosis(8.0, 8.0, (self.finding,))


class FakeConsent:
    """Asks for SENTENCE; ``refused`` is why a reading does not count, ``similarity`` how alike the voices were."""

    SENTENCE = "I am Otto and I agree. My words are: harbour, ladder, velvet."

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.calls: list[tuple[str, Any]] = []
        self.refused: VoiceAppError | None = None
        self.similarity: float | None = 0.83

    async def ask(self, voice: int, language: str, purpose: str, /) -> Any:
        self.calls.append(("ask", (voice, purpose)))
        return SimpleNamespace(sentence=SimpleNamespace(text=self.SENTENCE))

    async def check(self, voice: int, path: Path, /) -> Any:
        self.calls.append(("check", (voice, path)))
        found = next(one for one in self._library.stored if one.id == voice)
        if self.refused is None:
            digests = tuple(one.digest for one in found.samples)
            self._library.change(
                voice, consent=Consent(self.SENTENCE, "reading", GIVEN, "c.flac", "c", 0.83, 1.0, "e", digests)
            )
        return SimpleNamespace(voice=found, refused=self.refused, similarity=self.similarity)

    async def withdraw(self, voice: int, /) -> None:
        self._library.change(voice, consent=None)

    async def rematch(self, voice: int, /) -> bool:
        return True


class VoiceServices:
    """What the Voices page asks of the core."""

    def __init__(self, bus: EventBus, home: Path) -> None:
        self.clips = FakeClips()
        self.library, self.scripts = FakeLibrary(bus, home), FakeScripts(bus)
        self.recording, self.consent = FakeRecording(home), FakeConsent(self.library)
        self.voices: Any = SimpleNamespace(
            library=self.library,
            scripts=self.scripts,
            offered=self._offered,
            restricted=self._restricted,
            recording=self.recording,
            consent=self.consent,
            rename=self.library.rename_voice,
            delete=self.library.delete_voice,
        )
        self.sample_check: Any = self.recording
        self.sample_cuts: Any = self
        self.cleaned: list[Sample] = []
        self.cuts: list[Sequence[Span]] = []
        self.held: asyncio.Event | None = None
        self.late: asyncio.Event | None = None
        self.own_voices: Sequence[Mapping[str, str]] | VoiceAppError = (
            {"name": "two", "language": "en"},
            {"name": "five", "language": "fr"},
        )
        self.can_clean = False
        self.voice_greetings: Any = self

    async def file(self, voice: Voice, /) -> Path:
        """As services/voice_greetings.py."""
        return self.library.folder(voice.id) / "greeting.flac"

    async def cleaner(self) -> str:
        """As services/sample_cuts.py."""
        return "sepformer" if self.can_clean else ""

    async def cut(self, sample: Sample, spans: Sequence[Span], keep: bool, /) -> Sample:
        """As services/sample_cuts.py."""
        assert keep
        self.cuts.append(spans)
        if self.held is not None:
            await self.held.wait()
        return self._better(sample)

    async def clean(self, sample: Sample, keep: bool, /) -> Sample:
        """As services/sample_cuts.py."""
        assert keep
        self.cleaned.append(sample)
        return self._better(sample)

    async def take_back(self, sample: Sample, better: Sample, /) -> None:
        """As services/sample_cuts.py."""
        samples = next(voice for voice in self.library.stored if voice.id == sample.voice).samples
        kept = (sample if one.id == sample.id else one for one in samples if one.id != better.id)
        self.library.change(sample.voice, samples=tuple(kept))

    def _better(self, sample: Sample) -> Sample:
        samples = next(voice for voice in self.library.stored if voice.id == sample.voice).samples
        better = dataclasses.replace(sample, id=sample.id + 100)
        kept = (dataclasses.replace(one, used=False) if one.id == sample.id else one for one in samples)
        self.library.change(sample.voice, samples=(*kept, better))
        return better

    async def _restricted(self, voices: Sequence[Voice]) -> set[int]:
        late, self.late = self.late, None
        if late is not None:
            await late.wait()
        return {voice.id for voice in voices if voice.kind == "own"}

    async def _offered(self, engine: str) -> Sequence[Mapping[str, str]]:
        if isinstance(self.own_voices, VoiceAppError):
            raise self.own_voices
        return self.own_voices


def a_shelf_of_voices(app: VoiceServices) -> None:
    """The made-up voices, and a text that was spoken."""
    app.library.stored = made_up()
    app.scripts.spoken = made_up_takes()
