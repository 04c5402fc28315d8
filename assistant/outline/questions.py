"""The questions of an agenda, and the wordings that make them and their follow-ups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace

from assistant.english import nouns, pronouns, spelling, things, times, verbs, wording
from assistant.english.pronouns import Voice
from assistant.models import Evidence, Mark, Source
from assistant.outline import aims, likeness, teller
from assistant.outline.kinds import ENDED, kind_of
from assistant.outline.outcomes import meets, topic_of_goal
from assistant.patterns import any_case, as_written, listed, words
from assistant.results import Claim
from assistant.templates import fill
from assistant.thresholds import GOOD_ITEMS

Wordings = dict[str, list[str]]
MAX_QUESTIONS = GOOD_ITEMS - 1
"""Questions before the landing."""
FRAGMENT_DAYS = 60
"""A jotting without a verb ("on jury duty") is no news any more after these."""
OPEN_DAYS = 183
"""A question of theirs is taken up for half a year."""
_BEHIND = any_case(r"(?: (?:online|offline|indoors|outdoors|\w+sel(?:f|ves)))+$")
"""What stands behind the name of a thing and is no part of it: "the agency myself"."""
_NO_NAME = any_case(r"^\w*$|^the (?:some|any|every|no)thing\b|[^su\W]s \w+(?<!s)$")
"""No thing, or one with its verb, of those that no list knows: "the voices broke"."""
_HEADED = any_case(
    r"(?:(?:an?|the|my|our|your|her|his|their) )?(?!(?:fewer|more|less|better|enough)\b)(?P<thing>[\w'-]+(?: [\w'-]+){0,3}?)"
    rf"(?= (?:{'|'.join(sorted(likeness.CUT))}|of|to|until)\b|[.,;]|$)"
)
"""A need that begins with the thing, up to what is said of it: "a second piano for July"."""
_AGAIN = {
    "follow_up_whether": any_case(r"^(?:do|does|is|are|has|have|can|could|will|would|should|may)\b"),
    "follow_up_done": any_case(r"\b(?:did|was|were)\b[^.?]*\?$"),
}
"""Follow-ups that need no name of a thing, by the shape of the question."""
_YEAR = as_written(r"\b(?:19|20)\d\d\b")

_DETERMINED = any_case(
    rf"\b(?P<article>the|an?|your|our) (?P<words>(?:(?!(?:{'|'.join(sorted(verbs.STOP | verbs.GENERIC))})\b)[\w-]+ ?){{1,3}}?)"
    rf"(?=[.,;:?!]| ?\b(?:{'|'.join(sorted(verbs.STOP))})\b)"
)
"""An article and the words behind it, up to a small word or a stop."""
_NO_THING = words("same other others one ones rest most least next last first second day time")


@dataclass(frozen=True)
class Topic:
    """One question before it has its minutes."""

    question: str
    _: KW_ONLY
    follow_ups: list[str]
    note: str | None = None
    claim: Claim | None = None
    need: bool = False
    also: Claim | None = None
    """What proves the need as well, where the question takes up more than the need."""
    brought: tuple[Claim, ...] = ()
    """What the user's own facts among the follow-ups stand on."""

    @property
    def words(self) -> str:
        """What it takes up, as it is written."""
        return self.claim.quote if self.claim else self.question


def _trade(role: str) -> str:
    """The word of ROLE that names the person: "city librarian" is a librarian."""
    words = re.split(r",| (?:in|of|for|at) ", role)[0].split()
    return words[-1].casefold() if words else ""


def _things(question: str) -> list[str]:
    """The things that QUESTION names with an article or as yours, the last first; none whose end is in doubt."""
    found = []
    for match in _DETERMINED.finditer(question):
        words = match["words"].split()
        while len(words) > 1 and (verbs.is_present(words[-1]) or verbs.is_past(words[-1]) or words[-1] in verbs.BASES):
            words.pop()
        if words and words[-1] not in _NO_THING and not any(w[:1].isupper() for w in words):
            found.append(likeness.the(" ".join([match["article"].lower(), *words])))
    return found[::-1]


def _shares(one: str, other: str) -> bool:
    """Whether two texts have a word in common that is no word of grammar."""
    small = set(listed("english/stop"))
    said = [" ".join(w for w in re.findall(r"[^\W_]+", text.casefold()) if w not in small) for text in (one, other)]
    return likeness.overlap(*said) > 0


