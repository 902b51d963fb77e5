"""The one source of colours, sizes, fonts and motion: reads ``tokens.json`` and hands out what widgets paint with.

No other file of ``gui/`` holds a colour (a test scans for them). Widgets ask by role ("accent.fill") when they
paint and connect to :attr:`Theme.changed` for what they keep (icons, fonts, fixed sizes).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from voiceapp.gui.icons import Icons
from voiceapp.gui.qss import STYLE

TOKENS = Path(__file__).with_name("tokens.json")
SCALES = (100, 200)
_COLOUR = re.compile(r"@([a-z]+\.?[A-Za-z0-9]*)")
_SIDE = re.compile(r"border-(left|right):")
_SCALED = re.compile(r"(\d+)sp\b")


def read_tokens() -> dict[str, Any]:
    """The design tokens as they lie in ``tokens.json``."""
    tokens: dict[str, Any] = json.loads(TOKENS.read_text(encoding="utf-8"))
    return tokens


def flatten(table: dict[str, Any]) -> dict[str, str]:
    """Colours by dotted role: ``{"surface": {"page": "#..."}}`` becomes ``{"surface.page": "#..."}``."""
    flat: dict[str, str] = {}
    for group, value in table.items():
        if isinstance(value, str):
            flat[group] = value
        elif isinstance(value, list):
            flat |= {f"{group}.{index}": colour for index, colour in enumerate(value)}
        else:
            flat |= {f"{group}.{name}": colour for name, colour in value.items()}
    return flat


def system_is_dark() -> bool:
    """Whether the desktop wants dark windows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


