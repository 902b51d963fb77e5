"""``voice sample``: add to a voice's samples, and make one better, use it or remove it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voiceapp.cli_output import Json, Name, Session, Sets, perform
from voiceapp.cli_voice_library import tell_samples, tell_voices
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.samples import Diagnosis

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.voices import Sample, Voice


def change_sample(
    ctx: typer.Context,
    name: Name,
    number: Annotated[int | None, typer.Argument(min=1, help="Which sample, in the order of the list.")] = None,
    add: Annotated[Path | None, typer.Option("--add", metavar="FILE", help="Add a recording.")] = None,
    cut: Annotated[bool, typer.Option("--cut", help="Take out the parts in which something is wrong.")] = False,
    clean: Annotated[bool, typer.Option("--clean", help="Take its noise out (SepFormer).")] = False,
    use: Annotated[bool | None, typer.Option("--use/--no-use", help="Whether engines hear it.")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Delete it.")] = False,
    json: Json = False,
    set: Sets = None,
) -> None:
    """A voice's samples: show them; add one; cut, clean, use or remove one."""
    if sum((add is not None, cut, clean, use is not None, remove)) > 1 or (number is None) != (
        add is not None or not any((cut, clean, use is not None, remove))
    ):
        raise typer.BadParameter("give --add FILE, or a number with one of --cut, --clean, --use and --remove")

    async def work(session: Session) -> None:
        async with session.open() as app:
            voice = await app.voices.library.named(name)
            if add is not None:
                await app.voices.library.add_sample(voice.id, add)
            elif number is not None:
                sample = _numbered(voice, number)
                if cut:
                    await _cut(app, sample)
                elif clean:
                    await app.sample_cuts.clean(sample)
                elif remove:
                    await app.voices.library.remove_sample(sample)
                else:
                    await app.voices.library.use_sample(sample, bool(use))
            voice = await app.voices.library.get(voice.id)
        tell_voices(session, [voice])
        tell_samples(session, voice)

    perform(ctx, json, set, work)


async def _cut(app: AppPort, sample: Sample) -> None:
    spans = Diagnosis.from_dict(sample.diagnosis).spans if "findings" in sample.diagnosis else ()
    if not spans:
        raise VoiceAppError("nothing-to-cut", f"Nothing in {sample.title} is to be cut.", "Leave it as it is.")
    await app.sample_cuts.cut(sample, spans)


def _numbered(voice: Voice, number: int) -> Sample:
    if number > len(voice.samples):
        raise VoiceAppError(
            "sample-unknown",
            f"{voice.name} has no sample {number}.",
            f"voiceapp voice sample {voice.name} shows them.",
        )
    return voice.samples[number - 1]
