"""SubRip and WebVTT: whose words, in which paragraphs, and what is not said."""

import pytest

from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.subtitles.reader import read


def document(text: str, name: str = "talk.srt") -> Document:
    return read(Source(text.encode(), name))


def said(text: str) -> list[tuple[str, str]]:
    return [(block.speaker, block.text) for block in document(text).blocks]


def left_out(text: str) -> list[tuple[str, int]]:
    return [(entry.text, entry.line) for entry in document(text).left_out]


def srt(*cues: str, gap: float = 0) -> str:
    """Subtitles of these cues, two seconds each."""

    def stamp(seconds: float) -> str:
        return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{int(seconds % 60):02},{int(seconds * 1000 % 1000):03}"

    step = 2 + gap
    return "".join(f"{n + 1}\n{stamp(n * step)} --> {stamp(n * step + 2)}\n{cue}\n\n" for n, cue in enumerate(cues))


def vtt(*cues: str, head: str = "") -> str:
    return f"WEBVTT{head}\n\n" + "".join(
        f"00:{n * 2 // 60:02}:{n * 2 % 60:02}.000 --> 00:{n * 2 // 60:02}:{n * 2 % 60:02}.900\n{cue}\n\n"
        for n, cue in enumerate(cues)
    )


# -- the file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n",
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nOne.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nTwo.",
        "1\r00:00:01,000 --> 00:00:02,000\rOne.\r\r2\r00:00:02,000 --> 00:00:03,000\rTwo.\r",
        "1\r\r\n00:00:01,000 --> 00:00:02,000\r\r\nOne.\r\r\n\r\r\n2\r\r\n00:00:02,000 --> 00:00:03,000\r\r\nTwo.\r\r\n",
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n",
        "00:00:01.000 --> 00:00:02.000\nOne.\n\n00:00:02.000 --> 00:00:03.000\nTwo.\n",
        "1\n0:0:1,0 --> 0:0:2,0\nOne.\n\n2\n0:0:2,0 --> 0:0:3,0\nTwo.\n",
        "1\n100:00:01,000 -> 100:00:02,000\nOne.\n\n2\n100:00:02,000 --> \nTwo.\n",
        "7\n00:01 --> 00:02 X1:1 X2:2 Y1:3 Y2:4\nOne.\n\n\n\n8\n00:02 --> 00:03\n\nTwo.\n",
        "0.000 --> 3.48\nOne.\n\n4.240 --> 6.600\nTwo.\n",
        "0:00:01.000,0:00:02.000\nOne.\n\n0:00:02.000,0:00:03.000\nTwo.\n",
        "[00:00:01.000 --> 00:00:02.000]  One.\n[00:00:02.000 --> 00:00:03.000]  Two.\n",
        "WEBVTT\n\nintro-1\n00:01.000 --> 00:02.000 align:start position:0%\nOne.\n\n00:02.000 --> 00:03.000 line:0\nTwo.\n",
        "WEBVTT\n00:01.000 --> 00:02.000\nOne.\n\n00:02.000 --> 00:03.000\nTwo.\n",
    ],
)
def test_every_way_of_writing_the_times_is_read(text: str) -> None:
    assert said(text) == [("", "One.\nTwo.")]
    assert left_out(text) == []


def test_a_number_that_is_said_is_no_number_of_a_cue() -> None:
    assert said(srt("How many?", "42\n", "Yes.")) == [("", "How many?\n42\nYes.")]


def test_a_blank_line_within_a_cue_loses_nothing() -> None:
    assert said(srt("One,\n\ntwo.", "Three.")) == [("", "One,\ntwo.\nThree.")]


def test_notes_styles_and_regions_are_left_out_and_say_what_they_say() -> None:
    text = (
        "WEBVTT - a talk\nLanguage: en\n\nNOTE\nPodcast: The Hill\nEpisode: On stone\nDate: 2024-01-15\nHost: Ida Moss\n"
        "Guests: Ben Tarn, Kay Lund\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\nOne.\n\n"
        "NOTE Confidence: 0.81\n\nNOTE Confidence: 0.92\n\nNOTE of the editor\n\nThe second\n00:02.000 --> 00:03.000\nTwo.\n"
    )
    result = document(text)
    assert [block.text for block in result.blocks] == ["One.\nTwo."]
    assert (result.title, result.show, result.date, result.language) == ("On stone", "The Hill", "2024-01-15", "en")
    assert (result.hosts, result.guests) == (("Ida Moss",), ("Ben Tarn", "Kay Lund"))
    assert [entry.line for entry in result.left_out] == [1, 4, 11, 17, 21, 23]
    assert {"of the editor", "The second"} <= {entry.text for entry in result.left_out}


