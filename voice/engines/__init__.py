"""What an engine is, and how to add one.

An engine turns an `Utterance` into a `Clip` and knows which voices it has. It knows nothing of files, tags, chapters,
loudness or other utterances. To add one:

1. Write a class with the members of `Engine` below. Import only ``voice.model``, ``voice.errors`` and, if it answers
   with compressed audio, ``voice.audio``; import its own heavy library inside the methods.
2. Turn every foreign exception into `EngineError`: ``transient=True`` where asking again may help. Never return a clip
   that is not the whole text: raise.
3. Name it. Inside this project: a line in ``voice/plugins.py``. In a package of your own::

       [project.entry-points."vivavoce.engines"]
       mine = "my_package:MyEngine"

4. ``voice make --engine mine`` uses it, ``voice voices --engine mine`` lists its voices, and ``[engines.mine]`` in
   ``config/show.toml`` becomes the keyword arguments of its constructor.

The constructor is called once in each process that speaks, so a large model is loaded there, lazily, once. ``lane``
says where ``synthesize`` runs: "processes" for work of the processor (one call at a time in each process of the pool),
"threads" for an engine that waits for something else, such as a network or another machine: there up to ``width``
threads of one process call it at the same time, and whatever event loop it needs is its own affair.
"""

from collections.abc import Sequence
from typing import Literal, Protocol, runtime_checkable

from voice.model import Clip, Utterance, Voice


@runtime_checkable
class Engine(Protocol):
    """Something that speaks."""

    name: str
    """As it is written after ``--engine``."""
    version: str
    """Part of each clip's key: another version is another sound."""
    lane: Literal["processes", "threads"]
    """Where ``synthesize`` runs."""
    width: int
    """At most so many calls at once; 0: as many as the pool has workers."""

    def ready(self) -> None:
        """Return when it can speak now; raise `EngineError` with the reason, and what to do, when it can't."""

    def voices(self, language: str = "") -> Sequence[Voice]:
        """Voices for a language (BCP 47), best first and each easily told from those before it; all without one.

        Casting hands them out in this order, so neighbours should differ in gender or pitch. No voice for that
        language: an empty sequence.
        """

    def voice(self, name: str, language: str) -> Voice:
        """The voice that a person calls by that name, to speak that language; `EngineError` where there is none."""

    def synthesize(self, utterance: Utterance) -> Clip:
        """Speak the whole text, or raise `EngineError`."""

    def close(self) -> None:
        """Let go of processes and connections."""
