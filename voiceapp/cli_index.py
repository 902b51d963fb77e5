"""``index``: what was said, kept ready for questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Json, Session, Sets, perform

if TYPE_CHECKING:
    from voiceapp.core.passages import IndexStatus

index = typer.Typer(help="What was said in recordings, kept ready for questions.", no_args_is_help=True)


@index.command("status")
def show_status(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """How far the index is."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            _tell(session, await app.index.status())

    perform(ctx, json, set, work)


@index.command()
def rebuild(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """Make the index anew. It is kept up by itself: this is for one that seems wrong."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await wait_for_job(app, session.out, app.index.rebuild)
            _tell(session, await app.index.status())

    perform(ctx, json, set, work)


def _tell(session: Session, status: IndexStatus) -> None:
    data = {
        "recordings": status.recordings,
        "segments": status.segments,
        "stale": status.stale,
        "passages": status.passages,
        "vectors": status.vectors,
    }
    text = f"{status.recordings} recordings, {status.segments} segments; {status.stale} changed since"
    session.out.result(data, text)
