"""What the user should know next to a draft without a model: what to attach, what was left out, what would help."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant import exchanges
from assistant.confidence import SENSITIVE
from assistant.english import spelling, wording
from assistant.models import MARK_KINDS, ME, Source
from assistant.outline import goals, likeness, teller
from assistant.patterns import any_case, as_written
from assistant.results import Draft

if TYPE_CHECKING:
    from assistant.outline.draft import Writer

SHOWN = 90
"""Characters of a line that a hint repeats, cut at a word."""
MOST_LEFT = 2
"""Facts that a hint names as left out, the newest."""

_LABELLED = as_written(
    rf"[-*] \[.\]|[a-z]+\??:|(?i:{'|'.join(MARK_KINDS)}|maybe|outcome|private)\??:|\w+: ?[\"'\u2018\u201c]"
)
"""A line that is marked already: "Ljubljana: they let us through" is none."""
_LIMIT_OF_THEIRS = any_case(
    r"\b(?:(?:takes?|wants?|accepts?|gives?|answers?|sees?|meets?|likes?) (?:on )?(?:nobody|no(?: one)?|none)\b|(?:never|not|n['’]t) "
    r"(?:take|want|accept|answer|see|repl|call|phone|ring|write|pass|give|share)\w*|not (?:before|until|till|on|after)\b"
    r"|only (?:before|until|after|on|by|from|if|when)\b|no (?:more |new )?(?:calls?|messages?|visits?|mails?|introductions?)\b)"
)
"""When, how or for what somebody is not to be asked: for the user to know, and nothing to tell them."""


class Remarks:
    """What there is to say on the draft of WRITER, as it was written or as the user has changed it since."""

    def __init__(self, writer: Writer) -> None:
        self.writer, self.evidence, self.plan = writer, writer.evidence, writer.plan

    def unwritten(self, draft: Draft) -> list[str]:
        """The parts of a goal in the user's words that no pattern could say, where DRAFT has only a greeting and a name."""
        unsaid = self._unsaid(draft) if self.evidence.goal_given else []
        return [] if draft.ask or draft.offer or draft.claims else unsaid

    def beside(self, draft: Draft, waits: Callable[[], bool]) -> list[str]:
        """What to attach, what was left out, what would make DRAFT better.

        WAITS tells whether a line of their notes waits for review; it is only asked when that would help.
        """
        writer, known, body = self.writer, self.evidence, draft.body.casefold()
        said = [t for t in writer.handed_over() if t.casefold() in body or likeness.handed(t).casefold() in body]
        given = {t for t in said if likeness.is_written_in(t) and re.search(r"\d", writer.offers.named_by(t) or "")}
        hints = [hint for thing in said if thing not in given and (hint := likeness.to_enclose(thing))]
        hints += [f"Put in {thing}; the message has only the name." for thing in said if writer.only_named(thing)]
        used = {claim.quote for claim in draft.claims}
        unused = [m for m in known.marks if m.kind in ("need", "wants", "fact") and m.text not in used]
        unused = [m for m in unused if m.text.rstrip(".") not in known.goal]
        unused += [m for m in known.marks if m.kind == "when" and m.date and m.date >= known.today]
        bent = [f'"{m.text}"' for m in unused if not spelling.quoted(m.text) and writer.sentence(m) is None]
        if bent:
            hints.append("Left out, for no pattern tells it safely: " + "; ".join(bent[-3:]))
        facts = [m for m in unused if m.kind == "fact" and f'"{m.text}"' not in bent and writer.sentence(m)]
        facts = [m for m in facts if not wording.is_mine(m.text)]
        near = [m for m in facts if likeness.closeness(m.text, known.goal)]
        grounded = any(claim.note.startswith("n") for claim in draft.claims)
        if self.plan.congratulations or not grounded:
            hints += [f'Left out, though it speaks of the goal: "{m.text}"' for m in near[-1:]]
        left = [] if grounded or near or not known.goal_given else [f'"{m.text}"' for m in facts[-MOST_LEFT:]]
        if left:
            hints.append(
                f"Left out, for the goal does not speak of it: {'; '.join(left)}. Name it in --goal to use it."
            )
        if writer.befell and not draft.offer:
            fitting = [own for own in writer.offers.mine if likeness.on_offer(own, writer.befell.text)]
            hints += [f"Not in it, but yours to offer if it fits: {own}" for own in fitting[:1]]
        if (message := writer.answered()) and not self.plan.replies:
            day = None if message.author == ME else teller.answer_wanted(message)
            asked = f' They wrote, "{day}"' if day else ""
            hints.append(f"Their message is taken up; the answer itself is yours to write.{asked}")
        if unsaid := self._unsaid(draft):
            hints.append("Say in your own words: " + "; ".join(unsaid))
            if any(goals.reported(clause, writer.voice) for clause in unsaid):
                hints += self._outcome(draft)
        if grounded or left or self.plan.tells:
            return hints
        unmarked, better = self._unmarked(), []
        if not any(mark.kind in ("need", "wants", "fact", "win") for mark in known.marks):
            line = f'(rapport note add "{known.contact.name}" "need: ...")'
            better.append(f"a line `need: ...` or `fact: ...` in a note on them {line}")
        if unmarked and waits():
            better.append(f"what your notes say already: rapport note review {known.contact.id}")
        unmarked = [line for line in unmarked if line.partition(". Begin")[0] not in " ".join(hints)]
        return [*hints, *unmarked, *([f"What would make this better: {', or '.join(better)}."] if better else [])]

    def _outcome(self, draft: Draft) -> list[str]:
        """The newest unmarked line of the user's own doing, or of how a thing went, that speaks of what older notes tell: what came of it, perhaps."""
        for source, line in sorted(self._plain(), key=lambda row: row[0].date, reverse=True):
            older = " ".join(s.text for s in self.evidence.sources if s.date < source.date)
            if source.author != ME or source.kind in exchanges.WRITTEN:
                continue
            mine, near = wording.is_mine(line), likeness.closeness(line, older)
            told = next(
                filter(None, (wording.told_by_me(part, self.writer.voice) for part in re.split(r": ", line))), None
            )
            if (mine and (near or teller.TRIED.search(line))) or (told and near >= likeness.LIKE_THEIRS):
                return [_not_marked(source, line, "fact" if mine else "win")] if line not in draft.body else []
        return []

    def _unmarked(self) -> list[str]:
        """What is on file but not marked, closest to the goal first: the user may allow it, the outline may not."""
        goal = self.evidence.goal
        plain = [
            row for row in self._plain() if not wording.doer_is_open(row[1], self.writer.voice)
        ]  # "booked the hall"
        best = sorted(plain, key=lambda row: (likeness.overlap(row[1], goal), row[0].date), reverse=True)[:2]
        return [_not_marked(source, line) for source, line in best]

    def _plain(self) -> list[tuple[Source, str]]:
        """The lines of the notes that nothing marks, each with its note."""
        known, name = self.evidence, self.evidence.contact.name
        notes = [source for source in known.sources if not source.text.startswith("Subject:")]  # not what I wrote
        lines = [(source, line.strip()) for source in notes for line in source.text.split("\n") if line.strip()]
        lines = [(s, line) for s, line in lines if not (exchanges.is_recap(line, name) and line.endswith(f" {name}."))]
        plain = [(s, line) for s, line in lines if not _LABELLED.match(line)]
        marked = [(mark.note, likeness.stems(mark.text)) for mark in known.marks]
        plain = [(s, line) for s, line in plain if not _LIMIT_OF_THEIRS.search(line)]
        plain = [(s, line) for s, line in plain if not SENSITIVE.search(line) and "[secret]" not in line]
        return [
            (s, line)
            for s, line in plain
            if not any(s.note == n and said <= likeness.stems(line) for n, said in marked)
        ]

    def _unsaid(self, draft: Draft) -> list[str]:
        """What the goal wants said and DRAFT does not say, and the promises of the talk that would mean nothing alone."""
        plan, known, writer, body = self.plan, self.evidence, self.writer, draft.body.casefold()
        own = writer.owed()
        rest = [clause for clause in plan.rest if not (own and own.clause == clause and own.deed.casefold() in body)]
        if not known.goal_given and not (writer.unsayable or writer.promises.repeated()):
            rest = [clause for clause in rest if goals.is_bare(clause) or clause.startswith("ask how it went: ")]
        given = plan.offer if draft.offer else None
        lost = [clause for clause, words in plan.said if words != given and not self._stands(words, body)]
        found = [*rest, *(lost if known.goal_given else [])]
        if draft.offer and draft.claims:  # the offer is what it meant
            found = [clause for clause in found if not likeness.OF_USE.search(clause)]
        left = []
        if (plan.thanks is not None or known.message_kind == "thanks") and not (plan.tells or writer.thanks_for_else()):
            promised = writer.promises.of_the(writer.talk())
            left = [spelling.in_full(p.text) for p in promised if not writer.promises.sayable(p)]
        return [*sorted(found, key=lambda clause: known.goal.find(clause[:20])), *left]

    def _stands(self, words: str, body: str) -> bool:
        """Whether BODY says WORDS, a part of the goal."""
        plan, taken_up = self.plan, self.writer.taken_up
        asked_before = self.writer.asked.claims[0].text if self.writer.asked else None
        if words == plan.question and self.writer.asks_how_it_went():
            return " go?" in body
        if taken_up and words in (plan.reminder, plan.question, asked_before):
            return self.writer.promises.deed(taken_up).casefold() in body
        if words in plan.things and likeness.handed(words).casefold() in body:
            return True
        wished = words in (plan.wish, plan.well)
        return likeness.SIZE.sub("", words).casefold() in body or (wished and "i hope it goes well" in body)


def _not_marked(source: Source, line: str, mark: str = "fact") -> str:
    """That LINE of SOURCE is not marked, and how the user allows it: as a MARK."""
    shown = textwrap.shorten(line, SHOWN, placeholder=" ...")
    return (
        f'Not marked, so not used: "{shown}" [{source.date} {source.kind}]. Begin the line with `{mark}:` to allow it.'
    )
