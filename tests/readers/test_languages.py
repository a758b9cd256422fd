"""What files say of their language, as a tag, or nothing where it names none."""

import pytest

from voice.readers.languages import tag_of


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("fr", "fr"),
        ("en_us", "en-US"),
        ("ZH-hans-cn", "zh-Hans-CN"),
        ("ger", "de"),
        ("deu-AT", "de-AT"),
        ("C", ""),
        ("und", ""),
        ("English", ""),
        ("fr; en", ""),
        ("", ""),
    ],
)
def test_a_tag_is_shaped_or_none(stated: str, tag: str) -> None:
    assert tag_of(stated) == tag
