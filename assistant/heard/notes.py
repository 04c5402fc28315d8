"""What the user's own notes on a call say: marked lines as they are, the rest read as shorthand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from assistant import confidence, kindness, marks
from assistant.heard import agreement, ahead, corrections, cues, days, items, meant, remarks, shorthand, talk
from assistant.heard.clauses import Deed
from assistant.heard.errands import DETERMINED, DUE_TO_THEM, WAS_TO
from assistant.heard.items import Heard, Item
from assistant.heard.phrases import content_words
from assistant.heard.pointing import Spoken
from assistant.heard.standing import is_void, once
from assistant.heard.talk import Sentence
from assistant.heard.wordings import Names, opens_with
from assistant.models import TITLES
from assistant.names import fold
from assistant.patterns import any_case, as_written, words
from assistant.transcripts import Turn

if TYPE_CHECKING:
    from assistant.heard.ear import Ear


def heard(text: str, names: Names, call: dt.date, ear: Ear | None) -> Heard:
    """What the TEXT of notes on a call between the two of NAMES says."""
    public, marked = _marked(text, call)
    names = replace(names, aliases=(*names.aliases, *shorthand.nicknames(public, names)))
    sentences = talk.sentences([Turn(None, public)], {}, notes=True)
    orders, private, hidden = remarks.withheld(sentences)
    sentences, spent = corrections.settled(sentences, hidden)
    note = _Note(sentences, names, call, frozenset(hidden | spent))
    deeds = note.deeds(ear)
    noticed = note.noticed(ear)
    noted = {
        s.number: None if s.number in note.others else _noted_need(s, names) or noticed["need"].get(s.number)
        for s in note.open
    }
    needs = [n for n in items.needs(note.open, noted) if not remarks.is_leave(n.text)]
    named = {word for name in names.theirs for word in (name, *name.split())}
    told = {deed.number for deed in deeds} | {deed.asked.number for deed in deeds if deed.asked}
    told |= {need.place for need in needs}
    rest = [s for s in note.open if s.number not in told and not remarks.is_header(s, named)]
    maybes = items.maybes([d for d in deeds if d.certain or not _is_wish(d, noted.get(d.number))], note.open)
    unsure = note.others | {maybe.place for maybe in maybes}
    spoken = Spoken(sentences, note.hidden, {need.place for need in needs})
    points = {s.number for s in rest if remarks.leaves_open(s) and s.number not in unsure}
    told_of = {s.number for s in remarks.facts(rest, noted=True)} | noticed["fact"].keys() | noticed["event"].keys()
    facts = (s for s in rest if s.number in told_of - unsure - points and not shorthand.I_ASKED.match(s.plain))
    questions = (s for s in rest if s.number in points or re.search(r"\w\W*\?\W*$", s.plain))
    return Heard(
        i_owe=(*marked["me"], *items.owed(deeds, "me", names, spoken)),
        they_owe=(*marked["them"], *items.owed(deeds, "them", names, spoken)),
        maybes=maybes,
        needs=(*marked["need"], *needs),
        facts=(*marked["fact"], *(items.said("fact", _as_fact(s, names), s) for s in facts)),
        private=_private(private, text),
        open_questions=tuple(items.said("question", s.text, s) for s in islice(questions, items.MAX_QUESTIONS)),
        flagged=items.flagged(orders, deeds),
        statements=tuple(rest),
        doubts=note.doubts,
    )


_MINE = any_case(r"\b(?:I|we|my|our)\b")
_MARKED = any_case(r"^[ \t>]*(?:[-*+] )?(?P<kind>need|wants|fact|offer|win|when)\??:[ \t]*(?P<text>\S.*)$")


def _marked(text: str, call: dt.date) -> tuple[str, dict[str, list[Item]]]:
    """TEXT without its private blocks, task lines and marked lines, and what those lines say."""
    found: dict[str, list[Item]] = {"me": [], "them": [], "need": [], "fact": []}
    rest: list[str] = []
    for _, line, hidden in confidence.lines_told(text):
        task, mark = marks.task(line), _MARKED.match(line)
        rest.append("" if hidden or task or mark else line)
        if hidden or (task and task[3] != "open"):
            continue
        if task:
            owner, words, due, _ = task
            day = None if due else next(iter(days.find(words, call)), None)
            found[owner].append(
                Item(
                    "i_owe" if owner == "me" else "they_owe",
                    words,
                    quote=line.strip(),
                    due=due or (day.date if day else None),
                    due_said=day.said if day else None,
                )
            )
        elif mark:
            kind = "need" if mark["kind"].casefold() in ("need", "wants") else "fact"
            found[kind].append(Item(kind, mark["text"].strip(), quote=line.strip()))
    return "\n".join(rest), found


@dataclass(frozen=True)
class _Note:
    """The sentences of a note; those HIDDEN are told in confidence, orders, or only correct another."""

    sentences: list[Sentence]
    names: Names
    call: dt.date
    hidden: frozenset[int]

    @cached_property
    def open(self) -> list[Sentence]:
        """The sentences that are heard."""
        return [s for s in self.sentences if s.number not in self.hidden]

    @cached_property
    def doubts(self) -> dict[int, frozenset[str]]:
        """The pronouns that may mean somebody else than the contact, by the number of their sentence."""
        return meant.doubtful(self.sentences, self.names)

    @cached_property
    def others(self) -> set[int]:
        """The numbers of sentences that may be on somebody else."""
        return {s.number for s in self.open if meant.is_doubtful("them", s.plain, self.doubts[s.number])}

    def noticed(self, ear: Ear | None) -> dict[str, dict[int, str]]:
        """What the EAR notices beside promises: of each kind the words, by the number of their sentence."""
        found: dict[str, dict[int, str]] = {"need": {}, "fact": {}, "event": {}}
        hears = ear.matters(self.sentences, self.names) if ear else []
        off = {s.number for s, after in pairwise(self.sentences) if remarks.CALLED_OFF.match(after.plain)}
        barred = self.hidden | self.others | off | {m.sentence.number for m in hears if m.kind == "unsaid"}
        theirs = {part for name in self.names.theirs for part in name.split()}
        stated = {s.number for s in remarks.facts(self.open, noted=True)}
        for matter in hears:
            own, need = matter.sentence, matter.kind == "need"
            mine = _MINE.search(own.text[: matter.end] if need else own.plain[:3])
            mine = mine or (_ASKS_FOR_ONE.search(own.plain) if need else None)
            another = (opens_with(own.plain) or next(iter(theirs))) not in theirs
            if matter.kind in found and not (
                own.number in barred or mine or another or (need and own.number in stated)
            ):
                found[matter.kind].setdefault(own.number, matter.words)
        return found

    def deeds(self, ear: Ear | None) -> list[Deed]:
        """What was promised or half promised, each once."""
        told = {s.number for s in self.open if remarks.tells_who(s) and not days.find(s.plain, self.call)}
        told |= {s.number for s in self.open if remarks.is_header(s, [*self.names.theirs, self.names.first])}
        read = [s for s in self.open if s.number not in told]
        by_rule = shorthand.deeds(read, self.names.mine, self.names.theirs, self.call)
        duties = [deed for deed in by_rule if deed.certain and (deed.granted or _is_duty(deed) or _is_word_given(deed))]
        deeds = by_rule if ear is None else self._with_ear(by_rule, ear, told)
        for deed in deeds:
            another = deed.role == "them" and meant.is_doubtful("them", deed.quote, self.doubts[deed.number])
            deed.certain = (deed.certain or deed in duties) and not (another or self._is_of_another(deed))
        kept = {
            (s.number - 1, "them" if m["theirs"] or m["came"] else "me")
            for s in self.sentences
            if (m := cues.KEPT.match(s.plain))
        }
        stand = [deed for deed in deeds if not (is_void(deed) or (deed.number, deed.role) in kept)]
        stand = [d for d in stand if not (_is_event(d, self.names.first, self.call) or _is_habit(d, self.call))]
        return once([deed for deed in stand if deed.certain or not _is_able(deed)])

    def _is_of_another(self, deed: Deed) -> bool:
        """Whether somebody else is named right before DEED as the one who does it: "Bo: will bring the key"."""
        plain = deed.sentence.plain
        place = max(0, plain.find(deed.quote))
        heads = (_DOES_IT.match(plain, at) for at in (0, plain[:place].rstrip(" :").rfind(" ") + 1))
        named = next((head for head in heads if head and head.end() >= place - len("me ")), None)
        who = named["who"] if named else ""
        if (
            not who
            or fold(who) in _NO_NAME
            or meant.is_role(who)
            or shorthand.name_words([*self.names.theirs, *self.names.mine]) & {fold(who)}
        ):
            return False
        beside = any(re.search(rf"\b(?:with|and|&|,) {re.escape(who)}\b", s.plain) for s in self.sentences)
        return bool(beside or deed.role == "them")

    def _with_ear(self, by_rule: list[Deed], ear: Ear, told: set[int]) -> list[Deed]:
        """The deeds BY_RULE and those that the EAR hears, but for duties of the contact that it takes for the user's."""
        both = agreement.Agreement(self.sentences, self.names, self.call, self.hidden | told)
        theirs = shorthand.name_words(self.names.theirs)
        known = {(deed.number, deed.role) for deed in by_rule}
        return [
            deed
            for deed in both.joined(by_rule, ear.marks(self.sentences, self.names, notes=True))
            if (deed.number, deed.role) in known
            or not (deed.role == "me" and shorthand.is_their_duty(deed.quote, theirs, surely=True))
        ]


