"""What was said besides promises: needs, facts worth keeping, what was told in confidence, orders to a program."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from assistant import confidence
from assistant.heard import cues, threads, wordings
from assistant.heard.phrases import content_words
from assistant.heard.talk import Sentence
from assistant.patterns import any_case, as_written, words

MAX_FACTS = 6

# -- in confidence -----------------------------------------------------------------------------------------------

_BODY = any_case(
    r"\b(?:I|my (?:wife|husband|partner|mum|mom|dad|mother|father|son|daughter|child|kid|kids|sister|brother|boss"
    r"|manager))\b[^.?!]{0,60}"
    r"\b(?:cancer|chemo\w*|surgery|diagnos\w+|depress(?:ed|ion)|miscarriage|pregnan\w+|divorc\w+|rehab|burn(?:ed"
    r"|t)?[- ]?out|in hospital|hospitali[sz]ed|a stroke|heart attack|dementia|passed away|died|funeral|fertility"
    r"|therapy|sick leave|signed off sick)\b"
    r"|\bmy (?:\w+ )?(?:hernia|surgery|chemo\w*|diagnosis|migraines?|depression|medication|divorce)\b"
)
_GOES_ON = any_case(
    r"(?:it|they|he|she|that|this|those|which|and (?:it|they|he|she|that)|but (?:it|they|he|she|that|nobody|no one)"
    r"|so (?:it|they|he|she|that)|because)\b"
)
_TAKES_UP = any_case(
    rf"(?:(?:yes|yeah|no|well|oh|exactly|and|but|so)\b[\s,.]*)*(?:{_GOES_ON.pattern}"
    r"|(?:if|when|once|until|unless|before|after) (?:I|we|he|she|they|it)\b[^.?!]*\b(?:it|that|this)\b)"
)
"""How the one who told a secret takes it up in a later turn."""
_OTHER_MATTER = any_case(
    r"(?:that|this|it)(?:'s| is| was| will be| would be|'d be|'ll be)? (?:reminds|all\b|(?:(?:so|very|really) )*(?:good|nice|great|lovely|fine|kind|perfect)\b)"
    r"|\W*(?:(?:so|but|and|well|oh|ok|okay),? )*(?:anyway|anyhow|by the way|back to|as for|besides)\b"
    r"|[^,;]*\bI(?:'ll| will) (?:also )?(?:[a-z]+ (?:you|it to you)|bring|send|lend|show)\b|it(?: would|'d) (?:really )?help\b"
)
"""What ends a confidence: something else, or a promise to the listener."""
_ASKED_ANEW = any_case(
    rf"\b(?:can|could|will|would) you (?:please |also |still )?(?:{cues.HANDING_OVER.pattern}|help|call|ring|check|book|print)\b"
    r"|\bshall I\b|\bby the way\b"
)
"""How the listener comes to another matter, or asks for something."""
_PASTIME = any_case(
    r"(?:(?:he|she) )?(?:also |now )?(?:collects|paints|sings|knits|carves|bakes|gardens|restores|mends|keeps (?:bees|hens"
    r"|goats|pigeons|sheep)|plays (?:the|in an?))"
    r" ?(?!.*\b(?:he|she|him|her|it|that|there|debts?|since|because|now|again|boss|money)\b)[^.!?]{0,40}[.!]?"
    r"|(?:he|she) (?:also )?(?:asked|told) me to (?:greet|say hello to) [^.!?]{2,30}[.!]?"
)
"""A pastime or a greeting of the contact, which goes on with nothing that was told in confidence before it."""
_POLITE_NOD = any_case(
    r"(?:of course|sure|absolutely|understood|i won't|i promise|got it|okay|ok|no problem|noted|my lips)\b"
)


def private(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Runs of neighbouring sentences that were told in confidence, with what they are about."""
    hidden: set[int] = set()
    for place, sentence in enumerate(sentences):
        if _VOW.fullmatch(sentence.plain) and (before := _turn_before(sentence, sentences)):
            if not any(s.number in hidden for s in before):  # what the other side has just told
                told = next((s for s in reversed(before) if not s.plain.rstrip().endswith("?")), before[-1])
                hidden |= (ahead := _announced(sentences, place))
                if not ahead or not (_OTHER_MATTER.match(told.plain) or told.plain.endswith("?")):
                    hidden |= {*range(told.number, before[-1].number + 1), *_leading_up(sentences, told.number)}
            continue
        if (sentence.speaker and _KEEPS_SILENT.match(sentence.plain)) or _assures(sentence, sentences, hidden):
            continue
        if confidence.silence(sentence.plain):
            hidden |= _with_content(sentences, place)
        elif _BODY.search(sentence.plain):
            hidden.add(place)
    for place in sorted(hidden):
        hidden |= _taken_up(sentences, place)
    vows = {s.number for s in sentences if _VOW.fullmatch(s.plain)}
    hidden |= threads.still_told(sentences, hidden) - vows
    hidden |= _named_again(sentences, hidden)
    runs: list[list[Sentence]] = []
    for place in sorted(hidden):
        last = runs[-1][-1] if runs else None
        sentence = sentences[place]
        together = last and last.number == sentence.number - 1 and _stand_together(last, sentence)
        if together and not _may_stand_alone(sentence, runs[-1]):
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs


_A_NEW = any_case(
    r"\ban? (?:[\w-]+ )??(?P<thing>[a-z-]{4,})(?=[,.;!?]| (?:and|but|to|for|in|on|of|at|with|from)\b|\s*$)"
)
_TIMES = words("minute hour morning afternoon evening night week weekend month year while moment time thing little")


def _named_again(sentences: Sequence[Sentence], hidden: set[int]) -> set[int]:
    """The sentences behind a secret that speak of "the pilot" when only what is HIDDEN has told of "a pilot"."""
    told = dict[str, int]()
    for place in sorted(hidden) if any(s.speaker for s in sentences) else ():
        for match in _A_NEW.finditer(sentences[place].plain):
            told.setdefault(match["thing"].casefold(), place)
    places = dict[str, list[int]]()
    for place, sentence in enumerate(sentences) if told else ():
        for word in set(re.findall(r"[a-z]+", sentence.plain.casefold())):
            places.setdefault(word.removesuffix("s"), []).append(place)
    found: set[int] = set()
    for thing, first in told.items():
        near = places.get(re.split("-", thing)[0].removesuffix("s"), []) if thing not in _TIMES else []
        named = re.compile(rf"\b{re.escape(thing)}s?\b", re.IGNORECASE)
        if not any(named.search(sentences[place].plain) for place in near if place < first and place not in hidden):
            again = re.compile(rf"\b(?:the|that|this|your|his|her|their|its) {re.escape(thing)}\b", re.IGNORECASE)
            found |= {place for place in near if place > first and again.search(sentences[place].plain)}
    return found


OF_SOMEBODY = any_case(r"(?:(?:and|but|so) )?(?:what )?(?P<who>he|she|they)\b")
"""How a sentence begins whose subject a sentence before it names."""
_ASKED_BY = any_case(r"^\W*(?:he|she|they) (?:\w+ )?(?:told|asks?|asked|said|says|begged|wants?|wanted|mentioned)\b")


def _may_stand_alone(sentence: Sentence, secret: Sequence[Sentence]) -> bool:
    """Whether SENTENCE of one's own notes may be a matter of its own behind a SECRET that does not tell of its "he"."""
    match = OF_SOMEBODY.match(sentence.plain)
    if match is None or sentence.speaker or confidence.silence(sentence.plain):
        return False
    told = " ".join(_ASKED_BY.sub("", s.plain) for s in secret)
    if any(wordings.somebody(told)) or confidence.SENSITIVE.search(told):
        return False  # the "he" may be whom the secret names
    return not re.search(rf"\b{match['who']}\b", told, re.IGNORECASE) and not confidence.SENSITIVE.search(
        sentence.plain
    )


