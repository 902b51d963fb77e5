"""The recording file: whatever ends it, all but the last second is there and becomes the same sound as FLAC."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from voiceapp.audio import recorder, recorder_flac
from voiceapp.audio.recorder import RawFile, RecordingFile, open_raw
from voiceapp.audio.recorder_flac import finish
from voiceapp.audio.recording_folder import JOURNAL, parts, read_state
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.recording import RECORDING_FILE as FLAC

RATE = 16_000
STARTED = 1_700_000_000.0


def noise(seconds: float, seed: int = 1, channels: int = 2) -> Samples:
    made = np.random.default_rng(seed).normal(0, 0.2, (round(seconds * RATE), channels))
    return np.asarray(made, np.float32)


def as_stored(samples: Samples) -> NDArray[np.int16]:
    return np.asarray(np.clip(np.rint(samples * 32768.0), -32768, 32767), np.int16)


def flac(folder: Path) -> NDArray[np.int16]:
    samples, rate = soundfile.read(folder / FLAC, dtype="int16", always_2d=True)
    assert rate == RATE
    return np.asarray(samples, np.int16)


def record(folder: Path, samples: Samples) -> None:
    file = RecordingFile.create(folder, RATE, samples.shape[1], STARTED)
    for start in range(0, len(samples), 1600):
        file.append(samples[start : start + 1600])
    file.close()
    assert file.problem is None


@pytest.mark.parametrize("channels", [1, 2])
def test_what_was_recorded_is_the_flac_file_sample_by_sample(tmp_path: Path, channels: int) -> None:
    sound = noise(2.5, channels=channels)
    record(tmp_path / "1", sound)
    told: list[float] = []
    done = finish(tmp_path / "1", told.append)
    assert (done.duration_s, done.channels, done.missing_s) == (2.5, channels, 0.0)
    assert np.array_equal(flac(tmp_path / "1"), as_stored(sound))
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == [FLAC]
    assert (tmp_path / "1" / FLAC).stat().st_mode & 0o777 == 0o600
    assert done.size_bytes == (tmp_path / "1" / FLAC).stat().st_size
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_long_recording_goes_on_in_further_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "PART_BYTES", 40_000)
    sound = noise(2.0)
    record(tmp_path / "1", sound)
    assert [part.stat().st_size for part in parts(tmp_path / "1")] == [40_000, 40_000, 40_000, 8_000]
    finish(tmp_path / "1")
    assert np.array_equal(flac(tmp_path / "1"), as_stored(sound))


@given(torn=st.integers(0, 3), line=st.sampled_from([b"", b'{"event": "ga', b"\xff\n", b"[1]\n"]))
def test_a_torn_frame_and_a_torn_line_are_cut_off(
    tmp_path_factory: pytest.TempPathFactory, torn: int, line: bytes
) -> None:
    folder = tmp_path_factory.mktemp("torn") / "1"
    sound = noise(0.3)
    record(folder, sound)
    with parts(folder)[-1].open("ab") as file:
        file.write(b"\x11" * torn)
    with (folder / JOURNAL).open("ab") as file:
        file.write(line)
    finish(folder)
    assert np.array_equal(flac(folder), as_stored(sound))


_RECORDS = """
import sys, threading, time
from pathlib import Path
import numpy as np
from voiceapp.audio.recorder import RecordingFile
sound = np.random.default_rng(1).normal(0, 0.2, (16000 * 10, 2)).astype(np.float32)
file = RecordingFile.create(Path(sys.argv[1]), 16000, 2, time.time())
pace = threading.Event()
for start in range(0, len(sound), 1600):
    file.append(sound[start : start + 1600])
    print(file.frames, flush=True)
    pace.wait(0.1)
