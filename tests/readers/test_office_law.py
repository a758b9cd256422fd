"""The first law for word processors' files and debates: every word once, in the text, the title or the ledger."""

import re
from collections import Counter
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readers import test_odt as odt
from tests.readers.packed import attempt, docx_members, zipped
from voice.document import Document, Source
from voice.readers.akoma_ntoso import reader as akoma_ntoso
from voice.readers.docx import reader as docx
from voice.readers.odt import reader as odt_reader

LIMITS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STYLES = ("", "Title", "Heading1", "Caption", "Quote", "TOC1")
SET = ("", "<w:b/>", "<w:i/>", "<w:vanish/>", "<w:strike/>", '<w:vertAlign w:val="superscript"/>')


def heard(found: Document) -> Counter[str]:
    """How often each word of the test is in the document, wherever."""
    texts = [found.title, *(block.text for block in found.blocks), *(entry.text for entry in found.left_out)]
    return Counter(re.findall(r"w\d+w", " ".join(texts)))


def nested(leaf: st.SearchStrategy[str], *wrappers: str) -> st.SearchStrategy[str]:
    """Leaves, side by side and inside of each other, wrapped in elements whose place for them is a bar."""

    def wrap(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        inside = st.lists(children, max_size=3).map("".join)
        return st.tuples(st.sampled_from(wrappers), inside).map(lambda pair: pair[0].replace("|", pair[1]))

    return st.recursive(leaf, wrap, max_leaves=12)


def numbered(body: str) -> tuple[str, set[str]]:
    """The body with a word of its own at each sign for one, and those words."""
    numbers = count()
    said: set[str] = set()

    def word(_: re.Match[str]) -> str:
        said.add(f"w{next(numbers)}w")
        return f"w{len(said) - 1}w"

    return re.sub("@", word, body), said


RUN = st.sampled_from(SET).map(lambda properties: f"<w:r><w:rPr>{properties}</w:rPr><w:t>@ </w:t></w:r>")
PIECES = nested(
    RUN,
    "|",
    "<w:ins>|</w:ins>",
    "<w:del>|</w:del>",
    "<w:moveFrom>|</w:moveFrom>",
    "<w:hyperlink>|</w:hyperlink>",
    "<w:fldSimple w:instr='PAGE'>|</w:fldSimple>",
    "<w:sdt><w:sdtPr/><w:sdtContent>|</w:sdtContent></w:sdt>",
    "<w:unheardOf>|</w:unheardOf>",
    "<w:r><w:pict><w:txbxContent><w:p>|</w:p></w:txbxContent></w:pict></w:r>",
    "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC </w:instrText><w:fldChar w:fldCharType='separate'/></w:r>|"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r>|",
)
PARAGRAPH = st.tuples(st.sampled_from(STYLES), PIECES).map(
    lambda pair: f'<w:p><w:pPr><w:pStyle w:val="{pair[0]}"/></w:pPr>{pair[1]}</w:p>'
)
BODY = nested(
    st.one_of(PARAGRAPH, RUN),
    "|",
    "<w:tbl><w:tr><w:tc>|</w:tc><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>@</w:t></w:r></w:p></w:tc><w:tc>|</w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>@</w:t></w:r></w:p>|",
)


@LIMITS
@given(BODY)
def test_word(body: str) -> None:
    text, said = numbered(f"{body}<w:p><w:r><w:t>@</w:t></w:r></w:p>")
    found = docx.read(Source(zipped(docx_members(text)), "talk.docx"))
    assert heard(found) == Counter(said)


@LIMITS
@given(
    nested(
        nested(
            st.just("@ "),
            *(f'<text:span text:style-name="T{n}">|</text:span>' for n in range(1, 8)),
            "<text:a>|</text:a>",
            "<text:note><text:note-body><text:p>|</text:p></text:note-body></text:note>",
            "<office:annotation><text:p>|</text:p></office:annotation>",
            "<draw:frame><draw:text-box><text:p>|</text:p></draw:text-box></draw:frame>",
            "<text:page-number>|</text:page-number>",
            "<text:unheard-of>|</text:unheard-of>",
        ).map(lambda inside: f"<text:p>{inside}</text:p>"),
        "|",
        "<text:list><text:list-item>|</text:list-item></text:list>",
        "<text:section text:display='none'>|</text:section>",
        "<text:tracked-changes>|</text:tracked-changes>",
        "<table:table><table:table-row><table:table-cell>|</table:table-cell><table:table-cell><text:p>@</text:p>"
        "</table:table-cell></table:table-row></table:table>",
        "<text:h>@</text:h>|",
        '<text:p text:style-name="P2">@</text:p>|',
    )
)
def test_open_document(body: str) -> None:
    text, said = numbered(f"{body}<text:p>@</text:p>")
    found = odt_reader.read(Source(zipped(odt.members(text)), "talk.odt"))
    assert heard(found) == Counter(said)


@LIMITS
@given(
    nested(
        st.sampled_from(["<p>@</p>", "@ ", "<heading>@</heading>", "<num>@</num>", "<from>@</from>"]),
        "|",
        "<p>|</p>",
        "<b>|</b>",
        '<speech by="#lee">|</speech>',
        "<question>|</question>",
        "<debateSection><heading>@</heading>|</debateSection>",
        "<scene>|</scene>",
        "<authorialNote>|</authorialNote>",
        "<preface><docNumber>|</docNumber></preface>",
        "<unheardOf>|</unheardOf>",
        "<remark>|</remark>",
    )
)
def test_akoma_ntoso(body: str) -> None:
    text, said = numbered(f"{body}<p>@</p>")
    data = f"<akomaNtoso><debate><debateBody>{text}</debateBody></debate></akomaNtoso>".encode()
    assert heard(akoma_ntoso.read(Source(data, "talk.xml"))) == Counter(said)


@LIMITS
@given(BODY, st.binary(max_size=6), st.integers(0, 10_000), st.sampled_from(["word/document.xml", "word/styles.xml"]))
def test_bent_parts_are_refused_in_a_line_or_read(body: str, junk: bytes, at: int, part: str) -> None:
    members = docx_members(numbered(body)[0], styles="<w:style w:styleId='Title'><w:name w:val='Title'/></w:style>")
    content = str(members[part]).encode()
    at %= len(content)
    members[part] = content[:at] + junk + content[at + len(junk) :]
    found = attempt(docx.read, zipped(members), "talk.docx")
    assert isinstance(found, Document) or (found.startswith("talk.docx: ") and "\n" not in found)
