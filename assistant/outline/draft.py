"""A message without a model: marked lines, promises and quotations, joined by the wordings of `outline.md`."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assistant import exchanges, manner
from assistant.kindness import SENSITIVE, helped_me
from assistant.marks import AS_SAID, THANKS_TO
from assistant.models import ME, Evidence, Mark, Promise, Source
from assistant.outline import goals, times, wording
from assistant.outline.wording import Voice
from assistant.patterns import any_case, as_written
from assistant.results import Ask, Claim, Draft
from assistant.sentences import sentences
from assistant.templates import fill
from assistant.thresholds import INVITE_CHARS, SILENCE_WORDS, WORD_LIMIT

Wordings = dict[str, list[str]]

SHORT_QUESTION = 8
"""Words of a question of mine that a short follow-up can repeat."""
MOST_THINGS = 2
"""Things that one message hands over; a third is left to the user."""
LIKE_THEIRS = 2
"""Words that an offer shares with the notes on somebody from which on it may be mentioned to them."""
NEWS_WORDS = 3
"""Words that a statement must add to a congratulation to be said behind it."""
FRESH_DAYS = 14
"""What was said in the last so many days needs no month."""
QUIET_DAYS = 60
"""Days without a word and without a note, from which "it has been a while" is said."""
STILL_DAYS = 28
"""A need from the last so many days is said in the present, and so is what has lasted until then."""
LASTING_DAYS = 365
"""So long what lasts, a home or a trade, may be said in the present."""


@dataclass(frozen=True)
class Line:
    """A sentence of the body, and what proves it."""

    text: str
    claims: tuple[Claim, ...] = ()
    kind: str = ""
    day: dt.date = dt.date.min


def compose(evidence: Evidence, wordings: Wordings) -> Draft:
    """The message. Nothing stands in it about the contact that is not a marked line, a promise or a quotation."""
    return Writer(evidence, wordings).draft()


def unwritten(writer: Writer, draft: Draft) -> str | None:
    """That DRAFT has nothing but a greeting and a name, and which words of the goal no pattern could say; else None."""
    unsaid = writer.unsaid(draft) if writer.evidence.goal_given else []
    if not unsaid or draft.ask or draft.offer or draft.claims:
        return None
    left = "; ".join(f'"{clause}"' for clause in unsaid)
    return (
        f"Nothing of the goal could be written: no pattern can say {left} safely. Below are only a greeting and a name."
    )


def beside(writer: Writer, draft: Draft, waits: Callable[[], bool]) -> list[str]:
    """What the user should know next to the draft: what to attach, what was left out, what would make it better.

    WAITS tells whether a line of their notes waits for review; it is only asked when that would help.
    """
    evidence, body = writer.evidence, draft.body.casefold()
    said = [t for t in writer.handed_over() if t.casefold() in body or _handed(t).casefold() in body]
    hints = [hint for thing in said if (hint := _to_enclose(thing))]
    hints += [f"Put in {t}; the message has only the name." for t in said if writer.only_named(t)]
    used = {claim.quote for claim in draft.claims}
    unused = [m for m in evidence.marks if m.kind in ("need", "wants", "fact") and m.text not in used]
    unused += [m for m in evidence.marks if m.kind == "when" and m.date and m.date >= evidence.today]
    bent = [m for m in unused if not wording.quoted(m.text) and writer.sentence(m) is None]
    if bent:
        hints.append("Left out because a pattern would bend it: " + "; ".join(f'"{m.text}"' for m in bent[-3:]))
    if (message := writer.answered()) and not writer.plan.replies:
        day = None if message.author == ME else answer_wanted(message)
        asked = f' They wrote, "{day}"' if day else ""
        hints.append(f"Their message is taken up; the answer itself is yours to write.{asked}")
    if unsaid := writer.unsaid(draft):
        hints.append("Say in your own words: " + "; ".join(unsaid))
    if not any(claim.note.startswith("n") for claim in draft.claims) and not writer.plan.tells:
        told = _unmarked(evidence)
        hints += told
        review = f"what your notes say already: rapport note review {evidence.contact.id}." if told and waits() else ""
        marked = any(mark.kind in ("need", "wants", "fact", "win") for mark in evidence.marks)
        if not marked:
            hints.append(
                "What would make this better: a line `need: ...` or `fact: ...` in a note on them "
                f'(rapport note add "{evidence.contact.name}" "need: ...")' + (f", or {review}" if review else ".")
            )
        elif review:
            hints.append(f"What would make this better: {review}")
    return hints


_ATTACHABLE = any_case(
    r".*(?:lists?|photos?|pictures?|images?|files?|tables?|documents?|forms?|drafts?|plans?|reports?|cop(?:y|ies)|sheets?|slides|deck"
    r"|presentations?|papers?|articles?|pdfs?|scans?|drawings?|maps?|contracts?|agreements?|quotes?|quotations?|calendars?"
    r"|schedules?|programmes?|programs?|agendas?|minutes|notes|summar(?:y|ies)|templates?|guides?|manuals?|brochures?|catalogues?"
    r"|leaflets?|flyers?|invoices?|receipts?|letters?|cv|recordings?|videos?|costings?|estimates?|charts?|graphs?|recipes?|proposals?|specifications?"
    r"|specs?|budgets?|forecasts?|results|figures|data|statements?|certificates?|texts?|timetables?|rotas?|designs?)"
)
"""What a message can have attached, by the last word of its name."""
_WRITTEN_IN = any_case(r".*(?:names?|numbers?|address(?:es)?|links?|dates?|contacts?|prices?|answers?|details)")
"""What stands in the message itself."""


def _to_enclose(thing: str) -> str | None:
    """What is still to be done about THING, which the message says it hands over."""
    head = _head(thing)
    if _ATTACHABLE.fullmatch(head):
        return f"Attach {thing}."
    return f"Put in {thing}." if _WRITTEN_IN.fullmatch(head) else None


def _unmarked(evidence: Evidence) -> list[str]:
    """What is on file but not marked, closest to the goal first: the user may allow it, the outline may not."""
    told = [source for source in evidence.sources if not source.text.startswith("Subject:")]  # the rest is what I wrote
    lines = [(source, line.strip()) for source in told for line in source.text.split("\n") if line.strip()]
    name = evidence.contact.name
    lines = [(s, line) for s, line in lines if not (exchanges.is_recap(line, name) and line.endswith(f" {name}."))]
    plain = [(s, line) for s, line in lines if not re.match(r"[-*] \[.\]|\w+\??:", line)]
    marked = [(mark.note, _stems(mark.text)) for mark in evidence.marks]
    plain = [(s, line) for s, line in plain if not SENSITIVE.search(line) and "[secret]" not in line]
    plain = [(s, line) for s, line in plain if not any(s.note == n and said <= _stems(line) for n, said in marked)]
    best = sorted(plain, key=lambda row: (overlap(row[1], evidence.goal), row[0].date), reverse=True)[:2]
    return [
        f'Not marked, so not used: "{textwrap.shorten(line, SHOWN, placeholder=" ...")}" [{source.date} {source.kind}]. '
        "Begin the line with `fact:` to allow it."
        for source, line in best
    ]


SHOWN = 90
"""Characters of a line that a hint repeats, cut at a word."""


_OF_USE = any_case(
    r"\b(?:be|being) (?:of (?:some )?(?:use|help|service)|useful|helpful)\b|\bhelp(?:ing)? (?:first|out)\b"
    r"|\boffer(?:ing)? (?:(?:her|him|them|some|my|our) )*help\b(?! (?:with|to|on|in|for)\b)"
    r"|\bhelp(?:ing)? (?:[\w'-]+ ){1,5}first\b|\b(?:give|bring|add|offer) (?:her|him|them) something\b"
    r"|\b(?:tak|lift)(?:e|ing) (?:\w+ ){0,5}off (?:her|his|their) (?:hands|plates?|desks?|shoulders|backs?)\b"
)
"""A goal that an offer serves, whatever its other words."""


_OF_A_TIE = any_case(
    r"(?:start|begin|build|establish|open|win|gain|earn|get (?:to know|closer|on)|become|strengthen|deepen|improve|develop"
    r"|help|support|ease|make)\b"
)
"""A goal of the tie itself, in whatever words: what is of use to them serves it."""


class Writer:
    """The parts of a message, each made from the evidence or left out; without WORDINGS only what could be said."""

    def __init__(self, evidence: Evidence, wordings: Wordings) -> None:
        self.evidence, self.wordings = evidence, wordings
        contact = evidence.contact
        self.voice = Voice(
            tuple(dict.fromkeys((contact.first_name, contact.name, *contact.aliases))), evidence.other_people
        )
        self.sources = {source.note: source for source in evidence.sources}
        self.plan = goals.parse(evidence.goal, self.voice, evidence.today)
        self.unsayable = self._promise_for_another()
        if self.unsayable:
            self.plan = goals.Plan(rest=[evidence.goal])
        for thing in self.plan.things:
            full = self._more_fully(thing)
            self.plan.things = [full if thing == other else other for other in self.plan.things]
            self.plan.said = [(clause, full if thing == words else words) for clause, words in self.plan.said]
        self.asked = self._asked_before()
        self.taken_up = self._their_promise()
        self.reports = self._reports()
        self.briefly = False
        if self.plan.question == "How did it go?" and not self.event_near():
            self.plan = goals.Plan(rest=[evidence.goal])
        if self.silent():
            bare = (goals.FOLLOW_UP, goals.MY_MESSAGE)
            self.plan.rest = [c for c in self.plan.rest if not any(form.fullmatch(c) for form in bare)]

    def draft(self) -> Draft:
        kind, limit = self.evidence.message_kind, WORD_LIMIT[self.evidence.channel]
        if self.silent():
            limit = min(limit, SILENCE_WORDS)
        opening = self.opening(kind)
        about = self.about(kind, opening)
        given = not self.plan.offer and any(line.kind in ("gift", "thanks") for line in opening)
        gift = None if given else self.offer(kind, about)
        opening, about = self._with_result(opening), self._with_result(about)
        ask, question = self.question(kind, [*opening, *about, *self.reports], gift)
        while True:
            last = [line for line in (self.asked, gift) if line]
            lines = [*opening, *about, *self.reports, *last]
            body, out = self.body(lines, question, short=self.evidence.channel == "invite")
            if self.fits(body, limit):
                break
            if len(about) > 1:
                about = about[1:]
            elif gift and gift.kind in ("extra", "aside") and not self.silent():
                gift = None
            elif len(opening) > 1:
                opening = opening[:-1]
            elif about and opening:
                about = []
            elif self.silent() and not self.briefly:
                self.briefly = True
                opening = self.opening(kind)
            else:
                break
        return Draft(
            subject=self.subject(lines, question) if self.evidence.channel == "email" else "",
            body=body,
            ask=ask,
            offer=next((line.text for line in lines if line.kind in ("gift", "extra", "offer", "aside")), None),
            easy_out=out,
            claims=[claim for line in lines for claim in line.claims],
        )

    def say(self, heading: str, **values: str) -> str:
        """The first wording under HEADING, filled."""
        return _TWO_STOPS.sub(r"\1", wording.capital(fill(self.wordings[heading][0], **values)))

    # -- the parts, in the order of the message ----------------------------------------------------

    def opening(self, kind: str) -> list[Line]:
        """What is answered, handed over, thanked for or wished."""
        lines = self._goal_first(kind)
        message = self.answered()
        return [*self.since_long(), *(self.reply(message) if message else []), *lines]

    def _goal_first(self, kind: str) -> list[Line]:
        """What the goal itself gives, thanks for, wishes or tells, before anything from the notes."""
        known = self.evidence
        if known.goal_note and known.goal_note == known.waiting:
            return []
        handed = [line for thing in self.handed_over() for line in (*self._wanted(thing), self.hand_over(thing))]
        if self.plan.thanks is not None or kind == "thanks":
            thanked = self.thanks()
            return [*self.glad(), *handed, *thanked[:1], *self.own_words(wished=False), *self.reminder(), *thanked[1:]]
        if self.plan.congratulations:
            return [*self.glad(), *self.own_words(wished=False), *handed]
        if self.asked:
            return [*self.own_words(wished=False), *handed]
        rest = [*handed, *self.reminder()] or self.owed() or self.after_silence() or self.event_near(kind)
        own = self.own_words(wished=any(line.kind == "when" for line in rest))
        if handed:
            own = sorted(own, key=lambda line: line.kind in _BEHIND_A_GIFT)
            at = sum(line.kind not in _BEHIND_A_GIFT for line in own)
            return [*own[:at], *handed, *own[at:], *rest[len(handed) :]]
        return own + rest

    def glad(self) -> list[Line]:
        """The congratulation of the goal, and what a marked line tells of the thing itself."""
        what = self.plan.congratulations
        if not what:
            return []
        lines = [Line(self.say("congratulations", what=what), self._from_goal(what), "thanks")]
        for mark in self.evidence.marks:
            source = self.sources.get(mark.note)
            text = wording.told_by_me(mark.text, self.voice) if source and mark.kind == "fact" else None
            if source is None or wording.is_mine(mark.text):
                continue
            if text is None:
                won = self._won(mark, source, what)
                lines += [won] if won else []
                continue
            of_it = self._is_fresh(source.date) and closeness(what, source.text) >= LIKE_THEIRS
            if of_it or (closeness(what, mark.text) and "your" in text):
                lines.append(
                    Line(f"{text}.", (Claim(text=text, note=source.ordinal, quote=mark.text),), "fact", source.date)
                )
        return lines[:2]

    def _won(self, mark: Mark, source: Source, what: str) -> Line | None:
        """What MARK tells that they or theirs did, where WHAT they are congratulated on is that: "Your cider took first prize"."""
        if mark.kind not in ("fact", "win") or not self._is_fresh(source.date) or not closeness(what, mark.text):
            return None
        said = wording.first_statement(mark.text)
        if len(_stems(said) - _stems(what)) < NEWS_WORDS or not wording.tells_a_deed(said, self.voice):
            return None
        line = self._fact(mark, source, said)
        again = line is not None and line.text.startswith("You ") and closeness(what, said) >= LIKE_THEIRS
        return None if again else line

    def since_long(self) -> list[Line]:
        """How long it has been, when the goal says so."""
        long = self.plan.after_long
        return [Line(self.say("after_long", what=long), self._from_goal(long), "hello")] if long else []

    def own_words(self, *, wished: bool) -> list[Line]:
        """What the goal says sorry for, answers, tells or wishes; a day of theirs that the notes give is spoken of instead."""
        plan = self.plan
        answer = "answer_no" if (plan.answer or "").startswith("a no") else "answer"
        wish = plan.wish if self.evidence.goal_given and not wished else None
        said = (
            ("sorry", plan.sorry),
            ("sorry_that", plan.sorry_that),
            (answer, plan.answer),
            ("news", plan.news),
            ("wish", wish),
        )
        dated = self._day_wished(wish) if wish else None
        lines = [
            Line(self.say(heading, what=what), self._from_goal(what), heading.removesuffix("_that"))
            for heading, what in said
            if what and not (dated and heading == "wish")
        ]
        return [*lines, *([dated] if dated else [])]

    def _day_wished(self, wish: str) -> Line | None:
        """Their day on which WISH is for something, with the wish."""
        ahead = (m for m in self.evidence.marks if m.kind == "when" and m.date and m.date >= self.evidence.today)
        lines = (line for m in ahead if closeness(m.text, wish) and (line := self.sentence(m)))
        return next((line for line in lines if "I hope it goes well" in line.text), None)

    def _reports(self) -> list[Line]:
        """What the goal wants told and the marked lines say: "tell her what came of it"."""
        plan = self.plan
        lines: list[Line] = []
        handed = [clause for clause, words in plan.said if words in plan.things]
        for clause in [*plan.rest, *handed]:
            what = goals.reported(clause, self.voice)
            line = self._result(what) if what else None
            if line is None or any(_told_twice(line, other) for other in lines):
                continue
            lines.append(line)
            plan.rest = [other for other in plan.rest if other != clause]
            plan.things = [thing for thing in plan.things if (clause, thing) not in plan.said]
            plan.said = [(said, line.text if said == clause else words) for said, words in plan.said]
            if clause not in handed:
                plan.said.append((clause, line.text))
        return lines

    def _result(self, what: str) -> Line | None:
        """The marked line that tells WHAT: one of the user's own, or one about the thing itself."""
        bare, help_ = not _stems(_CAME_OF_IT.sub("", what)), self.helped()
        found = []
        for mark in self.evidence.marks:
            close, source = closeness(mark.text, what), self.sources.get(mark.note)
            text = self._told_result(mark, what, jotted=close > 0)
            mine = wording.is_mine(mark.text)
            won = mark.kind == "win" and (mine or bare)
            if bare and help_ and mark.note_date > help_.note_date:
                won = won or closeness(mark.text, help_.text) > 0
            if source is None or text is None or not (close or won or (mine and (bare or self._closeness(mark.text)))):
                continue
            told = self._dated(text, source)
            alone = text.startswith("Here is ") or wording.stands_alone(text, self.voice)
            if told is None or not (alone or help_):
                continue
            proof = Claim(text=told, note=source.ordinal, quote=mark.text)
            more, proofs = self._what_follows(mark)
            line = Line(" ".join([f"{told}.", *more]), (proof, *proofs), "report", source.date)
            found.append((close, mine, source.date, line))
        return max(found, key=lambda row: row[:3])[3] if found else None

    def _dated(self, deed: str, source: Source) -> str | None:
        """DEED, noted in SOURCE, with its time as it is said today; None where it cannot be told any more."""
        past = times.told(deed, source.date, self.evidence.today, deed=True)
        if past is None or not past.when:
            return past.clause if past else None
        return f"{wording.capital(past.when)} {wording.lower_first(past.clause)}"

    def _with_result(self, lines: list[Line]) -> list[Line]:
        """LINES with what I made of their help behind the sentence on it: a `win:` of mine that is thanks to them."""
        last = next((line for line in reversed(lines) if line.kind in ("help", "favour", "thanks")), None)
        if last is None or self.reports or self.plan.congratulations:
            return lines
        thanked = " ".join([self.plan.thanks or "", *(claim.quote for claim in last.claims if claim.note != "goal")])
        for mark in reversed(self.evidence.marks):
            source, text = self.sources.get(mark.note), wording.told_by_me(mark.text, self.voice)
            theirs = THANKS_TO.search(mark.text) is not None and self.evidence.contact.id in mark.text
            near = closeness(thanked, mark.text)
            if mark.kind != "win" or source is None or text is None or not wording.is_mine(text):
                continue
            told = self._dated(text, source)
            if told is None or not (near >= LIKE_THEIRS or (theirs and near)):
                continue
            proof = Claim(text=told, note=source.ordinal, quote=mark.text)
            more = Line(f"{last.text} {told}.", (*last.claims, proof), last.kind, last.day)
            return [more if line is last else line for line in lines]
        return lines

    def _told_result(self, mark: Mark, what: str, *, jotted: bool) -> str | None:
        """MARK as a sentence that tells WHAT: as it stands, begun with what is theirs, or JOTTED without a verb."""
        if mark.kind not in ("fact", "win"):
            return None
        if text := wording.told_by_me(mark.text, self.voice):
            return text
        theirs = wording.statement(mark.text, self.voice, self.evidence.today) if mark.kind == "win" else None
        if theirs and re.search(r"\b(?:I|we|me|us|my|our)\b", theirs):
            return wording.capital(theirs)  # "his clause got us the money back"
        noted = wording.noted_result(mark.text, self.voice) if jotted else None
        return f"Here is {what}: {noted}" if noted and re.match(r"(?:the|our|my)\b", what, re.IGNORECASE) else None

    def _what_follows(self, mark: Mark) -> tuple[list[str], list[Claim]]:
        """The next marked line of the same note, where it says more of what MARK tells: its limit."""
        after = next((m for m in self.evidence.marks if m.note == mark.note and m.line == mark.line + 1), None)
        if after is None or after.kind not in ("fact", "win"):
            return [], []
        text = wording.told_by_me(after.text, self.voice)
        if text is None or times.told(text, mark.note_date, self.evidence.today, deed=True) is None:
            return [], []
        return [f"{text}."], [Claim(text=text, note=self.sources[mark.note].ordinal, quote=after.text)]

    def helped(self) -> Mark | None:
        """What they did for me, told by a marked line: that which is nearest to the goal, then the newest."""
        marks = [m for m in self.evidence.marks if m.kind in ("fact", "win") and m.note in self.sources]
        done = [m for m in marks if helped_me(m.text, self.voice.names)]
        return max(done, key=lambda m: (self._closeness(m.text), self.sources[m.note].date), default=None)

    def reminder(self) -> list[Line]:
        """Their open promise that the goal asks for, said as kindly as it was given."""
        source = self.sources.get(self.taken_up.note) if self.taken_up else None
        if self.taken_up is None or source is None:
            return []
        when = wording.month(source.date, self.evidence.today)
        text = self.say("reminder", when=when, promise=self._deed(self.taken_up))
        proof = Claim(text=text.rstrip("."), note=source.ordinal, quote=self.taken_up.text)
        return [Line(text, (proof,), "reminder", source.date)]

    def unsaid(self, draft: Draft) -> list[str]:
        """What the goal wants said and DRAFT does not say, and the promises of the talk that would mean nothing alone."""
        body = draft.body.casefold()
        own = self._own_promise()
        rest = [clause for clause in self.plan.rest if not (own and own[0] == clause and own[3].casefold() in body)]
        if not self.evidence.goal_given and not self.unsayable:
            rest = [clause for clause in rest if goals.is_bare(clause) or clause.startswith("ask how it went: ")]
        given = self.plan.offer if draft.offer else None
        lost = [clause for clause, words in self.plan.said if words != given and not self._stands(words, body)]
        if draft.offer and draft.claims:  # the offer is what it meant
            rest, lost = ([clause for clause in part if not _OF_USE.search(clause)] for part in (rest, lost))
        thanks = (self.plan.thanks is not None or self.evidence.message_kind == "thanks") and not self.thanks_for_else()
        thanks = thanks and not self.plan.tells
        left = [wording.in_full(p.text) for p in self._of_the_talk() if not self._sayable(p)] if thanks else []
        goal = self.evidence.goal
        found = [*rest, *(lost if self.evidence.goal_given else [])]
        return [*sorted(found, key=lambda clause: goal.find(clause[:20])), *left]

    def _stands(self, words: str, body: str) -> bool:
        if words == self.plan.question and self._asks_how_it_went():
            return " go?" in body
        if self.taken_up and words in (self.plan.reminder, self.plan.question):
            return self._deed(self.taken_up).casefold() in body
        if words in self.plan.things and _handed(words).casefold() in body:
            return True
        wished = words in (self.plan.wish, self.plan.well)
        return _SIZE.sub("", words).casefold() in body or (wished and "i hope it goes well" in body)

    def silent(self) -> Source | None:
        """My message without an answer, when this one follows it up and has nothing else to tell."""
        if self.plan.tells:
            return None
        return self.sources.get(self.evidence.silence or "") if self.evidence.message_kind == "follow-up" else None

    def after_silence(self) -> list[Line]:
        """The message that got no answer, without blame."""
        sent = self.silent()
        if self.plan.unanswered is not None and (self.plan.unanswered or sent is None):
            what = self.plan.unanswered
            text = self.say("silence_about", what=what) if what else self.say("silence_last")
            return [Line(text, self._from_goal(what or text), "silence")]
        if sent is None:
            return []
        when = wording.spoken(sent.date, self.evidence.today)
        asked = their_question(sent) or ""
        if not self.briefly and _TOLD_IN_LINES.match(wording.capital(asked)) and len(asked.split()) <= SHORT_QUESTION:
            text = self.say("silence_question", when=when, asked=wording.lower_first(asked.rstrip("?")))
            return [Line(text, (Claim(text=text, note=sent.ordinal, quote=asked),), "silence", sent.date)]
        text = self.say("silence", when=when)
        return [Line(text, (Claim(text=text.rstrip("."), note=sent.ordinal, quote=_first_words(sent)),), "silence")]

    def _asked_before(self) -> Line | None:
        """What I asked them and the goal follows up, in the words of my note or message; the plan asks for it again."""
        plan = self.plan
        taken = [clause for clause, words in plan.said if words == plan.question]
        for clause in [*taken, *([] if plan.question else plan.rest)]:
            what = goals.asked_before(clause, self.voice)
            if what is None or (line := self._my_question(what)) is None:
                continue
            plan.rest = [other for other in plan.rest if other != clause]
            plan.question, plan.question_words = self.say("ask_yet") if self.wordings else line.text, what
            plan.said = [*(row for row in plan.said if row[0] != clause), (clause, line.claims[0].text)]
            return line
        return None

    def _my_question(self, what: str) -> Line | None:
        """The newest note or message of mine that asked them about WHAT: "In May I asked whether you could lend a kiln"."""
        mine = (s for s in reversed(self.evidence.sources) if s.author == ME and len(s.contacts) == 1)
        told = ((s, sentence) for s in mine for line in s.text.split("\n") for sentence in sentences(line))
        for source, sentence in told:
            found = _I_ASKED.search(sentence) or _ASKED_STRAIGHT.search(sentence)
            if found is None or not closeness(what, sentence) or SENSITIVE.search(sentence):
                continue
            asked = found.groupdict().get("what") or f"whether {found['who']} {found['can'].lower()} {found['deed']}"
            asked = re.sub(r"^if\b", "whether", asked.rstrip(".?")).replace(" can ", " could ", 1)
            whom = "them" if re.match(r"\w+ (?:they|their)\b", asked) else found.groupdict().get("whom") or ""
            turned = wording.to_reader(asked, whom, self.voice)
            if wording.tells_of_others(found[0].removesuffix(found.groupdict().get("what") or ""), self.voice):
                continue  # "I met Tom and asked whether ..."
            if turned is None or not wording.stands_alone(turned, self.voice):
                continue
            past = times.told(turned, source.date, self.evidence.today, deed=True)
            if past is None or past.clause != turned:
                continue
            when, said = wording.month(source.date, self.evidence.today), f"I asked {turned}"
            text = self.say("asked_before", when=when, asked=turned) if self.wordings else said
            proof = Claim(text=said, note=source.ordinal, quote=found[0].rstrip("."))
            return Line(text, (proof,), "asked", source.date)
        return None

    def answered(self) -> Source | None:
        """Their message, when to answer it is why this one is written."""
        known = self.evidence
        asked = self.plan.answers or any(
            re.match(r"(?:answer|reply)\b", clause, re.IGNORECASE) for clause in self.plan.rest
        )
        answers = asked if known.goal_given else known.waiting
        return self.sources.get(known.waiting or "") if answers else None

    def reply(self, message: Source) -> list[Line]:
        """Thanks for the message that waits for an answer, and its question; the answer itself is the user's."""
        when = wording.spoken(message.date, self.evidence.today)
        noted = message.author == ME  # on another day, perhaps, than it came
        text = self.say("reply_noted", kind=message.kind) if noted else self.say("reply", kind=message.kind, when=when)
        lines = [
            Line(text, (Claim(text=text.rstrip("."), note=message.ordinal, quote=_first_words(message)),), "reply")
        ]
        if noted:
            told = None if self.plan.replies else self._question_noted(message)
            return [*lines, told] if told else lines
        asked = None if self.plan.replies else their_question(message)
        if asked:
            quoted = self.say("reply_question", quote=asked)
            lines.append(Line(quoted, (Claim(text=quoted, note=message.ordinal, quote=asked),), "reply"))
        return lines

    def _question_noted(self, message: Source) -> Line | None:
        """What they asked, as my note on their MESSAGE tells it: "He wanted to know which pump we use"."""
        for sentence in sentences(message.text):
            found = _THEY_ASKED.search(sentence)
            before = sentence[: found.start()] if found else ""
            if found is None or SENSITIVE.search(sentence) or re.search(r"\b(?:I|[Ww]e)\b", before):
                continue
            asked = re.sub(r"^if\b", "whether", found["what"].rstrip("."))
            turned = None if wording.tells_of_others(before, self.voice) else wording.to_reader(asked, "", self.voice)
            if turned and not goals.is_bare(turned) and not wording.tells_of_others(turned, self.voice):
                text = self.say("reply_told", asked=wording.with_days(turned, self.evidence.today))
                return Line(
                    text, (Claim(text=text.rstrip("."), note=message.ordinal, quote=found[0].rstrip(".")),), "reply"
                )
        return None

    def hand_over(self, thing: str) -> Line:
        named = _handed(thing)
        promise = self._promise_of(named)
        source = self.sources.get(promise.note) if promise else None
        if promise is None or source is None:
            text, claims = _agreeing(self.say("enclosed", thing=thing), thing), self._from_goal(thing)
            if own := self._offer_of(thing):
                named = offered(own, "offer", self.evidence.today)[1]
                return Line(
                    text if named.startswith(thing) else _with_limits(text, named),
                    (*claims, Claim(text=text.rstrip("."), note="me", quote=own)),
                    "gift",
                )
            return Line(text, claims, "gift")
        apologised = self.plan.sorry or self.plan.sorry_that
        late = promise.due is not None and promise.due < self.evidence.today and not apologised
        when = f"on {wording.spoken(promise.note_date, self.evidence.today)}"
        text = _agreeing(self.say("promised_late" if late else "promised", thing=named, when=when), named)
        return Line(text, (Claim(text=text.rstrip("."), note=source.ordinal, quote=promise.text),), "gift", source.date)

    def _wanted(self, thing: str) -> list[Line]:
        """What they wanted to know or do, where THING, which an offer of mine names too, is given for it."""
        if not self._offer_of(thing):
            return []
        told = [m for m in self.evidence.marks if m.kind in ("need", "wants", "fact") and closeness(thing, m.text)]
        told = [
            m for m in told if not (wording.tells_a_deed(m.text, self.voice) or helped_me(m.text, self.voice.names))
        ]
        told.sort(key=lambda mark: mark.kind != "fact")
        return [line for m in told if not self._is_owed(m.text) and (line := self.sentence(m))][-1:]

    def _more_fully(self, thing: str) -> str:
        """THING as my offer names it, where it is promised to nobody: "the moth sheet" is "the free sheet on moths"."""
        own = None if self._promise_of(_handed(thing)) else self._offer_of(thing)
        heading, named = offered(own, "offer", self.evidence.today) if own else ("", "")
        said, names = (
            {word.removesuffix("s") for word in re.findall(r"\w{3,}", text.casefold())}
            for text in (thing, re.split(r"[,;:(]", named)[0])
        )
        return named if heading == "offer_named" and named.startswith("the ") and said <= names else thing

    def _offer_of(self, thing: str) -> str | None:
        """The offer of mine that THING names: the profile says it with its limits."""
        named = _stems(_FORMAT.sub("", re.split(r"[,;:(]", thing)[0]))
        known = [(offer, len(named & _stems(offer))) for offer in self.evidence.me.offers]
        own = next((o for o, shared in known if shared and (shared == len(named) or shared >= LIKE_THEIRS)), None)
        return own or self._offer_for_need(thing)

    def _offer_for_need(self, thing: str) -> str | None:
        """The one offer of mine that meets a need of theirs which THING names too: a saddler is "the boot maker"."""
        needs = self.needs_of(thing)
        named = (o for o in self.evidence.me.offers if offered(o, "", self.evidence.today)[0] == "_named")
        alike = (o for o in named if closeness(_head(thing), o) or (_is_trade(thing) and _is_trade(o)))
        found = [o for o in alike if any(_on_offer(o, need) >= LIKE_THEIRS for need in needs)]
        return found[0] if len(found) == 1 and not _to_enclose(thing) else None

    def needs_of(self, thing: str) -> list[str]:
        """What they need or want, in words that name THING."""
        return [m.text for m in self.evidence.marks if m.kind in ("need", "wants") and closeness(thing, m.text)]

    def only_named(self, thing: str) -> bool:
        """Whether THING answers a need of theirs and nothing on file says what it is."""
        known = self._promise_of(_handed(thing)) or self._offer_of(thing) or _to_enclose(thing)
        return not known and bool(self.needs_of(thing))

    def owed(self) -> list[Line]:
        """A promise that this goal is about and that is a deed, nothing to enclose: "I said I would come and see it"."""
        own = self._own_promise()
        if own is None:
            return []
        _, quote, source, deed = own
        text = self.say("promised_deed", when=wording.month(source.date, self.evidence.today), deed=deed)
        return [Line(text, (Claim(text=text.rstrip("."), note=source.ordinal, quote=quote),), "owed", source.date)]

    def _own_promise(self) -> tuple[str, str, Source, str] | None:
        """The part of the goal that is a deed I promised, the words that prove it, their note, and the deed as it is said."""
        for clause in [] if self.unsayable else self.plan.rest:
            promise = self._promise_of(clause)
            source = self.sources.get(promise.note) if promise else self._said_by_me(clause)
            if source is None or not (self._sayable(promise) if promise else not goals.is_bare(clause)):
                continue
            words = _errand(promise) if promise else clause.rstrip(".")
            words = wording.in_full(words)
            deed = wording.with_days(_to_reader(words) if promise else wording.to_second(words), self.evidence.today)
            if deed.split()[0].lower() in wording.BASES:
                return clause, promise.text if promise else _sentence_with(clause, source), source, deed
        return None

    def _said_by_me(self, deed: str) -> Source | None:
        """The newest note in which the user said in plain words to do DEED."""
        return next((s for s in reversed(self.evidence.sources) if _sentence_with(deed, s)), None)

    def handed_over(self) -> list[str]:
        """The things a message of this goal hands over."""
        return self.plan.things[:MOST_THINGS]

    def thanks(self) -> list[Line]:
        today = self.evidence.today
        lines = []
        if self.plan.thanks:
            lines.append(Line(self.say("thanks", what=self.plan.thanks), self._from_goal(self.plan.thanks), "thanks"))
            helped = self.helped() if self.thanks_for_else() else None
            line = self.sentence(helped) if helped else None
            if helped and line and not _met(helped.text, self.plan.thanks):
                lines.append(_without_repeat(line, self.plan.thanks))
        talk = self._talk()
        first = self.helped() if not self.plan.thanks and (self.reports or talk is None) else None
        if first and (line := self.sentence(first)):
            return [line]
        if not lines and self.plan.tells:
            return [Line(self.say("thanks_only"), self._from_goal("thank you"), "thanks")]
        if talk is None:
            return lines
        if not lines:
            text = self.say(
                "thanks_talk",
                talk=exchanges.called(talk.kind, talk.text),
                when=f"on {wording.spoken(talk.date, today)}",
            )
            lines.append(
                Line(text, (Claim(text=text.rstrip("."), note=talk.ordinal, quote=_first_words(talk)),), "thanks")
            )
        if self.thanks_for_else():
            return lines
        settled = [*self.plan.things, *([self.plan.thanks] if self.plan.thanks else [])]
        for heading, owner in (("i_do", "me"), ("they_do", "them")):
            mine = [p for p in self._of_the_talk() if p.owner == owner and p != self.taken_up and self._sayable(p)]
            due = [p for p in mine if not any(same_thing(s, p.text) for s in settled)]
            if due:
                once = len({p.due for p in due}) == 1 and len(due) > 1  # one day, said once
                listed = _and([self._spoken_promise(p, dated=not once or p is due[-1]) for p in due])
                after = heading == "i_do" or any(line.kind == "list" for line in lines)
                said = [self._spoken_promise(p, dated=False) for p in due]
                deeds = heading == "i_do" and all(_begins_with_verb(text) or " you" in text[:12] for text in said)
                heading = "i_will" if deeds else heading if after else "they_do_only"
                text = self.say(heading, promises=listed)
                proof = tuple(Claim(text=text.rstrip("."), note=self._note_of(p), quote=p.text) for p in due)
                lines.append(Line(text, proof, "list"))
        return lines

    def thanks_for_else(self) -> bool:
        """Whether the goal gives thanks for something that is not the talk, whose promises are not in place then."""
        thanks = self.plan.thanks
        return self.evidence.goal_given and bool(thanks) and not _TALK.search(thanks or "")

    def _note_of(self, promise: Promise) -> str:
        source = self.evidence.source(promise.note)
        return source.ordinal if source else promise.note

    def _talk(self) -> Source | None:
        return next((s for s in reversed(self.evidence.sources) if s.kind in exchanges.TALKS), None)

    def _of_the_talk(self) -> list[Promise]:
        """What was promised in the last talk and is not overdue."""
        talk = self._talk()
        mine = [p for p in self.evidence.promises if talk and (p.note_date, p.note_kind) == (talk.date, talk.kind)]
        return [p for p in mine if p.due is None or p.due >= self.evidence.today]

    def event_near(self, kind: str = "hello") -> list[Line]:
        """Their date when it is close, for a message that has no other errand: that of the goal, else the nearest."""
        today, went = self.evidence.today, self.plan.went
        dated = [m for m in self.evidence.marks if m.kind == "when" and m.date and abs((m.date - today).days) <= 14]
        if went:
            dated = [m for m in dated if overlap(m.text, went) and m.date and m.date <= today]
        meant = went or self.plan.well or ""
        for mark in sorted(dated, key=lambda m: (-overlap(m.text, meant), abs(((m.date or today) - today).days))):
            line = self.sentence(mark)
            if line and kind in ("hello", "reconnect", "congratulate", "ask") and self.belongs(mark):
                return [line]
        return []

    def about(self, kind: str, opening: list[Line]) -> list[Line]:
        """Up to two statements about them: what bears on the goal first, in the order in which they happened."""
        if any(line.kind == "reminder" for line in opening) and not self.plan.thanks:
            return []  # the question behind it asks for what they promised
        if any(line.kind == "silence" for line in opening) and self.plan.unanswered is not None:
            return []  # so does the one behind what they did not answer
        goal_unsaid = self.gap() and not opening and not (self.plan.question or self.plan.meeting or self.plan.offer)
        if goal_unsaid and not self.plan.meeting_minutes and not self.serves():
            return []
        used = {claim.quote for line in opening for claim in line.claims}
        candidates = [
            (self._closeness(mark.text), _WEIGHT.get(mark.kind, 0) + (mark.kind == "need" and kind == "offer"), line)
            for mark in self.evidence.marks
            if mark.text not in used
            and not (mark.kind == "when" and self._asks_how_it_went() and any(line.kind == "when" for line in opening))
            and self.belongs(mark)
            and not self._said_already(mark.text, opening, mark.kind)
            and (line := self.sentence(mark))
        ]
        told = [(line, line.claims[0].quote) for line in self.quotations()]
        told = [
            (line, quote)
            for line, quote in told
            if not self._written_past(self._closeness(quote)) or (self.serves() and self._is_fresh(line.day))
        ]
        quotes = [(line, quote) for line, quote in told if not self._said_already(quote, opening)]
        if not any(line.kind == "list" for line in opening):
            candidates += [(self._closeness(quote), 1, line) for line, quote in quotes]
        elif quotes:
            return [quotes[0][0]]
        ranked = sorted(candidates, key=lambda row: (row[0], row[1], row[2].day), reverse=True)
        picked: list[Line] = []
        for close, _, line in ranked:
            pays = any(self._pays_for(claim.quote) for claim in line.claims)
            lasts = line.kind == "fact" and not wording.tells_a_deed(line.claims[0].quote, self.voice)
            if kind == "thanks" and self._is_fresh(line.day) and (_HAD if not lasts else _OVER).match(line.text):
                continue
            if picked and close == 0 and line.kind != "help" and not pays and self._written_past(close):
                continue
            if len(picked) == (1 if opening and (kind == "thanks" or self.plan.wish) else 2):
                break
            if any(_told_twice(line, other) for other in picked):
                continue
            if self.asked and closeness(line.text, self.asked.text) >= LIKE_THEIRS:
                continue
            if line.kind in {p.kind for p in picked if p.kind in ("quote", "need")}:
                continue
            if line.kind == "help" and any(p.kind == "help" for p in (*picked, *opening)):
                line = Line(f"{line.claims[0].text}.", line.claims, "favour", line.day)  # thanked for once
            picked.append(line)
        if not picked and (kind == "thanks" or any(line.kind == "list" for line in opening)):
            return self.jotted() or self.needed()
        return sorted(picked, key=lambda line: line.day)

    def jotted(self) -> list[Line]:
        """One fact from the user's own notes on the talk whose promises are listed, in the words noted: figures of nobody.

        What may be the user's own affair or opinion stays out: money, doubts, and whatever names a person.
        """
        if not self.wordings or not (talk := self._talk()) or not exchanges.RECAP.match(talk.text):
            return []
        for mark in sorted(self.evidence.marks, key=lambda mark: not wording.finite(mark.text.split())):
            text = _SAID_BY.sub("", wording.written_out(mark.text) or "")
            text = _LEAD.sub(lambda lead: lead[0].lower(), text if _is_figure(text) else _AND_THEY.sub("", text))
            if mark.kind != "fact" or mark.note != talk.note or not _is_figure(text):
                continue
            if (
                _TALK.match(text.casefold().removeprefix("next "))
                or SENSITIVE.search(text)
                or _SMALL_TALK.search(text)
                or wording.tells_of_others(f"- {text}", self.voice)
                or wording.names_them(text.split(), self.voice)
                or _HOW_WE_TALKED.search(text)
            ):
                continue
            line = self.say("noted", fact=_with_capitals(text.strip(" .")))
            return [Line(line, (Claim(text=line.rstrip("."), note=talk.ordinal, quote=mark.text),), "noted", talk.date)]
        return []

    def needed(self) -> list[Line]:
        """What they look for, from the recap of the talk that is thanked for, where it gave nothing else to tell."""
        talk = self._talk()
        if talk is None or not exchanges.RECAP.match(talk.text) or self.plan.rest or self.thanks_for_else():
            return []
        needs = [m for m in self.evidence.marks if m.kind in ("need", "wants") and m.note == talk.note]
        open_ones = [m for m in needs if not (_met(m.text, self.plan.thanks or "") or self._is_owed(m.text))]
        return [line for mark in open_ones if (line := self.sentence(mark))][:1]

    def belongs(self, mark: Mark) -> bool:
        """Whether what MARK tells has a place in this message: a goal in words is not written past.

        Thanks speak of no need, for the need may be what they are for.
        """
        if mark.kind in ("need", "wants") and self.plan.thanks is not None:
            return not self.evidence.goal_given and not _met(mark.text, self.plan.thanks)
        if mark.kind in ("need", "wants") and (self.tells() or self._is_owed(mark.text)):
            return False
        if mark.kind in ("fact", "win") and self._thanks_for(mark.text):
            return True
        if (
            self.evidence.message_kind == "reconnect"
            and mark.kind == "fact"
            and wording.was_doing(mark.text, self.voice)
        ):
            return True
        near = mark.kind == "when" and mark.date and abs((mark.date - self.evidence.today).days) <= FRESH_DAYS
        if near and not self.gap() and not self.tells():
            return True
        if mark.kind in ("need", "wants") and self._pays_for(mark.text):
            return True
        meant = self._is_meant() and mark.kind == "fact" and self._is_fresh(mark.note_date)
        if meant or (self.serves() and (mark.kind in ("need", "wants") or self._can_help(mark.text))):
            return True
        return not self._written_past(self._closeness(mark.text))

    def serves(self) -> bool:
        """Whether the message is to be of use to them: the goal says so, or cannot be said while an offer of mine fits."""
        if _OF_USE.search(self.evidence.goal) or self.plan.offer:
            return True
        told = [m.text for m in self.evidence.marks if m.kind in ("need", "wants", "fact")]
        tie = bool(told and self.evidence.me.offers) and all(map(_OF_A_TIE.match, self.plan.rest))
        return self.gap() and (tie or any(map(self._can_help, told)))

    def _is_meant(self) -> bool:
        """Whether the goal, in the user's words, is to be of use or of the tie itself."""
        goal = self.evidence.goal
        return self.evidence.goal_given and (_OF_USE.search(goal) is not None or _OF_A_TIE.match(goal) is not None)

    def _is_fresh(self, day: dt.date) -> bool:
        """Whether what was noted on DAY may be said in the present."""
        return (self.evidence.today - day).days <= STILL_DAYS

    def _pays_for(self, need: str) -> bool:
        """Whether the message asks for something and an offer of mine is clearly what they need: it comes first then."""
        asks = self.plan.question or self.plan.meeting_minutes
        return bool(asks) and any(_on_offer(offer, need) >= LIKE_THEIRS for offer in self.evidence.me.offers)

    def _can_help(self, told: str) -> bool:
        """Whether an offer of mine is about what TOLD tells of them."""
        return any(_on_offer(offer, told) for offer in self.evidence.me.offers)

    def _is_owed(self, need: str) -> bool:
        """Whether what they look for is what I owe them."""
        return self._promise_of(times.without_ahead(need)) is not None

    def _said_already(self, told: str, opening: list[Line], kind: str = "") -> bool:
        """Whether OPENING speaks of what TOLD, a mark of KIND, tells: "Thank you for the sieve" needs no "you lent me the sieve"."""
        things = [self.plan.thanks, self.plan.congratulations, self.plan.sorry, *self.plan.things]
        things = [self.plan.congratulations] if kind == "when" else things
        spoken = [thing for thing in things if thing and any(thing in line.text for line in opening)]
        return any(closeness(thing, told) for thing in spoken) and not self._thanks_for(told)

    def tells(self) -> bool:
        """Whether the message has something of its own to tell or to take up."""
        return self.plan.tells or self.taken_up is not None

    def gap(self) -> bool:
        """Whether the goal is in the user's words and a part of it fits no pattern: nothing may stand in for it."""
        own = self._own_promise()
        return self.evidence.goal_given and any(own is None or clause != own[0] for clause in self.plan.rest)

    def _written_past(self, closeness: int) -> bool:
        """Whether something of this CLOSENESS to a goal in words would be beside the point."""
        hello = not self.plan.rest and not any(words for _, words in self.plan.said)
        return self.evidence.goal_given and not hello and closeness == 0

    def sentence(self, mark: Mark) -> Line | None:
        """A marked line as a sentence to the contact, or None when no safe pattern fits."""
        source, today, kind = self.sources.get(mark.note), self.evidence.today, mark.kind
        written = wording.written_out(mark.text)
        if source is None or mark.text not in source.text or written is None:
            return None
        if mark.kind != "when" and _UNSURE.search(written):
            return None
        when = wording.month(source.date, today)
        if mark.kind == "when" and mark.date:
            clause = wording.event(mark.text, mark.date, self.voice, today)
            heading, values = ("event_ahead" if mark.date >= today else "event_past"), {"event": clause or ""}
            own = self.evidence.goal_given or ((clause or "").startswith("You ") and not SENSITIVE.search(mark.text))
            wished = self.plan.well or (self.plan.wish and closeness(mark.text, self.plan.wish))
            well = wording.can_go_well(mark.text) or (wished and own and mark.date >= today)
            heading = heading if well and not self._asks_how_it_went() else "event"
        elif mark.kind == "need":
            written = wording.wanted(written, self.voice)
            clause = wording.noun_phrase(written, self.voice, today)
            fresh = self._is_fresh(source.date)
            clause = times.without_ahead(clause if fresh else wording.in_the_past(clause)) if clause else None
            heading, values = ("need_now" if fresh else "need"), {"when": when, "need": clause or ""}
            if (deed := self._wish(wording.first_statement(written))) is not None:
                clause, heading, values = deed, "wants", {"when": when, "wants": deed}
                heading += "_now" if (today - source.date).days <= FRESH_DAYS else ""
        elif mark.kind == "wants":
            written = wording.first_statement(wording.wanted(written, self.voice)).rstrip(".")
            clause = wording.in_the_past(wording.with_days(wording.to_second(written), today))
            heading, values = "wants", {"when": when, "wants": clause}
            heading += "_now" if (today - source.date).days <= FRESH_DAYS else ""
        elif mark.kind in ("fact", "win"):
            turned = (self._fact(mark, source, said) for said in wording.heads(written))
            return next(filter(None, turned), None) or self._retold(mark, source, written)
        else:
            return None
        return self._told(mark, source, kind, heading, values) if clause else None

    def _fact(self, mark: Mark, source: Source, said: str) -> Line | None:
        """SAID, the beginning of a `fact:` or `win:` line, to the contact."""
        today, kind = self.evidence.today, mark.kind
        fresh = self._is_fresh(source.date)
        if told := wording.as_told(said, source.text, self.voice):
            when = "" if fresh else wording.month(source.date, today)
            return self._told(mark, source, "habit", "told" if when else "told_now", {"when": when, "fact": told})
        plan = ahead = wording.lies_ahead(said, today, source.date)
        lasts = not ahead and wording.is_lasting(said)
        if (lasts and not self._asks_after(said, source)) or (not ahead and wording.since_bends(said)):
            return None
        if not ahead and wording.is_perfect(said):
            if not fresh:
                return None  # "you had led it since May" would say that it is over
            ahead = True
        able = fresh and _CAN_DO.match(said) is not None  # "they can lend us a hall", said yesterday
        ahead = ahead or able or (fresh and wording.is_perfect(said, since=False))
        habit = fresh and wording.is_habit(said, self.voice)
        ahead, kind = ahead or lasts or habit, "lasting" if lasts else "habit" if habit else "plan" if plan else kind
        clause = wording.statement(said, self.voice, today, present=ahead)
        if clause is None and helped_me(said, self.voice.names):  # "Rehearsed it with me": no list knows the verb
            said = f"{self.voice.names[0]} {wording.lower_first(said)}"
            clause = wording.statement(said, self.voice, today, present=ahead)
        done = wording.tells_a_deed(said, self.voice)
        then = wording.in_the_past(clause) if clause and not ahead else ""
        past = times.told(then, source.date, today, deed=done) if then else None
        clause = _with_capitals(clause if ahead else past.clause if past else "") if clause else ""
        if not clause:
            return None
        heading = "fact_past" if past and past.when else "fact_said" if habit else "fact"
        values = {"when": past.when if past else "", "fact": clause}
        if self._thanks_for(mark.text) and not closeness(self.plan.thanks or "", mark.text):
            heading, kind = "help", "help"
        elif helped_me(said, self.voice.names):
            kind = "favour"  # done once: nothing that goes on, to ask how it has gone
        return self._told(mark, source, kind, heading, values)

    def _retold(self, mark: Mark, source: Source, said: str) -> Line | None:
        """SAID, of a talk of these weeks with them alone, as what they told: nothing of it needs another tense."""
        theirs = source.kind in exchanges.TALKS or source.author == self.evidence.contact.id
        told = wording.retold(said, self.voice) if theirs and len(source.contacts) == 1 else None
        if told is None or mark.kind != "fact" or not self._is_fresh(source.date) or SENSITIVE.search(said):
            return None
        then = times.told(told, source.date, self.evidence.today)
        if then is None or then.clause != told or _UNFIT.search(_YOURS.sub("", told)) or _NO_NEWS.search(told):
            return None
        return self._told(mark, source, "habit", "told_now", {"fact": _with_capitals(told)})

    def _told(self, mark: Mark, source: Source, kind: str, heading: str, values: dict[str, str]) -> Line:
        """The wording under HEADING with VALUES, proven by MARK."""
        if not self.wordings:  # only asked whether a pattern fits
            return Line(mark.text, (), kind)
        text = self.say(heading, **{k: v for k, v in values.items() if "{" + k + "}" in self.wordings[heading][0]})
        proof = Claim(text=text.split(". ")[0].rstrip("."), note=source.ordinal, quote=mark.text)
        return Line(text, (proof,), kind, source.date)

    def _asks_after(self, told: str, source: Source) -> bool:
        """Whether the goal speaks of TOLD, a state that lasts, and SOURCE is young enough to say that it still does."""
        fresh = (self.evidence.today - source.date).days < LASTING_DAYS
        return fresh and self.evidence.goal_given and self._closeness(told) > 0

    def _asks_how_it_went(self) -> bool:
        return re.fullmatch(r"How did .+ go\?", self.plan.question or "") is not None

    def _thanks_for(self, told: str) -> bool:
        """Whether TOLD is something they did for me, and this message after a long time has room to thank for it."""
        long = self.evidence.message_kind == "reconnect" or self.plan.after_long
        room = long or ((self.reports or self.evidence.message_kind == "thanks") and not self.plan.thanks)
        return bool(room) and helped_me(told, self.voice.names)

    def _wish(self, need: str) -> str | None:
        """A need that is a deed of theirs, "to learn how felt is cut", as what they wanted; None for any other."""
        words = need.rstrip(".").split()
        deed = words[1:] if words[:1] == ["not"] else words
        if len(deed) < 3 or deed[0].lower() != "to" or not _may_be_verb(deed[1]):
            return None
        turned = None if goals.is_bare(need) else wording.to_reader(" ".join(words), "", self.voice)
        return wording.with_days(turned, self.evidence.today) if turned else None

    def quotations(self) -> list[Line]:
        """Their own words from notes on nobody else, newest first."""
        lines = []
        for source in reversed(self.evidence.sources):
            if len(source.contacts) != 1 or source.text.startswith("Subject:"):
                continue
            told = _NOT_TOLD_BY_THEM.sub("", source.text)
            for quote in wording.quoted(told):
                sentence = _one_sentence(quote, self.voice)
                if sentence is None or SENSITIVE.search(sentence) or _SMALL_TALK.search(sentence):
                    continue
                if not _theirs(told, quote, self.voice):
                    continue
                heading = "quote_written" if source.kind in ("message", "email") else "quote"
                when = wording.month(source.date, self.evidence.today)
                heading += "_now" if (self.evidence.today - source.date).days <= FRESH_DAYS else ""
                text = self._quoting(heading, when, sentence) if self.wordings else sentence
                lines.append(Line(text, (Claim(text=text, note=source.ordinal, quote=sentence),), "quote", source.date))
        return lines

    def _quoting(self, heading: str, when: str, quote: str) -> str:
        return self.say(heading, **({"quote": quote} if heading.endswith("_now") else {"when": when, "quote": quote}))

    def offer(self, kind: str, about: list[Line]) -> Line | None:
        """Something to give: the goal's own offer, else the one of mine that fits what is said about them.

        One that shares no word with it is left out, but for a follow-up after silence, which must bring something, and a
        goal to be of use, when notes on them speak of the same things. An `offer:` line of a note is what they can give,
        and none of mine.
        """
        if self.plan.offer and not self._serves_need():
            if own := self._offer_of(self.plan.offer):
                return self._offered(to_them(own), "offer", (Claim(text=own, note="me", quote=own),))
            return self._offered(self.plan.offer, "offer", self._from_goal(self.plan.offer))
        if kind in ("thanks", "congratulate") or self.plan.wish or self.tells() or self.plan.favour:
            return None
        if self.gap() and not self.serves():
            return None
        given = " ".join(p.text for p in (*self.evidence.kept, *self.evidence.promises) if p.owner == "me")
        mine = [o for o in self.evidence.me.offers if not same_thing(o, given)]
        if not mine:
            return None
        needs = [
            line.claims[0].quote for line in about if line.kind in ("need", "wants", "fact", "habit") and line.claims
        ]
        needs = [told for told in needs if not wording.tells_a_deed(told, self.voice)]
        subject = " ".join([*needs, self._errand()])
        best = max(mine, key=lambda text: (_on_offer(text, subject), -mine.index(text)))
        fits = _on_offer(best, subject) > 0
        if not fits and not self.silent() and not self.serves():
            return None
        if not fits:
            told = " ".join(source.text for source in self.evidence.sources)
            best = max(mine, key=lambda text: (_on_offer(text, told), -mine.index(text)))
            meant = self._is_meant()
            near = _on_offer(best, told) >= (1 if meant else LIKE_THEIRS) or (meant and about and len(mine) == 1)
            if not near and not self.silent():
                return None
        proof = (Claim(text=best, note="me", quote=best),)
        role = "offer" if fits and kind == "offer" else "extra" if fits or (about and self._is_meant()) else "aside"
        return self._offered(to_them(best), role, proof)

    def _serves_need(self) -> bool:
        """Whether the reason to write, found in the notes, is a need of theirs: "help with ..." is no offer yet."""
        known = self.evidence
        return not known.goal_given and any(
            mark.kind == "need" and mark.note == known.goal_note and known.goal.endswith(mark.text.removeprefix("to "))
            for mark in known.marks
        )

    def _offered(self, offer: str, kind: str, claims: tuple[Claim, ...]) -> Line:
        heading, shown = offered(offer, "offer", self.evidence.today)
        own = wording.is_mine(shown) and _verb_of(shown) is not None
        if kind == "aside":
            heading = "offer_aside_said" if own else heading.replace("offer", "offer_aside").removesuffix("_named")
        elif own:
            return Line(f"{wording.capital(shown).rstrip('.')}.", claims, kind)
        return Line(self.say(heading, offer=shown), claims, kind)

    def question(self, kind: str, lines: list[Line], gift: Line | None) -> tuple[Ask | None, str | None]:
        """The one question: the goal's, else one that fits what stands above it; none for thanks and gifts."""
        if self.plan.meeting_minutes:
            return self.meeting(self.plan.meeting_minutes)
        if any(line.kind == "reminder" for line in lines):
            things = goals.thing(_ME.sub("them", self.taken_up.text)) if self.taken_up else None
            text = self.say("ask_reminder" if things else "ask_reminder_deed")
            text = text.replace("Is it on its", "Are they on their", 1) if things and _is_plural(things) else text
            return Ask(text=text, kind="answer", minutes=None), text
        if self._asks_how_it_went() and any(line.kind == "when" for line in lines):
            text = self.say("ask_event")
            return Ask(text=text, kind="answer", minutes=None), text
        if self.plan.question:
            return Ask(text=self.plan.question, kind="answer", minutes=self.plan.ask_minutes), self.plan.question
        if self.plan.tells or (self.gap() and not gift):
            return None, None
        if (kind == "thanks" or (kind == "congratulate" and lines)) or any(
            x.kind in ("gift", "reply", "wish", "report") for x in lines
        ):
            return None, None
        if any(line.kind == "silence" for line in lines):
            text = self.say("ask_silence")
            return Ask(text=text, kind="answer", minutes=None), text
        if owed := next((line for line in lines if line.kind == "owed"), None):
            text = self.say("ask_visit" if _VISIT.search(owed.text) else "ask_owed")
        elif gift and (gift.kind == "offer" or (gift.kind == "extra" and self.serves())):
            text = self.say("ask_offer")
        elif lines and lines[-1].kind in ("need", "wants", "habit"):
            text = self.say("ask_habit" if lines[-1].kind == "habit" else "ask_need")
        elif lines and lines[-1].kind in ("fact", "quote", "win") and not _TOLD_ONCE.search(lines[-1].text):
            text = self.say("ask_fact")
        elif any(line.kind == "when" for line in lines):
            return None, None
        else:
            text = self.say("ask_hello")
        return Ask(text=text, kind="answer", minutes=None), text

    def meeting(self, wanted: int) -> tuple[Ask, str]:
        """The question for a talk of so many minutes, with the goal's own day, else next week."""
        minutes = str(min(wanted, 20 if self._quiet() else 60))
        first, last = (f"{day:%A} {day.day} {day:%B}" for day in _next_week(self.evidence.today))
        if self.plan.meeting is None:
            text = self.say("ask_meeting", minutes=minutes, first_day=first, last_day=last)
            return Ask(text=text, kind="meeting", minutes=int(minutes)), text
        when = self.plan.meeting_when or f"between {first} and {last}"
        text = self.say("ask_meeting_own", what=self.plan.meeting.replace("{minutes}", minutes), when=when)
        if "{minutes}" in self.plan.meeting:
            return Ask(text=text, kind="meeting", minutes=int(minutes)), text
        return Ask(text=text, kind="answer", minutes=None), text

    def body(self, lines: list[Line], question: str | None, *, short: bool) -> tuple[str, str | None]:
        """Greeting, one or two paragraphs, easy way out, sign-off."""
        me = self.evidence.me
        greeting = self.say("greeting", hello=manner.hello(me), first_name=self.evidence.contact.first_name)
        brief = short or self.evidence.channel == "chat" or self.plan.favour
        told = question is not None and _TOLD_IN_LINES.match(question) and not _TALK.search(question)
        out = None if question is None else self.say("easy_out" if told and not brief else "easy_out_short")
        empty = question is None and not lines and (self.gap() or (self.plan.reminder and self.evidence.goal_given))
        texts = [line.text for line in lines if line.kind != "aside"] or ([] if empty else self.hello())
        tail = [text for text in (question, *(line.text for line in lines if line.kind == "aside"), out) if text]
        if (
            question
            and question == self.plan.question
            and lines
            and all(line.kind in ("extra", "offer", "aside") for line in lines)
            and not _POINTS_BACK.search(question)
        ):
            # begin with them, not with what I can do
            texts, tail = [question, *(line.text for line in lines)], [out] if out else []
        split = len(texts) >= 3 or sum(len(t.split()) for t in texts) > 45
        half = max(1, len(texts) - 1) if split else len(texts)
        first, second = texts[:half], [*texts[half:], *tail]
        if short or not split:
            paragraphs = [" ".join([*first, *second])]
        else:
            paragraphs = [" ".join(first), " ".join(second)]
        return "\n\n".join(part for part in (greeting, *paragraphs, manner.signed(me, brief=brief)) if part), out

    def hello(self) -> list[str]:
        """A line to begin with when nothing on file may be said."""
        last, today = self.evidence.last_contact, self.evidence.today
        if last is None:  # what is noted may tell of letters that are not on file
            return [] if self.evidence.sources else [self.say("hello_new")]
        newest = max((source.date for source in self.evidence.sources), default=last)
        if (today - max(last, newest)).days <= QUIET_DAYS:
            return []  # a newer note may tell of a letter of mine
        return [self.say("hello", month=wording.month(last, today).removeprefix("in "))]

    def subject(self, lines: list[Line], question: str | None) -> str:
        """Two to seven words with one concrete word of the message."""
        if self.plan.things:
            return self.say("subject_promise", thing=short(self.plan.things[0]))
        if self.plan.congratulations:
            return self.say("congratulations", what=short(self.plan.congratulations)).rstrip(".")
        reminded = next((line for line in lines if line.kind == "reminder"), None)
        if reminded and self.taken_up:
            deed = self._deed(self.taken_up)
            named = goals.thing(_ME.sub("them", deed)) or _object_of(f" I would {deed}")
            return self.say("subject_note") if named == "it" else self.say("subject_promise", thing=short(named))
        if any(line.kind == "thanks" for line in lines) and not (self.plan.tells and not self.plan.thanks):
            talk = self._talk()
            named = exchanges.called(talk.kind, talk.text) if talk else "the message"
            return self.say("subject_thanks", topic=short(self.plan.thanks or "") or named)
        if reply := self.answered():
            if reply.author == ME:
                return self.say("subject_reply_noted", kind=reply.kind)
            return self.say("subject_reply", kind=reply.kind, when=wording.spoken(reply.date, self.evidence.today))
        if told := self._told_topic():
            return told
        if any(line.kind == "wish" for line in lines) and re.match(r"(?:a|an|all) ", self.plan.wish or ""):
            return self.say("subject_promise", thing=short(self.plan.wish or ""))
        owed = next((line for line in lines if line.kind == "owed"), None)
        topic = _object_of(owed.text) if owed else self._topic(lines, question)
        if topic in (None, "it") and "{minutes}" in (self.plan.meeting or ""):
            return self.say("subject_meeting", minutes=str(self.plan.meeting_minutes))
        if topic in (None, "it") or topic.removeprefix("the ") in wording.MEASURES:
            return self.say("subject_note" if self.gap() or self.silent() else "subject_hello")
        heading = "subject_event" if lines and lines[0].kind == "when" else "subject_need"
        return self.say(heading, topic=topic)

    def _told_topic(self) -> str | None:
        """What a message that answers or tells something is about, in the goal's own words."""
        if self.plan.answer:
            bare = len(self.plan.answer.split()) < 3
            return self.say("subject_answer") if bare else self.say("subject_promise", thing=self.plan.answer)
        if not self.plan.news and (sorry := self.plan.sorry_that or self.plan.sorry):
            subject = sorry.split()[: wording.finite(sorry.split())]
            things = _NAMED_THING.findall(" ".join(subject) or sorry) or _NAMED_THING.findall(sorry)
            topic = wording.topic(things[-1]) if things else "it"
            return self.say("subject_note") if topic == "it" else self.say("subject_need", topic=topic)
        news = (self.plan.news or "").split()
        if not news:
            return None
        verb = wording.finite(news)
        on = re.match(r"(?:on|about|to|regarding|concerning) (?P<topic>[^:]+):", self.plan.news or "")
        named = _NAMED_THING.search(on["topic"] if on else self.plan.news or "")
        after = wording.topic(" ".join(news[verb + 1 :]))
        topic = wording.topic(named[0]) if named else on["topic"] if on else after if after[:1].isupper() else "it"
        return self.say("subject_note") if topic == "it" else self.say("subject_need", topic=topic)

    def fits(self, body: str, limit: int) -> bool:
        """Whether the text stays within the channel's upper limit."""
        if self.evidence.channel == "invite":
            return len(body) <= INVITE_CHARS
        inner = body.split("\n\n")[1:-1] if self.evidence.me.name else body.split("\n\n")[1:]
        return len(re.findall(r"[A-Za-z0-9'-]+", " ".join(inner))) <= limit

    # -- small questions ---------------------------------------------------------------------------

    def _promise_of(self, thing: str) -> Promise | None:
        mine = [p for p in self.evidence.promises if p.owner == "me" and _speaks_of(thing, p.text)]
        return max(mine, key=lambda p: overlap(thing, p.text), default=None)

    def _their_promise(self) -> Promise | None:
        """The open promise of theirs that the goal reminds of or asks for, when it can only be one."""
        wanted = _SAID_OF_IT.sub("", _PROMISE_TO.sub("", self.plan.reminder or self.plan.asked_for or ""))
        if not wanted:
            return None
        theirs = [
            p for p in self.evidence.promises if p.owner == "them" and p.note in self.sources and self._sayable(p)
        ]
        theirs = [p for p in theirs if p.text.split()[0].lower() in wording.BASES and _names(wanted, p.text)]
        return theirs[0] if len({p.text for p in theirs}) == 1 else None

    def _deed(self, promise: Promise) -> str:
        """What was promised, without its day, as it is said to the reader."""
        plain = wording.in_full(re.sub(r"\s*\([^)]*\)$", "", _errand(promise)))
        return _BARE_THING.sub(
            r"\g<verb>\g<whom> the \g<thing>", wording.with_days(_to_reader(plain), self.evidence.today)
        )

    def _from_goal(self, text: str) -> tuple[Claim, ...]:
        goal = self.evidence.goal
        if self.evidence.goal_given or not self.evidence.goal_note:
            return (Claim(text=text, note="goal", quote=goal),)
        source = self.sources.get(self.evidence.goal_note)
        if source is None:
            return ()
        quote = next((p.text for p in (*self.evidence.promises, *self.evidence.kept) if p.note == source.note), None)
        quote = quote if quote and quote in source.text else _first_words(source)
        return (Claim(text=text, note=source.ordinal, quote=quote),)

    def _spoken_promise(self, promise: Promise, *, dated: bool = True) -> str:
        plain = re.sub(r"\s*\([^)]*\)$", "", _errand(promise))
        text = wording.with_days(_to_reader(wording.in_full(plain)), self.evidence.today)
        name = re.escape(self.evidence.contact.first_name)
        text = re.sub(rf"\b{name}\b", "you", text)
        text = re.sub(rf"^(send|give|show|tell|lend|bring|mail|post) {name}\b", r"\1 you", text, flags=re.IGNORECASE)
        text = _BARE_THING.sub(r"\g<verb>\g<whom> the \g<thing>", text)
        return text + (f" {self._by_day(promise.due)}" if promise.due and dated else "")

    def _by_day(self, day: dt.date) -> str:
        """`by Friday` for a day of the coming week, for more than one exact day reads like a file.

        "Tomorrow" would be another day when it is read.
        """
        ahead = (day - self.evidence.today).days
        if ahead == 0:
            return "today"
        return f"by {day:%A}" if 0 < ahead < 7 else f"by {wording.spoken(day, self.evidence.today)}"

    def _sayable(self, promise: Promise) -> bool:
        """Whether the words of PROMISE may be said to the contact: they name an errand and nobody else."""
        plain = _errand(promise)
        if wording.names_them(plain.split()[:1], self.voice):
            return False  # "Dana sends the plan" is no errand
        if plain.startswith(AS_SAID) or goals.is_bare(re.sub(r"\s*\([^)]*\)$", "", plain)) or _GARBLED.search(plain):
            return False
        names = {part.casefold() for name in self.evidence.other_people for part in name.split()}
        said = {w.casefold() for w in re.findall(r"\w+", _TO_THEM.sub("", plain))}
        if promise.owner == "them" and self._means_contact(promise) and len(said & {"her", "his"}) == 1:
            said -= {"her", "his"}  # what they promised of their own
        if said & (names | {"she", "he", "they", "her", "his", "him", "their", "them"}):
            return False
        pronouns = _pronouns(plain)
        return not pronouns or (self._means_contact(promise) and not self._means_another(promise))

    def _means_contact(self, promise: Promise) -> bool:
        """Whether nobody else stands in the note of PROMISE, nor before the pronoun in its words."""
        source, plain = self.sources.get(promise.note), _errand(promise)
        if source is None or len(source.contacts) != 1 or self._of_a_dialogue(promise):
            return False
        pronoun = _TO_THEM.search(plain)
        around = source.text.replace(promise.text, plain[: pronoun.start()] if pronoun else plain)
        around = _MAYBE.sub("", around)  # where a pronoun is in doubt
        return not wording.tells_of_others(_TASK.sub("", around), self.voice)

    def _means_another(self, promise: Promise) -> bool:
        """Whether "her" in PROMISE is somebody else: they do not owe it to themselves, and their notes say "he"."""
        pronouns, source = _pronouns(_errand(promise)), self.sources.get(promise.note)
        if not pronouns or source is None:
            return False
        theirs = [p for p in self.evidence.promises if p.owner == "them" and p.note == promise.note]
        if promise.owner == "them" or len(pronouns) > 1 or any(_pronouns(_errand(p)) for p in theirs):
            return True
        other, own = {"her": ("he", "she"), "him": ("she", "he")}.get(pronouns.pop(), ("", ""))
        said = {word for s in self.sources.values() for word in re.findall(r"\b(?:she|he)\b", s.text.lower())}
        if own not in said and any(re.search(r"\b(?:her|him)\b", p.text, re.IGNORECASE) for p in theirs):
            return True
        return other in said and own not in said

    def _of_a_dialogue(self, promise: Promise) -> bool:
        """Whether PROMISE was taken from the record of a talk in which the reader is "you", and "her" a third person.

        The user's own notes, of which a recap was made as well, speak of the contact in the third person.
        """
        source = self.sources.get(promise.note)
        if source is None or not exchanges.is_recap(source.text, self.evidence.contact.name):
            return False
        told = [_TOLD_AS.sub("", line) for line in source.text.split("\n")[1:] if _TOLD_AS.match(line)]
        noted = any(wording.is_present(line.split()[0]) for line in told if line.strip())
        return not noted or any(re.search(r"\b(?:I|[Mm]y)\b", line) for line in told)

    def _promise_for_another(self) -> Promise | None:
        """The open promise that the goal repeats, when it speaks of somebody else or its words are garbled."""
        goal = self.evidence.goal
        for promise in self.evidence.promises:
            plain = _errand(promise)
            if goal not in (promise.text, plain):
                continue
            deed = _pronouns(plain) and goals.thing(plain) is None and self._of_a_dialogue(promise)
            if deed or _GARBLED.search(plain) or self._means_another(promise):
                return promise
        return None

    def _closeness(self, text: str) -> int:
        return closeness(wording.first_statement(text), self._errand())

    def _errand(self) -> str:
        """The goal without the words that say no more than to whom something is done, and what: "ask Otto", "send"."""
        names = {part.casefold() for name in self.voice.names for part in name.split()}
        words = self.evidence.goal.split()
        bare = [re.sub(r"['\u2019]s$", "", word.casefold().strip(".,;:!?()\"'")) for word in words]
        kept = [word for word, low in zip(words, bare, strict=True) if low not in names | _OF_ANY_GOAL]
        return " ".join(kept)

    def _quiet(self) -> bool:
        last = self.evidence.last_contact
        return last is None or (self.evidence.today - last).days > 180

    def _topic(self, lines: list[Line], question: str | None) -> str | None:
        """What the message is about, in a few words: the goal's question, else the first marked line in it."""
        asked = re.match(
            r"(?:Which|What) (?P<thing>(?:[\w-]+ ){1,3}?)(?:can|could|will|would|should|suits?|works?|fits?)\b",
            question or "",
        )
        words = wording.topic(wording.to_second(self.plan.question_words)) if self.plan.question_words else "it"
        if asked and (words == "it" or asked["thing"].split()[0] not in wording.MEASURES | {"time"}):
            return f"the {asked['thing'].strip()}"
        if question and self.plan.question_words:
            return self._named(self.plan.question_words)  # "how she is" is about nothing that has a name
        quotes = {claim.quote for line in lines for claim in line.claims}
        mark = next((m for m in self.evidence.marks if m.text in quotes), None)
        if mark is None:
            return None
        said = re.split(r"[\"\u201c]", mark.text)[0] or mark.text  # a few words out of a quotation name nothing
        said = wording.first_statement(wording.written_out(said) or "")
        return self._named(
            wording.what_happens(wording.ISO_DAY.sub(" ", said), self.voice) if mark.kind == "when" else said
        )

    def _named(self, text: str) -> str | None:
        """What TEXT is about, never the contact; None when that is nothing."""
        own = {part for name in self.voice.names for part in name.split() if part[:1].isupper()}
        parts = "|".join(sorted(map(re.escape, own), key=len, reverse=True))
        bare = re.sub(rf"\b(?:{parts})(?:['\u2019]s)?(?!\w)", "", text) if parts else text
        topic = wording.topic(wording.to_second(bare))
        return None if topic == "it" else topic


