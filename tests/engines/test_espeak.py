"""espeak-ng, embedded: the same every time, and right where it stumbles."""

import os
import signal
import sys
from pathlib import Path

import pytest

from voice import plugins
from voice.engines.espeak import OURS, VARIANTS, Espeak, base
from voice.engines.espeak_text import pronounceable, roman
from voice.errors import EngineError
from voice.model import Utterance

SENTENCES = {
    "zh": "你好，世界。你好吗？",
    "ru": "Привет, мир. Как дела?",
    "en": "Hello, world. How are you?",
    "fr": "Bonjour, le monde. Comment allez-vous ?",
    "id": "Halo, dunia. Apa kabar?",
    "sa": "धर्मक्षेत्रे कुरुक्षेत्रे समवेता युयुत्सवः।",
    "ja": "こんにちは、せかい。げんきですか。",
    "de": "Hallo, Welt. Wie geht es?",
    "pt": "Olá, mundo. Como vai?",
    "el": "Γειά σου, κόσμε. Τι κάνεις;",
    "es": "Hola, mundo. ¿Cómo estás?",
    "it": "Ciao, mondo. Come stai?",
    "fi": "Hei, maailma. Mitä kuuluu?",
    "la": "Salvē, munde. Quid agis?",
}


@pytest.fixture
def espeak() -> object:
    engine = Espeak()
    yield engine
    engine.close()


@pytest.mark.parametrize("language", OURS)
def test_the_same_words_are_the_same_samples(espeak: Espeak, language: str) -> None:
    first, second = (Utterance(SENTENCES[language], voice, language) for voice in espeak.voices(language)[:2])
    one = espeak.synthesize(first)
    between = espeak.synthesize(second)
    other = Espeak()
    assert espeak.synthesize(first) == one == other.synthesize(first)
    assert between.samples != one.samples
    other.close()
    assert len(one.samples) > one.rate


@pytest.mark.parametrize("language", sorted(set(OURS) - {"zh", "ja"}))
def test_words_are_in_the_text_and_in_time(espeak: Espeak, language: str) -> None:
    text = SENTENCES[language]
    clip = espeak.synthesize(Utterance(text, espeak.voices(language)[0], language))
    words = [text[word.first : word.last] for word in clip.words]
    assert words == [w for w in "".join(c if c.isalnum() or c in "́िाीुूृेैोौंःँ्" else " " for c in text).split()
                     if w in words]  # fmt: skip
    assert len(words) >= 4
    times = [at for word in clip.words for at in (word.start, word.end)]
    assert times == sorted(times)
    assert times[-1] <= len(clip.samples) // 2


def test_every_variant_sounds_different(espeak: Espeak) -> None:
    voices = espeak.voices("fr")
    assert [voice.name.removeprefix("fr+") for voice in voices] == [variant.name for variant in VARIANTS]
    said = {espeak.synthesize(Utterance("Bonjour, le monde.", voice, "fr")).samples for voice in voices}
    assert len(said) == len(voices)


def test_rate_and_pitch_change_the_sound(espeak: Espeak) -> None:
    from dataclasses import replace

    voice = espeak.voices("en")[0]
    plain, slow, high = (
        espeak.synthesize(Utterance("How are you?", v, "en")).samples
        for v in (voice, replace(voice, rate=-20), replace(voice, pitch=20))
    )
    assert len(slow) > len(plain) * 1.1
    assert high != plain


@pytest.mark.parametrize(
    ("tag", "file"), [("fr", "fr"), ("en-GB", "en"), ("pt-BR", "pt-br"), ("zh-Hans", "cmn"), ("xx", "")]
)
def test_a_language_has_a_file(tag: str, file: str) -> None:
    assert base(tag) == file


def test_an_unknown_voice_is_refused(espeak: Espeak) -> None:
    with pytest.raises(EngineError, match="espeak has no voice 'stef'; is it 'steph'"):
        espeak.voice("stef", "fr")
    assert espeak.voice("en-us+steph", "fr").name == "en-us+steph"


def test_nothing_said_is_nothing_lost(espeak: Espeak) -> None:
    clip = espeak.synthesize(Utterance("…", espeak.voices("fr")[0], "fr"))
    assert clip.words == ()


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("zh", "2024年有70人", "二零二四年有70人"),
        ("ru", "21-й съезд", "21 съезд"),
        ("en", "It cost $3.50.", "It cost 3.50 dollars."),
        ("fr", "Au XIXe siècle, M. Hugo", "Au 19e siècle, Monsieur Hugo"),
        ("id", "pukul 10.30", "pukul 10 30"),
        ("de", "am 5. März", "am fünften März"),
        ("el", "πρώτον· δεύτερον", "πρώτον. δεύτερον"),
        ("fi", "klo 10.30", "klo 10 30"),
        ("la", "cœlum MMXXIV", "coelum 2024"),
        ("en", "on 2024-03-05 at last", "on 2024 03 05 at last"),
    ],
)
def test_what_it_stumbles_over(language: str, written: str, said: str) -> None:
    assert pronounceable(written, language).text == said


def test_sanskrit_goes_through_kannada() -> None:
    assert pronounceable("धर्म", "sa").text == "ಧರ್ಮ"


def test_kanji_without_their_reader_are_refused_with_the_install_line() -> None:
    try:
        import pyopenjtalk  # noqa: F401
    except ImportError:
        with pytest.raises(EngineError, match=r"pip install 'vivavoce\[japanese\]'"):
            pronounceable("今日は", "ja")
    else:
        assert pronounceable("今日は", "ja").text.startswith("キョー")


def test_roman_numerals() -> None:
    assert [roman(n) for n in ("IV", "XIX", "MMXXIV")] == [4, 19, 2024]


def test_a_process_that_dies_is_said_and_the_next_question_is_answered(espeak: Espeak) -> None:
    utterance = Utterance("Bonjour.", espeak.voices("fr")[0], "fr")
    whole = espeak.synthesize(utterance)
    assert espeak._process
    os.kill(espeak._process.pid, signal.SIGKILL)
    espeak._process.wait()
    assert espeak.synthesize(utterance) == whole


def test_the_process_imports_nothing_of_ours() -> None:
    source = (Path(plugins.__file__).parent / "engines/espeak_process.py").read_text()
    assert "voice" not in {
        line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import", "from"))
    }
    assert sys.version_info >= (3, 11)


def test_a_number_is_one_word(espeak: Espeak) -> None:
    text = "Oui, en 1968, je crois."
    clip = espeak.synthesize(Utterance(text, espeak.voices("fr")[0], "fr"))
    words = [text[word.first : word.last].rstrip(".,") for word in clip.words]
    assert words == ["Oui", "en", "1968", "je", "crois"]
    year = clip.words[2]
    assert year.end - year.start > clip.rate
