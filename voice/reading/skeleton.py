"""What a label looks like, so that two that look the same are the same: ``Вопpос`` with a Latin ``p`` is ``Вопрос``.

Only for comparing; a text is never changed. The idea and the name are of Unicode's UTS 39. Ours knows fewer letters,
those of the scripts that share keyboards, and is the same for capitals and small letters: Cyrillic ``в`` stands with
Latin ``b`` because their capitals look alike. No two letters of one script are made one, so what differs within a
script goes on to differ.
"""

import re
import unicodedata

_LATIN = str.maketrans("авекмнорстухіјѕԁԛԝӏ" + "αβεζηικμνορτυχ", "abekmhopctyxijsdqwl" + "abezhikmnoptyx")
"""Cyrillic, then Greek."""
_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def skeleton(text: str) -> str:
    """The text as it looks: widths, case, what cannot be seen and the scripts of letters that look alike set aside."""
    bare = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", bare).translate(_LATIN))
