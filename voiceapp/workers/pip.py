"""Virtual environments and pip, run as processes of their own whose lines tell how far they are."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.graphics import card_found
from voiceapp.workers import pack_file
from voiceapp.workers.library_folders import library_folders

Progress = Callable[[float | None, str], None]

_GOT = re.compile(
    r"^(?:Collecting |Processing \S*?/|Requirement already satisfied: )([A-Za-z0-9][A-Za-z0-9_.]*?)[-=<>~! ;\[]"
)
_MADE, _GOT_ALL, _INSTALLED = 0.05, 0.7, 0.95
_STOP_S = 5.0
_LONGEST_LINE = 1 << 22
"""Bytes: a compiler's command is one line, and asyncio gives up at 64 kB."""

_REASONS = (
    ("No space left on device", "the disk is full", "Free some space and try again."),
    (
        "No module named ensurepip",
        "Python's venv module is missing",
        "Install the package python3-venv, then try again.",
    ),
    ("ensurepip is not", "Python's venv module is missing", "Install the package python3-venv, then try again."),
    (
        "CERTIFICATE_VERIFY_FAILED",
        "the package index shows a certificate that this computer does not trust",
        "Ask who runs the network, or name its certificates in PIP_CERT and try again.",
    ),
    ("name resolution", "the network cannot be reached", "Connect to the network and try again."),
    ("NewConnectionError", "the network cannot be reached", "Connect to the network and try again."),
    ("ConnectTimeout", "the network cannot be reached", "Connect to the network and try again."),
    ("Read timed out", "the network is too slow", "Try again."),
    ("Connection broken", "the network broke off", "Try again."),
    ("Connection reset", "the network broke off", "Try again."),
    ("incomplete-download", "the network broke off", "Try again."),
    (
        "No matching distribution",
        "a library is not offered for this computer",
        "See the versions in its pack file.",
    ),
)


def environment_python(folder: Path) -> Path:
    """The interpreter of a virtual environment."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


async def make_environment(folder: Path, lock: int) -> None:
    """Make a virtual environment of this Python, with pip. Raises VoiceAppError ``pack-install``."""
    await _run([sys.executable, "-I", "-m", "venv", "--without-pip", str(folder)], lambda line: None, lock)
    # By itself, since venv keeps silent about why it could not.
    pip = [str(environment_python(folder)), "-I", "-m", "ensurepip", "--upgrade", "--default-pip"]
    await _run(pip, lambda line: None, lock)


async def install_pins(python: Path, pins: Path, progress: Progress, lock: int, cpu_index: str = "") -> None:
    """Install exactly what the file pins, built as it says, into an environment. Raises ``pack-install``.

    ``lock`` is a file handle that pip's process keeps open, so that a pip which outlives a killed app still
    holds the pack. ``cpu_index`` is the address of an index with PyTorch's builds for the processor: it is looked
    at too where there is no graphics card, and its builds are preferred, being a quarter of the size.
    """
    pack = pack_file.read(pins)
    total = len(pack.packages)
    got: set[str] = set()

    def read(line: str) -> None:
        if line.startswith("Installing collected packages"):
            progress(_GOT_ALL, f"Installing {total} packages")
        elif (match := _GOT.match(line)) is not None:
            got.add(match[1].lower())
            done = min(len(got), total)
            share = _MADE + (_GOT_ALL - _MADE) * (done - 1) / max(total, 1)
            progress(share, f"Getting {match[1]} ({done} of {total})")

    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--no-deps"]
    # No dependencies: the file pins everything, also where a library's own wishes have to be overruled.
    if pack.environment:
        options.append("--no-cache-dir")  # else a wheel that was built otherwise would do, now or later
    if cpu_index and not card_found():
        options += ["--extra-index-url", cpu_index]
    command = [str(python), "-I", "-m", "pip", "install", *options]
    # Gigabytes of temporary files lie in the pack: on the disk that was checked, and gone with a broken install.
    with tempfile.TemporaryDirectory(prefix="tmp-", dir=python.parent) as scratch:
        places = {"TMPDIR": scratch, "TEMP": scratch, "TMP": scratch}
        await _run([*command, "-r", str(pins)], read, lock, {**pack.environment, **places})
        libraries = pins.parent / "extras" / "torch-cuda.txt"
        if await asyncio.to_thread(_is_cuda_build, python):
            progress(_INSTALLED, "Getting what PyTorch's CUDA build needs")
            await _run([*command, "-r", str(libraries)], read, lock, places)
    progress(_INSTALLED, f"Installed {total} packages")


def _is_cuda_build(python: Path) -> bool:
    """Whether an environment holds a PyTorch that links to CUDA's libraries. Read from its files, not imported."""
    for version in python.parent.parent.rglob("torch/version.py"):
        return re.search(r"^cuda\b[^=]*= *'", version.read_text(encoding="utf-8"), re.MULTILINE) is not None
    return False


_PROOF = (
    "import sys;sys.path.insert(0,sys.argv[1]);from voiceapp.workers import stand_ins;stand_ins.install();"
    "import importlib;[importlib.import_module(name) for name in sys.argv[2].split(',') if name]"
)


async def import_all(python: Path, source: Path, names: str, lock: int) -> None:
    """Import the modules that a pack is for, as its engines will. Raises VoiceAppError ``pack-broken``."""
    if not names:
        return
    command = [str(python), "-I", "-c", _PROOF, str(source), names.replace(" ", "")]
    try:
        await _run(command, lambda line: None, lock)
    except VoiceAppError as error:
        raise VoiceAppError(
            "pack-broken",
            "The pack was installed, but its libraries do not load on this computer; it was removed again.",
            "Run voiceapp doctor, update the system's libraries, and try again.",
        ) from error


async def _run(
    command: list[str], read: Callable[[str], None], lock: int, more: Mapping[str, str] | None = None
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment.update({**library_folders(), **(more or {})})
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=environment,
        start_new_session=True,
        limit=_LONGEST_LINE,
        pass_fds=() if sys.platform == "win32" else (lock,),
    )
    assert process.stdout is not None
    tail: deque[str] = deque(maxlen=60)
    try:
        async for raw in process.stdout:
            line = raw.decode("utf-8", "replace").strip()
            tail.append(line)
            read(line)
        code = await process.wait()
    except BaseException:
        await asyncio.shield(_stop(process))
        raise
    if code:
        raise _failure("\n".join(tail))


async def _stop(process: asyncio.subprocess.Process) -> None:
    """End pip and the builds that it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.returncode is not None:
            return
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            pass  # it ended by itself
        try:
            await asyncio.wait_for(process.wait(), _STOP_S)
        except TimeoutError:
            continue


def _failure(output: str) -> VoiceAppError:
    for sign, reason, step in _REASONS:
        if sign in output:
            return VoiceAppError("pack-install", f"The pack could not be installed: {reason}.", step, True)
    said = next((line for line in reversed(output.splitlines()) if line.lower().startswith("error: ")), "")
    why = f": {said[7:].strip().rstrip('.')}" if said else ""
    return VoiceAppError(
        "pack-install", f"The pack could not be installed: pip ended with an error{why}.", "Try again.", True
    )
