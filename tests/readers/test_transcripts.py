"""Transcripts of every kind, as laws: a talk comes back as it was, nothing is lost, and nothing does harm."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from voice import plugins
from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.encoding.decoding import decode
from voice.readers.formats import format_of
from voice.readers.subtitles.reader import read as read_subtitles
from voice.readers.table.reader import read as read_table
from voice.readers.transcript_json.reader import read as read_json

Talk = Sequence[tuple[str, str]]


def words_of(text: str) -> list[str]:
    return text.split()


# -- a talk comes back ---------------------------------------------------------------------------------------------

NAMES = ["Ida Moss", "Ben Tarn", "Дарья Ким", "田中", "王小明", "Éloïse O'Neil", "Kay von Lund", "أمل"]
WORDS = {
    "en": words_of("stone river well-known it's (and so on) 10:30 yes no A.I. 50% — “hill” music laughs said: - Who"),
    "ru": words_of("камень река вода это был дом и нет"),
    "ja": ["石は", "川の", "水を", "見た", "とても", "2024年"],
    "zh": ["石头", "河流", "我们", "认为", "很重要"],
    "ar": words_of("حجر نهر ماء هذا كان"),
}


@st.composite
def sentences(draw: st.DrawFn) -> str:
    language = draw(st.sampled_from(sorted(WORDS)))
    unspaced = language in ("ja", "zh")
    words = draw(st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=12))
    text = ("" if unspaced else " ").join(words)
    return "So " * (not unspaced) + text + draw(st.sampled_from("。？！" if unspaced else ".?!"))


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    turns = draw(
        st.lists(
            st.tuples(st.sampled_from(names), st.lists(sentences(), min_size=1, max_size=4)), min_size=2, max_size=12
        )
    )
    named = [(name, " ".join(said)) for name, said in turns]
    return [(name, text) for n, (name, text) in enumerate(named) if not n or name != named[n - 1][0]]


def stamp(seconds: float, sign: str = ".") -> str:
    return f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}{sign}{int(seconds * 1000) % 1000:03}"


def cues(talk: Talk, size: int) -> list[tuple[str, bool, str]]:
    """Name, whether the turn begins, and a few words of it."""
    found: list[tuple[str, bool, str]] = []
    for name, text in talk:
        words = text.split()
        found += ((name, not n, " ".join(words[n : n + size])) for n in range(0, len(words), size))
    return found


def as_srt(talk: Talk, size: int) -> str:
    """SubRip with labels."""
    lines = [f"{name}: {words}" if first else words for name, first, words in cues(talk, size)]
    twice = [*lines, *(f"{name}: So it is {n}." for n, name in enumerate(sorted({name for name, _ in talk}) * 2))]
    return "".join(f"{n + 1}\n{stamp(n, ',')} --> {stamp(n + 1, ',')}\n{line}\n\n" for n, line in enumerate(twice))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_vtt(talk: Talk, size: int) -> str:
    """WebVTT with voice spans, each speaker named where it changes."""
    lines = [f"<v {name}>{escaped(words)}</v>" if first else escaped(words) for name, first, words in cues(talk, size)]
    return "WEBVTT\n\n" + "".join(f"{stamp(n)} --> {stamp(n + 1)}\n{line}\n\n" for n, line in enumerate(lines))


def as_podcasting(talk: Talk, size: int) -> str:
    segments = [
        {"speaker": name, "startTime": n, "endTime": n + 1, "body": words}
        for n, (name, _, words) in enumerate(cues(talk, size))
    ]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=size % 2 == 0, indent=size % 3)


def as_whisperx(talk: Talk, size: int) -> str:
    segments = [
        {
            "start": n,
            "end": n + 0.9,
            "text": f" {words}",
            "speaker": name,
            "words": [{"word": word} for word in words.split()],
        }
        for n, (name, _, words) in enumerate(cues(talk, size))
    ]
    return json.dumps({"segments": segments, "language": "en"})


def as_utterances(talk: Talk, size: int) -> str:
    return json.dumps(
        {
            "text": " ".join(text for _, text in talk),
            "utterances": [{"speaker": name, "text": text} for name, text in talk],
        }
    )


def as_lines(talk: Talk, size: int) -> str:
    return "\n".join(json.dumps({"name": name, "content": text}) for name, text in talk)


def as_table(sign: str, head: str) -> Callable[[Talk, int], str]:
    def rendered(talk: Talk, size: int) -> str:
        file = io.StringIO()
        rows = csv.writer(file, delimiter=sign, quoting=csv.QUOTE_ALL if size % 2 else csv.QUOTE_MINIMAL)
        rows.writerow([head.split()[0], "Start", head.split()[1]])
        rows.writerows([name, n, words] for n, (name, _, words) in enumerate(cues(talk, size)))
        return file.getvalue()

    return rendered


RENDERINGS: dict[str, tuple[Callable[[Talk, int], str], str]] = {
    "voice spans": (as_vtt, "subtitles"),
    "podcasting 2.0": (as_podcasting, "transcript_json"),
    "whisperx": (as_whisperx, "transcript_json"),
    "utterances": (as_utterances, "transcript_json"),
    "a line each": (as_lines, "transcript_json"),
    "commas": (as_table(",", "speaker text"), "table"),
    "semicolons": (as_table(";", "Sprecher Wortlaut"), "table"),
    "tabs": (as_table("\t", "话者 内容".replace("话者", "講者")), "table"),
}


def squashed(turns: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Turns without white space, those of one speaker in a row made one."""
    found: list[tuple[str, str]] = []
    for name, text in turns:
        bare = "".join(text.split())
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + bare)
        else:
            found.append((name, bare))
    return found


