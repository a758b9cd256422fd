"""Markdown and the HTML in it: words, bold, headings, and what is dropped with a reason."""

import pytest

from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.readers.markdown.reader import read


def document(text: str) -> Document:
    return read(Source(text.encode(), "talk.md"))


def texts(text: str) -> list[str]:
    return [block.text for block in document(text).blocks]


def bold(block: Block) -> list[str]:
    return [block.text[a:b] for a, b in block.strong]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("A [link](https://example.org/a_(b)) here", "A link here"),
        ("A [link][1] here\n\n[1]: https://example.org", "A link here"),
        ("`code` and \\*stars\\* and snake_case_name", "code and *stars* and snake_case_name"),
        ("Fish &amp; chips&#8230; 5 &lt; 6", "Fish & chips… 5 < 6"),
        ("a&#8238;b&#0;c&#x2028;d&#64977;", "ab\ufffdc\nd"),
        ("Write to <ada@example.org>.", "Write to ada@example.org."),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("<i><span style='x'>L</span>a mer</i>", "La mer"),
        ("**bold** ***both*** _slanted_ <b>b</b>", "bold both slanted b"),
    ],
)
def test_markup_goes_and_words_stay(source: str, words: str) -> None:
    assert texts(source) == [words]


@pytest.mark.parametrize("source", ["**问：**答", "__Q:__ yes", "<strong>Q:</strong> yes", "** Q: ** yes"])
def test_bold_is_seen_even_where_commonmark_would_not(source: str) -> None:
    block = document(source).blocks[0]
    assert [part.strip() for part in bold(block)] in (["问："], ["Q:"])


def test_blocks_have_their_kind_and_line() -> None:
    source = "# Title\n\ntext\nmore\n\n- item\n\n> quote\n\nUnder\n-----\n\n<h3>Deep</h3>\n<p>para</p>\n"
    found = [(block.kind, block.level, block.line, block.text) for block in document(source).blocks]
    assert found == [
        ("heading", 1, 1, "Title"),
        ("paragraph", 0, 3, "text\nmore"),
        ("item", 0, 6, "item"),
        ("quote", 0, 8, "quote"),
        ("heading", 2, 10, "Under"),
        ("heading", 3, 13, "Deep"),
        ("paragraph", 0, 14, "para"),
    ]


def test_a_line_broken_on_purpose_is_a_block_of_its_own() -> None:
    assert [(b.line, b.text) for b in document("one  \ntwo<br>three\nfour").blocks] == [
        (1, "one"),
        (2, "two"),
        (2, "three\nfour"),
    ]


def test_pictures_their_captions_and_hidden_parts_are_accounted_for() -> None:
    source = (
        "![A hill](h.jpg)\n\nThe hill at noon\n\n<figure><img src='x.png' alt=\"Sea\"><figcaption>The sea.</figcaption>"
        '</figure>\n\nWords.\n\n<!-- draft -->\n<ul class="commentlist"><li>I <ul><li>disagree</li></ul></li></ul>\n\n'
        "End.\n"
    )
    result = document(source)
    assert [(block.kind, block.text) for block in result.blocks] == [
        ("caption", "The hill at noon"),
        ("caption", "The sea."),
        ("paragraph", "Words."),
        ("paragraph", "End."),
    ]
    assert {(out.text, out.line) for out in result.left_out} == {
        ("A hill", 1),
        ("Sea", 5),
        ("draft", 9),
        ("I disagree", 10),
    }


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Stone\ndate: 2020-05-17\nauthor: Ida Moss\nlang: en\n---\n",
        '+++\ntitle = "Stone"\ndate = 2020-05-17\nauthors = ["Ida Moss"]\nlanguage = "en"\n+++\n',
        '{"title": "Stone", "date": "2020-05-17T08:00:00Z", "authors": [{"name": "Ida Moss"}], "lang": "en"}\n',
        "---\ntitle: Stone\ndate: 2020-05-17\nauthor: Ida Moss\nlang: en\nbroken: [\n---\n",
    ],
)
def test_front_matter_of_every_kind(front: str) -> None:
    result = document(front + "\nText.\n")
    assert (result.title, result.date, result.authors, result.language) == ("Stone", "2020-05-17", ("Ida Moss",), "en")
    assert [block.line for block in result.blocks] == [front.count("\n") + 2]
    assert "Ida Moss" in result.left_out[0].text


@pytest.mark.parametrize(
    "link",
    [
        "- [The mill][1]\n- [Its wheel](https://example.org)",
        "[https://example.org/a](https://example.org/a) (in French)",
    ],
)
def test_a_way_to_other_pages_is_not_read(link: str) -> None:
    assert texts(f"Why?\n\n{link}\n\nSo.") == ["Why?", "So."]
    assert texts("- [Ann](a.html), who mills\n- [Ben](b.html)\n") == ["Ann, who mills", "Ben"]


def test_a_heading_over_nothing_but_links_goes_with_them() -> None:
    assert texts("# Mills\n\nWhy?\n\n## On the web\n\n- [A](a.html)\n- [B][1]\n") == ["Mills", "Why?"]
    assert texts("## On the web\n\n- [A](a.html)\n\nWhy?\n") == ["On the web", "Why?"]