def _private(runs: list[list[Sentence]], text: str) -> tuple[Item, ...]:
    """What TEXT says in confidence: RUNS of its sentences, and the lines marked as private."""
    told = [items.confided(run) for run in runs]
    lines = [re.sub(r"^[-*+>\s]+", "", hidden) for hidden in confidence.private_lines(text)]
    marked = [Item("private", line, quote=_as_written(line, text)) for line in lines]
    return *told, *(line for line in marked if not any(line.quote in run.quote for run in told))


def _is_wish(deed: Deed, need: str | None) -> bool:
    """Whether DEED is only what somebody wants to do, which stands as their NEED: "she wants to film six dogs"."""
    return bool(need and content_words(deed.phrase) <= content_words(need))


def _as_fact(sentence: Sentence, names: Names) -> str:
    """The words of SENTENCE, where it corrects itself those that hold.

    What the contact did for the user stands without a second half that may be about the user.
    """
    noted = (sentence.plain if items.is_corrected(sentence) else sentence.text).strip(" -*")
    return remarks.without_tail(noted) if kindness.helped_me(noted, [names.first]) else noted


def _as_written(words: str, text: str) -> str:
    """WORDS with the line ends that they have in TEXT."""
    match = re.search(r"\s+".join(map(re.escape, words.split())), text)
    return match[0] if match else words


