"""HTML between the paragraphs of a Markdown text, put in Markdown's own words."""

import re

from voice.readers.markdown.inline import CAPTION

EDGE = "\ufdd1"
"""Where an HTML block begins or ends within a line."""

_BLOCK_TAG = re.compile(
    r"<(?P<slash>/?)(?P<tag>p|div|figure|figcaption|section|article|header|footer|aside|main|ul|ol|li|dl|dt|dd|table|tr|td|th|"
    r"tbody|thead|blockquote|center|details|summary|nav|hr|h[1-6])\b[^<>]*>",
    re.I,
)
_CAPTION = re.compile(
    r"\bclass=[\"']?[^\"'>]{0,200}\b(?:caption|figcaption|legende|légende|bildunterschrift|bildtext|pie-de-foto)\b",
    re.I,
)
_SHORTCODE = re.compile(r"\[(?P<slash>/?)caption\b(?P<attributes>[^\]\n]{0,2000})\]", re.I)
"""WordPress's brackets around a picture and its caption, which an export leaves as they are."""


def in_markdown(text: str) -> str:
    """The text with block tags turned into edges and Markdown signs."""
    return _BLOCK_TAG.sub(_block_sign, _SHORTCODE.sub(_captioned, text))


def _captioned(match: re.Match[str]) -> str:
    """The same in HTML; old ones have the words among the attributes."""
    if match["slash"]:
        return "</figcaption>"
    words = re.search(r"\bcaption=([\"'])(.*?)\1", match["attributes"])
    return "<figcaption>" + (words[2] if words else "")


def _block_sign(match: re.Match[str]) -> str:
    tag = match["tag"].lower()
    if match["slash"]:
        return EDGE
    signs = {"figcaption": CAPTION, "li": "- ", "blockquote": "> ", "hr": "---" + EDGE}
    if tag in ("p", "div", "section") and _CAPTION.search(match.group()):
        return EDGE + CAPTION
    sign = "#" * int(tag[1]) + " " if re.fullmatch(r"h[1-6]", tag) else signs.get(tag, "")
    return EDGE + sign
