"""Bytes into text: every encoding that people still have, what is declared rightly or wrongly, and what was broken."""

import contextlib
import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voice.errors import ReadError
from voice.readers.encoding import decoding
from voice.readers.encoding.decoding import account, beginning, decode

WESTERN = ("cp1252", "iso8859-15", "latin-1", "mac_roman")
TALKS = {
    "ru": "Вопрос: Как вы начали строить лодки?\nОтвет: Мой дед строил их, и я сидел рядом — сперва просто так.\n",
    "uk": "Запитання: Чому саме цей міст?\nВідповідь: Його збудувала моя мати, ще й із сусідами. Їй ніхто не платив.\n",
    "el": "Ερώτηση: Πώς ξεκινήσατε;\nΑπάντηση: Η μητέρα μου έφτιαχνε βάρκες και καθόμουν δίπλα της κάθε μέρα.\n",
    "fr": "Léa : Comment avez-vous commencé ?\nRené : À côté de ma mère, près du fleuve, où elle réparait des bateaux.\n",
    "de": "Jörg: Wie fing das an?\nÄnne: Früher saß ich täglich bei der Großmutter und hörte zu, während sie nähte.\n",
    "es": "Iñigo: ¿Cómo empezó?\nPilar: Mi abuela construía barcas en el río, y yo la miraba todas las mañanas.\n",
    "pt": "Inês: Como começou?\nJoão: A minha avó construía barcos, não longe daqui, e eu ficava à espera das histórias.\n",
    "it": "Niccolò: Perché le barche?\nMarta: Perché mia nonna le costruiva già; così è cominciata, e non finirà più.\n",
    "fi": "Päivi: Miten kaikki alkoi?\nYrjö: Äiti rakensi veneitä, ja istuin hänen vieressään lähes joka päivä kesäisin.\n",
    "pl": "Łukasz: Jak to się zaczęło?\nZofia: Babcia budowała łodzie, a ja siedziałam obok i słuchałam jej opowieści.\n",
    "cs": "Jiří: Jak to začalo?\nŽofie: Babička stavěla čluny a já jsem seděla vedle ní a poslouchala její příběhy.\n",
    "tr": "Işıl: Nasıl başladınız?\nÇağrı: Büyükannem sandal yapardı, ben de yanında oturup öykülerini dinlerdim.\n",
    "zh": "问：您是怎么开始造船的？\n答：我的祖母造船，我每天坐在她身边，听她讲河上的故事。\n",
    "zh-Hant": "問：您是怎麼開始造船的？\n答：我的祖母造船，我每天坐在她身邊，聽她講河上的故事。\n",
    "ja": "聞き手：どのように船づくりを始めたのですか。\n答え：祖母が舟をつくっていて、毎日そばにすわって話をききました。\n",
    "ko": "질문: 배를 만드는 일은 어떻게 시작하셨습니까?\n답변: 할머니가 배를 만드셨고 저는 날마다 곁에 앉아 있었습니다.\n",
    "he": "שאלה: איך התחלת לבנות סירות?\nתשובה: סבתא שלי בנתה סירות, ואני ישבתי לידה כל יום.\n",
    "ar": "سؤال: كيف بدأت في بناء القوارب؟\nجواب: كانت جدتي تبني القوارب وكنت أجلس بجانبها كل يوم.\n",
}
ENCODINGS = {
    **dict.fromkeys(("fr", "de", "es", "pt", "it", "fi"), WESTERN),
    "ru": ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac_cyrillic"),
    "uk": ("cp1251", "koi8-u"),
    "el": ("cp1253", "iso8859-7"),
    **dict.fromkeys(("pl", "cs"), ("cp1250", "iso8859-2")),
    "tr": ("cp1254", "iso8859-9"),
    "zh": ("gb2312", "gbk", "gb18030"),
    "zh-Hant": ("big5", "cp950", "gb18030"),
    "ja": ("shift_jis", "cp932", "euc_jp", "iso2022_jp"),
    "ko": ("euc_kr", "cp949"),
    "he": ("cp1255",),
    "ar": ("cp1256",),
}
CASES = [(language, encoding) for language, names in ENCODINGS.items() for encoding in names]
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


