"""The subset of SSML: what it asks for is done, and no word of a text is ever lost to a tag."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.pipeline.ssml import is_ssml, marked
from voiceapp.pipeline.voice_marks import SAID


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('One<break time="500ms"/>two', "One[pause 0.500s]two"),
        ('One<break time="2s"></break>two', "One[pause 2.000s]two"),
        ('One<break strength="strong"/>two<break/>', "One[pause 1.000s]two[pause 0.500s]"),
        ('One<break time="soon"/>two', "One[pause 0.500s]two"),
        ('<emphasis level="strong">Now</emphasis>', "*Now*"),
        ('<sub alias="World Wide Web">WWW</sub> &amp; <sub alias="">x</sub>', "{WWW|World Wide Web} & x"),
        ('<phoneme alphabet="ipa" ph="təˈmeɪtoʊ">tomato</phoneme>', "{tomato|/təˈmeɪtoʊ/}"),
        (
            'A <lang xml:lang="fr">b <lang xml:lang="de">c</lang> d</lang> e',
            "A [lang fr] b [lang de] c [lang fr] d [lang en] e",
        ),
        ('<sub alias="a{b}|c">{x|y}</sub>', "{xy|abc}"),
    ],
)  # fmt: skip
def test_each_element_becomes_its_mark(text: str, wanted: str) -> None:
    assert is_ssml(text)
    assert marked(text, "en") == (wanted, ())


def test_a_document_has_paragraphs_and_sentences_and_its_white_space_means_nothing() -> None:
    text = (
        '<?xml version="1.0"?><!-- no --><speak xml:lang="de">\n <p>One\n two.<s>Three</s></p>\n<p>Four</p></speak>'
    )
    made, dropped = marked(text, "en")
    lines = [[line.strip() for line in part.split("\n") if line.strip()] for part in made.split("\n\n")]
    assert [part for part in lines if part] == [["[lang de]"], ["One two.", "Three"], ["Four"]]
    assert dropped == ()


def test_other_elements_are_named_and_their_words_kept() -> None:
    made, dropped = marked(
        '<speak><voice name="x"><prosody rate="slow">Go</prosody> <script>on</script></voice></speak>', "en"
    )
    assert (made.strip(), dropped) == ("Go on", ("prosody", "script", "voice"))


@pytest.mark.parametrize("text", ["1 < 2 and 3 > 2", "a <b> c", "<https://x.org>", "<speaker>"])
def test_other_texts_are_no_ssml(text: str) -> None:
    assert not is_ssml(text)


TAGS = (
    "speak",
    "p",
    "s",
    "break",
    "emphasis",
    "lang",
    "sub",
    "phoneme",
    "prosody",
    "script",
    "title",
    "textarea",
    "x-y",
)
ATTRIBUTES = ("", ' time="1s"', ' xml:lang="de"', ' alias="other"', ' ph="x"', " alias='", ' alias="{|}"')
PIECES = st.one_of(
    st.sampled_from(["word", "Zwei", "drei.", " ", "\n", "&amp;"]),
    st.builds(
        "<{}{}{}>".format,
        st.sampled_from(TAGS),
        st.sampled_from(ATTRIBUTES[:5] + ATTRIBUTES[6:]),
        st.sampled_from(["", "/"]),
    ),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_word_is_lost_and_no_tag_left_however_broken_it_is(text: str) -> None:
    made, _ = marked(text, "en")
    without = re.sub(r"\[(?:pause|lang)[^\]]*\]", " ", SAID.sub(lambda mark: mark["word"], made))
    words = re.findall(r"word|Zwei|drei", re.sub(r"<[^<>]*>", "", text))
    assert re.findall(r"word|Zwei|drei", without) == words
    assert "<" not in made


@given(st.text(alphabet="ab<>/&;=\"' speakbrsn!-?[]{}|", max_size=60))
def test_nothing_that_is_written_makes_it_fail(text: str) -> None:
    made, dropped = marked(text, "en")
    assert isinstance(made, str)
    assert all(name == name.lower() for name in dropped)
