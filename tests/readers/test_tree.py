"""Markup as a tree: nothing is resolved, and nothing is cut off in silence."""

import pytest

from voice.errors import ReadError
from voice.readers.tree import html, xml


def test_a_page_with_an_xml_declaration_is_read() -> None:
    assert (
        "".join(html('<?xml version="1.0" encoding="latin-1"?><html><body>né</body></html>', "nav").itertext()) == "né"
    )


@pytest.mark.parametrize("depth", [3_000, 60_000])
def test_what_is_nested_too_deep_is_refused(depth: int) -> None:
    with pytest.raises(ReadError, match="nested deeper"):
        html("<div>" * depth + "text", "page.html")
    with pytest.raises(ReadError, match="damaged"):
        xml(b"<a>" * depth + b"</a>" * depth, "page.xml")


@pytest.mark.parametrize("entity", ["SYSTEM 'file:///etc/hostname'", "'&b;&b;'"])
def test_no_entity_is_resolved(entity: str) -> None:
    with pytest.raises(ReadError, match="entities"):
        xml(f"<!DOCTYPE x [<!ENTITY b 'bbbb'><!ENTITY a {entity}>]><x>&a;</x>".encode(), "page.xml")
