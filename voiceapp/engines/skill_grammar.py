"""What the built-in skills understand, as a JSGF grammar for pocketsphinx and as phrases to click.

The grammar holds only lower-case words of pocketsphinx's own English dictionary (a test checks that), so
it can be decoded without adding pronunciations. pocketsphinx copies a rule into the network at each
mention, so the large rules (numbers, durations) are mentioned as few times as possible.
"""

from __future__ import annotations

from collections.abc import Sequence

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
HOURS = (*ONES, "ten", "eleven", "twelve")

ITEMS = (
    "milk",
    "bread",
    "butter",
    "cheese",
    "eggs",
    "apples",
    "bananas",
    "oranges",
    "tomatoes",
    "potatoes",
    "onions",
    "carrots",
    "salad",
    "rice",
    "pasta",
    "flour",
    "sugar",
    "salt",
    "coffee",
    "tea",
    "water",
    "juice",
    "wine",
    "beer",
    "chicken",
    "fish",
    "meat",
    "yogurt",
    "chocolate",
    "honey",
    "soap",
    "shampoo",
    "toothpaste",
    "toilet paper",
    "batteries",
    "flowers",
    "fruit",
    "vegetables",
    "olive oil",
    "cereal",
)
LISTS = ("shopping", "grocery", "to do", "packing", "wish")

TASKS = (
    "call mom",
    "call dad",
    "call the doctor",
    "call the dentist",
    "buy milk",
    "buy bread",
    "buy flowers",
    "feed the cat",
    "feed the dog",
    "walk the dog",
    "water the plants",
    "take my medicine",
    "take out the trash",
    "pay the bill",
    "pay the rent",
    "do the laundry",
    "check the oven",
    "check my email",
    "send the email",
    "drink some water",
    "go to bed",
    "go shopping",
    "clean the kitchen",
    "pick up the kids",
    "lock the door",
    "book the tickets",
    "prepare the meeting",
    "stretch",
)

UNITS = (
    "miles",
    "kilometers",
    "meters",
    "centimeters",
    "inches",
    "feet",
    "yards",
    "pounds",
    "kilograms",
    "grams",
    "ounces",
    "liters",
    "gallons",
    "cups",
    "degrees",
    "celsius",
    "fahrenheit",
    "degrees celsius",
    "degrees fahrenheit",
    "minutes",
    "hours",
    "days",
    "weeks",
    "seconds",
)

APPLICATIONS = ("firefox", "browser", "calculator", "calendar", "terminal", "files", "settings", "mail", "music")

STYLES = (
    "calm piano",
    "soft guitar",
    "happy",
    "sad",
    "quiet",
    "classical",
    "jazz",
    "rock",
    "dance",
    "electronic",
)
"""Of music to be composed."""

VOICE_COMMANDS = (
    "stop",
    "stop talking",
    "be quiet",
    "repeat",
    "repeat that",
    "say that again",
    "go on",
    "continue",
    "read on",
    "slower",
    "speak slower",
    "faster",
    "speak faster",
    "louder",
    "speak louder",
    "quieter",
    "speak quieter",
    "never mind",
    "cancel",
    "cancel that",
    "undo",
    "undo that",
    "yes",
    "no",
    "help",
    "what can you do",
)
"""Commands of the talk itself; the pipeline and the skills act on them."""


def _any(words: Sequence[str]) -> str:
    return " | ".join(words)


def _sentences() -> dict[str, str]:
    """The rules that are whole sentences."""
    timers = (
        "( set | start | make | create ) ( a | the ) timer for <duration> "
        "| ( set | start ) ( a | the ) <duration> timer "
        "| wake me [ up ] ( in <duration> | at <clock> ) "
        "| set an alarm for <clock> "
        "| ( cancel | stop | delete | turn off ) ( the | my ) ( timer | timers | alarm ) "
        "| how ( much time | long ) is left [ on ( the | my ) timer ]"
    )
    reminders = (
        "remind me to <task> [ <when> ] "
        "| remind me <when> to <task> "
        "| what are my reminders | ( list | show | read ) my reminders "
        "| ( cancel | delete ) the reminder to <task>"
    )
    lists = (
        "( add | put ) <item> [ and <item> ] ( to | on ) ( my | the ) <listname> list "
        "| ( remove | delete | take ) <item> ( from | off ) ( my | the ) <listname> list "
        "| ( what is | what's ) on ( my | the ) <listname> list "
        "| ( read | show | clear | empty ) [ me ] ( my | the ) <listname> list"
    )
    clock = (
        "what time is it | what is the time | what's the time | tell me the time "
        "| ( what is | what's ) ( the date | today's date ) [ today ] "
        "| what day is it [ today ] | what is today | ( what is | what's ) the day [ today ] "
        "| what day ( is it | is ) tomorrow | how many days until ( <day> | christmas | new year )"
    )
    notes = (
        "( take | make ) a note to <task> | ( read | show ) [ me ] my notes | what are my notes | "
        "search my notes for <item>"
    )
    sums = (
        "( what is | what's | calculate | how much is ) <number> "
        "( <operator> <number> | percent of <number> | squared ) "
        "| what is the square root of <number>"
    )
    units = (
        "( what is | what's | convert ) <number> <unit> ( in | to | into ) <unit> "
        "| how many <unit> ( are | is ) [ in ] ( a | <number> ) <unit>"
    )
    desktop = (
        "read [ me ] the clipboard [ aloud ] | what is on the clipboard "
        f"| ( open | launch ) [ the ] ( {_any(APPLICATIONS)} ) "
        f"| ( set | turn ) the volume to ( ten | {_any(TENS)} | a hundred ) percent"
    )
    music = (
        "( compose | make | create ) ( [ some ] <style> music | a ( <tens> second | one minute ) <style> track )"
    )
    recordings = (
        "who spoke [ the ] most [ in <recording> ] | ( play | summarize ) <recording> "
        "| read [ me ] the ( minutes | summary | decisions | tasks ) [ of <recording> ] "
        "| what did we ( decide | agree on | discuss ) in <recording> | what was decided in <recording> "
        "| what recordings do i have"
    )
    return {
        "timers": timers,
        "reminders": reminders,
        "lists": lists,
        "clockquestions": clock,
        "notes": notes,
        "sums": sums,
        "units": units,
        "desktop": desktop,
        "music": music,
        "recordings": recordings,
    }


