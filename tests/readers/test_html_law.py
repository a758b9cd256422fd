"""No word of a page is lost, and none comes twice, however its tags are nested."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from voice.document import Source
from voice.errors import ReadError
from voice.readers.html.reader import read
from voice.readers.html.tokens import names

TAGS = sorted(
    names("""a article aside b blockquote body br button caption center cite code dd details dialog div dl dt em fieldset
    figcaption figure font footer form h1 h2 h3 h4 head header hr html i img label li main nav noscript ol option p pre q
    rt ruby section select small span strong sub summary sup svg table tbody td textarea th thead time title tr u ul wbr
    x-any""")
)
CLASSES = sorted(
    names("""ad byline caption comment comments cookie date footer hidden interviewer q question answer related share
    sidebar speaker author name timestamp footnote reference wp-caption image pullquote post-meta newsletter""")
)
ATTRIBUTES = [
    "",
    " style='display:none'",
    " style='font-weight:bold'",
    " hidden",
    " href='#n1'",
    " href='/x'",
    " id=n1",
    " id='c' class='a b'",
    " role=navigation",
    " itemprop=articleBody",
    " data-speaker='Ann Lee'",
    " aria-hidden=true",
    " itemprop='datePublished' datetime=2020-01-02",
    "/",
    *(f' class="{name}"' for name in CLASSES),
]
opening = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
closing = st.builds("</{}>".format, st.sampled_from(TAGS))
words = st.sampled_from(
    [" @ ", "@", "@ @ @ @ @ @ @ @ @ @", " @: ", "[@] ", "<b>@:</b> @", "\n", "&nbsp;@", "@? ", "<!-- x -->", " 0:12 "]
)
pages = st.lists(st.one_of(opening, closing, words, words), max_size=60).map("".join)


def numbered(page: str) -> str:
    """The page, each ``@`` of it a word of its own."""
    counter = iter(range(len(page)))
    return re.sub("@", lambda _: f"w{next(counter)}w", page)


@settings(deadline=None)
@given(pages)
def test_every_word_is_there_once(page: str) -> None:
    source = numbered(page)
    try:
        result = read(Source(source.encode(), "page.html"))
    except ReadError:
        return
    kept = [block.text for block in result.blocks] + [out.text for out in result.left_out]
    if result.title and not any(result.title in text for text in kept):
        kept.append(result.title)
    found = Counter(re.findall(r"w\d+w", " ".join(kept)))
    assert found == Counter(re.findall(r"w\d+w", source))


@settings(deadline=None)
@given(pages)
def test_spans_lie_within_their_block_and_lines_within_the_page(page: str) -> None:
    try:
        result = read(Source(page.replace("@", "word").encode(), "page.html"))
    except ReadError:
        return
    for block in result.blocks:
        assert block.text == block.text.strip()
        assert block.text
        assert 1 <= block.line <= page.count("\n") + 1
        for spans in (block.strong, block.emphasis):
            assert all(0 <= a < b <= len(block.text) for a, b in spans)
            assert list(spans) == sorted(spans)


@settings(deadline=None)
@given(st.binary(max_size=400) | st.text("<>/=\"'!-&;#x\n ab", max_size=400).map(str.encode))
def test_any_bytes_are_read_or_refused_in_a_line(data: bytes) -> None:
    told = ""
    try:
        read(Source(data, "page.html"))
    except ReadError as error:
        told = str(error)
    assert "\n" not in told
