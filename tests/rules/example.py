"""What the tests of the rules share: the protocol as shipped, and facts of an item that may be used."""

from __future__ import annotations

from pathlib import Path

from app.consents import LeadershipState
from app.model import CaptureTrust, Channel, MediaKind, Setting
from app.rules.facts import Facts, LessonPolicy, People, SocialMediaPolicy, Sound
from app.rules.protocol import parse_protocol

TEXT = (Path(__file__).resolve().parents[2] / "assets" / "protocol.toml").read_text("utf-8")
PROTOCOL = parse_protocol(TEXT)

LESSON = Facts(
    setting=Setting.LESSON,
    channel=Channel.NEWSLETTER,
    leadership=LeadershipState.VALID,
    capture=CaptureTrust.KNOWN,
    people=People.NOBODY_CONFIRMED,
    some_covered=False,
    kind=MediaKind.PHOTO,
    sound=Sound.NONE,
    a2=SocialMediaPolicy.UNSET,
    a7=LessonPolicy.RECORDINGS,
)
