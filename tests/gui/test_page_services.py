"""Each command about models, settings, packs and jobs has its click: done in one home by the window and in another
by the command line, on the real services, what is stored is the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.house import House
from tests.gui.pages import Stage
from tests.unit.services.hub import LoopbackHub, running
from voiceapp.gui.panels.activity import ActivityPage, JobRow
from voiceapp.gui.panels.models import ModelsPage
from voiceapp.gui.panels.models_rows import ModelRow
from voiceapp.gui.panels.settings import SettingsPage
from voiceapp.gui.widgets.buttons import Switch
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.question import Question

WHISPER = Path(__file__).parents[1] / "models" / "whisper-mini-en"
NAME = "faster-whisper:mini"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    files = {path.name: path.read_bytes() for path in WHISPER.iterdir()}
    with running(LoopbackHub("org/mini", files)) as loopback:
        yield loopback


@pytest.fixture
def clicked(tmp_path: Path, hub: LoopbackHub) -> House:
    """The home that the window works on."""
    return House(tmp_path / "window", hub.endpoint)


@pytest.fixture
def typed(tmp_path: Path, hub: LoopbackHub) -> House:
    """The home that commands work on."""
    return House(tmp_path / "commands", hub.endpoint)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, clicked: House) -> Iterator[Stage]:
    stage = Stage(qtbot, tmp_path / "unused", house=clicked)
    yield stage
    stage.close()


def rows(stage: Stage) -> dict[str, ModelRow]:
    return {row.info.name: row for row in stage.page.findChildren(ModelRow) if row.isVisible()}


def add(stage: Stage, path: Path) -> None:
    stage.click("add-from-disk")
    stage.choose("Add a folder")
    dialog = stage.find(QFileDialog, "")
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    stage.until(lambda: f"faster-whisper:{path}" in rows(stage))


def get(stage: Stage) -> None:
    stage.click(f"get-{NAME}")
    stage.says("127.0.0.1, org/mini")
    stage.click("do")
    stage.until(lambda: rows(stage)[NAME].info.state == "installed")


def test_models_list(stage: Stage, typed: House, capsys: Capture) -> None:
    stage.show(ModelsPage)
    stage.says("Whisper mini")
    code, out = typed.run(capsys, "models", "list")
    assert code == 0
    shown = {name: row.info for name, row in rows(stage).items()}
    assert {model["name"]: (model["state"], model["title"]) for model in out["models"]} == {
        name: (info.state, info.title) for name, info in shown.items()
    }


def test_models_add(stage: Stage, clicked: House, typed: House, capsys: Capture) -> None:
    stage.show(ModelsPage)
    add(stage, WHISPER)
    code, _ = typed.run(capsys, "models", "add", str(WHISPER))
    assert code == 0
    assert clicked.models() == typed.models()
    assert [model.path for model in clicked.models()] == [WHISPER]


def test_models_get_then_verify_then_remove(
    stage: Stage, clicked: House, typed: House, capsys: Capture, hub: LoopbackHub
) -> None:
    stage.show(ModelsPage)
    get(stage)
    assert typed.run(capsys, "models", "get", NAME, "--yes")[0] == 0
    assert clicked.models() == typed.models()
    assert clicked.files() == typed.files()
    assert len(clicked.files()) == len(hub.files)

    stage.more("Whisper mini", "Verify its files")
    stage.until(lambda: stage.notices)
    assert stage.notices[-1].sentence == "Whisper mini is whole."
    assert typed.run(capsys, "models", "verify", NAME)[1]["problems"] == []

    for house in (clicked, typed):
        path = house.home / house.models()[0].path / "model.bin"
        path.write_bytes(bytes(reversed(path.read_bytes())))
    told = len(stage.notices)
    stage.more("Whisper mini", "Verify its files")
    stage.until(lambda: len(stage.notices) > told)
    code, out = typed.run(capsys, "models", "verify", NAME)
    assert code == 1
    assert out["problems"][0] in stage.notices[-1].sentence

    stage.more("Whisper mini", "Remove Whisper mini")
    stage.find(Question, "Remove Whisper mini")
    stage.click("do")
    stage.find(QWidget, f"get-{NAME}")
    assert typed.run(capsys, "models", "remove", NAME, "--yes")[0] == 0
    assert clicked.models() == typed.models() == []
    assert clicked.files() == typed.files() == {}


def test_nothing_is_asked_of_the_hub_before_get_is_clicked(stage: Stage, hub: LoopbackHub) -> None:
    stage.show(ModelsPage)
    stage.says("Whisper mini")
    assert hub.requests == []
    stage.click(f"get-{NAME}")
    stage.says("127.0.0.1, org/mini")
    stage.click("keep")
    stage.until(lambda: rows(stage)[NAME].question is None)
    assert [path for path, _ in hub.requests if "/resolve/" in path] == []


def test_an_added_folder_is_forgotten_and_stays(
    stage: Stage, clicked: House, typed: House, capsys: Capture, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for file in WHISPER.iterdir():
        (own / file.name).write_bytes(file.read_bytes())
    stage.show(ModelsPage)
    add(stage, own)
    stage.more("own", "Forget own")
    stage.find(Question, "Forget own")
    stage.click("do")
    stage.until(lambda: f"faster-whisper:{own}" not in rows(stage))
    typed.run(capsys, "models", "add", str(own))
    typed.run(capsys, "models", "remove", f"faster-whisper:{own}", "--yes")
    assert clicked.models() == typed.models() == []
    assert len(list(own.iterdir())) == len(list(WHISPER.iterdir()))


def test_what_is_no_model_is_refused_with_the_same_sentence(
    stage: Stage, typed: House, capsys: Capture, tmp_path: Path
) -> None:
    wrong = tmp_path / "letters"
    wrong.mkdir()
    page = stage.show(ModelsPage)
    assert isinstance(page, ModelsPage)
    page.add_path(wrong)
    stage.until(lambda: stage.notices)
    code, out = typed.run(capsys, "models", "add", str(wrong))
    assert code == 1
    assert (stage.notices[0].sentence, stage.notices[0].next_step) == (
        out["error"]["message"],
        out["error"]["next_step"],
    )


def test_use_is_settings_set(stage: Stage, clicked: House, typed: House, capsys: Capture) -> None:
    stage.show(ModelsPage)
    get(stage)
    stage.more("Whisper mini", "Use Whisper mini")
    stage.until(lambda: rows(stage)[NAME].info.in_use)
    assert typed.run(capsys, "settings", "set", "engines.asr", NAME)[0] == 0
    assert clicked.values() == typed.values() == {"engines.asr": NAME}


def test_settings_list_get_and_set(stage: Stage, clicked: House, typed: House, capsys: Capture) -> None:
    page = stage.show(SettingsPage)
    assert isinstance(page, SettingsPage)
    stage.click("I wear headphones")
    stage.click("Dark")
    field = page.rows["engines.context_tokens"].findChild(TextField)
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "8192")
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.until(lambda: len(clicked.values()) == 3)
    for key, value in (("talk.headphones", "on"), ("look.theme", "dark"), ("engines.context_tokens", "8192")):
        assert typed.run(capsys, "settings", "set", key, value)[0] == 0
    assert clicked.values() == typed.values()
    assert typed.run(capsys, "settings", "get", "engines.context_tokens")[1]["value"] == 8192
    listed = typed.run(capsys, "settings", "list")[1]["settings"]
    values = {entry["key"]: entry["value"] for entry in listed}
    stage.until(lambda: {key: row.value for key, row in page.rows.items()} == values)


def test_starting_at_login(stage: Stage, clicked: House, typed: House, capsys: Capture) -> None:
    page = stage.show(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.open_part("background")
    stage.until(stage.find(Switch, "Start when I log in").isEnabled)
    stage.click("Start when I log in")
    assert typed.run(capsys, "autostart", "on") == (0, {"on": True})
    entries = [house.paths.config / "autostart" / "voiceapp.desktop" for house in (clicked, typed)]
    stage.until(entries[0].exists)
    assert entries[0].read_bytes() == entries[1].read_bytes()
    stage.until(stage.find(Switch, "Start when I log in").isChecked)
    stage.click("Start when I log in")
    stage.until(lambda: not entries[0].exists())
    assert typed.run(capsys, "autostart", "off") == (0, {"on": False})
    assert not entries[1].exists()


def test_tools_add_allow_and_remove(stage: Stage, clicked: House, typed: House, capsys: Capture) -> None:
    page = stage.show(SettingsPage)
    assert isinstance(page, SettingsPage)
    page.open_part("tools")
    stage.click("add-tools")
    for name, words in (
        ("tools-name", "sky"),
        ("tools-what", "weatherd --place 'Oslo city'"),
        ("tools-variables", "KEY=1"),
    ):
        QTest.keyClicks(stage.find(TextField, name), words)
    stage.click("do")
    command = ("tools", "add", "sky", "--env", "KEY=1", "--", "weatherd", "--place", "Oslo city")
    stage.click("allow-sky")
    stage.click("do")
    stage.click("reads-weather")
    stage.click("do")
    stage.says("Allowed, 2 tools.")
    assert typed.run(capsys, *command)[0] == 0
    assert typed.run(capsys, "tools", "allow", "sky", "--reads", "weather", "--yes")[0] == 0
    assert clicked.tool_servers() == typed.tool_servers()
    assert clicked.tool_servers()[0].reads == ("weather",)
    stage.click("remove-sky")
    stage.click("do")
    stage.until(lambda: not clicked.tool_servers())
    assert typed.run(capsys, "tools", "remove", "sky")[0] == 0
    assert typed.tool_servers() == []


def test_packs_list_install_and_remove(stage: Stage, clicked: House, typed: House, capsys: Capture) -> None:
    stage.show(ModelsPage)
    stage.click("filter-packs")
    stage.says("Demo voices")
    assert [pack["title"] for pack in typed.run(capsys, "packs", "list")[1]["packs"]] == ["Demo voices"]
    stage.click("install-pack-demo")
    stage.find(Question, "Install Demo voices")
    stage.click("do")
    stage.find(QWidget, "more-pack-demo")
    assert typed.run(capsys, "packs", "install", "demo")[0] == 0
    assert clicked.pack_files() == typed.pack_files() == ["demo-library"]
    stage.more("Demo voices", "Remove Demo voices")
    stage.find(Question, "Remove Demo voices")
    stage.click("do")
    stage.find(QWidget, "install-pack-demo")
    assert typed.run(capsys, "packs", "remove", "demo", "--yes")[0] == 0
    assert clicked.pack_files() == typed.pack_files() == []


def test_jobs_cancel(stage: Stage, clicked: House, typed: House, capsys: Capture) -> None:
    for house in (clicked, typed):
        house.add_job("pack-install", "Install Demo voices", {"name": "unheard-of"})
        house.add_job("later", "Write down talk.wav", {})
    stage.show(ActivityPage)
    stage.find(JobRow, "job-2")
    stage.click("Cancel Write down talk.wav")
    stage.until(lambda: ("later", "Write down talk.wav", "cancelled") in clicked.jobs())
    stage.until(lambda: not stage.page.findChild(JobRow, "job-2").progress.isVisible())  # type: ignore[union-attr]
    assert typed.run(capsys, "jobs", "cancel", "2")[0] == 0
    assert clicked.jobs() == typed.jobs()
