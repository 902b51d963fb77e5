"""The folder that installers carry: a Python of its own, the program with all it needs, and a starter.

``python/`` is the Python, ``bin/voiceapp`` starts the program, ``share/`` has what a desktop wants to know of it,
``LICENSES/`` the licences of all that is in it. It runs from any place. Standard library only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

import leave_out
import own_python

STARTER = """#!/bin/sh
# Starts the program from the folder that it lies in, whatever Python the system has.
here=$(dirname "$(dirname "$(readlink -f "$0")")")
exec "$here/python/bin/python3" -s -P -m voiceapp "$@"
"""


_NATIVE = (
    "av, ctranslate2, faster_whisper, kokoro_onnx, llama_cpp, lxml.etree, msgpack, numpy, onnxruntime,"
    " PIL.ImageFont, pocketsphinx, psutil, pyannote.metrics.diarization, rapidfuzz.fuzz, regex, scipy.optimize,"
    " scipy.signal, soundfile, sounddevice, soxr, ssl, sqlite3, tokenizers, uharfbuzz, webrtcvad, yaml"
)
"""Libraries that have to load, or the folder was made wrong or too much was taken from it."""


class Bundle:
    """Makes the folder ``target`` from a checkout ``root``; ``work`` keeps what was downloaded."""

    def __init__(self, root: Path, target: Path, work: Path) -> None:
        self._root = root
        self.target = target
        self._work = work
        self.python_folder = target / "python"
        self.packages = self.python_folder / "lib" / f"python{own_python.VERSION}" / "dist-packages"
        self._python = self.python_folder / "bin" / f"python{own_python.VERSION}"

    def make(self, wheel: Path, requirements: Sequence[str], extra: Sequence[Path] = ()) -> None:
        """Make it anew: the Python, the program's ``wheel``, its pinned ``requirements`` and ``extra`` wheels."""
        shutil.rmtree(self.target, ignore_errors=True)
        self.target.mkdir(parents=True)
        own_python.make(self.python_folder, own_python.Apt(self._work / "debian"))
        self.packages.mkdir(exist_ok=True)
        self._pip(*requirements, *map(str, extra))
        self._pip("--no-deps", str(wheel))
        self._leave_out()
        self._link_libraries()
        self._modes()
        self._starter()
        self._licences()
        self._run([str(self._python), "-I", "-m", "compileall", "-q", str(self.python_folder / "lib")])
        self._run([str(self._python), "-I", "-c", f"import {_NATIVE}"])

    def _pip(self, *arguments: str) -> None:
        """Install by this environment's pip: the Python of the folder has none of its own."""
        pip = [sys.executable, "-m", "pip", "--python", str(self._python), "install", "--no-compile"]
        pins = ["-c", str(self._root / "packaging" / "constraints.txt")]
        quiet = ["--no-input", "--progress-bar", "off", "--no-warn-script-location"]
        self._run([*pip, *arguments, *pins, *quiet])

    def _run(self, command: Sequence[str]) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def _leave_out(self) -> None:
        names = (self._root / "voiceapp" / "core" / "language_names.py").read_text(encoding="utf-8")
        heard = re.findall(r"\b([a-z]{2,3}):[A-Z]", names)
        spoken = leave_out.spoken(self.packages / "espeakng_loader" / "espeak-ng-data")
        leave_out.leave_out(self.packages, {*heard, *spoken})
        for file in (self.python_folder / "bin").iterdir():
            if not file.name.startswith("python3"):
                file.unlink()

    def _link_libraries(self) -> None:
        """Each library that lacks one of those that were brought is told where they are. Folders of the machine
        that it was built on, which some name, are forgotten."""
        libraries = self.python_folder / "lib" / "libraries"
        brought = {file.name for file in libraries.iterdir()}
        for file in [self._python, *self.python_folder.rglob("*.so*")]:
            if leave_out.is_elf(file):
                places = _patchelf("--print-rpath", file).replace(":", " ").split()
                wanted = [place for place in places if place.startswith("$ORIGIN")]
                if brought & set(_patchelf("--print-needed", file).split()):
                    wanted.append(f"$ORIGIN/{os.path.relpath(libraries, file.parent)}")
                if wanted != places:
                    change = ["--set-rpath", ":".join(wanted)] if wanted else ["--remove-rpath"]
                    self._run(["patchelf", *change, str(file)])

    def _modes(self) -> None:
        """Everybody may read all of it, whoever made it; what is no program does not look like one."""
        for file in self.python_folder.rglob("*"):
            if not file.is_symlink():
                file.chmod(0o755 if file.is_dir() or file.parent.name == "bin" else 0o644)

    def _starter(self) -> None:
        starter = self.target / "bin" / "voiceapp"
        starter.parent.mkdir()
        starter.write_text(STARTER, encoding="utf-8")
        starter.chmod(0o755)
        linux = self._root / "packaging" / "linux"
        menu = starter.with_name("voiceapp-menu")
        shutil.copyfile(linux / "menu.sh", menu)
        menu.chmod(0o755)
        share = self.target / "share"
        for source, place in (
            (linux / "voiceapp.desktop", share / "applications"),
            (linux / "voiceapp.metainfo.xml", share / "metainfo"),
        ):
            place.mkdir(parents=True)
            shutil.copy2(source, place)
        for icon in (self._root / "assets" / "icons").iterdir():
            size = icon.stem.partition("-")[2]
            place = share / "icons" / "hicolor" / (f"{size}x{size}" if size else "scalable") / "apps"
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy2(icon, place / f"voiceapp{icon.suffix}")

    def _licences(self) -> None:
        """The licence texts of everything that is in the folder, beside each other."""
        folder = self.target / "LICENSES"
        folder.mkdir()
        for name in ("LICENSE", "LICENSES.md"):
            shutil.copy2(self._root / name, folder)
        for info in sorted(self.packages.glob("*.dist-info")):
            texts = [
                file
                for file in info.rglob("*")
                if file.is_file() and re.match(r"(?i)(licen[cs]e|copying|notice|authors)", file.name)
            ]
            for file in texts:
                place = folder / info.name.removesuffix(".dist-info")
                place.mkdir(exist_ok=True)
                shutil.copy2(file, place / file.name)
        for name in (*own_python.PACKAGES, *own_python.LIBRARIES):
            for file in (self._work / "debian" / name).rglob("copyright"):
                place = folder / f"debian-{name}"
                place.mkdir(exist_ok=True)
                shutil.copy2(file, place)


def _patchelf(question: str, file: Path) -> str:
    return subprocess.run(["patchelf", question, str(file)], capture_output=True, text=True, check=False).stdout


def archive(folder: Path, out: Path) -> Path:
    """A .tar.gz of the folder under its own name, owned by root."""

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        return info

    with tarfile.open(out, "w:gz", compresslevel=6) as tar:
        tar.add(folder, folder.name, filter=plain)
    return out
