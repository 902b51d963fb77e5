"""Fonts of this computer for a PDF: one that reads well, and others for the characters that it has not."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_TEXT = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("segoeui.ttf", "segoeuib.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
)
"""Regular and bold, the widest coverage first."""

_ENDINGS = (".ttf", ".otf", ".ttc")
_RESTRICTED = 0x0002
"""OpenType's OS/2 fsType: it must not be embedded."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Files of fonts (``regular`` None: there are none); ``missing`` are the characters that none of them has."""

    regular: Path | None
    bold: Path | None
    others: tuple[Path, ...]
    missing: frozenset[str]


def folders() -> Sequence[Path]:
    """Where this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts", local
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts"


def choose(text: str, places: Sequence[Path]) -> Fonts:
    """Fonts for a text. Other fonts than the usual ones are opened only where those lack characters."""
    files = {file.name: file for folder in places for file in _files(folder)}
    pair = next(((files[one], files[two]) for one, two in _TEXT if one in files and two in files), None)
    if pair is None:
        return Fonts(None, None, (), frozenset(letter for letter in set(text) if not _in_latin1(letter)))
    left = {letter for letter in set(text) if _seen(letter)} - _letters(pair[0])
    others: list[Path] = []
    rest = {file: found for file in files.values() if left and (found := left & _letters(file))}
    while left and rest:
        best = max(rest, key=lambda file: (len(rest[file] & left), file.name))
        if not rest.pop(best) & left:
            break
        left -= _letters(best)
        others.append(best)
    return Fonts(*pair, tuple(others), frozenset(left))


def shown(text: str, fonts: Fonts) -> str:
    """The text with a replacement character for each that no font has; what is not seen anyway is left out."""
    if fonts.regular is None:
        return "".join(letter if _in_latin1(letter) else "?" for letter in text if _seen(letter) or letter == " ")
    return "".join("\ufffd" if letter in fonts.missing else letter for letter in text)


def _seen(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cf", "Zs") and not "\ufe00" <= letter <= "\ufe0f"


def _in_latin1(letter: str) -> bool:
    return ord(letter) < 0x100


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in sorted(names) if name.lower().endswith(_ENDINGS))


def _letters(file: Path) -> set[str]:
    """The characters of a font that may be embedded; none where it cannot be read or is of pictures."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, fontNumber=0, lazy=True) as font:
            if not {"glyf", "CFF "} & set(font.keys()) or "OS/2" not in font or "fvar" in font:
                return set()
            if font["OS/2"].fsType & _RESTRICTED:
                return set()
            return {chr(code) for code in font.getBestCmap() or ()}
    except (TTLibError, OSError, AssertionError, KeyError, ValueError):
        return set()
