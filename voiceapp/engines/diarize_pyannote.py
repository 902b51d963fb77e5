"""Who speaks when by pyannote.audio 4 (Bredin, 2023, "pyannote.audio 2.1 speaker diarization pipeline")."""

from __future__ import annotations

import contextlib
import warnings
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, pyannote_bounded, pyannote_folder, torch_device, torch_loading
from voiceapp.engines.leaving import Cancelled
from voiceapp.engines.pyannote_folder import TITLE
from voiceapp.engines.recording import bounds, gathered

# Classes whose checkpoints are published for diarisation; a checkpoint may name any class of any module.
_SEGMENTATION = ("PyanNet",)
_EMBEDDING = (
    *("WeSpeakerResNet34", "WeSpeakerResNet152", "WeSpeakerResNet221", "WeSpeakerResNet293"),
    *("XVectorSincNet", "XVectorMFCC"),
)
_MODELS = "pyannote.audio.models."
# Measured with WeSpeakerResNet34: a batch of 4 takes 0.24 GB, of 8 0.43 GB, of the published 32 1.7 GB.
_CPU_BATCH = 8
# Where in the whole work the library's steps lie; embedding is by far the longest.
_STEPS = {"segmentation": (0.0, 0.2), "embeddings": (0.2, 0.97)}


class Pyannote:
    """The pyannote engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._pipeline: Any = None

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, ("config.yaml",), TITLE)
        plan = pyannote_folder.read(folder)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about torchcodec, which is for files: sound comes in memory
            from pyannote.audio.core.plda import PLDA

        # In half precision speakers run together: DER a quarter to a third higher (OpenTranscribe,
        # docs/diarization-vram-profile/README.md).
        place = torch_device.choose(TITLE, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, TITLE):
            pipeline = pyannote_bounded.pipeline(
                segmentation=_model(plan.segmentation, _SEGMENTATION),
                segmentation_step=plan.step,
                embedding=_model(plan.embedding, _EMBEDDING),
                embedding_exclude_overlap=plan.exclude_overlap,
                # Only VBx uses it, but the pipeline wants one in any case.
                plda=PLDA.from_pretrained(plan.plda) if plan.plda else PLDA.__new__(PLDA),
                clustering=plan.clustering,
                segmentation_batch_size=plan.segmentation_batch,
                embedding_batch_size=plan.embedding_batch,
            )
            pipeline.instantiate(plan.parameters)
        place = _put(pipeline, place)
        if place.device == "cpu":
            pipeline.segmentation_batch_size = min(plan.segmentation_batch, _CPU_BATCH)
            pipeline.embedding_batch_size = min(plan.embedding_batch, _CPU_BATCH)
        self._pipeline = pipeline
        return Capabilities(
            languages=("*",),
            sample_rate=SPEECH_RATE,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def diarize(
        self,
        ctx: CallContext,
        speakers: int | None = None,
        min_speakers: int | None = None,
        max_speakers: int | None = None,
    ) -> dict[str, Any]:
        """Who speaks when in the sound that is fed: {"turns", "exclusive", "voices"} as in ``core.recordings``.

        Raises VoiceAppError ``speakers-wrong``.
        """
        import torch

        fewest, most = bounds(speakers, min_speakers, max_speakers)
        heard = gathered(ctx)
        if ctx.cancelled or not len(heard):
            return {"turns": [], "exclusive": [], "voices": {}}

        def tell(step: str, *_: Any, completed: int | None = None, total: int | None = None, **__: Any) -> None:
            if ctx.cancelled:
                raise Cancelled
            begin, end = _STEPS.get(step, (0.97, 0.97))
            if total and completed is not None:
                ctx.progress(begin + (end - begin) * min(completed / total, 1.0), "Listening for voices")

        sound = {"waveform": torch.from_numpy(heard)[None], "sample_rate": SPEECH_RATE, "uri": "recording"}
        with warnings.catch_warnings(), contextlib.suppress(Cancelled):
            warnings.simplefilter("ignore")  # too few speakers found for the given bounds: its answer shows it
            found = self._pipeline(sound, num_speakers=None, min_speakers=fewest, max_speakers=most, hook=tell)
            ctx.progress(1.0)
            labels = found.speaker_diarization.labels()
            return {
                "turns": _turns(found.speaker_diarization),
                "exclusive": _turns(found.exclusive_speaker_diarization),
                "voices": _voices(labels, found.speaker_embeddings),
            }
        return {"turns": [], "exclusive": [], "voices": {}}


def _model(path: Path, allowed: tuple[str, ...]) -> Any:
    """The model of a checkpoint, after a look at which class it names. Raises VoiceAppError ``model-refused``."""
    import torch
    from pyannote.audio import Model
    from pyannote.audio.core.task import Problem, Resolution, Specifications

    # What published checkpoints hold beside tensors (pyannote-audio#1908, noScribe#252, VoiceStudio#270).
    data = [Specifications, Problem, Resolution, torch.torch_version.TorchVersion]
    reading = torch_loading.reading(f"{path.parent.name}/{path.name}", TITLE)
    with torch.serialization.safe_globals(data), reading:
        checkpoint = torch.load(path, map_location="cpu", weights_only=True)
        named = checkpoint["pyannote.audio"]["architecture"]
        module, name = str(named["module"]), str(named["class"])
        if not module.startswith(_MODELS) or name not in allowed:
            raise VoiceAppError(
                "model-refused",
                f"{path.parent.name}/{path.name} is refused: it names {module}.{name}. Nothing of it was run.",
                f"Use the folder as it is published: {pyannote_folder.COMPLETE}.",
            )
        loaded = Model.from_pretrained(path, strict=False)
        # Not strict, since a checkpoint may hold its training's loss too; but it has to hold all of the model.
        if set(loaded.state_dict()) - set(checkpoint["state_dict"]):
            raise KeyError(path.name)
        return loaded


def _put(pipeline: Any, place: torch_device.Place) -> torch_device.Place:
    """Move the pipeline's models; back to the processor where the card's memory does not suffice."""
    import torch

    inner = pipeline.embedder
    _, place = torch_device.put(inner, place, TITLE)
    pipeline.to(torch.device(place.device))
    return place


def _turns(annotation: Any) -> list[dict[str, Any]]:
    return [
        {"start_s": float(turn.start), "end_s": float(turn.end), "speaker": str(speaker)}
        for turn, _, speaker in annotation.itertracks(yield_label=True)
    ]


def _voices(labels: list[str], embeddings: Any) -> dict[str, Any]:
    """Embeddings by speaker, of unit length; padded (zero) and undefined rows are nobody's voice."""
    voices: dict[str, Any] = {}
    for label, row in zip(labels, embeddings if embeddings is not None else (), strict=False):
        length = float(np.linalg.norm(row))
        if np.isfinite(length) and length > 0.0:
            voices[str(label)] = np.asarray(row / length, np.float32)
    return voices