class Theme(QObject):
    """Colours, fonts, sizes (px at the chosen text scale), icons and durations, light or dark.

    ``choice`` is "light", "dark" or "system"; ``scale`` the text size in percent (100..200); ``reduced`` turns
    motion off; ``system_dark`` tells what the system wants. :meth:`apply` puts it on the application and tells
    :attr:`changed`.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: str = "system",
        scale: int = 100,
        reduced: bool = False,
        system_dark: Callable[[], bool] = system_is_dark,
    ) -> None:
        super().__init__(app)
        self._app = app
        tokens = read_tokens()
        self._tables = {name: flatten(table) for name, table in tokens["colour"].items()}
        self._fonts: dict[str, tuple[int, int, int]] = {n: tuple(v) for n, v in tokens["font"]["scale"].items()}
        self._motion: dict[str, int] = {n: v for n, v in tokens["motion"].items() if isinstance(v, int)}
        self._radii: dict[str, int] = tokens["radius"]
        self._sizes: dict[str, int] = {n: v for n, v in tokens["size"].items() if isinstance(v, int)}
        self._icons = Icons()
        self._choice, self._scale, self._reduced = choice, scale, reduced
        self._system_dark = system_dark
        self._colours: dict[str, QColor] = {}
        self._family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        self._mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    # ------------------------------------------------------------------------------------ choosing

    def choose(self, *, choice: str | None = None, scale: int | None = None, reduced: bool | None = None) -> None:
        """Change theme, text size (percent) or motion, and apply it."""
        self._choice = choice if choice is not None else self._choice
        self._scale = min(max(scale, SCALES[0]), SCALES[1]) if scale is not None else self._scale
        self._reduced = reduced if reduced is not None else self._reduced
        self.apply()

    def apply(self) -> None:
        """Put fonts, palette and style sheet on the application and tell every widget."""
        table = self._tables["dark" if self.dark else "light"]
        self._colours = {role: QColor(colour) for role, colour in table.items()}
        if self._high_contrast():
            self._colours |= self._system_colours()
        self._icons.forget()
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._choice == "system":
            self.apply()

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        if self._choice == "system":
            return self._system_dark()
        return self._choice == "dark"

    @property
    def reduced(self) -> bool:
        """Whether motion is off: durations are 0, meters move in five steps at 10 Hz."""
        return self._reduced

    # ------------------------------------------------------------------------------------- asking

    def colour(self, role: str) -> QColor:
        """The colour of a role such as "surface.page", "text.weak" or "speaker.3"."""
        return self._colours[role]

    def mixed(self, role: str, other: str, share: float) -> QColor:
        """The colour between two roles that has ``share`` (0..1) of the first."""
        one, two = self.colour(role), self.colour(other)
        pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
        return QColor(*(round(share * first + (1 - share) * second) for first, second in pairs))

    def px(self, size: float) -> int:
        """A size that grows with the text, in device-independent pixels."""
        return round(size * self._scale / 100)

    def size(self, name: str) -> int:
        """A named size of the tokens, scaled: "micButton", "strip", "row", ..."""
        return self.px(self._sizes[name])

    def radius(self, name: str) -> int:
        """A corner radius: "small", "control", "card", "bubble"."""
        return self._radii[name]

    def duration(self, name: str) -> int:
        """A duration in ms: "fast", "normal", "slow"; 0 with reduced motion."""
        return 0 if self._reduced else self._motion[name]

    def motion(self, name: str) -> int:
        """Another number of the motion tokens: "meterHz", "meterReleaseMs"."""
        return self._motion[name]

    def font(self, style: str, *, tabular: bool = False, mono: bool = False) -> QFont:
        """The font of a text style: caption, label, body, bodyStrong, reading, heading, title, display, clock."""
        size, _, weight = self._fonts[style]
        font = QFont(self._mono if mono else self._family)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_height(self, style: str) -> int:
        """Line height of a text style in px."""
        return self.px(self._fonts[style][1])

    def icon(self, name: str, role: str = "text.normal", size: int = 20, gap: int = 0) -> QIcon:
        """An icon by its Material Design name ("microphone", "mdi6.send"), tinted with a role's colour.

        ``gap`` px are left empty behind it (before it, when negative).
        """
        icon = QIcon(self.pixmap(name, role, size, gap))
        icon.addPixmap(self.pixmap(name, "text.disabled", size, gap), QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, role: str = "text.normal", size: int = 20, gap: int = 0) -> QPixmap:
        """The same as a pixmap for custom painting; ``size`` in px at 100 %."""
        ratio = self._app.devicePixelRatio()
        return self._icons.pixmap(name, self.colour(role), self.px(size), ratio, self.px(gap))

    def icon_size(self, size: int = 20) -> QSize:
        """The QSize of an icon that is ``size`` px at 100 %."""
        return QSize(self.px(size), self.px(size))

    # ------------------------------------------------------------------------------------ building

    def _sheet(self) -> str:
        def colour(match: re.Match[str]) -> str:
            return self._colours[match.group(1)].name()

        style = STYLE
        if self._app.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            style = _SIDE.sub(lambda match: f"border-{'left' if match.group(1) == 'right' else 'right'}:", style)
        scaled = _SCALED.sub(lambda match: f"{self.px(int(match.group(1)))}px", style)
        return _COLOUR.sub(colour, scaled)

    def _palette(self) -> QPalette:
        palette, role = QPalette(), QPalette.ColorRole
        for name, token in (
            (role.Window, "surface.page"),
            (role.Base, "surface.page"),
            (role.AlternateBase, "surface.raised"),
            (role.Button, "surface.page"),
            (role.WindowText, "text.strong"),
            (role.Text, "text.strong"),
            (role.ButtonText, "text.strong"),
            (role.PlaceholderText, "text.weak"),
            (role.ToolTipBase, "surface.raised"),
            (role.ToolTipText, "text.strong"),
            (role.Highlight, "accent.spoken"),
            (role.HighlightedText, "text.strong"),
            (role.Link, "accent.text"),
            (role.LinkVisited, "accent.text"),
            (role.Accent, "accent.fill"),
            (role.Mid, "line.soft"),
            (role.Dark, "line.control"),
        ):
            palette.setColor(name, self.colour(token))
        for name in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, self.colour("text.disabled"))
        return palette

    def _high_contrast(self) -> bool:
        hints = QGuiApplication.styleHints()  # kept in a name: its parts go with it
        preference = hints.accessibility().contrastPreference()
        return self._choice == "system" and preference == Qt.ContrastPreference.HighContrast

    def _system_colours(self) -> dict[str, QColor]:
        """Forced system colours: surfaces, texts and the accent come from the system's own palette."""
        system, role = QGuiApplication.palette(), QPalette.ColorRole
        window, text = system.color(role.Window), system.color(role.WindowText)
        base, accent = system.color(role.Base), system.color(role.Highlight)
        colours = {name: text for name in self._colours if name.startswith(("text.", "line."))}
        colours |= {name: base for name in self._colours if name.startswith("surface.")}
        colours |= {"surface.window": window, "focus": text, "accent.fill": accent, "accent.text": text}
        colours |= {"accent.onFill": system.color(role.HighlightedText)}
        return colours
