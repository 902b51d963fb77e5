"""The catalog's rows of speech synthesis."""

from __future__ import annotations

from voiceapp.core.protocols import Capabilities
from voiceapp.engines.specs import EngineSpec, Layout, ModelPart, ModelSpec

_KOKORO_LANGUAGES = ("en-us", "en-gb", "es", "fr-fr", "hi", "it", "pt-br")
_KOKORO_CARD = "https://huggingface.co/onnx-community/Kokoro-82M-v1.0-ONNX"
_KOKORO_PRECISION = "https://github.com/thewh1teagle/kokoro-onnx/releases/tag/model-files-v1.1"


def _kokoro(name: str, title: str, note: str, file: str, quality: str = "") -> ModelSpec:
    """A precision of Kokoro v1.0 in the hub's layout. The figures are kokoro-onnx's, for its own exports of it."""
    return ModelSpec(
        name=name,
        title=title,
        note=note,
        repo="onnx-community/Kokoro-82M-v1.0-ONNX",
        files=(f"onnx/{file}", "voices/*.bin", "config.json", "tokenizer.json"),
        licence="Apache-2.0",
        licence_source=_KOKORO_CARD,
        languages=_KOKORO_LANGUAGES,
        quality=quality,
        quality_source=_KOKORO_PRECISION if quality else "",
        parameters=82_000_000,
        parameters_source="https://github.com/hexgrad/kokoro/blob/main/README.md",
    )


_KOKORO = (
    _kokoro(
        "kokoro-82m",
        "Kokoro 82M",
        "Natural voices, quick enough for a talk on a processor.",
        "model.onnx",
    ),
    _kokoro(
        "kokoro-82m-int8",
        "Kokoro 82M, small",
        "The same voices in a quarter of the space, a little rougher.",
        "model_quantized.onnx",
        "an int8 export's spectrum correlates 0.916 with full precision's",
    ),
)

_PARLER_SIMILARITY = "https://github.com/huggingface/parler-tts/blob/main/INFERENCE.md#speaker-consistency"
_PARLER_FILES = ("config.json", "generation_config.json", "model*.safetensors*", "*token*", "spiece.model")
_PARLER = (
    ModelSpec(
        name="parler-mini-v1",
        title="Parler-TTS Mini v1",
        note="English voices described in words, or one of 34 named speakers.",
        repo="parler-tts/parler-tts-mini-v1",
        files=_PARLER_FILES,
        licence="Apache-2.0",
        licence_source="https://huggingface.co/parler-tts/parler-tts-mini-v1",
        languages=("en",),
        quality="a named speaker stays the same: similarity 0.91 (Jon) to 0.84 (Tina), the 20 best",
        quality_source=_PARLER_SIMILARITY,
    ),
    ModelSpec(
        name="parler-large-v1",
        title="Parler-TTS Large v1",
        note="As Mini, better and much slower: for a graphics card.",
        repo="parler-tts/parler-tts-large-v1",
        files=_PARLER_FILES,
        licence="Apache-2.0",
        licence_source="https://huggingface.co/parler-tts/parler-tts-large-v1",
        languages=("en",),
        quality="a named speaker stays the same: similarity 0.91 (Will) to 0.85 (Barbara), the 20 best",
        quality_source=_PARLER_SIMILARITY,
    ),
    ModelSpec(
        name="parler-multilingual",
        title="Parler-TTS Mini Multilingual v1.1",
        note="Eight European languages; the description is English.",
        repo="parler-tts/parler-tts-mini-multilingual-v1.1",
        files=("config.json", "generation_config.json", "model*.safetensors*", "*token*"),
        licence="Apache-2.0",
        licence_source="https://huggingface.co/parler-tts/parler-tts-mini-multilingual-v1.1",
        languages=("en", "fr", "es", "pt", "pl", "de", "it", "nl"),
        # Its descriptions are read by another tokenizer than its texts, that of its text encoder.
        parts=(
            ModelPart(
                "google/flan-t5-large",
                ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"),
                "description_tokenizer",
            ),
        ),
    ),
)

# TTS.tts.configs.xtts_config.XttsConfig.languages of coqui-tts 0.28.0.
_XTTS_LANGUAGES = tuple("en es fr de it pt pl tr ru nl cs ar zh hu ko ja hi".split())
_XTTS_FILES = ("config.json", "model.pth", "vocab.json", "speakers_xtts.pth")

# "language" in the card of suno/bark.
_BARK_LANGUAGES = tuple("en de es fr hi it ja ko pl pt ru tr zh".split())


def _bark(name: str, title: str, note: str) -> ModelSpec:
    return ModelSpec(
        name=name,
        title=title,
        note=note,
        repo=f"suno/{name}",
        files=(
            *("config.json", "generation_config.json", "pytorch_model.bin", "tokenizer.json", "vocab.txt"),
            *("tokenizer_config.json", "special_tokens_map.json"),
            *("speaker_embeddings_path.json", "speaker_embeddings/*.npy"),
        ),
        licence="mit",
        licence_source=f"https://huggingface.co/suno/{name}",
        languages=_BARK_LANGUAGES,
    )