"""


def test_a_killed_process_loses_less_than_a_second(tmp_path: Path) -> None:
    taken = 0
    with subprocess.Popen(
        [sys.executable, "-c", _RECORDS, str(tmp_path / "1")], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        while taken < 1.7 * RATE:
            taken = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
    done = finish(tmp_path / "1")
    assert taken - RATE < done.frames <= taken + RATE // 5
    assert 0.0 < done.missing_s < 1.0
    assert np.array_equal(flac(tmp_path / "1"), as_stored(noise(10.0))[: done.frames])


def test_after_a_crash_it_goes_on_with_silence_in_between(tmp_path: Path) -> None:
    folder = tmp_path / "1"
    first, second = noise(0.5), noise(0.25, seed=2)
    record(folder, first)
    journal = (folder / JOURNAL).read_bytes().splitlines(keepends=True)
    (folder / JOURNAL).write_bytes(b"".join(line for line in journal if b'"end"' not in line))
    with parts(folder)[-1].open("ab") as file:
        file.write(b"\x11")
    again = RecordingFile.resume(folder, STARTED + 2.0)
    again.append(second)
    again.close()
    assert [entry["event"] for entry in read_state(folder).entries] == ["begin", "gap", "resume", "end"]
    finish(folder)
    silence = np.zeros((round(1.5 * RATE), 2), np.float32)
    assert np.array_equal(flac(folder), as_stored(np.concatenate([first, silence, second])))


class FullDisk:
    """A part on a disk that has room for so many bytes more, and takes what fits."""

    def __init__(self, path: Path, room: int) -> None:
        self._file = open_raw(path)
        self._room = room

    def write(self, data: memoryview) -> int | None:
        if not self._room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fits = min(len(data), self._room)
        self._room -= fits
        return self._file.write(data[:fits])

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()


def test_a_full_disk_ends_it_and_keeps_what_there_is(tmp_path: Path) -> None:
    room = 50_001  # a torn frame at the end

    def opener(path: Path) -> RawFile:
        return FullDisk(path, room)

    sound = noise(1.0)
    file = RecordingFile.create(tmp_path / "1", RATE, 2, STARTED, opener)
    file.append(sound)
    file.close()
    assert file.problem is not None
    assert file.problem.code == "disk-full"
    assert "Everything until then is kept" in file.problem.message
    done = finish(tmp_path / "1")
    assert done.frames == room // 4
    assert np.array_equal(flac(tmp_path / "1"), as_stored(sound)[: done.frames])


def test_a_disk_too_full_for_the_file_is_told_and_the_recording_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sound = noise(1.0)
    file = RecordingFile.create(tmp_path / "1", RATE, 2, STARTED)
    file.append(sound)
    file.close()
    with monkeypatch.context() as disk:
        disk.setattr(os, "replace", full)
        with pytest.raises(VoiceAppError, match="What was recorded is kept") as caught:
            finish(tmp_path / "1")
    assert caught.value.code == "disk-full"
    assert "stopped" not in caught.value.message  # nothing was being recorded
    finish(tmp_path / "1")
    assert np.array_equal(flac(tmp_path / "1"), as_stored(sound))


def test_it_stops_before_the_disk_is_so_full_that_nothing_else_can_be_stored(tmp_path: Path) -> None:
    file = RecordingFile.create(
        tmp_path / "1", RATE, 2, STARTED, free_bytes=lambda folder: recorder.RESERVE_BYTES - 1
    )
    file.append(noise(0.5))
    file.close()
    assert file.problem is not None
    assert file.problem.code == "disk-full"
    assert finish(tmp_path / "1").duration_s == 0.5


def test_files_deleted_while_they_are_written_are_told(tmp_path: Path) -> None:
    file = RecordingFile.create(tmp_path / "1", RATE, 2, STARTED)
    (tmp_path / "1" / JOURNAL).unlink()
    file.close()
    assert file.problem is not None
    assert file.problem.code == "recording-gone"
    with pytest.raises(VoiceAppError, match="deleted outside") as caught:
        finish(tmp_path / "1")
    assert caught.value.code == "recording-gone"


class Killed(BaseException):
    """What stands in for the end of the process."""


def test_a_kill_while_finishing_leaves_the_raw_sound(tmp_path: Path) -> None:
    sound = noise(10.0)
    record(tmp_path / "1", sound)
    for moment in (0.3, 0.7):

        def die(fraction: float, moment: float = moment) -> None:
            if fraction >= moment:
                raise Killed

        with pytest.raises(Killed):
            finish(tmp_path / "1", die)
        assert not (tmp_path / "1" / FLAC).exists()
    (tmp_path / "1" / ".audio.flac.part").write_bytes(b"left by a process that was killed")
    finish(tmp_path / "1")
    assert np.array_equal(flac(tmp_path / "1"), as_stored(sound))


def test_a_kill_between_the_file_and_the_end_of_the_raw_sound_needs_no_second_encoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = noise(0.5)
    record(tmp_path / "1", sound)

    def die(self: Path, missing_ok: bool = False) -> None:
        raise Killed

    real = Path.unlink
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda self, **how: real(self, **how) if how else die(self))
        with pytest.raises(Killed):
            finish(tmp_path / "1")
    assert (tmp_path / "1" / FLAC).exists()
    assert parts(tmp_path / "1")
    before = (tmp_path / "1" / FLAC).stat().st_mtime_ns
    done = finish(tmp_path / "1")
    assert done.duration_s == 0.5
    assert (tmp_path / "1" / FLAC).stat().st_mtime_ns == before
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == [FLAC]


def test_what_was_finished_before_is_told_again(tmp_path: Path) -> None:
    record(tmp_path / "1", noise(0.5))
    assert finish(tmp_path / "1") == finish(tmp_path / "1")


def test_a_file_that_is_not_what_was_recorded_is_thrown_away_and_the_recording_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = noise(0.5)
    record(tmp_path / "1", sound)
    monkeypatch.setattr(recorder_flac, "_encode", lambda folder, state, tell: _wrong(folder))
    with pytest.raises(VoiceAppError) as caught:
        finish(tmp_path / "1")
    assert caught.value.code == "recording-not-verified"
    monkeypatch.undo()
    finish(tmp_path / "1")
    assert np.array_equal(flac(tmp_path / "1"), as_stored(sound))


def _wrong(folder: Path) -> bytes:
    soundfile.write(folder / ".audio.flac.part", as_stored(noise(0.5, seed=9)), RATE, format="FLAC")
    return b"the digest of the right one"


def test_only_one_may_write_or_finish_it(tmp_path: Path) -> None:
    file = RecordingFile.create(tmp_path / "1", RATE, 2, STARTED)
    file.append(noise(0.2))
    with pytest.raises(VoiceAppError) as caught:
        finish(tmp_path / "1")
    assert caught.value.code == "recording-in-use"
    file.close()
    assert finish(tmp_path / "1").duration_s == 0.2


def test_nothing_recorded_is_told(tmp_path: Path) -> None:
    RecordingFile.create(tmp_path / "1", RATE, 2, STARTED).close()
    with pytest.raises(VoiceAppError) as caught:
        finish(tmp_path / "1")
    assert caught.value.code == "recording-empty"
