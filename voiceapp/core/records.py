"""Plain data about what is stored, installed and measured, as services hand it to the window and the CLI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import Task
from voiceapp.core.usage import Usage


@dataclass(frozen=True, slots=True)
class ConversationInfo:
    """A stored conversation; times are seconds since the epoch."""

    id: int
    title: str
    started: float
    updated: float
    turns: int


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """One turn of a conversation. ``heard`` is the number of characters of ``reply`` that were heard,
    len(reply) when all of it was (or when it was only to be read). ``outside``: others' words were in it."""

    id: int
    conversation: int
    number: int
    at: float
    transcript: str
    reply: str
    heard: int
    typed: bool = False
    language: str | None = None
    interrupted: bool = False
    timeline_ms: dict[str, float | None] = field(default_factory=dict)
    corrected_from: str | None = None
    usage: Usage | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class ConversationHit:
    """A turn that a search found; ``snippet`` marks the found words with [ and ]."""

    conversation: int
    turn: int
    title: str
    snippet: str
    at: float
    score: float


ModelState = Literal["embedded", "installed", "available", "downloading", "broken", "missing"]
"""``missing``: its library or pack is not installed, so no model of it can run."""

Fit = Literal["fits", "slow", "too-large", "unknown"]


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model as the Models page shows it. Unknown sizes and licences are None, never guessed.

    ``name`` is what ``--asr`` and its like take (``faster-whisper:small``); ``licence_plain`` says what the
    licence allows in plain words; ``job`` is the running download. ``quality`` quotes published figures from
    ``quality_source``. ``real_time_factor`` (work per second of sound), ``load_s`` and ``memory_bytes`` were
    measured on this machine. ``gated``: the hub wants a token and the acceptance of terms on its page.
    ``lacks_pack`` names the engine pack that has to be installed before the model can run. Until the hub is asked
    ``expected_bytes`` is what ``size_bytes`` will be about, computed from the number of weights.
    """

    name: str
    title: str
    note: str
    task: Task
    engine: str
    state: ModelState
    size_bytes: int | None = None
    expected_bytes: int | None = None
    licence: str | None = None
    licence_plain: str | None = None
    fit: Fit = "unknown"
    fit_text: str = ""
    device: str | None = None
    path: Path | None = None
    in_use: bool = False
    job: int | None = None
    problem: str = ""
    removable: bool = False
    languages: tuple[str, ...] = ()
    quality: str = ""
    quality_source: str = ""
    licence_source: str = ""
    repo: str = ""
    gated: bool = False
    lacks_pack: str = ""
    real_time_factor: float | None = None
    load_s: float | None = None
    memory_bytes: int | None = None


Purpose = Literal["talk", "meetings", "voices", "music"]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Models that suit this machine for a purpose. ``size_bytes`` (to download) and ``latency_ms`` (expected wait
    for the first result) are None while unknown, ``expected_bytes`` is what the former will be about; ``packs``
    have to be installed for them; ``reason`` says why."""

    purpose: Purpose
    models: tuple[str, ...]
    packs: tuple[str, ...]
    size_bytes: int | None
    latency_ms: float | None
    reason: str
    expected_bytes: int | None = None


SecretPlace = Literal["keyring", "file"]


HUB_TOKEN = "hub"
"""The name of the secret that a model hub wants for models behind terms."""


@dataclass(frozen=True, slots=True)
class SecretInfo:
    """A stored secret: its name and where it is kept (the system's keyring, or a file readable by the user
    alone). Its value is told to nobody."""

    name: str
    kept: SecretPlace
    use: str = ""


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """Memory of loaded models in bytes, by what the user knows them for (Hears, Thinks, Speaks)."""

    used: tuple[tuple[str, int], ...]
    allowed: int


@dataclass(frozen=True, slots=True)
class Machine:
    """What this computer has. ``gpu`` is its name or None; sizes in bytes."""

    cpu: str
    cores: int
    ram: int
    gpu: str | None = None
    vram: int = 0


@dataclass(frozen=True, slots=True)
class PackInfo:
    """An engine pack: an isolated environment with pinned requirements. ``about`` tells what is in it."""

    name: str
    title: str
    state: Literal["installed", "available", "outdated", "installing", "broken"]
    size_bytes: int | None = None
    path: Path | None = None
    job: int | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What installing a pack would do: pinned ``packages``, variables that they are built with, bytes of disk.

    ``obstacles`` are what this machine lacks for it; none: it could be installed.
    """

    name: str
    title: str
    about: str
    packages: tuple[str, ...]
    environment: Mapping[str, str]
    needs_bytes: int | None
    free_bytes: int
    obstacles: tuple[VoiceAppError, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One line of ``voiceapp doctor``."""

    name: str
    ok: bool
    message: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note taken by voice or keyboard."""

    id: int
    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the user wants to be known; ``turn`` is the stored turn in which it was told, if any."""

    id: int
    text: str
    at: float
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of a named list (shopping, to-do, ...)."""

    id: int
    list: str
    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Alarm:
    """A stored timer or reminder; ``due`` in seconds since the epoch, ``state`` waiting, fired or cancelled."""

    id: int
    kind: Literal["timer", "reminder"]
    label: str
    due: float
    state: Literal["waiting", "fired", "cancelled"] = "waiting"
