"""Each command about the talk and its conversations has its click: done in one home by the real window and in
another by the command line, on the real services, what is stored is the same."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.real import RealDesk, paths_of, silence
from voiceapp import cli
from voiceapp.app import App
from voiceapp.core.paths import Paths, asset
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.records import ConversationInfo, StoredTurn
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.rows import ListRow
from voiceapp.storage.conversations import ConversationStore
from voiceapp.storage.database import Database

Capture = pytest.CaptureFixture[str]
Stored = list[tuple[ConversationInfo, list[StoredTurn]]]
VALUES = {"engines.asr": "pocketsphinx", "engines.llm": "skills", "engines.tts": "espeak"}
TALKS = {
    "Tides": (("Why are there tides?", "The moon pulls the sea."), ("And at night?", "At night too.")),
    "Dinner": (("What is for dinner?", "Soup with bread, and a pear."),),
}


class Home:
    """A home on the disk and the commands on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = silence(folder.parent / "quiet")

    def stored(self) -> Stored:
        """Every conversation with its turns."""

        async def read(store: ConversationStore) -> Stored:
            return [await store.get(info.id) for info in await store.list()]

        found: Stored = self.work(read)
        return found

    def work(self, act: Callable[[ConversationStore], Any]) -> Any:
        """Do something to the stored conversations."""

        async def run() -> Any:
            db = Database(paths_of(self.folder).database)
            await db.open()
            try:
                return await act(ConversationStore(db))
            finally:
                await db.close()

        return asyncio.run(run())

    def run(self, capture: Capture, *arguments: str) -> dict[str, Any]:
        """Run a command that has to succeed: its JSON."""

        def open_app(
            paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
        ) -> AbstractAsyncContextManager[App]:
            return App.open(paths, overrides, files, started=started, environment=self.environment)

        capture.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VOICEAPP_HOME", str(self.folder))
            code = cli.run((*arguments, "--json"), open_app, lambda: False)
        out = capture.readouterr().out
        assert code == 0, out
        found: dict[str, Any] = json.loads(out)
        return found


@pytest.fixture
def clicked(tmp_path: Path) -> Home:
    """The home that the window works on."""

    async def fill(store: ConversationStore) -> None:
        for title, turns in TALKS.items():
            talk = await store.create(title)
            for number, (said, reply) in enumerate(turns, 1):
                await store.add_turn(
                    talk, number, said, reply, len(reply), True, "en", False, {}, 1_750_000_000.0 + talk
                )

    home = Home(tmp_path / "window")
    home.work(fill)
    return home


@pytest.fixture
def typed(tmp_path: Path, clicked: Home) -> Home:
    """The home that commands work on: the same talks."""
    shutil.copytree(clicked.folder, tmp_path / "commands")
    return Home(tmp_path / "commands")


@pytest.fixture
def desk(qtbot: QtBot, clicked: Home) -> Iterator[RealDesk]:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme = Theme(qt, "light", reduced=True)
    theme.apply()
    desk = RealDesk(theme, clicked.folder, VALUES, clicked.environment)
    desk.until(lambda: len(desk.window.talk.list.rows) == len(TALKS))
    yield desk
    desk.close()


def number_of(home: Home, title: str) -> int:
    return next(info.id for info, _ in home.stored() if info.title == title)


def row(desk: RealDesk, number: int) -> ListRow:
    return desk.window.talk.list.rows[number]


def menu(desk: RealDesk, number: int, words: str) -> None:
    found = row(desk, number)
    found.menu_wanted.emit(found.mapToGlobal(found.rect().center()))  # what a right click does
    desk.choose(words)


def without_times(stored: Stored) -> list[list[StoredTurn]]:
    return [[replace(turn, id=0, at=0.0, timeline_ms={}) for turn in turns] for _, turns in stored]


def test_conversations_list(desk: RealDesk, typed: Home, capsys: Capture) -> None:
    listed = typed.run(capsys, "conversations", "list")["conversations"]
    rows = desk.window.talk.list.rows
    assert [entry["id"] for entry in listed] == list(rows)
    assert [entry["title"] for entry in listed] == [row.accessibleName().split(",")[0] for row in rows.values()]
    assert len(listed) == len(TALKS)


def test_conversations_show(desk: RealDesk, typed: Home, capsys: Capture) -> None:
    number = number_of(typed, "Tides")
    desk.click(f"talk-{number}")
    desk.until(lambda: len(desk.turns) == 2)
    shown = typed.run(capsys, "conversations", "show", str(number))
    assert [(turn["transcript"], turn["reply"]) for turn in shown["turns"]] == [
        (turn.said, turn.reply) for turn in desk.turns
    ]
    assert desk.turns[0].reply == "The moon pulls the sea."


def test_conversations_search(desk: RealDesk, typed: Home, capsys: Capture) -> None:
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = desk.window.talk.list.search
    QTest.keyClicks(field, "pear")
    hits = typed.run(capsys, "conversations", "search", "pear")["hits"]
    assert len(hits) == 1
    name = f"hit-{hits[0]['conversation']}-{hits[0]['turn']}"
    desk.until(lambda: desk.seen(name))
    assert len([one for one in desk.window.talk.list.findChildren(ListRow) if one.isVisible()]) == 1
    QTest.keyClicks(field, "tree")
    desk.until(lambda: desk.seen("no-hits"))
    assert typed.run(capsys, "conversations", "search", "peartree")["hits"] == []


