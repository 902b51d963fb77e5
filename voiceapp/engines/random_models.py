"""Models with random weights in the published layouts, for measuring what our code costs around a library.

``full`` has the true architecture (its configuration is the library's default, which is that of the named model),
else a tiny one. They understand and say nothing. Whisper's never chooses the token that ends a text, so that every
window takes as many steps as there can be. Runs where the engine's libraries are.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import torch_device

END = 50_257
"""Whisper's token that ends a text."""

STOP_BIAS = 10.0
"""What speaks against a token: small, since int8 shares its steps among all dimensions."""

AGAINST = -30.0
SPREAD = 40.0
"""Standard deviation of the scores of Whisper's tokens."""

POSITIONS = 20.0
"""That of its positions, which count more than the tokens before."""

_XTTS_TEXTS = 6000
"""A vocabulary of thousands, as a tokenizer of many languages has."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,!?'-:;"


class RandomModels:
    """The engine that writes them (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load."""
        return Capabilities()

    def build(self, ctx: CallContext, engine: str, folder: str, full: bool) -> str:
        """Write a model for ``engine`` into ``folder`` (made here); tells the path that the engine is given."""
        makers = {
            "openai-whisper": _openai_whisper,
            "wav2vec2": _wav2vec2,
            "xtts": _xtts,
            "speecht5": _speecht5,
            "musicgen": _musicgen,
            "encodec": _encodec,
        }
        place = Path(folder)
        place.mkdir(parents=True)
        with torch_device.seeded(1):
            return str(makers[engine](place, full))


def _openai_whisper(folder: Path, full: bool) -> Path:
    """Whisper base: openai/whisper-base's config.json (512 wide, 6 + 6 layers, 8 heads, 80 bands)."""
    import torch
    from whisper.model import ModelDimensions, Whisper

    wide, layers, heads = (512, 6, 8) if full else (64, 2, 2)
    sizes = ModelDimensions(80, 1500, wide, heads, layers, 51_865, 448, wide, heads, layers)
    model = Whisper(sizes)
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                torch.nn.init.normal_(parameter, std=parameter.shape[-1] ** -0.5)
        # One token is always far ahead, so that no second attempt is made; positions keep the text from repeating.
        torch.nn.init.normal_(model.decoder.token_embedding.weight, std=SPREAD * wide**-0.5)
        torch.nn.init.normal_(model.decoder.positional_embedding, std=POSITIONS)
        # One dimension of the last layer speaks against the end and against times, and for nothing.
        model.decoder.ln.bias[0] = STOP_BIAS
        model.decoder.token_embedding.weight[:, 0] = 0
        model.decoder.token_embedding.weight[END, 0] = AGAINST
        model.decoder.token_embedding.weight[-1501:, 0] = AGAINST
    path = folder / ("base.pt" if full else "tiny.pt")
    torch.save({"dims": vars(sizes), "model_state_dict": model.state_dict()}, path)
    return path


def _wav2vec2(folder: Path, full: bool) -> Path:
    """facebook/wav2vec2-base-960h: the library's default configuration."""
    from transformers import (
        Wav2Vec2Config,
        Wav2Vec2CTCTokenizer,
        Wav2Vec2FeatureExtractor,
        Wav2Vec2ForCTC,
        Wav2Vec2Processor,
    )

    names = ["<pad>", "<s>", "</s>", "<unk>", "|", *"ETAOINHSRDLUMWCFGYPBVK'XJQZ"]
    (folder / "vocab.json").write_text(json.dumps({name: number for number, name in enumerate(names)}))
    small: dict[str, Any] = {
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": 64,
        "conv_dim": [16] * 7,
    }
    config = Wav2Vec2Config(vocab_size=len(names), pad_token_id=0, **({} if full else small))
    Wav2Vec2ForCTC(config).save_pretrained(folder)
    tokenizer = Wav2Vec2CTCTokenizer(str(folder / "vocab.json"))
    Wav2Vec2Processor(Wav2Vec2FeatureExtractor(), tokenizer).save_pretrained(folder)
    return folder


def _xtts(folder: Path, full: bool) -> Path:
    """coqui/XTTS-v2: the library's default arguments with the perceiver resampler, which is version 2."""
    import torch
    from tokenizers import AddedToken, Tokenizer, models, pre_tokenizers
    from TTS.tts.configs.xtts_config import XttsConfig
    from TTS.tts.models.xtts import Xtts

    config = XttsConfig()
    languages = [f"[{language}]" for language in config.languages]
    special = ["[STOP]", "[UNK]", "[SPACE]", "[START]", *languages]
    # The library counts the tokenizer's texts, not what the configuration says.
    fillers = [f"filler{number}" for number in range(_XTTS_TEXTS if full else 0)]
    texts = [*special, *_LETTERS, *fillers][:_XTTS_TEXTS]
    vocabulary = {text: number for number, text in enumerate(texts)}
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="[UNK]"))
    tokenizer.add_special_tokens([AddedToken(text, special=True) for text in special])
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "vocab.json"))
    arguments = config.model_args
    arguments.gpt_use_perceiver_resampler = True
    arguments.gpt_num_audio_tokens, arguments.gpt_start_audio_token, arguments.gpt_stop_audio_token = (
        1026,
        1024,
        1025,
    )
    arguments.gpt_number_text_tokens = len(vocabulary)
    arguments.gpt_start_text_token = tokenizer.token_to_id("[START]")
    arguments.gpt_stop_text_token = tokenizer.token_to_id("[STOP]")
    if not full:
        arguments.gpt_layers, arguments.gpt_n_model_channels, arguments.gpt_n_heads = 2, 64, 4
        arguments.decoder_input_dim, arguments.gpt_max_audio_tokens = 64, 24
    model = Xtts.init_from_config(config)
    config.save_json(str(folder / "config.json"))
    torch.save({"model": model.state_dict()}, folder / "model.pth")
    voice = {
        "gpt_cond_latent": torch.randn(1, 32, arguments.gpt_n_model_channels),
        "speaker_embedding": torch.randn(1, 512, 1),
    }
    torch.save({"Random": voice}, folder / "speakers_xtts.pth")
    return folder


