"""Whom to leave in peace, and until when: the card, plain words in the notes, two follow-ups without an answer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant import exchanges
from assistant.english import verbs
from assistant.models import Note
from assistant.patterns import DAYS, MONTHS, any_case, as_written
from assistant.strategy.ties import FOLLOW_UPS, Tie, public

_MONTHS, _WEEKDAYS = ([name.lower() for name in names] for names in (MONTHS, DAYS))
MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS)
_NAMED = {"spring": (3, 1), "summer": (6, 1), "autumn": (9, 1), "winter": (12, 1), "christmas": (12, 25)}
_COUNTS = ("zero", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WHEN = (
    rf"(?:(?:(?:the|at least|about|(?P<part>mid(?:dle of)?|end of|late|early|beginning of|start of))[ -])|(?:{'|'.join(_WEEKDAYS)}),? (?=(?:the )?\d))*"
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:of )?)?(?P<month>{MONTH})\b\.?(?: (?P<after>\d{{1,2}})(?:st|nd|rd|th)?\b,?)?"
    rf"(?:,? (?P<year>\d{{4}}))?|(?P<only>20\d\d)\b|(?P<weekday>{'|'.join(_WEEKDAYS)})\b|(?P<nth>\d{{1,2}})(?:st|nd|rd|th)\b"
    rf"|(?P<next>new year|next year)\b|(?P<period>(?:next )?(?:week|month)|year)\b|(?P<named>{'|'.join(_NAMED)})\b)"
)
_SPAN = any_case(
    rf"(?:\b(?P<word>before|ahead of|until|till|to|through|back (?:on|in))|(?P<dash> ?[-\u2013])) ?(?:after )?(?:(?:(?! (?:before|ahead of|until|till) )[^.!?;,\n]){{1,40}}? (?:on|in) )??{_WHEN}"
    rf"|\bfor (?:the next |another |about )?(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)}) (?P<unit>day|week|month)s?\b"
    rf"|\b(?P<this>(?:this|next) (?:week|month))\b|\b(?:in|during|throughout|(?:all|the whole) of) (?P<whole>{MONTH})\b"
)
"""How long: "until 3 May", "to 3 May", "before the move is done on 3 May", "for two weeks", "this month", "in May"."""
_ABSENCE = r"(?:leave|sabbatical|holidays?|vacation|tour|break|retreat|duty|strike|expedition|deployment|exams?|rehearsals?|harvest|court|trial)"
_ABSENT = (
    rf"(?:(?:(?:on|in|at) (?:\w+ ){{0,2}}(?:field|hospital|clinic|rehab|{_ABSENCE})|(?:takes?|taking|starts?|has|sits|sitting|writes|writing)"
    rf" (?:\w+ ){{0,2}}{_ABSENCE}|(?:^|(?<=[.!?;] ))(?!(?:the|an?|its|our|my|no|\w+s)\b )(?:\w+ )?{_ABSENCE})"
    r"(?! (?!(?:until|till|to|through|from|for|before|and|but|or|with|without|this|next|in|on|at|during|all|the|of|since|back"
    r"|again|now|as|by|after|because|so|then|when|abroad|mid|late|early|period|season|time|weeks?|days?)\b)[a-z])"
    r"|(?<!give )(?<!gives )away|out of (?:the )?office|abroad|travell?ing|offline|unreachable|not (?:reachable|available|free|back)|unavailable|off (?:sick|work)"
    r"|busy|swamped|snowed under|tied up|at sea)"
)
"""What tells of somebody rather than asks something of the user: it counts only for the contact themselves."""
FAR = 40
"""Letters between a limit and its day."""
_REACH = r"(?:contact|call|writ|mail|e-?mail|messag|disturb|bother|reach|phon|ring|ping|text|approach|visit)\w*"
_QUIET = (
    rf"(?:(?:not|never|don't|doesn't) (?:want(?:ed)? )?(?:to )?(?:be )?(?:{_REACH}|get in touch)"
    r"|(?:not|never|don't|doesn't) want to hear from|(?:wants? to|prefers? to|rather) hear nothing from"
    r"|(?:no|without|(?:not|doesn't|don't) want any) (?:more )?(?:contact|calls?|messages?|e-?mails?|mails?|letters?"
    r"|visit(?:or)?s?|questions|requests)|(?:leave|let) (?:me|him|her|them) (?:alone|be|in peace)"
    r"|(?:asked|asks|begged|wants?|needs) (?:me |us )?(?:for )?(?:to be left (?:alone|in peace)|peace|silence|quiet)"
    r"|give (?:me|him|her|them) (?:some )?(?:peace|space|time)"
    rf"|please wait|asked (?:me |us )?to wait|hold off|{_ABSENT})"
)
_SILENCE = re.compile(
    rf"\b{_QUIET}\b|(?:^|(?<=[.!?;:] ))(?:not|nothing)(?: again)?(?= (?:before|until|till)\b)"
    r"|\b(?:please|better|rather),? (?:not|nothing|wait)(?: again)?(?= (?:before|until|till)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_AFTERWARDS = re.compile(
    rf"(?:\bplease|\bbetter|\b(?:asked|told|wants?) (?:me|us) to|\b(?:I|we) (?:should|can|may)|(?:^|(?<=[.!?;:] )))[ ]?"
    rf"(?:only )?(?:{_REACH}|try|ask|get (?:back|in touch)|come back|follow up|check back|reach out|better|best|only)"
    rf"(?: (?:to|me|him|her|them|back|in touch|again|only|once))*,? (?P<word>after|from|(?<=again )in) (?:[^.!?;,\n]{{1,40}}? (?:on|in) )??{_WHEN}",
    re.IGNORECASE | re.MULTILINE,
)
"""A word is welcome, but later: "write again after 3 May"."""
_BACK = any_case(
    rf"\b(?:back|returns?) (?:from (?:\w+ ){{0,2}}(?:leave|sabbatical|holidays?|vacation|tour|hospital) |(?:at work"
    rf"|in the office|at (?:her|his|their|my) desk|to work) )(?P<word>on|in) {_WHEN}"
    rf"|(?:\b(?:is|be|are|comes?)|['\u2019]s) back (?P<then>on|in) (?P<back>.{{3,20}})"
)
_READS_MAIL = any_case(
    r"(?:^|\b(?:and|but|though|although|while|yet) |[,;:(] ?)(?:(?:she|he|they|I|still|also|does|can|will|always) )*"
    r"(?:(?:reads?|answers?|checks?|repl(?:y|ies) to)(?: (?:her|his|their|my|the|every|all))* (?:e-?)?(?:mails?|messages?)"
    r"|(?:is |be )?(?:reachable|reached|available) (?:by|via|on) (?:e-?)?mail)\b"
    r"(?![^.!?\n]*\b(?:again|after|afterwards|then|later|not|nobody|no|when|once|from|only|rarely|hardly|seldom"
    rf"|for (?:her|him|them)|in (?:{MONTH}))\b)"
)
"""That somebody who is away has their mail: "travelling until 22 March and reads her mail in the evening"."""
_NAMELY = r"(?:anybody|anyone|people|somebody|someone|strangers|others|visitors|newcomers)"
_NO_INTRODUCTION = any_case(
    r"\b(?:(?:(?:not|never|stop) (?:to )?|(?:do not|don't|doesn't|does not) (?:want (?:me |us )?(?:to )?)?)(?:be |being )?"
    r"(?:(?:introduc|connect|match|refer)\w*(?! myself| himself| herself| themselves| (?:her |him |them )?(?:to"
    rf"|with) (?-i:[A-Z]))|(?:send|bring|pass|put|refer)\w* (?:\w+ ){{0,4}}(?:{_NAMELY}|in touch|touch with|(?:his"
    r"|her|their) name)"
    rf"|(?:see|meet|talk to|get to know) (?:\w+ )?(?:new )?{_NAMELY})|(?<!has )(?<!have )(?<!are )(?:no|enough"
    r"|without) (?:more |new |further )?(?:introductions?|intros?|referrals?|new (?:people|contacts|faces)|strangers"
    r"|matchmaking))\b"
)
"""No new people: a limit on introductions, not on the user's own words."""
_INTRODUCED_LATER = any_case(
    rf"\bintroduc\w*[^.!?\n]{{0,30}}?\b(?:only|not|better|but) (?P<word>before|after|from|in) {_WHEN}"
)
_OPEN_ENDED = re.compile(
    rf"(?:\b{_QUIET}\b[^.!?\n]{{0,40}}?|(?:^|(?<=[.!?;:] ))(?:please,? )?(?:not|nothing)(?: again)?) ?\b(?:(?:until"
    r"|till)|before(?= easter\b|[^.!?\n]*\b(?:is|are) (?:over|through|done|\w+ed)\b)) "
    rf"(?!\d|(?:the )?(?:end of )?{_WHEN}|(?:I|we|you|it is|noon|midnight|late|lunch|dinner|now|today|tonight|tomorrow|next|after"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:the )?(?:morning|afternoon|evening|weekend))\b)[^.!?;\n]+",
    re.IGNORECASE | re.MULTILINE,
)
"""Silence until something happens: "does not want to hear from anybody until the move is done"; an hour is no such thing."""
_MY_LIST = (
    r"(?:(?:your|my|our|(?:the|any)(?= \w+ list)) (?:(?:mailing|e-?mail|contact|address|distribution) )?(?:lists?|books?|files|records|contacts)"
    r"|(?:any|every|all|whatever|whichever) lists? (?:I|we|you) (?:keep|have))"
)
_OFF = rf"(?:off|from|out of) {_MY_LIST}"
_MESSAGES = r"(?:contact|calls?|messages?|mails?|e-?mails?|letters|visits)"
_WORDS = rf"(?:(?:any|all|every|further|more) )+(?:words?|talks?|correspondence|communication|{_MESSAGES})"
_ADDRESS = r"(?:name|address|number|details|particulars)"
_STRIKE = r"(?:take|strike|cross|remove|delete|drop)"
_GET = rf"(?:(?!bother(?! (?:me|us|her|him|them)\b)){_REACH}|(?:get|getting|be|being) (?:back )?in touch(?: with)?)(?:(?: to)? (?:me|us|her|him|them))?"
"""To write to somebody, in every form of the verb."""
_UNTOUCHED = rf"be (?:(?:contact|call|mail|e-?mail|phon|text|messag|visit|disturb|bother|approach)ed|written to|rung|on {_MY_LIST})"
_LINE = r"(?:word|line|message|letter|mail|call)s?"
_NOT_A = r"(?:^|(?<=[.!?;:,'\"\u2018\u201c] )|(?<=['\"\u2018\u201c]))(?:please,? )?(?:not an?|no)"
_ALONE = r"(?:leave|let) (?:me|us|her|him|them) (?:alone|be|in peace)"
_ALL_SAID = (
    r"(?= ?(?:$|[.!?;:,)'\"\u2019\u201d]|(?:and|or|but|because|since|as|while|during|(?:again|any ?more)(?! (?:about|on|at|before|until|till)\b)|ever|at all|for good"
    r"|(?:from|by) (?:me|us|any(?:body|one)))\b))"
)
"""Nothing behind that makes a refusal one of an hour, a way or a matter: "asked me not to write before ten"."""
_NEVER = re.compile(
    rf"(?<!\bI )(?<!\bwe )\b(?:(?:(?:asked|told|begged|said|warned)(?: me| us)?|I am|we are) (?:(?:not|never) to {_GET}|to stop {_GET}|to {_ALONE})"
    r"|(?:asked|begged|wants?|wanted|wish(?:es|ed)|prefer(?:s|red)?|(?:would |['\u2019]d )(?:rather|prefer|like)) (?:me |us )?"
    rf"(?:not (?:to )?{_UNTOUCHED}|(?:for |to be )?left (?:alone|in peace)|(?:(?:to )?be )?(?:(?:taken|struck|crossed|removed|deleted|dropped) )?{_OFF}"
    rf"|to {_STRIKE} (?:her|him|them|(?:her|his|their) {_ADDRESS}) {_OFF}"
    rf"|(?:that |if |it if )*(?:I|we) (?:did not|didn['\u2019]t|do not|don['\u2019]t|no longer|never|stopped) {_GET})"
    rf"|{_STRIKE} (?:me|us|(?:my|our) {_ADDRESS}) {_OFF}|please,? (?:(?:just )?stop(?: it| this| that| now)?(?=[\"'\u201d\u2019]?(?:[.!]|$))|no (?:more|further) {_MESSAGES}(?: from you(?: \w+)?)?)"
    rf"|(?:lose|forget|delete|erase) (?:my|her|his|their) (?:phone )?{_ADDRESS}|(?:refrain|desist|cease|abstain) (?:from )?(?:{_WORDS}|{_GET})"
    rf"|(?:for(?:bids?|bade|bidden)|bann?(?:ed|s)|barred|prohibits?|prohibited) (?:(?:me|us|him|her|them) )?(?:from )?{_WORDS}(?: with (?:me|us|him|her|them))?"
    r"|(?:has |have )?blocked (?:me|us|my (?:number|address|calls?|e-?mails?|mails?|messages?))"
    r"|(?:never|not) (?:ever )?to (?:darken (?:his|her|their|my) door(?:step|way)?s?|show (?:my|our) face|come near (?:him|her|them))"
    r"|(?:prefer|rather|like|wants?|asked|begged|told)(?: me| us| to| that| if| it| we| I)* le(?:ave|ft) it at that"
    r"|(?:not|no longer) interested(?:,? now or ever| in (?:(?:any|further|more) )*(?:contact|(?:messages|mails|letters|hearing) from (?:me|us)))"
    r"|(?:please,? |kindly |(?<=[.!:;,] )|(?<=['\"\u2018\u201c])|^)(?:(?:do not|don't|never) (?:contact|write to|approach|chase|hound|pester) (?:me|us)"
    r"|(?:do not|don't|never) (?:write|mail|e-?mail|message)(?: (?:to )?(?:me|us|her|him|them))?(?= again| any ?more)"
    rf"|stop (?:{_REACH})(?: to)? (?:me|us|her|him|them)|{_ALONE}|no more {_MESSAGES},? please|(?:not|never) to {_UNTOUCHED})"
    r"|(?:do not|don't|never) contact(?: her| him| them)?"
    rf"|(?:(?:wants|asked for) no|(?:does not|doesn['\u2019]t|no longer) wants? any) (?:more |further )?{_MESSAGES}"
    rf"|{_NOT_A} (?:(?:more|further) {_LINE}|{_LINE} (?:more|further)) (?:to (?:him|her|them|me|us)|from (?:me|us|you))"
    r"|(?:wants? nothing|(?:not|n['\u2019]t) want anything) (?:more |further |any ?more )?to do with (?:me|us)"
    rf"|(?:(?:does not|doesn['\u2019]t) (?:want|wish)|no longer wants) (?:(?:me|us) to {_GET}|to "
    rf"(?:hear from (?:me|us|any(?:body|one))(?! else| but| except)|{_UNTOUCHED}))){_ALL_SAID}(?: again| any ?more)?",
    re.IGNORECASE | re.MULTILINE,
)
"""That somebody wants to hear nothing more: "asked not to be contacted", but not "asked not to be quoted"."""
_WILL_WRITE = any_case(
    r"(?:(?:(?<!\bshe )(?=(?:\w+ ){5}(?:his|their) )|(?<!\bhe )(?=(?:\w+ ){5}(?:her|their) ))(?:asked|told|begged) (?:me|us)"
    r" to wait (?:for|until|till) (?:his|her|their) (?:call|word|answer|reply|letter|message)"
    r"|(?:will|['\u2019]ll|would|promised to|wants? to|prefers? to) (?:call|ring|write|surface|reach out|(?:get|be) (?:back )?in touch|(?:get|come) back)"
    r"(?: (?:to )?(?:me|us))?(?: (?:him|her|them)sel(?:f|ves)| (?:when|once|as soon as) (?:she|he|they) (?:is|are|feels?) (?:ready|able|better|well(?: enough)?)))"
    rf"{_ALL_SAID}"
)
"""That the next word is to be theirs: "will write when she is ready"; for WAITS, and no refusal."""
WAITS = dt.timedelta(days=90)
_LAWYER = r"(?:lawyer|solicitor|attorney|counsel|barrister)s?\b"
_SENT = r"(?:(?:only|now|please|go|goes|has to|have to|must|should|is to|are to|be|sent|directed|addressed) )"
_BY_LAWYER = any_case(
    rf"\b(?:{_WORDS}|everything) (?:{_SENT}*(?:through|via) (?:his|her|their|the|my|our)|(?:{_SENT}+to (?:his|her|their|the)|to my)) {_LAWYER}(?! first\b|['\u2019])"
    rf"|\b(?:his|her|their|the|my) {_LAWYER} (?:says?|said|writes?|wrote|asks?|asked|insists?|told (?:me|us))\b[^.!?\n]{{0,40}}?"
    rf" (?:{_WORDS}|everything) {_SENT}*(?:through|via|to) (?:him|her|them)\b(?! \w)"
)
"""That only a lawyer is to be written to."""
_HAS_DIED = as_written(r"\b(?:died|passed away|dead|killed|life)\b")
_HAS_REFUSED = any_case(
    r"n['\u2019]t\b|\b(?:no|not|never|nothing|stop|stopped|stopping|le(?:ave|ft)|let|(?:mailing )?lists?|books?|files|records|contacts|lose|forget|delete|erase"
    r"|refrain|desist|cease|abstain|forb[ia]d|bann?|barred|prohibit|blocked)"
)
_HAS_TURN = any_case(r"sel(?:f|ves)\b|\b(?:when|once|as soon as|to wait)\b")
_HAS_END = any_case(r"\b(?:until|till|before)\b")
"""A word without which the long pattern of its name holds nothing: a year of notes is read in a moment."""
_DIED = as_written(
    r"(?:(?:^|(?<=[.!?;:] ))|\b(?:that|[Hh]eard|[Ll]earn(?:t|ed)|[Rr]ead|[Tt]old me|says|said|wrote) )(?P<who>[Ss]he|[Hh]e|[Tt]hey|[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
    r"(?: has| had| have)?(?: suddenly| peacefully| sadly)? (?:(?:died|passed away)(?! of (?:laughter|boredom|shame|envy|embarrassment)| laughing| on (?:stage|me\b)| in (?:the|a|his|her|that) (?:\w+ )?(?:series|film|movie|play|opera|novel|book|story|episode|act|game)\b)"
    r"|is dead|was killed|(?:took|lost) (?:his|her|their) (?:own )?life)\b(?! (?:savings|work|set|end|right|against|tired|certain|sure|silence)\b)"
)
"""That somebody died: "He passed away in October"."""
_MAN = r"(?:(?:grand|step)?(?:father|son)|dad|husband|brother|uncle|nephew|boyfriend)"
_WOMAN = r"(?:(?:grand|step)?(?:mother|daughter)|mum|mom|wife|sister|aunt|niece|girlfriend)"
_ANYBODY = (
    r"(?:child|kid|baby|parent|grandparent|twin|cousin|friend|boss|chief|partner|colleague|neighbou?r|predecessor|founder|teacher|mentor|landlord"
    r"|owner|client|customer|patient|author|artist|king|queen|saint|dog|cat|horse|pony|cow|hen|bird|parrot|rabbit|pet)"
)
_SAYS = any_case(
    r"(?P<who>\S+) (?:has |had |then )?(?:read|say|says|said|writes?|wrote|tells|told (?:me|us))(?:[,:]| that)? ?[\"\u201c]?$"
)
_NAMED_TOO = as_written(
    r"(?<!\b[Ii]n )(?<!\b[Aa]t )(?<!\b[Ff]rom )(?<!\b[Tt]o )\b(?P<name>[A-Z]\w+)(?P<does> (?:is|was|has|had|got|fell|ran)\b)?"
)


