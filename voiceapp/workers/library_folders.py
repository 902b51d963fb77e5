"""Where libraries keep what they would else leave in the user's home: fonts' lists, compiled code, pip's wheels."""

from __future__ import annotations

from voiceapp.core.paths import Paths

_OWN = {
    "XDG_CACHE_HOME": "",  # what most of them go by on Linux
    "MPLCONFIGDIR": "matplotlib",
    "HF_HOME": "huggingface",
    "TORCH_HOME": "torch",
    "TRITON_HOME": "triton",
    "CUDA_CACHE_PATH": "cuda",
    "TTS_HOME": "tts",
}
"""Not numba's: it keeps compiled code beside the library, for all, and goes by the first where it may not."""


def library_folders() -> dict[str, str]:
    """The variables by which a process's libraries use the program's own cache folder."""
    folder = Paths.default().cache / "libraries"
    return {name: str(folder / own) for name, own in _OWN.items()}