SPEAKING: tuple[EngineSpec, ...] = (
    EngineSpec(
        name="espeak",
        task="tts",
        title="eSpeak NG",
        target="voiceapp.engines.tts_espeak:Espeak",
        requires=("espeakng_loader",),
        embedded=True,
        capabilities=Capabilities(languages=("*",), streaming=True, word_times="exact", sample_rate=22_050),
        settings=("engines.voice", "engines.language", "sound.speed", "sound.pitch", "sound.volume"),
    ),
    EngineSpec(
        name="kokoro",
        task="tts",
        title="Kokoro",
        target="voiceapp.engines.tts_kokoro:Kokoro",
        requires=("kokoro_onnx", "onnxruntime"),
        capabilities=Capabilities(
            languages=_KOKORO_LANGUAGES, streaming=True, word_times="estimated", phonemes=True, sample_rate=24_000
        ),
        layout=Layout(
            marks=("kokoro*.onnx|voices/*.bin",),
            needs=(
                "kokoro-v1.0.onnx|kokoro*.onnx|onnx/model*.onnx",
                "voices-v1.0.bin|voices*.bin|voices*.npz|voices/*.bin",
            ),
        ),
        settings=(
            "engines.voice",
            "engines.language",
            "sound.speed",
            "sound.pitch",
            "sound.volume",
            "files.threads",
        ),
        models=_KOKORO,
    ),
    EngineSpec(
        name="xtts",
        task="tts",
        title="XTTS",
        target="voiceapp.engines.tts_xtts:Xtts",
        pack="torch",
        requires=("torch", "TTS"),
        capabilities=Capabilities(
            languages=_XTTS_LANGUAGES,
            streaming=True,
            cloning=True,
            temperature=True,
            word_times="estimated",
            sample_rate=24_000,
        ),
        models=(
            ModelSpec(
                name="v2",
                title="XTTS v2",
                note="Its own voices in 17 languages, streamed. Best with a graphics card.",
                repo="coqui/XTTS-v2",
                files=_XTTS_FILES,
                licence="coqui-public-model-license",
                licence_source="https://huggingface.co/coqui/XTTS-v2",
                languages=_XTTS_LANGUAGES,
                quality="Streams with less than 200 ms of delay, as its makers say.",
                quality_source="https://github.com/idiap/coqui-ai-TTS (README)",
                parameters=466_000_000,
                parameters_source="counted: coqui-tts 0.28.0's Xtts of version 2 and 6000 texts",
            ),
        ),
        layout=Layout(marks=("model.pth", "vocab.json"), needs=_XTTS_FILES),
        settings=(
            *("engines.device", "engines.voice", "engines.language", "files.threads"),
            *("sound.speed", "sound.pitch", "sound.volume"),
        ),
    ),
    EngineSpec(
        name="speecht5",
        task="tts",
        title="SpeechT5",
        target="voiceapp.engines.tts_speecht5:SpeechT5",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(languages=("en",), cloning=True, word_times="estimated", sample_rate=16_000),
        models=(
            ModelSpec(
                name="speecht5",
                title="SpeechT5",
                note="English in seven voices.",
                repo="microsoft/speecht5_tts",
                files=(
                    *("config.json", "generation_config.json", "pytorch_model.bin", "spm_char.model"),
                    *(
                        "preprocessor_config.json",
                        "tokenizer_config.json",
                        "added_tokens.json",
                        "special_tokens_map.json",
                    ),
                ),
                licence="mit",
                licence_source="https://huggingface.co/microsoft/speecht5_tts",
                languages=("en",),
                parameters=157_000_000,
                parameters_source="counted: Transformers 5.23's SpeechT5ForTextToSpeech and SpeechT5HifiGan",
                parts=(
                    ModelPart("microsoft/speecht5_hifigan", ("config.json", "pytorch_model.bin"), "vocoder"),
                    # 512 numbers for each utterance of CMU ARCTIC's seven speakers (its README; MIT too).
                    ModelPart("datasets/Matthijs/cmu-arctic-xvectors", ("spkrec-xvect.zip",), "xvectors"),
                    # What these were made with (its README): so are those of samples.
                    ModelPart("speechbrain/spkrec-xvect-voxceleb", ("embedding_model.ckpt",), "voice_encoder"),
                ),
            ),
        ),
        layout=Layout(
            model_types=("speecht5",),
            needs=(
                *("config.json", "model.safetensors|pytorch_model.bin", "spm_char.model"),
                *("vocoder/config.json", "vocoder/model.safetensors|vocoder/pytorch_model.bin"),
                "xvectors/*.npy|xvectors/*.zip",
            ),
        ),
        settings=("engines.device", "engines.voice", "files.threads", "sound.volume"),
    ),
    EngineSpec(
        name="bark",
        task="tts",
        title="Bark",
        target="voiceapp.engines.tts_bark:Bark",
        pack="torch",
        requires=("torch", "transformers"),
        capabilities=Capabilities(
            languages=_BARK_LANGUAGES, temperature=True, word_times="estimated", sample_rate=24_000
        ),
        models=(
            _bark("bark-small", "Bark small", "Laughs and sighs on cue. Slow without a graphics card."),
            _bark("bark", "Bark", "Laughs and sighs on cue. For a graphics card."),
        ),
        layout=Layout(
            model_types=("bark",),
            needs=(
                *("config.json", "generation_config.json", "model.safetensors|pytorch_model.bin"),
                "tokenizer.json|vocab.txt",
            ),
        ),
        settings=(
            *("engines.device", "engines.precision", "engines.voice", "engines.language"),
            *("files.threads", "sound.volume"),
        ),
    ),
    EngineSpec(
        name="parler",
        task="tts",
        title="Parler-TTS",
        target="voiceapp.engines.tts_parler:Parler",
        pack="parler",
        requires=("torch", "parler_tts"),
        capabilities=Capabilities(
            languages=("en",), streaming=True, temperature=True, word_times="estimated", sample_rate=44_100
        ),
        layout=Layout(
            model_types=("parler_tts",),
            needs=("config.json", "model.safetensors|model.safetensors.index.json", "tokenizer.json"),
        ),
        settings=(
            "engines.device",
            "engines.precision",
            "engines.voice",
            "sound.speed",
            "sound.pitch",
            "sound.volume",
            "files.threads",
        ),
        models=_PARLER,
    ),
)
