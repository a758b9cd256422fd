"""Which of the encodings from before Unicode some bytes are in.

chardet knows how often which letters follow each other in which language, and is the only one asked: this is its only
importer. Ours are the choice of what it may answer, and a second look at what the text would be: no language puts a
capital behind a small letter or a sign within a word as often as a wrong encoding does. That look mends most of
chardet's errors in short texts.
"""

import codecs
import re
from collections.abc import Sequence

_ASKED = (
    *("cp1252", "iso8859-15", "iso8859-1", "cp1250", "iso8859-2", "cp1254", "iso8859-9", "cp1257", "cp1258"),
    *("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp1253", "iso8859-7", "cp1255", "cp1256"),
    *("mac-roman", "mac-cyrillic", "cp850", "cp852", "cp866"),
    *("gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949", "iso2022_jp_2", "iso2022_kr"),
)
"""What may be answered."""
_WITHIN = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "hz"), "gb18030"),
    **dict.fromkeys(("big5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift_jis_2004", "shift_jisx0213"), "cp932"),
    **dict.fromkeys(("euc_jp", "euc_jisx0213"), "euc_jis_2004"),
    **dict.fromkeys(("euc_kr", "johab"), "cp949"),
    "iso2022_jp": "iso2022_jp_2",
}
"""By Python's name for an encoding, the one here that holds it."""
_STRICTER = {"euc_jis_2004": "euc_jp", "big5hkscs": "cp950"}
"""Of two that differ in rare characters, the one that more people write."""
_UNITS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_CLEAR = 0.9
_WIDE = {"gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949", "iso2022_jp_2", "iso2022_kr"}
_STATED, _FEW = 1.5, 4
"""How much more is believed of the encoding that is declared, and the number of characters beyond ASCII that halves it:
where there are many, they say it themselves."""
_SLIGHT = 0.02
"""What a declaration is worth by itself, where chardet finds nothing likely."""
_LEAST = 0.01
"""What a reading must score to be believed rather than the Western one."""
_UNKNOWN = 0.1
"""What chardet says of the Western encoding where it knows nothing."""
_NEAR = 0.4
"""Readings that chardet finds less than this likely, beside its best, need no second look."""
_ENOUGH = 32_768
"""Bytes that tell as much as all of them."""
_LOOKED_AT = 3000
_DECLARATION = re.compile(rb"<[^<>]*>|charset|coding", re.I)
"""What says in what encoding the text is, truly or not, and the ASCII of tags, which says nothing."""
_NO_LETTER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\u2500-\u259fˆ˜•†‡‰‚¤]")
_ALONE = "ÑÒÓÕÇÈŠŽóùû"
"""Letters that are no word; dashes and quotation marks of a Mac or of Windows look like them, ``è`` of DOS does."""


def likeliest(data: bytes, declared: Sequence[str] = ()) -> str:
    """The encoding in which these bytes read most like some language; the Western one where none does.

    Args:
        data: The text.
        declared: The encodings that somebody says they are in; one is taken where the bytes leave it open.
    """
    sample = _telling(data)
    names = [_known(name) for name in declared]
    found = [_STRICTER.get(name, name) for name in _ranked(sample, names)]
    return next((name for name in found if _decodes(data, name)), found[0] if found else "cp1252")


def wide(data: bytes) -> str:
    """Which form of UTF-16 or UTF-32 these bytes are in; empty where they are in none."""
    from chardet import detect

    sample = data[: min(len(data), _ENOUGH) // 4 * 4]
    if not sample:
        return ""
    found = detect(sample, include_encodings=[*_UNITS, "utf-8", "cp1252"], compat_names=False)["encoding"]
    if found is None:  # it takes Chinese and Japanese with few line ends for no text
        found = max(_UNITS, key=lambda name: _legible(sample, name))
        return found if _legible(sample, found) > _CLEAR else ""
    return found if found in _UNITS else ""


def _legible(data: bytes, name: str) -> float:
    """The share of letters and white space."""
    text = data.decode(name, "replace")
    return sum(c.isalpha() or c in "\n\r 、。，．！？：「」『』（）…―—" for c in text) / len(text)


def same(name: str, declared: Sequence[str]) -> bool:
    """Whether an encoding found is one that was declared."""
    return any(_STRICTER.get(known := _known(one), known) == name for one in declared if _known(one))


def _telling(data: bytes) -> bytes:
    """The lines that are not all ASCII, where the encoding matters."""
    if data.isascii():
        return data[:_ENOUGH]
    kept: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if line.isascii():
            continue
        kept.append(_DECLARATION.sub(b" ", line[: 4 * _ENOUGH]) + b"\n")
        size += len(kept[-1])
        if size > _ENOUGH:
            break
    return b"".join(kept)[:_ENOUGH]


def _ranked(sample: bytes, declared: Sequence[str]) -> list[str]:
    from chardet import detect_all

    found = detect_all(sample, include_encodings=list(_ASKED), compat_names=False, ignore_threshold=True)
    scores = dict.fromkeys(filter(None, declared), 0.0)
    unknown = len(found) == 1 and found[0]["confidence"] <= _UNKNOWN
    scores |= {one["encoding"]: 0.0 if unknown else one["confidence"] for one in found if one["encoding"]}
    best = max(scores.values(), default=0.0)
    stated = _STATED * _FEW / (_FEW + len(re.findall(rb"[\x80-\xff]+", sample)))
    for name, score in scores.items():
        if name in declared:
            score = score * (1.05 + stated) + _SLIGHT * stated
        if score >= _NEAR * best and name not in _WIDE:
            score *= _plausible(sample.decode(name, "replace")) ** 2
        scores[name] = score
    believed = [name for name, score in scores.items() if score > _LEAST or name == "cp1252"]
    return sorted(believed, key=lambda name: -scores[name])


def _known(declared: str) -> str:
    """A declared encoding by the name of the one here that holds it; empty where there is none."""
    try:
        name = codecs.lookup(re.sub(r"^x-(?:x-)?", "", declared.lower()).replace("win-", "windows-")).name
    except (LookupError, ValueError):
        return ""
    return _WITHIN.get(name, name if name in _ASKED else "")


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _plausible(text: str) -> float:
    """The share of characters beyond ASCII that stand where some language would put them."""
    padded = f"  {text}  "
    beyond = [match.start() for match in re.finditer(r"[^\x00-\x7f]", padded)][:_LOOKED_AT]
    if not beyond:
        return 1.0
    odd = sum(_odd(padded[n - 1], padded[n], padded[n + 1], padded[n + 2]) for n in beyond)
    strange = sum("\u0370" <= padded[n] < "\u1e00" for n in beyond)
    adrift = 0 < strange * 6 < sum(c.isascii() and c.isalpha() for c in text)
    return (1.0 - odd / len(beyond)) * (0.7 if adrift else 1.0)


def _odd(before: str, c: str, after: str, next_after: str) -> bool:
    if not c.isalpha():
        between = before.isalpha() and after.isalpha() and c not in "\xa0\xad’·-‐‑'"
        return between or (bool(_NO_LETTER.match(c)) and (before.isalpha() or not c.isprintable()))
    if _NO_LETTER.match(c) or _foreign(before, c, after):
        return True
    alone = c in _ALONE and not before.isalpha() and not after.isalpha()
    return alone or (c.isupper() and before.islower()) or (after.isupper() and next_after.islower())


def _foreign(before: str, c: str, after: str) -> bool:
    """A Cyrillic, Greek, Hebrew or Arabic letter beside a Latin one."""
    return "\u0370" <= c < "\u1e00" and any(x.isascii() and x.isalpha() for x in (before, after))
