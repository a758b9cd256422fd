"""Whole pages as the common systems make them: what is said, what is the page's, and what it states."""

from collections.abc import Callable
from itertools import chain

import pytest

from voice.document import Document, Source
from voice.readers.html.reader import read

ASKED = (
    "How did the mill come to stand so far from the river, when every other mill in the valley stands in it?",
    "And who paid for the long channel that brought the water here, all those years ago?",
    "Would you do it again, knowing what you know now about the price of grain and of timber?",
)
SAID = (
    "My grandfather built it on the hill because the land was his there, and the river’s bank was not.",
    "He did, with what his brother had sent home from the fisheries, and it took the two of them eleven winters.",
    "Of course I would. A mill is not an account book; it is a noise that you sleep badly without.",
)
TALK = list(chain.from_iterable(zip(ASKED, SAID, strict=True)))
LEAD = "Ida Moss has kept the last mill of the valley for forty years, and is about to hand over the keys to her niece."
TITLE = "The miller of the hill"
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>'


def document(page: str) -> Document:
    return read(Source(page.encode(), "saved.html"))


def texts(page: Document) -> list[str]:
    return [block.text for block in page.blocks if block.text != "* * *"]


def turns(pair: str) -> str:
    """The conversation, each question and its answer in ``pair``."""
    return "\n".join(pair.format(q=q, a=a) for q, a in zip(ASKED, SAID, strict=True))


def why(page: Document, words: str) -> str:
    """The reason that these words are left out for."""
    return next(out.reason for out in page.left_out if words in out.text)


# -- systems that make pages --------------------------------------------------------------------------------------


def test_wordpress() -> None:
    page = document(
        f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE} &#8211; Valley Voice</title>
<link rel="canonical" href="https://valley.example/miller/"><meta property="og:site_name" content="Valley Voice">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"Valley Voice"}},
{{"@type":"Article","headline":"{TITLE}","datePublished":"2020-05-17T08:00:00+00:00","author":{{"name":"Jo Lee"}}}}]}}</script></head>
<body class="single category-news has-sidebar comments-open"><a class="skip-link screen-reader-text" href="#c">Skip to content</a>
<header id="masthead"><p><a href="/">Valley Voice</a></p>{NAV}</header>
<div id="content"><div id="primary"><main id="main"><article class="post tag-cookies category-ads">
<header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on">Posted on
<time datetime="2020-05-17">May 17, 2020</time></span> <span class="byline">by <a rel="author" href="/jo">Jo Lee</a></span></div></header>
<div class="entry-content"><figure class="wp-block-image"><img src="m.jpg" alt="A mill"><figcaption>The mill in June</figcaption></figure>
<p>{LEAD}</p>{turns("<p><strong>{q}</strong></p><p>{a}</p>")}
<figure class="wp-block-pullquote"><blockquote><p>It is a noise that you sleep badly without.</p><cite>Ida Moss</cite></blockquote></figure>
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Tweet</a></li></ul></div>
<div id="jp-relatedposts"><h3>Related</h3><a href="/b">The smith of the ford</a></div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/news">News</a></span></footer></article>
<div id="comments" class="comments-area"><h2>One thought</h2><ol class="comment-list"><li>I knew her mother well.</li></ol></div>
</main></div><aside id="secondary" class="widget-area"><section class="widget">Recent posts</section></aside></div>
<footer class="site-footer">Proudly powered by WordPress</footer><script>track()</script></body></html>"""
    )
    assert texts(page) == ["The mill in June", LEAD, *TALK]
    assert (page.title, page.date, page.authors, page.language) == (TITLE, "2020-05-17", ("Jo Lee",), "en-GB")
    assert (page.show, page.source) == ("Valley Voice", "https://valley.example/miller/")
    assert [
        why(page, words) for words in ("Skip to", "A mill", "by Jo Lee", "Tweet", "The smith", "her mother", "badly")
    ] == [
        "hidden on the page",
        "a picture",
        "a credit",
        "the page's buttons",
        "a way to other pages",
        "readers' comments",
        "a pull quote: the text says it, too",
    ]
    assert why(page, "Posted in News") == why(page, "Proudly") == "the foot of the page"
    assert not any("track" in out.text for out in page.left_out)


def test_medium() -> None:
    page = document(
        f"""<!doctype html><html lang="en"><head><title>{TITLE}. Forty years of flour | by Jo Lee | Valley | Medium</title>
