"""Brings the catalogues of the window's languages up to date: ``make languages``.

Reads the texts of ``voiceapp/gui`` (``tr`` and ``tr_n``) and the sentences of the layers below, writes them into
``voiceapp/gui/languages/voiceapp_*.ts`` (which Qt Linguist opens; translations are kept, those whose text is gone
are dropped), the sentences with places for values into ``templates.json``, and compiles the catalogues.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "voiceapp" / "gui" / "languages"
NAMES = ("de",)
LAYERS = ("core", "services", "engines", "storage", "audio", "pipeline", "workers")
NOT_SHOWN = re.compile(
    r"skill_|speech_|grounding|prompt|unfinished|backchannel|wake_gate|short_answers|tool_specs|doctor"
)
"""Modules of the layers below whose words are spoken, read by models or printed in the terminal only."""
_PART = re.compile(r"(?<=[.?!]) (?=[A-Z“{])")
_SHOWN = re.compile(r"[A-Z“{]\S*[^A-Z]*[a-z]{2}")
_SQL = re.compile(r"(SELECT|INSERT|DELETE|UPDATE|CREATE|ALTER|DROP|PRAGMA|WITH|FROM|WHERE|ORDER|AND|VALUES)\b")


@dataclass(frozen=True, order=True)
class Message:
    """A text to translate; ``many`` where it counts, ``sense`` where one English word has two meanings."""

    context: str
    source: str
    sense: str = ""
    many: bool = False


def messages() -> dict[Message, str]:
    """Every text and the file that says it first."""
    found: dict[Message, str] = {}
    for path in sorted((ROOT / "voiceapp" / "gui").rglob("*.py")):
        for message in window_texts(ast.parse(path.read_text("utf-8"))):
            found.setdefault(message, str(path.relative_to(ROOT)))
    for layer in LAYERS:
        for path in sorted((ROOT / "voiceapp" / layer).rglob("*.py")):
            if not NOT_SHOWN.search(path.name):
                for sentence in sentences(ast.parse(path.read_text("utf-8"))):
                    found.setdefault(Message("sentences", sentence), str(path.relative_to(ROOT)))
    return found


def window_texts(tree: ast.AST) -> Iterator[Message]:
    """The texts that ``tr`` and ``tr_n`` are called with."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if node.func.id == "tr" and texts:
            senses = [word.value for word in node.keywords if word.arg == "sense"]
            sense = ast.literal_eval(senses[0]) if senses else ""
            yield Message("window", texts[0], sense)
        elif node.func.id == "tr_n" and len(texts) == 2:
            yield Message("window", texts[1], many=True)


def sentences(tree: ast.AST) -> Iterator[str]:
    """Whole sentences and titles that a module may say, values as {0}, {1}; no names, keys or patterns."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            skipped |= {part for part in ast.walk(node) if part is not node}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "log":
            skipped |= set(ast.walk(node))
    for node in ast.walk(tree):
        if node not in skipped:
            yield from (part for part in _PART.split(_text(node)) if _SHOWN.match(part) and not _SQL.match(part))


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, places = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(f"{{{places}}}")
            places += 1
    return "".join(parts)


def translated(path: Path) -> dict[Message, list[str]]:
    """The finished translations of a catalogue."""
    found: dict[Message, list[str]] = {}
    if not path.exists():
        return found
    for context in ElementTree.parse(path).getroot().iter("context"):
        for entry in context.iter("message"):
            many = entry.get("numerus") == "yes"
            said = entry.find("translation")
            if said is None or said.get("type"):
                continue
            forms = [form.text or "" for form in said.iter("numerusform")] if many else [said.text or ""]
            key = Message(
                context.findtext("name", ""), entry.findtext("source", ""), entry.findtext("comment", ""), many
            )
            found[key] = forms
    return found


def write(name: str, texts: dict[Message, str], known: dict[Message, list[str]]) -> None:
    """Write the catalogue of a language."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{name}" sourcelanguage="en">',
    ]
    for context in ("window", "sentences"):
        lines += ["<context>", f"    <name>{context}</name>"]
        for message in sorted(texts, key=lambda one: (texts[one], one)):
            if message.context == context:
                lines += _entry(message, texts[message], known.get(message))
        lines.append("</context>")
    (FOLDER / f"voiceapp_{name}.ts").write_text("\n".join([*lines, "</TS>", ""]), "utf-8")


def _entry(message: Message, place: str, forms: list[str] | None) -> Iterator[str]:
    yield '    <message numerus="yes">' if message.many else "    <message>"
    yield f'        <location filename="../../../{place}"/>'
    yield f"        <source>{escape(message.source)}</source>"
    if message.sense:
        yield f"        <comment>{escape(message.sense)}</comment>"
    kind = "" if forms else ' type="unfinished"'
    if message.many:
        shown = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms or ("", ""))
    else:
        shown = escape(forms[0]) if forms else ""
    yield f"        <translation{kind}>{shown}</translation>"
    yield "    </message>"


def compiled(source: Path, target: Path) -> None:
    """Compile a catalogue with Qt's own tool."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", "-removeidentical", str(source), "-qm", str(target)], check=True)


def main() -> int:
    """Update all; tells how many texts are not translated yet."""
    FOLDER.mkdir(exist_ok=True)
    texts = messages()
    places = sorted(one.source for one in texts if one.context == "sentences" and re.search(r"\{\d+\}", one.source))
    (FOLDER / "templates.json").write_text(json.dumps(places, ensure_ascii=False, indent=0) + "\n", "utf-8")
    for name in NAMES:
        path = FOLDER / f"voiceapp_{name}.ts"
        known = translated(path)
        write(name, texts, known)
        compiled(path, path.with_suffix(".qm"))
        print(f"{name}: {len(texts)} texts, {sum(one not in known for one in texts)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
