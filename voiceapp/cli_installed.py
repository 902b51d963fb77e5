"""The commands about what is installed: models and engine packs, and the job queue that installs them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voiceapp.cli_jobs import wait_for_job
from voiceapp.cli_output import Id, Json, Name, Output, Session, Sets, Yes, perform, size_text, table
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import JobInfo

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.records import ModelInfo, PackInfo, PackPlan, Recommendation

models = typer.Typer(help="Models: what is installed, and more of them.", no_args_is_help=True)
packs = typer.Typer(help="Engine packs: libraries in environments of their own.", no_args_is_help=True)
jobs = typer.Typer(help="The job queue.", no_args_is_help=True)

# ------------------------------------------------------------------------------------------- jobs


def job_json(job: JobInfo) -> dict[str, Any]:
    """A job as JSON."""
    return {
        "id": job.id,
        "kind": job.kind,
        "title": job.title,
        "state": job.state,
        "fraction": job.fraction,
        "left_s": job.left_s,
        "message": job.message,
        "error": job.error.as_dict() if job.error else None,
    }


def _show_jobs(out: Output, found: Sequence[JobInfo]) -> None:
    rows = [
        (
            job.id,
            job.state,
            "" if job.fraction is None else f"{100 * job.fraction:.0f} %",
            job.title,
            job.error.message if job.error else job.message,
        )
        for job in found
    ]
    text = table(("id", "state", "done", "what", ""), rows, "There are no jobs.")
    out.result({"jobs": [job_json(job) for job in found]}, text)


@jobs.command("list")
def jobs_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The jobs: running, waiting and ended ones."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            _show_jobs(session.out, await app.jobs.list())

    perform(ctx, json, set, work)


@jobs.command("cancel")
def jobs_cancel(ctx: typer.Context, id: Id, json: Json = False, set: Sets = None) -> None:
    """Cancel a job."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            if id not in [job.id for job in await app.jobs.list()]:
                raise VoiceAppError("job-unknown", f"There is no job {id}.", "See voiceapp jobs list.")
            await app.jobs.cancel(id)
            _show_jobs(session.out, [job for job in await app.jobs.list() if job.id == id])

    perform(ctx, json, set, work)


# ----------------------------------------------------------------------------------------- models


def model_json(model: ModelInfo) -> dict[str, Any]:
    """A model as JSON."""
    return {
        "name": model.name,
        "title": model.title,
        "task": model.task,
        "engine": model.engine,
        "state": model.state,
        "size_bytes": model.size_bytes,
        "licence": model.licence,
        "licence_plain": model.licence_plain,
        "licence_source": model.licence_source or None,
        "fits": None if model.fit == "unknown" else model.fit,
        "fit": model.fit_text or None,
        "device": model.device,
        "path": str(model.path) if model.path else None,
        "problem": model.problem or None,
        "note": model.note or None,
        "languages": list(model.languages),
        "quality": model.quality or None,
        "quality_source": model.quality_source or None,
        "repo": model.repo or None,
        "gated": model.gated,
        "real_time_factor": model.real_time_factor,
        "load_s": model.load_s,
        "memory_bytes": model.memory_bytes,
    }


async def _find_model(app: AppPort, name: str) -> ModelInfo:
    for model in await app.models.list():
        if model.name == name:
            return model
    raise VoiceAppError("model-unknown", f"There is no model {name}.", "See voiceapp models list.")


def _show_models(out: Output, found: Sequence[ModelInfo], **more: Any) -> None:
    rows = [
        (model.name, model.task, model.state, size_text(model.size_bytes), model.licence or "unknown", model.title)
        for model in found
    ]
    text = table(("name", "task", "state", "size", "licence", "title"), rows)
    out.result({"models": [model_json(model) for model in found], **more}, text)


@models.command("list")
def models_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The models that are here and those that can be had."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            _show_models(session.out, await app.models.list())

    perform(ctx, json, set, work)


@models.command("add")
def models_add(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="A model's folder or file.")],
    json: Json = False,
    set: Sets = None,
) -> None:
    """Use a model that is on this computer already."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            _show_models(session.out, [await app.models.add(path.absolute())])

    perform(ctx, json, set, work)


@models.command("get")
def models_get(ctx: typer.Context, name: Name, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Download a model; its size and licence are shown first."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            plan = await app.models.plan(name)
            what = f"{name}: {size_text(plan.size_bytes)}, licence {plan.licence or 'unknown'}."
            session.out.note(what)
            session.confirm("Download it?", yes)
            job = await wait_for_job(app, session.out, lambda: app.models.get(name))
            _show_models(session.out, [await _find_model(app, name)], job=job.id)

    perform(ctx, json, set, work)


@models.command("verify")
def models_verify(ctx: typer.Context, name: Name, json: Json = False, set: Sets = None) -> None:
    """Compare a model's files with what was downloaded."""

    async def work(session: Session) -> int:
        async with session.open() as app:
            problems = list(await app.models.verify(name))
            model = await _find_model(app, name)
        if not problems:
            session.out.result({"models": [model_json(model)], "problems": []}, f"{name} is whole.")
            return 0
        found = "; ".join(problem.rstrip(".") for problem in problems)
        error = VoiceAppError("model-damaged", f"{name} is damaged: {found}.", "Get or add it again.")
        if session.out.as_json:
            data = {"models": [model_json(model)], "problems": problems, "error": error.as_dict()}
            session.out.result(data)
            return 1
        raise error

    perform(ctx, json, set, work)


