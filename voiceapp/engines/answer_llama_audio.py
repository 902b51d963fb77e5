"""Questions about sound by any GGUF audio model that llama.cpp's mtmd loads (Ultravox, Voxtral, Qwen2-Audio, ...).

A folder holds the language model and its projector (``mmproj*.gguf``), which turns sound into what the language
model reads in place of tokens.
"""

from __future__ import annotations

import codecs
import ctypes
import functools
import random
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import gguf, llama_chat, model_folder
from voiceapp.engines.asked_sound import gathered
from voiceapp.engines.llama_sampler import Sampler
from voiceapp.engines.reply_parser import ReplyParser

_TITLE = "llama.cpp audio"
_NEEDS = ("*.gguf", "*mmproj*.gguf")

_PIECE_S = 30.0
"""Encoders made of Whisper's hear sound in pieces of 30 s, each as many tokens as a full one."""

_EDGE_S = 0.1
"""The last piece has to end a little earlier: at 30.0 s a further one begins (mtmd-audio.cpp pads them)."""

_LEAST_ANSWER = 64
_QUESTION_TOKENS = 128


class LlamaAudio:
    """The llama.cpp audio engine (protocol: ``core.protocols.Engine``)."""

    def __init__(self) -> None:
        self._chat: llama_chat.LlamaChat | None = None
        self._mtmd: Any = None
        self._rate = 0
        self._longest_s = 0.0

    def load(
        self,
        ctx: CallContext,
        model: str = "",
        device: str = "auto",
        threads: int = 0,
        context_tokens: int = 4096,
        **_: Any,
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError as ``llama_chat.load`` does, and ``model-incomplete``,
        ``model-ambiguous``, ``model-not-audio`` and ``context-too-small``.
        """
        folder = model_folder.check(model, _NEEDS, _TITLE)
        language, projector = _files(folder)
        _check(projector)
        self._chat = llama_chat.load(language, device, threads, context_tokens)
        self._mtmd = _projector(projector, self._chat)
        self._rate = _mtmd().mtmd_get_audio_sample_rate(self._mtmd)
        self._longest_s = self._longest(context_tokens)
        return Capabilities(
            languages=("*",),
            streaming=True,
            sample_rate=self._rate,
            max_seconds=self._longest_s,
            context_tokens=int(self._chat.model.n_ctx()),
            device=self._chat.device,
            notice=self._chat.notice,
        )

    def answer(
        self,
        ctx: CallContext,
        question: str,
        max_tokens: int = 256,
        temperature: float = 0.0,
        seed: int | None = None,
    ) -> Generator[dict[str, Any], None, dict[str, Any]]:
        """Stream the answer about the input sound as {"text"} parts; the result tells why it ended.

        Raises VoiceAppError ``sound-too-long``, ``no-sound`` and ``too-long`` (the question).
        """
        chat = self._chat
        if chat is None:
            raise VoiceAppError(
                "engine-not-loaded", "The audio language model is not loaded.", "Try again.", retryable=True
            )
        samples = gathered(ctx, _TITLE, self._rate, self._longest_s)
        if samples is None:
            return {"finish": "cancelled"}
        prompt = self._prompt(chat, question)
        with ExitStack() as stack:
            chunks = self._chunks(chat, prompt, samples, stack)
            size = int(chat.model.n_ctx())
            tokens = int(_mtmd().mtmd_helper_get_n_tokens(chunks))
            if tokens + _LEAST_ANSWER > size:
                raise _too_much(tokens, size)
            past = self._evaluated(ctx, chat, chunks)
            if past is None:
                return {"finish": "cancelled"}
            drawn = random.SystemRandom().randrange(2**31) if seed is None else seed
            sampler = stack.enter_context(Sampler(chat.model, temperature, drawn))
            parser = ReplyParser((), thinking=prompt.rstrip().endswith("<think>"))
            decoder = codecs.getincrementaldecoder("utf-8")("replace")
            finish = "length"
            for number, token in enumerate(sampler.tokens(past, min(max_tokens, size - tokens - 1))):
                if ctx.cancelled:
                    return {"finish": "cancelled"}
                if token is None:
                    finish = "stop"
                    break
                ctx.progress(number / max_tokens)
                yield from _texts(parser.feed(decoder.decode(token)))
            yield from _texts(parser.feed(decoder.decode(b"", True)))
            yield from _texts(parser.finish())
        return {"finish": finish}

    def close(self) -> None:
        """Free the projector and the model; the engine's process needs no such thing: it ends."""
        if self._chat is not None:
            _mtmd().mtmd_free(self._mtmd)
            self._chat.model.close()
            self._chat = None

    def _prompt(self, chat: llama_chat.LlamaChat, question: str) -> str:
        marker = _mtmd().mtmd_default_marker().decode()
        asked = f"{marker}\n{question.replace(marker, ' ')}"
        return chat.prompt.fit([{"role": "user", "text": asked}], (), int(chat.model.n_ctx()) // 2)

    def _chunks(self, chat: llama_chat.LlamaChat, prompt: str, samples: Samples, stack: ExitStack) -> Any:
        """The prompt as mtmd's chunks of text and of sound; freed with ``stack``."""
        import llama_cpp

        mtmd = _mtmd()
        pointer = samples.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
        bitmap = mtmd.mtmd_bitmap_init_from_audio(len(samples), pointer)
        stack.callback(mtmd.mtmd_bitmap_free, bitmap)
        chunks = mtmd.mtmd_input_chunks_init()
        stack.callback(mtmd.mtmd_input_chunks_free, chunks)
        written = prompt.encode("utf-8", "replace")
        begins = llama_cpp.llama_vocab_get_add_bos(chat.vocabulary)
        has_begun = chat.tokens(prompt)[:1] == [chat.model.token_bos()]
        text = mtmd.mtmd_input_text(
            text=written, text_len=len(written), add_special=begins and not has_begun, parse_special=True
        )
        bitmaps = (mtmd.mtmd_bitmap_p_ctypes * 1)(bitmap)
        if mtmd.mtmd_tokenize(self._mtmd, chunks, ctypes.byref(text), bitmaps, 1) != 0:
            raise gguf.broken(_TITLE, "its projector cannot read this sound")
        return chunks

    def _evaluated(self, ctx: CallContext, chat: llama_chat.LlamaChat, chunks: Any) -> int | None:
        """Let the model read the chunks; the position after them, None where the call was given up."""
        import llama_cpp

        mtmd = _mtmd()
        model = chat.model
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(model.ctx), True)
        past = llama_cpp.llama_pos(0)
        count = int(mtmd.mtmd_input_chunks_size(chunks))
        for number in range(count):
            if ctx.cancelled:
                return None
            ctx.progress(None, "Listening")
            chunk = mtmd.mtmd_input_chunks_get(chunks, number)
            last = number == count - 1
            failed = mtmd.mtmd_helper_eval_chunk_single(
                self._mtmd, model.ctx, chunk, past, 0, model.n_batch, last, ctypes.byref(past)
            )
            if failed:
                raise VoiceAppError(
                    "out-of-memory",
                    "There is not enough memory for this sound.",
                    "Lower Context in Settings, or choose a smaller model.",
                )
        return int(past.value)

    def _longest(self, context_tokens: int) -> float:
        """The seconds of sound that leave room for a question and an answer."""
        chat = self._chat
        assert chat is not None
        with ExitStack() as stack:
            silence = np.zeros(round((_PIECE_S - _EDGE_S) * self._rate), np.float32)
            chunks = self._chunks(chat, _mtmd().mtmd_default_marker().decode(), silence, stack)
            each = int(_mtmd().mtmd_helper_get_n_tokens(chunks))
        size = int(chat.model.n_ctx())
        pieces = (size - _QUESTION_TOKENS - _LEAST_ANSWER) // each
        if not pieces:
            raise VoiceAppError(
                "context-too-small",
                f"{_PIECE_S:g} seconds of sound are {each} tokens, and the context has only {size}.",
                "Raise Context in Settings."
                if size >= context_tokens
                else "Choose another model: this one was trained with no more.",
            )
        return pieces * _PIECE_S - _EDGE_S


def _mtmd() -> Any:
    """The library, imported where it is first needed."""
    import llama_cpp.mtmd_cpp

    return llama_cpp.mtmd_cpp


@functools.cache
def _silence() -> Any:
    """A log callback that writes nothing: by itself mtmd tells every step. Kept, since the library keeps only its
    address."""
    import llama_cpp

    return llama_cpp.llama_log_callback(lambda level, text, data: None)


def _files(folder: Path) -> tuple[Path, Path]:
    """The language model (of several parts the first, which llama.cpp opens) and the projector."""
    files = sorted(folder.glob("*.gguf"))
    projectors = [path for path in files if gguf.is_projector(path.name)]
    models = [path for path in files if path not in projectors]
    if not models:
        raise model_folder.incomplete(folder.name, _TITLE, ["the language model (*.gguf)"])
    if len(projectors) > 1:
        listed = ", ".join(path.name for path in projectors)
        raise VoiceAppError(
            "model-ambiguous",
            f"The folder {folder.name} holds {len(projectors)} projectors: {listed}.",
            "Keep one of them in the folder.",
        )
    return models[0], projectors[0]


def _check(projector: Path) -> None:
    """See that it makes a model hear. Raises VoiceAppError ``model-not-audio``, and those of ``read_header``."""
    header = gguf.read_header(projector)
    if header.architecture != "clip":
        raise gguf.broken(projector.name, "it is no projector")
    if not header.metadata.get("clip.has_audio_encoder"):
        raise VoiceAppError(
            "model-not-audio",
            f"{projector.name} lets its language model see pictures; it cannot hear.",
            "Choose a model for sound, such as Ultravox or Voxtral. To talk with the language model alone, use it "
            "with the engine llama.",
        )


def _projector(path: Path, chat: llama_chat.LlamaChat) -> Any:
    """mtmd's context for the projector."""
    mtmd = _mtmd()
    mtmd.mtmd_log_set(_silence(), None)
    mtmd.mtmd_helper_log_set(_silence(), None)
    options = mtmd.mtmd_context_params_default()
    options.use_gpu = chat.device == "cuda"
    options.print_timings = False
    options.n_threads = chat.threads
    options.warmup = False
    loaded = mtmd.mtmd_init_from_file(str(path).encode(), chat.model.model, options)
    if loaded is None:
        raise gguf.broken(path.name, "llama.cpp cannot read it, or it belongs to another language model")
    if not mtmd.mtmd_support_audio(loaded):
        raise gguf.broken(path.name, "llama.cpp cannot make it hear")
    return loaded


def _texts(items: Iterator[Any]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield {"text": item}


def _too_much(tokens: int, size: int) -> VoiceAppError:
    return VoiceAppError(
        "sound-too-long",
        f"Sound and question are {tokens} tokens, and the model keeps {size} in mind at once.",
        "Ask about a shorter part, or raise Context in Settings.",
    )