@dataclass(frozen=True)
class Limit:
    """Why a person is not to be contacted; UNTIL is the first day on which they may be again, None when there is none."""

    reason: str
    note: Note | None = None
    until: dt.date | None = None
    begins: dt.date | None = None
    away: bool = False

    @property
    def state(self) -> str:
        """What it says of the person: that they are not there, or a wish of theirs."""
        return "away or busy" if self.away else "to be left in peace"

    def holds(self, on: dt.date) -> bool:
        """Whether it holds on the day ON."""
        return (self.begins is None or self.begins <= on) and (self.until is None or on < self.until)


def of(tie: Tie, on: dt.date) -> Limit | None:
    """What forbids to contact this person on the day ON, None when nothing does."""
    person = tie.contact
    if person.do_not_contact:
        return Limit("the card says do not contact")
    if person.not_before and on < person.not_before:
        return Limit(f"not before {_shown(person.not_before)}, as the card says", until=person.not_before)
    if (limit := noted(tie, on)) is not None:
        return limit
    if len(tie.unanswered) > FOLLOW_UPS:
        last = tie.unanswered[-1]
        return Limit(
            f"{len(tie.unanswered)} messages in a row without an answer, the last on {_shown(last.date)}", last
        )
    return None


def noted(tie: Tie, on: dt.date) -> Limit | None:
    """The newest limit in the notes that holds on the day ON."""
    found = (limit for note in reversed(tie.notes) for limit in _said(note, tie))
    return next((limit for limit in found if limit.holds(on)), None)