_TWO_STOPS = as_written(r"([.!?]['\"\u2019\u201d])\.")
_OF_ANY_GOAL = set(
    "ask asks asking send sends tell tells thank thanks thanking say reconnect remind follow propose suggest invite wish "  # noqa: SIM905
    "congratulate congratulations offer write answer reply share give know hear hello sorry apologise apologize want "
    "get touch catch introduce update check told said".split()
)
_SMALL_TALK = any_case(
    r"\b(?:weather|snow\w*|rain\w*|sunny|storms?|heatwave|freezing|foggy|weekends?|coffee|lunch|traffic|jet ?lag\w*"
    r"|holidays?|vacation|muted?|unmute|(?:can|could) you hear|hear (?:you|me)|screen|camera|nice to|good (?:to see|morning|afternoon)"
    r"|how are you|see you|talk soon|bye|no worries|makes sense|to be honest|thanks|thank you|sorry"
    r"|(?:I|we)(?:['\u2019]ve| have)? (?:only )?(?:got|have) (?:only |about )?\w+ minutes|hard stop|(?:have|need|got) to (?:run|go|dash))\b"
)
"""What is said before and after the matter: quoted to nobody."""
_TOLD_IN_LINES = as_written(r"(?:What|How|Who|Whom|Whose|Where|When|Why|Which (?!day\b)|Could (?:you tell|I ask))\b")
"""A question that is answered in a few lines, and not by a yes, a no or a day."""
_NAMED_THING = any_case(r"\b(?:the|an?|our|my|your)\s+[\w-]+(?:\s+[\w-]+){0,2}")
_POINTS_BACK = any_case(r"\b(?:it|them|one)\b")
"""What means nothing before the thing is named: "Do you want it from tomorrow?"."""
_TALK = any_case(r"\b(?:call|talk|meeting|time|conversation|chat|visit)\b")
_TOLD_ONCE = as_written(
    r"\b[Yy]ou(?: \w+ly)? (?:said|wrote|told (?!me\b)|mentioned|asked|offered|suggested|agreed|thought|can|can't|cannot|could|couldn't)\b"
    r"|\b(?:I|we) (?:can|can't|cannot|could|couldn't)\b"
)
"""What somebody said, can or cannot do: nothing that goes on, to ask how it has gone."""
_VISIT = as_written(
    r"I would (?:come|visit|see|meet|show|call|ring|phone|drop|stop|have|join)\b|\bI would (?:give|bring|hand) you back\b"
)
"""A promise that needs a day of theirs."""
_I_WOULD = as_written(r"\bI(?:'ll| will|'d| would| promised| agreed| said I)\b")


