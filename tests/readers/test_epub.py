"""Books in EPUB: their chapters, what belongs to the book alone, and what is refused."""

import pytest

from tests.readers.packed import attempt, damaged, zipped
from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.epub.reader import read

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = "<dc:title>Conversations</dc:title><dc:language>en_gb</dc:language><dc:creator>Ada Byron</dc:creator>"
Members = dict[str, str | bytes]


def page(body: str, head: str = "", typed: str = "") -> str:
    """A page of a book."""
    attribute = f' epub:type="{typed}"' if typed else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x.xhtml</title>{head}</head>\n'
        f"<body{attribute}>\n{body}\n</body></html>"
    )


def talk(title: str, host: str, guest: str) -> str:
    """A page with an interview on it."""
    said = [
        f"{host}: Who built the bridge that stands by the mill, and when was it that they did so?",
        f"{guest}: My mother did, with forty others and a borrowed crane, and it took them a whole summer.",
        f"{host}: And who paid for all the stone, the wood and the ropes that were needed for it?",
        f"{guest}: Nobody did. They carried the stones from the river and sang, and that is why it stands.",
    ]
    return page(f"<h1>{title}</h1>" + "".join(f"<p>{line}</p>" for line in said))


def members(
    pages: dict[str, str], toc: str = "", *, ncx: str = "", metadata: str = METADATA, spine: str = "", more: str = ""
) -> Members:
    """What is in a book; ``pages`` in the order of reading, by name; ``toc``: the list in its table of contents."""
    items = "".join(
        f'<item id="i{n}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>' if toc else ""
    items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if ncx else ""
    spine = spine or "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    found: Members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine>{more}</package>",
        **{f"OPS/{name}": content for name, content in pages.items()},
    }
    if toc:
        found["OPS/nav.xhtml"] = page(f'<nav epub:type="toc"><ol>{toc}</ol></nav>')
    if ncx:
        found["OPS/toc.ncx"] = (
            '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
            f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{ncx}</navMap></ncx>'
        )
    return found


def book(*args: dict[str, str] | str, **kwargs: str) -> Document:
    return read(Source(zipped(members(*args, **kwargs)), "talk.epub"))  # type: ignore[arg-type]


def line(title: str, path: str, below: str = "") -> str:
    """A line of a table of contents."""
    return f'<li><a href="{path}">{title}</a>{f"<ol>{below}</ol>" if below else ""}</li>'


def point(title: str, path: str, below: str = "") -> str:
    """The same in a book of EPUB 2."""
    return f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{path}"/>{below}</navPoint>'


ONE, TWO = talk("One", "Ann Lee", "Omar"), talk("Two", "Ann Lee", "Inez")
PAGES = {
    "cover.xhtml": page('<img src="c.jpg" alt="A bridge"/>'),
    "title.xhtml": page("<h1>Conversations</h1><p>Ada Byron</p>", typed="titlepage"),
    "one a.xhtml": ONE,
    "one b.xhtml": page("<p>It goes on here.</p>"),
    "two.xhtml": TWO,
    "rights.xhtml": page("<h1>Copyright</h1><p>All rights reserved.</p>"),
}


def gone(found: Document) -> list[tuple[str, str]]:
    return [(entry.text, entry.reason) for entry in found.left_out]


@pytest.mark.parametrize("version", [2, 3])
def test_each_chapter_of_the_table_is_a_document(version: int) -> None:
    lines = ("One", "one%20a.xhtml#top"), ("Two", "two.xhtml")
    made = {2: {"ncx": "".join(point(*each) for each in lines)}, 3: {"toc": "".join(line(*each) for each in lines)}}
    found = book(PAGES, **made[version])
    assert (found.title, found.language, found.authors) == ("Conversations", "en-GB", ("Ada Byron",))
    assert not found.blocks
    assert [(chapter.title, chapter.show, len(chapter.blocks)) for chapter in found.chapters] == [
        ("One", "Conversations", 6),
        ("Two", "Conversations", 5),
    ]
    assert found.chapters[0].blocks[-1].text == "It goes on here."
    assert gone(found)[:2] == [("One; Two", "the table of contents"), ("A bridge", "a page without text")]
    lines_of_all = [block.line for chapter in found.chapters for block in chapter.blocks]
    assert lines_of_all == sorted(lines_of_all)


