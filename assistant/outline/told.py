"""What the notes on a contact tell, as questions of a talk."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import called_off, exchanges
from assistant.english import nouns, pronouns, spelling, things, times, verbs, wording
from assistant.kindness import helped_me
from assistant.models import Evidence, Mark, Promise, Source
from assistant.outline import aims, draft, goals, kinds, likeness, teller
from assistant.outline.questions import FRAGMENT_DAYS, MAX_QUESTIONS, OPEN_DAYS, Page, Topic, from_note, stated
from assistant.patterns import any_case
from assistant.results import Claim
from assistant.thresholds import UNDATED_DAYS

PAST_DAYS = 365
"""A wish older than a year is none any more."""
_BY_KIND = {("fact", "past"): "fact_done", ("fact", "plan"): "noted_fact", ("event", "limit"): "event_limit"}


_FOR_THE_TALK = any_case(
    r",? (?:(?:by|for|at|to|before) (?:our|the|this|that) (?:next )?(?:talk|meeting|call|chat|visit)|when we (?:next )?(?:meet|talk|speak)(?: next)?|(?:the )?next time)\W*$"
)
"""When a promise is due that is kept at the talk itself."""


def _is_for_the_talk(promise: Promise) -> bool:
    """Whether PROMISE, of the user's, was made for this talk: "a short list by our talk"."""
    return promise.owner == "me" and _FOR_THE_TALK.search(promise.text) is not None


def _would_meet(promise: Promise, need: str) -> bool:
    """Whether keeping PROMISE gives what NEED names: they share the words that say what it is about."""
    said = goals.thing(re.sub(r"\s+back\b", "", promise.text))
    handed = said.partition(" of ")[2] if said and likeness.is_written_in(said) else said  # "the name of a saddler"
    if not said or not likeness.overlap(likeness.head(handed or said), need):
        return False  # "order the tyres for the van" gives no driver for it
    least = min(likeness.closeness(said, said), likeness.closeness(need, need), 2)
    return 0 < least <= likeness.closeness(said, need)


def told_kept(promise: Promise, evidence: Evidence) -> Source | None:
    """The newest other note which surely tells that PROMISE was kept: "Sent him the quote for twelve scales"."""
    later = [s for s in evidence.sources if s.date >= promise.note_date and s.note != promise.note]
    if not later:
        return None
    from assistant import kept  # which opens the rooms that listen: .1 s

    return next((s for s in reversed(later) if any(k.sure for k in kept.find(s, evidence.contact, [promise]))), None)