_DOES_IT = as_written(
    rf"\W*(?:(?:{'|'.join(map(str.capitalize, sorted(TITLES)))})\.? )?(?P<who>(?:[A-Z][\w'-]+|[a-z]+(?<!ly)(?= promised (?:me|us)\b)))(?: [A-Z][\w'-]+)?(?::\s+(?:will|to|promised to) "
    r"|'ll | (?:will|to|is to|has to|is going to|agreed to|offered to|undertook to|promised|(?:said|says) (?:he|she|they)(?:'d|'ll| would| will)) )"
)
"""Who does it, by name, at the head of a line: "Bo: will bring the key", "Bo to send the plan", "bo promised me a chair"."""
_NO_NAME = words(
    "i he she they we it this that also and but then so has have had who still"
    " supposed due asked bound ready hopes wants plans glad happy"
    " promised offered agreed undertook volunteered vowed swore"
)
_DUTY = any_case(r"(?:I|we) (?:still |also )?(?P<must>have to|must|need to|'ve got to|have got to)\s")


def _is_duty(deed: Deed) -> bool:
    """Whether the user noted an errand as their own, with a day or due to the contact: "I must return her lamp"."""
    duty = _DUTY.match(deed.sentence.plain) if deed.role == "me" else None
    dated = deed.day and deed.day.date
    return bool(duty and (dated or DUE_TO_THEM.match(deed.sentence.plain[duty.start("must") :])))


_WORD_GIVEN = any_case(
    r"(?:(?:and|but|so) )?(?:[\w.']+ (?:also |then |still |in (?:turn|return) )?)?(?:promised|(?:(?:has|have|had) )?agreed to"
    r" (?!(?:meet|talk|speak|think|consider|try|wait|leave|stop|keep|be|disagree)\b)[a-z]+|owes? (?:him his|her her|them their|me my"
    rf"|us our)\b|(?<=still )owes? [\w-]+ (?:{DETERMINED}|four|five|\d+)\b(?! (?:apology|explanation|thank|favou?r)\b)|{WAS_TO.pattern}|(?:said|told \w+)(?: that)? (?:I|he|she|they)(?:'d|'ll| would| will))\s"
)
_TO_DO = any_case(r"(?:(?-i:[A-Z])[\w.]*|he|she|they)(?:'ll| will| to) ")


