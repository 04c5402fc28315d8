"""M1 to M18: is this message true, about them, small enough to answer, and the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.checks import facts, safety
from assistant.checks.claims import NO_NOTE, OPPOSITE, about
from assistant.checks.commitments import covered
from assistant.checks.doubts import Doubt, Weight
from assistant.checks.ground import Ground
from assistant.checks.statements import recalls
from assistant.checks.words import OTHER, SELF, Lists, english, fold, grade, sentences, stems, words
from assistant.exchanges import WRITTEN
from assistant.kindness import BAD_NEWS
from assistant.models import Evidence
from assistant.patterns import EXACT_DAY, MONTHS, any_case, as_written
from assistant.results import Ask, Draft
from assistant.thresholds import COLD_WORDS, DORMANT_DAYS, FEWEST_WORDS, INVITE_CHARS, SILENCE_WORDS, WORD_LIMIT

THANKS_WORDS = 120
MINUTES_ACTIVE, MINUTES_DORMANT = 30, 20
GRADED_WORDS = 15
"""Words below which a reading grade tells nothing; "Congratulations on your promotion." is no hard text."""
LONGEST_SENTENCE, MEAN_SENTENCE = 30, 18
QUIET_KINDS = {"thanks", "offer", "congratulate", "follow-up"}
"""Kinds of message that may ask nothing and may be short."""
GREETING = any_case(
    r"(?:hi|hello|dear|hey|welcome back|good (?:morning|afternoon|evening|day))\b,?(?P<name>(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx)\.|[^,!.\n]){0,60})"
)
_TO_ALL = {"there", "and", "again", "all"}
_CLOSINGS = {
    "best", "best wishes", "kind regards", "warm regards", "best regards", "regards", "warmly", "thanks", "many thanks",
    "with thanks", "all the best", "yours", "yours sincerely", "sincerely", "cheers", "with best wishes", "take care",
    "thank you",
}  # fmt: skip
_CLOSING_LINE = as_written(r"[^\W\d_]+(?: [^\W\d_]+){0,3},")
"""A closing in any language, just above the name: "Lep pozdrav,"."""
_RELEASES = any_case(
    r"\bowe (?:me|us) (?:no\b|nothing)|\b(?:don't|do not|never) (?:owe (?:me|us)\b|(?:feel|think|believe) (?:that )?you must\b)"
)
"""The opposite of pressure: "you owe me no answer", "please don't feel you must reply"."""
_GIVES = any_case(
    r"\b(?:thank|thanks|grateful|i still (?:do|use|keep)|taught me|helped me|here is|here's|here are|attached|enclosed|"
    r"congratulations|congrats|well done|would you like to)\b"
)
_MEETING = any_case(
    r"\b(?:call|meet|meeting|coffee|lunch|phone|video|visit|drop by|sit down|come (?:by|over|round|for|to see))\b"
)
_VAGUE = any_case(
    r"\b(?:sometime|some time|some day|whenever|any ?time|let me know what works|when(?:ever)? (?:it )?suits)\b"
)
_RANGE = any_case(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|today)\b|\b(?:next|this) (?:week|month)\b"
    rf"|\bthe \d{{1,2}}(?:st|nd|rd|th)\b|\b(?:{'|'.join(MONTHS)})\b"
)
_ASKS_TOO = any_case(
    r"^(?:(?:also|and|oh|p\.?s\.?|besides|then|so|meanwhile|one more thing)[,:]? )*(?:please |kindly |do |just )?"
    r"(?:send|forward|give|show|share|bring|put in|introduce|meet|lend|introduce|tell|let (?:me|us) (?:know|have)|fill in|sign|review|pass)\b"
    r"(?=.*\b(?:me|us|my|our|this|it|whether|the)\b)(?!.*\bonly\b)"
    r"|\b(?:I|we)(?: would|'d)? (?:also|still) need\b|\bit would (?:also )?be (?:great|good|lovely|nice|wonderful|kind|a help) if you (?!could come|came|can come)"
    r"|\b(?:I|we)(?:'d| would) (?:also )?(?:appreciate it|be (?:grateful|glad|happy)) if you\b|^(?:and |also,? )?please (?!do not|don't|feel|ignore|take your|forgive|accept)\w"
)
"""A request that is no question: "Kindly forward this to Fenna."."""
_EITHER = any_case(
    r"\b(?:whenever|no hurry|no rush|or not|if (?:not|it|that|this|the|you (?:have|can|cannot|can't|would|like|are|prefer))|greetings|regards|love)\b"
)
_TELLS = any_case(
    r"^(?:you |(?:(?!(?:you|I|we|that|who|which)\b)[^\W\d_]+ ){1,4})(?:said|is|was|has|had|are|were|have|did|will|[a-z]{3,}ed)\b"
)
"""A subject line that states something: "Your board said yes"."""
_QUOTED = as_written(r"\"[^\"]{8,}\"|\u201c[^\u201d]{8,}\u201d")
_PLACEHOLDER = as_written(r"\[[^\]\n]*\]|\{[^}\n]*\}|<[A-Za-z][^>\n]*>")
_OFFERED = any_case(
    r"\b(?:I|we) (?:can|could) (?P<what>(?:introduce|lend|pay|arrange|book|recommend|refer|connect|get you|put you|give you|"
    r"bring you|offer you|sponsor|cover)\b[^.?!;,]*)"
)


def doubts(draft: Draft, evidence: Evidence, lists: Lists) -> Iterator[Doubt]:
    """Every doubt on a message."""
    text = body_of(draft, evidence)
    ground = Ground(evidence)
    yield from _grounded(draft, evidence, ground, lists, text)
    yield from _right_person(draft, evidence)
    yield from _one_ask(draft, evidence, text)
    yield from _fits_the_tie(draft, evidence, lists, text)
    yield from _bounded(draft, text)
    yield from _about_them(evidence, text)
    yield from _gives(draft, evidence, ground, text)
    yield from _style(draft, evidence, ground, lists, text)
    yield from _length(draft, evidence, text)
    yield from _plain(text)
    if evidence.channel == "email":
        yield from _subject(draft, evidence, ground)


def body_of(draft: Draft, evidence: Evidence) -> str:
    """The text without greeting line and sign-off (rubric section 0)."""
    lines = draft.body.strip().split("\n")
    if len(lines) > 1 and _greets(lines[0].strip(), evidence):
        lines = lines[1:]
    endings = {fold(evidence.me.name), *map(fold, evidence.me.name.split())} | _CLOSINGS
    while lines and (not lines[-1].strip() or fold(lines[-1]).strip(" ,.!-\u2014") in endings):
        lines = lines[:-1]
    if len(lines) < len(draft.body.strip().split("\n")) and _CLOSING_LINE.fullmatch(lines[-1].strip() if lines else ""):
        lines = lines[:-1]
    return "\n".join(lines).strip()


def _greets(line: str, evidence: Evidence) -> bool:
    """Whether LINE is a greeting: an English one, or in any language a few words and the contact's name."""
    if GREETING.match(line):
        return len(line.split()) <= 6
    return (
        len(line.split()) <= 4
        and line[-1:] in ",!"
        and bool(_own_words(evidence) & set(re.findall(r"[^\W_]+", fold(line))))
    )


