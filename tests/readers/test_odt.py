"""OpenDocument texts: what is written in them, in order, and what stands beside it, with the reason."""

import pytest

from tests.readers.packed import attempt, damaged, zipped
from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.readers.formats import format_of
from voice.readers.odt.reader import read

NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
NS += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def style(name: str, family: str, parent: str = "", **set_: str) -> str:
    properties = " ".join(f'{key.replace("_", ":", 1).replace("_", "-")}="{value}"' for key, value in set_.items())
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:text-properties {properties}/></style:style>"
    )


AUTOMATIC = (
    style("T1", "text", fo_font_weight="bold")
    + style("T2", "text", fo_font_style="italic")
    + style("T3", "text", text_display="none")
    + style("T4", "text", style_text_line_through_style="solid")
    + style("T5", "text", style_text_position="super 58%")
    + style("T6", "text", fo_font_weight="normal")
    + style("T7", "text", fo_font_variant="small-caps")
    + style("P1", "paragraph", "Question")
    + style("P2", "paragraph", "Title")
    + style("P3", "paragraph", "P3")
)
NAMED = (
    style("Question", "paragraph", fo_font_weight="600") + style("Caption", "paragraph") + style("Title", "paragraph")
)


def members(body: str, meta: str = "", pages: str = "") -> dict[str, str | bytes]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {NS}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NS}><office:styles>{NAMED}</office:styles><office:master-styles>"
        f"<style:master-page>{pages}</style:master-page></office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {NS}><office:meta>{meta}</office:meta></office:document-meta>",
    }


def document(*body: str, meta: str = "", pages: str = "") -> Document:
    return read(Source(zipped(members("".join(body), meta, pages)), "talk.odt"))


def p(inside: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{inside}</text:p>'


def span(inside: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{inside}</text:span>'


def bold(block: Block) -> list[str]:
    return [block.text[a:b] for a, b in block.strong]


def gone(found: Document) -> list[tuple[str, str]]:
    return [(entry.text, entry.reason) for entry in found.left_out]


def test_words_keep_how_they_are_set() -> None:
    found = document(
        p(span("Ann: ", "T1") + "is it " + span("so", "T2") + "?"),
        p("Why " + span("not", "T6") + "?", "P1"),
        p(span("Ben", "T7") + span(" both", "T1"), "P3"),
    ).blocks
    assert [block.text for block in found] == ["Ann: is it so?", "Why not?", "Ben both"]
    assert [bold(block) for block in found] == [["Ann: "], ["Why ", "?"], ["Ben both"]]
    assert found[0].text[slice(*found[0].emphasis[0])] == "so"


def test_white_space_is_what_the_format_makes_of_it() -> None:
    found = document(
        "\n  ",
        p("Ann:<text:tab/>one\n   two<text:s text:c='3'/>three<text:line-break/>four<text:soft-page-break/>"),
        p("next"),
    )
    assert [(block.line, block.text) for block in found.blocks] == [(1, "Ann:\tone two three\nfour"), (3, "next")]


def test_kinds_come_from_elements_and_styles() -> None:
    found = document(
        p("Of bees", "P2"),
        '<text:h text:outline-level="1">One</text:h><text:h text:outline-level="x">Odd</text:h>',
        p("Two", "Heading_20_2"),
        f"<text:list><text:list-item>{p('item')}<text:list><text:list-item>{p('deeper')}</text:list-item></text:list>"
        "</text:list-item></text:list>",
        p("The sea", "Caption"),
        p("said", "Quotations"),
        p("plain"),
    )
    assert found.title == "Of bees"
    assert [(block.kind, block.level, block.text) for block in found.blocks] == [
        ("heading", 2, "One"),
        ("heading", 2, "Odd"),
        ("heading", 3, "Two"),
        ("item", 0, "item"),
        ("item", 0, "deeper"),
        ("caption", 0, "The sea"),
        ("quote", 0, "said"),
        ("paragraph", 0, "plain"),
    ]


def test_notes_remarks_and_what_is_struck_out_are_in_the_ledger() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('See there.')}</text:note-body></text:note>"
    remark = f"<office:annotation><dc:creator>Ed</dc:creator><dc:date>2020</dc:date>{p('Check!')}</office:annotation>"
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ed</dc:creator>"
        f"</office:change-info>{p('old words')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    found = document(
        changes,
        p(f"Said{note} so{remark}, " + span("ghost", "T3") + span("no ", "T4") + "yes" + span("2", "T5")),
        p("<text:ruby><text:ruby-base>仮名</text:ruby-base><text:ruby-text>かな</text:ruby-text></text:ruby>"),
        f"<text:section text:display='none'>{p('unseen')}</text:section>",
        f"<text:table-of-content><text:index-body>{p('One 3')}</text:index-body></text:table-of-content>",
        p("page <text:page-number>4</text:page-number> of it"),
    )
    assert [block.text for block in found.blocks] == ["Said so, yes²", "仮名", "page  of it"]
    assert gone(found) == [
        ("old words", "struck out in a tracked change"),
        ("See there.", "a footnote"),
        ("Check!", "a comment in the margin"),
        ("ghost", "hidden text"),
        ("no", "struck through"),
        ("かな", "how a word is read"),
        ("unseen", "hidden text"),
        ("One 3", "the table of contents"),
        ("4", "a page number"),
    ]


