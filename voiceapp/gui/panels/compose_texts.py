"""What the Compose page says; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voiceapp.gui.panels.voices_texts import SOUNDS as SOUNDS
from voiceapp.gui.panels.voices_texts import clock as clock
from voiceapp.gui.panels.voices_texts import counted as counted

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.records import ModelInfo
    from voiceapp.core.tracks import Track

MODES = (("words", "Words"), ("melody", "Melody"), ("on", "Go on"))
LENGTHS_S = (
    5,
    8,
    10,
    15,
    20,
    25,
    30,
    45,
    60,
    75,
    90,
    120,
    150,
    180,
    240,
    300,
    420,
    600,
    900,
    1200,
    1800,
    2700,
    3600,
)
"""Seconds that the length slider offers."""

ENDINGS = (("fade", "Fades out"), ("model", "Comes to an end"), ("none", "Stops when the time is over"))
ENDED = ("done", "failed", "cancelled")
COMPOSING = "Composing "
"""How the titles of jobs that compose begin."""


def ideas(tracks: Sequence[Track]) -> str:
    """How many tracks there are, of how many ideas."""
    numbers = {track.id for track in tracks}
    roots = sum(track.parent not in numbers for track in tracks)
    told = "one idea" if roots == 1 else f"{roots} ideas"
    return f"{counted(len(tracks), 'track')} from {told}" if tracks else ""


def percent(share: float) -> str:
    """A share of 1 in percent."""
    return f"{share * 100:.0f} %"


def stars(rating: int | None) -> str:
    """A rating in words."""
    return "Not rated" if not rating else counted(rating, "star")


def told(track: Track, badge: str) -> str:
    """What a node shows besides its title, for those who hear it."""
    alike = track.measures.melody_similarity
    parts = (
        clock(track.duration_s),
        stars(track.rating),
        "" if alike is None else f"follows the tune to {percent(alike)}",
        f"compared as {badge}" if badge else "",
    )
    return ", ".join(part for part in parts if part)


def tooltip(track: Track) -> str:
    """How a track came to be."""
    lines = [track.title]
    if track.prompt:
        lines.append(track.prompt if len(track.prompt) <= 200 else f"{track.prompt[:200]}…")
    if track.making is not None and track.making.melody:
        alike = track.measures.melody_similarity
        lines.append(
            f"After {track.making.melody}" + ("" if alike is None else f", which it follows to {percent(alike)}")
        )
    if track.seed is not None:
        lines.append(f"Seed {track.seed}")
    if track.kind == "imported":
        lines.append("Imported")
    return "\n".join(lines)


def job_title(job: JobInfo) -> str:
    """What a job makes."""
    return job.title.removeprefix(COMPOSING)


def job_state(job: JobInfo) -> str:
    """How far a job is."""
    if job.state == "queued":
        return "Waiting its turn"
    words = "Working" if job.fraction is None else percent(job.fraction)
    return f"{words}, paused" if job.state == "paused" else words


def span(seconds: float) -> str:
    """A length of time as one says it."""
    if seconds < 90:
        return counted(max(round(seconds), 1), "second")
    if seconds < 5400:
        return counted(round(seconds / 60), "minute")
    return f"{seconds / 3600:.1f} hours"


def estimate(seconds: float | None, model: ModelInfo) -> str:
    """How long the work takes with a model, and what its licence allows."""
    work = f"Made with {model.title}" if seconds is None else f"About {span(seconds)} with {model.title}"
    plain = model.licence_plain
    licence = "Its licence is unknown." if plain is None else f"Its licence: {plain[0].lower()}{plain[1:]}."
    return f"{work}. {licence}"


def composers(models: Sequence[ModelInfo]) -> list[ModelInfo]:
    """The models that compose and are here, the one in use first."""
    here = [one for one in models if one.task == "music" and one.state == "installed"]
    return sorted(here, key=lambda one: not one.in_use)


def composer_for(models: Sequence[ModelInfo], mode: str) -> str:
    """Who composes unless the user says so: the one in use; for a tune one that is named after following tunes."""
    follows = [one for one in models if "melody" in one.name]
    found = follows if mode == "melody" and follows and "melody" not in models[0].name else models
    return next((one.name for one in found), "")
