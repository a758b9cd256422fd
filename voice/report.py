"""What a person reads on the screen, and what another program reads instead. The only importer of rich."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from voice.document import Reading
from voice.model import Voice
from voice.pipeline import Made, Prepared
from voice.plan import expected_seconds, turns


def clock(seconds: float) -> str:
    """A length as a person says it."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


@contextmanager
def progress(what: str, *, hidden: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the error stream while something is made; none where that is no terminal."""
    if hidden or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _table(*columns: str) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _print(*what: Any) -> None:
    from rich.console import Console

    # Where there is no terminal the lines are for a file or another program: as long as they are.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120, markup=False)
    for item in what:
        console.print(item)


def made(made: Made) -> str:
    """The line at the end of a make."""
    audio = made.head["audio"]
    chapters = len(made.head["chapters"])
    counted = f"{chapters} chapter{'s' * (chapters != 1)}"
    what = f"{_shown(made.audio)}: {clock(audio['duration'])}, {counted}, {made.head['engine']['name']}"
    news = (
        f"{made.synthesized} of {made.utterances} lines newly spoken"
        if made.synthesized
        else "nothing needed to be spoken anew"
    )
    skipped = made.head["skipped"]
    more = "".join(f"\nSkipped, line {entry['line']}: {entry['text']!r} ({entry['reason']})" for entry in skipped)
    return f"{what}; {news} ({made.seconds:.1f} s){more}"


def made_json(made: Made) -> dict[str, object]:
    """What `voice make --json` prints."""
    return {
        "edition": _shown(made.edition),
        "audio": _shown(made.audio),
        "duration": made.head["audio"]["duration"],
        "engine": made.head["engine"]["name"],
        "utterances": made.utterances,
        "synthesized": made.synthesized,
        "kept": made.kept,
        "encoded": made.encoded,
        "chapters": [{"title": c["title"], "start": c["start"]} for c in made.head["chapters"]],
        "seconds": round(made.seconds, 3),
    }


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def review(reading: Reading, path: str, *, written: bool, explain: bool = False) -> None:
    """The review of an import: what was understood, and everything that was left out."""
    script = reading.script
    counts: dict[str, int] = {}
    for turn in (turn for chapter in script.chapters for turn in chapter.turns):
        counts[turn.speaker] = counts.get(turn.speaker, 0) + 1
    facts = _table("", "")
    facts.add_row("title", script.title)
    facts.add_row("language", script.language)
    facts.add_row("date", script.date or "none found")
    facts.add_row("credits", ", ".join(script.authors) or "none found")
    people = _table("speaker", "role", "turns", "labels")
    for speaker in script.speakers:
        people.add_row(speaker.name, speaker.role, str(counts.get(speaker.name, 0)), ", ".join(speaker.labels))
    chapters = _table("chapter", "turns")
    for chapter in script.chapters:
        chapters.add_row(chapter.title or "(before the first heading)", str(len(chapter.turns)))
    _print(facts, people, chapters)
    if reading.inferences:
        _print("Inferred:", *(f"  {sentence}" for sentence in reading.inferences), "")
    if explain:
        _print("Labels:", *(f"  {sentence}" for sentence in reading.verdicts or ("No line begins like one.",)), "")
    if reading.left_out:
        out = _table("line", "left out", "because")
        for entry in reading.left_out:
            text = entry.text if len(entry.text) <= 200 else entry.text[:199] + "…"
            out.add_row(str(entry.line), text, entry.reason)
        _print(out)
    _print(f"{'Wrote' if written else 'Would write'} {path}. Wrong? Correct it there, or see voice import --help.")


def read_json(reading: Reading, path: str) -> dict[str, object]:
    """A reading as plain values; ``path`` is the script's."""
    script = reading.script
    return {
        "language": script.language,
        "title": script.title,
        "date": script.date,
        "authors": list(script.authors),
        "source": script.source,
        "description": script.description,
        "speakers": [{"name": s.name, "role": s.role, "labels": list(s.labels)} for s in script.speakers],
        "chapters": [
            {
                "title": chapter.title,
                "turns": [
                    {
                        "speaker": turn.speaker,
                        "role": script.speaker(turn.speaker).role,
                        "paragraphs": [paragraph.text for paragraph in turn.paragraphs],
                    }
                    for turn in chapter.turns
                ],
            }
            for chapter in script.chapters
        ],
        "left_out": [{"text": out.text, "line": out.line, "reason": out.reason} for out in reading.left_out],
        "inferences": list(reading.inferences),
        "verdicts": list(reading.verdicts),
        "script": path,
    }


def checked(ready: Prepared) -> None:
    """The check of a script: who speaks how, which chapters, how long."""
    counts = turns(ready.plan)
    people = _table("speaker", "role", "voice", "turns")
    for name, voice in ready.cast.voices.items():
        moved = "".join(f" {what} {value:+}" for what, value in (("rate", voice.rate), ("pitch", voice.pitch)) if value)
        people.add_row(name, ready.script.speaker(name).role, voice.name + moved, str(counts.get(name, 0)))
    chapters = _table("chapter")
    for chapter in ready.script.chapters:
        chapters.add_row(chapter.title or f"({ready.script.title})")
    length = clock(expected_seconds(ready.plan, ready.script.language))
    skipped = [f"Skipped, line {entry.line}: {entry.text!r} ({entry.reason})" for entry in ready.plan.skipped]
    _print(
        f"{ready.where}: {ready.script.title}",
        people,
        chapters,
        *skipped,
        f"About {length}, spoken by {ready.engine.name}.",
        "",
    )


def checked_json(ready: Prepared) -> dict[str, object]:
    """What `voice check --json` prints."""
    return {
        "script": ready.where,
        "title": ready.script.title,
        "engine": ready.engine.name,
        "speakers": [
            {"name": name, "role": ready.script.speaker(name).role, "voice": voice.name}
            for name, voice in ready.cast.voices.items()
        ],
        "chapters": [chapter.title or ready.script.title for chapter in ready.script.chapters],
        "seconds": round(expected_seconds(ready.plan, ready.script.language)),
        "skipped": [{"text": entry.text, "line": entry.line, "reason": entry.reason} for entry in ready.plan.skipped],
    }


def voices(found: Sequence[Voice], *, as_json: bool) -> None:
    """A list of voices."""
    if as_json:
        keys = ("engine", "name", "language", "gender", "description")
        print(json.dumps([{key: getattr(voice, key) for key in keys} for voice in found], ensure_ascii=False))
        return
    table = _table("voice", "language", "gender", "")
    for voice in found:
        table.add_row(voice.name, voice.language, voice.gender or "", voice.description)
    _print(table)
