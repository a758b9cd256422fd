"""What an element is for, told by its tag, its role and its class: the page's own things, and why they are not read."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from voice.readers.html.elements import Element
from voice.readers.html.styles import Style
from voice.readers.html.tokens import names

NAVIGATION = "the page's navigation"
FORM = "a form of the page"
ADVERTISEMENT = "an advertisement"
RELATED = "a way to other pages"
SHARE = "the page's buttons"
COMMENTS = "readers' comments"
COOKIES = "a notice of the page"
NEWSLETTER = "an offer to subscribe"
FOOT = "the foot of the page"
BESIDE = "beside the text"
AUTHOR = "about the author"
TAGS = "the page's keywords"
CONTENTS = "the table of contents"
HIDDEN = "hidden on the page"
CREDIT = "a credit"
DATE = "the date"
NOTE = "a footnote"
MARK = "a footnote's mark"
ELSEWHERE = "shown from another page"

UNSEEN = names("script style template")
"""No words for anybody."""
_TAGS: Mapping[str, str] = {
    "nav": NAVIGATION,
    "footer": FOOT,
    "aside": BESIDE,
    "form": FORM,
    "search": FORM,
    "select": FORM,
    "textarea": FORM,
    "datalist": FORM,
    "dialog": COOKIES,
    "menu": NAVIGATION,
    "noscript": "shown only where scripts do not run",
}
_ROLES: Mapping[str, str] = {
    "navigation": NAVIGATION,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "directory": CONTENTS,
    "doc-toc": CONTENTS,
    "contentinfo": FOOT,
    "complementary": BESIDE,
    "search": FORM,
    "searchbox": FORM,
    "toolbar": SHARE,
    "dialog": COOKIES,
    "alertdialog": COOKIES,
    "alert": COOKIES,
    "doc-endnotes": NOTE,
    "doc-endnote": NOTE,
    "doc-footnote": NOTE,
    "doc-noteref": MARK,
    "doc-backlink": MARK,
}


def _names(reason: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), reason)


_WORDS: Mapping[str, str] = {
    **_names(
        NAVIGATION,
        """nav navbar navi navigation menu submenu menubar breadcrumb breadcrumbs crumbs pagination pager paging
        paginate prevnext nextprev sitemap skiplink topbar pagenav postnav navbox catlinks jump offcanvas hamburger
        navigationlinks langswitch languages langs""",
    ),
    **_names(CONTENTS, "toc tableofcontents contentslist outline"),
    **_names(
        SHARE,
        """share shares sharing sharer sharebar sharethis sharedaddy shariff addtoany addthis social socials
        socialmedia sociallinks socialbar likes likebox toolbar toolbox fontsize resizer switcher printfriendly
        printer bookmark clap reactions editsection noprint zoombtn closebtn btn button buttons lightbox-close
        copylink player audioplayer readingtime rating ratings""",
    ),
    **_names(
        RELATED,
        """related relatedposts recommended recommendation recommendations recommend recommends readmore readnext
        readalso yarpp trending popular mostread latest outbrain taboola zergnet teaser teasers upnext similar
        linkwithin nrelate promoted crosslinks morefrom moreon alsoread seealso otherposts furtherreading""",
    ),
    **_names(
        ADVERTISEMENT,
        """ad ads adv advert adverts advertise advertisement advertising advertisment adsense adslot adbox adunit
        adcontainer adwrap adwrapper adsbygoogle adblock sponsor sponsored sponsorship sponsors dfp gpt doubleclick
        anzeige werbung publicidad publicite publicité pubblicita реклама mainos begun admz teads banner banners
        promo promos promobox promotion""",
    ),
    **_names(
        NEWSLETTER,
        """newsletter newsletters subscribe subscription subscriptions subscriber signup mailchimp mc4wp optin donate
        donation donations membership paywall regwall tinypass cta calltoaction followus supportus patreon""",
    ),
    **_names(
        COMMENTS,
        """comments commentlist commentarea commentsection respond disqus livefyre hypercomments commento giscus
        utterances kommentare commentaires comentarios commenti комментарии reply replies trackback trackbacks
        pingback pingbacks pinglist webmentions comment""",
    ),
    **_names(
        COOKIES,
        """cookie cookies cookiebar cookiebot cookieconsent cookienotice cookielaw consent gdpr cmp onetrust
        cybotcookiebotdialog didomi usercentrics qc popup popups modal modals overlay lightbox interstitial
        notification notifications toast snackbar""",
    ),
    **_names(
        FOOT,
        """footer footers colophon pagefooter sitefooter copyright copyrights printfooter legal imprint disclaimer
        disclosure""",
    ),
    **_names(
        BESIDE,
        """sidebar sidebars widget widgets widgetarea rightcolumn leftcolumn articleside sidecolumn infobox hatnote
        sidenav rail""",
    ),
    **_names(AUTHOR, "authorbox authorbio aboutauthor abouttheauthor authorinfo authorcard"),
    **_names(TAGS, "tags taglist tagcloud taglinks catlinks keywords hashtags posttags"),
    **_names(NOTE, "footnotes footnote endnotes endnote references reflist fussnoten notelist refnotes"),
}
_PAIRS: Mapping[tuple[str, str], str] = {
    ("author", "box"): AUTHOR,
    ("author", "bio"): AUTHOR,
    ("author", "info"): AUTHOR,
    ("author", "card"): AUTHOR,
    ("author", "description"): AUTHOR,
    ("author", "profile"): AUTHOR,
    ("about", "author"): AUTHOR,
    ("comment", "list"): COMMENTS,
    ("comment", "form"): COMMENTS,
    ("comment", "respond"): COMMENTS,
    ("comment", "area"): COMMENTS,
    ("comment", "section"): COMMENTS,
    ("comment", "container"): COMMENTS,
    ("fb", "comments"): COMMENTS,
    ("tag", "list"): TAGS,
    ("tag", "links"): TAGS,
    ("tag", "cloud"): TAGS,
    ("cat", "links"): TAGS,
    ("post", "tags"): TAGS,
    ("entry", "tags"): TAGS,
    ("post", "categories"): TAGS,
    ("entry", "categories"): TAGS,
    ("post", "footer"): FOOT,
    ("read", "next"): RELATED,
    ("read", "also"): RELATED,
    ("see", "also"): RELATED,
    ("more", "from"): RELATED,
    ("more", "stories"): RELATED,
    ("most", "read"): RELATED,
    ("up", "next"): RELATED,
    ("you", "may"): RELATED,
    ("recent", "posts"): RELATED,
    ("next", "post"): RELATED,
    ("prev", "post"): RELATED,
    ("prev", "next"): NAVIGATION,
    ("table", "of"): CONTENTS,
    ("sign", "up"): NEWSLETTER,
    ("jump", "link"): NAVIGATION,
    ("reading", "time"): SHARE,
    ("font", "size"): SHARE,
    ("edit", "link"): SHARE,
    ("twitter", "tweet"): ELSEWHERE,
    ("instagram", "media"): ELSEWHERE,
    ("tiktok", "embed"): ELSEWHERE,
    ("fb", "post"): ELSEWHERE,
}
"""Two words of one class name that say together what one of them does not."""
_TELLS_OF_ANOTHER = names("has no with without not category tag in before after")
"""``has-sidebar`` tells of something inside; ``category-cookies`` of what an article is filed under."""
_NEUTRAL = names(
    """area article b bar block body box c card col column component container content entry global group holder inner
    item items js l link links list main module o outer page panel post row section simple single site slot the top
    unit view wp wrap wrapper"""
)
"""What surrounds the word that tells: ``wp-block-share-links``."""
_MOST_TELLING = 3
"""A name of more words is a sentence: ``sharing-with-a-single-developer``."""
_ONLY_ALONE = names("widget widgets button buttons comment banner overlay rail switcher ad print promo")
"""``elementor-widget`` is any part of a page."""
_HIDDEN = names(
    """hidden hide invisible d-none sr-only sronly visually-hidden visuallyhidden screen-reader-text offscreen screen-
    reader-only screenreader element-invisible assistive-text u-hidden is-hidden"""
)
_FOLDED = names(
    """accordion collapse collapsed collapsible panel answer answers toggle tabpanel transcript expand expandable
    readmore spoiler"""
)
_DATES = names("date dateline datetime pubdate published posted submitted")
_DATE_PAIRS = frozenset((("publish", "date"), ("date", "time"), ("posted", "on")))
_CREDITS = names(
    """author authors authorname articleauthor postauthor entryauthor storyauthor articlemeta postmeta entrymeta
    metainfo postinfo articleinfo entryinfo dateauthor addinfo postdetails"""
)
_WHOLE = names("html body main article h1 h2 h3 h4 h5 h6 td th tr tbody")
"""These hold text whatever their class says."""


def reason(element: Element, style: Style) -> str:
    """Why the element is not read, as a listener would understand it; nothing where it may well be text."""
    if not element.attributes and element.tag not in _TAGS and not style.hidden:
        return ""
    if style.hidden or "hidden" in element.attributes or element.get("aria-hidden").lower() == "true":
        return by_class(element) if _may_be_unfolded(element) else HIDDEN
    if _HIDDEN.intersection(map(_bare, element.classes)) and not any(
        name.startswith("d-") for name in element.classes[1:]
    ):
        return HIDDEN
    if element.tag == "dialog" and any(isinstance(child, Element) and child.tag == "dt" for child in element.children):
        return ""  # a draft of HTML 5 had it for conversations
    if element.tag == "footer" and credit(element):
        return ""  # some themes put who wrote it, and when, in such a one under the title
    if element.tag == "button":
        return ""  # it may hold the name of who speaks; the walk leaves out the others
    if element.tag in _TAGS:
        return by_class(element) or _TAGS[element.tag]
    return _ROLES.get(element.get("role").lower()) or by_class(element)


def _bare(name: str) -> str:
    """A class without the letter or two that say of which kind it is: ``u-visually-hidden``, ``h-offscreen``."""
    return name if name.startswith("d-") else re.sub(r"^(?:[a-z]|is|util)-{1,2}(?=[a-z]{4})", "", name)


def _may_be_unfolded(element: Element) -> bool:
    """Whether a click shows what is hidden: an answer under its question, the rest of a text."""
    said = {word for name in (*element.classes, element.get("id")) for word in words_of(name)}
    return bool(said & _FOLDED) or element.get("role").lower() in ("tabpanel", "region")


def by_class(element: Element) -> str:
    """What its class or its id says that it is, if not text."""
    if element.tag == "article":
        return next(filter(None, (_WORDS.get(name.lower(), "") for name in element.classes)), "")
    if element.tag in _WHOLE:
        return ""
    return next(filter(None, map(_by_name, (*element.classes, element.get("id")))), "")


@lru_cache(4096)
def _by_name(name: str) -> str:
    words = words_of(name)
    if not words or words[0] in _TELLS_OF_ANOTHER:
        return ""
    for pair in pairwise(words):
        if pair in _PAIRS:
            return _PAIRS[pair]
    if any(word.startswith("sidebar") for word in words):
        return BESIDE
    telling = [word for word in words if word not in _NEUTRAL] or words[:1]
    if len(telling) > _MOST_TELLING:
        return ""
    for word in ("".join(words), "".join(telling), telling[-1], telling[0]):
        if word in _WORDS and not (word in _ONLY_ALONE and len(telling) > 1):
            return _WORDS[word]
    return ""


@lru_cache(4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a class name: ``post-navLinks_2`` is post, nav, links."""
    return tuple(word.lower() for word in re.findall(r"[^\W\d_]+?(?=[A-Z][a-z])|[^\W\d_]+", name[:200]))


def credit(element: Element) -> str:
    """Why words are no speech if a line holds nothing else: they say who wrote the page, or when."""
    if not element.attributes:
        return DATE if element.tag == "time" else ""
    itemprop = element.get("itemprop").lower()
    if element.tag == "time" or itemprop in ("datepublished", "datemodified", "datecreated"):
        return DATE
    if itemprop in ("author", "creator") or "author" in element.get("rel").lower().split():
        return CREDIT
    if is_date(element):
        return DATE
    for name in element.classes:
        words = words_of(name)
        if "".join(words) in _CREDITS or "byline" in words or words[-2:] == ("author", "name"):
            return CREDIT
    return ""


def is_date(element: Element) -> bool:
    """Whether its class or its id calls it a date."""
    names = map(words_of, (*element.classes, element.get("id")))
    return any(words and (words[-1] in _DATES or tuple(words[-2:]) in _DATE_PAIRS) for words in names)
