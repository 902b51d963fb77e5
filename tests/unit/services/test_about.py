"""Versions and licences of what is installed, read from the packages' own metadata."""

from __future__ import annotations

import asyncio
from importlib import metadata
from pathlib import Path

import pytest

from voiceapp.core.about import Licences
from voiceapp.engines.catalog import ENGINES
from voiceapp.engines.specs import EngineSpec, ModelSpec
from voiceapp.services.about import UNTOLD, AboutService, licence_of


def package(folder: Path, name: str, *lines: str, **files: str) -> metadata.Distribution:
    """An installed package with these lines in its metadata and these files beside them."""
    place = folder / f"{name}-1.0.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text("\n".join(("Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *lines)))
    for file, text in files.items():
        (place / "licenses").mkdir(exist_ok=True)
        (place / "licenses" / file).write_text(text)
    return metadata.PathDistribution(place)


@pytest.mark.parametrize(
    ("lines", "licence"),
    [
        (["License-Expression: MIT", "Classifier: License :: OSI Approved :: BSD License"], "MIT"),
        (["License: BSD-3-Clause"], "BSD-3-Clause"),
        (["License: UNKNOWN", "Classifier: License :: OSI Approved :: MIT License"], "MIT License"),
        (
            ["Classifier: License :: OSI Approved :: A", "Classifier: License :: B", "Classifier: Topic :: C"],
            "A, B",
        ),
        (
            [f"License: Copyright (c) {'x' * 80}", "Classifier: License :: OSI Approved :: MIT License"],
            "MIT License",
        ),
        (["License-File: TEXT"], "The Larch Licence"),
        (["License-File: GONE"], UNTOLD),
        ([], UNTOLD),
    ],
)
def test_a_licence_is_what_the_package_says(tmp_path: Path, lines: list[str], licence: str) -> None:
    assert licence_of(package(tmp_path, "lark", *lines, TEXT="\nThe Larch Licence\n\nCopyright")) == licence


def test_each_package_is_told_once_as_it_is_imported(tmp_path: Path) -> None:
    first = package(tmp_path / "a", "Wren", "License: MIT")
    shadowed = package(tmp_path / "b", "wren", "License: Other")
    finch = package(tmp_path / "a", "finch", "License: BSD")

    found = asyncio.run(AboutService(lambda: [first, shadowed, finch], ()).licences())
    assert [(one.name, one.version, one.licence) for one in found.libraries] == [
        ("finch", "1.0", "BSD"),
        ("Wren", "1.0", "MIT"),
    ]


def test_models_have_the_catalogs_licences_or_none(tmp_path: Path) -> None:
    models = (ModelSpec("a", "Lark A", "", "lark/a", (), "MIT"), ModelSpec("b", "Lark B", "", "lark/b", ()))
    engine = EngineSpec("lark", "asr", "Lark", "x:Y", models=models)
    found = asyncio.run(AboutService(list, [engine]).licences())
    assert [(one.title, one.engine, one.licence) for one in found.models] == [
        ("Lark A", "Lark", "MIT"),
        ("Lark B", "Lark", None),
    ]


def installed() -> Licences:
    return asyncio.run(AboutService().licences())


def test_this_very_environment_is_told_whole() -> None:
    found = installed()
    told = {one.name.casefold().replace("_", "-"): one.licence for one in found.libraries}
    assert {"voiceapp", "fpdf2", "numpy", "espeakng-loader", "msgpack"} <= set(told)
    assert told["voiceapp"] == "Apache-2.0"
    assert "LGPL" in told["fpdf2"]
    assert all(told.values())
    assert len(found.models) == sum(len(engine.models) for engine in ENGINES)
    assert found.notes is not None
    assert "espeak-ng" in found.notes.read_text(encoding="utf-8")


def test_versions() -> None:
    versions = dict(asyncio.run(AboutService().versions()))
    assert versions["Voiceapp"] == metadata.version("voiceapp")
    assert versions["Python"].startswith("3.1")
