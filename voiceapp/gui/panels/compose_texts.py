"""What the Compose page says; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from voiceapp.gui.language import number, tr
from voiceapp.gui.panels.voices_texts import SOUNDS as SOUNDS
from voiceapp.gui.panels.voices_texts import clock as clock
from voiceapp.gui.panels.voices_texts import counted as counted

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.records import ModelInfo
    from voiceapp.core.tracks import Track

MODES = (("words", tr("Words")), ("melody", tr("Melody")), ("on", tr("Go on")))
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

ENDINGS = (("fade", tr("Fades out")), ("model", tr("Comes to an end")), ("none", tr("Stops when the time is over")))
ENDED = ("done", "failed", "cancelled")
COMPOSING = tr("Compose: ")
"""How the titles of jobs that compose begin."""


def ideas(tracks: Sequence[Track]) -> str:
    """How many tracks there are, of how many ideas."""
    numbers = {track.id for track in tracks}
    roots = sum(track.parent not in numbers for track in tracks)
    told = tr("one idea") if roots == 1 else f"{roots} ideas"
    return tr("{counted} from {told}", counted=counted(len(tracks), "track"), told=told) if tracks else ""


def percent(share: float) -> str:
    """A share of 1 in percent."""
    return f"{share * 100:.0f} %"


def stars(rating: int | None) -> str:
    """A rating in words."""
    return tr("Not rated") if not rating else counted(rating, "star")


def told(track: Track, badge: str) -> str:
    """What a node shows besides its title, for those who hear it."""
    alike = track.measures.melody_similarity
    parts = (
        clock(track.duration_s),
        stars(track.rating),
        "" if alike is None else tr("follows the tune to {percent}", percent=percent(alike)),
        tr("compared as {badge}", badge=badge) if badge else "",
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
            tr("After {melody}", melody=track.making.melody)
            + ("" if alike is None else tr(", which it follows to {percent}", percent=percent(alike)))
        )
    if track.seed is not None:
        lines.append(tr("Seed {seed}", seed=track.seed))
    if track.kind == "imported":
        lines.append(tr("Imported"))
    return "\n".join(lines)


def facts(track: Track, parent: Track | None) -> list[tuple[str, str]]:
    """All that is known of how a track came to be, and what was measured of it."""
    making, measures = track.making, track.measures
    rows = [(tr("Words"), track.prompt or (tr("None") if track.kind == "composed" else ""))]
    if parent is not None:
        place = "" if track.from_s is None else tr(", from {clock}", clock=clock(track.from_s))
        rows.append((tr("Branched from"), f"{parent.title}{place}"))
    rows += [
        (tr("Made with"), track.composer),
        (tr("Model"), track.model[:16]),
        (tr("Licence"), track.licence),
        (tr("Seed"), "" if track.seed is None else str(track.seed)),
    ]
    if making is not None:
        rows += [
            (tr("Tune"), making.melody),
            (tr("Closeness"), f"{making.guidance:g}"),
            (
                tr("Freedom"),
                tr(
                    "{temperature}, of {counted}",
                    temperature=f"{making.temperature:g}",
                    counted=counted(making.top_k, "token"),
                ),
            ),
            (tr("At the end"), dict(ENDINGS)[making.ending]),
        ]
    alike, drift = measures.melody_similarity, measures.drift
    rows.append((tr("Follows the tune"), "" if alike is None else tr("To {percent}", percent=percent(alike))))
    loud, peak = (_minus(value) for value in (measures.loudness_lufs, measures.true_peak_db))
    rows += [
        (tr("Loudness"), loud and tr("{loud} LUFS", loud=loud)),
        (tr("Highest peak"), peak and tr("{peak} dB", peak=peak)),
    ]
    rows += [
        (
            tr("Seam at {clock}", clock=clock(seam.at_s)),
            tr("{score} of its usual step", score=number(seam.score, 1)),
        )
        for seam in measures.seams
    ]
    if drift is not None:
        tempos = [f"{bpm:.0f}" for bpm in (drift.first_bpm, drift.last_bpm) if bpm is not None]
        beats = tr(", {join} BPM", join=" to ".join(tempos)) if len(tempos) > 1 else ""
        rows.append(
            (
                tr("First to last part"),
                tr("{spectral_db} dB apart{beats}", spectral_db=number(drift.spectral_db, 1), beats=beats),
            )
        )
    sound = tr(
        "{clock}, {value} kHz, {value_2}",
        clock=clock(track.duration_s),
        value=f"{track.rate / 1000:g}",
        value_2="stereo" if track.channels == 2 else "mono",
    )
    return [(name, value) for name, value in (*rows, (tr("Sound"), sound)) if value]


def _minus(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".replace("-", "−")


def job_title(job: JobInfo) -> str:
    """What a job makes."""
    return job.title.removeprefix(COMPOSING)


def job_state(job: JobInfo) -> str:
    """How far a job is."""
    if job.state == "queued":
        return tr("Waiting its turn")
    words = tr("Working") if job.fraction is None else percent(job.fraction)
    return tr("{words}, paused", words=words) if job.state == "paused" else words


def span(seconds: float) -> str:
    """A length of time as one says it."""
    if seconds < 90:
        return counted(max(round(seconds), 1), "second")
    if seconds < 5400:
        return counted(round(seconds / 60), "minute")
    return f"{seconds / 3600:.1f} hours"


def estimate(seconds: float | None, model: ModelInfo) -> str:
    """How long the work takes with a model, and what its licence allows."""
    work = (
        tr("Made with {title}", title=model.title)
        if seconds is None
        else tr("About {span} with {title}", span=span(seconds), title=model.title)
    )
    plain = model.licence_plain
    licence = (
        tr("Its licence is unknown.")
        if plain is None
        else tr("Its licence: {lower}{value}.", lower=plain[0].lower(), value=plain[1:])
    )
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
