"""Model files are data: what would run code is refused by name, and is never run; harmless weights pass."""

from __future__ import annotations

import collections
import contextlib
import io
import json
import os
import pathlib
import pickle
import struct
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import model_safety
from voiceapp.services.layouts import recognise


class Command:
    """Runs ``touch`` when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.mark}",)


def refusal(path: Path) -> str:
    with pytest.raises(VoiceAppError) as caught:
        model_safety.check(path)
    assert caught.value.code == "model-refused"
    assert caught.value.message.endswith("Nothing of it was run.")
    assert caught.value.next_step
    return caught.value.message


def archive(path: Path, data: bytes, **more: bytes) -> Path:
    """A file as torch.save writes it: a zip archive with data.pkl and the tensors' bytes."""
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("weights/data.pkl", data)
        made.writestr("weights/data/0", b"\0" * 16)
        for name, content in more.items():
            made.writestr(name.replace("__", "/"), content)
    return path


# One tensor of two floats, as torch.save writes it (protocol 2), by hand: a persistent storage and its rebuilding.
STORAGE = b"(X\x07\x00\x00\x00storagectorch\nFloatStorage\nX\x01\x00\x00\x000X\x03\x00\x00\x00cpuK\x02tQ"
REBUILD = (
    b"ctorch._utils\n_rebuild_tensor_v2\n("
    + STORAGE
    + b"K\x00K\x02\x85K\x01\x85\x89ccollections\nOrderedDict\n)RtR"
)
STATE = b"\x80\x02ccollections\nOrderedDict\n)RX\x06\x00\x00\x00weight" + REBUILD + b"s."
CALL = b"cposix\nsystem\nX\x08\x00\x00\x00touch it\x85R"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("nested", [False, True])
def test_a_pickle_that_runs_code_is_refused_and_not_run(
    tmp_path: Path, protocol: int, packed: bool, nested: bool
) -> None:
    mark = tmp_path / "ran"
    content: object = Command(mark)
    if nested:
        content = {"state_dict": collections.OrderedDict(layers=[1.0, [{"bias": (content, 2)}]])}
    data = pickle.dumps(content, protocol)
    path = archive(tmp_path / "m.pt", data) if packed else tmp_path / "m.pt"
    if not packed:
        path.write_bytes(data)
    assert "system" in refusal(path)
    assert not mark.exists()


@pytest.mark.parametrize("ending", [".bin", ".ckpt", ".pkl", ".pickle", ".pt", ".pth", ".th"])
def test_every_ending_of_pickles_is_looked_into_in_every_folder(tmp_path: Path, ending: str) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / f"weights{ending.upper()}").write_bytes(b"\x80\x02" + CALL + b".")
    assert "posix.system" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        # Names that come from the memo, and from a frame of protocol 4.
        (b"\x80\x04\x8c\x05posix\x94\x8c\x06system\x940h\x00h\x01\x93\x8c\x01x\x85R.", "posix.system"),
        (
            b"\x80\x04\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x04eval\x94\x93\x8c\x011\x85R.",
            "builtins.eval",
        ),
        (b"(S'echo'\nios\nsystem\n.", "os.system"),  # INST
        (b"\x80\x02(cbuiltins\nexec\nX\x01\x00\x00\x001o.", "builtins.exec"),  # OBJ
        (b"\x80\x02cbuiltins\ngetattr\ncos\nsystem\n\x86R.", "builtins.getattr"),
        (b"\x80\x04\x8c\x07pathlib\x8c\x0bPath.unlink\x93.", "pathlib.Path.unlink"),  # a method of a class
        (b"\x80\x04\x8c\x05torch\x8c\x08hub.load\x93.", "torch.hub.load"),
        (b"\x80\x02ctorch\nload\n.", "torch.load"),
        (b"\x80\x02ctorch.storage\n_load_from_bytes\n.", "_load_from_bytes"),  # a pickle in a pickle
        (b"\x80\x02cnumpy\nfromfile\n.", "numpy.fromfile"),
        (b"\x80\x02cspeechbrain.utils.data_utils\ndownload_file\n.", "download_file"),
        (b"\x80\x02cdemucs.repo\nos.system\n.", "demucs.repo.os.system"),
        (b"\x80\x02cTTS.utils.generic_utils\nsubprocess\n.", "subprocess"),
        (b"\x80\x02ctorch._dynamo\nX\n.", "torch._dynamo.X"),
        (b"\x80\x02cnowhere\nThing\n.", "nowhere.Thing"),
    ],
)
def test_strange_names_are_refused(tmp_path: Path, data: bytes, word: str) -> None:
    (tmp_path / "m.pt").write_bytes(data)
    assert word in refusal(tmp_path / "m.pt")