<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2020-05-17T10:11:12.000Z">
<meta name="author" content="Jo Lee"><meta property="og:site_name" content="Medium"></head><body><div id="root"><div class="a b">
<div class="d"><a href="/">Open in app</a><button>Sign up</button></div><article><div class="g"><section>
<div><h1 class="pw-post-title">{TITLE}</h1><div class="j"><a href="/@jo" rel="author">Jo Lee</a></div></div>
<p class="pw-post-body-paragraph k">{LEAD}</p>{turns('<p class="k"><strong class="l">{q}</strong></p><p class="k">{a}</p>')}
</section></div></article><div class="m"><h2>More from Jo Lee</h2><a href="/1">Ten bridges</a><p>And what they bear.</p></div></div></div>"""
    )
    assert texts(page) == [LEAD, *TALK]
    assert (page.title, page.date, page.authors) == (TITLE, "2020-05-17", ("Jo Lee",))
    assert why(page, TITLE + ".") == "the name of the browser's window"
    assert why(page, "Ten bridges") == why(page, "Sign up") == "not part of the text"


def test_ghost_with_broken_json() -> None:
    page = document(
        f"""<html lang="en"><head><title>{TITLE}</title><meta property="og:site_name" content="Valley">
<script type="application/ld+json">{{"@type": "Article", "author": [{{"name": "Jo Lee"}}], "datePublished": "2020-05-17T00:00:00Z",}}</script>
</head><body class="post-template"><div class="site-wrapper"><header class="gh-head"><a href="/">Valley</a></header><main>
<article><header class="gh-article-header"><h1>{TITLE}</h1><p class="gh-article-excerpt">{LEAD}</p>
<section class="gh-article-meta"><h4 class="gh-author-name"><a href="/jo">Jo Lee</a></h4><time datetime="2020-05-17">17 May</time></section></header>
<section class="gh-content">{turns("<h3>{q}</h3><p>{a}</p>")}</section></article></main>
<section class="gh-subscribe"><h3>Sign up for more.</h3><form><input type="email"><button>Subscribe</button></form></section>
<footer class="gh-foot"><a href="https://ghost.org">Powered by Ghost</a></footer></div></body></html>"""
    )
    assert texts(page) == [LEAD, *TALK]
    assert (page.title, page.date, page.authors) == (TITLE, "2020-05-17", ("Jo Lee",))
    assert {block.kind for block in page.blocks if block.text in ASKED} == {"heading"}
    assert why(page, "Sign up") == "an offer to subscribe"


def test_drupal_whose_date_stands_in_a_footer_above_the_text() -> None:
    fields = turns('<div class="field-item even"><p><em>{q}</em></p><p>{a}</p></div>')
    page = document(
        f"""<html xml:lang="fr" dir="ltr"><head><meta name="dcterms.title" content="{TITLE}"><title>{TITLE} | Le Val</title></head>
<body class="node-type-article"><div id="page"><div id="header"><h1 id="site-name"><a href="/">Le Val</a></h1></div>{NAV}
<div id="main"><div id="block-system-main"><article class="node node-article"><h1 class="title" id="page-title">{TITLE}</h1>
<footer class="submitted">Par <span property="dc:creator" rel="author">Jo Lee</span> le <span property="dc:date" content="2020-05-17T08:00:00+02:00">dimanche</span></footer>
<div class="field field-name-body"><p>{LEAD}</p>{fields}</div><ul class="links inline"><li class="print-link"><a href="/p">Imprimer</a></li></ul>
</article></div></div><div class="region-sidebar-second"><h2>À lire</h2><p>Autre chose.</p></div></div></body></html>"""
    )
    assert texts(page) == [LEAD, *TALK]
    assert (page.title, page.date, page.authors, page.language) == (TITLE, "2020-05-17", ("Jo Lee",), "fr")
    assert why(page, "dimanche") == "the date"
    assert [block.text[slice(*block.emphasis[0])] for block in page.blocks if block.emphasis] == list(ASKED)


def test_mediawiki_and_its_footnotes() -> None:
    note = '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>'
    page = document(
        f"""<html class="client-nojs" lang="fi"><head><title>{TITLE} – Wikipedia</title></head><body>
