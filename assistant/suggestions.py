"""Promises, needs, dates and facts that a note states in plain words, offered as lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from assistant import heard, marks
from assistant.heard import days, remarks
from assistant.models import ME, Note, Owner, Promise
from assistant.transcripts import Turn


def lines(note: Note, me: str, contact: str, *, closely: bool = False) -> list[str]:
    """Task lines and `need:` lines for what NOTE says of its user ME and of CONTACT (full names), promises first.

    CLOSELY: what the trained ear hears too, which takes about 0.1 s a note; each line is only offered.
    A message of the contact's gives its needs only. A line that was taken already is left out. A note with lines of a
    kind in its writer's own words gets no more of that kind: its writer knows how to mark them.
    """
    prose = _prose(note.text)
    theirs = note.author != ME
    if note.private or not prose.strip() or (theirs and not contact):
        return []
    turns = [Turn(contact if theirs else None, prose)]
    found = heard.listen(turns, me=me, contact=contact, call_date=note.date)
    owed = [] if theirs else _promised(found, note, me, contact, closely=closely)
    promised = {
        marks.task_line(owner, i.text): marks.task_line(owner, i.text, i.due) for owner, i in owed if " " in i.text
    }
    needed = {
        line: line for line in (marks.need_line(re.sub(r",? because\b.*$", "", item.text)) for item in found.needs)
    }
    promises = {marks.task_line(promise.owner, promise.text) for promise in marks.promises(note)}
    needs = {marks.mark_line(m.kind, m.text) for m in marks.marks(note) if m.kind in ("need", "wants")}
    return [*_not_taken(promised, promises), *_not_taken(needed, needs)]


def _promised(
    found: heard.Heard, note: Note, me: str, contact: str, *, closely: bool
) -> list[tuple[Owner, heard.Item]]:
    """The promises in the user's NOTE, of which the rules alone FOUND some, without what it only describes."""
    prose = _prose(note.text)
    owed = _owed(found)
    if closely:
        heard_too = heard.listen_closely([Turn(None, prose)], me=me, contact=contact, call_date=note.date)
        surely = _owed(heard_too)
        owed = surely + [(owner, i) for owner, i in owed if not any(_same_words(i, other) for _, other in surely)]
    return [(owner, item) for owner, item in owed if not _describes(prose, owner, item, note.date, contact)]


def _describes(prose: str, owner: Owner, item: heard.Item, day: dt.date, contact: str) -> bool:
    """Whether ITEM stands in a clause of PROSE that tells what somebody did, does as a rule, seeks or is able to do."""
    at = re.search(r"\s+".join(map(re.escape, item.quote.split())), prose)
    if at is None:
        return False
    clause = (_CLAUSE_END.split(prose[: at.start()])[-1] + at[0]).strip(" -*")
    if owner == "me":
        return bool(_ABLE.match(clause))
    if marks.helped_me(clause, contact.split()[:1]):
        return True
    if _COMMITS.search(clause):
        return False
    who = "|".join(["he", "she", *map(re.escape, contact.split()[:1])])
    if re.match(rf"(?:(?:{who}) )?{_SEEKS}|{_PAST_DEED}", clause, re.IGNORECASE):
        return True
    if item.due is not None and item.due > day:
        return False
    if re.match(r"it [a-z]+s\b", clause, re.IGNORECASE):
        return True
    if _TO_ME.search(at[0]):
        return False
    sentence = re.split(r"[.!?:;\n]\s*", prose[: at.start()])[-1] + at[0]
    opens = re.match(rf"(?!(?:{who})\b)[A-Z][a-z]+s (?!(?:of|from|is|are|all|he|she)\b)[a-z]", sentence)
    if _CLOCK.search(clause) or (opens and not _COMMITS.search(sentence)):
        return True
    return any(re.match(rf"(?:(?i:{who}) ){_ANY_THING}", part) for part in (clause, at[0]))


def _owed(found: heard.Heard) -> list[tuple[Owner, heard.Item]]:
    return [*(("me", item) for item in found.i_owe), *(("them", item) for item in found.they_owe)]


def _same_words(one: heard.Item, other: heard.Item) -> bool:
    return one.quote in other.quote or other.quote in one.quote


