"""What is found in a voice sample before any model hears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Verdict = Literal["good", "fair", "bad"]

_ORDER: tuple[Verdict, ...] = ("good", "fair", "bad")


TITLES = {
    "speech_s": "Speech",
    "snr_db": "Background",
    "clipped_percent": "Clipping",
    "speakers": "Voices",
    "bandwidth_hz": "Bandwidth",
    "reverberation_s": "Room",
    "loudness_lufs": "Loudness",
    "dc_offset": "Offset",
    "music_percent": "Music",
    "language": "Language",
}
"""What users read for the names of findings, in the order in which they matter."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a fault is heard: seconds from the start of the sample, and what to write over it."""

    start_s: float
    end_s: float
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure of a sample: ``value`` in ``unit`` (None: it could not be told), and what to do about it.

    ``advice`` is empty where nothing needs to be done; ``method`` names what measured it, where there are several.
    """

    name: str
    value: float | str | None
    unit: str
    verdict: Verdict
    advice: str = ""
    spans: tuple[Span, ...] = ()
    method: str = ""

    @property
    def title(self) -> str:
        """The name for users."""
        return TITLES.get(self.name, self.name)

    @property
    def told(self) -> str:
        """The value for users."""
        if self.value is None:
            return "Unknown"
        value = self.value if isinstance(self.value, str) else f"{self.value:g}"
        return f"{value} {self.unit}".strip() + (" (basic)" if self.method == "basic" else "")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All findings of one sample. ``duration_s`` is the file's, of which ``heard_s`` were looked into."""

    duration_s: float
    heard_s: float
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all findings."""
        return max((finding.verdict for finding in self.findings), key=_ORDER.index, default="good")

    @property
    def advice(self) -> tuple[str, ...]:
        """What to do, the worst first."""
        worst_first = sorted(self.findings, key=lambda finding: -_ORDER.index(finding.verdict))
        return tuple(dict.fromkeys(finding.advice for finding in worst_first if finding.advice))

    @property
    def spans(self) -> tuple[Span, ...]:
        """All faults that have a place, in order of time."""
        found = (span for finding in self.findings for span in finding.spans)
        return tuple(sorted(found, key=lambda span: (span.start_s, span.end_s)))

    def finding(self, name: str) -> Finding | None:
        """The finding of that name, or None."""
        return next((finding for finding in self.findings if finding.name == name), None)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for storing as JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Diagnosis:
        """The reverse of :meth:`to_dict`."""
        findings = (
            Finding(**{**finding, "spans": tuple(Span(**span) for span in finding["spans"])})
            for finding in data["findings"]
        )
        return cls(data["duration_s"], data["heard_s"], tuple(findings))


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a sample is made ready.

    From ``start_s`` to ``end_s`` (None: its end) is kept, without the spans in ``cuts`` (seconds of the file).
    ``rate`` 0 keeps the file's own, at most 48 kHz.
    """

    start_s: float = 0.0
    end_s: float | None = None
    cuts: tuple[tuple[float, float], ...] = ()
    trim: bool = True
    loudness_lufs: float = -23.0
    rate: int = 0


LEAST_SPEECH_S = 1.0
"""A sample with less speech is of no use, not even beside others."""


def sample_facts(diagnosis: Diagnosis) -> dict[str, Any]:
    """What a voice's sample keeps of its diagnosis: all of it, and what cards and lists show.

    ``usable``: nothing but its length speaks against it, which others make up for.
    """
    speech = diagnosis.finding("speech_s")
    seconds = float(speech.value or 0.0) if speech else 0.0
    others = [finding.verdict for finding in diagnosis.findings if finding.name != "speech_s"]
    return {
        **diagnosis.to_dict(),
        "verdict": diagnosis.verdict,
        "advice": list(diagnosis.advice),
        "speech_s": seconds,
        "usable": seconds >= LEAST_SPEECH_S and "bad" not in others,
    }