def _own_words(evidence: Evidence) -> set[str]:
    """The words of the contact's name and aliases, folded."""
    return {w for n in (evidence.contact.name, *evidence.contact.aliases) for w in re.findall(r"[^\W_]+", fold(n))}


def _grounded(draft: Draft, evidence: Evidence, ground: Ground, lists: Lists, text: str) -> Iterator[Doubt]:
    """M1 to M4: nothing invented, and something from a note on them, early."""
    minutes = draft.ask.minutes if draft.ask else None
    meeting = draft.ask is not None and (draft.ask.kind == "meeting" or bool(minutes))
    ask = draft.ask.text if draft.ask else ""
    yield from safety.doubts(safety.Text(text, draft.claims, minutes, ask, meeting), evidence, lists)
    yield from safety.false_quotes(draft.claims, text, ground)
    subject = safety.Text(_lower_first(draft.subject), draft.claims, minutes, _lower_first(draft.subject), meeting)
    for doubt in safety.doubts(subject, evidence, lists):
        told = doubt.why.startswith("its line is told")  # the sentence of the body that has the line is doubted
        told = told or (doubt.why == NO_NOTE and stems(draft.subject) <= stems(text))  # so is what the body says
        if not told and (doubt.why not in (NO_NOTE, OPPOSITE) or _TELLS.search(draft.subject)):
            yield replace(doubt, sentence=draft.subject, why=f"subject: {doubt.why}")
    edges = "\n".join(line for line in draft.body.replace(text, "\n", 1).split("\n") if text)
    for doubt in safety.doubts(safety.Text(edges, draft.claims), evidence, lists):
        if doubt.why != NO_NOTE or recalls(doubt.sentence or ""):  # "Lep pozdrav," states nothing
            yield doubt
    for match in _OFFERED.finditer(text):
        if not covered(match["what"], safety.own_word(evidence), ground.stems):
            yield Doubt("M2", "gate", None, f"it offers something that is not among your offers: {match['what']!r}")
    yield from _personal(draft, evidence, ground, text)


