"""A made meeting with 30 true and 30 false lines of minutes: what the grounding check is measured by.

The true lines say what was said, as a careful writer would put it. Each false one is wrong in one way, named before
it. The lines were written before the check, and the check must flag all of the false ones and at most one true one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingNote, MeetingSegment, MeetingSpeaker

Kind = Literal["summary", "decision", "action", "question"]

_SAID = """\
Ann: Good morning everybody, let's start. We have three points today: the release, the new office and hiring.
Bob: Morning. I only have until half past ten, so can we do the release first?
Ann: Sure. David, how far is the test of version four?
David: We ran four hundred and twelve tests on Friday, and nine of them failed.
David: Six of the nine are about the calendar sync, the others are just slow machines.
Carla: The calendar sync has been broken since March, customers complain every week.
Bob: I will fix the calendar sync before Thursday.
Ann: Great, thank you Bob.
David: Um, and I need a second test machine, the old one is dying.
Ann: What would that cost?
David: About 1,800 euros with the warranty.
Ann: Okay, that is fine. David, please order it this week.
David: Will do.
Carla: When do we ship then? My proposal is the twelfth of May.
Bob: The twelfth works for me.
Ann: Then we ship version four on the twelfth of May.
David: I don't think we should ship the dark theme with it, it is not ready.
Carla: I agree with David, the dark theme is not ready.
Ann: All right, the dark theme is not part of version four.
Bob: What about the old import wizard?
Ann: We keep the import wizard for now, but we hide it from new users.
Carla: I'd like to raise the price of the team plan from nine to eleven euros.
Bob: That seems risky, we lost forty customers the last time.
Ann: Let's not raise the price this year.
Carla: Fine, but then we should drop the free support for the smallest plan.
Ann: Maybe we could do that in autumn. Let's talk about it again.
David: Should we translate the manual into Polish?
Carla: I have no idea how many Polish customers we have, nobody has counted them.
Ann: Carla, can you count the Polish customers until Monday?
Carla: Yes, I'll have the number by Monday.
Ann: Next point, the office. Emma sent me two offers yesterday.
Bob: Who is Emma?
Ann: Emma is our agent, she works for Mr Novak. One office is in Harbour Street, the other one near the station.
Carla: How big is the one in Harbour Street?
Ann: Three hundred and twenty square metres, for 4,500 euros a month.
Ann: The one near the station has 260 square metres and costs 3,900 a month.
David: Near the station would be easier for me, I come by train.
Bob: But there are only five parking spaces at the station and twelve at Harbour Street.
Carla: If the landlord lowers the rent, I am for Harbour Street.
Ann: Emma will ask Mr Novak whether he lowers the rent.
Bob: Can we see both of them before we decide?
Ann: Good idea. I'll arrange two visits for next Tuesday.
Carla: I can't come on Tuesday, I'm at the fair in Hanover.
Ann: Then Bob and David come with me, and Carla sees the pictures.
David: Let's go with the office near the station, honestly, it is cheaper.
Ann: We decide after the visits, not today.
Ann: Last point, hiring. We have budget for two developers and one designer.
Bob: Lukas wrote to me, he would come back as a developer in June.
Carla: Lukas was good. I would take him without an interview.
Ann: I want an interview with everybody, also with Lukas. Bob, could you invite him?
Bob: Sure, I'll write to him today.
David: And the designer? We need somebody who knows accessibility.
Carla: I will write the advertisement for the designer, it should be online next week.
Ann: Please don't forget to mention that half of the work can be remote.
Carla: Of course.
Bob: One more thing about the release. My daughter's birthday is on the twelfth, I can't be here.
Ann: Oh. Then let's move the release to the nineteenth of May instead of the twelfth.
David: The nineteenth is better for the tests as well.
Carla: Agreed, the nineteenth of May.
Ann: Good. I will tell sales about the new date. That's all, thank you, next meeting in two weeks."""

_NAMES = ("Ann", "Bob", "Carla", "David")


def meeting() -> Meeting:
    """The meeting: segment N is the N-th line, six seconds each; two notes of the user."""
    said = [line.split(": ", 1) for line in _SAID.splitlines()]
    return Meeting(
        MeetingInfo(1, "Planning", 0.0, 6.0 * len(said), "ready", "imported", transcript=1, speakers=_NAMES),
        [MeetingSpeaker(at + 1, f"SPEAKER_0{at}", name, True, None, 60.0) for at, name in enumerate(_NAMES)],
        [
            MeetingSegment(at, _NAMES.index(name) + 1, 6.0 * (at - 1), 6.0 * at, text, language="en")
            for at, (name, text) in enumerate(said, 1)
        ],
        notes=[
            MeetingNote(1, 200.0, "Landlord: deposit is 3 months of rent"),
            MeetingNote(2, 330.0, "Ask the lawyer about remote contracts"),
            MeetingNote(3, 340.0, "", marker=True),
        ],
    )


