"""What to compose: words, a tune or a track to go on with, and how; the left side of the Compose page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.core.tracks import Ending, Making
from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.panels.compose_fields import Fold, PromptHelper, SeedField, in_pairs
from voiceapp.gui.panels.compose_melody import MelodyPart
from voiceapp.gui.panels.compose_on import GoOnPart
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, Segmented
from voiceapp.gui.widgets.fields import labelled
from voiceapp.gui.widgets.inputs import CheckBox, Choice, Number, Slider
from voiceapp.gui.widgets.labels import Label, Rule
from voiceapp.services.compose_order import MOST_VARIATIONS, STRIDES_S

if TYPE_CHECKING:
    from voiceapp.core.records import ModelInfo
    from voiceapp.core.tracks import Track
    from voiceapp.gui.panels.compose_memory import ComposeMemory

PADDING, LOW = 24, 440
NORMAL = Making()
STRIDE = tr("New in each step of long music")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be composed. ``track`` is gone on with where ``going_on``, else it is varied; ``from_s`` None: its
    end. ``composer`` "" is the one of the settings."""

    prompt: str
    seconds: float
    seed: int | None
    variations: int
    guidance: float
    temperature: float
    top_k: int
    stride_s: float
    ending: Ending
    composer: str
    melody: Path | None = None
    track: Track | None = None
    going_on: bool = False
    from_s: float | None = None


