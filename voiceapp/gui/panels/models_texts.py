"""What the Models page says: plain functions from records to words, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from voiceapp.core.connections import Connection
from voiceapp.core.events import JobInfo
from voiceapp.core.protocols import Task
from voiceapp.core.records import Fit, Machine, MemoryUse, ModelInfo, PackInfo, Purpose, Recommendation
from voiceapp.gui.language import tr

UNKNOWN = tr("Unknown")
NO_BREAK = "\u00a0"
"""Between a number and its unit, so that a line never breaks there."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a group of models is for: its key (of filters), heading, what it does, and the tasks in it."""

    key: str
    heading: str
    does: str
    tasks: tuple[Task, ...]


KINDS: tuple[Kind, ...] = (
    Kind("asr", tr("Hears"), tr("Turns speech into words and knows when you have finished"), ("asr", "turn")),
    Kind("llm", tr("Thinks"), tr("Works out the answer"), ("llm",)),
    Kind("tts", tr("Speaks"), tr("Says the answer aloud"), ("tts",)),
    Kind("wake", tr("Wakes"), tr("Listens for its name"), ("wake",)),
    Kind("diarize", tr("Who speaks"), tr("Tells voices apart and knows them again"), ("diarize", "speaker")),
    Kind("clean", tr("Cleans"), tr("Takes noise away and sounds apart"), ("clean",)),
    Kind("music", tr("Music"), tr("Makes tracks, and tokens of sound"), ("music", "codec")),
    Kind("answer", tr("Answers about sound"), tr("Listens to a recording and answers"), ("answer",)),
    Kind("embed", tr("Finds by meaning"), tr("Compares sentences"), ("embed",)),
)
PACKS = ("packs", tr("Packs"), tr("Engines that need libraries of their own"))
FILTERS: tuple[tuple[str, str], ...] = (
    ("all", tr("All")),
    *((kind.key, kind.heading) for kind in KINDS),
    (PACKS[0], PACKS[1]),
)

Action = Literal["installed", "in-use", "get", "add", "token", "pack", "progress", "broken", "missing", "too-large"]
"""What stands at the right end of a row."""


def size_text(size: int | None) -> str:
    """A size on disk, as shops print it: decimal units, two figures below ten (``3.1 GB``)."""
    if size is None:
        return UNKNOWN
    if size < 1000:
        return f"{size}{NO_BREAK}B"
    units: tuple[str, ...] = ("kB", "MB", "GB", "TB")
    value = size / 1000
    while value >= 999.5 and len(units) > 1:
        value, units = value / 1000, units[1:]
    return f"{figure(value)}{NO_BREAK}{units[0]}"


def built_in(size: int) -> str:
    """Memory that a computer has, in GB of 2**30 bytes, as memory is sold."""
    return tr("{figure} GB", figure=figure(size / 2**30))


def figure(value: float) -> str:
    """A number with one decimal below ten and none above: ``4.8``, ``12``, ``3``."""
    text = f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
    return text.removesuffix(".0")


def machine_text(machine: Machine) -> str:
    """The line that says what this computer has."""
    cores = "1 core" if machine.cores == 1 else f"{machine.cores} cores"
    memory = f"{built_in(machine.ram)} memory"
    if machine.gpu is None:
        card = tr("no graphics card found")
    elif machine.vram:
        card = tr("{gpu} with {built_in}", gpu=machine.gpu, built_in=built_in(machine.vram))
    else:
        card = machine.gpu
    return f"{cores}, {memory}, {card}"


def memory_total(memory: MemoryUse) -> str:
    """How much of the allowed memory models use: ``4.8 of 12 GB``."""
    used = sum(size for _, size in memory.used)
    if 0 < used < 50_000_000:
        return tr(
            "{size_text} of {figure}{no_break}GB",
            size_text=size_text(used),
            figure=figure(memory.allowed / 1000000000.0),
            no_break=NO_BREAK,
        )
    return tr(
        "{figure} of {figure_2}{no_break}GB",
        figure=figure(used / 1000000000.0),
        figure_2=figure(memory.allowed / 1000000000.0),
        no_break=NO_BREAK,
    )


def memory_part(name: str, size: int) -> str:
    """A part of the memory in the legend: ``Thinks 3.3 GB``, in GB like the whole."""
    return (
        f"{name} {figure(size / 1e9)}{NO_BREAK}GB"
        if size >= 50_000_000 or not size
        else f"{name} {size_text(size)}"
    )


def licence_lines(info: ModelInfo) -> tuple[str, str]:
    """The licence in plain words, and its name below."""
    if info.gated:
        return tr("Accept its terms once"), tr(
            "{licence}, needs a token", licence=info.licence
        ) if info.licence else tr("Needs a token")
    if info.licence_plain:
        return info.licence_plain, info.licence or ""
    if info.licence:
        return tr("Read its terms"), info.licence
    return UNKNOWN, ""


