"""The console script: window, terminal or command; a dead display never ends it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fakes.desktop import FakeDesktop, session_bus
from voiceapp import __main__ as program
from voiceapp.core.errors import VoiceAppError
from voiceapp.display import Probe

ROOT = Path(__file__).resolve().parents[2]


class Display:
    """A probe with a known answer."""

    def __init__(self, works: bool) -> None:
        self.possible = works
        self._works = works

    def works(self) -> bool:
        return self._works


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands that were run instead of a window."""
    ran: list[Sequence[str]] = []

    def run(arguments: Sequence[str]) -> int:
        ran.append(arguments)
        return 0

    monkeypatch.setattr(program, "run_command", run)
    return ran


def start(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["voiceapp", *arguments])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # main() sets it: give it back
    return program.main()


def test_without_a_display_the_talk_is_in_the_terminal(
    monkeypatch: pytest.MonkeyPatch, commands: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert start(monkeypatch) == 0
    assert commands == [["talk", "--alone"]]
    assert "No display was found" in capsys.readouterr().err


def test_a_dead_display_does_not_abort(monkeypatch: pytest.MonkeyPatch, commands: list[Sequence[str]]) -> None:
    monkeypatch.setenv("DISPLAY", ":250")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert start(monkeypatch) == 0
    assert commands == [["talk", "--alone"]]


def test_without_qts_libraries_the_talk_is_in_the_terminal(
    monkeypatch: pytest.MonkeyPatch, commands: list[Sequence[str]]
) -> None:
    monkeypatch.setenv("DISPLAY", ":250")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(program, "_window_installed", lambda: False)
    assert start(monkeypatch) == 0
    assert commands == [["talk", "--alone"]], "and no child is left (every test checks that)"


def test_a_display_that_never_answers_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as server:
        for number in range(90, 200):
            try:
                server.bind(("127.0.0.1", 6000 + number))
                break
            except OSError:
                continue
        server.listen()
        monkeypatch.setenv("DISPLAY", f"127.0.0.1:{number}")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
        started = time.monotonic()
        assert Probe(timeout_s=1.0).works() is False
        assert time.monotonic() - started < 20


def test_with_a_display_the_window_opens(monkeypatch: pytest.MonkeyPatch, commands: list[Sequence[str]]) -> None:
    monkeypatch.setattr(program, "Probe", lambda: Display(True))
    monkeypatch.setattr(program, "_window_installed", lambda: True)
    opened: list[bool] = []

    def open_window(hidden: bool) -> int:
        opened.append(hidden)
        return 7

    monkeypatch.setattr(program, "open_window", open_window)
    assert start(monkeypatch) == 7
    assert start(monkeypatch, "--hidden") == 7
    assert opened == [False, True]
    assert commands == []


def test_without_a_display_there_is_nothing_to_hide_in(
    monkeypatch: pytest.MonkeyPatch, commands: list[Sequence[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert start(monkeypatch, "--hidden") == 1
    assert "there is no tray to wait in" in capsys.readouterr().err
    assert commands == []


def test_an_unwritable_home_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], commands: list[Sequence[str]]
) -> None:
    def refuse(hidden: bool) -> int:
        raise VoiceAppError("home-not-writable", "The folder cannot be written.", "Make it writable.")

    monkeypatch.setattr(program, "Probe", lambda: Display(True))
    monkeypatch.setattr(program, "_window_installed", lambda: True)
    monkeypatch.setattr(program, "open_window", refuse)
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        desktop = FakeDesktop(address)
        assert start(monkeypatch) == 1
        desktop.close()
    assert "Error: The folder cannot be written. Make it writable." in capsys.readouterr().err
    assert [told[3:5] for told in desktop.shown] == [("The folder cannot be written.", "Make it writable.")]


def test_arguments_are_a_command(monkeypatch: pytest.MonkeyPatch, commands: list[Sequence[str]]) -> None:
    assert start(monkeypatch, "doctor", "--json") == 0
    assert commands == [["doctor", "--json"]]


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: Sequence[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "run_command", interrupt)
    assert start(monkeypatch, "doctor") == 130


def test_a_bug_leaves_a_report_without_what_was_said(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    error = ValueError("the user's secret words")
    program._crashed(ValueError, error, None)
    said = capsys.readouterr().err
    assert "Something went wrong that should not (ValueError)." in said
    (report,) = (home / "logs" / "crashes").iterdir()
    assert str(report) in said
    assert "secret" not in said + report.read_text()


def run_program(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


def test_the_way_to_the_window_loads_nothing_heavy() -> None:
    done = run_program("import sys, voiceapp.__main__; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    heavy = {
        "typer",
        "rich",
        "asyncio",
        "sqlite3",
        "sounddevice",
        "onnxruntime",
        "av",
        "faster_whisper",
        "llama_cpp",
    }
    assert not loaded & heavy


def test_help_into_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "voiceapp", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read().decode()
        process.wait(60)
    assert "Traceback" not in said
    assert "Exception ignored" not in said