def _rules() -> dict[str, str]:
    """The rules by name, the smallest first; every one but ``utterance`` is private."""
    return {
        "ones": _any(ONES),
        "small": f"<ones> | {_any(TEENS)} | ( {_any(TENS)} ) [ <ones> ]",
        "number": "<small> [ hundred [ [ and ] <small> ] ] | a hundred | a thousand | zero",
        "timeunit": "second | seconds | minute | minutes | hour | hours",
        "duration": (
            "<small> [ and a half ] <timeunit> [ [ and ] "
            "( five | ten | fifteen | twenty | thirty | forty | forty five | fifty ) ( minutes | seconds ) ] "
            "| half an hour | half a minute | a quarter of an hour | an hour [ and a half ] "
            "| a minute [ and a half ]"
        ),
        "minutes": "fifteen | thirty | forty five | ten | twenty | forty | fifty | oh five",
        "clock": (
            f"( {_any(HOURS)} ) [ o'clock | <minutes> ] [ in the morning | in the afternoon | in the evening ] "
            f"| ( half | quarter | ten | five | twenty ) ( past | to ) ( {_any(HOURS)} ) | noon | midnight"
        ),
        "day": _any(DAYS),
        "when": (
            "in <duration> | [ today | tomorrow | tonight | [ on | next ] <day> ] at <clock> | tomorrow "
            "[ morning | afternoon | evening ] | tonight | this ( morning | afternoon | evening ) "
            "| ( on | next ) <day>"
        ),
        "item": _any(ITEMS),
        "listname": _any(LISTS),
        "task": _any(TASKS),
        "operator": "plus | minus | times | divided by | multiplied by | over | to the power of",
        "unit": _any(UNITS),
        "style": _any(STYLES),
        "tens": _any(TENS),
        "recording": "( the last | the latest | today's | yesterday's ) ( meeting | call | recording )",
        **_sentences(),
        "voice": _any(VOICE_COMMANDS),
        "lead": "hey | okay | please | ( could | can | would ) you [ please ]",
    }


def jsgf() -> str:
    """The grammar of the skills' phrases: one public rule, words in lower case, ASCII."""
    lines = ["#JSGF V1.0;", "grammar voiceapp;"]
    lines += [f"<{name}> = {body};" for name, body in _rules().items()]
    lines.append(
        "public <utterance> = [ <lead> ] ( <clockquestions> | <timers> | <reminders> | <lists> | <notes> "
        "| <sums> | <units> | <desktop> | <music> | <recordings> | <voice> ) [ please ];"
    )
    return "\n".join(lines) + "\n"


def words() -> tuple[str, ...]:
    """Every word of the grammar, sorted."""
    found: set[str] = set()
    for body in _rules().values():
        for token in body.split():
            if not (token.startswith("<") or token in "()[]|"):
                found.add(token)
    return tuple(sorted(found))


def phrases() -> tuple[tuple[str, str], ...]:
    """Example phrases that the built-in engines hear and answer: (icon name, text), best first."""
    return (
        ("mdi6.progress-clock", "What time is it?"),
        ("mdi6.timer-outline", "Set a timer for ten minutes"),
        ("mdi6.plus", "Add milk to my shopping list"),
        ("mdi6.flag-plus-outline", "Remind me to call mom tomorrow at nine"),
        ("mdi6.pencil-outline", "Take a note to water the plants"),
        ("mdi6.comment-question-outline", "What is twelve times eight?"),
        ("mdi6.refresh", "Convert five miles to kilometers"),
        ("mdi6.information-outline", "What can you do?"),
    )
