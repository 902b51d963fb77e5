"""The Compose page with a composer: an order becomes a job, the job a track, and the track is gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.compose import made_music, page, stored
from tests.gui.real import RealDesk, paths_of, silence
from tests.gui.screenshots import BUILT_IN
from tests.packs.pack import PACKS, in_pack
from voiceapp.gui.panels.compose_texts import LENGTHS_S
from voiceapp.gui.theme import Theme

WAIT_S = 120


def test_music_is_composed_varied_and_gone_on_with(qtbot: QtBot, tmp_path: Path) -> None:
    in_pack("torch", "tests.packs.direct.musicgen:build", folder=tmp_path, names=["melody"])
    paths_of(tmp_path / "home").packs.symlink_to(PACKS)
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme = Theme(qt, "light", 100, True)
    theme.apply()
    values = {**BUILT_IN, "files.threads": "1", "engines.music": f"musicgen:{tmp_path / 'melody'}"}
    desk = RealDesk(theme, tmp_path / "home", values, silence(tmp_path / "quiet"))
    desk.bridge.submit(lambda app: app.models.add(tmp_path / "melody"))
    desk.click("rail-compose")
    form = page(desk).form
    desk.until(lambda: form.model is not None, WAIT_S)
    assert form.value().composer == ""

    form.length.track.setValue(LENGTHS_S.index(5))
    form.prompt.setPlainText("calm piano")
    form.seed.setText("7")
    desk.click("compose")
    desk.until(lambda: len(stored(desk)) == 1, WAIT_S)
    (first,) = stored(desk)
    assert (first.title, first.prompt, first.seed, first.parent) == ("calm piano", "calm piano", 7, None)
    assert first.duration_s == pytest.approx(5.0, abs=0.02)
    desk.until(lambda: page(desk).chosen == first.id)
    desk.until(lambda: "About" in form.estimate.text(), WAIT_S)

    tune = made_music(tmp_path / "Tune.wav", 4.0)
    page(desk).take_files([tune], on_form=True)
    desk.until(lambda: form.melody.chroma.accessibleDescription().startswith("Strongest in turn: C, E, G"), WAIT_S)
    form.vary.setChecked(True)
    desk.click("compose")
    desk.until(lambda: len(stored(desk)) == 2, WAIT_S)
    varied = stored(desk)[1]
    assert (varied.parent, varied.from_s) == (first.id, None)
    assert varied.measures.melody_similarity is not None
    desk.until(lambda: desk.seen(f"track-{varied.id}"))
    assert "follows the tune to" in desk.seen(f"track-{varied.id}")[0].accessibleDescription()

    page(desk).choose(first.id)
    page(desk).show_place(2.0, False)
    desk.click("branch")
    desk.click("compose")
    desk.until(lambda: len(stored(desk)) == 3, WAIT_S)
    more = stored(desk)[2]
    assert (more.parent, more.from_s) == (first.id, 2.0)
    assert more.duration_s == pytest.approx(7.0, abs=0.02)
    kept: list[Any] = []
    desk.bridge.submit(lambda app: app.jobs.list(), kept.append)
    desk.until(lambda: kept)
    assert [job.state for job in kept[0]] == ["done"] * 3
    assert not desk.window.notices.notices()
    desk.close()
