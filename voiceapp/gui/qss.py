"""The style sheet. ``@role`` stands for a colour of the tokens, ``8sp`` for px that grow with the text size.

What is painted by hand (chips, rows, meters, bubbles) is not here. Buttons and labels choose their style by the
properties ``role``, ``small`` and ``tone``; surfaces by the property ``surface``.
"""

STYLE = """
QMainWindow, QDialog, QWidget[surface="page"], QStackedWidget { background: @surface.page; }
QWidget[surface="window"] { background: @surface.window; }
QWidget[surface="raised"] { background: @surface.raised; }
QFrame[surface="card"] { background: @surface.raised; border: 1px solid @line.soft; border-radius: 12px; }
QFrame[surface="cardPage"] { background: @surface.page; border: 1px solid @line.soft; border-radius: 12px; }
QFrame[surface="overlay"] { background: @surface.page; border: 1px solid @line.control; border-radius: 12px; }
QWidget[line="right"] { border-right: 1px solid @line.soft; }
QWidget[line="left"] { border-left: 1px solid @line.soft; }
QWidget[line="top"] { border-top: 1px solid @line.soft; }
QWidget[line="bottom"] { border-bottom: 1px solid @line.soft; }
QSplitter::handle { background: @line.soft; }
QFrame[rule="true"] { background: @line.soft; border: none; }

QLabel { background: transparent; color: @text.strong; }
QLabel[tone="normal"] { color: @text.normal; }
QLabel[tone="weak"] { color: @text.weak; }
QLabel[tone="accent"] { color: @accent.text; }
QLabel[tone="danger"] { color: @danger.text; }
QLabel[tone="amber"] { color: @amber.text; }
QLabel[tone="success"] { color: @success.text; }

QPushButton { background: @surface.page; color: @text.strong; border: 1px solid @line.soft; border-radius: 8px;
  padding: 0 11sp; }
QPushButton:hover { background: @surface.hover; }
QPushButton:pressed { background: @surface.pressed; }
QPushButton[role="filled"] { background: @accent.fill; color: @accent.onFill; border: 1px solid @accent.fill; }
QPushButton[role="filled"]:hover { background: @accent.fillHover; border-color: @accent.fillHover; }
QPushButton[role="filled"]:pressed { background: @accent.fillPressed; border-color: @accent.fillPressed; }
QPushButton[role="tonal"] { background: @accent.tint; color: @accent.text; border: 1px solid @accent.tint; }
QPushButton[role="tonal"]:hover { background: @surface.hover; border-color: @surface.hover; }
QPushButton[role="tonal"]:pressed { background: @surface.pressed; border-color: @surface.pressed; }
QPushButton[role="plain"] { background: transparent; border: 1px solid transparent; }
QPushButton[role="plain"]:hover { background: @surface.hover; }
QPushButton[role="plain"]:pressed { background: @surface.pressed; }
QPushButton[role="plain"][tone="weak"] { color: @text.weak; }
QPushButton[role="plain"][tone="accent"] { color: @accent.text; }
QPushButton[role="plain"][tone="normal"] { color: @text.normal; }
QPushButton[role="plain"]:checked { background: @accent.tint; color: @accent.text; border-color: @accent.tint; }
QPushButton[role="danger"] { background: @danger.fill; color: @danger.onFill; border: 1px solid @danger.fill; }
QPushButton[role="danger"]:hover { background: @danger.fillHover; border-color: @danger.fillHover; }
QPushButton[role="danger"]:pressed { background: @danger.fillPressed; border-color: @danger.fillPressed; }
QPushButton[role="quietDanger"] { color: @danger.text; }
QPushButton:disabled { background: @surface.sunken; color: @text.disabled; border-color: @surface.sunken; }
QPushButton[role="plain"]:disabled { background: transparent; border-color: transparent; }
QPushButton[small="true"] { border-radius: 4px; padding: 0 7sp; }
QPushButton[iconOnly="true"], QPushButton[flush="true"] { padding: 0; }
QPushButton[tight="true"] { padding: 0 4sp; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit { background: @surface.page; color: @text.strong; border: 1px solid @line.control; border-radius: 8px;
  padding: 0 12sp; selection-background-color: @accent.spoken; selection-color: @text.strong; }
QLineEdit, QPlainTextEdit { placeholder-text-color: @text.weak; }
QLineEdit[search="true"] { border-color: @line.soft; padding-left: 2sp; padding-right: 4sp; }
QLineEdit:focus { border: 2px solid @accent.fill; padding: 0 11sp; }
QLineEdit[search="true"]:focus { padding-left: 1sp; padding-right: 3sp; }
QLineEdit[title="true"] { background: transparent; border: 1px solid transparent; }
QLineEdit[title="true"]:hover { background: @surface.hover; }
QLineEdit[title="true"]:focus { background: @surface.page; border: 2px solid @accent.fill; }
QLineEdit[error="true"] { border-color: @danger.graphic; }
QLineEdit:disabled { background: @surface.sunken; color: @text.disabled; border-color: @surface.sunken; }
QPlainTextEdit, QTextEdit[field="true"] { background: @surface.page; color: @text.strong;
  border: 1px solid @line.control; border-radius: 8px; padding: 6sp; selection-background-color: @accent.spoken;
  selection-color: @text.strong; }
QPlainTextEdit:focus, QTextEdit[field="true"]:focus { border: 2px solid @accent.fill; padding: 5sp; }
QTextEdit[reading="true"] { background: transparent; border: none; color: @text.strong; }

QComboBox { background: @surface.page; color: @text.strong; border: 1px solid @line.control; border-radius: 8px;
  padding: 0 12sp; min-height: 30sp; }
QComboBox:hover { background: @surface.hover; }
QComboBox:focus { border: 2px solid @accent.fill; padding: 0 11sp; min-height: 28sp; }
QComboBox::drop-down { border: none; width: 24sp; }
QComboBox QAbstractItemView { background: @surface.page; color: @text.strong; border: 1px solid @line.soft;
  selection-background-color: @surface.selected; selection-color: @text.strong; outline: 0; padding: 4px; }
QDoubleSpinBox { background: @surface.page; color: @text.strong; border: 1px solid @line.control;
  border-radius: 8px; padding: 0 4sp 0 12sp; min-height: 30sp; selection-background-color: @accent.spoken;
  selection-color: @text.strong; }
QDoubleSpinBox:focus { border: 2px solid @accent.fill; padding: 0 3sp 0 11sp; min-height: 28sp; }
QCheckBox { color: @text.strong; spacing: 8sp; background: transparent; }

QMenu { background: @surface.page; color: @text.strong; border: 1px solid @line.soft; padding: 4px; }
QMenu::item { padding: 6sp 24sp 6sp 12sp; border-radius: 4px; min-height: 20sp; }
QMenu::item:selected { background: @surface.selected; }
QMenu::item:disabled { color: @text.weak; }
QMenu::icon { padding-left: 8sp; }
QMenu::separator { height: 1px; background: @line.soft; margin: 4px 8px; }
QToolTip { background: @surface.raised; color: @text.strong; border: 1px solid @line.soft; padding: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[clear="true"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @line.control; border-radius: 3px; min-height: 32px; margin: 2px 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @line.control; border-radius: 3px; min-width: 32px; margin: 3px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
