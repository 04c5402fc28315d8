"""Promises as they are said to the reader: which may be said at all, of whom they speak, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass

from assistant import exchanges
from assistant.english import pronouns, spelling, verbs
from assistant.english.pronouns import Voice
from assistant.heard.wordings import lacks_thing
from assistant.marks import AS_SAID
from assistant.models import Evidence, Promise, Source
from assistant.outline import goals
from assistant.outline.likeness import BY_A_DAY, names, overlap, same_thing, speaks_of
from assistant.patterns import any_case, as_written

_TO_THEM = any_case(
    rf"\b(?:her|him|them)\b(?=\s+(?:the|a|an|{'|'.join(sorted(verbs.AMOUNTS))}|\d+|how|what|when|where|whether|if|about|by|on|for|to|back)\b|\W*$)"
)
"""A pronoun that can only be the person a promise was made to: "send her the list", not "send her number"."""
OF_ANOTHER = as_written(
    r"\bask (?P<name>[A-Z][\w.]*(?: [A-Z]\w+)*|(?:the|my|our) [a-z]+) (?:if|whether|how|what|when|where)"
    r" (?P<who>she|he) (?!can|could|may|might|should|must|gets?\b)(?P<does>(?:(?!\b(?:her|hers|him)\b).)*)(?=$|\n)"
)
"""A deed with somebody else, "ask Dr Lund if he would teach": not the contact, as in "ask Dr Lund if she may come"."""
_SO_THAT = as_written(r",? so (?:that )?(?:she|he|they) (?:can|could|has|have|need|needs|will)\b.*$")
"""What they will do with what was promised."""
_REMARKED = as_written(
    r"(?<=\w), (?:they|it|she|he|I|we|there)(?:['\u2019]\w+)? (?!(?:can|could|may|might|will|would|should|must)\b)"
    r"(?:(?!and\b|but\b|or\b|if\b|when\b)[^\s,;]{1,40}(?: |$)){1,12}$"
)
"""What is remarked on a promise behind it: "send six bottles, they leave on Monday"."""
_BEHIND = as_written(r"\s*\([^()\"]*:\s*\".*\"\)\.?$")
_GARBLED = as_written(
    r", (?:with|in|on|at|by|for|from|as|after|before|including|without|written|\w+ed)\b[^,]* to (?:me|us|you|her|him|them)$"
    r"|\b(?:the|an?|my|our|your|and|or|as soon|as soon as|once|when|until|if|because)\s*\)?$"
    r"|\b(?:and|but) (?:I |we )?(?:have|has|had|did|do|does|am|is|was|can|could|will|would)(?:n['\u2019]t| not| never)\b"
    r"|^(?!.*\b(?:to|at|in|on) (?:the|my|our|your|[A-Z])).*\bthere\b(?! (?:is|are|will)\b)"
)
"""A promise whose words were put together wrongly, or that says "there" of no place."""
_CLIPPED = as_written(
    r"\b(?:the|an?|my|your|our|their),\s|\b(?:whatsit|thingy|um|uh|erm)\b"
    r"|,\s+(?:and )?(?:asked|said|told|wants?|wanted|thinks?|thought|says|needed|offered)\b"
    r"|^(?:do|fix|make|bring|send|get) (?:[a-z]+ )*(?:it|\w+ly) \d"
)
"""A note's short form that makes no sentence behind "I will": "export of the list", "the, whatsit, the", "do it 4pm"."""
_NOUN_FIRST = as_written(
    r"^(?P<noun>export|quote|price|test|order|report|design|list|plan|draft|update|answer|reply|review|visit|sample|copy|print|photo|record"
    r"|estimate|measure|share|offer|request|change|cost|count|delivery) (?:of|for|from|list|sheet|form|results?)\b"
)
"""A thing of a note whose noun reads as a verb: "export of the list"."""
_NOTICE = as_written(
    r"(?:give (?:me|you|us|her|him|them) a (?:shout|buzz|bell)|be in touch|introduce (?:me|you|her|him)"
    r"|(?:tell|ask|inform|remind) (?:[A-Z][\w'-]+|him|her|them|you|me)|be there)(?: (?:soon|then|too))?"
)
"""A promise that says nothing without the talk it comes from."""
_AND_DOES = as_written(
    r"(?P<joint>\b(?:and|then)|,) (?P<verb>[a-z]+s) (?=(?:me|us|you|him|her|them|it|the|an?|my|your|his|our)\b)"
)
"""A second verb of a note, "design the label and sends me a proof"."""
_LETTER_OF = as_written(
    r"(?<![\w.'\u2019&/-])(?<!\bplan )(?<!\bhall )(?<!\broom )(?<!\bgate )(?<!\bvitamin )(?<!\bgroup )(?<!\bblock )(?<!\bgrade )(?<!\btype )(?<!\bin )"
    r"(?P<letter>(?!I\b)[A-Z])(?![\w.'\u2019&/-])"
)
_THINGS_BEFORE = as_written(r"\b(?:the|my|our|your|some|two|three|\d+)\b.*[a-z]s\b.*\bthem\b")
_BARE_THING = as_written(
    r"^(?P<verb>send|share|bring|lend|forward|mail|post|return|deliver)(?P<whom> you| me)? (?=[a-z])"
    rf"(?!(?:the|an?|{'|'.join(sorted(verbs.AMOUNTS))}|your|his|her|their|its|this|that|these|those|no|each|it|them"
    r"|you|me|us|him|over|back|along|in|on|by|to|word)\b)"
    r"(?P<thing>[a-z]+(?<!s)(?= |$))"
)
"""A thing in note style, "send worksheet": a letter says "send the worksheet"."""
_I_WOULD = as_written(r"\bI(?:'ll| will|'d| would| promised| agreed| said I)\b")
_MY_WORD = any_case(
    r"^(?:I|we)(?:['\u2019]ll| (?:will|promised(?: (?:her|him|them))?(?: to| that (?:I|we) (?:will|would))?|(?:said|agreed) (?:(?:I|we) would|to))) "
)
"""How a promise kept as it was said begins: "I promised photos"."""
_SAID_OF_IT = as_written(r" (?:that |which |who )?(?:she|he|they|you)\b.*$")
"""What a goal says of the thing that was promised: "the plums he wanted to bring"."""
_PROMISE_TO = as_written(r"^(?:her|his|their|your) promise (?:to|of|about) ")
_FINDS_OUT = any_case(
    r"(?:find out|figure out|work out|learn|see|check|confirm|look)\b(?! (?:\w+ )?(?:with|from|on) (?:her|him|them|you)\b)"
)
"""A deed of finding something out, and no question to the contact: "ask her" is one, and so is "check with her"."""
_TOLD_AS = as_written(r"(?:fact|win): ")
_EXPLAINED = as_written(r"\s*\([^)]*\)$")
_MAYBE = re.compile(r"^maybe:.*$", re.MULTILINE)
_TASK = re.compile(r"^\s*[-*] \[.\] [^:]*:\s*", re.MULTILINE)


