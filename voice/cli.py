"""The command line: arguments in, one call, a few lines out. The only importer of typer."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from voice.errors import ConfigError, Mistake, ScriptError, VoiceError
from voice.show import Show, init

app = typer.Typer(
    name="voice",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Proxy = Annotated[str, typer.Option("--proxy", help="HTTP proxy for the network; HTTPS_PROXY by default.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]
EngineName = Annotated[
    str, typer.Option("--engine", help="Who speaks: auto (Edge if it answers, else espeak), edge, espeak, tone.")
]
Language = Annotated[str, typer.Option("--language", help="BCP 47, such as fr or pt-BR.")]
SpeakerLabels = Annotated[
    list[str], typer.Option("--speaker", help='"NAME=LABEL,LABEL": lines with these labels are this person\'s.')
]
Hosts = Annotated[list[str], typer.Option("--host", help="NAME asks the questions.")]
Guests = Annotated[list[str], typer.Option("--guest", help="NAME answers them.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"voice {version('vivavoce')}")
        raise typer.Exit


@app.callback()
def program(
    version_: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Viva Voce: a written interview in, its chaptered audio edition out.

    voice make interview.txt    reads it, gives everybody a voice, makes the MP3
    """


def main(args: list[str]) -> int:
    """Run a command; its exit code: 0 done, 1 refused or failed, 2 wrong usage, 130 interrupted."""
    try:
        app(args, prog_name="voice")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
        if code == 130:
            _say("Interrupted. What was finished is kept; make again to go on from there.")
        return code
    except VoiceError as error:
        _say(str(error))
        return 1
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _show(proxy: str = "") -> Show:
    return Show.find(Path.cwd(), proxy)


@app.command("init")
def init_command(folder: Annotated[Path, typer.Argument(help="Where; here by default.")] = Path()) -> None:
    """Make a show: config/, scripts/ and output/.

    Example: voice init my-show
    """
    made = init(folder)
    print(f"Made {', '.join(made)} in {folder}." if made else f"{folder} is a show already.")
    print("Next: voice make INTERVIEW.txt")


@app.command()
def make(
    what: Annotated[
        list[str] | None, typer.Argument(help="A file, a page, SLUG or SLUG/LANG; everything by default.")
    ] = None,
    engine: EngineName = "",
    jobs: Annotated[int, typer.Option(min=0, help="Processes at work; 0: one for each processor.")] = 0,
    proxy: Proxy = "",
    json_: Json = False,
    speaker: SpeakerLabels = [],  # noqa: B006 - typer wants a list
    host: Hosts = [],  # noqa: B006
    guest: Guests = [],  # noqa: B006
    language: Language = "",
) -> None:
    """Make editions: each a chaptered MP3 with edition.json beside it, in output/SLUG/LANG/.

    A file that is no script yet is imported first. Only what changed is spoken again.

    Example: voice make interview.txt

    Example: voice make la-luthiere/fr --engine espeak --jobs 4
    """
    from voice import report
    from voice.pipeline import make as make_edition

    show = _show(proxy)
    names = what or show.slugs()
    if not names:
        raise ConfigError("No scripts here. `voice make INTERVIEW.txt` makes one of a file; `voice init` makes a show.")
    failed = False
    for name in names:
        try:
            for slug, tag in _wanted(show, name, (speaker, host, guest, language), json_):
                with report.progress(f"{slug}/{tag}", hidden=json_) as progress:
                    made = make_edition(show, slug, tag, engine_name=engine, jobs=jobs, progress=progress, notice=_say)
                print(json.dumps(report.made_json(made), ensure_ascii=False) if json_ else report.made(made))
        except VoiceError as error:  # one that fails keeps no other from being made
            failed = True
            _say(str(error))
    if failed:
        raise typer.Exit(1)


def _wanted(show: Show, name: str, said: tuple[Any, ...], quiet: bool) -> list[tuple[str, str]]:
    """The editions that an argument of ``make`` names; a file is imported first."""
    if not _is_source(show, name):
        return _editions(show, name)
    from voice import report
    from voice.importing import bring, corrections

    made = bring(show, name, corrections(*said))
    if not quiet:
        report.review(made.reading, show.relative(made.path), written=True)
    return [(made.path.parent.name, made.path.stem)]


def _is_source(show: Show, name: str) -> bool:
    """Whether an argument names a file or a page that is to be imported, rather than a script or a slug."""
    if name == "-" or "://" in name:
        return True
    path = Path(name).resolve()
    return path.is_file() and not path.is_relative_to(show.scripts.resolve())


def _editions(show: Show, name: str) -> list[tuple[str, str]]:
    """The editions that an argument names: SLUG, SLUG/LANG, or a script's path."""
    path = Path(name).resolve()
    if path.is_file():
        return [(path.parent.name, path.stem)]
    slug, _, tag = name.strip("/").partition("/")
    languages = show.languages(slug)
    if not languages or (tag and tag not in languages):
        there = ", ".join(show.slugs()) or "none"
        raise ConfigError(f"No script is called {name!r}, and no file. Scripts: {there}.")
    return [(slug, language) for language in languages if tag in ("", language)]