def introductions(tie: Tie, on: dt.date) -> Limit | None:
    """Why this person is to be introduced to nobody on the day ON; without a day it holds for good."""
    for note in reversed(tie.notes):
        for match in (*_NO_INTRODUCTION.finditer(note.text), *_INTRODUCED_LATER.finditer(note.text)):
            span = match if match.re is _INTRODUCED_LATER else _span(match, note.text)
            words = _sentence(match, note.text)
            limit = _dated(words, span, note) if span else Limit(_quoted(words, note), note)
            if limit is not None and limit.holds(on):
                return limit
    return None


def _said(note: Note, tie: Tie) -> Iterator[Limit]:
    """The limits that NOTE states in plain words, private lines included; a later talk lifts one without a date."""
    for match in _SILENCE.finditer(note.text):
        span = _span(match, note.text)
        absent = re.match(_ABSENT, match[0], re.IGNORECASE) is not None
        if (
            span is None
            or _is_void(match, note.text, tie)
            or (absent and _READS_MAIL.search(_sentence(match, note.text)))
        ):
            continue
        words = note.text[match.start() : span.end()] or _sentence(match, note.text)
        if limit := _dated(words, span, note):
            yield replace(limit, away=absent)
    for match in _AFTERWARDS.finditer(note.text):
        if not _of_another(match, note.text, tie) and (limit := _dated(match[0].strip(), match, note)):
            yield limit
    for match in _BACK.finditer(note.text):
        back = match if match["word"] else _DAY.match(match["back"])
        if back is not None and not _is_void(match, note.text, tie) and (limit := _dated(match[0], back, note)):
            yield replace(limit, away=True)
    never, waits = _without_end(note, tie), None
    if never is None and _HAS_TURN.search(note.text):
        never = waits = _WILL_WRITE.search(note.text)
    in_vain = never is None and exchanges.wrote_in_vain(public(note))
    if never is None and not in_vain:
        return
    later = [n for n in tie.exchanges if n.order > note.order]
    if any(exchanges.direction(n, tie.contact.id) != "mine" for n in later):
        return
    if never is None:
        yield Limit("you wrote more than once and had no answer; wait for a word of theirs", note)
        return
    said_so = re.split(r"[.!?;:,\n]\s*", note.text[: never.start()])[-1].lstrip("'\"\u2018\u201c") + never[0]
    yield Limit(_quoted(said_so, note), note, note.date + WAITS if waits else None)


