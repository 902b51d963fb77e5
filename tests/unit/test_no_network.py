"""With everything here, the program asks no network of anything: told by the interpreter's own audit events."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHISPER = ROOT / "tests" / "models" / "whisper-mini-en"
QUESTION = ROOT / "assets" / "samples" / "question.wav"

# Every process of ours imports sitecustomize first: what looks up a host or opens a connection to anything but this
# computer's own sockets is written down and refused. In the guarded children of engines nothing at all is allowed.
WATCH = """
import os, sys

def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        told = str(arguments[0])
    elif event in ("socket.connect", "socket.sendto", "socket.bind"):
        told = str(arguments[1])
        if not isinstance(arguments[1], tuple):  # a name in the file system: the sound server, say
            return
    else:
        return
    with open(os.environ["SEEN"], "a") as seen:
        seen.write(event + " " + told + chr(10))
    raise OSError("the network is cut")

sys.addaudithook(watch)
open(os.environ["SEEN"] + ".watched", "a").write("x")
"""


def voiceapp(home: Path, *arguments: str, program: str | None = None) -> subprocess.CompletedProcess[str]:
    (home / "watch").mkdir(parents=True, exist_ok=True)
    (home / "watch" / "sitecustomize.py").write_text(WATCH)
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("HF_HUB_OFFLINE", "HF_ENDPOINT")},
        "VOICEAPP_HOME": str(home),
        "SEEN": str(home / "seen"),
        "PYTHONPATH": os.pathsep.join((str(home / "watch"), str(ROOT))),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-c", program] if program else [sys.executable, "-m", "voiceapp", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, cwd=ROOT, env=environment)


def seen(home: Path) -> list[str]:
    """What was tried; fails where nothing watched."""
    assert (home / "seen.watched").exists()
    path = home / "seen"
    return path.read_text().splitlines() if path.exists() else []


def test_the_watch_sees_a_download(tmp_path: Path) -> None:
    ended = voiceapp(tmp_path, "models", "get", "faster-whisper:tiny", "--json")
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["error"]["code"] == "hub-unreachable"
    assert seen(tmp_path)


@pytest.mark.timeout(240)
def test_lists_recommendations_and_work_with_everything_here_ask_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "whisper"
    shutil.copytree(WHISPER, folder)
    asr, reply = f"faster-whisper:{folder}", str(tmp_path / "reply.wav")
    for arguments in (
        ("models", "add", str(folder)),
        ("models", "list"),
        ("models", "recommend"),
        ("transcribe", str(QUESTION), "--asr", asr),
        ("talk", "-i", str(QUESTION), "-o", reply, "--once", "--asr", asr),
    ):
        ended = voiceapp(tmp_path, *arguments, "--json")
        assert ended.returncode == 0, (arguments, ended.stdout, ended.stderr)
        assert json.loads(ended.stdout)
    assert seen(tmp_path) == []


def test_offline_is_a_word_before_the_first_packet(tmp_path: Path) -> None:
    assert voiceapp(tmp_path, "settings", "set", "privacy.offline", "on").returncode == 0
    for arguments in (("models", "get", "faster-whisper:tiny"), ("packs", "install", "torch")):
        ended = voiceapp(tmp_path, *arguments, "--json")
        assert json.loads(ended.stdout)["error"]["code"] == "offline"
    assert seen(tmp_path) == []


STARTED = """
import asyncio
from voiceapp.app import App
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings

async def main():
    paths = Paths.default()
    paths.create()
    app = App(paths, Settings(paths.settings))
    await app.start(window=True)
    assert await app.models.list()
    await app.close()
    print("closed")

asyncio.run(main())
"""


def test_the_windows_start_asks_nothing(tmp_path: Path) -> None:
    ended = voiceapp(tmp_path, program=STARTED)
    assert ended.stdout == "closed\n", ended.stderr
    assert seen(tmp_path) == []
