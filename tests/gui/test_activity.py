"""The Activity page: what jobs say and what their buttons do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.pages import Stage, clipped
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo
from voiceapp.gui.panels.activity import ActivityPage, JobRow

FULL = VoiceAppError("disk-full", "The disk is full. What has arrived is kept.", "Free some space.")
JOBS = (
    JobInfo(1, "model", "Getting Finch 4B", "done", 1.0),
    JobInfo(2, "model", "Getting Lark large", "running", 0.58, 120, "1.8 GB of 3.1 GB", None, True),
    JobInfo(3, "pack", "Installing Wren voices", "running", None, None, "Making its folder"),
    JobInfo(4, "model", "Getting Finch 30B", "failed", 0.3, None, "", FULL),
    JobInfo(5, "model", "Getting Wren", "queued", pausable=True),
)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, tmp_path)
    stage.app.jobs.jobs = {job.id: job for job in JOBS}
    stage.show(ActivityPage)
    stage.find(JobRow, "job-1")
    yield stage
    stage.close()


def test_jobs_say_how_far_they_are(stage: Stage) -> None:
    texts = stage.texts()
    for said in (
        "3 jobs under way, 2 finished",
        "58 %, 2 min left",
        "1.8 GB of 3.1 GB",
        "Making its folder",
        "Waiting its turn",
        "The disk is full. What has arrived is kept. Free some space.",
        "Did not work",
        "Done",
    ):
        assert said in texts
    titles = [label.text() for label in stage.page.findChildren(QLabel) if label.text().startswith("Getting")]
    assert titles.index("Getting Lark large") < titles.index("Getting Finch 4B")


def test_pause_go_on_and_cancel(stage: Stage) -> None:
    stage.click("Pause Getting Lark large")
    stage.says("58 %, paused")
    stage.click("Go on with Getting Lark large")
    stage.says("58 %, 2 min left")
    stage.click("Cancel Getting Lark large")
    stage.says("Cancelled")
    assert stage.app.jobs.calls == [("pause", 2), ("resume", 2), ("cancel", 2)]
    assert stage.app.jobs.jobs[2].state == "cancelled"


def test_what_cannot_pause_has_no_pause(stage: Stage) -> None:
    row = stage.find(JobRow, "job-3")
    assert row.progress.bar.height() == row.progress.bar.theme.px(4)
    assert not row.progress.pause.isVisible()
    assert row.progress.cancel.isVisible()


def test_a_failed_job_is_tried_again(stage: Stage) -> None:
    stage.click("again-4")
    stage.until(lambda: stage.app.jobs.jobs[4].state == "running")
    stage.until(lambda: "Did not work" not in stage.texts())


def test_finished_jobs_are_cleared_for_good(stage: Stage) -> None:
    stage.click("clear-finished")
    stage.until(lambda: set(stage.app.jobs.jobs) == {2, 3, 5})
    stage.until(lambda: "Getting Finch 4B" not in stage.texts())
    assert "3 jobs under way" in stage.texts()
    assert not stage.find(QWidget, "clear-finished").isEnabled()


def test_the_list_follows_events(stage: Stage) -> None:
    stage.core(lambda app: app.jobs.put(JobInfo(9, "transcription", "Writing down talk.wav", "running", 0.25)))
    stage.says("Writing down talk.wav")
    stage.core(lambda app: app.jobs.move(9, state="done"))
    stage.says("3 jobs under way, 3 finished")


def test_an_empty_list_says_what_comes_here(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, tmp_path)
    stage.show(ActivityPage)
    stage.says("Nothing is going on")
    stage.click("see-models")
    assert stage.opened == [("models", "")]
    stage.close()


def test_what_fails_is_said(stage: Stage) -> None:
    async def refuse(job: int) -> None:
        raise VoiceAppError("job-unknown", "This job is gone.", "Look at the list.")

    stage.app.jobs.cancel = refuse  # type: ignore[method-assign]
    stage.click("Cancel Getting Lark large")
    stage.until(lambda: stage.notices)
    assert stage.notices[0].sentence == "This job is gone."


def test_focus_stays_on_a_job_while_others_change(stage: Stage) -> None:
    cancel = stage.find(JobRow, "job-3").progress.cancel
    cancel.setFocus()
    stage.core(lambda app: app.jobs.move(2, state="done"))
    stage.says("2 jobs under way, 3 finished")
    assert QApplication.focusWidget() is cancel
    stage.press(Qt.Key.Key_Space)
    stage.until(lambda: stage.app.jobs.calls == [("cancel", 3)])


@pytest.mark.parametrize(("scale", "width"), [(100, 1208), (100, 888), (200, 888)])
def test_nothing_is_cut_off_at_any_text_size(qtbot: QtBot, tmp_path: Path, scale: int, width: int) -> None:
    stage = Stage(qtbot, tmp_path, scale=scale)
    stage.app.jobs.jobs = {job.id: job for job in JOBS}
    stage.show(ActivityPage, width)
    stage.says("58 %")
    qtbot.wait(50)
    assert stage.page.width() == width
    assert clipped(stage.page) == []
    stage.close()


def test_a_job_is_read_with_its_state_and_keeps_the_keyboard_when_it_ends(stage: Stage) -> None:
    failed, running = stage.find(JobRow, "job-4"), stage.find(JobRow, "job-2")
    told = QAccessible.queryAccessibleInterface(failed)
    assert told.role() == QAccessible.Role.ListItem
    assert told.text(QAccessible.Text.Name) == "Getting Finch 30B"
    full = "Did not work. The disk is full. What has arrived is kept. Free some space."
    assert told.text(QAccessible.Text.Description) == full
    running.setFocus()
    stage.press(Qt.Key.Key_Down)
    assert stage.find(JobRow, "job-3").hasFocus()
    stage.press(Qt.Key.Key_Up)
    assert running.hasFocus()
    running.progress.cancel.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.until(lambda: running.accessibleDescription().startswith("Cancelled"))
    assert running.hasFocus()
