"""What people need and what they could give, as the notes say it: marked lines, and plain sentences with a clear cue.

Private notes and lines are never read. A need that a later note calls solved, and an offer that was withdrawn, are
left out. English cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant import exchanges
from assistant.english import verbs
from assistant.kindness import SELLS
from assistant.marks import happened
from assistant.models import ME, Contact, Note
from assistant.patterns import any_case, as_written, words
from assistant.strategy.ties import Tie, public

_WHO = r"(?:(?:also|still|now|currently|really|badly|urgently|desperately) )*"
_HOUSE = r"(?:her|his|their) (?:team|crew|museum|library|school|class|choir|club|shop|firm|company|office|kitchen|theatre|workshop|group)"
_NEED = any_case(
    r"(?:^|[.;:!?,]\s+|\band )\W*(?:(?P<who>she|he|they|(?!No\b|Not\b|Any\b|In\b|If\b|When\b"
    rf"|Whoever\b)[A-Z][\w'-]+(?: [A-Z][\w'-]+)?|{_HOUSE})(?:'s|'re| is| are| has| have)? )?(?:(?:said|says|mentioned"
    rf"|thinks|told me|adds?|added) (?:that )?(?:she|he|they|{_HOUSE}) )?{_WHO}"
    r"(?P<cue>needs?|(?:is |are )?(?:looking|searching|hunting|desperate|on the (?:look-?out|hunt)) for|looks? for|is after|seeks?|seeking"
    r"|would (?:love|like) to (?:meet|find|talk to|learn|know|hear|pick up|get hold of|get|have|buy|borrow|rent|try"
    r"|see)|cannot (?:get|find)|can't (?:get|find)|(?:wants?|hopes?|hoping|trying|tries) to (?:find out|find|meet"
    r"|learn|hire|recruit|understand|know)"
    r"|could (?:really )?(?:use|do with)|in need of|short of|lacks?|struggl(?:e|es|ing) (?:with|to)|stuck (?:on|with)"
    r"|at a loss (?:how|with)|racking \w+ brains? (?:over|about)|wonder(?:s|ing) (?:how|who|whether|if|where|what"
    r"|which)"
    r"|(?:asked|asks|asking) (?:me |around |us )?(?:whether|if) (?:anybody|anyone|somebody|someone|there (?:is|was"
    r"|were)|i|we) (?:knows?|knew|know of|knew of|ever|have|had|has|can|could)?"
    r"|wants?(?= (?:somebody|someone|a person|people|an? [\w-]+ (?:who|that|for|to)|an? [\w-]+ [\w-]+ (?:who|that)) )"
    r"|(?:asked|asks) (?:for|who|where|which|how (?:to|one|people|others|you|we)|about)"
    r"|does not know (?:how|who|anybody|anyone|where)|doesn't know (?:how|who|anybody|anyone|where)|has no (?:one|idea how|contacts?)|no idea how to)"
    r"\b:?\s+(?P<thing>[^.!?;]{6,200})"
)
"""What somebody needs, and by which cue: "She needs a welder", but not "She bought a welder"."""
_WHOLE = any_case(r"^(?:does|doesn't|struggl\w+ to|wonder|cannot|can't|at a loss|no idea|racking)")
"""Cues behind which half a sentence is left: the whole sentence says what is needed."""
_ANYBODY = any_case(
    r"^\W*(?:(?:do|does|would|might) (?:anybody|anyone|you|somebody|someone) know\b|any (?:ideas?|tips?|help|advice|hints?)\b"
    r"|(?:(?:she|he|they) )?would (?:love|like) to (?:sit down with|speak to|speak with|talk to"
    r"|hear from) (?:somebody|someone|anybody) who (?:has|had|knows) (?:\w+ )?(?:this|that|it)\b)"
)
_ABOUT_ME = any_case(r"^\W*(?:i|we|me|my)\b")
_I_DO = as_written(r"\b(?:I|I['\u2019](?:ve|d|ll|m)|[Ww]e|[Ww]e['\u2019](?:ve|d|ll|re))\b")
"""The user or their house does something in a sentence of the user's: no offer of the other person's."""
_NO_NAME = words("""
    she he they her his their also still now currently really badly urgently desperately team staff management
    everybody everyone somebody someone people both two three four five six seven eight nine ten twenty thirty
    forty fifty
