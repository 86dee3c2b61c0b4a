from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.cli.main import main
from app.pipeline.screen import NOT_CHECKED
from tests.cli.conftest import CONSENT, RUN, Cli, fingerprint
from tests.make_film import Film, film
from tests.make_media import encoded, exif, gps_exif, movie, xmp
from tests.stand_ins import CAPTURED, MAGENTA, SPOTS, photo

SCREEN_KEYS = [
    "path", "sha256", "kind", "width", "height", "captured_at", "has_location", "seconds", "has_sound", "faces", "tracks",
    "verdict", "findings", "not_checked", "error", "carried", "companions",
]  # fmt: skip
PLACE: dict[int, object] = {1: "N", 2: ((52, 1), (5, 1), (24, 1)), 3: "E", 4: ((5, 1), (7, 1), (12, 1))}
FACE_KEYS = ["id", "x", "y", "w", "h", "score", "doubtful", "recognisable", "detector"]
FINDING_KEYS = ["code", "article", "outcome", "fact", "remedy"]
EXPORT_KEYS = [
    "path", "sha256", "outcome", "output", "output_sha256", "entry", "covered", "findings", "error", "companions",
    "name_withheld",
    "released_before",
]  # fmt: skip


def sha256(file: Path | str) -> str:
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


def is_magenta(file: Path, spot: tuple[int, int]) -> bool:
    """Whether the face at this spot can be seen."""
    with Image.open(file) as image:
        pixel = image.convert("RGB").getpixel((spot[0] + 24, spot[1] + 24))
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 60 for one, other in zip(pixel, MAGENTA, strict=True))


# screen


def test_a_screened_photo_as_json(cli: Cli, folder: Path) -> None:
    cli.consent()
    said = cli("screen", folder, *RUN, "--json")
    assert said.code == 0
    assert [Path(line["path"]).name for line in said.lines] == ["IMG_1.jpg", "IMG_2.jpg", "IMG_1.jpg"]
    line = said.lines[0]
    assert list(line) == SCREEN_KEYS
    assert line["sha256"] == sha256(line["path"])
    assert (line["kind"], line["width"], line["height"]) == ("photo", 360, 200)
    assert line["captured_at"] == "2024-05-14T10:30:00"
    assert (line["has_location"], line["seconds"], line["has_sound"]) == (False, None, False)
    (face,) = line["faces"]
    assert list(face) == FACE_KEYS
    assert (abs(face["x"] - 40) < 5, abs(face["y"] - 60) < 5, abs(face["w"] - 48) < 10) == (True, True, True)
    assert (face["doubtful"], face["detector"]) == (False, "patches")
    assert line["tracks"] == []
    assert line["verdict"] == "cover"
    assert line["findings"]
    assert all(list(finding) == FINDING_KEYS for finding in line["findings"])
    assert line["not_checked"] == list(NOT_CHECKED)
    assert line["error"] is None


def test_what_cannot_be_read_as_json(cli: Cli, tmp_path: Path) -> None:
    photo(tmp_path / "in" / "a.jpg")
    (tmp_path / "in" / "b.jpg").write_bytes(b"no photo")
    (tmp_path / "in" / "c.mp4").write_bytes(movie())
    said = cli("screen", tmp_path / "in", tmp_path / "gone.jpg", "--json")
    assert said.code == 1
    good, *bad = said.lines
    assert good["error"] is None
    for line, code in zip(bad, ("not-an-image", "video-without-pictures", "missing"), strict=True):
        assert list(line) == SCREEN_KEYS
        assert (line["sha256"], line["kind"], line["width"], line["height"], line["captured_at"]) == (None,) * 5
        assert (line["has_location"], line["verdict"], line["has_sound"]) == (None, None, None)
        assert (line["faces"], line["tracks"], line["findings"], line["not_checked"]) == ([], [], [], [])
        assert list(line["error"]) == ["code", "message"]
        assert line["error"]["code"] == code
        assert line["error"]["message"]


def test_a_place_and_a_missing_time(cli: Cli, tmp_path: Path) -> None:
    source = photo(tmp_path / "a.jpg", captured=None)
    with Image.open(source) as image:
        image.load()
        image.save(source, exif=gps_exif(), quality=95)
    line = cli("screen", source, "--json").line
    assert (line["has_location"], line["captured_at"]) == (True, None)