def test_the_second_and_later_pickles_of_the_old_format_are_looked_into(tmp_path: Path) -> None:
    magic = b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."
    legacy = magic + b"\x80\x02M\xe9\x03." + b"\x80\x02}."
    path = tmp_path / "m.pt"
    path.write_bytes(legacy + STATE + b"\x80\x02]." + struct.pack("<q2f", 2, 1.0, -2.0) + os.urandom(512))
    model_safety.check(path)  # the tensors' bytes may be anything
    path.write_bytes(legacy + b"\x80\x02" + CALL + b"." + b"\x80\x02].")
    assert "posix.system" in refusal(path)


@pytest.mark.parametrize(
    "data",
    [
        # A call that Python would make, but whose arguments only Python knows: everything after it is hidden.
        b"\x80\x02cbuiltins\nlist\ncbuiltins\ntuple\n)R" + b"\x85R0" + b"N(2R" + CALL + b".",
        # The names are made by a call, so that nobody sees them.
        b"\x80\x04cbuiltins\nstr\n\x8c\x02os\x85R\x8c\x06system\x93.",
        b"\x80\x02\x82\x01.",  # an extension's number stands for a name
    ],
)
def test_a_pickle_built_to_hide_what_it_calls_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "m.pt").write_bytes(data)
    refusal(tmp_path / "m.pt")


def test_a_pickle_behind_which_an_archive_hangs_is_read_as_both(tmp_path: Path) -> None:
    harmless = archive(tmp_path / "tail.zip", STATE).read_bytes()
    (tmp_path / "m.pt").write_bytes(b"\x80\x02" + CALL + b"." + harmless)
    assert zipfile.is_zipfile(tmp_path / "m.pt")
    assert "posix.system" in refusal(tmp_path / "m.pt")


def test_every_entry_of_an_archive_is_looked_into_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "m.pt"
    for name in ("weights/data.pkl", "WEIGHTS/DATA.PKL"):  # the same one twice, and one that PyTorch takes for it
        archive(path, STATE)
        with zipfile.ZipFile(path) as made:
            whole = {entry: made.read(entry) for entry in made.namelist()}
        warned = pytest.warns(UserWarning, match="Duplicate name") if name in whole else contextlib.nullcontext()
        with warned, zipfile.ZipFile(path, "w") as made:
            made.writestr(name, b"\x80\x02" + CALL + b".")
            for entry, content in whole.items():
                made.writestr(entry, content)
        assert "posix.system" in refusal(path)


def test_a_pickle_that_would_fill_the_memory_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    path = tmp_path / "m.pt"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made,
        made.open("weights/data.pkl", "w") as entry,
    ):
        for _ in range(260):
            entry.write(bytes(1 << 20))
    assert "too large" in refusal(path)


def test_a_few_bytes_claim_no_memory(tmp_path: Path) -> None:
    (tmp_path / "m.pt").write_bytes(b"\x80\x02]r\x00\x00\x00\x7f.")  # number 2^31 of the memo
    tracemalloc.start()
    model_safety.check(tmp_path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10_000_000


def test_an_archive_that_cannot_be_unpacked_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "m.pt", STATE)
    path.write_bytes(path.read_bytes().replace(STATE[:20], bytes(20), 1))  # its checksum is another now
    assert "data.pkl in it cannot be looked through" in refusal(path)


def test_a_linked_folder_is_looked_into_once(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "w.bin").write_bytes(b"\x80\x02" + CALL + b".")
    model = tmp_path / "model"
    model.mkdir()
    (model / "round").symlink_to(model)
    model_safety.check(model)
    (model / "vocoder").symlink_to(elsewhere)
    assert "posix.system" in refusal(model)


def test_a_program_in_an_archive_is_refused(tmp_path: Path) -> None:
    assert "TorchScript" in refusal(archive(tmp_path / "m.pt", STATE, m__code____torch__=b"1"))
    assert "TorchScript" in refusal(archive(tmp_path / "n.pt", STATE, code__x=b"1"))


def test_harmless_weights_pass(tmp_path: Path) -> None:
    archive(tmp_path / "state.pt", STATE)
    assert model_safety.imported_names(tmp_path / "state.pt") == [
        "collections.OrderedDict",
        "torch._utils._rebuild_tensor_v2",
        "torch.FloatStorage",
        "collections.OrderedDict",
    ]
    values = {
        "best": np.float64(0.1), "curve": np.arange(3.0), "path": pathlib.PurePosixPath("a/b"), "names": {"a", "b"},
        "counts": collections.Counter("aab"), "table": collections.defaultdict(list), "half": complex(1, 2),
        "raw": bytearray(b"xy"), "epoch": 3,
    }  # fmt: skip
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        (tmp_path / f"values{protocol}.ckpt").write_bytes(pickle.dumps(values, protocol))
    for name in (
        b"pyannote.audio.core.task\nSpecifications",
        b"TTS.tts.configs.xtts_config\nXttsConfig",
        b"demucs.htdemucs\nHTDemucs",
        b"torch.nn.modules.linear\nLinear",
        b"omegaconf.dictconfig\nDictConfig",
        b"pytorch_lightning.callbacks.model_checkpoint\nModelCheckpoint",
    ):
        (tmp_path / f"{len(name)}.pth").write_bytes(b"\x80\x02c" + name + b"\n)\x81}b.")
    model_safety.check(tmp_path)


