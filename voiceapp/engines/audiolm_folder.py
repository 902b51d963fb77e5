"""A folder of AudioLM checkpoints (see :mod:`voiceapp.engines.music_audiolm`) as the library's parts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.engines import model_folder, torch_loading

_HUBERT_RATE = 16_000
_HUBERT_STEP = 320
"""HuBERT gives a vector for every 320 samples of 16 kHz: 50 a second."""

_PAPER_LAYER = 9
"""The layer that audiolm-pytorch's ``HubertWithKmeans`` clusters where it is told no other."""

_T5_WIDTH = 768
"""``d_model`` of google/t5-v1_1-base, audiolm-pytorch's default (config.json there)."""


@dataclass
class Parts:
    """The loaded model (``audiolm_pytorch.AudioLM``) and what is known of it.

    ``rate`` and ``frame_rate`` (a second) are the codec's; ``reads``: it takes words; ``hears``: it
    goes on from sound.
    """

    model: Any
    rate: int
    frame_rate: float
    reads: bool
    hears: bool
    text: Path

    semantic_rate: int = _HUBERT_RATE
    semantic_per_s: float = _HUBERT_RATE / _HUBERT_STEP

    def semantic_tokens(self, wave: Any) -> int:
        """How many semantic tokens a wave (1, n) becomes, as the semantic stage counts them."""
        import torch

        ids = self.model.semantic.wav2vec(wave, flatten=False)
        return int((torch.unique_consecutive(ids) if self.model.semantic.unique_consecutive else ids).numel())

    def embedded(self, words: str) -> Any:
        """T5's embedding of the words, shape (1, tokens, width): as the library's own ``t5_encode_text``."""
        from transformers import AutoTokenizer, T5EncoderModel

        tokens = AutoTokenizer.from_pretrained(self.text, local_files_only=True)(
            [words], return_tensors="pt", padding="longest", max_length=256, truncation=True
        )
        encoder = T5EncoderModel.from_pretrained(self.text, local_files_only=True).eval()
        return encoder(**tokens).last_hidden_state.to(self.model.device)


def load(folder: Path, title: str) -> Parts:
    """Load a checked folder. Raises VoiceAppError ``model-broken`` and ``model-incomplete``."""
    from beartype.roar import BeartypeException

    try:
        with torch_loading.reading(folder.name, title):
            return _load(folder, title)
    except BeartypeException as error:  # the library checks its arguments' types with it
        raise model_folder.broken(folder.name, title) from error


def _load(folder: Path, title: str) -> Parts:
    from audiolm_pytorch import AudioLM, CoarseTransformer, FineTransformer, SemanticTransformer, SoundStream, t5
    from transformers import T5Config

    told = json.loads((folder / "audiolm.json").read_bytes())
    text = folder / "t5"
    reads = any(told[part].get("has_condition", False) for part in ("semantic", "coarse", "fine"))
    lacking = [name for name in ("t5/config.json",) if reads and not (folder / name).is_file()]
    hears = (folder / "hubert").is_dir() or (folder / "kmeans.npy").is_file()
    lacking += [name for name in ("hubert/config.json", "kmeans.npy") if hears and not (folder / name).is_file()]
    if lacking:
        raise model_folder.incomplete(folder.name, title, lacking)
    if not reads:  # the constructors ask for the width of a text encoder even so
        t5.T5_CONFIGS[str(text)] = {"config": T5Config(d_model=told.get("text_dim", _T5_WIDTH))}
    codec = SoundStream(**told["soundstream"])
    codec.load_state_dict(_sound_weights(_weights(folder / "soundstream.pt")))
    transformers = {}
    for part, kind, watched in (
        ("semantic", SemanticTransformer, "ids"),
        ("coarse", CoarseTransformer, "coarse_token_ids"),
        ("fine", FineTransformer, "fine_token_ids"),
    ):
        transformers[part] = _watched(kind, watched)(**{**told[part], "t5_name": str(text)})
        weights = _weights(folder / f"{part}.pt")
        transformers[part].load_state_dict(weights.get("model", weights))
    model = AudioLM(
        wav2vec=_semantic(folder, told.get("layer", _PAPER_LAYER)) if hears else None,
        codec=codec,
        semantic_transformer=transformers["semantic"],
        coarse_transformer=transformers["coarse"],
        fine_transformer=transformers["fine"],
        unique_consecutive=told.get("unique_consecutive", True),
    )
    rate = codec.target_sample_hz
    return Parts(model, rate, rate / codec.downsample_factor, reads, hears, text)


def _weights(path: Path) -> Any:
    import torch

    return torch.load(path, map_location="cpu", weights_only=True)


def _sound_weights(saved: Any) -> Any:
    """The weights in what ``SoundStream.save``, its trainer (whose average they are) or ``torch.save`` wrote."""
    if "ema_model" in saved:
        start = "ema_model."
        return {key[len(start) :]: value for key, value in saved["ema_model"].items() if key.startswith(start)}
    return saved.get("model", saved)


def _watched(kind: Any, tokens: str) -> Any:
    """A transformer that shows the tokens so far (an argument's name) to ``watch`` before each step."""

    class Watched(kind):  # type: ignore[misc]
        watch: Any = None

        def forward_with_cond_scale(self, *args: Any, **kwargs: Any) -> Any:
            if self.watch is not None:
                self.watch(kwargs[tokens])
            return super().forward_with_cond_scale(*args, **kwargs)

    return Watched


def _semantic(folder: Path, layer: int) -> Any:
    """HuBERT by Transformers and the nearest of the cluster centres, where the library expects its own class."""
    import torch
    from audiolm_pytorch import HubertWithKmeans
    from torch import nn
    from transformers import HubertModel

    centres = np.load(folder / "kmeans.npy", allow_pickle=False)
    if centres.ndim != 2:
        raise ValueError(f"kmeans.npy has shape {centres.shape}")

    class Semantic(HubertWithKmeans):  # type: ignore[misc]
        def __init__(self) -> None:
            nn.Module.__init__(self)  # the library's own would load fairseq's checkpoint
            self.target_sample_hz = _HUBERT_RATE
            self.seq_len_multiple_of = None
            self.model = HubertModel.from_pretrained(folder / "hubert", local_files_only=True).eval()
            self.register_buffer("cluster_centers", torch.from_numpy(centres.astype(np.float32)))

        @property
        def codebook_size(self) -> int:
            return len(self.cluster_centers)

        def forward(self, wav_input: Any, flatten: bool = True, input_sample_hz: int | None = None) -> Any:
            layers = self.model(wav_input, output_hidden_states=True).hidden_states
            return torch.cdist(layers[layer], self.cluster_centers[None], p=2).argmin(dim=-1)

    return Semantic()