def errand(promise: Promise) -> str:
    """The words of PROMISE without the explanation behind them, (it was about: "..."), and without "I promised"."""
    plain = _REMARKED.sub("", _SO_THAT.sub("", _BEHIND.sub("", promise.text.rstrip("."))))
    return _MY_WORD.sub("", plain) if promise.owner == "me" else plain


def _pronouns(errand: str) -> set[str]:
    """The pronouns in ERRAND that may be the contact: "send the photos and bring them" has none."""
    things = _THINGS_BEFORE.search(errand) is not None
    return {m[0].lower() for m in _TO_THEM.finditer(errand)} - ({"them"} if things else set())


def _to_reader(errand: str) -> str:
    """An errand that speaks of the contact alone, to them: "send them the list" sends it to the reader."""
    more = "them" in _pronouns(errand)
    other = OF_ANOTHER.search(errand)
    plain, behind = (errand[: other.start("who")], f" {errand[other.start('who') :]}") if other else (errand, "")
    turned = pronouns.to_second(_TO_THEM.sub(lambda m: "you" if more and m[0].lower() == "them" else m[0], plain))
    return f"{turned}{behind}"


def _sentence_with(deed: str, source: Source) -> str:
    """The sentence of SOURCE in which the user commits to DEED in the first person, verbatim; empty when none does."""
    for sentence in re.split(r"(?<=[.!?])\s+|\n", source.text):
        if _I_WOULD.search(sentence) and same_thing(deed, sentence):
            return sentence.strip().rstrip(".")
    return ""


@dataclass(frozen=True)
class Owed:
    """A part of the goal that is a deed I promised: CLAUSE, the words of SOURCE that prove it, and how it is said."""

    clause: str
    quote: str
    _: KW_ONLY
    source: Source
    deed: str


