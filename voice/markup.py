"""The inline Markdown of scripts: what is said of it, and how to write text so that just that is said."""

import re
import unicodedata
from html import unescape


def fold(text: str) -> str:
    """White space folded, characters composed (NFC)."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def plain(text: str) -> str:
    """What is said of a piece of Markdown: markup gone, escapes undone."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return f"\0{len(held) - 1}\0"

    text = re.sub(r"\\([!-/:-@\[-`{-~])", hold, text.replace("\0", ""))
    text = re.sub(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"\*+|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)", "", text)
    return fold(re.sub(r"\0(\d+)\0", lambda m: held[int(m[1])], unescape(text)))


def escaped(text: str) -> str:
    """Text as Markdown that means just this text."""
    special = r"[\\*`]|\[(?=[^\]]*\]\(|\^)|(?<![^\W_])_|_(?![^\W_])|<(?=[!/a-zA-Z])|&(?=#?\w+;)|!(?=\[)"
    return re.sub(r"^[#>|+-]", r"\\\g<0>", re.sub(special, r"\\\g<0>", text))
