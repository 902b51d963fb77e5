"""The commands about what the assistant knows of the user, and about who answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Id, Json, Session, Sets, Yes, perform, table
from voiceapp.core.personas import Persona

if TYPE_CHECKING:
    from voiceapp.core.records import Fact

facts = typer.Typer(help="What the assistant knows about you.", no_args_is_help=True)
personas = typer.Typer(help="Who answers.", no_args_is_help=True)

Text = Annotated[str, typer.Argument(help="The fact in your own words: “I like jazz”.")]
Name = Annotated[str, typer.Argument(help="Its name.")]
Prompt = Annotated[str | None, typer.Option("--prompt", help="What a language model is told about itself.")]
Voice = Annotated[str | None, typer.Option("--voice", help="The voice that speaks; empty: as the settings say.")]
Language = Annotated[str | None, typer.Option("--language", "-l", help="A code such as de, or auto.")]
Engine = Annotated[str | None, typer.Option("--llm", metavar="ENGINE", help="What thinks; empty: as the settings.")]


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact as JSON; ``at`` is seconds since the epoch, ``turn`` the stored turn in which it was told."""
    return {"id": fact.id, "text": fact.text, "at": fact.at, "turn": fact.turn}


def persona_json(persona: Persona, chosen: str) -> dict[str, Any]:
    """A persona as JSON."""
    return {
        "name": persona.name,
        "prompt": persona.prompt,
        "voice": persona.voice,
        "language": persona.language,
        "engine": persona.engine,
        "shipped": persona.shipped,
        "chosen": persona.name == chosen,
    }


@facts.command("list")
def facts_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """Everything that is remembered about you."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found, on = await app.facts.list(), app.facts.on
        rows = [(fact.id, f"{datetime.fromtimestamp(fact.at):%Y-%m-%d}", fact.text) for fact in found]
        text = table(("id", "told", "fact"), rows, "Nothing is remembered about you.")
        session.out.result({"on": on, "facts": [fact_json(fact) for fact in found]}, text)

    perform(ctx, json, set, work)


@facts.command("add")
def facts_add(ctx: typer.Context, text: Text, json: Json = False, set: Sets = None) -> None:
    """Have something remembered; talks know it from the next conversation on."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            fact = await app.facts.add(text)
        session.out.result(fact_json(fact), f"Fact {fact.id} is remembered.")

    perform(ctx, json, set, work)


@facts.command("edit")
def facts_edit(ctx: typer.Context, id: Id, text: Text, json: Json = False, set: Sets = None) -> None:
    """Change a fact."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await app.facts.edit(id, text)
        session.out.result({"id": id, "text": text}, f"Fact {id} was changed.")

    perform(ctx, json, set, work)


@facts.command("remove")
def facts_remove(ctx: typer.Context, id: Id, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Delete a fact for good."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            session.confirm(f"Delete fact {id} for good?", yes)
            await app.facts.remove(id)
        session.out.result({"removed": id}, f"Fact {id} was deleted.")

    perform(ctx, json, set, work)


@personas.command("list")
def personas_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """Everyone who can answer; * answers now."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found, chosen = await app.personas.list(), app.personas.chosen.name
        rows = [
            ("*" if one.name == chosen else "", one.name, one.voice, one.language, one.engine, one.prompt[:60])
            for one in found
        ]
        text = table(("", "name", "voice", "language", "thinks", "is told"), rows)
        session.out.result({"personas": [persona_json(one, chosen) for one in found]}, text)

    perform(ctx, json, set, work)


@personas.command("use")
def personas_use(ctx: typer.Context, name: Name, json: Json = False, set: Sets = None) -> None:
    """Let a persona answer from now on."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await app.personas.choose(name)
            chosen = app.personas.chosen.name
        session.out.result({"chosen": chosen}, f"{chosen} answers from now on.")

    perform(ctx, json, set, work)


@personas.command("add")
def personas_add(
    ctx: typer.Context,
    name: Name,
    prompt: Annotated[str, typer.Option("--prompt", help="What a language model is told about itself.")],
    voice: Voice = None,
    language: Language = None,
    llm: Engine = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Make a persona."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await app.personas.add(Persona(name, prompt, voice or "", language or "", llm or ""))
            made, chosen = await app.personas.get(name), app.personas.chosen.name
        session.out.result(persona_json(made, chosen), f"{made.name} was made.")

    perform(ctx, json, set, work)


@personas.command("edit")
def personas_edit(
    ctx: typer.Context,
    name: Name,
    new_name: Annotated[str | None, typer.Option("--name", help="Another name.")] = None,
    prompt: Prompt = None,
    voice: Voice = None,
    language: Language = None,
    llm: Engine = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Change a persona; what is not given stays."""
    given = {"name": new_name, "prompt": prompt, "voice": voice, "language": language, "engine": llm}

    async def work(session: Session) -> None:
        async with session.open() as app:
            old = await app.personas.get(name)
            changes: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
            await app.personas.edit(name, replace(old, **changes))
            made, chosen = await app.personas.get(new_name or name), app.personas.chosen.name
        session.out.result(persona_json(made, chosen), f"{made.name} was changed.")

    perform(ctx, json, set, work)


@personas.command("remove")
def personas_remove(ctx: typer.Context, name: Name, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Delete a persona of yours; a changed one of the program's is as it was before."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.personas.get(name)
            session.confirm(f"Delete {found.name}?", yes)
            await app.personas.remove(name)
        session.out.result({"removed": found.name}, f"{found.name} was deleted.")

    perform(ctx, json, set, work)