def test_pages_of_the_book_alone_are_in_the_ledger() -> None:
    reasons = {entry.reason for entry in book(PAGES).left_out}
    assert {"the title page", "the imprint"} <= reasons
    words = " ".join(entry.text for entry in book(PAGES).left_out)
    assert "All rights reserved." in words
    assert "Ada Byron" in words


def test_the_guide_and_the_landmarks_say_what_pages_are() -> None:
    pages = {"a.xhtml": page("<p>To my mother, who built it.</p>"), "b.xhtml": ONE, "c.xhtml": TWO}
    found = book(pages, more='<guide><reference type="dedication" href="a.xhtml"/></guide>')
    assert gone(found) == [("To my mother, who built it.", "the dedication")]
    marked = members(pages, line("One", "b.xhtml") + line("Two", "c.xhtml"))
    marks = '<nav epub:type="landmarks"><ol><li><a epub:type="dedication" href="a.xhtml">x</a></li></ol></nav></body>'
    marked["OPS/nav.xhtml"] = str(marked["OPS/nav.xhtml"]).replace("</body>", marks)
    assert ("To my mother, who built it.", "the dedication") in gone(read(Source(zipped(marked), "talk.epub")))


def test_parts_hold_chapters_and_chapters_hold_sections() -> None:
    pages = {
        "part.xhtml": page("<h1>Part one</h1>"),
        "a.xhtml": ONE,
        "b.xhtml": page("<h2>Later</h2><p>It goes on here.</p>"),
        "c.xhtml": TWO,
    }
    below = line("One", "a.xhtml", line("Later", "b.xhtml")) + line("Two", "c.xhtml")
    found = book(pages, line("Part one", "part.xhtml", below))
    assert [chapter.title for chapter in found.chapters] == ["One", "Two"]
    assert found.chapters[0].blocks[-1].text == "It goes on here."
    assert ("Part one", "the title of a part") in gone(found)


def test_without_a_table_pages_with_headings_begin_chapters() -> None:
    found = book({"a.xhtml": ONE, "b.xhtml": page("<p>It goes on here.</p>"), "c.xhtml": TWO})
    assert [(chapter.title, len(chapter.blocks)) for chapter in found.chapters] == [("One", 6), ("Two", 5)]


def test_a_single_interview_is_no_book_of_them() -> None:
    found = book({"cover.xhtml": page("<h1>Cover</h1>"), "a.xhtml": ONE}, line("One", "a.xhtml"))
    assert (found.title, found.chapters, len(found.blocks)) == ("Conversations", (), 5)


def test_the_sections_of_one_interview_are_put_together() -> None:
    pages = {
        "a.xhtml": page("<h1>Conversations</h1><p>Spring, 2019</p>"),
        "b.xhtml": ONE,
        "c.xhtml": talk("Two", "Ann Lee", "Omar"),
    }
    found = book(pages, "".join(line(name, f"{name}.xhtml") for name in "abc"))
    assert not found.chapters
    assert [(b.level, b.text) for b in found.blocks if b.kind == "heading"] == [
        (2, "Conversations"),
        (2, "One"),
        (2, "Two"),
    ]
    assert "Spring, 2019" in [block.text for block in found.blocks]
    questions = {name: talk(name, "Q", "A") for name in ("a.xhtml", "b.xhtml")}
    assert len(book(questions).chapters) == 2


def test_what_is_bold_is_said_in_the_style_sheets_of_the_book() -> None:
    head = '<link href="css/a.css" rel="stylesheet" type="text/css"/>'
    made = members({"a.xhtml": page('<p><span class="w">Ann:</span> yes, it is so.</p>', head)})
    made["OPS/css/a.css"] = "p { margin: 0 } .w { font-weight: bold } .x { color: red }"
    (block,) = read(Source(zipped(made), "talk.epub")).blocks
    assert [block.text[a:b] for a, b in block.strong] == ["Ann:"]


def test_pages_set_aside_and_pages_missing_are_accounted_for() -> None:
    spine = '<itemref idref="i0"/><itemref idref="i1" linear="no"/><itemref idref="i2"/>'
    made = members({"a.xhtml": ONE, "b.xhtml": page("<p>An aside.</p>"), "c.xhtml": "x"}, spine=spine)
    del made["OPS/c.xhtml"]
    assert gone(read(Source(zipped(made), "talk.epub"))) == [
        ("An aside.", "set aside by the book, not in the order of reading"),
        ("missing from the book: OPS/c.xhtml", "a page that is not there"),
    ]


