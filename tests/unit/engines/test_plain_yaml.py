"""hyperparams.yaml read as data: tags build nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from voiceapp.engines.plain_yaml import find, read

PUBLISHED = """
sample_rate: 8000
num_spks: 2
chunk: 250
Intra: &id001 !new:speechbrain.lobes.models.dual_path.SBTransformerBlock
  nhead: 8
  norm_before: true
MaskNet: !new:speechbrain.lobes.models.dual_path.Dual_Path_Model
  K: !ref <chunk>
  intra_model: *id001
  norm: ln
modules:
  masknet: !ref <MaskNet>
paths: !apply:os.getenv [HOME]
"""


def test_tagged_values_are_what_stands_under_the_tag(tmp_path: Path) -> None:
    file = tmp_path / "hyperparams.yaml"
    file.write_text(PUBLISHED)
    content = read(file)
    assert content["MaskNet"]["intra_model"] == {"nhead": 8, "norm_before": True}
    assert content["paths"] == ["HOME"], "nothing was called"
    assert [find(content, key) for key in ("sample_rate", "nhead", "norm", "norm_before")] == [8000, 8, "ln", True]
    assert find(content, "K") == 250, "a reference is followed"
    assert find(content, "masknet") is None, "a network is no plain value"
    assert find(content, "absent") is None


@pytest.mark.parametrize(
    "text", ["- a\n- b\n", "a: [", "a: !!python/object/apply:os.system ['true']\n", "? {a: 1}\n: 2\n", "\x00"]
)
def test_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "hyperparams.yaml"
    file.write_text(text)
    with pytest.raises(ValueError, match="is no"):
        read(file)
