"""What the Models page says: plain functions from records to words, without Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from voiceapp.core.connections import Connection
from voiceapp.core.events import JobInfo
from voiceapp.core.protocols import Task
from voiceapp.core.records import Fit, Machine, MemoryUse, ModelInfo, PackInfo, Purpose, Recommendation
from voiceapp.gui.language import number, said, tr, tr_n
from voiceapp.gui.panels.connection_texts import elsewhere

UNKNOWN = tr("Unknown")
NO_BREAK = "\u00a0"
"""Between a number and its unit, so that a line never breaks there."""
_SMALL = 50_000_000
"""Memory below this is told in MB, since it would be 0 GB."""
_ACRONYMS = re.compile(r"\b(mit|isc|bsd|cc0?|by|nc|sa|nd|[al]?gpl|mpl)\b")


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


def about_size(size: int) -> str:
    """A size that was computed, not told by the hub."""
    return tr("About {size}", size=size_text(size))


def built_in(size: int) -> str:
    """Memory that a computer has, in GB of 2**30 bytes, as memory is sold."""
    return f"{figure(size / 2**30)}{NO_BREAK}GB"


def figure(value: float) -> str:
    """A number with one decimal below ten and none above: ``4.8``, ``12``, ``3``."""
    whole = value >= 9.95 or round(value, 1) == round(value)
    return number(value, 0 if whole else 1)


def machine_text(machine: Machine) -> str:
    """The line that says what this computer has."""
    cores = tr_n(machine.cores, "{count} core", "{count} cores")
    if machine.gpu is None:
        card = tr("no graphics card found")
    elif machine.vram:
        card = tr("{card} with {memory}", card=machine.gpu, memory=built_in(machine.vram))
    else:
        card = machine.gpu
    return tr("{cores}, {memory} memory, {card}", cores=cores, memory=built_in(machine.ram), card=card)


def memory_total(memory: MemoryUse) -> str:
    """How much of the allowed memory models use: ``4.8 of 12 GB``."""
    used = sum(size for _, size in memory.used)
    allowed = f"{figure(memory.allowed / 1e9)}{NO_BREAK}GB"
    return tr(
        "{used} of {allowed}", used=size_text(used) if 0 < used < _SMALL else figure(used / 1e9), allowed=allowed
    )


def memory_part(name: str, size: int) -> str:
    """A part of the memory in the legend: ``Thinks 3.3 GB``, in GB like the whole."""
    return f"{said(name)} {size_text(size) if 0 < size < _SMALL else f'{figure(size / 1e9)}{NO_BREAK}GB'}"


def licence_name(licence: str) -> str:
    """A licence as it is written, where a hub tags it in small letters: ``cc-by-4.0`` is CC-BY-4.0."""
    return _ACRONYMS.sub(lambda found: found[0].upper(), licence).replace("apache", "Apache")


def licence_lines(info: ModelInfo) -> tuple[str, str]:
    """The licence in plain words, and its name below."""
    name = licence_name(info.licence or "")
    if info.gated:
        token = tr("{licence}, needs a token", licence=name) if name else tr("Needs a token")
        return tr("Accept its terms once"), token
    if info.licence_plain:
        return said(info.licence_plain), name
    if name:
        return tr("Read its terms"), name
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
        return said(text), tr("Told before it is downloaded")
    first, _, second = text.partition("\n")
    if not second:
        first, _, second = text.partition(". ")
    first, second = (said(part.strip().removesuffix(".")) for part in (first, second))
    return first, speed_text(info.real_time_factor) or second


def speed_text(factor: float | None) -> str:
    """The measured speed of a model on this computer: ``0.3 s for 10 s of sound``; "" before it was measured."""
    if factor is None:
        return ""
    return tr("{seconds}\u00a0s for 10\u00a0s of sound", seconds=figure_fine(10 * factor))


def figure_fine(value: float) -> str:
    """A number with two figures: ``0.034``, ``0.3``, ``4.8``, ``12``."""
    text = f"{value:.2g}" if value < 9.95 else f"{value:.0f}"
    return number(float(text), len(text.partition(".")[2]))


def row_size(info: ModelInfo) -> str:
    """The size as a row shows it; what comes with the program costs nothing more."""
    if info.state == "embedded":
        return tr("Included")
    if info.size_bytes is None and info.expected_bytes is not None:
        return about_size(info.expected_bytes)
    return size_text(info.size_bytes)


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
        return said(job.message) or tr("Under way")
    done, left = percent(job.fraction), time_left(job.left_s)
    return tr("{percent}, {time_left}", percent=done, time_left=left) if left else done


def percent(fraction: float) -> str:
    """``0.58`` as ``58 %``; never 100 before the end."""
    return f"{min(99 if fraction < 1 else 100, round(fraction * 100))}{NO_BREAK}%"


def time_left(seconds: float | None) -> str:
    """``2 min left``, or nothing when nobody knows."""
    if seconds is None:
        return ""
    if seconds < 55:
        return tr("{seconds}\u00a0s left", seconds=max(5, round(seconds / 5) * 5))
    if seconds < 5400:
        return tr("{minutes}\u00a0min left", minutes=max(1, round(seconds / 60)))
    return tr("{hours}\u00a0h left", hours=figure(seconds / 3600))


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
    words = [part for part in (said(plan.licence_plain or ""), plan.licence) if part]
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
        quality = said(info.quality)
        facts.append((tr("Published"), f"{quality} ({info.quality_source})" if info.quality_source else quality))
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
    reason = said(best.reason)
    if not names:
        return reason, ""
    if best.purpose == "talk" and best.latency_ms is not None:
        reason = tr("Answers in about {seconds}\u00a0s.", seconds=figure(best.latency_ms / 1000))
    return f"{listed(names)}. {reason}", set_size(best)


def listed(names: Sequence[str]) -> str:
    """Names in a row: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def set_size(best: Recommendation) -> str:
    """What is still to download for a set."""
    if best.size_bytes == 0 and not best.packs:
        return tr("Everything is here")
    packs = listed(best.packs)
    if best.size_bytes is not None:
        size = size_text(best.size_bytes)
        if packs:
            return tr("{size} more to download, with the pack {packs}", size=size, packs=packs)
        return tr("{size} more to download", size=size)
    if best.expected_bytes is not None:
        size = size_text(best.expected_bytes)
        if packs:
            return tr("About {size} more to download, with the pack {packs}", size=size, packs=packs)
        return tr("About {size} more to download", size=size)
    if packs:
        return tr("Its size is told before the download, with the pack {packs}", packs=packs)
    return tr("Its size is told before the download")


