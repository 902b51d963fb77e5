"""Words that people use for one another, and forms of verbs that share no stem: "buy", "bought", "purchase"."""

from __future__ import annotations

from collections.abc import Iterable

from voiceapp.services.grounding_text import stem

_GROUPS = """\
buy bought purchase purchased order ordered acquire
sell sold sale sales
pay paid payment payer
cost costs price prices charge charged fee expensive euro euros pound pounds dollar dollars
rent rental lease hire
earn earned profit income
revenue turnover
salary wage wages pay
money budget funds account cash
give gave given gift present
start started begin began begun beginning
end ended ends finish finished expire expires
stop stopped quit quitting resign resigned notice
leave left leaving depart departure quit
come came arrive arrived arrival
bring brought
take took taken
meet met meeting appointment see
see saw seen look looked
find found
lose lost
send sent mail email
write wrote written
speak spoke spoken talk
choose chose chosen pick picked select selected choice
build built construct constructed
make made produce
break broke broken damage damaged defect defective fault faulty
fix fixed repair repaired mend replace replaced replacement
drive drove driven drive driver
fly flew flown flight
eat ate eaten food meal
drink drank drunk
sleep slept overnight
grow grew grown rise rose risen increase increased
fall fell fallen drop dropped decrease decreased shrink
teach taught teacher
catch caught
hold held
keep kept
win won winner
wear wore worn
hide hidden hid
steal stole stolen
cancel cancelled canceled
move moved moving relocate
postpone postponed delay delayed
hire hired recruit recruited employ employed employee
job work works worked working employed employer
boss manager director head chief
colleague coworker teammate
customer customers client clients
doctor physician
child children kid kids
son sons daughter daughters
mother mum mom
father dad
wife husband married spouse
car vehicle
bike bikes bicycle bicycles
road street
house home flat apartment
phone telephone call called
photo picture pictures image
ill sick illness disease
pain hurt hurts ache
medicine tablets pills drug
trip journey travel voyage tour
holiday vacation
shop store
lunch dinner supper breakfast
address live lives living
guest guests visitor visitors
people participants attendees
help helped assist
show showed shown
problem trouble issue wrong
error bug
reason cause caused causes
idea suggestion suggest suggested propose proposed proposal
big large size
small little tiny
fast quick quickly speed
ticket tickets admission entry
member members membership
forbidden allowed allow allows permitted
feed fed
lead led leader
ship shipped deliver delivered delivery
launch release released
plan planned
test tested
agree agreed
prefer rather
wedding married marry getting
kaufen kauft gekauft kaufe bestellen bestellt
verkaufen verkauft
zahlen zahlt bezahlen bezahlt gezahlt
kosten kostet preis preise teuer verlangt verlangen euro
miete mieten vermieter leihen geliehen ausleihen
beginnen beginnt begonnen anfangen angefangen fängt fangen starten
enden endet ende aufhören
treffen getroffen sehen sitzung besprechung
kommen kommt kam gekommen bekommen
gehen ging gegangen
fahren fährt fuhr gefahren
fliegen flog geflogen
essen isst gegessen
schreiben schrieb geschrieben
sprechen sprach gesprochen
bringen brachte gebracht
nehmen nimmt nahm genommen
finden fand gefunden
verlieren verlor verloren
helfen hilft geholfen
brechen kaputt gebrochen beschädigt
reparieren repariert reparatur
kündigen gekündigt kündigung
umziehen umgezogen umzug
wohnen wohnt gewohnt adresse
arbeiten arbeitet gearbeitet arbeit
kind kinder
auto wagen
arzt ärztin
krank krankheit
gäste gast besucher
mitglied mitglieder
übernehmen übernimmt kümmert kümmern
grund ursache
geld budget
passiert kaputt
"""


def _table(groups: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in groups:
        group = frozenset(map(stem, line.split()))
        for one in group:
            found[one] = found.get(one, frozenset()) | (group - {one})
    return found


_SYNONYMS = _table(_GROUPS.splitlines())


def synonyms(term: str) -> frozenset[str]:
    """The terms that may stand for one; none for most."""
    return _SYNONYMS.get(term, frozenset())
