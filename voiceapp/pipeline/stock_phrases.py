"""Sentences that speech recognisers invent where nothing is said: what subtitles of videos end with.

They were learnt from subtitles whose sound is silence or music: on recordings without speech two of them,
"thank you" and "thanks for watching", are a third of what Whisper large-v3 invents (Baranski et al., 2025,
arXiv:2501.11378). tests/data/guard tells where most of them were reported. People say some of them too, so a
phrase alone never tells.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters of a credit: a longer sentence only mentions subtitles."""

_WHOLE = frozenset(
    """
    thank you|thank you very much|thank you so much|thanks|that's all|you|so|the|oh|ok|okay|bye|bye bye
    thank you for joining us|thank you so much for joining us|i|hmm|music|applause
    vielen dank|danke|gracias|merci|obrigado|grazie|dziekuje|dziekuje za uwage|koniec
    спасибо|и|спасибо за внимание|спасибо за субтитры|продолжение следует|динамичная музыка
    ありがとうございました|おやすみなさい|谢谢|谢谢你|谢谢大家|字幕君|求打赏|감사합니다
    """.replace("\n", "|").replace("    ", "").split("|")
) - {""}  # fmt: skip

_CREDIT = re.compile(
    r"amara|\b(?:thanks|thank you)(?: so much)? for (?:watching|listening|following)\b"
    r"|\bsee you (?:again|next time|in the next)\b|\bi'?ll see you (?:next|in the next)\b"
    r"|\b(?:please |don'?t forget to |like and )?subscribe\b|\bplease feel free to like\b"
    r"|\bsubtit(?:les|ulos)\b|\buntertitel|\bsous titr|\bsottotitoli|\blegendas\b|\bondertitel|\bundertekst"
    r"|\bnapisy\b|\bvideo editing\b|\bwww\b|\bhttps?\b"
    r"|\bterima kasih telah menonton\b|\babone ol|\bmerci d'avoir regarde\b|\bgracias por ver\b"
    r"|субтитр|спасибо за просмотр|ご視聴|次の動画で|시청해|字幕|点赞|訂閱|订阅|明镜与点点"
)

_ACCENTS = re.compile(r"([a-z])[\u0300-\u036f]+")

_ANNOTATION = re.compile(r"\[[^\]\d]*\]|\([^()\d]*\)|\*[^*\d]*\*|[♪♫♬]+")
"""What recognisers write for sounds that are no words: "[BLANK_AUDIO]", "(keyboard clicking)"."""


def plain(text: str) -> str:
    """Lower case without marks and without accents of Latin letters, words a space apart."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    letters = unicodedata.normalize("NFC", _ACCENTS.sub(r"\1", apart))
    return " ".join(re.sub(r"[^\w']+", " ", letters).split())


def is_stock(text: str) -> bool:
    """Whether the whole of ``text`` is one of those sentences."""
    words = plain(text)
    return words in _WHOLE or (len(text) <= LONGEST and bool(_CREDIT.search(words)))


def without_annotations(text: str) -> str:
    """The text without what stands for sounds; "" where it holds no letter or digit besides."""
    left = " ".join(_ANNOTATION.sub(" ", text).split()) if _ANNOTATION.search(text) else text
    return left if any(letter.isalnum() for letter in left) else ""
