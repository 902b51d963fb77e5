"""A tiny BERT in the layout of Sentence-Transformers with its ONNX file, and what it gives. Runs in the pack."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from torch.onnx._internal.torchscript_exporter import onnx_proto_utils
from transformers import AutoModel, AutoTokenizer, BertConfig, BertModel, PreTrainedTokenizerFast

WORDS = "the meeting is on friday we meet at end of week i like pasta and a longer text with more words".split()
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
LONGEST = 24


def build(folder: str, pooling: str = "mean_tokens") -> None:
    """Write the model as it is published; as there, tokenizer.json says 128 tokens, which is not what is meant."""
    torch.manual_seed(1)
    tokenizer = _tokenizer()
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
        intermediate_size=64, max_position_embeddings=64,
    )  # fmt: skip
    config._attn_implementation = "eager"
    model = BertModel(config).eval()
    for parameter in model.parameters():
        parameter.data += 0.2 * torch.randn_like(parameter)
    model.save_pretrained(folder)
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]").save_pretrained(folder)
    root = Path(folder)
    tokenizer.enable_truncation(128)
    tokenizer.enable_padding(length=128, pad_id=0, pad_token="[PAD]")
    tokenizer.save(str(root / "tokenizer.json"))
    _write(root / "sentence_bert_config.json", {"max_seq_length": LONGEST, "do_lower_case": False})
    modes = ("cls_token", "mean_tokens", "max_tokens", "mean_sqrt_len_tokens")
    _write(root / "1_Pooling" / "config.json", {f"pooling_mode_{mode}": mode == pooling for mode in modes})
    _export(model, root / "onnx" / "model.onnx")


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content))


def _tokenizer() -> Tokenizer:
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    tokenizer = Tokenizer(models.WordPiece({word: at for at, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


class _States(torch.nn.Module):  # type: ignore[misc]
    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
        named = {"attention_mask": attention_mask, "token_type_ids": token_type_ids}
        return self.model(input_ids=input_ids, **named).last_hidden_state


def _export(model: Any, path: Path) -> None:
    path.parent.mkdir()
    # The exporter's last step wants the onnx package, to add functions of which there are none here.
    onnx_proto_utils._add_onnxscript_fn = lambda model_bytes, _: model_bytes
    ids = torch.tensor([[2, 5, 3, 0], [2, 6, 7, 3]])
    mask = (ids > 0).long()
    free = {0: "batch", 1: "sequence"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _States(model), (ids, mask, torch.zeros_like(ids)), str(path),
            input_names=INPUTS, output_names=["last_hidden_state"],
            dynamic_axes=dict.fromkeys([*INPUTS, "last_hidden_state"], free), opset_version=17, dynamo=False,
        )  # fmt: skip


def run(folder: str, texts: list[str], pooling: str = "mean_tokens") -> dict[str, Any]:
    """The vectors by Transformers, pooled and normalised as the published model card does it."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    encoded = tokenizer(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    with torch.no_grad():
        states = model(**encoded).last_hidden_state
    mask = encoded["attention_mask"].unsqueeze(-1).expand(states.size()).float()
    if pooling == "mean_tokens":
        pooled = torch.sum(states * mask, 1) / torch.clamp(mask.sum(1), min=1e-9)
    else:
        pooled = states[:, 0]
    return {"vectors": np.asarray(torch.nn.functional.normalize(pooled, p=2, dim=1))}
