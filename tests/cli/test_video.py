"""Videos on the command line: looked at, decided on, released, looked up, and killed in between."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.media.video.probing import probe
from app.media.video.source import read_video
from app.pipeline import video_screen
from app.pipeline.video_screen import VIDEO_NOT_CHECKED
from tests.cli.conftest import CONSENT, ROOT, RUN, Cli, environment, fingerprint, started
from tests.cli.test_ended import WITHIN_S, is_tidy
from tests.cli.test_looking import EXPORT_KEYS, SCREEN_KEYS
from tests.make_film import HEIGHT, SAID, TICKS, WIDTH, Film, animation, film, patch_scene, pictures, timestamps
from tests.make_media import portrait_path
from tests.make_movies import Film as Movie
from tests.make_movies import made
from tests.stand_ins import photo

DAY = ("--captured", "2024-05-14")
GREY = np.array((98, 106, 116))
LESSON = ("--setting", "lesson", "--channel", "newsletter", "--consent", CONSENT)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def filed(tmp_path: Path, source: Path, **said: object) -> Path:
    """A decisions file about one item."""
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps({"version": 1, "items": {sha256(source): said}}), "utf-8")
    return file


def loudness(path: Path) -> list[float]:
    """The root mean square of each hundredth of a second of sound; empty where there is none."""
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return []
        pieces = [frame.to_ndarray().astype(float).mean(axis=0) for frame in container.decode(container.streams.audio[0])]
        rate = container.streams.audio[0].rate or 1
    wave = np.concatenate(pieces)
    step = rate // 100
    return [float(np.sqrt((wave[at : at + step] ** 2).mean())) for at in range(0, len(wave) - step, step)]


# screen


@pytest.mark.parametrize(("with_photo", "loaded"), [(False, []), (True, ["photos"])])
def test_what_photos_are_looked_at_with_is_loaded_for_photos_alone(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: list[str], *, with_photo: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("app.pipeline.work.eyes_for", lambda _: asked.append("photos"))
    cli.consent()
    film(tmp_path / "in" / "a.mp4", Film(4), patch_scene)
    if with_photo:
        photo(tmp_path / "in" / "b.jpg")
    assert cli("screen", tmp_path / "in", *RUN, *DAY, "--json").code in {0, 3}
    assert asked == loaded


def test_a_screened_video_as_json(cli: Cli, tmp_path: Path) -> None:
    cli.consent()
    source = film(tmp_path / "in" / "a.mp4", Film(20), patch_scene)
    line = cli("screen", tmp_path / "in", *RUN, *DAY, "--json").line
    assert list(line) == SCREEN_KEYS
    assert (line["kind"], line["width"], line["height"], line["sha256"]) == ("video", WIDTH, HEIGHT, sha256(source))
    assert (line["seconds"], line["has_sound"], line["faces"]) == (0.8, True, [])
    assert line["has_location"] is True
    (track,) = line["tracks"]
    assert list(track)[:2] == ["track", "boxes"]
    assert all(list(box) == ["t", "x", "y", "w", "h", "score"] for box in track["boxes"])
    assert (track["boxes"][0]["t"], track["boxes"][-1]["t"]) == (0.0, 0.76)
    first = track["boxes"][0]
    assert (abs(first["x"] - 80) < 16, abs(first["y"] - 90) < 16) == (True, True)
    assert line["verdict"] == "cover"
    assert line["not_checked"] == list(VIDEO_NOT_CHECKED)
    assert line["error"] is None


def test_a_screened_video_for_people(cli: Cli, tmp_path: Path) -> None:
    cli.consent()
    film(tmp_path / "in" / "a.mp4", Film(20), patch_scene)
    photo(tmp_path / "in" / "b.jpg")
    report = tmp_path / "report.html"
    said = cli("screen", tmp_path / "in", *RUN, *DAY, "--report", report)
    assert said.code == 0
    first = said.out.splitlines()[0]
    assert all(words in first for words in ("ALLOWED IF COVERED", "length: 0:00", "people: 1", "with sound"))
    assert "voices and spoken names" in said.out
    assert "a.mp4" in report.read_text("utf-8")


# export


def test_a_mixed_folder_is_released_without_a_word_of_its_sources(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    source = film(tmp_path / "in" / "a.mp4", Film(20), patch_scene)
    animation(tmp_path / "in" / "b.gif", 6)
    photo(tmp_path / "in" / "c.jpg")
    before = fingerprint(tmp_path / "in")
    said = cli.export(tmp_path / "in", out, *DAY, "--confirm-no-faces")
    assert said.code == 0
    assert all(list(line) == EXPORT_KEYS for line in said.lines)
    names = [Path(line["output"]).name for line in said.lines]
    assert names == ["nieuwsbrief-0001.mp4", "nieuwsbrief-0002.mp4", "nieuwsbrief-0003.jpg"]
    assert [line["covered"] for line in said.lines] == [1, 0, 1]
    assert fingerprint(tmp_path / "in") == before
    output = out / "nieuwsbrief-0001.mp4"
    assert timestamps(output) == timestamps(source)
    assert loudness(output) == []
    data = output.read_bytes()
    assert not [text for text in (*SAID.values(), "Camera of Kim") if text.encode() in data]
    for number, picture in enumerate(pictures(output)):
        assert np.abs(picture[100:128, 90 + number : 118 + number].astype(int) - GREY).mean() < 8, number
    assert cli("verify", output, "--json").line["consent"] == CONSENT
    assert not list((cli.home / "work").iterdir())
    assert is_tidy(cli, out)


def test_hevc_is_written_where_it_is_asked_for_and_hdr_stays(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    (tmp_path / "in").mkdir()
    made(tmp_path / "in" / "a.mp4", Movie(codec="libx265", pix_fmt="yuv420p10le", colour=(9, 16, 9, 1)))
    said = cli.export(tmp_path / "in", out, *DAY, "--confirm-no-faces", "--video-codec", "hevc")
    assert said.code == 0, said
    facts = probe(read_video(Path(said.line["output"])))
    assert (facts.codec, facts.bits, facts.hdr) == ("hevc", 10, True)
    said = cli.export(tmp_path / "in", out, *DAY, "--confirm-no-faces")
    facts = probe(read_video(Path(said.line["output"])))
    assert (facts.codec, facts.bits, facts.hdr) == ("h264", 8, False)
    assert cli.export(tmp_path / "in", out, *DAY, "--video-codec", "av1").code == 2


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs ExifTool")
def test_exiftool_finds_nothing_of_the_source(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    film(tmp_path / "in" / "a.mp4", Film(8), patch_scene)
    line = cli.export(tmp_path / "in", out, *DAY).line
    command = ["exiftool", "-j", "-G1", "-a", "-u", "-ee", "-api", "largefilesupport", line["output"]]
    (found,) = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=WITHIN_S).stdout)  # noqa: S603
    text = json.dumps({name: value for name, value in found.items() if not name.startswith(("System:", "SourceFile"))})
    text = text.replace(line["entry"], "")  # random digits, in which any year may stand
    assert not [word for word in ("Kim", "52.09", "52 deg", "2024", "Maker", "SoundHandler", "x264", "Lavf") if word in text]


def test_what_was_released_changed_and_withdrawn_is_known_of_a_video(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    film(tmp_path / "in" / "a.mp4", Film(8), patch_scene)
    output = Path(cli.export(tmp_path / "in", out, *DAY).line["output"])
    changed = tmp_path / "changed.mp4"
    data = bytearray(output.read_bytes())
    data[data.index(b"mdat") + 40] ^= 1
    changed.write_bytes(data)
    assert cli("verify", changed, "--json").line["status"] == "changed"
    assert cli("consent", "withdraw", CONSENT, "--reason", "asked to").code == 0
    assert cli("verify", output, "--json").line["status"] == "withdrawn"


# sound


def test_sound_stays_only_by_decision_and_is_silent_where_that_was_asked(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent("--sound")
    source = film(tmp_path / "in" / "a.mp4", Film(50), patch_scene)
    decisions = filed(tmp_path, source, item=["keep-sound"], mute=[[0.5, 1.0]])
    line = cli.export(tmp_path / "in", out, *DAY, "--decisions", decisions).line
    heard = loudness(Path(line["output"]))
    assert heard
    assert max(heard[60:90]) < 0.01 < min(heard[10:30])
    assert min(heard[125:165]) > 0.01
    grounds = cli("register", "show", line["entry"], "--json").lines[0]["payload"]["details"]["grounds"]
    assert grounds["kept_sound"]["muted_s"] == [[0.5, 1.0]]
    assert grounds["kept_sound"]["kept_by"]["name"] == "Kim"
    assert grounds["kept_sound"]["confirmed_by"] is None


def test_seconds_are_those_of_a_player_also_where_a_file_begins_late(cli: Cli, tmp_path: Path, out: Path) -> None:
    """A transport stream begins at 1.4 s by its own timestamps."""
    cli.consent("--sound")
    (tmp_path / "in").mkdir()
    late = Movie(times=tuple(range(0, 50 * 512, 512)), sound_s=2.0, options={"output_ts_offset": "1.4"})
    source = made(tmp_path / "in" / "a.mts", late)
    with av.open(str(source)) as container:
        assert (container.start_time or 0) > 1_000_000
    decisions = filed(tmp_path, source, item=["keep-sound"], mute=[[0.5, 1.0]])
    line = cli.export(tmp_path / "in", out, *DAY, "--confirm-no-faces", "--decisions", decisions).line
    heard = loudness(Path(line["output"]))
    assert max(heard[60:90]) < 0.01 < min(heard[5:25])
    assert min(heard[125:165]) > 0.01
    grounds = cli("register", "show", line["entry"], "--json").lines[0]["payload"]["details"]["grounds"]
    assert grounds["kept_sound"]["muted_s"] == [[0.5, 1.0]]


SOCIAL = ("--setting", "activity", "--channel", "social-media", "--consent", CONSENT)


@pytest.mark.parametrize(
    "case",
    [
        (RUN, (), ["keep-sound"], "b5-sound-out-of-scope"),
        (SOCIAL, ("--sound",), ["keep-sound"], "a2-voices-unconfirmed"),
        (LESSON, ("--sound",), ["keep-sound"], "a1-voices-unconfirmed"),
        (LESSON, (), ["keep-sound", "nobody-audible"], "a1-sound-out-of-scope"),
    ],
)
def test_sound_that_may_not_leave_holds_the_item(case: Any, cli: Cli, tmp_path: Path) -> None:
    run, more, said, code = case
    cli.consent(*more)
    source = film(tmp_path / "in" / "a.mp4", Film(8), patch_scene)
    decisions = filed(tmp_path, source, item=said)
    line = cli.export(tmp_path / "in", tmp_path / "out", *DAY, "--decisions", decisions, run=run).line
    assert line["outcome"] == "held"
    assert [one for one in line["findings"] if one["code"] == code]
    assert not (tmp_path / "out").exists()


def test_who_listened_is_on_record(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent("--sound")
    cli("policy", "set", "a2", "cover")
    source = film(tmp_path / "in" / "a.mp4", Film(8), patch_scene)
    decisions = filed(tmp_path, source, item=["keep-sound", "nobody-audible"])
    line = cli.export(tmp_path / "in", out, *DAY, "--decisions", decisions, run=SOCIAL).line
    assert line["outcome"] == "released", line
    grounds = cli("register", "show", line["entry"], "--json").lines[0]["payload"]["details"]["grounds"]
    assert grounds["kept_sound"]["confirmed_by"]["name"] == "Kim"


# people


def keeping(first: float, last: float, **more: object) -> dict[str, Any]:
    box = {"decision": "keep", "box": [80, 90, 48, 48], "person_consent": "P-2024-17", "from": first, "until": last}
    return {"regions": [box | more]}


def consented(cli: Cli) -> None:
    cli.consent()
    given = ("--reference", "P-2024-17", "--issuer", "school", "--giver", "parent", "--channels", "newsletter,social-media")
    assert cli("person-consent", "add", *given).code == 0


def test_who_consented_stays_visible_for_that_time(cli: Cli, tmp_path: Path, out: Path) -> None:
    consented(cli)
    source = film(tmp_path / "in" / "a.mp4", Film(20), patch_scene)
    line = cli.export(tmp_path / "in", out, *DAY, "--decisions", filed(tmp_path, source, **keeping(0.0, 0.2))).line
    assert line["outcome"] == "released", line
    for number, picture in enumerate(pictures(Path(line["output"]))):
        is_grey = np.abs(picture[100:128, 90 + number : 118 + number].astype(int) - GREY).mean() < 12
        assert is_grey == (number > 5), number
    grounds = cli("register", "show", line["entry"], "--json").lines[0]["payload"]["details"]["grounds"]
    (kept,) = grounds["kept_tracks"]
    assert (kept["person_consent"], kept["where"]["first_s"], kept["where"]["last_s"]) == ("P-2024-17", 0.0, 0.2)


@pytest.mark.parametrize(
    ("run", "code"),
    [
        (LESSON, "a1-"),
        (("--setting", "activity", "--channel", "social-media", "--consent", CONSENT), "a2-face-kept"),
    ],
)
def test_nobody_stays_visible_in_lessons_and_on_social_media(
    run: tuple[str, ...], code: str, cli: Cli, tmp_path: Path, out: Path
) -> None:
    consented(cli)
    source = film(tmp_path / "in" / "a.mp4", Film(8), patch_scene)
    line = cli.export(tmp_path / "in", out, *DAY, "--decisions", filed(tmp_path, source, **keeping(0.0, 0.2)), run=run).line
    assert line["outcome"] == "held"
    assert [one for one in line["findings"] if one["code"].startswith(code)]


def test_a_decision_about_nobody_is_referred(cli: Cli, tmp_path: Path, out: Path) -> None:
    consented(cli)
    source = film(tmp_path / "in" / "a.mp4", Film(8), patch_scene)
    for said in (keeping(0.0, 0.2, box=[0, 0, 20, 20]), keeping(30.0, 40.0)):
        line = cli.export(tmp_path / "in", out, *DAY, "--decisions", filed(tmp_path, source, **said)).line
        assert (line["outcome"], line["findings"][0]["code"]) == ("held", "b5-decision-unmatched")


def test_what_is_said_of_no_moment_of_the_video_or_no_place_in_it_is_referred(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent("--sound")
    source = film(tmp_path / "in" / "a.mp4", Film(25), patch_scene)
    box = {"t": 0.1, "x": 10, "y": 10, "w": 40, "h": 40}
    for said in (
        {"item": ["keep-sound"], "mute": [[0.2, 0.4], [1000, 2500]]},
        {"tracks": [{"boxes": [box | {"t": 99.0}, box | {"t": 100.0}]}]},
        {"tracks": [{"boxes": [box | {"x": 5000}]}]},
    ):
        line = cli.export(tmp_path / "in", out, *DAY, "--decisions", filed(tmp_path, source, **said)).line
        assert (line["outcome"], line["findings"][0]["code"]) == ("held", "b5-decision-unmatched"), said


@pytest.mark.parametrize(
    "said",
    [
        {"mute": [[2.0, 1.0]]},
        {"mute": [["0", 1.0]]},
        {"tracks": [{"boxes": []}]},
        {"tracks": [{"boxes": [{"t": 1, "x": 0, "y": 0, "w": 8, "h": 8}, {"t": 1, "x": 0, "y": 0, "w": 8, "h": 8}]}]},
        {"tracks": [{"boxes": [{"t": 1, "x": 0, "y": 0, "w": 8, "h": 8}], "decision": "remove"}]},
        {"tracks": [{"boxes": [{"t": 1, "x": 2_000_000_000, "y": 0, "w": 8, "h": 8}]}]},
        {"tracks": [{"boxes": [{"t": 1e18, "x": 0, "y": 0, "w": 8, "h": 8}]}]},
        {"regions": [{"decision": "keep", "box": [0, 0, 8, 8], "person_consent": "P-2024-17", "from": 1.0}]},
        {"regions": [{"decision": "not-a-face", "box": [0, 0, 8, 8], "from": 0, "until": 1}]},
        {"item": ["mute"]},
    ],
)
def test_what_a_decisions_file_may_not_say_of_a_video(said: dict[str, object], cli: Cli, tmp_path: Path, out: Path) -> None:
    consented(cli)
    source = film(tmp_path / "in" / "a.mp4", Film(4), patch_scene)
    answer = cli.export(tmp_path / "in", out, *DAY, "--decisions", filed(tmp_path, source, **said))
    assert (answer.code, answer.out) == (2, "")


def test_one_consent_may_stand_for_one_person_at_a_time(cli: Cli, tmp_path: Path, out: Path) -> None:
    consented(cli)
    source = film(tmp_path / "in" / "a.mp4", Film(4), patch_scene)
    first, second = (keeping(0.0, 0.05)["regions"][0], keeping(0.04, 0.1, box=[200, 90, 48, 48])["regions"][0])
    answer = cli.export(tmp_path / "in", out, *DAY, "--decisions", filed(tmp_path, source, regions=[first, second]))
    assert (answer.code, "P-2024-17" in answer.err) == (2, True)


# killed


@pytest.mark.parametrize("point", ["file written", "named"])
def test_a_killed_export_goes_on_with_the_second_pass(point: str, cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    film(tmp_path / "in" / "a.mp4", Film(12), patch_scene)
    words = ["export", str(tmp_path / "in"), "--out", str(out), *RUN, *DAY, "--operator", "Kim", "--jobs", "1"]
    killed = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.cli.killed", point, "1", *words],
        cwd=ROOT,
        env=environment(cli.home),
        capture_output=True,
        text=True,
        check=False,
        timeout=WITHIN_S,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    (kept,) = (cli.home / "work").iterdir()
    assert kept.suffix == ".json"

    def never(*_: object) -> None:
        raise AssertionError("looked at again")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(video_screen, "look", never)
        said = cli.export(tmp_path / "in", out, *DAY)
    assert said.code == 0
    assert "An earlier run broke off" in said.err
    assert not list((cli.home / "work").iterdir())
    assert is_tidy(cli, out)


def test_a_first_pass_that_was_kept_serves_nobody_who_looks_otherwise(cli: Cli, tmp_path: Path) -> None:
    source = film(tmp_path / "in" / "a.mp4", Film(8), patch_scene)
    assert cli("screen", source, "--json").code == 3
    (kept,) = (cli.home / "work").iterdir()
    values = json.loads(kept.read_text("utf-8"))
    kept.write_text(json.dumps(values | {"fingerprint": "0" * 64}), "utf-8")
    line = cli("screen", source, "--json").line
    assert line["tracks"]
    kept.write_text("{", "utf-8")
    assert cli("screen", source, "--json").line["tracks"] == line["tracks"]


@pytest.mark.skipif(portrait_path() is None, reason="scikit-image's pictures are not installed")
def test_the_real_thing_from_end_to_end(cli: Cli, tmp_path: Path, out: Path) -> None:
    cli.consent()
    source = film(tmp_path / "in" / "a.mov", Film(times=[0, 512, 1024, 3000, 3512, 7000, 7512, 9000, 9512, 12_000]))
    words = ("export", tmp_path / "in", "--out", out, *RUN, *DAY, "--operator", "Kim", "--json")
    with started(cli.home, *words) as process:
        answer, said = process.communicate(timeout=WITHIN_S)
    assert process.returncode == 0, said
    line = json.loads(answer)
    assert (line["outcome"], line["covered"]) == ("released", 1)
    output = Path(line["output"])
    assert [time * TICKS for time in timestamps(output)] == [time * TICKS for time in timestamps(source)]
    for number, picture in enumerate(pictures(output)):
        face = picture[75:110, 100 + 2 * number : 130 + 2 * number].astype(int)
        assert np.abs(face - GREY).mean() < 10, number
    assert is_tidy(cli, out)