@models.command("remove")
def models_remove(ctx: typer.Context, name: Name, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Delete a model's files (one that was added from elsewhere is only forgotten)."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            model = await _find_model(app, name)
            session.confirm(f"Remove {model.title} ({size_text(model.size_bytes)})?", yes)
            await app.models.remove(name)
            left = [model_json(found) for found in await app.models.list() if found.name == name]
        session.out.result({"removed": name, "models": left}, f"{name} was removed.")

    perform(ctx, json, set, work)


def set_json(found: Recommendation) -> dict[str, Any]:
    """A recommended set as JSON."""
    return {
        "for": found.purpose,
        "models": list(found.models),
        "packs": list(found.packs),
        "size_bytes": found.size_bytes,
        "latency_ms": found.latency_ms,
        "reason": found.reason,
    }


@models.command("recommend")
def models_recommend(
    ctx: typer.Context,
    get: Annotated[
        str | None, typer.Option("--get", metavar="SET", help="Get the set for talk, meetings, voices or music.")
    ] = None,
    yes: Yes = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Models that suit this computer, for talk, meetings, voices and music."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            found = await app.sets.list()
            jobs: list[int] = []
            if get is not None:
                for one in (one for one in found if one.purpose == get):
                    session.out.note(f"{', '.join((*one.packs, *one.models))}: {size_text(one.size_bytes)}.")
                session.confirm("Get them?", yes)
                jobs = list(await app.sets.get_set(get))
                for job in jobs:
                    await wait_for_job(app, session.out, partial(_started, job))
        data = {"sets": [set_json(one) for one in found], **({"jobs": jobs} if get is not None else {})}
        lines = [f"{one.purpose}: {', '.join(one.models) or 'nothing'}\n  {one.reason}" for one in found]
        session.out.result(data, "\n".join(lines))

    perform(ctx, json, set, work)


async def _started(job: int) -> int:
    return job


# ------------------------------------------------------------------------------------------ packs


def pack_json(pack: PackInfo) -> dict[str, Any]:
    """A pack as JSON."""
    return {
        "name": pack.name,
        "title": pack.title,
        "state": pack.state,
        "size_bytes": pack.size_bytes,
        "path": str(pack.path) if pack.path else None,
    }


def _show_packs(out: Output, found: Sequence[PackInfo]) -> None:
    rows = [(pack.name, pack.state, size_text(pack.size_bytes), pack.title) for pack in found]
    text = table(("name", "state", "size", "title"), rows, "There are no engine packs.")
    out.result({"packs": [pack_json(pack) for pack in found]}, text)


async def _find_packs(app: AppPort, name: str) -> list[PackInfo]:
    found = [pack for pack in await app.packs.list() if pack.name == name]
    if not found:
        raise VoiceAppError("pack-unknown", f"There is no engine pack {name}.", "See voiceapp packs list.")
    return found


@packs.command("list")
def packs_list(ctx: typer.Context, json: Json = False, set: Sets = None) -> None:
    """The engine packs."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            _show_packs(session.out, await app.packs.list())

    perform(ctx, json, set, work)


def _show_plan(out: Output, plan: PackPlan) -> None:
    flags = [f"built with    {name}={value}" for name, value in plan.environment.items()]
    free = f"{size_text(plan.free_bytes)} free"
    needs = f"about {size_text(plan.needs_bytes)}, {free}" if plan.needs_bytes else f"unknown, {free}"
    lines = [
        f"{plan.title}: {plan.about}" if plan.about else plan.title,
        f"{len(plan.packages)} packages: {', '.join(plan.packages)}",
        *flags,
        f"disk          {needs}",
        *(f"in the way    {obstacle}" for obstacle in plan.obstacles),
        "Nothing was installed. " + ("This computer lacks something." if plan.obstacles else "It could be."),
    ]
    data = {
        "name": plan.name,
        "title": plan.title,
        "packages": list(plan.packages),
        "environment": dict(plan.environment),
        "size_bytes": plan.needs_bytes,
        "free_bytes": plan.free_bytes,
        "possible": not plan.obstacles,
        "obstacles": [obstacle.as_dict() for obstacle in plan.obstacles],
    }
    out.result({"plan": data}, "\n".join(lines))


@packs.command("install")
def packs_install(
    ctx: typer.Context,
    name: Name,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be installed.")] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Install an engine pack, or bring it up to date."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await _find_packs(app, name)
            if dry_run:
                _show_plan(session.out, await app.packs.plan(name))
                return
            await wait_for_job(app, session.out, lambda: app.packs.install(name))
            _show_packs(session.out, await _find_packs(app, name))

    perform(ctx, json, set, work)


@packs.command("remove")
def packs_remove(ctx: typer.Context, name: Name, yes: Yes = False, json: Json = False, set: Sets = None) -> None:
    """Remove an engine pack."""

    async def work(session: Session) -> None:
        async with session.open() as app:
            await _find_packs(app, name)
            session.confirm(f"Remove the engine pack {name}?", yes)
            await app.packs.remove(name)
            _show_packs(session.out, await _find_packs(app, name))

    perform(ctx, json, set, work)
