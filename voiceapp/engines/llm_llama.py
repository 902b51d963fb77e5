"""Chat with any GGUF model by llama.cpp, inside the engine's child process."""

from __future__ import annotations

import json
import random
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import llama_chat
from voiceapp.engines.reply_parser import Call, ReplyParser

_LEAST_ANSWER = 16


class Llama:
    """The llama.cpp engine (protocol: ``core.protocols.Engine``).

    The library's object keeps its key-value cache between calls and evaluates only what differs from the
    last prompt, so a conversation that grows at its end costs only its new words.
    """

    def __init__(self) -> None:
        self._chat: llama_chat.LlamaChat | None = None
        self._model: Any = None
        self._context_tokens = 0

    def load(
        self,
        ctx: CallContext,
        model: str = "",
        device: str = "auto",
        threads: int = 0,
        context_tokens: int = 4096,
        **_: Any,
    ) -> Capabilities:
        """Load the GGUF file ``model``: all layers on the graphics card where llama.cpp was built for one.

        The context is ``context_tokens``, or what the model was trained with if that is less.
        """
        self._chat = llama_chat.load(Path(model).expanduser(), device, threads, context_tokens)
        self._model = self._chat.model
        self._context_tokens = int(self._model.n_ctx())
        return Capabilities(
            languages=("*",),
            streaming=True,
            tools=True,
            json_schema=True,
            caches_prompt=True,
            context_tokens=self._context_tokens,
            device=self._chat.device,
            notice=self._chat.notice,
        )

    def reply(
        self,
        ctx: CallContext,
        messages: list[dict[str, Any]],
        tools: list[dict[str, Any]] | None = None,
        temperature: float = 0.7,
        max_tokens: int = 512,
        seed: int | None = None,
        json_schema: dict[str, Any] | None = None,
    ) -> Generator[dict[str, Any], None, dict[str, Any]]:
        """Stream the answer: {"text"} parts, or one {"call"}; the result tells why it ended.

        The first part also has ``usage``: {"prompt_tokens", "cached_tokens"}.

        ``json_schema`` forces the shape of the answer (its minimum and maximum are not enforced: validate);
        tools are then not offered. ``seed`` None draws one.
        """
        if self._chat is None:
            raise VoiceAppError(
                "engine-not-loaded", "The language model is not loaded.", "Try again.", retryable=True
            )
        offered = [] if json_schema else tools or []
        room = self._context_tokens - max(_LEAST_ANSWER, min(max_tokens, self._context_tokens // 4))
        prompt = self._chat.prompt.fit(messages, offered, room)
        tokens = self._chat.tokens(prompt)
        parser = ReplyParser([str(tool["name"]) for tool in offered], thinking=prompt.rstrip().endswith("<think>"))
        cached = self._chat.read(ctx, tokens)
        if ctx.cancelled:
            return {"finish": "cancelled"}
        usage: dict[str, Any] = {"usage": {"prompt_tokens": len(tokens), "cached_tokens": cached}}
        stream = self._model.create_completion(
            prompt=tokens,
            max_tokens=max(1, min(max_tokens, self._context_tokens - len(tokens) - 1)),
            temperature=temperature,
            seed=random.SystemRandom().randrange(2**31) if seed is None else seed,
            grammar=_grammar(json_schema) if json_schema else None,
            stream=True,
        )
        finish, calls = "stop", count(1)
        try:
            for chunk in stream:
                if ctx.cancelled:
                    return {"finish": "cancelled"}
                choice = chunk["choices"][0]
                for item in parser.feed(choice["text"]):
                    yield _part(item, calls) | usage
                    usage = {}
                if parser.done:
                    return {"finish": "tool"}
                finish = choice["finish_reason"] or finish
            for item in parser.finish():
                yield _part(item, calls) | usage
                usage = {}
        finally:
            stream.close()
        return {"finish": "tool" if parser.called else finish}


def _part(item: str | Call, calls: Iterator[int]) -> dict[str, Any]:
    if isinstance(item, Call):
        return {"call": {"name": item.name, "arguments": item.arguments, "id": f"call-{next(calls)}"}}
    return {"text": item}


def _grammar(schema: dict[str, Any]) -> Any:
    from llama_cpp.llama_grammar import LlamaGrammar

    try:
        return LlamaGrammar.from_json_schema(json.dumps(schema), verbose=False)
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError, NotImplementedError) as error:
        raise VoiceAppError(
            "schema-unsupported", "The language model cannot be held to this answer format.", "Ask without it."
        ) from error
