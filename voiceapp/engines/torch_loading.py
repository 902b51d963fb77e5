"""What goes wrong while a PyTorch model is read from its files, told in the user's words. For pack engines only."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Iterator

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import model_folder

_DAMAGED = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError, AssertionError, RuntimeError),
    *(EOFError, pickle.UnpicklingError),
)
_FULL = ("can't allocate memory", "not enough memory")
"""What PyTorch's allocator says (c10/core/impl/alloc_cpu.cpp), in an error that has no class of its own."""


@contextlib.contextmanager
def reading(name: str, title: str) -> Iterator[None]:
    """Inside, ``name`` (a file or folder) is read by a library, which raises whatever its content leads it to.

    Raises VoiceAppError ``model-broken``, or ``out-of-memory`` where that is what there is too little of.
    """
    from huggingface_hub.errors import StrictDataclassError
    from safetensors import SafetensorError

    try:
        yield
    except (*_DAMAGED, SafetensorError, StrictDataclassError) as error:
        if any(sign in str(error) for sign in _FULL):
            raise _too_large(name, title) from error
        raise model_folder.broken(name, title) from error
    except MemoryError as error:
        raise _too_large(name, title) from error


def _too_large(name: str, title: str) -> VoiceAppError:
    return VoiceAppError(
        "out-of-memory",
        f"There is not enough memory for the {title} model {name}.",
        "Close other programs, or choose a smaller model.",
        retryable=True,
    )
