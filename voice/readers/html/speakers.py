"""Who speaks, where the markup states it: names set apart as terms, cells or by a class; classes of paragraphs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from voice.readers.html.elements import BLOCKS, Element, Text
from voice.readers.html.furniture import words_of
from voice.readers.html.portraits import speeches_of
from voice.readers.html.tables import CLOCK, TIME_STAMP, turns_of
from voice.readers.html.tokens import names

_LONGEST_LABEL = 60
_FEW_WORDS = 40
"""Characters; a list that says no more of its terms describes the page."""
_MOST_TERMS = 100_000
_QUOTING = frozenset(("blockquote", "figure"))
_INLINE = names("span font i em small u")
_LONGEST_NAME = 30
_STOPPED = re.compile(r"[.,:;!?。、！？：；…](?!\w)")
_ASKS = re.compile(r"[?？!！]\W*$")
_LABELLED = re.compile(r"[^.!?:：]{1,40}[:：]")
_NAMES = names(
    """speaker speakername speakerlabel interlocutor talker sprecher sprecherin redner orateur intervenant locuteur
    hablante orador relatore говорящий спикер puhuja interviewername dialogspeaker turnspeaker"""
)
"""Classes that are given to a speaker's name and to nothing else."""
_MAYBE_NAMES = names(
    """name author authorname user username nick nickname who person persona character participant sender
    from role fn cite"""
)
"""Classes that are given to names of many kinds; they must come again and again."""
_PARTS = {
    **dict.fromkeys(
        names("question questions q frage pregunta domanda pergunta vraag kysymys вопрос vopros"), "Interviewer"
    ),
    **dict.fromkeys(
        names("answer answers a antwort réponse reponse respuesta risposta resposta vastaus ответ otvet"), "Interviewee"
    ),
    **dict.fromkeys(names("interviewer entrevistador intervieweur haastattelija"), "Interviewer"),
    **dict.fromkeys(names("interviewee entrevistado haastateltava"), "Interviewee"),
}
_AROUND = names(
    """interview qa faq text block body content item entry paragraph para p line single the wp c js article post turn
    speech bubble msg message row box wrap container tit title heading head"""
)


@dataclass(slots=True)
class Marks:
    """What the markup says of who speaks."""

    labels: set[Element] = field(default_factory=set)
    """Elements that name who says what follows."""
    speakers: dict[Element, str] = field(default_factory=dict)
    """Elements that one person says all of."""
    apart: set[Element] = field(default_factory=set)
    """Elements that are set apart as the questions are."""
    left_out: dict[Element, str] = field(default_factory=dict)
    """Elements that nobody says, with the reason."""

    def __contains__(self, element: Element) -> bool:
        return element in self.labels or element in self.speakers or element in self.apart


def marks_of(root: Element, letters: Mapping[Element, int], dropped: Iterable[Element] = ()) -> Marks:
    """What the markup of the text states; ``dropped`` elements are no part of it, ``letters`` is how much
    each says."""
    marks = Marks()
    found = list(_walk(root, set(dropped)))
    for element, _ in found:
        _mark_alone(element, marks)
        if element.tag == "table":
            labels, out = turns_of(element)
            marks.labels |= labels
            marks.left_out |= out
    _mark_names([element for element, opens in found if opens], marks)
    _mark_first_words([element for element, opens in found if opens], marks)
    _mark_parts([element for element, _ in found], marks)
    if not marks.labels and not marks.speakers:
        marks.speakers |= speeches_of((element for element, _ in found), letters)
    return marks


def _walk(root: Element, dropped: set[Element]) -> Iterator[tuple[Element, bool]]:
    """The elements inside, each with whether it begins its line."""
    waiting: list[Element | Text | None] = list(reversed(root.children))
    opens = True
    while waiting:
        node = waiting.pop()
        if node is None or isinstance(node, Text):
            opens = node is None or (opens and (not node.text.strip() or bool(CLOCK.fullmatch(node.text.strip()))))
        elif node not in dropped:
            block = node.tag in BLOCKS or node.tag == "br"
            opens = opens or block
            yield node, opens
            waiting += [None] if block else []
            waiting += reversed(node.children)


def _mark_alone(element: Element, marks: Marks) -> None:
    """What one element says by itself: a term, a time, an attribute with a name."""
    if element.tag == "dl":
        marks.labels |= _terms(element)
    elif element.tag == "time" or any(
        words_of(name)[-1:] in (("timestamp",), ("timecode",)) for name in element.classes
    ):
        if CLOCK.fullmatch(element.few_words()):
            marks.left_out[element] = TIME_STAMP
    elif re.search(r"[^\W\d_]{2}", name := element.get("data-speaker") or element.get("data-speaker-name")):
        marks.speakers[element] = " ".join(name.split())


