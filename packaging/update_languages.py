"""Brings the catalogues of the window's languages up to date: ``make languages``.

Reads the texts of ``voiceapp/gui`` (``tr`` and ``tr_n``) and the sentences of the layers below, writes them into
``voiceapp/gui/languages/voiceapp_*.ts`` (which Qt Linguist opens; translations are kept, those whose text is gone
are dropped), the sentences with places for values into ``templates.json``, and compiles the catalogues.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import product
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "voiceapp" / "gui" / "languages"
NAMES = ("de",)
NOT_SAID = ("log", "_log", "getLogger", "compile", "execute", "executemany", "TypeVar", "cast", "AssertionError")
_VALUE = "\0"
LAYERS = ("core", "services", "engines", "storage", "audio", "pipeline", "workers")
NOT_SHOWN = """
    skill_* speech_* speakable grounding_* minutes_prompt answer_prompt compose_prompt mix_prompt *unfinished*
    *backchannel* wake_gate short_answers doctor bare* *bench* random_* reading_texts consent_words
    voice_greetings language_names migrations answer_evidence answer_things fact_questions recording_reading
    recording_choice recording_dates talk_settings tools asked_times search_* minutes_cues export_* document_*
    voice_tags diagnostics desktop_notices plain_yaml llm_skills instant commands compaction guard history
    languages pipeline/talk tool_calls
""".split()
"""Modules whose words are spoken, read by models, written into files, or printed in the terminal only."""
WORDS = frozenset(
    """
    answered Answering Application Comparing Documents Downloaded Edit Finishing Fits heard Importing Installed
    Length listened Listening loudspeaker makes Measured Measuring melody Merge microphone Mixes Notes Peak
    processor Reading recorded Replace Scores speaks Split spoke Translating Untitled Watermarks Writing
    """.split()
)
"""Single words of the layers below that a window shows; those of core/ and whole sentences are found without."""
TITLES = ("*specs", "fact_tools", "recording_tools", "desktop_tools", "core/personas", "voice_words")
"""Modules of which a window shows titles; the rest is for models and ears."""
PART = re.compile(r"(?:(?<=[.?!])|(?<=^\0)(?=.*[.?!]$)) (?=[A-Z“\0{])")
"""Between two sentences; a value at the beginning, before another sentence, is one too."""
_SENTENCE = re.compile(r"[A-Z“{(].*[a-z]{2}|\d.*[a-z]\.$")
_FRAGMENT = re.compile(r"(?:[,;] )?[a-z\d][\w'.-]*[,:]?( [a-zA-Z\d{}'.,:;!()-]+)+")
_JUNK = re.compile(
    r"(SELECT|INSERT|DELETE|UPDATE|CREATE|ALTER|DROP|PRAGMA|CROSS|GROUP|WITH|FROM|WHERE|ORDER|AND|VALUES|END,|RETURNING)\b"
    r"|.*(\\|\?:|\?P<|\b[a-z]\d\b)|\w+=|([a-z]{2} ){4}|[^a-zA-Z]*(\{\d+\}[^a-zA-Z]*)+$|.*\s$|.* = \?|[\d., ]+$"
    r"|\(SEL|s\.transcript|transcript I|name, task|\{0\} (type|val)$|area base|head nav|Arial|Bearer|Path P|License"
    r"|Laura Gary|Mark Jess|Desktop E|Start M|can't a|can you|could you|would you|model name"
    r"|ending, last|turn \{0\}$|Answer (it|with a|in \{)|Before, it|Lines by|Where they|Somebody listened"
    r"|These are lines|This is not the JSON|The user told|To use a tool|\{% |its length in|what it is to be"
)
"""Statements, patterns, names in a row, prompts, and what is compared."""


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
    for told, path in _listed():
        found.setdefault(Message("sentences", told), str(path.relative_to(ROOT)))
    for path in _below():
        titles = _is_among(path, TITLES)
        for sentence in sentences(ast.parse(path.read_text("utf-8")), words="core" in path.parts):
            if not titles or re.fullmatch("[A-Z][^.{]*[^.]", sentence):
                found.setdefault(Message("sentences", sentence), str(path.relative_to(ROOT)))
    return found


def _listed() -> Iterator[tuple[str, Path]]:
    """What is shown of lists: names of languages, packs, and the templates of minutes."""
    names = ROOT / "voiceapp" / "core" / "language_names.py"
    yield from ((name, names) for name in re.findall(r"\b[a-z]{2,3}:(\w+)", names.read_text("utf-8")))
    for path in sorted((ROOT / "packaging" / "packs").glob("*.txt")):
        told = re.findall(r"^# (?:title|about): (.+)$", path.read_text("utf-8"), re.MULTILINE)
        yield from ((text, path) for text in told)
    for path in sorted((ROOT / "assets" / "minutes").glob("*.toml")):
        template = tomllib.loads(path.read_text("utf-8"))
        yield from ((template[key], path) for key in ("title", "about"))


def _below() -> Iterator[Path]:
    yield from sorted((ROOT / "voiceapp").glob("app*.py"))
    for layer in LAYERS:
        for path in sorted((ROOT / "voiceapp" / layer).rglob("*.py")):
            if not _is_among(path, NOT_SHOWN):
                yield path


def _is_among(path: Path, modules: Iterable[str]) -> bool:
    return any(fnmatch(path.stem, module) or f"{path.parent.name}/{path.stem}" == module for module in modules)


def window_texts(tree: ast.AST) -> Iterator[Message]:
    """The texts that ``tr`` and ``tr_n`` are called with."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "tr":
            senses = [word.value for word in node.keywords if word.arg == "sense"]
            sense = ast.literal_eval(senses[0]) if senses else ""
            yield from (Message("window", text, sense) for text in _texts(node.args[0]))
        elif node.func.id == "tr_n":
            yield from (Message("window", text, many=True) for text in _texts(node.args[2]))