def _is_word_given(deed: Deed) -> bool:
    """Whether a note tells that DEED was promised, or names who does it by when: "I said I'd ask", "Ana to ask, by 3 May"."""
    named = _TO_DO.match(deed.quote) and deed.day and deed.day.date
    return bool(_WORD_GIVEN.match(deed.quote) or named)


def _is_event(deed: Deed, first: str, call: dt.date) -> bool:
    """Whether DEED is only a change ahead of the contact, whose FIRST name is known: "she starts the new job on Monday"."""
    found = ahead.events(deed.quote, first, call)
    return deed.role == "them" and any(event.split()[1] in ("he", "she", "they", first) for event in found)


def _is_habit(deed: Deed, call: dt.date) -> bool:
    """Whether a note tells at what hour somebody does DEED, and neither on what day nor for whom: "Answers mail before noon"."""
    told = remarks.habit(deed.sentence.plain)
    never = deed.role == "them" and _NEVER.match(deed.quote)
    return bool(never or _WEEKLY.match(deed.quote) or (deed.day is None and _EVERY_TIME.match(deed.quote))) or (
        bool(told and remarks.habit(deed.quote)) and not days.find(told or "", call)
    )


_WEEKLY = any_case(
    r"(?:(?:I|we) [a-z]+|(?:[\w'-]+ )?[a-z]+s) (?!.*\b(?:me|us|him|them)\b).*\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
)
"""What somebody does every week: "She brings her dog on Fridays"."""
_EVERY_TIME = any_case(
    r"(?:I|we|he|she|they) (?=.*\b(?:(?:every|each)(?! [a-z]+day\b)|always|usually)\b)(?!.*(?:'ll\b|\b(?:will|shall|would|promis\w+|agreed|owe|said|told"
    r"|offered|must|have to|need|can|could|to (?:bring|send|give))\b))"
)
"""What somebody does every time, in the present: "I teach it to every new grower"."""
_NEVER = any_case(r"(?:[\w'-]+ )?(?:never|rarely|seldom|hardly ever) [a-z]+s\b")


_CAN = any_case(r"(?:(?:and|but|also) )?[\w.'-]+ can (?:also )?(?!(?:probably|possibly|perhaps|maybe|only)\b)")


def _is_able(deed: Deed) -> bool:
    """Whether a note only tells without a doubt what the contact can do, which is a fact: "they can lend us 3 benches"."""
    return (
        deed.role == "them"
        and _CAN.match(deed.quote) is not None
        and not remarks.maybe(deed.sentence)
        and not shorthand.is_hedged(deed.quote)
    )


# -- what the contact needs -----------------------------------------------------------------------------------------