def withheld(sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[list[Sentence]], set[int]]:
    """Orders to a program, runs of what was told in confidence, and the numbers of both: nothing else is heard there."""
    orders, confided = flagged(sentences), private(sentences)
    return orders, confided, {s.number for s in itertools.chain(orders, *confided)}


def assurances(sentences: Sequence[Sentence], hidden: set[int]) -> set[int]:
    """The numbers of the sentences that only promise silence on what is HIDDEN: they promise and tell nothing else."""
    return {s.number for s in sentences if _VOW.fullmatch(s.plain) or _assures(s, sentences, hidden)}


_SILENT = (
    r"(?:(?:I|we)(?:'ll| will) (?:\w+ )?(?:say nothing|tell (?:no one|no-one|nobody|not a soul)|not (?:say|tell|breathe|mention|repeat|share)"
    r"|never (?:say|tell|breathe|mention|repeat|share)"
    r"|keep(?=[^.!?]* (?:to (?:my|our)sel|quiet|mum|silent|secret|private|between us|under (?:my|our) hat)))"
    r"|(?:I|we) (?:won't|will not|wouldn't|would never) (?:say|tell|breathe|mention|repeat|share|spread|pass|let)"
    r"|my lips|your secret|mum's the word|(?:not|never) a word)\b"
)
_KEEPS_SILENT = any_case(rf"(?:(?:oh|sure|of course|ok|okay|yes|yeah|no|understood|absolutely)\b\W*)*{_SILENT}")
"""The listener's "I'll keep that to myself": it hides nothing that was not hidden by the one who spoke."""
_VOW = any_case(
    rf"(?:(?:{_POLITE_NOD.pattern}|oh|yes|yeah|no|never)[\s,.!\u2013\u2014-]*)*?"
    r"(?:(?:it|that|this)(?:'s safe|'ll stay| (?:will )?(?:stays?"
    r"|remains?|is safe)| (?:will |won't |will not )?(?:goe?s?|leaves?))"
    r"(?: just| right)? (?:with me|here|this room|no further|any further|between (?:us|you and me))"
    rf"|{_SILENT}(?: (?:are|stay) (?:sealed|shut|closed)|(?:'s| is) safe(?: with (?:me|us))?"
    r"|(?: (?:it|this|that|all this|on|around|slip|out|quiet|mum|silent|secret|private|a word|a thing|anything|any(?:one|body)|a soul"
    r"|under (?:my|our) hat|to (?:myself|ourselves|any(?:one|body)|a soul|him|her|them)|(?:about|of) (?:it|this|that)|between us))+)?)"
    r"(?:,? (?:until|till|before|for now|yet|I promise|of course|don't worry)\b[^.!?]*)?[\s.!]*"
)
"""The listener's "Understood, that stays with me." or "I won't say a word.": no promise, the silence about what was told."""


def _turn_before(sentence: Sentence, sentences: Sequence[Sentence]) -> list[Sentence]:
    """What the other side said in the turn before the one of SENTENCE; nothing in one's own notes."""
    first = bisect_left(sentences, sentence.utterance - 1, hi=sentence.number, key=lambda s: s.utterance)
    back = (sentences[place] for place in range(first, sentence.number))
    return [s for s in itertools.takewhile(lambda s: s.utterance < sentence.utterance, back) if s.speaker]


def _assures(sentence: Sentence, sentences: Sequence[Sentence], hidden: set[int]) -> bool:
    """Whether SENTENCE only answers what the other side has just told in confidence."""
    if not hidden or not any(s.number in hidden for s in _turn_before(sentence, sentences)):
        return False
    asked = confidence.silence(sentence.plain)
    if asked is None:
        return False
    own = f"{sentence.plain[: asked.start()]} {sentence.plain[asked.end() :]}".casefold()
    return not [word for word in re.findall(r"[a-z']+", own) if word not in _EMPTY | _NODS]


def _stand_together(one: Sentence, other: Sentence) -> bool:
    """Whether two neighbouring sentences can be quoted as one piece of the record."""
    return (one.utterance, one.line) == (other.utterance, other.line) and not one.cuts and not other.cuts


SHORT = 4
"""Words of a sentence that tells nothing by itself."""


def _with_content(sentences: Sequence[Sentence], place: int) -> set[int]:
    """PLACE and the neighbours it covers: the content may come before ("that stays here") or after ("between us:")."""
    sentence = sentences[place]
    match = confidence.silence(sentence.plain)
    rest = sentence.plain if match is None else sentence.plain[: match.start()] + sentence.plain[match.end() :]
    hidden = {place}
    after = _next_of(sentences, place)
    told_here = match is not None and match.start() < 25 and len(sentence.plain[match.end() :].split()) >= 2
    content = [w for w in re.findall(r"[a-z']+", rest.casefold()) if w not in _EMPTY]
    ahead = after is not None and confidence.points_ahead(sentence.plain)
    told_first = match is not None and _TOLD_FIRST.search(sentence.plain[: match.start()])
    tells = match is not None and sum(w not in _EMPTY for w in sentence.plain[: match.start()].casefold().split()) > 2
    if match is not None and not tells and _means_before(sentence.plain[match.start() :]) and place:
        hidden.add(_last_of_other(sentences, place))
    elif ahead or len(content) < (1 if told_here else 2 if told_first else 3):
        before = place - 1
        own_before = before >= 0 and sentences[before].utterance == sentence.utterance
        said_before = sentences[before].plain if own_before else ""
        points_back = not ahead and confidence.points_back(sentence.plain, said_before)
        points_back = points_back and not re.search(r"\bthis\b|:$|\?$", sentence.plain, re.IGNORECASE)
        if own_before and not ahead and (_THIS.search(sentence.plain) or confidence.only_orders(sentence.plain)):
            hidden.add(before)  # what was told, what will be, or both
            if sentence.speaker and len(said_before.split()) < SHORT and place > 1:
                hidden.add(place - 2)  # "Would you? Very discreet, please."
            turns = after is not None and _OTHER_MATTER.match(sentences[after].plain)
            if turns or (after is not None and sentences[after].utterance != sentence.utterance):
                after = None
        if points_back or (after is None and not confidence.names_it(sentence.plain)):
            hidden |= {before} if own_before else ({_last_of_other(sentences, place)} - {-1})
        elif after is not None and not confidence.names_it(sentence.plain):
            hidden.add(after)
            place = after
            after = _next_of(sentences, place)
    return hidden | _leading_up(sentences, min(hidden)) | _going_on(sentences, place, after)


def _announced(sentences: Sequence[Sentence], place: int) -> set[int]:
    """The sentences that the "This stays between us." at PLACE announces in its own turn; none behind "that"."""
    after = _next_of(sentences, place)
    if after is None or not _THIS.search(sentences[place].plain) or _OTHER_MATTER.match(sentences[after].plain):
        return set()
    same = sentences[after].utterance == sentences[place].utterance
    return {place, after} | _going_on(sentences, after, _next_of(sentences, after)) if same else set()


def _taken_up(sentences: Sequence[Sentence], place: int) -> set[int]:
    """The sentences behind the secret at PLACE in which its teller goes on with it after a word of the listener.

    In one's own notes it is the next line that says who does not know.
    """
    found: set[int] = set()
    secret = last = sentences[place]
    for sentence in sentences[place + 1 :]:
        if secret.speaker is None:
            return {sentence.number} if confidence.UNTOLD.fullmatch(sentence.plain) else set()
        if sentence.utterance > last.utterance + 2 or len(found) > 2 or _OTHER_MATTER.match(sentence.plain):
            break
        if sentence.speaker != secret.speaker:
            if _ASKED_ANEW.search(sentence.plain):
                break
            continue
        before = sentences[sentence.number - 1]
        answers = (
            before.speaker != secret.speaker and before.plain.endswith("?") and 1 < len(sentence.plain.split()) < 7
        )
        if _TAKES_UP.match(sentence.plain) or confidence.UNTOLD.fullmatch(sentence.plain) or answers:
            found.add(sentence.number)
            last = sentence
        elif len(sentence.plain.split()) > 3:
            break
    return found


