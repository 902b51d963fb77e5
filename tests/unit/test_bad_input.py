"""What goes wrong, tried with the real program: a clear sentence, the next step, exit code 1, nothing lost.

Every test also fails on a thread or process that is left (see ``tests/conftest.py``).
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import soundfile
import soxr

from tests.unit.engines.speech import silence, spoken
from voiceapp.__main__ import run_command
from voiceapp.app import App
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.paths import Paths

ROOT = Path(__file__).resolve().parents[2]
MODELS = Path(__file__).parents[1] / "models"
WHISPER = f"faster-whisper:{MODELS / 'whisper-mini-en'}"
SENTENCE = "Set a timer for five minutes."  # the small model hears it at 8 kHz, too
QUESTION = ROOT / "assets" / "samples" / "question.wav"
PATIENCE_S = 60.0

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture(autouse=True)
def no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this computer has: without ALSA's configuration PortAudio ends the process that asks it."""
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nowhere/at/all")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, its engines in theirs: exit code, standard output, standard error."""

    def call(*arguments: str | Path) -> tuple[int, Any, str]:
        capfd.readouterr()
        code = run_command([str(argument) for argument in arguments])
        said = capfd.readouterr()
        assert "Traceback" not in said.err
        return code, json.loads(said.out) if "--json" in arguments else said.out, said.err

    return call


@pytest.fixture
def refused(run: Run) -> Callable[..., dict[str, Any]]:
    """Run a command that has to fail: its error as programs get it."""

    def call(*arguments: str | Path) -> dict[str, Any]:
        code, out, _ = run(*arguments, "--json")
        assert code == 1
        error: dict[str, Any] = out["error"]
        assert set(error) == {"code", "message", "next_step", "retryable"}
        assert error["message"].endswith(".")
        assert error["next_step"]
        return error

    return call


def program(*arguments: str | Path, before: str = "", **options: Any) -> subprocess.Popen[str]:
    """The program in a process of its own; ``before`` is shell to run first."""
    # A test run in the background ignores Ctrl+C, and its children would inherit that.
    start = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
    start += "; from voiceapp.__main__ import main; sys.argv[0] = 'voiceapp'; sys.exit(main())"
    shell = ["sh", "-c", f'{before}; exec "$@"', "sh"] if before else []
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(
        [*shell, sys.executable, "-c", start, *map(str, arguments)],
        cwd=ROOT,
        text=True,
        start_new_session=True,
        **given,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """How the program ended, and what it wrote."""
    try:
        out, err = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
    assert "Traceback" not in (err or "")
    return process.returncode, out, err


def sound(path: Path, samples: Samples, rate: int = SPEECH_RATE) -> Path:
    soundfile.write(path, samples, rate)
    return path


def said(text: str = SENTENCE) -> Samples:
    return np.concatenate([silence(0.5), spoken(text), silence(0.5)])


def talk_once(tmp_path: Path) -> tuple[str | Path, ...]:
    return "talk", "--input", QUESTION, "--output", tmp_path / "reply.wav", "--once"


def stored(run: Run) -> int:
    code, out, _ = run("conversations", "list", "--json")
    assert code == 0
    return len(out["conversations"])


# ---------------------------------------------------------------------------------- sound and files


def test_where_no_sound_device_can_be_used_the_sample_is_answered(run: Run, home: Path) -> None:
    code, out, err = run("talk", "--json")
    assert code == 0
    assert "There is no sound: Sound stopped unexpectedly." in err
    assert "No microphone was found. Answering the spoken sample question instead." in err
    (turn,) = out["turns"]
    assert turn["transcript"] == "What time is it?"
    assert turn["reply"].startswith("It is ")
    assert soundfile.info(home / "data" / "reply.wav").duration > 0.5


def test_a_silent_file_holds_no_words(run: Run, tmp_path: Path) -> None:
    path = sound(tmp_path / "silent.wav", silence(3))
    code, out, err = run("transcribe", path, "--asr", WHISPER, "--json")
    assert (code, out["files"][0]["text"], out["files"][0]["segments"]) == (0, "", [])
    assert "No words were heard" in err
    code, out, err = run("talk", "--input", path, "--output", tmp_path / "reply.wav", "--json")
    assert (code, out["turns"]) == (0, [])
    assert "No words were heard." in err
    assert "spoken answer" not in err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.wav", b"", "sound-empty"),
        ("letter.wav", b"Dear reader, this is no sound.\n" * 99, "not-sound"),
        ("header.wav", None, "sound-empty"),
        ("folder", "", "file-is-folder"),
        ("pipe.wav", "", "file-is-device"),
        ("none.wav", "", "file-missing"),
    ],
)
def test_what_is_no_sound_is_said(
    refused: Callable[..., dict[str, Any]], tmp_path: Path, name: str, content: bytes | str | None, code: str
) -> None:
    path = tmp_path / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is None:
        sound(path, silence(0))
    elif name == "pipe.wav":
        os.mkfifo(path)
    elif name == "folder":
        path.mkdir()
    error = refused("transcribe", path)
    assert error["code"] == code
    assert name in error["message"]
    assert refused("talk", "--input", path, "--output", tmp_path / "reply.wav") == error