def _sentence_with(deed: str, source: Source) -> str:
    """The sentence of SOURCE in which the user commits to DEED in the first person, verbatim; empty when none does."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", source.text):
        if _I_WOULD.search(sentence) and same_thing(deed, sentence):
            return sentence.strip().rstrip(".")
    return ""


def _object_of(owed: str) -> str:
    """What "... I said I would come see the plant room" is about, without its verbs."""
    words = owed.rstrip(".").split(" I would ")[-1].split()
    return wording.topic(" ".join(itertools.dropwhile(lambda word: word.lower() in wording.BASES, words)))


_BARE_THING = as_written(
    r"^(?P<verb>send|share|bring|lend|forward|mail|post|return|deliver)(?P<whom> you| me)? (?=[a-z])"
    r"(?!(?:the|an?|my|our|your|his|her|their|its|this|that|these|those|some|any|no|all|both|each|it|them|you|me|us|him|one|two|three|more|over|back|along|in|on|by|to|word)\b)"
    r"(?P<thing>[a-z]+(?<!s)(?= |$))"
)
"""A thing in note style, "send worksheet": a letter says "send the worksheet"."""
_WEIGHT = {"when": 3, "need": 3, "fact": 2, "win": 2, "wants": 2}


_SAYS_LITTLE = wording.STOP | wording.NUMBERS | wording.MEASURES
_GENERIC_STEMS = {word[:5] for word in wording.GENERIC}


@lru_cache(maxsize=4_096)  # every line of somebody is compared with every other
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        re.sub(r"(?<=^\w\w)(\w{1,2}[^suiw])s$", r"\1", word)[:5]  # "moths" is about what "moth" is
        for word in re.findall(r"[^\W_]{3,}", wording.in_full(text).casefold())
        if word not in _SAYS_LITTLE and not word.isdigit()
    )


def overlap(one: str, other: str) -> int:
    """How many content words two texts share."""
    return len(_stems(one) & _stems(other))


def closeness(one: str, other: str) -> int:
    """How many words two texts share that say what they are about: "new" and "people" say nothing of it."""
    return len((_stems(one) & _stems(other)) - _GENERIC_STEMS)


_FORMAT = any_case(r"\b(?:one|pages?|sheets?|lists?|forms?|copy|copies|files?|documents?)\b")
"""What something is written on, which says nothing of what it is about."""


def _on_offer(offer: str, other: str) -> int:
    """How many words OTHER shares with what OFFER is about: what stands before its first comma, or one less in all of it."""
    head = closeness(_FORMAT.sub("", re.split(r"[,;:(]", offer)[0]), other)
    return max(head, closeness(_FORMAT.sub("", offer), other) - 1)


def same_thing(one: str, other: str) -> bool:
    """Whether OTHER speaks of ONE: they share half of its content words."""
    stems = _stems(one)
    return bool(stems) and len(stems & _stems(other)) * 2 >= min(len(stems), 3)


def _speaks_of(thing: str, promise: str) -> bool:
    """Whether PROMISE is about THING: nearly all the words of the one stand in the other."""
    stems = _stems(thing)
    verb, _, rest = promise.partition(" ")
    other = _stems(rest if verb.lower() in wording.BASES else promise)
    shared = len(stems & other)
    return bool(shared) and (shared * 3 >= len(stems) * 2 or shared == len(other))


def _may_be_verb(word: str) -> bool:
    """Whether WORD, behind the "to" that begins a need, is a verb: known, or no name, number, small word or plural."""
    if word.lower() in wording.BASES:
        return True
    return (
        re.fullmatch(r"[a-z]{3,}(?<!s)", word) is not None
        and word not in wording.STOP | wording.GENERIC | wording.NUMBERS
    )


_BEHIND_A_GIFT = ("sorry", "wish", "when")


def _with_limits(text: str, offer: str) -> str:
    """TEXT, which hands over what OFFER names, and what OFFER says of it behind its name: "..., 1998 to 2026; not yours"."""
    words = offer.split()
    end = next((n for n, word in enumerate(words) if n and (word[-1] in ",;:." or word.lower() in _TOLD_BEHIND)), None)
    if wording.is_mine(offer):  # a sentence of its own: what follows it
        _, _, more = re.sub(r"[;.] ", "|", offer, count=1).partition("|")
        return f"{text} {wording.capital(more).rstrip('.')}." if more else text
    if end is None:
        return text
    head = _stems(" ".join(words[: end + (words[end][-1] in ",;:.")]))
    if head - _stems(text) or not _stems(_head(text.rstrip("."))) & head:  # the offer has another name for it
        return f"{text.rstrip('.')}: {offer.rstrip('.')}."
    named = words[end][-1] in ",;:."
    told = " ".join([words[end][-1], *words[end + 1 :]] if named else [",", *words[end:]])
    return f"{text.rstrip('.')}{told.rstrip('.')}."


_TOLD_BEHIND = {"from", "with", "without", "since", "that", "which", "until", "made", "by"}


def _without_repeat(line: Line, thanks: str) -> Line:
    """LINE, which tells what they did, without the deed that THANKS name: "You read the plan and told me to wait"."""
    found = re.match(r"You (?P<first>.+?) and (?P<then>\w+ .+)", line.text)
    if not found or not wording.is_past(found["then"].split()[0]) or not _met(found["first"], thanks):
        return line
    claims = tuple(
        claim.model_copy(update={"text": claim.text.replace(f"{found['first']} and ", "", 1)}) for claim in line.claims
    )
    return Line(f"You {found['then']}", claims, line.kind, line.day)


def _names(thing: str, promise: str) -> bool:
    """Whether THING names what PROMISE promises: all its words stand there, and no other number."""
    numbers = set(re.findall(r"\d+", thing)), set(re.findall(r"\d+", promise))
    stems = _stems(thing)
    return bool(stems) and stems <= _stems(promise) and (numbers[0] <= numbers[1] or not numbers[1])


def _met(need: str, thanks: str) -> bool:
    """Whether THANKS are for what NEED asked for, whatever the form of its words."""
    wanted, given = ({word[:4] for word in re.findall(r"[a-z]{4,}", text.casefold())} for text in (need, thanks))
    shared = (wanted & given) - _ANYBODY
    return len(shared) * 2 >= len(wanted - _ANYBODY) > 0


_ANYBODY = {word[:4] for word in ("somebody", "someone", "person", "people", "anybody", "help", "with", "that", "what")}


_SAID_OF_IT = as_written(r" (?:that |which |who )?(?:she|he|they|you)\b.*$")
"""What a goal says of the thing that was promised: "the plums he wanted to bring"."""
_PROMISE_TO = as_written(r"^(?:her|his|their|your) promise (?:to|of|about) ")
_THEY_ASKED = any_case(
    r"\b(?:ask(?:s|ed)(?: (?:me|us))?|want(?:s|ed) to know|wonder(?:s|ed))(?: (?:again|today|yesterday|(?:on |last )?\w+day))? (?P<what>(?:whether|if|how|what|when|where|which|who|why|for)\b[^;]+)$"
)
_I_ASKED = as_written(
    r"(?:\b(?:I|[Ww]e) (?:(?:\w+ ){1,4}(?:and|to) )?(?:also |again )?asked|^Asked) (?:(?:(?P<whom>her|him|them)|[A-Z]\w+(?: [A-Z]\w+)?) )?"
    r"(?P<what>(?:whether|if|how|what|when|where|which|who|why)\b .+)$"
)
_ASKED_STRAIGHT = as_written(
    r"(?:^|, )(?P<can>[Cc]an|[Cc]ould|[Ww]ould) (?P<who>you|your \w+) (?P<deed>(?!like\b|please\b)[^?]+)\?$"
)
"""My own questions, as my notes tell them and as they stand in a message."""
_ANSWER_WANTED = any_case(
    r"\blet (?:me|us) know\b|\b(?:by|before|until) (?:the |next )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|tomorrow\b)"
)


def answer_wanted(source: Source) -> str | None:
    """The sentence in a message of the contact that says by when they would like to hear, word for word."""
    sentences = re.split(r"(?<=[.!?])\s+|\n+", source.text)
    return next((said.strip() for said in sentences if _ANSWER_WANTED.search(said) and "?" not in said), None)


_GREETED = any_case(r"^(?:hi|hey|hello|dear)\b[^,!.?]{0,25}[,!]\s+")


def their_question(source: Source) -> str | None:
    """The first question in a message, word for word; of my note on one, "She wrote ...", what stands in quotes."""
    noted = source.author == ME and re.match(r"\W*(?:she|he|they)\b", source.text, re.IGNORECASE)
    plain = re.sub(
        r"\b(?:(?:I|we|she|he|they) )?(?:wrote|writes|asked|asks|said|replied)\b[^:]{0,40}:\s*",
        "",
        source.text,
        flags=re.IGNORECASE,
    )
    for sentence in re.split(r"(?<=[.!?])[\"'\u2019\u201d]*\s+|\n+", plain):
        clean = _GREETED.sub("", sentence.strip(" \"'\u201c\u201d"))
        said = not noted or any(clean in quote for quote in wording.quoted(source.text))
        if clean.endswith("?") and 3 <= len(clean.split()) <= 30 and clean in source.text and said:
            return clean
    return None


_NOT_TOLD_BY_THEM = re.compile(
    r"^\s*(?:[-*] \[.\].*|maybe:.*|\w+\?:.*)$|\((?:it was about|it was asked|you had asked|they had asked):[^()\n]*\)",
    re.IGNORECASE | re.MULTILINE,
)
"""Promises, maybes, suggestions and the explanation behind them: what stands there in quotes may be anybody's words."""


