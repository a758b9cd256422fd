"""Written text and what is said for it, with the way back from the one to the other."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pattern = str | re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text under change: each character knows which span of the original it stands for."""

    text: str
    spans: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> "Rewritten":
        """A text that says what it is."""
        return cls(text, list(pairwise(range(len(text) + 1))))

    def sub(self, pattern: Pattern, replacement: str | Callable[[re.Match[str]], str]) -> "Rewritten":
        """The same with each match replaced; a replacement stands for all that it replaces."""
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        at = 0
        for match in re.finditer(pattern, self.text):
            first, last = match.span()
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            if first == last or new == match.group():
                continue
            pieces += [self.text[at:first], new]
            spans += self.spans[at:first]
            spans += [(self.spans[first][0], self.spans[last - 1][1])] * len(new)
            at = last
        if at == 0:
            return self
        return Rewritten("".join([*pieces, self.text[at:]]), [*spans, *self.spans[at:]])

    def original(self, first: int, last: int) -> tuple[int, int]:
        """The span of the original for which a span of this text stands."""
        if not self.spans:
            return 0, 0
        first = min(max(first, 0), len(self.spans) - 1)
        last = min(max(last, first + 1), len(self.spans))
        return self.spans[first][0], self.spans[last - 1][1]