def same_matter(one: str, other: str) -> bool:
    """Whether two texts are about the same: they share two words that say so, and half of the shorter one's."""
    least = min(likeness.closeness(one, one), likeness.closeness(other, other))
    return likeness.closeness(one, other) >= max(2, (least + 1) // 2)


class Told(Page):
    """A page with what the notes tell, each statement as a question."""

    def _matter(self) -> str:
        """What the talk, and the contact's work, are about."""
        contact = self.evidence.contact
        return " ".join([self.about, contact.role or "", contact.org or ""])

    def is_over(self, topic: Topic) -> bool:
        """Whether the line that TOPIC takes up, or a newer note on the same, says that it came to nothing."""
        source = self.evidence.source(topic.claim.note) if topic.claim else None
        if topic.claim is None or source is None:
            return False
        quote = topic.claim.quote
        if called_off.is_told(source.text, quote):
            return True
        if topic.need:
            return False
        newer = (s for s in self.evidence.sources if s.date > source.date)
        off = (line for s in newer for line in called_off.sentences(s.text) if called_off.CALLED_OFF.search(line))
        return any(likeness.closeness(line, quote) > 1 for line in off)

    def is_beside(self, topic: Topic) -> bool:
        """Whether the line that TOPIC takes up is private life, or a hint how to write to them."""
        source = self.evidence.source(topic.claim.note) if topic.claim else None
        lines = called_off.around(source.text, topic.words) if source else []
        return any(kinds.is_beside(line, self._matter()) for line in lines)

    def need(self, mark: Mark, waiting: Sequence[Topic] = ()) -> Topic | None:
        """What they need: the answer or the thing that the user owes them, else a question about it."""
        source = self.sources.get(mark.note)
        now = self.of_today(mark)
        phrase = things.noun_phrase(now, self.voice, self.evidence.today)
        owed = self._owed_for(mark.text)
        mine = next((t for t in waiting if same_matter(t.words, mark.text)), self._owed(owed) if owed else None)
        if mine and source:
            return replace(mine, need=True, also=stated(mine.question, source, mark.text))
        if phrase is None and now.startswith("to "):
            phrase = aims.to_them(now.rstrip("."), self.voice, self.evidence.today)
        if phrase is None:
            phrase = None if mark.note not in self.sources else f"this: {now.rstrip('.')}"
        fresh = source is not None and self.age(source) <= teller.STILL_DAYS
        heading = "need_to" if phrase and phrase.startswith("to ") else "need"
        heading = "need_over" if heading == "need" and self.has_passed(mark) else heading + "_now" * fresh
        return self._topic(mark, heading, "need_follow_up", {"need": phrase}, need=True) if phrase else None

    def of_today(self, need: Mark) -> str:
        """The words of NEED, without a day that a newer note says was moved."""
        newer = (s for s in self.evidence.sources if s.date > need.note_date)
        told = (line for s in newer for line in called_off.sentences(s.text) if called_off.MOVED.search(line))
        return (
            called_off.DEADLINE.sub("", need.text) if any(likeness.closeness(t, need.text) for t in told) else need.text
        )

    def has_passed(self, need: Mark) -> bool:
        """Whether the day that NEED is for is over."""
        return called_off.has_passed(self.of_today(need), need.note_date, self.evidence.today)

    def dated(self) -> list[Topic]:
        """Their dates of this month, the next one first."""
        today = self.evidence.today
        near = [m for m in self._marks("when") if m.date and abs((m.date - today).days) <= 30]
        found = []
        for mark in sorted(near, key=lambda m: abs(((m.date or today) - today).days)):
            clause = wording.event(mark.text, mark.date or today, self.voice, today)
            heading = "event" if (mark.date or today) >= today else "event_past"
            heading = self._of_event(heading, clause or "")
            clause = None if clause and kinds.is_broken(clause) else clause
            if clause is None and heading == "event" and mark.date:
                said = spelling.ISO_DAY.sub(" ", mark.text).strip(" .")
                does = len(said.split()) == 3 and verbs.is_present(
                    said.split()[2].removesuffix("s") + "s"
                )  # "the auditors come"
                whole = re.match(r"(?:the|an?)\s", said, re.IGNORECASE) and (does or self._can_be_read_out(said))
                clause = f"{spelling.spoken(mark.date, today)}: {spelling.lower_first(said)}" if whole else None
                heading = "event_other"
            if clause and (topic := self._topic(mark, heading, "event_follow_up", {"event": clause})):
                found.append(topic)
        return found

    def _of_event(self, heading: str, clause: str) -> str:
        """HEADING, or that of what CLAUSE, an event to come, is: a limit, or a day by which something has to be done."""
        if heading != "event":
            return heading
        ready = "event_other" if kinds.TO_BE_READY.search(clause) else heading
        return "event_limit" if kinds.kind_of(clause) == "limit" else ready

    def _is_done(self, source: Source, planned: str) -> bool:
        """Whether the time of what PLANNED tells in SOURCE is over, or a newer note tells that it was done."""
        said = spelling.written_out(planned) or planned
        if called_off.has_passed(said, source.date, self.evidence.today):
            return True
        newer = (s for s in self.evidence.sources if s.date > source.date)
        told = (line for s in newer for line in called_off.sentences(s.text) if likeness.closeness(line, said) > 1)
        return any(verbs.is_past(word) for line in told for word in line.split()[:4])

    def wants(self) -> list[Topic]:
        found = []
        for mark in reversed(self._marks("wants")):
            sure = kinds.DOUBT_BEHIND.sub("", mark.text.rstrip("."))
            wish = spelling.with_days(pronouns.to_second(sure), self.evidence.today)
            source = self.sources.get(mark.note)
            if source and self.age(source) > PAST_DAYS:
                continue
            if source and self.age(source) > OPEN_DAYS:
                found.append(self._topic(mark, "noted_fact", "follow_up", {"fact": f"you wanted {wish}"}, dated=True))
            else:
                found.append(self._topic(mark, "wants", "follow_up", {"wants": wish}))
        return [t for t in found if t]

    def facts(self) -> list[Topic]:
        """What the marked facts tell, the newest first."""
        return [topic for mark in reversed(self._marks("fact")) for topic in self._fact(mark) if topic]

    def _fact(self, mark: Mark) -> Iterator[Topic | None]:
        source = self.sources.get(mark.note)
        today, noted = self.evidence.today, source.date if source else None
        since = wording.is_perfect(mark.text)
        counted = not since and wording.is_perfect(mark.text, since=False) and re.search(r"\d", mark.text) is not None
        told = re.sub(r" and that (?=(?:s?he|they)\b)", " and ", mark.text)
        clause = self._statement(told, noted, present=since or counted)
        ahead = spelling.lies_ahead(mark.text, today, noted)
        heading = "event" if ahead else "fact_since" if since else "fact_done" if counted else "fact"
        heading = "to_answer" if clause and kinds.ASKED_OF_ME.match(clause) else heading
        several = clause is None and kinds.tells_of_several(mark.text)
        if clause is None and source and self._has_subject(mark.text) and not spelling.quoted(mark.text):
            if heading == "event":  # "the dock holds the place until 15 March"
                heading, clause = "event_other", spelling.with_days(mark.text.rstrip("."), today)
            elif self._holds_yet(source, mark.text) and self.age(source) <= OPEN_DAYS:
                yield self._read_out(source, mark.text)
        elif several and source and self.age(source) <= OPEN_DAYS and (said := self._turned(source, mark.text)):
            question = self.say("told", quote=f"{said.rstrip('.')}.", back=self.back(said))
            yield from_note(source, mark.text, question, self.follow("follow_up", said))
        if (heading == "to_answer" and source and not self._is_unanswered(source, mark.text)) or (
            heading == "fact" and wording.is_lasting(mark.text)
        ):
            return  # "your mother lived in Rome": no question for a meeting, and in the past none at all
        if owed := self._owed_for(mark.text):
            yield self._owed(owed)
            return  # "lent me her drill" while I owe it: nobody asks how that went on
        if clause is None or kinds.judges(clause):
            return
        now = self._statement(told, noted, present=True) if heading == "fact" else None
        if now and kinds.is_rule(now, clause):
            if rule := self._rule(mark.text, now, source):
                yield rule
            return  # "in September you decided pay in December" is false
        heading = self._heading(heading, clause, mark)
        helped = kinds.HELPED.match(clause) or helped_me(mark.text, self.voice.names[1:])
        heading = "fact_help" if helped and heading == "fact_done" else heading
        if not (heading == "fact" and kinds.DONE_FOR_ME.match(clause)):
            can = re.match(r"\w+ (?:can|could|will|may)\b", clause)  # "in March you can give us" is no English
            dated = not (heading.startswith("event") or heading == "fact_since" or counted or can)
            values = {"fact": clause, "event": spelling.capital(clause)}
            yield self._topic(mark, heading, "follow_up", values, dated=dated)

    def _rule(self, said: str, now: str, source: Source | None) -> Topic | None:
        """NOW, what SAID tells that they do as a rule, while that most likely holds and no month in it has passed."""
        if source is None or self.age(source) > teller.LASTING_DAYS:
            return None
        named = re.sub(r"\b(?:from|of|through|during|since) (?=[A-Z])", "in ", now)
        if called_off.has_passed(named, source.date, self.evidence.today):
            return None
        return from_note(source, said, self.say("fact_rule", fact=now), self.follow("follow_up", now))

    def _heading(self, heading: str, clause: str, mark: Mark) -> str:
        """HEADING, or that of the wordings for what CLAUSE, which MARK tells, is."""
        heading = "said_then" if heading == "fact" and kinds.OPINION.match(clause) else heading
        if heading == "fact":
            tails = {"said_of_self": kinds.SAID_OF_SELF, "fact_liked": kinds.LIKED, "fact_disliked": kinds.DISLIKED}
            heading = next((name for name, shape in tails.items() if shape.match(clause)), heading)
        kind = kinds.kind_of(clause)
        kind = "" if kind == "past" and not wording.tells_a_deed(mark.text, self.voice) else kind
        return _BY_KIND.get((heading, kind), heading)

    def quotations(self) -> list[Topic]:
        """Their own words, taken up."""
        writer = draft.Writer(self.evidence, {})
        found: list[Topic] = []
        for line in writer.quotations():
            quote, note = line.claims[0].quote, line.claims[0].note
            half = kinds.OPENS_HALF.match(quote) and not verbs.finite(quote.split(",")[0].split())
            half = half and not re.search(r"\b(?:I|we) \w{2,}ed\b", quote)
            if (
                half
                or kinds.PASSING.search(quote)
                or goals.is_bare(quote)
                or kinds.THIRD.search(quote)
                or kinds.ASKS_ME.match(quote)
            ):
                continue  # "Per line, if you can.", "I would love that.", "She asked him.", "Send me yours."
            if any(quote in promise.text for promise in (*self.evidence.promises, *self.evidence.kept)):
                continue  # the words of a call behind a promise may be the user's
            source = self.evidence.source(note)
            if source and source.kind in exchanges.WRITTEN:
                when = spelling.month(source.date, self.evidence.today)
                question = self.say("quote_written", when=when, quote=quote, back=self.back(quote))
            else:
                question = self.say("quote", quote=quote, back=self.back(quote))
            named = re.sub(r"\b(?:[Mm]y|[Oo]ur)\b", "your", quote)
            once = kinds.kind_of(quote) == "past" and self.name(named) is None
            follow = self.say("follow_up_done") if once else self.follow("follow_up", named)
            found.append(
                Topic(question, follow_ups=[follow], note=note, claim=Claim(text=question, note=note, quote=quote))
            )
        return found

    def asked_of_me(self) -> list[Topic]:
        """What their last message asked, when nobody has answered yet."""
        source = self.sources.get(self.evidence.waiting or "")
        asked = teller.their_question(source) if source else None
        if source is None or asked is None:
            return []
        asked = kinds.GREETING.sub("", asked)
        question = self.say("asked", when=spelling.spoken(source.date, self.evidence.today), quote=asked)
        claim = Claim(text=question, note=source.ordinal, quote=asked)
        return [Topic(question, follow_ups=[self.say("asked_follow_up")], note=source.ordinal, claim=claim)]

    def to_answer(self) -> list[Topic]:
        """What a note says that they asked: the answer is the user's to give, and so told and not asked."""
        found = []
        for source in reversed(self.evidence.sources):
            for said in kinds.plain_statements(source, self.voice):
                clause = None if wording.doer_is_open(said, self.voice) else self._clause(source, said)
                if clause and kinds.ASKED_OF_ME.match(clause) and self._is_unanswered(source, said):
                    told = times.opened(clause, source.date, self.evidence.today)
                    question = self.say("to_answer", fact=told)
                    found.append(from_note(source, said, question, self.say("to_answer_follow_up")))
        return found[:1]

    def _is_unanswered(self, source: Source, asked: str) -> bool:
        """Whether what they ASKED in SOURCE is open still: not old, and no message of mine since then speaks of it."""
        since = (s for s in self.evidence.sources if s.sent and s.date >= source.date)
        return self.age(source) <= OPEN_DAYS and not any(likeness.closeness(asked, s.text) for s in since)

    def noted(self) -> list[Topic]:
        """What the last talks and the goal's notes tell, unmarked as it is: the page is for the user's own eyes."""
        talks = [s for s in self.evidence.sources if s.kind != "note"] or list(self.evidence.sources)
        notes = [s for s in self.evidence.sources if s.kind == "note" and s not in talks]
        recent = [s for s in notes[-2:] if self.age(s) <= FRAGMENT_DAYS]
        fresh = (s for s in reversed(self.evidence.sources) if self.age(s) <= FRAGMENT_DAYS)
        troubled = [s for s in fresh if any(map(kinds.LACKS.search, kinds.plain_statements(s, self.voice)))]
        on_goal = (s for s in self.evidence.sources if s.found_by_goal)
        chosen = [*troubled, *reversed(talks[-2:]), *on_goal, *reversed(recent)]
        found: list[Topic] = []
        for source in {s.ordinal: s for s in chosen}.values():
            for said in self._new(kinds.lively_statements(source, self.voice))[:2]:
                if topic := self._taken_up(source, said):
                    found.append(topic)
        return found

    def lately(self) -> list[Topic]:
        """What else the notes of the last weeks tell, where nothing better is on file."""
        recent = [s for s in self.evidence.sources if self.age(s) <= FRAGMENT_DAYS]
        told = (
            (s, said)
            for s in reversed(recent)
            for said in self._new(kinds.plain_statements(s, self.voice))
            if len(said.split()) >= 4
        )
        found = [topic for source, said in told if (topic := self._taken_up(source, said))]
        return [topic for topic in found if not (self.is_over(topic) or self.is_beside(topic))]

    def on_goal(self) -> list[Topic]:
        """What any note, or an open promise, tells about the goal, the closest first."""
        told = [
            (likeness.overlap(said, self.about), source, said)
            for source in reversed(self.evidence.sources)
            for said in self._untold(source)
        ]
        closest = sorted((row for row in told if row[0] and len(row[2].split()) >= 3), key=lambda row: -row[0])
        noted = [topic for _, source, said in closest[:MAX_QUESTIONS] if (topic := self._taken_up(source, said))]
        open_now = [p for p in self.evidence.promises if p.owner == "me" or not same_matter(p.text, self.about)]
        owed = [topic for p in open_now if (topic := self._owed(p)) and self.serves(topic)]
        return [*noted[:2], *owed[:1], *noted[2:]]

    def overdue(self, owner: str) -> list[Topic]:
        """What OWNER promised for a day that has passed, the longest overdue first, unless the goal asks for it."""
        due = (p for p in self.evidence.promises if p.owner == owner)
        late = [p for p in due if (p.due < self.evidence.today if p.due else _is_for_the_talk(p))]
        late.sort(key=lambda p: p.due or self.evidence.today)
        return [t for p in late if not same_matter(p.text, self.about) and (t := self._owed(p))]

    def owed(self) -> list[Topic]:
        """What I promised, the longest open first."""
        mine = sorted((p for p in self.evidence.promises if p.owner == "me"), key=lambda p: p.note_date)
        return [t for p in mine if (t := self._owed(p))]

    def theirs(self) -> list[Topic]:
        """What they promised without a day and not lately, or for about now, the oldest first."""
        today, soon = self.evidence.today, self.evidence.today + dt.timedelta(days=UNDATED_DAYS)
        given = [p for p in self.evidence.promises if p.owner == "them"]
        ripe = [p for p in given if (p.due <= soon if p.due else (today - p.note_date).days >= UNDATED_DAYS)]
        return [t for p in ripe if not same_matter(p.text, self.about) and (t := self._owed(p))]

    def _owed_for(self, need: str) -> Promise | None:
        """What I promised that gives what NEED names."""
        return next((p for p in self.evidence.promises if p.owner == "me" and _would_meet(p, need)), None)

    def _owed(self, promise: Promise) -> Topic | None:
        """An open promise as a question: the thing it hands over, else what is to be done in its own words."""
        source, mine = self.sources.get(promise.note), promise.owner == "me"
        if told_kept(promise, self.evidence):
            return None
        back = mine and kinds.GIVES_BACK.match(promise.text)
        said = re.sub(r",? (?:as soon as|once (?:it|he|she|they|the|his|her)) .*", "", promise.text)
        now = mine and _FOR_THE_TALK.search(said) is not None
        said = _FOR_THE_TALK.sub("", said)
        thing = goals.thing(re.sub(r"\s+back\b", "", said) if back else said)
        if mine and not thing and nouns.STARTS_NOUN.match(said) and nouns.is_thing(said.strip().rstrip(".")):
            thing = said.strip().rstrip(".")  # "an answer on the crates"
        deed = said.strip().rstrip(".")
        deed = deed if nouns.is_deed(deed) and not kinds.POINTS.search(deed) else ""
        late = promise.due is not None and promise.due < self.evidence.today
        thing = "" if deed and not mine else thing  # "you said you would send it"
        spoken = aims.to_them(thing or deed, self.voice, self.evidence.today)
        if source is None or not spoken:
            return None
        if thing and back:
            heading = "promise_back"
        elif thing and now:
            heading = "promise_now"
        elif thing and mine:
            heading = "promise_late" if late else "promise_written" if kinds.is_written(thing) else "promise_mine"
        elif thing:
            heading = "promise_theirs"
        else:
            heading = "promise_deed" if mine else "promise_theirs_deed"
        question = likeness.agreeing(self.say(heading, thing=spoken), spoken)
        then = "promise_mine_then" if heading in ("promise_mine", "promise_late") else "promise_mine_follow_up"
        named = "" if mine else self.follow("promise_theirs_follow_up", spoken, named=bool(thing))
        follow = self.say(then) if mine else named or self.say("promise_theirs_then")
        return from_note(source, promise.text, question, follow)

    def _taken_up(self, source: Source, said: str) -> Topic | None:
        """A plain sentence of a note as a question: turned to the contact, or read out; nobody hears "she" of herself."""
        today = self.evidence.today
        if self._is_theirs(source):
            return self._read_out(source, said) if self._can_be_quoted(said) else None
        if wording.doer_is_open(said, self.voice) or kinds.are_own_terms(said, self.voice):
            return None
        fresh = self.age(source) <= teller.STILL_DAYS
        clause = None if wording.is_lasting(said) else self._clause(source, said)
        if clause and (
            kinds.ASKED_OF_ME.match(clause) or kinds.judges(clause) or re.search(r"\b(?:I|[Ww]e)\b", clause)
        ):
            return None
        if clause and spelling.lies_ahead(clause, today, source.date):
            question = self.say(self._of_event("event", clause), event=spelling.capital(clause))
        elif clause and wording.is_perfect(said):
            question = self.say("fact_since", fact=clause)
        elif clause and (now := self._clause(source, said, present=True)) and kinds.is_rule(now, clause):
            return self._rule(said, now, source)
        elif clause and (told := kinds.as_past(clause)):
            heading = "said_then" if kinds.OPINION.match(told) else "noted_fact"
            done = wording.tells_a_deed(said, self.voice)
            once = kinds.kind_of(re.sub(r"^you told (?:me|us) (?:that )?", "", told)) == "past"
            heading = "fact_done" if once and kinds.LONG_DONE.search(said) else heading
            heading = "event_over" if told != clause and self._is_done(source, said) else heading
            still = fresh and kinds.kind_of(told) in ("worry", "limit", "need")
            if still and (now := self._clause(source, said, present=True)):
                question = self.say("told", quote=f"{spelling.capital(now)}.", back=self.back(now))
            else:
                opened = times.opened(told, source.date, today, deed=done)
                slot = "event" if heading == "event_over" else "fact"
                question = self.say(heading, **{slot: spelling.capital(opened)})
        elif clause is None and not source.sent and self._has_subject(said) and self._holds_yet(source, said):
            return self._read_out(source, said)
        elif clause is None and (turned := self._turned(source, said)):
            question = self.say("told", quote=f"{turned.rstrip('.')}.", back=self.back(turned))
        else:
            return None
        if not self._years_known(question, source):
            return None
        return from_note(source, said, question, self.follow("follow_up", clause or said))

    def _clause(self, source: Source, said: str, *, present: bool = False) -> str | None:
        """The first clause of SAID, told to the contact; a remark of mine or a second sentence behind a comma is left out."""
        spelled = spelling.spelled_out(said, self.voice)
        if kinds.REPORTED.search(spelled):
            return None
        first = kinds.NEXT_CLAUSE.split(spelled, maxsplit=1)[0]
        since = present or wording.is_perfect(first)
        return self._statement(first, source.date, present=since)

    def _statement(self, text: str, noted: dt.date | None, *, present: bool) -> str | None:
        clause = wording.statement(text, self.voice, self.evidence.today, noted, present=present)
        half = clause and kinds.HALF_QUOTED.search(clause)  # "you wrote back: 'Glad to talk"
        return re.sub("^you ask ", "you asked ", clause) if clause and not half else None

    def _turned(self, source: Source, said: str) -> str | None:
        """A sentence on something else that comes to speak of the contact, with its "she" turned to "you"."""
        words = said.split()
        tells = len(words) >= 4 and said[0].isalnum() and (verbs.finite(words) > 0 or kinds.OWN_THING_DOES.match(said))
        if (
            not tells
            or kinds.ABOUT_THEM_FIRST.match(said)
            or not kinds.THIRD.search(said)
            or not self._holds_yet(source, said)
        ):
            return None
        if kinds.OF_MINE.search(said) or kinds.REMARK.match(said) or kinds.REPORTED.search(said):
            return None
        if pronouns.tells_of_others(said, self.voice):
            return None
        plain = words[0].lower() in verbs.STOP | verbs.NUMBERS  # a capital that begins no name
        turned = pronouns.to_reader(spelling.lower_first(said) if plain else said, "", self.voice)
        return spelling.capital(turned) if turned else None

    def _can_be_read_out(self, said: str) -> bool:
        """Whether SAID is a sentence, and neither about the contact nor mine: a remark, a promise or a deed of the user."""
        words = said.split()
        tells = verbs.finite(words) > 0 or kinds.DOING.match(said) or kinds.LIMITED.match(said)
        whole = len(words) >= 4 and said[0].isalnum() and bool(tells)
        hangs = kinds.POINTS_BACK.match(said) and not pronouns.stands_alone(said, self.voice)
        return whole and not (
            hangs or self._speaks_of_them(said) or kinds.OF_MINE.search(said) or kinds.REMARK.match(said)
        )

    def _has_subject(self, said: str) -> bool:
        """Whether SAID can be read out and says who does it."""
        mine = wording.doer_is_open(said, self.voice) or kinds.are_own_terms(said, self.voice)
        return self._can_be_read_out(said) and not (mine or kinds.NO_SUBJECT.match(said))

    def _can_be_quoted(self, said: str) -> bool:
        """Whether SAID, from a message of theirs, is a sentence about what goes on with them and can stand alone."""
        whole = len(said.split()) >= 4 and verbs.finite(said.split()) > 0
        return whole and not kinds.PERSONAL.search(said) and pronouns.stands_alone(said, self.voice)

    def _speaks_of_them(self, said: str) -> bool:
        """Whether SAID calls the contact "she" or by name, or is half a talk ("you're early, he told me")."""
        names = "|".join(re.escape(part) for name in self.voice.names for part in name.split())
        if self._initials(said) or kinds.GOES_ON.search(said):
            return True
        several = kinds.tells_of_several(said)
        plain = re.sub(r"\b(?:they|their|them)\b", " ", said, flags=re.IGNORECASE) if several else said
        return bool(kinds.PERSONAL.search(plain) or re.search(rf"\b(?:{names})\b", said, re.IGNORECASE))

    def _initials(self, said: str) -> bool:
        """Whether SAID begins with the contact's initials, as a jotted talk does: "B: wants it by May"."""
        lead = re.match(r"(?P<who>[A-Za-z]{1,3}): ", said)
        letters = {name[:1].casefold() for name in self.voice.names}
        letters |= {"".join(part[0] for part in name.split()).casefold() for name in self.voice.names}
        return lead is not None and lead["who"].casefold() in letters

    def last_talks(self) -> list[Topic]:
        """What the last conversations, then the last notes, tell and nothing else has taken up: their words, or their offer."""
        talks = [s for s in self.evidence.sources if s.is_talk][-2:]
        others = [s for s in self.evidence.sources if s.kind == "note"][-2:]
        offered = {m.note: m for m in self._marks("offer")}
        found = []
        for source in (*reversed(talks), *reversed(others)):
            if said := next((line for line in self._untold(source) if self._can_be_said(line, source)), None):
                found.append(self._read_out(source, said))
            elif mark := offered.get(source.note):
                bare = mark.text.strip().rstrip(".")
                follow = self.follow("their_offer_follow_up", bare, named=True)
                question = self.say("their_offer", offer=bare)
                found.append(from_note(source, mark.text, question, follow))
        return found

    def _can_be_said(self, line: str, source: Source) -> bool:
        """Whether LINE of SOURCE can be read out today: a whole sentence where it is old."""
        if self.age(source) > FRAGMENT_DAYS and not verbs.finite(line.split(",")[0].split()):
            return False
        if self._is_theirs(source):
            return self._can_be_quoted(line)
        return not source.sent and self._has_subject(line) and self._holds_yet(source, line)

    def _untold(self, source: Source) -> list[str]:
        """What SOURCE, no e-mail of mine, states and neither a mark nor a promise holds."""
        return [] if source.text.startswith("Subject:") else self._new(kinds.plain_statements(source, self.voice))

    def _read_out(self, source: Source, said: str) -> Topic:
        """A sentence in its own words: theirs as what they wrote, one of my notes as something that I know."""
        if self._is_theirs(source):
            question = self.say("wrote", when=spelling.spoken(source.date, self.evidence.today), quote=said)
        else:
            fresh = self.age(source) <= teller.STILL_DAYS
            quote = said if said[-1] in ".!" else f"{said}."
            back = {"back": self.back(said, about_them=False)} if fresh else {}
            question = self.say("told" if fresh else "told_then", quote=quote, **back)
        follow = self.follow("last_talk_follow_up", said)
        return from_note(source, said, question, follow)
