"""Notes of what is heard besides speech: ``[MUSIC]``, ``(laughs)``, ``♪ … ♪``."""

import re

_NOTES = "♩♪♫♬"
_SIGNS = re.compile(rf"[{_NOTES}\[(（【［*]")
_SUNG = re.compile(rf"[{_NOTES}][^{_NOTES}]*[{_NOTES}]+|[{_NOTES}]+")
_BRACKETS = re.compile(r"\[([^\[\]]{1,120})\]|[(（]([^()（）]{1,120})[)）]|【([^【】]{1,120})】|［([^［］]{1,120})］")
_STARS = re.compile(r"(?<!\*)\*([^*\n]{1,40})\*(?!\*)")


def words_of(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


_SOUNDS = words_of(
    """music laughter laughs laugh laughing chuckles chuckle chuckling giggles giggling giggle snickers applause
    applauds clapping claps cheering cheers cheer crosstalk inaudible unintelligible indistinct silence silent
    pause pauses long-pause sighs sigh sighing coughs cough coughing sneezes sniffs sniffles gasps gasp groans
    groan moans screams scream screaming shouting yells whispers whispering whistles whistling hums humming
    sings singing sobs sobbing cries crying weeping mumbles mumbling murmurs stammers beep beeps beeping bleep
    bleeping ringing rings buzzes buzzing chimes chime jingle noise noises sound sounds static feedback chatter
    barking barks knocking knock footsteps snaps snorts exhales inhales exhale inhale breathes breathing breath
    clears gulps sips instrumental foreign blank_audio music_playing musik gelächter lachen lacht lachend
    applaus beifall stille husten hustet seufzt seufzen räuspert räuspern unverständlich geräusch geräusche
    klatschen jubel gesang singt atmet einatmen musique rires rire rit applaudissements applaudissement soupir
    soupire soupirs toux tousse bruit bruits música musica risas risa ríe ríen risos ri rindo riso aplausos
    aplauso suspiro suspira suspiros tos tose ininteligible inaudível silencio silêncio ruido ruído risate
    risata ride ridono applausi applauso sospira sospiro incomprensibile silenzio rumore tosse muziek gelach
    gejuich onverstaanbaar zucht hoest музыка смех смеется смеётся смеются смеясь аплодисменты вздох вздыхает
    кашель кашляет неразборчиво пауза шум тишина музика сміх сміється оплески нерозбірливо muzyka śmiech śmieje
    oklaski brawa niezrozumiałe westchnienie cisza musiikkia musiikki naurua nauraa naurahtaa nauravat naurahdus
    suosionosoituksia taputuksia huokaus huokaa yskii skratt skrattar applåder ohörbart latter ler bifald
    klapsalver hudba smích potlesk zene nevetés taps müzik gülüşmeler alkış kahkaha μουσική γέλια γέλιο
    χειροκρότημα χειροκροτήματα tertawa tawa tepuk موسيقى ضحك تصفيق 音乐 音樂 笑 笑声 笑聲 大笑 掌声 掌聲 鼓掌
    听不清 聽不清 沉默 咳嗽 叹气 音楽 拍手 笑い 笑い声 爆笑 苦笑 一同笑 咳 沈黙 음악 웃음 박수 웃음소리 기침
    한숨"""
)
"""Words that name a sound; casefolded."""
_BESIDE = words_of(
    """a an the and of in on with some more upbeat soft softly gentle gently loud loudly light slow fast
    dramatic solemn ominous tense quiet quietly nervous nervously electronic acoustic orchestral jazz piano
    guitar rock pop classical theme intro outro opening closing background audience crowd group everyone
    everybody people studio speaker speakers man woman men women child children playing plays continues continue
    ends starts begins stops fades fading resumes out throat phone door dog bell telephone tone music's voice
    voices language speaking over mixed und leise laute leiser heiterkeit im hintergrund publikum alle beide
    sich kurze lange pause et le la les de du des dans en douce générique publico público del el los las y e
    ambos tema di dei il sottofondo publiek в и все зале зала громкий тихий общий i ja yleisö och 轻 背景 现场
    全场 众人 観客 会場"""
)
"""Words that stand beside these."""

_JOINING = words_of("and of on with und mit et de y e i и och en")
"""Of these, what neither begins nor ends such a note."""


def is_sound(inside: str) -> bool:
    """Whether the words in brackets plainly name a sound: ``upbeat music``, ``Leo laughs``, ``inaudible 00:12:03``."""
    spoken = re.sub(r"\b\d+(?:[:.,]\d+)*\b|[^\w\s'’-]", " ", inside)
    words = spoken.split()
    if not words or len(words) > 7:
        return False
    low = [word.casefold() for word in words]
    named = [word in _SOUNDS for word in low]
    if not any(named) or {low[0], low[-1]} & _JOINING:
        return False
    beside = [name or word in _BESIDE for name, word in zip(named, low, strict=True)]
    if all(beside):
        return True
    who = [word[0].isupper() for word in words[:-1]]
    return (
        len(words) <= 4 and named[-1] and words[-1].islower() and all(a or b for a, b in zip(who, beside, strict=False))
    )


def sounds_in(text: str, *, fresh: bool = True) -> list[tuple[int, int]]:
    """Where in the text of a cue such notes are: first character, and the one after the last.

    ``fresh`` says that no sentence is unfinished before it, which may go on in brackets.
    """
    if not _SIGNS.search(text) and not text.isupper():
        return []
    sung = [match.span() for match in _SUNG.finditer(text)]
    loose = [a for a, b in sung if not text[a:b].strip(_NOTES)]
    if loose and text.lstrip().startswith(tuple(_NOTES)):
        return [(0, len(text))]
    if text.isupper() and text.strip()[-1].isalpha() and is_sound(text):
        return [(0, len(text))]
    alone = not _STARS.sub("", _BRACKETS.sub("", text)).strip(" \n-–—>")
    found = list(sung)
    for match in (*_BRACKETS.finditer(text), *_STARS.finditer(text)):
        inside = next(group for group in match.groups() if group)
        if is_sound(inside) or (alone and _is_stage_direction(match.group(), fresh)):
            found.append(match.span())
    return _apart(found)


def _is_stage_direction(bracketed: str, fresh: bool) -> bool:
    """Whether what stands alone in brackets is a note, not a sentence that somebody says in brackets."""
    inside = bracketed[1:-1].strip()
    return bracketed[0] in "[【［" or (fresh and len(inside.split()) <= 4 and inside[-1:] not in ".!?。！？…")


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    apart: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if apart and a < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(b, apart[-1][1]))
        else:
            apart.append((a, b))
    return apart
