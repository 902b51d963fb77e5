"""Stems of a track, and the mix: layers on a grid, heard, made a track or a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from tests.fakes.app import FakeApp
from tests.gui.compose_sound import FROM_28, MakeDesk, asked, drag, lower, name_file, opened, page, words, write
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tracks import Layer, Mix
from voiceapp.gui.widgets.inputs import Number
from voiceapp.gui.widgets.layer_lane import LayerLane


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return opened(make_desk)


def mix(desk: Desk) -> Mix:
    """The mix as it is stored."""
    return desk.app.mixes.stored[0]


def layers(desk: Desk) -> tuple[Layer, ...]:
    return mix(desk).layers


@pytest.fixture
def mixed(desk: Desk) -> Desk:
    """A mix of two tracks at 120 BPM is open."""

    async def make(app: FakeApp) -> None:
        await app.mixes.new("Evening", 120.0, 4)
        await app.mixes.add_layer(1, 1, "Drums")
        await app.mixes.add_layer(1, 4, "Bass")

    desk.core(make)
    desk.click("track-mix")
    return desk


def test_a_track_is_taken_apart_and_a_stem_sounds_at_its_second(desk: Desk) -> None:
    desk.click("track-stems")
    assert not desk.there("tokens-panel")
    desk.click("take-apart")
    assert desk.app.mixes.calls == [("stems", FROM_28)]
    desk.core(lambda app: app.jobs.move(1, fraction=0.4, left_s=30.0))
    assert desk.there("stems-progress")
    assert not desk.there("take-apart")
    assert lower(desk).stems.progress.label.text() == "40 %, 30 s left"
    desk.core(lambda app: app.mixes.take_apart(FROM_28))
    desk.core(lambda app: app.jobs.move(1, state="done"))
    assert page(desk).chosen == FROM_28
    assert [row.name for row in lower(desk).stems.rows] == ["Drums", "Bass", "Vocals", "Other"]
    assert not desk.there("stems-progress")

    desk.click("play")
    desk.core(lambda app: app.track_player.move(31.0))
    bass = lower(desk).stems.rows[1]
    desk.click(f"play-stem-{bass.stem.id}")
    file = desk.app.tracks.path(bass.stem)
    assert asked(desk) == ("play", (file, 31.0, 0.0))
    assert bass.play.accessibleName() == "Pause Bass"
    assert (bass.wave.accessibleName(), bass.wave.accessibleDescription()) == ("Wave of Bass", "0:31 of 1:12")
    bass.wave.setFocus()
    desk.key(Qt.Key.Key_Home)
    assert asked(desk) == ("seek", 0.0)
    desk.core(lambda app: app.track_player.move(31.0))
    desk.click(f"play-stem-{bass.stem.id}")
    assert asked(desk) == ("pause", None)
    desk.click("stems-close")
    assert desk.there("tokens-panel")
    desk.click("play")
    assert asked(desk) == ("play", (FROM_28, 31.0, 0.0))
    desk.close()


def test_a_job_that_fails_is_told_and_can_be_begun_again(desk: Desk) -> None:
    desk.click("track-stems")
    desk.click("take-apart")
    error = VoiceAppError("engine-missing", "There is no model that takes music apart.", "Get one.")
    desk.core(lambda app: app.jobs.move(1, state="failed", error=error))
    assert words(desk, "notice-sentence") == "There is no model that takes music apart. Get one."
    assert desk.there("take-apart")
    desk.close()


def test_stems_become_a_mix_at_the_track_s_own_tempo(desk: Desk) -> None:
    desk.core(lambda app: app.mixes.take_apart(FROM_28))
    desk.click("track-stems")
    desk.click("mix-stems")
    desk.until(lambda: len(layers(desk)) == 4)
    desk.settle()
    assert (mix(desk).title, mix(desk).bpm) == ("From 0:28", 96.0)
    assert desk.there("mix-panel")
    assert [row.name.full_text() for row in lower(desk).mix.rows] == ["Drums", "Bass", "Vocals", "Other"]
    desk.close()


def test_a_mix_is_begun_and_the_chosen_track_added(desk: Desk) -> None:
    desk.click("track-mix")
    assert words(desk, "mix-words").startswith("Tracks become layers on one beat grid")
    assert not desk.there("mix-add")
    desk.click("mix-new")
    assert words(desk, "mix-words").startswith("Choose a track above")
    desk.click("mix-add")
    page(desk).choose(2)
    desk.settle()
    desk.click("mix-add")
    assert [(layer.track, layer.name) for layer in layers(desk)] == [(4, "From 0:28"), (2, "More strings")]
    bpm = desk.find(Number, "mix-bpm")
    bpm.setFocus()
    bpm.selectAll()
    QTest.keyClicks(bpm, "96")
    QTest.keyClick(bpm, Qt.Key.Key_Return)
    desk.settle()
    assert mix(desk).bpm == 96.0
    desk.close()


def test_a_layer_is_muted_heard_alone_louder_and_moved(mixed: Desk) -> None:
    desk = mixed
    desk.click("mute-1")
    assert layers(desk)[0].muted
    assert lower(desk).mix.rows[0].mute.accessibleName() == "Hear Drums again"
    desk.click("mute-1")
    desk.click("solo-2")
    assert [layer.name for layer in mix(desk).heard] == ["Bass"]
    track = lower(desk).mix.rows[1].volume.findChild(QSlider)
    assert isinstance(track, QSlider)
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Left)
    QTest.keyClick(track, Qt.Key.Key_Left)
    desk.until(lambda: layers(desk)[1].gain_db == -2.0)
    lane = desk.find(LayerLane, "lane-2")
    drag(desk, lane, QPoint(10, 8), QPoint(10 + round(lane.width() * 10.2 / 72), 8))
    assert layers(desk)[1].offset_s == 10.0  # on a beat: half a second at 120 a minute
    lane = desk.find(LayerLane, "lane-2")
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Right)
    desk.settle()
    assert layers(desk)[1].offset_s == 10.5
    desk.close()


def test_a_layer_is_fitted_to_the_tempo_or_taken_out(mixed: Desk) -> None:
    desk = mixed
    desk.click("fit-1")
    assert words(desk, "stretch-1") == "Played 1.25 times as fast"
    desk.app.mixes.fail = VoiceAppError("no-beat", "No steady beat was found in “Bass”.", "Place it by ear.")
    desk.click("fit-2")
    assert words(desk, "notice-sentence") == "No steady beat was found in “Bass”. Place it by ear."
    fitted = layers(desk)[0]
    desk.click("remove-1")
    assert [layer.name for layer in layers(desk)] == ["Bass"]
    desk.window.undo.take_back()
    desk.settle()
    back = layers(desk)[1]
    assert (back.track, back.name, back.stretch) == (fitted.track, "Drums", fitted.stretch)
    desk.click(f"remove-{back.id}")
    desk.window.undo.finish()
    desk.settle()
    assert [layer.name for layer in layers(desk)] == ["Bass"]
    desk.close()


def test_the_mix_is_heard_as_it_is_now(mixed: Desk) -> None:
    desk = mixed
    file = desk.app.paths.cache / "mixes" / "1.flac"
    desk.click("mix-play")
    assert desk.app.mixes.calls == [("render", (1, file))]
    assert asked(desk) == ("play", (file, 0.0, 0.0))
    assert lower(desk).mix.play.accessibleName() == "Pause the mix"
    desk.click("mix-play")
    desk.click("mix-play")
    assert len(desk.app.mixes.calls) == 1
    desk.click("mute-1")
    desk.click("mix-play")
    desk.click("mix-play")
    assert len(desk.app.mixes.calls) == 2
    desk.click("mute-2")
    assert not lower(desk).mix.export.isEnabled()
    desk.close()


def test_the_mix_becomes_a_track_and_a_file_and_is_deleted(mixed: Desk, tmp_path: Path) -> None:
    desk = mixed
    desk.click("mix-bounce")
    assert words(desk, "notice-sentence") == "“Evening” is a track now."
    assert [(one.kind, one.title) for one in desk.app.tracks.stored][-1] == ("mix", "Evening")
    desk.click("mix-export")
    name_file(desk, tmp_path / "evening.flac")
    assert desk.app.mixes.calls[-1] == ("render", (1, tmp_path / "evening.flac"))
    desk.click("mix-delete")
    desk.click("keep")
    assert desk.app.mixes.stored
    desk.click("mix-delete")
    desk.click("do")
    assert not desk.there("mix-bpm")
    assert desk.app.mixes.stored
    desk.window.undo.finish()
    desk.settle()
    assert desk.app.mixes.stored == []
    desk.close()


def test_a_layer_is_composed_for_the_mix(mixed: Desk) -> None:
    desk = mixed
    desk.click("mix-compose")
    assert not lower(desk).mix.form.do.isEnabled()
    write(desk, "layer-name", "Keys")
    write(desk, "layer-prompt", "soft organ", Qt.Key.Key_Return)
    assert desk.app.mixes.calls == [("compose_layer", (1, "Keys", "soft organ"))]
    assert not desk.there("layer-form")
    assert desk.there("mix-progress")
    desk.core(lambda app: app.jobs.move(1, state="done"))
    assert not desk.there("mix-progress")
    desk.close()


def test_typing_in_a_field_does_not_play(mixed: Desk) -> None:
    desk = mixed
    desk.click("mix-compose")
    write(desk, "layer-prompt", "more lively, medium [loud]")
    assert desk.app.track_player.calls == []
    assert desk.app.tracks.kept_marks == []
    desk.close()


@pytest.mark.parametrize("scale", [100, 200])
def test_layers_have_room(make_desk: MakeDesk, scale: int) -> None:
    desk = opened(make_desk, scale=scale)
    desk.core(lambda app: app.mixes.take_apart(FROM_28))
    page(desk)._turn_to("tree")
    lower(desk).taking_apart.mix()
    desk.until(lambda: len(lower(desk).mix.rows) == 4)
    desk.settle()
    assert_laid_out(lower(desk))
    desk.close()


def test_a_layer_that_is_cancelled_is_not_kept(mixed: Desk) -> None:
    desk = mixed
    desk.click("mix-compose")
    write(desk, "layer-name", "Keys")
    write(desk, "layer-prompt", "soft organ", Qt.Key.Key_Return)
    lower(desk).mix.progress.cancel.click()
    desk.settle()
    assert desk.app.composing.discarded == [1]
    assert not desk.there("mix-progress")
    desk.close()
