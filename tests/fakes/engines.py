"""Tiny engines that run in real child processes: each shows one behaviour of the workers."""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities


class Ending:
    """Calls a turn over the surer the more of it it is given: the seconds of sound, divided by ten."""

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        return Capabilities(max_seconds=8.0)

    def complete(self, ctx: CallContext, audio: Audio) -> float:
        return audio.duration_s / 10


class Echo:
    """Gives back what it is given."""

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        ctx.progress(0.5, "half")
        ctx.progress(1.0, "whole")
        self.options = options
        return Capabilities(
            languages=("en", "de"), sample_rate=16_000, context_tokens=int(options.get("context", 0))
        )

    def same(self, ctx: CallContext, value: Any) -> Any:
        return value

    def loaded(self, ctx: CallContext) -> dict[str, Any]:
        return self.options

    def stream(self, ctx: CallContext) -> Generator[Any, None, int]:
        """Each input as a part; the number of them as the result."""
        count = 0
        for item in ctx.inputs():
            count += 1
            yield item
        return count

    def total(self, ctx: CallContext) -> int:
        """How many samples of sound came in, and in how many pieces, without keeping them."""
        samples = 0
        for item in ctx.inputs():
            samples += len(item.samples)
        return samples

    def count(self, ctx: CallContext, upto: int) -> Generator[int, None, None]:
        for number in range(upto):
            self.sent = number + 1
            yield number

    def sent_so_far(self, ctx: CallContext) -> int:
        return getattr(self, "sent", 0)

    def noise(self, ctx: CallContext, samples: int) -> Audio:
        return Audio(np.arange(samples, dtype=np.float32), 16_000)

    def environment(self, ctx: CallContext) -> dict[str, Any]:
        """What the process can see."""
        return {
            "numpy": np.__version__,
            "package": str(Path(sys.modules["voiceapp.core.frames"].__file__ or "")),
            "variables": dict(os.environ),
            "stdin": sys.stdin.read(),
            "threads": threading.active_count(),
            "path": list(sys.path),
        }


class Concurrent(Echo):
    """Its calls run side by side: one waits for what another one brings."""

    concurrent = True

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        self._box: dict[str, str] = {}
        self._came = threading.Condition()
        return Capabilities()

    def wait(self, ctx: CallContext) -> str:
        with self._came:
            self._came.wait_for(lambda: "word" in self._box)
            return self._box["word"]

    def bring(self, ctx: CallContext, word: str) -> None:
        with self._came:
            self._box["word"] = word
            self._came.notify_all()


class Slow(Echo):
    """Takes its time."""

    def hang(self, ctx: CallContext) -> Generator[str, None, None]:
        """Says that it has begun, then sleeps in C for ever, deaf to a cancel."""
        yield "begun"
        threading.Event().wait()

    def hold(self, ctx: CallContext) -> Generator[str, None, None]:
        """As :meth:`hang`, and never lets go of the interpreter."""
        yield "begun"
        ctypes.PyDLL(None).pause()

    def steps(self, ctx: CallContext, seconds: float) -> Generator[int, None, None]:
        """A part after each step of so many seconds, without end."""
        number = 0
        while True:
            yield number
            number += 1
            threading.Event().wait(seconds)

    def order(self, ctx: CallContext, name: str) -> list[str]:
        """The names of the calls that have run, in order."""
        self.names = [*getattr(self, "names", []), name]
        return self.names

    def until_fed(self, ctx: CallContext) -> Generator[str, None, str]:
        """Begins, and ends with its input."""
        yield "begun"
        for _ in ctx.inputs():
            pass
        return "over"


class Crashing(Echo):
    """Dies or fails in every way."""

    def exit(self, ctx: CallContext, after: int) -> Generator[int, None, None]:
        yield from range(after)
        os._exit(3)

    def segfault(self, ctx: CallContext) -> None:
        ctypes.string_at(0)

    def expected(self, ctx: CallContext) -> None:
        raise VoiceAppError("no-such-voice", "There is no voice of that name.", "Choose another.", retryable=False)

    def bug(self, ctx: CallContext) -> None:
        raise ValueError("secret words of the user")

    def unsendable(self, ctx: CallContext) -> object:
        return object()

    def nonsense(self, ctx: CallContext) -> None:
        """Write garbage into the pipe."""
        ctx._link._write(b"\xff" * 64)  # type: ignore[attr-defined]


class Unloadable(Echo):
    """Cannot be loaded."""

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        if options.get("missing"):
            __import__("a_library_that_nobody_has")
        if options.get("exit"):
            os._exit(1)
        raise VoiceAppError("model-broken", "The model is damaged.", "Get it again.")


class Printing(Echo):
    """Prints to every place that a library prints to."""

    def chatter(self, ctx: CallContext, lines: int) -> Generator[int, None, str]:
        for number in range(lines):
            print("python says", number)
            sys.stderr.write("err says\n")
            os.write(1, b"fd one says\n")
            ctypes.CDLL(None).puts(b"C says")
            yield number
        ctypes.CDLL(None).fflush(None)
        print("the last word")
        return "quiet"