@pytest.mark.parametrize(
    "command",
    [
        ("meeting", "show"),
        ("conversations", "delete", "--yes"),
        ("facts", "remove", "--yes"),
        ("tracks", "show"),
        ("ask", "When?", "--meeting"),
        ("diarize", QUESTION, "--min-speakers"),
        ("inspect", QUESTION, "-o", "out", "--features", "mel", "--bands"),
    ],
)
def test_a_number_that_is_far_too_large_is_said(
    refused: Callable[..., dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str | Path, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(*command, "9" * 24)["code"] == "number-too-large"


@pytest.mark.parametrize("home", [{}, {"VOICEAPP_HOME": "own"}])
def test_a_user_without_a_home_reads_what_to_do(
    refused: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch, home: dict[str, str]
) -> None:
    def unknown(cls: type[Path]) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("VOICEAPP_HOME", raising=False)
    for name, value in home.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(Path, "home", classmethod(unknown))
    error = refused("facts", "list")
    assert (error["code"], error["next_step"]) == ("home-unknown", "Set HOME to a folder that you may write to.")


def test_people_read_the_sentence_and_the_next_step(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.wav"
    path.write_text("Dear reader, this is no sound.")
    code, out, err = run("transcribe", path)
    assert (code, out) == (1, "")
    assert err == (
        "Error: letter.wav is not a sound file that can be read.\n"
        "Choose a WAV, FLAC, MP3, OGG, M4A or video file.\n"
    )


def test_the_same_words_at_any_rate_and_with_any_channels(run: Run, tmp_path: Path) -> None:
    mono = said()
    high: Samples = soxr.resample(mono, SPEECH_RATE, 48_000)
    centre = np.zeros((len(high), 6), np.float32)
    centre[:, 2] = high
    files = [
        sound(tmp_path / "mono.wav", mono),
        sound(tmp_path / "telephone.wav", soxr.resample(mono, SPEECH_RATE, 8_000), 8_000),
        sound(tmp_path / "studio.flac", soxr.resample(mono, SPEECH_RATE, 96_000), 96_000),
        sound(tmp_path / "film.wav", centre, 48_000),
        sound(tmp_path / "everywhere.flac", np.repeat(high[:, None] / 2, 6, axis=1), 48_000),
    ]
    code, out, _ = run("transcribe", *files, "--asr", WHISPER, "--json")
    assert code == 0
    assert [row["text"] for row in out["files"]] == [SENTENCE] * len(files)


def test_one_missing_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    good, none = sound(tmp_path / "good.wav", said()), tmp_path / "none.wav"
    code, out, _ = run("transcribe", none, good, "--asr", WHISPER, "--json")
    assert code == 1
    assert [row["file"] for row in out["files"]] == [str(none), str(good)]
    assert out["files"][0]["error"]["code"] == "file-missing"
    assert out["files"][1]["text"] == SENTENCE
    code, text, err = run("transcribe", none, good, "--asr", WHISPER)
    assert code == 1
    assert SENTENCE in text
    assert "There is no file" in err


def test_the_times_of_a_longer_file_are_right_and_its_progress_is_told(home: Path, tmp_path: Path) -> None:
    minute = np.concatenate([said(), silence(30)])[: 30 * SPEECH_RATE]
    path = sound(tmp_path / "long.wav", np.tile(minute, 6))
    told: list[tuple[float | None, float]] = []

    async def transcribe() -> Any:
        async with App.open(Paths.default(), {}) as app:
            return await app.transcription.transcribe(path, WHISPER, "en", False, lambda *step: told.append(step))

    found = asyncio.run(transcribe())
    assert [segment.text for segment in found.segments] == [SENTENCE] * 6
    assert [segment.start_s for segment in found.segments] == pytest.approx(
        [30 * count + 0.5 for count in range(6)], abs=0.5
    )
    fractions = [fraction for fraction, _ in told if fraction is not None]
    assert fractions == pytest.approx([*(done / 180 for _, done in told[:-1]), 1.0])
    assert fractions == sorted(fractions)


def test_a_folder_that_is_not_there(refused: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert refused("talk", "--input", QUESTION, "--output", nowhere / "reply.wav")["code"] == "folder-missing"
    assert str(nowhere) in refused("say", "Hello", "-o", nowhere / "hello.wav")["message"]
    file = tmp_path / "file"
    file.touch()
    assert refused("transcribe", QUESTION, "-o", file / "below")["code"] == "folder-not-made"
    assert refused("transcribe", QUESTION, "-o", file)["message"] == f"{file} is a file, not a folder."


# ---------------------------------------------------------------------------------- models, engines


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "vocabulary.json", "model.bin"])
def test_a_whisper_folder_without_a_file(refused: Callable[..., dict[str, Any]], tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(MODELS / "whisper-mini-en", tmp_path / "small")
    (folder / name).unlink()
    error = refused("transcribe", QUESTION, "--asr", f"faster-whisper:{folder}")
    assert error["code"] in ("model-incomplete", "model-broken")
    assert f"{name} is missing" in error["message"]


@pytest.mark.parametrize(
    "name", ["config.json", "tokenizer.json", "vocabulary.json", "model.bin", "preprocessor_config.json"]
)
def test_a_whisper_folder_with_a_truncated_file(
    refused: Callable[..., dict[str, Any]], tmp_path: Path, name: str
) -> None:
    folder = shutil.copytree(MODELS / "whisper-mini-en", tmp_path / "small")
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])
    error = refused("transcribe", QUESTION, "--asr", f"faster-whisper:{folder}")
    assert error["code"] == "model-broken"
    assert name in error["message"]


def _header(content: bytes) -> bytes:
    return content[:8] + b"\xff" * 8 + content[16:]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_header, "model-broken"),
        (lambda content: content[:1000], "model-broken"),
        (lambda content: content[: len(content) // 2], "model-broken"),
        (lambda content: content[:-100], "model-broken"),
        (lambda content: b"", "model-not-recognised"),
        (lambda content: b"Dear reader, this is no model.", "model-not-recognised"),
    ],
)
def test_a_damaged_gguf_file(
    refused: Callable[..., dict[str, Any]], tmp_path: Path, damage: Callable[[bytes], bytes], code: str
) -> None:
    path = tmp_path / "chat.gguf"
    path.write_bytes(damage((MODELS / "chat-mini.gguf").read_bytes()))
    error = refused(*talk_once(tmp_path), "--llm", f"llama:{path}")
    assert error["code"] == code
    assert "chat.gguf" in error["message"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--asr", "faster-whisper:/nowhere/small"), "model-not-found"),
        (("--asr", "faster-whisper"), "model-needed"),
        (("--asr", "faster-whisper:small"), "model-not-installed"),
        (("--asr", "ears"), "engine-unknown"),
        (("--set", "talk.endpoint_s=soon"), "setting-value"),
        (("--set", "files.threads=1e999"), "setting-value"),
        (("--set", "talk.magic=on"), "setting-unknown"),
    ],
)
def test_engines_models_and_settings_that_do_not_exist(
    refused: Callable[..., dict[str, Any]], arguments: tuple[str, ...], code: str
) -> None:
    assert refused("transcribe", QUESTION, *arguments)["code"] == code


