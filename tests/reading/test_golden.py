"""Small interviews of many shapes, each beside the script that a person would make of it (``*.script``)."""

from pathlib import Path

import pytest

from voice.document import Reading
from voice.read import read
from voice.source import load

GOLDEN = Path(__file__).parent / "golden"
INPUTS = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".txt", ".md"))


def shown(reading: Reading) -> str:
    """The reading as a person would check it."""
    script = reading.script
    lines = [f"{script.language} | {script.title} | {script.date} | {', '.join(script.authors)}"]
    lines += [f"{speaker.role}: {speaker.name} = {' / '.join(speaker.labels)}" for speaker in script.speakers]
    for chapter in script.chapters:
        lines += ["", f"# {chapter.title}"]
        for turn in chapter.turns:
            lines += [f"{turn.speaker} > {paragraph.line} {paragraph.text}" for paragraph in turn.paragraphs]
    lines += ["", *(f"- {out.line} ({out.reason}) {' '.join(out.text.split())}" for out in reading.left_out)]
    return "\n".join(line.rstrip() for line in lines).strip() + "\n"


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_an_interview_becomes_the_script_that_a_person_would_make(path: Path) -> None:
    assert shown(read(load(str(path)))) == path.with_suffix(".script").read_text("utf-8")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_what_is_explained_is_what_was_done(path: Path) -> None:
    found = read(load(str(path)))
    speak = {label for speaker in found.script.speakers for label in speaker.labels}
    said = {verdict[1 : verdict.index("” (")]: "is the name of a speaker" in verdict for verdict in found.verdicts}
    assert not {label for label in speak if said.get(label) is False}
    assert speak or not any(said.values())
