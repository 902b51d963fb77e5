"""The program as it is started: the real window, the real app, real engines, on a computer without a sound card."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.real import Hands, silence
from voiceapp.__main__ import open_window
from voiceapp.core.paths import Paths
from voiceapp.core.records import StoredTurn
from voiceapp.gui.window import Window
from voiceapp.storage.conversations import ConversationStore
from voiceapp.storage.database import Database


@pytest.fixture(autouse=True)
def no_sound_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in silence(tmp_path / "quiet").items():
        monkeypatch.setenv(name, value)


def start(act: Callable[[Hands], None]) -> int:
    """Start the program, let ``act`` use its window, close it; the exit code. Raises what ``act`` raises."""
    raised: list[BaseException] = []

    def use(window: Window) -> None:
        try:
            act(Hands(window))
        except BaseException as error:  # noqa: BLE001 - Qt would only print it
            raised.append(error)
        window.close()

    code = open_window(lambda window: QTimer.singleShot(0, lambda: use(window)))
    if raised:
        raise raised[0]
    return code


def children() -> list[psutil.Process]:
    """The engines' processes, however deep."""
    return [one for one in psutil.Process().children(recursive=True) if "voiceapp" in " ".join(one.cmdline())]


def stored() -> list[StoredTurn]:
    async def read() -> list[StoredTurn]:
        db = Database(Paths.default().database)
        await db.open()
        try:
            store = ConversationStore(db)
            return [turn for info in await store.list() for turn in (await store.get(info.id))[1]]
        finally:
            await db.close()

    return asyncio.run(read())


def test_a_typed_question_is_answered_and_stored_and_closing_ends_every_process(qtbot: QtBot) -> None:
    seen: list[psutil.Process] = []
    replies: list[str] = []

    def act(hands: Hands) -> None:
        hands.until(lambda: hands.seen("no-microphone"))
        assert hands.says("No microphone was found.")
        replies.append(hands.ask("What is twelve times twelve?").reply)
        seen.extend(children())

    assert start(act) == 0
    assert "144" in replies[0]
    assert [(turn.transcript, turn.reply, turn.typed) for turn in stored()] == [
        ("What is twelve times twelve?", replies[0], True)
    ]
    assert seen
    _, alive = psutil.wait_procs(seen, timeout=3)
    assert alive == []


def test_the_sample_question_is_heard_and_answered(qtbot: QtBot) -> None:
    def act(hands: Hands) -> None:
        hands.click("sample")
        hands.until(lambda: hands.turns and hands.turns[-1].id is not None)
        assert hands.turns[-1].reply

    assert start(act) == 0
    (turn,) = stored()
    assert turn.transcript == "What time is it?"
    assert not turn.typed


def test_a_second_start_raises_the_window_and_ends(qtbot: QtBot) -> None:
    def act(hands: Hands) -> None:
        hands.until(lambda: hands.seen("no-microphone"))
        hands.window.showMinimized()
        hands.until(hands.window.isMinimized)
        second = subprocess.Popen(
            [sys.executable, "-m", "voiceapp"], cwd=Path(__file__).parents[2], stderr=subprocess.PIPE, text=True
        )
        try:
            hands.until(lambda: second.poll() is not None)
        finally:
            second.kill()
            _, said = second.communicate()
        assert (second.returncode, said) == (0, "")
        hands.until(lambda: not hands.window.isMinimized())
        assert hands.window.isVisible()

    assert start(act) == 0
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_what_ends_a_core_that_hangs_does_not_outlive_its_window(qtbot: QtBot) -> None:
    """It would close the next window of this process, eight seconds later."""
    app = QApplication.instance()
    assert app is not None

    def running() -> list[QTimer]:
        own = app.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [timer for timer in own if timer.isActive()]

    before = running()
    assert start(lambda hands: None) == 0
    assert running() == before
