"""``codec compare``: what it prints."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from voiceapp.cli_codec import codec
from voiceapp.cli_output import Launcher
from voiceapp.services.codec_compare import CodecRow


def test_codecs_are_compared_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[tuple[str, str]] = []

    async def compare(path: Path, engine: str) -> Sequence[CodecRow]:
        asked.append((path.name, engine))
        return CodecRow(1.5, 2, 4.25, 9.5, 1.5), CodecRow(3.0, 4, None, 0.0, 3.0)

    @asynccontextmanager
    async def open_app(paths: Any, overrides: Mapping[str, str], *given: Any, **more: Any) -> AsyncIterator[Any]:
        settings = SimpleNamespace(problems=(), text=lambda key: overrides.get(key, "encodec"))
        yield SimpleNamespace(music=SimpleNamespace(codecs=SimpleNamespace(compare=compare)), settings=settings)

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            codec(args=["compare", "a.wav", *arguments], obj=Launcher(open_app))
        assert ended.value.code == 0
        return capsys.readouterr().out

    names = ("kbps", "codebooks", "snr_db", "log_spectral_distance_db", "token_kbps")
    figures = [(1.5, 2, 4.25, 9.5, 1.5), (3.0, 4, None, 0.0, 3.0)]
    told = json.loads(run("--codec", "musicgen:X", "--json"))
    assert told == {"rows": [dict(zip(names, row, strict=True)) for row in figures]}
    assert run().splitlines()[2].split() == ["3", "4", "-", "0.0", "dB", "3.00"]
    assert asked == [("a.wav", "musicgen:X"), ("a.wav", "encodec")]