def _terms(listing: Element) -> set[Element]:
    """The terms of a list that may be names: those that come again, or have more than a few words beside them."""
    inside = [e for e in islice(listing.elements(), _MOST_TERMS) if e.tag in ("dt", "dd")]
    said = [" ".join(e.begins().split()) for e in inside if e.tag == "dd"]
    terms = {e: words for e in inside if e.tag == "dt" and (words := e.few_words())}
    again = len(set(terms.values())) < len(terms)
    if not again and sum(map(len, said)) < _FEW_WORDS * len(said):
        return set()
    return {e for e, words in terms.items() if len(words) <= _LONGEST_LABEL and not _ASKS.search(words)}


def _mark_names(opening: list[Element], marks: Marks) -> None:
    """Elements of one class, at the beginning of a line each, that say few different things."""
    by_class: dict[str, list[tuple[Element, str]]] = defaultdict(list)
    for element in opening:
        words = element.few_words()
        if 0 < len(words) <= _LONGEST_LABEL and any(c.isalpha() for c in words):
            for name in {*_class_words(element), *(("cite",) if element.tag == "cite" else ())}:
                if name == "cite" and any(above.tag in _QUOTING for above in islice(element.ancestors(), 4)):
                    continue  # whose words a quotation is
                if name in _NAMES or name in _MAYBE_NAMES:
                    by_class[name].append((element, words))
    for name, found in by_class.items():
        said = Counter(words for _, words in found)
        again = len(found) >= 4 and len(said) <= len(found) / 2
        if (name in _NAMES and len(found) >= 2) or again:
            marks.labels |= {element for element, _ in found}


def _mark_first_words(opening: list[Element], marks: Marks) -> None:
    """A few names that come again and again, each in an element of its own look before what is said."""
    found = [(e, e.few_words()) for e in opening if e.tag in _INLINE and (e.get("class") or e.get("style"))]
    found = [(e, words) for e, words in found if e not in marks and _may_be_name(words) and _says_more(e)]
    said = Counter(words for _, words in found)
    if len(found) >= 6 and sum(count > 1 for count in said.values()) >= 2 and len(said) <= len(found) / 2:
        marks.labels |= {element for element, _ in found}


def _may_be_name(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_NAME and any(map(str.isalpha, words)) and not _STOPPED.search(words)


def _says_more(element: Element) -> bool:
    """Whether there are words behind it in the same place."""
    place = element.parent
    behind = place.children[place.children.index(element) + 1 :] if place and len(place.children) < 200 else []
    return any(isinstance(node, Text) and len(node.text.strip()) > 1 for node in behind)


def _class_words(element: Element) -> list[str]:
    """Of each class, what it says without the words around it: ``dialog__speaker`` is speaker."""
    found = []
    for name in element.classes:
        words = words_of(name)
        found += ["".join(words), *words[-1:]]
    return found


# -- whole paragraphs ---------------------------------------------------------------------------------------------


def _mark_parts(elements: list[Element], marks: Marks) -> None:
    """Classes that say plainly that this is a question, and that an answer, all over the page."""
    parts: dict[str, list[Element]] = defaultdict(list)
    for element in elements:
        if part := _part(element):
            parts[part].append(element)
    asked, answered = parts["Interviewer"], parts["Interviewee"]
    said = {element: element.few_words() for element in (*asked, *answered)}
    short = [element for element, words in said.items() if 0 < len(words) <= 30 and not _ASKS.search(words)]
    if len(short) > 0.7 * (len(asked) + len(answered)):
        marks.labels |= set(short) if len(short) >= 2 else set()
        return
    if len(asked) + len(answered) < 2 or not asked or _are_labelled((*asked, *answered)):
        return
    if _are_labelled(answered, 0.4):
        marks.apart |= set(asked)
        return
    named = {above for label in marks.labels for above in islice(label.ancestors(), 5)}
    outer = [element for element in said if not any(above in said for above in islice(element.ancestors(), 5))]
    if sum(element in named for element in outer) > 0.6 * len(outer):
        return
    if answered:
        marks.speakers |= {element: part for part, found in parts.items() for element in found}
    else:
        marks.apart |= set(asked)


def _part(element: Element) -> str:
    for name in element.classes:
        words = [word for word in words_of(name) if word not in _AROUND]
        if len(words) == 1 and words[0] in _PARTS:
            return _PARTS[words[0]]
    return ""


def _are_labelled(elements: Iterable[Element], share: float = 0.5) -> bool:
    """Whether the text itself says before more than a share of them who speaks."""
    begun = [_LABELLED.match(element.begins().strip()) for element in elements]
    return sum(map(bool, begun)) > share * len(begun)
