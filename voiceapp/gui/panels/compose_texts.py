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
COMPOSING = "Compose: "
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


def facts(track: Track, parent: Track | None) -> list[tuple[str, str]]:
    """All that is known of how a track came to be, and what was measured of it."""
    making, measures = track.making, track.measures
    rows = [("Words", track.prompt or ("None" if track.kind == "composed" else ""))]
    if parent is not None:
        place = "" if track.from_s is None else f", from {clock(track.from_s)}"
        rows.append(("Branched from", f"{parent.title}{place}"))
    rows += [
        ("Made with", track.composer),
        ("Model", track.model[:16]),
        ("Licence", track.licence),
        ("Seed", "" if track.seed is None else str(track.seed)),
    ]
    if making is not None:
        rows += [
            ("Tune", making.melody),
            ("Closeness", f"{making.guidance:g}"),
            ("Freedom", f"{making.temperature:g}, of {counted(making.top_k, 'token')}"),
            ("At the end", dict(ENDINGS)[making.ending]),
        ]
    alike, drift = measures.melody_similarity, measures.drift
    rows.append(("Follows the tune", "" if alike is None else f"To {percent(alike)}"))
    loud, peak = (_minus(value) for value in (measures.loudness_lufs, measures.true_peak_db))
    rows += [("Loudness", loud and f"{loud} LUFS"), ("Highest peak", peak and f"{peak} dB")]
    rows += [(f"Seam at {clock(seam.at_s)}", f"{seam.score:.1f} of its usual step") for seam in measures.seams]
    if drift is not None:
        tempos = [f"{bpm:.0f}" for bpm in (drift.first_bpm, drift.last_bpm) if bpm is not None]
        beats = f", {' to '.join(tempos)} BPM" if len(tempos) > 1 else ""
        rows.append(("First to last part", f"{drift.spectral_db:.1f} dB apart{beats}"))
    sound = f"{clock(track.duration_s)}, {track.rate / 1000:g} kHz, {'stereo' if track.channels == 2 else 'mono'}"
    return [(name, value) for name, value in (*rows, ("Sound", sound)) if value]


def _minus(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".replace("-", "−")


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
