"""Recording samples and consents on the Voices page, and hearing takes, on fake services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.fakes.app_voices import FakeConsent, a_shelf_of_voices
from tests.gui.conftest import Desk
from tests.gui.layout import assert_laid_out
from tests.gui.pages import clipped
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ClipMoved, VoiceChanged, VoiceRecordingChanged
from voiceapp.core.samples import Diagnosis, Finding
from voiceapp.gui.panels.voices_card import VoiceCard
from voiceapp.gui.panels.voices_memory import VoicesMemory
from voiceapp.gui.widgets.inputs import Slider

MakeDesk = Callable[..., Desk]


def opened(make_desk: MakeDesk, voice: int, **options: object) -> Desk:
    """The page with the made-up voices, one of them open."""
    desk = make_desk(**options)
    a_shelf_of_voices(desk.app)
    desk.show()
    desk.click("rail-voices")
    desk.settle()
    desk.click(f"voice-{voice}")
    return desk


def text(desk: Desk, name: str) -> str:
    return desk.find(QLabel, name).text()


def recorded(desk: Desk, seconds: float = 8.0) -> None:
    """Record for a while, and stop."""
    desk.click("record-start")
    desk.tell(VoiceRecordingChanged("countdown", 3))
    assert text(desk, "record-clock") == "3"
    desk.tell(VoiceRecordingChanged("recording", 0, seconds, -18.0, seconds, 0.0, "good"))
    assert text(desk, "record-verdict") == f"Good, {seconds:.0f} s of speech"
    desk.click("record-stop")


def test_a_sample_is_recorded_judged_and_kept(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 5)
    desk.click("record-more")
    first = text(desk, "record-text")
    desk.click("record-other")
    assert text(desk, "record-text") != first
    recorded(desk)
    assert text(desk, "record-verdict") == "Good as it is"
    desk.click("record-hear")
    assert desk.app.clips.played == [desk.app.recording.file]
    desk.click("record-keep")
    assert desk.app.library.calls == [("add_sample", (5, desk.app.recording.file, "Recording 2"))]
    assert not desk.there("record-panel")
    assert desk.app.recording.calls[-1] == "discard"
    desk.close()


def test_what_is_wrong_is_said_while_it_is_recorded_and_after(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.app.recording.finding = Finding("snr_db", 9.0, "dB", "bad", "There is noise: switch the fan off.")
    desk.click("sample-2")
    desk.click("record-again")
    desk.click("record-start")
    desk.tell(VoiceRecordingChanged("recording", 0, 2.0, -50.0, 1.5, 0.0, "quiet"))
    assert text(desk, "record-verdict") == "Too quiet: come closer"
    desk.tell(VoiceRecordingChanged("recording", 0, 3.0, -1.0, 2.0, 1.0, "clipped"))
    assert text(desk, "record-verdict") == "Too loud: move away from the microphone"
    desk.click("record-stop")
    assert text(desk, "record-verdict") == "Record it again. There is noise: switch the fan off."
    desk.app.recording.finding = Finding("snr_db", 31.0, "dB", "good")
    desk.click("record-redo")
    desk.tell(VoiceRecordingChanged("recording", 0, 8.0, -18.0, 8.0, 0.0, "good"))
    desk.click("record-stop")
    desk.click("record-keep")
    assert [name for name, _ in desk.app.library.calls] == ["add_sample", "remove_sample"]
    desk.close()


def test_without_a_microphone_it_can_be_tried_again(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 5)
    desk.app.recording.fail = VoiceAppError("no-microphone", "No microphone was found.", "Plug one in.")
    desk.click("record-more")
    desk.click("record-start")
    assert text(desk, "record-verdict") == "No microphone was found. Plug one in."
    desk.app.recording.fail = None
    recorded(desk)
    desk.key(Qt.Key.Key_Escape)
    desk.click("voice-1")
    assert not desk.there("record-panel")
    assert desk.app.recording.calls[-1] == "discard"
    assert desk.app.library.calls == []
    desk.close()


def test_a_speaker_agrees(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 5)
    desk.click("tab-consent")
    desk.find(QWidget, "consent-purpose").setFocus()
    desk.click("consent-ask")
    assert text(desk, "record-text") == FakeConsent.SENTENCE
    assert desk.there("record-file")
    desk.app.consent.refused = VoiceAppError(
        "consent-words", "The sentence was not understood. Missing: velvet.", "Read it slowly."
    )
    recorded(desk)
    assert text(desk, "record-verdict") == (
        "The sentence was not understood. Missing: velvet. Likeness 0.83. Read it slowly."
    )
    assert not desk.there("record-keep")
    desk.app.consent.refused = None
    desk.click("record-redo")
    recorded(desk)
    assert not desk.there("record-panel")
    assert [name for name, _ in desk.app.consent.calls] == ["ask", "check", "ask", "check"]
    assert desk.find(QWidget, "consent-state").accessibleName() == "Consent recorded"
    assert "spoken and matched" in text(desk, "voice-consent")

    desk.click("consent-withdraw")
    desk.click("do")
    assert desk.find(QWidget, "consent-state").accessibleName() == "No consent yet"
    desk.close()


def test_cards_play_a_sample_or_say_hello(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    sample, greeting = desk.app.library.folder(1) / "sample-1.flac", desk.app.library.folder(3) / "greeting.flac"
    desk.click("play-1")
    desk.click("play-3")
    assert desk.app.clips.played == [sample, greeting]
    desk.tell(ClipMoved(greeting, 0.2, True))
    assert desk.find(QWidget, "play-3").accessibleName() == "Pause Wren 2"
    desk.click("play-3")
    assert desk.app.clips.played == []
    desk.tell(ClipMoved(greeting, 0.4, False))
    assert desk.find(QWidget, "play-3").accessibleName() == "Play Wren 2"
    assert not desk.find(QWidget, "play-5").isEnabled()
    desk.close()


def test_takes_are_heard_one_after_the_other(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    desk.click("tab-takes")
    folder = desk.app.library.folder(1)
    first, second = folder / "takes/1.flac", folder / "takes/3.flac"
    assert text(desk, "measures-2") == "2.2 s · 6 of 7 words heard · likeness 0.84 · made in 0.9 s · seed 8"
    assert text(desk, "problems-3") == "2 of 8 words are wrong, 1.4 s of silence"
    desk.click("takes-play")
    assert desk.app.clips.played == [first]
    desk.tell(ClipMoved(first, 0.0, True), ClipMoved(first, 2.1, False))
    assert desk.app.clips.played == [first, second]
    desk.tell(ClipMoved(second, 0.0, True), ClipMoved(second, 4.0, False))
    assert desk.app.clips.played == [first, second]
    desk.click("again-3")
    assert desk.app.scripts.calls[-1] == ("speak", {"lines": [3]})
    desk.close()


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
@pytest.mark.parametrize("tab", ["samples", "consent", "sound", "speak", "takes", "words"])
def test_large_text_has_its_room(make_desk: MakeDesk, tab: str, size: tuple[int, int]) -> None:
    desk = make_desk(scale=200, theme="dark")
    a_shelf_of_voices(desk.app)
    desk.show(*size)
    desk.click("rail-voices")
    desk.settle()
    assert_laid_out(desk.window)
    desk.click("voice-2" if tab == "sound" else "voice-1")
    desk.click(f"tab-{tab}")
    assert_laid_out(desk.window)
    assert clipped(desk.window.pages["voices"]) == []
    desk.close()


def test_a_dropped_recording_begins_a_voice(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    desk.show()
    desk.click("rail-voices")
    page = desk.window.pages["voices"]
    page.take_files([tmp_path / "Mum.wav"])  # type: ignore[attr-defined]
    desk.settle()
    assert any(label.text() == "Mum.wav" for label in page.findChildren(QLabel))
    desk.close()


def test_a_dropped_text_is_spoken_by_the_open_voice(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = opened(make_desk, 1)
    book = tmp_path / "Book.epub"
    book.touch()
    assert not desk.there("recent-files")
    desk.window.pages["voices"].take_files([book])  # type: ignore[attr-defined]
    desk.settle()
    desk.click("speak")
    assert desk.app.scripts.calls[0] == ("create", (1, book, ""))
    desk.click("keep")
    assert [name for name, _ in desk.app.scripts.calls] == ["create"]
    desk.click("tab-speak")
    assert desk.there("recent-files")
    assert VoicesMemory(desk.app.paths.config).tab == "speak"
    desk.close()


def test_noise_is_taken_out_where_there_is_some_and_something_can(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    assert not desk.there("clean-sample")
    desk.app.can_clean = True
    voice = desk.app.library.stored[0]
    noisy = Diagnosis(9.0, 9.0, (Finding("snr_db", 12.0, "dB", "fair", "There is noise."),))
    sample = replace(voice.samples[0], diagnosis=noisy.to_dict())
    desk.app.library.stored[0] = replace(voice, samples=(sample, *voice.samples[1:]))
    desk.tell(VoiceChanged(voice.id))
    desk.settle()
    desk.click(f"sample-{sample.id}")
    desk.click("clean-sample")
    assert desk.app.cleaned == [sample]
    desk.close()


def test_a_described_voice_is_changed_by_its_sliders_and_keeps_what_was_set(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 2)
    desk.click("tab-sound")
    pitch = desk.find(Slider, "slider-pitch")
    assert pitch.value() == 1, "low"
    pitch.track.setValue(4)
    assert "very high-pitch" in text(desk, "new-description")
    desk.click("voice-1")  # another voice: what was set is kept at once
    desk.settle()
    assert desk.app.library.stored[1].recipe["pitch"] == "very high"
    assert not desk.there("tab-sound"), "a cloned voice sounds as its samples do"
    desk.close()


def test_a_card_says_when_its_voice_may_not_serve_business(make_desk: MakeDesk) -> None:
    desk = opened(make_desk, 1)
    lines = {card.voice.name: card.line.text() for card in desk.window.findChildren(VoiceCard)}
    assert lines["Nora"].endswith("· not for business")
    assert "business" not in lines["Emil"]
    assert "business" not in lines["Otto"], "it cannot speak at all yet"
    desk.close()