@dataclass(frozen=True)
class Line:
    """A line of minutes as somebody may write it; ``wrong`` says what is wrong with a false one."""

    kind: Kind
    text: str
    segments: tuple[int, ...]
    quote: str
    owner: str = ""
    due: str = ""
    notes: tuple[int, ...] = ()
    wrong: str = ""


TRUE = (
    Line(
        "summary",
        "Nine of 412 tests failed.",
        (4,),
        "four hundred and twelve tests on Friday, and nine of them failed",
    ),
    Line(
        "summary",
        "Six failed tests are about the calendar sync.",
        (5,),
        "Six of the nine are about the calendar sync",
    ),
    Line(
        "summary", "Customers complain about the calendar sync every week.", (6,), "customers complain every week"
    ),
    Line(
        "action",
        "Fix the calendar sync",
        (7,),
        "I will fix the calendar sync before Thursday",
        "Bob",
        "before Thursday",
    ),
    Line(
        "action", "Order a second test machine", (9, 12), "David, please order it this week.", "David", "this week"
    ),
    Line("summary", "The test machine costs about 1800 euros.", (9, 11), "about 1,800 euros with the warranty"),
    Line("summary", "David needs a second test machine.", (9,), "and I need a second test machine"),
    Line("decision", "Version four will ship on 19 May.", (57,), "let's move the release to the nineteenth of May"),
    Line("decision", "The release moves to May 19th.", (57, 59), "Agreed, the nineteenth of May."),
    Line("decision", "The dark theme is not in version 4.", (19,), "the dark theme is not part of version four"),
    Line(
        "summary", "David is against shipping the dark theme.", (17,), "I don't think we should ship the dark theme"
    ),
    Line(
        "decision",
        "The import wizard stays but is hidden from new users.",
        (21,),
        "We keep the import wizard for now",
    ),
    Line("decision", "The price will not be raised this year.", (24,), "Let's not raise the price this year."),
    Line(
        "summary",
        "Bob recalled that 40 customers were lost last time.",
        (23,),
        "we lost forty customers the last time",
    ),
    Line(
        "question", "Should free support for the smallest plan be dropped?", (25, 26), "Let's talk about it again."
    ),
    Line(
        "question",
        "Should the manual be translated into Polish?",
        (27,),
        "Should we translate the manual into Polish?",
    ),
    Line(
        "action",
        "Count the Polish customers",
        (29, 30),
        "can you count the Polish customers until Monday",
        "Carla",
        "Monday",
    ),
    Line(
        "action",
        "Tell the number of Polish customers",
        (30, 28),
        "I'll have the number by Monday",
        "Carla",
        "by Monday",
    ),
    Line("summary", "Emma sent two offers for an office.", (31,), "Emma sent me two offers yesterday."),
    Line(
        "summary", "Harbour Street has 320 square metres for 4500 euros.", (33, 34, 35), "for 4,500 euros a month"
    ),
    Line(
        "summary",
        "The office near the station costs 3,900 a month.",
        (36,),
        "has 260 square meters and costs 3,900",
    ),
    Line(
        "summary",
        "The station has five parking spaces, Harbour Street twelve.",
        (38,),
        "only five parking spaces at the station and twelve at Harbour Street",
    ),
    Line("action", "Ask Mr Novak whether he lowers the rent", (40,), "Emma will ask Mr Novak", "Emma"),
    Line(
        "action",
        "Arrange two visits of the offices",
        (41, 42),
        "I'll arrange two visits for next Tuesday",
        "Ann",
        "next Tuesday",
    ),
    Line(
        "decision", "The office will be chosen after the visits.", (46,), "We decide after the visits, not today."
    ),
    Line(
        "summary",
        "There is budget for two developers and a designer.",
        (47,),
        "budget for two developers and one designer",
    ),
    Line("action", "Invite Lukas to an interview", (50, 51), "Bob, could you invite him?", "Bob", "today"),
    Line(
        "action",
        "Write the designer's advertisement",
        (53,),
        "I will write the advertisement for the designer",
        "Carla",
        "next week",
    ),
    Line("summary", "The deposit is three months of rent.", (), "deposit is 3 months of rent", notes=(1,)),
    Line("action", "Tell sales about the new date", (60,), "I will tell sales about the new date.", "Ann"),
)

