"""What pyproject.toml asks for and what the pinned files install agree."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS: dict[str, list[str]] = PROJECT["dependency-groups"]
PACKS = {file.stem: file for file in sorted((ROOT / "packaging" / "packs").glob("*.txt"))}


def pins(file: Path) -> dict[str, Version]:
    """Name and version of every line of a pinned file; anything that is no exact pin fails."""
    found: dict[str, Version] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        wanted = Requirement(line)
        (exact,) = wanted.specifier
        assert exact.operator == "==", line
        assert "*" not in exact.version, line
        name = canonicalize_name(wanted.name)
        assert name not in found, f"{name} is pinned twice"
        found[name] = Version(exact.version)
        assert found[name].local is None, f"{line}: no local version, it is found on no index"
    return found


def agree(requirements: list[str], pinned: dict[str, Version]) -> None:
    for text in requirements:
        wanted = Requirement(text)
        name = canonicalize_name(wanted.name)
        assert name in pinned, f"{name} is not pinned"
        assert pinned[name] in wanted.specifier, f"{name} {pinned[name]} is pinned, {wanted.specifier} is asked for"


@pytest.mark.parametrize("group", ["", "llama", "packages", "test"])
def test_the_base_environment_is_pinned_as_the_project_asks(group: str) -> None:
    wanted = GROUPS[group] if group else PROJECT["project"]["dependencies"]
    assert wanted
    agree(wanted, pins(ROOT / "packaging" / "constraints.txt"))


@pytest.mark.parametrize("pack", PACKS)
def test_each_pack_is_pinned_as_its_group_asks(pack: str) -> None:
    pinned = pins(PACKS[pack])
    agree(GROUPS[f"pack-{pack}"], pinned)
    # Whatever an engine's process imports of us, before any engine:
    assert {"numpy", "msgpack", "platformdirs"} <= set(pinned)


def test_every_group_of_a_pack_has_its_pins() -> None:
    assert PACKS
    assert {f"pack-{name}" for name in PACKS} == {name for name in GROUPS if name.startswith("pack-")}
