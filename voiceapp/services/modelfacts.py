"""Words about models: sizes, licences, memory."""

from __future__ import annotations

import importlib.util

from voiceapp.core.records import Fit

_FREE = "Free, business too"
_NOT_BUSINESS = "Not for business"
_FREE_STARTS = (
    "apache",
    "mit",
    "bsd",
    "isc",
    "unlicense",
    "cc0",
    "gpl",
    "lgpl",
    "agpl",
    "mpl",
    "cc-by-4",
    "cc-by-3",
)
_OVERHEAD = 1.2
"""Memory of a loaded model over the size of its files: buffers and caches come on top of the weights."""

# espeakng-loader 0.2.4 states no licence in its metadata; that of the library in it is told in LICENSES.md.
_UNSTATED = {"espeakng-loader": "GPL-3.0"}


def size_text(size: int | None) -> str:
    """Bytes as users read them: 480 MB, 1.1 GB, 14 GB; Unknown where nobody told."""
    if size is None:
        return "Unknown"
    if size >= 9_950_000_000:
        return f"{size / 1e9:.0f} GB"
    if size >= 999_500_000:
        return f"{size / 1e9:.1f} GB"
    return f"{size / 1e6:.0f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def memory_need(size: int | None) -> int | None:
    """Bytes of memory that a model takes once loaded, estimated from the size of its files."""
    return None if size is None else round(size * _OVERHEAD)


def fit(size: int | None, allowed: int) -> tuple[Fit, str]:
    """Whether a model of that size may be loaded, and the words for it."""
    need = memory_need(size)
    if need is None:
        return "unknown", "Unknown"
    if need > allowed:
        return "too-large", f"Needs {size_text(need)}, {size_text(allowed)} allowed"
    return "fits", f"Fits, {size_text(need)}"


def licence_plain(licence: str | None) -> str | None:
    """What a licence lets a user do, in plain words; None without a licence, "Unknown" for one not known here."""
    if not licence:
        return None
    known = licence.strip().lower().replace("_", "-").replace(" ", "-")
    if (
        known.startswith(("cc-by-nc", "coqui-public-model", "cpml"))
        or "non-commercial" in known
        or "noncommercial" in known
    ):
        return _NOT_BUSINESS
    if known.startswith(_FREE_STARTS):
        return _FREE
    return "Unknown"


def package_licence(package: str) -> str | None:
    """The licence that an installed distribution states in its own metadata; None where it states none."""
    import importlib.metadata  # with the mail parser 2 MB, that only the Models page needs

    try:
        facts = importlib.metadata.metadata(package)
    except importlib.metadata.PackageNotFoundError:
        return None
    for stated in [*(facts.get_all("License-Expression") or []), *(facts.get_all("License") or [])]:
        if stated.strip() and "\n" not in stated.strip():  # some put the licence's whole text there
            return str(stated).strip()
    for classifier in facts.get_all("Classifier") or []:
        if classifier.startswith("License ::"):
            return str(classifier.rsplit("::", 1)[-1]).strip().removesuffix(" License")
    return _UNSTATED.get(package)


def importable(name: str) -> bool:
    """Whether a library is installed, without importing it."""
    return importlib.util.find_spec(name) is not None
