"""The menus of a line of the transcript: who said it, and everything that can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from voiceapp.gui.language import tr
from voiceapp.gui.panels import meetings_texts as texts

if TYPE_CHECKING:
    from voiceapp.gui.panels.meetings_transcript import Transcript


def _menu(view: Transcript, name: str) -> QMenu:
    menu = QMenu(view)
    menu.setObjectName(name)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_speakers(menu: QMenu, view: Transcript, row: int) -> None:
    assert view.meeting is not None
    segment = view.segment(row)
    known = [(one.id, texts.person(one.name)) for one in view.meeting.speakers]
    for number, name in [*known, (None, tr("Unknown"))]:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(number == segment.speaker)
        action.triggered.connect(lambda _=False, to=number: view.assigned.emit(segment.id, to))


def speaker_menu(view: Transcript, row: int) -> QMenu:
    """Who said the line."""
    menu = _menu(view, "speaker-menu")
    _add_speakers(menu, view, row)
    return menu


def row_menu(view: Transcript, row: int, offset: int) -> QMenu:
    """What can be done with a line; it is split before the word at ``offset`` (-1: none)."""
    segment, menu = view.segment(row), _menu(view, "row-menu")
    menu.addAction(tr("Play from here")).triggered.connect(lambda: view.seek_row(row))
    if not view.can_edit:
        return menu
    menu.addAction(tr("Edit the words")).triggered.connect(lambda: view.edit(row))
    before = segment.text[:offset].rpartition(" ")[0] if offset > 0 else ""
    if word := len(before.split()):
        split = menu.addAction(tr("Split before “{word}”", word=segment.text.split()[word]))
        split.triggered.connect(lambda: view.split_wanted.emit(segment.id, word))
    if row + 1 < len(view.rows.segments):
        menu.addAction(tr("Join with the next line")).triggered.connect(lambda: view.join_wanted.emit(segment.id))
    _add_speakers(menu.addMenu(tr("Said by")), view, row)
    menu.addSeparator()
    menu.addAction(tr("Undo")).triggered.connect(view.undo_wanted)
    menu.addAction(tr("Redo")).triggered.connect(view.redo_wanted)
    return menu