def test_a_cut_off_file_is_no_danger_and_its_layout_says_so(tmp_path: Path) -> None:
    whole = archive(tmp_path / "m.pt", STATE).read_bytes()
    (tmp_path / "m.pt").write_bytes(whole[: len(whole) // 2])
    model_safety.check(tmp_path / "m.pt")
    with pytest.raises(VoiceAppError) as caught:
        recognise(tmp_path / "m.pt")
    assert caught.value.code == "model-broken"
    (tmp_path / "m.pt").write_bytes(b"")
    model_safety.check(tmp_path)


# ---------------------------------------------------------------------------------------- YAML, JSON, code


@pytest.mark.parametrize(
    "text",
    [
        "model: !apply:os.system ['touch it']",
        "a: 1\nnested:\n  deeper: [!apply:torch.load {f: x}]",
        "model: !new:subprocess.Popen\n  args: [id]",
        "x: !name:os.remove",
        "x: !include:other.yaml",
        "x: !!python/object/apply:os.system ['id']",
        "x: !module:builtins",
        "x: !<tag:yaml.org,2002:python/object/apply:os.system> ['id']",
        "%TAG ! tag:yaml.org,2002:python/\n--- !object/apply:os.system ['id']",
    ],
)
def test_a_yaml_that_asks_to_run_something_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "hyperparams.yaml").write_text(text)
    assert "hyperparams.yaml is refused" in refusal(tmp_path)


def test_a_published_yaml_passes(tmp_path: Path) -> None:
    (tmp_path / "hyperparams.yaml").write_text(
        "# !apply:os.system is only spoken of\nN: 256\nencoder: !new:speechbrain.lobes.models.dual_path.Encoder\n"
        "  kernel_size: 16\nact: !name:torch.nn.LeakyReLU\nmodules:\n  encoder: !ref <encoder>\n"
    )
    model_safety.check(tmp_path)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ({"auto_map": {"AutoModel": "modeling.Evil"}}, "auto_map"),
        ({"custom_pipelines": {"x": {"impl": "evil.Pipe"}}}, "auto_map"),
        ({"audio_encoder": {"auto_map": {"AutoModel": "modeling.Evil"}}}, "auto_map"),
        ({"parts": [{"auto_map": ["tokenization.Evil", None]}]}, "auto_map"),
        ({"chat_template": "{{ ''.__class__.__mro__[1].__subclasses__() }}"}, "chat template"),
        ({"chat_template": [{"name": "default", "template": "{{ cycler.next }}"}]}, "chat template"),
        ({"chat_template": "{{ self.x }}"}, "chat template"),
    ],
)
def test_a_json_that_reaches_for_code_is_refused(tmp_path: Path, content: object, word: str) -> None:
    (tmp_path / "tokenizer_config.json").write_text(json.dumps(content))
    assert word in refusal(tmp_path)


def test_a_published_template_and_damaged_json_pass(tmp_path: Path) -> None:
    template = "{% for message in messages %}<|{{ message['role'] }}|>{{ message.content | trim }}{% endfor %}"
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({"chat_template": template, "auto_map": {}}))
    (tmp_path / "vocab.json").write_text(json.dumps({"auto_map": 7, "the": 8}))  # a word
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "deep.json").write_text("[" * 100_000)
    model_safety.check(tmp_path)


def test_a_json_too_large_to_be_looked_through_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "config.json").open("wb") as file:
        file.truncate((64 << 20) + 1)
    assert "too large" in refusal(tmp_path)


def test_python_code_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "modeling_evil.py").write_text("import os")
    assert "Python code" in refusal(tmp_path)


def test_the_models_of_the_tests_pass() -> None:
    model_safety.check(Path(__file__).parents[2] / "models" / "whisper-mini-en")


def test_nothing_is_imported_while_it_is_looked_at(tmp_path: Path) -> None:
    stream = io.BytesIO(b"\x80\x02cantigravity\nfly\n.")
    (tmp_path / "m.pt").write_bytes(stream.getvalue())
    refusal(tmp_path)
    import sys

    assert "antigravity" not in sys.modules


def test_a_newer_gguf_is_told_as_newer(tmp_path: Path) -> None:
    (tmp_path / "new.gguf").write_bytes(b"GGUF" + struct.pack("<IQQ", 4, 0, 0) + b"\0" * 64)
    with pytest.raises(VoiceAppError) as caught:
        recognise(tmp_path / "new.gguf")
    assert (caught.value.code, "version 4" in caught.value.message) == ("model-newer", True)
