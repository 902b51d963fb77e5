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
plan planned
test tested
agree agreed
prefer rather
wedding married marry
require required requires necessary
change changed alter modify switch swap swapped
check checked verify inspect examine examined
clean cleaned wash washed
cook cooked bake baked
close closed closes shut
store stored storage
remove removed delete throw threw thrown discard
add added include including extra
share split
return returned back
borrow borrowed lend lent
injure injured injury hurt
die died dead death
born birth birthday
stay stayed
cold freeze froze frozen
warm heat heating heated
wet damp leak leaks leaking
loud noise noisy
afraid fear worried worry worries
responsible charge duty
deadline due
contract agreement
rule rules policy
bill bills invoice
refund refunded reimburse credit
discount cheaper reduction
advertise advertisement advert poster
announce announced tell
invite invited invitation
attend attended join joined participate
visit visits visited
luggage bag bags suitcase
paint painted repaint repainted
lock locked key
machine device appliance
computer laptop
screen monitor display
software program app
update upgrade
install installed installation
internet network connection wifi
document file paper
count counted number
total altogether overall sum
half halves
vote voted election elected
train training practise practice rehearse rehearsal
course class lesson
exam test
pupil pupils student students
win prize award
age old years
weight weigh weighs heavy kilos
distance kilometres miles
temperature degrees fever
team group
staff employees personnel workers
rain rained raining rainy
garden yard
supplier vendor dealer
neighbour neighbours neighbor
begin starten eröffnen eröffnet
ändern geändert wechseln gewechselt
prüfen geprüft kontrollieren untersuchen
putzen sauber gereinigt reinigen
schließen geschlossen zumachen
öffnen geöffnet aufmachen offen
einladen eingeladen einladung
teilnehmen dabei mitmachen
streichen gestrichen malen
warm heizen heizung
kalt frieren gefroren
üben training trainieren trainiert trainerin
wählen gewählt wahl
erhöhen erhöht steigen gestiegen
senken gesenkt sinken gesunken
rechnung rechnungen
zuschuss förderung
termin datum
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


_NARROWER = """\
pet animal: dog cat rabbit horse bird hamster
vehicle: car van truck lorry bus bike motorbike
employee colleague: driver cook clerk assistant apprentice
relative family: mother father brother sister son daughter wife husband
relative family: uncle aunt cousin nephew niece grandma grandpa
engineer specialist expert: technician mechanic electrician plumber
drink beverage: coffee tea beer wine juice water
document paper: contract invoice form letter certificate
furniture: table chair desk sofa shelf bed
equipment appliance device gadget: machine oven printer phone computer laptop router drill
weather: rain rains snow sun storm wind fog
building venue: house hall church office hospital station gym
instrument: piano guitar violin drums flute trumpet
event celebration: party wedding concert festival premiere birthday
performance: premiere show play concert
compensation: refund credit discount
transport: train bus plane ferry
crossing: ferry bridge
occupation profession: job work announcer driver
flyer leaflet: poster advertisement
sales: turnover revenue
participants cast ensemble: people actors members
tier haustier: hund katze pferd hase vogel
fahrzeug: auto wagen rad bus
verwandte familie: mutter vater bruder schwester sohn tochter onkel tante neffe nichte
getränk: kaffee tee bier wein saft wasser
gebäude: haus halle schule kirche büro
wetter: regen regnet schnee sonne sturm
gerät: maschine drucker rechner telefon
veranstaltung: fest feier konzert hochzeit
fachmann: techniker elektriker dachdecker mechaniker
"""
"""What an asked word may be called where it is talked of: a pet is a dog, but not every answer about pets is one
about dogs, so that only the asked word has these."""


def _table(groups: Iterable[str], narrower: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in (*groups, *narrower):
        asked, colon, said = line.partition(":")
        for one in map(stem, asked.split()):
            found[one] = found.get(one, frozenset()) | (
                frozenset(map(stem, (said if colon else asked).split())) - {one}
            )
    return found


_SYNONYMS = _table(_GROUPS.splitlines(), _NARROWER.splitlines())


def synonyms(term: str) -> frozenset[str]:
    """The terms that may stand for one; none for most."""
    return _SYNONYMS.get(term, frozenset())
