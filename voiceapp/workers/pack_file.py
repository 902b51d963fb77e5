"""What a pack's pinned file says: requirements, and comments ``# key: value`` about the whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.graphics import card_found

_DEBIAN = {"nvcc": "nvidia-cuda-toolkit", "c++": "g++"}
"""The Debian package of a tool whose own name is another."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack as its file describes it.

    ``needs_bytes``: the disk that it takes; ``imports``: what must import for it to be good; ``environment``: the
    variables that pip builds with (``# env: NAME=VALUE``); ``tools``: programs that building needs; ``card``: it is
    of use only with a graphics card; ``packages``: the requirements, each pinned.
    """

    name: str
    text: str
    title: str
    about: str
    needs_bytes: int
    imports: str
    environment: Mapping[str, str]
    tools: tuple[str, ...]
    card: bool
    packages: tuple[str, ...]


def read(path: Path) -> PackFile:
    """Read the file ``path``. Raises OSError."""
    text = path.read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    told: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("# "):
            key, _, value = line.removeprefix("# ").partition(":")
            told.setdefault(key, []).append(value.strip())

    def first(key: str) -> str:
        return told.get(key, [""])[0]

    return PackFile(
        name=path.stem,
        text=text,
        title=first("title") or path.stem,
        about=first("about"),
        needs_bytes=int(first("needs") or 0),
        imports=first("imports"),
        environment={name: value for name, _, value in (line.partition("=") for line in told.get("env", []))},
        tools=tuple(first("tools").replace(",", " ").split()),
        card=first("card") == "yes",
        packages=tuple(line for line in lines if line and not line.startswith(("#", "-"))),
    )


def lacking(
    pack: PackFile,
    which: Callable[[str], str | None] = shutil.which,
    card: Callable[[], bool] = card_found,
) -> list[VoiceAppError]:
    """What this machine lacks for a pack, disk aside: ``no-gpu`` and ``pack-needs``."""
    found: list[VoiceAppError] = []
    if pack.card and not card():
        found.append(
            VoiceAppError(
                "no-gpu",
                f"The pack {pack.name} is for an NVIDIA graphics card, and this computer shows none.",
                "Install the card's driver, or go on without: the same engines run on the processor.",
            )
        )
    missing = [tool for tool in pack.tools if which(tool) is None]
    if missing:
        packages = " ".join(_DEBIAN.get(tool, tool) for tool in missing)
        found.append(
            VoiceAppError(
                "pack-needs",
                f"Part of the pack {pack.name} is built on this computer, and {' and '.join(missing)} "
                f"{'is' if len(missing) == 1 else 'are'} missing.",
                f"Install what is missing: sudo apt install {packages}.",
            )
        )
    return found
