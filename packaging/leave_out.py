"""Takes out of the installers' folder what nobody needs there. Standard library only; ``strip`` is of binutils."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

QT_MODULES = ("Core", "DBus", "Gui", "Network", "Svg", "Widgets")
"""The parts of Qt that the window uses; their plugins and libraries are kept, all else is left out."""

_QT_LIBRARIES = (*QT_MODULES, "WaylandClient", "WlShellIntegration", "XcbQpa", "OpenGL")
_QT_PLUGINS = (
    "iconengines",
    "imageformats",
    "platforminputcontexts",
    "platforms",
    "platformthemes",
    "wayland-decoration-client",
    "wayland-graphics-integration-client",
    "wayland-shell-integration",
    "xcbglintegrations",
)
_PLATFORMS = ("libqxcb.so", "libqwayland.so", "libqoffscreen.so")
_QT_UNUSED = ("imageformats/libqpdf.so", "platforminputcontexts/libqtvirtualkeyboardplugin.so")

_UNUSED = (
    "bin",  # llama-cpp-python's wheel has its files twice
    "include",
    "lib",
    "hf_xet",  # files are fetched by our own code
    "hf_xet-*.dist-info",
    "ctranslate2/converters",  # models come converted
    "onnxruntime/quantization",
    "onnxruntime/tools",
    "onnxruntime/transformers",
    "scipy/special/_precompute",
)
_TESTS = ("tests", "test", "benchmarks")
_SOURCES = (".a", ".c", ".cc", ".cmake", ".cpp", ".cu", ".h", ".hpp", ".pxd", ".pxi", ".pyi", ".pyx")
_FONT = "materialdesignicons6"


def leave_out(packages: Path, languages: Iterable[str]) -> None:
    """Take it out of the folder with the libraries; the locale data of ``languages`` (codes) stay."""
    _qt(packages / "PySide6")
    for pattern in _UNUSED:
        for part in packages.glob(pattern):
            shutil.rmtree(part)
    for file in (packages / "qtawesome" / "fonts").iterdir():
        if not file.name.startswith(_FONT):
            file.unlink()
    _locales(packages / "babel" / "locale-data", {"root", "nb", *languages})
    for folder, inner, files in os.walk(packages):
        for name in [name for name in inner if name in _TESTS]:
            shutil.rmtree(Path(folder, name))
            inner.remove(name)
        for name in files:
            if Path(name).suffix in _SOURCES:
                Path(folder, name).unlink()
    _doubles(packages)
    _debugging(packages)


def spoken(espeak: Path) -> set[str]:
    """The codes of the languages that espeak-ng's data folder speaks."""
    told = (file.read_text(encoding="utf-8") for file in (espeak / "lang").rglob("*") if file.is_file())
    return {code for text in told for code in re.findall(r"^language\s+([a-z]+)", text, re.MULTILINE)}


def _qt(folder: Path) -> None:
    keep = {f"Qt{name}.abi3.so" for name in QT_MODULES}
    for file in folder.iterdir():
        if file.is_dir():
            if file.name not in ("Qt", "support"):
                shutil.rmtree(file)
        elif file.name not in keep and file.suffix != ".py" and not file.name.startswith("libpyside6."):
            file.unlink()
    qt = folder / "Qt"
    for part in qt.iterdir():
        if part.name not in ("lib", "plugins", "translations"):
            shutil.rmtree(part) if part.is_dir() else part.unlink()
    wanted = tuple(f"libQt6{name}.so" for name in _QT_LIBRARIES)
    for file in (qt / "lib").glob("libQt6*"):
        if not file.name.startswith(wanted):
            file.unlink()
    for plugin in (qt / "plugins").iterdir():
        if plugin.name not in _QT_PLUGINS:
            shutil.rmtree(plugin)
    for file in (qt / "plugins" / "platforms").iterdir():
        if file.name not in _PLATFORMS:
            file.unlink()
    for name in _QT_UNUSED:
        (qt / "plugins" / name).unlink(missing_ok=True)
    for file in (qt / "translations").iterdir():
        if not file.name.startswith("qtbase_"):
            file.unlink()


def _locales(folder: Path, languages: set[str]) -> None:
    for file in folder.glob("*.dat"):
        if file.stem.partition("_")[0] not in languages:
            file.unlink()


def _doubles(packages: Path) -> None:
    """Wheels have no links: a library lies there under each of its names. One is kept, the others link to it."""
    for folder in {file.parent for file in packages.rglob("*.so.*")}:
        known: list[Path] = []
        for file in sorted(folder.glob("*.so*"), key=lambda file: -len(file.name)):
            same = next((one for one in known if filecmp.cmp(one, file, shallow=False)), None)
            if same is None:
                known.append(file)
            else:
                file.unlink()
                file.symlink_to(same.name)


def _debugging(packages: Path) -> None:
    """Debuggers' tables: of ctranslate2 alone they are 66 MB. What auditwheel made larger (NAME.libs) does not load
    once it was stripped."""
    for file in packages.rglob("*.so*"):
        if is_elf(file) and not file.parent.name.endswith(".libs"):
            subprocess.run(["strip", "--strip-debug", "--preserve-dates", str(file)], check=True)


def is_elf(file: Path) -> bool:
    """Whether it is a program or a library of Linux, no link to one."""
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"
