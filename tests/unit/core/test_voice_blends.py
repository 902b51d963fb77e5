from __future__ import annotations

import doctest

import pytest

from voiceapp.core import voice_blends
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voice_blends import parse, written


def test_the_examples_in_its_documentation_hold() -> None:
    assert doctest.testmod(voice_blends) == (0, 2)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("af_heart", {"af_heart": 1.0}),
        ("af_heart + af_sky", {"af_heart": 0.5, "af_sky": 0.5}),
        ("af_heart:3+af_sky:1+af_heart:0", {"af_heart": 0.75, "af_sky": 0.25}),
        ("af_heart:1+af_sky:0", {"af_heart": 1.0}),
    ],
)
def test_shares_add_up_to_one(text: str, shares: dict[str, float]) -> None:
    assert parse(text) == shares
    assert parse(written(shares)) == shares


@pytest.mark.parametrize("text", ["", "+", "a:b", "a:-1+b:2", "a:0", "a:nan", "a:inf+b:1", "a:1e308+b:1e308", ":3",
                                  "a+b+c+d+e+f+g+h+i"])  # fmt: skip
def test_what_is_no_blend_is_told(text: str) -> None:
    with pytest.raises(VoiceAppError) as caught:
        parse(text)
    assert caught.value.code == "blend-wrong"
