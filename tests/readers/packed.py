"""Archives and Word files as bytes, written here by hand."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from voice.document import Source
from voice.errors import ReadError

Found = TypeVar("Found")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = f"{_PACKAGE}/metadata/core-properties"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of these members, deflated."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def relations(*related: tuple[str, str]) -> str:
    """A part that says how others relate to one: kind and target."""
    rows = (f'<Relationship Id="r{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(related))
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'


def docx_members(body: str, core: str = "", **parts: str) -> dict[str, str | bytes]:
    """What is in a Word file with this body; ``parts`` by their kind, such as ``styles`` or ``footnotes``."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": relations((f"{_OFFICE}/officeDocument", "word/document.xml"), (_CORE, "docProps/core.xml")),
        "word/document.xml": f"<w:document {W} {MORE}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*((f"{_OFFICE}/{kind}", f"{kind}.xml") for kind in parts)),
    }
    if core:
        names = 'xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        members["docProps/core.xml"] = f"<cp:coreProperties {names}>{core}</cp:coreProperties>"
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {W} {MORE}>{content}</w:{kind}>"
    return members


def docx(body: str, core: str = "", **parts: str) -> Source:
    """The same as a file."""
    return Source(zipped(docx_members(body, core, **parts)), "talk.docx")


def p(*runs: str, style: str = "", **properties: str) -> str:
    """A paragraph of Word's; a run that is no element is plain words."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside += "".join(f'<w:{name} w:val="{value}"/>' for name, value in properties.items())
    return f"<w:p><w:pPr>{inside}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run of Word's."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def attempt(read: Callable[[Source], Found], data: bytes, name: str) -> Found | str:
    """What is found in these bytes, or the one line that refuses them."""
    try:
        return read(Source(data, name))
    except ReadError as error:
        return str(error)


def damaged(data: bytes, times: int) -> Iterator[bytes]:
    """The same bytes cut off at every 97th, and with a few of them changed."""
    yield from (data[:n] for n in range(0, len(data), 97))
    dice = random.Random(7)
    for _ in range(times):
        bent = bytearray(data)
        for _ in range(dice.randint(1, 4)):
            bent[dice.randrange(len(bent))] ^= 1 << dice.randrange(8)
        yield bytes(bent)