""")
"""Words before a verb that name nobody, however they are written."""
_NO_NEED = any_case(
    r"^(?:to (?:ask|check|go|run|leave|call|be|see|talk to|get)|me\b|us\b|not\b|no\b|nothing\b|none\b|to hurry|to rush|it\b|this\b"
    r"|that\b|them\b|time\b|a (?:rest|break|holiday|coffee))|\bmy\b"
)
_CAN = any_case(
    r"\b(?:(?:spent|for|over|has|with|after|nearly|about|some) (?:\w+ ){0,2}(?:years|decades|months|summers|seasons)|years (?:of|in|at|as|on)|\d+ years"
    r"|used to|former(?:ly)?|ex-|worked (?:as|at|for|on|in)|trained|trains|taught|teaches|ran|runs|built|builds|wrote|writes|led|leads|set up|sets up"
    r"|founded|organised|organized|moved|brought|cleared|clears|certified|negotiated|raised|planned|designed|designs|managed|manages|repairs?|restor\w+"
    r"|speaks|sat on|sits on|knows (?:how|the|a|all|every|everyone|people|whom|who|about|his|her)|know-how|expert"
    r"|specialis\w+|specializ\w+|experience\w*|a veteran"
    r"|offered|offers|happy to|glad to|willing to|would gladly|can (?:lend|help|show|teach|introduce|review|read"
    r"|translate|spare)|could (?:lend|spare|show|teach|host)"
    r"|has (?:a|an|two|three|several|some|spare|many|plenty|lots|old|unused|been|\w+ (?:\w+ )?(?:readers|rooms|people"
    r"|machines|copies|seats|places))|lies? about|lying about|giv(?:es|ing) away|goes through|keeps|have (?:a|an|two"
    r"|three|four|five|six|ten|several|spare|some)|owns|keeps|spare|surplus|no longer use\w*|left over|to (?:anybody"
    r"|anyone|whoever)|for anybody who|flies|interprets|sits in|stands? empty"
    r"|decades?|chairs?|chaired|rewrote|repair\w*|relocated|advis\w+|coach(?:es|ed)|mentor\w*|hosts?|hosted|lends?"
    r"|rents? out|made|grows|brews|imports?|exports?|imported"
    r"|exported|shipped|ships|translat\w+|audit\w*|inspect\w*|heads?|headed|director of|founder|co-?founded|member of"
    r"|volunteer\w*|studied|graduated|qualified|licensed|fluent"
    r"|native speaker|invented|patented|installed|installs|renovated|converted|merged|hired|recruited|launched|opened"
    r"|sold|bought|knew|learnt|learned|mastered|practised|practiced"
    r"|did|has done|carried out|went through|got (?:\w+ ){1,3}(?:through|approved|funded|certified)|took|handled"
    r"|handles|solved|won|published|deals with|in charge of|responsible for)\b"
)
"""What somebody has done, knows or lends: "she taught joinery", but not "he likes joinery"."""
_GIVES = any_case(
    r"\b(?:would (?:gladly|happily|be (?:glad|happy|welcome)|let|lend|give|share|take in)|gladly|(?:happy|glad"
    r"|willing|open|free) to|lets? (?:\w+ ){1,3}(?:in|use|have|borrow)"
    r"|lends?|rents? (?:it |them )?out|gives? (?:it |them )?away|for nothing|free of charge|for free|at cost"
    r"|(?:stands?|stays?|sits?|lies?|is|are|lying) (?:\w+ )?(?:idle|empty|unused|deserted|about)"
    r"|no longer (?:uses?|needs?)|to spare|(?:goes?|free) to (?:anybody|anyone|whoever)|(?:likes?|enjoys?"
    r"|loves?) (?:telling|explaining|teaching|showing|helping|sharing)|shares? (?:the|his|her|their|what))\b"
)
"""What somebody would give, lend or tell, said in plain words."""
_WILLING = as_written(
    r"[\"'\u2018\u201c](?:I(?:'m| am)? (?:like|love|enjoy|gladly|come|bring|lend|always|still|(?:happy|glad) to|can|would)\b|(?:Happy|Glad) to\b"
    r"|(?:Give|Ask|Bring|Send|Show|Call|Write|Tell) (?:me|to me)\b|(?:It is |It's )?(?:a|my) pleasure\b)"
)
"""What somebody says, in their own words, who would gladly be asked: "'I like odd cases.'"."""
_IMPERSONAL = any_case(
    r"^\W*(?:the|an?|it|its|this|that|these|there|last|next|first|second|each|every|some|most|all|no|our|my|we|our"
    r"|you|in|at|on|[A-Z][a-z]+ (?:passed|going|came|starts?|ends?|sold out|was in)"
    r"|(?:her|his|their) (?:\w+-)?(?:brother|sister|cousin|mother|father|uncle|aunt|nephew|niece|boss|predecessor|friend|neighbou?r|landlord|contractor)\w*)\b"
)
"""Sentences about things and other people; what they did is nobody's offer."""
_FAMILY = any_case(
    r"\b(?:children|kids|daughters?|sons?|wife|husband|twins|dogs?|cats?|holidays?|birthday|married|divorced)\b"
)
_WONDERS = any_case(
    r"\b(?:wonders?|wondered|asked|needs?|is looking for|are looking for|wants to know|would love to)\b"
)
_ASKS = any_case(
    r"^\W*(?:she |he |they |[A-Z]\w+ )?(?:asked|asks|wonder\w*|wants?|hopes?|would like|would love|dreads?|complain\w*)\b"
)
_SOLVED = any_case(
    r"\b(?:found (?:one|somebody|someone|a |an |the |it|her|him|them|what)|sorted|solved|settled|no longer (?:needs?"
    r"|looking|need)|not (?:looking|needed) any ?more"
    r"|hired|recruited|got (?:one|it sorted|somebody|someone)|is (?:done|fixed|filled|covered)|filled the"
    r"|problem (?:is )?(?:gone|over)|doesn't need|does not need"
    r"|signed (?:up )?(?:with )?(?:a|an|one)|bought one|stopped looking|gave up (?:looking|on)|has one now|have one now|taken care of"
    r"|(?:since|meanwhile|finally|at last) (?:bought|got|found|hired|rented|borrowed)|did the (?:job|trick)|off (?:her|his|their) list"
    r"|(?:bought|got|rented|built|made) (?P<thing>(?:[\w-]+ ){1,4}?)(?:of (?:her|his|their) own|(?:her|him|them)sel(?:f|ves))|needs? (?:nothing|none(?! of\b))(?! (?:more|else|but)\b))\b"
)
_WITHDRAWN = any_case(
    r"\b(?:no longer(?! (?:uses?|needs?)\b)|not any ?more|any ?more|can't|cannot|has stopped|have stopped|stopped"
    r"|gave up|gave (?:it|them|the \w+) away|sold (?:it|them|the|all|both)|given away|retired"
    r"|(?:forgot(?:ten)?|remembers?) (?:\w+ )?(?:most|all|much|everything|nearly|how|it|little|nothing)|rusty"
    r"|(?:is|was|has|have|are)(?: now| all)? (?:done|through|finished) with|(?:has|have) (?:changed|switched|moved) (?:over )?(?:to|from)"
    r"|withdr(?:ew|awn|aws)|too busy|takes? it back|took (?:it|the offer) back|off the table|(?:is|are|was"
    r"|were) (?:all |now |already |long )?(?:gone|taken|given away)|let (?:it|them|the \w+) go|broke|lost (?:it|the)"
    r"|not available|went to (?:the )?(?:scrap\w*|tip|dump|breakers?|auction)|made off with"
    r"|(?P<lost>(?:is|was|were|got|been) (?:stolen|scrapped|wrecked|destroyed|written off|burnt|burned))|(?:\bs?he |\bthey |^)ha(?:s|ve) none)\b"
)
_STILL = any_case(
    r"\bstill (?:looks?|looking|needs?|wants?|seeks?|seeking|helps?|lends?|gives?|offers?|teach(?:es)?)\b"
)
_UNASKED = any_case(
    r"\b(?:(?:wants?|wanted|asked for|takes?|answers?|please,?) no (?:more |further )?questions|no questions,? please"
    r"|(?:not|\w+n['\u2019]t|never) (?:want|like|wish|take|answer) (?:any )?(?:more |further )?questions"
    r"|(?:(?:not|\w+n['\u2019]t|never|no longer) (?:wants?|likes?|wish(?:es)?)(?: me| us)? to|(?:would rather"
    r"|(?:prefers?|asked|told|begged)(?: me| us)?) not (?:to )?|hates? to|refuses? to|will not|won['\u2019]t)"
    r" ?(?:be asked|be reminded|talk|speak|discuss|ask)\b(?! (?:to|with|before|after|until|on|by|in|at|for)\b))"
    r"(?: (?:any ?more|again))?(?P<back>(?: (?:about|on|of))? (?:it|this|that|them|those|these)\b|(?= ?(?:$|[.!?;:,])))?"
)
"""A matter that somebody will not be asked about; BACK points at what stands before it."""
_TO_GIVE = (
    r"(?:(?:lend|share|teach|show|help|offer|translate|repair|let|sell|rent|host|part)(?:e?s)?|gives?(?! (?:up|in|way)\b)"
    r"|(?:lend|giv(?!ing (?:up|in|way)\b)|shar|teach|show|help|offer|translat|repair|lett|sell|rent|host)ing)"
)
_REFUSES = any_case(
    r"(?:(?:(?<!, )\b(?:not|never|no longer|nor)|n['\u2019]t)(?: (?:ever|again|at all|gladly|be|to|want|wants|wish|willing|happy|glad|going|prepared|in a position))*"
    rf" {_TO_GIVE}|\b(?:in no way |by no means |un)(?:willing|happy|glad|prepared|ready)"
    rf"|\b(?:refus|declin)(?:es?|ed|ing) to {_TO_GIVE}|\bnobody (?:may|can|gets? to)|\bwould (?:rather|sooner) (?:not|die|burn))\b"
    r".*?(?P<rest>\bbut\b.*|$)"
)
"""That somebody will not do a thing: no offer, whatever the words behind it."""
_SENTENCE = as_written(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+|\n+")
_MARKED = any_case(r"^[ \t>]*(?:[-*+] )?(?:\[.\] )?(?:need|wants|offer|fact|win|when|private)\??:")
_TASK = as_written(r"^[ \t>]*[-*+] \[.\]")


@dataclass(frozen=True)
class Stated:
    """One need or offer: TEXT is what is matched, QUOTE the line or sentence of the note that says it."""

    contact: Contact
    text: str
    quote: str
    note: Note
    marked: bool


def needs(tie: Tie) -> list[Stated]:
    """The open needs of one person, the marked ones first."""
    found = _marks_first(_marked(tie, ("need", "wants")), _plain_needs(tie))
    return [item for item in _once(found) if not _later(item, tie, _SOLVED)]


def offers(tie: Tie) -> list[Stated]:
    """What one person could give: marked offers, and sentences that say what they have done, know or have."""
    found = _marks_first(_marked(tie, ("offer",)), _plain_offers(tie))
    return [item for item in _once(found) if not (_later(item, tie, _WITHDRAWN) or _is_unasked(item, tie))]


def _marks_first(marked: Iterable[Stated], plain: Iterable[Stated]) -> list[Stated]:
    """MARKED lines and the PLAIN sentences that say something else: what was marked is told as it was marked."""
    sure = list(marked)
    said = [stems(item.text) for item in sure]
    return [
        *sure,
        *(item for item in plain if not any(2 * len(words & stems(item.quote)) > len(words) for words in said)),
    ]


def base_form(verb: str) -> str | None:
    """The base of a VERB of the third person, of a known one ("teaches") or of one in -s ("sharpens")."""
    word = verb.lower()
    if known := verbs.base_of(word):
        return known
    if not re.fullmatch(r"[a-z]{2,}[^s\W]s", word):
        return None
    ending = re.search(r"ies$|(?<=ch|sh|ss|zz)es$|(?<=x)es$|s$", word)
    return f"{word[: ending.start()]}{'y' if ending[0] == 'ies' else ''}" if ending else None


def stems(text: str) -> set[str]:
    """The beginnings of the content words of TEXT."""
    return {_stem(word) for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in _STOP}


def sentences(note: Note) -> Iterator[str]:
    """The public sentences of NOTE that are no marked lines and no tasks."""
    for line in happened(public(note)).split("\n"):
        if _MARKED.match(line) or _TASK.match(line):
            continue
        for part in _SENTENCE.split(line):
            clean = part.strip(" \t-*>#")
            if clean:
                yield clean


def _marked(tie: Tie, kinds: tuple[str, ...]) -> Iterator[Stated]:
    notes = {note.id: note for note in tie.notes}
    for mark in tie.marks:
        note = notes.get(mark.note)
        if mark.kind in kinds and note is not None and len(note.contacts) == 1 and not SELLS.search(mark.text):
            yield Stated(tie.contact, mark.text, mark.text, note, True)


def _plain_needs(tie: Tie) -> Iterator[Stated]:
    for note in _own(tie):
        before = ""
        for sentence in sentences(note):
            text = _needed(sentence, before, tie.contact, by_me=note.author == ME)
            if text:
                yield Stated(tie.contact, text, sentence, note, False)
            before = sentence


def _needed(sentence: str, before: str, person: Contact, *, by_me: bool) -> str | None:
    """What SENTENCE says PERSON needs; "does anybody know how?" asks about the sentence BEFORE it."""
    if SELLS.search(sentence) or (by_me and _ABOUT_ME.match(sentence)):
        return None
    if _ANYBODY.match(sentence) and before:
        return before
    match = _NEED.search(sentence)
    if match is None or _is_another(match["who"] or "", person):
        return None
    thing = re.sub(r",? (?:because|and that) .*", "", match["thing"]).strip(" ,'\"\u201c\u201d")
    if _NO_NEED.search(thing) or len(thing.split()) < 2:
        return None
    return sentence.strip(" .") if _WHOLE.match(match["cue"]) or len(stems(thing)) < 2 else thing


def _plain_offers(tie: Tie) -> Iterator[Stated]:
    for note in _own(tie):
        facts = [mark.text for mark in tie.marks if mark.note == note.id and mark.kind in ("fact", "win")]
        said = [*facts, *sentences(note)]
        for sentence, after in pairwise([*said, ""]):
            willing = _WILLING.match(after) is not None
            asks = (
                sentence.rstrip().endswith("?")
                or _ASKS.search(sentence)
                or _WONDERS.search(sentence)
                or _NEED.search(sentence)
                or (_WITHDRAWN.search(sentence) and not willing)
            )
            refused = _REFUSES.search(sentence)
            can = not refused and (willing or _CAN.search(sentence)) and not _IMPERSONAL.match(sentence)
            if (
                (
                    _GIVES.search(refused["rest"] if refused else sentence) or can
                )  # "will not lend it, but gladly shows it"
                and not (asks or (refused and _REFUSES.search(refused["rest"])))
                and not _FAMILY.search(sentence)
                and not SELLS.search(sentence)
                and not _ABOUT_ME.match(sentence)
                and not (note.author == ME and _I_DO.search(sentence))
                and not _tells_of_another(sentence, tie.contact)
            ):
                yield Stated(tie.contact, sentence, sentence, note, False)


def _own(tie: Tie) -> list[Note]:
    """The notes that are about this person alone, without the messages that the user wrote to them."""
    return [note for note in tie.notes if len(note.contacts) == 1 and not _by_me(note, tie.contact)]


def _by_me(note: Note, person: Contact) -> bool:
    """Whether NOTE is a message that the user wrote to PERSON."""
    return note.kind in exchanges.WRITTEN and exchanges.direction(note, person.id) == "mine"


def _is_another(subject: str, person: Contact) -> bool:
    """Whether SUBJECT, what stands before a verb, is a name that is not that of PERSON or of their organisation."""
    first = re.sub(r"['\u2019]s?$", "", subject.split()[0]) if subject.split() else ""
    if not first[:1].isupper() or first.casefold() in _NO_NAME or first.endswith("ly"):
        return False
    own = " ".join([person.name, *person.aliases, person.org or "", person.role or ""])
    return first.casefold() not in re.findall(r"[\w'-]+", own.casefold())


def _tells_of_another(sentence: str, person: Contact) -> bool:
    """Whether SENTENCE begins with somebody else and what they do: "Nora keeps bees"."""
    words = re.findall(r"[\w'\u2019-]+", sentence)
    place = 2 if len(words) > 2 and words[1][:1].isupper() else 1
    if len(words) <= place or verbs.is_present(words[0]) or verbs.is_past(words[0]):
        return False
    verb = words[place].casefold()
    return (verb in verbs.AUXILIARIES or verbs.is_present(verb) or verbs.is_past(verb)) and _is_another(
        words[0], person
    )


def _later(item: Stated, tie: Tie, over: re.Pattern[str]) -> bool:
    """Whether a later sentence, of this note or a newer one, says that ITEM is over."""
    wanted, reached = stems(item.text), False
    for note in tie.notes:
        if note.order < item.note.order:
            continue
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", public(note)):
            if note.id == item.note.id and not reached:
                reached = item.quote in sentence or sentence.strip(" \t-*>#") == item.quote
                continue
            about = stems(sentence)
            said = over.search(sentence) if wanted & about or len(about) <= SHORT else None
            if said and not _STILL.search(sentence) and _is_of(said, item):
                return True
    return False


def _is_of(over: re.Match[str], item: Stated) -> bool:
    """Whether what OVER names as bought or lost, where it names something, is ITEM and not what ITEM is for."""
    said = over.groupdict()
    if said.get("thing"):
        return bool(stems(said["thing"]) & stems(item.text))
    if said.get("lost"):
        what = re.split("[;,]", over.string[: over.start()])[-1]
        head = re.split(r"\b(?:with|for|of|to|in|on|from|about)\b", item.text)[0]
        return (
            bool(stems(what) & stems(head)) or re.search(r"\b(?:it|they|all|both)\b", what, re.IGNORECASE) is not None
        )
    return True


def _is_unasked(item: Stated, tie: Tie) -> bool:
    """Whether a sentence of the note of ITEM or a newer one, private or not, says that they want no questions about it."""
    for note in tie.notes:
        for said in _SENTENCE.split(note.text) if note.order >= item.note.order else ():
            if (refused := _UNASKED.search(said)) is None:
                continue
            about = stems(_UNASKED.sub(" ", said)) & stems(item.text)
            if about or said in item.quote or (refused["back"] is not None and note.id == item.note.id):
                return True
    return False


SHORT = 3
"""Content words up to which "found somebody, sorted" needs no word of the need to be about it."""


def _once(items: list[Stated]) -> list[Stated]:
    return list({item.text.casefold(): item for item in reversed(items)}.values())[::-1]


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ers", "ies", "ed", "es", "er", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:6]


_STOP = words("""
    a an the and or of to in on at for from with by is are was were be been has have had do does did will would
    can could she he they her his their him them you your me my we our it its this that these those who whom whose
    which what how when where why if whether about any some someone somebody anyone anybody somewhere there than
    then into out over under again also still now need needs want wants look looks looking for find found know
    knows years year long many much more most very really help way get got one two three four five six people
    person after before all not but
""")
