"""M1 to M18: is this message true, about them, small enough to answer, and the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks import grounding
from assistant.checks.doubts import Doubt
from assistant.checks.words import OTHER, SELF, Lists, fold, grade, sentences, words
from assistant.models import Evidence
from assistant.results import Draft

WORDS = {"email": (50, 125), "linkedin": (15, 80), "chat": (15, 80)}
INVITE_CHARACTERS = 300
COLD_WORDS = 75
THANKS_WORDS = 120
DORMANT_DAYS = 180
QUIET_KINDS = {"thanks", "offer", "congratulate", "follow-up"}
_THANKS = re.compile(
    r"\b(?:thank|thanks|grateful|I still (?:do|use|keep)|taught me|helped me|here is|here's|attached|congratulations)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:call|meet|meeting|coffee|lunch|phone|video|visit|drop by|sit down)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:sometime|whenever|some time|let me know what works|any time)\b", re.IGNORECASE)
_DAYS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:next|this) (?:week|month)|\bbetween\b|\bbefore \w|\bin (?:December|January|February|March|April|May|June|July|August|September|October|November)\b|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)


def body_of(draft: Draft, evidence: Evidence) -> str:
    """The text without greeting line and sign-off (rubric section 0)."""
    lines = draft.body.strip().split("\n")
    if (
        lines
        and re.match(r"(?:hi|hello|dear|hey|good (?:morning|afternoon|evening))\b", lines[0].strip(), re.IGNORECASE)
        and len(lines[0].split()) <= 6
    ):
        lines = lines[1:]
    names = {fold(w) for w in (evidence.me.name, *evidence.me.name.split()) if w}
    while lines and (
        not lines[-1].strip()
        or fold(lines[-1]).strip(" ,.")
        in names
        | {
            "best",
            "best wishes",
            "kind regards",
            "regards",
            "warmly",
            "thanks",
            "all the best",
            "best regards",
            "yours",
            "cheers",
        }
    ):
        lines = lines[:-1]
    return "\n".join(lines).strip()


def doubts(draft: Draft, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """Every doubt on a message."""
    text = body_of(draft, evidence)
    yield from _grounded(draft, evidence, lists, text)
    yield from _right_person(draft, evidence)
    yield from _ask(draft, evidence, lists, text)
    yield from _about_them(draft, evidence, text)
    yield from _style(draft, evidence, lists, text)
    yield from _length(draft, evidence, text)


def _grounded(draft: Draft, evidence: Evidence, lists: Lists, text: str) -> Iterator[Doubt]:
    minutes = draft.ask.minutes if draft.ask else None
    proposal = draft.ask.text if draft.ask and draft.ask.kind == "meeting" else None
    yield from grounding.body_doubts(text, draft.claims, evidence, lists, asked_minutes=minutes, proposal=proposal)
    ground = grounding.Ground(evidence)
    for why in grounding.unknown_facts(
        draft.subject[:1].lower() + draft.subject[1:], ground, asked_minutes=minutes, lists=lists
    ):
        yield Doubt("M2", "safety", draft.subject, f"subject: {why}")
    for claim in draft.claims:
        if not ground.holds(claim):
            at = next((s for s in sentences(text) if fold(claim.text).strip(" .") in fold(s)), None)
            yield Doubt("M2", "safety", at or claim.text, f"the quoted words do not stand in {claim.note!r}")
    on_file = bool(evidence.marks or evidence.promises) or not evidence.goal_given
    from_notes = [c for c in draft.claims if c.note.startswith("n") and ground.holds(c)]
    if evidence.sources and on_file and evidence.marks and not from_notes:
        yield Doubt("M1", "gate", None, "nothing in it comes from a note on them; it could be sent to anybody")
    elif from_notes:
        first = " ".join(sentences(text)[:2])
        if not any(
            fold(c.text).strip(" .") in fold(first) or grounding.about(c, s)
            for c in from_notes
            for s in sentences(text)[:2]
        ):
            yield Doubt("M1", "hint", None, "what you know of them comes late; put it into the first two sentences")


def _right_person(draft: Draft, evidence: Evidence) -> Iterator[Doubt]:
    first = draft.body.strip().split("\n")[0]
    match = re.match(
        r"(?:hi|hello|dear|hey|good (?:morning|afternoon|evening))\s+(?P<name>[^,!\n]+)", first, re.IGNORECASE
    )
    if match is None:
        return
    greeted = set(re.findall(r"[^\W_]+", fold(match["name"])))
    own = {w for n in (evidence.contact.name, *evidence.contact.aliases) for w in re.findall(r"[^\W_]+", fold(n))}
    if greeted - own - {"dr", "doctor", "mr", "mrs", "ms", "mx", "prof", "professor", "there", "and"}:
        yield Doubt("M5", "safety", first, f"it greets {match['name'].strip()!r}, but goes to {evidence.contact.name}")


def _ask(draft: Draft, evidence: Evidence, lists: Lists, text: str) -> Iterator[Doubt]:
    asked = text.count("?")
    if draft.ask is None and asked:
        yield Doubt("M6", "gate", None, "it asks a question that is not planned as its one ask")
    if draft.ask is not None and asked != 1:
        yield Doubt(
            "M6", "gate", None, f"it asks {asked} questions; one is enough" if asked else "its ask is not in the text"
        )
    active = evidence.last_contact is not None and (evidence.today - evidence.last_contact).days <= DORMANT_DAYS
    big = lists.found("big_asks", text)
    if big or (draft.ask is not None and draft.ask.kind == "job"):
        talks = sum(s.kind != "note" for s in evidence.sources)
        if not active or talks < 2 or not _given_before(evidence):
            yield Doubt("M7", "gate", None, f"{big[0] if big else 'a job'!r} is too big an ask for this tie yet")
    if draft.ask is None:
        return
    if draft.ask.minutes and draft.ask.minutes > (30 if active else 20):
        yield Doubt(
            "M7", "hint", None, f"{draft.ask.minutes} minutes is a lot for this tie; 15 to 20 is easier to grant"
        )
    if not draft.easy_out or fold(draft.easy_out).strip(" .") not in fold(draft.body):
        yield Doubt("M14", "gate", None, "nothing in it makes a no easy")
    meeting = draft.ask.kind == "meeting" or (_MEETING.search(draft.ask.text) and draft.ask.minutes)
    if meeting and not (draft.ask.minutes and _DAYS.search(text)):
        yield Doubt("M15", "gate", None, "it asks for a meeting without minutes and a range of days")
    if _VAGUE.search(draft.ask.text):
        yield Doubt("M15", "gate", None, "its ask has no bounds; say how long and when")


def _given_before(evidence: Evidence) -> bool:
    return any(p.owner == "me" for p in evidence.kept)


def _about_them(draft: Draft, evidence: Evidence, text: str) -> Iterator[Doubt]:
    counted = [w.lower() for w in words(text)]
    names = {w.lower() for w in evidence.contact.name.split()}
    theirs, mine = sum(w in OTHER or w in names for w in counted), sum(w in SELF for w in counted)
    said = sentences(text)
    if theirs + mine and theirs / (theirs + mine) < 0.5:
        yield Doubt("M8", "hint", None, "it speaks more of you than of them")
    if said and re.match(r"(?:I|My)\b", said[0]):
        yield Doubt("M8", "hint", None, "it begins with you; begin with them")
    if len(said) > 2 and sum(bool(re.match(r"I\b|I'", s)) for s in said) > len(said) / 3:
        yield Doubt("M8", "hint", None, "many sentences begin with I")
    could = bool(evidence.me.offers or evidence.marks or evidence.promises)
    if could and not draft.offer and not _THANKS.search(text) and draft.ask is not None:
        theirs_to_tell = draft.ask.kind == "answer" and bool(draft.claims)
        kind = "hint" if theirs_to_tell else "gate"
        yield Doubt("M9", kind, None, "there is nothing in it for them: add thanks for one thing, a fact or an offer")  # type: ignore[arg-type]


def _style(draft: Draft, evidence: Evidence, lists: Lists, text: str) -> Iterator[Doubt]:
    for phrase in lists.found("flattery", text):
        yield Doubt("M10", "gate", None, f"{phrase!r} flatters; say what you value and why, or leave it out")
    for phrase in lists.found("filler", text):
        yield Doubt("M10", "hint", None, f"{phrase!r} is filler")
    for phrase in lists.found("model_speak", text):
        yield Doubt("M16", "hint", None, f"{phrase!r} does not sound like a person")
    if re.search(r"\[(?!email\]|phone\])[^\]\n]*\]|\{[^}\n]*\}|<[A-Za-z][^>\n]*>", draft.body + draft.subject):
        yield Doubt("M16", "gate", None, "a placeholder is left in it")
    if re.search(r"!\s*!|!.*!.*!", text, re.DOTALL):
        yield Doubt("M16", "hint", None, "fewer exclamation marks")
    for sentence in sentences(text):
        for phrase in lists.found("pressure", sentence):
            yield Doubt("M17", "safety", sentence, f"{phrase!r} puts pressure on them")
    if len(re.findall(r"[\"\u201c][^\"\u201d]{8,}[\"\u201d]", text)) > 1:
        yield Doubt("M18", "hint", None, "one quotation is enough")
    if (
        len(
            re.findall(
                r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
                text,
            )
        )
        > 2
    ):
        yield Doubt("M18", "hint", None, "so many exact days read like a file; a month is enough")
    if evidence.channel == "email":
        yield from _subject(draft)


def _subject(draft: Draft) -> Iterator[Doubt]:
    count = len(words(draft.subject))
    if not 2 <= count <= 7 or len(draft.subject) > 50:
        yield Doubt("M13", "hint", None, "a subject of 2 to 7 words is read at a glance")
    if "quick question" in fold(draft.subject):
        yield Doubt("M13", "hint", None, "say in the subject what it is about")


def _length(draft: Draft, evidence: Evidence, text: str) -> Iterator[Doubt]:
    count = len(words(text))
    if evidence.channel == "invite":
        if len(draft.body.strip()) > INVITE_CHARACTERS:
            yield Doubt(
                "M11",
                "gate",
                None,
                f"an invitation may have {INVITE_CHARACTERS} characters; this has {len(draft.body.strip())}",
            )
    else:
        low, high = WORDS[evidence.channel]
        high = min(high, THANKS_WORDS) if evidence.message_kind == "thanks" else high
        if count > high:
            yield Doubt("M11", "gate", None, f"it has {count} words; {high} is the limit here")
        elif count < low and evidence.message_kind not in QUIET_KINDS:
            yield Doubt("M11", "hint", None, f"it has {count} words; {low} or more usually say enough")
        elif evidence.last_contact is None and count > COLD_WORDS and evidence.channel == "email":
            yield Doubt("M11", "hint", None, f"for a first message {COLD_WORDS} words are plenty; it has {count}")
    said = sentences(text)
    level = grade(text)
    if level > 10:
        yield Doubt("M12", "gate", None, "it is hard to read; make the sentences shorter and the words plainer")
    elif level > 8:
        yield Doubt("M12", "hint", None, "shorter sentences and plainer words would help")
    if said and max(len(words(s)) for s in said) > 30:
        yield Doubt("M12", "hint", None, "one sentence has more than 30 words")