_THIS = any_case(r"\bthis\b")
_TOLD_FIRST = any_case(r"\w[,;(\u2013\u2014-]\s*$|\w \($")
_KEEP_THAT = any_case(
    r"keep (?:it|that) (?:to (?:your|our)sel\w+|quiet|private|secret|between us)(?!\s*[:\u2013\u2014-]|,? (?:but|because)\b)"
)
_NOT_A_WORD = any_case(r"(?:not|never) (?:a|one) (?:word|whisper|peep) to (?:[\w'-]+ ?){1,3}[\s.!]*")


def _means_before(request: str) -> bool:
    """Whether a REQUEST for silence, or a vow in notes, means what was said before it, whatever reason stands behind it."""
    return bool(_KEEP_THAT.match(request) or _NOT_A_WORD.fullmatch(request) or _VOW.fullmatch(request))


def _leading_up(sentences: Sequence[Sentence], place: int) -> set[int]:
    """The sentences before PLACE that say whom its first "he" or "it" means."""
    found: set[int] = set()
    while place > 0 and len(found) < 2 and _means_earlier(sentences[place]):
        place -= 1
        if not _is_one_breath(sentences[place], sentences[place + 1]):
            break
        found.add(place)
    return found


def _means_earlier(sentence: Sentence) -> bool:
    """Whether SENTENCE begins with a word for what was said before; in one's own notes "he" is the contact himself."""
    match = _MEANS_EARLIER.match(sentence.plain)
    return match is not None and (
        sentence.speaker is not None or match["who"].casefold() not in ("he", "she", "his", "her")
    )


def _going_on(sentences: Sequence[Sentence], place: int, after: int | None) -> set[int]:
    """The sentences after PLACE that go on with the same subject."""
    found: set[int] = set()
    while after is not None and len(found) < 3 and _is_one_breath(sentences[place], sentences[after]):
        plain = sentences[after].plain
        if _OTHER_MATTER.match(plain) or not (_GOES_ON.match(plain) or confidence.silence(plain)):
            break
        if sentences[after].speaker or confidence.SENSITIVE.search(plain) or not _PASTIME.fullmatch(plain):
            found.add(after)
        place, after = after, _next_of(sentences, after)
    return found


