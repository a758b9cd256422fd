"""JSON as it comes: one value or one a line, read so that nothing in it can do harm, and where each object stands."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from voice.errors import ReadError

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
_TO_OBJECT = re.compile(r'(?:[^"{]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+\{', re.S)
"""All up to where the next object begins, over the strings."""
_DEEPEST = 64
_LARGEST = 15
"""Digits of the largest whole number that any time or count needs."""


class JsonSource:
    """The parsed ``value``, and the line of each object in it; `ReadError` where it is damaged or no JSON."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self.value = self._parsed(text)
        self._lines = dict(self._located(text))

    def line(self, value: Json) -> int:
        """Where the object begins."""
        return self._lines.get(id(value), 1)

    def _parsed(self, text: str) -> Json:
        try:
            return _loads(text)
        except RecursionError as error:
            raise self._too_deep() from error
        except ValueError as error:
            if not self._is_a_line_each(text):
                raise self._damaged(error) from error
            return self._parsed_lines(text)

    def _is_a_line_each(self, text: str) -> bool:
        """Whether the first line is a value by itself, and another follows."""
        first, _, rest = text.strip().partition("\n")
        try:
            return isinstance(_loads(first), dict | list) and rest.lstrip().startswith(("{", "["))
        except ValueError:
            return False

    def _parsed_lines(self, text: str) -> Json:
        values: list[Json] = []
        for number, line in enumerate(text.split("\n")):
            if line.strip():
                try:
                    values.append(_loads(line))
                except ValueError as error:
                    raise self._damaged(error, number) from error
                except RecursionError as error:
                    raise self._too_deep() from error
        return values

    def _damaged(self, error: Exception, above: int = 0) -> ReadError:
        where = f", line {error.lineno + above}" if isinstance(error, json.JSONDecodeError) else ""
        return ReadError(f"{self._name}: the JSON is damaged or cut off{where}. Export or download it again.")

    def _too_deep(self) -> ReadError:
        return ReadError(
            f"{self._name}: the JSON is nested deeper than any transcript. Give the file that the transcript came in."
        )

    def _located(self, text: str) -> Iterator[tuple[int, int]]:
        """Each object's id and line."""
        line, place = 1, 0
        begins = _TO_OBJECT.finditer(text)
        for one in self._objects():
            end = next(begins).end()
            line += text.count("\n", place, end)
            place = end
            yield id(one), line

    def _objects(self) -> Iterator[Json]:
        """Every object, in the order in which they begin."""
        stack = [(self.value, 1)]
        while stack:
            value, depth = stack.pop()
            if depth > _DEEPEST:
                raise self._too_deep()
            if isinstance(value, dict):
                yield value
            if isinstance(value, dict | list):
                inside = list(value.values()) if isinstance(value, dict) else value
                stack += [(one, depth + 1) for one in reversed(inside) if isinstance(one, dict | list)]


def walk(value: Json) -> Iterator[Json]:
    """All that is in a value, in the order of the file."""
    stack = [value]
    while stack:
        value = stack.pop()
        yield value
        if isinstance(value, list):
            stack += reversed(value)
        elif isinstance(value, dict):
            stack += reversed(value.values())


def _loads(text: str) -> Json:
    value: Json = json.loads(
        text, strict=False, object_pairs_hook=_object, parse_constant=lambda _: None, parse_int=_whole
    )
    return value


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LARGEST else float(digits)


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """A name that comes twice has a number the second time: neither value is lost."""
    made = dict(pairs)
    if len(made) < len(pairs):
        made = {}
        seen: Counter[str] = Counter()
        for name, value in pairs:
            own = name
            while own in made:
                seen[name] += 1
                own = f"{name} ({seen[name] + 1})"
            made[own] = value
    return made