def encoded(text: str, encoding: str) -> tuple[bytes, str]:
    """A text as an old program would have kept it: without what its encoding does not have."""
    data = text.encode(encoding, "ignore")
    return data, data.decode(encoding)


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_an_old_encoding_is_found(language: str, encoding: str) -> None:
    data, text = encoded(TALKS[language] * 3, encoding)
    assert decode(data, "talk.txt") == text
    assert any("it was read as" in note for note in account(data)) == (encoding != "iso2022_jp")


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("language", TALKS)
def test_unicode_is_found_with_and_without_a_mark(language: str, encoding: str) -> None:
    data = (TALKS[language] * 2).encode(encoding)
    assert decode(data, "talk.txt") == TALKS[language] * 2
    assert account(data) == ()
    assert decode(data[:-1], "talk.txt").startswith(TALKS[language][:-2])


@pytest.mark.parametrize(
    "wrong", ["utf-8", "iso-8859-1", "windows-1251", "gb2312", "shift_jis", "koi8-r", "nonsense", "\0"]
)
@pytest.mark.parametrize(
    ("language", "encoding"), [case for case in CASES if case[1] not in ("mac_roman", "mac_cyrillic")]
)
def test_a_wrong_declaration_is_overruled(language: str, encoding: str, wrong: str) -> None:
    data, text = encoded(TALKS[language] * 3, encoding)
    assert decode(data, "talk.txt", wrong) == text
    page = b'<html><head><meta charset="%s"></head>\n' % wrong.encode() + data
    assert decode(page, "talk.html").endswith(text)


def test_a_declaration_is_obeyed_where_the_bytes_leave_it_open() -> None:
    data = "Ж".encode("cp1251")
    assert (decode(data, "a.txt", "windows-1251"), account(data, "windows-1251")) == ("Ж", ())
    assert decode(data, "a.txt", "koi8-r") == "ф"
    assert decode(data, "a.txt", "iso-8859-1") == "Æ"
    assert decode(b'<?xml version="1.0" encoding="KOI8-R"?><p>\xc6</p>', "a.xml").endswith("<p>ф</p>")
    assert decode(b"---\nencoding: cp1253\n---\n\xf6", "a.md").endswith("φ")


def test_something_else_pasted_into_utf_8_is_read_too() -> None:
    data = (TALKS["fr"] * 5).encode() + b"Un caf\xe9 \x96 et \xed\xa0\xbd\xed\xb8\x80\n"
    assert decode(data, "talk.txt").endswith("Un café – et 😀\n")
    assert any("Not all of the file is UTF-8" in note for note in account(data))


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "cp1251", "cp1250"])
@pytest.mark.parametrize("language", ["ru", "fr", "de", "zh", "el", "pl"])
def test_mojibake_is_mended_and_said(language: str, wrong: str, times: int) -> None:
    if wrong == "cp1251" and language != "ru":
        pytest.skip("nobody reads these in a Cyrillic encoding")
    broken = TALKS[language] * 3
    for _ in range(times):
        # As programs do it: a byte that the encoding has not stays the control character of its number.
        broken = "".join(
            one.decode(wrong) if decodable(one, wrong) else one.decode("latin-1")
            for one in (bytes([byte]) for byte in broken.encode())
        )
    data = broken.encode()
    assert decode(data, "talk.txt") == TALKS[language] * 3
    assert any("mended in 6 lines" in note for note in account(data))


def decodable(one: bytes, encoding: str) -> bool:
    try:
        one.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    "text", [*TALKS.values(), "ÂME – «Ã» ¡Ñandú! ÇA… L’Île-d’Aix à 5 €\n", "Voilà »… ‘été’ – ñ, õ, ß”\n"]
)
def test_what_is_sound_is_not_mended(text: str) -> None:
    assert decode(text.encode(), "talk.txt") == text
    assert account(text.encode()) == ()


