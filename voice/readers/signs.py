"""The first bytes of files that hold no writing, or hold it in a way that is not read, and what to do with each."""

import re
from dataclasses import dataclass

_SAVE = "Open it in a word processor and save it as .docx or .odt, without a password"
_GIVE = "Give the written interview"
_UNPACK = "Unpack it and give what is inside"
_TEXT_OF_IT = "Give the text of it"
_SIGNS: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "Rich Text", _SAVE),
    (b"\xffWPC", "a file of WordPerfect", _SAVE),
    (b"bplist00", "an archive of Safari (.webarchive), or settings", "Save the page as its source (.html)"),
    (b"%!PS", "PostScript", "Print it into a PDF"),
    (b"AT&TFORM", "a scanned book (DjVu)", _TEXT_OF_IT),
    (b"ITSF", "a help file (.chm)", _TEXT_OF_IT),
    (b"\\documentclass", "LaTeX", "Turn it into Markdown (pandoc FILE -o talk.md)"),
    (b"SQLite format 3\0", "a database", "Export the interview as text"),
    *(
        (sign, "sound", _GIVE)
        for sign in (b"ID3", b"OggS", b"fLaC", b"FORM", b"\xff\xfb", b"\xff\xf3", b"#!AMR", b"MThd")
    ),
    *((sign, "film", _GIVE) for sign in (b"\x1aE\xdf\xa3", b"FLV\1", b"\0\0\1\xba", b"0&\xb2u\x8ef\xcf\x11")),
    (b"RIFF", "sound or a picture", _GIVE),
    *((sign, "a picture", _TEXT_OF_IT) for sign in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"8BPS")),
    *((sign, "packed (gzip)", _UNPACK) for sign in (b"\x1f\x8b", b"\x1f\x9d")),
    (b"7z\xbc\xaf", "packed (7z)", _UNPACK),
    (b"Rar!", "packed (rar)", _UNPACK),
    (b"\xfd7zXZ", "packed (xz)", _UNPACK),
    (b"BZh", "packed (bzip2)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed (zstd)", _UNPACK),
    (b"MSCF", "packed (cab)", _UNPACK),
    (b"PK\5\6", "a packed folder (zip) with nothing in it", _GIVE),
    (b"PK\7\x08", "a part of a packed folder (zip)", _UNPACK),
    *(
        (sign, "a program", _GIVE)
        for sign in (b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\0asm")
    ),
)
_LATER = (
    (4, b"ftyp", "film, sound or a picture", _GIVE),
    (60, b"BOOKMOBI", "a book for Kindle", "Turn it into EPUB (with Calibre)"),
    (257, b"ustar", "packed (tar)", _UNPACK),
)
"""Signs that do not stand at the beginning, and where they do."""
_UNTYPED = re.compile(rb"[\x00-\x08\x0e-\x1a]")
"""What no text has: one that begins like the sign of a file is still a text (``FORMER`` is no sound)."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WITHIN = (
    ("EncryptedPackage", "a file with a password", _SAVE),
    ("WordDocument", "an old Word file (.doc)", _SAVE),
    ("PowerPoint Document", "an old set of slides (.ppt)", _GIVE),
    ("Workbook", "an old table (.xls)", "Save it as .csv"),
    ("__substg1.0_", "a mail of Outlook (.msg)", "Save it as .eml or as text"),
)
"""What an old Office file calls its parts."""


@dataclass(frozen=True, slots=True)
class NoWriting:
    """Why a file is not read, and how to go on."""

    what: str
    advice: str


def no_writing(data: bytes) -> NoWriting | None:
    """What the first bytes say that a file is, where that is nothing to be read."""
    if data.startswith(_OLD_OFFICE):
        for name, what, advice in _WITHIN:
            if name.encode("utf-16-le") in data:
                return NoWriting(what, advice)
        return NoWriting("an old Office file, or one with a password", _SAVE)
    typed = not _UNTYPED.search(data[:4096])
    for sign, what, advice in _SIGNS:
        if data.startswith(sign) and not (typed and sign.isalnum()):
            return NoWriting(what, advice)
    for at, sign, what, advice in _LATER:
        if data.startswith(sign, at) and not typed:
            return NoWriting(what, advice)
    return None