_BARE_NUMBER = any_case(
    rf"(?:(?:yes|no|about|around|nearly|almost|now|only),? )*(?:\d[\d.,]*|(?:{'|'.join(sorted(wording.NUMBERS))})(?:[ -]\w+)?)\s*(?:[,;.]|$)"
)
"""An answer whose noun stands in the question: "Twelve, two left in May"."""


def _one_sentence(quote: str, voice: Voice) -> str | None:
    """The longest sentence of a quotation that can stand alone (5 to 25 words), or None."""
    told = [s for s in sentences(quote) if not s.endswith("?") and not _BARE_NUMBER.match(s)]
    fitting = [s for s in told if 5 <= len(s.split()) <= 25 and wording.has_verb(s)]
    return max((s for s in fitting if wording.stands_alone(s, voice)), key=len, default=None)


def _theirs(text: str, quote: str, voice: Voice) -> bool:
    """Whether the quotation is the contact's own: nobody else is named as the speaker right before it."""
    before = text[: text.find(quote)].rstrip(" \"'\u201c\u2018\u00ab:,")
    sentence = re.split(r"[.!?\n]", before)[-1]
    if re.search(r"\b(?:I|we)\s+(?:said|told|wrote|asked|replied|answered)", sentence):
        return False
    after = text[text.find(quote) + len(quote) :]
    if re.match(
        r"[\"'\u201d\u2019\u00bb.,!? ]{1,4}(?:(?:I|we)\s+(?:said|told|wrote)|(?:said|wrote)\s+(?:I|we)\b)", after
    ):
        return False
    names = {part.casefold() for name in voice.names for part in name.split()}
    said = re.search(
        r"(?P<who>[\w'\u2019-]+)\s+(?:said|says|told|wrote|replied|answered|mentioned|put it)\b[^.]*$", sentence
    )
    if said is None:
        return True
    who = said["who"].casefold()
    return who in names or who in ("she", "he", "they", "and", "also", "then") or not said["who"][:1].isupper()


