"""Which models suit this machine: every combination that fits is weighed, the best that is quick enough is told.

Expected waits come from what was measured here. Where nothing was, they are estimated: the work of a typical turn
(two operations per parameter and step, after Kaplan et al. 2020, arXiv:2001.08361, section 2.1) over the speed that
a short matrix multiplication reached, of which single steps reach less than half. They are told as "about".
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voiceapp.core.protocols import Task
from voiceapp.core.records import Machine, ModelInfo, Purpose, Recommendation
from voiceapp.engines.specs import EngineSpec, ModelSpec
from voiceapp.services.modelfacts import (
    NOT_BUSINESS,
    bytes_per_parameter,
    expected_memory,
    licence_plain,
    size_text,
)

PURPOSES: dict[Purpose, tuple[Task, ...]] = {
    "talk": ("asr", "llm", "tts"),
    "meetings": ("asr", "diarize", "llm"),
    "voices": ("tts", "speaker", "asr"),
    "music": ("music", "clean", "codec"),
}
_WAITS: dict[Purpose, tuple[Task, ...]] = {
    "talk": ("asr", "llm", "tts"),
    "meetings": ("asr",),
    "voices": ("tts",),
    "music": ("music",),
}
_PATIENCE_S: dict[Purpose, float] = {"talk": 4.0, "meetings": 30.0, "voices": 20.0, "music": 120.0}
"""The longest wait that is called good: in a conversation, a recording's own pace (Whisper reads 30 s at a time),
for a sentence, for ten seconds of music."""

_ANY_PATIENCE_S = 16.0
"""The longest wait for one step of a model that nobody waits for live: a language model that writes minutes."""

_VERBS: dict[Purpose, str] = {
    "talk": "Answers in about {0}.",
    "meetings": "Writes down half a minute in about {0}.",
    "voices": "Speaks a sentence in about {0}.",
    "music": "Makes 10 s of music in about {0}.",
}

_TYPICAL_S: dict[Task, float] = {"asr": 5.0, "tts": 3.0, "music": 10.0}
"""Seconds of sound of a typical question, of an answer's first sentence, of a piece of music."""

_WINDOW_S = 30.0

# Steps of the typical turn, and which share of the probe's speed they reach.
_WORK: dict[Task, tuple[float, float]] = {
    # 1500 frames of Whisper's 30 s window through its encoder, a third of the parameters, and 25 tokens. Whole
    # matrices in int8 are as quick as the probe's in float32.
    "asr": (525.0, 1.0),
    "llm": (60.0, 0.4),  # 40 tokens of the question (what came before is kept) and 20 of the first sentence
    "tts": (170.0, 0.4),  # 3 s of speech at about 50 tokens a second, and the text
    "music": (1000.0, 0.4),  # 10 s at 50 frames a second, each twice (with and without the prompt)
}

# Steps that come one after the other, and the share of the parameters that each of them reads from memory.
_ONE_BY_ONE: dict[Task, tuple[float, float]] = {
    "asr": (25.0, 0.67),
    "llm": (20.0, 1.0),
    "tts": (150.0, 1.0),
    "music": (500.0, 1.0),
}
_WINDOW_TOKENS = 100.0
"""Tokens of half a minute of speech."""

_EMBEDDED_S = 0.1
_CARD_SHARE = 0.9  # the desktop and the libraries take the rest of the card's memory


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a recommendation depends on. ``allowed``: bytes that loaded models may take together; ``gflops``: what
    the probe reached and ``bandwidth`` the bytes a second that it read, None without one; ``token``: whether gated
    models can be had."""

    machine: Machine
    allowed: int
    gflops: float | None = None
    token: bool = False
    language: str = "en"
    bandwidth: float | None = None


@dataclass(frozen=True, slots=True)
class _Choice:
    """``estimated_s``: for the typical turn, ``window_s``: for half a minute of speech; ``merit``: the logarithm
    of the model's size, 0 for what is built in."""

    row: ModelInfo
    spec: EngineSpec
    memory: int
    on_card: bool = False
    estimated_s: float | None = None
    window_s: float | None = None
    merit: float = 0.0

    @property
    def to_download(self) -> bool:
        return not self.spec.embedded and self.row.path is None

    def wait_s(self, purpose: Purpose) -> float | None:
        """Seconds until it has done its part of the typical turn; measured, else estimated, else None."""
        typical = _TYPICAL_S.get(self.spec.task)
        if self.row.real_time_factor is not None and typical is not None:
            live = purpose != "meetings" or self.spec.task != "asr"
            return self.row.real_time_factor * (typical if live else _WINDOW_S)
        if self.spec.embedded:
            return _EMBEDDED_S if purpose == "talk" else None  # the embedded ones work along while somebody speaks
        return self.window_s if purpose == "meetings" and self.spec.task == "asr" else self.estimated_s