def _speecht5(folder: Path, full: bool) -> Path:
    """microsoft/speecht5_tts with microsoft/speecht5_hifigan: the library's default configurations."""
    import numpy as np
    import sentencepiece
    from transformers import (
        SpeechT5Config,
        SpeechT5FeatureExtractor,
        SpeechT5ForTextToSpeech,
        SpeechT5HifiGan,
        SpeechT5HifiGanConfig,
        SpeechT5Processor,
        SpeechT5Tokenizer,
    )

    text = folder / "text.txt"
    text.write_text("\n".join(["the quick brown fox jumps over the lazy dog", " ".join(_LETTERS)] * 20))
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(folder / "spm_char"),
        vocab_size=60,
        model_type="char",
        bos_id=0,
        pad_id=1,
        eos_id=2,
        unk_id=3,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    text.unlink()
    (folder / "spm_char.vocab").unlink()
    tokenizer = SpeechT5Tokenizer(str(folder / "spm_char.model"))
    small: dict[str, Any] = {
        "hidden_size": 32,
        "encoder_layers": 1,
        "encoder_attention_heads": 4,
        "encoder_ffn_dim": 64,
        "decoder_layers": 1,
        "decoder_attention_heads": 4,
        "decoder_ffn_dim": 64,
        "speech_decoder_prenet_units": 32,
        "speech_decoder_postnet_units": 32,
    }
    config = SpeechT5Config(**({} if full else {**small, "vocab_size": len(tokenizer) + 2}))
    SpeechT5ForTextToSpeech(config).save_pretrained(folder)
    SpeechT5Processor(SpeechT5FeatureExtractor(), tokenizer).save_pretrained(folder)
    channels = {} if full else {"upsample_initial_channel": 32}
    SpeechT5HifiGan(SpeechT5HifiGanConfig(**channels)).save_pretrained(folder / "vocoder")
    (folder / "xvectors").mkdir()
    voice = np.random.default_rng(1).standard_normal(512).astype(np.float32)
    np.save(folder / "xvectors" / "random.npy", voice / np.linalg.norm(voice))
    return folder


def _tokenizer() -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    alphabet = [*("<pad>", "</s>", "<unk>"), *sorted(pre_tokenizers.ByteLevel.alphabet())]
    vocabulary = {text: number for number, text in enumerate(alphabet)}
    made = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        model_input_names=["input_ids", "attention_mask"],
    )


def _musicgen(folder: Path, full: bool) -> Path:
    """facebook/musicgen-small: the default decoder (24 layers, 1024 wide), T5 base, EnCodec 32 kHz."""
    from transformers import (
        EncodecFeatureExtractor,
        MusicgenConfig,
        MusicgenDecoderConfig,
        MusicgenForConditionalGeneration,
        MusicgenProcessor,
        T5Config,
    )

    tokenizer = _tokenizer()
    if full:
        decoder = MusicgenDecoderConfig()
        text = T5Config(d_model=768, d_kv=64, d_ff=3072, num_layers=12, num_heads=12)
    else:
        decoder = MusicgenDecoderConfig(num_hidden_layers=2, ffn_dim=64, num_attention_heads=4, hidden_size=32)
        text = T5Config(vocab_size=len(tokenizer), d_model=32, d_kv=8, d_ff=64, num_layers=1, num_heads=4)
    codec = _encodec_config(full, sampling_rate=32_000, upsampling_ratios=[8, 5, 4, 4], target_bandwidths=[2.2])
    codec.codebook_size, codec.use_causal_conv = 2048, False
    model = MusicgenForConditionalGeneration(
        MusicgenConfig(text_encoder=text, audio_encoder=codec, decoder=decoder)
    )
    settings = model.generation_config
    start = decoder.vocab_size
    settings.decoder_start_token_id = settings.pad_token_id = settings.bos_token_id = start
    settings.do_sample, settings.guidance_scale, settings.max_length = True, 3.0, 1500
    model.save_pretrained(folder)
    MusicgenProcessor(EncodecFeatureExtractor(sampling_rate=32_000), tokenizer).save_pretrained(folder)
    return folder


def _encodec_config(full: bool, **changes: Any) -> Any:
    from transformers import EncodecConfig

    small = {"num_filters": 4, "hidden_size": 16, "codebook_dim": 16, "num_lstm_layers": 1}
    return EncodecConfig(**({} if full else small), **changes)


def _encodec(folder: Path, full: bool) -> Path:
    """facebook/encodec_24khz: the library's default configuration."""
    from transformers import EncodecFeatureExtractor, EncodecModel

    model = EncodecModel(_encodec_config(full))
    for layer in model.quantizer.layers:  # they begin as zeros
        layer.codebook.embed.normal_()
    model.save_pretrained(folder)
    EncodecFeatureExtractor(sampling_rate=24_000).save_pretrained(folder)
    return folder
