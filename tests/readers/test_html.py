"""Pages of the web: what is text, what is the page's, and that no word is lost."""

import pytest

from voice.document import Block, Document, Source
from voice.errors import ReadError
from voice.readers.html.reader import read


def document(page: str) -> Document:
    return read(Source(page.encode(), "talk.html"))


def texts(page: str) -> list[str]:
    return [block.text for block in document(page).blocks]


def bold(block: Block) -> list[str]:
    return [block.text[a:b] for a, b in block.strong]


# -- a paragraph --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>One\n two</p><p>three", ["One two", "three"]),
        ("one<br>two<br><br>three<br/>\n<br/>four</br>five", ["one\ntwo", "three", "four\nfive"]),
        ("<p>Fish &amp; chips&#8230; 5 &lt; 6 &nbsp; now&shy;here", ["Fish & chips… 5 < 6 nowhere"]),
        ("<p>人間ではない\nし。A\nB", ["人間ではないし。A B"]),
        ("<p>It is <q>so</q>, m<sup>2</sup>", ["It is “so”, m²"]),
        ("<p>漢<ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby>だ", ["漢字だ"]),
        ("<p>one</p></body></html>two<p>three", ["one", "two", "three"]),
        ("<p title='a>b'>one <a href=x/>two</a> three < four", ["one two three < four"]),
        ("<pre>Line one\nline two\n\nLine three", ["Line one\nline two", "Line three"]),
        ("<p>seen<span style='display:none'>hidden</span><script>x='</p>'</script>", ["seen"]),
        ("<p>one<p>#<a href=/b>bees</a>#<a href=/h>hives</a> #wax", ["one"]),
        ("<p>one<ul><li><p>#bees<li>#1</ul>", ["one", "#1"]),
        ("<p>one <!-- two --><!-- never closed <b>three</b>", ["one three"]),
    ],
)
def test_words_stay_and_markup_goes(page: str, found: list[str]) -> None:
    assert texts(page) == found


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p><b>Q:</b> yes", [["Q:"]]),
        ("<p><strong>One</strong> <em>two</em>", [["One"]]),
        ("<b><p>Why?</p></b><p>So.", [["Why?"], []]),
        ("<p><b>Why?<p>Really?</b> So.", [["Why?"], ["Really?"]]),
        ("<b><p>Why?</b> So.<p>Yes.", [["Why?"], []]),
        ("<style>.q, p.r {font-weight: 700}</style><p><span class=q>Q</span> x<p class=r>y", [["Q"], ["y"]]),
        ("<b style='font-weight:normal'><p>one</p></b><p style='font-weight: bold'>two", [[], ["two"]]),
        (
            "<style>@media print {.q {font-weight: bold}} .s{font-variant: small-caps}</style><p class=q>a<p class=s>b",
            [[], ["b"]],
        ),
    ],
)
def test_bold_is_what_a_browser_shows_in_bold(page: str, words: list[list[str]]) -> None:
    assert [bold(block) for block in document(page).blocks] == words


def test_blocks_have_their_kind_and_line() -> None:
    page = (
        "<h1>Title\nof it</h1>\n<p><h3>Deep</h3>\n<ul><li>item\n</ul><blockquote><p>quote</blockquote><hr>\n\n<p>\ntext "
        + "and more " * 9
    )
    found = [(block.kind, block.level, block.line, block.text.split()[0]) for block in document(page).blocks]
    assert found == [
        ("heading", 1, 1, "Title"),
        ("heading", 3, 3, "Deep"),
        ("item", 0, 4, "item"),
        ("quote", 0, 5, "quote"),
        ("paragraph", 0, 5, "*"),
        ("paragraph", 0, 8, "text"),
    ]


@pytest.mark.parametrize(
    "page", ["<p></p>", "<html><head><title>T</title></head><body><script>x()</script>", "<frameset><frame src=a>"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match=r"talk\.html: .*\. \w.*\.$"):
        document(page)
