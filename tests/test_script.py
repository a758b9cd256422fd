"""A script as a file: what is written is read, and every mistake is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import INTERVIEW, SAMPLES
from voice import script
from voice.errors import ScriptError
from voice.markup import fold
from voice.model import Chapter, Paragraph, Script, Speaker, Turn

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60).map(
    fold
)
WORDS = TEXT.filter(lambda text: any(c.isalnum() for c in text))
NAMES = st.lists(
    WORDS.filter(lambda n: "*" not in n and ":" not in n and "：" not in n), min_size=3, max_size=3, unique=True
)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    names = draw(NAMES)
    speakers = tuple(
        Speaker(name, role, tuple(draw(st.lists(WORDS, max_size=2))))  # type: ignore[arg-type]
        for name, role in zip(names, ("host", "guest", "narrator"), strict=True)
    )
    turn = st.builds(
        Turn,
        st.sampled_from(names),
        st.lists(WORDS.map(Paragraph), min_size=1, max_size=3).map(tuple),
    )
    turns = st.lists(turn, min_size=1, max_size=4).map(tuple)
    first = Chapter("", draw(turns))
    others = draw(st.lists(st.builds(Chapter, WORDS, turns), max_size=3))
    texts = {name: draw(st.just("") | WORDS) for name in ("source", "description")}
    authors = tuple(draw(st.lists(WORDS, max_size=2)))
    return Script("fr", draw(WORDS), speakers, (first, *others), "2026-01-02", authors, **texts)


@given(scripts())
def test_what_is_written_is_read(original: Script) -> None:
    assert script.read(script.write(original), "x.md", "fr") == original


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.md")), ids=lambda path: path.parent.name)
def test_the_samples_read(path: Path) -> None:
    read = script.read(path.read_text("utf-8"), path.name, path.stem)
    assert script.read(script.write(read), path.name, path.stem) == read
    roles = {speaker.role for speaker in read.speakers}
    assert {"host", "guest"} <= roles


def test_markup_is_not_spoken() -> None:
    text = INTERVIEW.replace("**Ben:** No.", "**Ben:** *No*, `never`, see [the book](https://example.org/a) \\*sic\\*.")
    turns = [t for c in script.read(text, "x.md").chapters for t in c.turns]
    assert turns[4].paragraphs[0].text == "No, never, see the book *sic*."


def test_a_comment_is_no_part_of_the_script() -> None:
    text = INTERVIEW.replace("**Ben:** No.", "<!-- ask\nagain? -->\n\n**Ben:** No.")
    assert script.read(text, "x.md") == script.read(INTERVIEW, "x.md")


def test_lines_are_counted_in_the_file() -> None:
    read = script.read(INTERVIEW, "x.md")
    lines = INTERVIEW.splitlines()
    for chapter in read.chapters:
        for turn in chapter.turns:
            for paragraph in turn.paragraphs:
                assert paragraph.text in lines[paragraph.line - 1]


def test_all_mistakes_at_once_each_with_its_line_and_remedy() -> None:
    text = INTERVIEW.replace("role: guest", "role: gest").replace("**Ada:** Do", "**Adda:** Do")
    text = text.replace("**Ben:** No.", "**Ben: No.").replace("## The clock", "### The clock")
    with pytest.raises(ScriptError) as caught:
        script.read(text, "scripts/bees/en.md")
    said = str(caught.value).splitlines()
    lines = text.splitlines()
    assert [int(line.split(":")[1]) for line in said] == sorted(int(line.split(":")[1]) for line in said)
    assert (
        f"scripts/bees/en.md:{lines.index('- name: Ben') + 1}: the role of Ben must be host, guest or narrator"
        in said[0]
    )
    assert any("'Adda'. Is it 'Ada'?" in line for line in said)
    assert any("the name is not closed" in line and f":{lines.index('**Ben: No.') + 1}:" in line for line in said)
    assert any("`###` has no meaning" in line for line in said)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda t: "", "no front matter"),
        (lambda t: t.replace("title: Of", "title: Of: x"), "single quotes"),
        (lambda t: t.replace("language: en\n", ""), "no language"),
        (lambda t: t.replace("date:", "dat:"), "Is it 'date'"),
        (lambda t: t.replace("- name: Ben", "- name: Ada"), "twice"),
        (lambda t: t.replace("# Of bees and clocks", "# Of clocks and bees"), "two titles"),
        (lambda t: t[: t.index("# Of")], "nothing to say"),
        (lambda t: t.replace("**Ben:** No.", "Ben: No."), "Ben without the marks of a name"),
        (lambda t: t.replace("**Ben:** No.", "**Ben** No."), "Ben without the marks of a name"),
        (lambda t: t.replace("**Ben:** No.", "**Ben:**"), "Ben says nothing"),
        (lambda t: t.replace("**Ben:** No.", "**Ben:** <b>No</b>."), "`<b>` would be read out"),
        (lambda t: t.replace("**Ben:** No.", "- No."), "`-` would be read out"),
        (lambda t: t.replace("**Ben:** No.", "![a bee](bee.jpg)"), "would be read out"),
        (lambda t: t.replace("**Ben:** No.", "**Ben:** No. <!-- why?"), "`<!--` would be read out"),
        (lambda t: t.replace("date: 2026-05-01", "date: yesterday"), "not written as 2026-05-31"),
    ],
)
def test_a_mistake_is_named(change: object, says: str) -> None:
    with pytest.raises(ScriptError, match=says):
        script.read(change(INTERVIEW), "x.md")  # type: ignore[operator]


def test_one_slip_in_the_front_matter_is_one_mistake() -> None:
    with pytest.raises(ScriptError) as caught:
        script.read(INTERVIEW.replace("role: guest", "role: boss"), "x.md")
    assert len(str(caught.value).splitlines()) == 1
    with pytest.raises(ScriptError) as caught:
        script.read(INTERVIEW.replace("- name: Ada", "- name: [Ada"), "x.md")
    assert len(str(caught.value).splitlines()) == 1


def test_a_label_names_its_speaker() -> None:
    text = INTERVIEW.replace("- name: Ben\n", "- name: Ben\n  labels: [BO]\n").replace("**Ben:** No.", "**BO:** No.")
    turns = [turn for chapter in script.read(text, "x.md").chapters for turn in chapter.turns]
    assert turns[4].speaker == "Ben"


def test_the_file_name_and_the_front_matter_agree() -> None:
    with pytest.raises(ScriptError, match="language 'en', the file's name says 'fr'"):
        script.read(INTERVIEW, "scripts/bees/fr.md", "fr")