FALSE = (
    Line(
        "action",
        "Fix the calendar sync",
        (7,),
        "I will fix the calendar sync before Thursday",
        "David",
        wrong="owner",
    ),
    Line(
        "action",
        "Write the advertisement",
        (53,),
        "I will write the advertisement for the designer",
        "Ann",
        wrong="owner",
    ),
    Line(
        "action",
        "Ask Mr Novak about the rent",
        (40,),
        "Emma will ask Mr Novak whether he lowers the rent",
        "Ann",
        wrong="owner",
    ),
    Line("action", "Invite Lukas", (50,), "Bob, could you invite him?", "Carla", wrong="owner"),
    Line(
        "action",
        "Come back as a developer",
        (49,),
        "Lukas was good.",
        "Lukas",
        wrong="a mentioned one, given no task",
    ),
    Line(
        "action",
        "Order the machine",
        (12,),
        "David, please order it this week",
        "Petra",
        wrong="owner nobody named",
    ),
    Line("summary", "19 tests failed.", (4,), "nine of them failed", wrong="number"),
    Line(
        "summary",
        "The test machine costs 2,800 euros.",
        (11,),
        "About 1,800 euros with the warranty",
        wrong="number",
    ),
    Line(
        "summary",
        "The machine costs 18,000 euros.",
        (11,),
        "About 18,000 euros with the warranty",
        wrong="number, in the quote too",
    ),
    Line(
        "summary",
        "The station has twelve parking spaces.",
        (38,),
        "there are only twelve parking spaces at the station",
        wrong="numbers swapped",
    ),
    Line(
        "decision",
        "Version four ships on the 12th of June.",
        (16,),
        "we ship version four on the twelfth of May",
        wrong="month",
    ),
    Line(
        "action",
        "Arrange visits",
        (42,),
        "I'll arrange two visits for next Tuesday",
        "Ann",
        "next Thursday",
        wrong="due",
    ),
    Line(
        "decision",
        "The price of the team plan will be raised.",
        (24,),
        "raise the price this year",
        wrong="negation cut off",
    ),
    Line(
        "decision",
        "The dark theme is part of version four.",
        (19,),
        "the dark theme is not part of version four",
        wrong="negated",
    ),
    Line(
        "decision",
        "The dark theme is in version four.",
        (19,),
        "the dark theme is part of version four",
        wrong="negated quote",
    ),
    Line(
        "decision",
        "The import wizard will not be kept.",
        (21,),
        "We keep the import wizard for now",
        wrong="negated",
    ),
    Line("summary", "Carla can come on Tuesday.", (43,), "I can come on Tuesday", wrong="negated quote"),
    Line(
        "decision",
        "Version four ships on 12 May.",
        (16,),
        "Then we ship version four on the twelfth of May.",
        wrong="reversed later",
    ),
    Line("summary", "The old machine is dying.", (4,), "the old one is dying", wrong="quote of another segment"),
    Line("summary", "Lukas was good.", (48,), "Lukas was good.", wrong="quote of another segment"),
    Line(
        "decision",
        "The manual will be translated into Polish.",
        (27,),
        "Let's translate the manual into Polish by summer",
        wrong="invented quote",
    ),
    Line(
        "summary",
        "Sales are happy with the release.",
        (60,),
        "sales are very happy with the release",
        wrong="invented quote",
    ),
    Line(
        "decision",
        "The release includes the visits.",
        (42, 57),
        "I'll arrange the release to the nineteenth of May",
        wrong="quote stitched from two segments",
    ),
    Line(
        "decision",
        "We ship on Harbour Street.",
        (16, 33),
        "Then we ship version four in Harbour Street, the other one near the station",
        wrong="stitched",
    ),
    Line(
        "summary",
        "Rebecca sent two offers.",
        (31,),
        "Emma sent me two offers yesterday.",
        wrong="a name that nobody said",
    ),
    Line(
        "decision",
        "The manual will be translated into Polish.",
        (27,),
        "Should we translate the manual into Polish?",
        wrong="a question is no decision",
    ),
    Line(
        "decision",
        "Free support is dropped in autumn.",
        (25, 26),
        "Maybe we could do that in autumn.",
        wrong="a possibility",
    ),
    Line("decision", "Harbour Street is chosen.", (39,), "I am for Harbour Street", wrong="only on a condition"),
    Line(
        "summary",
        "Bob lost his parking permit.",
        (7,),
        "I will fix the calendar sync before Thursday",
        wrong="text without the quote",
    ),
    Line(
        "summary",
        "The deposit is two months of rent.",
        (),
        "deposit is 3 months of rent",
        notes=(1,),
        wrong="number, against a note",
    ),
)
