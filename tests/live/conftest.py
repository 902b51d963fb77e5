"""Every live test runs on the virtual sound card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live.virtual_sound import VirtualSound, missing_programs


@pytest.fixture(scope="session")
def virtual_sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualSound]:
    """A private sound server for the whole run; this process and its children use it."""
    assert not missing_programs(), f"install {missing_programs()} first: make test does"
    card = VirtualSound(tmp_path_factory.mktemp("card"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in card.environment.items():
            patch.setenv(name, value)
        for name in ("PULSE_SOURCE", "PULSE_SINK"):
            patch.delenv(name, raising=False)
        yield card
    card.stop()