def _not_taken(offered: dict[str, str], there: set[str]) -> list[str]:
    """The lines OFFERED, by their words, that are not THERE; none when a line is there that was never offered."""
    return [line for words, line in offered.items() if words not in there] if there <= offered.keys() else []


def open_already(line: str, promises: Iterable[Promise]) -> Promise | None:
    """The first of the open PROMISES that the task LINE seems to repeat; None for a line of another kind."""
    task = marks.task(line)
    return task and next((p for p in promises if p.owner == task[0] and heard.alike(p.text, task[1], least=2)), None)


def details(note: Note, contact: str) -> list[str]:
    """`when:` and `fact:` lines for CONTACT's coming days and what has changed for them; at most MOST_DETAILS."""
    if note.private or note.author != ME:
        return []
    lines = [marks.sentences(line) for line in _prose(note.text).split("\n")]
    sentences = [sentence for line in lines for sentence in _with_what_follows(line)]
    called = contact.split()[:1]
    helped = [s for s in sentences if _is_help(s, called)]
    found = [part for s in sentences for part in ([s] if s in helped or _RESULT.match(s) else _parts(s))]
    mine = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b|\?$")
    public = [_LEAD.sub("", s) for s in found if not marks.SENSITIVE.search(s)]
    theirs = [s for s in public if not mine.search(s)]
    events = {sentence: list(_events(sentence, note)) for sentence in theirs}
    offered = [marks.mark_line("when", event) for sentence in theirs for event in events[sentence]]
    told = [s for s in public if not (s.endswith("?") or events.get(s))]
    tells = [
        _told(s, called)
        for s in told
        if _is_help(s, called) or (not mine.search(s) and _tells_of_them(s, contact)) or _RESULT.match(s)
    ]
    offered += [marks.mark_line("fact", s) for s in tells if len(s.split()) >= FEWEST_WORDS]
    known = {mark.text for mark in marks.marks(note)}
    return [line for line in dict.fromkeys(offered) if line.partition(": ")[2] not in known][:MOST_DETAILS]


def _with_what_follows(sentences: list[str]) -> list[str]:
    """SENTENCES, what I did with the ones after it that tell how it ended or where it fails."""
    joined: list[str] = []
    for sentence in sentences:
        last = joined[-1] if joined else ""
        if _MY_DEED.match(last) and _FOLLOWS.match(sentence) and len(f"{last} {sentence}".split()) <= MOST_RESULT:
            joined[-1] = f"{last.rstrip('.!')}; {sentence[:1].lower()}{sentence[1:]}"
        else:
            joined.append(sentence)
    return joined


def _parts(sentence: str) -> list[str]:
    """SENTENCE at its semicolons, without a later part that points back: "sold the old boat; bought one in May"."""
    first, *later = re.split(r"(?<=;)\s+", sentence)
    return [first, *(part for part in later if not re.search(r"\b(?:ones?|it|them|that|those)\b", part))]


def _told(sentence: str, called: Iterable[str]) -> str:
    """SENTENCE without a second half that names nobody, unless that is help too."""
    short = sentence if _RESULT.match(sentence) else remarks.without_tail(sentence)
    more = re.sub(r"^[\s,\u2013\u2014-]+(?:and )?", "", sentence[len(short) :])
    return (sentence if more and marks.helped_me(more, called) else short).rstrip(" .;!")


def _is_help(sentence: str, called: Iterable[str]) -> bool:
    return marks.helped_me(sentence, called) and len(sentence.split()) <= MOST_WORDS


def _events(sentence: str, note: Note) -> Iterator[str]:
    """`2026-12-02 the budget meeting` for each day ahead of which SENTENCE says what it is."""
    for day in days.find(sentence, note.date):
        event = _EVENT.search(sentence[: day.start])
        past = re.match(r"\s*(?:was|were|went|had|did)\b", sentence[day.end :])
        if event and not past and day.date and day.date > note.date and day.lead in ("", "on"):
            yield f"{day.date} {event['event'][:1].lower()}{event['event'][1:]}"


