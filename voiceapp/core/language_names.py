"""The English names of the languages that speech recognisers tell apart, by their codes."""

from __future__ import annotations

_NAMES = dict(
    entry.split(":")
    for entry in """af:Afrikaans am:Amharic ar:Arabic as:Assamese az:Azerbaijani ba:Bashkir be:Belarusian
    bg:Bulgarian bn:Bengali bo:Tibetan br:Breton bs:Bosnian ca:Catalan cs:Czech cy:Welsh da:Danish
    de:German el:Greek en:English es:Spanish et:Estonian eu:Basque fa:Persian fi:Finnish fo:Faroese
    fr:French gl:Galician gu:Gujarati ha:Hausa haw:Hawaiian he:Hebrew hi:Hindi hr:Croatian
    ht:Haitian hu:Hungarian hy:Armenian id:Indonesian is:Icelandic it:Italian ja:Japanese
    jw:Javanese ka:Georgian kk:Kazakh km:Khmer kn:Kannada ko:Korean la:Latin lb:Luxembourgish
    ln:Lingala lo:Lao lt:Lithuanian lv:Latvian mg:Malagasy mi:Maori mk:Macedonian ml:Malayalam
    mn:Mongolian mr:Marathi ms:Malay mt:Maltese my:Burmese ne:Nepali nl:Dutch nn:Nynorsk
    no:Norwegian oc:Occitan pa:Punjabi pl:Polish ps:Pashto pt:Portuguese ro:Romanian ru:Russian
    sa:Sanskrit sd:Sindhi si:Sinhala sk:Slovak sl:Slovenian sn:Shona so:Somali sq:Albanian
    sr:Serbian su:Sundanese sv:Swedish sw:Swahili ta:Tamil te:Telugu tg:Tajik th:Thai tk:Turkmen
    tl:Tagalog tr:Turkish tt:Tatar uk:Ukrainian ur:Urdu uz:Uzbek vi:Vietnamese yi:Yiddish yo:Yoruba
    yue:Cantonese zh:Chinese""".split()
)


def family(code: str) -> str:
    """The language of a code without its region: "de-AT" and "de_AT" are "de"."""
    return code.strip().lower().replace("_", "-").split("-")[0]


def language_name(code: str) -> str:
    """The English name of a language; the code itself where the name is not known."""
    return _NAMES.get(family(code), code)


def language_codes(text: str) -> tuple[str, ...]:
    """The codes in a list such as "en, de-AT", each once, in order and without regions."""
    return tuple(dict.fromkeys(family(part) for part in text.replace(";", ",").split(",") if part.strip()))
