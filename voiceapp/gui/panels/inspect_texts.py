"""Words of the Inspect page: its lanes, and what each setting trades."""

from __future__ import annotations

from dataclasses import dataclass

from voiceapp.core.inspection import InspectedSound, Look
from voiceapp.gui.language import number, short_number, tr, tr_n
from voiceapp.gui.panels.voices_texts import SOUNDS as SOUNDS
from voiceapp.gui.widgets.sound_span import Region
from voiceapp.gui.widgets.time_ruler import exact


@dataclass(frozen=True, slots=True)
class LaneText:
    """A lane's title, what it is in a few words, its height in px at 100 %, and whether it is shown at first."""

    title: str
    about: str
    high: int
    shown: bool = False


LANES: dict[str, LaneText] = {
    "waveform": LaneText(tr("Waveform"), tr("full scale is 1"), 88, True),
    "magnitude": LaneText(tr("Spectrogram"), tr("dB per frequency"), 144, True),
    "mel": LaneText(tr("Mel"), tr("bands of the ear"), 112),
    "logmel": LaneText(tr("Log-mel"), tr("what Whisper sees"), 96, True),
    "mfcc": LaneText("MFCC", tr("spectrum's shape"), 88),
    "pitch": LaneText(tr("Pitch", sense="of a voice"), tr("fundamental"), 88, True),
    "chroma": LaneText(tr("Chroma"), tr("twelve tones"), 112),
    "vad": LaneText(tr("Speech"), tr("speech detector"), 56, True),
    "speakers": LaneText(tr("Speakers", sense="people"), tr("who speaks when"), 48, True),
    "codec": LaneText(tr("Codec tokens"), tr("of a neural codec"), 96),
}
"""In the order in which they stand."""

WINDOWS = (256, 512, 1024, 2048, 4096, 8192)
HOPS = ((2, tr("Half a window")), (4, tr("A quarter")), (8, tr("An eighth")), (16, tr("A sixteenth")))
BANDS = (40, 64, 80, 128, 256)
SCALES = (("linear", tr("Linear")), ("mel", tr("Mel")), ("log", tr("Log")))

WINDOW_HINT = tr("A longer window tells tones apart better and moments worse.")
HOP_HINT = tr("Shorter steps show changes more smoothly and take longer to compute.")
BANDS_HINT = tr("More bands show finer detail; at the low end some may stay empty.")
SCALE_HINT = tr("Linear gives all frequencies the same room, Mel and Log give more to low ones, as the ear does.")
RANGE_HINT = tr("A larger range shows quieter sound, and more of the noise.")
COLOURS_HINT = tr("Warm tells more levels apart, Grey prints well.")
WHISPER_HINT = tr("Log-mel takes none of these: it is exactly what Whisper sees.")
LIVE_HINT = tr("Stop the microphone to look at it in another way.")
KEYS_HINT = tr(
    "Space plays, Esc clears the selection. + and − zoom, F shows all, arrows scroll; with Shift they move the "
    "cursor. [ and ] select from and to the cursor. Shift with Up and Down changes a lane's height."
)

EMPTY = (
    tr("Look inside a sound"),
    tr(
        "Waveform, spectrograms, pitch, who speaks and what Whisper sees, over one time axis. Drop a file here, or "
        "listen to the microphone."
    ),
)
HEARD = tr("What the microphone heard")
UNREADABLE = tr("This sound cannot be shown")


def about(sound: InspectedSound) -> str:
    """Length, rate and channels."""
    channels = {1: tr("mono"), 2: tr("stereo")}.get(sound.channels)
    return tr(
        "{length}, {rate} kHz, {channels}",
        length=exact(sound.duration_s, 0.01),
        rate=short_number(sound.rate / 1000),
        channels=channels or tr_n(sound.channels, "{count} channel", "{count} channels"),
    )


def selected(region: Region | None) -> str:
    """What is selected."""
    if region is None:
        return ""
    start, end = region
    return tr("{start} to {end}, {length} s", start=exact(start), end=exact(end), length=number(end - start, 3))


def window_words(samples: int) -> str:
    """A window's length."""
    return tr_n(samples, "{count} sample", "{count} samples")


def hop_share(look: Look) -> str:
    """The key of a hop among :data:`HOPS`."""
    return str(min((share for share, _ in HOPS), key=lambda share: abs(look.window / share - look.hop)))


def refining(share: float) -> str:
    """That finer values are being computed."""
    return tr("Refining {percent} %", percent=number(share * 100))
