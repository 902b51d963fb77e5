"""Cancelling a model that computes a whole window in one forward pass: it stops between two of its layers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from voiceapp.core.protocols import CallContext
from voiceapp.engines.leaving import Cancelled


@contextlib.contextmanager
def interruptible(ctx: CallContext, model: Any) -> Iterator[None]:
    """Inside, ``model`` looks before each of its layers whether the call is cancelled. Raises Cancelled.

    Layers are the members of its module lists. Enter it for one forward pass: other calls use the model between
    the windows of this one.
    """
    from torch.nn import ModuleList

    def look(*_: object) -> None:
        if ctx.cancelled:
            raise Cancelled

    lists = [module for module in model.modules() if isinstance(module, ModuleList)]
    hooks = [layer.register_forward_pre_hook(look) for layers in lists for layer in layers]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()