class ComposeForm(QWidget):
    """``wanted`` tells what a click on Compose asks for, ``changed`` that something was changed."""

    wanted = Signal(object)
    changed = Signal()
    models_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.models: Sequence[ModelInfo] = ()
        self._busy = False
        px = theme.px
        self.mode = Segmented(theme, texts.MODES, tr("What to start from"), wide=True)
        self.mode.setObjectName("compose-mode")
        self.prompt = QPlainTextEdit()
        self.prompt.setObjectName("compose-prompt")
        self.prompt.setAccessibleName(tr("What it should sound like"))
        self.prompt.setPlaceholderText(tr("Who plays, what kind of music, how it feels. Empty: whatever comes."))
        self.prompt.setTabChangesFocus(True)
        self.prompt.setAcceptDrops(False)  # files go to the page
        self.helper = PromptHelper(theme)
        self.melody, self.on = MelodyPart(theme), GoOnPart(theme)
        self.vary = CheckBox(theme, "", False)
        self.vary.setObjectName("compose-vary")
        lengths = [texts.clock(seconds) for seconds in texts.LENGTHS_S]
        self.length = Slider(theme, tr("Length"), 0, 0, len(lengths) - 1, words=lengths, above=True)
        self.guidance = Slider(
            theme, tr("How close to the words"), NORMAL.guidance, 1.0, 10.0, step=0.5, above=True
        )
        self.more = Fold(theme, tr("More settings"), "compose-more")
        self.composer = Choice(theme, (), tr("Made with"))
        self.ending = Choice(theme, texts.ENDINGS, tr("At the end"))
        self.temperature = Slider(theme, tr("How free"), NORMAL.temperature, 0.5, 1.5, step=0.05, above=True)
        self.top_k = Number(theme, tr("Tokens to choose from"), NORMAL.top_k, 1, 2048)
        self.stride = Number(theme, STRIDE, NORMAL.stride_s, *STRIDES_S, unit="s")
        counts = [(str(count), str(count)) for count in range(1, MOST_VARIATIONS + 1)]
        self.variations = Choice(theme, counts, tr("Variations"))
        self.seed = SeedField(theme)
        self.compose = Button(theme, tr("Compose"), "filled", "music-note", size="main")
        self.estimate = Label(theme, "", "caption", "weak", wrap=True)
        self.get = Button(theme, tr("Get a composer"), "quiet", "cube-outline")
        self.title = Label(theme, tr("Compose"), "title")
        for name, widget in (
            ("compose-length", self.length), ("compose-guidance", self.guidance), ("compose", self.compose),
            ("compose-composer", self.composer), ("compose-ending", self.ending), ("compose-get", self.get),
            ("compose-temperature", self.temperature), ("compose-top-k", self.top_k),
            ("compose-stride", self.stride),
            ("compose-variations", self.variations), ("compose-estimate", self.estimate),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._lay_out()
        self.length.show_value(texts.LENGTHS_S.index(30))
        self.prompt.setFixedHeight(px(112))
        self._connect()
        self.show_mode()
        self.show_models(())

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.inner = _Inner()
        form = QVBoxLayout(self.inner)
        form.setContentsMargins(px(PADDING), px(4), px(PADDING), px(8))
        form.setSpacing(px(12))
        self.more.body.addWidget(labelled(theme, tr("Made with"), self.composer))
        self.more.body.addWidget(labelled(theme, tr("At the end"), self.ending))
        self.more.body.addWidget(self.temperature)
        self.more.body.addWidget(labelled(theme, tr("Tokens to choose from"), self.top_k))
        self.more.body.addWidget(labelled(theme, STRIDE, self.stride))
        for field in (self.melody, self.on, self.prompt, self.vary, self.helper, self.length, self.guidance):
            form.addWidget(field)
        form.addLayout(
            in_pairs(
                theme, labelled(theme, tr("Variations"), self.variations), labelled(theme, tr("Seed"), self.seed)
            )
        )
        form.addWidget(self.more)
        self.area = _Area(self.inner, px(PADDING))
        edge = Rule()
        edge.hide()
        self.area.verticalScrollBar().rangeChanged.connect(lambda _, most: edge.setVisible(most > 0))
        scrolled = QVBoxLayout()
        scrolled.setSpacing(0)
        scrolled.addWidget(self.area)
        scrolled.addWidget(edge)
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(px(8))
        for below in (self.compose, self.get, self.estimate):
            foot.addWidget(below)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, px(12), 0, px(12))
        self.column.setSpacing(px(12))
        for above in (self.title, self.mode):
            self.column.addLayout(_padded(above, px(PADDING)))
        self.column.addLayout(scrolled)
        self._low = _padded(self.foot, px(PADDING))
        self.column.addLayout(self._low)
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The main step stands still below what scrolls, where that leaves enough of it to be seen."""
        super().resizeEvent(event)
        inside = self.inner.layout()
        assert isinstance(inside, QVBoxLayout)
        low = inside if self.height() < self.theme.px(LOW) else self._low
        if low.indexOf(self.foot) < 0:
            low.addWidget(self.foot)

    def _connect(self) -> None:
        self.mode.chosen.connect(lambda _: self.show_mode())
        self.helper.suggested.connect(self._suggest)
        self.compose.clicked.connect(lambda: self.wanted.emit(self.value()))
        self.get.clicked.connect(self.models_wanted)
        for signal in (
            self.prompt.textChanged, self.length.moved, self.variations.chosen, self.seed.textChanged,
            self.composer.chosen, self.ending.chosen, self.vary.toggled, self.melody.changed, self.on.changed,
        ):  # fmt: skip
            signal.connect(lambda *_: self._changed())

    # ------------------------------------------------------------------------------------- showing

    def remember(self, memory: ComposeMemory) -> None:
        """Begin as the form was left, and keep how it is left."""
        mode = memory.text("mode")
        if mode in self.mode.buttons:
            self.open_mode(mode)
        self.more.open(memory.text("more") == "open")
        self.mode.chosen.connect(lambda mode: memory.keep("mode", mode))
        self.more.opened.connect(lambda opened: memory.keep("more", "open" if opened else "folded"))

    def open_mode(self, mode: str) -> None:
        """Start from words, from a tune, or go on."""
        self.mode.choose(mode)
        self.show_mode()

    def show_mode(self) -> None:
        """Show what the chosen start needs."""
        mode = self.mode.value()
        self.melody.setVisible(mode == "melody")
        self.on.setVisible(mode == "on")
        self.vary.setVisible(mode != "on" and self.on.track is not None)
        self.composer.choose(texts.composer_for(self.models, mode))
        self._changed()

    def show_track(self, track: Track | None, at_s: float) -> None:
        """The track that is gone on with, or varied, and the second of it that is heard."""
        self.on.show_track(track, at_s)
        self.vary.setText("" if track is None else tr("As a variation of the chosen track"))
        self.vary.setVisible(self.mode.value() != "on" and track is not None)

    def show_models(self, models: Sequence[ModelInfo]) -> None:
        """Show who can compose."""
        before = self.composer.value()
        self.models = texts.composers(models)
        self.composer.clear()
        for model in self.models:
            self.composer.addItem(model.title, model.name)
        if self.composer.findData(before) >= 0:
            self.composer.choose(before)
        else:
            self.composer.choose(texts.composer_for(self.models, self.mode.value()))
        self.get.setVisible(not self.models)
        self.show_estimate(None)
        self._changed()

    def show_estimate(self, seconds: float | None) -> None:
        """Show how long the work takes."""
        model = self.model
        if model is not None:
            self.estimate.setText(texts.estimate(seconds, model))

    def show_busy(self, busy: bool) -> None:
        """While a job is being queued nothing else can be asked for."""
        self._busy = busy
        self._able()

    @property
    def model(self) -> ModelInfo | None:
        """Who composes."""
        return next((one for one in self.models if one.name == self.composer.value()), None)

    def _suggest(self, before: str, now: str) -> None:
        text = self.prompt.toPlainText()
        if before and before in text:
            text = text.replace(before, now)
        else:
            text = ", ".join(part for part in (text.strip().rstrip(","), now) if part)
        self.write(text.strip().strip(",").strip())

    def write(self, words: str) -> None:
        """Put other words into the prompt; Ctrl+Z in it brings the earlier ones back."""
        cursor = self.prompt.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)

    def use(self, track: Track) -> None:
        """Take over the words and the settings of a track; its seed too, so that it can be made again."""
        self.write(track.prompt)
        self.helper.forget()
        self.seed.setText("" if track.seed is None else str(track.seed))
        if (making := track.making) is not None:
            near = min(texts.LENGTHS_S, key=lambda seconds: abs(seconds - making.seconds))
            self.length.show_value(texts.LENGTHS_S.index(near))
            self.guidance.show_value(making.guidance)
            self.temperature.show_value(making.temperature)
            self.top_k.show_value(making.top_k)
            self.stride.show_value(making.stride_s)
            self.ending.choose(making.ending)
        self._changed()

    # ------------------------------------------------------------------------------------- telling

    def _changed(self) -> None:
        self._able()
        self.changed.emit()

    def _able(self) -> None:
        why = self._lacks()
        self.compose.setEnabled(not why and not self._busy)
        self.compose.setToolTip(why)
        if self.model is None:
            self.estimate.setText(why)

    def _lacks(self) -> str:
        """What is missing before it can be composed."""
        mode = self.mode.value()
        if self.model is None:
            return tr("There is nothing here yet that makes music.")
        if mode == "melody" and self.melody.file is None:
            return tr("Choose a tune, or hum one.")
        if mode == "on" and self.on.track is None:
            return tr("Choose the track to go on with.")
        if mode == "on" and not self.on.ready:
            return tr("Choose the place to go on from.")
        return ""

    def value(self) -> Wanted:
        """What is wanted."""
        mode = self.mode.value()
        on, varies = mode == "on", self.vary.isChecked()
        model = self.model
        return Wanted(
            prompt=self.prompt.toPlainText().strip(),
            seconds=float(texts.LENGTHS_S[round(self.length.value())]),
            seed=self.seed.value(),
            variations=int(self.variations.value()),
            guidance=self.guidance.value(),
            temperature=self.temperature.value(),
            top_k=round(self.top_k.value()),
            stride_s=self.stride.value(),
            ending="model" if on and self.on.way.value() == "ending" else self._ending(),
            composer=model.name if model and not model.in_use else "",
            melody=self.melody.file if mode == "melody" else None,
            track=self.on.track if on or varies else None,
            going_on=on,
            from_s=self.on.from_s if on else None,
        )

    def _ending(self) -> Ending:
        value = self.ending.value()
        return "model" if value == "model" else "none" if value == "none" else "fade"


def _padded(part: QWidget, padding: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(padding, 0, padding, 0)
    column.addWidget(part)
    return column


class _Inner(QWidget):
    """``grown`` tells that its layout needs another height, perhaps."""

    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("clear", True)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return done


class _Area(QScrollArea):
    """As high as what it holds where there is room for that; the bar stands in the padding."""

    def __init__(self, inner: _Inner, padding: int) -> None:
        super().__init__()
        self._inner, self._padding = inner, padding
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(inner)
        self._high = 0
        inner.grown.connect(self._grow)

    def _grow(self) -> None:
        """Ask for another height only where it is another one: each request is followed by a new layout."""
        if self.sizeHint().height() != self._high:
            self._high = self.sizeHint().height()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self._inner.layout()
        wide = max(self.viewport().width(), 1)  # with the bar the padding is less: what it holds stays as wide
        if layout is None:
            return QSize(wide, 0)
        high = layout.heightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return QSize(wide, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self._inner.layout()
        if layout is not None:
            margins, less = layout.contentsMargins(), self._padding - (self.width() - self.viewport().width())
            if self.isRightToLeft():
                margins.setLeft(less)
            else:
                margins.setRight(less)
            if margins != layout.contentsMargins():
                layout.setContentsMargins(margins)
