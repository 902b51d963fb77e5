"""A GGUF language model loaded by llama.cpp, with the prompt that its own chat template makes."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.installation import repair
from voiceapp.core.protocols import CallContext
from voiceapp.engines import gguf, llama_device
from voiceapp.engines.chat_prompt import CHATML, ChatPrompt

_STEP_TOKENS = 128
"""Tokens of a prompt that are read at once: about a second on a slow processor, and hardly slower in all."""


@dataclass(frozen=True, slots=True)
class LlamaChat:
    """``model`` is llama_cpp.Llama; ``device`` is cpu or cuda, ``notice`` tells why a card is not used."""

    model: Any
    prompt: ChatPrompt
    device: str
    notice: str
    threads: int

    @property
    def vocabulary(self) -> Any:
        """llama.cpp's handle of the model's tokens."""
        return _vocabulary(self.model)

    def tokens(self, text: str) -> list[int]:
        """The tokens of a prompt. The template writes the beginning-of-text token where the model wants one."""
        return _tokens(self.model, text)

    def read(self, ctx: CallContext, tokens: Sequence[int]) -> int:
        """Read a prompt but for its last token, in steps between which the call can be cancelled.

        What the cache holds of it is not read again; returns how many tokens that were. What was read before a
        cancel stays in the cache. A cache that cannot be cut (of recurrent models) is begun anew.
        """
        import llama_cpp

        model, last = self.model, len(tokens) - 1
        known = model.input_ids[: model.n_tokens].tolist()
        cached: int = llama_cpp.Llama.longest_token_prefix(known, tokens[:last])
        if cached < model.n_tokens:
            memory = llama_cpp.llama_get_memory(model.ctx)
            if llama_cpp.llama_memory_seq_rm(memory, -1, cached, -1):
                model.n_tokens = cached
            else:
                model.reset()
                cached = 0
        for start in range(cached, last, _STEP_TOKENS):
            if ctx.cancelled:
                break
            model.eval(tokens[start : min(start + _STEP_TOKENS, last)])
        return cached


def load(path: Path, device: str, threads: int, context_tokens: int) -> LlamaChat:
    """Load the file: all layers on the graphics card where llama.cpp was built for one.

    The context is ``context_tokens``, or what the model was trained with if that is less. Raises VoiceAppError
    ``model-missing``, ``model-unreadable``, ``model-newer``, ``model-broken``, ``engine-missing``, ``no-gpu`` and
    ``out-of-memory``.
    """
    header = gguf.read_header(path)
    if importlib.util.find_spec("llama_cpp") is None:
        raise VoiceAppError(
            "engine-missing",
            "llama.cpp is not installed, so this language model cannot run.",
            f"{repair()} Until then the built-in skills answer.",
        )
    import jinja2
    import llama_cpp
    from llama_cpp.llama_chat_format import Jinja2ChatFormatter

    where, notice = llama_device.choose(device, "llama.cpp", "it was built without support for one")
    cores = threads or os.cpu_count() or 1
    template = header.chat_template or CHATML
    try:
        loaded = llama_cpp.Llama(
            str(path),
            n_ctx=min(context_tokens, header.context_tokens or context_tokens),
            n_threads=cores,
            n_threads_batch=cores,
            n_gpu_layers=-1 if where == "cuda" else 0,
            verbose=False,
        )
        # Renders in Jinja's ImmutableSandboxedEnvironment (a test looks): a template is a stranger's program.
        formatter: Any = Jinja2ChatFormatter(
            template=template,
            eos_token=_token_text(loaded, loaded.token_eos()),
            bos_token=_token_text(loaded, loaded.token_bos()),
        )
    except jinja2.TemplateError as error:
        raise gguf.broken(path.name, "its chat template is damaged") from error
    except ValueError as error:  # all that the library tells: no model, or no context for it
        raise _refused(path.name, context_tokens, str(error)) from error

    def render(messages: list[dict[str, Any]], tools: list[dict[str, Any]] | None) -> str:
        try:
            return str(formatter(messages=messages, tools=tools).prompt)
        except (jinja2.TemplateError, TypeError) as error:
            raise ValueError(str(error)) from error

    prompt = ChatPrompt(render, lambda text: len(_tokens(loaded, text)), template, _control(loaded))
    return LlamaChat(loaded, prompt, where, notice, cores)


def _refused(name: str, context_tokens: int, why: str) -> VoiceAppError:
    if "context" not in why:
        return gguf.broken(name, "llama.cpp cannot read it")
    return VoiceAppError(
        "out-of-memory",
        f"There is not enough memory for {name} with {context_tokens} tokens of context.",
        "Lower Context in Settings, or choose a smaller model.",
    )


def _tokens(model: Any, text: str) -> list[int]:
    tokens: list[int] = model.tokenize(text.encode("utf-8", "replace"), add_bos=False, special=True)
    return tokens


def _token_text(model: Any, token: int) -> str:
    import llama_cpp

    if token < 0:
        return ""
    text: bytes = llama_cpp.llama_vocab_get_text(_vocabulary(model), token)
    return text.decode("utf-8", "replace")


def _control(model: Any) -> list[str]:
    """The texts of the control tokens."""
    import llama_cpp

    vocabulary = _vocabulary(model)
    return [
        _token_text(model, token)
        for token in range(model.n_vocab())
        if llama_cpp.llama_vocab_get_attr(vocabulary, token) & llama_cpp.LLAMA_TOKEN_ATTR_CONTROL
    ]


def _vocabulary(model: Any) -> Any:
    import llama_cpp

    return llama_cpp.llama_model_get_vocab(model.model)
