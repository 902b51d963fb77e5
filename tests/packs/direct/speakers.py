"""A tiny ECAPA-TDNN in SpeechBrain's published layout, and the libraries' own embeddings. Runs in the pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from resemblyzer import VoiceEncoder, preprocess_wav
from speechbrain.inference.speaker import EncoderClassifier
from speechbrain.lobes.models.ECAPA_TDNN import ECAPA_TDNN
from speechbrain.utils.fetching import LocalStrategy

# As the published file, with smaller sizes.
HYPERPARAMS = """
pretrained_path: {folder}
compute_features: !new:speechbrain.lobes.features.Fbank
    n_mels: 80
mean_var_norm: !new:speechbrain.processing.features.InputNormalization
    norm_type: sentence
    std_norm: False
embedding_model: !new:speechbrain.lobes.models.ECAPA_TDNN.ECAPA_TDNN
    input_size: 80
    channels: [16, 16, 16, 16, 48]
    kernel_sizes: [5, 3, 3, 3, 1]
    dilations: [1, 2, 3, 4, 1]
    attention_channels: 8
    res2net_scale: 4
    se_channels: 6
    lin_neurons: 24
classifier: !new:speechbrain.lobes.models.ECAPA_TDNN.Classifier
    input_size: 24
    out_neurons: 10
mean_var_norm_emb: !new:speechbrain.processing.features.InputNormalization
    norm_type: global
    std_norm: False
modules:
    compute_features: !ref <compute_features>
    mean_var_norm: !ref <mean_var_norm>
    embedding_model: !ref <embedding_model>
    mean_var_norm_emb: !ref <mean_var_norm_emb>
    classifier: !ref <classifier>
pretrainer: !new:speechbrain.utils.parameter_transfer.Pretrainer
    loadables:
        embedding_model: !ref <embedding_model>
    paths:
        embedding_model: !ref <pretrained_path>/embedding_model.ckpt
"""


def both(folder: str, one: np.ndarray[Any, Any]) -> dict[str, Any]:
    """Write the model; the embeddings of a sound by it and by Resemblyzer."""
    torch.manual_seed(3)
    place = Path(folder)
    place.mkdir()
    model = ECAPA_TDNN(
        input_size=80,
        channels=[16, 16, 16, 16, 48],
        kernel_sizes=[5, 3, 3, 3, 1],
        dilations=[1, 2, 3, 4, 1],
        attention_channels=8,
        res2net_scale=4,
        se_channels=6,
        lin_neurons=24,
    )
    torch.save(model.state_dict(), place / "embedding_model.ckpt")
    (place / "hyperparams.yaml").write_text(HYPERPARAMS.format(folder=folder))
    library = EncoderClassifier.from_hparams(
        source=folder, savedir=folder + "-saved", local_strategy=LocalStrategy.COPY
    )
    ecapa = library.encode_batch(torch.from_numpy(one))[0, 0].numpy()
    return {
        "ecapa": ecapa / np.linalg.norm(ecapa),
        "resemblyzer": VoiceEncoder("cpu", verbose=False).embed_utterance(preprocess_wav(one)),
    }