<div id="mw-navigation"><h2>Navigation menu</h2><ul><li><a href="/">Main page</a></li></ul></div>
<div id="content" role="main"><h1 id="firstHeading">{TITLE}</h1><div id="siteSub">From Wikipedia</div><div id="mw-content-text"><div class="mw-parser-output">
<table class="infobox"><tr><th>Born</th><td>1950</td></tr></table><p>{LEAD}{note}</p>
<div id="toc" class="toc"><h2>Contents</h2><ul><li><a href="#A">1 The talk</a></li></ul></div>
<h2><span class="mw-headline" id="A">The talk</span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>
<dl>{turns("<dt>Valley Voice</dt><dd>{q}</dd><dt>Ida Moss</dt><dd>{a}</dd>")}</dl>
<h2>References</h2><ol class="references"><li id="cite_note-1"><a href="#cite_ref-1">↑</a> The Valley, p. 3</li></ol></div></div>
<div id="catlinks" class="catlinks"><a href="/c">Category</a>: <a href="/m">Millers</a></div></div><div id="footer">Creative Commons</div></body></html>"""
    )
    assert [b.text for b in page.blocks if b.kind == "label"] == ["Valley Voice", "Ida Moss"] * 3
    assert [b.text for b in page.blocks if b.kind == "paragraph"] == ["From Wikipedia", LEAD, *TALK]
    assert (page.title, page.language) == (TITLE, "fi")
    assert (why(page, "[1]"), why(page, "The Valley, p. 3")) == ("a footnote's mark", "a footnote")
    assert (why(page, "1 The talk"), why(page, "1950")) == ("the table of contents", "beside the text")


def test_blogger() -> None:
    talk = turns("<b>{q}</b><br /><br />{a}<br /><br />")
    page = document(
        f"""<html dir='ltr' xmlns='http://www.w3.org/1999/xhtml'><head><title>The Valley Blog: {TITLE}</title>
<meta content='https://valley.blogspot.example/2020/05/miller.html' property='og:url'/><meta content='{TITLE}' property='og:title'/></head>
<body><div class='navbar section' id='navbar'><div class='widget Navbar'>Search This Blog</div></div><div class='content-outer'>
<div class='header section'><h1 class='title'><a href='/'>The Valley Blog</a></h1><p class='description'>Notes from upstream</p></div>
<div class='main-outer'><div class='post-outer'><h2 class='date-header'><span>Sunday, 17 May 2020</span></h2>
<div class='post hentry'><h3 class='post-title entry-title'>{TITLE}</h3><div class='post-body entry-content'>
<div class="separator"><a href="m.jpg"><img border="0" src="m.jpg" /></a></div>{LEAD}<br /><br />{talk}<div style='clear: both;'></div></div>
<div class='post-footer'>Posted by Jo at <abbr class='published' title='2020-05-17T09:00:00+02:00'>09:00</abbr> <a href='/s'>Email This</a></div></div>
<div class='comments' id='comments'><h4>1 comment:</h4><dl><dt>Anon said...</dt><dd>Lovely.</dd></dl></div></div></div>
<div class='column-right-outer'><aside><div class='sidebar section'><h2>About Me</h2>Jo, of the valley</div></aside></div></div></body></html>"""
    )
    assert texts(page)[-7:] == [LEAD, *TALK]
    assert (page.title, page.source) == (TITLE, "https://valley.blogspot.example/2020/05/miller.html")
    assert why(page, "Lovely") == "readers' comments"
    assert [bool(block.strong) for block in page.blocks[-6:]] == [True, False] * 3


def test_a_newspaper_whose_text_is_split_by_advertisements_and_a_paywall() -> None:
    parts = "".join(
        f'<section class="text-block"><p>{q}</p><p>{a}</p></section><div class="ad-slot"><span>Advertisement</span></div>'
        for q, a in zip(ASKED, SAID, strict=True)
    )
    page = document(
        f"""<html lang="de"><head><meta charset="iso-8859-1"><title>Interview: {TITLE} | Tal-Zeitung</title><meta property="og:locale" content="de_AT">