@pytest.mark.parametrize(
    ("metadata", "day"),
    [
        ('<dc:date opf:event="publication">2019-04-11</dc:date>', "2019-04-11"),
        ('<dc:date opf:event="modification">2020-01-01</dc:date>', ""),
        ("<dc:date>2019</dc:date>", ""),
        ('<dc:date>2026-01-01</dc:date><meta property="dcterms:modified">2026-01-01T10:00:00Z</meta>', ""),
    ],
)
def test_the_day_is_the_one_of_the_publication(metadata: str, day: str) -> None:
    assert book({"a.xhtml": ONE}, metadata=metadata).date == day


def test_who_asks_and_who_answers_may_be_stated() -> None:
    metadata = (
        '<dc:creator id="a">Ann Lee</dc:creator><meta refines="#a" property="role">ivr</meta>'
        '<dc:contributor opf:role="ive">Omar Haddad</dc:contributor><dc:contributor>Nobody</dc:contributor>'
        "<dc:description>&lt;p&gt;Of &lt;b&gt;bees&lt;/b&gt;&lt;/p&gt;</dc:description>"
        "<dc:source>https://example.org/talk</dc:source>"
    )
    found = book({"a.xhtml": ONE}, metadata=metadata)
    assert (found.hosts, found.guests, found.authors) == (("Ann Lee",), ("Omar Haddad",), ())
    assert (found.description, found.source) == ("Of bees", "https://example.org/talk")


# -- what is refused ----------------------------------------------------------------------------------------------


def refused(made: Members) -> str:
    with pytest.raises(ReadError) as error:
        read(Source(zipped(made), "talk.epub"))
    assert str(error.value).startswith("talk.epub: ")
    assert "\n" not in str(error.value)
    return str(error.value)


def locked(method: str) -> Members:
    made = members({"a.xhtml": ONE})
    made["META-INF/encryption.xml"] = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{method}"/><enc:CipherData><enc:CipherReference URI="OPS/a.xhtml"/>'
        "</enc:CipherData></enc:EncryptedData></encryption>"
    )
    return made


def test_a_book_that_its_seller_locked_is_refused_but_not_its_typefaces() -> None:
    assert "locked by its seller" in refused(locked("http://www.w3.org/2001/04/xmlenc#aes256-cbc"))
    assert read(Source(zipped(locked("http://www.idpf.org/2008/embedding")), "talk.epub")).blocks


def test_a_book_without_pages_or_text_is_refused() -> None:
    assert "list of its pages" in refused({"META-INF/container.xml": CONTAINER})
    assert "no text in this book" in refused(members({}))
    assert "no text in this book" in refused(members({"a.xhtml": page("<img src='x.png'/>")}))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><package><metadata>&b;</metadata></package>'
    assert "entities" in refused({**members({"a.xhtml": ONE}), "OPS/book.opf": bomb})


@pytest.mark.parametrize("toc", ["<ol><li>" * 30_000, "\x00", "<li><a href='a.xhtml'>", "&bogus;", ""])
def test_a_table_of_contents_that_is_broken_is_none(toc: str) -> None:
    made = members({"a.xhtml": ONE, "b.xhtml": TWO}, "x", ncx="<navPoint>" * 200)
    made["OPS/nav.xhtml"] = toc
    assert len(read(Source(zipped(made), "talk.epub")).chapters) == 2


def test_a_page_that_is_a_trap_does_not_spoil_the_book() -> None:
    found = book({"a.xhtml": ONE, "b.xhtml": "<div>" * 60_000 + "deep", "c.xhtml": "\x00\x01" * 50})
    assert found.blocks or found.chapters


def test_links_lead_nowhere_outside() -> None:
    made = members({"a.xhtml": ONE})
    made["OPS/book.opf"] = str(made["OPS/book.opf"]).replace('href="a.xhtml"', 'href="../../../../etc/passwd"')
    assert "no text in this book" in refused(made)


def test_cut_off_or_scrambled_it_is_refused_or_read() -> None:
    data = zipped(members({"a.xhtml": ONE, "b.xhtml": TWO}, line("One", "a.xhtml") + line("Two", "b.xhtml")))
    for each in damaged(data, 80):
        found = attempt(read, each, "talk.epub")
        assert found.startswith("talk.epub: ") if isinstance(found, str) else found.blocks or found.chapters
