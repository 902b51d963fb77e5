"""What a library generates in one long call, handed over as it comes: the call runs in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from voiceapp.core.protocols import CallContext

Part = TypeVar("Part")
Result = TypeVar("Result")


def streamed(
    ctx: CallContext, work: Callable[[Callable[[Part], None]], Result], given_up: threading.Event
) -> Generator[Part, None, Result | None]:
    """Yield what ``work`` hands to its argument, and return what it returns; what it raises is raised here.

    Once the call is cancelled nothing more is yielded, and None is returned whatever comes of the work. A reader
    that goes away sets ``given_up``, which ``work`` has to look at. In any case the thread has ended at the end.
    """
    ready: SimpleQueue[Part | None] = SimpleQueue()
    with ThreadPoolExecutor(1, "generating") as threads:
        outcome = threads.submit(work, ready.put)
        outcome.add_done_callback(lambda _: ready.put(None))
        try:
            while (part := ready.get()) is not None:
                if not ctx.cancelled:
                    yield part
        finally:
            given_up.set()
    return None if ctx.cancelled else outcome.result()
