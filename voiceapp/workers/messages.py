"""The protocol between the app and an engine's process: msgpack values in framed messages.

A frame is ``>IBBI`` (length of the body, kind, 1 when more of the value follows, number of the call) and
a body of at most 1 MiB; a larger value is the concatenation of several frames' bodies. Arrays and
:class:`~voiceapp.core.frames.Audio` are extension types. Everything is checked before memory is taken:
a frame's length by its header, an array's shape times dtype by the bytes that came. No pickle anywhere.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import msgpack
import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio

PROTOCOL = 1
"""Raised whenever two versions of this file could not talk to each other."""

MAX_MESSAGE = 1 << 20
"""Bytes that one frame may have, header included."""

MAX_VALUE = 512 << 20
"""Bytes that all values under assembly of one pipe may have together."""

WINDOW = 256
"""Credits that each direction of a call starts with; what bounds the producer of a slow consumer."""

_CREDIT_BYTES = 16 << 10
_MAX_ITEMS = 1 << 16
_HEADER = struct.Struct(">IBBI")
_MAX_BODY = MAX_MESSAGE - _HEADER.size
_ARRAY, _AUDIO = 1, 2
_MAX_RATE = 1_000_000
_MAX_DIMENSIONS = 8

_DTYPES = frozenset(
    np.dtype(name).newbyteorder("<").str
    for name in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8")
)


class ProtocolError(Exception):
    """The bytes that came are no message of this protocol, or the value that goes cannot be one."""


class Kind(IntEnum):
    """What a message is. ``END`` and ``CANCEL`` with call 0 ask the whole process to end."""

    HELLO = 1
    LOAD = 2
    CALL = 3
    FEED = 4
    END = 5
    PART = 6
    CREDIT = 7
    DONE = 8
    FAILED = 9
    CANCEL = 10
    PING = 11
    PONG = 12
    PROGRESS = 13


_KINDS = frozenset(int(kind) for kind in Kind)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: ``value`` is what it carries, ``cost`` the credits that its value takes."""

    kind: Kind
    call: int
    value: Any
    cost: int

    def integer(self) -> int:
        """The value, which has to be a whole number >= 0."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise ProtocolError(f"{self.kind.name} needs a number")
        return self.value

    def mapping(self) -> dict[str, Any]:
        """The value, which has to be a dict."""
        if not isinstance(self.value, dict):
            raise ProtocolError(f"{self.kind.name} needs a table")
        return self.value


def cost_of(size: int) -> int:
    """Credits that a value of ``size`` encoded bytes takes: never more than half the window."""
    return min(WINDOW // 2, 1 + size // _CREDIT_BYTES)


def encode_value(value: Any) -> bytes:
    """The value as msgpack.

    Raises ProtocolError where it holds anything but the wire types, ``number-too-large`` where one is for them.
    """
    try:
        return bytes(msgpack.packb(value, default=_pack_other, strict_types=True))
    except OverflowError as error:
        raise VoiceAppError(
            "number-too-large", "A number is too large to work with.", "Use a smaller one."
        ) from error
    except (TypeError, ValueError) as error:
        raise ProtocolError(f"not a wire value: {error}") from error


def decode_value(data: bytes | bytearray | memoryview) -> Any:
    """The reverse of :func:`encode_value`. Raises ProtocolError for anything else."""
    try:
        return msgpack.unpackb(
            data,
            ext_hook=_unpack_other,
            strict_map_key=True,
            max_array_len=min(len(data), _MAX_ITEMS),
            max_map_len=min(len(data), _MAX_ITEMS),
        )
    except (ValueError, TypeError, OverflowError, RecursionError, msgpack.UnpackException) as error:
        raise ProtocolError(f"not a wire value: {type(error).__name__}") from error


def frames(kind: Kind, call: int, data: bytes) -> Iterator[bytes]:
    """The frames that carry an encoded value, each at most 1 MiB."""
    if len(data) > MAX_VALUE:
        raise ProtocolError(f"a value of {len(data)} bytes is too large")
    start = 0
    while True:
        body = data[start : start + _MAX_BODY]
        start += len(body)
        more = start < len(data)
        yield _HEADER.pack(len(body), kind, more, call) + body
        if not more:
            return


def pieces(item: Any, samples: int = 1 << 16) -> Iterator[Any]:
    """An item of an input stream as it is sent: long sound goes as several pieces, all else as it is."""
    if isinstance(item, Audio) and len(item.samples) > samples:
        for start in range(0, len(item.samples), samples):
            yield Audio(item.samples[start : start + samples], item.rate)
    else:
        yield item


class Decoder:
    """Turns the bytes of a pipe into messages, however they are cut."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._parts: dict[tuple[int, int], bytearray] = {}
        self._assembled = 0

    def feed(self, data: bytes) -> list[Message]:
        """The messages that are complete now. Raises ProtocolError; the pipe is of no use afterwards."""
        self._buffer += data
        messages: list[Message] = []
        start = 0
        while len(self._buffer) - start >= _HEADER.size:
            length, kind, more, call = _HEADER.unpack_from(self._buffer, start)
            if length > _MAX_BODY or kind not in _KINDS or more > 1:
                raise ProtocolError("not a frame")
            end = start + _HEADER.size + length
            if len(self._buffer) < end:
                break
            body = bytes(memoryview(self._buffer)[start + _HEADER.size : end])
            start = end
            message = self._take(Kind(kind), call, body, bool(more))
            if message is not None:
                messages.append(message)
        del self._buffer[:start]
        return messages

    def _take(self, kind: Kind, call: int, body: bytes, more: bool) -> Message | None:
        key = (kind, call)
        if not more and key not in self._parts:
            return Message(kind, call, decode_value(body), cost_of(len(body)))
        part = self._parts.setdefault(key, bytearray())
        part += body
        self._assembled += len(body)
        if self._assembled > MAX_VALUE:
            raise ProtocolError("a value is too large")
        if more:
            return None
        del self._parts[key]
        self._assembled -= len(part)
        return Message(kind, call, decode_value(part), cost_of(len(part)))


