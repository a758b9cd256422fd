"""What is said, in what order, with which pauses."""

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import INTERVIEW
from voice import script
from voice.cast import cast
from voice.engines.tone import Tone
from voice.model import Line, Mark
from voice.phrases import _phrases, opening
from voice.plan import LONGEST, pieces, plan, spoken
from voice.show import Opening, Pauses

PAUSES = Pauses(sentence=0.1, paragraph=0.2, answer=0.3, turn=0.4, title=0.5, chapter=0.6)


def planned(text: str = INTERVIEW, words: Opening = Opening()) -> list[Line | Mark]:  # noqa: B008
    read = script.read(text, "x.md")
    return list(plan(read, cast(read, Tone(), {}), PAUSES, words).items)


def test_the_order_and_the_pauses() -> None:
    said = [(i.title, None) if isinstance(i, Mark) else (i.written[:14], i.pause) for i in planned()]
    assert said == [
        ("Of bees and clocks", None),
        ("Of bees and cl", 0.6),
        ("An interview w", 0.1),
        ("Ben keeps bees", 0.5),
        ("The roof", None),
        ("The roof", 0.6),
        ("How many bees ", 0.5),
        ("Forty thousand", 0.3),
        ("They sleep in ", 0.2),
        ("Do they mind t", 0.4),
        ("No.", 0.3),
        ("The clock", None),
        ("The clock", 0.6),
        ("Which clock is", 0.5),
        ("The one that s", 0.3),
    ]


def test_the_opening_names_title_people_and_synthetic_voices() -> None:
    first = next(item for item in planned() if isinstance(item, Line))
    assert first.role == "narrator"
    then = [item for item in planned() if isinstance(item, Line)][1]
    assert first.written == "Of bees and clocks."
    assert then.role == "narrator"
    assert then.written == "An interview with Ben, conducted by Ada. The voices you hear are synthetic."


def test_the_opening_may_be_silent_or_worded() -> None:
    silent = planned(words=Opening(spoken=False, titles=False))
    assert [i.written[:8] for i in silent if isinstance(i, Line)][:2] == ["Ben keep", "How many"]
    own = planned(words=Opening(text={"en": "{guests} meets {hosts}: {title}"}))
    assert next(i.written for i in own if isinstance(i, Line)) == "Ben meets Ada: Of bees and clocks"


def test_every_language_has_its_own_words() -> None:
    read = script.read(INTERVIEW, "x.md")
    openings = set()
    for language, phrases in _phrases().items():
        from dataclasses import replace

        text = opening(replace(read, language=language), {})
        assert all(part in text for part in ("Of bees and clocks", "Ada", "Ben"))
        assert "{" not in text
        assert len(phrases["calibration"]) > 100
        openings.add(text)
    assert len(openings) == 14


def test_a_title_that_asks_keeps_its_mark() -> None:
    first = next(
        i for i in planned(INTERVIEW.replace("Of bees and clocks", "Of bees and clocks?")) if isinstance(i, Line)
    )
    assert first.written.startswith("Of bees and clocks?")


def test_a_turn_with_nothing_to_say_is_skipped_and_listed() -> None:
    text = INTERVIEW.replace("**Ben:** No.", "**Ben:** …\n\n**Ada:** \U0001f600\n\n**Ben:** No.")
    read = script.read(text, "x.md")
    made = plan(read, cast(read, Tone(), {}), PAUSES, Opening())
    lines = text.splitlines()
    assert [(left.text, lines[left.line - 1][:8]) for left in made.skipped] == [
        ("…", "**Ben:**"),
        ("\U0001f600", "**Ada:**"),
    ]
    assert not any("…" in line.written for line in made.lines)


def test_characters_that_no_voice_takes_are_cleaned_and_listed() -> None:
    text = INTERVIEW.replace("**Ben:** No.", "**Ben:** N\x07o\ufffe.")
    read = script.read(text, "x.md")
    made = plan(read, cast(read, Tone(), {}), PAUSES, Opening())
    line = INTERVIEW.splitlines().index("**Ben:** No.") + 1
    assert [(left.text, left.line) for left in made.skipped] == [("U+0007, U+FFFE", line)]
    assert any(line.utterance.text == "No." for line in made.lines)


@given(st.text(min_size=1), st.sampled_from(["en", "zh", "ja", "xx"]))
def test_a_text_in_pieces_is_the_text(text: str, language: str) -> None:
    long = spoken(text * 200).text
    cut = pieces(long, language)
    assert all(len(piece.encode()) <= LONGEST for piece in cut)
    kept, whole = ("".join(c for c in t if c.isalnum()) for t in ("".join(cut), long))
    assert kept == whole


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "The bees of the clockmaker sleep in a ball on the roof in winter. "
    assert pieces(sentence * 2, "en") == [(sentence * 2).strip()]
    assert [piece.count(".") for piece in pieces(sentence * 7, "en")] == [1, 2, 2, 2]


WORDS = st.text(
    "abcdgh", min_size=3, max_size=40
)  # neither initials nor a month cut short, whose full stop ends nothing
SENTENCES = st.lists(st.lists(WORDS, min_size=2, max_size=30), min_size=1, max_size=12)


@given(SENTENCES, st.data())
def test_a_changed_word_moves_no_cut(words: list[list[str]], data: st.DataObject) -> None:
    def said() -> list[str]:
        return pieces(" ".join(" ".join(sentence).capitalize() + "." for sentence in words), "en")

    before = said()
    sentence = data.draw(st.sampled_from(words))
    sentence[data.draw(st.integers(0, len(sentence) - 1))] = data.draw(WORDS)
    after = said()
    assert len(after) == len(before)
    assert sum(old != new for old, new in zip(before, after, strict=True)) <= 1