def _head(thing: str) -> str:
    """The last word of what THING names, before what it is of or for."""
    words = re.split(
        r",|\b(?:of|for|with|that|which|from|about|on|in|at|by|to|under|between|when|where|how|i|we|you)\b",
        thing,
        flags=re.IGNORECASE,
    )[0].split()
    return words[-1] if words else ""


_I_PROMISED = any_case(
    r"\s+(?:that |which )?(?:I|we) (?:had )?promised(?: (?:to )?(?:her|him|them|you))?(?: (?:her|him|them|you))?$"
)
"""What a goal says of a thing, and the message says with its day."""


def _handed(thing: str) -> str:
    """THING as it stands before "I promised you": "our list by Friday" is "the list"."""
    return re.sub(r"^(?:my|our)\b", "the", _BY_A_DAY.sub("", _I_PROMISED.sub("", thing)), flags=re.IGNORECASE)


_BY_A_DAY = as_written(
    rf"\s+(?:by|until|before) (?:the |next |early |late |mid[ -]?|end (?:of )?|\d{{1,2}}(?:st|nd|rd|th)? )*(?:{'|'.join([*calendar.day_name, *calendar.month_name[1:], *calendar.month_abbr[1:]])}"
    r"|week|weekend|month|year|tomorrow|tonight)$"
)
_UNSURE = any_case(r"(?:\b(?:maybe|perhaps|possibly|probably)|\?)\W*$")
"""A note that doubts itself: told as sure it would be false."""

