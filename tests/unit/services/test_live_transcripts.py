"""Words of a recording are kept line by line: they outlive the program, and are the first transcript."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.fakes.meetings import Library
from tests.unit.services.helpers import recorded
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import LiveLine, MeetingChanged, Notice, RecordingChanged
from voiceapp.core.meetings import Meeting, NewSegment
from voiceapp.services.live_transcripts import LiveTranscripts

YOU = LiveLine(1, 1, "you", 2.0, 5.0, "The budget is", 6)
YOU_SAID = LiveLine(1, 1, "you", 2.0, 5.5, "The budget is approved.", 23, True)
OTHERS_SAID = LiveLine(1, 2, "others", 1.0, 1.8, "And the budget?", 15, True)
NOTHING = LiveLine(1, 3, "you", 9.0, 9.5, "", 0, True)


def kept(library: Library) -> LiveTranscripts:
    return LiveTranscripts(*library.stores, lambda: "whisper:small", library.bus)


async def created(library: Library) -> int:
    return (await library.stores[0].create("Weekly", 1_000.0, "recorded", "recording")).id


def said(meeting: Meeting) -> list[tuple[str, float, float, str]]:
    return [(meeting.name_of(one.speaker), one.start_s, one.end_s, one.text) for one in meeting.segments]


def test_settled_lines_are_there_after_the_program_died(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            meeting, service = await created(library), kept(library)
            library.bus.publish(RecordingChanged(meeting))
            for line in (YOU, YOU_SAID, OTHERS_SAID, NOTHING):
                library.bus.publish(line)
            await service.settled()
        async with Library(tmp_path).open() as again:
            assert said(await again.service.get(meeting)) == [
                ("Others", 1.0, 1.8, "And the budget?"),
                ("You", 2.0, 5.5, "The budget is approved."),
            ]
            (version,) = await again.stores[1].versions(meeting)
            assert (version.kind, version.engine) == ("live", "whisper:small")
            (hit,) = await again.service.search("approved")
            assert (hit.meeting, hit.speaker) == (meeting, "You")

    asyncio.run(scenario())


def test_a_better_version_takes_its_place_and_late_lines_do_not_return(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            meeting, service = await created(library), kept(library)
            library.bus.publish(YOU_SAID)
            await service.settled()
            better = await library.stores[1].add(
                meeting, "better", "whisper:large", [NewSegment(2.0, 5.0, "Better.")]
            )
            library.bus.publish(OTHERS_SAID)
            await service.settled()
            found = await library.service.get(meeting)
            assert (found.info.transcript, [one.text for one in found.segments]) == (better.id, ["Better."])

    asyncio.run(scenario())


def test_a_better_version_that_came_first_stays_in_use(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            meeting, service = await created(library), kept(library)
            await library.stores[1].add(meeting, "better", "whisper:large", [NewSegment(2.0, 5.0, "Better.")])
            library.bus.publish(YOU_SAID)
            await service.settled()
            assert [one.text for one in (await library.service.get(meeting)).segments] == ["Better."]

    asyncio.run(scenario())


def test_lines_that_come_after_the_end_are_told(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            meeting, service = await created(library), kept(library)
            told = recorded(library.bus)
            library.bus.publish(RecordingChanged(meeting))
            library.bus.publish(YOU_SAID)
            await service.settled()
            assert MeetingChanged(meeting) not in told  # the whole meeting is not read anew for each line
            library.bus.publish(RecordingChanged(None))
            library.bus.publish(OTHERS_SAID)
            await service.settled()
            assert told.count(MeetingChanged(meeting)) == 1

    asyncio.run(scenario())


def test_lines_go_on_after_a_diarisation_has_forgotten_who_was_there(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            meeting, service = await created(library), kept(library)
            speakers = library.stores[2]
            for line in (YOU_SAID, OTHERS_SAID):
                library.bus.publish(line)
            await service.settled()
            you, others = await speakers.list(meeting)
            sheila = await speakers.add(meeting, "SPEAKER_02", "Sheila", channel=1)
            await speakers.merge(meeting, others.id, sheila.id)
            await speakers.merge(meeting, you.id, sheila.id)
            for line in (YOU_SAID, OTHERS_SAID):
                library.bus.publish(line)
            await service.settled()
            assert [name for name, *_ in said(await library.service.get(meeting))] == [
                "Sheila",
                "Sheila",
                "Sheila",
                "You",
            ]

    asyncio.run(scenario())


def test_a_meeting_that_was_deleted_meanwhile_gets_no_lines_and_no_notice(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            meeting, service = await created(library), kept(library)
            told = recorded(library.bus)
            library.bus.publish(YOU_SAID)
            await service.settled()
            await library.stores[0].delete(meeting)
            library.bus.publish(OTHERS_SAID)
            await service.settled()
            assert not any(isinstance(event, Notice) for event in told)
            assert await library.service.list() == []

    asyncio.run(scenario())


def test_a_disk_that_takes_no_more_is_told_once(tmp_path: Path) -> None:
    def full() -> str:
        raise VoiceAppError("disk-full", "The disk is full.", "Free some space.")

    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            meeting = await created(library)
            told = recorded(library.bus)
            service = LiveTranscripts(*library.stores, full, library.bus)
            for line in (YOU_SAID, OTHERS_SAID):
                library.bus.publish(line)
                await service.settled()
            assert [event.code for event in told if isinstance(event, Notice)] == ["disk-full"]
            assert not (await library.service.get(meeting)).segments

    asyncio.run(scenario())