def voice_of(evidence: Evidence) -> Voice:
    """The contact of EVIDENCE by every name, and everybody else in it."""
    contact = evidence.contact
    return Voice(tuple({contact.name, contact.first_name, *contact.aliases}), evidence.other_people)


def stated(question: str, source: Source, quote: str) -> Claim:
    """The claim that QUESTION makes before it asks."""
    return Claim(text=re.split(r"(?<=[.!?])\s", question)[0].rstrip("."), note=source.ordinal, quote=quote)


def from_note(source: Source, quote: str, question: str, follow: str) -> Topic:
    """A QUESTION that takes up what SOURCE says in the words of QUOTE, with its follow-up."""
    return Topic(question, follow_ups=[follow], note=source.ordinal, claim=stated(question, source, quote))


class Page:
    """What is on file on one contact, and the wordings of a page on them."""

    def __init__(self, evidence: Evidence, wordings: Wordings) -> None:
        self.evidence, self.wordings = evidence, wordings
        self.first = evidence.contact.first_name
        self.voice = voice_of(evidence)
        self.inside = evidence.contact.where == "internal"
        self.sources = {source.note: source for source in evidence.sources}
        self.turns: dict[str, int] = {}
        self.aims = self._aims()
        about = " ".join(" ".join([aim.words, *aim.further]) for aim in self.aims) or topic_of_goal(evidence.goal)
        self.about = about if evidence.goal_given else ""

    def _aims(self) -> list[aims.Aim]:
        """What the goal wants, when it was given and begins with what is to be done."""
        if not self.evidence.goal_given or meets(self.evidence.goal):
            return []
        found = aims.read(self.evidence.goal, self.first, self.voice, self.evidence.today)
        return [self._shared(aim) for aim in found] if self.inside else found

    def _shared(self, aim: aims.Aim) -> aims.Aim:
        """AIM of a talk inside the firm, where both decide what is not the user's own affair."""
        if not aim.outcome.startswith("I have") or re.search(r"\b(?:I|me|my|mine)\b", aim.outcome.removeprefix("I ")):
            return aim
        return replace(aim, outcome=f"we have{aim.outcome.removeprefix('I have')}")

    def say(self, heading: str, **values: str) -> str:
        """The next wording under HEADING, filled."""
        choices = self.wordings[heading]
        turn = self.turns.get(heading, 0)
        self.turns[heading] = turn + 1
        return spelling.capital(fill(choices[turn % len(choices)], **values))

    def follow(self, heading: str, text: str, *, named: bool = False) -> str:
        """A follow-up on what TEXT is about; none where that has no safe name."""
        topic = self.name(text, named=named)
        if topic and heading == "need_follow_up":  # "a log that her crew fills in" is not about the crew
            headed = _HEADED.match(things.without_aside(text))
            topic = topic if headed and topic.partition(" ")[2].casefold() == headed["thing"].casefold() else None
        if topic:
            return self.say(heading, topic=topic)
        return self.say(f"{heading}_open") if heading == "need_follow_up" else ""

    def again(self, question: str, told: set[str]) -> str:
        """A follow-up not TOLD yet that takes up a word of QUESTION, else one that fits what kind of question it is."""
        kind = next((heading for heading, shape in _AGAIN.items() if shape.search(question)), "follow_up_open")
        shared = (said for said in self.wordings["follow_up_again"] if likeness.closeness(said, question))
        choices = (spelling.capital(said) for said in (*shared, *self.wordings[kind]))
        return next((said for said in choices if said not in told), "")

    def takes_up(self, said: str, topic: Topic) -> bool:
        """Whether SAID has a word of the question of TOPIC or of its note in it (rubric A6)."""
        source = self.evidence.source(topic.note) if topic.note else None
        return _shares(said, f"{topic.question} {source.text if source else ''}")

    def on_thing(self, topic: Topic, told: set[str]) -> str:
        """A follow-up not TOLD yet with a word of TOPIC in it: one that shares a word with its question, else on a thing that it names."""
        shared = (said for said in self.wordings["follow_up_again"] if _shares(said, topic.question))
        named = (wording.replace("{topic}", thing) for thing in _things(topic.question) for wording in self._asking())
        choices = (spelling.capital(said) for said in (*shared, *named))
        return next((said for said in choices if said not in told), "")

    def _asking(self) -> list[str]:
        """The wordings of a follow-up on a thing, each in its turn first."""
        choices = self.wordings["follow_up"]
        turn = self.turns["follow_up"] = self.turns.get("follow_up", 0) + 1
        return [choices[(turn + place) % len(choices)] for place in range(len(choices))]

    def name(self, text: str, *, named: bool = False) -> str | None:
        """What TEXT is about as a noun phrase to say to the contact; TEXT itself begins with one when NAMED."""
        if ENDED.search(text) and kind_of(text) == "past":
            return None
        people = self.voice.parts | self.voice.parts_of_others
        people |= {_trade(role) for role in (self.evidence.contact.role, self.evidence.me.role) if role}
        found = _BEHIND.sub("", nouns.thing_in(pronouns.to_second(text), people, named=named) or "")
        last_does = not named and found.endswith("s") and not verbs.finite(text.split())  # "the new leather cracks"
        return None if last_does or _NO_NAME.search(found) else found

    def serves(self, topic: Topic) -> bool:
        """Whether TOPIC is about the goal: it shares a word that carries meaning with it."""
        return likeness.overlap(topic.words, self.about) > 0

    def back(self, text: str, *, about_them: bool = True) -> str:
        """What one asks of a statement, by what it is: a worry, a limit, a plan, something they once did."""
        kind = kind_of(text)
        return self.say(f"back_{kind}" if kind and (about_them or kind != "past") else "back")

    def age(self, source: Source) -> int:
        """How many days ago SOURCE was written."""
        return (self.evidence.today - source.date).days

    def _days(self, topic: Topic) -> int:
        """How many days ago the note of TOPIC was made."""
        source = self.evidence.source(topic.note) if topic.note else None
        return self.age(source) if source else 0

    def _holds_yet(self, source: Source, said: str) -> bool:
        """Whether the times in SAID mean today what they meant in its note."""
        today = self.evidence.today
        known = times.told(said, source.date, today)
        fresh = self.age(source) <= teller.STILL_DAYS
        words = said.split()
        over = self.age(source) > teller.LASTING_DAYS and not verbs.is_past(words[verbs.finite(words)])
        return fresh or (known is not None and known.clause == said and not over)

    def _is_theirs(self, source: Source) -> bool:
        return source.author == self.evidence.contact.id

    def _new(self, said: Iterable[str]) -> list[str]:
        """What is neither marked nor promised: that is asked about anyway."""
        told = [*(m.text for m in self.evidence.marks), *(p.text for p in self.evidence.promises)]
        return [line for line in said if not any(likeness.same_thing(t, line) for t in told)]

    def _marks(self, kind: str) -> list[Mark]:
        return [m for m in self.evidence.marks if m.kind == kind]

    def _topic(
        self, mark: Mark, heading: str, follow: str, values: dict[str, str], *, dated: bool = False, need: bool = False
    ) -> Topic | None:
        source = self.sources.get(mark.note)
        if source is None:
            return None
        if dated:
            done = wording.tells_a_deed(mark.text, self.voice)
            values = {"fact": times.opened(values["fact"], source.date, self.evidence.today, deed=done)}
        allowed = {k: v for k, v in values.items() if any("{" + k + "}" in w for w in self.wordings[heading])}
        question = self.say(heading, **allowed)
        about = things.without_aside(mark.text) if mark.kind == "need" else mark.text
        follow_up = self.follow(follow, about, named=mark.kind in ("need", "wants", "when"))
        if heading in ("fact_done", "fact_help", "need_over"):
            follow_up = self.say("follow_up_help" if heading == "fact_help" else "follow_up_done")
        if not self._years_known(question, source):
            return None  # "in August", noted in May: the year is a guess
        return replace(from_note(source, mark.text, question, follow_up), need=need)

    def _years_known(self, question: str, source: Source) -> bool:
        """Whether SOURCE, or the calendar, holds every year that QUESTION names."""
        known = {*_YEAR.findall(source.text), str(source.date.year), str(self.evidence.today.year)}
        return set(_YEAR.findall(question)) <= known
