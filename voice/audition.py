"""A voice by itself, before it is cast."""

import os
from importlib.metadata import version
from pathlib import Path

from voice import plugins
from voice.carriers import mp3
from voice.errors import ConfigError, EngineError
from voice.kept import clip, clip_key
from voice.master import Mastering, Target, level, level_key, mastered, measure
from voice.model import Codec, Utterance
from voice.phrases import calibration
from voice.plan import speakable, spoken
from voice.sentences import sentences
from voice.show import Show
from voice.store import write_stream
from voice.synthesize import synthesize


def audition(show: Show, engine_name: str, name: str, text: str, language: str, to: Path | None) -> Path:
    """Have a voice say something, levelled as in an edition; the MP3 that was written."""
    options = show.options(engine_name)
    engine = plugins.engine(engine_name, options)
    engine.ready()
    known = next((v for v in engine.voices(language) if v.name == name), None)
    language = language or (known.language if known else "en")
    voice = known or engine.voice(name, language)
    if not text:
        text = "".join(sentences(calibration(language), language)[:3])
    if not speakable(spoken(text).text):
        raise ConfigError(f"There is nothing to say in {text!r}.")
    passage = Utterance(calibration(language), voice, language)
    utterance = Utterance(spoken(text).text, voice, language)
    for asked in (passage, utterance):
        synthesize(show.store, engine_name, options, asked)
    audio, measured = show.settings.audio, clip_key(engine, passage)
    target, codec = Target(audio.loudness, audio.peak), Codec("libmp3lame", audio.rate, audio.bitrate)
    measure(show.store, measured, target, codec)
    heard = clip(show.store, clip_key(engine, utterance))
    found = level(show.store, level_key(measured, target, codec))
    if heard is None or found is None:
        raise EngineError("What was just spoken has gone; try again.")
    how = Mastering(codec, target, show.settings.pauses.sentence, found, version("av"))
    segment = mastered(heard, utterance, how)
    path = to or show.output / "auditions" / f"{engine_name}.{name}.mp3"
    frames = segment.samples // codec.frame
    write_stream(path, mp3.pieces(codec, b"", frames, len(segment.frames), [segment.frames]))
    return Path(os.path.relpath(path))
