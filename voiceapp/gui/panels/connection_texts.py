"""What pages say of models on other computers; imports nothing heavy, since Talk says it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voiceapp.gui.language import tr

if TYPE_CHECKING:
    from voiceapp.core.connections import Connection


def elsewhere(connection: Connection) -> str:
    """A model and the computer that it runs on."""
    return tr("{model} on {host}", model=connection.model, host=connection.host)