def probe_gflops(cores: int, seconds: float = 0.2) -> float:
    """Billions of operations a second in float32 matrix multiplications on ``cores``; takes about ``seconds``.

    The best of many runs of some microseconds on one core, times the cores: so what else runs now does not count,
    and the library starts no threads (OpenBLAS does from 64 x 64 on).
    """
    import numpy as np

    size, rounds = 64, 20
    left = np.random.default_rng(0).random((size, size), dtype=np.float32)
    out = np.empty_like(left)
    best, end = math.inf, time.perf_counter() + seconds
    while time.perf_counter() < end:
        started = time.perf_counter()
        for _ in range(rounds):
            np.matmul(left, left, out=out)
        best = min(best, time.perf_counter() - started)
    return cores * rounds * 2 * size**3 / best / 1e9


def probe_bandwidth(seconds: float = 0.1) -> float:
    """Bytes a second that one core reads from memory, beyond what caches hold; takes about ``seconds``."""
    import numpy as np

    block = np.ones(8 << 20, np.float64)  # 64 MiB
    best, end = math.inf, time.perf_counter() + seconds
    while best == math.inf or time.perf_counter() < end:
        started = time.perf_counter()
        block.sum()
        best = min(best, time.perf_counter() - started)
    return block.nbytes / best


def recommend(
    rows: Sequence[ModelInfo], engines: Sequence[EngineSpec], around: Circumstances
) -> list[Recommendation]:
    """A set of models for each purpose; ``rows`` is the list of the Models page."""
    choices = [choice for row in rows for choice in _choices(row, engines, around)]
    return [_for_purpose(purpose, choices, around) for purpose in PURPOSES]


# --------------------------------------------------------------------------------------- one model


def _choices(row: ModelInfo, engines: Sequence[EngineSpec], around: Circumstances) -> Iterable[_Choice]:
    spec = next((spec for spec in engines if spec.name == row.engine), None)
    if spec is None or row.state == "broken" or row.state == "missing" and not spec.pack:
        return
    if spec.embedded:
        yield _Choice(row, spec, row.memory_bytes or 0)
        return
    model = spec.model(row.name.partition(":")[2])
    if model is None or row.gated and not around.token and row.state != "installed":
        return
    spoken = model.languages or spec.capabilities.languages
    if around.language != "auto" and spoken and "*" not in spoken and around.language not in spoken:
        return
    on_card = around.machine.vram > 0 and "engines.device" in spec.settings
    memory = row.memory_bytes or expected_memory(spec, model, "cuda" if on_card else "cpu")
    if memory is None:
        return
    size = model.parameters or memory / bytes_per_parameter(spec, model, "cuda" if on_card else "cpu")
    tokens, _ = _ONE_BY_ONE.get(spec.task, (0.0, 1.0))
    turn, window = (None if on_card else _estimated_wait(spec, model, around, n) for n in (tokens, _WINDOW_TOKENS))
    yield _Choice(row, spec, memory, on_card, turn, window, math.log2(max(2.0, size / 1e6)))


def _estimated_wait(spec: EngineSpec, model: ModelSpec, around: Circumstances, tokens: float) -> float | None:
    """What is computed at once, and the steps one by one, which wait for the weights to come from memory."""
    steps, reached = _WORK.get(spec.task, (0.0, 1.0))
    if not steps or model.parameters is None or not around.gflops:
        return None
    computing = 2.0 * model.parameters * steps / (around.gflops * 1e9 * reached)
    if not around.bandwidth:
        return computing
    share = _ONE_BY_ONE[spec.task][1]
    reading = tokens * share * model.parameters * bytes_per_parameter(spec, model, "cpu") / around.bandwidth
    return max(computing, reading) if spec.task != "asr" else computing + reading


# ----------------------------------------------------------------------------------------- one set