def test_the_contents_and_the_address_that_a_wiki_prints_are_left_out() -> None:
    page = document(
        "1 Early years 2 The mill 2.1 Its wheel 3 Today\n\n## Early years\n\nA.\n\n## The mill\n\nB.\n\n"
        "1 mill, 2 wheels and 3 stones.\n\n### Its wheel\n\nC.\n\n## Today\n\nD.\n\n"
        'Retrieved from " https://w.example/index.php?title=Mill&oldid=7 "'
    )
    told = [block.text for block in page.blocks if block.kind != "heading"]
    assert told == ["A.", "B.", "1 mill, 2 wheels and 3 stones.", "C.", "D."]
    assert [out.reason for out in page.left_out] == ["the table of contents", "a reference, not speech"]


@pytest.mark.parametrize(
    "shortcode",
    [
        '[caption id="a_1" align="left"]<a href="x"><img src="m.jpg" alt="A mill" /></a> Photo by Jo Lee[/caption]',
        '[caption id="a_1" caption="Photo by Jo Lee"]![A mill](m.jpg)[/caption]',
    ],
)
def test_a_caption_in_the_brackets_of_wordpress(shortcode: str) -> None:
    page = document(f"Why?\n\n{shortcode}\n\nSo.")
    assert [(block.text, block.kind) for block in page.blocks] == [
        ("Why?", "paragraph"),
        ("Photo by Jo Lee", "caption"),
        ("So.", "paragraph"),
    ]
    assert [out.text for out in page.left_out] == ["A mill"]


def test_a_rule_is_no_front_matter() -> None:
    assert texts("---\n\nText.\n")[-1] == "Text."


def test_a_file_of_pictures_is_refused() -> None:
    with pytest.raises(ReadError, match=r"talk\.md: no text"):
        document("![](a.png)\n")


def test_a_number_is_a_list_s_only_where_one_counts() -> None:
    text = "7. September 2022\n\n1. May 2020\n\n1. one\n2. two\n\n9. is what we kept\n\n1. again\n2) and again\n"
    found = read(Source(text.encode(), "talk.md")).blocks
    assert [(block.kind, block.text) for block in found] == [
        ("paragraph", "7. September 2022"),
        ("paragraph", "1. May 2020"),
        ("item", "one"),
        ("item", "two"),
        ("paragraph", "9. is what we kept"),
        ("item", "again"),
        ("item", "and again"),
    ]


def test_a_heading_without_words_ends_a_paragraph() -> None:
    assert [block.text for block in read(Source(b"one\n###\n### \ntwo\n", "a.md")).blocks] == ["one", "two"]


def test_the_sign_that_links_to_a_line_is_none_of_its_words() -> None:
    text = b'<a name="why" href="#why">#</a> **Q:** Why?\n\n[#](#so) **A:** So.\n'
    found = read(Source(text, "a.md"))
    assert [block.text for block in found.blocks] == ["Q: Why?", "A: So."]
    assert [out.reason for out in found.left_out] == ["a link to the line itself"] * 2


@pytest.mark.parametrize(
    "box",
    [
        '!!! info "More of it:"\n    - one\n    - two',
        "??? note\n    Folded away.\n\n    And more.",
        ":::tip\nTake a boat.\n:::",
        "::: figure\n![A mill](m.jpg)\n\nThe mill.\n:::",
    ],
)
def test_boxes_beside_the_text_are_left_out(box: str) -> None:
    found = document(f"Before.\n\n{box}\n\nAfter.")
    assert [block.text for block in found.blocks] == ["Before.", "After."]
    assert [out.reason for out in found.left_out] == ["beside the text"]


def test_a_box_that_is_not_known_keeps_its_words() -> None:
    assert texts("Before.\n\n:::lead\nA mill stands here.\n:::\n\nAfter.") == [
        "Before.",
        "A mill stands here.",
        "After.",
    ]


def test_brackets_that_are_closed_are_a_program_s() -> None:
    assert texts('[entry id="3"]He came.[/entry]\n\n[He laughs.] And left.') == ["He came.", "[He laughs.] And left."]


@pytest.mark.parametrize("picture", ["![][mill]", "![A mill][mill]", "![A mill](m.jpg)"])
def test_a_picture_by_reference_is_a_picture(picture: str) -> None:
    found = document(f"{picture} Moss: Who?\n\n[mill]: m.jpg")
    assert [block.text for block in found.blocks] == ["Moss: Who?"]


def test_a_class_that_says_caption_makes_one() -> None:
    found = document('Before.\n\n<div class="legende-article">The mill © Moss</div>\n\nAfter.')
    assert [(block.kind, block.text) for block in found.blocks][1] == ("caption", "The mill © Moss")


def test_front_matter_that_is_indented_throughout() -> None:
    found = document("    Title: Of mills\n    Date: 2026-05-01\n    Tags: mills\n\nBefore.")
    assert (found.title, found.date, [block.text for block in found.blocks]) == ("Of mills", "2026-05-01", ["Before."])
