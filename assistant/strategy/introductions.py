"""An introduction that both sides can refuse: a permission note to each, unnamed, the giver first; then one joint mail.

Rubric 5 and the guides it names: nobody is named before both agreed, the size of the favour is said, no is easy.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from assistant import confidence, manner, names, output
from assistant.english import pronouns, spelling, verbs
from assistant.models import Contact, Me, Note
from assistant.patterns import any_case, as_written, words
from assistant.sentences import sentences
from assistant.strategy.matching import STAGE, Pair, head
from assistant.strategy.needs import base_form
from assistant.strategy.ties import Tie
from assistant.templates import fill

MINUTES = 20
"""What an introduction asks of the giver, unless the user says otherwise."""
Stage = Literal["agreed", "introduced"]

_STATE = re.compile(rf"^{STAGE}(?P<other>[a-z0-9-]+): (?P<stage>agreed|introduced)$", re.MULTILINE)
_NOUN = any_case(
    r"^(?:an?|the|some|somebody|someone|anybody|anyone|people|help|advice|ideas|ways|how to|who|where|more|new|another|two|three|[\w-]+ers?|[\w-]+s)\b"
)
_VERB = any_case(
    r"^(?:she|he|they|has|had|is|was|can|could|ran|runs|wrote|sat|spent|took|brought|led|knows|speaks|offered|did|[\w-]+(?:ed))\b"
)
_QUESTIONS = ("how", "who", "where", "whether", "what", "which", "when", "why")
_CLAUSE = any_case(r"\b(?:she|he|they|i|we|you)\b")
"""A clause of its own in a need or an offer: its verb would have to be turned too, so it is quoted."""
_CLAUSE_APART = any_case(
    r"\b(?:they|i|we|you)\b|(?:\b(?:and|or|but|that|because|if|when|so|as|who|says?|said|thinks?)|[,;:(]) (?:she|he)\b"
)
"""One that is more than "the towers she has measured", which can be turned."""
_OUR = any_case(r"\b(?:our|my)\b")
_OURS = any_case(r"\b(?:our|my|us|me|mine|ours)\b")
"""In an offer nobody knows whose "our" it is."""
_SECOND_VERB = any_case(
    r"(?P<lead>(?:\b(?:and|or|but)|,) (?:also |now |still )?)(?P<verb>has|is|was|does|[a-z]+s)\b(?! (?:an?|the|no|his|her|it)\b)"
)
"""What may be a second verb, or a noun: "teaches violins and repairs"; after "you" a verb would have to be turned too."""
_SURE_VERB = any_case(_SECOND_VERB.pattern.replace("(?! ", "(?= "))
_DOES = any_case(
    r"[a-z]{2,}[^s\W]s (?:(?:an?|the|his|her|their|any|all|old|small|two|three|\d+) "
    r"|(?:(?!(?:of|for|from|in|on|at|to|with|by|and|or|that|who|nobody|left)\b)[\w-]+ ){0,2}?[a-z-]{2,}[^s\W]s\b)"
)
"""An unknown verb and what it is done to: "sharpens knives", "tunes a harp"; "tickets for two nights" is a thing."""
_FINITE_PAST = (
    "ran", "wrote", "sat", "spent", "took", "brought", "led", "taught", "built", "organised", "organized", "managed",
    "restored", "designed", "planned", "moved", "cleared", "founded", "repaired", "was", "had", "knew", "set",
)  # fmt: skip
"""Pasts that nobody takes for a participle before a noun."""
_CONTACT_RULE = any_case(
    r"[^.!?\n]*\b(?:give|share|pass|hand)\w*\b[^.!?\n]{0,40}\b(?:e-?mail|mail|number|phone|address|contact details)\b[^.!?\n]*[.!?]?"
)
_PHONE = r"(?:(?:tele)?phon(?:e|ed|ing)|phone ?calls?|mobile|voice messages?|rung|ringing)"
_ONLY_WRITTEN = (
    r"\b(?:only|just) (?:by|in|via|through) (?:(?:e-?)?mail|letter|writing|text)|\b(?:by|in) (?:(?:e-?)?mail|letter|writing|text)s? only\b"
    r"|\b(?:(?:e-?)?mails?|letters?) only\b"
    r"|(?:^|[\"'\u2018\u201c:(]\s?|\b(?:please|better|best|rather) (?:to )?)(?:write|(?:e-?)?mail)(?: to)?(?: (?:me|her|him|us))?"
    r"(?: (?:(?:rather )?than|instead of|and (?:do not|don't|never)) (?:call|calling|ring|ringing|phone|phoning)\b"
    rf"|[,;:\u2013-] [^.!?\n]{{0,30}}(?:\bno|(?:\bnot|n't|\bnever) (?:take|like|answer|use|want)) (?:the |any |to )?(?:{_PHONE}|calls?|called)\b)"
)
"""A wish for letters alone, or with its reason: "Write, I do not take calls at work"."""
_NO_PHONE = any_case(
    r"\b(?:not?|never|don't|doesn't|hates?|dislikes?|avoids?|without|instead of|rather than|cannot stand|can't stand|deaf|hard of hearing"
    rf"|only|prefers?|rarely|hardly|bad at)\b[^.!?;\n]{{0,40}}\b{_PHONE}\b|\b{_PHONE}\b[^.!?;\n]{{0,40}}\b(?:not?|never|only|off|hates?|isn't)\b"
    r"|\b(?:not|never|don't|doesn't|no|hates?|dislikes?|avoids?)(?: (?:to|be|like|take|answer|want|unannounced))* (?:calls?|called|calling|ring)\b"
    rf"|{_ONLY_WRITTEN}|\bprefers? (?:letters?|(?:e-?)?mails?|writing)\b"
)
"""A limit on the telephone, of whatever kind: then none is proposed."""
_IN_WRITING = any_case(
    rf"{_ONLY_WRITTEN}|\b(?:no|hates?|dislikes?|avoids?|can(?:no|')t stand|never (?:uses?|answers?|takes?|on|by)"
    r"|(?:does not|doesn't|do not|don't|not) (?:like|use|want|take|answer|on|by))"
    rf" (?:(?:the|any|to|be|being|talking|on|unannounced|\w+ing) ){{0,3}}(?:{_PHONE}|calls?|called)\b"
    r"(?! (?:before|after|until|on|in|at|between|during|from|today|this|back|numbers?|I|we|he|she|they|that|which)\b)"
)
"""That somebody wants no talk at a distance at all, whenever it is."""
_COUNT = r"(?:\d{1,2}|an?|half an|one|two|three|five|ten|fifteen|twenty|thirty|forty)"
_CLOCK = (
    r"(?:half past |quarter (?:past|to) )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b)?(?! (?!in the|o'clock)[a-z])|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|noon|lunch|school|work|office hours)\b"
)
_DAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|weekends?\b|weekdays\b|(?:mornings?|afternoons?|evenings?|nights?)\b"
    r"|(?:on|before|after) (?:a )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! \d)|(?:first|last) (?:days?|weeks?) of\b)"
)
_HOURS = any_case(
    r"\b(?:only|never|not|nothing|rarely|best|except)(?: (?:in|on|at|during|the|an?|free|reachable|available|called))*"
    rf"(?: (?:at|before|after|until|till|from|between|by)(?: about)? {_CLOCK}| {_DAYS})"
    rf"|\b{_COUNT} (?:minutes?|hours?)(?: (?:a|per|each) \w+)? at (?:the )?(?:very )?most\b"
    rf"|\b(?:at most|no (?:more|longer) than|not more than|up to) {_COUNT} (?:minutes?|hours?)\b"
)
"""When somebody has time at all, and how much of it: "only after four", "half an hour at most"."""
_AN_ADDRESS = as_written(r"[\w.+-]+@[\w-]+\.\w+|\+?\d[\d ()/-]{7,}\d")
_REACHED = as_written(rf"(?:[,;(:\u2013-] ?|^| and | or )?[^,;(:\u2013]*?(?:{_AN_ADDRESS.pattern})[^,;]*")
_APART = "\ue000"
"""What stands for an organisation while the words around it are turned."""
_PAST = any_case(r"\b(?:was|were|won|took|lasted|had|did|came|went|spent)\b")
"""What tells of once: no limit of theirs."""
_OF_ANOTHER = any_case(r"(?:his|her|their|my|our|the|an?) (?!(?:mobile|number|hearing)\b)\w+ (?!only\b)\w+")
"""A sentence about somebody or something of theirs: "His boss hates calls"."""
PRIVATE_LIMIT = "a private line limits how they may be reached"


@dataclass(frozen=True)
class Letter:
    """A text to one person, or to both. TELLS is exactly what it says about the other side."""

    to: tuple[Contact, ...]
    subject: str
    body: str
    tells: str


def permission(
    pair: Pair, side: Literal["giver", "needer"], me: Me, wordings: dict[str, list[str]], minutes: int, *,
    phone: bool = True, written: bool = False,
) -> Letter:  # fmt: skip
    """The note that asks the giver, or the one in need, whether they would like to meet the other, who stays unnamed.

    PHONE: whether a call may be proposed to these two. WRITTEN: whether one of them wants everything in writing.
    """
    to = pair.offer.contact if side == "giver" else pair.need.contact
    need, form = _need_told(pair, to)
    because, offer = _because(pair, to, wordings)
    said = fill(wordings[f"{side}{form}"][0], need=need, offer=offer, because=because)
    how = {} if written else {"how": wordings["how"][0] if phone else ""}
    ask = fill(wordings[f"{side}_ask{'_written' if written else ''}"][0], minutes=str(minutes), **how)
    body = _letter(f"{said} {ask}", to.greeted, me, wordings)
    return Letter((to,), wordings[f"subject_{side}"][0], body, need if side == "giver" else offer)


def joint(pair: Pair, me: Me, wordings: dict[str, list[str]], minutes: int, *, written: bool = False) -> Letter:
    """The mail to both, after both agreed; WRITTEN: whether one of them wants everything in writing."""
    giver, needer = pair.offer.contact, pair.need.contact
    need, form = _formed(_bare(head(pair.need.text)))
    because, offer = _because(pair, None, wordings)
    values = {"giver": giver.first_name, "needer": needer.first_name, "need": need, "offer": offer}
    said = fill(wordings[f"joint{form}"][0], **values, because=because)
    heading = f"joint_hand_over{'_written' if written else ''}"
    ask = fill(wordings[heading][0], needer=needer.first_name, minutes=str(minutes))
    both = f"{giver.first_name}, {manner.hello(me).casefold()} {needer.first_name}"
    subject = fill(wordings["subject_joint"][0], one=giver.first_name, other=needer.first_name)
    return Letter(
        (giver, needer),
        subject,
        _letter(f"{said} {ask}", both, me, wordings),
        f"{values['need']}; {values['offer']}",
    )


def faults(letter: Letter, other: Contact | None) -> list[str]:
    """What breaks the rules of an introduction in LETTER: OTHER named, no size, no easy no, too long; empty when none."""
    body = letter.body.split("\n\n", 1)[-1]
    found = []
    if other is not None and names_in(body, other):
        found.append(f"it names {other.name} or their organisation before both agreed")
    if other is not None and not re.search(r"\b\d+ minutes\b", body):
        found.append("it does not say how long it takes")
    if other is not None and not re.search(
        r"\bno is (?:a )?fine\b|\bno reason\b|\bfeel free to (?:say no|decline)\b|\bno is just as\b",
        body,
        re.IGNORECASE,
    ):
        found.append("it offers no easy no")
    if body.count("?") != 1:
        found.append("it should hold one question")
    if _AN_ADDRESS.search(body):
        found.append("it shares an address or a number")
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", body.split("\n\n")[0])
    if len(sentences) > 2:
        found.append("it has more than two sentences")
    return found


def names_in(text: str, person: Contact) -> bool:
    """Whether TEXT names PERSON, a part of their name, or their organisation."""
    if names.mention(person).search(text):
        return True
    return bool(person.org) and bool(re.search(rf"(?<!\w){re.escape(person.org or '')}(?!\w)", text, re.IGNORECASE))


def reminders(tie: Tie) -> list[tuple[str, Note]]:
    """What this person said about passing on their address or number, how and when they want no contact, with the note."""
    rules = [(output.one_line(match[0]), note) for note in tie.notes for match in _CONTACT_RULE.finditer(note.text)]
    rules += [(output.one_line(said), note) for said, note in _ways(tie, _NO_PHONE)]
    rules += [
        (output.one_line(said), note)
        for said, note in _ways(tie, _HOURS)
        if not (_NO_PHONE.search(said) or _PAST.search(said))
    ]
    return [(f'"{said}"' if _is_public(said, note) else PRIVATE_LIMIT, note) for said, note in rules]


def _is_public(said: str, note: Note) -> bool:
    """Whether SAID, of NOTE, may stand on a screen that others see."""
    return not note.private and said.strip() in output.one_line(confidence.public_text(note.text).replace("\n", " "))


def _ways(tie: Tie, limit: re.Pattern[str]) -> list[tuple[str, Note]]:
    """The sentences on this person, private ones included, that LIMIT the way of contact, with the note."""
    told = ((said, note) for note in tie.notes for line in note.text.split("\n") for said in sentences(line))
    return [(s, note) for s, note in told if limit.search(s) and not (_CONTACT_RULE.search(s) or _OF_ANOTHER.match(s))]


def in_writing(tie: Tie) -> bool:
    """Whether this person wants no talk, but everything in writing."""
    return bool(_ways(tie, _IN_WRITING))


def may_call(tie: Tie) -> bool:
    """Whether no note on this person, private lines included, limits the telephone."""
    return not any(_NO_PHONE.search(note.text) for note in tie.notes)


def stage_line(other: Contact, stage: Stage) -> str:
    """How a private note keeps where an introduction stands."""
    return f"{STAGE}{other.id}: {stage}"


def stages(tie: Tie) -> dict[str, tuple[Stage, dt.date]]:
    """Where introductions of this person to others stand, by contact id."""
    found: dict[str, tuple[Stage, dt.date]] = {}
    for note in tie.notes:
        for match in _STATE.finditer(note.text):
            stage: Stage = "agreed" if match["stage"] == "agreed" else "introduced"
            found[match["other"]] = (stage, note.date)
    return found


def _letter(text: str, whom: str, me: Me, wordings: dict[str, list[str]]) -> str:
    greeting = fill(wordings["greeting"][0], hello=manner.hello(me), first_name=whom)
    return "\n\n".join(part for part in (greeting, text, manner.signed(me)) if part)


def _need_told(pair: Pair, to: Contact) -> tuple[str, str]:
    """The need as TO may read it, and its wording: about themselves, or about somebody unnamed."""
    needer = pair.need.contact
    text, form = _formed(_bare(head(pair.need.text)))
    if form == "_quoted" or _CLAUSE.search(text):
        return _told(_bare(head(pair.need.text)), needer, to), "_quoted"
    return _told(text, needer, to), form


def _told(text: str, about: Contact, to: Contact) -> str:
    """TEXT on ABOUT as TO may read it: in the second person, or without their name and whether it is a she or a he."""
    who = "you" if about.id == to.id else "they"
    houses: list[str] = []

    def apart(house: re.Match[str]) -> str:
        if " " not in house["house"] and house["house"] != about.org and house["house"].islower():
            return house[0]  # the house "Press" is no press
        houses.append(house[0] if who == "you" else "their organisation" + ("'s" if house["s"] else ""))
        return _APART

    if about.org:  # a house that bears their name is no name in the middle of a sentence
        house = rf"(?<!\w)(?:the )?(?P<house>{re.escape(about.org)})(?P<s>['\u2019]s?)?(?!\w)"
        text = re.sub(house, apart, text, flags=re.IGNORECASE)
    name = rf"(?-i:{names.mention(about).pattern})"
    text = re.sub(rf"{name}['\u2019]s\b", "their" if who == "they" else "your", _HER_LAST.sub("his", text))
    text = re.sub(
        rf"(?:\b(?:she|he)\b(?!['\u2019])|{name})(?P<between>{_ADVERBS}) (?P<verb>[a-z]+)\b|\b(?:she|he)\b",
        lambda m: f"{who}{m['between'] or ''} {_with_you(m['verb'])}" if m["verb"] else who, text, flags=re.IGNORECASE,
    )  # fmt: skip
    text = _to_you(text) if who == "you" else names.mention(about).sub("they", _unnamed(text))
    return re.sub(_APART, lambda _: houses.pop(0), text)


def _formed(need: str) -> tuple[str, str]:
    """NEED and the wording for it: something to do, a thing somebody looks for, else a quotation."""
    first, _, rest = need.partition(" ")
    word = first.casefold()
    if word in _QUESTIONS:
        return (f"to know {need}", "_to")
    if word == "to" or (word in verbs.BASES and re.match(r"(?:an?|the|to|how|more|some|people|their|his|her)\b", rest)):
        return (need if word == "to" else f"to {need}", "_to")
    return need, "" if _NOUN.match(need) else "_quoted"


def _because(pair: Pair, to: Contact | None, wordings: dict[str, list[str]]) -> tuple[str, str]:
    """What the giver brings as a clause, and the words of it: "shows X" to the other side, "you show X" to the giver; else as noted."""
    giver = pair.offer.contact
    role = "joint" if to is None else "giver" if to.id == giver.id else "needer"
    offered, _, limit = _bare(pair.offer.text).partition("; ")
    deed = _deed(pair, offered)
    if deed is None or (
        role == "giver" and any(_may_be_verb(deed[m.start("verb") :]) for m in _SECOND_VERB.finditer(deed))
    ):
        told = _offer(pair, to)
        return fill(wordings[f"because_{role}_quoted"][0], offer=told, giver=giver.first_name), told
    if role == "giver":
        first, _, rest = deed.partition(" ")
        rest = _SURE_VERB.sub(lambda m: f"{m['lead']}{_with_you(m['verb'])}", rest)
        deed = f"{_with_you(first)} {_told(rest, giver, giver)}".strip()
    elif to is not None:
        deed = _told(deed, giver, to)
    if limit:
        deed = f"{deed} ({_told(limit, giver, to) if to is not None else limit})"
    return fill(wordings[f"because_{role}"][0], offer=deed, giver=giver.first_name), deed


def _deed(pair: Pair, text: str) -> str | None:
    """TEXT of the offer from its verb on ("shows school groups round"), where a sentence can be made of it; else None."""
    own = "|".join(re.escape(word) for word in ("she", "he", *pair.offer.contact.name.split()))
    text = re.sub(rf"^(?:(?:{own})\s+)+|^to (?=\w)", "", text, flags=re.IGNORECASE)
    if (trade := _TRADE.fullmatch(text)) and not _did(text):
        article = "an" if trade["trade"][:1].casefold() in "aeiou" else "a"
        text = f"has been {article} {spelling.lower_first(trade['trade'])} {trade['since']}"
    first = text.split(" ")[0] if text else ""
    if (
        not re.fullmatch(r"[a-zA-Z]+|\d+", first)
        or _CLAUSE_APART.search(text)
        or _OURS.search(text)
        or re.search(r"[.;:]", text)
    ):
        return None
    finite = (
        verbs.is_present(first)
        or _DOES.match(text)
        or first.casefold() in ("can", "could", "would", *_FINITE_PAST)
        or (not pair.offer.marked and _did(text))
    )
    finite = finite and not re.match(r"[a-z]+s (?:and|or)\b", text, re.IGNORECASE)  # "chairs and tables"
    if pair.offer.marked and (not finite or re.match(r"(?:answers|visits) (?:about|on|to)\b", text, re.IGNORECASE)):
        if re.match(r"(?:happy|glad|willing|ready|free) to\b", text, re.IGNORECASE):
            return f"is {spelling.lower_first(text)}"
        if first.casefold() in verbs.BASES and not _THING.match(text):
            return f"can {spelling.lower_first(text)}"
        return f"offers {spelling.lower_first(text)}" if _GIFT.match(text) else None
    return f"{first.casefold()} {text[len(first) :].strip()}".strip() if finite and " " in text else None


def _did(text: str) -> bool:
    """Whether TEXT, a sentence without its subject, begins with what somebody did: "Checked roofs"; not "Retired baker"."""
    first = text.split(" ")[0]
    return verbs.is_past(first) and first.casefold() not in _BEFORE_A_TRADE


_BEFORE_A_TRADE = words("""
    retired trained qualified certified licensed skilled experienced born based