@pytest.mark.parametrize("shape", RENDERINGS)
@given(talk=talks(), size=st.integers(2, 9))
@settings(max_examples=20, deadline=None)
def test_a_talk_comes_back_with_the_same_speakers_and_words(shape: str, talk: Talk, size: int) -> None:
    render, kind = RENDERINGS[shape]
    source = Source(render(talk, size).encode(), "talk")
    assert format_of(source) == kind
    document = plugins.reader(source)(source)
    assert squashed((block.speaker, block.text) for block in document.blocks) == squashed(talk)


@given(talk=talks(), size=st.integers(2, 9))
@settings(max_examples=20, deadline=None)
def test_labels_come_back_at_the_beginning_of_paragraphs(talk: Talk, size: int) -> None:
    source = Source(as_srt(talk, size).encode(), "talk")
    assert format_of(source) == "subtitles"
    turns: list[tuple[str, str]] = []
    for block in read_subtitles(source).blocks:
        label = next((name for name in NAMES if block.text.startswith(f"{name}: ")), "")
        turns.append((label or turns[-1][0], block.text.removeprefix(f"{label}: ")))
    assert squashed(turns)[: len(squashed(talk)) - 1] == squashed(talk)[:-1]


# -- nothing is lost -----------------------------------------------------------------------------------------------

PIECES = st.one_of(
    st.sampled_from(
        [
            "1", "42", "\n", "\n\n", "\r\n", "WEBVTT", "NOTE", "NOTE Title: x", "STYLE", "00:00:01,000 --> 00:00:02,000",
            "00:01.000 --> 00:02.000 align:start", "0:1.0,0:2.0", "[0:01.0 --> 0:02.0]", "-->", "<v Ida>", "</v>", "<i>", "</i>",
            "<c.x>", "<00:00:01.000>", "<ruby>", "<rt>", "</rt>", "<br>", "{\\an8}", "&amp;", "&lt;", "Ida:", "Ben (host):", "IDA:",
            "[Ida]", "(BEN)", ">>", ">> Ida:", "- ", "— ", "♪", "[MUSIC]", "(laughs)", "*sighs*", "speaker,text", ",", ";", "\t", '"',
            '""', "start", "name", "question", "answer", "well-", "known", "。", "?", ".", "{", "}", "[", "]", '"text":', '"speaker":',
        ]
    ),
    st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Zs", "Po"]), max_size=12),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)
READERS = {"srt": read_subtitles, "json": read_json, "csv": read_table}


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text.casefold()))


def kept(document: Document) -> Counter[str]:
    stated = (document.title, document.show, document.description, *document.hosts, *document.guests, *document.people)
    spoken = (words for block in document.blocks for words in (block.text, block.speaker))
    return letters("\n".join([*stated, *spoken, *(entry.text for entry in document.left_out)]))


