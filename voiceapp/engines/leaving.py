"""Ways out of a library in the middle of its work. No handler of errors on the way may take them for one."""

from __future__ import annotations

from typing import Any


class Cancelled(BaseException):
    """The caller lost interest while a model was computing."""


class Ended(BaseException):
    """A generation is left early; ``ids`` are its tokens by then."""

    def __init__(self, ids: Any) -> None:
        super().__init__()
        self.ids = ids
