"""Chat with any GGUF model by llama.cpp, inside the engine's child process."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from collections.abc import Generator
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import gguf
from voiceapp.engines.chat_prompt import CHATML, ChatPrompt
from voiceapp.engines.reply_parser import Call, ReplyParser

_LEAST_ANSWER = 16


class Llama:
    """The llama.cpp engine (protocol: ``core.protocols.Engine``).

    The library's object keeps its key-value cache between calls and evaluates only what differs from the
    last prompt, so a conversation that grows at its end costs only its new words.
    """

    def __init__(self) -> None:
        self._model: Any = None
        self._prompt: ChatPrompt | None = None
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
        path = Path(model).expanduser()
        header = gguf.read_header(path)
        if importlib.util.find_spec("llama_cpp") is None:
            raise VoiceAppError(
                "engine-missing",
                "llama.cpp is not installed, so this language model cannot run.",
                "Run make run again: it builds llama.cpp. Until then the built-in skills answer.",
            )
        import jinja2
        import llama_cpp
        from llama_cpp.llama_chat_format import Jinja2ChatFormatter

        offload = llama_cpp.llama_supports_gpu_offload()
        if device == "cuda" and not offload:
            raise VoiceAppError(
                "no-gpu",
                "llama.cpp was built without support for a graphics card.",
                "Set Compute on to Automatic in Settings.",
            )
        cores = threads or os.cpu_count() or 1
        template = header.chat_template or CHATML
        try:
            loaded = llama_cpp.Llama(
                str(path),
                n_ctx=min(context_tokens, header.context_tokens or context_tokens),
                n_threads=cores,
                n_threads_batch=cores,
                n_gpu_layers=-1 if offload and device != "cpu" else 0,
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

        self._model = loaded
        self._prompt = ChatPrompt(render, lambda text: len(self._tokens(text)), template, _control(loaded))
        self._context_tokens = int(loaded.n_ctx())
        return Capabilities(
            languages=("*",),
            streaming=True,
            tools=True,
            json_schema=True,
            context_tokens=self._context_tokens,
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

        ``json_schema`` forces the shape of the answer (its minimum and maximum are not enforced: validate);
        tools are then not offered. ``seed`` None draws one.
        """
        if self._model is None or self._prompt is None:
            raise VoiceAppError(
                "engine-not-loaded", "The language model is not loaded.", "Try again.", retryable=True
            )
        offered = [] if json_schema else tools or []
        room = self._context_tokens - max(_LEAST_ANSWER, min(max_tokens, self._context_tokens // 4))
        prompt = self._prompt.fit(messages, offered, room)
        tokens = self._tokens(prompt)
        parser = ReplyParser([str(tool["name"]) for tool in offered], thinking=prompt.rstrip().endswith("<think>"))
        stream = self._model.create_completion(
            prompt=tokens,
            max_tokens=max(1, min(max_tokens, self._context_tokens - len(tokens) - 1)),
            temperature=temperature,
            seed=random.SystemRandom().randrange(2**31) if seed is None else seed,
            grammar=_grammar(json_schema) if json_schema else None,
            stream=True,
        )
        finish = "stop"
        try:
            for chunk in stream:
                if ctx.cancelled:
                    return {"finish": "cancelled"}
                choice = chunk["choices"][0]
                for item in parser.feed(choice["text"]):
                    yield _part(item)
                if parser.called:
                    return {"finish": "tool"}
                finish = choice["finish_reason"] or finish
            for item in parser.finish():
                yield _part(item)
        finally:
            stream.close()
        return {"finish": "tool" if parser.called else finish}

    def _tokens(self, prompt: str) -> list[int]:
        # The template writes the beginning-of-text token where the model wants one.
        tokens: list[int] = self._model.tokenize(prompt.encode("utf-8", "replace"), add_bos=False, special=True)
        return tokens


def _refused(name: str, context_tokens: int, why: str) -> VoiceAppError:
    if "context" not in why:
        return gguf.broken(name, "llama.cpp cannot read it")
    return VoiceAppError(
        "out-of-memory",
        f"There is not enough memory for {name} with {context_tokens} tokens of context.",
        "Lower Context in Settings, or choose a smaller model.",
    )


def _part(item: str | Call) -> dict[str, Any]:
    if isinstance(item, Call):
        return {"call": {"name": item.name, "arguments": item.arguments, "id": "call-1"}}
    return {"text": item}


def _grammar(schema: dict[str, Any]) -> Any:
    from llama_cpp.llama_grammar import LlamaGrammar

    try:
        return LlamaGrammar.from_json_schema(json.dumps(schema), verbose=False)
    except (ValueError, KeyError, TypeError, AttributeError, AssertionError, NotImplementedError) as error:
        raise VoiceAppError(
            "schema-unsupported", "The language model cannot be held to this answer format.", "Ask without it."
        ) from error


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