def test_one_example_of_mojibake_is_left_as_it_was_said() -> None:
    text = TALKS["fr"] * 10 + "On lisait « cafÃ© » partout.\n"
    assert decode(text.encode(), "talk.txt") == text


def test_what_cannot_be_seen_is_taken_out_and_what_can_is_not() -> None:
    hidden = "a\u200bb\u202ec\u2066d\u2069 e\U000e0041\U000e007f\ufefff\u2060g\ufdd0h\ufdd1 i\x07j\x1b[31mk\x1b[0m"
    assert decode(f"{hidden}{'.' * 600}".encode(), "a.txt") == "abcd efgh ijk" + "." * 600
    assert any("turn the direction" in note for note in account(f"{hidden}{'.' * 600}".encode()))
    for kept in (
        "Bоpис и ещё слово \ue000 \ufffd \u00a0\u202f\u3000!" * 3,
        "नमस्\u200dते می\u200cروم 👩\u200d🌾 ❤\ufe0f",
    ):
        assert decode(kept.encode(), "a.txt") == unicodedata.normalize("NFC", kept)
    assert decode("Latin\u200cletters \ufe0f\ufe0f\ufe0f".encode(), "a.txt") == "Latinletters \ufe0f"


def test_line_ends_of_every_kind_and_pages() -> None:
    data = "a\r\nb\rc\vd\u2028e\nf\u2029g\n\fh\f\ni\fj\f".encode()
    assert decode(data, "a.txt") == "a\nb\nc\nd\ne\nf\ng\nh\ni\nj"
    assert decode(data, "a.txt", page="\f").endswith("g\n\fh\f\ni\fj\f")


def test_a_word_divided_by_a_soft_hyphen_is_one_and_lines_keep_their_number() -> None:
    assert (
        decode("The inter\u00ad\n  view began. Co\u00adop.\nNext".encode(), "a.txt")
        == "The interview\nbegan. Coop.\nNext"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 50,
        bytes(range(256)),
        b"%\x01\x02\x03words" * 9,
        b"\xff\xfe" + b"\x00\xd8" * 40,
        b"a\0",
    ],
)
def test_junk_is_no_text(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^junk\.txt: this is no text file\. Save .*\.$"):
        decode(data, "junk.txt")


def test_nothing_and_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (b"", b" \n\t", "\ufeff\u200b".encode(), b"\xef\xbb\xbf", b"\xff\xfe"):
        with pytest.raises(ReadError, match="no text in it"):
            decode(data, "a.txt")
    monkeypatch.setattr(decoding, "LIMIT", 10)
    with pytest.raises(ReadError, match="Divide it"):
        decode(b"words words words", "a.txt")


@pytest.mark.parametrize(
    "piece",
    ["\u0301\u0323", "é", "Ã©", "â€", "\u00ad\n", "\u200d", "\U0001e8d0\U0001d165", "\x1b[1", "<", "\u0412\u00b0"],
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    data = ("a" + piece * (1_000_000 // len(piece.encode()))).encode()
    start = time.process_time()
    with contextlib.suppress(ReadError):
        decode(data, "a.txt")
    assert time.process_time() - start < 8


@settings(deadline=None, max_examples=300)
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=12),
)
def test_whatever_comes_it_is_text_or_refused(data: bytes, declared: str) -> None:
    assert isinstance(beginning(data, declared), str)
    try:
        text = decode(data, "a.txt", declared)
    except ReadError:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"[\r\v\f\0\x80-\x9f\ufeff\ufdd0\u202e\u2028\ud800-\udfff]", text)
    assert decode(data, "a.txt", declared) == text
    assert text.encode().decode() == text


def test_a_long_line_without_foreign_letters_costs_no_more_than_its_length() -> None:
    text = "Caf\u00e9.\n" + "x" * 2_000_000
    assert decode(text.encode("cp1252"), "talk.txt") == text