def test_no_network_for_a_download(
    refused: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    error = refused("models", "get", "faster-whisper:tiny")
    assert (error["code"], error["retryable"]) == ("hub-unreachable", True)
    assert not list((home / "data").rglob("*.bin*"))


# ------------------------------------------------------------------------------------ settings, home

WRONG = {"talk.magic": 3, "talk.endpoint_s": "soon", "files.threads": float("inf"), "sound.volume": 1.5}


def test_wrong_settings_are_said_once_each_and_kept(run: Run, home: Path) -> None:
    home.mkdir()
    file = home / "settings.json"
    file.write_text(json.dumps(WRONG))
    before = file.read_bytes()
    code, out, err = run("settings", "list", "--json")
    assert code == 0
    assert [err.count(key) for key in WRONG] == [1, 1, 1, 0]
    values = {row["key"]: row["value"] for row in out["settings"]}
    assert (values["talk.endpoint_s"], values["files.threads"], values["sound.volume"]) == (0.7, 0, 1.5)
    assert file.read_bytes() == before
    assert run("settings", "set", "look.theme", "dark")[0] == 0
    assert json.loads(file.read_text()) == {**WRONG, "look.theme": "dark"}


@pytest.mark.parametrize("content", [b"{broken", b"\xff\xfe\x00", b"[1, 2]", b"[" * 100_000])
def test_an_unreadable_settings_file_is_said_once_and_kept(run: Run, home: Path, content: bytes) -> None:
    home.mkdir()
    file, kept = home / "settings.json", home / "settings.json.unreadable"
    file.write_bytes(content)
    code, out, err = run("settings", "get", "talk.endpoint_s")
    assert (code, out) == (0, "0.7\n")
    assert err.startswith("Settings: The settings file ")
    assert err.endswith(f"The old file is kept as {kept.name}.\n")
    assert run("settings", "get", "talk.endpoint_s")[2] == ""
    file.write_text("{broken again")
    run("settings", "get", "talk.endpoint_s")
    assert kept.read_bytes() == content, "the first one is not lost when it happens again"


@pytest.mark.parametrize("below", ["", "below"])
def test_a_home_that_cannot_be_made(
    run: Run,
    refused: Callable[..., dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    below: str,
) -> None:
    file = tmp_path / "letter"
    file.write_text("Dear reader")
    monkeypatch.setenv("VOICEAPP_HOME", str(file / below))
    for command in (("conversations", "list"), talk_once(tmp_path)):
        error = refused(*command)
        assert error["code"] == "home-not-writable"
        assert "VOICEAPP_HOME" in error["next_step"]
    code, out, _ = run("doctor", "--json")
    assert code == 0
    assert {"home", "database"} <= {check["name"] for check in out["checks"] if not check["ok"]}
    assert file.read_text() == "Dear reader"


def _newer(path: Path) -> None:
    link = sqlite3.connect(path)
    link.execute("PRAGMA user_version = 999")
    link.close()


def _spoiled(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + b"\x5a" * 40_000)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_newer, "database-newer"),
        (_spoiled, "database-damaged"),
        (lambda path: path.write_bytes(b"no database" * 999), "database-damaged"),
    ],
)
def test_a_database_that_cannot_be_used_is_left_as_it_is(
    run: Run,
    refused: Callable[..., dict[str, Any]],
    tmp_path: Path,
    home: Path,
    spoil: Callable[[Path], object],
    code: str,
) -> None:
    assert run(*talk_once(tmp_path))[0] == 0
    database = home / "data" / "voiceapp.db"
    spoil(database)
    before = database.read_bytes()
    assert refused("conversations", "list")["code"] == code
    assert refused(*talk_once(tmp_path))["code"] == code
    _, out, _ = run("doctor", "--json")
    (check,) = [check for check in out["checks"] if check["name"] == "database"]
    assert not check["ok"]
    assert "VOICEAPP_HOME" in check["next_step"] or "backup" in check["next_step"]
    assert database.read_bytes() == before


