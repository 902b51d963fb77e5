"""What the user deletes of voices: gone from the page at once, deleted when it is too late for Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_questions as questions
from voiceapp.gui.panels.hiding import Hiding

if TYPE_CHECKING:
    from voiceapp.core.voices import Pronunciation, Sample, Script, ScriptLine, Voice
    from voiceapp.gui.context import Context
    from voiceapp.gui.panels.voices_detail import VoiceDetail
    from voiceapp.gui.ports import AppPort
    from voiceapp.gui.widgets.question import Question


class Deleting(Hiding):
    """Asks before much is deleted."""

    def __init__(self, context: Context, detail: VoiceDetail) -> None:
        super().__init__(context, detail)
        self._detail = detail
        self.voices = context.leaving.voices
        self._samples: set[int] = set()
        self._words: set[tuple[int, Pronunciation]] = set()
        self._scripts: set[int] = set()
        self._lines: set[int] = set()

    # --------------------------------------------------------------------------------- what is left

    def left(self, voices: Sequence[Voice]) -> Sequence[Voice]:
        """Voices, without what is being deleted of them."""
        return [self._whole(voice) for voice in voices if voice.id not in self.voices]

    def _whole(self, voice: Voice) -> Voice:
        samples = tuple(one for one in voice.samples if one.id not in self._samples)
        lexicon = tuple(one for one in voice.lexicon if (voice.id, one) not in self._words)
        return replace(voice, samples=samples, lexicon=lexicon)

    def words(self, voice: int) -> tuple[Pronunciation, ...]:
        """Words of a voice that are being deleted: stored until then."""
        return tuple(one for number, one in self._words if number == voice)

    def left_scripts(self, scripts: Sequence[Script]) -> Sequence[Script]:
        """Texts, without those that are being deleted."""
        return [one for one in scripts if one.id not in self._scripts]

    def left_lines(self, lines: Sequence[ScriptLine]) -> Sequence[ScriptLine]:
        """Lines of a text, without those that are being deleted."""
        return [one for one in lines if one.id not in self._lines]

    # ------------------------------------------------------------------------------------- deleting

    def _ask(self, question: Question, delete: Callable[[], None]) -> None:
        question.answered.connect(lambda yes: delete() if yes else None)
        self._detail.ask(question)

    def voice(self, voice: Voice) -> None:
        """Delete a voice with all that is of it."""
        sentence = tr("{name} is deleted.", name=voice.name)
        self._ask(
            questions.delete_voice(self._context.theme, voice),
            lambda: self._later(
                self.voices,
                [voice.id],
                sentence,
                lambda app: app.voices.delete(voice.id),
                lambda app, aside: app.voices.library.set_aside(voice.id, aside),
            ),
        )

    def sample(self, sample: Sample) -> None:
        """Remove a sample."""
        sentence = tr("“{title}” is removed.", title=sample.title)
        self._ask(
            questions.remove_sample(self._context.theme, sample),
            lambda: self._later(
                self._samples, [sample.id], sentence, lambda app: app.voices.library.remove_sample(sample)
            ),
        )

    def replaced(self, before: Sample, better: Sample, sentence: str) -> None:
        """Remove a sample that a better one took the place of; Undo uses it again instead."""
        too_late: list[bool] = []

        def remove(app: AppPort) -> Any:
            too_late.append(True)
            return app.voices.library.remove_sample(before)

        def shown() -> None:
            self._samples.discard(before.id)
            self.changed.emit()

        def over() -> None:
            if too_late:
                shown()
            else:
                self._context.bridge.submit(
                    lambda app: app.sample_cuts.take_back(before, better), lambda _: shown(), owner=self
                )

        self._context.delete_later(sentence, remove, over)
        self._samples.add(before.id)
        self.changed.emit()

    def script(self, script: Script) -> None:
        """Delete a text with its takes."""
        sentence = tr("“{title}” is deleted.", title=script.title)
        self._ask(
            questions.delete_script(self._context.theme, script.title),
            lambda: self._later(
                self._scripts, [script.id], sentence, lambda app: app.voices.scripts.delete(script.id)
            ),
        )

    def line(self, line: int) -> None:
        """Take a line out of a text."""
        sentence = tr("The line and its takes are removed.")
        self._later(self._lines, [line], sentence, lambda app: app.voices.scripts.delete_line(line))

    def word(self, voice: int, word: Pronunciation) -> None:
        """Leave out how a word is said."""

        async def leave_out(app: AppPort) -> None:
            stored = (await app.voices.library.get(voice)).lexicon
            await app.voices.library.set_lexicon(voice, tuple(one for one in stored if one != word))

        sentence = tr("“{word}” is said as it is written again.", word=word.word)
        self._later(self._words, [(voice, word)], sentence, leave_out)
