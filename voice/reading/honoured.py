"""A guest's name in Japanese and Korean, whose scripts know no capitals: what stands before a word of honour."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_KANJI = r"\u3400-\u4dbf\u4e00-\u9fff々"
_NAME = (
    rf"[{_KANJI}]{{1,4}}[ \u3000]?[{_KANJI}ぁ-んァ-ヴー]{{0,5}}"
    r"|[ァ-ヴー]{2,12}(?:[・＝ ][ァ-ヴー]{2,12})?|[가-힣]{2,4}"
)
_HONOURED = re.compile(
    rf"(?<![{_KANJI}가-힣ァ-ヴー])(?P<name>[{_KANJI}]{{1,4}}[ \u3000][{_KANJI}ぁ-んァ-ヴー]{{1,5}}|[{_KANJI}]{{1,6}}"
    r"|[ァ-ヴー]{2,12}(?:[・＝][ァ-ヴー]{2,12})?|[가-힣]{2,4}?)"
    r"(?:[(（][^)）]{1,20}[)）])?\s?(?:さん|氏|様|准教授|教授|先生|博士|監督|選手|씨|님|교수|대표|작가|감독|선수|박사)"
)
_WORKS = re.compile(r"(?:배우|감독|가수|작가|교수|대표|선수)\s(?P<name>[가-힣]\s?[가-힣]{1,3})$")
"""In Korean a profession may stand before the name, too."""
_ANYBODY = re.compile(
    "皆|方々|客|学生|生徒|先輩|後輩|業者|患者|読者|奥|母|父|娘|息子|兄|姉|子供|職人|社員|担当|大学|研究|会社|当社|名誉|特任|"
    "선생|학생|여러|부모|고객|회원|독자"
)
"""What is honoured so, and is nobody's name."""
ENOUGH = 3


def honoured(titles: Sequence[str], preface: Sequence[str], asked: str) -> str:
    """The one whom titles, preface and questions speak of with most honour, by the longest name; or nothing."""
    points: Counter[str] = Counter()
    for texts, worth in ((titles, 3), (preface[:3], 3), (preface[3:], 1)):
        for text in texts:
            points.update(dict.fromkeys(_named(text), worth))
    points.update({name: min(3, asked.count(name)) for name in _named(asked)})
    bare = _bare([*titles, *preface])
    whole = _whole({*points, *bare})
    together: Counter[str] = Counter()
    for name, worth in points.items():
        full = whole[_letters(name)]
        together[full] += worth + (full in bare)
    if not together:
        return ""
    (best, most), *others = together.most_common()
    return best if most >= ENOUGH and all(rival < most for _, rival in others) else ""


def _named(text: str) -> set[str]:
    found = {match["name"] for match in _HONOURED.finditer(text) if not _ANYBODY.search(match["name"])}
    worker = _WORKS.search(text) if len(text) < 30 else None
    return found | ({re.sub(r"\s", "", worker["name"])} if worker else set())


def _bare(titles: Iterable[str]) -> set[str]:
    """Titles that are a name and nothing else."""
    return {title for title in map(str.strip, titles) if re.fullmatch(_NAME, title)}


def _whole(names: set[str]) -> dict[str, str]:
    """The longest name that begins with each, letters alone: a surname stands for the full name."""
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-len(_letters(name)), name)):
        letters = _letters(name)
        found[letters] = next((whole for other, whole in found.items() if other.startswith(letters)), name)
    return found


def _letters(name: str) -> str:
    return re.sub(r"\s", "", name)
