"""What a listener hears of a text: rows of (shown, spoken) in each language, and the way back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.pipeline.speakable import speakable

ROWS: dict[str, list[tuple[str, str]]] = {
    "en": [
        # marks
        ("**Bold** and *soft* and ~~gone~~ and `code`", "Bold and soft and gone and code"),
        ("snake_case and __init__ stay", "snake_case and init stay"),
        ("# Title\n- one\n- two", "Title\none\ntwo"),
        ("## Head ##\n> quoted\n> > twice", "Head\nquoted\ntwice"),
        ("- [ ] buy milk\n  - [x] **done**", "buy milk\ndone"),
        ("1. Eggs\n2. Milk", "1. Eggs\n2. Milk"),
        ("| Name | Age |\n|---|---:|\n| Ann | 5 |", "Name, Age\n\nAnn, 5"),
        ("One.\n\n---\n\nTwo.", "One.\n\n\n\nTwo."),
        ("```python\nx = 1\n```", "The code is shown."),
        ("Look: ```x = 1", "Look: The code is shown."),
        ("Text[^1] and more [2].\n\n[^1]: The note.", "Text and more [2].\n\nThe note."),
        ("He won[3] it.", "He won it."),
        ("A <b>bold</b> word<br>and a line", "A bold word\nand a line"),
        ("Fish &amp; chips &#39;here&#39;", "Fish and chips 'here'"),
        ("\\*not a list\\* and 5 \\# 6", "not a list and 5 # 6"),
        ("Fine 👍🏽 thanks 🇩🇪!", "Fine thanks!"),
        ("Nice :) isn't it ;-)", "Nice isn't it"),
        ("![A cat](cat.png) Here.", "Here."),
        # addresses
        ("See [the page](https://example.org/a_b).", "See the page."),
        ("At https://www.example.org/a/b?c=d.", "At example dot org."),
        ("On <https://example.org/x> now", "On example dot org now"),
        ("On example.com, as ever", "On example dot com, as ever"),
        ("Write to anna.b@example.org.", "Write to anna dot b at example dot org."),
        ("It is in /home/anna/report.pdf or C:\\Users\\a\\b.txt", "It is in report dot pdf or b dot txt"),
        ("Open src/app/main.py and README.md", "Open main dot py and README dot md"),
        # money and units
        ("It costs $5 or €1,200.50", "It costs 5 dollars or 1200 euros 50"),
        ("$1 and £0.50 and $0.99", "1 dollar and 50 pence and 99 cents"),
        ("$5 million, $1.5M and $3bn", "5 million dollars, 1.5 million dollars and 3 billion dollars"),
        ("$5-10 or $5–$10", "5 to 10 dollars or 5 to 10 dollars"),
        ("¥500 and 20 EUR", "500 Japanese yen and 20 euros"),
        ("1,234,567 people", "1234567 people"),
        ("50% at 20°C", "50 percent at 20 degrees Celsius"),
        ("1 km, 5 km and 10 km/h", "1 kilometer, 5 kilometers and 10 kilometers per hour"),
        ("3–5 kg or 10-12 lbs", "3 to 5 kilograms or 10 to 12 pounds"),
        ("100 Mbit/s over 2 TB", "100 megabits per second over 2 terabytes"),
        ("5 m² and 6 m2 and 7 m³", "5 square meters and 6 square meters and 7 cubic meters"),
        ('He is 6\'2" before a 27" screen', "He is 6 feet 2 inches before a 27 inch screen"),
        ('He said "5" and left', 'He said "5" and left'),
        ("30 min at 90° and 5 mph", "30 minutes at 90 degrees and 5 miles per hour"),
        ("at 27°59′17″N", "at 27 degrees 59 minutes 17 seconds N"),
        # numbers
        ("In 1999 and on May 3rd, 1805", "In nineteen ninety nine and on May 3rd, eighteen oh five"),
        ("Bach (1685–1750)", "Bach (sixteen eighty five to seventeen fifty)"),
        ("The 1990s and the '80s", "The nineteen nineties and the eighties"),
        ("In 2024 it was 3.14", "In 2024 it was 3.14"),
        ("Louis XIV and Elizabeth II", "Louis the fourteenth and Elizabeth the second"),
        ("Chapter IV of World War II", "Chapter 4 of World War 2"),
        ("I think MIX and act I say", "I think MIX and act I say"),
        ("2½ cups or 1/2 or 2 1/4 cups", "2 and a half cups or one half or 2 and one quarter cups"),
        ("+1 (555) 123-4567", "plus 1, 5 5 5, 1 2 3, 4 5 6 7"),
        ("Version 3.10 is v2.3.1", "Version 3.10 is version 2 dot 3 dot 1"),
        ("At 192.168.0.1", "At 192 dot 168 dot 0 dot 1"),
        ("It ended 2-1 for the F-16, COVID-19", "It ended 2-1 for the F-16, COVID-19"),
        ("Pages 5-7", "Pages 5 to 7"),
        ("$5 T-shirts in 1500 kg, A3-5", "5 dollars T-shirts in 1500 kilograms, A3-5"),
        # dates and times
        ("On 2024-05-01 or 5/13/2024", "On May 1st, 2024 or May 13th, 2024"),
        ("On 5/6/2024", "On 5/6/2024"),
        ("At 9:00, 9:05, 14:30 and 9:30 pm", "At 9 o'clock, 9 oh 5, 14 30 and 9 30 pm"),
        ("From 9:00–17:30 or 9am-5pm", "From 9 o'clock to 17 30 or 9 am to 5 pm"),
        ("A ratio of 16:9", "A ratio of 16:9"),
        # signs, short forms, formulas
        ("salt & pepper", "salt and pepper"),
        ("1 + 2 = 3 and 2 × 3 ≤ 7", "1 plus 2 equals 3 and 2 times 3 at most 7"),
        ("x² + y³", "x squared plus y cubed"),
        ("A → B", "A, B"),
        ("Open Settings > Sound > Volume if 5 > 3", "Open Settings, Sound, Volume if 5 is more than 3"),
        ("$10/month or 5 km/day", "10 dollars per month or 5 kilometers per day"),
        ("the points (5, 8)", "the points (5, 8)"),
        ("#5 in C# at ~3 ±1", "number 5 in C sharp at about 3 plus or minus 1"),
        (
            "Dr. Hall vs. Mrs. Lee, e.g. here, i.e. now",
            "Doctor Hall versus Missus Lee, for example here, that is now",
        ),
        ("See Fig. 3, p. 5, No. 7", "See Figure 3, page 5, Number 7"),
        ("No. It is over.", "No. It is over."),
        ("with and/or w/o", "with and or without"),
        ("So $E = mc^2$ holds", "So E equals mc squared holds"),
        (r"\(\frac{a}{b}\) and $$\sqrt{x_1}$$", "a over b and the square root of x sub 1"),
        (r"$\alpha \cdot 2^{10} \leq \infty$", "alpha times 2 to the power of 10 at most infinity"),
        ("I paid $5 for x and $10 for y", "I paid 5 dollars for x and 10 dollars for y"),
        ("[laughs] Well [sighs] yes", "[laughs] Well [sighs] yes"),
        ("Don't change: it's 24/7, USA, O'Neil's.", "Don't change: it's 24/7, USA, O'Neil's."),
    ],
    "de": [
        ("**Wichtig**: siehe [hier](https://a.de)", "Wichtig: siehe hier"),
        ("```\nx\n```", "Der Code ist zu sehen."),
        ("a.b@web.de", "a Punkt b at web Punkt de"),
        ("1.234,50 € und 3,99 €", "1234 Euro 50 und 3 Euro 99"),
        ("0,99 €, 1 € und 5 Mio. €", "99 Cent, ein Euro und 5 Millionen Euro"),
        ("1 h, 1 min, 1 kg", "eine Stunde, eine Minute, ein Kilogramm"),
        ("5–10 °C bei 50 %", "5 bis 10 Grad Celsius bei 50 Prozent"),
        ("120 km/h auf 3,5 km", "120 Kilometer pro Stunde auf 3,5 Kilometer"),
        ("1.234.567 Menschen", "1234567 Menschen"),
        ("am 3. Mai und der 4. Juni", "am dritten Mai und der vierte Juni"),
        ("vom 3. bis 5. Mai", "vom dritten bis fünften Mai"),
        ("im 19. Jahrhundert", "im neunzehnten Jahrhundert"),
        ("Am 01.05.2024 um 14:30 Uhr", "Am ersten Mai 2024 um 14 Uhr 30"),
        ("um 1 Uhr oder 9.05 Uhr", "um ein Uhr oder 9 Uhr 5"),
        ("2024-05-01", "erster Mai 2024"),
        ("Ludwig XIV. und Elisabeth II. hier", "Ludwig der Vierzehnte und Elisabeth die Zweite hier"),
        ("Kapitel IV", "Kapitel 4"),
        ("z. B. Dr. Müller bzw. d.h. ca. 5", "zum Beispiel Doktor Müller beziehungsweise das heißt circa 5"),
        ("und so usw.", "und so und so weiter."),
        ("Nr. 5 auf S. 12", "Nummer 5 auf Seite 12"),
        ("1. Eier\n2. Milch", "1. Eier\n2. Milch"),
        ("x² = 4 & mehr", "x hoch zwei gleich 4 und mehr"),
        (r"$\frac{1}{2}$", "1 durch 2"),
    ],
    "fr": [
        ("```\nx\n```", "Le code est affiché."),
        ("Oui ! Ça va ?", "Oui ! Ça va ?"),
        ("le 1er mai, le 2e étage, la 1re fois", "le premier mai, le deuxième étage, la première fois"),
        ("au XIXe siècle, François Ier et Louis XIV", "au dix-neuvième siècle, François premier et Louis 14"),
        ("à 14h30 ou 9:00, à 1:15", "à 14 heures 30 ou 9 heures, à une heure 15"),
        ("12,50 € et 5 millions €", "12 euros 50 et 5 millions d'euros"),
        ("1 h, 1 km, 3,5 %", "une heure, un kilomètre, 3,5 pour cent"),
        ("M. Dupont et Mme Hall, n° 5", "Monsieur Dupont et Madame Hall, numéro 5"),
        ("01/05/2024", "1 mai 2024"),
        ("c.-à-d. p. ex. env. 5 kg", "c'est-à-dire par exemple environ 5 kilogrammes"),
        ("2 + 2 = 4", "2 plus 2 égale 4"),
        ("a@b.fr", "a arobase b point fr"),
        ("de 3 à 5, 3–5", "de 3 à 5, 3 à 5"),
    ],
    "es": [
        ("```\nx\n```", "El código está en la pantalla."),
        ("El 01/05/2024 a las 14:30", "El 1 de mayo de 2024 a las 14 y 30"),
        ("a la 1:15", "a la una y 15"),
        ("12,50 € y $5", "12 euros con 50 y 5 dólares"),
        ("1 km y 1 h a 20 °C", "un kilómetro y una hora a 20 grados Celsius"),
        ("El Sr. López de EE. UU., n.º 5", "El Señor López de Estados Unidos, número 5"),
        ("Felipe II, Alfonso XIII, siglo XIX", "Felipe segundo, Alfonso 13, siglo 19"),
        ("la 3.ª vez, el 2.º piso", "la tercera vez, el segundo piso"),
        ("p. ej. 1.234.567", "por ejemplo 1234567"),
        ("2 + 2 = 4", "2 más 2 igual a 4"),
        ("a@b.es", "a arroba b punto es"),
        ("3–5 kg", "3 a 5 kilogramos"),
    ],
    "it": [
        ("```\nx\n```", "Il codice è sullo schermo."),
        ("Il 01/05/2024 alle 14:30", "Il 1 maggio 2024 alle 14 e 30"),
        ("1 km in 1 h, 5 kg", "un chilometro in una ora, 5 chilogrammi"),
        ("12,50 €", "12 euro e 50"),
        (
            "il XIX secolo, Luigi XIV, la 3ª volta",
            "il diciannovesimo secolo, Luigi quattordicesimo, la terza volta",
        ),
        ("il dott. Rossi, ad es. qui", "il dottor Rossi, ad esempio qui"),
        ("e così ecc.", "e così eccetera."),
        ("il 1° maggio a 90°", "il primo maggio a 90 gradi"),
        ("50% & 1/2", "50 percento e un mezzo"),
        ("a@b.it", "a chiocciola b punto it"),
    ],
    "pt": [
        ("```\nx\n```", "O código está na tela."),
        ("Em 01/05/2024 às 14:30, à 1:00", "Em 1 de maio de 2024 às 14 e 30, à uma hora"),
        ("R$ 12,50 e R$ 5,00", "12 reais e 50 e 5 reais"),
        ("1 km em 2:00", "um quilômetro em duas horas"),
        ("O Sr. Silva e a Dra. Ana, p. ex. aqui", "O Senhor Silva e a Doutora Ana, por exemplo aqui"),
        ("João VI, século XIX, a 3ª vez", "João sexto, século 19, a terceira vez"),
        ("50% de 5 kg", "50 por cento de 5 quilogramas"),
        ("a@b.pt", "a arroba b ponto pt"),
    ],
    "nl": [
        ("```\nx\n```", "De code staat op het scherm."),
        ("Op 01-05-2024 om 14:30 uur", "Op 1 mei 2024 om 14 uur 30"),
        ("€ 12,50 en 1 km", "12 euro 50 en 1 kilometer"),
        ("de 3e keer, Willem III", "de derde keer, Willem de Derde"),
        ("bijv. 5 kg, d.w.z. t/m 7", "bijvoorbeeld 5 kilogram, dat wil zeggen tot en met 7"),
        ("dhr. Smit, nr. 5", "de heer Smit, nummer 5"),
        ("3–5 & 50%", "3 tot 5 en 50 procent"),
    ],
    # Languages without a table: units from the locale's data, the rest as it stands.
    "pl": [("5 km i 22 kg", "5 kilometrów i 22 kilogramy"), ("**Tak** & nie", "Tak & nie")],
    "ru": [("5 km, 50%", "5 километров, 50 процентов")],
    "zh": [("**你好**，123。", "你好，123。"), ("2024-05-01", "2024年5月1日"), ("```\nx\n```", "")],
    "ja": [("3 km です。", "3 キロメートル です。")],
    "pt-BR": [("1 km", "um quilômetro")],
    "xx": [("5 km & 50% [a](b)", "5 km & 50% a")],
    "": [("**a** 5 km", "a 5 km")],
}
CASES = [(language, shown, spoken) for language, rows in ROWS.items() for shown, spoken in rows]


@pytest.mark.parametrize(("language", "shown", "spoken"), CASES)
def test_a_text_is_heard_as_people_say_it(language: str, shown: str, spoken: str) -> None:
    assert speakable(shown, language).text == spoken


def test_a_spoken_word_leads_back_to_the_shown_one() -> None:
    shown = "On **2024-05-01** it costs $5 at https://example.org, I say."
    spoken = speakable(shown)
    for word, back in (
        ("May", "2024-05-01"),
        ("costs", "costs"),
        ("dollars", "$5"),
        ("dot", "https://example.org"),
    ):
        where = spoken.text.index(word)
        assert shown[slice(*spoken.shown(where, where + len(word)))] == back
    where = spoken.text.index("I say")
    assert shown[slice(*spoken.shown(where, where + 5))] == "I say"


SCRAPS = (
    "1.5 km", "$5", "2024-01-02", "9:30 pm", "[a](b)", "**b**", "```", "$x^2$", "| a | b |", "3–5", "1990s",
    "Louis XIV", "a@b.de", "https://x.org/y", "Dr. Bob", "1er", "3. Mai", "&amp;", "<b>", "½", "\\frac{1}{2}",
    "+49 30 1234567", " ", "\n",
)  # fmt: skip
SIGNS = "ab \n*_`#%&[]()!$1234567890,.:;-–—+=<>/\\|@^~€£é👍½²°'\"XIVhmkgpst{}?。、"
TEXTS = st.one_of(
    st.text(alphabet=SIGNS, max_size=60),
    st.lists(st.sampled_from(SCRAPS), max_size=8).map("".join),
    st.text(max_size=40),
)


@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "zh", "pl", "xx", "", "pt-BR"]))
def test_every_spoken_character_leads_back_and_what_is_unchanged_to_itself(shown: str, language: str) -> None:
    spoken = speakable(shown, language)
    spans = [spoken.shown(offset, offset + 1) for offset in range(len(spoken.text))]
    assert all(0 <= start <= end <= len(shown) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
    ends = [piece.spoken_start for piece in spoken.pieces[1:]] + [len(spoken.text)]
    for piece, end in zip(spoken.pieces, ends, strict=False):
        if piece.verbatim:
            assert spoken.text[piece.spoken_start : end] == shown[piece.shown_start : piece.shown_end]


@given(st.lists(st.from_regex(r"[b-hj-zB-HJ-Z][a-z]{4,9}", fullmatch=True), min_size=1, max_size=12))
def test_plain_words_are_spoken_and_found_again_as_they_stand(words: list[str]) -> None:
    shown = "**" + " ".join(words) + "**"
    spoken = speakable(shown, "nl")
    assert spoken.text.split() == words
    position = 0
    for word in words:
        position = spoken.text.index(word, position)
        assert shown[slice(*spoken.shown(position, position + len(word)))] == word
        position += len(word)
