"""The Inspect page on the real services: what is in a made sound is read under the cursor, and exported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.inspecting import LEFT, drag, hover, lane, page
from tests.gui.layout import problems
from tests.gui.real import RealDesk, silent_desk
from tests.gui.screenshots import BUILT_IN

RATE, TONE_S, NOISE_S = 44_100, 3.0, 3.0


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    with silent_desk(tmp_path, BUILT_IN) as desk:
        yield desk


def made_sound(path: Path) -> Path:
    """A tone of 440 Hz, then noise that swells four times a second as speech does."""
    at = np.arange(round(TONE_S * RATE)) / RATE
    tone = 0.5 * np.sin(2 * np.pi * 440 * at)
    beat = np.sin(2 * np.pi * 2 * np.arange(round(NOISE_S * RATE)) / RATE) ** 2
    noise = 0.2 * beat * np.random.default_rng(5).normal(0, 1, len(beat))
    soundfile.write(path, np.concatenate([tone, noise]).astype(np.float32), RATE)
    return path


def test_a_sound_is_read_under_the_cursor_and_its_selection_exported(desk: RealDesk, tmp_path: Path) -> None:
    file = made_sound(tmp_path / "tone.wav")
    desk.window.open_page("inspect", str(file))
    desk.until(lambda: desk.seen("lane-waveform"))
    shown = [one for one in page(desk).stack.tiled() if one.feature in page(desk).stack.shown()]
    desk.until(lambda: all(one.tiles.held and not one.message for one in shown), 60)
    assert desk.says("0:06.00, 44.1 kHz, mono")

    hover(desk, "waveform", 1.5)
    loudest, decibels = lane(desk, "magnitude").values()
    assert abs(float(loudest.split()[1]) - 440) < RATE / 2048
    assert -9 <= int(decibels.replace("−", "-").split()[0]) <= -5
    note, certainty = lane(desk, "pitch").values()
    assert note.startswith("A4, 4")
    assert float(certainty.split()[1]) > 0.9
    hover(desk, "waveform", 4.625)
    assert lane(desk, "magnitude").values() != (loudest, decibels)

    page(desk).span.show_part(1.0, 1.0 + 16 / RATE)
    desk.until(lambda: len(lane(desk, "waveform").readout(1.0, None)) and "to" not in samples(desk), 60)
    expected = 0.5 * np.sin(2 * np.pi * 440 * round(1.0 * RATE + 8) / RATE)
    at_s = (round(RATE + 8) + 0.5) / RATE
    read = lane(desk, "waveform").readout(at_s, None)[0].replace("−", "-")
    assert float(read) == pytest.approx(expected, abs=2e-4)

    page(desk).span.fit()
    drag(desk, "waveform", 1.0, 2.0)
    region = page(desk).span.selection
    assert region is not None
    desk.until(lambda: not problems(desk.window))
    desk.click("inspect-export")
    desk.click("do")
    desk.until(lambda: desk.window.findChildren(QFileDialog, "inspect-folder"))
    dialog = desk.window.findChildren(QFileDialog, "inspect-folder")[0]
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    desk.until(desk.window.notices.notices, 60)
    folder = tmp_path / "tone inspected"
    assert str(folder) in desk.window.notices.notices()[0].sentence
    written = sorted(path.name for path in folder.iterdir())
    names = ("logmel", "magnitude", "pitch", "vad", "waveform")
    assert written == sorted(f"{name}.{ending}" for name in names for ending in ("npy", "png"))
    pitch = np.load(folder / "pitch.npy")
    assert len(pitch) == pytest.approx((region[1] - region[0]) * 100, abs=2)
    assert np.nanmedian(pitch[:, 0]) == pytest.approx(440, abs=2)


def samples(desk: RealDesk) -> str:
    """What the waveform's lane reads at the second 1."""
    return lane(desk, "waveform").readout(1.0, None)[0]


def test_the_sound_of_a_meeting_knows_its_title_and_who_speaks(desk: RealDesk, tmp_path: Path) -> None:
    file, words = made_sound(tmp_path / "tone.wav"), tmp_path / "tone.stm"
    words.write_text("tone 1 Mara 0.0 3.0 a tone\ntone 1 Jonas 3.0 6.0 some noise\n")
    desk.bridge.submit(lambda app: app.meetings.import_files([file], "", words))  # type: ignore[call-arg]
    desk.click("rail-meetings")
    desk.click("meeting-1")
    desk.click("meeting-more")
    desk.choose("Inspect sound")
    desk.until(lambda: desk.seen("lane-speakers"), 60)
    assert page(desk).head.title.full_text() == "tone"
    desk.until(lambda: page(desk).stack.speakers.speakers)
    assert lane(desk, "speakers").readout(1.0, None) == ("Mara",)
    assert lane(desk, "speakers").readout(4.0, None) == ("Jonas",)
    desk.click("inspect-back")
    desk.until(lambda: desk.window.page == "meetings")


def test_a_file_that_is_no_sound_is_told(desk: RealDesk, tmp_path: Path) -> None:
    words = tmp_path / "words.wav"
    words.write_text("no sound")
    desk.window.open_page("inspect", str(words))
    desk.until(lambda: desk.says("This sound cannot be shown"))
    assert desk.says("words.wav")
    QTest.mouseClick(page(desk).head.back, LEFT)
    desk.until(lambda: desk.window.page == "talk")
