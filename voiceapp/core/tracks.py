"""What is kept of music: tracks, what each was made from, what was measured of it, and layers on one beat grid.

Moments are seconds since the epoch; files are names in the track's folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

TrackKind = Literal["composed", "imported", "stem", "mix"]

Ending = Literal["fade", "model", "none"]
"""How a track comes to its end: faded out, by an ending that the model makes, or where the seconds are over."""

STARS = 5


@dataclass(frozen=True, slots=True)
class Making:
    """How a track was composed; with its prompt, seed, parent and model that gives the same samples again.

    ``seconds`` are of new music. ``guidance`` is how strictly the prompt is kept to, ``top_k`` among how many
    tokens each is chosen. ``stride_s``: new seconds of each window after the first. ``melody`` is the title of the
    tune that it follows, whose sound is kept in the file ``melody_file``. ``variation`` counts those of one batch
    from 0, of ``variations``.
    """

    seconds: float = 0.0
    guidance: float = 3.0
    temperature: float = 1.0
    top_k: int = 250
    stride_s: float = 18.0
    ending: Ending = "fade"
    melody: str = ""
    melody_file: str = ""
    variation: int = 0
    variations: int = 1


@dataclass(frozen=True, slots=True)
class Seam:
    """Where one window of a long track goes over into the next, or new music into old.

    ``score`` is the change of the spectrum across it as a multiple of the track's usual change (its median over
    as long steps): up to about 1 it cannot be told from any other place.
    """

    at_s: float
    score: float


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a track's end has moved from its beginning.

    ``spectral`` is the distance of their mean log-mel spectra in dB; the tempos are of its first and last part in
    beats a minute, None where no beat was found.
    """

    spectral_db: float
    first_bpm: float | None = None
    last_bpm: float | None = None


@dataclass(frozen=True, slots=True)
class TrackMeasures:
    """What was measured of a track. None: it was not, or could not be.

    ``loudness_lufs`` and ``true_peak_db`` by ITU-R BS.1770, ``gain_db`` is what was put on for it.
    ``melody_similarity``: mean cosine of the chroma of the tune and of the result, frame by frame.
    """

    loudness_lufs: float | None = None
    true_peak_db: float | None = None
    gain_db: float = 0.0
    seams: tuple[Seam, ...] = ()
    drift: Drift | None = None
    melody_similarity: float | None = None
    real_time_factor: float | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A piece of music in the library.

    ``parent`` is the track that it was branched from, at its second ``from_s`` (None: the end, or not continued).
    ``composer`` is the engine's text (a stem's is its parent's, a mix's that of its first composed layer),
    ``model`` the digest of its weights, ``licence`` what they allow. ``tokens`` is the file with the codec's tokens
    that it is made of ("" where there are none), ``digest`` the SHA-256 of its sound. ``rating``: 1 to 5 stars.
    """

    id: int
    title: str
    kind: TrackKind
    made: float
    file: str
    digest: str
    duration_s: float
    rate: int
    channels: int
    parent: int | None = None
    from_s: float | None = None
    prompt: str = ""
    seed: int | None = None
    composer: str = ""
    model: str = ""
    licence: str = ""
    making: Making | None = None
    measures: TrackMeasures = TrackMeasures()
    tokens: str = ""
    rating: int | None = None

    @property
    def composed_by(self) -> str:
        """The text of the engine that composed it or what it is made of; "" where nothing here did."""
        return "" if self.kind == "imported" else self.composer  # an imported one's is the codec of its tokens


@dataclass(frozen=True, slots=True)
class TrackMark:
    """A named moment of a track."""

    id: int
    track: int
    at_s: float
    name: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A track in a mix. ``offset_s`` is where on the grid it begins, ``stretch`` how many times as long it is
    played (1: at its own tempo), ``gain_db`` its volume."""

    id: int
    mix: int
    position: int
    track: int
    name: str
    gain_db: float = 0.0
    muted: bool = False
    solo: bool = False
    offset_s: float = 0.0
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class Mix:
    """Layers on one beat grid of ``bpm`` beats a minute, ``beats`` to the bar."""

    id: int
    title: str
    made: float
    bpm: float
    beats: int = 4
    layers: tuple[Layer, ...] = ()

    @property
    def heard(self) -> tuple[Layer, ...]:
        """The layers that sound: those on solo where there are any, without the muted ones."""
        solos = [layer for layer in self.layers if layer.solo]
        return tuple(layer for layer in solos or self.layers if not layer.muted)


@dataclass(frozen=True, slots=True)
class NewTrack:
    """A track that is to be kept; what it lacks against a :class:`Track` is known once it is."""

    title: str
    kind: TrackKind
    file: str
    duration_s: float
    rate: int
    channels: int
    parent: int | None = None
    from_s: float | None = None
    prompt: str = ""
    seed: int | None = None
    composer: str = ""
    model: str = ""
    licence: str = ""
    making: Making | None = None
    measures: TrackMeasures = TrackMeasures()
    tokens: str = ""


def track_measures(told: Mapping[str, Any]) -> TrackMeasures:
    """Measures from what ``dataclasses.asdict`` made of them."""
    drift = told.get("drift")
    seams = tuple(Seam(**seam) for seam in told.get("seams", ()))
    rest = {key: value for key, value in told.items() if key not in ("seams", "drift")}
    return TrackMeasures(**rest, seams=seams, drift=None if drift is None else Drift(**drift))
