"""Abbreviations that synthesizers commonly spell out, stumble over, or end a sentence at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from voiceapp.pipeline.speech_edits import Edit, Rule
from voiceapp.pipeline.speech_language import SpeechLanguage

# "Dr. ^" only before a name, "No. #" only before a number. A space may be missing where it is written.
_FORMS: Mapping[str, str] = {
    "en": "e.g.=for example|i.e.=that is|vs.=versus|approx.=approximately|w/o=without|w/=with|and/or=and or"
    "|Dr. ^=Doctor|Mr. ^=Mister|Mrs. ^=Missus|Ms. ^=Ms|Prof. ^=Professor|No. #=number|Nos. #=numbers|Fig. #=figure"
    "|p. #=page|pp. #=pages|Ch. #=chapter|Vol. #=volume|Sec. #=section|ca. #=about|c. #=about"
    "|max. #=at most|min. #=at least",
    "de": "z. B.=zum Beispiel|d. h.=das heißt|bzw.=beziehungsweise|usw.=und so weiter|u. a.=unter anderem"
    "|o. ä.=oder ähnliches|ca.=circa|ggf.=gegebenenfalls|evtl.=eventuell|inkl.=inklusive|exkl.=exklusive"
    "|zzgl.=zuzüglich|vgl.=vergleiche|sog.=sogenannt|Mio.=Millionen|Mrd.=Milliarden|v. a.=vor allem"
    "|i. d. R.=in der Regel|z. T.=zum Teil|u. U.=unter Umständen|n. Chr.=nach Christus|v. Chr.=vor Christus"
    "|Str.=Straße"
    "|Dr. ^=Doktor|Prof. ^=Professor|Hr. ^=Herr|Nr. #=Nummer|S. #=Seite|Kap. #=Kapitel|Abb. #=Abbildung"
    "|max. #=maximal|min. #=mindestens",
    "fr": "p. ex.=par exemple|c.-à-d.=c'est-à-dire|env. #=environ|av. J.-C.=avant Jésus-Christ"
    "|apr. J.-C.=après Jésus-Christ|M. ^=Monsieur|MM. ^=Messieurs|Mme ^=Madame|Mlle ^=Mademoiselle|Dr ^=docteur"
    "|Dr. ^=docteur|Pr ^=professeur"
    "|n° #=numéro|nº #=numéro|p. #=page|chap. #=chapitre|vol. #=volume",
    "es": "p. ej.=por ejemplo|EE. UU.=Estados Unidos|aprox.=aproximadamente|a. C.=antes de Cristo"
    "|d. C.=después de Cristo|Uds.=ustedes|Ud.=usted|Sr. ^=señor|Sra. ^=señora|Srta. ^=señorita|Dr. ^=doctor"
    "|Dra. ^=doctora"
    "|Prof. ^=profesor|n.º #=número|nº #=número|núm. #=número|pág. #=página|págs. #=páginas|cap. #=capítulo",
    "it": "ad es.=ad esempio|p. es.=per esempio|ecc.=eccetera|a.C.=avanti Cristo|d.C.=dopo Cristo|ca. #=circa"
    "|sig.ra ^=signora|sig. ^=signor|dott.ssa ^=dottoressa|dott. ^=dottor|prof. ^=professor|ing. ^=ingegner"
    "|n° #=numero|nº #=numero|n. #=numero|pag. #=pagina|pagg. #=pagine|cap. #=capitolo|vol. #=volume",
    "pt": "p. ex.=por exemplo|aprox.=aproximadamente|a.C.=antes de Cristo|d.C.=depois de Cristo"
    "|Sr. ^=senhor|Sra. ^=senhora|Dr. ^=doutor|Dra. ^=doutora|Prof. ^=professor|Profa. ^=professora"
    "|n.º #=número|nº #=número|n° #=número|pág. #=página|cap. #=capítulo",
    "nl": "bijv.=bijvoorbeeld|bv.=bijvoorbeeld|d.w.z.=dat wil zeggen|enz.=enzovoort|o.a.=onder andere"
    "|m.b.t.=met betrekking tot|i.p.v.=in plaats van|t/m=tot en met|m.a.w.=met andere woorden|a.u.b.=alstublieft"
    "|incl.=inclusief|excl.=exclusief|evt.=eventueel|v.Chr.=voor Christus|n.Chr.=na Christus"
    "|dhr. ^=de heer|mevr. ^=mevrouw|dr. ^=dokter|prof. ^=professor|nr. #=nummer|blz. #=bladzijde|ca. #=circa",
}  # fmt: skip


def _compiled(forms: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a language's short forms, the longest first, and what each is said as."""
    said: dict[str, str] = {}
    written: list[str] = []
    for form in sorted(forms.split("|"), key=len, reverse=True):
        short, words = form.split("=")
        core = short.rstrip("^#").strip()
        said[_key(core)] = words
        after = {"^": r"(?=[ \u00a0]+[^\W\d_a-zà-ÿ])", "#": r"(?=[ \u00a0]?\d)"}.get(short[-1], r"(?!\w)")
        written.append(f"(?i:{re.escape(core)}){after}".replace(r"\ ", r"[ \u00a0\u202f]?"))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(written)})"), said


def _key(short: str) -> str:
    return re.sub(r"\s", "", short).lower()


_COMPILED = {language: _compiled(forms) for language, forms in _FORMS.items()}


def _expanded(text: str, language: SpeechLanguage) -> Iterator[Edit]:
    known = _COMPILED.get(language.code)
    if known is None:
        return
    pattern, said = known
    for match in pattern.finditer(text):
        words = said[_key(match[0])]
        if match[0][0].isupper():
            words = words[0].upper() + words[1:]
        if match[0].endswith(".") and not text[match.end() :].strip("\"'”’»)* \n"):
            words += "."  # the sentence ends here as well
        yield match.start(), match.end(), words


RULES: tuple[Rule, ...] = (_expanded,)
