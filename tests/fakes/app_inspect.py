"""Fake services behind the Inspect page: a tone of 440 Hz that is louder in the middle of each second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.inspection import InspectedSound, Lane, LiveRows, Look, SpeakerLane, Tile, ViewRefined
from voiceapp.services.inspecting import Inspected

TONE_HZ, LOUD = 440.0, 0.5
BOOKS, VOCABULARY = 4, 1024
Values = NDArray[np.float32]


def loudness(at_s: NDArray[np.float64]) -> NDArray[np.float64]:
    """How loud the tone is, 0..1."""
    return np.asarray(LOUD * np.sin(np.pi * (at_s % 1.0)) ** 2)


class FakeViews:
    """Gives tiles at once, rough ones while ``rough``; ``held`` keeps tiles from coming.

    ``asked`` are the tiles that were asked for: feature, look, from, until, columns. ``broken`` are features that
    cannot be made, ``nothing`` those of which there is nothing, ``fail`` is why a file cannot be opened.
    """

    def __init__(self, bus: EventBus, home: Path) -> None:
        self._bus = bus
        self.sound = InspectedSound(Path(), "", 12.0, 48_000, 1)
        self.asked: list[tuple[str, Look, float, float, int]] = []
        self.calls: list[tuple[str, object]] = []
        self.known: list[SpeakerLane] = []
        self.found = [
            SpeakerLane("Linda", ((0.4, 3.9), (7.5, 9.6))),
            SpeakerLane("Sheila", ((3.6, 7.1), (9.9, 11.6))),
        ]
        self.fail: VoiceAppError | None = None
        self.broken: dict[str, VoiceAppError] = {}
        self.nothing: set[str] = set()
        self.rough = False
        self.held: asyncio.Event | None = None
        self.heard: Path | None = home / "heard.wav"
        self.live: Sequence[str] = ()

    def _fails(self) -> None:
        if self.fail is not None:
            raise self.fail

    async def open(self, path: Path, /) -> InspectedSound:
        self.calls.append(("open", path))
        self._fails()
        sound = self.sound
        return InspectedSound(path, path.name, sound.duration_s, sound.rate, sound.channels)

    async def close(self, path: Path, /) -> None:
        self.calls.append(("close", path))

    async def tile(
        self, path: Path, feature: str, look: Look, from_s: float, until_s: float, columns: int, /
    ) -> Tile:
        self.asked.append((feature, look, from_s, until_s, columns))
        if self.held is not None:
            await self.held.wait()
        if feature in self.broken:
            raise self.broken[feature]
        lane = lane_of(feature, look, self.sound.rate)
        if feature in self.nothing:
            return Tile(lane, from_s, until_s, np.zeros((0, lane.width), np.float32), True)
        if feature == "waveform":
            return self._waveform(lane, from_s, until_s, columns)
        first = int(from_s * lane.per_second)
        last = max(int(np.ceil(until_s * lane.per_second - 1e-9)), first + 1)
        if last - first <= columns:
            starts, step = np.arange(first, last) / lane.per_second, 1 / lane.per_second
            from_s, until_s = first / lane.per_second, last / lane.per_second
        else:
            starts, step = np.linspace(from_s, until_s, columns, endpoint=False), (until_s - from_s) / columns
        return Tile(lane, from_s, until_s, values_of(lane, starts + step / 2), not self.rough)

    def _waveform(self, lane: Lane, from_s: float, until_s: float, columns: int) -> Tile:
        first, last = int(from_s * lane.rate), int(np.ceil(until_s * lane.rate - 1e-9))
        if last - first <= columns:
            at = np.arange(first, last) / lane.rate
            samples = loudness(at) * np.sin(2 * np.pi * TONE_HZ * at)
            rows = np.stack([samples, samples], axis=1)
            from_s, until_s = first / lane.rate, last / lane.rate
        else:
            loud = loudness(np.linspace(from_s, until_s, columns))
            rows = np.stack([-loud, loud], axis=1)
        return Tile(lane, from_s, until_s, rows.astype(np.float32), not self.rough)

    async def speakers(self, path: Path, /) -> Sequence[SpeakerLane]:
        return self.known

    async def find_speakers(self, path: Path, /) -> Sequence[SpeakerLane]:
        self.calls.append(("find_speakers", path))
        self._fails()
        self.known = self.found
        return self.known

    def refine(self, path: Path, feature: str, share: float) -> None:
        """Know more of a feature; all of it where ``share`` is 1 (core loop only)."""
        self.rough = share < 1
        self._bus.publish(ViewRefined(path, feature, share))

    async def start_live(self, features: Sequence[str], look: Look, /) -> None:
        self.calls.append(("start_live", tuple(features)))
        self._fails()
        if self.held is not None:
            await self.held.wait()
        self.live = features

    async def stop_live(self) -> Path | None:
        self.calls.append(("stop_live", None))
        self.live = ()
        return self.heard

    def hear(self, until_s: float, from_s: float = 0.0) -> None:
        """Tell the rows of what the microphone heard (core loop only)."""
        for feature in self.live:
            lane = lane_of(feature, Look(), 16_000)
            first, last = int(from_s * lane.per_second), int(until_s * lane.per_second)
            rows = values_of(lane, np.arange(first, last) / lane.per_second)
            self._bus.publish(LiveRows(lane, first, rows))


class FakeInspecting:
    """Writes nothing; ``calls`` are what was asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[Path, tuple[str, ...], Path, Look, tuple[str, ...], float, float | None]] = []
        self.held: asyncio.Event | None = None
        self.fail: VoiceAppError | None = None

    async def write(
        self,
        path: Path,
        features: Sequence[str],
        folder: Path,
        look: Look,
        pictures: Sequence[str] = ("png",),
        on_progress: Callable[[float | None, str], None] | None = None,
        from_s: float = 0.0,
        until_s: float | None = None,
    ) -> Inspected:
        self.calls.append((path, tuple(features), folder, look, tuple(pictures), from_s, until_s))
        if on_progress is not None:
            on_progress(0.4, features[0])
        if self.held is not None:
            await self.held.wait()
        if self.fail is not None:
            raise self.fail
        endings = ("npy", *pictures)
        files = tuple(folder / f"{name}.{ending}" for name in features for ending in endings)
        return Inspected(files, dict.fromkeys(features, (100, 2)))


