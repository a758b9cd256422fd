"""Which of Edge's voices are handed out, in which order, and what happens when the service changes its list."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.edge_service import EdgeService
from voice.engines.edge import Edge, casting, listing
from voice.engines.edge.listing import Listed
from voice.errors import EngineError
from voice.model import Gender, Utterance, Voice

FIRST = {
    "zh": "zh-CN-Yunyang zh-CN-Xiaoxiao zh-CN-Yunxi zh-CN-Xiaoyi zh-CN-Yunjian zh-TW-HsiaoChen",
    "ru": "ru-RU-Dmitry ru-RU-Svetlana en-US-Andrew en-US-Ava",
    "en": "en-US-Andrew en-US-Ava en-US-Brian en-US-Emma en-US-Christopher en-US-Aria",
    "fr": "fr-FR-Denise fr-FR-Henri fr-FR-Vivienne fr-FR-Remy fr-CA-Sylvie",
    "id": "id-ID-Ardi id-ID-Gadis en-US-Andrew en-US-Ava",
    "ja": "ja-JP-Keita ja-JP-Nanami en-US-Andrew en-US-Ava",
    "de": "de-DE-Conrad de-DE-Katja de-DE-Killian de-DE-Amala de-DE-Florian de-DE-Seraphina de-AT-Jonas",
    "pt": "pt-BR-Antonio pt-BR-Francisca pt-BR-Thalita pt-PT-Duarte pt-PT-Raquel",
    "el": "el-GR-Athina el-GR-Nestoras en-US-Ava en-US-Andrew",
    "es": "es-ES-Alvaro es-ES-Elvira es-ES-Ximena es-MX-Jorge es-MX-Dalia",
    "it": "it-IT-Diego it-IT-Elsa it-IT-Giuseppe it-IT-Isabella en-US-Andrew",
    "fi": "fi-FI-Harri fi-FI-Noora en-US-Andrew en-US-Ava",
    "pt-PT": "pt-PT-Duarte pt-PT-Raquel pt-BR-Antonio",
    "en-GB": "en-GB-Ryan en-GB-Sonia en-GB-Thomas en-GB-Libby en-US-Andrew",
    "zh-Hant": "zh-TW-HsiaoChen zh-TW-YunJhe zh-TW-HsiaoYu zh-CN-Yunyang",
    "zh-HK": "zh-HK-HiuGaai zh-HK-WanLung zh-HK-HiuMaan en-US-Andrew",
    "es-419": "es-MX-Dalia es-MX-Jorge es-ES-Elvira",
    "no": "nb-NO-Finn nb-NO-Pernille en-US-Andrew",
}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the list is kept: in a folder of this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("VIVAVOCE_EDGE_SERVICE", raising=False)
    return tmp_path / "vivavoce" / "edge-voices.json"


def persons(voices: tuple[Voice, ...]) -> list[str]:
    return [casting.person(voice.name) for voice in voices]


def without(*gone: str) -> dict[str, Gender]:
    return {name: gender for name, gender in listing.shipped().voices.items() if name not in gone}


@pytest.mark.parametrize("language", FIRST)
def test_the_order_in_which_they_are_handed_out(language: str) -> None:
    voices = tuple(Edge().voices(language))
    expected = FIRST[language].split()
    assert persons(voices)[: len(expected)] == expected
    assert {voice.language for voice in voices} == {language}


@pytest.mark.parametrize("language", [language for language in FIRST if "-" not in language])
def test_neighbours_differ_and_nobody_stands_twice(language: str) -> None:
    voices = tuple(Edge().voices(language))
    assert len(voices) >= 14
    assert voices[0].gender != voices[1].gender
    same = sum(a.gender == b.gender for a, b in pairwise(voices[:12]))
    assert same <= 3
    heard = {(person, voice.rate, voice.pitch) for person, voice in zip(persons(voices), voices, strict=True)}
    assert len(heard) == len(voices)
    for gender in ("female", "male"):
        assert len([voice for voice in voices if voice.gender == gender]) >= 6


@pytest.mark.parametrize("language", ["la", "sa", "grc", "sa-Deva"])
def test_languages_that_it_does_not_speak(language: str) -> None:
    assert Edge().voices(language) == ()


def test_children_and_dialects_come_after_every_region() -> None:
    names = persons(tuple(Edge().voices("zh")))
    assert names.index("zh-CN-liaoning-Xiaobei") > names.index("zh-TW-HsiaoYu")
    assert names.index("zh-CN-Yunxia") > names.index("zh-TW-HsiaoYu")
    assert not [name for name in names if name.startswith("zh-HK")]
    assert persons(tuple(Edge().voices("fr"))).index("fr-FR-Eloise") > 10


def test_the_last_are_the_first_again_lower_and_higher() -> None:
    lower = [voice for voice in Edge().voices("fi") if voice.pitch < 0]
    higher = [voice for voice in Edge().voices("fi") if voice.pitch > 0]
    assert [(v.name, v.pitch, v.rate) for v in lower] == [
        ("fi-FI-HarriNeural", -25, -6),
        ("fi-FI-NooraNeural", -40, -6),
    ]
    assert [(v.pitch, v.rate) for v in higher] == [(25, 6), (40, 6)]
    assert lower[0].description == "fi-FI, lower and slower"


def test_all_of_them() -> None:
    voices = Edge().voices()
    assert len(voices) == 322
    assert {voice.language for voice in voices} >= {"fi-FI", "zh-CN-liaoning", "iu-Cans-CA"}


def test_a_list_in_another_order_casts_the_same() -> None:
    ours = listing.shipped().voices
    backwards = dict(reversed(ours.items()))
    for language in FIRST:
        assert casting.offered(backwards, ours, language) == casting.offered(ours, ours, language)


def test_an_addition_changes_no_cast() -> None:
    ours = listing.shipped().voices
    more = {"fi-FI-AaltoNeural": "male", "fi-FI-NooraMultilingualNeural": "female", "xx-XX-NewNeural": "female", **ours}
    before, after = (casting.offered(voices, ours, "fi") for voices in (ours, more))
    assert after[: len(before)] == before
    assert [voice.name for voice in after[len(before) :]] == ["fi-FI-AaltoNeural"]  # that Noora is there already
    assert casting.offered(more, ours, "xx")[0].name == "xx-XX-NewNeural"


def test_a_voice_by_its_name_is_the_one_in_the_list() -> None:
    engine = Edge()
    assert engine.voice("fr-FR-DeniseNeural", "fr") == engine.voices("fr")[0]
    assert engine.voice("fr-fr-deniseneural", "fr").name == "fr-FR-DeniseNeural"
    assert engine.voice("it-IT-DiegoNeural", "la") == Voice("edge", "it-IT-DiegoNeural", "la", "male")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Denise", "is it 'fr-FR-DeniseNeural'?"),
        ("fr-FR-Denise", "is it 'fr-FR-DeniseNeural'?"),
        ("f2", "`voice voices"),
        ("", "`voice voices"),
    ],
)
def test_a_name_that_never_was(name: str, hint: str) -> None:
    with pytest.raises(EngineError) as refused:
        Edge().voice(name, "fr")
    assert hint in str(refused.value)


@pytest.mark.parametrize(
    ("gone", "instead"),
    [
        ("fr-CA-ThierryNeural", "fr-CA-AntoineNeural"),  # region and gender
        ("fi-FI-NooraNeural", "en-US-AvaMultilingualNeural"),  # no other woman speaks Finnish
        ("es-CU-ManuelNeural", "es-ES-AlvaroNeural"),  # language and gender
        ("en-GB-MaisieNeural", "en-GB-SoniaNeural"),
    ],
)
def test_the_kin_of_a_voice_that_has_gone(gone: str, instead: str, place: Path) -> None:
    day = date.today().isoformat()
    listing.keep(Listed(without(gone), day), listing.shipped())
    found = Edge().voice(gone, "")
    assert found.name == instead
    assert found.instead_of == gone
    assert gone not in [voice.name for voice in Edge().voices(gone.split("-")[0])]


def test_a_name_that_is_misspelt_finds_the_one_that_was_meant() -> None:
    found = Edge().voice("fr-FR-HenryNeural", "fr")
    assert (found.name, found.gender) == ("fr-FR-HenriNeural", "male")
    assert (found.name, found.instead_of) == ("fr-FR-HenriNeural", "fr-FR-HenryNeural")


# -- the list --------------------------------------------------------------------------------------------------------


def ready(service: EdgeService) -> Edge:
    engine = Edge(service=service.url)
    try:
        engine.ready()
    finally:
        engine.close()
    return engine


def test_what_the_service_sends_is_kept_and_used(place: Path) -> None:
    with EdgeService() as service:
        service.voices = [voice for voice in service.voices if voice["ShortName"] != "fi-FI-NooraNeural"]
        engine = ready(service)
        kept = json.loads(place.read_text("utf-8"))
        assert kept["date"] == date.today().isoformat()
        assert len(kept["female"]) + len(kept["male"]) == 321
        for later in (engine, Edge(service=service.url)):
            assert [voice.name for voice in later.voices("fi")][:2] == [
                "fi-FI-HarriNeural",
                "en-US-AvaMultilingualNeural",
            ]
        assert Edge().voices("fi")[1].name == "fi-FI-NooraNeural"  # a stand-in says nothing about the service


def test_a_voice_that_left_after_casting_is_not_asked_for(place: Path) -> None:
    with EdgeService() as service:
        engine = Edge(service=service.url)
        voice = engine.voices("fi")[1]
        service.voices = service.voices[:50]
        engine.ready()
        engine.close()
        with pytest.raises(EngineError, match="make again, and another is cast"):
            engine.synthesize(Utterance("Hei.", voice, "fi"))
        assert not service.connections


@pytest.mark.parametrize("content", ["", "{", "[]", '{"date": "2999-01-01", "female": ["nobody"], "male": []}'])
def test_a_kept_list_that_is_none_counts_as_absent(content: str, place: Path) -> None:
    place.parent.mkdir(parents=True)
    place.write_text(content)
    assert listing.kept("") == listing.shipped()


def test_a_list_older_than_ours_counts_as_absent(place: Path) -> None:
    listing.keep(Listed(without("fi-FI-NooraNeural"), "2020-01-01"), listing.shipped())
    assert listing.kept("") == listing.shipped()


def test_a_list_is_written_when_it_says_something_new_or_is_old(place: Path) -> None:
    today = date.today()
    same, new = Listed(without(), today.isoformat()), Listed(without("fi-FI-NooraNeural"), today.isoformat())
    for before, received, written in (
        (replace(same, date=(today - timedelta(days=2)).isoformat()), same, False),
        (replace(same, date=(today - timedelta(days=9)).isoformat()), same, True),
        (same, new, True),
    ):
        place.unlink(missing_ok=True)
        listing.keep(received, before)
        assert place.exists() == written


def test_a_cache_that_cannot_be_written_is_no_failure(place: Path) -> None:
    place.parent.write_text("in the way")
    with EdgeService() as service:
        ready(service)


def test_what_ships_is_what_it_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = listing.shipped()
    assert ours.date == "2026-07-01"
    assert len(ours.voices) == 322
    assert [*ours.voices] == sorted(ours.voices)
    assert {casting.person(name) for name in ours.voices} >= {*casting.FIRST, *casting.CHILDREN}
