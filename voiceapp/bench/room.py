"""Rooms that exist only as numbers: how a loudspeaker sounds at a microphone in a box with six walls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from voiceapp.core.frames import SPEECH_RATE, Samples

SOUND_M_S = 343.0
_HALF_WIDTH = 8

Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """A box: edges and places in metres, ``rt60_s`` the seconds until its sound has fallen by 60 dB."""

    name: str
    size: Point
    speaker: Point
    microphone: Point
    user: Point
    rt60_s: float


ROOMS = (
    Room("laptop", (3.0, 4.0, 2.5), (1.4, 1.0, 0.8), (1.55, 1.05, 0.95), (1.5, 1.6, 1.2), 0.2),
    Room("desk", (5.0, 4.0, 2.6), (1.2, 1.0, 0.9), (2.0, 1.1, 0.8), (2.1, 1.7, 1.2), 0.35),
    Room("living room", (7.0, 5.0, 2.8), (1.5, 0.6, 1.0), (3.0, 1.5, 0.8), (3.2, 2.5, 1.2), 0.5),
)


def impulse_response(room: Room, source: Point, seconds: float = 0.4) -> Samples:
    """What the room makes of a click at ``source``, at the microphone; 16 kHz, the loudest sample is 1.

    The image method (Allen and Berkley, J. Acoust. Soc. Am. 65, 1979), with images between two samples
    (Peterson, J. Acoust. Soc. Am. 80, 1986); all walls reflect alike, as Eyring's formula has it for the
    room's reverberation time.
    """
    size, microphone = np.array(room.size), np.array(room.microphone)
    reach = seconds * SOUND_M_S
    # Along each axis: the places of a source's images and how many walls their sound has met.
    places, met = zip(*(_images(source[axis], size[axis], reach) for axis in range(3)), strict=True)
    squared = [np.square(place - microphone[axis]) for axis, place in enumerate(places)]
    distance = np.sqrt(squared[0][:, None, None] + squared[1][None, :, None] + squared[2][None, None, :]).ravel()
    walls = (met[0][:, None, None] + met[1][None, :, None] + met[2][None, None, :]).ravel()
    near = distance < reach
    distance, walls = distance[near], walls[near]
    gain = _reflection(room) ** walls / distance
    response = _spread(distance / SOUND_M_S * SPEECH_RATE, gain, round(seconds * SPEECH_RATE))
    return np.asarray(response / np.abs(response).max(), np.float32)


def _images(place: float, edge: float, reach: float) -> tuple[Samples, Samples]:
    count = int(np.ceil(reach / (2 * edge))) + 1
    shift = np.arange(-count, count + 1)
    places = np.concatenate([place + 2 * shift * edge, -place + 2 * shift * edge])
    return places, np.concatenate([np.abs(2 * shift), np.abs(2 * shift - 1)])


def _reflection(room: Room) -> float:
    """How much of the pressure a wall gives back (Eyring: RT60 = 0.161 V / (-S ln(1 - absorption)))."""
    x, y, z = room.size
    surface = 2 * (x * y + y * z + z * x)
    return float(np.sqrt(np.exp(-0.161 * x * y * z / (surface * room.rt60_s))))


def _spread(at: Samples, gain: Samples, length: int) -> Samples:
    """Impulses at fractional positions: each is a windowed sinc."""
    first = np.floor(at).astype(int) - _HALF_WIDTH + 1
    response = np.zeros(length)
    for step in range(2 * _HALF_WIDTH):
        position = first + step
        offset = position - at
        window = 0.5 * (1 + np.cos(np.pi * offset / _HALF_WIDTH))
        inside = (position >= 0) & (position < length)
        impulses = (gain * np.sinc(offset) * window)[inside]
        response += np.bincount(position[inside], impulses, minlength=length)
    return np.asarray(response, np.float32)
