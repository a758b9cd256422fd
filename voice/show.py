"""The workspace: its folders, and ``config/show.toml`` as typed settings. Every default stands here."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from voice.errors import ConfigError, StorageError
from voice.store import Folder, refused, write

CONFIG = "config/show.toml"
RATES = (32_000, 44_100, 48_000)
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Audio:
    """How an edition sounds as a file."""

    rate: int = 44_100
    """Samples a second."""
    bitrate: int = 96
    """Kilobits a second."""
    loudness: float = -16.0
    """LUFS of the whole file."""
    peak: float = -1.0
    """dBTP, never exceeded."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence in seconds, by what it separates."""

    sentence: float = 0.40
    paragraph: float = 0.65
    answer: float = 0.55
    turn: float = 0.80
    title: float = 0.90
    chapter: float = 1.60


@dataclass(frozen=True, slots=True)
class Opening:
    """What the programme says itself."""

    spoken: bool = True
    titles: bool = True
    text: Mapping[str, str] = field(default_factory=dict)
    """By language; in place of the built-in wording."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a person may decide, with what holds if nobody does."""

    title: str = ""
    engine: str = "auto"
    cover: str = ""
    audio: Audio = Audio()
    pauses: Pauses = Pauses()
    opening: Opening = Opening()
    cast: Mapping[str, Any] = field(default_factory=dict)
    """As it stands in the file; `voice.cast` reads it."""
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Show:
    """A folder with ``config/``, ``scripts/`` and ``output/``."""

    root: Path
    proxy: str = ""
    """For engines that use the network, instead of what settings and environment say."""

    @classmethod
    def find(cls, start: Path, proxy: str = "") -> "Show":
        """The show that a folder lies in; the folder itself where it lies in none."""
        for folder in (start, *start.parents):
            if (folder / CONFIG).exists():
                return cls(folder, proxy)
        return cls(start, proxy)

    @property
    def scripts(self) -> Path:
        return self.root / "scripts"

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def store(self) -> Folder:
        """Where results are kept."""
        return Folder(self.output / ".kept")

    @cached_property
    def settings(self) -> Settings:
        """The settings; `ConfigError` with the place and the remedy where the file is wrong."""
        path = self.root / CONFIG
        try:
            text = path.read_text("utf-8-sig")
        except FileNotFoundError:
            return Settings()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{CONFIG}: cannot be read: {error}.") from error
        try:
            return _checked(_typed(Settings, tomllib.loads(text), ""))
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{CONFIG}: not TOML: {error}. Texts stand in quotation marks.") from error

    @contextmanager
    def alone(self, slug: str, language: str, notice: Callable[[str], None]) -> Iterator[None]:
        """Keep other makes of the same edition waiting, and wait for them; the system lets go of what is killed."""
        from filelock import FileLock, Timeout

        path = self.store.root / "locks" / f"{slug}.{language}.lock"
        lock = FileLock(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                notice(f"Another make of {slug}.{language} is at work; waiting for it.")
                lock.acquire()
        except OSError as error:
            raise refused(path, error) from error
        try:
            yield
        finally:
            lock.release()

    def options(self, engine: str) -> tuple[tuple[str, Any], ...]:
        """The options of an engine, as a value that can travel to another process."""
        own = self.settings.engines.get(engine, {})
        return tuple(sorted({**own, **({"proxy": self.proxy} if self.proxy and engine == "edge" else {})}.items()))

    @cached_property
    def unreachable(self) -> dict[str, str]:
        """Engines that did not answer, and why: each is asked once for all editions of a run."""
        return {}

    def cover(self) -> bytes:
        """The picture that goes into each audio file; empty where none is set."""
        if not self.settings.cover:
            return b""
        try:
            return (self.root / self.settings.cover).read_bytes()
        except OSError as error:
            raise ConfigError(f"{CONFIG}: cover = {self.settings.cover!r}: {error.strerror}.") from error

    def slugs(self) -> list[str]:
        """The interviews in ``scripts/``."""
        return sorted({path.parent.name for path in self.scripts.glob("*/*.md")})

    def languages(self, slug: str) -> list[str]:
        """The languages in which an interview has a script."""
        return sorted(path.stem for path in (self.scripts / slug).glob("*.md"))

    def script(self, slug: str, language: str) -> Path:
        """The script of an interview in a language."""
        return self.scripts / slug / f"{language}.md"

    def relative(self, path: Path) -> str:
        """A path as a person in the show's folder would type it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def init(folder: Path) -> list[str]:
    """Make a show; what is there stays. The names of what was made."""
    made = []
    try:
        for name in ("scripts", "output"):
            if not (folder / name).is_dir():
                (folder / name).mkdir(parents=True)
                made.append(f"{name}/")
    except OSError as error:
        raise refused(folder / name, error) from error
    if not (folder / CONFIG).exists():
        write(folder / CONFIG, (files("voice") / "data/show.toml").read_bytes())
        made.append(CONFIG)
    return made


def read_text(path: Path, shown: str) -> str:
    """The text of a file of the show; `StorageError` where it cannot be read."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise StorageError(f"{shown}: not UTF-8 at byte {error.start}. Save it as UTF-8.") from error
    except OSError as error:
        raise StorageError(f"{shown}: {error.strerror}.") from error


def _typed(kind: type[T], table: Mapping[str, Any], place: str) -> T:
    """A table as a dataclass; unknown names and wrong types are refused with the place."""
    hints = get_type_hints(kind)
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for name, value in table.items():
        here = f"{place}.{name}" if place else name
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; is it {near[0]!r}?" if near else f"; there are: {', '.join(known)}."
            raise ConfigError(f"{CONFIG}: {here}: unknown{hint}")
        values[name] = _value(hints[name], value, here)
    return kind(**values)


def _value(hint: Any, value: Any, here: str) -> Any:
    if hint in (Audio, Pauses, Opening):
        if not isinstance(value, Mapping):
            raise ConfigError(f"{CONFIG}: {here} must be a table: [{here}].")
        return _typed(hint, value, here)
    plain = hint if hint in (str, int, float, bool) else Mapping
    fits = isinstance(value, int | float) if plain is float else isinstance(value, plain)
    if not fits or (isinstance(value, bool) and plain is not bool):
        names = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
        raise ConfigError(f"{CONFIG}: {here} must be {names.get(plain, 'a table')}, not {value!r}.")
    return float(value) if plain is float else value


def _checked(settings: Settings) -> Settings:
    """The same; `ConfigError` where a number is out of bounds."""
    audio, pauses = settings.audio, settings.pauses
    rules: list[tuple[str, object, bool, str]] = [
        ("audio.rate", audio.rate, audio.rate in RATES, f"one of {', '.join(map(str, RATES))}"),
        ("audio.bitrate", audio.bitrate, audio.bitrate in BITRATES, f"one of {', '.join(map(str, BITRATES))}"),
        ("audio.loudness", audio.loudness, -40 <= audio.loudness <= -9, "from -40 to -9"),
        ("audio.peak", audio.peak, -20 <= audio.peak <= 0, "from -20 to 0"),
    ]
    rules += [
        (f"pauses.{f.name}", value, 0 <= value <= 30, "from 0 to 30 seconds")
        for f in fields(pauses)
        for value in (getattr(pauses, f.name),)
    ]
    for language, text in settings.opening.text.items():
        unknown = re.findall(r"\{(?!(?:title|hosts|guests)\})[^}]*\}?", str(text))
        rules.append((f"opening.text.{language}", text, not unknown, "of {title}, {hosts} and {guests} only"))
    for name, value, good, wanted in rules:
        if not good:
            raise ConfigError(f"{CONFIG}: {name} = {value} must be {wanted}.")
    return settings