def test_exit_codes_of_screening(cli: Cli, tmp_path: Path) -> None:
    cli.consent()
    covered = photo(tmp_path / "covered.jpg", seed=1)
    nobody = photo(tmp_path / "nobody.jpg", 0, seed=2)
    (tmp_path / "broken.jpg").write_bytes(b"x")
    assert cli("screen", covered, *RUN).code == 0
    assert cli("screen", covered).code == 3  # no setting, no channel
    assert cli("screen", covered, nobody, *RUN).code == 3
    assert cli("screen", covered, nobody, tmp_path / "broken.jpg", *RUN).code == 1
    lesson = ("--setting", "lesson-recording", "--channel", "newsletter", "--consent", CONSENT)
    said = cli("screen", covered, *lesson, "--json")
    assert (said.code, said.line["verdict"]) == (3, "blocked")


@pytest.mark.parametrize(
    ("lang", "verdict", "unchecked"),
    [("nl", "MAG NA AFDEKKEN", "Niet nagekeken"), ("en", "ALLOWED IF", "Not checked")],
)
def test_people_read_their_own_language(lang: str, verdict: str, unchecked: str, cli: Cli, folder: Path) -> None:
    cli.consent()
    said = cli("screen", folder, *RUN, lang=lang)
    assert verdict in said.out
    assert unchecked in said.out
    told = [cli("screen", folder, *RUN, "--json", lang=one).lines[0]["findings"][0]["fact"] for one in ("nl", "en")]
    assert told[0] != told[1]