<meta name="date" content="2020-05-17T06:00:00+0200"><meta name="author" content="von Jo Lee und Ann Berg"><meta property="og:site_name" content="Tal-Zeitung"></head>
<body><div id="cmp-consent" class="consent-layer"><p>Wir verwenden Cookies, und dazu brauchen wir Ihre Einwilligung, sagt der Anwalt.</p></div>
<div class="page"><div class="topbar">E-Paper Abo</div>{NAV}<div class="layout"><div class="story"><span class="kicker">Interview</span><h1>{TITLE}</h1>
<div class="story-lead">{LEAD}</div>{parts}<div class="paywall"><h2>Weiterlesen mit Abo</h2><p>Jetzt 4 Wochen testen.</p></div></div>
<div class="teaser-list"><h3>Meistgelesen</h3><ol><li><a href="/1">Der Schmied</a></li><li><a href="/2">Der Wirt</a></li><li><a href="/3">Der Arzt</a></li></ol></div></div></div>"""
    )
    assert texts(page) == ["Interview", LEAD, *TALK]
    assert (page.title, page.date, page.authors, page.language) == (TITLE, "2020-05-17", ("Jo Lee", "Ann Berg"), "de")
    assert [why(page, words) for words in ("Anwalt", "Advertisement", "Weiterlesen", "Schmied")] == [
        "a notice of the page",
        "an advertisement",
        "an offer to subscribe",
        "a way to other pages",
    ]


def test_a_page_of_1999() -> None:
    talk = turns("<FONT COLOR=red><B>Q:</B></FONT> {q}<P><FONT COLOR=blue><B>A:</B></FONT> {a}<P>")
    page = document(
        f"""<HTML><HEAD><TITLE>{TITLE}</TITLE><META HTTP-EQUIV="Content-Language" CONTENT="en"></HEAD><BODY BGCOLOR=#FFFFFF>
<CENTER><TABLE BORDER=0 WIDTH=600><TR><TD WIDTH=120 VALIGN=top><A HREF="index.html">Home</A><BR><A HREF="links.html">Links</A></TD>
<TD><FONT FACE="Verdana" SIZE=2><CENTER><H1>{TITLE}</H1></CENTER><I>{LEAD}</I><P>{talk}
<HR><SMALL>Best viewed at 800x600</SMALL></FONT></TD></TR></TABLE></CENTER></BODY></HTML>"""
    )
    labelled = [f"{part}: {text}" for part, text in zip("QAQAQA", TALK, strict=True)]
    assert texts(page) == [LEAD, *labelled, "Best viewed at 800x600"]
    assert [block.text[slice(*block.strong[0])] for block in page.blocks if block.strong] == ["Q:", "A:"] * 3
    assert (page.title, page.language) == (TITLE, "en")
    assert why(page, "Home Links") == "not part of the text"


@pytest.mark.parametrize("wrapped", ["{}", "<div>{}</div>", "<body>{}", "{}</body></html>", "<p>{}"])
def test_a_fragment(wrapped: str) -> None:
    page = document(wrapped.format(f"<p>{LEAD}</p>{turns('<p><b>Q:</b> {q}</p><p>{a}</p>')}"))
    assert len(page.blocks) == 7
    assert not page.left_out


def test_a_fragment_is_all_text() -> None:
    talk = turns("<div class=turn><p><b>{q}</b></p></div><div class=turn><p>{a}</p></div>")
    page = document(f"<div><h2>{TITLE}</h2><p>Forty years on her own.</p></div><div>{talk}</div>")
    assert texts(page) == [TITLE, "Forty years on her own.", *TALK]


def test_a_box_about_the_author_says_when_and_by_whom() -> None:
    page = document(
        f"""<title>Valley Voice</title><meta name="author" content="Valley Voice"><article><h1>{TITLE}</h1>
