"""SpeechBrain's Wav2Vec2 with a CTC output (Ravanelli et al., 2021, arXiv:2106.04624): asr-wav2vec2-commonvoice-*.

The modules are built here from the sizes of their weights; hyperparams.yaml, a program, is never run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import ctc, model_folder, plain_yaml, torch_device, torch_loading
from voiceapp.engines.catalog import needs
from voiceapp.engines.ctc_recognizer import SCORES, CtcRecognizer

_NEEDS = needs("speechbrain-asr")
_HEAD = 64
_MARK = "\u2581"
"""SentencePiece's sign for the beginning of a word."""


class SpeechBrainAsr(CtcRecognizer):
    """The SpeechBrain engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz.

    Which language a model knows, its folder does not tell.
    """

    title = "SpeechBrain"

    def __init__(self) -> None:
        super().__init__()
        self._model: Any = None
        self._tokenizer: Any = None
        self._output_norm = True

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, self.title)
        import torch
        from sentencepiece import SentencePieceProcessor

        # The published models were trained, and are run by their library, in float32.
        place = torch_device.choose(self.title, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, self.title):
            heard = torch.load(folder / "wav2vec2.ckpt", map_location="cpu", weights_only=True)
            written = torch.load(folder / "asr.ckpt", map_location="cpu", weights_only=True)
            self._tokenizer = SentencePieceProcessor()
            self._tokenizer.LoadFromSerializedProto((folder / "tokenizer.ckpt").read_bytes())
            hidden, output = _output(written)
            loaded = torch.nn.ModuleList([_wav2vec2(folder, heard), hidden, output])
        self._model, place = torch_device.put(loaded, place, self.title)
        if self._tokenizer.vocab_size() != len(output.w.weight):
            raise VoiceAppError(
                "model-broken",
                f"The {self.title} model {folder.name} cannot be used: tokenizer.ckpt does not fit asr.ckpt.",
                "Download the model again, or copy the whole folder again.",
            )
        told = _told(folder / "hyperparams.yaml")
        self.blank = int(plain_yaml.find(told, "blank_index") or 0)
        self._output_norm = plain_yaml.find(told, "output_norm") is not False
        ratio = 1
        for stride in self._model[0].config.conv_stride:
            ratio *= stride
        self.frame_s = ratio / SPEECH_RATE
        self.loaded = True
        return Capabilities(
            streaming=True,
            word_times="exact",
            scores=SCORES,
            sample_rate=SPEECH_RATE,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def frames(self, samples: Samples) -> ctc.Scores:
        """The network's log-probabilities, as ``speechbrain.inference.EncoderASR`` reckons them."""
        import torch

        wav2vec2, hidden, output = self._model
        norm = torch.nn.functional.layer_norm
        with torch.inference_mode():
            sound = torch.from_numpy(samples)[None].to(wav2vec2.device)
            encoded = wav2vec2(norm(sound, sound.shape[1:])).last_hidden_state
            if self._output_norm:
                encoded = norm(encoded, encoded.shape[1:])
            scores: ctc.Scores = torch.log_softmax(output(hidden(encoded)), dim=-1)[0].cpu().numpy()
        return scores

    def words(self, spans: Sequence[ctc.Span]) -> list[tuple[str, list[ctc.Span]]]:
        """Pieces up to the next one that begins a word."""
        groups: list[list[ctc.Span]] = []
        for span in spans:
            if self._tokenizer.IdToPiece(span.token).startswith(_MARK) or not groups:
                groups.append([])
            groups[-1].append(span)
        told = [(self._tokenizer.DecodeIds([span.token for span in group]).strip(), group) for group in groups]
        return [(text, group) for text, group in told if text]

    def spelled(self, word: str) -> list[int]:
        """A word's pieces in the case that the model writes, without those that it does not know."""
        unknown = self._tokenizer.unk_id()
        forms = [self._tokenizer.EncodeAsIds(form) for form in (word, word.upper(), word.lower())]
        best: list[int] = min(forms, key=lambda pieces: pieces.count(unknown))
        known = [piece for piece in best if piece not in (unknown, self.blank)]
        return known if any(self._tokenizer.IdToPiece(piece) != _MARK for piece in known) else []


def _told(file: Path) -> dict[str, Any]:
    """The folder's hyperparams.yaml; nothing where it is missing or damaged: the recipes' own values count then."""
    try:
        return plain_yaml.read(file)
    except (ValueError, OSError):
        return {}


def _wav2vec2(folder: Path, state: Mapping[str, Any]) -> Any:
    """The encoder: by the folder's wav2vec2/config.json where there is one, else from the shapes of the weights."""
    from transformers import Wav2Vec2Config, Wav2Vec2Model

    weights = {name.removeprefix("model."): value for name, value in state.items()}
    config = folder / "wav2vec2" / "config.json"
    made = Wav2Vec2Config.from_pretrained(config) if config.is_file() else Wav2Vec2Config(**_sizes(weights))
    made.apply_spec_augment = False
    model = Wav2Vec2Model(made)
    kept = {name: value for name, value in weights.items() if name != "masked_spec_embed"}
    lacking, _ = model.load_state_dict(_parametrized(kept), strict=False)
    if set(lacking) - {"masked_spec_embed"}:
        raise KeyError(*lacking)
    return model


def _sizes(weights: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration of the published encoders (base, large, large-lv60, XLSR): each head is 64 wide in all."""
    first = weights["encoder.layers.0.feed_forward.intermediate_dense.weight"]
    convolutions = _numbered(weights, r"feature_extractor\.conv_layers\.(\d+)\.conv\.weight")
    position = next(
        value for name, value in weights.items() if re.search(r"pos_conv_embed.*(weight_v|original1)", name)
    )
    layered = "feature_extractor.conv_layers.1.layer_norm.weight" in weights
    return {
        "hidden_size": first.shape[1],
        "intermediate_size": first.shape[0],
        "num_hidden_layers": len(_numbered(weights, r"encoder\.layers\.(\d+)\.layer_norm\.weight")),
        "num_attention_heads": max(first.shape[1] // _HEAD, 1),
        "conv_dim": [value.shape[0] for value in convolutions],
        "conv_kernel": [value.shape[2] for value in convolutions],
        "conv_bias": "feature_extractor.conv_layers.1.conv.bias" in weights,
        "feat_extract_norm": "layer" if layered else "group",
        "do_stable_layer_norm": layered,
        "num_conv_pos_embeddings": position.shape[2],
        "num_conv_pos_embedding_groups": position.shape[0] // position.shape[1],
    }


def _numbered(weights: Mapping[str, Any], pattern: str) -> list[Any]:
    found = {int(match[1]): value for name, value in weights.items() if (match := re.fullmatch(pattern, name))}
    return [found[number] for number in sorted(found)]


def _parametrized(weights: Mapping[str, Any]) -> dict[str, Any]:
    """The names that PyTorch gives the parts of a normalised weight today; older checkpoints have the old ones."""
    found = {}
    for name, value in weights.items():
        new = name.replace("conv.weight_g", "conv.parametrizations.weight.original0")
        found[new.replace("conv.weight_v", "conv.parametrizations.weight.original1")] = value
    return found


def _output(state: Mapping[str, Any]) -> tuple[Any, Any]:
    """What follows it, in SpeechBrain's own modules: linear layers, batch norms, LeakyReLU; then the CTC layer.

    Both layouts of the recipes: with a CTC output alone (linear1, bn1, ...), and beside an attention decoder
    (linear, linear_0, ...), whose CTC layer is the fourth part and whose decoder is not used.
    """
    import torch
    from speechbrain.nnet.containers import Sequential
    from speechbrain.nnet.linear import Linear
    from speechbrain.nnet.normalization import BatchNorm1d

    found = (re.fullmatch(r"0\.(linear\w*)\.w\.weight", name) for name in state)
    layers = sorted((match[1] for match in found if match), key=lambda name: (len(name), name))
    hidden = Sequential(input_shape=[None, None, state[f"0.{layers[0]}.w.weight"].shape[1]])
    for layer in layers:
        width, before = state[f"0.{layer}.w.weight"].shape
        bias = f"0.{layer}.w.bias" in state
        hidden.append(Linear(input_size=before, n_neurons=width, bias=bias), layer_name=layer)
        norm = layer.replace("linear", "bn")
        if f"0.{norm}.norm.weight" in state:
            hidden.append(BatchNorm1d(input_size=width), layer_name=norm)
        hidden.append(torch.nn.LeakyReLU(), layer_name=layer.replace("linear", "activation"))
    place = "1" if "1.w.weight" in state else "3"
    tokens, width = state[f"{place}.w.weight"].shape
    output = Linear(input_size=width, n_neurons=tokens, bias=f"{place}.w.bias" in state)
    hidden.load_state_dict(_under("0.", state))
    output.load_state_dict(_under(f"{place}.", state))
    return hidden, output


def _under(prefix: str, state: Mapping[str, Any]) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in state.items() if name.startswith(prefix)}
