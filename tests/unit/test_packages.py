"""What is in the wheel, and that an installed program finds it there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from voiceapp.core.guide import pictures

ROOT = Path(__file__).resolve().parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made in a copy of the checkout so that no build lies about in it."""
    copy, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("dist")
    for name in ("voiceapp", "assets", "packaging", "docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "LICENSES.md"):
        shutil.copy2(ROOT / name, copy)
    build = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(out)], cwd=copy, check=True, capture_output=True)
    [made] = out.glob("*.whl")
    return made


def shipped() -> Iterator[str]:
    for file in (ROOT / "assets").rglob("*"):
        name = file.relative_to(ROOT / "assets").as_posix()
        if file.is_file() and not name.startswith("screenshots/"):
            yield name


def guide_pictures() -> set[str]:
    """The screenshots that the guide shows, light and dark."""
    shown = [
        Path(target).name for file in (ROOT / "docs").glob("*.md") for target in pictures(file.read_text("utf-8"))
    ]
    return {name.replace("-light.", f"-{colours}.") for name in shown for colours in ("light", "dark")}


def test_the_guide_and_its_pictures_come_along_and_no_other_pictures(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        sizes = {one.filename: one.file_size for one in archive.infolist()}
    assert {f"voiceapp/{file.relative_to(ROOT)}" for file in (ROOT / "docs").rglob("*.md")} <= names
    carried = {name for name in names if "screenshots" in name}
    assert carried == {f"voiceapp/assets/screenshots/{name}" for name in guide_pictures()}
    assert sum(sizes[name] for name in carried) < 4_000_000


def test_the_source_archive_has_the_pictures_that_the_wheel_is_made_of() -> None:
    lines = (ROOT / "MANIFEST.in").read_text(encoding="utf-8").splitlines()
    told = {Path(name).name for line in lines if line.startswith("include assets/") for name in line.split()[1:]}
    assert told == guide_pictures()
    assert lines.index("prune assets/screenshots") < min(
        number for number, line in enumerate(lines) if line.startswith("include assets/")
    )


def test_an_installed_program_reads_the_guide_in_the_package(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    (tmp_path / "installed" / "docs").mkdir()  # what some other library left beside the package
    ask = (
        "from voiceapp.core.guide import pictures, read_guide; from voiceapp.core.paths import guide\n"
        "print(all((guide() / one).is_file() for it in read_guide(guide()) for one in pictures(it.text)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "True"


def test_the_wheel_carries_assets_tokens_and_the_packs_pins(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"voiceapp/assets/{name}" for name in shipped()} <= names
    assert "voiceapp/gui/tokens.json" in names
    data = f"voiceapp-{VERSION}.data/data/share/voiceapp/packs"
    pins = {
        file.relative_to(ROOT / "packaging" / "packs") for file in (ROOT / "packaging" / "packs").rglob("*.txt")
    }
    assert {f"{data}/{name.as_posix()}" for name in pins} <= names
    assert not [name for name in names if name.startswith(("tests/", "assets/", "docs/"))]


def test_an_installed_program_reads_the_assets_in_the_package(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    ask = "from voiceapp.core.paths import asset; print(asset('samples', 'question.wav').read_bytes()[:4])"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "b'RIFF'"


def test_the_desktop_entry_starts_the_program_under_its_own_icon() -> None:
    entry = (ROOT / "packaging" / "linux" / "voiceapp.desktop").read_text(encoding="utf-8").splitlines()
    keys = dict(line.split("=", 1) for line in entry if "=" in line)
    assert keys["Exec"] == "voiceapp"
    assert (ROOT / "assets" / "icons" / f"{keys['Icon']}.svg").is_file()
    assert keys["StartupWMClass"] == "voiceapp"  # what the window calls itself (gui/run.py)
