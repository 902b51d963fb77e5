"""``about`` and ``autostart``: what the program is made of, what a report needs, and starting at login."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from voiceapp.cli_output import Json, Session, Sets, perform, table

UNTOLD = "told before the download"


def about(
    ctx: typer.Context,
    diagnostics: Annotated[
        bool, typer.Option("--diagnostics", help="What a report of a fault needs: no speech, no texts, no names.")
    ] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """The versions and licences of everything that is installed, and of the models that can be got."""

    async def work(session: Session) -> None:
        async with session.open(started=False) as app:
            if diagnostics:
                text = await app.diagnostics.text(())
                session.out.result({"diagnostics": text}, text.rstrip())
                return
            versions, licences = dict(await app.about.versions()), await app.about.licences()
        libraries = [asdict(one) for one in licences.libraries]
        models = [asdict(one) for one in licences.models]
        lines = [f"{name} {version}" for name, version in versions.items()]
        rows = [(one.name, one.version, one.licence) for one in licences.libraries]
        offered = [(one.title, one.engine, one.licence or UNTOLD) for one in licences.models]
        text = "\n".join(
            (
                *lines,
                "",
                table(("library", "version", "licence"), rows),
                "",
                table(("model", "engine", "licence"), offered),
            )
        )
        session.out.result({"versions": versions, "libraries": libraries, "models": models}, text)

    perform(ctx, json, set, work)


def autostart(
    ctx: typer.Context,
    switch: Annotated[
        Literal["on", "off"] | None, typer.Argument(metavar="[on|off]", help="Left out: tells what is so.")
    ] = None,
    json: Json = False,
) -> None:
    """Start in the tray when you log in, or not."""

    async def work(session: Session) -> None:
        async with session.open(started=False) as app:
            on = await (app.autostart.is_on() if switch is None else app.autostart.switch(switch == "on"))
        session.out.result({"on": on}, f"Starting at login is {'on' if on else 'off'}.")

    perform(ctx, json, None, work)