def _for_purpose(purpose: Purpose, choices: Sequence[_Choice], around: Circumstances) -> Recommendation:
    by_task = [[choice for choice in choices if _suits(purpose, task, choice)] for task in PURPOSES[purpose]]
    if not by_task[0]:  # what the purpose is about; the others are left out where there are none
        return Recommendation(purpose, (), (), None, None, "No model for it is known to fit: add one of your own.")
    every = list(itertools.product(*(found for found in by_task if found)))
    fitting = [chosen for chosen in every if _fits(chosen, around)]
    if not fitting:
        return Recommendation(purpose, (), (), None, None, f"Nothing of it fits {size_text(around.allowed)}.")
    quick = [chosen for chosen in fitting if _is_quick(purpose, chosen)]
    if quick:
        best = max(quick, key=lambda chosen: _worth(purpose, chosen))
    else:
        best = min(fitting, key=lambda chosen: _wait(purpose, chosen) or 0.0)
    better = [chosen for chosen in every if _worth(purpose, chosen) > _worth(purpose, best)]
    too_large = not any(_fits(chosen, around) for chosen in better)
    wait = _wait(purpose, best)
    missing = [choice.row for choice in best if choice.to_download]
    return Recommendation(
        purpose,
        tuple(choice.row.name for choice in best),
        tuple(dict.fromkeys(choice.spec.pack for choice in best if choice.spec.pack)),
        _total(row.size_bytes for row in missing),
        None if wait is None else round(wait * 1000),
        _reason(purpose, best, wait, around, bool(better), too_large),
        _total(row.expected_bytes for row in missing),
    )


def _total(sizes: Iterable[int | None]) -> int | None:
    known = list(sizes)
    return None if None in known else sum(size for size in known if size is not None)


def _suits(purpose: Purpose, task: Task, choice: _Choice) -> bool:
    able = choice.spec.capabilities
    if choice.spec.task != task:
        return False
    if task == "asr":  # letters without marks, as CTC writes them, are no sentences for a talk or for minutes
        return choice.spec.embedded or able.word_times != "exact"
    if task == "tts":
        return able.cloning if purpose == "voices" else able.streaming  # a talk cannot wait for whole sentences
    return True


def _fits(chosen: Sequence[_Choice], around: Circumstances) -> bool:
    on_card = sum(choice.memory for choice in chosen if choice.on_card)
    beside = sum(choice.memory for choice in chosen if not choice.on_card)
    return on_card <= around.machine.vram * _CARD_SHARE and beside <= around.allowed


def _is_quick(purpose: Purpose, chosen: Sequence[_Choice]) -> bool:
    others = [choice for choice in chosen if choice.spec.task not in _WAITS[purpose]]
    done = all((choice.wait_s(purpose) or 0.0) <= _ANY_PATIENCE_S for choice in others)
    return done and (_wait(purpose, chosen) or 0.0) <= _PATIENCE_S[purpose]


def _wait(purpose: Purpose, chosen: Sequence[_Choice]) -> float | None:
    waits = [choice.wait_s(purpose) for choice in chosen if choice.spec.task in _WAITS[purpose]]
    return None if None in waits else sum(wait for wait in waits if wait is not None)


def _worth(purpose: Purpose, chosen: Sequence[_Choice]) -> float:
    """Larger models are better by the logarithm of their size, the first task counts most; packs cost a little."""
    packs = {choice.spec.pack for choice in chosen if choice.spec.pack}
    weights = (1.0, 1.0, 1.0) if purpose == "talk" else (1.0, 0.5, 0.25)
    return sum(w * choice.merit for w, choice in zip(weights, chosen, strict=False)) - 0.5 * len(packs)


# ------------------------------------------------------------------------------------------- words


def _reason(
    purpose: Purpose,
    best: Sequence[_Choice],
    wait: float | None,
    around: Circumstances,
    better: bool,
    too_large: bool,
) -> str:
    machine = around.machine
    if any(choice.on_card for choice in best):
        told = [f"Fits {size_text(around.allowed)} and the graphics card's {size_text(machine.vram)}."]
    else:
        told = [f"Fits {size_text(around.allowed)}."]
    if wait is not None:
        told.append(_VERBS[purpose].format(_seconds(wait)))
    cores = "1 core" if machine.cores == 1 else f"{machine.cores} cores"
    if wait is not None and wait > _PATIENCE_S[purpose]:
        told.append(f"Slow on {cores}, but all others are slower.")
    elif better:
        told.append("Larger ones would not fit." if too_large else f"Larger ones would be slow on {cores}.")
    told += [
        f"{choice.row.title} is not for business (licence {choice.row.licence})."
        for choice in best
        if licence_plain(choice.row.licence) == NOT_BUSINESS
    ]
    if all(choice.spec.embedded and not choice.spec.pack for choice in best):
        told.append("All of it is built in.")
    return " ".join(told)


def _seconds(wait: float) -> str:
    return f"{wait:.1f} s" if wait < 9.95 else f"{wait:.0f} s"
