"""A name for somebody whom no label names, found where the page introduces its guest."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voice.reading import vocabulary
from voice.reading.cases import nominative
from voice.reading.heads import QUOTES
from voice.reading.lines import CJK, WIDE, caseless, ends_as_sentence

_NAME = re.compile(r"(?:[^\W\d_][\w'’-]*|[^\W\d_]\.)(?:\s+(?:[^\W\d_][\w'’-]*|[^\W\d_]\.)){0,39}")
_ROLE = r"(?:(?:(?:dem|der|den|the|le|la|el|il|o|a|τον|την)\s+|l['’])(?:[^\W\d_][\w-]*\s+){0,3})?"
"""An article and what somebody is, before the name: ``mit dem Historiker Karl Brandt``."""
_WITH = re.compile(
    r"(?:\b(?:with|mit|avec|con|com|kanssa|met|med|dengan|bersama|cum|z|s)|(?<!\w)(?:с|со|з|із|με|του|της|τον|την))(?!\w)\s*"
    rf"(?:[^\w\s]*\s*){_ROLE}$",
    re.I,
)
_MET = re.compile(
    r"(?:专访|專訪|对话|對話|采访|採訪|访谈|訪談|ゲスト(?:は|：)?)\s*[「『“《]?(?P<name>[\u4e00-\u9fff]{2,4}|[\u30a0-\u30ff·・ー]{3,16}"
    r"|[A-Z][\w.]*(?: [A-Z][\w.]*){1,2})(?=[」』”》：:，,、—―\s|｜（(]|$)"
    r"|(?P<asked>[\u3040-\u30ff\u4e00-\u9fff]{2,10})\s?(?:さん|氏|先生)?に(?:聞く|きく|訊く|インタビュー|聞いた|伺う)"
)
_INTERVIEW = re.compile(
    r"^(?:interview|entretien|entrevista|intervista|интервью|haastattelu|wawancara|gespräch|συνέντευξη)\W*"
    r"(?:(?:with|of|de|d['’]|avec|mit|con|a|com|с|со|dengan|kanssa|με)\b\s*['’]?\s*)?",
    re.I,
)
_INTERVIEW_WITH = re.compile(
    r"(?<!\w)(?:interview|entretien|entrevista|intervista|интервью|haastattelu|wawancara|gespräch|συνέντευξη|conversation|беседа|q\s?&\s?a)\s+"
    r"(?:with|avec|mit|con|com|со?|dengan|με|of|de|d['’]|ad?|del|della|do|da|an)\s*(?:(?:τον|την|the|el|la|o|il|l['’])\s*)?$",
    re.I,
)
"""It says with whom the interview was, without a word between."""
_ARTICLE = re.compile(r"\b(?:der|die|dem|den|des|the|le|la|el|il|lo|o|a|l['’])\s*$", re.I)
_IN_PLACE = re.compile(r"(?<!van )(?<!von )\b(?:des|der|dem|das)\b")
"""Between nouns, not names: ``Büro des Instituts``."""
_PUBLISHES = re.compile(
    r"\b(?:web)?(?:site|sito|сайт\w*|magazine?|revista|revue|rivista|blog|jornal|journal|giornale|zeitung|zeitschrift|podcast|"
    r"portale?|radio|канал\w*|журнал\w*|газет\w*|lehti|lehden|majalah|koran|περιοδικό|εφημερίδα)\W*$",
    re.I,
)
"""What stands before the name of a magazine or the like, and before nobody's."""
_AT = re.compile(r"(?:\b(?:at|chez|bei|beim|presso)|(?<!questions )(?<!\w)à)\s+$", re.I)
"""What stands before the name of a place or of a house."""
_MEETS = re.compile(r"\b(?:spoke|talk(?:ed|s)?|chat(?:ted)?|sat down|caught up|met|interviewed)\b[^.]{0,30}$", re.I)
ENOUGH = 2
_MOST_NAMES = 60
"""Those that most speaks for are compared with each other and with the text; a preface may hold thousands."""
_MID_SENTENCE = re.compile(r"[^\W\d_][,;]? +$")
LONGEST = 300
"""Characters; beyond that a heading is none, and nobody's name is to be looked for in it."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a page may name its guest."""

    titles: Sequence[str] = ()
    preface: Sequence[str] = ()
    """Also the description."""
    closing: Sequence[str] = ()
    asked: str = ""
    """All that the host says."""
    text: str = ""
    """All that anyone says."""
    known: Sequence[str] = ()
    """People who are somebody else, and the magazine."""