<div class="author-info"><p>An interview by <a rel="author" href="/jo">Jo Lee</a></p><p id="date">May 17, 2020</p></div>
{turns("<h3>{q}</h3><p>{a}</p>")}</article>"""
    )
    assert (page.authors, page.date) == (("Jo Lee",), "May 17, 2020")
    assert texts(page) == TALK


def test_what_stands_in_a_box_of_pictures_is_theirs() -> None:
    cards = """<figure><h3>Notable person</h3><img src=a.jpg><figcaption>Ben Tarn</figcaption></figure>
<ul class="item_slider1"><li><img src=b.jpg><span>The wheel, and the river below it.</span></li></ul>"""
    page = document(f"<article><h1>{TITLE}</h1>{cards}{turns('<h3>{q}</h3><p>{a}</p>')}</article>")
    captions = [block.text for block in page.blocks if block.kind == "caption"]
    assert captions == ["Notable person", "Ben Tarn", "The wheel, and the river below it."]


def test_github_pages() -> None:
    talk = turns("<p><strong>VV:</strong> {q}</p><p><strong>IM:</strong> {a}</p>")
    page = document(
        f"""<!DOCTYPE html><html lang="en-US"><head><title>{TITLE} | valley</title><meta property="og:title" content="{TITLE}" /></head><body>
<div class="wrapper"><header><h1><a href="https://valley.github.io/">valley</a></h1><p>Voices of the valley</p><p class="view"><a href="https://github.com/v">View on GitHub</a></p></header>
<section><h1 id="miller">{TITLE}<a class="headerlink" href="#miller">#</a></h1><p>{LEAD}</p>{talk}
<div class="language-sh highlighter-rouge"><div class="highlight"><pre class="highlight"><code>make flour</code></pre></div></div></section>
<footer><p>Hosted on GitHub Pages</p></footer></div></body></html>"""
    )
    assert [text for text in texts(page) if text.startswith(("VV", "IM"))] == [
        f"{who}: {text}" for who, text in zip(["VV", "IM"] * 3, TALK, strict=True)
    ]
    assert page.title == TITLE
    assert (why(page, "make flour"), why(page, "#")) == ("program text", "the page's buttons")


def test_a_forum_whose_interview_is_its_comments() -> None:
    posts = turns(
        '<div class="comment"><span class="author">valleyvoice</span><div class="text"><p>{q}</p></div><a href="#">reply</a></div>'
        '<div class="comment"><span class="author">idamoss</span><div class="text"><p>{a}</p></div><a href="#">reply</a></div>'
    )
    page = document(
        f"""<html><head><title>I am a miller. Ask me anything! : valley</title></head><body><div class="side"><h3>Rules</h3><p>Be kind.</p></div>
<div class="content"><p class="title"><a href="/r">I am a miller. Ask me anything!</a></p><div class="commentarea comments">{posts}</div></div></body></html>"""
    )
    assert [block.text for block in page.blocks if block.kind == "label"] == ["valleyvoice", "idamoss"] * 3
    assert [text for text in texts(page) if text in TALK] == TALK


def test_substack() -> None:
    page = document(
        f"""<html lang="en"><head><title>{TITLE} - by Jo Lee - Upstream</title><meta property="og:title" content="{TITLE}">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2020-05-17T11:00:00+00:00",
