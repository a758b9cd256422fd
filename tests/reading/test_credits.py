"""Dates and credits, as many languages write them."""

import pytest

from voice.reading.credits import date_of, states_of


@pytest.mark.parametrize(
    "text",
    [
        "Published May 3, 2026 at 10:30 am",
        "3rd of May 2026",
        "Publié le 3 mai 2026 à 10h30",
        "Am 3. Mai 2026 um 10 Uhr",
        "el 3 de mayo de 2026",
        "3 de maio de 2026",
        "3 maggio 2026",
        "3 мая 2026 г.",
        "3. toukokuuta 2026",
        "3 Mei 2026",
        "3 Μαΐου 2026",
        "die 3 Maii 2026",
        "2026年5月3日",
    ],
)
def test_a_date_is_told_in_many_languages(text: str) -> None:
    assert date_of(text) == "2026-05-03"


def test_the_longer_month_wins() -> None:
    assert date_of("14. marraskuuta 2026") == "2026-11-14"
    assert date_of("3 März 2026") == "2026-03-03"


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Propos recueillis par Anne Martin", ("Anne Martin",)),
        ("Interview: Jo Lee", ("Jo Lee",)),
        ("Беседовала Анна Смирнова", ("Анна Смирнова",)),
        ("采访/李娜  编辑/王强", ("李娜",)),
        ("by Lou Adams, photographs by Kim Lee", ("Lou Adams",)),
        ("Das Gespräch führte Max Huber", ("Max Huber",)),
        ("Written by: Ann Lee", ("Ann Lee",)),
    ],
)
def test_a_credit_gives_its_authors(text: str, authors: tuple[str, ...]) -> None:
    assert states_of(text) == ("", True, authors)


def test_a_line_may_be_credit_and_date() -> None:
    assert states_of("By Jo Lee | May 3, 2026") == ("2026-05-03", True, ("Jo Lee",))
    assert states_of("By the river we stood") == ("", False, ())