def _tells_of_them(sentence: str, contact: str) -> bool:
    """Whether SENTENCE states what CONTACT did or plans, in words one may take up."""
    words = sentence.split()
    names = "|".join(re.escape(part) for part in contact.split()[:1]) or "-"
    about = re.match(
        rf"(?:he|she|{names})\s+(?P<verb>(?:is |was )?[a-z]+)|(?P<bare>[A-Z]?[a-z]+)\s", sentence, re.IGNORECASE
    )
    verb = (about["verb"] or about["bare"]).lower() if about else ""
    doing = re.fullmatch(r"(?:is|was) (?P<base>\w+)ing", verb)
    return FEWEST_WORDS <= len(words) <= MOST_WORDS and (
        verb in _CHANGES
        or bool(doing and doing["base"] not in _NO_DOING)
        or bool(re.match(rf"(?:he|she|{names}) {_STATE}|{_COMING}", sentence))
        or bool(re.search(rf"(?:^|\band )(?:he|she|{names}) {_TOIL}", sentence))
    )


_CLAUSE_END = re.compile(r"(?:[.,;:!?\n]|\s[\u2013\u2014-])\s*")
_COMMITS = re.compile(
    r"\b(?:will|won't|would(?:n't)?|shall|going to|gonna|promis\w+|offers?|offered|agree[sd]?|owes?|(?:is|are|wants|has"
    r"|means) to|swore"
    r"|said (?:yes|ok)|undertook|volunteered|from now on)\b|'ll\b|'d\b",
    re.IGNORECASE,
)
"""Words by which somebody commits, in what a note tells of them."""
_ABLE = re.compile(r"(?:and |but )?(?:I|we) (?:can|could)\b", re.IGNORECASE)
_SEEKS = r"(?:is|was|'s|has been) (?:still |now |also )?(?:looking|searching|hunting|hoping|waiting|thinking|trying)\b"
_PAST_DEED = (
    r"(?:he|she) (?:also |then |just |even )?"
    r"(?!(?:will|would|can|could|may|might|must|shall|should|to|also|then|just|even|only|still|now|himself"
    r"|herself|and)\b)[a-z]+(?<!s)(?![\w'-])"
)
"""What is no present: "she read it", "he drew"."""
_TO_ME = re.compile(r"\b(?:me|us|my|our|mine|ours)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\bat (?:half past |quarter (?:past|to) )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|noon)\b"
    r"(?! (?:o'clock )?(?:on|tomorrow|tonight|today|next))|\b(?:always|usually|mostly|as a rule|every|each"
    r"|(?:once|twice|times) an? (?:day|week|month|year))\b",
    re.IGNORECASE,
)
"""An hour without a day, or how often: what somebody does as a rule."""
_ANY_THING = (
    r"(?:[a-z]{2,}s|does|has) (?!(?:the|an?|his|her|their|its|my|our|your|it|them|him|me|us|this|that|these|those"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|both|all|no|none|nothing"
    r"|every\w*|some\w*|up|off|out|over|back|round|around|down|away|in|on|at|to|for|from|with|of|about|as|by"
    r"|before|after|once|until|till|when"
    r"|through|into|and|or|if|whoever|what\w*|who|how|where|mine|hers|theirs|ours|himself|herself|tomorrow"
    r"|tonight|today|next|aside|along"
    r"|together|again|next|late[r]?|early|soon|first|there|here)\b)[a-z]{3,} "
)
"""A verb of the present and a thing that is not told which: "collects short cases"."""

