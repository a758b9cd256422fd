"""The house stays the house: who imports whom, one owner for each library, and no room too large."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Answer
from voice.show import Show

ROOT = Path(__file__).resolve().parents[1] / "voice"
MODULES = sorted(path for path in ROOT.rglob("*.py"))
STAGES = {"cast", "plan", "synthesize", "master", "stitch", "tag", "publish", "read"}
OWNERS = {
    "typer": {"cli"},
    "rich": {"report"},
    "pydub": {"master"},
    "av": {"audio"},
    "mutagen": {"tag"},
    "sentencex": {"sentences"},
    "filelock": {"show"},
    "aiohttp": {"fetch", "engines.edge.request", "engines.edge.reasons"},
    "edge_tts": {"engines.edge.request", "engines.edge.listing", "engines.edge.reasons"},
    "espeakng_loader": {"engines.espeak"},
    "pyopenjtalk": {"engines.espeak_text"},
    "py3langid": {"reading.language"},
    "chardet": {"readers.encoding.legacy"},
    "ftfy": {"readers.encoding.mojibake"},
    "lxml": {"readers.tree"},
    "pypdfium2": {"readers.pdf.process"},
}
SIZE = 300
FUNCTION = 55


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imports(path: Path, *, late: bool = True) -> set[str]:
    """Every module that a module imports, with its dots."""
    tree = ast.parse(path.read_text("utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree) if late else tree.body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module.startswith("voice"):
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def ours(path: Path) -> set[str]:
    known = {name(module) for module in MODULES}
    return {i.removeprefix("voice.") for i in imports(path) if i.startswith("voice.")} & known


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_each_library_has_one_owner(path: Path) -> None:
    for library in {module.split(".")[0] for module in imports(path)}:
        if library in OWNERS:
            assert name(path) in OWNERS[library], f"{library} belongs to {OWNERS[library]}"


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_stages_do_not_import_each_other(stage: str) -> None:
    allowed = {"publish": {"plan"}}  # what is said of a written text is one function
    assert ours(ROOT / f"{stage}.py") & STAGES - {stage} <= allowed.get(stage, set())


def test_nouns_and_errors_import_nothing_of_ours() -> None:
    for noun in ("model", "errors", "document"):
        assert ours(ROOT / f"{noun}.py") <= {"model"}


@pytest.mark.parametrize("folder", ["engines", "readers", "carriers"])
def test_plugins_know_only_the_nouns_and_small_helpers(folder: str) -> None:
    helpers = {"document", "model", "errors", "audio", "rewrite", "sentences", "store"}
    for path in (ROOT / folder).rglob("*.py"):
        others = {module for module in ours(path) if not module.startswith(f"{folder}.") and module != folder}
        assert others <= helpers, f"{name(path)} imports {others - helpers}"


def test_there_is_no_circle() -> None:
    seen: dict[str, int] = {}

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join([*way, module])
        if module in seen:
            return
        path = ROOT / (module.replace(".", "/") + ".py")
        for other in sorted(ours(path) if path.exists() else ()):
            visit(other, (*way, module))
        seen[module] = 1

    for path in MODULES:
        visit(name(path), ())


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_room_is_too_large(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= SIZE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_everything_public_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if name(path).endswith("__init__") or tree.body:
        assert ast.get_docstring(tree), "the module says what it is for"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_finding_that_nothing_changed_imports_nothing_heavy(
    show: Show, bees: Path, voice: Callable[..., Answer]
) -> None:
    """What `voice make` imports to find that there is nothing to do."""
    assert voice("make").code == 0
    probe = "import sys; from voice.cli import main; assert main(['make']) == 0; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT.parent)}
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, env=environment)
    heavy = [
        "av",
        "numpy",
        "pydub",
        "mutagen",
        "edge_tts",
        "aiohttp",
        "asyncio",
        "rich.table",
        "py3langid",
        "voice.read",
        "filelock",
        "pydantic",
    ]
    assert not set(heavy) & set(loaded.stdout.split())