_FIT_WORDS: Mapping[Fit, str] = {
    "fits": tr("Fits"),
    "slow": tr("Fits, but slow"),
    "too-large": tr("Too large"),
    "unknown": UNKNOWN,
}


def fit_lines(info: ModelInfo) -> tuple[str, str]:
    """Whether it fits this computer, and the numbers for that.

    The service's text may hold two lines, or say the second part after a full stop.
    """
    text = info.fit_text.strip()
    if not text:
        return _FIT_WORDS[info.fit], ""
    if info.fit == "unknown" and info.state == "available" and info.size_bytes is None:
        return text, tr("Told before it is downloaded")
    first, _, second = text.partition("\n")
    if not second:
        first, _, second = text.partition(". ")
    second = speed_text(info.real_time_factor) or second
    return first.strip().removesuffix("."), second.strip().removesuffix(".")


def speed_text(factor: float | None) -> str:
    """The measured speed of a model on this computer: ``0.3 s for 10 s of sound``; "" before it was measured."""
    return (
        ""
        if factor is None
        else tr(
            "{figure_fine}{no_break}s for 10{no_break}s of sound",
            figure_fine=figure_fine(10 * factor),
            no_break=NO_BREAK,
        )
    )


def figure_fine(value: float) -> str:
    """A number with two figures: ``0.034``, ``0.3``, ``4.8``, ``12``."""
    return f"{value:.2g}" if value < 9.95 else f"{value:.0f}"


def row_size(info: ModelInfo) -> str:
    """The size as a row shows it; what comes with the program costs nothing more."""
    return tr("Included") if info.state == "embedded" else size_text(info.size_bytes)


def row_action(info: ModelInfo, job: JobInfo | None, token: bool = False) -> Action:
    """What the right end of the row shows. ``token``: the hub's token is kept."""
    if job is not None and job.state in ("queued", "running", "paused"):
        return "progress"
    match info.state:
        case "downloading":
            return "progress"
        case "broken":
            return "broken"
        case "missing":
            return "pack" if info.lacks_pack else "missing"
        case "embedded" | "installed":
            return "in-use" if info.in_use else "installed"
        case _ if not info.repo and ":" not in info.name:
            return "add"  # nothing of this engine can be downloaded
        case _ if info.gated and not token:
            return "token"
        case _:
            return "too-large" if info.fit == "too-large" else "get"


def progress_text(job: JobInfo | None) -> str:
    """How far a job is: ``58 %, 2 min left``; words alone when its length is unknown."""
    if job is None or job.state == "queued":
        return tr("Waiting to start")
    if job.state == "paused":
        return tr("Paused") if job.fraction is None else tr("Paused at {percent}", percent=percent(job.fraction))
    if job.fraction is None:
        return job.message or tr("Under way")
    left = time_left(job.left_s)
    return f"{percent(job.fraction)}, {left}" if left else percent(job.fraction)


def percent(fraction: float) -> str:
    """``0.58`` as ``58 %``; never 100 before the end."""
    return f"{min(99 if fraction < 1 else 100, round(fraction * 100))}{NO_BREAK}%"


def time_left(seconds: float | None) -> str:
    """``2 min left``, or nothing when nobody knows."""
    if seconds is None:
        return ""
    if seconds < 55:
        return tr("{max}{no_break}s left", max=max(5, round(seconds / 5) * 5), no_break=NO_BREAK)
    if seconds < 5400:
        return tr("{max}{no_break}min left", max=max(1, round(seconds / 60)), no_break=NO_BREAK)
    return tr("{figure}{no_break}h left", figure=figure(seconds / 3600), no_break=NO_BREAK)


class Plan(Protocol):
    """What a download would bring, as the hub tells it before anything is fetched."""

    @property
    def size_bytes(self) -> int | None: ...
    @property
    def licence(self) -> str | None: ...
    @property
    def licence_plain(self) -> str | None: ...
    @property
    def host(self) -> str: ...
    @property
    def repo(self) -> str: ...


def plan_text(plan: Plan) -> str:
    """What getting it does."""
    return tr("It is downloaded from {host} to this computer. Nothing of yours is sent.", host=plan.host)


def plan_facts(plan: Plan) -> list[tuple[str, str]]:
    """Size, licence and host as two columns."""
    words = [part for part in (plan.licence_plain, plan.licence) if part]
    return [
        (tr("Size"), size_text(plan.size_bytes)),
        (tr("Licence"), ", ".join(words) or UNKNOWN),
        (tr("From"), f"{plan.host}, {plan.repo}"),
    ]


def known_facts(info: ModelInfo) -> list[tuple[str, str]]:
    """Languages and published figures, where they are known, as two columns."""
    facts = []
    if info.languages and info.languages != ("*",):
        few = ", ".join(info.languages[:12])
        facts.append((tr("Languages"), few if len(info.languages) <= 12 else f"{len(info.languages)}: {few} ..."))
    if info.quality:
        facts.append(
            (tr("Published"), f"{info.quality} ({info.quality_source})" if info.quality_source else info.quality)
        )
    return facts


