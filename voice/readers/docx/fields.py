"""The places in a Word file that the program fills in: page numbers, tables of contents, links."""

from collections.abc import Iterable

_REASONS = {
    "PAGE": "a page number",
    "PAGEREF": "a page number",
    "NUMPAGES": "a page number",
    "SECTIONPAGES": "a page number",
    "NOTEREF": "a footnote's mark",
    "TOC": "the table of contents",
    "TOA": "the table of contents",
    "INDEX": "an index",
}
"""What a program puts in by itself and nobody says; by the first word of its instruction."""
_DEEPEST = 20
"""Fields in fields that are looked at."""
_LONG = ("TOC", "TOA", "INDEX")
"""What goes on over many paragraphs."""


def reason_of(instruction: str) -> str:
    """Why what such a field is filled with is not spoken; empty where it is."""
    return _REASONS.get(_name(instruction), "")


def are_whole(edges: Iterable[str]) -> bool:
    """Whether each field that begins also ends."""
    depth = 0
    for edge in edges:
        depth += {"begin": 1, "end": -1}.get(edge, 0)
        if depth < 0:
            return False
    return depth == 0


class Fields:
    """The fields that are open: one begins with its instruction, then comes what it is filled with, then its end.

    ``whole`` says whether each that begins ends: else none is trusted to go on over the end of a paragraph.
    """

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self._open: list[str] = []
        self._filled: list[bool] = []
        self._deeper = 0

    def edge(self, kind: str) -> None:
        """A field begins, is filled from here on (``separate``), or ends."""
        if self._deeper or (kind == "begin" and len(self._open) >= _DEEPEST):
            self._deeper += {"begin": 1, "end": -1}.get(kind, 0)
        elif kind == "begin":
            self._open.append("")
            self._filled.append(False)
        elif kind == "separate" and self._open:
            self._filled[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()
            self._filled.pop()

    def instruct(self, text: str) -> None:
        """Words of the instruction, which may come in pieces."""
        if self._open and not self._filled[-1]:
            self._open[-1] += text

    @property
    def reason(self) -> str:
        """Why the words in this place are not spoken; empty where they are."""
        for instruction, filled in zip(self._open, self._filled, strict=True):
            reason = reason_of(instruction) if filled else "an instruction for the program"
            if reason:
                return reason
        return ""

    def end_paragraph(self) -> None:
        """Few fields go on over its end: one that does not say where it ends shall not swallow the text."""
        self._deeper = 0
        kept = [n for n, instruction in enumerate(self._open) if self._whole and _name(instruction) in _LONG]
        self._open = [self._open[n] for n in kept]
        self._filled = [self._filled[n] for n in kept]


def _name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()
