"""Finds and installs the Debian packages that the program needs. Standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

Groups = dict[str, list[str]]


def read_groups(path: Path) -> Groups:
    """The package names of each ``[group]`` in the file; ``#`` begins a comment."""
    groups: Groups = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.split("#", 1)[0].strip()
        if text.startswith("["):
            current = groups.setdefault(text.strip("[]"), [])
        elif text:
            current.append(text)
    return groups


def installed(listing: str | None = None) -> set[str] | None:
    """The names of installed packages and of what they provide (t64 renames); None where there is no dpkg.

    ``listing`` stands in for dpkg-query's answer: status, package and provides, separated by tabs.
    """
    if listing is None:
        if not shutil.which("dpkg-query"):
            return None
        query = ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}\t${Package}\t${Provides}\n"]
        listing = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    names: set[str] = set()
    for line in listing.splitlines():
        status, _, rest = line.partition("\t")
        package, _, provides = rest.partition("\t")
        if status.strip() != "ii":
            continue
        names.add(package)
        names.update(name.split("(")[0].strip() for name in provides.split(",") if name.strip())
    return names


def install_command(packages: list[str]) -> str:
    """The one command that a person can run to install the packages."""
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def _root() -> list[str] | None:
    """What to put before a command to run it as root; None where that is not possible without asking."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
        return ["sudo", "-n"]
    if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
        if input("Install them now with sudo? [Y/n] ").strip().lower() in ("", "y", "yes"):
            return ["sudo"]
    return None


def _apt(packages: list[str], log: Path) -> bool:
    root = _root()
    if root is None or not shutil.which("apt-get"):
        return False
    # sudo clears the environment, so the variable is set inside it.
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    print(f"Installing Debian packages: {' '.join(packages)}", flush=True)
    with log.open("ab") as output:
        # A failing update (one dead source) need not stop an install that the old lists can do.
        subprocess.run([*apt, "update"], stdout=output, stderr=output, stdin=_stdin(root), check=False)
        done = subprocess.run(
            [*apt, "install", "-y", "--no-install-recommends", *packages],
            stdout=output,
            stderr=output,
            stdin=_stdin(root),
            check=False,
        )
    return done.returncode == 0


def _stdin(root: list[str]) -> int | None:
    return None if root == ["sudo"] else subprocess.DEVNULL


def ensure(packages: list[str], log: Path, *, try_install: bool) -> list[str]:
    """Install what is missing (where allowed) and return what is missing still, having said what to do."""
    have = installed()
    if have is None:
        if try_install:
            print("This is no Debian. The program needs the counterparts of: " + " ".join(packages), flush=True)
        return []
    missing = [name for name in packages if name not in have]
    if missing and try_install and _apt(missing, log):
        have = installed() or set()
        missing = [name for name in missing if name not in have]
    if missing:
        print("Some Debian packages are missing. To install them, run:", flush=True)
        print("  " + install_command(missing), flush=True)
    return missing
