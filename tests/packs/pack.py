"""Running test code inside an engine pack: to write a tiny model in the published layout, and to call a library
directly, so that our engine's result can be compared with the library's own.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.app import App
from voiceapp.core.frames import Audio
from voiceapp.core.paths import Paths
from voiceapp.core.recordings import Composer, ComposeRequest, Tell
from voiceapp.workers.packs import Packs
from voiceapp.workers.process import child_environment

ROOT = Path(__file__).resolve().parents[2]
PACKS = ROOT / ".packs" / "data" / "packs"

_RUNNER = """
import importlib, json, sys, warnings
warnings.filterwarnings("ignore")
sys.path.insert(0, sys.argv[1])
from voiceapp.workers import stand_ins
stand_ins.install()
import numpy as np
module, name = sys.argv[2].split(":")
with open(sys.argv[3] + "/in.json") as file:
    arguments = json.load(file)
with np.load(sys.argv[3] + "/in.npz") as arrays:
    arguments.update({key: arrays[key] for key in arrays.files})
result = getattr(importlib.import_module(module), name)(**arguments) or {}
arrays = {key: np.asarray(value) for key, value in result.items() if hasattr(value, "shape")}
np.savez(sys.argv[3] + "/out.npz", **arrays)
with open(sys.argv[3] + "/out.json", "w") as file:
    json.dump({key: value for key, value in result.items() if key not in arrays}, file)
"""


def in_pack(pack: str, function: str, **arguments: Any) -> dict[str, Any]:
    """Call ``module:function`` with a pack's Python; arguments and the dict it returns are JSON values or arrays.

    Paths become texts. The module may import torch and its like at its top: it is imported there alone.
    """
    info = Packs(PACKS).info(pack)
    assert info.state == "installed", f"{pack} is {info.state}: make test installs it"
    assert info.path is not None
    arrays = {key: value for key, value in arguments.items() if isinstance(value, np.ndarray)}
    plain = {
        key: str(value) if isinstance(value, Path) else value
        for key, value in arguments.items()
        if key not in arrays
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "in.json").write_text(json.dumps(plain))
        np.savez(Path(folder, "in.npz"), allow_pickle=False, **arrays)
        command = [str(info.path / "env" / "bin" / "python"), "-I", "-c", _RUNNER, str(ROOT), function, folder]
        done = subprocess.run(
            command,
            env=child_environment({"OMP_NUM_THREADS": "1"}),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        result: dict[str, Any] = json.loads(Path(folder, "out.json").read_text())
        with np.load(Path(folder, "out.npz")) as found:
            result.update({key: found[key] for key in found.files})
        return result


@asynccontextmanager
async def opened(home: Path, **settings: str) -> AsyncIterator[App]:
    """The wired program on the test's own home, with the checkout's engine packs installed in it.

    Tiny models compute on one thread, here and in :func:`in_pack`: more only wait for each other.
    """
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    paths.create()
    if not paths.packs.exists():
        paths.packs.symlink_to(PACKS)
    overrides = {"files.threads": "1"} | {key.replace("__", "."): value for key, value in settings.items()}
    async with App.open(paths, overrides) as app:
        yield app


async def chunks(audio: Audio, seconds: float = 5.0) -> AsyncIterator[Audio]:
    """Sound as an engine is fed it."""
    step = int(seconds * audio.rate)
    for start in range(0, len(audio.samples), step):
        yield Audio(audio.samples[start : start + step], audio.rate)


async def samples(*sounds: Audio) -> AsyncIterator[Audio]:
    """Samples of a voice, as a cloner takes them."""
    for sound in sounds:
        yield sound


def tone(seconds: float, rate: int, pitch: float = 220.0, seed: int = 0) -> Audio:
    """A tone with a little noise: mono float32."""
    time = np.arange(round(seconds * rate)) / rate
    noise = np.random.default_rng(seed).standard_normal(len(time))
    return Audio((0.3 * np.sin(2 * np.pi * pitch * time) + 0.02 * noise).astype(np.float32), rate)


async def composed(
    composer: Composer,
    request: ComposeRequest,
    tell: Tell,
    enough: Callable[[], Awaitable[object]] | None = None,
) -> list[Audio]:
    """The sound of the variations."""
    return [one.audio for one in await composer.compose(request, tell, enough)]