_UNFIT = any_case(
    r"\b(?:i|me|my|we|us|our|he|she|they|him|her|his|them|their|you|your|told|said|asked|budget|max|price\w*|cost\w*|costs|fees?|pay\w*|salar\w+"
    r"|offer\w*|limit|too|bad|poor|weak|slow|late|wrong|problem\w*|risk\w*|seem\w*|looks?|think\w*|maybe|might|if|idea|ask|check|not|no(?! more\b)|never|nobody)\b"
    r"|[\u20ac$\u00a3?]|\b(?:euros?|eur|dollars?|pounds?|francs?)\b|n't\b"
)
"""What keeps a jotted fact out of a message: persons, money, doubts, judgements."""


_ME = as_written(r"\b(?:me|us)\b")
_HOW_WE_TALKED = any_case(r"\b(?:on|over|by) the (?:tele)?phone\b|\b(?:phone|video|zoom|teams) call\b")
_LEAD = as_written(r"^(?:The|An?|Last|First|Next|Each|Every|All|No|Only)\b")
_HAD = as_written(r"You (?:had|were) (?!to\b)")
_OVER = as_written(rf"{_HAD.pattern}|In [A-Z]")
"""What still holds after a talk of these days, and would be told back as over."""
_YOURS = as_written(r"\byour\b")
_NO_NEWS = any_case(r"^next (?:call|talk|meeting)\b")
_CAN_DO = any_case(r"(?:s?he|they|[A-Z]\w+) can(?:not|['\u2019]t)? ")
_SAID_BY = as_written(r", (?:she|he|they) (?:says?|said|told me|tells me)$")
_AND_THEY = as_written(r",? (?:and|so|but) (?:she|he|they)\b.*$|, (?:she|he|they)\b.*$")
"""What stands behind a figure and tells of a person."""