def is_own(info: ModelInfo, folder: Path | None) -> bool:
    """Whether the files are the user's own: they lie outside of the program's folder and stay when forgotten."""
    if info.path is None or folder is None:
        return False
    return not info.path.is_relative_to(folder)


def remove_verb(info: ModelInfo, own: bool) -> str:
    """The words of the step that takes a model off the list: ``Remove Lark small``."""
    title = said(info.title)
    return tr("Forget {title}", title=title) if own else tr("Remove {title}", title=title)


def remove_text(info: ModelInfo, own: bool) -> str:
    """What removing does to the user."""
    if own:
        return tr(
            "{title} leaves this list. Its files stay where they are: {path}.",
            title=said(info.title),
            path=info.path,
        )
    deleted = tr("Its files are deleted from this computer. You can get it again.")
    return f"{frees(info.size_bytes)} {deleted}".strip()


def frees(size: int | None) -> str:
    """The sentence of how much room a removal brings; "" where nobody knows."""
    return "" if size is None else tr("This frees {size}.", size=size_text(size))


def matches(info: ModelInfo, words: str) -> bool:
    """Whether every searched word occurs in what the row says."""
    group = next((kind.heading for kind in KINDS if info.task in kind.tasks), "")
    told = (info.title, info.note, info.fit_text, info.problem, info.quality)
    text = " ".join((info.name, info.engine, group, *map(said, told), *licence_lines(info))).casefold()
    return all(word in text for word in words.casefold().split())


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
    return [
        pack
        for pack in packs
        if all(word in f"{pack.name} {said(pack.title)} {PACKS[1]}".casefold() for word in wanted)
    ]


def connections_shown(connections: Sequence[Connection], chosen: str, words: str) -> list[Connection]:
    """The connections to show under the chosen filter and search."""
    wanted = words.casefold().split()
    return [
        connection
        for connection in connections
        if chosen in ("all", connection.task)
        and all(word in f"{connection.engine} {elsewhere(connection)}".casefold() for word in wanted)
    ]


def nothing_text(words: str, chosen: str) -> str:
    """The sentence of an empty list."""
    if words.strip():
        return tr("Nothing here is called “{words}”.", words=words.strip())
    name = dict(FILTERS).get(chosen, "")
    return tr("No models yet.") if chosen == "all" else tr("Nothing under “{name}” yet.", name=name)


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
