"""How soon an engine that speaks stops. Runs in the pack, without the app."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tests.fakes.context import FakeContext, run

STEPS = 5


def steps_until_stopped(target: str, folder: str) -> dict[str, Any]:
    """Cancel a call at its fifth step: the steps that were made in all, and the parts that came."""
    module, _, name = target.partition(":")
    engine = getattr(import_module(module), name)()
    engine.load(FakeContext(), folder)
    context = FakeContext()
    context._ask = lambda: len(context.progressed) >= STEPS
    parts, _ = run(engine.speak(context, "hello there world, this is a small text"))
    return {"steps": len(context.progressed), "parts": len(parts)}