_NOTED_NEED = any_case(
    r"^\W*(?:(?:(?P<who>[\w.'-]+)|(?:his|her|their) (?:team|firm|company|school|office|shop|group|department"
    r"|club))\s+)?(?:still |really |badly |also |just |is |are |'s |was )*(?:needs?:?|wants:?"
    r"|(?:looking|searching|looks|searches) for|(?:hoping|trying|hopes) to find|short of|(?:struggling|struggles)(?: with|(?= to\b))|lacks|is after"
    r"|missing(?= (?:an?|some\w*|two|three|people)\b)|misses(?= an? (?:[\w-]+ ){1,3}?(?:of|for|who|that|to|where)\b)"
    r"|would (?:love|like)|(?<='d )(?:love|like)(?! (?:to\b|(?-i:[A-Z]))))\s+(?P<thing>\S.+?)(?:[,;] (?:I|he|she"
    r"|they)(?:'ll| will| can| could)\b.*)?$"
)
_ASKS_FOR_ONE = any_case(r"\bask(?:s|ed|ing)? [^.;]*\b(?:whether|if) (?:he|she|they) (?:\w+ )?(?:knows?|has|have)\b")
"""What somebody asks a third person for, whose need it is nobody says: "she'll ask Per whether he knows a mason"."""
_WHAT_IS_NEEDED = any_case(
    r"^\W*what (?:would(?: really| most)? help (?:him|her|them)|(?P<who>(?:(?:his|her|their) )?[\w.-]+?)"
    r"(?:(?: really| still| most| also)* (?:needs?|wants?|lacks?)|(?:'d| would)(?: really| most)? (?:love|like)))(?: most)?"
    r"(?:\s*:|,? (?:is|are|would be)\b:?) (?=(?:an?|some\w*|the|two|three|more|[a-z]{3,}s)\b)"
)
"""What comes before a need that is named last: "What he needs is a ...", "What would help her: a ..."."""
_OBSTACLE = any_case(
    r"(?:,\s+(?:(?:but|and|yet|though|although)\s+)?|\s+(?:but|yet|though|although)\s+|\s+and\s+(?=(?:can't|cannot|could)))"
    r"(?:(?:he|she|they|it|there|that)\s+)?(?:(?:still|so far|just|is|are|has|have)\s+)*"
    r"(?:\w+n't|cannot|no|not (?:allowed|able|yet)|never|nobody|no one|lacks?)\b.*$"
)
"""What stands in the way of a wish, behind it: "wants to sing in a choir but can't find one"."""
_SAYS_FIRST = any_case(
    r"^\W*(?P<who>[\w.-]+?)(?:'s|'re)? [^,;:]*?(?:(?:,| -| &) (?:and |but )?(?=(?:still |really |also )*(?:wants"
    r"|needs|is looking for|looking for)\b)| and (?=(?:needs|wants(?! to)|is looking for|looks for)\b))"
)
"""What a note tells of somebody before what they want: "she's tired of forms, wants ..."."""
_DOES_FIRST = as_written(r"\W*[A-Z]?[a-z]+s (?:an?|the|his|her|their|two|three|four|five|\d+|at|in|on|for|with)\b")
"""What somebody does, at the head of a note that does not say who: "Restores a loom and looks for ..."."""
_REPORTED = any_case(
    r"^\W*(?:(?:he|she) )?(?:also )?(?:said|says|mentioned|mentions|complained|told (?:me|us)|tells (?:me|us))(?: that)? (?=(?:he|she|his|her)\b)"
)
"""How a note says that the contact told it."""
_HAS_NOBODY = any_case(
    r"^\W*(?P<who>[\w.'-]+ )?(?:still )?(?:(?:has|have) (?:nobody|no one|no-one)|(?:cannot|can't|couldn't) find any(?:one|body)) (?P<rest>(?:to|who|for) .+)"
)


_NO_NEED = any_case(
    r"to (?:ask|check|go|run)|not|no\b|me\b|us\b|my\b|our\b|an? (?:coffee|tea|drink|beer|word|break|holiday)\W*$"
)
_FOR_ME = any_case(
    rf"to (?:{cues.HANDING_OVER.pattern} (?:(?:me|us)\b|\S.* to (?:me|us)\b)|[a-z]+ (?:{DETERMINED}) .* for (?:me|us)\b)"
)
"""What the contact wants to do for the user, which is no need: "to send me the plan", "to copy the parts for us"."""


def _noted_need(sentence: Sentence, names: Names) -> str | None:
    """What the contact needs according to a note ("he needs teachers to trial it")."""
    told = _REPORTED.sub("", sentence.plain)
    return next((need for part in re.split(r";\s+", told) if (need := _need_in(part, names))), None)


def _need_in(told: str, names: Names) -> str | None:
    """What the contact needs according to one part of a sentence."""
    if nobody := _HAS_NOBODY.match(told):
        told = f"{nobody['who'] or ''}needs somebody {nobody['rest']}"
    told = _WHAT_IS_NEEDED.sub(lambda m: f"{m['who'] or ''} needs ", told)
    match = _NOTED_NEED.match(_SAYS_FIRST.sub(lambda m: "" if _DOES_FIRST.match(told) else f"{m['who']} ", told))
    if re.match(r"\W*(?:still )?need to\b", told, re.IGNORECASE):
        return None  # "need to send a title" is the user's own errand
    if match is None or _FOR_ME.match(match["thing"]) or _NO_NEED.match(match["thing"]):
        return None
    who = re.sub(r"'(?:s|re|d)$", "", (match["who"] or "").casefold()).strip(".'")
    if (
        who
        and who not in ("he", "she", "they", "still", "really", "is")
        and who not in shorthand.name_words(names.theirs)
    ):
        return None
    thing = remarks.without_tail(_OBSTACLE.sub("", match["thing"]))
    thing = re.sub(r"\s+and (?:would|wants|needs|is|has)\b.*$", "", thing)
    if re.match(r"(?:it|them|that|this|those|these|him|her)\b", thing, re.IGNORECASE):
        return None  # it says nothing alone
    return re.sub(
        r"(?:\s+[-\u2013\u2014]\s|\s*;|,? (?:so (?:I|we|he|she|they)|and (?:I|we))\b).*$|[.!]+$", "", thing
    ).strip()


# -- the outcome of the agenda -------------------------------------------------------------------------------------
