"""The protocol: what goes in comes out, and nothing that comes in can do harm."""

from __future__ import annotations

import tracemalloc
from typing import Any

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.workers.messages import (
    MAX_MESSAGE,
    WINDOW,
    Decoder,
    Kind,
    ProtocolError,
    cost_of,
    decode_value,
    encode_value,
    frames,
    pieces,
)

dtypes = st.sampled_from(["?", "i1", "<i2", ">i4", "i8", "u1", "u2", "u4", "u8", "f2", "<f4", ">f8", "c8"])
arrays = dtypes.flatmap(lambda dtype: npst.arrays(dtype, npst.array_shapes(min_dims=0, max_dims=3, min_side=0)))
sounds = st.builds(
    Audio,
    npst.arrays(np.float32, npst.array_shapes(max_dims=2, min_side=0, max_side=8)),
    st.integers(1, 192_000),
)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.binary(max_size=20)
)
values = st.recursive(
    scalars | arrays | sounds,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


def same(a: Any, b: Any) -> bool:
    if isinstance(a, Audio):
        return isinstance(b, Audio) and a.rate == b.rate and same(a.samples, b.samples)
    if isinstance(a, np.ndarray):
        return (
            isinstance(b, np.ndarray)
            and b.dtype == a.dtype.newbyteorder("<")
            and a.shape == b.shape
            and a.astype(b.dtype).tobytes() == b.tobytes()
            and b.flags.writeable
        )
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return isinstance(b, dict) and list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    return type(a) is type(b) and bool(a == b)


@given(values)
def test_every_wire_value_comes_out_as_it_went_in(value: Any) -> None:
    assert same(value, decode_value(encode_value(value)))


@given(st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(0, 2**32 - 1), values), max_size=5), st.data())
def test_messages_survive_any_cutting_of_the_pipe(sent: list[tuple[Kind, int, Any]], data: st.DataObject) -> None:
    stream = b"".join(frame for kind, call, value in sent for frame in frames(kind, call, encode_value(value)))
    decoder, got = Decoder(), []
    while stream:
        cut = data.draw(st.integers(1, len(stream)))
        got += decoder.feed(stream[:cut])
        stream = stream[cut:]
    assert len(got) == len(sent)
    for (kind, call, value), message in zip(sent, got, strict=True):
        assert (message.kind, message.call) == (kind, call)
        assert same(value, message.value)


@given(st.binary(max_size=300))
def test_garbage_is_refused_or_read_as_a_plain_value(data: bytes) -> None:
    for read in (decode_value, Decoder().feed):
        try:
            read(data)
        except ProtocolError:
            pass


@given(values, st.data())
def test_a_damaged_value_never_crashes_the_reader(value: Any, data: st.DataObject) -> None:
    damaged = bytearray(encode_value(value))
    at = data.draw(st.integers(0, len(damaged) - 1))
    damaged[at] = data.draw(st.integers(0, 255))
    try:
        decode_value(damaged)
    except ProtocolError:
        pass


def array_bytes(dtype: bytes, shape: tuple[int, ...], raw: bytes) -> bytes:
    head = bytes([len(dtype)]) + dtype + bytes([len(shape)]) + b"".join(n.to_bytes(8, "big") for n in shape)
    return bytes(msgpack.packb(msgpack.ExtType(1, head + raw)))


def test_the_handmade_array_of_these_tests_is_valid() -> None:
    assert decode_value(array_bytes(b"<i2", (2,), b"\1\0\2\0")).tolist() == [1, 2]


