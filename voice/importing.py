"""An import as a person steers it: corrections, where the script goes, and that nothing corrected is lost there."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voice import script as scripts
from voice.document import Reading
from voice.errors import ConfigError, ReadError
from voice.model import Script
from voice.read import Corrections, read
from voice.show import Show
from voice.source import load
from voice.store import write

LONGEST = 48
"""Characters of a slug."""


def corrections(
    speakers: Sequence[str], hosts: Sequence[str], guests: Sequence[str], language: str, chapter: int = 0
) -> Corrections:
    """What a person says on the command line instead of the inference; ``speakers`` as "NAME=LABEL,LABEL"."""
    parsed = []
    for text in speakers:
        name, equals, labels = text.partition("=")
        listed = tuple(label.strip() for label in labels.split(",") if label.strip())
        if not equals or not name.strip() or not listed:
            raise ConfigError(f'--speaker {text!r}: write it as --speaker "NAME=LABEL,LABEL".')
        parsed.append((name.strip(), listed))
    return Corrections(tuple(parsed), tuple(hosts), tuple(guests), language, chapter)


_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What Windows takes for a device, whatever the folder."""


def slug(title: str) -> str:
    """A title as the name of a folder: letters and digits of any script, accents dropped, words joined by hyphens."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare).casefold())
    taken: list[str] = []
    for word in words:
        if taken and len("-".join([*taken, word])) > LONGEST:
            # What is cut off in the middle does not end in an article.
            while len(taken) > 1 and len(taken[-1]) < 3:
                taken.pop()
            break
        taken.append(word[:LONGEST])
    name = "-".join(taken) or "interview"
    return f"{name}-1" if _DEVICE.fullmatch(name) else name


def place(show: Show, script: Script, to: str = "") -> Path:
    """The path of a script in a show; ``to``: ``scripts/SLUG``, or just the slug."""
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", script.language):
        raise ReadError(f"{script.language!r} is no language. Say which with --language, such as fr or pt-BR.")
    if not to:
        return show.script(slug(script.title), script.language)
    folder = Path(to)
    if len(folder.parts) == 1:
        folder = show.scripts / folder
    path = folder.resolve() / f"{script.language}.md"
    if path.parent.parent != show.scripts.resolve():
        raise ConfigError(f"--to {to}: a script lies in scripts/SLUG.")
    return path


def keep(path: Path, shown: str, script: Script, *, force: bool = False) -> None:
    """Write a script; one that is there and differs stays, because somebody may have corrected it."""
    text = scripts.write(script)
    try:
        there = path.read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        there = ""
    if there and there != text and not force:
        raise ReadError(
            f"{shown} is there and differs, perhaps because it was corrected. To speak it: voice make "
            f"{path.parent.name}/{path.stem}. To read the source anew beside it: --to scripts/ANOTHER. To replace it: "
            "voice import --force."
        )
    if there != text:
        write(path, text.encode())


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    reading: Reading
    path: Path
    """Of the script."""


def bring(
    show: Show, what: str, corrected: Corrections, to: str = "", *, dry_run: bool = False, force: bool = False
) -> Imported:
    """Read an interview, and keep its script unless this is only a look."""
    reading = read(load(what, show.proxy), corrected)
    path = place(show, reading.script, to)
    if not dry_run:
        keep(path, show.relative(path), reading.script, force=force)
    return Imported(reading, path)
