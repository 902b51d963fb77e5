"""A Python for installers: Debian's own, taken out of its packages, so that it runs from any folder.

The program and the engine packs that it installs must find the same Python wherever the program lies, whichever
Python the system has or will have. Standard library only.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

VERSION = "3.11"
PACKAGES = (
    "python3.11-minimal",
    "libpython3.11-minimal",
    "libpython3.11-stdlib",
    "python3.11-venv",
    "python3-pip-whl",
    "python3-setuptools-whl",
)
LIBRARIES = {
    "libssl3": "lib*.so.3",
    "libffi8": "libffi.so.8*",
    "libsqlite3-0": "libsqlite3.so.0*",
    "libexpat1": "libexpat.so.1*",
    "libuuid1": "libuuid.so.1*",
    "libportaudio2": "libportaudio.so.2*",
    "libjack-jackd2-0": "libjack.so.0*",
    "libgomp1": "libgomp.so.1*",
    "libxcb-cursor0": "libxcb-cursor.so.0*",
    "libxcb-icccm4": "libxcb-icccm.so.4*",
    "libxcb-image0": "libxcb-image.so.0*",
    "libxcb-keysyms1": "libxcb-keysyms.so.1*",
    "libxcb-render-util0": "libxcb-render-util.so.0*",
    "libxcb-util1": "libxcb-util.so.1*",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0*",
    "libxcb-xkb1": "libxcb-xkb.so.1*",
}
"""Small libraries that a desktop may lack, and their files. Those of sound cards, graphics and fonts are the
system's: they go with its drivers and settings."""

_LEFT_OUT = ("lib2to3", "pydoc_data", "idlelib", "tkinter", "turtledemo", "test", "__pycache__")


class Apt:
    """Gets Debian packages and takes files out of them; ``folder`` keeps what was got."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def unpacked(self, name: str) -> Path:
        """The folder with the files of a package."""
        target = self._folder / name
        if not target.is_dir():
            command = ["apt-get", "-q", "download", name]
            subprocess.run(command, cwd=self._folder, check=True, capture_output=True)
            [archive] = self._folder.glob(f"{name}_*.deb")
            subprocess.run(["dpkg-deb", "-x", str(archive), str(target)], check=True)
        return target


def make(target: Path, apt: Apt) -> Path:
    """Make the Python in the folder ``target``; its interpreter."""
    for name in PACKAGES:
        root = apt.unpacked(name)
        for part in ("bin", "lib"):
            if (root / "usr" / part).is_dir():
                shutil.copytree(root / "usr" / part, target / part, symlinks=True, dirs_exist_ok=True)
    wheels = target / "lib" / f"python{VERSION}" / "ensurepip" / "_bundled"
    wheels.mkdir(exist_ok=True)
    for name in ("python3-pip-whl", "python3-setuptools-whl"):
        for wheel in (apt.unpacked(name) / "usr" / "share" / "python-wheels").glob("*.whl"):
            shutil.copy2(wheel, wheels)
    standard = target / "lib" / f"python{VERSION}"
    for name in _LEFT_OUT:
        for folder in [standard / name, *standard.rglob(name)]:
            shutil.rmtree(folder, ignore_errors=True)
    for unneeded in ("binfmt.d", "python3", "valgrind"):
        shutil.rmtree(target / "lib" / unneeded, ignore_errors=True)
    for extra in (target / "bin").iterdir():
        if extra.name != f"python{VERSION}":
            extra.unlink()
    (target / "bin" / "python3").symlink_to(f"python{VERSION}")
    _stay_at_home(standard)
    python = target / "bin" / f"python{VERSION}"
    _bring_libraries(target, apt)
    return python


def _stay_at_home(standard: Path) -> None:
    """Debian's changes are undone that keep pip from installing beside the standard library.

    Where packages are looked for (``site``) is frozen into the interpreter, and relative to where that lies.
    """
    _replace(standard / "sysconfig.py", ("base}/local", "base}"))
    (standard / "EXTERNALLY-MANAGED").unlink(missing_ok=True)
    _replace(
        standard / "ensurepip" / "__init__.py",
        (
            "_WHEEL_PKG_DIR = sysconfig.get_config_var('WHEEL_PKG_DIR')",
            "_WHEEL_PKG_DIR = os.path.join(os.path.dirname(__file__), '_bundled')",
        ),
    )
    customize = standard / "sitecustomize.py"
    customize.unlink(missing_ok=True)  # a link to Debian's handler of crashes


def _replace(file: Path, *changes: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        if old not in text:
            raise SystemExit(f"{file.name} is not as it was in Debian 12: there is no {old!r} in it.")
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def _bring_libraries(target: Path, apt: Apt) -> None:
    folder = target / "lib" / "libraries"
    folder.mkdir()
    for name, pattern in LIBRARIES.items():
        found = [file for file in apt.unpacked(name).rglob(pattern) if file.parent.name.endswith("-gnu")]
        if not found:
            raise SystemExit(f"Debian's package {name} has no {pattern}.")
        for file in found:
            shutil.copy2(file, folder / file.name, follow_symlinks=False)