def introduced(places: Places, least: int = 1) -> str:
    """The name that the evidence speaks for most; or nothing, where it is fewer than ``least`` points."""
    scores: Counter[str] = Counter()
    for title in dict.fromkeys(places.titles):
        _weigh_title(title[:LONGEST], places, scores)
    _weigh_preface([told for told in places.preface if not vocabulary.CREDIT.match(told) or _interviewed(told)], scores)
    for told in places.closing:
        for name, before in _full_names(told):
            scores[name] += 3 if not before.strip() else 1 if name in "".join(places.preface) else 0
    scores = _in_one_case(Counter(dict(scores.most_common(_MOST_NAMES))), places)
    common = _words_in_small(places, scores)
    strong = {name for name, points in scores.items() if points >= ENOUGH}
    told = "\n".join([*places.preface, *places.closing])
    for name in scores:
        parts = [part for part in name.split() if len(part) > 2]
        own = [part for part in parts if sum(part in other.split() for other in scores) < 2]
        again = min(3, sum(_times_in_part(name, part, told) for part in own))
        strong |= {name} if again >= 2 else set()
        scores[name] = min(scores[name], 7) + again
        scores[name] += any(_says(part, places.asked) for part in parts)
        scores[name] -= 2 * sum(part in common for part in name.split())
        scores[name] += 5 * _called_by_name(name, places.asked, places.text)
        scores[name] -= 3 * bool(_IN_PLACE.search(name)) + 3 * (places.asked.count(name) > 2)
        scores[name] -= 3 * (places.text.count(name) - places.asked.count(name) > 1)  # few speak of themselves so
        strong |= {name} if any(_says(part, places.asked) for part in parts) else set()
    scores = Counter({name: points for name, points in scores.items() if name in strong})
    if not scores:
        return ""
    best, most = scores.most_common(1)[0]
    rivals = [points for name, points in scores.items() if not set(name.split()) & set(best.split())]
    return (
        _as_written(_whole(best, places), places)
        if most >= least and (not rivals or ENOUGH <= most > max(rivals))
        else ""
    )


def _weigh_preface(preface: Sequence[str], scores: Counter[str]) -> None:
    said: Counter[str] = Counter()
    long = [number for number, told in enumerate(preface) if len(told) > 60][:2]
    for number, told in enumerate(preface):
        for name, before in _full_names(told):
            said[name] += 1
            if said[name] > 2:
                continue
            if _AT.search(before):
                scores[name] -= 3
                continue
            opens = (number in long or number == 0) and not before.strip()
            introduces = bool(_WITH.search(before) or _MEETS.search(before)) and number < 6
            scores[name] += 1 + 3 * opens + 2 * introduces


def _called_by_name(name: str, asked: str, text: str) -> int:
    """1 where questions call somebody by this first name, -1 where answers do: ``Thank you, Ada!``"""
    first = re.escape(name.split()[0])
    address = re.compile(rf"[,，]\s+{first}\s?[!.?,]|(?:^|[.?!…] ){first},\s")
    questions, all_told = len(address.findall(asked)), len(address.findall(text))
    return -1 if all_told > questions else int(questions > 0)