PURPOSES: tuple[tuple[Purpose, str], ...] = (
    ("talk", tr("Talk")),
    ("meetings", tr("Meetings")),
    ("voices", tr("Voices")),
    ("music", tr("Music")),
)


def set_lines(best: Recommendation, titles: Mapping[str, str]) -> tuple[str, str]:
    """Which models a set holds and how fast it is, and what is still to download."""
    names = [titles.get(name, name) for name in best.models]
    if not names:
        return best.reason, ""
    listed = names[0] if len(names) == 1 else tr("{join} and {value}", join=", ".join(names[:-1]), value=names[-1])
    if best.purpose == "talk" and best.latency_ms is not None:
        return tr(
            "{listed}. Answers in about {figure}{no_break}s.",
            listed=listed,
            figure=figure(best.latency_ms / 1000),
            no_break=NO_BREAK,
        ), set_size(best)
    return f"{listed}. {best.reason}", set_size(best)


def set_size(best: Recommendation) -> str:
    """What is still to download for a set."""
    if best.size_bytes == 0 and not best.packs:
        return tr("Everything is here")
    packs = "" if not best.packs else tr(", with the pack {join}", join=" and ".join(best.packs))
    size = tr("Its size is told before the download") if best.size_bytes is None else size_text(best.size_bytes)
    return f"{size}{'' if best.size_bytes is None else tr(' more to download')}{packs}"


def is_own(info: ModelInfo, folder: Path | None) -> bool:
    """Whether the files are the user's own: they lie outside of the program's folder and stay when forgotten."""
    if info.path is None or folder is None:
        return False
    return not info.path.is_relative_to(folder)


def remove_verb(info: ModelInfo, own: bool) -> str:
    """The words of the step that takes a model off the list: ``Remove Lark small``."""
    return f"{tr('Forget') if own else tr('Remove')} {info.title}"


def remove_text(info: ModelInfo, own: bool) -> str:
    """What removing does to the user."""
    if own:
        return tr(
            "{title} leaves this list. Its files stay where they are: {path}.", title=info.title, path=info.path
        )
    freed = (
        tr("This frees {size_text}. ", size_text=size_text(info.size_bytes)) if info.size_bytes is not None else ""
    )
    return tr("{freed}Its files are deleted from this computer. You can get it again.", freed=freed)


def matches(info: ModelInfo, words: str) -> bool:
    """Whether every searched word occurs in what the row says."""
    group = next((kind.heading for kind in KINDS if info.task in kind.tasks), "")
    said = " ".join(
        (
            *(info.name, info.title, info.note, info.engine, group, info.fit_text, info.problem, info.quality),
            *licence_lines(info),
        )
    ).casefold()
    return all(word in said for word in words.casefold().split())


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, what it does, and its models in order."""

    kind: Kind
    models: tuple[ModelInfo, ...]


_ORDER = {"embedded": 0, "installed": 1, "broken": 1, "downloading": 2, "missing": 3, "available": 3}


def groups(models: Iterable[ModelInfo], chosen: str = "all", words: str = "") -> list[Group]:
    """The groups to show: built-in, installed, then what there is to get; empty ones left out."""
    shown = [info for info in models if matches(info, words)]
    result = []
    for kind in KINDS:
        if chosen not in ("all", kind.key):
            continue
        members = sorted((info for info in shown if info.task in kind.tasks), key=lambda info: _ORDER[info.state])
        if members:
            result.append(Group(kind, tuple(members)))
    return result


def packs_shown(packs: Sequence[PackInfo], chosen: str, words: str) -> list[PackInfo]:
    """The packs to show under the chosen filter and search."""
    if chosen not in ("all", PACKS[0]):
        return []
    wanted = words.casefold().split()
    return [pack for pack in packs if all(word in f"{pack.name} {pack.title} pack".casefold() for word in wanted)]


def connections_shown(connections: Sequence[Connection], chosen: str, words: str) -> list[Connection]:
    """The connections to show under the chosen filter and search."""
    wanted = words.casefold().split()
    return [
        connection
        for connection in connections
        if chosen in ("all", connection.task)
        and all(word in f"{connection.engine} {connection.title}".casefold() for word in wanted)
    ]


def nothing_text(words: str, chosen: str) -> str:
    """The sentence of an empty list."""
    if words.strip():
        return tr("Nothing here is called “{strip}”.", strip=words.strip())
    name = dict(FILTERS).get(chosen, "")
    return tr("No models yet.") if chosen == "all" else tr("Nothing under {name} yet.", name=name)


def pack_state(pack: PackInfo) -> tuple[str, str]:
    """A pack's state in words and the verb of its next step ("" when there is none)."""
    match pack.state:
        case "installed":
            return tr("Installed"), ""
        case "outdated":
            return tr("Needs an update"), tr("Update")
        case "broken":
            return tr("Broken"), tr("Repair")
        case "installing":
            return tr("Installing"), ""
        case _:
            return tr("Not installed"), tr("Install")