def _without_end(note: Note, tie: Tie) -> re.Match[str] | None:
    """What NOTE says that forbids to write to the person of TIE, and names no day."""
    if _HAS_END.search(note.text):
        open_ended = (m for m in _OPEN_ENDED.finditer(note.text) if not _is_void(m, note.text, tie))
        if first := next(open_ended, None):
            return first
    if _HAS_DIED.search(note.text):
        died = (m for m in _DIED.finditer(note.text) if _is_theirs(m, tie))
        if first := next(died, None):
            return first
    never = _NEVER.search(note.text) if _HAS_REFUSED.search(note.text) else None
    return never or _BY_LAWYER.search(note.text)


def _is_theirs(died: re.Match[str], tie: Tie) -> bool:
    """Whether it is the person of TIE who DIED: by name, or by a pronoun before which nobody else is spoken of."""
    own = {part.casefold() for name in (tie.contact.name, *tie.contact.aliases) for part in name.split()}
    who = died["who"].casefold()
    if who not in verbs.SUBJECTS:
        return set(who.split()) <= own
    before = died.string[: died.start("who")]
    if told := _SAYS.search(before):
        speaker = told["who"].casefold()
        if speaker in verbs.SUBJECTS | own:
            return False
        before = before[: max(before.rfind(mark) for mark in ".!?\n") + 1]  # whoever tells of it is alive
    another = "|".join([_ANYBODY, *([_WOMAN] if who != "he" else []), *([_MAN] if who != "she" else [])])
    house = {word.casefold() for word in re.findall(r"\w+", tie.contact.org or "")}
    named = (
        m for m in _NAMED_TOO.finditer(before)
        if m["name"].casefold() not in own | house | verbs.SUBJECTS | {*_MONTHS, *_WEEKDAYS}
        and (m["does"] or not re.search(r"(?:^|[.!?:\n])[\s\"']*$", before[: m.start()]))
    )  # fmt: skip
    return re.search(rf"\b(?:{another})s?\b", before, re.IGNORECASE) is None and next(named, None) is None