def _is_figure(jotted: str) -> bool:
    """Whether JOTTED is a plain figure about their work: "new hall opens in May, 80 seats"."""
    return 3 <= len(jotted.split()) <= 20 and re.search(r"\d", jotted) is not None and not _UNFIT.search(jotted)


def _with_capitals(text: str) -> str:
    """TEXT with its weekdays, and the months behind or before a number, in capitals."""
    days, months = "|".join(calendar.day_name).lower(), "|".join(calendar.month_name[1:]).lower()
    return re.sub(rf"\b(?:{days})s?\b|(?<=\d )(?:{months})\b|\b(?:{months})(?= \d)", lambda m: m[0].capitalize(), text)


def _told_twice(line: Line, other: Line) -> bool:
    """Whether two lines tell the same: most words of the shorter stand in the other."""
    shared, fewest = overlap(line.text, other.text), min(len(_stems(line.text)), len(_stems(other.text)))
    return shared >= 3 and shared * 3 >= fewest * 2


def _is_plural(thing: str) -> bool:
    if re.search(r"\band (?:the|an?|my|our|your|some)\b", thing, re.IGNORECASE):
        return True  # "the list and the map"
    if thing.lower().startswith(("a ", "an ")):
        return False
    heads = (_head(thing), _head(thing.split(" and ")[0]))  # "the photos and visit report"
    return any(re.search(r"[^sui']s$", head) and head.lower() not in _ONE_WITH_S for head in heads)


