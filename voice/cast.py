"""Stage 2: every speaker gets a voice, by rule, the same every time; ``[cast]`` in ``config/show.toml`` overrides.

The engine lists its voices best first, each easily told from those before it. The first guest, who speaks most, gets
the first that fits, then the first host, the narrator, and all others in the order of the script. Nobody's voice
depends on how much is said, or by whom else in another script.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from voice import plugins
from voice.engines import Engine
from voice.errors import ConfigError, EngineError
from voice.model import Cast, Script, Speaker, Voice

CONFIG = "config/show.toml"
FARTHEST = 50
"""How far rate and pitch may be moved by a wish."""
STEP = 12
"""How far the pitch of a voice moves that a further person must share, in the engine's unit."""


def cast(script: Script, engine: Engine, wishes: Mapping[str, Any]) -> Cast:
    """Voices for all who speak in a script.

    Raises:
        EngineError: The engine has no voice for the language.
        ConfigError: A wish names a voice that the engine does not have.
    """
    people = speaking(script)
    wished = {p.name: voice for p in people if (voice := _wished(p, script.language, engine, wishes))}
    offered = engine.voices(script.language)
    if not offered and len(wished) < len(people):
        raise EngineError(
            f"{engine.name} has no voice for the language {script.language!r}. Choose another engine (--engine), or "
            f"name a voice under [cast.{script.language}] in {CONFIG}."
        )
    taken = {voice.name for voice in wished.values()}
    free = [voice for voice in offered if voice.name not in taken]
    voices = dict(wished)
    for person in people:
        if person.name not in voices:
            voices[person.name] = _best(person, free) if free else _shared(person, offered, len(voices))
            free = [voice for voice in free if voice != voices[person.name]]
    return Cast(voices)


def speaking(script: Script) -> list[Speaker]:
    """Who speaks, in the order in which voices are handed out; the narrator always does."""
    heard = {turn.speaker for chapter in script.chapters for turn in chapter.turns} | {script.narrator.name}
    people = [s for s in script.speakers if s.name in heard]
    if script.narrator not in people:
        people.append(script.narrator)
    firsts = [next((p for p in people if p.role == role), None) for role in ("guest", "host", "narrator")]
    first = [person for person in firsts if person]
    return [*first, *(person for person in people if person not in first)]


def _best(person: Speaker, free: list[Voice]) -> Voice:
    return next((voice for voice in free if person.gender in (None, voice.gender)), free[0])


def _shared(person: Speaker, offered: Sequence[Voice], taken: int) -> Voice:
    """A voice that somebody has already, moved so that it is another."""
    fitting = [voice for voice in offered if person.gender in (None, voice.gender)] or list(offered)
    voice: Voice = fitting[taken % len(fitting)]
    lap = taken // len(fitting)
    return replace(
        voice, pitch=voice.pitch + (STEP if lap % 2 else -STEP) * ((lap + 1) // 2), rate=voice.rate + 4 * lap
    )


def unheard(wishes: Mapping[str, Any], scripts: Sequence[Script]) -> list[str]:
    """Names in the wishes that are nobody's in these scripts, no role, and no language."""
    known = {speaker.name for script in scripts for speaker in script.speakers} | {"host", "guest", "narrator"}
    tables = [table for table in wishes.values() if isinstance(table, Mapping) and "voice" not in table]
    names = [name for name, wish in wishes.items() if wish not in tables]
    return [name for name in (*names, *(name for table in tables for name in table)) if name not in known]


def _wished(person: Speaker, language: str, engine: Engine, wishes: Mapping[str, Any]) -> Voice | None:
    primary = language.split("-")[0]
    for name in (person.name, person.role):
        for table in (wishes.get(language), wishes.get(primary), wishes):
            if isinstance(table, Mapping) and name in table:
                return _voice(table[name], name, language, engine)
    return None


def _voice(wish: Any, who: str, language: str, engine: Engine) -> Voice | None:
    """The voice that a wish names for this engine; None where it is all about other engines."""
    change: dict[str, Any] = {}
    if isinstance(wish, Mapping):
        unknown = set(wish) - {"voice", "rate", "pitch"}
        if unknown or "voice" not in wish:
            raise ConfigError(f"{CONFIG}: the voice of {who!r} is a name or {{ voice = …, rate = …, pitch = … }}.")
        change = {name: wish[name] for name in ("rate", "pitch") if name in wish}
        if not all(isinstance(value, int) and -FARTHEST <= value <= FARTHEST for value in change.values()):
            raise ConfigError(f"{CONFIG}: rate and pitch of {who!r} are whole numbers from -{FARTHEST} to {FARTHEST}.")
        wish = wish["voice"]
    for name in wish if isinstance(wish, list) else [wish]:
        owner, colon, own = str(name).partition(":")
        if colon and owner != engine.name:
            continue
        try:
            return replace(engine.voice(own if colon else str(name), language), **change)
        except EngineError as error:
            if colon or not _elsewhere(str(name), language, engine):
                raise ConfigError(f"{CONFIG}: the voice of {who!r}: {error}") from error
    return None


def _elsewhere(name: str, language: str, engine: Engine) -> bool:
    """Whether another engine has a voice of that name: then the wish is for the day when that one speaks."""
    for other in plugins.ENGINES:
        if other != engine.name:
            with suppress(EngineError):
                plugins.engine(other).voice(name, language)
                return True
    return False
