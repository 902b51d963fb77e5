"""Tab goes through a window as it is read. Qt's own order is that of making: rows that are filled in come last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLayout, QSplitter, QWidget

Key = TypeVar("Key")
Stop = TypeVar("Stop", bound=QWidget)


def go_on(root: QWidget, ahead: bool) -> bool:
    """Give the keyboard to the next control below ``root``, or the one before; whether there was another."""
    focus = QApplication.focusWidget()
    stops = [one for one in _inside(root, focus) if one is focus or _is_stop(one)]
    if not any(one is not focus for one in stops):
        return False
    reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
    if focus in stops and not _is_stop(focus):
        _nearest(focus, stops).setFocus(reason)
        return True
    place = stops.index(focus) if focus in stops else -1 if ahead else 0
    stops[(place + (1 if ahead else -1)) % len(stops)].setFocus(reason)
    return True


@contextmanager
def keyboard_kept(rows: Callable[[], Mapping[Key, QWidget]]) -> Iterator[None]:
    """Rows are made anew meanwhile: the keyboard stays where it was in them, or comes to the row beside one that is
    gone.
    """
    before = dict(rows())
    names = {key: _focused_in(row) for key, row in before.items()}
    held = next((key for key, name in names.items() if name is not None), None)
    yield
    if held is None:
        return
    now = rows()
    near = next((key for key in _from(held, before) if key in now), None)
    if near is not None:
        now[near].show()  # what cannot be seen takes no focus
        stops = [one for one in (now[near], *_inside(now[near], None)) if _is_stop(one)]
        same = [one for one in stops if one.objectName() == names[held]]
        for stop in (same or stops)[:1]:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)


def _focused_in(row: QWidget) -> str | None:
    """The name of what has the keyboard in a row, or gets it when its window does."""
    focus = row.window().focusWidget()
    return focus.objectName() if focus is not None and (focus is row or row.isAncestorOf(focus)) else None


def beside(rows: Mapping[Key, Stop], gone: Key) -> Stop | None:
    """What gets the keyboard when a row is deleted: the next one, or the one before it was it the last."""
    near = _from(gone, rows)[1:2] if gone in rows else ()
    return rows[near[0]] if near else None


def _from(key: Key, rows: Mapping[Key, QWidget]) -> Sequence[Key]:
    """A row, those behind it, then those before it, the last of them first."""
    keys = list(rows)
    place = keys.index(key)
    return (*keys[place:], *reversed(keys[:place]))


def _nearest(gone: QWidget, stops: list[QWidget]) -> QWidget:
    """From a button that was hidden or switched off the keyboard stays near it, and on its page."""
    place, around = stops.index(gone), gone.parentWidget()
    near: list[int] = []
    while not near and around is not None:
        near = [at for at, one in enumerate(stops) if one is not gone and around.isAncestorOf(one)]
        around = around.parentWidget()
    return stops[next((at for at in near if at > place), near[-1])]


def _is_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and _can_be_used(widget) and widget.focusProxy() is None and not _left_out(widget)


def _can_be_used(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _left_out(widget: QWidget) -> bool:
    """Of words of which one is chosen, that one is the stop. Qt sees to it from the second time on."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    return chosen is not None and chosen is not widget and _can_be_used(chosen)


def _inside(widget: QWidget, focus: QWidget | None) -> Iterator[QWidget]:
    """What is seen in it, each before what is inside of it; and what has the focus, though it was just hidden."""
    for child in _children(widget):
        leads = focus is not None and (child is focus or child.isAncestorOf(focus))
        if (child.isVisible() or leads) and not child.isWindow():
            yield child
            yield from _inside(child, focus)


def _children(widget: QWidget) -> list[QWidget]:
    """Those that are laid out, in their order; then those that float."""
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        columns = range(widget.count())
        parts = (part for place in columns for part in (widget.handle(place), widget.widget(place)))
        ordered = [part for part in parts if part is not None]
    else:
        ordered = [] if layout is None else list(_laid_out(layout))
    laid_out = set(ordered)
    children: list[QObject] = widget.children()
    return ordered + [one for one in children if isinstance(one, QWidget) and one not in laid_out]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: _cell(layout, place))
    for place in places:
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _laid_out(inner)
        elif item is not None and (widget := item.widget()) is not None:
            yield widget


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    """PySide's stubs know nothing of what this returns."""
    row, column, _, _ = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column
