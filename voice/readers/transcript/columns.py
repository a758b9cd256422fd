"""What the columns of a table, and the fields of an object, are called where they hold who speaks, and what is said."""

import csv
import re
from collections.abc import Iterable

from voice.readers.transcript.sounds import words_of

SIGNS = "\t;,|"
"""What may stand between two cells, the surest first."""
SPEAKERS = words_of(
    """member_name witness deputy
    speaker speaker_name speaker_label speaker_id name who person role label author from sender participant
    character interlocutor sprecher sprecherin redner rednerin wer rolle locuteur locutrice intervenant
    intervenante orateur personne nom qui rôle hablante orador oradora persona nombre quién quien parlante
    oratore relatore nome chi falante interveniente pessoa spreker naam wie говорящий спикер участник имя кто
    мовець спікер ім'я mówca rozmówca osoba imię kto mluvčí jméno hovoriaci beszélő név vorbitor nume puhuja
    nimi kuka talare namn vem taler navn hvem ομιλητής όνομα konuşmacı konuşan isim kişi pembicara penutur nama
    siapa المتحدث المتكلم الاسم דובר שם वक्ता नाम ผู้พูด người_nói 说话人 說話人 說話者 说话者 发言人 發言人
    發言者 讲者 講者 姓名 角色 人物 話者 発言者 名前 氏名 화자 발언자 이름"""
)
"""Who speaks; all are casefolded, with ``_`` for a space."""
TEXTS = words_of(
    """text transcript transcription utterance body content line sentence caption subtitle words said speech
    message dialogue dialog quote comment texte paroles propos contenu phrase texto contenido frase mensaje
    parlamento testo contenuto parole messaggio conteúdo fala tekst zin inhoud gesprochenes inhalt äußerung satz
    nachricht wortlaut текст реплика слова содержание фраза сообщение репліка wypowiedź treść zdanie výpověď
    obsah szöveg mondat teksti puhe lause repliikki yttrande mening replik ytring κείμενο λόγια metin söz cümle
    teks ucapan kalimat isi نص النص טקסט पाठ ข้อความ nội_dung văn_bản 文本 内容 內容 文字 台词 台詞 发言 發言
    字幕 発言 テキスト 本文 セリフ 텍스트 내용 대사 발언"""
)
"""What is said."""
QUESTIONS = words_of(
    """question questions q frage fragen pregunta preguntas pergunta perguntas domanda domande vraag vragen
    вопрос вопросы питання pytanie pytania otázka kérdés kysymys kysymykset fråga frågor spørsmål spørgsmål
    ερώτηση soru pertanyaan سؤال 问题 問題 提问 質問 질문"""
)
ANSWERS = words_of(
    """answer answers a antwort antworten réponse réponses reponse respuesta respuestas resposta respostas
    risposta risposte antwoord antwoorden ответ ответы відповідь odpowiedź odpowiedzi odpověď válasz vastaus
    vastaukset svar απάντηση cevap jawaban جواب إجابة 回答 答案 答え 답변 대답"""
)
TIMES = words_of(
    """start end start_time end_time time times timestamp timestamps timecode in out begin stop from to duration
    length offset t0 t1 tc tc_in tc_out start_(s) end_(s) seconds date zeit beginn ende anfang dauer zeitstempel
    temps début fin durée horodatage tiempo inicio duración hora tempo início fim duração inizio fine durata
    tijd einde время начало конец час початок кінець czas początek koniec čas alku loppu aika tid slut χρόνος
    süre zaman waktu mulai selesai 时间 時間 开始 開始 结束 終了 時刻 시간 시작 끝 id index nr no № # n number
    cue segment line_number row 序号 編號 番号"""
)
"""When, or the how-manieth: nobody says that."""


STARTS = words_of(
    "start start_time begin from in time timestamp t0 start_(s) tc_in beginn anfang début inicio inizio начало"
)
ENDS = words_of("end end_time stop to out t1 end_(s) tc_out ende fin fine конец")
"""Of the times, those that are compared for pauses."""


ROLES = words_of("role rolle rôle rol ruolo papel роль rola rooli roll 角色")
"""Of who speaks, what part somebody has."""


def plain(name: str) -> str:
    """A column's name as it is written above."""
    return "_".join(name.strip(" \"'\ufeff*:：").casefold().replace("-", " ").replace("_", " ").split())


def is_head(cells: Iterable[str]) -> bool:
    """Whether these cells name the columns of a transcript."""
    names = {plain(cell) for cell in cells}
    texts = names & TEXTS
    return bool((texts and (names - texts) & (SPEAKERS | TIMES)) or (names & QUESTIONS and names & ANSWERS))


def sign_between(text: str) -> str:
    """What stands between the names of the columns in the first line of a table; nothing where it is no such line."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    if len(first) > 1000:
        return ""
    return next((sign for sign in SIGNS if is_head(next(csv.reader([first], delimiter=sign), []))), "")
