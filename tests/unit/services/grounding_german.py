"""A second, German meeting for the grounding check, with ten true and ten false lines: written after the check and
never used to change it but where a rule was plainly missing for German.
"""

from __future__ import annotations

from tests.unit.services.grounding_set import Line
from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSegment, MeetingSpeaker

_SAID = """\
Sabine: Guten Morgen zusammen, fangen wir mit dem Sommerfest an.
Jonas: Ich habe mit dem Biergarten gesprochen, die haben am vierten Juli noch Platz für achtzig Leute.
Sabine: Was kostet das?
Jonas: Fünfundzwanzig Euro pro Person, ohne Getränke.
Mehmet: Das ist zu teuer, wir haben nur 1.500 Euro.
Sabine: Dann machen wir es nicht im Biergarten, sondern im Hof.
Jonas: Einverstanden, ich frage den Hausmeister wegen der Tische bis Freitag.
Mehmet: Ich kümmere mich um die Musik.
Sabine: Mehmet, kannst du auch die Einladung schreiben?
Mehmet: Klar, mache ich.
Jonas: Sollen wir die Kunden auch einladen?
Sabine: Das weiß ich noch nicht, das klären wir nächste Woche.
Mehmet: Frau Lehmann hat übrigens gesagt, dass sie uns zwei Kuchen bringt.
Jonas: Wenn es regnet, gehen wir in die Kantine.
Sabine: Das Fest ist also am vierten Juli im Hof.
Mehmet: Moment, am vierten Juli bin ich im Urlaub, können wir stattdessen den elften nehmen?
Sabine: Ja, dann nehmen wir den elften Juli.
Jonas: Vielleicht brauchen wir noch ein Zelt."""

_NAMES = ("Sabine", "Jonas", "Mehmet")


def meeting() -> Meeting:
    """The meeting: segment N is the N-th line."""
    said = [line.split(": ", 1) for line in _SAID.splitlines()]
    return Meeting(
        MeetingInfo(2, "Sommerfest", 0.0, 6.0 * len(said), "ready", "imported"),
        [MeetingSpeaker(at, f"SPEAKER_0{at}", name) for at, name in enumerate(_NAMES, 1)],
        [
            MeetingSegment(at, _NAMES.index(name) + 1, 6.0 * at, 6.0 * at + 6, text, language="de")
            for at, (name, text) in enumerate(said, 1)
        ],
    )


TRUE = (
    Line(
        "summary",
        "Der Biergarten hat am 4. Juli Platz für 80 Leute.",
        (2,),
        "die haben am vierten Juli noch Platz für achtzig Leute",
    ),
    Line("summary", "Der Biergarten kostet 25 Euro pro Person.", (2, 4), "Fünfundzwanzig Euro pro Person"),
    Line("decision", "Das Fest findet nicht im Biergarten statt.", (6,), "Dann machen wir es nicht im Biergarten"),
    Line(
        "action",
        "Den Hausmeister wegen der Tische fragen",
        (7,),
        "ich frage den Hausmeister wegen der Tische bis Freitag",
        "Jonas",
        "bis Freitag",
    ),
    Line("action", "Um die Musik kümmern", (8,), "Ich kümmere mich um die Musik.", "Mehmet"),
    Line("action", "Die Einladung schreiben", (9, 10), "kannst du auch die Einladung schreiben", "Mehmet"),
    Line("question", "Sollen die Kunden eingeladen werden?", (11, 12), "Sollen wir die Kunden auch einladen?"),
    Line("summary", "Frau Lehmann bringt zwei Kuchen.", (13,), "dass sie uns zwei Kuchen bringt"),
    Line(
        "decision",
        "Bei Regen geht es in die Kantine, wenn es regnet.",
        (14,),
        "Wenn es regnet, gehen wir in die Kantine.",
    ),
    Line("decision", "Das Fest ist am 11. Juli.", (15, 17), "dann nehmen wir den elften Juli"),
)

FALSE = (
    Line("summary", "Der Biergarten hat Platz für 90 Leute.", (2,), "noch Platz für achtzig Leute", wrong="number"),
    Line(
        "summary",
        "Der Biergarten kostet 52 Euro pro Person.",
        (2, 4),
        "Fünfundzwanzig Euro pro Person",
        wrong="number",
    ),
    Line(
        "decision",
        "Das Fest findet im Biergarten statt.",
        (6,),
        "machen wir es nicht im Biergarten",
        wrong="negated",
    ),
    Line(
        "decision", "Das Fest ist im Biergarten.", (6,), "Dann machen wir es im Biergarten", wrong="negated quote"
    ),
    Line(
        "action",
        "Den Hausmeister fragen",
        (7,),
        "ich frage den Hausmeister wegen der Tische",
        "Mehmet",
        wrong="owner",
    ),
    Line(
        "action", "Die Einladung schreiben", (9,), "kannst du auch die Einladung schreiben", "Jonas", wrong="owner"
    ),
    Line(
        "decision", "Die Kunden werden eingeladen.", (11,), "Sollen wir die Kunden auch einladen?", wrong="question"
    ),
    Line("summary", "Frau Schuster bringt zwei Kuchen.", (13,), "dass sie uns zwei Kuchen bringt", wrong="name"),
    Line(
        "decision",
        "Das Fest ist am 4. Juli im Hof.",
        (15,),
        "Das Fest ist also am vierten Juli im Hof.",
        wrong="reversed",
    ),
    Line("decision", "Ein Zelt wird gebraucht.", (18,), "brauchen wir noch ein Zelt", wrong="a possibility"),
)