def _personal(draft: Draft, evidence: Evidence, ground: Ground, text: str) -> Iterator[Doubt]:
    """M1: a fact from a note on this person, in the first two sentences."""
    if not evidence.sources:
        return
    told = evidence.message_kind in QUIET_KINDS and len(words(text)) >= GRADED_WORDS
    own = evidence.goal_given and told  # thanks and news may rest on the goal alone, where that says more than a line
    held = [claim for claim in draft.claims if ground.holds(claim)]
    proven = [claim for claim in held if evidence.source(claim.note) or (own and claim.note == "goal")]
    opening = sentences(text)[:2]
    if not proven:
        kind: Weight = "gate" if evidence.goal_given or evidence.marks else "hint"  # a bare hello may be just that
        yield Doubt("M1", kind, None, "nothing in it comes from a note on them; it could be sent to anybody")
    elif not any(about(claim, sentence) for claim in proven for sentence in opening):
        yield Doubt("M1", "hint", None, "what you know of them comes late; put it into the first two sentences")


def _lower_first(text: str) -> str:
    """TEXT as the inside of a sentence; a subject In Title Case is read in small letters."""
    capitals = [word for word in text.split() if word[:1].isupper()]
    if len(text.split()) > 2 and len(capitals) == len(text.split()):
        return text.lower()
    return text[:1].lower() + text[1:]


def _right_person(draft: Draft, evidence: Evidence) -> Iterator[Doubt]:
    """M5: the greeting names the contact and nobody else."""
    first = draft.body.strip().split("\n")[0]
    match = GREETING.match(first)
    if match is None:
        return
    greeted = re.findall(r"[^\W\d_]+", match["name"])
    free = _own_words(evidence) | _TO_ALL | english("titles")
    strange = [word for word in greeted if fold(word) not in free and word[:1].isupper()]
    ground = Ground(evidence)
    if strange or facts.strange(match["name"], ground):
        yield Doubt("M5", "safety", first, f"it greets {match['name'].strip()!r}, but goes to {evidence.contact.name}")


def _one_ask(draft: Draft, evidence: Evidence, text: str) -> Iterator[Doubt]:
    """M6: exactly one ask, or none on purpose; a question that somebody is quoted with is not an ask."""
    asked = _QUOTED.sub(" ", text).count("?")
    if draft.ask is None:
        if asked:
            yield Doubt("M6", "gate", None, "it asks a question that is not planned as its one ask")
        elif evidence.message_kind == "ask":
            yield Doubt("M6", "gate", None, "it should ask for something, and asks nothing")
    elif asked != 1:
        why = f"it asks {asked} questions; one is enough" if asked else "its ask does not stand in it as a question"
        yield Doubt("M6", "gate", None, why)
    elif fold(draft.ask.text).strip(" ?.") not in fold(text):
        yield Doubt("M6", "gate", None, "its ask does not stand in it word for word")
    others = [s for s in sentences(text) if _ASKS_TOO.search(s) and not _EITHER.search(s) and "?" not in s]
    out = fold(draft.easy_out or "-")
    if draft.ask is not None and any(fold(s) not in out and out not in fold(s) for s in others):
        yield Doubt("M6", "gate", None, "it asks for a second thing; one is enough")
    if draft.ask is not None and evidence.message_kind == "thanks":
        yield Doubt("M6", "hint", None, "a thank-you that asks for nothing is worth more")


