"""The Models page: clicks and keys, with what they did asked of the services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.app_models import PagesApp
from tests.gui.conftest import Desk
from tests.gui.pages import Stage, clipped
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobChanged
from voiceapp.core.records import ModelInfo
from voiceapp.gui.panels.chosen_memory import ChosenMemory
from voiceapp.gui.panels.models import ModelsPage
from voiceapp.gui.panels.models_rows import Row
from voiceapp.gui.widgets.question import Question


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(qtbot, tmp_path)
    stage.show(ModelsPage)
    stage.find(Row, "row-ear")
    yield stage
    stage.close()


def row(stage: Stage, name: str) -> Row:
    return stage.find(Row, f"row-{name}")


def test_the_list_says_what_each_model_is(stage: Stage) -> None:
    texts = stage.texts()
    for said in (
        "8 cores, 16 GB memory, no graphics card found",
        "4.8 of 12 GB",
        "Thinks 3.3 GB",
        "Hears",
        "Turns speech into words and knows when you have finished",
        "Lark small",
        "480 MB",
        "Included",
        "Free, business too",
        "Fits, but slow, 5.2 GB",
        "9 s for 10 s of speech",
        "Needs 20 GB, 12 GB allowed",
    ):
        assert said in texts
    assert "In use" in stage.texts(row(stage, "lark:small"))
    assert "Installed" in stage.texts(row(stage, "ear"))
    assert "Too large" in stage.texts(row(stage, "finch:30b"))
    assert stage.texts(row(stage, "finch:own")).count("Unknown") == 3


def test_a_question_low_on_the_page_is_scrolled_into_view(stage: Stage) -> None:
    stage.click("install-pack-wren")
    question = stage.find(Question, "Install Wren voices")
    view = stage.page.area.viewport()
    stage.until(lambda: question.do.mapTo(view, question.do.rect().bottomLeft()).y() < view.height())


def test_broken_and_missing_say_why_and_what_next(stage: Stage) -> None:
    assert {"Broken", "Half of its file is missing.", "Repair"} <= set(stage.texts(row(stage, "finch:4b")))
    missing = stage.texts(row(stage, "wren"))
    assert "Missing" in missing
    assert "Its library is not installed. Install the pack “wren” below." in missing


def test_filters_and_search_narrow_the_list(stage: Stage) -> None:
    stage.click("filter-llm")
    assert "Finch 4B" in stage.texts()
    assert "Lark small" not in stage.texts()
    stage.click("filter-packs")
    assert "Test pack" in stage.texts()
    assert "Finch 4B" not in stage.texts()
    kept = ChosenMemory(stage.context.paths.config, "models")  # what the next start begins with
    assert kept.read("filter", ("all", "packs"), "all") == "packs"
    assert kept.read("filter", ("all",), "all") == "all"
    stage.click("filter-all")
    page = stage.page
    assert isinstance(page, ModelsPage)
    page.focus_search()
    stage.type("quiet rooms")
    stage.until(lambda: "Lark large" not in stage.texts())
    assert "Lark small" in stage.texts()
    page.search.setText("nightingale")
    stage.says("Nothing here is called “nightingale”.")
    stage.press(Qt.Key.Key_Escape)
    stage.says("Lark large")


def test_get_shows_size_licence_and_host_before_anything_is_fetched(stage: Stage) -> None:
    stage.click("get-lark:large")
    stage.says("hub.example, birds")
    question = row(stage, "lark:large").findChild(Question)
    assert question is not None
    assert {"3.1 GB", "Free, business too, MIT", "hub.example, birds/lark-large"} <= set(stage.texts(question))
    assert stage.app.models.calls == [("plan", "lark:large")]
    stage.click("do")
    stage.until(lambda: ("get", "lark:large") in stage.app.models.calls)
    stage.find(QWidget, "progress-lark:large")
    info = stage.model("lark:large")
    assert info is not None
    assert info.state == "downloading"


def test_not_now_and_escape_fetch_nothing(stage: Stage) -> None:
    stage.click("get-lark:large")
    stage.until(lambda: QApplication.focusWidget() is stage.find(QWidget, "keep"))
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: row(stage, "lark:large").question is None)
    stage.click("get-lark:large")
    stage.click("keep")
    stage.until(lambda: row(stage, "lark:large").question is None)
    assert not [verb for verb, _ in stage.app.models.calls if verb == "get"]


def test_a_plan_that_fails_says_why_in_the_question(stage: Stage) -> None:
    stage.app.models.fail = VoiceAppError("hub-unreachable", "The hub did not answer.", "Check the network.")
    stage.click("get-lark:large")
    stage.says("The hub did not answer. Check the network.")
    assert not stage.find(QWidget, "do").isEnabled()


def test_progress_pause_resume_and_cancel(stage: Stage) -> None:
    stage.click("get-lark:large")
    stage.says("hub.example")
    stage.click("do")
    stage.find(QWidget, "progress-lark:large")
    stage.core(lambda app: app.jobs.move(1, fraction=0.58, left_s=120))
    stage.says("58 %, 2 min left")
    stage.click("Pause Lark large")
    stage.says("58 %, paused")
    stage.click("Go on with Lark large")
    stage.says("58 %, 2 min left")
    stage.core(lambda app: app.models.models.update({"lark:large": _available(stage)}))
    stage.click("Cancel Lark large")
    stage.find(QWidget, "get-lark:large")
    assert [verb for verb, _ in stage.app.jobs.calls] == ["pause", "resume", "cancel"]


def _available(stage: Stage) -> ModelInfo:
    info = stage.model("lark:large")
    assert info is not None
    return replace(info, state="available", job=None)


def _move(app: PagesApp, fraction: float) -> None:
    app.jobs.move(1, fraction=fraction)


def test_a_running_job_redraws_only_its_row(stage: Stage) -> None:
    stage.click("get-lark:large")
    stage.says("hub.example")
    stage.click("do")
    stage.find(QWidget, "progress-lark:large")
    kept = row(stage, "lark:small")
    listed = len(stage.app.models.calls)
    for step in (partial(_move, fraction=fraction) for fraction in (0.1, 0.2, 0.3)):
        stage.core(step)
    stage.says("30 %")
    assert row(stage, "lark:small") is kept
    assert len(stage.app.models.calls) == listed


def test_use_is_stored_as_the_engine(stage: Stage) -> None:
    stage.more("Built-in ear", "Use Built-in ear")
    stage.until(lambda: stage.app.settings.get("engines.asr") == "ear")
    stage.until(lambda: "In use" in stage.texts(row(stage, "ear")))
    assert "In use" not in stage.texts(row(stage, "lark:small"))


def test_verify_tells_the_result(stage: Stage) -> None:
    stage.more("Lark small", "Verify its files")
    stage.until(lambda: stage.notices)
    assert (stage.notices[0].level, stage.notices[0].sentence) == ("success", "Lark small is whole.")
    stage.app.models.found["lark:small"] = ["model.bin has changed.", "vocabulary.txt is missing."]
    stage.more("Lark small", "Verify its files")
    stage.until(lambda: len(stage.notices) == 2)
    assert stage.notices[1].sentence.startswith("Lark small is damaged. model.bin has changed.")
    assert "In use" in stage.texts(row(stage, "lark:small"))


def test_remove_is_confirmed_in_words(stage: Stage) -> None:
    stage.more("Finch 4B", "Remove Finch 4B")
    question = stage.find(Question, "Remove Finch 4B")
    assert "frees 2.6" in question.text.text()
    stage.click("keep")
    stage.more("Finch 4B", "Remove Finch 4B")
    assert ("remove", "finch:4b") not in stage.app.models.calls
    stage.click("do")
    stage.until(lambda: stage.model("finch:4b") is None)
    stage.until(lambda: "Finch 4B" not in stage.texts())


def test_a_removed_model_is_set_aside_until_it_comes_back_by_undo(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[Callable[[], None]] = []
    monkeypatch.setattr(stage, "delete_later", lambda sentence, work, over: undone.append(over))
    stage.more("Finch 4B", "Remove Finch 4B")
    stage.click("do")
    stage.until(lambda: stage.app.models.calls == [("set aside", "finch:4b")])
    undone.pop()()
    stage.until(lambda: stage.app.models.calls[1:] == [("put back", "finch:4b")])
    stage.says("Finch 4B")


def test_what_is_in_use_cannot_be_removed(stage: Stage) -> None:
    menu = row(stage, "lark:small").menu()
    remove = next(action for action in menu.actions() if action.text() == "Remove Lark small (in use)")
    assert not remove.isEnabled()


def test_broken_files_of_ones_own_are_added_again(stage: Stage) -> None:
    stage.core(lambda app: app.models.change("finch:own", state="broken", problem="Its files are gone."))
    stage.click("again-finch:own")
    dialog = stage.find(QFileDialog, "")
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.reject()


def test_own_files_are_forgotten_not_deleted(stage: Stage) -> None:
    stage.more("My own Finch", "Forget My own Finch")
    assert "Its files stay where they are" in stage.find(Question, "Forget My own Finch").text.text()
    stage.click("do")
    stage.until(lambda: stage.model("finch:own") is None)


def test_repair_asks_and_gets_it_again(stage: Stage) -> None:
    stage.click("repair-finch:4b")
    stage.says("hub.example")
    stage.click("do")
    stage.until(lambda: ("get", "finch:4b") in stage.app.models.calls)


@pytest.mark.parametrize("folder", [True, False])
def test_add_from_disk(stage: Stage, tmp_path: Path, folder: bool) -> None:
    path = tmp_path / "found"
    path.mkdir() if folder else path.write_bytes(b"GGUF")
    stage.click("add-from-disk")
    stage.choose("Add a folder" if folder else "Add a file")
    dialog = stage.find(QFileDialog, "")
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    stage.until(lambda: stage.model(f"finch:{path}") is not None)
    stage.until(lambda: stage.notices)
    assert stage.notices[-1].sentence == "found is added and can be used."


def test_a_dropped_file_is_added(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "dropped.gguf"
    path.write_bytes(b"GGUF")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(stage.page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(stage.page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    stage.until(lambda: stage.model(f"finch:{path}") is not None)


def test_what_fails_is_said_and_the_list_stays(stage: Stage) -> None:
    stage.more("Finch 4B", "Remove Finch 4B")
    stage.find(Question, "Remove Finch 4B")
    stage.app.models.fail = VoiceAppError("model-not-removed", "The files could not be deleted.", "Try again.")
    stage.click("do")
    stage.until(lambda: stage.notices)
    assert stage.notices[0].sentence == "The files could not be deleted."
    assert stage.model("finch:4b") is not None


def test_a_list_that_cannot_be_read_says_so_and_tries_again(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, tmp_path)
    stage.app.models.fail = VoiceAppError("home", "The folder of models cannot be read.", "Make it readable.")
    stage.show(ModelsPage)
    stage.says("The folder of models cannot be read. Make it readable.")
    stage.app.models.fail = None
    stage.click("again")
    stage.says("Lark small")
    stage.close()


def test_packs_are_installed_and_removed(stage: Stage) -> None:
    stage.click("install-pack-wren")
    stage.find(Question, "Install Wren voices")
    assert stage.app.packs.calls == []
    stage.click("do")
    stage.find(QWidget, "progress-pack-wren")
    assert stage.app.packs.packs["wren"].state == "installing"
    stage.more("Test pack", "Remove Test pack")
    stage.find(Question, "Remove Test pack")
    stage.click("do")
    stage.until(lambda: stage.app.packs.packs["test"].state == "available")
    assert stage.app.packs.calls == [("install", "wren"), ("remove", "test")]


def test_everything_is_reached_by_keyboard(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, ModelsPage)
    page.focus_search()
    seen = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus.objectName() or focus.accessibleName())
        stage.press(Qt.Key.Key_Tab)
    wanted = {"add-from-disk", "filter-all", "more-lark:small", "get-lark:large", "repair-finch:4b"}
    assert wanted | {"install-pack-wren", "more-pack-test"} <= seen


def test_get_by_keys_alone(stage: Stage) -> None:
    stage.find(QWidget, "get-lark:large").setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.says("hub.example")
    stage.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is stage.find(QWidget, "do")
    stage.press(Qt.Key.Key_Space)
    stage.until(lambda: ("get", "lark:large") in stage.app.models.calls)
    stage.find(QWidget, "progress-lark:large")


def test_open_part_shows_a_task_or_a_model(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, ModelsPage)
    page.open_part("tts")
    assert "Lark small" not in stage.texts()
    page.open_part("finch:4b")
    stage.says("Lark small")
    repair = stage.find(QWidget, "repair-finch:4b")
    assert QApplication.focusWidget() is repair
    stage.until(lambda: page.area.viewport().rect().contains(repair.mapTo(page.area.viewport(), QPoint(0, 0))))


def test_every_control_has_a_name(stage: Stage) -> None:
    for button in stage.page.findChildren(QWidget):
        if button.isVisible() and button.focusPolicy() & Qt.FocusPolicy.TabFocus and button.isEnabled():
            text = getattr(button, "text", lambda: "")()
            assert button.accessibleName() or text, button
            if not text and isinstance(button.property("iconOnly"), bool):
                assert button.toolTip()


@pytest.mark.parametrize(("scale", "width"), [(100, 1208), (100, 888), (150, 1208), (200, 888), (200, 1208)])
def test_nothing_is_cut_off_at_any_text_size(qtbot: QtBot, tmp_path: Path, scale: int, width: int) -> None:
    stage = Stage(qtbot, tmp_path, scale=scale)
    stage.show(ModelsPage, width)
    stage.says("Lark small")
    stage.click("get-lark:large")
    stage.says("hub.example, birds")
    stage.until(lambda: not clipped(stage.page))
    assert stage.page.width() == width
    stage.close()


def test_another_text_size_rebuilds_the_page_and_keeps_the_search(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, ModelsPage)
    page.search.setText("lark")
    before = page.findChild(QLabel, "")
    stage.theme.choose(scale=200)
    stage.says("Lark small")
    assert page.search.text() == "lark"
    assert "Finch 4B" not in stage.texts()
    assert before is not None
    assert page.title.font().pixelSize() == 40


def test_job_events_of_others_change_nothing(stage: Stage) -> None:
    stage.core(lambda app: app.jobs.start("transcription", "Writing down"))
    seen: list[JobChanged] = []
    stage.bridge.events.subscribe(JobChanged, seen.append)
    stage.until(lambda: seen)
    assert "Get" in stage.texts(row(stage, "lark:large"))


def test_in_the_window_escape_closes_the_question_and_empties_the_search(desk: Desk) -> None:
    desk.window.open_page("models")
    page = desk.window.pages["models"]
    assert isinstance(page, ModelsPage)
    desk.until(lambda: desk.there("get-lark:large"))
    desk.click("get-lark:large")
    desk.until(lambda: desk.there("question"))
    desk.key(Qt.Key.Key_Escape)
    desk.until(lambda: not desk.there("question"))
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "lark")
    desk.key(Qt.Key.Key_Escape)
    desk.until(lambda: page.search.text() == "")
    assert "interrupt" not in [verb for verb, _ in desk.app.talk.calls]


def test_a_gated_model_asks_for_the_hubs_token_first(stage: Stage) -> None:
    gated = row(stage, "jay:4")
    assert {"Accept its terms once", "CC BY, needs a token", "1 s for 10 s of sound"} <= set(stage.texts(gated))
    stage.click("token-jay:4")
    question = stage.find(Question, "Add the hub's token")
    assert not question.do.isEnabled()
    assert "birds/jay-4" in question.text.text()
    stage.until(lambda: QApplication.focusWidget() is stage.find(QWidget, "hub-token"))
    stage.type("secret-word")
    assert "secret-word" not in " ".join(stage.texts())
    stage.click("do")
    stage.until(lambda: stage.app.secrets.kept == {"hub": "secret-word"})
    stage.click("get-jay:4")
    stage.says("hub.example")
    stage.says("11.2 % of the time wrong on VoxConverse (its README)")
    stage.click("do")
    stage.until(lambda: ("get", "jay:4") in stage.app.models.calls)


def test_an_engine_without_models_to_get_takes_ones_own(stage: Stage) -> None:
    stage.click("filter-music")
    assert "Add" in stage.texts(row(stage, "own-songs"))
    assert "Get" not in stage.texts(row(stage, "own-songs"))


def test_the_best_set_is_got_with_one_button_after_its_facts(stage: Stage) -> None:
    card = stage.find(QWidget, "best-set")
    stage.says("Lark large and Built-in ear. Answers in about 1.2 s.", card)
    stage.says("3.1 GB more to download, with the pack wren", card)
    stage.click("get-set")
    question = stage.find(Question, "Get the set")
    assert {"Lark large", "Free, business too, MIT", "Pack", "wren"} <= set(stage.texts(question))
    stage.click("keep")
    stage.until(lambda: not stage.page.findChildren(Question))
    assert stage.app.sets.calls == []
    stage.click("get-set")
    stage.click("do")
    stage.until(lambda: stage.app.sets.calls == ["talk"])
    stage.click("Meetings")
    stage.says("Everything is here", card)
    assert not stage.find(QWidget, "get-set").isEnabled()


def test_the_pack_that_a_model_lacks_is_installed_from_its_row(stage: Stage) -> None:
    stage.click("pack-robin:1")
    question = stage.find(Question, "Install Wren voices")
    assert row(stage, "robin:1").isAncestorOf(question)
    stage.click("do")
    stage.until(lambda: stage.app.packs.calls == [("install", "wren")])
    stage.find(QWidget, "progress-pack-wren")


def test_who_comes_to_a_button_hears_what_its_row_says(stage: Stage) -> None:
    get = stage.find(QWidget, "get-lark:large").accessibleDescription().replace("\u00a0", " ")
    for said in ("3.1 GB", "Free, business too", "MIT"):
        assert said in get
    assert stage.find(QWidget, "more-lark:small").accessibleDescription().startswith("In use, ")
    assert stage.find(QWidget, "more-finch:30b").accessibleDescription().startswith("Too large, ")
    assert "GB" in stage.find(QWidget, "get-set").accessibleDescription()
