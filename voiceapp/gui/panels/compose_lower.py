"""What stands under the tree of the Compose page, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from voiceapp.gui.panels.compose import ComposePage


def lower_panels(page: ComposePage) -> Sequence[QWidget]:
    """The panels about the chosen track: each follows ``page.track_shown`` and keeps ``page.at_s`` true."""
    return ()
