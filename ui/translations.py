"""For maintainers: `python -m ui.translations` brings the translations up to date with the code and compiles them.

Each room has a file of its own, `assets/translations/nl/ROOM.ts`; English has files too, for plurals alone. New sentences
arrive there as unfinished: fill them in (any editor, or Qt Linguist), then run this again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from app.text import Language
from ui.language import TRANSLATIONS, compiled

SOURCES = Path(__file__).resolve().parent
TOOLS = Path(PySide6.__file__).resolve().parent
TAGS = {Language.NL: "nl_NL", Language.EN: "en_GB"}


def rooms() -> dict[str, list[Path]]:
    """The files whose sentences go together, by name: each folder of `ui`, and what lies in `ui` itself."""
    folders = sorted(folder for folder in SOURCES.iterdir() if folder.is_dir() and any(folder.glob("*.py")))
    return {"window": sorted(SOURCES.glob("*.py"))} | {folder.name: sorted(folder.glob("*.py")) for folder in folders}


def update(into: Path) -> None:
    """Bring the translations below `into` up to date with the code."""
    for language in Language:
        (into / language).mkdir(parents=True, exist_ok=True)
        plurals = ["-pluralonly"] if language is Language.EN else []
        for room, files in rooms().items():
            target = ["-ts", str(into / language / f"{room}.ts"), "-target-language", TAGS[language]]
            options = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none", "-source-language", "en_GB", *plurals]
            _run("lupdate", *options, *map(str, files), *target)


def unfinished(folder: Path) -> list[str]:
    """The sentences below `folder` that have no translation yet, each with its file."""
    found = []
    for file in sorted(folder.glob("*/*.ts")):
        for message in ElementTree.parse(file).iter("message"):  # noqa: S314 - our own file
            translation = message.find("translation")
            texts = [] if translation is None else [translation.text, *(form.text for form in translation)]
            is_done = translation is not None and translation.get("type") is None
            if not is_done or not any(text and text.strip() for text in texts):
                found.append(f"{file.parent.name}/{file.name}: {message.findtext('source')}")
    return found


def compile_all(source: Path, target: Path) -> None:
    """Compile the translations below `source`, one file a language below `target`."""
    for language in Language:
        files = sorted(str(file) for file in (source / language).glob("*.ts"))
        final = target / compiled(language).name
        draft = final.with_suffix(".new")  # a window that is open has mapped the old one into its memory
        _run("lrelease", "-silent", *files, "-qm", str(draft))
        draft.replace(final)


def main() -> int:
    """Update, say what is unfinished, compile; 1 where something is unfinished."""
    update(TRANSLATIONS)
    compile_all(TRANSLATIONS, TRANSLATIONS)
    waiting = unfinished(TRANSLATIONS)
    for line in waiting:
        sys.stdout.write(f"{line}\n")
    return 1 if waiting else 0


def _run(tool: str, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    folder = next(place for place in (TOOLS, TOOLS / "Qt" / "libexec") if (place / name).exists())
    subprocess.run([str(folder / name), *arguments], check=True, capture_output=True)  # noqa: S603 - our own words


if __name__ == "__main__":
    sys.exit(main())
