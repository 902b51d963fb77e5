"""What the packages do not carry of the libraries in them."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def trimming(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import leave_out

    return leave_out


def test_what_nobody_needs_goes_and_what_the_program_uses_stays(tmp_path: Path, trimming: ModuleType) -> None:
    kept = (
        "PySide6/QtCore.abi3.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "qtawesome/fonts/materialdesignicons6-webfont.ttf",
        "babel/locale-data/root.dat",
        "babel/locale-data/de_AT.dat",
        "babel/locale-data/nb.dat",
        "voiceapp/gui/languages/voiceapp_de.qm",
        "numpy/testing/__init__.py",
        "llama_cpp/lib/libllama.so.0.5.0",
    )
    gone = (
        "PySide6/QtQuick.abi3.so",
        "PySide6/QtCore.pyi",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/translations/qtmultimedia_de.qm",
        "qtawesome/fonts/fontawesome6-solid.ttf",
        "babel/locale-data/xog.dat",
        "scipy/stats/tests/test_stats.py",
        "fontTools/misc/bezierTools.c",
        "hf_xet/__init__.py",
    )
    for name in (*kept, *gone):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    twin = tmp_path / "llama_cpp" / "lib" / "libllama.so"
    twin.write_text("x")
    trimming.leave_out(tmp_path, {"de"})
    assert [name for name in kept if not (tmp_path / name).is_file()] == []
    assert [name for name in gone if (tmp_path / name).exists()] == []
    assert twin.readlink() == Path("libllama.so.0.5.0")


def test_the_languages_of_espeak_are_read_from_its_data(tmp_path: Path, trimming: ModuleType) -> None:
    folder = tmp_path / "lang" / "gmw"
    folder.mkdir(parents=True)
    (folder / "en-US").write_text("name English (America)\nlanguage en-us 2\nlanguage en 3\n", encoding="utf-8")
    (tmp_path / "lang" / "cmn").write_text("name Chinese\nlanguage cmn\nlanguage zh\n", encoding="utf-8")
    assert trimming.spoken(tmp_path) == {"en", "cmn", "zh"}
