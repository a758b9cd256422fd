"""Stage 1 as the rest of the program sees it: corrections, refusals, encodings, languages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from voice.document import Source
from voice.errors import ReadError
from voice.read import Corrections, read
from voice.report import read_json
from voice.source import load

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"

TWO = """The Long Bridge

Ann Lee: Who built it?

Omar Haddad: My mother did, with forty others and a borrowed crane.

Ann Lee: And who paid?

Omar Haddad: Nobody. That is why it stands.
"""


def write(folder: Path, text: str, name: str = "talk.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def roles(path: Path, corrections: Corrections) -> dict[str, str]:
    return {speaker.name: speaker.role for speaker in read(load(str(path)), corrections).script.speakers}


# -- corrections ----------------------------------------------------------------------------------------------------


def test_corrections_override_the_roles(tmp_path: Path) -> None:
    path = write(tmp_path, TWO)
    assert roles(path, Corrections()) == {"Ann Lee": "host", "Omar Haddad": "guest"}
    swapped = Corrections(hosts=("Omar Haddad",), guests=("ann lee",))
    assert roles(path, swapped) == {"Ann Lee": "guest", "Omar Haddad": "host"}


def test_labels_are_given_to_one_person(tmp_path: Path) -> None:
    path = write(tmp_path, TWO.replace("Ann Lee: And", "The Bell: And").replace("Ann Lee", "The Bell Weekly"))
    corrections = Corrections(speakers=(("Bell", ("The Bell", "The Bell Weekly")),))
    script = read(load(str(path)), corrections).script
    assert [speaker.name for speaker in script.speakers] == ["Bell", "Omar Haddad"]
    assert script.speakers[0].labels == ("The Bell", "The Bell Weekly")


def test_a_correction_keeps_apart_what_was_taken_for_one(tmp_path: Path) -> None:
    text = TWO.replace("Ann Lee: Who", '"Day": Who').replace("Ann Lee: And", '"Night": And')
    path = write(tmp_path, text + '\n"Day": Truly?\n\nOmar Haddad: Truly.\n\n"Night": Well.\n\nOmar Haddad: Well.\n')
    assert len(read(load(str(path))).script.speakers) == 2
    apart = Corrections(speakers=(("Day", ("Day",)), ("Night", ("Night",))))
    assert roles(path, apart) == {"Day": "host", "Night": "host", "Omar Haddad": "guest"}


def test_a_label_that_inference_refuses_is_found_when_it_is_vouched_for(tmp_path: Path) -> None:
    path = write(tmp_path, TWO + "\nnote: I was the crane.\n")
    script = read(load(str(path)), Corrections(speakers=(("The Crane", ("note",)),))).script
    assert script.chapters[0].turns[-1].speaker == "The Crane"


def test_who_has_no_name_is_given_one(tmp_path: Path) -> None:
    path = write(tmp_path, "# Rain\n\n**Why rain?**\n\nIt falls.\n\n**And why now?**\n\nIt is late.\n", "rain.md")
    assert roles(path, Corrections()) == {"Interviewer": "host", "Interviewee": "guest"}
    named = Corrections(hosts=("Ann Lee",), guests=("Omar Haddad",))
    assert roles(path, named) == {"Ann Lee": "host", "Omar Haddad": "guest"}


def test_a_stated_name_holds_against_a_guessed_one_and_the_guess_is_not_shown(tmp_path: Path) -> None:
    text = "# Rain\n\nAnna Bell measures rain.\n\n**Why rain?**\n\nIt falls.\n\n**And why now?**\n\nIt is late.\n"
    path = write(tmp_path, text, "rain.md")
    assert roles(path, Corrections()) == {"Interviewer": "host", "Anna Bell": "guest", "Narrator": "narrator"}
    reading = read(load(str(path)), Corrections(guests=("Omar Haddad",)))
    assert [s.name for s in reading.script.speakers if s.role == "guest"] == ["Omar Haddad"]
    assert not any("Anna Bell" in sentence for sentence in reading.inferences)


def test_what_was_inferred_of_a_role_is_not_shown_beside_its_correction(tmp_path: Path) -> None:
    reading = read(load(str(write(tmp_path, TWO))), Corrections(guests=("Ann Lee",), hosts=("Omar Haddad",)))
    assert not any("is taken to be the" in sentence for sentence in reading.inferences)


def test_dashes_that_both_sides_have_are_not_said_to_be_questions(tmp_path: Path) -> None:
    reading = read(load(str(write(tmp_path, "Rain\n\n— Why rain?\n\n— It falls.\n\n— And now?\n\n— It is late.\n"))))
    assert "4 lines begin with a dash; they are taken to be question and answer by turns." in reading.inferences


@pytest.mark.parametrize(
    "corrections",
    [Corrections(speakers=(("Bob", ("Robert",)),)), Corrections(hosts=("Robert",)), Corrections(guests=("Robert",))],
)
def test_a_correction_that_names_nobody_is_refused_with_those_who_are_there(
    tmp_path: Path, corrections: Corrections
) -> None:
    with pytest.raises(ReadError, match=r"(?i)robert.*“Ann Lee”, “Omar Haddad”"):
        read(load(str(write(tmp_path, TWO))), corrections)


def test_the_language_is_inferred_stated_or_corrected(tmp_path: Path) -> None:
    path = write(tmp_path, TWO)
    assert read(load(str(path))).script.language == "en"
    assert read(load(str(path)), Corrections(language="en-IE")).script.language == "en-IE"
    stated = write(tmp_path, f"---\nlang: pt-BR\n---\n{TWO}", "talk.md")
    assert read(load(str(stated))).script.language == "pt-BR"


# -- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "talk.txt: no text in it"),
        (b" \n\xc2\xa0\n", "talk.txt: no text in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "talk.txt: this is a picture"),
        (b"\x81\x8d\x8f\x90", "talk.txt: this is no text file"),
    ],
)
def test_what_is_no_interview_is_refused_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=said) as refusal:
        read(load(str(path)))
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_not_there_is_refused_and_an_unknown_ending_is_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.txt"):
        load(str(tmp_path / "none.txt"))
    assert len(read(load(str(write(tmp_path, TWO, "talk.xyz")))).script.speakers) == 2


def test_a_speech_of_one_person_reads_and_says_so(tmp_path: Path) -> None:
    reading = read(load(str(write(tmp_path, "At the harbour\n\nRuth Ellis: The ships have left.\n\nWe stay.\n"))))
    assert [speaker.name for speaker in reading.script.speakers] == ["Ruth Ellis"]
    assert any("only one" in sentence for sentence in reading.inferences)


# -- encodings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str) -> None:
    text = TWO.replace("Omar", "Zoé").replace("\n", "\r\n")
    path = tmp_path / "talk.txt"
    path.write_bytes(text.encode(encoding))
    reading = read(load(str(path)))
    assert "Zoé Haddad" in [speaker.name for speaker in reading.script.speakers]
    assert any("Windows-1252" in sentence for sentence in reading.inferences) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("encoding", "question", "answer"),
    [
        ("cp1251", "Вопрос: Когда вы начали звонить?", "Ответ: Давно. Дед привёл меня на колокольню."),
        ("koi8-r", "Вопрос: Когда вы начали звонить?", "Ответ: Давно. Дед привёл меня на колокольню."),
        ("cp1253", "Ερώτηση: Πότε αρχίσατε;", "Απάντηση: Πριν από χρόνια, με τον πατέρα μου."),
        ("gb18030", "问：您什么时候开始养蜂的？", "答：很久以前，我的父亲教我的。"),
        ("shift_jis", "質問：いつから始めたのですか？", "回答：昔からです。父に習いました。"),
        ("euc-jp", "質問：いつから始めたのですか？", "回答：昔からです。父に習いました。"),
        ("euc-kr", "질문: 언제 시작하셨습니까?", "답변: 오래 전에 아버지에게 배웠습니다."),
        ("cp1252", "Frage: Wann haben Sie angefangen, Ähren zu zählen?", "Antwort: Früher. Größe war uns gleich."),
        ("cp1252", "Question : Où êtes-vous allé ?", "Réponse : À l’école, près de la forêt créée là-bas."),
    ],
)
def test_an_old_encoding_is_told_by_what_it_reads_like(
    tmp_path: Path, encoding: str, question: str, answer: str
) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes("\n\n".join([question, answer] * 3).encode(encoding))
    reading = read(load(str(path)))
    turns = reading.script.chapters[0].turns
    assert turns[1].paragraphs[0].text == answer.replace("：", ":", 1).split(":", 1)[1].strip()
    assert encoding.replace("cp125", "Windows-125") in reading.inferences[0]


def test_where_nobody_is_found_to_speak_all_is_narrated_and_the_way_on_is_shown(tmp_path: Path) -> None:
    reading = read(load(str(write(tmp_path, "Rain in May\n\nIt rained.\n\nIt stopped.\n"))))
    turns = [turn for chapter in reading.script.chapters for turn in chapter.turns]
    assert [(turn.speaker, [p.text for p in turn.paragraphs]) for turn in turns] == [
        ("Narrator", ["It rained.", "It stopped."])
    ]
    assert any('--speaker "NAME=LABEL"' in said for said in reading.inferences)


def test_dashes_that_never_ask_are_two_people_by_turns(tmp_path: Path) -> None:
    text = "Rain\n\n— It rained.\n\n— It did.\n\n— All day.\n\n— And all night.\n"
    reading = read(load(str(write(tmp_path, text))))
    assert [speaker.name for speaker in reading.script.speakers] == ["Speaker 1", "Speaker 2"]
    assert any("--host" in said for said in reading.inferences)


def test_composed_and_decomposed_letters_are_one(tmp_path: Path) -> None:
    path = write(tmp_path, TWO.replace("Omar", "Zoe\u0301", 1).replace("Omar", "Zoé"))
    assert [speaker.name for speaker in read(load(str(path))).script.speakers] == ["Ann Lee", "Zoé Haddad"]


def test_white_space_is_folded(tmp_path: Path) -> None:
    path = write(tmp_path, TWO.replace("Ann Lee:", "Ann\u00a0Lee\u202f:").replace("That is", "That\t  is"))
    script = read(load(str(path))).script
    assert script.chapters[0].turns[-1].paragraphs[-1].text == "Nobody. That is why it stands."


# -- the whole ------------------------------------------------------------------------------------------------------


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, TWO)
    assert read_json(read(load(str(path))), "") == read_json(read(load(str(path))), "")


COMMAND = "import json, sys, voice.read as r, voice.report as p, voice.source as s; print(json.dumps(p.read_json(r.read(s.load(sys.argv[1])), '')))"


@pytest.mark.skipif(not (SHARED / "bin" / "score-reading").exists(), reason="the real interviews are not here")
@pytest.mark.parametrize("case", ["00-", "04-", "10-", "18-", "32-"])
def test_real_interviews_are_read_wholly_right(tmp_path: Path, case: str) -> None:
    script = tmp_path / "import.py"
    script.write_text(COMMAND, "utf-8")
    command = ["--command", f"{sys.executable} {script} {{input}}"]
    score = subprocess.run(
        [
            sys.executable,
            SHARED / "bin" / "score-reading",
            SHARED / "interviews",
            "--verbose",
            "--only",
            case,
            *command,
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    assert score.returncode == 0, score.stdout + score.stderr


@pytest.mark.parametrize("name", ["talk.txt", "talk.html", "talk.srt"])
def test_letters_that_were_broken_are_mended_and_the_review_says_so(name: str) -> None:
    lines = ["Ann: Café à la crème, déjà vu?", "Bob: Naïve idée, très chère.", "Ann: Ça va?", "Bob: Oui, ça va bien."]
    broken = "\n\n".join(lines).encode().decode("cp1252").encode()
    if name.endswith("html"):
        broken = b"<!doctype html><body><p>" + broken.replace(b"\n\n", b"</p>\n<p>")
    if name.endswith("srt"):
        cues = enumerate(broken.split(b"\n\n"), 1)
        broken = b"\n".join(b"%d\n00:00:0%d,000 --> 00:00:0%d,900\n%s\n" % (n, n, n, line) for n, line in cues)
    found = read(Source(broken, name))
    said = [turn.paragraphs[0].text for chapter in found.script.chapters for turn in chapter.turns]
    assert said == [line[5:] for line in lines]
    assert any("are mended in 4 lines" in told for told in found.inferences)


ITALIAN = """Anna: Come stanno le api quest'inverno, e che cosa fanno quando nevica sul tetto della casa?

Bruno: Dormono tutte insieme in una palla, e fanno a turno per stare al bordo, dove il freddo è più forte. Nessuno ha mai
insegnato loro come si fa, e non chiedono niente a nessuno.

"""


def test_a_language_that_a_template_states_is_overruled_by_a_long_text() -> None:
    page = f"---\ntitle: Le api\nlang: en\n---\n\n{ITALIAN * 6}".encode()
    found = read(Source(page, "talk.md"))
    assert found.script.language == "it"
    assert any("says that its language is en" in told for told in found.inferences)
    assert read(Source(page, "talk.md"), Corrections(language="fr")).script.language == "fr"


def test_a_language_that_is_stated_holds_where_the_text_may_be_in_it() -> None:
    short = f"---\ntitle: Le api\nlang: en\n---\n\n{ITALIAN}".encode()
    assert read(Source(short, "talk.md")).script.language == "en"
    kin = f"---\ntitle: Le api\nlang: la\n---\n\n{ITALIAN * 6}".encode()
    assert read(Source(kin, "talk.md")).script.language == "la"