def sentences(tree: ast.AST, words: bool = False) -> Iterator[str]:
    """Sentences, titles and fragments that a module may say, values as {0}, {1}; single ``words`` too, if asked."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            skipped |= set(node.values)
            skipped |= {part for part in ast.walk(node) if isinstance(part, ast.Subscript)}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in NOT_SAID:
            skipped |= set(ast.walk(node))
    for node in ast.walk(tree):
        if node not in skipped:
            for text in _texts(node):
                yield from (part for part in map(numbered, PART.split(text.lstrip())) if _is_shown(part, words))


def _is_shown(text: str, words: bool) -> bool:
    if " " not in text:
        return text in WORDS or (words and re.fullmatch("[A-Z][a-z-]+", text) is not None)
    shown = _SENTENCE.match(text) or (_FRAGMENT.fullmatch(text) and text.count(" ") < 13)
    return bool(shown) and not _JUNK.match(text)


def _texts(node: ast.AST) -> list[str]:
    """What an expression may say: a choice inside (``'' if one else 's'``) makes two texts of it."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.IfExp):
        one, other = _texts(node.body), _texts(node.orelse)
        return one + other if one and other else []
    if isinstance(node, ast.JoinedStr):
        parts = [_texts(part.value if isinstance(part, ast.FormattedValue) else part) for part in node.values]
        return ["".join(choice) for choice in product(*(part or [_VALUE] for part in parts))]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        one, other = _texts(node.left), _texts(node.right)
        return ["".join(choice) for choice in product(one or [_VALUE], other or [_VALUE])] if one or other else []
    return []


def numbered(text: str) -> str:
    """``text`` with its values as {0}, {1} in their order."""
    count = itertools.count()
    return re.sub(_VALUE + r"|\{\}", lambda _: f"{{{next(count)}}}", text)


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


def write(path: Path, name: str, texts: dict[Message, str], known: dict[Message, list[str]]) -> None:
    """Write the catalogue of the language ``name``."""
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
    path.write_text("\n".join([*lines, "</TS>", ""]), "utf-8")


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


def templates(texts: Iterable[Message]) -> str:
    """The sentences with places for values, as the window reads them."""
    found = sorted(one.source for one in texts if one.context == "sentences" and re.search(r"\{\d+\}", one.source))
    return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


def compiled(source: Path, target: Path) -> None:
    """Compile a catalogue with Qt's own tool."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", "-removeidentical", str(source), "-qm", str(target)], check=True)


def main() -> int:
    """Update all; tells how many texts are not translated yet."""
    FOLDER.mkdir(exist_ok=True)
    texts = messages()
    (FOLDER / "templates.json").write_text(templates(texts), "utf-8")
    for name in NAMES:
        path = FOLDER / f"voiceapp_{name}.ts"
        known = translated(path)
        write(path, name, texts, known)
        compiled(path, path.with_suffix(".qm"))
        print(f"{name}: {len(texts)} texts, {sum(one not in known for one in texts)} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
