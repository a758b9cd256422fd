"""Debates in Akoma Ntoso: who speaks is stated, and what is told in between belongs to nobody who speaks."""

import pytest

from tests.readers.packed import attempt, damaged
from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.akoma_ntoso.reader import read
from voice.readers.formats import format_of

META = """<meta><identification source="#house">
<FRBRWork><FRBRthis value="https://example.org/akn/debate/2024-03-05"/><FRBRdate date="2024-03-05" name="sitting"/>
<FRBRauthor href="#house"/></FRBRWork>
<FRBRExpression><FRBRdate date="2024-03-06" name="edited"/><FRBRlanguage language="eng"/></FRBRExpression>
</identification><references source="#house">
<TLCOrganization eId="house" href="/house" showAs="The House"/>
<TLCPerson eId="lee" href="/lee" showAs="Ann Lee"/><TLCPerson id="haddad" href="/haddad" showAs="Omar Haddad"/>
</references></meta>"""
BODY = """<preface><p>The <docTitle>Long Bridge Debate</docTitle></p><p>Tuesday</p></preface>
<debateBody><debateSection name="questions"><num>1.</num><heading>The bridge</heading>
<scene>The House met at noon.</scene>
<question by="#lee" to="#haddad"><from>Ann Lee (North):</from><p>Who <b>built</b> it,
   <i>really</i>?</p></question>
<answer by="#haddad"><from>The Minister:</from><p>My mother.<authorialNote><p>See page 4.</p></authorialNote></p>
<p>With forty others.<remark type="phase">[Laughter]</remark> It<sup>2</sup> stands.</p>
<blockList><item><num>(a)</num><p>first</p></item></blockList></answer>
<speech by="#ghost"><from>A voice</from><p>Hear, hear.</p></speech>
<speech><from>Clerk:</from><p>Order.</p></speech>
<narrative>The House rose.</narrative>
</debateSection></debateBody>"""
NS = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'


def debate(body: str, meta: str = META, ns: str = NS) -> Document:
    return read(Source(f"<akomaNtoso {ns}><debate>{meta}{body}</debate></akomaNtoso>".encode(), "talk.xml"))


@pytest.mark.parametrize("ns", [NS, "", 'xmlns="http://www.akomantoso.org/2.0"'])
def test_who_speaks_is_stated_and_the_rest_is_told(ns: str) -> None:
    found = debate(BODY, ns=ns)
    assert [(block.kind, block.level, block.speaker, block.text) for block in found.blocks] == [
        ("paragraph", 0, "", "Tuesday"),
        ("heading", 2, "", "1. The bridge"),
        ("paragraph", 0, "", "The House met at noon."),
        ("paragraph", 0, "Ann Lee", "Who built it, really?"),
        ("paragraph", 0, "Omar Haddad", "My mother."),
        ("paragraph", 0, "Omar Haddad", "With forty others. It² stands."),
        ("item", 0, "Omar Haddad", "(a) first"),
        ("paragraph", 0, "A voice", "Hear, hear."),
        ("label", 0, "", "Clerk:"),
        ("paragraph", 0, "", "Order."),
        ("paragraph", 0, "", "The House rose."),
    ]
    question = found.blocks[3]
    assert [question.text[a:b] for a, b in question.strong + question.emphasis] == ["built", "really"]
    assert all(block.emphasis == ((0, len(block.text)),) for block in (found.blocks[2], found.blocks[-1]))
    assert [(entry.text, entry.reason) for entry in found.left_out] == [
        ("Ann Lee (North):", "the name of who speaks"),
        ("The Minister:", "the name of who speaks"),
        ("See page 4.", "a footnote"),
        ("[Laughter]", "a remark of who wrote it down"),
        ("A voice", "the name of who speaks"),
    ]


def test_what_is_stated_is_taken() -> None:
    found = debate(BODY)
    assert (found.title, found.date, found.language, found.show) == (
        "The Long Bridge Debate",
        "2024-03-05",
        "en",
        "The House",
    )
    assert found.source == "https://example.org/akn/debate/2024-03-05"
    assert (found.hosts, found.guests) == (("Ann Lee",), ("Omar Haddad",))
    assert found.people == ("Ann Lee", "Omar Haddad", "A voice")


def test_a_line_is_where_its_first_words_are() -> None:
    source = Source(
        b"<akomaNtoso>\n<debate>\n<debateBody>\n<p>one</p>\n\n<p>\n<b>two</b></p></debateBody></debate></akomaNtoso>",
        "x",
    )
    assert [(block.line, block.text) for block in read(source).blocks] == [(4, "one"), (7, "two")]


def test_without_a_title_the_one_heading_above_all_is_it() -> None:
    deep = "<debateBody><debateSection><heading>All</heading><debateSection><heading>Part</heading><p>x</p></debateSection></debateSection></debateBody>"
    assert [block.level for block in debate(deep).blocks if block.kind == "heading"] == [1, 2]
    flat = "<debateBody><debateSection><heading>One</heading></debateSection><debateSection><heading>Two</heading></debateSection></debateBody>"
    assert [block.level for block in debate(flat).blocks] == [2, 2]


def test_the_parts_of_a_preface_stand_apart() -> None:
    found = debate(
        "<preface><docTitle>Debates</docTitle><docNumber>14-38</docNumber><docProponent>House</docProponent></preface>"
    )
    assert (found.title, [block.text for block in found.blocks]) == ("Debates", ["14-38", "House"])


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ('<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><p>x</p></TEI>', "another kind (<TEI>)"),
        ('<rss version="2.0" xmlns:itunes="x"><channel/></rss>', "another kind (<rss>)"),
        ("<akomaNtoso><debate/></akomaNtoso>", "no text in it"),
        ("<akomaNtoso><debate>", "damaged"),
        ("<akomaNtoso>" + "<p>" * 60_000, "damaged"),
        ('<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM "file:///etc/passwd">]><akomaNtoso>&a;</akomaNtoso>', "entities"),
    ],
)
def test_anything_else_is_refused_by_its_name(xml: str, says: str) -> None:
    source = Source(xml.encode(), "talk.xml")
    assert format_of(source) == "akoma_ntoso"
    with pytest.raises(ReadError) as error:
        read(source)
    assert str(error.value).startswith("talk.xml: ")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("tag", ["p", "b", "speech", "debateSection", "authorialNote", "from"])
def test_what_is_nested_as_deep_as_may_be_is_read(tag: str) -> None:
    found = debate(f"<p>top</p><p>{f'<{tag}>' * 240}bottom{f'</{tag}>' * 240}</p>")
    assert "bottom" in [block.text for block in found.blocks] + [entry.text for entry in found.left_out]


def test_cut_off_or_scrambled_it_is_refused_or_read() -> None:
    data = f"<akomaNtoso {NS}><debate>{META}{BODY}</debate></akomaNtoso>".encode()
    for each in damaged(data, 150):
        found = attempt(read, each, "talk.xml")
        assert found.startswith("talk.xml: ") if isinstance(found, str) else found.blocks
