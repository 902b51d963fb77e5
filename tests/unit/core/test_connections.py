"""Which addresses may be asked, and how connections are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voiceapp.core.connections import (
    Connection,
    Reach,
    address,
    connection_name,
    reach,
    require_allowed,
    require_valid,
)
from voiceapp.core.errors import VoiceAppError

BOX = Connection("box", "llm", "https://gpu.example/v1", "big")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        (" https://gpu.example/ ", "https://gpu.example/v1"),
        ("https://gpu.example/v1/", "https://gpu.example/v1"),
        ("https://gpu.example/openai/v1", "https://gpu.example/openai/v1"),
        ("http://[::1]:8000", "http://[::1]:8000/v1"),
        ("HTTPS://GPU.example:8443", "https://gpu.example:8443/v1"),
    ],
)
def test_an_address_is_stored_up_to_its_version(text: str, stored: str) -> None:
    assert address(text) == stored


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gpu.example",
        "ftp://gpu.example",
        "file:///etc/passwd",
        "https://",
        "https://user:secret@gpu.example",
        "https://gpu.example/v1?key=secret",
        "https://gpu.example/#x",
        "https://gpu.example:99999",
        "https://gpu example",
        "https://gpu.example\\@evil.example",
        "https://gpü.example",
        "http://[::1",
    ],
)
def test_what_is_no_plain_address_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(VoiceAppError) as told:
        address(text)
    assert told.value.code == "connection-address"
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("host", "where"),
    [
        ("localhost", "loopback"),
        ("127.0.0.1", "loopback"),
        ("127.9.9.9", "loopback"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("172.32.0.1", "public"),
        ("192.168.1.20", "private"),
        ("169.254.1.1", "private"),
        ("fd12::1", "private"),
        ("fe80::1", "private"),
        ("box.local", "private"),
        ("Box.LOCAL.", "private"),
        ("localhost.evil.example", "public"),
        ("box.local.evil.example", "public"),
        ("127.0.0.1.evil.example", "public"),
        ("8.8.8.8", "public"),
        ("2001:4860::1", "public"),
        ("0x7f000001", "public"),
    ],
)
def test_where_a_host_is(host: str, where: Reach) -> None:
    assert reach(host) == where


def refusal(connection: Connection, offline: bool = False) -> str | None:
    try:
        require_allowed(connection, offline)
    except VoiceAppError as error:
        return error.code if error.next_step else "no next step"
    return None


def test_unencrypted_words_stay_here_or_go_where_the_user_accepted_it() -> None:
    here = replace(BOX, url="http://127.0.0.1:8000/v1")
    near = replace(BOX, url="http://192.168.1.20:8000/v1")
    far = replace(BOX, url="http://gpu.example/v1")
    assert refusal(BOX) is None
    assert refusal(here) is None
    assert refusal(near) == "connection-unencrypted"
    assert refusal(replace(near, unencrypted=True)) is None
    assert refusal(replace(far, unencrypted=True)) == "connection-unencrypted"


def test_offline_only_this_computer_is_asked() -> None:
    assert refusal(BOX, offline=True) == "offline"
    assert refusal(replace(BOX, url="http://10.0.0.1/v1", unencrypted=True), offline=True) == "offline"
    assert refusal(replace(BOX, url="http://localhost:8000/v1"), offline=True) is None


def test_engine_texts_name_connections() -> None:
    assert BOX.engine == "remote:box"
    assert BOX.title == "big on gpu.example"
    assert connection_name("remote:box") == "box"
    assert connection_name("faster-whisper:small") is None
    assert connection_name("remote") is None


@pytest.mark.parametrize(
    "wrong",
    [
        replace(BOX, name="Box"),
        replace(BOX, name="../x"),
        replace(BOX, name=""),
        replace(BOX, task="music"),
        replace(BOX, model=" "),
        replace(BOX, model="a\nb"),
        replace(BOX, voice="a\0b"),
    ],
)
def test_what_cannot_be_stored_is_told(wrong: Connection) -> None:
    with pytest.raises(VoiceAppError) as told:
        require_valid(wrong)
    assert told.value.next_step