@pytest.mark.parametrize(
    ("variables", "settings", "word"),
    [
        ({"LC_ALL": "nl_NL.UTF-8"}, "", "Niets."),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "nl_BE.UTF-8"}, "", "Niets."),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "nl_NL.UTF-8"}, "", "Nothing."),
        ({"LC_ALL": "de_DE.UTF-8"}, "", "Nothing."),
        ({"LC_ALL": "en_GB.UTF-8"}, 'language = "nl"', "Niets."),
    ],
)
def test_the_language_follows_system_and_settings(
    variables: dict[str, str], settings: str, word: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    cli.home.mkdir()
    (cli.home / "settings.toml").write_text(settings, "utf-8")
    assert main(["consent", "list"]) == 0
    assert cli.capsys.readouterr().out.strip() == word


def test_the_report_names_files_safely_and_holds_no_picture(cli: Cli, tmp_path: Path) -> None:
    photo(tmp_path / "in" / "<img src=x onerror=alert(1)>&.jpg")
    (tmp_path / "in" / "z.jpg").write_bytes(b"x")
    report = tmp_path / "reports" / "r.html"
    said = cli("screen", tmp_path / "in", "--report", report, "--json")
    assert said.code == 1
    assert len(said.lines) == 2
    assert str(report) in said.err
    page = report.read_text("utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;&amp;.jpg" in page
    for never in ("<img", "data:", "http:", "https:", "url(", "<script", "@import", "<link"):
        assert never not in page
    assert '<html lang="en">' in page


def test_a_report_that_cannot_be_written(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert cli("screen", folder, "--report", tmp_path / "file" / "r.html").code == 4


# export


def test_an_exported_photo_as_json(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    before = fingerprint(folder)
    said = cli.export(folder, out)
    assert said.code == 0
    assert fingerprint(folder) == before
    assert len(said.lines) == 3
    for line in said.lines:
        assert list(line) == EXPORT_KEYS
        assert line["outcome"] == "released"
        assert line["sha256"] == sha256(line["path"])
        assert line["output_sha256"] == sha256(line["output"])
        assert len(line["entry"]) == 32
        assert line["covered"] == 1
        assert line["error"] is None
        assert not is_magenta(Path(line["output"]), SPOTS[0])
    outputs = [str(Path(line["output"]).relative_to(out)) for line in said.lines]
    assert outputs == ["nieuwsbrief-0001.jpg", "nieuwsbrief-0002.jpg", "sub/nieuwsbrief-0003.jpg"]
    assert {file.name for file in out.rglob("*") if file.is_file()} == {Path(name).name for name in outputs}


def test_an_existing_output_is_never_overwritten(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    cli.export(folder, out)
    before = fingerprint(out)
    again = cli.export(folder, out)
    assert again.code == 0
    assert fingerprint(out).items() >= before.items()
    assert [Path(line["output"]).name for line in again.lines] == [f"nieuwsbrief-000{n}-2.jpg" for n in (1, 2, 3)]


def test_releases_are_not_taken_for_sources(cli: Cli, folder: Path) -> None:
    cli.consent()
    cli.export(folder, folder / "released")
    assert len(cli.export(folder, folder / "released").lines) == 3


def test_releases_never_lie_among_the_originals_whatever_the_folder_is_called(cli: Cli, folder: Path, tmp_path: Path) -> None:
    cli.consent()
    (tmp_path / "alias").symlink_to(folder)
    (folder / "sub").mkdir(exist_ok=True)
    before = fingerprint(folder)
    for out in (folder, tmp_path / "alias", folder / "sub" / ".."):
        assert cli.export(folder, out).code == 2
    for named in (tmp_path / "alias", folder):
        assert cli.export(named, folder).code == 2
    assert fingerprint(folder) == before


def test_names_are_kept_where_asked(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    photo(tmp_path / "in" / "Klas 3.jpeg", seed=1)
    photo(tmp_path / "in" / "Klas 3.png", seed=2, fmt="png")
    photo(tmp_path / "in" / "Groep" / "Klas 3.jpg", seed=3)
    said = cli.export(tmp_path / "in", out, "--names", "keep")
    kept = [str(Path(line["output"]).relative_to(out)) for line in said.lines]
    assert sorted(kept) == ["Groep/Klas 3.jpg", "Klas 3.jpg", "Klas 3.png"] or len(set(kept)) == 3
    assert all(name.rpartition("/")[2].startswith("Klas 3") for name in kept)


def test_the_long_side_is_bounded(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    for line in cli.export(folder, out, "--max-side", "100").lines:
        with Image.open(line["output"]) as image:
            assert max(image.size) == 100
    for line in cli.export(folder, out, "--max-side", "5000").lines:
        with Image.open(line["output"]) as image:
            assert image.size == (360, 200)


def test_what_is_attested_and_confirmed(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    source = photo(tmp_path / "in" / "a.jpg", 0, captured=None)
    said = cli.export(tmp_path / "in", out)
    assert said.code == 3
    assert list(said.line) == EXPORT_KEYS
    assert (said.line["outcome"], said.line["sha256"]) == ("held", sha256(source))
    assert (said.line["output"], said.line["output_sha256"], said.line["entry"], said.line["covered"]) == (None, None, None, 0)
    assert {finding["outcome"] for finding in said.line["findings"]} >= {"referred"}
    assert cli.export(tmp_path / "in", out, "--captured", "2024-05-14").code == 3
    assert cli.export(tmp_path / "in", out, "--confirm-no-faces").code == 3
    done = cli.export(tmp_path / "in", out, "--captured", "2024-05-14..2024-05-15", "--confirm-no-faces")
    assert (done.code, done.line["outcome"], done.line["covered"]) == (0, "released", 0)
    assert cli("referral", "list", "--json").lines == []  # what was asked is answered by the release


def test_a_failed_item_comes_before_a_held_one(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    photo(tmp_path / "in" / "a.jpg", 0)
    (tmp_path / "in" / "b.jpg").write_bytes(b"x")
    said = cli.export(tmp_path / "in", out)
    assert said.code == 1
    failed = said.lines[1]
    assert list(failed) == EXPORT_KEYS
    assert (failed["outcome"], failed["sha256"], failed["findings"]) == ("failed", None, [])
    assert failed["error"]["code"] == "not-an-image"


def test_the_operator_is_told_and_recorded(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    said = cli("export", folder, "--out", out, *RUN, "--operator", "Kim", "--jobs", "1")
    assert "(A4, A5)" in said.out
    assert "3 handled: 3 released" in said.out
    assert said.out.endswith("; other files left aside: 1.\n")
    entries = cli("register", "list", "--json").lines
    basis = next(entry["payload"]["details"] for entry in entries if entry["kind"] == "export-opened")
    assert (basis["operator"]["name"], basis["consent"], basis["channel"]) == ("Kim", CONSENT, "newsletter")


def test_an_output_folder_that_is_none(cli: Cli, folder: Path, tmp_path: Path) -> None:
    cli.consent()
    (tmp_path / "file").write_text("x", "utf-8")
    said = cli.export(folder, tmp_path / "file")
    assert (said.code, said.out) == (4, "")
    assert len(said.err.strip().splitlines()) == 1


# decisions


def decisions(path: Path, source: Path, *regions: dict[str, object], item: tuple[str, ...] = ()) -> Path:
    content = {"version": 1, "items": {sha256(source): {"regions": list(regions), "item": list(item)}}}
    path.write_text(json.dumps(content), "utf-8")
    return path


def person(cli: Cli, reference: str, *more: str) -> None:
    words = ("--reference", reference, "--issuer", "A", "--giver", "parent", "--channels", "newsletter,website")
    assert cli("person-consent", "add", *words, *more).code == 0


def keep(reference: str, spot: tuple[int, int] = SPOTS[0]) -> dict[str, object]:
    return {"decision": "keep", "box": [*spot, 48, 48], "person_consent": reference}


def test_a_face_that_is_kept_with_consent_stays_visible(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    person(cli, "P-1")
    source = photo(tmp_path / "a.jpg", 2)
    said = cli.export(source, out, "--decisions", decisions(tmp_path / "d.json", source, keep("P-1")))
    assert (said.code, said.line["outcome"], said.line["covered"]) == (0, "released", 1)
    output = Path(said.line["output"])
    assert is_magenta(output, SPOTS[0])
    assert not is_magenta(output, SPOTS[1])
    entries = cli("register", "list", "--consent", "P-1", "--json").lines
    assert said.line["entry"] in {entry["subject"] for entry in entries}
    withdrawn = cli("person-consent", "withdraw", "P-1", "--reason", "asked to", "--json")
    assert [line["entry"] for line in withdrawn.lines] == [said.line["entry"]]
    assert cli("verify", output, "--json").line["status"] == "withdrawn"


@pytest.mark.parametrize("state", ["refused", "expired", "withdrawn", "other channel"])
def test_a_person_consent_that_does_not_hold_blocks(state: str, cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    person(cli, "P-1", *{"refused": ["--refused"], "expired": ["--valid-until", "2024-02-01"]}.get(state, []))
    if state == "withdrawn":
        cli("person-consent", "withdraw", "P-1", "--reason", "x")
    source = photo(tmp_path / "a.jpg", 2)
    run = [word.replace("newsletter", "print") for word in RUN] if state == "other channel" else RUN
    said = cli.export(source, out, "--decisions", decisions(tmp_path / "d.json", source, keep("P-1")), run=run)
    assert (said.code, said.line["outcome"], said.line["output"]) == (3, "held", None)
    blocking = [finding for finding in said.line["findings"] if finding["outcome"] == "blocked"]
    assert {finding["article"] for finding in blocking} == {"A3"}
    assert not out.exists() or not list(out.rglob("*.jpg"))


@pytest.mark.parametrize(
    "content",
    [
        "not json",
        "[]",
        "[" * 100_000,
        '{"version": 1, "items": []}',
        '{"version": 1, "items": {"' + "a" * 64 + '": []}}',
        '{"version": 2, "items": {}}',
        '{"version": 1, "items": {"abc": {}}}',
        '{"version": 1, "items": {}, "extra": 1}',
    ],
    ids=lambda content: content[:40],
)
def test_a_decisions_file_that_is_wrong(content: str, cli: Cli, folder: Path, tmp_path: Path, out: Path) -> None:
    cli.consent()
    (tmp_path / "d.json").write_text(content, "utf-8")
    said = cli.export(folder, out, "--decisions", tmp_path / "d.json")
    assert (said.code, said.out) == (2, "")
    assert not out.exists()


def test_decisions_that_nobody_may_make(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    person(cli, "P-1")
    source, file = photo(tmp_path / "a.jpg", 2), tmp_path / "d.json"
    wrong: list[tuple[dict[str, object], ...]] = [
        (keep("P-404"),),
        (keep("jan"),),
        (keep("P-1"), keep("P-1", SPOTS[1])),
        ({"decision": "not-a-face", "box": [*SPOTS[0], 48, 48]},),
        ({"decision": "keep", "box": [*SPOTS[0], 48, 48]},),
        ({"decision": "cover", "box": [0, 0, 0, 0]},),
    ]
    for regions in wrong:
        said = cli.export(source, out, "--decisions", decisions(file, source, *regions))
        assert (said.code, said.out) == (2, "")
    assert cli.export(source, out, "--decisions", tmp_path / "gone.json").code == 2
    assert not out.exists()


def test_a_decision_to_use_it_nowhere(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    source = photo(tmp_path / "a.jpg")
    said = cli.export(source, out, "--decisions", decisions(tmp_path / "d.json", source, item=("do-not-use",)))
    assert (said.code, said.line["outcome"]) == (3, "held")


@pytest.mark.parametrize("policy", [None, "block"])
def test_who_reads_is_told_what_waits_for_the_leader(policy: str | None, cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    if policy is not None:
        cli("policy", "set", "a2", policy)
    run = [word.replace("newsletter", "social-media") for word in RUN]
    waits = "waits for the school leadership"
    assert waits not in cli("screen", folder).out  # it is no question yet that a leader could answer
    assert (waits in cli("screen", folder, *run).out) == (policy is None)
    assert (waits in cli("export", folder, "--out", out, *run, "--operator", "Kim").out) == (policy is None)


def test_what_is_blocked_does_not_wait_for_the_leader(cli: Cli, tmp_path: Path, out: Path) -> None:
    """Nobody is found, which a leader could answer, but a lesson's consent without its document blocks."""
    cli.consent()
    run = [word.replace("activity", "lesson") for word in RUN]
    said = cli("export", photo(tmp_path / "a.jpg", 0), "--out", out, *run, "--operator", "Kim")
    assert said.code == 3
    assert "A1" in said.out
    assert "B5" in said.out
    assert "waits for the school leadership" not in said.out
    assert cli("referral", "list").out == "Nothing.\n"


# policy and A2


def test_the_policy_on_social_media(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    run = [word.replace("newsletter", "social-media") for word in RUN]
    assert {line["verdict"] for line in cli("screen", folder, *run, "--json").lines} == {"referred"}
    assert cli("policy", "set", "a2", "block").code == 0
    assert {line["verdict"] for line in cli("screen", folder, *run, "--json").lines} == {"blocked"}
    assert cli("policy", "set", "a2", "cover", "--json").line == {"a2": "cover"}
    assert cli("policy", "show", "--json").line == {"a2": "cover", "a7": "recordings", "issuer": "school"}
    said = cli.export(folder, out, run=run)
    assert said.code == 0
    assert Path(said.lines[0]["output"]).name == "sociale-media-0001.jpg"


# what a file carries, and what lies beside it


def with_people(name: str, *, place: bool = False) -> bytes:
    """A photo of somebody who is named in it."""
    picture = np.full((200, 360, 3), 90, np.uint8)
    picture[60:108, 40:88] = MAGENTA
    block = exif(Exif={0x9003: CAPTURED}, GPS=PLACE if place else {})
    told = xmp(f'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:PersonInImage="{name}"')
    return encoded(picture, "jpeg", exif=block, xmp=told)


def test_what_a_photo_carries_is_named(cli: Cli, tmp_path: Path) -> None:
    bare = photo(tmp_path / "in" / "a.png", captured=None, fmt="png")
    (tmp_path / "in" / "b.jpg").write_bytes(with_people("Kim de Vries", place=True))
    first, second = cli("screen", tmp_path / "in", "--json").lines
    assert first["carried"] == []
    assert {"kind": "people", "what": "Kim de Vries", "place": None} in second["carried"]
    (place,) = [one["place"] for one in second["carried"] if one["kind"] == "place"]
    assert place == pytest.approx([52.09, 5.12], abs=0.01)
    said = cli("screen", tmp_path / "in")
    assert "    carries names of people: Kim de Vries\n" in said.out
    assert said.out.count("Who is to be seen, sometimes with the position of each face.") == 1
    assert "settings of camera" not in said.out
    assert "    carries" not in cli("screen", bare).out


def test_the_movie_of_a_live_photo_is_named_and_never_copied(cli: Cli, out: Path, tmp_path: Path) -> None:
    cli.consent()
    still = photo(tmp_path / "in" / "IMG_1.jpg")
    beside = still.with_name("IMG_1.MOV")
    film(beside, Film(2, sound=False, said={"com.apple.quicktime.content.identifier": "8C0F7E1A-0000-4000-8000-5A5A5A5A5A5A"}))
    aside, looked = cli("screen", tmp_path / "in", "--json").lines
    assert (looked["companions"], looked["error"]) == ([str(beside)], None)
    assert (aside["companions"], aside["error"]["code"]) == ([], "companion-movie")
    assert "IMG_1.jpg" in aside["error"]["message"]
    assert "IMG_1.MOV is the movie of this Live Photo" in cli("screen", still).out
    released = cli.export(still, out)
    assert (released.code, released.line["companions"]) == (0, [str(beside)])
    assert "IMG_1.MOV is the movie" in cli("export", still, "--out", out, *RUN, "--operator", "Kim").out
    assert cli.export(tmp_path / "in", out).code == 1
    assert {file.suffix for file in out.rglob("*") if file.is_file()} == {".jpg"}


@pytest.mark.parametrize(
    ("name", "kept"), [("winnaar", True), ("kim-op-de-glijbaan", False), ("DeVries", False), ("feest van bo 2", False)]
)
def test_a_kept_name_tells_of_nobody(cli: Cli, out: Path, tmp_path: Path, name: str, kept: bool) -> None:  # noqa: FBT001
    cli.consent()
    file = tmp_path / f"{name}.jpg"
    file.write_bytes(with_people("Kim de Vries"))
    line = cli.export(file, out, "--names", "keep", "--event", "Feest van Bo").line
    assert (line["outcome"], line["name_withheld"]) == ("released", not kept)
    assert Path(line["output"]).stem == (name if kept else "nieuwsbrief-0001")
    assert cli.export(file, out, "--event", "Feest van Bo").line["name_withheld"] is False
    people = cli("export", file, "--out", out, *RUN, "--operator", "Kim", "--names", "keep", "--event", "Feest van Bo")
    assert ("Its own name was not used" in people.out) is not kept


def test_what_left_before_is_told_and_leaves_again(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    first = cli.export(folder / "sub", out).line
    assert first["released_before"] == []
    again = cli.export(folder, out)
    assert again.code == 0
    assert [line["outcome"] for line in again.lines] == ["released"] * 3
    told = {Path(line["path"]).relative_to(folder).as_posix(): line["released_before"] for line in again.lines}
    same = [name for name, before in told.items() if before]
    assert "sub/IMG_1.jpg" in same
    (before,) = told["sub/IMG_1.jpg"]
    assert (before["entry"], before["output"], before["standing"]) == (first["entry"], first["output"], "out")
    assert (before["channel"], before["consent"], before["operator"]) == ("newsletter", CONSENT, "Kim")
    said = cli("export", folder / "sub", "--out", out, *RUN, "--operator", "Kim", "--jobs", "1")
    assert "Released before (" in said.out
    assert "for newsletter, by Kim: " in said.out
    assert said.code == 0


def test_what_left_on_a_consent_that_was_withdrawn_is_told_to_be_so(cli: Cli, folder: Path, out: Path) -> None:
    cli.consent()
    cli.consent(reference="SL-2024-02")
    cli.export(folder / "sub", out)
    cli("consent", "withdraw", CONSENT, "--reason", "a parent asked")
    run = (*RUN[:-1], "SL-2024-02")
    said = cli("export", folder / "sub", "--out", out, *run, "--operator", "Kim", "--jobs", "1", lang="nl")
    assert "Al eerder vrijgegeven (1 keer), het laatst op " in said.out
    assert "Dat moet weg: de toestemming is ingetrokken." in said.out
    first = out / "nieuwsbrief-0001.jpg"
    again = cli("export", folder / "sub", "--out", out, *run, "--operator", "Kim", "--jobs", "1", lang="nl")
    assert "Al eerder vrijgegeven (2 keer), het laatst op " in again.out
    assert "Dat moet weg" not in again.out  # the last one rests on the other consent
    assert f" is vrijgegeven moet weg: de toestemming is ingetrokken: {first}." in again.out
