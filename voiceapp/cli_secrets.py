"""The commands about secrets. Values come from standard input only, and are never printed."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_output import Json, Output, Session, Sets, perform, table
from voiceapp.core.events import Notice

if TYPE_CHECKING:
    from voiceapp.core.records import SecretInfo

secrets = typer.Typer(help="Access tokens. Their values are read from standard input.", no_args_is_help=True)

SecretName = Annotated[
    str, typer.Argument(help="hub: the model hub's access token; remote:NAME: the key of the connection NAME.")
]


def secret_json(secret: SecretInfo) -> dict[str, Any]:
    """A secret as JSON: all but its value."""
    return {"name": secret.name, "kept": secret.kept, "use": secret.use or None}


def _show(out: Output, found: Sequence[SecretInfo]) -> None:
    places = {"keyring": "in the system's keyring", "file": "in a file that only you can read"}
    rows = [(secret.name, places[secret.kept], secret.use) for secret in found]
    out.result(
        {"secrets": [secret_json(secret) for secret in found]},
        table(("name", "kept", "use"), rows, "No secrets are stored."),
    )


@secrets.command("list")
def secrets_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The names of the stored secrets, and where they are kept."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            _show(session.out, await app.secrets.list())

    perform(ctx, json, set, work)


@secrets.command("set")
def secrets_set(ctx: typer.Context, name: SecretName, json: Json = False, set: Sets = None) -> None:
    """Store a secret, whose value is read from standard input: voiceapp secrets set hub < FILE."""

    async def work(session: Session) -> None:
        # Read before the app opens: nothing else may take the input meanwhile.
        value = getpass.getpass(f"{name}: ") if session.attended else sys.stdin.read() if sys.stdin else ""
        async with session.open() as app:
            unsubscribe = app.bus.subscribe(Notice, lambda notice: session.out.note(notice.sentence))
            try:
                stored = await app.secrets.set(name, value)
            finally:
                unsubscribe()
            _show(session.out, [stored])

    perform(ctx, json, set, work)


@secrets.command("remove")
def secrets_remove(ctx: typer.Context, name: SecretName, json: Json = False, set: Sets = None) -> None:
    """Forget a secret."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await app.secrets.remove(name)
        session.out.result({"removed": name}, f"{name} was removed.")

    perform(ctx, json, set, work)
