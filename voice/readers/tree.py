"""Markup as a tree of elements: the only importer of lxml, which is told to trust nothing.

No entity is resolved, nothing is fetched, and what is nested or swollen beyond measure is refused.
"""

from lxml import etree

from voice.errors import ReadError

Element = etree._Element
"""What a tree is made of; ``sourceline`` tells where it stands."""


_LARGEST = 4_000_000
"""Elements and attributes, counted by their signs: more would fill the memory, and no interview has them."""


def xml(data: bytes, name: str) -> Element:
    """The root of an XML document; `ReadError` where it is damaged, or dangerous."""
    if data.count(b"<") + data.count(b"=") > _LARGEST:
        raise ReadError(f"{name}: it is larger than any interview. Give the interview by itself.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).partition(" (<string>")[0].split())
        raise ReadError(f"{name}: the file is damaged ({reason}). Save it again.") from error
    if next(root.iter(etree.Entity), None) is not None:
        raise ReadError(f"{name}: it has entities, which may stand for anything. Save it again without them.")
    return root


def html(text: str, name: str) -> Element:
    """The root of a small page, such as a table of contents; `ReadError` where there is nothing in it.

    For pages that are read out there is `voice.readers.html.tree`: this one drops what stands behind ``</html>``, and
    refuses what is nested deeper than a few hundred elements.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        # As bytes: a text that begins with an XML declaration of its encoding is refused.
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{name}: no text in it. Give a page that holds the interview.") from error
    if root is None:
        raise ReadError(f"{name}: no text in it. Give a page that holds the interview.")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(f"{name}: its elements are nested deeper than any page's. Save it again.")
    return root


def local(element: Element) -> str:
    """What an element is called, without its namespace; empty for a comment and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: Element) -> int:
    """Where an element stands in its file, counted from 1."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs have no type for it
    return line or 1
