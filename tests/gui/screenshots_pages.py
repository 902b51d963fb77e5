"""Pictures of the Models, Settings, Activity and Help pages, 1280x800, light and dark.

``python -m tests.gui.screenshots_pages [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app, its
catalog, files and jobs are real, reached by clicks; the hub is one on the loopback interface.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from tests.gui.real import CHAT, WHISPER, RealDesk, silence
from tests.gui.screenshots import BUILT_IN, snap, take_all
from tests.unit.services.hub import LoopbackHub, running
from voiceapp.core.connections import Connection
from voiceapp.gui.panels.help import HelpPage
from voiceapp.gui.panels.models import ModelsPage
from voiceapp.gui.panels.models_set import SetCard
from voiceapp.gui.panels.settings import SettingsPage
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import TextField

OFFERED = "voiceapp/whisper-mini"
"""The repository of the hub on the loopback interface: tests/models/whisper-mini-en."""


def _page(desk: RealDesk, name: str) -> None:
    desk.click(f"rail-{name}")
    desk.settle(0.4)


def _add(desk: RealDesk, entry: str, path: Path) -> None:
    """Add a model from disk."""
    desk.click("add-from-disk")
    desk.choose(entry)
    desk.until(lambda: [one for one in desk.window.findChildren(QFileDialog) if one.isVisible()])
    dialog = next(one for one in desk.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    desk.until(lambda: desk.says(f"{path.stem} is added"))
    desk.click("notice-close")


def _download(desk: RealDesk, hub: LoopbackHub) -> None:
    """A download that has come half the way, as ``voiceapp models get`` starts it."""
    desk.bridge.submit(lambda app: app.models.get(f"faster-whisper:{OFFERED}"))
    desk.until(lambda: any(path.endswith("model.bin") for path, _ in hub.requests))
    desk.settle(1.0)


def models(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """The catalog with two models that were added from disk, and a download."""
    _page(desk, "models")
    _add(desk, "Add a folder", home / WHISPER.name)
    _add(desk, "Add a file", home / CHAT.name)
    _download(desk, hub)


def models_more(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """The lower end of the same."""
    models(desk, hub, home)
    page = desk.window.pages["models"]
    assert isinstance(page, ModelsPage)
    bar = page.area.verticalScrollBar()
    # What is told of the models row by row makes the page longer.
    bar.rangeChanged.connect(lambda _, most: bar.setValue(most))
    bar.setValue(bar.maximum())
    desk.settle(0.3)


def models_remove(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """The question before a model is forgotten."""
    _page(desk, "models")
    _add(desk, "Add a folder", home / WHISPER.name)
    desk.click(f"More for {WHISPER.name}")
    desk.choose(f"Forget {WHISPER.name}")
    desk.settle(0.5)


def models_packs(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """The engine packs."""
    _page(desk, "models")
    desk.click("filter-packs")
    desk.settle(0.5)


def models_set(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """What the best set for this computer would bring."""
    _page(desk, "models")
    card = desk.window.findChild(SetCard)
    assert card is not None
    card.choice.buttons["meetings"].click()
    desk.click("get-set")
    desk.settle(0.5)


def models_pack(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """A model whose engine pack is not here yet."""
    _page(desk, "models")
    desk.click("filter-diarize")
    desk.click("pack-pyannote:community-1")
    desk.settle(0.5)


def models_computers(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """Engines on other computers, and the form that adds one."""
    studio = Connection("studio", "llm", "https://studio.example/v1", "qwen3-32b")
    attic = Connection("attic", "asr", "http://192.168.1.20:8000/v1", "whisper-large-v3", unencrypted=True)
    desk.bridge.submit(lambda app: app.connections.add(studio, None))
    desk.bridge.submit(lambda app: app.connections.add(attic, None))
    _page(desk, "models")
    desk.until(lambda: desk.seen("row-remote:studio"))
    desk.settle(1.0)
    desk.click("add-computer")
    desk.settle(0.5)


def models_error(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """The hub has a fault."""
    hub.status = 500
    _page(desk, "models")
    desk.click("get-faster-whisper:tiny.en")
    desk.until(lambda: hub.requests)
    desk.settle(1.0)


def settings(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """The settings as they come."""
    _page(desk, "settings")


def settings_changed(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """A changed setting offers its way back."""
    _page(desk, "settings")
    desk.click("Sound when it wakes")
    desk.settle(0.5)


def settings_wrong(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """A value that cannot be."""
    _page(desk, "settings")
    page = desk.window.pages["settings"]
    assert isinstance(page, SettingsPage)
    page.open_part("engines.context_tokens")
    field = page.rows["engines.context_tokens"].findChild(TextField)
    assert field is not None
    field.setText("lots")
    field.editingFinished.emit()
    desk.settle(0.3)


def activity(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """A download that failed and one that runs."""
    desk.click("strip-activity")
    hub.hold, held = None, hub.hold
    hub.lie["model.bin"] = bytes(len(hub.files["model.bin"]))
    desk.bridge.submit(lambda app: app.models.get(f"faster-whisper:{OFFERED}"))
    desk.until(lambda: desk.says("Try again") or desk.seen("again-1"))
    hub.hold, hub.lie = held, {}
    hub.requests.clear()
    _download(desk, hub)
    desk.settle(0.5)


def activity_empty(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """Nothing was done yet."""
    desk.click("strip-activity")
    desk.settle(0.4)


def guide(desk: RealDesk, hub: LoopbackHub, home: Path) -> None:
    """What the guide says about voices, found by a search."""
    _page(desk, "voices")
    desk.window.open_help()
    page = desk.window.pages["help"]
    assert isinstance(page, HelpPage)
    page.list.search.setText("voice")
    desk.until(lambda: desk.seen("found-0"))
    desk.settle(0.3)


State = Callable[[RealDesk, LoopbackHub, Path], None]
STATES: dict[str, State] = {
    "models": models,
    "models-more": models_more,
    "models-remove": models_remove,
    "models-packs": models_packs,
    "models-set": models_set,
    "models-pack": models_pack,
    "models-computers": models_computers,
    "models-error": models_error,
    "settings": settings,
    "settings-changed": settings_changed,
    "settings-wrong": settings_wrong,
    "settings-error": settings,
    "activity": activity,
    "activity-empty": activity_empty,
    "help": guide,
}


def take(theme: Theme, state: str, folder: Path) -> None:
    """Take the pictures of one state."""
    files = {path.name: path.read_bytes() for path in WHISPER.iterdir()}
    hub = LoopbackHub(OFFERED, files)
    hub.hold = threading.Event()
    with tempfile.TemporaryDirectory() as place, running(hub):
        os.environ["HF_ENDPOINT"] = hub.endpoint
        home = Path(place) / "voiceapp"
        shutil.copytree(WHISPER, home / WHISPER.name)
        shutil.copy(CHAT, home)
        if state == "settings-error":
            (home / "settings.json").write_text('{"talk.endpoint_s": 99, "talk.colour": "blue"}', "utf-8")
        desk = RealDesk(theme, home, BUILT_IN, silence(Path(place) / "quiet"))
        STATES[state](desk, hub, home)
        snap(desk, theme, state, folder)
        hub.hold.set()
        desk.close()


if __name__ == "__main__":
    sys.exit(take_all(STATES, take))