def test_boxes_come_behind_and_pictures_into_the_ledger() -> None:
    box = f"<draw:frame><draw:text-box>{p('in the box')}</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image><office:binary-data>/9j/4AAQ</office:binary-data></draw:image>{}</draw:frame>"
    found = document(
        p(f"Before {box}after"), p(picture.format("<svg:desc>The sea</svg:desc>")), p(picture.format("")), box
    )
    assert [block.text for block in found.blocks] == ["Before after", "in the box", "in the box"]
    assert gone(found) == [("The sea", "a picture"), ("a picture without words", "a picture")]


def test_a_table_with_names_in_front_has_labels() -> None:
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell>{p(cell)}</table:table-cell>' for cell in row)}</table:table-row>"
        for row in (("Ann", "Who built it, and when?"), ("Ben", "My mother, long ago."))
    )
    assert [(block.kind, block.text) for block in document(f"<table:table>{rows}</table:table>").blocks] == [
        ("label", "Ann"),
        ("paragraph", "Who built it, and when?"),
        ("label", "Ben"),
        ("paragraph", "My mother, long ago."),
    ]


def test_the_file_says_what_it_is_called_and_what_stands_on_each_page() -> None:
    meta = "<dc:title>Of bees</dc:title><meta:initial-creator>Ada</meta:initial-creator><dc:creator>Last</dc:creator>"
    pages = f"<style:header>{p('Draft')}</style:header><style:footer-left>{p('x')}</style:footer-left>"
    found = document(p("Ada"), p("Text"), meta=meta + "<dc:language>fr</dc:language>", pages=pages)
    assert (found.title, found.authors, found.language, found.date) == ("Of bees", ("Ada",), "fr", "")
    assert [block.text for block in found.blocks] == ["Text"]
    assert gone(found) == [("Draft", "the head of each page"), ("x", "the foot of each page")]


def test_a_file_in_one_piece_is_read_as_well() -> None:
    flat = (
        f'<?xml version="1.0"?>\n<office:document {NS}><office:meta><dc:title>Of bees</dc:title></office:meta>'
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{p(span('Ann: ', 'T1') + 'so')}</office:text></office:body></office:document>"
    )
    source = Source(flat.encode(), "talk.fodt")
    assert format_of(source) == "odt"
    assert (read(source).title, bold(read(source).blocks[0])) == ("Of bees", ["Ann: "])


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read(Source(data, "talk.odt"))
    assert str(error.value).startswith("talk.odt: ")
    assert "\n" not in str(error.value)
    return str(error.value)


def test_what_is_no_text_or_locked_is_refused() -> None:
    sheet = str(members("")["content.xml"]).replace("office:text", "office:spreadsheet")
    assert "no text but a table" in refused(zipped({"content.xml": sheet}))
    assert "no text in it" in refused(zipped(members(p(""))))
    assert "password" in refused(
        zipped({"content.xml": "\x9d\x00", "META-INF/manifest.xml": "<manifest:encryption-data/>"})
    )
    assert "password" in refused(zipped({"encrypted-package": "x", "content.xml": ""}))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
        ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
        ("<text:list><text:list-item>", "</text:list-item></text:list>"),
        ("<text:p><text:span>", "</text:span></text:p>"),
        ("<text:p><text:note>", "</text:note></text:p>"),
    ],
)
def test_what_is_nested_as_deep_as_may_be_is_read(opening: str, closing: str) -> None:
    times = 245 // opening.count("<")
    deep = document(p("top"), opening * times + p("bottom") + closing * times)
    assert "bottom" in [block.text for block in deep.blocks] + [entry.text for entry in deep.left_out]


def test_cut_off_or_scrambled_it_is_refused_or_read() -> None:
    for each in damaged(zipped(members(p("Ann: why?") + p("Because."))), 150):
        found = attempt(read, each, "talk.odt")
        assert found.startswith("talk.odt: ") if isinstance(found, str) else found.blocks