_ONE_WITH_S = {"news", "lens", "canvas", "atlas", "gas", "series"}


def _agreeing(text: str, thing: str) -> str:
    """TEXT about several things in the plural: "Here are the photos ...; sorry they are late"."""
    if not _is_plural(thing):
        return text
    return text.replace("Here is ", "Here are ", 1).replace("sorry it is", "sorry they are", 1)


_DONE_FOR_THEM = any_case(
    r"^(?P<verb>introduce|connect|send|show|give|help|teach|tell|lend|call|coach|train|host|invite|take|walk|put)\s+(?:them|him|her)\b"
)


_SIZE = any_case(r"\s*\((?:about )?\d+ ?min(?:ute)?s?\)(?=$|[;,.:])|\s*[;,:] (?:about )?\d+ ?min(?:ute)?s?(?=\)?$)")
"""What an offer costs the user ("a checklist (5 minutes)"): their own measure, and none of the reader's."""


def offered(offer: str, prefix: str, today: dt.date) -> tuple[str, str]:
    """The heading, by its PREFIX, that OFFER goes under, and its words without what it costs the user."""
    sized = wording.with_days(offer.strip().rstrip("."), today)
    clean = _SIZE.sub("", sized).strip() or sized
    verb = _begins_with_verb(clean)
    shown = wording.lower_first(clean)
    named = shown.split()[0].lower() in _DETERMINERS
    heading = f"{prefix}_verb" if verb else f"{prefix}_named" if named else prefix
    said = _verb_of(shown)
    if not verb and said and (wording.is_present(said) or said in ("can", "could", "will", "would")):
        heading = f"{prefix}_said"  # "our script reads scans"
    return heading, shown


def _verb_of(offer: str) -> str | None:
    """The verb of OFFER where that is a sentence: it follows its subject, and no "of" or "from" follows it as a noun."""
    words = re.split(r"[;,:(]", offer)[0].split()
    place = wording.finite(words)
    after = [word.lower() for word in words[place + 1 : place + 3]]
    told = after[:1] == ["which"] and not any(map(_is_verb, after[1:]))  # "the board shows which lorries run late"
    noun = not after or (after[0] in CUT - {"i", "we", "you", "they", "that", "to"} and not told)
    return words[place] if place and not noun else None


def _is_verb(word: str) -> bool:
    return word in wording.BASES | wording.AUXILIARIES or wording.is_present(word) or wording.is_past(word)


def to_them(offer: str) -> str:
    """An offer of me.md as it is said to somebody: "introduce them to two buyers" introduces the reader."""
    return _DONE_FOR_THEM.sub(r"\g<verb> you", offer)


def _begins_with_verb(text: str) -> bool:
    """Whether an offer reads "read a rota", not "a checklist": a known verb, or a word before an article or number."""
    words = [word.lower() for word in text.split()]
    if words[0] in wording.BASES:
        return True
    after = words[2:] if words[1:2] and words[1] in _PARTICLES else words[1:]  # "hand in our list"
    return bool(after) and words[0] not in _DETERMINERS and after[0] in _DETERMINERS


_PARTICLES = {"in", "out", "over", "up", "back", "off", "down"}


_TO_THEM = any_case(
    r"\b(?:her|him|them)\b(?=\s+(?:the|a|an|my|our|some|two|three|four|five|how|what|when|where|whether|if|about|by|on|for|to|back)\b|\W*$)"
)
"""A pronoun that can only be the person a promise was made to: "send her the list", not "send her number"."""


def _is_trade(thing: str) -> bool:
    """Whether THING names somebody by a trade: "a saddler in Graz"."""
    words = re.split(r",| (?:in|of|for|who|that|at|from)\b", thing)[0].split()
    return any(re.fullmatch(r"[a-z]{2,}(?:er|or|ist|ian|man|woman)", word) for word in words)


_SO_THAT = as_written(r",? so (?:that )?(?:she|he|they) (?:can|could|has|have|need|needs|will)\b.*$")
"""What they will do with what was promised."""
_BEHIND = as_written(r"\s*\([^()\"]*:\s*\".*\"\)\.?$")
_GARBLED = as_written(
    r", (?:with|in|on|at|by|for|from|as|after|before|including|without|written|\w+ed)\b[^,]* to (?:me|us|you|her|him|them)$"
    r"|\b(?:the|an?|my|our|your|and|or|as soon|as soon as|once|when|until|if|because)\s*\)?$"
    r"|\b(?:and|but) (?:I |we )?(?:have|has|had|did|do|does|am|is|was|can|could|will|would)(?:n['\u2019]t| not| never)\b"
    r"|^(?!.*\b(?:to|at|in|on) (?:the|my|our|your|[A-Z])).*\bthere\b(?! (?:is|are|will)\b)"
)
"""A promise whose words were put together wrongly, or that says "there" of no place."""


def _errand(promise: Promise) -> str:
    """The words of PROMISE without the explanation behind them: (it was about: "...")."""
    return _SO_THAT.sub("", _BEHIND.sub("", promise.text.rstrip(".")))


def _to_reader(errand: str) -> str:
    """An errand that speaks of the contact alone, to them: "send them the list" sends it to the reader."""
    more = "them" in _pronouns(errand)
    return wording.to_second(_TO_THEM.sub(lambda m: "you" if more and m[0].lower() == "them" else m[0], errand))


_TOLD_AS = as_written(r"(?:fact|win): ")
_MAYBE = re.compile(r"^maybe:.*$", re.MULTILINE)
_TASK = re.compile(r"^\s*[-*] \[.\] [^:]*:\s*", re.MULTILINE)
_THINGS_BEFORE = as_written(r"\b(?:the|my|our|your|some|two|three|\d+)\b.*[a-z]s\b.*\bthem\b")


def _pronouns(errand: str) -> set[str]:
    """The pronouns in ERRAND that may be the contact: "send the photos and bring them" has none."""
    things = _THINGS_BEFORE.search(errand) is not None
    return {m[0].lower() for m in _TO_THEM.finditer(errand)} - ({"them"} if things else set())


_CAME_OF_IT = any_case(
    r"\b(?:came|become|became|turned|worked|went|happened|happens|goes|results?|outcomes?|news|ended|decided|showed"
    r"|advice|help|tips?|suggestions?|ideas?|support|introduction|recommendation)\b"
)
"""Words of a goal that speak of a result and not of what it is about."""
_DETERMINERS = {"a", "an", "the", "my", "our", "your", "their", "any", "some", "two", "three", "four", "five", "one"}


def _first_words(source: Source) -> str:
    """The beginning of a note, enough to prove that the talk took place."""
    first = next((line for line in source.text.split("\n") if line.strip()), source.text)
    return " ".join(first.split()[:12]) if "  " not in first else first[:60].rstrip()


def short(text: str, words: int = 5) -> str:
    """TEXT cut before a relative clause or a preposition, at most WORDS long."""
    parts = text.split()
    for place, word in enumerate(parts):
        verb = wording.is_present(word) or (wording.is_past(word) and word.lower() not in wording.BASES)
        verb = verb and place + 1 < len(parts)
        verb = verb and parts[place - 1].lower() not in wording.NUMBERS | _DETERMINERS
        if place >= 2 and ((place >= words and len(parts) > words + 1) or verb or word.lower().strip(",;") in CUT):
            parts = parts[:place]
            if place >= words and "of" in parts[2:]:
                parts = parts[: len(parts) - 1 - parts[::-1].index("of")]  # "the name", not "the name of a good"
            break
    while parts and parts[-1].lower().strip(",;") in CUT | {"the", "a", "an", "your", "and", "of", "who"}:
        parts = parts[:-1]
    return " ".join(parts).rstrip(",;:")


CUT = {
    "that", "who", "which", "for", "to", "when", "because", "with", "in", "on", "at", "from", "by", "and", "or",
    "after", "before", "i", "we", "you", "they",
}  # fmt: skip


def _and(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _next_week(today: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Friday of the week after TODAY's."""
    monday = today + dt.timedelta(days=7 - today.weekday())
    return monday, monday + dt.timedelta(days=4)
