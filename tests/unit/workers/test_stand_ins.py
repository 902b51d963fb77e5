"""Modules that stand in for what cannot be had: only where they have to, and never for a module that is there."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from voiceapp.workers.stand_ins import StandIns


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIns]:
    """The finder at work, with a torchaudio package whose native part does not load."""
    audio = ModuleType("torchaudio")
    audio.__path__ = []
    monkeypatch.setitem(sys.modules, "torchaudio", audio)
    made = StandIns()
    sys.meta_path.insert(0, made)
    before = set(sys.modules)
    yield made
    sys.meta_path.remove(made)
    for name in set(sys.modules) - before:
        del sys.modules[name]


def torch(monkeypatch: pytest.MonkeyPatch, cuda: str | None) -> None:
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(version=SimpleNamespace(cuda=cuda)))


def test_torchaudio_gets_a_stand_in_beside_a_torch_for_the_processor(
    finder: StandIns, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch(monkeypatch, None)
    extension = importlib.import_module("torchaudio._extension")
    assert extension._IS_TORCHAUDIO_EXT_AVAILABLE is False

    @extension.fail_if_no_align  # type: ignore[untyped-decorator]
    def forced_align() -> None:
        pass

    with pytest.raises(RuntimeError, match="forced_align needs torchaudio's native library"):
        forced_align()


def test_beside_a_cuda_build_torchaudio_keeps_its_own(finder: StandIns, monkeypatch: pytest.MonkeyPatch) -> None:
    torch(monkeypatch, "13.0")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("torchaudio._extension")


def test_an_absent_module_is_empty_and_a_present_one_its_own(
    finder: StandIns, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not hasattr(importlib.import_module("fairseq"), "anything")
    (tmp_path / "wandb.py").write_text("real = True\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert importlib.import_module("wandb").real is True
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("no_such_module_at_all")
