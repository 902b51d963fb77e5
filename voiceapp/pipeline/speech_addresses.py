"""Web and e-mail addresses, file paths and file names: only what a listener can use of them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from voiceapp.pipeline.speech_edits import Rule, replacing
from voiceapp.pipeline.speech_language import SpeechLanguage

_URL = re.compile(r"(?:https?|ftp)://[^\s<>)\]]*[^\s<>)\].,;:!?*_\"'”’»]|www\.[^\s<>)\]]*[^\s<>)\].,;:!?*_\"'”’»]")
_MAIL = re.compile(r"(?:mailto:)?(?P<who>[\w.+-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|edu|gov|io|de|fr|uk|eu|nl|ch|at|br|pt)(?:/[^\s<>)\]]*[\w/])?(?![\w-])"
)
_PATH = re.compile(r"(?<![\w.:/\\])(?:~|\.{1,2}|[A-Za-z]:)?(?:[/\\][\w.+@-]+){2,}[/\\]?")
_FILE = re.compile(
    r"(?<![\w./@])(?:[\w.@-]+/)*(?P<name>[\w-]{2,}\.(?:py|js|ts|md|txt|pdf|docx?|xlsx?|pptx?|csv|json|ya?ml|toml|html?|css|xml|"
    r"zip|gz|tar|exe|sh|c|cpp|h|rs|go|java|rb|png|jpe?g|gif|svg|mp[34]|wav|flac|ogg|gguf|onnx|ini|cfg|log|sql))(?!\w)"
)


def _dotted(text: str, language: SpeechLanguage) -> str:
    return text.replace(".", f" {language.words.dot} ") if language.words else text


def _host(match: re.Match[str], language: SpeechLanguage) -> str:
    address = match[0] if "://" in match[0] else f"https://{match[0]}"
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # an address that only looks like one
        host = ""
    return _dotted(host.removeprefix("www."), language)


def _mail(match: re.Match[str], language: SpeechLanguage) -> str:
    at = f" {language.words.at} " if language.words else "@"
    return f"{_dotted(match['who'], language)}{at}{_dotted(match['host'], language)}"


def _path(match: re.Match[str], language: SpeechLanguage) -> str | None:
    """Of a path its last name."""
    names = [name for name in re.split(r"[/\\]", match[0]) if name]
    return _dotted(names[-1], language) if names else None


def _file(match: re.Match[str], language: SpeechLanguage) -> str:
    return _dotted(match["name"], language)


RULES: tuple[Rule, ...] = (
    replacing(_MAIL, _mail),
    replacing(_URL, _host),
    replacing(_DOMAIN, _host),
    replacing(_PATH, _path),
    replacing(_FILE, _file),
)
