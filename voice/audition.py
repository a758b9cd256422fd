"""A voice by itself, before it is cast."""

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from voice import plugins
from voice.carriers import mp3
from voice.engines import Engine
from voice.errors import ConfigError, EngineError
from voice.kept import segment
from voice.model import Line, Utterance, Voice
from voice.phrases import calibration
from voice.pipeline import AUTO, BEST, OFFLINE, production
from voice.plan import speakable, spoken
from voice.sentences import sentences
from voice.show import Show
from voice.store import write_stream


def audition(show: Show, engine_name: str, name: str, text: str, language: str, to: Path | None) -> Path:
    """Have a voice say something, levelled as in an edition; the MP3 that was written."""
    if to and to.suffix.lower() != ".mp3":
        raise ConfigError(f"{to}: an audition is an MP3; name the file {to.with_suffix('.mp3')}.")
    engine, voice = _known(show, name, language, (BEST, OFFLINE) if engine_name == AUTO else (engine_name,))
    engine.ready()
    text = text or "".join(sentences(calibration(voice.language), voice.language)[:3])
    said = spoken(text).text
    if not speakable(said):
        raise ConfigError(f"There is nothing to say in {text!r}.")
    line = Line(name, "narrator", text, Utterance(said, voice, voice.language), 0, 0)
    work = production(show, engine.name)
    with closing(engine):
        (found,) = work.produce([line], name).segments
    heard = segment(show.store, found.segment)
    assert heard
    codec = work.mastering.codec
    path = to or show.output / "auditions" / f"{engine.name}.{name}.mp3"
    write_stream(path, mp3.pieces(codec, b"", heard.samples // codec.frame, len(heard.frames), [heard.frames]))
    return Path(os.path.relpath(path))


def _known(show: Show, name: str, language: str, engines: Sequence[str]) -> tuple[Engine, Voice]:
    """The first of the engines that has a voice of that name, and the voice; the refusal of the last where none has."""
    for engine_name in engines:
        engine = plugins.engine(engine_name, show.options(engine_name))
        listed = next((voice for voice in engine.voices(language) if voice.name == name), None)
        try:
            return engine, listed or engine.voice(name, language or "en")
        except EngineError:
            if engine_name == engines[-1]:
                raise
    raise AssertionError("there is an engine")