@given(
    lines=st.lists(
        TEXTS.map(lambda text: " ".join(re.sub(r"[<>{}&\[\]]|well-", "", text).split())), min_size=1, max_size=12
    )
)
@settings(max_examples=80, deadline=None)
def test_every_word_of_a_cue_is_spoken_or_in_the_ledger(lines: Sequence[str]) -> None:
    said = [line for line in lines if "--" not in line]
    text = "".join(f"{n + 1}\n{stamp(n, ',')} --> {stamp(n + 1, ',')}\n{line}\n\n" for n, line in enumerate(said))
    try:
        document = read_subtitles(Source(text.encode(), "talk.srt"))
    except ReadError:
        return
    there = "\n".join(line for line in decode(text.encode(), "talk").split("\n") if "-->" not in line)
    assert not letters(there) - kept(document)


@given(
    rows=st.lists(
        st.lists(TEXTS.map(lambda text: re.sub(r"[<>{}&]|well-", "", text)), min_size=2, max_size=4), max_size=8
    )
)
@settings(max_examples=80, deadline=None)
def test_every_word_of_a_table_is_spoken_or_in_the_ledger(rows: Sequence[Sequence[str]]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["speaker", "text", "mood"], *rows])
    try:
        document = read_table(Source(file.getvalue().encode(), "talk.csv"))
    except ReadError:
        return
    assert not letters(decode(file.getvalue().encode(), "talk")).keys() - kept(document).keys()


# -- nothing does harm ---------------------------------------------------------------------------------------------

JSONS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["Ida", "SPEAKER_00", "host", "1:02", " So"]),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(
            st.sampled_from(
                words_of("""text body speaker segments words results items alternatives transcript start end speaker_labels role content
            messages message author mapping elements value type utterances title hosts question answer timestamp 0 1 a1""")
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


@pytest.mark.parametrize("kind", READERS)
@given(text=TEXTS | st.text(max_size=200))
@example("")
@example('"')
@example("sep=,\n")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused_in_one_line(kind: str, text: str) -> None:
    read_or_refused(kind, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("kind", READERS)
@given(data=st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_in_one_line(kind: str, data: bytes) -> None:
    read_or_refused(kind, data)


@given(value=JSONS)
@settings(max_examples=150, deadline=None)
def test_any_json_is_read_or_refused_in_one_line(value: object) -> None:
    read_or_refused("json", json.dumps(value).encode())


def read_or_refused(kind: str, data: bytes) -> None:
    source = Source(data, f"talk.{kind}")
    refusal = ""
    try:
        document = READERS[kind](source)
    except ReadError as error:
        refusal = str(error)
    if refusal:
        assert re.fullmatch(rf"talk\.{kind}: .*", refusal)
        return
    assert document.blocks
    assert document == READERS[kind](source)
    for block in document.blocks:
        assert block.text.strip()
        assert 1 <= block.line <= data.count(b"\n") + data.count(b"\r") + 2
        assert all(0 <= a < b <= len(block.text) for a, b in (*block.strong, *block.emphasis))
        assert block.text == block.text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\n\n00:00:01,000 --> 00:00:02,000\nOne.\n", "subtitles"),
        ("1\r00:00:01.000 --> 00:00:02.000\rOne.\r", "subtitles"),
        ("A talk\n\n" + "".join(f"{n}\n00:0{n}:00,000 --> 00:0{n}:09,000\nOne.\n\n" for n in range(4)), "subtitles"),
        ("0:00:01.000,0:00:02.000\nOne.\n", "subtitles"),
        ("Ida: It is 10:30 --> 11:30 now.\n", "text"),
        ('{"title": "On stone"}\n\n**Ida:** Hello.\n', "text"),
        ('{"segments": [{"text": "' + "word " * 20_000 + '"}]}', "transcript_json"),
        ('[{"speaker": "Ida", "say": "Hello."}]', "transcript_json"),
        ('{"a": 1}\n{"a": 2}\n', "transcript_json"),
        ("[link](https://example.org) and more\n", "text"),
        ("[" * 70_000, "transcript_json"),
        ("speaker\rtext,", "text"),
        ("Frage;Antwort\nWas?;Das.\n", "table"),
        ("start\tend\ttext\n0\t1\tHello.\n", "table"),
        ("Name, what is the text of it?\n", "text"),
    ],
)
def test_the_format_is_told_by_what_is_in_it(text: str, kind: str) -> None:
    assert format_of(Source(text.encode(), "talk")) == kind