def _is_one_breath(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences belong together: of one turn, in notes of one line."""
    return one.utterance == other.utterance and (one.speaker is not None or one.line == other.line)


_MEANS_EARLIER = any_case(r"(?:so |but |and |because )?(?P<who>he|she|it|they|that|his|her|their)\b")
_EMPTY = frozenset(
    """a an the and or but so please just i you we it that this is are was be can could would should will tell told say said ask
    something anything one thing to me us let keep really okay ok by way all of on in for at not don't do does did if with my your
    he she they him her them i'd i'll i'm it's that's this's though actually well yeah yes no bit little also still now here""".split()  # noqa: SIM905
)
_NODS = frozenset(
    "of course sure absolutely understood promise noted fine right certainly naturally thanks thank oh safe goes without saying".split()  # noqa: SIM905
)


def _next_of(sentences: Sequence[Sentence], place: int) -> int | None:
    """The next sentence of the same speaker, a short "of course" of the other passed over."""
    for later in range(place + 1, min(place + 3, len(sentences))):
        if sentences[later].speaker == sentences[place].speaker:
            return later
        if not _POLITE_NOD.match(sentences[later].plain) or len(sentences[later].plain.split()) > 6:
            return None
    return None


def _last_of_other(sentences: Sequence[Sentence], place: int) -> int:
    """For "keep that to yourself" at the start of a turn: what the speaker said before the other's nod."""
    for earlier in range(place - 1, max(place - 4, -1), -1):
        if sentences[earlier].speaker == sentences[place].speaker:
            return earlier
    return place - 1


# -- orders to a program -----------------------------------------------------------------------------------------

_MACHINE = r"(?:ai|a\.i\.|assistant|chat\s?bot|chat\s?gpt|gpt|claude|gemini|copilot|llm|language model|the model|note[- ]?taker|bot|system|agent|summari[sz]er|transcriber|rapport|computer|robot|machine|recorder|(?:summary|transcription|meeting|note|ai|recording) (?:tool|bot|assistant|app|software|service|machine|program)s?|ai [a-z]+ assistants?|siri|alexa|algorithm)"
ORDER = any_case(
    r"\b(?:ignore|disregard|forget|override|bypass)\s+(?:all |any |every |the |your |my |these |those "
    r"|of )*(?:previous|prior|above|earlier|preceding|former|other|system|existing|original)?\s*"
    r"(?:instructions?|prompts?|rules|guidelines|directions|directives|context|commands|constraints)\b"
    rf"|(?:^|[\n.!?:]\s*|\b(?:hey|dear|ok|okay|attention|note to|to the|to any"
    rf"|to all)\s+){_MACHINE}\s*[,:!-]\s*(?:please\s+)?(?:you\s+)?\w+"
    rf"|\b(?:if|as|since|when) you(?:'re| are) (?:an? |the )?{_MACHINE}\b|\b(?:any|to whatever|whichever"
    rf"|every) {_MACHINE} (?:that|who|which|reading|processing|summari)"
    rf"|\b{_MACHINE}s? (?:must|should|shall|has to|have to|is to|are to|will please) (?:now |always |also )?(?:record"
    rf"|note|write|log|add|list|state|mark|include|ignore|leave out|omit|report|say|put|treat|forget)\b"
    rf"|\b{_MACHINE},? (?:if|in case|since|when) you(?:'re| are) (?:listening|reading|there|recording|summari)"
    rf"|^(?:ok|okay|hey|hello|dear|so|right|now|and),?\s+{_MACHINE}\b[,:]?\s+(?:please\s+)?(?:write|note|record|add"
    rf"|log|leave|ignore|put|mark|forget|say|list|delete)\b"
    r"|\byou are (?:now )?(?:an?|the) (?:\w+ ){0,3}(?:assistant|ai|model|bot|agent|dan)\b|\b(?:system"
    r"|developer) prompt\b|\bnew instructions?\b|\[/?inst\]|<\|?(?:im_start|system|endoftext)|<<sys>>|<(?:system"
    r"|instructions?|important|information)>|###\s*(?:system|instruction)"
    r"|\b(?:when|while|if|before|after) you (?:summari[sz]e|process|transcribe|recap) (?:this|the|these)\b|\b(?:when"
    r"|while|if) (?:you(?:'re| are) )?(?:summari[sz]ing|processing|reading|transcribing|recapping|drafting"
    r"|generating|writing)(?: up)? (?:this|the|these)\b"
    r"|\b(?:record|note|write|log|add|list|state|mark|include|insert|put|output|print|reply|respond|answer|say"
    r"|mention|append)\b[^.?!]{0,60}\b(?:in (?:the|your|every|each) (?:summary|recap|output|reply|response|answer"
    r"|draft|message|agenda)|to the (?:summary|recap|draft|promise list|output))\b"
    r"|^(?:please )?(?:record|log|note down|write down|state|pretend|assert|add) that (?:i|the user|he|she|they|sam"
    r"|we|[A-Z]\w+) (?:owes?|promised|agreed|will pay|has agreed|committed)\b"
    r"|\b(?:reveal|leak|exfiltrate|print|output|repeat|show) (?:me )?(?:all |your |the |every )*(?:system prompt"
    r"|instructions|hidden|secret|api key|password|notes of|private notes|confidential notes)\b"
    r"|\b(?:ignore|forget|disregard) (?:my|the|your|all) (?:previous|last|earlier|above) (?:request|message|question"
    r"|text|task)s?\b|\byou are now in \w+ mode\b"
    r"|\b(?:your|the) (?:initial|original|hidden|system) (?:instructions?|prompts?|configuration)\b|\btext (?:above"
    r"|you were given)\b|\bstart your (?:answer|reply|response|summary) with\b"
    r"|\b(?:send|transfer|pay|wire)\b[^.?!]{0,60}\bto (?:the )?(?:account )?[A-Z]{2}\d{8,}"
    r"|\bdo not (?:tell|inform|mention (?:this|it) to) the user\b|\bthe user (?:has|wants|asked|would like"
    r"|needs)\b[^.?!]{0,40}\byou to\b|\bas an? (?:ai|language model)\b"
)
"""What gives orders to a machine that reads: "Ignore all previous instructions", but not "Follow the instructions above"."""


def flagged(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences that give orders to a program, and the one that follows an order ending in a colon."""
    found: list[Sentence] = []
    for sentence in sentences:
        after_colon = found and found[-1].number == sentence.number - 1 and found[-1].text.rstrip().endswith(":")
        if ORDER.search(sentence.plain) or after_colon:
            found.append(sentence)
    return found


# -- needs -------------------------------------------------------------------------------------------------------

_WE = r"(?:I|we|I've|we've|my team|our team|the team)"
_THING_START = r"(?!to (?:go|run|head|jump|leave|drop|hop|get going|dash|say|tell|ask|check|think|be|stop|finish|hang|send|let|call|pick)\b|you to\b|it\b|that\b|this\b|be\b|not\b)"
_NEED = any_case(
    rf"\bwhat (?:{_WE}|would help|I'd)(?:'d)? (?:still |really |actually |most |desperately |could do with )*(?:need"
    rf"|want|lack|miss|am missing|'m missing|are missing|'re missing)(?: most| right now| now)? (?:is|are)(?: really"
    rf"| basically)? (?P<a>\S.+)"
    r"|\bwhat(?:'s| is| would| I| we| I'm| we're)[^,.?!]{0,50}?(?:,[^,.?!]{0,20},)?\s(?:is|are"
    r"|would be)\s(?P<o>(?:an?|one|two|three|some|someone|somebody|people|more|another|help|time|money|anyone"
    r"|the right|good)\b.+)"
    rf"|\b(?:{_WE}|I'm|we're|I am|we are)[^.?!]{{0,40}}?\b(?:looking|searching|hunting"
    rf"|asking around)\b[^.?!]{{0,25}}?\bfor (?P<p>\S.+)"
    rf"|\b(?:{_WE}|I'm|we're)(?: still| always|'m| am|'re| are| been)* (?:trying|hoping|dying) to find (?P<q>\S.+)|\b(?:I"
    rf"|we) keep (?:looking|searching) for (?P<r>\S.+)|\bI'd (?:really |also )?(?:love|like) to (?:meet|find"
    rf"|hear from) (?P<s>(?:more|some|other|people|someone|somebody|an?)\b.+)"
    rf"|\b{_WE}(?:'ll| will)? (?:still |really |badly |desperately |urgently |also |just |now "
    rf"|definitely )*need (?P<b>{_THING_START}\S.+)"
    rf"|\b(?:{_WE}(?:'m|'re| am| are| is)?|and|but|still|currently) (?:still |really |very |a bit |so |pretty "
    rf"|always |desperately |terribly )*(?:short of|short on(?! the (?:left|right|near|off|inside|outside|front|back|hind)\b)|in need of|desperate for|crying out for"
    rf"|on the lookout for|on the hunt for) (?P<c>\S.+)"
    rf"|\b(?:{_WE}(?:'m|'re|'ve been| am| are| is)?|been|still|currently|always) (?:still |currently |actively |also "
    rf"|desperately |been )*(?:looking|searching|hunting) for (?P<d>\S.+)"
    rf"|\b(?:{_WE}(?:'m|'re|'ve been| am| are| is)?|been|still|really) (?:still |really |currently |kind of "
    rf"|also )*struggling (?P<e>(?:with|to) \S.+)"
    rf"|\bI (?:really |just |do )*wish (?P<f>(?:I|we|there|someone|somebody|they|the)\b.+)"
    rf"|\b{_WE} could (?:really |definitely |also )*(?:use|do with) (?P<g>\S.+)"
    r"|\b(?:do you|d'you|would you)(?: happen to| by any chance)? know (?:of )?(?P<h>(?:any(?:one|body)|some(?:one"
    r"|body)|a good|any good|an? )\b.+)"
    r"|\bif you (?:know|hear|think) of (?P<i>(?:any(?:one|body)|some(?:one|body)|a|any)\b.+)"
    r"|\bwhat would (?:really |most )?help(?: us| me)?(?: most| right now)? (?:is|would be) (?P<j>\S.+)"
    r"|\b(?:the|our|my) (?:biggest|main|real|number one|only) (?:problem|challenge|headache|bottleneck|gap|issue"
    r"|worry|struggle|pain point) (?:right now |at the moment |now )?is (?P<k>\S.+)"
    rf"|\b(?:I'd|we'd|I would|we would) (?:really |also )*(?:love|appreciate|welcome|like) (?P<l>(?:some |a bit of "
    rf"|any )?(?:help|advice|feedback|pointers|an introduction|an intro|a second pair|someone|somebody|input|an? (?:decent|proper|better|spare|used))\b.+)"
    rf"|\b{_WE} (?:don't|do not|haven't) (?:really |currently |yet )*(?:have|got) (?P<m>(?:enough|anyone|anybody"
    rf"|a good|any) .+)"
    rf"|\b{_WE}(?:'re|'m| are| am) (?:still |really )*missing (?P<n>\S.+)"
)
"""What somebody says that they need: "what we need is a second press", but not "what is it?"."""
_WANTING = any_case(
    r"\b(?:need|want|lack|miss|look|search|hunt|seek|hop|wish|dream|help|love|like|requir|struggl)|\b(?:after|short|use|do with|without|(?:don't|haven't) (?:have|got)|have no)\b"
)
"""What makes "what we ... is a ..." a need: "what I'm after is a kiln", but not "what we did is a survey"."""
_NEEDED = any_case(
    r"to (?:find|hire|recruit|train|raise|learn|source|secure|replace|improve|reach|grow|cut|reduce|fill|understand"
    r"|figure|hear|meet|build)\b"
    r"|(?!to\b)"
)
_NEED_END = any_case(
    r"\s*(?:[,;\u2014\u2013]\s*(?:but|and|so|because|which|to be honest|honestly|really|actually|you know|(?:do|can|could|would) you|if|or)\b.*"
    r"|\s(?:but|because|so that|though|although|if you)\b.*|\s[\u2014\u2013-]\s.*|[.?!]+)$"
)
_NOT_NEEDED = any_case(
    r"\b(?:don't|do not|didn't|won't|no longer|doesn't|not) (?:really |actually )?need|\bused to\b|\bneeded\b"
    r"|\bI need you\b"
)


_UNWANTED = any_case(
    r"\bwhat\b[^,.?!]{0,20}(?:\b(?:(?:can't|cannot|won't|will not|couldn't|mustn't|must not|never) (?:ever )?"
    r"(?:have|accept|afford|take|bear|stand|risk|allow|use|live with|put up with|do with)"
    r"|(?:don't|do not|didn't|doesn't|never) (?:really |ever )?(?:want|need|like)|hates?|fears?|dreads?|(?:worries|bothers|scares|annoys|frightens)"
    r" (?:me|us)|afraid of))\b"
    r"|\b(?:he|she)(?:'s| is) (?:still |a bit |very )*short o[nf]\b"
)
"""What the speaker does not want, or what is said of somebody else: "What I can't have is a tenant who smokes"."""


def need(sentence: Sentence) -> str | None:
    """What the speaker of SENTENCE needs, in their words, or None."""
    match = _NEED.search(sentence.plain)
    if (
        match is None
        or _UNWANTED.search(sentence.plain[: match.end()])
        or _NOT_NEEDED.search(sentence.plain[: match.end()].replace(match[0], match[0][:40]))
    ):
        return None
    kind, thing = next((k, v) for k, v in match.groupdict().items() if v)
    if kind == "o" and not _WANTING.search(match[0][: match.start("o") - match.start()]):
        return None
    if kind == "b" and re.match(
        r"(?:a |some )?(?:coffee|drink|break|minute|moment|sec|second|water|nap|holiday)\b"
        r"(?! (?!(?:to|first|now|or|and|before|after|with)\b)[a-z])",
        thing,
        re.IGNORECASE,
    ):
        return None
    if kind == "b" and (sentence.plain.rstrip().endswith("?") or not _NEEDED.match(thing)):
        return None
    thing = _NEED_END.sub("", thing).strip(" ,.;:!?")
    words = thing.split()
    return " ".join(words[:24]) if len(words) >= 1 and len(thing) > 3 else None


_ASKS_NEED = any_case(
    r"\bwhat (?:else |exactly )?(?:would|could|might|will|does) (?:really |actually |most )*help\b"
    r"|\bwhat (?:else |exactly )?(?:do|would|are|is|does|have)(?:n't)? (?:you|your \w+|they|it)(?: \w+)?(?: still| really| most| currently| all)*"
    r" (?:need|lack|want most|looking for|searching for|missing|short of|after)\b"
    r"|\bwhat(?:'s| is| are) (?:you )?(?:still |really )*(?:missing|lacking)\b|\bwhat would make (?:your|it|that|the"
    r"|things)\b[^?]*\b(?:easier|better|lighter)\b"
    r"|\b(?:how|what) (?:can|could|may|might) (?:I|we) (?:best |really )?(?:help|do for you|be (?:useful|of (?:use|help)))\b"
    r"|\bwho(?:m)? (?:are you looking for|do you need|would help)\b"
    r"|\banything (?:else )?(?:you need|you're missing|you are missing|(?:I|we) (?:can|could) (?:do|help)|that would help)\b"
)
"""A question for needs."""
_PREAMBLE = any_case(
    r"(?:(?:honestly|frankly|well|oh|ah|hm+|good question|to be honest|mostly|mainly|really|probably|maybe|perhaps|actually|still|right now"
    r"|at the moment|currently|easy|i think|i guess|yes|yeah|so)\b[\s,.!?:;\u2013\u2014-]*)+"
)
_NO_NEED = any_case(
    r"(?:nothing|no\b|none|not\b|never|don't|thanks|thank you|you\b|that's|that is|it's|let me|let's|ask\b|how\b|what\b|why\b|when\b|where\b"
    r"|who\b|sure\b|i\b|i'|we\b|we'|it\b|that\b(?! (?:kind|sort))|this\b|he\b|she\b|they\b|there\b|if\b|because|and\b|but\b|kind of you|very kind"
    r"|ha\b|all (?:good|fine|well))"
)
"""How an answer begins that names no thing."""
_JOKED = any_case(r"\b(?:coffee|holidays?|vacation|sleep|nap|drink|miracle|wine|beer|lottery)\b")
_STATES = any_case(r"\b(?:is|are|was|were|am|will|would|did)\b|\w'(?:m|re|ll|ve|d|s)\b(?! \w+(?: \w+)?$)")
_RELATIVE = any_case(r",? \b(?:who|which|that|where|whose|to)\b.*$")
ANSWER = 8
"""Sentences after a question for needs in which its answer begins."""
_OPENS_SMALL = any_case(
    r"(?:an?|the|some|some(?:body|one|thing)|any\w*|more|less|fewer|better|another|two|three|four|five|help|time|money|people|to|my|our|your"
    r"|[a-z]+(?:s|ing))\b"
)
"""First words that are no names: they are small when they stand inside a sentence."""


_PRONOUN = any_case(r"(?:any|some|every|no)(?:one|body|thing)(?: else)?|more|less|it|one|others?")
_NO_THING = any_case(
    r"(?:(?:an?|the|one|two|some|any|more|another|that|this|our|my) )*(?:[\w'-]+ ){0,2}?(?:things?|stuff|ones?|something)"
    r"|(?:the|an?|my|our|your|this|that) (?:other|same|first|second|third|next|last|new|old|whole)"
    r"|.* (?:yeah|yep|yup|yes|okay|ok|uh+|um+|uhm|er+m?|mm+|hm+|mhm|huh|oh|ah|the|an?|my|our|your|their|and|or)"
)
"""What is said and names nothing: "an advanced thing", and what its speaker never ended: "the new yeah"."""


def names_a_thing(need: str, *, noted: bool) -> bool:
    """Whether NEED names what is needed: with "anyone" alone nobody can help.

    Nor can they with words of a call that point or were broken off; of NOTED ones "a longer one" may mean what stands before.
    """
    said = need.strip(" .,;!?\u2013\u2014-")
    return not (_PRONOUN.fullmatch(said) or (not noted and _NO_THING.fullmatch(said)))


def named_needs(sentences: Sequence[Sentence]) -> dict[int, str]:
    """What the contact names when asked for needs, by the number of the sentence: "What would help?" - "A welder."."""
    found: dict[int, str] = {}
    for place, sentence in enumerate(sentences):
        if sentence.role != "me" or not sentence.plain.rstrip().endswith("?") or not _ASKS_NEED.search(sentence.plain):
            continue
        after = sentences[place + 1 : place + 1 + ANSWER]
        said = [s for s in after if s.utterance == sentence.utterance + 1 and s.role == "them"]
        named = next((s for s in said if not _PREAMBLE.fullmatch(s.plain.strip())), None)
        if named is not None and (thing := thing_named(named.plain)):
            found[named.number] = thing
    return found


def thing_named(answer: str) -> str | None:
    """The thing an ANSWER consists of, in its words; None where it tells something else."""
    opening = _PREAMBLE.match(answer)
    thing = _NEED_END.sub("", answer[opening.end() if opening else 0 :]).strip(" ,.;:!?")
    words = thing.split()
    if answer.rstrip().endswith("?") or not 1 <= len(words) <= 24 or len(thing) < 4 or _JOKED.search(thing):
        return None
    if _NO_NEED.match(thing) or _STATES.search(_RELATIVE.sub("", thing)):
        return None
    return (
        thing[0].lower() + thing[1:]
        if (_OPENS_SMALL.match(thing) and thing[1:2].islower()) or words[0] == "A"
        else thing
    )


# -- maybes --------------------------------------------------------------------------------------------------------

_MAYBE = any_case(
    r"\b(?:I|we|they|he|she) (?:might|may|could (?:possibly|perhaps|maybe|imagine|try|ask)|can (?:probably|possibly"
    r"|perhaps)|would (?:try|consider|hope))\b(?! (?:have|not have|see|hear|tell|say|think)\b)"
    r"|\b(?:I|we)'d (?:consider|try|hope|have to (?:ask|talk|check|see|hear|get)|need to (?:ask|talk|check|see|hear"
    r"|get))\b"
    r"|\b(?:maybe|perhaps|possibly)\b[^.?!]{0,40}\b(?:I|we)(?:'d| could| can| might|'ll)\b"
    r"|\b(?:maybe|perhaps|possibly) you (?:could|can|might|would) (?!(?:also |just )?(?:tell|explain|say|remind|see|hear)\b)[^.?!]*\b(?:me|us|my|our)\b"
    r"|\b(?:maybe|perhaps) (?:I|we) (?!was\b|were\b|am\b|are\b|had\b|did\b|have\b|just\b|should\b)[a-z]+\b|^could (?:ask|try|send"
    r"|get)\b"
    r"|\bif\b[^.?!]{3,80}?,? (?:I|we)(?:'ll|'d| will| would| could| might)\b"
)
_NOTED_MAYBE = any_case(
    r"^\W*(?:maybe|perhaps|possibly)\b|(?:\b(?:could|would|might|may)|'d) (?:maybe|perhaps|possibly)\b|^\W*(?:(?:[\w'-]+ ){0,2}might|could) (?!have\b)[a-z]+\b"
    r"|^\W*[^:]{2,80}(?::|->|=>|\u2192)\s+(?:maybe|perhaps|possibly|probably)\b"
    r"|^\W*(?:would (?!(?:like|love|rather|ask|check|know|see)\b)[a-z]+|(?:take|lend|give|send|bring|show|host|join|help|come)s) [^.;]*\b(?:if|unless|provided|as long as)\b|\bcan [^.;]*\b(?:if|unless|depend(?:s"
    r"|ing)|(?:has|have|needs?) to (?:ask|check))\b|\b(?:(?:is|am|are)(?:n't| not)|'(?:s|m|re) not"
    r"|not) (?:yet )?(?:sure|certain)\b(?! (?:if|whether|that|how|what|why) (?:I|we)\b)|\bunsure\b"
)
"""What notes leave open of anybody: "could maybe lend us the hall", "Ravi might join", "rent: maybe 900, she isn't sure"."""
_DOES = (
    r"(?:runs(?! (?:late|low|short|out|into)\b)|leads|works|teaches|heads|manages|owns|studies|lives|plays|coaches"
    r"|directs|chairs|looks after|grew up)\b"
)
"""What somebody does or is, told without a day."""
_WHO_THEY_ARE = any_case(
    rf"^\W*(?:[\w.'-]+ ){{0,2}}[\w.'-]+(?:\s*[:,]|\s+[\u2013\u2014-])\s+(?:(?:still|now|also) )?(?:is\b|used to\b|{_DOES})"
)


def tells_who(sentence: Sentence) -> bool:
    """Whether a SENTENCE of notes only says who somebody is or what they do: "Ada - runs the night shift"."""
    match = _WHO_THEY_ARE.match(sentence.plain)
    return match is not None and not maybe(sentence) and not cues.HEDGE.search(sentence.plain)


_ALLOWED = any_case(
    r"(?:\S+ ){0,3}?(?:ok|okay|yes|permission|approval|sign-?off|go-?ahead|consent|blessing|green light)"
    r"(?: (?:of|from|by|first)\b.*)?"
)


def is_leave(need: str) -> bool:
    """Whether NEED is only the leave that something waits for: "the dean's ok"."""
    return _ALLOWED.fullmatch(need) is not None


def maybe(sentence: Sentence) -> bool:
    """Whether SENTENCE holds out something without promising it ("I might manage it", "if it comes in, I'd ...")."""
    noted = sentence.speaker is None and _NOTED_MAYBE.search(sentence.plain)
    return bool(noted or _MAYBE.search(sentence.plain)) and not sentence.plain.rstrip().endswith("?")


# -- what hangs on a note ---------------------------------------------------------------------------------------

_PAST = (
    r"[a-z]+ed|gave|took|cut|got|made|sent|wrote|went|came|found|brought|kept|lost|left|let|put|said|told|saw|ran|paid|met|held|led"
    r"|read|bought|sold|built|taught|lent|forgot|broke|spoke|drove|knew|heard|felt|began|stood|sat|threw|chose|drew"
    r"|won|did|was|were|is|has|have|had|does|runs|gets"
)
_NOT_DONE = r"never|not\b(?! (?:only|just|far)\b)|haven'?t|hasn'?t|hadn'?t|didn'?t|couldn'?t|won'?t|don'?t|doesn'?t"
_OFTEN = r"(?:(?:still|just|also|then|so far|even|already|sadly) )*"
_TAIL = any_case(
    rf"(?:,|\s[\u2013\u2014-])\s+{_OFTEN}(?:{_NOT_DONE}|{_PAST}|I)\b.*$"
    rf"|(?:,|\s[\u2013\u2014-])?\s+(?:and|but)\s+{_OFTEN}(?:{_NOT_DONE})\b.*$"
)


def without_tail(noted: str) -> str:
    """NOTED without a second half that names nobody: in "lent me her drill, never gave it back" that is the writer."""
    tail = _TAIL.search(noted)
    return noted[: tail.start()] if tail else noted


# -- facts -------------------------------------------------------------------------------------------------------

NUMBER = any_case(
    r"\b\d[\d,.]*\s*(?:%|k|m|percent|per cent)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|sixty|hundred|thousand|half|twice|double|dozen|third|quarter)\b"
)
_DECIDED = any_case(
    r"\b(?:decided|chose|chosen|agreed|signed|launched|launching|hired|hiring|moved|moving|starting|started|joined"
    r"|joining|leaving|promoted|cancell?ed|approved|rejected|picked|switched|opened|opening|closed|closing|going with"
    r"|went with|won(?!')|finished|published|budget|deadline|contract)\b"
    r"|\b(?:we'll|we will|we're going to|we are going to|we've|I've)\b"
)
_LIKES = any_case(
    r"\bI(?:'m| am|'ve| have)? (?:really |absolutely |always |just |also )*(?:love|loved|enjoy|adore|hate"
    r"|can't stand|prefer|into|obsessed|a big fan|keen on|learning|training for|took up|taken up|grew up|studied"
    r"|keep|play|run|live)\b"
)
_THEY_LIKE = any_case(
    r"^(?:(?:he|she|they|also|\w+),?\s+)?(?:(?:really|still|now|also) |[\u2013\u2014-] )?"
    rf"(?:(?:loves|likes|enjoys|hates|prefers|keeps|studied)\b|{_DOES})|^(?:his|her|their) \w+ (?:(?:also|now) )?{_DOES}"
)
_AT_AN_HOUR = any_case(
    r"\b(?:before|by|after|at|from|until|till|around) (?:half past |quarter (?:past|to) )?(?:noon|midday|midnight"
    r"|lunch|breakfast|dinner|supper|bed(?:time)?|dawn|sunrise|dark|work"
    r"|\d{1,2}(?:[:.]\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: ?(?:[ap]\.?m\b|o'clock))?"
    r"(?P<daily> (?:in the (?:morning|afternoon|evening)|at night))?(?=\W*$|[,;.]|\s+(?:and|or|but)\b)"
    r"|\b(?P<often>every|each) (?:other |second )?(?:\w+day|day|morning|afternoon|evening|night|week|month|year|spring|summer|autumn|winter)(?=\W*$|[,;.])"
)
_DOES_BY_HABIT = any_case(
    r"(?P<who>(?:he|she) )?(?:(?:also|still|only|usually|mostly|just|even|now) )*[a-z]+s (?!(?:of|for|to|from|and|by"
    r"|before|after|at|back)\b)(?!.*\b(?:me|us|my|our)\b)"
)


def habit(plain: str) -> str | None:
    """What somebody does in the present by PLAIN, without the hour of it; None without an hour, or for the user's sake."""
    does, hour = _DOES_BY_HABIT.match(plain), _AT_AN_HOUR.search(plain)
    return _AT_AN_HOUR.sub("", plain) if does and hour and (hour["daily"] or hour["often"] or not does["who"]) else None


_STATED = any_case(
    r"(?:his|her|their) (?:advice|tip)(?: is| was)?: \w|(?:[\w'-]+ ){1,3}only (?:until|till|from) \w"
    r"|(?:(?:still|now|also|always) )?(?:free|open|closed|shut|available|ready|valid|limited|reserved|compulsory|too \w+|only)"
    r" (?!(?:to (?:talk|meet|help))\b)(?:[\w'-]+ )*?(?:for|to|until|till|on|in|at|before|after|from|behind|without|during|between|under|over)\b"
)
"""How a jotted line states without a verb for whom, where or when a thing is so: "free for schools in the first term"."""
_SAID = any_case(
    r"(?:[\w.'-]+ )?(?:said|says|wrote|writes)(?:[,:]? [\"'\u2018\u201c]|(?: that)? (?=(?:never|always)\b))(?=(?:\S+ ){3})(?!.*\b(?:I|we)(?:'ll|'d| will| would| might)\b)"
)
"""Words of somebody that the user wrote down: "said 'they only learn from the broken ones'"."""
_HEADER = any_case(r"(?:call|meeting|chat|coffee|lunch|spoke|talked|met|notes?)\b.{0,30}$")
_TALK_HEADER = any_case(
    r"(?:[\s,(.]+|(?:with|called|rang|phoned|(?:(?:on|over|by|via|in|at) (?:the |an? )?)?(?:video |phone )?(?:phone|call|zoom|teams|skype|video"
    r"|coffee|tea|lunch|breakfast|dinner|meeting|chat|person|the office)"
    r"|(?:(?:about|ca|for) )?(?:\d+|an?|one|two|half an) ?(?:min(?:ute)?s?|h(?:ou)?rs?|h)"
    r"|today|yesterday|(?:this|last) \w+|(?:on )?\w+day)(?=[\s,.)]|$))*\)?"
)
"""What is left of the header of notes without the name: "on the phone, 40 min."."""
_A_TALK = r"(?:call|meeting|chat|talk|interview|coffee|lunch|visit)"
_TRADE = any_case(
    rf"\s*(?!(?:{_PAST}|he|she|they|[a-z]+[^s\W]s)\b)(?:[\w'-]+ ){{1,4}}(?:at|of|for|from|in) [\w' -]+\.?\s*"
)
"""What somebody is and where, without a verb: "finance manager at a furniture maker"."""
_LEFT_OPEN = any_case(
    r"\W{0,5}(?:but )?(?:(?:(?:[\w.'-]+ )?(?:(?:did|could|would)(?:n't| not)|(?:has|have)(?:n't| not)(?: yet)?)"
    r" (?:yet )?(?:say|said|tell(?: me| us)?|told (?:me|us)|mention(?:ed)?|decided?|know|known)(?: yet)?)"
    r"|(?:[\w.'-]+ )?(?:does|do)(?:n't| not) (?:yet )?know(?: yet)?|(?:(?:he|she|they) (?:has|have) )?no idea(?: yet)?"
    r"|(?:it is |it's )?(?:still |as yet )?(?:unclear|not clear|undecided|not decided|open|unknown)(?: yet)?)"
    r":? (?:whether|if|who|whom|which|when)\b(?! (?:I|we) )"
)
"""What is open after a talk, without a question mark."""
WHEN = any_case(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|(?-i:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)s?|saturday|sunday|january"
    r"|february|march|april|june|july|august|september|october"
    r"|november|december|next (?:week|month|year|spring|summer|autumn)|this (?:week|month|year|spring|summer|autumn)"
    r"|in the (?:spring|summer|autumn|new year)|20\d\d)\b"
)
_DID = any_case(
    r"\b(?:I|we)(?:'ve| have)? (?:\w+ed|cut|built|ran|made|took|put|wrote|found|got|grew|sold|bought|lost|won(?!')|taught|set|kept|held|gave)\b(?! to\b)"
    r"|\bwe(?:'ve| have)? had to [a-z]+ (?:the|an?|our|all|some|most|two|three|four|five|\d+)\b"
)
_FIGURE = as_written(r"\d")
"""What makes three jotted words worth keeping: "Budget max 9,000"."""
_TOLD = any_case(r"\b(?:I|we) (?:\w+ )?(?:told|mentioned|explained|informed|warned|assured|showed|said)\b")
"""What the user noted to have said: the next talk builds on it."""
_NO_OBJECT = any_case(
    r"\b(?:looking|searching|hunting|waiting|asking|trying)(?: around)? (?:since\b|for (?:\w+ )?(?:days|weeks|months|years|ages)\b)[^,;]*$"
)
"""A search whose object stands in another sentence: "I've been looking since June"."""
_DAY_SUITS = any_case(
    r"(?:(?:yes|yeah|ok|okay|then|well|so|great)\b[\s,]*)*(?:on )?(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\w+(?:th|st|nd|rd)|today|tomorrow)\b"
    r"[^,;.]{0,30}\b(?:works|suits|is (?:fine|good|ok|okay|perfect|great|lovely))(?: (?:for )?(?:me|us))?\W*$"
)
"""A yes to a day: "The ninth at two works"."""
_SMALL_TALK = any_case(
    r"\b(?:how are you|weather|rain|weekend|can you hear|nice to (?:see|meet)|good (?:morning|afternoon|to see)"
    r"|thanks|thank you|sorry|coffee|bye|see you|talk soon|muted?|screen|traffic|no worries|makes sense"
    r"|to be honest)\b"
)
OF_THE_TALK = any_case(
    r"\b(?:I|we)(?:'ve| have|'ve got| have got)? (?:only |just |about |blocked |got )*(?:the whole|half an|an?|\d+|[a-z]+) (?:more |other )?(?:minutes?|mins?|hours?)\b(?! (?:of|an?|each|every|per|on)\b)"
    rf"|\bI(?:'ve| have|'ve got| have got) (?:an?|another|my) (?:train|bus|plane|flight|call|meeting|appointment) (?:at|in) (?:{NUMBER.pattern}|an?\b|noon\b)"
    r"|\bI(?:'m| am) (?:in|on) (?:the|a|my) (?:car|train|bus|tram|road)\b|\bI(?:'d better| should| must| have to| need to|'ve got to) (?:run|dash|go)(?=\W*$|,| now| soon)"
    r"|\bI(?:'ve)? (?:gotta|better|must|have to|need to|got to) (?:run|dash|go|jump|hop off|head off|shoot|be off)(?=\W*$|,| now| soon)|\bI'm off(?=\W*$|,| now)"
    r"|\b(?:lost my voice|(?:have|got|caught) (?:a|this) (?:\w+ )?(?:cold|headache|cough|flu))\b|\bbrace yourself\b"
    r"|^(?:I mean|scratch that|hang on|wait)\b.{0,40}$|^\W*(?:off I go|let me have (?:this|that|it))\W*$"
)
"""What is said of this talk itself, its time and place: gone with it."""
_RULE = any_case(
    r"^(?:the|our|my|its|every|each|all)\b.*\b(?:must|mustn't|has to|have to|cannot|can't|never|always|whenever)\b"
    r"|^(?:please )?(?:don't|do not|never) (?:ring|call|phone|e-?mail|write|come|use)\b"
)
"""What has to be heeded: "The paint is soft, so the frame must not touch it"."""
CALLED_OFF = any_case(
    r"(?:(?:but|and|now|since|later|then|all|it was|that was|was|has been|is) )*(?:dropped|cancell?ed|called off"
    r"|abandoned|scrapped|given up|gave (?:it|that) up"
    r"|fell through|came to nothing|postponed)\b(?! (?:by|off|out|in (?:on|at)|me|us|him|her|them|an?|the|his|my|our)\b)"
)
"""How a sentence takes back the plan that the one before told: "Dropped in June."."""
_QUOTES = as_written(r"\b(?:said|says|told \w+|tells \w+|wrote|writes|goes|went|was like)\b[,:]? [\"'\u2018\u201c]")
"""Words of somebody else that the speaker repeats: nobody promised or told them here."""


_NO_NEWS = any_case(
    r"(?:(?:and|so|but|well|oh|yes|yeah|no)\b[\s,]*)*(?:(?:I|we) (?:did|do|have|had|was|were|am|are|can|could|didn't|don't|haven't)\s*[,.]"
    r"|(?:after|before|until|since|without) (?:that|this|then)\b|you (?:wanted|said|asked|told|mentioned|were|had)\b"
    r"|(?:last|this|next) \w+ (?:it|that) (?:is|was|will be)\b)"
)
"""A bare answer, what hangs on the sentence before, and what the other side says of the user: no news of theirs."""


def fact_weight(sentence: Sentence, *, noted: bool = False) -> float:
    """How much SENTENCE is worth keeping: numbers, decisions, days, likes; 0 for questions, hedges and small talk.

    What the user took the trouble to write down (NOTED) needs less to be kept, and "they" at its start is the contact.
    """
    plain = sentence.plain
    words = plain.split()
    likes = _THEY_LIKE.search(plain) or (noted and (habit(plain) or _PASTIME.fullmatch(plain)))
    fewest = 2 if likes else 5
    if noted and _FIGURE.search(plain):
        fewest = min(fewest, 2 if _FIGURE.match(plain) else 3)  # "16 gliders"
    if (
        _HEADER.match(plain)
        or plain.rstrip().endswith("?")
        or not fewest <= len(words) <= 38
        or _NO_OBJECT.search(plain)
        or _DAY_SUITS.match(plain)
        or _SMALL_TALK.search(plain)
        or OF_THE_TALK.search(plain)
        or (not noted and (_NO_NEWS.match(plain) or any(p.search(plain) for p in (_QUOTES, _EMPTY_REPORT, _UNENDED))))
    ):
        return 0.0
    weight = 2.0 * bool(NUMBER.search(plain)) + 1.5 * bool(_DECIDED.search(plain)) + 1.0 * bool(WHEN.search(plain))
    weight += 2.0 * bool(_LIKES.search(plain) or likes) + 0.5 * bool(
        re.search(r"(?<!^)(?<![.?!] )\b(?!I\b|I')[A-Z][a-z]{2,}", plain)
    )
    weight += 0.5 * bool(re.search(r"\b(?:I|we|my|our|us)\b", plain, re.IGNORECASE)) - 1.5 * bool(
        cues.HEDGE.search(plain)
    )
    weight += 1.5 * bool(_DID.search(plain)) + 2.0 * bool(_RULE.search(plain))
    if noted:
        weight += 1.5 * bool(_TOLD.search(plain) or _STATED.match(plain) or _SAID.match(plain))
    else:
        weight -= 1.0 * bool(re.match(r"(?:it|that|this|they|he|she|which|and|but|so)\b", plain, re.IGNORECASE))
    return weight if weight >= (1.5 if noted else 2.0) else 0.0


_WHEN_TALKED = any_case(
    rf"(?:phone |video )?{_A_TALK}(?: (?:on )?(?:mon|tue|wed|thu|fri|sat|sun)\w*)?(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?: [a-z]{{3,9}})?(?: \d{{4}})?(?: (?:at )?\d{{1,2}}[:.]?\d*\s*(?:am|pm)?)?"
)


_UNENDED = any_case(r"\b(?:the|an?|my|our|your|their|and|or|because)[\s,\u2013\u2014-]*$")
"""What its speaker never ended."""
_EMPTY_REPORT = any_case(
    r"^(?:(?:oh|ah|uh+|um+|well|so|and|but|now|okay|ok|yeah|yes|no|right|then|sorry)\b[\s,.]*)*"
    r"(?:I|we)(?:'ve|'ll|'d| have| will| had)(?: (?:all|also|just|already|now|only|even|never|not|really|probably))* [a-z]+"
    r"(?: (?:too|so|very|far|a bit|quite|well|on|off|over|out|up|through|there|here|back|before|again|now|already|enough|it|that|this|them|these"
    r"|those|about|with|for|to|all|much|long|later|soon|today|then))*\W*$"
)
"""What tells that something was or will be done, and of nothing: "I've gone too far", "we'll see about that"."""
_TO_LISTENER = any_case(r"\b(?:you|your|yours)\b|\blet's\b")
_PREFACE = any_case(
    r"(?:(?:okay|ok|so|well|right|now|yeah|yes|yep|and|but|oh)\b[\s,.]*)*(?:(?:here's|here is|this is) (?:the|my|our) (?:thing|point|situation|problem|deal)[:,.]? )?"
)
"""What stands before a statement and says nothing."""
_TELLS = any_case(
    r"(?:(?:I|we|they|he|she)\b|(?:the|our|my|their|his|her|every|each|all|most|some|many|two|three|\d+) [\w'-]+ )"
    r"(?=.*(?:\b(?:is|are|was|were|am|has|have|had|will|came|went|got|made|took|gave|said|lost|found|kept|sold|cut)\b|'(?:s|re|m|ve|ll)\b"
    r"|(?<=\w)(?:ed|s)\b))"
)
"""A statement that says itself of whom or what it is."""
_PLAIN_WORDS = 3
"""Words with a meaning of their own that a plain statement holds at least."""


def statements(sentences: Iterable[Sentence]) -> list[tuple[Sentence, str]]:
    """At most two plain statements with their words, for a call of which nothing else is worth keeping: the first that say
    something by themselves, without a hedge and to nobody."""
    found: list[tuple[Sentence, str]] = []
    for sentence in sentences:
        preface = _PREFACE.match(sentence.plain)
        told = sentence.plain[preface.end() if preface else 0 :]
        says = len(content_words(told)) >= _PLAIN_WORDS and len(told.split()) <= 38 and not told.rstrip().endswith("?")
        idle = (
            _NO_NEWS,
            _SMALL_TALK,
            OF_THE_TALK,
            _QUOTES,
            _NO_OBJECT,
            _EMPTY_REPORT,
            _UNENDED,
            cues.HEDGE,
            _TO_LISTENER,
        )
        if says and _TELLS.match(told) and not any(pattern.search(told) for pattern in idle):
            found.append((sentence, told))
    return found[:2]


def is_header(sentence: Sentence, names: Iterable[str]) -> bool:
    """Whether a SENTENCE of notes opens them by saying only with whom of NAMES the talk was, how and how long."""
    named = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    if sentence.number != 0:
        return False
    who = re.match(
        rf"\W*(?:\w+ ){{0,2}}?{_A_TALK} (?:with|w/) ?(?:{named})(?: \w+)?,(?P<rest>.+)$", sentence.plain, re.I
    )
    if who and all(_TRADE.fullmatch(part) for part in who["rest"].split(",")):
        return True
    pieces = [piece.strip(" .") for piece in sentence.plain.split(",")]
    if (
        len(pieces) > 1
        and any(re.fullmatch(named, piece, re.I) for piece in pieces)
        and any(map(_WHEN_TALKED.fullmatch, pieces))
    ):
        return True  # "amadou, costume hire, call mon 8 nov"
    alone = re.sub(rf"\b(?:{named})\b(?:(?:,| and| &) [A-Z][\w'-]+)*", "", sentence.plain, flags=re.I)
    return _TALK_HEADER.fullmatch(alone) is not None


def leaves_open(sentence: Sentence) -> bool:
    """Whether a SENTENCE of notes tells what nobody said or knows yet: "didn't say whether they would pay"."""
    return _LEFT_OPEN.match(sentence.plain) is not None


def facts(sentences: Sequence[Sentence], *, noted: bool = False) -> list[Sentence]:
    """At most six statements worth keeping, in the order in which they were made."""
    over = {s.number - 1 for s in sentences if CALLED_OFF.match(s.plain)}
    weighed = sorted(
        ((fact_weight(s, noted=noted), -s.number, s) for s in sentences if s.number not in over),
        key=lambda row: row[:2],
        reverse=True,
    )
    best = [sentence for weight, _, sentence in weighed[:MAX_FACTS] if weight > 0]
    return sorted(best, key=lambda s: s.number)