FEWEST_WORDS, MOST_WORDS = 4, 24
"""Words of a sentence that is offered as a fact."""
MOST_RESULT = 45
"""Words of what I did and what came of it."""
_LEAD = re.compile(
    r"(?:(?:in )?(?:(?:his|her|their|the) )?(?:last|latest|newest) [\w-]+|update|news)(?: from \w+)?: *(?=\w)"
    r"|(?:(?:he|she) )?(?:also )?(?:told (?:me|us)|said|says|mentioned|mentions|complained)(?: that)? (?!(?:to"
    r"|not|no|how|what|where|which|why)\b)(?=(?:\w+ ){0,8}?(?:he|she) )"
    r"|(?:at|in|on|during|after) (?:[\w'-]+ ){1,4}(?=(?:he|she) asked )",
    re.IGNORECASE,
)
"""What stands before a statement and is none of it: "Last email: he was moving ..."."""
_NO_DOING = {"wait", "hop", "think", "search", "go", "com", "do", "hav", "be", "feel", "look", "try", "mean", "say"}
"""What says little alone ("was going", "was looking") or is a need."""
_FIGURE = (
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|half|twice)\b)"
)
_STATE = (
    rf"(?:(?:asked|wondered) (?:[\w'-]+ ){{0,3}}?(?:whether|how|which|where|who|what)\b|has (?:had"
    rf"|[a-z]+ed) .*\b(?:since|for {_FIGURE}[\w,]* years)\b)"
)
_TOIL = (
    rf"(?!wants|needs|likes|prefers|reads|answers|says)[a-z]+s (?=.*{_FIGURE})(?=.*\b(?:each|every|by hand"
    rf"|a (?:day|week|month)|per)\b)"
)
"""What takes their time: "he retypes 40 of them each week"."""
MOST_DETAILS = 3
"""Lines of one note; who wants more writes them."""
_EVENTS = (
    "meeting|exam|interview|talk|presentation|launch|opening|wedding|birthday|move|conference|fair|hearing|audit|inspection"
    "|deadline|defence|defense|viva|concert|premiere|race|marathon|trip|review|vote|election|workshop|course|retirement"
    "|anniversary|start|party|exhibition|demo|pitch|trial|pilot|release|relaunch|kick-off|tournament|final|day|evening|show|session"
    "|test"
)
_EVENT = re.compile(
    r"\b(?P<event>(?:(?i:the|an?|his|her|their)|[A-Z]\w+'s)(?: (?!(?:is|was|of|and|for)\b)[\w'-]+){0,3}"
    rf" (?:{_EVENTS})(?: with (?:(?!(?:is|was)\b)[\w'-]+ ?){{1,3}}(?<! ))?)"
    r"(?:\s+(?:is|goes live|starts|begins|opens|takes place)|,)?\s*$"
)
_COMING = (
    rf"(?i:(?:he |she )?(?:gives|presents|hosts|holds|leads|opens|launches|organi[sz]es)) .*\b(?:{_EVENTS}|plan"
    rf"|paper)\b.*"
    r"\b(?:in|on) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
"""What they are to show or hold: "gives a talk to trainees in May"."""
_MY_DEED = re.compile(
    r"(?:I|We) (?!(?:asked|told|called|promised|offered|mentioned|agreed|met|shared|talked|worked|wanted|needed"
    r"|thanked|liked|joined|waited|stayed|paid|spent|lived|booked|ordered|arrived|visited"
    r"|invited|emailed|owed|used)\b)(?:[a-z]+ed|ran|made|found|built|cut|won|sold|saw|got|wrote|grew|drew|took"
    r"|read|put|set|did)\b"
    r"(?! (?:him|them|to|her (?:an?|the|my|our|two|three|\d+))\b)"
    r"|(?:Our|My) (?:[\w'-]+ ){1,4}?(?:[a-z]+ed|found|gave|ran|reads?|held|shows?)\b"
    r"|[\w' -]{3,40}\b(?:done|finished|results?): "
)
_FOLLOWS = re.compile(
    r"(?:It|They|This) (?!is\b|was\b)[a-z]+|\d+ [a-z]|[^?]*(?:%|per ?cent\b|\bfrom \d\S* to \d)|(?!I |He "
    r"|She )[^?]*\b(?:because of (?:it|this|that)|as a result)\b"
    r"|(?!He |She )(?:[\w'-]+ ){1,9}?(?:not|cannot|fail|fails|failed)\b[^,;?]{0,40}$"
)
_RESULT = re.compile(
    rf"(?=.*{_FIGURE}|.*\bas (?:he|she) (?:had )?(?:advised|suggested|said|told)\b)(?!.*(?:\bif\b"
    rf"|\?))(?:{_MY_DEED.pattern})"
)
"""What the user found out or achieved, with a figure: "I counted 14 of them"."""
_CHANGES = {
    "became", "bought", "changed", "closed", "finished", "founded", "hired", "joined", "launched", "left", "lost",
    "moved", "opened", "plans", "published", "sold", "started", "studies", "switched", "took", "trained", "won",
    "wrote",
}  # fmt: skip
"""What one can take up with somebody; that they run a firm is nothing to tell them."""


def _prose(text: str) -> str:
    """The public lines of TEXT that are plain sentences."""
    public = marks.public_text(text).split("\n")
    return "\n".join(line for line in public if not re.match(r"[ \t]*(?:[>#|]|[-*+] \[|\w+\??:\s)", line))
