"""Whether words look like the beginning of a sentence that goes on."""

from __future__ import annotations

import re
from typing import Literal

Look = Literal["finished", "open", "unfinished"]
"""``finished``: a whole sentence or a short answer; ``unfinished``: it cannot end so; ``open``: nothing tells."""

_FILLERS = {
    "en": "um uh er erm hmm uhm like well so",
    "de": "äh ähm hm also tja naja",
    "fr": "euh hum ben alors donc",
    "es": "eh em este pues bueno",
    "it": "eh ehm allora dunque cioè",
    "pt": "eh hum então pois",
    "nl": "eh uh ehm nou dus",
}
"""Sounds and words that hold the floor."""

_OPENERS = {
    "en": "and or but because if when while who whose than nor although unless until since the a an my your its "
    "our their every of to for from by at into between during without i i'd i'll i'm i've you'd you're we "
    "we'd we'll we're they'd they'll they're would could should shall might must very let's i'd_like "
    "i_want i_need i_would_like can_you could_you would_you will_you tell_me show_me remind_me set_a_timer "
    "set_an_alarm what_is what's who_is who's where_is where's how_do how_about",
    "de": "und oder aber weil wenn dass ob sondern obwohl während bis bevor nachdem der die das den dem des ein "
    "eine einen einem einer eines mein meine dein deine seine ihre unser kein keine von zum zur für bei "
    "beim im ins am zwischen ohne gegen sehr ich_möchte ich_will kannst_du sag_mir",
    "fr": "et ou mais parce_que si quand lorsque dont puisque le la les un une des du de au aux mon ma mes ton "
    "ta tes son sa ses notre votre leur ce cette ces pour sans dans par vers chez entre je très "
    "je_voudrais peux_tu",
    "es": "y o pero porque si cuando mientras aunque que el la los las un una unos unas de del al a para con "
    "sin en por hacia entre desde hasta mi tu su muy quiero puedes",
    "it": "e o ma perché se quando mentre che il lo la i gli le un uno una di del della a al alla da in con su "
    "per tra fra mio mia tuo tua suo sua molto vorrei puoi",
    "pt": "e ou mas porque se quando enquanto que o a os as um uma de do da dos das em no na com sem para por "
    "sobre entre meu minha seu sua muito quero pode",
    "nl": "en of maar omdat als wanneer terwijl dat de het een mijn jouw ons onze hun van naar voor met bij "
    "tussen zonder heel ik_wil kun_je",
}
"""Words that something nearly always follows. What may as well end a sentence ("is", "on", "it") is not here."""

_ANSWERS = {
    "en": "yes no yeah yep nope okay ok sure right stop cancel thanks never_mind thank_you please_stop go_on "
    "of_course not_now do_it yes_please no_thanks no_thank_you that's_it that's_all good_night goodbye "
    "bye hello hi",
    "de": "ja nein doch nee okay ok klar stopp stop danke genau weiter nein_danke ja_bitte egal tschüss hallo",
    "fr": "oui non si ouais okay ok stop merci d'accord bien_sûr non_merci continue salut bonjour",
    "es": "sí si no vale okay ok para gracias claro no_gracias sigue adiós hola",
    "it": "sì si no okay ok basta grazie certo no_grazie continua ciao",
    "pt": "sim não okay ok para obrigado obrigada claro continua tchau olá",
    "nl": "ja nee okay ok stop dank_je natuurlijk nee_bedankt ga_door dag hallo",
}
"""Short answers that are whole sentences."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]*)?|\d+")
_TRAILS = re.compile(r"(?:\.\.\.|…|[,;:–—-])\s*[\"'”’)]*$")
_ENDS = re.compile(r"[.!?。！？]\s*[\"'”’)]*$")


def look(text: str, language: str | None = "en") -> Look:
    """How a partial transcript looks in ``language`` (a BCP 47 code; without a word list only the marks count)."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    if not words:
        return "open"
    code = (language or "en").lower().split("-")[0]
    if "_".join(words) in _ANSWERS.get(code, "").split():
        return "finished"
    if words[-1] in _FILLERS.get(code, "").split():
        return "unfinished"
    # A recogniser ends a cut sentence with a full stop as it ends a whole one: the last words know better.
    openers = _OPENERS.get(code, "").split()
    ends = ("_".join(words[-count:]) for count in (1, 2, 3))
    if not text.rstrip().endswith("?") and any(end in openers for end in ends):
        return "unfinished"
    if _TRAILS.search(text.rstrip()):
        return "unfinished"
    return "finished" if _ENDS.search(text.rstrip()) else "open"
