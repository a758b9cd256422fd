"""The parts of a Word file (Office Open XML): which there are, how they relate, and what their elements are called."""

import posixpath

from voice.errors import ReadError
from voice.readers.archive import Archive
from voice.readers.tree import Element, xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of all that is text; the one of the strict variant is turned into it."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts, found by how they relate, not by their names: Word's own differ from version to version."""

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive, self._name = archive, name
        mains = [part for kind, part in self._related("") if kind == "officeDocument"]
        self._main = next(iter(mains), "word/document.xml")
        if self._main not in archive:
            raise ReadError(f"{name}: there is no text in it. Save it again as .docx and give that file.")
        self._relations = self._related(self._main)

    def main(self) -> Element:
        """The text itself."""
        return self._parse(self._main)

    def parts(self, kind: str) -> list[Element]:
        """What the text relates to as its ``styles``, ``footnotes``, ``header`` and so on."""
        return [self._parse(part) for found, part in self._relations if found == kind and part in self._archive]

    def properties(self) -> Element | None:
        """What the file says of itself."""
        found = (part for kind, part in self._related("") if kind == "core-properties" and part in self._archive)
        return next(map(self._parse, found), None)

    def _related(self, part: str) -> list[tuple[str, str]]:
        folder, base = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._archive:
            return []
        found = []
        for relation in self._parse(relations).iter(_RELATION):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            if relation.get("TargetMode") != "External":
                found.append((relation.get("Type", "").rpartition("/")[2], target.lstrip("/")))
        return found

    def _parse(self, part: str) -> Element:
        return xml(self._archive.read(part).replace(_STRICT, W[1:-1].encode()), self._name)


def value(element: Element | None) -> str:
    """What is said in the attribute that most elements have."""
    return element.get(f"{W}val", "") if element is not None else ""