def _says(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def _times_in_part(name: str, part: str, text: str) -> int:
    """How often a text goes on with the surname or the first name alone."""
    return len(re.findall(rf"(?<!\w){re.escape(part)}(?!\w)", text.replace(name, "")))


def _whole(name: str, places: Places) -> str:
    """The name as the page first has it, with a first name more that it is called by elsewhere, and all surnames."""
    told = "\n".join([*places.preface, places.asked])
    text = "\n".join([*places.titles, told])
    more = r"[^\W\d_][\w'’-]+"
    for match in re.finditer(rf"(?<![\w.])(?P<first>{more}) {re.escape(name)}(?!\w)", text):
        first = match["first"]
        before = text[max(0, match.start() - 6) : match.start()]
        called = first[0].isupper() and _MID_SENTENCE.search(before) and not _ARTICLE.search(before)
        if called and not _says(first, places.text) and _says(first, told.replace(match.group(), "")):
            return match.group()
    behind = set(re.findall(rf"(?<!\w){re.escape(name)}( {more}|)", text))
    return name + behind.pop() if len(behind) == 1 and min(behind)[1:2].isupper() else name


def _as_written(name: str, places: Places) -> str:
    """The name as its bearer writes it, unless the page has it so, too."""
    before = [said for text in (*places.titles, *places.preface) for full, said in _full_names(text) if full == name]
    forms = {nominative(name, said) for said in before} or {name}
    return forms.pop() if len(forms) == 1 else name


def named_in_heading(heading: str) -> str:
    """The one person whom a heading names and does not tell anything of: ``Ada Byron (mathematician)``; or nothing."""
    if len(heading) > LONGEST:
        return ""
    bare = re.sub(r"\s*[(（\[][^)）\]]*[)）\]]\s*", " ", heading).strip(" !.:–—-")
    bare = _INTERVIEW.sub("", bare).strip()
    names = [name for name, _ in _full_names(bare)]
    return names[0] if names and max(names, key=len) == bare else ""


def begun_with(text: str) -> str:
    """What a preface begins with, in a script that shows no names: a few characters, or two words; else nothing."""
    words = text.split()
    if not words or not caseless(words[0]) or not words[0][0].isalpha():
        return ""
    return text[:3] if WIDE.match(text) else " ".join(words[:2])


def names_in(texts: Iterable[str]) -> set[str]:
    """All full names in these texts."""
    return {name for text in texts for name, _ in _full_names(text)}


def says_more_than_a_name(heading: str) -> bool:
    """Whether it is sure to name a person: it says that this is an interview, or in brackets who that is."""
    return bool(_INTERVIEW.match(heading) or re.search(r"[(（].+[)）]", heading))


def _weigh_title(title: str, places: Places, scores: Counter[str]) -> None:
    """In a title all words may be capitals: what it names counts if it says “with”, or if others name it, too."""
    if match := _MET.search(title):
        scores[match["name"] or match["asked"]] += 4
    elsewhere = "\n".join([*places.preface, places.text])
    shouted = _in_capitals(title)
    segments = [part.strip() for part in re.split(r"[:：|｜–—,，]|\s-\s", title)]
    segments = segments if len(segments) > 1 else []
    for name, before in _full_names(title):
        if _PUBLISHES.search(before):
            continue
        if re.match(r"\s*(?:#|№|Nr?\.|n[°º])?\s*\d", title[title.find(name) + len(name) :]):
            continue
        named = max(4 * bool(_INTERVIEW_WITH.search(before)), 2 * bool(_WITH.search(before)))
        named += _stem(name) in _stem(elsewhere) if len(elsewhere) < 400_000 else 0
        alone = name in segments
        if named or alone or not shouted:
            scores[name] += 1 + named + (not before.strip()) + 3 * alone


def _in_capitals(title: str) -> bool:
    words = title.split()
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and not ends_as_sentence(title) and capitals >= 0.6 * len(words)


def _stem(text: str) -> str:
    return text.casefold()


def _words_in_small(places: Places, names: Iterable[str]) -> set[str]:
    """Those words of these names that the page writes with a small letter, too: words of the language, not names."""
    parts = {part.lower(): part for name in names for part in name.split() if part.lower() != part}
    said = " ".join([*places.preface, places.asked, places.text])
    return {parts[word] for word in re.findall(r"[^\W\d_]+", said) if word in parts}


def _in_one_case(scores: Counter[str], places: Places) -> Counter[str]:
    """Cases of one name together, under its shortest form in the text; nobody who is known to be somebody else."""
    guests = {name for text in (*places.titles, *places.preface) for name in _interviewed(text)}
    known = [name for name in places.known if not _kin(name, guests)]
    forms = [name for name in scores if not _kin(name, known)]
    if not forms:
        return Counter()
    others = {name for name, _ in _full_names(places.text[:200_000])}
    found: Counter[str] = Counter()
    for name in forms:
        alike = [other for other in (*forms, *sorted(others)) if _same_but_for_case(name, other)]
        found[min((name, *alike), key=lambda other: (len(other), other))] += scores[name]
    return found


def _interviewed(text: str) -> set[str]:
    """Whom it says that there was an interview with, though the page may call that person its author."""
    return {name for name, before in _full_names(text[:LONGEST]) if _INTERVIEW_WITH.search(before)}


def _same_but_for_case(one: str, two: str) -> bool:
    """Whether two names differ only in their endings: ``Киану Ривзом`` and ``Киану Ривз``."""
    a, b = one.split(), two.split()
    return len(a) == len(b) and all(
        x == y
        or (min(len(x), len(y)) > 3 and x[: max(4, len(x) - 3)] == y[: max(4, len(x) - 3)] and abs(len(x) - len(y)) < 4)
        for x, y in zip(a, b, strict=True)
    )


def _kin(name: str, known: Iterable[str]) -> bool:
    """Whether the name is, perhaps in another case of its language, that of a person who is known."""
    stems = {word[:4].casefold() for one in known for word in one.split() if len(word) > 2}
    return any(word[:4].casefold() in stems for word in name.split())


def _full_names(text: str) -> list[tuple[str, str]]:
    """First name and surname side by side, with what stands before; of three words the last two come first."""
    names: list[tuple[str, str]] = []
    for run in _NAME.finditer(text):
        parts = run.group().split()
        for last in range(len(parts) - 1, 0, -1):
            first = last - 1
            while first > 0 and (
                (parts[first].casefold() in vocabulary.PARTICLES and parts[first].casefold() != "the")
                or re.fullmatch(r"\w\.", parts[first])
            ):
                first -= 1
            if _is_full(parts[first], parts[last]) and text[max(0, run.start() - 1) : run.start()] not in tuple(QUOTES):
                name = " ".join(parts[first : last + 1])
                names.append((name, text[max(0, run.start() - 30) : run.start()] + _words_before(run.group(), name)))
    return names


def _words_before(run: str, name: str) -> str:
    return run[: run.rfind(name)] if name in run else run


def _is_full(first: str, last: str) -> bool:
    usual = {first.casefold().strip("."), last.casefold()} & (vocabulary.HONORIFICS | vocabulary.PARTICLES)
    usual |= {first.casefold()} & vocabulary.BEFORE_NOUNS
    surname = re.sub("^[dl]['’]", "", last)
    capital = first[0].isupper() and surname[:1].isupper() and min(len(first), len(last)) > 1
    acronym = first.isupper() != last.isupper() and (len(first) > 2 if first.isupper() else len(last) < 4)
    return (
        capital
        and not usual
        and not acronym
        and not _INTERVIEW.match(first)
        and not re.search(f"[{CJK}]", first + last)
    )