class Naughty(Echo):
    """Tries what an engine may not do; each returns the name of the exception that it met."""

    def attempt(self, ctx: CallContext, what: str, port: int = 9) -> str:
        attempts = {
            "socket": lambda: socket.socket(socket.AF_INET),
            "socket6": lambda: socket.socket(socket.AF_INET6),
            "connect": lambda: socket.create_connection(("127.0.0.1", port)),
            "name": lambda: socket.getaddrinfo("localhost", port),
            "popen": lambda: subprocess.run(["true"], check=True),
            "system": lambda: os.system("true"),
            "fork": os.fork,
            "exec": lambda: os.execv("/bin/true", ["true"]),
            "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
            "pair": socket.socketpair,
            "processor": platform.processor,
        }
        try:
            attempts[what]()
        except OSError as error:
            return type(error).__name__
        return "done"


class Allocating(Echo):
    """Takes memory."""

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        self._block = np.ones(int(options["megabytes"]) << 17, dtype=np.float64)
        return Capabilities()


class Hearing:
    """A transcriber that writes down how long it listened."""

    def load(self, ctx: CallContext, model: str, threads: int = 0, **_: Any) -> Capabilities:
        return Capabilities(languages=("de",), word_times="estimated")

    def listen(
        self,
        ctx: CallContext,
        language: str | None,
        translate: bool,
        prompt: str,
        words: bool,
        partials: bool = True,
    ) -> Generator[dict[str, Any], None, dict[str, Any]]:
        seconds = 0.0
        for audio in ctx.inputs():
            seconds += audio.duration_s
            if not partials:
                continue
            yield {"text": f"{seconds:.2f}", "final": False}
        text = f"{language} {prompt}"
        word = {"text": "de", "start_s": 0.0, "end_s": 0.5, "probability": 0.9, "exact": False}
        scores = {"avg_logprob": -0.25, "no_speech_prob": 0.125, "compression_ratio": 1.5}
        segment = {"text": text, "start_s": 0.0, "end_s": seconds, "words": [word], **scores}
        return {"text": text, "language": language, "confidence": 0.8, "segments": [segment]}

    def transcribe(
        self, ctx: CallContext, language: str | None, translate: bool, prompt: str, words: bool
    ) -> Generator[dict[str, Any], None, dict[str, Any]]:
        done = 0.0
        for number, audio in enumerate(ctx.inputs()):
            start, done = done, done + audio.duration_s
            yield {"text": f"part {number}", "start_s": start, "end_s": done, "done_s": done, "language": "en"}
        return {"language": "en", "duration_s": done}


class Choosing:
    """A transcriber that takes the last one of the languages that it is to choose among."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        return Capabilities(detects_among=True)

    def listen(self, ctx: CallContext, languages: list[str], **_: Any) -> dict[str, Any]:
        for _audio in ctx.inputs():
            pass
        return {"text": " ".join(languages), "language": languages[-1], "language_probability": 0.75}


class Counting:
    """A chat model that tells what its prompt cost."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        return Capabilities(caches_prompt=True)

    def reply(self, ctx: CallContext, **_: Any) -> Generator[dict[str, Any], None, dict[str, Any]]:
        yield {"text": "one", "usage": {"prompt_tokens": 310, "cached_tokens": 286}}
        yield {"text": "two"}
        return {"finish": "stop"}


class Answering:
    """A chat model that repeats what it was given; "endless" never ends."""

    def load(self, ctx: CallContext, model: str, threads: int = 0, **_: Any) -> Capabilities:
        return Capabilities(tools=True)

    def reply(
        self,
        ctx: CallContext,
        messages: list[dict[str, Any]],
        tools: list[dict[str, Any]],
        temperature: float,
        max_tokens: int,
        seed: int | None,
        json_schema: dict[str, Any] | None,
    ) -> Generator[dict[str, Any], None, dict[str, Any]]:
        while messages[-1]["text"] == "endless":
            yield {"text": "word "}
        said = []
        for message in messages:
            call = message["call"]
            said.append(f"{message['role']} {message['text'] or (call['name'] + ' ' + str(call['arguments']))}")
        yield {"text": " | ".join(said)}
        for tool in tools:
            what = (tool["name"], tool["effect"], tool["parameters"], temperature, max_tokens, seed, json_schema)
            yield {"text": " ".join(map(str, what))}
            yield {"call": {"name": tool["name"], "arguments": {"seconds": 5}, "id": "1"}}
        return {"finish": "stop"}


class Speaking:
    """A synthesizer that takes a tenth of a second for each word."""

    def load(self, ctx: CallContext, model: str, threads: int = 0, **_: Any) -> Capabilities:
        self._last = ("", "")
        return Capabilities(word_times="exact", sample_rate=22_050)

    def speak(
        self,
        ctx: CallContext,
        text: str,
        voice: str,
        language: str,
        speed: float,
        volume: float,
        pitch: float,
        seed: int | None,
    ) -> Generator[dict[str, Any], None, None]:
        self._last = (f"{voice} {language} {speed} {volume} {seed}", language)
        start = 0
        for number, word in enumerate(text.split()):
            times = {"start_s": number / 10, "end_s": (number + 1) / 10, "exact": True}
            place = {"start": start, "end": start + len(word)}
            start += len(word) + 1
            yield {
                "audio": Audio(np.zeros(2205, np.float32), 22_050),
                "words": [{"text": word, **times, **place}],
            }

    def voices(self, ctx: CallContext) -> list[dict[str, str]]:
        return [{"name": self._last[0], "language": self._last[1]}]
