"""Transcripts in JSON: the shapes that programs write, and what is no transcript."""

import json

import pytest

from voice.document import Document, Source
from voice.errors import ReadError
from voice.readers.transcript_json.reader import read


def document(value: object) -> Document:
    text = value if isinstance(value, str) else json.dumps(value)
    return read(Source(text.encode(), "talk.json"))


def said(value: object) -> list[tuple[str, str]]:
    return [(block.speaker, block.text) for block in document(value).blocks]


TALK = [("Ida Moss", "Good morning, and welcome."), ("Ben Tarn", "Thank you."), ("Ida Moss", "So, what is it?")]
HEARD = [(f"SPEAKER_0{'IB'.index(name[0])}", text) for name, text in TALK]
"""The same talk, as a machine hears it."""


def words(text: str, **more: object) -> list[dict[str, object]]:
    return [{"word": word, "start": n * 0.3, "end": n * 0.3 + 0.2, **more} for n, word in enumerate(text.split())]


def aws(text: str, speaker: str, start: float) -> list[dict[str, object]]:
    """The items of AWS Transcribe: words with times, signs without."""
    items: list[dict[str, object]] = []
    for n, token in enumerate(text.replace(",", " ,").replace(".", " .").replace("?", " ?").split()):
        sign = token in ",.?"
        item: dict[str, object] = {
            "type": "punctuation" if sign else "pronunciation",
            "alternatives": [{"content": token}],
        }
        items.append(
            item if sign else item | {"start_time": f"{start + n / 10:.2f}", "end_time": f"{start + n / 10:.2f}"}
        )
    return items