def lane_of(feature: str, look: Look, rate: int) -> Lane:
    """A feature as the program has it."""
    match feature:
        case "waveform":
            return Lane(feature, 50.0 if rate == 16_000 else rate, 2, "full scale", rate)
        case "magnitude":
            return Lane(feature, rate / look.hop, look.window // 2 + 1, "dB", rate)
        case "mel":
            return Lane(feature, 22_050 / look.hop, look.bands, "power", 22_050)
        case "logmel":
            return Lane(feature, 100.0, 80, "log10 power, scaled", 16_000)
        case "mfcc":
            return Lane(feature, 22_050 / look.hop, 20, "", 22_050)
        case "pitch":
            return Lane(feature, 100.0, 2, "Hz, certainty", 16_000)
        case "chroma":
            return Lane(feature, 22_050 / look.hop, 12, "share of the loudest", 22_050)
        case "vad":
            return Lane(feature, 31.25, 1, "probability", 16_000)
    return Lane(feature, 75.0, BOOKS, "token", 0)


def values_of(lane: Lane, at_s: NDArray[np.float64]) -> Values:
    """What the feature has at these seconds, shape (n, width)."""
    loud = np.maximum(loudness(at_s), 1e-4)
    match lane.name:
        case "waveform":
            values = np.stack([-loud, loud], axis=1)
        case "magnitude":
            hertz = np.arange(lane.width) * lane.rate / 2 / (lane.width - 1)
            shape = sum(np.exp(-(((hertz - TONE_HZ * n) / 60.0) ** 2)) / n**2 for n in range(1, 6))
            values = 20 * np.log10(np.maximum(loud[:, None] * shape / LOUD, 1e-5))
        case "mel" | "logmel":
            bands = np.exp(-(((np.arange(lane.width) / lane.width - 0.14) / 0.03) ** 2)) + 1e-8
            values = (loud[:, None] * bands) ** 2
            if lane.name == "logmel":
                values = (np.maximum(np.log10(values), -8 + np.log10(LOUD**2)) + 4) / 4
        case "mfcc":
            values = np.sin(at_s[:, None] * (1 + np.arange(lane.width))) * 100 / (1 + np.arange(lane.width))
        case "pitch":
            voiced = loud > 0.05
            values = np.stack([np.where(voiced, TONE_HZ, np.nan), np.where(voiced, 0.93, 0.2)], axis=1)
        case "chroma":
            tones = np.full(lane.width, 0.05)
            tones[9] = 1.0
            values = np.broadcast_to(tones, (len(at_s), lane.width))
        case "vad":
            values = np.clip(loud / LOUD * 1.3, 0, 1)[:, None]
        case _:
            cells = np.floor(at_s * 10)[:, None] * 97 + np.arange(lane.width) * 311
            values = cells % VOCABULARY
    return np.asarray(values, np.float32)
