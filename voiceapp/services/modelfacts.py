"""Words about models: sizes, licences, memory."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from fnmatch import fnmatchcase

from voiceapp.core.records import Fit
from voiceapp.engines.specs import EngineSpec, ModelSpec

_FREE = "Free, business too"
NOT_BUSINESS = "Not for business"
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
_NC_STARTS = ("cc-by-nc", "cpml", "coqui-public-model")
_NC_WORDS = ("non-commercial", "noncommercial", "research-only")
_OVERHEAD = 1.2
"""Memory of a loaded model over the size of its files: buffers and caches come on top of the weights."""

_TORCH = 700_000_000
"""Memory of a process that loaded PyTorch and Transformers, beside any weights: measured here, 0.65 to 0.8 GB."""

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


def fit(
    size: int | None, allowed: int, need: int | None = None, real_time_factor: float | None = None
) -> tuple[Fit, str]:
    """Whether a model of that size may be loaded, and the words for it.

    ``need`` is its memory where that is known better than from the size; slower than speech is ``slow``.
    """
    need = need or memory_need(size)
    if need is None:
        return "unknown", "Unknown"
    if need > allowed:
        return "too-large", f"Needs {size_text(need)}, {size_text(allowed)} allowed"
    if real_time_factor is not None and real_time_factor > 1:
        return "slow", f"Fits, {size_text(need)}, but slow: {real_time_factor:.1f} s for 1 s of sound"
    return "fits", f"Fits, {size_text(need)}"


# Bits per weight of llama.cpp's formats: tools/quantize/README.md of llama.cpp, measured on Llama 3.1 8B.
_GGUF_BITS = {"q4_k_m": 4.8944, "q5_k_m": 5.7036, "q6_k": 6.5633, "q8_0": 8.5008, "f16": 16.0005}


def bytes_per_parameter(spec: EngineSpec, model: ModelSpec, device: str) -> float:
    """Bytes that a weight takes in memory: by the GGUF format, else by the precision that the engine chooses."""
    if (gguf := _gguf_bytes(model)) is not None:
        return gguf
    if "ctranslate2" in spec.requires:
        return 2.0 if device == "cuda" else 1.0  # float16; int8
    return 2.0 if device == "cuda" else 4.0  # float16; float32


def _gguf_bytes(model: ModelSpec) -> float | None:
    for name, bits in _GGUF_BITS.items():
        if any(fnmatchcase(f"model-{name}.gguf", pattern.lower()) for pattern in model.files):
            return bits / 8
    return None


def expected_download(spec: EngineSpec, model: ModelSpec) -> int | None:
    """Bytes that a model's files are expected to have, by its number of weights; None where it is not known.

    It is where the format says how a weight is stored: GGUF's do, and conversions for CTranslate2 are float16 (the
    cards of Systran/faster-whisper-*: "the model weights are saved in FP16").
    """
    stored = 2.0 if "ctranslate2" in spec.requires else _gguf_bytes(model)
    return None if model.parameters is None or stored is None else round(model.parameters * stored)


def expected_memory(spec: EngineSpec, model: ModelSpec, device: str) -> int | None:
    """Bytes of memory that a model is expected to take: weights, and what comes on top. None where unknown."""
    if model.parameters is None:
        return memory_need(model.size_bytes)
    libraries = _TORCH if spec.pack else 0
    return round(model.parameters * bytes_per_parameter(spec, model, device) * _OVERHEAD) + libraries


def licence_plain(licence: str | None) -> str | None:
    """What a licence lets a user do, in plain words; None without a licence, "Unknown" for one not known here."""
    if not licence:
        return None
    plain = {_one_plain(part) for part in licence.split(", ")}  # a model of several parts: the strictest counts
    return next(words for words in (NOT_BUSINESS, "Unknown", _FREE) if words in plain)


def strictest(licences: Iterable[str]) -> str:
    """Of the licences of several things those that allow the least, as one text; "" where none has one."""
    by_words: dict[str | None, list[str]] = {}
    for licence in dict.fromkeys(licences):
        by_words.setdefault(licence_plain(licence), []).append(licence)
    return next((", ".join(by_words[words]) for words in (NOT_BUSINESS, "Unknown", _FREE) if words in by_words), "")


def _one_plain(licence: str) -> str:
    known = licence.strip().lower().replace("_", "-").replace(" ", "-")
    if known.startswith(_NC_STARTS) or any(word in known for word in _NC_WORDS):
        return NOT_BUSINESS
    return _FREE if known.startswith(_FREE_STARTS) else "Unknown"


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