@pytest.mark.parametrize("text", ["Ada: Good morning.\nBen: Hello.\n", "WEBVTT\n\nNOTE nothing\n"])
def test_no_times_are_refused(text: str) -> None:
    with pytest.raises(ReadError, match=r"talk\.srt: it has no times as subtitles have them .*\.txt"):
        document(text)


def test_no_words_are_refused() -> None:
    with pytest.raises(ReadError, match=r"talk\.srt: nobody speaks in these subtitles\. "):
        document(srt("[MUSIC]", "♪ la la ♪", ""))


# -- the words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("<i>One</i> &amp; <font color='#ffffff'>two</font>", "One & two"),
        (r"{\an8}One {\i1}two{\i0}", "One two"),
        ("<c.yellow.bg_blue>One</c> <00:00:01.000><lang en>two</lang>", "One two"),
        ("5 &lt; 6 and 7 > 6 < 8", "5 < 6 and 7 > 6 < 8"),
        ("One&nbsp;two &unknown; AT&T", "One\u00a0two &unknown; AT&T"),
        ("a well-\nknown place", "a well-known place"),
        ("Two- and\nthree-fold", "Two- and\nthree-fold"),
        ("今日は\n雨です。", "今日は\n雨です。"),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>です", "漢字です"),
        ("I laughed (at the music) and left.", "I laughed (at the music) and left."),
        ("It is 10:30 at http://example.org now", "It is 10:30 at http://example.org now"),
        ("\u200bOne\u200e", "One"),
    ],
)
def test_markup_goes_and_words_stay(cue: str, words: str) -> None:
    assert said(srt(cue)) == [("", words)]


def test_what_marks_leave_is_in_the_ledger() -> None:
    assert left_out(srt("<ruby>漢<rt>かん</rt></ruby> <unk> word")) == [("かん", 3), ("unk", 3)]


def test_italics_and_bold_are_kept_across_lines() -> None:
    block = document(srt("One <i>two\nthree</i> four", "<b>Five</b>")).blocks[0]
    assert [block.text[a:b] for a, b in block.emphasis] == ["two", "three"]
    assert [block.text[a:b] for a, b in block.strong] == ["Five"]


@pytest.mark.parametrize(
    ("cue", "sound"),
    [
        ("[MUSIC]", "[MUSIC]"),
        ("[door slams in the distance]", "[door slams in the distance]"),
        ("(Leise Musik)", "(Leise Musik)"),
        ("♪ Row, row, row\nyour boat ♪", "♪ Row, row, row"),
        ("♪ Row, row, row", "♪ Row, row, row"),
        ("（笑）", "（笑）"),
        ("*chuckles*", "*chuckles*"),
        ("BACKGROUND CLAPPING", "BACKGROUND CLAPPING"),
        ("(смех в зале)", "(смех в зале)"),
    ],
)
def test_a_sound_that_stands_alone_is_left_out(cue: str, sound: str) -> None:
    text = srt("Before.", cue, "After.")
    assert said(text) == [("", "Before.\nAfter.")]
    assert left_out(text)[0] == (sound, 7)


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("So [laughs] it was (inaudible 00:12:03) then.", "So it was then."),
        ("Ben: (chuckles) Sure. ♪", "Ben: Sure."),
        ("♪ la la ♪ Welcome back.", "Welcome back."),
        ("Yes (and no) [sic].", "Yes (and no) [sic]."),
        (
            "It is a kind of\n\n2\n00:00:03,000 --> 00:00:04,000\n(or so)\n\n3\n00:00:05,000 --> 00:00:06,000\nstone.",
            "It is a kind of\n(or so)\nstone.",
        ),
        ("Nice (Kay laughs) one", "Nice one"),
    ],
)
def test_a_sound_within_speech_is_left_out_and_no_parenthesis_else(cue: str, words: str) -> None:
    assert said(srt(cue)) == [("", words)]


# -- who speaks ----------------------------------------------------------------------------------------------------


def test_voice_spans_say_who_speaks_until_another_does() -> None:
    text = vtt(
        "<v.loud Ida Moss>Good <i>morning</i>.</v>",
        "And welcome.",
        "<v Ben &amp; Co>Hello.</v> <v Ida Moss>So?</v>",
        "<v Ben &amp; Co>Well,\nit rained.",
    )
    assert said(text) == [
        ("Ida Moss", "Good morning.\nAnd welcome."),
        ("Ben & Co", "Hello."),
        ("Ida Moss", "So?"),
        ("Ben & Co", "Well,\nit rained."),
    ]