_DAY = any_case(_WHEN)


def _span(match: re.Match[str], text: str) -> re.Match[str] | None:
    """How long what MATCH says goes for: the time named behind it in its sentence, else before it."""
    absent = re.match(_ABSENT, match[0], re.IGNORECASE)
    spans = [
        s
        for s in _SPAN.finditer(text)
        if absent or s["word"] is None or s["word"].lower() in ("before", "ahead of", "until", "till")
    ]
    behind = (s for s in spans if s.start() >= match.end() and _near(text[match.end() : s.start()]))
    before = (s for s in reversed(spans) if s.end() <= match.start() and _near(text[s.end() : match.start()]))
    return next(behind, None) or next(before, None) or _day_before(match, text)


def _day_before(match: re.Match[str], text: str) -> re.Match[str] | None:
    """The day of the sentence that "before" points at: "her talk is on 3 May, please do not call before"."""
    if not re.match(r"(?: \w+){0,2} (?:before|until|till)(?: then| that)?(?=[.!?;,]|$)", text[match.end() :]):
        return None
    start = max(text.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
    return next(reversed(list(_DAY.finditer(text, start, match.start()))), None)


def _near(between: str) -> bool:
    return len(between) <= FAR and not re.search(r"[.!?;\n]", between)


def _dated(words: str, span: re.Match[str], note: Note) -> Limit | None:
    """The limit of WORDS for the time that SPAN names; None when it was over when the note was made."""
    begins, until = _times(span, note.date)
    if until is None or until <= note.date:
        return None
    return Limit(f"{_quoted(words, note)} (again from {_shown(until)})", note, until, begins)


def _is_void(match: re.Match[str], text: str, tie: Tie) -> bool:
    """Whether MATCH tells of what is over, of the user, or of somebody else."""
    before = text[: match.start()]
    if re.search(r"\b(?:was|were|been|had|did)\s+$", before, re.IGNORECASE) and " want" not in match[0]:
        return True
    absent = re.match(_ABSENT, match[0], re.IGNORECASE) is not None
    if absent and re.search(rf"\b(?:I|[Ww]e)(?:\s+(?:am|are)\W+|\s+|(?=['\u2019])){_VERBS}$", before):
        return True
    return _of_another(match, text, tie)


_VERBS = r"(?:(?:['\u2019](?:s|re|ll|d|m)\b|is|are|will|would|be|been|goes|going|go|also|now|still|then|currently|already|again)\W*)*"
_THING = any_case(
    rf"\b(?:the|an?|his|her|their|my|our|your|this|that)\s+(?!moment\b|end\b)(?:[\w'\u2019-]+\s+){{1,3}}?{_VERBS}$"
    r"|\b(?:an?|the|its) $|\b(?:work(?:s|ed|ing)?|teach(?:es|ing)|sells?|job|post|contract|stall|stand) $"
)
_OTHER_NAME = as_written(rf"\b(?P<name>[A-Z]\w+)(?:\s+(?:is|are|will)\b|['\u2019]s\b)\W*{_VERBS}$")
_CONTACTED = as_written(
    r"(?:\S+ ){0,4}?\w*(?:contact|call|write to|write|mail|message|disturb|bother|ring|phone|hear from) (?P<name>[A-Z]\w+)"
)


def _of_another(match: re.Match[str], text: str, tie: Tie) -> bool:
    """Whether MATCH tells of a thing or another person: "the report is not available until ...", "her boss is away"."""
    names = {part.casefold() for name in (tie.contact.name, *tie.contact.aliases) for part in re.findall(r"\w+", name)}
    if not re.match(_ABSENT, match[0], re.IGNORECASE):
        whom = _CONTACTED.match(text, match.start())
        return whom is not None and whom["name"].casefold() not in names | {*_MONTHS, *_WEEKDAYS}
    before = re.split(r"[.!?;:\n()]|, ", text[: match.start()])[-1]
    own = "|".join(["she", "he", "they", *map(re.escape, names)])
    if re.search(rf"\b(?:{own})(?:\s+|(?=['\u2019])){_VERBS}$", before, re.IGNORECASE):
        return False
    other = _OTHER_NAME.search(before)
    return _THING.search(before) is not None or (other is not None and other["name"].casefold() not in names)


def _times(span: re.Match[str], said_on: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first day of the time that SPAN names, where it says so, and the first day after it."""
    said = span.groupdict()
    if said.get("count"):
        many = int(said["count"]) if said["count"].isdigit() else _COUNTS.index(said["count"].lower())
        return None, said_on + dt.timedelta(days=many * {"day": 1, "week": 7, "month": 30}[said["unit"].lower()])
    if said.get("this"):
        word, unit = said["this"].lower().split()
        end = _end_of(unit, said_on)
        return (None, end) if word == "this" else (end, _end_of(unit, end))
    if said.get("whole"):
        first = _month_ahead(said["whole"], said_on)
        return first, _next_month(first)
    until = _until(span, said_on)
    return _begin(span, said_on, until), until


def _begin(span: re.Match[str], said_on: dt.date, until: dt.date | None) -> dt.date | None:
    """The day on which a time begins that is named from end to end: "from 5 to 20 May", "3 May - 4 June"."""
    before = re.search(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: (?P<month>{MONTH})\.?)? ?$|\bfrom (?P<only>{MONTH}) $",
        span.string[: span.start()], re.IGNORECASE,
    )  # fmt: skip
    name = before and (before["month"] or before["only"] or span["month"])
    if before is None or not name or until is None:
        return None
    month = _month_ahead(name, said_on)
    try:
        day = month.replace(day=int(before["day"] or 1))
    except ValueError:
        return None
    return day if day < until else None


def _month_ahead(name: str, said_on: dt.date, year: str | None = None) -> dt.date:
    """The first day of the month called NAME: in YEAR, else the next one to come."""
    month = [known[:3] for known in _MONTHS].index(name[:3].lower()) + 1
    return dt.date(int(year) if year else said_on.year + (month < said_on.month), month, 1)


def _end_of(unit: str, day: dt.date) -> dt.date:
    """The first day after the week, month or year of DAY."""
    if unit == "week":
        return day + dt.timedelta(days=7 - day.weekday())
    return _next_month(day) if unit == "month" else dt.date(day.year + 1, 1, 1)


def _until(match: re.Match[str], said_on: dt.date) -> dt.date | None:
    """The first day after the limit that MATCH states; a year that is not named is the next one to come."""
    said = match.groupdict()
    ends = (said.get("word") or said.get("dash") or "").strip().lower() in _INCLUDING
    whole = (said["part"] or "").lower() == "end of"
    if said["iso"]:
        try:
            day = dt.date.fromisoformat(said["iso"])
        except ValueError:
            return None
        return _next_day(day) if ends else day
    if said["weekday"]:
        ahead = (_WEEKDAYS.index(said["weekday"].lower()) - said_on.weekday() - 1) % 7 + 1
        return said_on + dt.timedelta(days=ahead)  # "away until Monday": there again on Monday
    if said["nth"]:
        coming = (said_on + dt.timedelta(days=n) for n in range(1, 62))
        named = next((day for day in coming if day.day == int(said["nth"])), None)
        return _next_day(named) if named and ends else named
    if said["only"] or said["next"]:
        return dt.date((int(said["only"]) if said["only"] else said_on.year + 1) + whole, 1, 1)
    if said["period"]:
        following, _, unit = said["period"].lower().rpartition(" ")
        end = _end_of(unit, said_on)
        if following:
            return _end_of(unit, end) if whole else end
        return end if whole else None
    if said["named"]:
        day = dt.date(said_on.year, *_NAMED[said["named"].lower()])
        return day if day > said_on else day.replace(year=day.year + 1)
    return _until_month(said, said_on, ends=ends)


_INCLUDING = {"until", "till", "to", "through", "after", "-", "\u2013"}
"""Words whose day belongs to the time before."""


def _until_month(said: dict[str, str | None], said_on: dt.date, *, ends: bool) -> dt.date | None:
    """The first day after the limit SAID with a month; with ENDS its day still belongs to the time before."""
    number, year, part = said["day"] or said["after"], said["year"], (said["part"] or "").lower()
    if year and int(year) < dt.MINYEAR:
        return None
    first = _month_ahead(said["month"] or "", said_on, year)
    if part in ("mid", "middle of"):
        return first.replace(day=15)
    if part == "end of" or (not number and (said.get("word") or "").lower() in ("to", "through", "after")):
        return _next_month(first)
    if not number:
        return first.replace(day=20) if part == "late" else first
    try:
        day = first.replace(day=int(number))
    except ValueError:  # 29 February of a common year: the day after the month
        return _next_month(first) if 28 < int(number) <= 31 else None
    return _next_day(day) if ends else day


def _next_day(day: dt.date) -> dt.date:
    """The day after; the last day that there is stays, for a limit without an end."""
    return day + dt.timedelta(days=1) if day < dt.date.max else day


def _next_month(day: dt.date) -> dt.date:
    if (day.year, day.month) == (dt.MAXYEAR, 12):
        return dt.date.max
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _quoted(words: str, note: Note) -> str:
    """WORDS as the reason; those of a private line are not repeated."""
    return f'"{" ".join(words.split()).rstrip(" .,")}"' if words in public(note) else "a private line asks for it"


def _sentence(match: re.Match[str], text: str) -> str:
    """The sentence of MATCH."""
    start = max(text.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
    end = re.search(r"[.!?](?=\s|$)|\n|$", text[match.end() :])
    return text[start : match.end() + (end.end() if end else 0)].strip()


def _shown(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
