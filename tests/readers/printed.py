"""PDF files, written here by hand: words at places on pages, in the fonts that every reader of PDFs has."""

from collections.abc import Sequence
from dataclasses import dataclass

FONTS = ("Times-Roman", "Times-Bold", "Times-Italic")
PLAIN, BOLD, ITALIC = range(3)


@dataclass(frozen=True)
class Set:
    """Words set in type: ``x`` and ``y`` in points from the upper left corner to the left end of the line they stand on."""

    x: float
    y: float
    text: str
    font: int = PLAIN
    size: float = 11
    turned: bool = False


Page = Sequence[Set]


def lines(x: float, y: float, *texts: str, font: int = PLAIN, size: float = 11, step: float = 14) -> list[Set]:
    """Lines below each other."""
    return [Set(x, y + n * step, text, font, size) for n, text in enumerate(texts)]


def pdf(*pages: Page, info: str = "", trailer: str = "", notes: str = "") -> bytes:
    """A file of these pages (A4)."""
    fonts = "".join(f"/F{n} {n + 3} 0 R " for n in range(len(FONTS)))
    first = 3 + len(FONTS)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>"]
    objects += [f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>" for name in FONTS]
    for n, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 2 * n + 1} 0 R"
            f"/Resources<</Font<<{fonts}>>>>{notes}>>"
        )
        drawn = "\n".join(map(_drawn, page))
        objects.append(f"<</Length {len(drawn.encode('cp1252'))}>>stream\n{drawn}\nendstream")
    objects.append(f"<<{info}>>")
    out = b"%PDF-1.4\n"
    places = []
    for n, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{trailer}>>\n"
    return out + f"{head}{tail}startxref\n{len(out)}\n%%EOF".encode()


def _drawn(words: Set) -> str:
    text = words.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    matrix = "0 1 -1 0" if words.turned else "1 0 0 1"
    return f"BT /F{words.font} {words.size} Tf {matrix} {words.x} {842 - words.y} Tm ({text}) Tj ET"
