"""Sound files: any format in, four formats out, and what is said when something is wrong with them."""

from __future__ import annotations

import os
import resource
import signal
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voiceapp.audio.files import SoundReader, probe, read, read_blocks
from voiceapp.audio.writer import SoundWriter, write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples


def tone(seconds: float, rate: int, hertz: float = 440.0) -> Samples:
    return np.asarray(0.4 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate), np.float32)


def pitch(audio: Audio) -> float:
    spectrum = np.abs(np.fft.rfft(audio.samples * np.hanning(len(audio.samples))))
    return float(np.argmax(spectrum)) * audio.rate / len(audio.samples)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("ending", ["wav", "flac"])
def test_any_rate_is_read_at_16_khz(tmp_path: Path, rate: int, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    soundfile.write(path, tone(2.0, rate), rate)
    sound = read(path, 16_000)
    assert sound.rate == 16_000
    assert sound.duration_s == pytest.approx(2.0, abs=0.005)
    assert pitch(sound) == pytest.approx(440, abs=1)
    assert float(np.max(np.abs(sound.samples[1600:-1600]))) == pytest.approx(0.4, abs=0.02)


@pytest.mark.parametrize("ending", [".wav", ".flac", ".mp3", ".ogg", ".opus"])
@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000])
def test_what_is_written_is_read_back(tmp_path: Path, ending: str, rate: int) -> None:
    path = write(tmp_path / f"a{ending}", Audio(tone(1.5, rate), rate))
    sound = read(path, rate)
    assert sound.duration_s == pytest.approx(1.5, abs=0.08)
    assert pitch(sound) == pytest.approx(440, abs=2)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_stereo_is_mixed_and_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.stack([tone(1, 16_000), np.zeros(16_000)], axis=1), 16_000, subtype="FLOAT")
    assert np.allclose(read(path).samples, tone(1, 16_000) / 2, atol=1e-6)
    both = read(path, downmix=False).samples
    assert both.shape == (16_000, 2)
    assert np.allclose(both[:, 0], tone(1, 16_000), atol=1e-6)
    assert not both[:, 1].any()


def test_all_channels_of_5_1_are_heard(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    channels = np.zeros((48_000, 6), np.float32)
    channels[:, 2] = tone(1, 48_000)  # the centre, where films speak
    soundfile.write(path, channels, 48_000)
    sound = read(path, 16_000)
    assert probe(path).channels == 6
    assert pitch(sound) == pytest.approx(440, abs=2)
    assert float(np.max(np.abs(sound.samples))) > 0.1


def test_blocks_join_to_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, tone(3.21, 44_100), 44_100)
    blocks = list(read_blocks(path, 16_000, block_s=0.02))
    assert {len(block.samples) for block in blocks[:-1]} == {320}
    assert np.array_equal(np.concatenate([block.samples for block in blocks]), read(path, 16_000).samples)


def test_silence_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "silent.wav"
    soundfile.write(path, np.zeros(16_000), 16_000)
    assert read(path).duration_s == 1.0