def test_the_doctor_finds_a_sound_database_sound(run: Run, home: Path) -> None:
    _, out, _ = run("doctor", "--json")
    assert [check["ok"] for check in out["checks"] if check["name"] in ("database", "home", "settings")] == [
        True
    ] * 3


def test_a_full_disk_loses_nothing(run: Run, tmp_path: Path) -> None:
    # No file may grow beyond a size: what a full disk looks like from inside, but without a disk.
    assert run(*talk_once(tmp_path))[0] == 0
    heard = (tmp_path / "reply.wav").read_bytes()
    code, out, _ = ended(program(*talk_once(tmp_path), "--json", before="ulimit -f 16"))
    error = json.loads(out)["error"]
    assert (code, error["code"], error["retryable"]) == (1, "disk-failed", True)
    assert "What was stored before is safe." in error["message"]
    code, out, _ = ended(program(*talk_once(tmp_path), "--json", before="ulimit -f 80"))
    error = json.loads(out)["error"]
    assert (code, error["code"], error["retryable"]) == (1, "file-not-written", True)
    assert (tmp_path / "reply.wav").read_bytes() == heard
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "reply.wav"]
    assert stored(run) >= 1


# ------------------------------------------------------------------------------- processes and pipes


def test_two_commands_at_once_on_one_home(run: Run, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    both = [program(*talk_once(folder), "--json") for folder in folders]
    for code, out, _ in [ended(process) for process in both]:
        assert code == 0
        assert [turn["transcript"] for turn in json.loads(out)["turns"]] == ["What time is it?"]
    assert stored(run) == 2


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The program in the middle of a transcription, its engine at work."""
    noise = np.random.default_rng(1).normal(0, 0.05, 600 * SPEECH_RATE).astype(np.float32)
    path = sound(tmp_path / "long.wav", noise)
    process = program("transcribe", path, "--asr", "pocketsphinx", "--json")
    try:
        deadline = time.monotonic() + PATIENCE_S
        while not any(seconds > 1.0 for seconds in _worked(process).values()):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield process
    finally:
        process.kill()
        process.communicate()


def _worked(process: subprocess.Popen[str]) -> dict[psutil.Process, float]:
    """Its engines' processes and the seconds that each has computed."""
    found = {}
    for child in psutil.Process(process.pid).children():
        try:
            found[child] = child.cpu_times().user
        except psutil.NoSuchProcess:
            continue
    return found


def test_ctrl_c_ends_everything(busy: subprocess.Popen[str]) -> None:
    children = list(_worked(busy))
    assert len(children) == 2
    psutil.Process(busy.pid).send_signal(signal.SIGINT)
    assert ended(busy)[0] == 130
    assert not psutil.wait_procs(children, timeout=5)[1]


def test_a_killed_engine_is_an_error_that_a_retry_may_mend(busy: subprocess.Popen[str]) -> None:
    children = _worked(busy)
    max(children, key=lambda child: children[child]).kill()
    code, out, _ = ended(busy)
    error = json.loads(out)["error"]
    assert (code, error["code"], error["retryable"]) == (1, "engine-died", True)
    assert not psutil.wait_procs(list(children), timeout=5)[1]


def test_a_reader_that_goes_away_stops_nothing(tmp_path: Path) -> None:
    process = program("transcribe", QUESTION, QUESTION, "-f", "txt,srt", "-o", tmp_path / "texts")
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    code, _, err = ended(process)
    assert (code, err) == (0, "")
    assert len(list((tmp_path / "texts").iterdir())) == 4


def test_a_result_that_cannot_be_written_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        code, _, err = ended(program("settings", "list", "--json", stdout=full))
    assert code == 1
    assert err == (
        "Error: The result could not be written: No space left on device.\n"
        "Free some space or write it to another place.\n"
    )


@pytest.mark.parametrize("closed", ["exec >&-", "exec 2>&-", "exec <&-"])
def test_closed_streams_are_no_crash(closed: str) -> None:
    code, _, err = ended(program("transcribe", QUESTION, before=closed))
    assert (code, err) == (0, "")


def test_a_home_of_an_unknown_user_is_a_folder_of_that_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOICEAPP_HOME", "~nobody-has-this-name/x")
    monkeypatch.chdir(tmp_path)
    assert run("settings", "get", "look.theme") == (0, "system\n", "")
