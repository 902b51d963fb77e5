"""The music that new music goes on from, kept with the work on it: its track may be deleted meanwhile."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np

from voiceapp.core.whole_file import not_written, replacing
from voiceapp.services.compose_making import Beginning

_SOUND = "before.flac"
_FACTS = "before.npz"


def keep(folder: Path, before: Beginning) -> Beginning:
    """It with its sound in the folder. Raises VoiceAppError ``disk-full``, ``not-written``."""
    sound = folder / _SOUND
    codes = {} if before.codes is None else {"codes": before.codes}
    scalars = {name: np.asarray(getattr(before, name)) for name in ("from_s", "hop", "gain_db", "faded")}
    try:
        sound.unlink(missing_ok=True)
        try:
            os.link(before.path, sound)
        except OSError:  # not every file system has links
            shutil.copyfile(before.path, sound)
        with replacing(folder / _FACTS) as out:
            np.savez(out, allow_pickle=False, **scalars, **codes)
    except OSError as error:
        raise not_written(sound, error) from error
    return replace(before, path=sound)


def kept(folder: Path) -> Beginning | None:
    """What :func:`keep` left in the folder."""
    facts = folder / _FACTS
    if not facts.is_file():
        return None
    with np.load(facts, allow_pickle=False) as told:
        return Beginning(
            folder / _SOUND,
            float(told["from_s"]),
            told.get("codes"),
            int(told["hop"]),
            float(told["gain_db"]),
            bool(told["faded"]),
        )