AWS = [aws(text, name, n * 10) for n, (name, text) in enumerate(TALK)]
NUMBER = {"Ida Moss": 0, "Ben Tarn": 1}
SHAPES: dict[str, tuple[object, list[tuple[str, str]]]] = {
    "podcasting 2.0": (
        {
            "version": "1.0.0",
            "segments": [{"speaker": s, "startTime": n, "endTime": n + 1, "body": t} for n, (s, t) in enumerate(TALK)],
        },
        TALK,
    ),
    "podcasting 2.0, word by word, speaker where it changes": (
        {
            "segments": [
                {"body": w, "startTime": n} | ({"speaker": s} if not m else {})
                for n, (s, t) in enumerate(TALK)
                for m, w in enumerate(t.split())
            ]
        },
        TALK,
    ),
    "whisperx": (
        {
            "segments": [
                {"start": n, "end": n + 1, "text": f" {t}", "words": words(t, speaker=s), "speaker": s}
                for n, (s, t) in enumerate(HEARD)
            ],
            "word_segments": words("Good"),
        },
        HEARD,
    ),
    "whisperx, speakers of words only": (
        {
            "text": " ".join(t for _, t in HEARD),
            "segments": [{"text": t, "words": words(t, speaker=s)} for s, t in HEARD],
        },
        HEARD,
    ),
    "aws": (
        {
            "jobName": "x",
            "results": {
                "transcripts": [{"transcript": " ".join(t for _, t in TALK)}],
                "speaker_labels": {
                    "segments": [
                        {
                            "speaker_label": f"spk_{NUMBER[s]}",
                            "start_time": "0",
                            "items": [
                                {"start_time": i["start_time"], "speaker_label": f"spk_{NUMBER[s]}"}
                                for i in items
                                if "start_time" in i
                            ],
                        }
                        for (s, _), items in zip(TALK, AWS, strict=True)
                    ]
                },
                "items": [item for items in AWS for item in items],
            },
        },
        HEARD,
    ),
    "deepgram": (
        {
            "metadata": {"request_id": "x"},
            "results": {
                "channels": [
                    {
                        "alternatives": [
                            {
                                "transcript": " ".join(t for _, t in TALK),
                                "words": [
                                    {
                                        "word": w.strip(",.?").lower(),
                                        "punctuated_word": w,
                                        "speaker": NUMBER[s],
                                        "start": 0.1,
                                    }
                                    for s, t in TALK
                                    for w in t.split()
                                ],
                            }
                        ]
                    }
                ],
                "utterances": [
                    {"speaker": NUMBER[s], "transcript": t, "start": n, "end": n + 1} for n, (s, t) in enumerate(TALK)
                ],
            },
        },
        HEARD,
    ),
    "deepgram, paragraphs": (
        {
            "results": {
                "channels": [
                    {
                        "alternatives": [
                            {
                                "transcript": "x",
                                "paragraphs": {
                                    "paragraphs": [
                                        {"speaker": NUMBER[s], "sentences": [{"text": t, "start": n, "end": n}]}
                                        for n, (s, t) in enumerate(TALK)
                                    ]
                                },
                            }
                        ]
                    }
                ]
            }
        },
        HEARD,
    ),
    "assemblyai": (
        {
            "id": "x",
            "text": "all",
            "words": words("all"),
            "utterances": [
                {"speaker": "AB"[NUMBER[s]], "text": t, "start": n * 9000, "end": n * 9000 + 8000, "words": words(t)}
                for n, (s, t) in enumerate(TALK)
            ],
        },
        HEARD,
    ),
    "rev.ai": (
        {
            "monologues": [
                {
                    "speaker": NUMBER[s],
                    "elements": [
                        e
                        for w in t.split()
                        for e in (
                            {"type": "text", "value": w.strip(",.?"), "ts": 0.1},
                            {"type": "punct", "value": w[len(w.strip(",.?")) :] + " "},
                        )
                    ],
                }
                for s, t in TALK
            ]
        },
        HEARD,
    ),
    "rev, named": (
        {
            "speakers": [{"id": NUMBER[s], "name": s} for s, _ in TALK[:2]],
            "monologues": [{"speaker": NUMBER[s], "elements": [{"type": "text", "value": t}]} for s, t in TALK],
        },
        TALK,
    ),
    "google": (
        {
            "results": [
                {"alternatives": [{"transcript": "Good morning"}, {"transcript": "Could mourning"}]},
                {
                    "alternatives": [
                        {
                            "words": [
                                {"word": w, "speakerTag": NUMBER[s], "startTime": "1.200s"}
                                for s, t in TALK
                                for w in t.split()
                            ]
                        }
                    ]
                },
            ]
        },
        HEARD,
    ),
    "azure": (
        {
            "recognizedPhrases": [
                {"speaker": NUMBER[s], "nBest": [{"lexical": t.lower(), "display": t}, {"display": "else"}]}
                for s, t in TALK
            ]
        },
        HEARD,
    ),
    "speechmatics": (
        {
            "results": [
                {"type": "word", "start_time": 0.1, "alternatives": [{"content": w, "speaker": f"S{NUMBER[s]}"}]}
                | {"speaker": f"S{NUMBER[s]}"}
                for s, t in TALK
                for w in t.split()
            ]
        },
        HEARD,
    ),
    "whisper.cpp": (
        {
            "result": {"language": "en"},
            "transcription": [
                {
                    "timestamps": {"from": "00:00:00,000", "to": "00:00:01,000"},
                    "offsets": {"from": 0, "to": 1000},
                    "text": f" {t}",
                }
                for _, t in TALK
            ],
        },
        [("", "\n".join(t for _, t in TALK))],
    ),
    "fireflies": (
        {
            "title": "Talk",
            "sentences": [{"speaker_name": s, "text": t, "start_time": n} for n, (s, t) in enumerate(TALK)],
        },
        TALK,
    ),
    "court": (
        {
            "sections": [
                {
                    "turns": [
                        {
                            "speaker": {"roles": [{"role_title": "Chief Justice"}], "name": s, "identifier": s[0]},
                            "text_blocks": [{"text": t, "start": n, "stop": n + 1}],
                        }
                        for n, (s, t) in enumerate(TALK)
                    ]
                }
            ]
        },
        TALK,
    ),
    "plain list": ([{"name": s, "message": t} for s, t in TALK], TALK),
    "pairs": ([list(pair) for pair in TALK], TALK),
    "telegram": (
        {"messages": [{"from": s, "text": [t[:4], {"type": "bold", "text": t[4:7]}, t[7:]]} for s, t in TALK]},
        TALK,
    ),
    "discord": ({"messages": [{"author": {"id": "7", "name": s}, "content": t} for s, t in TALK]}, TALK),
    "sharegpt": ({"conversations": [{"from": s, "value": t} for s, t in TALK]}, TALK),
    "chatgpt": (
        {
            "title": "Talk",
            "mapping": {
                f"0aa1e2c4-{n}": {"message": {"author": {"role": s}, "content": {"parts": [t]}}}
                for n, (s, t) in enumerate(TALK)
            }
            | {"client-root": {"message": None}},
        },
        TALK,
    ),
    "by number": ({str(n): {"speaker": s, "text": t} for n, (s, t) in enumerate(TALK)}, TALK),
    "a line each": ("\n".join(json.dumps({"speaker": s, "text": t}) for s, t in TALK), TALK),
    "labels in one text": (
        {"transcript": "\n".join(f"{s}: {t}" for s, t in TALK)},
        [("", f"{s}: {t}") for s, t in TALK],
    ),
    "questions and answers": (
        [{"question": "What is it?", "answer": "Stone."}, {"question": "Is it?", "answer": "Yes."}],
        [("question", "What is it?"), ("answer", "Stone."), ("question", "Is it?"), ("answer", "Yes.")],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shapes_that_programs_write(shape: str) -> None:
    value, expected = SHAPES[shape]
    assert said(value) == expected


def test_words_of_a_script_without_spaces_are_joined_without() -> None:
    talk = [{"speaker": "問", "body": word, "startTime": 0} for word in ("今日", "は", "雨", "です", "。", "OK", "?")]
    assert said({"segments": talk}) == [("問", "今日は雨です。\nOK?")]


def test_the_line_is_that_of_the_object() -> None:
    text = json.dumps({"segments": [{"speaker": s, "body": 'a "b": {' + t} for s, t in TALK]}, indent=1)
    lines = [1 + text.count("\n", 0, text.index(f'"body": "a \\"b\\": {{{t}')) for _, t in TALK]
    assert [block.line + 2 for block in document(text).blocks] == lines
    rows = "\n\n".join(json.dumps({"speaker": s, "body": t}) for s, t in TALK)
    assert [block.line for block in document(rows).blocks] == [1, 3, 5]


def test_what_the_file_says_about_itself() -> None:
    result = document(
        {
            "metadata": {"publishedAt": "2024-01-15T10:00:00Z", "language": "en-US", "url": "https://example.org/1"},
            "podcast": {"title": "The Hill"},
            "title": "On stone",
            "description": "They talk.",
            "hosts": ["Ida Moss"],
            "guest": {"name": "Ben Tarn"},
            "segments": [{"speaker": s, "text": t} for s, t in TALK],
        }
    )
    assert (result.title, result.date, result.language, result.show) == ("On stone", "2024-01-15", "en-US", "The Hill")
    assert (result.source, result.description) == ("https://example.org/1", "They talk.")
    assert (result.hosts, result.guests) == (("Ida Moss",), ("Ben Tarn",))
    assert not result.left_out


def test_roles_say_who_asks_and_instructions_are_not_spoken() -> None:
    result = document(
        {
            "messages": [
                {"role": "system", "content": "Be kind."},
                {"role": "user", "content": [{"type": "text", "text": "What is stone?"}]},
                {"role": "assistant", "content": "Old sand.\n\nOr lava."},
            ]
        }
    )
    assert [(block.speaker, block.text) for block in result.blocks] == [
        ("user", "What is stone?"),
        ("assistant", "Old sand."),
        ("assistant", "Or lava."),
    ]
    assert (result.hosts, result.guests) == (("user",), ("assistant",))
    assert [(entry.text, entry.reason) for entry in result.left_out] == [("Be kind.", "an instruction to a program")]


def test_what_else_it_says_is_in_the_ledger_and_repeats_are_not() -> None:
    result = document(
        {
            "text": " ".join(t for _, t in TALK),
            "summary_of_it": "Two people meet.",
            "segments": [{"speaker": s, "text": t, "id": "ab-12", "note": "[sic] it is"} for s, t in TALK[:1]]
            + [{"speaker": s, "text": t} for s, t in TALK[1:]],
        }
    )
    assert {(entry.text, entry.reason) for entry in result.left_out} == {
        ("Two people meet.", "in the field “summary_of_it”, not in the transcript"),
        ("[sic] it is", "in the field “note”, not in the transcript"),
    }


def test_paragraphs_end_at_pauses_and_when_they_have_grown() -> None:
    sentence = "This is sentence number {} of some length."
    value = {"segments": [{"speaker": "Ida", "start": n, "end": n + 1, "text": sentence.format(n)} for n in range(40)]}
    assert [len(text) >= 500 for _, text in said(value)] == [True, True, True, False]
    value["segments"][20]["start"] = value["segments"][20]["end"] = 30.5  # a silence before it
    assert any(text.startswith(sentence.format(20)) for _, text in said(value))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"segments": [{"text": "a b c"', "the JSON is damaged or cut off, line 1"),
        ('{"segments":\n [}', "the JSON is damaged or cut off, line 2"),
        ("{}", "no transcript is in this JSON"),
        ("[[], {}, null, 7, true, NaN, 1e999]", "no transcript is in this JSON"),
        ('{"name": "package", "version": "1.0.0", "dependencies": {"a": "^1"}}', "no transcript is in this JSON"),
        ('{"segments": "none", "words": 5, "results": {"items": {"a": [1]}}}', "no transcript is in this JSON"),
        ('{"segments": [{"text": "[MUSIC]", "start": 1}]}', "no transcript is in this JSON"),
        ("[" * 60_000, "nested deeper than any transcript"),
        ("[" * 300 + '{"text": "a b c"}' + "]" * 300, "nested deeper than any transcript"),
        ('{"a":' * 60_000 + "1" + "}" * 60_000, "nested deeper than any transcript"),
        ('{"segments": [{"text": "a b c"}]}\n{"segments": [', "the JSON is damaged or cut off, line 2"),
    ],
)
def test_what_is_no_transcript_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=r"^talk\.json: [^\n]*\.$") as caught:
        document(text)
    assert message in str(caught.value)


def test_values_of_the_wrong_type_do_no_harm() -> None:
    segments = [
        {"speaker": None, "start": "NaN", "end": [1], "text": "One  and two."},
        {"speaker": {"x": 1}, "start": -1, "end": 10**400, "text": "Three."},
        {"speaker": ["Ida"], "start": True, "end": {}, "text": 7},
        {
            "speaker": "Ida\u0000\ud800",
            "start": 1e300,
            "end": 0,
            "text": "Four\u0007 \ud800five. <b>Six</b> &amp; seven.",
        },
        None,
        "text",
        {"text": {"text": {"text": {"text": "Eight."}}}},
    ]
    assert said(json.dumps({"segments": segments}).replace('"NaN"', "NaN").replace("10", "1" * 5000, 1)) == [
        ("", "One  and two.\nThree."),
        ("Ida", "Four   five. Six & seven.\nEight."),
    ]


def test_a_name_that_comes_twice_loses_nothing() -> None:
    result = document(
        '{"text": "One and two.", "text": "Three and four.",\n"segments": [{"text": "One and two.", "start": 1}]}'
    )
    assert [block.text for block in result.blocks] == ["One and two."]
    assert [block.line for block in result.blocks] == [2]
    assert [entry.text for entry in result.left_out] == ["Three and four."]
