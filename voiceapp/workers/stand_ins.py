"""What PyTorch's libraries need so that they load here, in one place: called before any engine is imported.

Nothing is imported now: a finder at the front of the import path waits until a library asks for the module.

- torchaudio's wheel on PyPI is a CUDA build. Beside a PyTorch for the processor its native library does not
  load, and ``import torchaudio`` fails with it. All that is used here is its Python part.
- audiolm-pytorch imports fairseq and wandb, which only its training needs.
- CTranslate2 looks for NVIDIA's libraries where pip does not put them: they are loaded just before it is.
- coqui-tts asks an installed espeak-ng for its version as soon as it is imported. An engine starts no programs, and
  XTTS needs no phonemes.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any, NoReturn

from voiceapp.workers import cuda_libraries

_TORCHAUDIO = "torchaudio._extension"
_CTRANSLATE2 = "ctranslate2"
_ABSENT = ("fairseq", "wandb")
_ESPEAK = "TTS.tts.utils.text.phonemizers.espeak_wrapper"


class _Loader(importlib.abc.Loader):
    def __init__(self, fill: Callable[[ModuleType], None]) -> None:
        self._fill = fill

    def exec_module(self, module: ModuleType) -> None:
        self._fill(module)


class StandIns(importlib.abc.MetaPathFinder):
    """Answers for the modules above where the real ones cannot be had."""

    def __init__(self) -> None:
        self._looking = False

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """A stand-in's spec, None for every other module."""
        if name == _CTRANSLATE2:
            cuda_libraries.load()
        if name == _TORCHAUDIO and not _cuda_build():
            return importlib.machinery.ModuleSpec(name, _Loader(_torchaudio_extension))
        if name == _ESPEAK:
            return importlib.machinery.ModuleSpec(name, _Loader(_espeak_wrapper))
        if name in _ABSENT and not self._installed(name):
            return importlib.machinery.ModuleSpec(name, _Loader(lambda module: None))
        return None

    def _installed(self, name: str) -> bool:
        if self._looking:
            return True  # our own question, below: leave it to the other finders
        self._looking = True
        try:
            return importlib.util.find_spec(name) is not None
        finally:
            self._looking = False


def _cuda_build() -> bool:
    torch: Any = sys.modules.get("torch")  # torchaudio imports it first
    return torch is None or torch.version.cuda is not None


def _espeak_wrapper(module: Any) -> None:
    module.ESpeak = type("ESpeak", (), {})


def _torchaudio_extension(module: Any) -> None:
    def fail_if_no_align(function: Callable[..., Any]) -> Callable[..., NoReturn]:
        def refuse(*_: object, **__: object) -> NoReturn:
            raise RuntimeError(f"{function.__name__} needs torchaudio's native library")

        return refuse

    module._IS_TORCHAUDIO_EXT_AVAILABLE = False
    module._IS_ALIGN_AVAILABLE = False
    module._check_cuda_version = lambda: None
    module.fail_if_no_align = fail_if_no_align


def install() -> None:
    """Put the finder at the front of this process's import path."""
    sys.meta_path.insert(0, StandIns())
