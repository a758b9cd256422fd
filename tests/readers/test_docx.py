"""Word files: what is written in them, in order, and what stands beside it, with the reason."""

import pytest

from tests.readers.packed import attempt, damaged, docx, docx_members, p, r, zipped
from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.readers.docx.reader import read

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="My part"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Question"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Q2"><w:name w:val="Question 2"/><w:basedOn w:val="Q"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Who"><w:name w:val="Who"/><w:rPr><w:smallCaps/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Dots"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
"""


def document(*body: str, core: str = "", **parts: str) -> Document:
    return read(docx("".join(body), core, styles=STYLES, **parts))


def texts(*body: str) -> list[str]:
    return [block.text for block in document(*body).blocks]


def bold(block: Block) -> list[str]:
    return [block.text[a:b] for a, b in block.strong]


def italic(block: Block) -> list[str]:
    return [block.text[a:b] for a, b in block.emphasis]


def gone(found: Document) -> list[tuple[str, str]]:
    return [(entry.text, entry.reason) for entry in found.left_out]


# -- words --------------------------------------------------------------------------------------------------------------


def test_runs_make_a_paragraph_and_keep_how_they_are_set() -> None:
    found = document(p(r("Ann Lee: ", "<w:b/>"), "Is it ", r("really", "<w:i/>"), r(" so?", '<w:b w:val="0"/>')))
    (block,) = found.blocks
    assert block.text == "Ann Lee: Is it really so?"
    assert (bold(block), italic(block)) == (["Ann Lee: "], ["really"])


def test_styles_set_words_and_a_style_in_a_style_sets_them_back() -> None:
    who = '<w:rStyle w:val="Who"/>'
    strong = '<w:rStyle w:val="Strong"/>'
    found = document(
        p(r("Ann: ", who), "yes", style="A"),
        p("Why? ", r("Not bold.", strong), r("Nor this.", "<w:b w:val='false'/>"), style="Q2"),
        p("Said.", style="Zitat"),
    ).blocks
    assert [bold(block) for block in found] == [["Ann: "], ["Why? "], []]
    assert (found[2].kind, italic(found[2])) == ("quote", ["Said."])


def test_breaks_tabs_and_hyphens() -> None:
    run = "<w:r><w:t>Ann:</w:t><w:tab/><w:t>a well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:br/><w:t>line</w:t></w:r>"
    found = document(p(run), p("after")).blocks
    assert [(block.line, block.text) for block in found] == [(1, "Ann:\ta well-known\nline"), (3, "after")]


def test_white_space_is_kept_where_it_is_meant() -> None:
    assert texts(
        "<w:p><w:r><w:t>\n  one </w:t></w:r><w:r><w:t xml:space='preserve'> two\nthree </w:t></w:r></w:p>"
    ) == ["one two three"]


def test_a_raised_number_stays_a_mark() -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    assert texts(p("So he said", r("12", high), " on the 4", r("th", high))) == ["So he said¹² on the 4th"]


def test_a_large_first_letter_is_the_first_of_its_word() -> None:
    drop = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>I</w:t></w:r></w:p>'
    assert texts(drop, p("n the beginning"), p("After")) == ["In the beginning", "After"]


def test_decomposed_letters_are_composed() -> None:
    (block,) = document(p(r("Rene\u0301: ", "<w:b/>"), "oui")).blocks
    assert (block.text, bold(block)) == ("René: oui", ["René: "])


def test_formulas_and_readings_are_text_and_ledger() -> None:
    found = document(
        p("so ", "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"),
        p(
            "<w:r><w:ruby><w:rt><w:r><w:t>かな</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>仮名</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        ),
    )
    assert [block.text for block in found.blocks] == ["so E=mc", "仮名"]
    assert gone(found) == [("かな", "how a word is read")]


# -- paragraphs -----------------------------------------------------------------------------------------------------------


def test_kinds_come_from_styles_whatever_they_are_called() -> None:
    found = document(
        p("The title", style="Titel"),
        p("One", style="berschrift1"),
        p("Two", style="Part"),
        p("Three", outlineLvl="2"),
        p("Four", style="Heading4"),
        p("No heading", style="Part", outlineLvl="9"),
        p("A dot", style="Dots"),
        p("A number", "") + "",
        p("The sea", style="Caption"),
    )
    assert found.title == "The title"
    assert [(block.kind, block.level, block.text) for block in found.blocks] == [
        ("heading", 2, "One"),
        ("heading", 2, "Two"),
        ("heading", 4, "Three"),
        ("heading", 5, "Four"),
        ("paragraph", 0, "No heading"),
        ("item", 0, "A dot"),
        ("paragraph", 0, "A number"),
        ("caption", 0, "The sea"),
    ]


def test_without_a_style_sheet_the_names_still_tell() -> None:
    found = read(docx(p("The title", style="Title") + p("One", style="Heading1")))
    assert (found.title, found.blocks[0].kind, found.blocks[0].level) == ("The title", "heading", 2)


def test_a_list_in_the_paragraph_itself_and_one_taken_back() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(
        f"<w:p><w:pPr>{style}{number.format(n)}</w:pPr>{r(text)}</w:p>"
        for style, n, text in (("", 3, "a"), ('<w:pStyle w:val="Dots"/>', 0, "b"))
    )
    assert [(block.kind, block.text) for block in document(body).blocks] == [("item", "a"), ("paragraph", "b")]


def test_a_title_over_two_paragraphs_is_one() -> None:
    found = document(p("Of bees", style="Titel"), p("and clocks", style="Titel"), p("Text"), p("Again", style="Titel"))
    assert found.title == "Of bees and clocks"
    assert [(block.kind, block.text) for block in found.blocks] == [("paragraph", "Text"), ("heading", "Again")]


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ([p("Top", style="Part"), p("x"), p("Next", style="Part")], [1, 2]),
        ([p("x"), p("One", style="Part"), p("Two", style="Part")], [2, 2]),
        ([p("x"), p("Top", style="Part")], [1]),
    ],
)
def test_only_the_title_is_of_the_first_level(body: list[str], levels: list[int]) -> None:
    assert [block.level for block in document(*body).blocks if block.kind == "heading"] == levels


# -- what is within ---------------------------------------------------------------------------------------------------------


def test_controls_links_and_insertions_are_read_once() -> None:
    found = document(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('in a control')}</w:sdtContent></w:sdt>",
        p("see ", f"<w:hyperlink w:anchor='x'>{r('the link')}</w:hyperlink>", f"<w:ins>{r(', inserted')}</w:ins>"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here.')}</w:sdtContent></w:sdt>",
    )
    assert [block.text for block in found.blocks] == ["in a control", "see the link, inserted"]
    assert gone(found) == [("Click here.", "the hint of an empty field")]


def test_a_box_is_read_behind_its_paragraph_and_only_once() -> None:
    box = f"<w:txbxContent>{p('In the box')}{p('twice')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p("Before ", both, "after"), p("Next")) == ["Before after", "In the box", "twice", "Next"]


def test_what_was_struck_out_moved_or_hidden_is_in_the_ledger() -> None:
    deleted = "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('away ')}</w:moveFrom>"
    found = document(
        p("One ", deleted, moved, r("ghost ", "<w:vanish/>"), r("no ", "<w:strike/>"), "two"),
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('half ')}</w:p>",
        p("and half"),
    )
    assert [block.text for block in found.blocks] == ["One two", "half and half"]
    assert gone(found) == [
        ("old", "struck out in a tracked change"),
        ("away", "moved to another place"),
        ("ghost", "hidden text"),
        ("no", "struck through"),
    ]


def field(instruction: str, result: str) -> str:
    edge = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    half = len(instruction) // 2
    said = "".join(f"<w:r><w:instrText>{x}</w:instrText></w:r>" for x in (instruction[:half], instruction[half:]))
    return edge.format("begin") + said + edge.format("separate") + result + edge.format("end")


def test_fields_keep_their_words_and_lose_their_numbers() -> None:
    contents = field(" TOC \\o ", p("One 3", style="TOC1") + p("Two 5"))
    found = document(
        contents,
        p(
            "See ",
            field(' HYPERLINK "https://example.org" ', r("this")),
            " on page ",
            field(" PAGEREF x ", r("7")),
            ".",
        ),
        p(f"<w:fldSimple w:instr=' PAGE '>{r('3')}</w:fldSimple>", "of the book"),
    )
    assert [block.text for block in found.blocks] == ["See this on page .", "of the book"]
    assert gone(found) == [
        ("One 3", "the table of contents"),
        ("Two 5", "the table of contents"),
        ("7", "a page number"),
        ("3", "a page number"),
    ]


def test_a_field_that_never_ends_takes_only_its_paragraph() -> None:
    field = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> PAGE </w:instrText></w:r>"
    found = document(p(field, "never closed"), p("but the text goes on"))
    assert [block.text for block in found.blocks] == ["but the text goes on"]
    assert gone(found) == [("never closed", "an instruction for the program")]


def test_a_table_of_contents_that_never_ends_takes_only_its_own_lines() -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC </w:instrText><w:fldChar w:fldCharType='separate'/></w:r>"
    found = document(p(begin, "One 3", style="TOC1"), p("Two 5", style="TOC1"), p("The text"))
    assert [block.text for block in found.blocks] == ["The text"]
    assert gone(found) == [("One 3", "the table of contents"), ("Two 5", "the table of contents")]


def test_notes_heads_and_feet_are_beside_the_text() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>' + r(" See there.") + "</w:p></w:footnote>"
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    found = document(
        p("First"),
        p("Said", '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>', " so"),
        p("Third", '<w:r><w:commentReference w:id="0"/></w:r>'),
        footnotes=separator + note,
        comments=f'<w:comment w:id="0">{p("Check this!")}</w:comment>',
        header=p("Draft"),
        footer=p("Page ", f"<w:fldSimple w:instr='PAGE'>{r('1')}</w:fldSimple>"),
    )
    assert [block.text for block in found.blocks] == ["First", "Said so", "Third"]
    assert [(entry.line, entry.text, entry.reason) for entry in found.left_out] == [
        (1, "Draft", "the head of each page"),
        (1, "1 Page", "the foot of each page"),
        (2, "*", "a footnote's mark"),
        (2, "See there.", "a footnote"),
        (3, "Check this!", "a comment in the margin"),
    ]


def test_pictures_leave_what_is_said_of_them() -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr name="Picture 1" {}/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>'
    found = document(
        p("Look ", picture.format('descr="The sea"'), "here"),
        p(picture.format("")),
        p("<w:r><w:pict><v:shape alt='A hill'><v:imagedata/></v:shape></w:pict></w:r>"),
        p("<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>"),
    )
    assert [block.text for block in found.blocks] == ["Look here"]
    assert gone(found) == [
        ("The sea", "a picture"),
        ("a picture without words", "a picture"),
        ("A hill", "a picture"),
        ("Wingdings F04A", "a symbol"),
    ]


# -- tables -------------------------------------------------------------------------------------------------------------------


def table(*rows: tuple[str, ...]) -> str:
    cells = (
        "".join(f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows
    )
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_a_table_with_names_in_front_has_labels() -> None:
    found = document(
        table(
            ("Time", "Speaker", "Text"),
            ("00:01", "Ann Lee", "Who built it, and when was that?"),
            ("00:09", "Omar", p("My mother.") + p("With forty others.")),
            ("00:15", "", "That is why it stands."),
        )
    )
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("label", "Ann Lee"),
        ("paragraph", "Who built it, and when was that?"),
        ("label", "Omar"),
        ("paragraph", "My mother."),
        ("paragraph", "With forty others."),
        ("paragraph", "That is why it stands."),
    ]
    assert sorted(gone(found)) == [
        ("00:01", "a time stamp"),
        ("00:09", "a time stamp"),
        ("00:15", "a time stamp"),
        ("Speaker", "the head of a table"),
        ("Text", "the head of a table"),
        ("Time", "the head of a table"),
    ]


def test_any_other_table_is_read_row_by_row() -> None:
    inner = table(("deep", "er"))
    found = document(
        table(("Why did you build this bridge?", "Because."), ("And who paid for all of it?", "Nobody.")),
        table((inner + p("x"), "y", "z")),
    )
    assert {block.kind for block in found.blocks} == {"paragraph"}
    assert [block.text for block in found.blocks][:3] == [
        "Why did you build this bridge?",
        "Because.",
        "And who paid for all of it?",
    ]
    assert [block.text for block in found.blocks][4:] == ["deep", "er", "x", "y", "z"]


# -- what the file says of itself -----------------------------------------------------------------------------------------------


def test_properties_are_a_title_only_where_the_text_has_none() -> None:
    core = "<dc:title>Of bees</dc:title><dc:creator>Typist</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    bare = document(p("Text"), core=core + "<dc:language>fr-FR</dc:language>")
    assert (bare.title, bare.date, bare.authors, bare.language) == ("Of bees", "", (), "fr-FR")
    assert gone(bare) == [("Typist", "who made the file")]
    titled = document(p("Another", style="Titel"), p("Text"), core=core)
    assert titled.title == "Another"
    assert gone(titled) == [("Of bees", "the title in the file's properties"), ("Typist", "who made the file")]
    assert document(p("Text"), core="<dc:title>Microsoft Word - x.doc</dc:title>").title == ""


def test_the_text_is_found_where_the_file_says_it_is() -> None:
    members = docx_members(p("Found"))
    members["word/document2.xml"] = members.pop("word/document.xml")
    members["_rels/.rels"] = str(members["_rels/.rels"]).replace("word/document.xml", "/word/document2.xml")
    assert read(Source(zipped(members), "talk.docx")).blocks[0].text == "Found"


def test_the_strict_variant_is_read_as_well() -> None:
    members = docx_members(p("Strict"))
    members["word/document.xml"] = str(members["word/document.xml"]).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(Source(zipped(members), "talk.docx")).blocks[0].text == "Strict"


# -- what is refused ------------------------------------------------------------------------------------------------------------


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        read(Source(data, "talk.docx"))
    assert str(error.value).startswith("talk.docx: ")
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_file_without_text_is_refused() -> None:
    assert "no text in it" in refused(docx(p("")).data)
    assert "no text in it" in refused(zipped({"word/other.xml": b""}))


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<w:document",
        "\x00\x01",
        "<a>" * 60_000,
        '<!DOCTYPE a [<!ENTITY a "'
        + "x" * 1000
        + '"><!ENTITY b "'
        + "&a;" * 1000
        + '"><!ENTITY c "'
        + "&b;" * 1000
        + '">]><a>&c;</a>',
        '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>',
        "<a/>" * 4_000_001,
    ],
    ids=["empty", "cut", "binary", "nested", "swelling", "external", "swollen"],
)
def test_xml_that_is_broken_or_a_trap_is_refused(xml: str) -> None:
    members = docx_members(p("x"))
    members["word/document.xml"] = xml
    refused(zipped(members))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:del>", "</w:del>"),
    ],
)
def test_what_is_nested_as_deep_as_may_be_is_read(opening: str, closing: str) -> None:
    times = 250 // opening.count("<")
    deep = document(p("top"), opening * times + p("bottom") + closing * times)
    assert "bottom" in [block.text for block in deep.blocks] + [entry.text for entry in deep.left_out]


def test_cut_off_or_scrambled_it_is_refused_or_read() -> None:
    data = docx(p("Ann: why?") + table(("a", "because it stands")), styles=STYLES).data
    for each in damaged(data, 150):
        found = attempt(read, each, "talk.docx")
        assert found.startswith("talk.docx: ") if isinstance(found, str) else found.blocks
