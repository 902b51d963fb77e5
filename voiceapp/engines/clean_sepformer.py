"""SepFormer by SpeechBrain: speech without noise, or speakers apart (Subakan et al., 2021, arXiv:2010.13154)."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.resample import mono, stream_at
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, plain_yaml, torch_device, torch_loading
from voiceapp.engines.catalog import needs
from voiceapp.engines.leaving import Cancelled
from voiceapp.engines.stitching import stitched
from voiceapp.engines.torch_layers import interruptible

_TITLE = "SepFormer"
_NEEDS = needs("sepformer")
_PARTS = ("masknet", "encoder", "decoder")

WINDOW_S = 10.0
OVERLAP_S = 2.0


class Sepformer:
    """The SepFormer engine (protocol: ``core.protocols.Engine``).

    ``hyperparams.yaml`` is a program to SpeechBrain. Here its plain numbers are read and nothing of it is run;
    all that the weights' shapes tell is taken from them.
    """

    def __init__(self) -> None:
        self._model: Any = None
        self._rate = 0
        self._names: tuple[str, ...] = ()

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        content, rate = _told(folder)
        import torch
        from speechbrain.inference.separation import SepformerSeparation

        # Sources are told apart by small differences, which half precision loses.
        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            states = {name: torch.load(folder / f"{name}.ckpt", "cpu", weights_only=True) for name in _PARTS}
            if "conv2d.weight" not in states["masknet"]:
                raise _other_network(folder)
            modules = torch.nn.ModuleDict(_built(states, content))
            for name in _PARTS:
                modules[name].load_state_dict(states[name])
        placed, place = torch_device.put(modules, place, _TITLE)
        speakers = placed["masknet"].num_spks
        self._model = SepformerSeparation(
            modules=dict(placed.items()), hparams={"num_spks": speakers}, run_opts={"device": place.device}
        )
        self._rate = rate
        self._names = ("speech",) if speakers == 1 else tuple(f"speaker {n + 1}" for n in range(speakers))
        return Capabilities(
            languages=("*",),
            sample_rate=rate,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def separate(self, ctx: CallContext) -> Generator[dict[str, Any], None, None]:
        """Yield {"name", "audio"} parts of each source in order of time: mono at the model's rate.

        Sound comes in at any rate, mono or stereo. The sources have their level in the recording.
        """
        rate = self._rate
        done = 0

        def window(samples: Samples) -> Samples:
            with interruptible(ctx, self._model):
                return self._separate(samples)

        sound = map(mono, stream_at(ctx.inputs(), rate))
        try:
            for part in stitched(sound, int(WINDOW_S * rate), int(OVERLAP_S * rate), window):
                for name, source in zip(self._names, part, strict=True):
                    yield {"name": name, "audio": Audio(np.ascontiguousarray(source), rate)}
                done += part.shape[1]
                ctx.progress(None, f"{done / rate:.0f} s")
                if ctx.cancelled:
                    return
        except Cancelled:
            return

    def _separate(self, window: Samples) -> Samples:
        import torch

        least = self._rate // 10  # shorter than that there is nothing to convolve
        padded = np.pad(window, (0, max(0, least - len(window))))
        with torch.inference_mode():
            sources = self._model.separate_batch(torch.from_numpy(padded)[None])
        return np.asarray(sources[0].T.float().cpu().numpy()[:, : len(window)], np.float32)


def _told(folder: Path) -> tuple[dict[str, Any], int]:
    """What hyperparams.yaml holds, and the sample rate in it, which the weights do not tell."""
    try:
        content = plain_yaml.read(folder / "hyperparams.yaml")
    except (ValueError, OSError) as error:
        raise model_folder.broken(folder.name, _TITLE) from error
    rate = plain_yaml.find(content, "sample_rate")
    if not isinstance(rate, int) or rate <= 0:
        raise VoiceAppError(
            "model-broken",
            f"The {_TITLE} folder {folder.name} does not tell its sample_rate in hyperparams.yaml.",
            "Copy the whole folder again, or download the model again.",
        )
    return content, rate


def _other_network(folder: Path) -> VoiceAppError:
    return VoiceAppError(
        "model-unsupported",
        f"{folder.name} is another network (RE-SepFormer, say), which this engine does not build.",
        "Take a SepFormer: sepformer-wham16k-enhancement or sepformer-wsj02mix, for example.",
    )


def _built(states: dict[str, dict[str, Any]], content: dict[str, Any]) -> dict[str, Any]:
    """The three networks with the shapes of the weights; what these do not tell is as in the published recipe
    (speechbrain/recipes/WSJ0Mix/separation/hparams/sepformer.yaml) unless ``content`` says otherwise."""
    from speechbrain.lobes.models.dual_path import Decoder, Dual_Path_Model, Encoder

    encoder, decoder, mask = states["encoder"], states["decoder"], states["masknet"]
    channels, _, kernel = encoder["conv1d.weight"].shape
    inner, outer = mask["conv1d.weight"].shape[:2]
    skip = plain_yaml.find(content, "skip_around_intra")
    return {
        "encoder": Encoder(kernel_size=kernel, out_channels=channels),
        "masknet": Dual_Path_Model(
            in_channels=outer,
            out_channels=inner,
            intra_model=_block("intra", mask, content),
            inter_model=_block("inter", mask, content),
            num_layers=_count(mask, "dual_mdl."),
            norm=plain_yaml.find(content, "norm") or "ln",
            K=plain_yaml.find(content, "K") or 250,
            num_spks=mask["conv2d.weight"].shape[0] // inner,
            skip_around_intra=True if skip is None else bool(skip),
            linear_layer_after_inter_intra="dual_mdl.0.intra_linear.w.weight" in mask,
        ),
        "decoder": Decoder(
            in_channels=decoder["weight"].shape[0],
            out_channels=1,
            kernel_size=kernel,
            stride=kernel // 2,
            bias="bias" in decoder,
        ),
    }


def _block(which: str, mask: dict[str, Any], content: dict[str, Any]) -> Any:
    from speechbrain.lobes.models.dual_path import SBTransformerBlock

    start = f"dual_mdl.0.{which}_mdl."
    width, size = mask[f"{start}mdl.layers.0.pos_ffn.ffn.0.weight"].shape
    before = plain_yaml.find(content, "norm_before")
    return SBTransformerBlock(
        num_layers=_count(mask, f"{start}mdl.layers."),
        d_model=size,
        nhead=plain_yaml.find(content, "nhead") or 8,
        d_ffn=width,
        dropout=0.0,
        activation=plain_yaml.find(content, "activation") or "relu",
        use_positional_encoding=f"{start}pos_enc.pe" in mask,
        norm_before=True if before is None else bool(before),
    )


def _count(state: dict[str, Any], start: str) -> int:
    """How many numbered layers begin with ``start``."""
    return 1 + max(int(key[len(start) :].split(".")[0]) for key in state if key.startswith(start))
