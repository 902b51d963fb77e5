"""Finds texts of gui/ that do not go through ``tr``: ``python -m tests.gui.hard_coded [FILE ...]``."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import voiceapp.gui

GUI = Path(voiceapp.gui.__file__).parent
WITHOUT_TEXTS = {"language.py", "qss.py", "theme.py", "icons.py"}
_NAME = re.compile(r"[\w.:/#+*-]*")
_WORDS = re.compile(r"[A-Z“]\S*[a-z]|.*[A-Za-z]{2,} [A-Za-z]|.*[a-z]{2}[.?!]$", re.DOTALL)
_KEYS = re.compile(
    r"(Ctrl|Alt|Shift|Meta)\+|F\d+$|(Return|Enter|Escape|Esc|Tab|Menu|Del|Delete|Space|Home|End|Left|Right|Up|Down|PgUp|PgDown)$"
)
_NOT_TOLD = (
    "setObjectName",
    "log",
    "property",
    "setProperty",
    "TypeVar",
    "cast",
    "getattr",
    "compile",
    "find",
    "replace",
    "split",
)
_NAMES = ("Fusion", "Xlib", "Control_L", "Voiceapp")
"""Of a style, a library, a key and the program: the same in every language."""
_SENSES = ("tr", "tr_n")


def hard_coded(path: Path) -> list[str]:
    """``line: text`` of each literal that looks like words to be read and is not translated."""
    tree = ast.parse(path.read_text("utf-8"))
    told = set(_never_shown(tree))
    found = []
    for node in ast.walk(tree):
        if node in told:
            continue
        text = _text(node)
        if isinstance(node, ast.expr) and _looks_like_words(text):
            found.append(f"{path.name}:{node.lineno}: {text!r}")
    return found


def _looks_like_words(text: str) -> bool:
    bare = text.strip()
    if (
        not re.search(r"[A-Za-z]{2}", bare.replace("{}", ""))
        or _KEYS.match(bare)
        or "://" in bare
        or bare.startswith(_NAMES)
    ):
        return False
    if bare[:1].islower() and _NAME.fullmatch(bare.replace("{}", "")):
        return False
    return bool(_WORDS.match(bare))


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def _never_shown(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        parts: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            parts = [node.value]
        elif isinstance(node, ast.JoinedStr):
            parts = [part for part in node.values if isinstance(part, ast.Constant)]
            parts += [
                one
                for part in node.values
                if isinstance(part, ast.FormattedValue)
                for one in [part.format_spec]
                if one
            ]
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in _SENSES:
                parts = [*node.args, *(word.value for word in node.keywords if word.arg == "sense")]
                parts = [part for part in parts if isinstance(part, ast.Constant)]
            elif name in _NOT_TOLD:
                parts = [part for one in node.args for part in ast.walk(one)]
        elif isinstance(node, (ast.Compare, ast.Subscript, ast.Assert)):
            inner = node.slice if isinstance(node, ast.Subscript) else node
            parts = list(ast.walk(inner))
        elif isinstance(node, ast.Dict):
            parts = [key for key in node.keys if key is not None]
        elif isinstance(node, (ast.AnnAssign, ast.arg)):
            parts = list(ast.walk(node.annotation)) if node.annotation is not None else []
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.returns is not None:
            parts = list(ast.walk(node.returns))
        elif isinstance(node, ast.match_case):
            parts = list(ast.walk(node.pattern))
        yield from parts


def main() -> int:
    """Print what is found in the files, or in all."""
    paths = [Path(name).resolve() for name in sys.argv[1:]] or sorted(GUI.rglob("*.py"))
    found = [line for path in paths if path.name not in WITHOUT_TEXTS for line in hard_coded(path)]
    print("\n".join(found))
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
