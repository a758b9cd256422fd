"""Markup as a tree of elements: the only importer of lxml, which is told to trust nothing.

No entity is resolved, nothing is fetched, and what is nested or swollen beyond measure is refused.
"""

from lxml import etree

from voice.errors import ReadError

Element = etree._Element
"""What a tree is made of; ``sourceline`` tells where it stands."""


def xml(data: bytes, name: str) -> Element:
    """The root of an XML document; `ReadError` where it is damaged, or dangerous."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{name}: the file is damaged ({str(error).splitlines()[0]}). Save it again.") from error
    return root


def html(text: str, name: str) -> Element:
    """The root of a page; `ReadError` where there is nothing in it."""
    parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{name}: no text in it. Give a page that holds the interview.") from error
    if root is None:
        raise ReadError(f"{name}: no text in it. Give a page that holds the interview.")
    return root