class Promises:
    """The open promises of EVIDENCE, as a message to the contact may speak of them."""

    def __init__(self, evidence: Evidence, voice: Voice) -> None:
        self.evidence, self.voice = evidence, voice
        self.sources = {source.note: source for source in evidence.sources}

    def of(self, thing: str) -> Promise | None:
        """My promise that speaks of THING."""
        mine = [p for p in self.evidence.promises if p.owner == "me" and speaks_of(thing, p.text)]
        return max(mine, key=lambda p: overlap(thing, p.text), default=None)

    def theirs(self, wanted: str) -> Promise | None:
        """The open promise of theirs that WANTED, what the goal reminds of or asks for, names, when it can only be one."""
        wanted = _SAID_OF_IT.sub("", _PROMISE_TO.sub("", wanted))
        theirs = [p for p in self.evidence.promises if p.owner == "them" and p.note in self.sources and self.sayable(p)]
        theirs = [p for p in theirs if p.text.split()[0].lower() in verbs.BASES and names(wanted, p.text)]
        return theirs[0] if len({p.text for p in theirs}) == 1 else None

    def owed(self, clauses: Iterable[str]) -> Owed | None:
        """The first of CLAUSES that is a deed I promised, in a promise on file or in plain words of a note."""
        for clause in clauses:
            promise = self.of(clause)
            said = next((s for s in reversed(self.evidence.sources) if _sentence_with(clause, s)), None)
            source = self.sources.get(promise.note) if promise else said
            if source is None or (goals.is_bare(clause) if promise is None else not self.sayable(promise)):
                continue
            words = spelling.with_capitals(spelling.in_full(errand(promise) if promise else clause.rstrip(".")))
            deed = spelling.with_days(_to_reader(words) if promise else pronouns.to_second(words), self.evidence.today)
            if deed.split()[0].lower() in verbs.BASES:
                quote = promise.text if promise else _sentence_with(clause, source)
                return Owed(clause, quote, source=source, deed=deed)
        return None

    def of_the(self, talk: Source | None) -> list[Promise]:
        """What was promised in TALK and is not overdue."""
        mine = [p for p in self.evidence.promises if talk and (p.note_date, p.note_kind) == (talk.date, talk.kind)]
        return [p for p in mine if p.due is None or p.due >= self.evidence.today]

    def repeated(self) -> Promise | None:
        """The open promise of mine that the goal repeats."""
        mine = (p for p in self.evidence.promises if p.owner == "me")
        return next((p for p in mine if self.evidence.goal in (p.text, errand(p))), None)

    def to_find_out(self) -> bool:
        """Whether the goal repeats my promise to find something out: the contact is not to be asked that."""
        return self.repeated() is not None and _FINDS_OUT.match(self.evidence.goal) is not None

    def for_another(self) -> Promise | None:
        """The open promise that the goal repeats, when it speaks of somebody else or its words are garbled."""
        goal = self.evidence.goal
        for promise in self.evidence.promises:
            plain = errand(promise)
            if goal not in (promise.text, plain):
                continue
            deed = _pronouns(plain) and goals.thing(plain) is None and self._of_a_dialogue(promise)
            if deed or _GARBLED.search(plain) or self._means_another(promise):
                return promise
        return None

    def sayable(self, promise: Promise) -> bool:
        """Whether the words of PROMISE may be said to the contact: they name an errand and nobody else."""
        plain = errand(promise)
        if pronouns.names_them(plain.split()[:1], self.voice) or self.voice.parts & {*plain.split()[:1]} - verbs.BASES:
            return False  # "Dana sends the plan", and "dana sends the plan", is no errand
        if (
            plain.startswith(AS_SAID)
            or re.match(r"(?:I|we)\b", plain, re.IGNORECASE)
            or goals.is_bare(_EXPLAINED.sub("", plain))
            or _GARBLED.search(plain)
            or self._is_clipped(plain)
        ):
            return False
        names = {part.casefold() for name in self.evidence.other_people for part in name.split()}
        other = OF_ANOTHER.search(plain)
        if other and promise.owner == "me" and not pronouns.names_them(other["name"].split(), self.voice):
            plain = plain[: other.start("who")] + re.sub(r"\bhis\b", "the", other["does"])
        said = {w.casefold() for w in re.findall(r"\w+", _TO_THEM.sub("", plain))}
        if _THINGS_BEFORE.search(plain):
            said.discard("them")  # "label the bags and bring them round"
        if promise.owner == "them" and self._means_contact(promise) and len(said & {"her", "his"}) == 1:
            said -= {"her", "his"}  # what they promised of their own
        if said & (names | {"she", "he", "they", "her", "his", "him", "their", "them"}):
            return False
        meant = _pronouns(plain)
        return not meant or (self._means_contact(promise) and not self._means_another(promise))

    def _is_clipped(self, plain: str) -> bool:
        """Whether PLAIN, the errand of a promise, is no phrase for a letter: cut short, without its thing, a name by its letter."""
        letters = {name[:1] for name in (self.evidence.contact.first_name, self.evidence.me.name)}
        by_letter = any(match["letter"] in letters for match in _LETTER_OF.finditer(plain))
        noun = _NOUN_FIRST.match(plain)
        read_as_verb = noun is not None and noun["noun"] in verbs.BASES
        return bool(by_letter or read_as_verb or _CLIPPED.search(plain) or _NOTICE.fullmatch(plain)) or lacks_thing(
            plain
        )

    def _means_contact(self, promise: Promise) -> bool:
        """Whether nobody else stands in the note of PROMISE, nor before the pronoun in its words."""
        source, plain = self.sources.get(promise.note), errand(promise)
        if source is None or len(source.contacts) != 1 or self._of_a_dialogue(promise):
            return False
        pronoun = _TO_THEM.search(plain)
        around = source.text.replace(promise.text, plain[: pronoun.start()] if pronoun else plain)
        around = _MAYBE.sub("", around)  # where a pronoun is in doubt
        around = _TASK.sub("", around)
        if pronoun and (unlike := {"her": "he", "him": "she"}.get(pronoun[0].lower())):
            apart = (
                p.text
                for p in self.evidence.promises
                if (other := OF_ANOTHER.search(p.text)) and other["who"] == unlike
            )
            for text in apart:
                around = around.replace(text, "")
        return not pronouns.tells_of_others(around, self.voice)

    def _means_another(self, promise: Promise) -> bool:
        """Whether "her" in PROMISE is somebody else: they do not owe it to themselves, and their notes say "he"."""
        meant, source = _pronouns(errand(promise)), self.sources.get(promise.note)
        if not meant or source is None:
            return False
        theirs = [p for p in self.evidence.promises if p.owner == "them" and p.note == promise.note]
        if promise.owner == "them" or len(meant) > 1 or any(_pronouns(errand(p)) for p in theirs):
            return True
        other, own = {"her": ("he", "she"), "him": ("she", "he")}.get(meant.pop(), ("", ""))
        told = (OF_ANOTHER.sub("", line) for s in self.sources.values() for line in s.text.split("\n"))
        said = {word for line in told for word in re.findall(r"\b(?:she|he)\b", line.lower())}
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
        noted = any(verbs.is_present(line.split()[0]) for line in told if line.strip())
        return not noted or any(re.search(r"\b(?:I|[Mm]y)\b", line) for line in told)

    def deed(self, promise: Promise) -> str:
        """What was promised, without its day, as it is said to the reader."""
        return _BARE_THING.sub(r"\g<verb>\g<whom> the \g<thing>", self._plain(promise))

    def _plain(self, promise: Promise) -> str:
        plain = _EXPLAINED.sub("", errand(promise))
        plain = spelling.written_out(plain) or spelling.in_full(plain)
        plain = _AND_DOES.sub(lambda m: f"{m['joint']} {verbs.base_of(m['verb']) or m['verb']} ", plain)
        return spelling.with_capitals(spelling.with_days(_to_reader(plain), self.evidence.today))

    def spoken(self, promise: Promise, *, dated: bool = True) -> str:
        """PROMISE as one of a list, without the name of the reader, and with its day where it is DATED."""
        text, name = self._plain(promise), re.escape(self.evidence.contact.first_name)
        text = re.sub(rf"\b{name}['\u2019]s?(?=\s)", "your", text)
        text = re.sub(rf"\b{name}\b", "you", text)
        text = re.sub(rf"^(send|give|show|tell|lend|bring|mail|post) {name}\b", r"\1 you", text, flags=re.IGNORECASE)
        text = _BARE_THING.sub(r"\g<verb>\g<whom> the \g<thing>", text)
        text = BY_A_DAY.sub("", text) if promise.due else text
        if promise.due is None or not dated or re.search(rf"\b{promise.due:%A}\b", text, re.IGNORECASE):
            return text
        ahead = (promise.due - self.evidence.today).days
        if ahead == 0:
            return f"{text} today"  # but never "tomorrow", which would be another day when it is read
        soon = 0 < ahead < 7  # more than one exact day reads like a file
        return f"{text} by {f'{promise.due:%A}' if soon else spelling.spoken(promise.due, self.evidence.today)}"