def broken(folder: Path, name: str) -> Path:
    path = folder / name
    if name == "text.wav":
        path.write_text("this is a text and no sound\n" * 100)
    elif name == "empty.wav":
        path.write_bytes(b"")
    elif name == "nothing.wav":
        soundfile.write(path, np.zeros(0), 16_000)
    elif name == "playlist.m3u8":
        soundfile.write(folder / "secret.wav", tone(1, 16_000), 16_000)
        path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{folder}/secret.wav\n#EXT-X-ENDLIST\n")
    elif name == "concat.wav":
        soundfile.write(folder / "secret.wav", tone(1, 16_000), 16_000)
        path.write_text("ffconcat version 1.0\nfile secret.wav\n")
    elif name == "pipe":
        os.mkfifo(path)
    elif name == "folder":
        path.mkdir()
    return path


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("text.wav", "not-sound"),
        ("empty.wav", "sound-empty"),
        ("nothing.wav", "sound-empty"),
        ("missing.wav", "file-missing"),
        ("playlist.m3u8", "not-sound"),
        ("concat.wav", "not-sound"),
        ("folder", "not-sound"),
        ("pipe", "not-sound"),
    ],
)
def test_what_is_no_sound_is_said_in_a_sentence(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(VoiceAppError) as raised:
        read(broken(tmp_path, name))
    assert raised.value.code == code
    assert name in raised.value.message
    assert raised.value.next_step


def test_a_picture_track_alone_is_no_sound(tmp_path: Path) -> None:
    import av

    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as film:
        stream = film.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 64
        for packet in stream.encode(av.VideoFrame(64, 64, "yuv420p")):
            film.mux(packet)
        for packet in stream.encode():
            film.mux(packet)
    with pytest.raises(VoiceAppError, match="has no sound in it"):
        read(path)


KEY = "76a6c65c5ea762046bd749a2e632ccbb"
ENCRYPTED = {"encryption_scheme": "cenc-aes-ctr", "encryption_key": KEY, "encryption_kid": KEY}


def mp4(path: Path, options: dict[str, str]) -> Path:
    """A second of sound; without options its index stands at the end of the file."""
    import av

    with av.open(str(path), "w", options=options) as file:
        stream = file.add_stream("aac", rate=16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone(1.0, 16_000).reshape(1, -1), "fltp", "mono")
        frame.sample_rate = 16_000
        for packet in [*stream.encode(frame), *stream.encode()]:
            file.mux(packet)
    return path


def test_an_mp4_whose_index_is_cut_off_is_called_damaged(tmp_path: Path) -> None:
    path = mp4(tmp_path / "call.mp4", {})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(VoiceAppError, match=r"call\.mp4 is damaged or cut off") as raised:
        read(path)
    assert raised.value.code == "sound-damaged"


@pytest.mark.parametrize(("options", "tag"), [(ENCRYPTED, b"enca"), ({}, b"drms"), ({}, b"aavd")])
def test_protected_sound_is_said(tmp_path: Path, options: dict[str, str], tag: bytes) -> None:
    path = mp4(tmp_path / "bought.mp4", options)
    data = path.read_bytes()
    path.write_bytes(data if options else data.replace(b"mp4a", tag))
    assert tag in path.read_bytes()
    with pytest.raises(VoiceAppError) as raised:
        read(path)
    assert raised.value.code == "sound-protected"


@pytest.mark.parametrize("ending", ["wav", "mp3", "ogg"])
def test_a_truncated_file_gives_what_it_has(tmp_path: Path, ending: str) -> None:
    whole = write(tmp_path / f"whole.{ending}", Audio(tone(4, 16_000), 16_000)).read_bytes()
    path = tmp_path / f"cut.{ending}"
    path.write_bytes(whole[: len(whole) // 2])
    assert 0.5 < read(path, 16_000).duration_s < 3.0


def test_a_file_with_a_damaged_part_gives_the_rest_and_says_so(tmp_path: Path) -> None:
    noise = np.random.default_rng(2).normal(0, 0.1, 16_000 * 6).astype(np.float32)
    data = bytearray(write(tmp_path / "whole.flac", Audio(noise, 16_000)).read_bytes())
    data[len(data) // 3 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 3)
    path = tmp_path / "scratched.flac"
    path.write_bytes(data)
    with SoundReader(path) as reader:
        seconds = sum(block.duration_s for block in reader.blocks())
        assert reader.damaged
    assert 4.0 < seconds < 5.5


def test_nothing_that_decodes_is_called_damaged(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).normal(0, 0.1, 16_000).astype(np.float32)
    data = write(tmp_path / "whole.flac", Audio(noise, 16_000)).read_bytes()
    path = tmp_path / "hole.flac"
    path.write_bytes(data[:100] + bytes(len(data) - 100))
    with pytest.raises(VoiceAppError) as raised:
        read(path)
    assert raised.value.code in ("sound-damaged", "sound-empty")


def test_three_hours_are_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    seconds, rate = 3 * 3600, 16_000
    size = seconds * rate * 2
    with path.open("wb") as file:  # a sparse file of silence
        head = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * 2, 2, 16) + b"data"
        file.write(b"RIFF" + struct.pack("<I", size + 36) + head + struct.pack("<I", size))
        file.truncate(44 + size)
    script = (
        "import sys, resource; from voiceapp.audio.files import read_blocks\n"
        "blocks = read_blocks(sys.argv[1], 8000); next(blocks)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "seconds = 1 + sum(block.duration_s for block in blocks)\n"
        "print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    read_s, grown_kb = map(float, done.stdout.split())
    assert read_s == pytest.approx(seconds, abs=1)
    assert grown_kb < 20_000


def test_a_failed_write_leaves_nothing_and_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"the old one")
    script = (
        "import sys, numpy as np; from voiceapp.audio.writer import write\n"
        "from voiceapp.core.frames import Audio; from voiceapp.core.errors import VoiceAppError\n"
        "try: write(sys.argv[1], Audio(np.random.randn(160000).astype(np.float32), 16000))\n"
        "except VoiceAppError as error: print(error.code, error)"
    )

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    for ending in ("wav", "flac", "mp3", "ogg"):
        target = path.with_suffix(f".{ending}")
        done = subprocess.run(
            [sys.executable, "-c", script, str(target)], capture_output=True, text=True, preexec_fn=small_disk
        )
        assert done.stdout.startswith("file-not-written a."), (ending, done)
        assert "Traceback" not in done.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.wav"]
    assert path.read_bytes() == b"the old one"


@pytest.mark.parametrize("name", ["a.xyz", "a"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(VoiceAppError, match="cannot be written"):
        SoundWriter(tmp_path / name)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError) as raised:
        write(tmp_path / "nowhere" / "a.wav", Audio(tone(1, 16_000), 16_000))
    assert raised.value.code == "file-not-written"
    assert "exists" in raised.value.next_step


def test_an_abandoned_file_is_gone(tmp_path: Path) -> None:
    writer = SoundWriter(tmp_path / "a.wav")
    writer.write(Audio(tone(1, 16_000), 16_000))
    writer.abandon()
    assert list(tmp_path.iterdir()) == []
