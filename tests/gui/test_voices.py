"""The Voices page on the real services: what is clicked is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.real import RealDesk, silent_desk
from tests.gui.screenshots import BUILT_IN
from tests.gui.voices import choose_files, made_recording, make_voice, page, stored, write
from voiceapp.core.voices import Manner, Pronunciation
from voiceapp.gui.panels.voices_export import ExportForm
from voiceapp.gui.panels.voices_new_parts import ModelPart
from voiceapp.gui.ports import AppPort

TEXT = "Good morning to you all. This is the second sentence, and it is a little longer. The third one ends it."

ENGLISH = "English (America)"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[RealDesk]:
    with silent_desk(tmp_path, BUILT_IN) as desk:
        yield desk


def test_a_voice_of_ones_own_is_measured_cut_and_deleted(desk: RealDesk, tmp_path: Path) -> None:
    kitchen = made_recording(tmp_path / "Kitchen.wav", loud_s=(2.0, 2.6))
    nora = make_voice(desk, "Nora", kitchen)
    assert (nora.kind, nora.languages, [one.title for one in nora.samples]) == ("own", ("en",), ["Kitchen"])
    assert nora.consent_state == "none"
    card = page(desk).shelf.cards[0]
    assert not card.play.isEnabled()
    assert card.play.toolTip() == "Cannot speak until Nora agrees"
    desk.until(lambda: desk.seen("measure-clipped_percent"))
    measured = desk.seen("measure-clipped_percent")[-1].accessibleName()  # a screen reader hears it at the sample
    assert measured in page(desk).detail.samples.chips[0].accessibleDescription()
    before = nora.samples[0].duration_s

    desk.click("cut-clipped_percent")
    desk.until(lambda: stored(desk)[0].samples[-1].duration_s < before - 0.3, 40)
    cut = stored(desk)[0].samples[-1]
    desk.until(lambda: (shown := page(desk).detail.samples.sample) and shown.id == cut.id)
    assert soundfile.info(desk.paths.voices / str(nora.id) / cut.file).duration == pytest.approx(cut.duration_s)
    assert len(page(desk).detail.samples.chips) == 1
    desk.click("notice-action")  # Undo
    desk.until(lambda: stored(desk)[0].samples == nora.samples)
    desk.until(lambda: page(desk).detail.samples.sample == nora.samples[0])
    desk.click("cut-clipped_percent")
    desk.until(lambda: [one.used for one in stored(desk)[0].samples] == [False, True], 40)
    desk.until(lambda: page(desk).detail.samples.sample == stored(desk)[0].samples[1])
    desk.window.undo.finish()
    desk.until(lambda: len(stored(desk)[0].samples) == 1)
    cut = stored(desk)[0].samples[0]
    assert cut.duration_s < before - 0.3

    used = cut.used
    desk.click("use-sample")
    desk.until(lambda: stored(desk)[0].samples[0].used != used)
    desk.click("remove-sample")
    desk.click("keep")
    desk.click("remove-sample")
    desk.click("do")
    desk.until(lambda: desk.seen("samples-none"))
    desk.click("notice-action")  # Undo
    desk.until(lambda: not desk.seen("samples-none"))
    desk.click("remove-sample")
    desk.click("do")
    desk.until(lambda: desk.seen("samples-none"))
    desk.window.undo.finish()
    desk.until(lambda: not stored(desk)[0].samples)

    desk.click("voice-more")
    desk.choose("Delete the voice")
    desk.click("do")
    desk.until(lambda: desk.seen("voices-empty"))
    assert len(stored(desk)) == 1, "it can be taken back"
    desk.window.undo.finish()
    desk.until(lambda: not stored(desk))
    desk.until(lambda: not (desk.paths.voices / str(nora.id)).exists())


def test_a_voice_is_renamed_its_words_kept_and_it_goes_through_a_file(desk: RealDesk, tmp_path: Path) -> None:
    nora = make_voice(desk, "Nora", made_recording(tmp_path / "Kitchen.wav"))
    desk.click("voice-more")
    desk.choose("Rename")
    write(desk, "voice-rename", "Honora", Qt.Key.Key_Return)
    desk.until(lambda: stored(desk)[0].name == "Honora")

    desk.click("tab-words")
    desk.click("add-word")
    write(desk, "word-0", "Leicester")
    write(desk, "said-0", "lester", Qt.Key.Key_Return)
    desk.click("phonemes-0")
    desk.until(lambda: stored(desk)[0].lexicon == (Pronunciation("Leicester", "lester", True),))

    desk.click("voice-export")
    choose_files(desk, "export-file", tmp_path / "mine.voice")
    desk.until((tmp_path / "mine.voice").exists)
    desk.click("leave-0")
    desk.until(lambda: not desk.seen("word-0"))
    desk.click("notice-action")  # Undo
    desk.until(lambda: desk.seen("word-0"))
    desk.click("voice-more")
    desk.choose("Delete the voice")
    desk.click("do")
    desk.until(lambda: desk.seen("voices-empty"))
    desk.click("voices-more")  # what is deleted can be taken in again at once
    desk.choose("Import a voice file")
    choose_files(desk, "import-files", tmp_path / "mine.voice")
    told = desk.window.notices.notices
    desk.until(lambda: "Honora is in the library." in [notice.sentence for notice in told()], 40)
    back = stored(desk)[0]
    assert (back.name, back.lexicon) == ("Honora", (Pronunciation("Leicester", "lester", True),))
    assert [one.digest for one in back.samples] == [one.digest for one in nora.samples]
    desk.until(lambda: desk.seen("voice-name"))


def test_a_model_s_voice_speaks_a_text_in_takes(desk: RealDesk, tmp_path: Path) -> None:
    desk.click("rail-voices")
    desk.click("new-voice")
    write(desk, "new-name", "Reader")
    form = page(desk).form
    desk.until(lambda: form.kind.findData("model") >= 0)
    form.kind.choose("model")
    form.kind.chosen.emit("model")
    assert not form.do.isEnabled()
    part = form.part
    assert isinstance(part, ModelPart)
    desk.until(lambda: part.voice.findData(ENGLISH) >= 0)
    part.voice.choose(ENGLISH)
    part.voice.chosen.emit(ENGLISH)
    desk.click("new-make")
    desk.until(lambda: stored(desk))
    reader = stored(desk)[0]
    assert (reader.kind, reader.engine, reader.recipe["voice"]) == ("model", "espeak", ENGLISH)

    write(desk, "speak-text", TEXT)
    page(desk).detail.speak.takes.track.setValue(1)
    desk.click("speak")
    desk.until(lambda: desk.says("Speak “Good morning"))
    desk.click("do")
    takes = page(desk).detail.takes
    desk.until(lambda: takes.lines and all(line.kept for line in takes.lines), 180)
    first = takes.lines[0]
    assert [take.kept for take in first.takes].count(True) == 1
    assert len(first.takes) >= 2
    other = next(take for take in first.takes if not take.kept)
    desk.click(f"keep-take-{other.id}")
    desk.until(lambda: takes.lines[0].kept is not None and takes.lines[0].kept.id == other.id)

    desk.click(f"edit-{first.id}")
    write(desk, "line-editor", "Good evening.", Qt.Key.Key_Return)
    desk.until(lambda: takes.lines[0].text == "Good evening.")
    assert takes.lines[0].kept is None
    desk.click("takes-rest")
    desk.until(lambda: all(line.kept for line in takes.lines), 180)

    desk.click("takes-export")
    desk.click("export-srt")
    desk.click("do")
    choose_files(desk, "takes-file", tmp_path / "said.wav")
    desk.until(lambda: desk.says("of speech are in"))
    spoken = sum(line.kept.duration_s for line in takes.lines if line.kept)
    assert soundfile.info(tmp_path / "said.wav").duration >= spoken - 0.1
    assert "Good evening." in (tmp_path / "said.srt").read_text(encoding="utf-8")

    desk.click("takes-export")
    desk.until(lambda: desk.seen("export-form"))
    asked = desk.seen("export-form")[-1]
    assert isinstance(asked, ExportForm)
    asked.preset.choose("audiobook")
    asked.preset.chosen.emit("audiobook")
    assert asked.format.value() == ".mp3"
    desk.click("do")
    choose_files(desk, "takes-file", tmp_path / "said.mp3")
    desk.until(lambda: desk.says("An audiobook (ACX): the file"), 60)
    assert soundfile.info(tmp_path / "said.mp3").samplerate == 44_100


def test_a_voice_s_manner_and_its_place_in_talks(desk: RealDesk) -> None:
    desk.bridge.submit(
        lambda app: app.voices.library.add(
            "Reader", "model", languages=("en",), engine="espeak", recipe={"voice": "en"}
        )
    )
    desk.click("rail-voices")
    desk.click("voice-1")
    write(desk, "speak-seed", "many")
    desk.until(lambda: desk.says("seed a whole number"))
    write(desk, "speak-seed", "17")
    write(desk, "speak-temperature", "0,6")
    desk.click("speak-manner")
    desk.until(lambda: stored(desk)[0].manner == Manner(1.0, 0.6, 17))
    desk.click("voice-more")
    desk.choose("Use in talks")
    desk.until(lambda: desk.settings.text("engines.voice") == "Reader")
    desk.until(lambda: desk.says("Used in talks"))

    desk.click("voice-more")
    desk.choose("Rename")
    write(desk, "voice-rename", "Listener", Qt.Key.Key_Return)
    desk.until(lambda: desk.settings.text("engines.voice") == "Listener")
    desk.until(lambda: desk.says("Used in talks"))
    desk.click("voice-more")
    desk.choose("Stop using it in talks")
    desk.until(lambda: desk.settings.text("engines.voice") == "")
    desk.until(lambda: not desk.says("Used in talks"))
    desk.click("voice-more")
    desk.choose("Use in talks")
    desk.until(lambda: desk.settings.text("engines.voice") == "Listener")
    desk.click("voice-more")
    desk.choose("Delete the voice")
    desk.click("do")
    desk.window.undo.finish()
    desk.until(lambda: not stored(desk))
    desk.until(lambda: desk.settings.text("engines.voice") == "")  # talks go on in the engine's own voice


def test_a_name_that_is_taken_is_told_in_the_form(desk: RealDesk) -> None:
    desk.bridge.submit(lambda app: app.voices.library.add("Nora", "own"))
    desk.click("rail-voices")
    desk.until(lambda: desk.seen("voice-1"))
    desk.click("new-voice")
    write(desk, "new-name", "nora", Qt.Key.Key_Return)
    desk.until(lambda: desk.says("There is a voice nora already."))
    assert len(stored(desk)) == 1
    form = page(desk).form
    form.kind.choose("hired")
    form.kind.chosen.emit("hired")
    assert not form.do.isEnabled()
    write(desk, "new-name", "Hanna")
    write(desk, "new-source", "A studio in Leeds")
    write(desk, "new-licence", "Contract of 3 May", Qt.Key.Key_Return)
    desk.click("new-make")
    desk.until(lambda: len(stored(desk)) == 2)
    hanna = next(voice for voice in stored(desk) if voice.name == "Hanna")
    assert (hanna.source, hanna.licence) == ("A studio in Leeds", "Contract of 3 May")
    assert hanna.consent_state == "declared"
    desk.click("tab-consent")
    desk.until(lambda: desk.says("A studio in Leeds"))
    assert desk.says("Declared, not checked")


def test_cards_are_walked_with_the_keyboard(desk: RealDesk) -> None:
    async def fill(app: AppPort) -> None:
        for name in ("Ada", "Bela", "Cleo"):
            await app.voices.library.add(name, "own")

    desk.bridge.submit(fill)
    desk.key(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: len(desk.window.pages) > 1 and len(page(desk).shelf.cards) == 3)
    desk.until(lambda: page(desk).shelf.cards[2].isVisible())
    page(desk).shelf.cards[0].setFocus()
    QTest.keyClick(page(desk).shelf.cards[0], Qt.Key.Key_Right)
    focused = page(desk).focusWidget()
    assert focused is page(desk).shelf.cards[1]
    QTest.keyClick(focused, Qt.Key.Key_Return)
    desk.until(lambda: page(desk).voice is not None)
    opened = page(desk).voice
    assert opened is not None
    assert opened.name == "Bela"
    desk.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page(desk).shelf.search, "cle")
    desk.until(lambda: [card.voice.name for card in page(desk).shelf.cards] == ["Cleo"])
