"""What the video page says of tracks and moments."""

from __future__ import annotations

from app.correction import Correction, CorrectionKind
from app.model import Decision, DecisionKind
from app.pipeline.video_plan import Removed, SoundChoice
from app.text import Catalogue
from app.track import Clip
from ui.language import translate
from ui.theme import RegionState
from ui.video.axis import clock
from ui.video.lanes import SOUND, Lane, Span, denied_span, lost_moment, stray_moment

BREAKS_TOLD = 3


def name_of(lane: Lane, catalogue: Catalogue) -> str:
    """A lane in a word or two."""
    if lane.key == SOUND:
        return translate("Video", "Sound")
    if lane.area is not None and lane.area.region is not None:
        kind = catalogue.say(f"words.review-region-{lane.area.region.kind}")
        return translate("Video", "Area {number} ({kind})").format(number=lane.number, kind=kind)
    said = translate("Video", "Stretch {number}") if lane.is_stretch else translate("Video", "Track {number}")
    return said.format(number=lane.number)


def state_of(lane: Lane) -> str:
    """What becomes of it."""
    if lane.key == SOUND:
        return translate("Video", "goes along") if lane.state is RegionState.KEPT else translate("Video", "is removed")
    return {
        RegionState.COVERED: translate("Video", "covered"),
        RegionState.DOUBTFUL: translate("Video", "covered, look at it"),
        RegionState.KEPT: translate("Video", "stays visible, consent {consent}").format(consent=lane.consent or ""),
        RegionState.IGNORED: translate("Video", "no person, not covered"),
    }[lane.state]


def no_person() -> str:
    """Why a track that a person said is nobody cannot be changed."""
    return translate("Video", "Somebody said that this is no person. Press Delete to take that back first.")


def doubts_of(lane: Lane) -> str:
    """Why somebody should look at it; empty where nothing speaks against it."""
    said = {
        "short": translate("Video", "seen only for a moment"),
        "weak": translate("Video", "perhaps no face"),
        "jumps": translate("Video", "jumps: perhaps two persons"),
    }
    return ", ".join(said.get(doubt, doubt) for doubt in lane.doubts)


def span_of(lane: Lane, clip: Clip) -> str:
    """From when to when it is there."""
    return span_words(lane.span, clip)


def span_words(span: Span, clip: Clip) -> str:
    """From when to when."""
    return translate("Video", "{first} to {last}").format(first=clock(clip, span[0]), last=clock(clip, span[1]))


def silent_words(span: Span, clip: Clip) -> str:
    """A muted stretch in words."""
    first, last = (clock(clip, pts) for pts in span)
    return translate("Video", "silent from {first} to {last}").format(first=first, last=last)


def denied_words(one: Removed, clip: Clip) -> str:
    """What the program found and somebody said is nobody, in words."""
    said = translate("Video", "said to be no person from {first} to {last}, not covered")
    first, last = (clock(clip, pts) for pts in denied_span(one))
    return said.format(first=first, last=last)


def sound_words(sound: SoundChoice | None, *, has_sound: bool) -> str:
    """What becomes of the sound."""
    if not has_sound:
        return translate("Video", "This video has no sound.")
    if sound is None:
        return translate("Video", "The sound is removed: a voice or a name that is called can identify somebody.")
    if sound.confirmed_by is None:
        return translate("Video", "The sound goes along, but nobody said that they listened to it as it is now.")
    return translate(
        "Video",
        "The sound goes along: it was declared that somebody listened, and that nobody is recognisable by voice or name.",
    )


def lost_line(lost: Correction, clip: Clip) -> str:
    """A change that fits nobody any more, in one sentence; what was drawn is never lost."""
    said = {
        CorrectionKind.REMOVE: translate("Video", "Your “no person” at {time} no longer fits anybody found."),
        CorrectionKind.SPLIT: translate("Video", "Your “split” at {time} no longer fits anybody found."),
        CorrectionKind.JOIN: translate("Video", "Your “same person as…” at {time} no longer fits anybody found."),
    }
    return said[lost.kind].format(time=clock(clip, lost_moment(lost, clip)))


def stray_line(stray: Decision, clip: Clip) -> str:
    """A decision that points at nothing, in one sentence."""
    said = {
        DecisionKind.KEEP: translate("Video", "“Keep visible” on consent {consent} at {time}: nobody is found there."),
        DecisionKind.COVER: translate("Video", "An area to cover at {time} lies outside of the video."),
        DecisionKind.MUTE: translate("Video", "A stretch to mute at {time} lies outside of the video."),
    }.get(stray.kind, translate("Video", "A decision about {time} is about nothing in this video."))
    return said.format(time=clock(clip, stray_moment(stray, clip)), consent=stray.person_consent or "")


def line_of(lane: Lane, clip: Clip, catalogue: Catalogue) -> str:
    """A lane in one line, for who hears it."""
    parts = [name_of(lane, catalogue), span_of(lane, clip), state_of(lane), doubts_of(lane)]
    parts += _break_words(lane, clip)
    if lane.set_by_hand:
        parts.append(translate("Video", "changed by hand"))
    if lane.silent:
        parts.append(translate("Video", "%n stretch(es) silent", None, len(lane.silent)))
    return ", ".join(part for part in parts if part)


def _break_words(lane: Lane, clip: Clip) -> list[str]:
    """Where it may pass to somebody else; of many, the first ones."""
    said = translate("Video", "perhaps somebody else from {time} on")
    words = [said.format(time=clock(clip, pts)) for pts in lane.breaks[:BREAKS_TOLD]]
    left = len(lane.breaks) - len(words)
    return [*words, translate("Video", "and %n more such place(s)", None, left)] if left else words
