"""The tokens of a track: the heat map, hearing the first books, measures, the codec against the original."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.app_music import track
from tests.gui.compose_sound import FROM_28, LEFT, MakeDesk, asked, lower, move, opened, page, words
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Drift, Seam, TrackMeasures
from voiceapp.gui.panels.compose_tokens import offered
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.heat_map import HeatMap


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return opened(make_desk)


@pytest.fixture
def heat(qtbot: QtBot) -> HeatMap:
    """Two books of eight tokens, one second each."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, "light", 100, True)
    theme.apply()
    shown = HeatMap(theme)
    qtbot.addWidget(shown)
    codes = np.array([[0, 1, 2, 3, 4, 5, 5, 0], [5, 5, 5, 5, 0, 0, 0, 0]], np.int32)
    shown.resize(theme.px(24) + 160, 48)
    shown.show_tokens(codes, 1.0, 6, 8.0)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def colour(heat: HeatMap, x: int, y: int) -> str:
    return heat.grab().toImage().pixelColor(24 + x, y).name()


def test_a_higher_number_is_darker_and_books_that_are_not_heard_are_pale(heat: HeatMap) -> None:
    for step in range(6):
        assert colour(heat, step * 20 + 10, 10) == heat.theme.colour(f"heat.{step}").name()
    heat.show_heard(1)
    full, page_colour = heat.theme.colour("heat.5"), heat.theme.colour("surface.page")
    pale = heat.grab().toImage().pixelColor(24 + 30, 34)
    assert pale.red() == round(0.35 * full.red() + 0.65 * page_colour.red())
    assert colour(heat, 30, 10) == heat.theme.colour("heat.1").name()


def test_the_pointer_and_the_arrow_keys_read_a_cell(heat: HeatMap) -> None:
    told: list[int | None] = []
    heat.pointed.connect(lambda: told.append(heat.token))
    move(heat, QPoint(24 + 70, 10))
    assert (heat.cell, told[-1]) == ((0, 3), 3)
    move(heat, QPoint(10, 10))
    assert heat.cell is None
    heat.setFocus()
    QTest.keyClick(heat, Qt.Key.Key_Down)
    QTest.keyClick(heat, Qt.Key.Key_Right)
    assert heat.cell == (1, 1)
    for _ in range(20):
        QTest.keyClick(heat, Qt.Key.Key_Right)
    assert heat.cell == (1, 7)
    sought: list[float] = []
    heat.sought.connect(sought.append)
    QTest.keyClick(heat, Qt.Key.Key_Return)
    QTest.mouseClick(heat, LEFT, pos=QPoint(24 + 80, 10))
    assert sought == [7.0, pytest.approx(4.0, abs=0.05)]


def test_many_frames_share_a_cell_that_shows_the_one_in_its_middle(heat: HeatMap) -> None:
    codes = np.arange(1600, dtype=np.int32)[None] % 6
    heat.show_tokens(codes, 200.0, 6, 8.0)
    move(heat, QPoint(24 + 80, 10))
    assert heat.cell is not None
    book, frame = heat.cell
    assert book == 0
    assert abs(frame - 800) <= 1600 // 22
    assert heat.token == frame % 6


def test_tokens_of_a_composed_track_are_shown_and_read(desk: Desk) -> None:
    assert words(desk, "tokens-about") == "4 books of 2048, 50 steps a second"
    heat = desk.find(HeatMap, "heat-map")
    row = heat.theme.px(24)
    move(heat, QPoint(round(heat.x_of(43.1)), row + row // 2))
    desk.settle()
    assert heat.cell is not None
    assert words(desk, "token-words").startswith("Book 2 at 0:4")
    assert lower(desk).tokens.token.text() == str(heat.codes[heat.cell])
    QTest.mouseClick(heat, LEFT, pos=QPoint(round(heat.x_of(36.0)), row // 2))
    desk.settle()
    assert words(desk, "track-time") in ("0:35", "0:36")
    desk.close()


def test_fewer_books_sound_at_the_same_second_and_need_fewer_bits(desk: Desk) -> None:
    desk.click("play")
    desk.core(lambda app: app.track_player.move(20.0))
    desk.click("books-3")
    file = desk.app.tracks.folder(FROM_28) / "tokens-3.flac"
    assert asked(desk) == ("play", (file, 20.0, 0.0))
    assert "1.65 kbit/s. Of 2.2 with all books" in lower(desk).tokens.cards.cards[0].accessibleName()
    desk.core(lambda app: app.track_player.move(22.0))
    assert words(desk, "track-time") == "0:22"
    desk.click("books-4")
    assert asked(desk) == ("play", (FROM_28, 22.0, 0.0))
    desk.close()


def test_books_that_cannot_be_decoded_leave_all_of_them(desk: Desk) -> None:
    desk.app.track_tokens.fail = VoiceAppError("codec-missing", "There is no codec here.", "Get one.")
    desk.click("books-1")
    assert words(desk, "notice-sentence") == "There is no codec here. Get one."
    assert lower(desk).tokens.heard == 4
    desk.close()


def test_what_was_measured_has_cards(desk: Desk) -> None:
    seams = (Seam(18.0, 0.7), Seam(36.0, 2.6))
    drift = Drift(2.14, 72.2, 74.4)
    desk.core(lambda app: app.tracks.change(FROM_28, measures=TrackMeasures(seams=seams, drift=drift)))
    told = [card.accessibleName() for card in lower(desk).tokens.cards.cards]
    assert told[1:] == [
        "Worst of 2 seams, at 0:36: Can be heard. 2.6 times its usual step",
        "Drift of the sound: 2.1 dB. 72 to 74 BPM",
    ]
    desk.close()


def test_the_codec_is_compared_with_the_original(desk: Desk) -> None:
    desk.click("codec-compare")
    table = lower(desk).tokens.codec
    assert [(row.kbps, row.codebooks) for row in table.rows] == [(2.2, 4), (1.1, 2), (0.55, 1)]
    assert desk.there("card-distance")
    desk.click("books-2")
    told = [card.accessibleName() for card in lower(desk).tokens.cards.cards]
    assert "Distance to the original: 4.6 dB. Spectral, 0 is equal" in told
    desk.app.track_tokens.fail = VoiceAppError("codec-missing", "There is no codec here.", "Get one.")
    desk.click("codec-compare")
    assert words(desk, "notice-sentence") == "There is no codec here. Get one."
    assert table.rows == ()
    desk.close()


def test_tokens_of_other_music_are_made_only_when_they_are_wanted(make_desk: MakeDesk) -> None:
    desk = opened(make_desk)
    desk.core(lambda app: app.tracks.put(track(9, "My own", 30.0, kind="imported", tokens="")))
    page(desk).choose(9)
    desk.settle()
    assert not desk.there("heat-map")
    desk.app.track_tokens.fail = VoiceAppError("codec-missing", "There is no codec here.", "Get one.")
    desk.click("tokens-look")
    assert words(desk, "tokens-about") == "There is no codec here. Get one."
    desk.app.track_tokens.fail = None
    desk.click("tokens-look")
    assert desk.there("heat-map")
    assert not desk.there("tokens-look")
    desk.close()


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_off(make_desk: MakeDesk, scale: int) -> None:
    desk = opened(make_desk, scale=scale)
    page(desk)._turn_to("tree")
    desk.click("codec-compare")
    assert_laid_out(lower(desk))
    desk.close()


def test_many_books_are_offered_in_powers_of_two() -> None:
    assert offered(4) == [1, 2, 3, 4]
    assert offered(32) == [1, 2, 4, 8, 16, 32]
    assert offered(12) == [1, 2, 4, 8, 12]
