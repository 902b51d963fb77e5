"""Tiles of a sound: exact where they are short, rough at once where they are long, fine as soon as it is known."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.fakes.context import FakeContext, run
from tests.fakes.looking import DirectLooking, FakeListener
from voiceapp.core import known_digests
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingRemoved, Notice
from voiceapp.core.frames import Samples
from voiceapp.core.inspection import FEATURES, Look, Tile, ViewRefined
from voiceapp.core.levels import Rows, columns_of
from voiceapp.core.meetings import Meeting
from voiceapp.core.recordings import Codes
from voiceapp.core.settings import Settings
from voiceapp.services.diarization import DiarizedFile
from voiceapp.services.sound_speakers import SoundSpeakers
from voiceapp.services.sound_views import SoundViewsService
from voiceapp.services.sound_views_live import LiveView
from voiceapp.services.sound_views_store import LevelStore

RATE = 8_000
LONG_S, VERY_LONG_S = 100.0, 130.0
LOOK = Look(256, 128, 40)
COMPUTED = tuple(feature for feature in FEATURES if feature != "codec")


async def nobody(path: Path) -> Meeting | None:
    return None


async def undiarized(path: Path) -> DiarizedFile:
    raise AssertionError("nobody asked who speaks")


class World:
    """The service on one cache, with what it told."""

    def __init__(self, folder: Path, looking: DirectLooking | None = None, most_bytes: int = 10**9) -> None:
        self.looking = looking or DirectLooking()
        self.bus = EventBus()
        self.shares: list[float] = []
        self.notices: list[Notice] = []
        self.known = asyncio.Event()
        self.codes: Codes | VoiceAppError = VoiceAppError("model-missing", "EnCodec needs a model.", "Get one.")
        self.cache = folder / "views"
        self.bus.subscribe(ViewRefined, self._refined)
        self.bus.subscribe(Notice, self.notices.append)
        live = LiveView(self.looking, FakeListener(), Settings(folder / "s.json"), self.bus, folder / "live.flac")
        self.views = SoundViewsService(
            self.looking,
            self._coded,
            LevelStore(self.cache, most_bytes),
            SoundSpeakers(nobody, undiarized),
            live,
            self.bus,
        )

    def _refined(self, event: ViewRefined) -> None:
        self.shares.append(event.share)
        if event.share == 1:
            self.known.set()

    async def _coded(self, path: Path) -> tuple[Codes, float]:
        if isinstance(self.codes, VoiceAppError):
            raise self.codes
        return self.codes, 50.0

    async def tile(self, path: Path, feature: str, from_s: float, until_s: float, columns: int) -> Tile:
        return await self.views.tile(path, feature, LOOK, from_s, until_s, columns)

    def kept(self) -> list[str]:
        """The names of what is in the cache, without digests."""
        return sorted(path.name.split("-", 1)[-1] for path in self.cache.iterdir() if path.is_dir())


def within(world: World, work: Coroutine[Any, Any, None]) -> None:
    """Run and end the service; a bug in its background tasks fails."""

    async def whole() -> None:
        problems: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: problems.append(context))
        try:
            await asyncio.wait_for(work, 60)
        finally:
            await world.views.stop()
        assert problems == []

    asyncio.run(whole())


def sound_of(seconds: float) -> Samples:
    """A tone that rises, loudest after two thirds."""
    times = np.arange(round(seconds * RATE)) / RATE
    loud = 0.02 + 0.5 * np.exp(-(((times - seconds * 2 / 3) / 2) ** 2))
    return (np.sin(2 * np.pi * (200 * times + 800 / seconds * times**2)) * loud).astype(np.float32)


def wav(folder: Path, seconds: float, name: str = "a.wav") -> Path:
    path = folder / name
    soundfile.write(path, sound_of(seconds), RATE)
    return path


def rows_of(path: Path, feature: str) -> Rows:
    parts, _ = run(DirectLooking().engine.look(FakeContext(), str(path), feature, window=256, hop=128, bands=40))
    return np.concatenate(parts)


@pytest.mark.parametrize("feature", COMPUTED)
def test_a_short_tile_has_the_rows_of_the_whole_file(tmp_path: Path, feature: str) -> None:
    path, world = wav(tmp_path, 6.0), World(tmp_path)
    whole = rows_of(path, feature)

    async def work() -> None:
        await world.views.open(path)
        for from_s, until_s in ((2.0, 3.5), (0.0, 1.0), (5.5, 6.0)):
            found = await world.tile(path, feature, from_s, until_s, 20)
            per_second = found.lane.per_second
            first = round(found.from_s * per_second)
            assert 0 <= from_s - found.from_s < 1 / per_second
            assert 0 <= found.until_s - until_s < 1.01 / per_second
            wanted = columns_of(feature, whole[first : round(found.until_s * per_second)], 20)
            assert found.fine
            assert found.values.shape == wanted.shape
            assert np.allclose(found.values, wanted, atol=0.05, equal_nan=True)
            assert found.values.dtype == np.float32

    within(world, work())


def test_a_waveform_goes_down_to_single_samples(tmp_path: Path) -> None:
    path, world = wav(tmp_path, 6.0), World(tmp_path)
    samples = sound_of(6.0)

    async def work() -> None:
        near = await world.tile(path, "waveform", 2.0, 2.01, 1_000)
        assert (near.lane.per_second, near.lane.rate, near.values.shape) == (RATE, RATE, (80, 2))
        assert np.allclose(near.values, samples[16_000:16_080, None], atol=1e-4)
        far = await world.tile(path, "waveform", 2.0, 4.0, 400)
        wanted = samples[16_000:32_000].reshape(400, 40)
        assert np.allclose(far.values, np.stack([wanted.min(axis=1), wanted.max(axis=1)], axis=1), atol=1e-4)

    within(world, work())


def test_a_long_file_is_rough_at_once_and_fine_once_it_is_known(tmp_path: Path) -> None:
    path, world = wav(tmp_path, LONG_S), World(tmp_path)
    whole = columns_of("magnitude", rows_of(path, "magnitude"), 200)

    async def work() -> None:
        rough = await world.tile(path, "magnitude", 0.0, LONG_S, 200)
        assert (rough.fine, rough.values.shape, world.looking.asked) == (False, whole.shape, ["glance"])
        peaks = whole.argmax(axis=1)
        assert np.abs(rough.values.argmax(axis=1) - peaks).mean() < 3
        await world.known.wait()
        assert world.shares == sorted(world.shares)
        assert len(world.shares) > 10
        fine = await world.tile(path, "magnitude", 0.0, LONG_S, 200)
        assert (fine.fine, world.looking.asked) == (True, ["glance"])
        assert np.abs(np.median(fine.values - whole)) < 1.0
        assert np.abs(fine.values.argmax(axis=1) - peaks).max() <= 1

    within(world, work())


def test_what_is_known_so_far_is_shown(tmp_path: Path) -> None:
    path = wav(tmp_path, LONG_S)
    shown: list[Tile] = []

    async def work() -> None:
        half = asyncio.Event()
        world.bus.subscribe(ViewRefined, lambda event: half.set() if event.share > 0.8 else None)
        await world.tile(path, "chroma", 0.0, LONG_S, 500)
        await half.wait()
        shown.append(await world.tile(path, "chroma", 0.0, LONG_S / 2, 500))

    world = World(tmp_path)
    within(world, work())
    assert shown[0].values.shape == (500, 12)
    assert world.looking.asked == ["glance"], "what is known needs no second look"


def test_what_depends_on_the_loudest_place_is_fine_once_that_is_known(tmp_path: Path) -> None:
    path, world = wav(tmp_path, VERY_LONG_S), World(tmp_path)
    whole = rows_of(path, "logmel")

    async def work() -> None:
        before = await world.tile(path, "logmel", 10.0, 12.0, 300)
        assert not before.fine
        await world.known.wait()
        after = await world.tile(path, "logmel", 10.0, 12.0, 300)
        assert after.fine
        assert np.allclose(after.values, whole[1_000:1_200], atol=1e-4)
        far = await world.tile(path, "logmel", 0.0, VERY_LONG_S, 300)
        assert far.fine
        assert abs(float(far.values.max() - whole.max())) < 0.02
        assert abs(float(far.values.min()) - float(whole.min())) < 0.1

    within(world, work())


def test_what_remembers_the_whole_sound_comes_from_the_whole_sound(tmp_path: Path) -> None:
    path, world = wav(tmp_path, LONG_S), World(tmp_path)
    whole = rows_of(path, "vad")

    async def work() -> None:
        assert not (await world.tile(path, "vad", 60.0, 62.0, 300)).fine
        await world.known.wait()
        found = await world.tile(path, "vad", 60.0, 62.0, 300)
        assert found.fine
        assert np.allclose(found.values, whole[1875:1938], atol=1e-3)

    within(world, work())


def test_a_known_file_is_fine_at_once_after_a_restart_and_under_another_name(tmp_path: Path) -> None:
    path, first = wav(tmp_path, LONG_S), World(tmp_path)

    async def work() -> None:
        await first.tile(path, "magnitude", 0.0, LONG_S, 200)
        await first.known.wait()

    within(first, work())
    again = World(tmp_path)

    async def reopened() -> None:
        assert (await again.tile(path, "magnitude", 0.0, LONG_S, 200)).fine
        moved = path.rename(tmp_path / "b.wav")
        await again.tile(moved, "magnitude", 0.0, LONG_S, 200)
        await again.known.wait()
        assert (await again.tile(moved, "magnitude", 0.0, LONG_S, 200)).fine

    within(again, reopened())
    assert again.looking.surveyed == 0
    assert again.kept() == ["magnitude-256-128"]


def test_a_changed_file_is_looked_at_anew(tmp_path: Path) -> None:
    path, world = wav(tmp_path, LONG_S), World(tmp_path)

    async def work() -> None:
        old = await world.tile(path, "waveform", 50.0, 60.0, 100)
        soundfile.write(path, 0.1 * sound_of(LONG_S), RATE)
        await world.views.open(path)
        new = await world.tile(path, "waveform", 50.0, 60.0, 100)
        assert new.values.max() < 0.2 * old.values.max()

    within(world, work())


def test_a_file_that_changes_while_it_is_looked_through_is_not_kept(tmp_path: Path) -> None:
    path = wav(tmp_path, LONG_S)

    def change() -> None:
        os.utime(path, (1.0, 1.0))

    world = World(tmp_path, DirectLooking(before_part=change))

    async def work() -> None:
        await world.tile(path, "chroma", 0.0, LONG_S, 200)
        await world.looking.survey_ended.wait()
        while world.kept():
            await asyncio.sleep(0)
        assert not (await world.tile(path, "chroma", 0.0, LONG_S, 200)).fine

    within(world, work())
    assert (world.kept(), world.looking.surveyed, 1 in world.shares) == ([], 1, False)


def test_what_was_not_looked_at_for_longest_goes_when_it_is_too_much(tmp_path: Path) -> None:
    files = [wav(tmp_path, LONG_S + number, f"{number}.wav") for number in range(3)]
    size = 0
    for number, path in enumerate(files):
        world = World(tmp_path, most_bytes=size * 5 // 2 or 10**9)

        async def work(world: World = world, path: Path = path) -> None:
            await world.tile(path, "mel", 0.0, LONG_S, 200)
            await world.known.wait()

        within(world, work())
        size = size or sum(file.stat().st_size for file in world.cache.rglob("level-*"))
        assert len(world.kept()) == min(number + 1, 2)
    last = World(tmp_path)

    async def look() -> None:
        assert not (await last.tile(files[0], "mel", 0.0, LONG_S, 200)).fine
        assert (await last.tile(files[2], "mel", 0.0, LONG_S, 200)).fine

    within(last, look())


def test_a_closed_file_costs_nothing_any_more(tmp_path: Path) -> None:
    path, world = wav(tmp_path, LONG_S), World(tmp_path)

    async def work() -> None:
        await world.tile(path, "mfcc", 0.0, LONG_S, 200)
        begun = asyncio.Event()
        world.bus.subscribe(ViewRefined, lambda event: begun.set())
        await begun.wait()
        await world.views.close(path)
        told = len(world.shares)
        for _ in range(50):
            await asyncio.sleep(0)
        assert len(world.shares) == told < 39
        assert world.kept() == [], "nothing half is left"

    within(world, work())


def test_what_is_looked_at_in_another_way_is_not_waited_for(tmp_path: Path) -> None:
    path, world, other = wav(tmp_path, LONG_S), World(tmp_path), Look(512, 128, 40)

    async def work() -> None:
        for look in (LOOK, other):
            for feature in ("pitch", "magnitude"):
                await world.views.tile(path, feature, look, 0.0, LONG_S, 100)
        while not (await world.views.tile(path, "magnitude", other, 0.0, LONG_S, 100)).fine:
            await asyncio.sleep(0)

    within(world, work())
    assert world.kept() == ["magnitude-512-128", "pitch"]
    assert world.looking.surveyed == 2


def test_what_is_kept_of_a_deleted_sound_is_deleted(tmp_path: Path) -> None:
    gone, stays, world = wav(tmp_path, LONG_S, "gone.wav"), tmp_path / "stays.wav", World(tmp_path)
    soundfile.write(stays, sound_of(LONG_S) / 2, RATE)

    async def work() -> None:
        for path in (gone, stays):
            world.known.clear()
            await world.tile(path, "pitch", 0.0, LONG_S, 100)
            await world.known.wait()
        assert world.kept() == ["pitch", "pitch"]
        gone.unlink()
        world.bus.publish(MeetingRemoved(1))

    within(world, work())
    assert world.kept() == ["pitch"]
    assert "gone.wav" not in (world.cache / "digests.json").read_text()
    assert "stays.wav" in (world.cache / "digests.json").read_text()


def test_what_is_noted_meanwhile_of_another_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, quick, store = tmp_path / "slow.wav", tmp_path / "quick.wav", LevelStore(tmp_path / "views")
    for path in (slow, quick):
        path.write_bytes(path.name.encode())

    def read(path: Path) -> str:
        if path == slow:
            store.digests.digest(quick)
        return path.stem

    monkeypatch.setattr(known_digests, "file_digest", read)
    assert store.digests.digest(slow) == "slow"
    assert (store.digests.known(slow), store.digests.known(quick)) == ("slow", "quick")


def test_a_file_that_is_deleted_while_it_is_looked_through_is_not_kept(tmp_path: Path) -> None:
    path = wav(tmp_path, LONG_S)
    world = World(tmp_path, DirectLooking(before_part=lambda: path.unlink(missing_ok=True)))

    async def work() -> None:
        await world.tile(path, "pitch", 0.0, LONG_S, 100)
        await world.looking.survey_ended.wait()
        for _ in range(20):
            await asyncio.sleep(0.001)

    within(world, work())
    assert world.kept() == []
    assert world.notices == []


def test_a_full_disk_leaves_views_rough_and_is_told_once(tmp_path: Path) -> None:
    def full() -> None:
        raise VoiceAppError("disk-full", "The disk is full.", "Free some space.", retryable=True)

    path, world = wav(tmp_path, LONG_S), World(tmp_path, DirectLooking(before_part=full))

    async def work() -> None:
        told = asyncio.Event()
        world.bus.subscribe(Notice, lambda event: told.set())
        await world.tile(path, "magnitude", 0.0, LONG_S, 200)
        await told.wait()
        for _ in range(3):
            assert not (await world.tile(path, "magnitude", 0.0, LONG_S, 200)).fine
        assert (await world.tile(path, "magnitude", 3.0, 5.0, 200)).fine

    within(world, work())
    assert [notice.code for notice in world.notices] == ["disk-full"]
    assert world.kept() == []


def test_a_cache_that_is_emptied_meanwhile_is_filled_again(tmp_path: Path) -> None:
    path, world = wav(tmp_path, LONG_S), World(tmp_path)

    async def work() -> None:
        await world.tile(path, "chroma", 0.0, LONG_S, 200)
        await world.known.wait()
        for file in world.cache.rglob("*"):
            if file.is_file():
                file.unlink()
        world.known.clear()
        assert not (await world.tile(path, "chroma", 0.0, LONG_S, 200)).fine
        await world.tile(path, "chroma", 0.0, LONG_S, 200)
        await world.known.wait()
        assert (await world.tile(path, "chroma", 0.0, LONG_S, 200)).fine

    within(world, work())


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(4 * RATE, np.float32),
        np.full(RATE // 5, 0.3, np.float32),
        np.full(1, 0.5, np.float32),
        np.where(np.arange(RATE) % 100 == 0, np.nan, 0.1).astype(np.float32),
    ],
    ids=["silence", "0.2 s", "one sample", "no numbers"],
)
def test_odd_files_have_tiles(tmp_path: Path, samples: Samples) -> None:
    path, world = tmp_path / "odd.wav", World(tmp_path)
    soundfile.write(path, samples, RATE, "FLOAT")

    async def work() -> None:
        opened = await world.views.open(path)
        assert opened.duration_s == pytest.approx(len(samples) / RATE)
        for feature in COMPUTED:
            found = await world.tile(path, feature, 0.0, opened.duration_s, 300)
            assert found.values.shape[1] == found.lane.width, feature
            shown = found.values[:, 1:] if feature == "pitch" else found.values
            assert np.isfinite(shown).all(), feature

    within(world, work())


def test_a_short_file_is_never_rough(tmp_path: Path) -> None:
    path, world = wav(tmp_path, 20.0), World(tmp_path)
    whole = rows_of(path, "magnitude")

    async def work() -> None:
        for columns in (30, 3_000):
            found = await world.tile(path, "magnitude", 0.0, 20.0, columns)
            assert found.fine
            assert np.allclose(found.values, columns_of("magnitude", whole[:1250], columns), atol=0.05)

    within(world, work())
    assert not world.cache.exists()


def test_tiles_of_a_file_that_is_not_open_open_it_once(tmp_path: Path) -> None:
    path, world = wav(tmp_path, 5.0), World(tmp_path)

    async def work() -> None:
        features = ("magnitude", "chroma", "vad")
        tiles = await asyncio.gather(*(world.tile(path, feature, 0.0, 5.0, 50) for feature in features))
        assert all(tile.fine for tile in tiles)

    within(world, work())


def test_what_cannot_be_looked_at_is_told(tmp_path: Path) -> None:
    world, path = World(tmp_path), wav(tmp_path, 1.0)
    text = tmp_path / "text.wav"
    text.write_text("no sound")

    async def work() -> None:
        for file, code in (
            (tmp_path / "none.wav", "file-missing"),
            (tmp_path, "file-is-folder"),
            (text, "not-sound"),
        ):
            with pytest.raises(VoiceAppError) as caught:
                await world.views.open(file)
            assert caught.value.code == code
        with pytest.raises(VoiceAppError, match="no feature smell"):
            await world.tile(path, "smell", 0.0, 1.0, 10)
        with pytest.raises(VoiceAppError, match="cannot be made"):
            await world.views.tile(path, "mel", Look(8, 4, 2), 0.0, 1.0, 10)

    within(world, work())


def test_tokens_of_a_codec_come_once_they_are_made(tmp_path: Path) -> None:
    world, path = World(tmp_path), wav(tmp_path, 1.0)

    async def work() -> None:
        with pytest.raises(VoiceAppError, match="needs a model"):
            await world.tile(path, "codec", 0.0, 1.0, 100)
        world.codes = np.arange(100, dtype=np.int32).reshape(2, 50)
        found = await world.tile(path, "codec", 0.2, 0.4, 100)
        assert (found.lane.unit, found.values[0].tolist(), found.values.shape) == ("token", [10, 60], (10, 2))

    within(world, work())


def test_an_index_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(store: LevelStore, folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(LevelStore, "begin", full)
    world, path = World(tmp_path), wav(tmp_path, LONG_S)

    async def work() -> None:
        told = asyncio.Event()
        world.bus.subscribe(Notice, lambda event: told.set())
        await world.tile(path, "magnitude", 0.0, LONG_S, 200)
        await told.wait()

    within(world, work())
    assert [notice.code for notice in world.notices] == ["disk-full"]