""")
_GIFT = any_case(
    r"(?:an?|the|some|any|one|two|three|four|five|six|several|\d+|free|help|advice|feedback|support|practice|space|room|guidance|training)\b"
    r"|[a-z-]+s (?:about|on|for|with|from|of|to|in|at)\b|[a-z-]+s(?:$|,)"
)
"""Something that can stand behind "offers"."""
_THING = any_case(r"\w+(?:$|,| (?:with|on|for|about|in|from|and|or)\b)|(?!talk|speak|listen)\w+ to\b")
"""Words that name something given, though they may be verbs: "help with the papers", "answers about saws"."""
_TRADE = any_case(
    r"(?P<trade>(?!(?:an?|the|my|our|has|is|was|been)\b)[\w'-]+(?: [\w'-]+){0,3}?) (?P<since>(?:(?:at|in|with|of) .+ )?for (?:\w+|\d+) years)"
)
"""What somebody has been for years, as a note says it: "rights clearer at the archive for 11 years"."""


def _may_be_verb(text: str) -> bool:
    """Whether TEXT may begin with a verb of the third person: "works nights", "mends sails"; not "accordions in a garage"."""
    return verbs.is_present(text.split()[0]) or text.startswith(("has ", "is ", "was ")) or bool(_DOES.match(text))


def _with_you(verb: str) -> str:
    """VERB of the third person as it stands after "you"."""
    irregular = {"is": "are", "was": "were", "has": "have", "does": "do"}
    return irregular.get(verb) or (base_form(verb) if verb.endswith("s") else None) or verb


_ADVERBS = r"(?: (?:also|still|now|always|often|never|only|just|currently))*"
_HER_LAST = any_case(
    r"\bher\b(?= (?:last|next|best|own) (?!(?:week|month|year|time|night|spring|summer|autumn|winter)\b)\w)"
)
"""Her whose last or next it is: "her last man retired"."""
_HER_WHICH = any_case(r"\bher\b(?= (?:which|whether|who|that|what|how|where|why|if|when)\b)")
"""Her to whom something is told: "tell her which"."""


def _to_you(text: str) -> str:
    """TEXT with what means its reader in the second person."""
    return _OUR.sub("your", pronouns.to_second(_HER_WHICH.sub("him", text)))


def _unnamed(text: str) -> str:
    """TEXT with the pronouns of one who is not to be known: "his shop" becomes "their shop"."""
    text = re.sub(r"\b(?:his|our|my)\b", "their", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:him|us|me)\b", "them", _HER_WHICH.sub("him", text), flags=re.IGNORECASE)
    text = re.sub(r"\b(?:himself|herself)\b", "themselves", text, flags=re.IGNORECASE)
    return re.sub(r"\bher\b(?P<noun> (?!(?:in|on|at|to|for|with|by|and|or|about|from|when|how)\b)\w)?",
                  lambda m: f"their{m['noun']}" if m["noun"] else "them", text, flags=re.IGNORECASE)  # fmt: skip


def _offer(pair: Pair, to: Contact | None) -> str:
    """What the giver has, as TO or both may read it; a whole sentence stands in quotation marks."""
    noted = _bare(pair.offer.text)
    text = noted if to is None else _told(noted, pair.offer.contact, to)
    told = _VERB.match(noted) or _OURS.search(noted) or not pair.offer.marked
    return f'"{text}"' if told and not text.endswith("'") else text


def _bare(text: str) -> str:
    """TEXT on one line, without the part that holds an address or a number to call."""
    line = output.one_line(text)
    return (_REACHED.sub("", line).strip(" .!;,") or line).replace('"', "'")