@app.command("import")
def import_command(
    what: Annotated[str, typer.Argument(help="A written interview: a file, a page's address, or - for the input.")],
    to: Annotated[str, typer.Option(help="The folder of the script: scripts/SLUG.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look; write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a script that differs.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each label is a speaker, or is none.")] = False,
    json_: Json = False,
    proxy: Proxy = "",
    speaker: SpeakerLabels = [],  # noqa: B006
    host: Hosts = [],  # noqa: B006
    guest: Guests = [],  # noqa: B006
    language: Language = "",
    chapter: Annotated[int, typer.Option(min=0, help="Of a book, the number of the one interview to read.")] = 0,
) -> None:
    """Read an interview and write scripts/SLUG/LANG.md, with a review of who speaks and of all that was left out.

    Text, Markdown, HTML, subtitles, transcripts in JSON or tables, DOCX, ODT, EPUB, PDF, Akoma Ntoso, e-mail.

    Example: voice import interview.html --dry-run --explain

    Example: voice import talk.md --speaker "Ada Byron=AB,Ada" --host "Ada Byron" --to scripts/bees
    """
    from voice import report
    from voice.importing import bring, corrections

    show = _show(proxy)
    said = corrections(speaker, host, guest, language, chapter)
    made = bring(show, what, said, to, dry_run=dry_run, force=force)
    if json_:
        print(json.dumps(report.read_json(made.reading, show.relative(made.path)), ensure_ascii=False))
    else:
        report.review(made.reading, show.relative(made.path), written=not dry_run, explain=explain)


@app.command()
def check(
    what: Annotated[list[str] | None, typer.Argument(help="SLUG or SLUG/LANG; everything by default.")] = None,
    engine: EngineName = "",
    proxy: Proxy = "",
    json_: Json = False,
) -> None:
    """Read, cast and plan without a sound: speakers, voices, chapters, expected length, every mistake.

    Example: voice check la-luthiere
    """
    from voice import report
    from voice.cast import CONFIG, unheard
    from voice.pipeline import prepare

    show = _show(proxy)
    show.cover()
    mistakes: list[Mistake] = []
    scripts = []
    wanted = [edition for name in what or show.slugs() for edition in _editions(show, name)]
    if not wanted:
        raise ConfigError("No scripts here. `voice import INTERVIEW.txt` makes one of a file.")
    for slug, tag in wanted:
        try:
            ready = prepare(show, slug, tag, engine, _say)
        except ScriptError as error:
            mistakes += error.mistakes
            continue
        scripts.append(ready.script)
        if json_:
            print(json.dumps(report.checked_json(ready), ensure_ascii=False))
        else:
            report.checked(ready)
    if not what and not mistakes:
        nobody = unheard(show.settings.cast, scripts)
        mistakes = [Mistake(CONFIG, 0, f"[cast]: {name!r} is nobody in any script.") for name in nobody]
    if mistakes:
        raise ScriptError(mistakes)


@app.command()
def voices(engine: EngineName = "", language: Language = "", json_: Json = False) -> None:
    """List an engine's voices, in the order in which casting hands them out.

    Example: voice voices --engine espeak --language fr
    """
    from voice import plugins, report
    from voice.pipeline import AUTO, BEST

    show = _show()
    name = engine or show.settings.engine
    name = BEST if name == AUTO else name
    found = plugins.engine(name, show.options(name)).voices(language)
    if not found:
        raise ConfigError(f"{name} has no voice for the language {language!r}.")
    report.voices(found, as_json=json_)


@app.command()
def audition(
    voice: Annotated[str, typer.Argument(help="A voice, as `voice voices` lists it.")],
    text: Annotated[str, typer.Argument(help="What it says; ordinary sentences by default.")] = "",
    engine: EngineName = "",
    language: Language = "",
    to: Annotated[Path | None, typer.Option("--to", help="The MP3 to write.")] = None,
    proxy: Proxy = "",
) -> None:
    """Hear a voice before it is cast: writes a short MP3.

    Example: voice audition f2 --language fr

    Example: voice audition m8 "Good evening." --language en --to hello.mp3
    """
    from voice.audition import audition as hear

    show = _show(proxy)
    print(hear(show, engine or show.settings.engine, voice, text, language, to))


@app.command()
def clean(
    all_: Annotated[bool, typer.Option("--all", help="All that is kept; the next make speaks anew.")] = False,
) -> None:
    """Free what no edition needs; never an edition itself.

    Example: voice clean
    """
    from voice.cleaning import clean as free

    freed = free(_show(), everything=all_)
    print(f"Freed {freed.bytes / 1e6:.1f} MB ({freed.entries} files). Kept {freed.kept / 1e6:.1f} MB.")
