"""Token by token out of a llama.cpp context that has read its prompt, by the library's own samplers."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import TracebackType
from typing import Any

# What llama-cpp-python's create_completion chooses from, so that both roads to an answer speak alike.
_TOP_K, _TOP_P, _MIN_P = 40, 0.95, 0.05
_LONGEST_PIECE = 256


class Sampler:
    """A chain of samplers and a batch of one token; to be used in a ``with``, which frees them.

    ``temperature`` 0 takes the likeliest token; otherwise ``seed`` decides.
    """

    def __init__(self, model: Any, temperature: float, seed: int) -> None:
        import llama_cpp

        self._lib: Any = llama_cpp
        self._ctx = model.ctx
        self._vocabulary = llama_cpp.llama_model_get_vocab(model.model)
        self._chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
        self._batch = llama_cpp.llama_batch_init(1, 0, 1)
        if temperature <= 0:
            self._add(llama_cpp.llama_sampler_init_greedy())
            return
        self._add(llama_cpp.llama_sampler_init_top_k(_TOP_K))
        self._add(llama_cpp.llama_sampler_init_top_p(_TOP_P, 1))
        self._add(llama_cpp.llama_sampler_init_min_p(_MIN_P, 1))
        self._add(llama_cpp.llama_sampler_init_temp(temperature))
        self._add(llama_cpp.llama_sampler_init_dist(seed))

    def __enter__(self) -> Sampler:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lib.llama_sampler_free(self._chain)
        self._lib.llama_batch_free(self._batch)

    def tokens(self, position: int, most: int) -> Iterator[bytes | None]:
        """The texts of at most ``most`` tokens from ``position`` on; None once the model ends its turn."""
        for at in range(position, position + most):
            token = self._lib.llama_sampler_sample(self._chain, self._ctx, -1)
            if self._lib.llama_vocab_is_eog(self._vocabulary, token):
                yield None
                return
            yield self._piece(token)
            self._fill(token, at)
            if self._lib.llama_decode(self._ctx, self._batch) != 0:  # no room is left in the context
                return

    def _add(self, sampler: Any) -> None:
        self._lib.llama_sampler_chain_add(self._chain, sampler)

    def _fill(self, token: int, position: int) -> None:
        batch = self._batch
        batch.n_tokens = 1
        batch.token[0] = token
        batch.pos[0] = position
        batch.n_seq_id[0] = 1
        batch.seq_id[0][0] = 0
        batch.logits[0] = 1

    def _piece(self, token: int) -> bytes:
        buffer = ctypes.create_string_buffer(_LONGEST_PIECE)
        length = self._lib.llama_token_to_piece(self._vocabulary, token, buffer, _LONGEST_PIECE, 0, False)
        return buffer.raw[: max(length, 0)]
