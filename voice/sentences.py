"""Where sentences end, in each language. The only importer of sentencex."""

from sentencex import segment


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a text, each with the space behind it; joined, they are the text.

    Args:
        text: Any text.
        language: BCP 47.
    """
    found = list(segment(language.split("-")[0].lower(), text))
    return found if "".join(found) == text else [text]
