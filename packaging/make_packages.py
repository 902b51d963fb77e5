"""``make packages``: wheel, source archive, a Linux folder (.tar.gz) and a Debian package, into ``dist/``.

To be run with the Python of ``.venv`` on the oldest Debian that is to run it (now 12): what is in the folder needs
that one's C library, or a newer one.
"""

from __future__ import annotations

import gzip
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import bundle
import own_python
import setup_env

ROOT = setup_env.ROOT


def main() -> int:
    """Make all packages; 0 when they are there."""
    project = setup_env.Project()
    dist, work = ROOT / "dist", ROOT / "build" / "packages"
    for folder in (dist, work):
        folder.mkdir(parents=True, exist_ok=True)
    version = project.table["project"]["version"]
    name = f"voiceapp-{version}"
    wheel = _wheel_and_source(dist, name)
    target = work / f"{name}-linux-{platform.machine()}"
    llama = setup_env.find_wheel(project)
    if llama is None:
        print("There is no wheel of llama-cpp-python: make llama builds one.", file=sys.stderr)
        return 1
    print("Making the folder with its own Python", flush=True)
    made = bundle.Bundle(ROOT, target, work)
    made.make(wheel, project.requirements(), [llama])
    print("Packing it", flush=True)
    bundle.archive(target, dist / f"{target.name}.tar.gz")
    _debian(target, dist, version)
    for file in sorted(dist.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file.name}")
    return 0


def _wheel_and_source(dist: Path, name: str) -> Path:
    """The wheel, made from the source archive so that the one proves the other complete."""
    for old in dist.glob("voiceapp*"):
        old.unlink()
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(ROOT)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return next(dist.glob(f"{name}-*.whl"))


def _debian(folder: Path, dist: Path, version: str) -> Path:
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    with tempfile.TemporaryDirectory(dir=folder.parent) as staging:
        root = Path(staging) / "root"
        home = root / "opt" / "voiceapp"
        shutil.copytree(folder, home, symlinks=True, copy_function=_linked)
        shutil.move(home / "share", root / "usr" / "share")
        (home / "bin" / "voiceapp-menu").unlink()
        (root / "usr" / "bin").mkdir()
        (root / "usr" / "bin" / "voiceapp").symlink_to("/opt/voiceapp/bin/voiceapp")
        document = root / "usr" / "share" / "doc" / "voiceapp"
        document.mkdir(parents=True)
        shutil.copy2(ROOT / "packaging" / "linux" / "copyright", document)
        _gzip(ROOT / "CHANGELOG.md", document / "changelog.gz")
        manual = root / "usr" / "share" / "man" / "man1"
        manual.mkdir(parents=True)
        _gzip(ROOT / "packaging" / "linux" / "voiceapp.1", manual / "voiceapp.1.gz")
        size = sum(file.lstat().st_size for file in root.rglob("*")) // 1024
        control = (ROOT / "packaging" / "linux" / "control").read_text(encoding="utf-8")
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(
            control.format(version=version, architecture=machine, size=size), encoding="utf-8"
        )
        root.chmod(0o755)
        out = dist / f"voiceapp_{version}_{machine}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", str(root), str(out)], check=True
        )
    return out


def _gzip(source: Path, target: Path) -> None:
    target.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))
    target.chmod(0o644)


def _linked(source: str, target: str) -> str:
    """Files are not copied but linked: the folder has hundreds of megabytes."""
    Path(target).hardlink_to(source)
    return target


if __name__ == "__main__":
    if f"{sys.version_info[0]}.{sys.version_info[1]}" != own_python.VERSION:
        sys.exit(f"The packages are made with Python {own_python.VERSION}, which they carry.")
    sys.exit(main())
