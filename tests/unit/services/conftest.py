from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.services.hub import LoopbackHub, running
from tests.unit.services.model_house import WHISPER


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    files = {path.name: path.read_bytes() for path in sorted(WHISPER.iterdir())}
    with running(LoopbackHub("org/mini", {**files, "README.md": b"not wanted"})) as loopback:
        yield loopback
