"""The subject line of a message: what it is about, in a few words."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from assistant import exchanges
from assistant.english import pronouns, spelling, things, verbs
from assistant.english.pronouns import Voice
from assistant.kindness import BAD_NEWS
from assistant.models import ME
from assistant.outline import goals, likeness
from assistant.outline.likeness import short
from assistant.outline.teller import Line
from assistant.patterns import any_case, as_written

if TYPE_CHECKING:
    from assistant.outline.draft import Writer

_NAMED_THING = any_case(r"\b(?:the|an?|our|my|your)\s+[\w-]+(?:\s+[\w-]+){0,2}")
_BEHIND_A_NAME = any_case(r"(?:the|an?|my|our|your) [\w-]+ (?:for|of|to) (?P<what>(?:the|an?|my|our|your) .+)")
_ME = as_written(r"\b(?:me|us)\b")
_ASKED_FOR = as_written(
    r"(?:Which|What) (?P<thing>(?:[\w-]+ ){1,3}?)(?:can|could|will|would|should|suits?|works?|fits?)\b"
)


def subject(writer: Writer, lines: list[Line], question: str | None) -> str:
    """Two to seven words with one concrete word of the message."""
    plan, kinds = writer.plan, {line.kind for line in lines}
    if plan.things:
        named = short(plan.things[0])
        if (
            len(named.split()) < 3
            and likeness.is_written_in(named)
            and (behind := _BEHIND_A_NAME.match(plan.things[0]))
        ):
            named = short(behind["what"])  # "the date for the fund" is about the fund
        return writer.say("subject_promise", thing=named)
    if plan.congratulations:
        return writer.say("congratulations", what=short(plan.congratulations)).rstrip(".")
    if "reminder" in kinds and writer.taken_up:
        deed = writer.promises.deed(writer.taken_up)
        named = promised_thing(deed) or _object_of(deed.rstrip("."))
        return writer.say("subject_note") if named == "it" else writer.say("subject_promise", thing=short(named))
    if "thanks" in kinds and not (plan.tells and not plan.thanks):
        talk = writer.talk()
        named = exchanges.called(talk.kind, talk.text) if talk else "the message"
        return writer.say("subject_thanks", topic=short(plan.thanks or "") or named)
    if reply := writer.answered():
        if reply.author == ME:
            return writer.say("subject_reply_noted", kind=reply.kind)
        return writer.say("subject_reply", kind=reply.kind, when=spelling.spoken(reply.date, writer.evidence.today))
    if told := _of_what_is_told(writer):
        return told
    if "wish" in kinds and re.match(r"(?:a|an|all) ", plan.wish or ""):
        return writer.say("subject_promise", thing=short(plan.wish or ""))
    owed = next((line for line in lines if line.kind == "owed"), None)
    offer = next((line for line in lines if line.kind == "offer"), None)
    topic = _object_of(owed.text.rstrip(".").split(" I would ")[-1]) if owed else _topic(writer, lines, question)
    if topic in (None, "it") and offer and plan.offer:
        topic = _named(short(plan.offer), writer.voice)
    if topic in (None, "it") and "{minutes}" in (plan.meeting or ""):
        return writer.say("subject_meeting", minutes=str(plan.meeting_minutes))
    if topic in (None, "it") or topic.removeprefix("the ") in verbs.MEASURES | {"time"}:
        own = writer.gap() or writer.silent() or (plan.question or "").startswith("Could")
        return writer.say("subject_note" if own else "subject_hello")
    return writer.say("subject_event" if lines and lines[0].kind == "when" else "subject_need", topic=topic)


def promised_thing(deed: str) -> str | None:
    """The thing that DEED, a promise of theirs, is about: "send me the list"."""
    return goals.thing(_ME.sub("them", deed))


def _object_of(deed: str) -> str:
    """What DEED, "come see the plant room", is about, without its verbs."""
    return things.topic(" ".join(itertools.dropwhile(lambda word: word.lower() in verbs.BASES, deed.split())))


def _of_what_is_told(writer: Writer) -> str | None:
    """The subject of a message that answers or tells something, in the goal's own words."""
    answer, news, sorry = writer.plan.answer, writer.plan.news, writer.plan.sorry_that or writer.plan.sorry
    if writer.befell:
        return writer.say("subject_sorry")
    if answer:
        bare = len(answer.split()) < 3
        return writer.say("subject_answer") if bare else writer.say("subject_promise", thing=answer)
    if news:
        on = re.match(r"(?:on|about|to|regarding|concerning) (?P<topic>[^:]+):", news)
        named = _NAMED_THING.search(on["topic"] if on else news)
        after = things.topic(" ".join(news.split()[verbs.finite(news.split()) + 1 :]))
        topic = things.topic(named[0]) if named else on["topic"] if on else after if after[:1].isupper() else "it"
    elif sorry:
        doer = " ".join(sorry.split()[: verbs.finite(sorry.split())])
        named_things = _NAMED_THING.findall(doer or sorry) or _NAMED_THING.findall(sorry)
        topic = things.topic(named_things[-1]) if named_things else "it"
    else:
        return None
    if re.search(r"\bsorry\b", news or "sorry") and BAD_NEWS.search(news or sorry or ""):
        return writer.say("subject_sorry")
    return writer.say("subject_note") if topic == "it" else writer.say("subject_need", topic=topic)


def _topic(writer: Writer, lines: list[Line], question: str | None) -> str | None:
    """What the message is about, in a few words: the goal's question, else the first marked line in it."""
    asked, in_words = _ASKED_FOR.match(question or ""), writer.plan.question_words
    named = things.topic(pronouns.to_second(in_words)) if in_words else "it"
    if asked and (named == "it" or asked["thing"].split()[0] not in verbs.MEASURES | {"time"}):
        return f"the {asked['thing'].strip()}"
    if question and in_words:
        return _named(in_words, writer.voice)  # "how she is" is about nothing that has a name
    quotes = {claim.quote for line in lines for claim in line.claims}
    mark = next((m for m in writer.evidence.marks if m.text in quotes), None)
    if mark is None:
        return None
    said = re.split(r"[\"\u201c]", mark.text)[0] or mark.text  # a few words out of a quotation name nothing
    said = spelling.first_statement(spelling.written_out(said) or "")
    if mark.kind == "when" or pronouns.subject_length(said.split(), writer.voice):
        said = things.what_happens(spelling.ISO_DAY.sub(" ", said), writer.voice)
    return _named(said, writer.voice)


def _named(text: str, voice: Voice) -> str | None:
    """What TEXT is about, never the contact; None when that is nothing."""
    own = {part for name in voice.names for part in name.split() if part[:1].isupper()}
    parts = "|".join(sorted(map(re.escape, own), key=len, reverse=True))
    bare = re.sub(rf"\b(?:{parts})(?:['\u2019]s)?(?!\w)", "", text) if parts else text
    topic = things.topic(pronouns.to_second(bare))
    return None if topic == "it" else topic