@pytest.mark.parametrize(("words", "kind"), [("Export as Markdown", "md"), ("Export as JSON", "json")])
def test_conversations_export(
    desk: RealDesk, typed: Home, capsys: Capture, tmp_path: Path, words: str, kind: str
) -> None:
    number = number_of(typed, "Tides")
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    menu(desk, number, words)
    desk.until(lambda: desk.window.findChild(QFileDialog, "export"))
    dialog = desk.window.findChild(QFileDialog, "export")
    assert dialog is not None
    dialog.fileSelected.emit(str(ours))
    dialog.reject()
    desk.until(lambda: desk.says(f"The talk was written to {ours}"))
    typed.run(capsys, "conversations", "export", str(number), "--format", kind, "--output", str(theirs))
    written = [{path.name: path.read_text("utf-8") for path in folder.iterdir()} for folder in (ours, theirs)]
    assert written[0] == written[1]
    (text,) = written[0].values()
    assert "The moon pulls the sea." in text


def test_conversations_delete(desk: RealDesk, clicked: Home, typed: Home, capsys: Capture) -> None:
    number = number_of(typed, "Dinner")
    menu(desk, number, "Delete")
    desk.click("do")
    desk.until(lambda: number not in desk.window.talk.list.rows)
    gone: list[bool] = []
    desk.window.undo.finish(lambda: gone.append(True))
    desk.until(lambda: gone)
    typed.run(capsys, "conversations", "delete", str(number), "--yes")
    assert clicked.stored() == typed.stored()
    assert [info.title for info, _ in clicked.stored()] == ["Tides"]


def test_a_talk_is_renamed_and_commands_show_it(desk: RealDesk, clicked: Home, capsys: Capture) -> None:
    number = number_of(clicked, "Dinner")
    menu(desk, number, "Rename")
    desk.until(lambda: desk.seen("answer"))
    field = desk.seen("answer")[0]
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Supper")
    desk.click("do")
    desk.until(lambda: "Supper" in row(desk, number).accessibleName())
    assert clicked.run(capsys, "conversations", "show", str(number))["title"] == "Supper"


def test_a_typed_question_is_stored_as_commands_show_it(desk: RealDesk, clicked: Home, capsys: Capture) -> None:
    turn = desk.ask("What is twelve times twelve?")
    assert "144" in turn.reply
    (info, _) = clicked.stored()[0]
    shown = clicked.run(capsys, "conversations", "show", str(info.id))["turns"]
    assert [(one["transcript"], one["reply"], one["heard"], one["typed"]) for one in shown] == [
        ("What is twelve times twelve?", turn.reply, turn.reply, True)
    ]


def test_talk_with_the_sample_question(
    desk: RealDesk, clicked: Home, typed: Home, capsys: Capture, tmp_path: Path
) -> None:
    """No sound card: the window's button and ``talk`` answer the same spoken question."""
    desk.click("sample")
    desk.until(lambda: desk.turns and desk.turns[-1].id is not None)
    sample = str(asset("samples", "question.wav"))
    engines = [part for key, value in VALUES.items() for part in ("--set", f"{key}={value}")]
    typed.run(capsys, "talk", "--input", sample, "--output", str(tmp_path / "answer.wav"), "--once", *engines)
    ours, theirs = without_times(clicked.stored())[0], without_times(typed.stored())[0]
    assert len(ours) == len(theirs) == 1
    assert ours[0].transcript == theirs[0].transcript == desk.turns[-1].said
    assert ours[0].reply
    assert not ours[0].typed
    assert (ours[0].typed, ours[0].language, ours[0].interrupted) == (
        theirs[0].typed,
        theirs[0].language,
        theirs[0].interrupted,
    )


def test_dictation(qtbot: QtBot, clicked: Home, typed: Home, capsys: Capture) -> None:
    """A file is the microphone: the window's button and ``dictate`` write down the same, and nothing is stored."""
    sample = str(asset("samples", "question.wav"))
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme = Theme(qt, "light", reduced=True)
    theme.apply()
    before = clicked.stored()
    files = SoundOptions(input_file=sample, use_speaker=False)
    desk = RealDesk(theme, clicked.folder, VALUES, clicked.environment, files)
    desk.click("dictate")
    desk.until(lambda: desk.turns and desk.turns[-1].said.lower().startswith("what time is it"))
    desk.click("dictate")
    desk.until(lambda: desk.says("In the clipboard"))
    assert desk.turns == []
    desk.close()
    theirs = typed.run(capsys, "dictate", "--input", sample)
    assert QApplication.clipboard().text() == theirs["text"] == "What time is it?"
    assert clicked.stored() == typed.stored() == before


def test_a_fact_that_is_deleted_is_not_told_in_the_talk_until_it_comes_back_by_undo(desk: RealDesk) -> None:
    desk.ask("Remember that I like jazz.")
    assert "jazz" in desk.ask("What do you know about me?").reply
    desk.click("rail-settings")
    desk.window.open_page("settings", "facts")
    desk.click("Delete: I like jazz")
    desk.until(lambda: not desk.seen("Delete: I like jazz"))
    desk.click("rail-talk")
    assert "jazz" not in desk.ask("What do you know about me?").reply
    desk.click("notice-action")
    assert "jazz" in desk.ask("What do you know about me?").reply
