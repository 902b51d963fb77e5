"""Words and cards about tools: what one wants to do, what a server would start, what it offers."""

from __future__ import annotations

import json
import re

from voiceapp.core.events import ToolQuestion
from voiceapp.core.tool_records import OfferedTool, ServerInfo, ToolServer, visible
from voiceapp.gui.language import said, tr, tr_n
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.question import Question

WIDTH = 480
_UNBROKEN = re.compile(r"\S{8}")
_STATES = {"new": tr("Not allowed yet"), "allowed": tr("Allowed"), "changed": tr("Changed: look and allow again")}


def breakable(text: str) -> str:
    """A text that can break anywhere a line ends: no part of it is ever cut off."""
    return _UNBROKEN.sub(lambda match: f"{match.group()}\u200b", text)


def tool_question(theme: Theme, asked: ToolQuestion) -> Question:
    """The card that asks whether a tool may run, with exactly what it would be given."""
    how = tr("Click, or say yes or no.") if asked.by_voice else tr("Needs a click or a key.")
    role, icon = ("tonal", "shield-check-outline") if asked.undoable else ("quietDanger", "alert-outline")
    text = f"{said(asked.why)} {how}"
    card = Question(theme, icon, said(asked.title), text, tr("Don't do it"), tr("Do it"), role)  # type: ignore[arg-type]
    card.setObjectName("tool-question")
    card.setMaximumWidth(theme.px(WIDTH))
    card.show_facts([(name, breakable(value)) for name, value in asked.arguments])
    return card


def started(server: ToolServer) -> list[tuple[str, str]]:
    """Everything that using a server would start or reach, as facts."""
    if server.url:
        return [(tr("Address"), breakable(visible(server.url)))]
    words = [(tr("Argument"), breakable(visible(word))) for word in server.command[1:]]
    variables = ", ".join(["PATH", "HOME", "LANG", *map(visible, server.environment)])
    return [(tr("Program"), breakable(visible(server.command[0]))), *words, (tr("Variables"), breakable(variables))]


def offered(tool: OfferedTool) -> str:
    """Everything that a server says of a tool."""
    told = [visible(tool.description), tr("Takes {parameters}", parameters=json.dumps(tool.parameters))]
    if tool.deletes and tool.changes:
        told.insert(0, tr("It says that it deletes and changes things."))
    elif tool.deletes or tool.changes:
        told.insert(0, tr("It says that it deletes.") if tool.deletes else tr("It says that it changes things."))
    return breakable("\n".join(told))


def line(info: ServerInfo) -> str:
    """What a row says of a server below its name."""
    server, state = info.server, _STATES[info.state]
    if info.state == "allowed":
        state = tr_n(len(info.tools), "Allowed, {count} tool", "Allowed, {count} tools")
    return f"{state}. {visible(server.url or ' '.join(server.command))} {said(info.problem)}".strip()