def _fits_the_tie(draft: Draft, evidence: Evidence, lists: Lists, text: str) -> Iterator[Doubt]:
    """M7: what is asked grows with the tie."""
    last = evidence.last_contact
    active = last is not None and (evidence.today - last).days <= DORMANT_DAYS
    big = lists.found("big_asks", text)
    if big or (draft.ask is not None and draft.ask.kind == "job"):
        talks = sum(source.kind != "note" for source in evidence.sources)
        if not (active and talks >= 2 and _gave(evidence)):
            yield Doubt("M7", "gate", None, f"{big[0] if big else 'a job'!r} is too big an ask for this tie yet")
    limit = MINUTES_ACTIVE if active else MINUTES_DORMANT
    if draft.ask is not None and (draft.ask.minutes or 0) > limit:
        yield Doubt(
            "M7", "hint", None, f"{draft.ask.minutes} minutes is a lot for this tie; {limit} is easier to grant"
        )
    if draft.ask is not None and draft.ask.kind == "document" and not active:
        yield Doubt("M7", "hint", None, "a document is a lot to ask for now; two lines are easier to grant")


def _gave(evidence: Evidence) -> bool:
    """Whether the user has kept a promise to them, or thanked them in a message of their own."""
    return any(promise.owner == "me" for promise in evidence.kept) or any(
        source.author == "me" and source.kind in WRITTEN and re.search(r"\bthank", source.text, re.IGNORECASE)
        for source in evidence.sources
    )


def _bounded(draft: Draft, text: str) -> Iterator[Doubt]:
    """M14 and M15: a no is easy, and a meeting has minutes and days."""
    ask = draft.ask
    if ask is None:
        return
    out = fold(draft.easy_out or "").strip(" .")
    if not out or out not in fold(text):
        yield Doubt("M14", "gate", None, "nothing in it makes a no easy")
    bounded = _minutes_said(ask, text) and _RANGE.search(text)
    if _is_meeting(ask) and not bounded:
        yield Doubt("M15", "gate", None, "it asks for a meeting without minutes and a range of days")
    elif _VAGUE.search(ask.text) and not bounded:
        yield Doubt("M15", "gate", None, "its ask has no bounds; say how long and when")


def _is_meeting(ask: Ask) -> bool:
    return ask.kind == "meeting" or (bool(_MEETING.search(ask.text)) and bool(ask.minutes))


def _minutes_said(ask: Ask, text: str) -> bool:
    return ask.minutes is not None and bool(re.search(r"\bminutes?\b|\bhours?\b|\bhalf an hour\b", text, re.IGNORECASE))


def _about_them(evidence: Evidence, text: str) -> Iterator[Doubt]:
    """M8: more of them than of the user."""
    counted = [word.lower() for word in words(text)]
    names = {word.lower() for word in evidence.contact.name.split()}
    theirs, mine = sum(w in OTHER or w in names for w in counted), sum(w in SELF for w in counted)
    said = sentences(text)
    if theirs + mine and theirs / (theirs + mine) < 0.5:
        yield Doubt("M8", "hint", None, "it speaks more of you than of them")
    if said and re.match(r"(?:I|My)\b(?! (?:am|was) (?:\w+ )?sorry\b)", said[0]):
        yield Doubt("M8", "hint", None, "it begins with you; begin with them")
    if len(said) > 2 and sum(bool(re.match(r"I\b", s)) for s in said) > len(said) / 3:
        yield Doubt("M8", "hint", None, "many sentences begin with I")


def _gives(draft: Draft, evidence: Evidence, ground: Ground, text: str) -> Iterator[Doubt]:
    """M9: something in it for them: an offer, thanks for one thing, or a question about what they know."""
    if draft.ask is None or not (evidence.me.offers or evidence.marks or evidence.promises):
        return
    offered = bool(draft.offer) and fold(draft.offer or "").strip(" .") in fold(text)
    if offered or _GIVES.search(text):
        return
    hello = evidence.message_kind in ("hello", "reconnect") and not evidence.goal_given
    theirs_to_tell = draft.ask.kind == "answer" and (hello or any(ground.holds(claim) for claim in draft.claims))
    kind: Weight = "hint" if theirs_to_tell else "gate"
    yield Doubt("M9", kind, None, "there is nothing in it for them: add thanks for one thing, a fact or an offer")