@pytest.mark.parametrize(
    "data",
    [
        array_bytes(b"<f4", (1 << 40,), b"\0" * 16),
        array_bytes(b"<f4", (1 << 63, 1 << 63), b"\0" * 16),
        array_bytes(b"<f4", (3,), b"\0" * 16),
        array_bytes(b"|O", (2,), b"\0" * 16),
        array_bytes(b"<M8[s]", (2,), b"\0" * 16),
        array_bytes(b"<f4", (1,) * 9, b"\0" * 4),
        b"\xdd\xff\xff\xff\xff",  # a list of 2**32 - 1
        b"\xdf\xff\xff\xff\xff",  # a table of as many
        b"\xc6\xff\xff\xff\xff",  # bytes of 4 GB
        b"\xc9\xff\xff\xff\xff\x01",  # an array of 4 GB
        b"\x91" * 5000 + b"\xc0",  # lists in lists
        b"\xdd\x00\x10\x00\x00" * 500,  # lists in lists that are said to be long
        bytes(msgpack.packb(msgpack.ExtType(2, b"\0"))),
        bytes(msgpack.packb(msgpack.ExtType(77, b"12345678"))),
        bytes(msgpack.packb({1: 2})),
    ],
)
def test_a_lying_value_is_refused_before_memory_is_taken(data: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(ProtocolError):
            decode_value(data)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_frame_that_declares_too_much_is_refused_at_its_header() -> None:
    good = next(frames(Kind.PING, 0, encode_value(None)))
    for bad in ((MAX_MESSAGE + 1).to_bytes(4, "big") + good[4:], good[:4] + b"\x63" + good[5:]):
        with pytest.raises(ProtocolError):
            Decoder().feed(bad)


@pytest.mark.parametrize("value", [object(), {1, 2}, np.array([object()]), np.array(["text"]), {"a": [print]}])
def test_what_is_no_wire_value_is_not_sent(value: Any) -> None:
    with pytest.raises(ProtocolError):
        encode_value(value)


def test_a_number_that_is_too_large_is_told() -> None:
    with pytest.raises(VoiceAppError, match="A number is too large to work with"):
        encode_value({"speakers": 2**64})


def test_numpy_numbers_and_tuples_become_plain_ones() -> None:
    assert decode_value(encode_value((np.float32(0.5), np.int64(3), np.float64(0.25), np.bool_(True)))) == [
        0.5,
        3,
        0.25,
        True,
    ]


def test_a_large_value_goes_as_messages_of_at_most_one_mebibyte() -> None:
    sound = Audio(np.random.default_rng(0).random(2_000_000, dtype=np.float32), 16_000)
    sent = list(frames(Kind.DONE, 7, encode_value({"result": sound})))
    assert len(sent) == 8
    assert max(map(len, sent)) <= MAX_MESSAGE
    decoder = Decoder()
    assert all(decoder.feed(frame) == [] for frame in sent[:-1])
    (message,) = decoder.feed(sent[-1])
    assert np.array_equal(message.value["result"].samples, sound.samples)


def test_messages_may_pass_between_the_frames_of_a_large_value() -> None:
    large = list(frames(Kind.PART, 7, encode_value(bytes(3_000_000))))
    small = next(frames(Kind.PONG, 7, encode_value(None)))
    other = next(frames(Kind.PART, 8, encode_value("hi")))
    decoder = Decoder()
    got = [message for frame in (large[0], small, large[1], other, large[2]) for message in decoder.feed(frame)]
    assert [(message.kind, message.call) for message in got] == [(Kind.PONG, 7), (Kind.PART, 8), (Kind.PART, 7)]
    assert got[2].value == bytes(3_000_000)


def test_long_sound_is_fed_in_pieces_that_add_up() -> None:
    sound = Audio(np.arange(200_001, dtype=np.float32), 8_000)
    parts = list(pieces(sound))
    assert all(part.rate == 8_000 and len(encode_value(part)) <= MAX_MESSAGE for part in parts)
    assert np.array_equal(np.concatenate([part.samples for part in parts]), sound.samples)


@given(st.integers(0, 1 << 32))
def test_any_item_can_be_paid_even_while_a_batch_of_credit_is_held_back(size: int) -> None:
    assert 1 <= cost_of(size) <= WINDOW - WINDOW // 8