def test_a_label_among_voice_spans_says_who_speaks_too() -> None:
    text = vtt("<v Ida>Good morning.", "Unknown Speaker (on the phone): Hello.", "One thing: it rains.", "<v Ida>Yes.")
    assert said(text) == [
        ("Ida", "Good morning."),
        ("Unknown Speaker", "Hello.\nOne thing: it rains."),
        ("Ida", "Yes."),
    ]


def test_a_name_that_the_voice_span_says_already_is_not_spoken() -> None:
    text = vtt("<v Ida>Ida: Good morning.</v>", "<v Ben>BEN: Hello.</v>")
    assert said(text) == [("Ida", "Good morning."), ("Ben", "Hello.")]
    assert [words for words, _ in left_out(text)] == ["Ida:", "BEN:"]


def test_a_label_begins_a_paragraph_in_mid_cue_too() -> None:
    text = srt(
        "Ida Moss (host): So what is",
        "that",
        "Ben Tarn (guest): now? It is stone, Ida Moss (host): Is it? BEN TARN: Yes.",
        "Ida Moss (host): I see. You told Ida: no.",
    )
    assert [words for _, words in said(text)] == [
        "Ida Moss (host): So what is\nthat",
        "Ben Tarn (guest): now? It is stone,",
        "Ida Moss (host): Is it?",
        "BEN TARN: Yes.",
        "Ida Moss (host): I see. You told Ida: no.",
    ]


def test_arrows_begin_a_paragraph_and_go_where_a_name_follows() -> None:
    text = vtt("&gt;&gt; IDA: Hello.", "&gt;&gt; BEN: Yes. >> No, it is", ">>> not so.")
    assert [words for _, words in said(text)] == ["IDA: Hello.", "BEN: Yes.", "— No, it is", "— not so."]


def test_dashes_part_two_speakers_in_one_cue() -> None:
    assert [words for _, words in said(srt("- Are you well?\n-Yes.", "It rained\n- and rained."))] == [
        "- Are you well?",
        "- Yes.\nIt rained\n- and rained.",
    ]


def test_dashes_within_a_line_part_speakers_where_lines_begin_with_such() -> None:
    text = srt("- So, it is a stone?", "You are going to-- - Exactly. - I - I see.", "A - B, and Dr. - Who?")
    assert [words for _, words in said(text)] == [
        "- So, it is a stone?\nYou are going to--",
        "- Exactly.",
        "- I - I see.\nA - B, and Dr.",
        "- Who?",
    ]
    assert [words for _, words in said(srt("It is. - Is it?"))] == ["It is. - Is it?"]


def test_names_in_brackets_stay_for_who_decides_on_them() -> None:
    text = srt("[Ida] Good morning.", "[Ben] Hello.", "[Ida] So?", "(BEN) Well.", "[Laughter] Yes.")
    assert [words for _, words in said(text)] == [
        "[Ida] Good morning.",
        "[Ben] Hello.",
        "[Ida] So?",
        "(BEN) Well.\nYes.",
    ]


# -- paragraphs ----------------------------------------------------------------------------------------------------


def test_a_paragraph_ends_after_a_silence_or_where_a_sentence_ends_and_it_has_grown() -> None:
    assert [words for _, words in said(srt("One.", "Two", "three.", gap=4))] == ["One.", "Two\nthree."]
    grown = [words for _, words in said(srt(*[f"This is sentence {n} of some length." for n in range(40)]))]
    assert len(grown) == 3
    assert all(500 <= len(words) < 560 for words in grown[:2])
    endless = [words for _, words in said(srt(*[f"this is how a machine hears {n}" for n in range(400)]))]
    assert all(len(words) < 2700 for words in endless)


def test_the_line_is_where_the_paragraph_begins() -> None:
    assert [block.line for block in document(srt("One.", "Two\nthree.", "Four.", gap=4)).blocks] == [3, 7, 12]


# -- said once -----------------------------------------------------------------------------------------------------


def test_what_rolls_up_is_said_once() -> None:
    text = vtt(
        " \nhello<00:00:00.500><c> there</c>",
        "hello there\n ",
        "hello there\nhow<00:00:03.500><c> are</c>",
        "how are\n ",
        "how are\nyou",
    )
    assert said(text) == [("", "hello there\nhow are\nyou")]
    assert [words for words, _ in left_out(text)] == ["hello there", "hello there", "how are", "how are"]


def test_who_says_a_thing_twice_is_heard_twice() -> None:
    text = srt("Really?", "Yeah.", "Yeah.", "Yeah.", "Yeah.", "It rained.")
    assert said(text) == [("", "Really?\nYeah.\nYeah.\nYeah.\nYeah.\nIt rained.")]
    assert left_out(text) == []
