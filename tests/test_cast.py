"""Everybody gets a voice, by rule; two people can always be told apart."""

from typing import Any

import pytest

from voice.cast import cast
from voice.engines.espeak import OURS, Espeak
from voice.engines.tone import Tone
from voice.errors import ConfigError, EngineError
from voice.model import Chapter, Gender, Paragraph, Role, Script, Speaker, Turn


def interview(*people: tuple[str, Role, Gender | None], language: str = "fr") -> Script:
    speakers = tuple(Speaker(name, role, gender=gender) for name, role, gender in people)
    turns = tuple(Turn(name, (Paragraph("Bonjour."),)) for name, _, _ in people)
    return Script(language, "T", speakers, (Chapter("", turns),))


HOST_AND_GUEST = interview(("Ada", "host", None), ("Ben", "guest", None))


def test_the_rule() -> None:
    voices = cast(HOST_AND_GUEST, Espeak(), {}).voices
    assert {name: voice.name for name, voice in voices.items()} == {"Ben": "fr+m3", "Ada": "fr+f2", "Narrator": "fr+m8"}


@pytest.mark.parametrize("language", OURS)
def test_three_voices_in_every_language_that_sound_different(language: str) -> None:
    from voice.model import Utterance
    from voice.phrases import calibration

    engine = Espeak()
    text = calibration(language)[:60] if language != "ja" else "こんにちは。げんきですか。"
    script = interview(("Ada", "host", None), ("Ben", "guest", None), language=language)
    clips = {
        engine.synthesize(Utterance(text, voice, language)).samples
        for voice in cast(script, engine, {}).voices.values()
    }
    assert len(clips) == 3
    engine.close()


def test_a_stated_gender_is_heard() -> None:
    voices = cast(interview(("Ada", "guest", "female"), ("Ben", "host", "male")), Espeak(), {}).voices
    assert (voices["Ada"].gender, voices["Ben"].gender) == ("female", "male")


def test_nobody_loses_a_voice_when_somebody_joins() -> None:
    two = cast(interview(("Ada", "host", None), ("Ben", "guest", None)), Espeak(), {}).voices
    three = cast(interview(("Ada", "host", None), ("Ben", "guest", None), ("Cy", "guest", None)), Espeak(), {}).voices
    assert all(three[name] == two[name] for name in two)


@pytest.mark.parametrize("engine", [Espeak(), Tone()])
def test_a_crowd_can_be_told_apart(engine: Any) -> None:
    crowd = interview(*((f"P{n}", "guest", None) for n in range(40)))
    voices = list(cast(crowd, engine, {}).voices.values())
    assert len({(v.name, v.rate, v.pitch) for v in voices}) == len(voices) == 41


@pytest.mark.parametrize(
    ("wishes", "ada"),
    [
        ({"Ada": "steph"}, "fr+steph"),
        ({"host": "steph"}, "fr+steph"),
        ({"host": "f5", "Ada": "steph"}, "fr+steph"),
        ({"Ada": "f5", "fr": {"Ada": "steph"}}, "fr+steph"),
        ({"Ada": ["edge:fr-FR-DeniseNeural", "espeak:steph"]}, "fr+steph"),
        ({"Ada": ["edge:fr-FR-DeniseNeural"]}, "fr+f2"),
        ({"Ada": "fr-FR-DeniseNeural"}, "fr+f2"),
        ({"Ada": {"voice": "fr+steph", "rate": 5}}, "fr+steph"),
    ],
)
def test_wishes(wishes: dict[str, Any], ada: str) -> None:
    assert cast(HOST_AND_GUEST, Espeak(), wishes)["Ada"].name == ada


def test_a_wished_voice_is_not_given_twice() -> None:
    voices = cast(HOST_AND_GUEST, Espeak(), {"narrator": "m3"}).voices
    assert [voices[name].name for name in ("Narrator", "Ben", "Ada")] == ["fr+m3", "fr+f2", "fr+m8"]


def test_a_wished_voice_that_is_moved_is_not_given_twice() -> None:
    voices = cast(HOST_AND_GUEST, Espeak(), {"guest": {"voice": "m3", "rate": -5}}).voices
    assert len({voice.name for voice in voices.values()}) == 3


def test_a_wish_for_a_voice_that_is_not() -> None:
    with pytest.raises(ConfigError, match="voice of 'Ada': espeak has no voice 'stef'; is it 'steph'"):
        cast(HOST_AND_GUEST, Espeak(), {"Ada": "stef"})
    with pytest.raises(ConfigError, match="voice of 'Ada'"):
        cast(HOST_AND_GUEST, Espeak(), {"Ada": {"name": "f2"}})


def test_no_voice_for_a_language() -> None:
    with pytest.raises(EngineError, match="espeak has no voice for the language 'xx'"):
        cast(interview(("Ada", "host", None), language="xx"), Espeak(), {})