"author":[{{"@type":"Person","name":"Jo Lee"}}],"publisher":{{"@type":"Organization","name":"Upstream"}}}}</script></head><body><div id="entry">
<div class="main-menu"><div class="topbar"><a href="/">Upstream</a><button>Subscribe</button><button>Sign in</button></div></div>
<div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">{TITLE}</h1>
<h3 class="subtitle">{LEAD}</h3><div class="byline-wrapper"><a href="/@jo">Jo Lee</a><div>May 17, 2020</div></div></div>
<div class="available-content"><div class="body markup">{turns("<p><strong>{q}</strong></p><p>{a}</p>")}
<div class="subscription-widget-wrap"><p>Thanks for reading Upstream!</p><form><button>Subscribe</button></form></div>
<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><div class="footnote-content"><p>A unit of flour.</p></div></div></div></div></article>
<div class="comments-section"><h4>Discussion about this post</h4><div>Comments</div></div></div></div></body></html>"""
    )
    assert texts(page) == [LEAD, *TALK]
    assert (page.title, page.date, page.authors, page.show) == (TITLE, "2020-05-17", ("Jo Lee",), "Upstream")
    assert (why(page, "Thanks"), why(page, "unit of flour")) == ("an offer to subscribe", "a footnote")


# -- who speaks, in markup ----------------------------------------------------------------------------------------

LABELS: dict[str, Callable[[], str]] = {
    "terms": lambda: "<dl>" + turns("<dt>Voice:<dd>{q}<dt>Moss:<dd>{a}") + "</dl>",
    "rows": lambda: (
        "<table>" + turns("<tr><td>Voice:</td><td>{q}</td></tr><tr><td>Moss:</td><td>{a}</td></tr>") + "</table>"
    ),
    "rows with times and a head": lambda: (
        "<table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr>"
        + turns("<tr><td>0:01</td><td>Voice:</td><td>{q}</td></tr><tr><td>00:01:22</td><td>Moss:</td><td>{a}</td></tr>")
        + "</table>"
    ),
    "a class": lambda: turns(
        '<p><span class="speaker">Voice:</span> {q}</p><p><span class="speaker">Moss:</span> {a}</p>'
    ),
    "a class of a line": lambda: turns(
        '<div class="turn__speaker">Voice:</div><p>{q}<div class="turn__speaker">Moss:</div><p>{a}'
    ),
    "citations with times": lambda: turns(
        "<cite>Voice:</cite> <time>0:01</time><p>{q}</p><cite>Moss:</cite> <time>0:22</time><p>{a}</p>"
    ),
}


@pytest.mark.parametrize("name", LABELS)
def test_a_label_is_set_apart_from_what_is_said(name: str) -> None:
    page = document(f"<article><h1>{TITLE}</h1>{LABELS[name]()}</article>")
    found = [(block.kind, block.text) for block in page.blocks if block.kind != "heading"]
    assert found[0::2] == [("label", "Voice:"), ("label", "Moss:")] * 3
    assert [text for _, text in found[1::2]] == TALK
    assert all(out.reason in ("a time stamp", "the head of a table") for out in page.left_out)


def test_classes_of_paragraphs_say_who_speaks_where_both_are_there() -> None:
    page = document(turns('<div class="qa__question"><p>{q}</p></div><div class="qa__answer"><p>{a}</p></div>'))
    assert [block.speaker for block in page.blocks] == ["Interviewer", "Interviewee"] * 3


def test_a_class_of_questions_alone_sets_them_apart() -> None:
    page = document(turns('<p class="question">{q}</p><p>{a}</p>'))
    assert [(block.speaker, bool(block.strong)) for block in page.blocks] == [("", True), ("", False)] * 3


def test_headings_of_a_class_of_questions_are_questions() -> None:
    short = "<h3 class='q_tit'>Why?</h3><p>Because I like it there.</p>"
    page = document(f"<article>{short * 3}{turns('<h3 class=q_tit>{q}</h3><p>{a}</p>')}</article>")
    asked = [block for block in page.blocks if block.strong]
    assert [(block.text, block.kind) for block in asked[3:]] == [(q, "paragraph") for q in ASKED]
    assert len(asked) == 6


def test_classes_are_no_speakers_where_the_text_names_them() -> None:
    page = document(turns('<p class="question"><b>Voice:</b> {q}</p><p class="answer"><b>Moss:</b> {a}</p>'))
    assert {block.speaker for block in page.blocks} == {""}


def test_an_attribute_says_who_speaks() -> None:
    page = document(turns('<p data-speaker="Jo Lee">{q}</p><p data-speaker="Ida Moss">{a}</p>'))
    assert [block.speaker for block in page.blocks] == ["Jo Lee", "Ida Moss"] * 3


# -- in doubt -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "around",
    [
        '<form id="aspnetForm">{}</form>',
        '<div class="sidebar">{}</div>',
        '<div aria-hidden="true"><div class="modal-open">{}</div></div>',
        '<body style="display:none">{}</body>',
        '<div class="content-with-ads comments-open">{}</div>',
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<blockquote>{}</blockquote>",
        "<table><tr><td>{}</td></tr></table>",
        '<div class="elementor-widget elementor-widget-text-editor">{}</div>',
    ],
)
def test_what_holds_most_of_the_text_is_text_whatever_it_is_called(around: str) -> None:
    page = document(f"<p>{LEAD}</p>" + around.format(turns("<p>{q}</p><p>{a}</p>")))
    assert texts(page) == [LEAD, *TALK]
    assert {block.kind for block in page.blocks} == {"paragraph"}


def test_answers_that_a_click_unfolds_are_read() -> None:
    page = document(
        turns(
            '<h3><button aria-expanded="false">{q}</button></h3><div class="accordion-panel" style="display: none">{a}</div>'
        )
    )
    assert texts(page) == TALK
    page = document(turns("<details><summary>{q}</summary><p>{a}</p></details>"))
    assert [(block.text, bool(block.strong)) for block in page.blocks] == list(
        zip(TALK, [True, False] * 3, strict=True)
    )


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ('<article class="comment"><p>Well said!</p></article>', "readers' comments"),
        ('<blockquote class="twitter-tweet"><p>Well said!</p></blockquote>', "shown from another page"),
        ('<p style="DISPLAY:NONE">Well said!</p>', "hidden on the page"),
        ('<p class="sr-only">Well said!</p>', "hidden on the page"),
        ("<select><option>Well said!</option></select>", "a form of the page"),
        ('<iframe title="Well said!"></iframe>', "shown from another page"),
        ("<video>Well said!</video>", "a film"),
        ("<pre><code>Well said!</code></pre>", "program text"),
        ('<img alt="Well said!">', "a picture"),
        ('<ul><li><a href="/1">Well said!</a></li></ul>', "a link to another page"),
        ('<p class="published">Well said!</p>', "the date"),
        (
            '<figure><img src="a.jpg"><figcaption>x</figcaption></figure><svg><title>Well said!</title></svg>',
            "a picture",
        ),
        ('<p class="ad-disclosure">Well said!</p>', "the foot of the page"),
        ('<p><span class="expand__open h-offscreen">Well said!</span></p>', "hidden on the page"),
    ],
)
def test_what_is_no_text_is_left_out_with_the_reason(part: str, reason: str) -> None:
    page = document(f'<meta name="date" content="2020-05-17">{turns("<p>{q}</p><p>{a}</p>")}{part}')
    assert [block.text for block in page.blocks if block.kind == "paragraph"] == TALK
    assert why(page, "Well said!") == reason


def test_many_small_parts_are_read_though_none_holds_much() -> None:
    page = document(
        turns(
            '<div class="elementor-widget"><div class="elementor-widget-container"><p>{q}</p></div></div><div><p>{a}</p></div>'
        )
    )
    assert texts(page) == TALK


def test_a_page_that_gives_its_text_to_search_engines_only() -> None:
    body = "\\n".join([LEAD, *TALK, *TALK])
    page = document(
        f'''<script type="application/ld+json">{{"@type": "Article", "articleBody": "{body}"}}</script><div id="root">Loading the page</div>'''
    )
    assert texts(page) == [LEAD, *TALK, *TALK]
    assert why(page, "Loading") == "shown instead of the text"


def test_divisions_that_nobody_closed_lose_nothing() -> None:
    page = document("<div><p>" + "<div><p>".join(TALK * 3))
    assert texts(page) == TALK * 3