def _style(draft: Draft, evidence: Evidence, ground: Ground, lists: Lists, text: str) -> Iterator[Doubt]:
    """M10, M16, M17, M18: no flattery, filler, placeholder, pressure or dossier voice."""
    for phrase in lists.found("flattery", text):
        yield Doubt("M10", "gate", None, f"{phrase!r} flatters; say what you value and why, or leave it out")
    silent = evidence.message_kind == "follow-up" and evidence.silence is not None
    for phrase in lists.found("filler", text):
        yield Doubt("M10", "gate" if silent else "hint", None, f"{phrase!r} is filler")
    for phrase in lists.found("model_speak", text):
        yield Doubt("M16", "hint", None, f"{phrase!r} does not sound like a person")
    if left := _PLACEHOLDER.search(f"{draft.subject}\n{draft.body}"):
        yield Doubt("M16", "gate", None, f"a placeholder is left in it: {left[0]}")
    if re.search(r"!\s*!|!.*!.*!", text, re.DOTALL):
        yield Doubt("M16", "hint", None, "fewer exclamation marks")
    for sentence in sentences(text):
        for phrase in lists.found("pressure", _RELEASES.sub("", sentence)):
            yield Doubt("M17", "safety", sentence, f"{phrase!r} puts pressure on them")
    if len(_QUOTED.findall(text)) > 1:
        yield Doubt("M18", "hint", None, "one quotation is enough")
    if len(EXACT_DAY.findall(text)) > 1:
        yield Doubt("M18", "hint", None, "more than one exact day reads like a file; a month is enough")
    free = stems("\n".join([ground.texts["goal"], *(mark.text for mark in evidence.marks)]))
    for event in lists.events(text):
        if not stems(event) <= free and stems(event) <= ground.stems:
            yield Doubt("M18", "hint", None, f"{event!r} is personal; name it only when they would expect you to")


def _length(draft: Draft, evidence: Evidence, text: str) -> Iterator[Doubt]:
    """M11: by channel; the upper limit is a gate, the lower one advice."""
    if evidence.channel == "invite":
        size = len(draft.body.strip())
        if size > INVITE_CHARS:
            yield Doubt("M11", "gate", None, f"an invitation may have {INVITE_CHARS} characters; this has {size}")
        return
    count = len(words(text))
    low, high = FEWEST_WORDS[evidence.channel], WORD_LIMIT[evidence.channel]
    high = min(high, THANKS_WORDS) if evidence.message_kind == "thanks" else high
    silent = evidence.message_kind == "follow-up" and evidence.silence is not None
    high = min(high, SILENCE_WORDS) if silent else high
    cold = evidence.last_contact is None and evidence.channel == "email"
    if count > high:
        yield Doubt("M11", "gate", None, f"it has {count} words; {high} is the limit here")
    elif count < low and evidence.message_kind not in QUIET_KINDS:
        yield Doubt("M11", "hint", None, f"it has {count} words; {low} or more usually say enough")
    elif cold and count > COLD_WORDS:
        yield Doubt("M11", "hint", None, f"for a first message {COLD_WORDS} words are plenty; it has {count}")


def _plain(text: str) -> Iterator[Doubt]:
    """M12: plain words, short sentences. The grade is good to plus or minus one, so only its words are shown."""
    said = [len(words(sentence)) for sentence in sentences(text)]
    level = grade(text) if sum(said) >= GRADED_WORDS else 0
    if level > 10:
        yield Doubt("M12", "gate", None, "it is hard to read; make the sentences shorter and the words plainer")
    elif level > 8 and len(said) > 1:
        yield Doubt("M12", "hint", None, "shorter sentences and plainer words would help")
    if said and max(said) > LONGEST_SENTENCE:
        yield Doubt("M12", "hint", None, f"one sentence has more than {LONGEST_SENTENCE} words")
    elif len(said) > 1 and sum(said) / len(said) > MEAN_SENTENCE:
        yield Doubt("M12", "hint", None, f"its sentences have more than {MEAN_SENTENCE} words on average")


def _subject(draft: Draft, evidence: Evidence, ground: Ground) -> Iterator[Doubt]:
    """M13: a short subject with a concrete word."""
    if not 2 <= len(words(draft.subject)) <= 7 or len(draft.subject) > 50:
        yield Doubt("M13", "hint", None, "a subject of 2 to 7 words is read at a glance")
    elif "quick question" in fold(draft.subject):
        yield Doubt("M13", "hint", None, "say in the subject what it is about")
    elif fold(evidence.contact.first_name) in re.findall(r"[^\W_]+", fold(draft.subject)):
        yield Doubt("M13", "hint", None, "leave their name out of the subject")
    elif evidence.sources and not (stems(draft.subject) & ground.stems or BAD_NEWS.search(draft.body)):
        yield Doubt("M13", "hint", None, "one concrete word from the notes makes a better subject")