def _pack_other(value: Any) -> Any:
    match value:
        case Audio():
            return msgpack.ExtType(_AUDIO, struct.pack(">I", value.rate) + _pack_array(value.samples))
        case np.ndarray():
            return msgpack.ExtType(_ARRAY, _pack_array(value))
        case np.generic():
            return value.item()
        case tuple():
            return list(value)
        case int():  # subclasses, such as enumerations
            return int(value)
        case float():
            return float(value)
        case str():
            return str.__str__(value)
    raise TypeError(f"{type(value).__name__} cannot be sent")


def _pack_array(array: np.ndarray[Any, Any]) -> bytes:
    little = array.dtype.newbyteorder("<")
    if little.str not in _DTYPES or array.ndim > _MAX_DIMENSIONS:
        raise TypeError(f"an array of {array.dtype} in {array.ndim} dimensions cannot be sent")
    name = little.str.encode()
    head = struct.pack(f">B{len(name)}sB{array.ndim}Q", len(name), name, array.ndim, *array.shape)
    return head + array.astype(little, copy=False).tobytes()


def _unpack_other(code: int, data: bytes) -> Any:
    try:
        if code == _ARRAY:
            return _unpack_array(memoryview(data))
        if code == _AUDIO:
            (rate,) = struct.unpack_from(">I", data)
            samples = _unpack_array(memoryview(data)[4:])
            if samples.dtype != np.float32 or samples.ndim not in (1, 2) or not 0 < rate <= _MAX_RATE:
                raise ValueError("no sound")
            return Audio(samples, rate)
    except struct.error as error:
        raise ValueError("a short array") from error
    raise ValueError("an unknown type")


def _unpack_array(data: memoryview) -> np.ndarray[Any, Any]:
    (length,) = struct.unpack_from(">B", data)
    name, dimensions = struct.unpack_from(f">{length}sB", data, 1)
    text = name.decode("ascii", "replace")
    if text not in _DTYPES or dimensions > _MAX_DIMENSIONS:
        raise ValueError("a type that is not allowed")
    shape = struct.unpack_from(f">{dimensions}Q", data, 2 + length)
    raw = data[2 + length + 8 * dimensions :]
    dtype = np.dtype(text)
    if math.prod(shape) * dtype.itemsize != len(raw):
        raise ValueError("shape and bytes do not agree")
    # Copied: aligned, writable, and the message's memory can go.
    return np.frombuffer(raw, dtype).reshape(shape).copy()
