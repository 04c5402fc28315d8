"""The user's own notes on a call: "i said i'd ask Ana & tell him by fri. he'll send the sheet". "I" is the user."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.heard import cues, days, phrases
from assistant.heard.clauses import Deed
from assistant.heard.talk import Role, Sentence, cleaned
from assistant.heard.wordings import Names, handed
from assistant.names import fold
from assistant.patterns import any_case, as_written, words

_PIECE = as_written(r"\s*(?:;|\n|\s[-\u2013\u2014]{1,2}\s|\s*->\s*|\u2192)\s*")
_BULLET = as_written(r"^\s*(?:[-=]>|\u2192|[-*+\u2022>]|\d+[.)]|\[ ?\])\s*(?:\[ \]\s*)?")
_PRONOUNS = r"he|she|they"
_HEADING = any_case(
    r"^\W*(?:(?P<todo>(?:to-?\s?do'?s?|actions?|action (?:items?|points?)|next steps?|follow[- ]?ups?|promises?|promised"
    r"|homework|tasks?|owes?|commitments?|agreed)\b)[\s:,(/\u2013\u2014-]*(?:for |on |by )?(?P<who1>[\w'. ]{1,40})?"
    r"|(?P<who2>[\w'.]{1,30}(?: [\w'.]{1,30})?)(?:'s)?\s+(?:to-?\s?do'?s?|actions?|tasks?|owes?|promises?|promised|side|part"
    r"|homework|will|to deliver|commitments?)|(?:for|from|by|on) (?P<who3>[\w'.]{1,30})|(?P<who4>[\w'.]{1,30}))\W*$"
)
"""A line that says whose promises follow: "To do me", "Her side:", "I owe", "Actions - Ben"."""
_OPEN_HEADING = any_case(
    r"^\W*(?:maybes?|perhaps|possibly|ideas?|open(?: points| questions)?|parked|later|not sure|if time|tbc|tbd|someday)\W*$"
)
_PREFIX = as_written(r"^(?P<who>[\w'.]{1,30}(?: [\w'.]{1,30})?)\s*(?:->|=>|\u2192|:|\s[-\u2013\u2014])\s*(?=\S)")
"""Whose line it is: "me -> the table by Monday", "Ben: the logo"."""
_SHARE = as_written(
    r"(?:^|[:,;]\s*)(?P<who>me|I|him|her|them|he|she|both|all|[A-Z]\w+|[a-z]\w+(?=:))(?: -|:| ->| \u2013)\s+(?=\S)"
)
"""Who does what, several on one line: "me - visitor list by Wed, him - catering quote"."""
_BOTH = ("both", "all")
_ASSIGNED = as_written(
    r"^(?P<thing>[^\n:]{3,60}?)\s*(?:->|=>|\u2192|:(?=\s*\S+\W*$))\s*(?P<who>me|I|him|her|them|[A-Z][\w']*(?: [A-Z][\w']*)?)\.?\s*(?:[,(;].*)?$"
)
_FROM = any_case(
    r"^(?P<thing>[^,;:]{3,80}?)[,:]?\s+(?:comes? |goes? out |ships? |due )?from (?P<who>me|us|him|her|them|[A-Z][\w']+)\b"
)
"""A thing and who gives it: "logo file from him today"."""
_SUBJECT = any_case(
    r"(?:(?:and|but|so|then|also|maybe|perhaps|&)\s+)*(?P<who>(?!will\b)[\w.\u2019-]+?)(?:\s+|(?='(?:ll|m|s|re|d|ve)\b|re going)|(?:(?<=\bI)|(?<=\bhe)|(?<=\bshe)|(?<=\bthey))(?=ll\b))"
)
_STATES = any_case(
    r"\b(?:is|was|were|are|has|have|had|isn't|said|thinks?|feels?|likes?|loves?|wants?|needs?|knows?|not|no longer|already|done"
    r"|dropped|cancell?ed|never|always|usually)\b|\b(?!wed\b)\w+ed(?: (?:on|in|by|last|at)\b|\W*$)"
)
"""What tells something about the world instead of promising anything."""
_ASKED_ME = any_case(r"\b(?:asked|asks|wanted|wants|requested|would like|'d like)\b(?! (?:him|her|them)\b)")
"""What the contact asks for: a "will send it" after it is the user's."""
_SENDING = as_written(
    r"^(?:(?P<thing>[^:;]{3,80}):\s+)?(?P<verb>[a-z]+ing)\s+(?P<whom>me|us|him|her|them|[A-Z]\w+)\b(?P<rest>.*)$"
)
"""A line without a subject: "sending me the plan", "My letter for the bank: sending him tonight"."""
_GETS = any_case(
    r"(?:will |'ll )?(?:get|have|receive)\s+(?P<thing>(?:it|them|the|a|an|his|her|their|both|all)\b(?![^;]*\b(?:to|for|over to) (?:him|her|them|[A-Z]\w+))[^;]*)"
)
_ON_ITS_WAY = any_case(
    r"(?:send|resend|forward|e-?mail|mail|ship|post|courier|text|introduce|intro|lend|share|drop|bring)\b"
)
"""Verbs that promise in the progressive without a day or a "me": "he's sending samples"."""
_HANDS_OVER = any_case(
    r"(?:re)?(?:send|forward|e-?mail|courier|post)s? (?:me |us |him |her |them )?(?:the|a|an|his|her|their|my|our|two|three|some) (?!.*\b(?:every|each|weekly|monthly|always|out)\b)"
)
"""The present that promises without a day, in notes: "he sends the new price list"."""
_FOR_ME = any_case(
    r"get (?:me|us) (?:the|a|an|some|two|three|\w+s)\b|let (?:me|us) (?:know|have)\b|.*\bfor (?:me|us)\b"
)
"""What is done for the user, without a day: "gets us the keys", "gets the plans copied for me"."""
_SENDING_IT = as_written(
    r"^(?:(?:said |told \w+ )?(?:yes|ok|okay|sure|fine),?\s+)?(?P<verb>[a-z-]+ing)\s+(?P<what>it|them|that|this|those|these|one|both)\b(?:\s+(?:over|across|on))?"
    r"(?:\s+to (?P<whom>me|us|him|her|them|[A-Z]\w+))?(?P<rest>.*)$"
)
"""What was asked for is on its way: "yes, sending it today", "emailing it to her today"."""
_READY_BY = any_case(
    r"(?:has|have|gets?|will have)\s+(?P<thing>(?:(?:the|an?|his|her|their|my|our)\s+)?[\w' -]{3,40}?)\s+(?P<how>out|ready|done|over|back|finished|signed)\b(?= by| on| before| for)"
)
_TO_BE_DONE = any_case(
    r"(?P<thing>(?!(?:was|is|has|had|have|already|not)\b)\w[\w' ]{2,50}?)(?:,[^,]{3,40},)? (?:goes (?:out|off)\b|(?P<how>(?:uploaded|sent|posted|signed"
    r"|booked|ordered|printed|fixed|mended|paid|returned|submitted|delivered|updated|shared|ready|done|finished)\b)"
    r"(?=.*\b(?:by|before|once|when|as soon as|until|on|next|tomorrow|tmrw|today|tonight)\b))(?!.*\b(?:last|ago|yesterday|already sent)\b)"
)
_COLLECTS = any_case(r"(?:collect|fetch|pick up) (?:it|them)\b|pick (?:it|them) up\b")
_WITHIN = any_case(r"\bw(?:/|ith)in (?:\d+|an?|one|two|three|the)\b")
_TOPIC = any_case(
    r"^(?!(?:maybe|perhaps|idea|if)\b)[A-Za-z][\w /&'-]{1,24}:\s+(?=(?:(?:I|i|he|she|they|me|we)(?:'\w+)?|(?-i:[A-Z])\w*(?:'ll| will| to))\s)"
)
"""What a line is about, before who does what: "Money: I pay the rest this week"."""
_AGREED = any_case(
    r"^\W*(?:(?:agreed|deal|decided|plan|we agreed|so)\s*:|(?:we )?agreed (?:that )?(?=(?:I|he|she|they)\b))\s*"
)
"""Before who does what: "agreed: I write the abstract, he does the figures", "we agreed he drafts it"."""
_SPOKEN = as_written(r"\b(?P<who>[\w.]+) (?:said|says|answered|replied)[:,]? [\"\u201c](?P<words>[^\"\u201d]+)")
"""Words of somebody in a note: she said "I'll put you in touch"."""
_SAID_YES = any_case(
    r"(?:i )?(?:said|agreed|told \w+) ?(?:yes|ok|okay|sure|fine)?(?:, (?:of course|happy to|will do))?[. ]*"
)
_FAVOUR = any_case(
    r"\b(?:ask(?:ed|s) (?:me )?(?:if|whether) (?:I|we) (?:could|can|would|might)|ask(?:ed|s) me to|wants? me to|'d like me to) (?P<vp>[^;>]+?)\s*(?:[,;.(]|->|=>|\u2192|\s-\s|$)"
)
_GRANTS = any_case(
    r"(?:i )?(?:said |told \w+ |agreed)?\s*(?:yes|ok|okay|sure|fine|will do|no problem|gladly|of course|happy to)\b(?!.*\b(?:but|if|maybe|might)\b)"
)
"""A favour that was asked for, and the yes after it: "asked if I could lend her the stand -> yes, Saturday"."""
_GRANTED = any_case(
    r"^(?:said yes|agreed|said ok(?:ay)?) to (?:my|our|the) (?:request|ask|question) (?:for|about) (?P<thing>[^,.;:]+)"
)
_TODO = any_case(
    r"^(?:to[- ]?do|action(?: items?| points?)?|task|next(?: steps?)?|ap|ai|follow[- ]?ups?)\s*(?:\((?P<who1>[^)]{1,30})\)"
    r"|\b(?:for )?(?P<who2>[\w' ]{1,30}?))?\s*[:\-\u2013]\s*(?P<vp>.+)$"
)
_WOULD = (
    r"(?:(?:also |then |just )*(?:'ll|ll\b|will|'s going to|is going to|am going to|'m going to|are going to"
    r"|'re going to|gonna|to\b|shall)"
    r"|(?:is|am|are|'s|'m|'re) (?:also |now |still |then )?(?:going to|to\b)|(?:'ve|have) (?:got )?to\b(?= (?:let|send|give|bring|get|call)\b)"
    r"|(?:'d |had |has |have )?(?:also |then |just )*(?:said|says|promised|agreed|offered|committed|volunteered|undertook"
    r"|confirmed|told (?:him|her|them|me|us))"
    r"(?: (?:him|her|them|me))?(?: that)?(?: (?:i|he|she|they))?(?:'d|'ll| would| will| to|d\b)|(?:also |still )?(?:owe|owes)\b"
    r"|(?:'d |had |has |have )?promised\b(?=\s+(?:(?:him|her|them|me|us)\s+)?(?:the|an?|my|our|his|her|their|some|two|three|four|five|\d+)\b))"
)
_MAY = as_written(
    r"(?:I(?:'d| had)? )?(?:told|promised|assured) (?P<whom>him|her|them|[A-Z]\w+) (?:that )?(?:he|she|they) (?:can|could|may) "
    r"(?!(?:always|have|keep|take|trust|count|rely|believe|call|ring|phone|ask|tell|text|e-?mail|write|reach|contact|thank)\b)"
    r"(?P<vp>[^,;]*\b(?:me|us|my|our)\b[^,;]*)$"
)
"""What the user allows, and has a part in: "I told her she can borrow our van".

What they may have, or do at any time ("she can call me"), asks nothing more of the user.
"""
_THEY_ASK = any_case(
    r"\b(?P<who>[\w.'-]+) (?:also |then |again )?(?:asked|asks|wondered|wonders|wanted to know|wants to know) (?:me |us )?"
    r"(?P<question>(?:how|what|when|where|who|why|which|whether|if|about)\b[^;]*?)"
    r"(?=\s*(?:$|[.?!;]|,?\s(?:and |but )?(?:I|still|never)\s(?:I |still |have |had )*(?:never|not|haven't|didn't)\b|,?\s(?:and |but )?(?:haven't|didn't)\b))"
)
_NEVER_ANSWERED = any_case(
    r"(?:^|[\s,])(?:(?:but|and) )?(?:(?:I|still|I've|have|had|also) )*(?:never|not|haven't|didn't)(?: yet| ever)? "
    r"(?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|got back|get back|wr(?:ote|itten|ite) back)\b(?! me\b)"
    r"(?! (?:to )?(?:that|it|him|her|them)[^.,;]* (?:because|since)\b)"
)
"""A question of the contact's, and that the user owes the answer: "she asked how we do it, I never answered that"."""
_DOES = as_written(
    r"(?!(?:I|he|she|they|you|we|it|be|have|like|love|hate|prefer|rather|need|want|think|consider|try|see|never|not|hope|expect|die|know|feel|mind|probably|maybe)\b)[a-z]+\s+\w"
)
"""What one can have said one would do, whatever the verb."""
_NOT_DONE = as_written(
    r"(?:,|,?\s+(?:and|but))\s+(?:(?:I|he|she|they)\s+)?(?:(?:still|just|so far|sadly|have|has|had)\s+)*"
    r"(?:haven't|hasn't|hadn't|have not|has not|had not|didn't|did not|couldn't|could not|forgot|never (?:did|sent|got|gave|wrote"
    r"|made|went|told|found|brought|\w+ed)|not (?:yet|done|sent))\b"
)
"""Where a remark on what came of it begins behind a promise: "and haven't done it", "but never sent it"."""
_TOLD = any_case(
    r"(?:told|promised|said to|assured) (?:him|her|them|[A-Z]\w+)(?: that)? i(?:'d|'ll| would| will)\s+(?:also |then "
    r"|just )?|(?:said|promised)(?: that)? i(?:'d|'ll| would| will)\s+"
    r"|promised (?:(?:him|her|them|[A-Z]\w+) )?to\s+"
    r"|agreed to\s+(?=\w+ (?:(?:over|on) )?(?:him|her|them)\b)"
)
"""A note without "I": "told her I'd send it"."""
_THEY_TOLD = any_case(r"(?:said|promised|agreed|told (?:me|us))(?: that)? (?:he|she|they)(?:'d|'ll| would| will)\s")
"""What the contact said they would do, in a note that does not say who said it."""
_VERBS_FIRST = words("""
    still need must promised agreed offered said told asked wants needs plans hopes decided
""")
"""Words that open a note about the contact without being anybody's name."""
_TO_DO_FOR_THEM = any_case(
    r"(?:remind me to |remember to |don't forget to |must |need to )?(?P<vp>(?:get back to|follow up with|chase|call|ring|phone|text|remind"
    r"|let|invite|answer|reply to|write to|drop|put) (?:him|her|them)\b(?! (?:said|was|is|has|did)).*)$"
)
"""A line that tells the user what to do for the contact: "call him after the board meeting"."""
_OF_MINE = any_case(r"(?:has )?promised to (?P<vp>(?:\w+ ){1,4}?(?:my|our|me|us)\b.*)$")
"""A note without a subject in which the contact does something for the user: "promised to pass my CV on"."""
_HEDGED = any_case(
    r"\b(?:maybe|might|(?<!\d )(?<!\d[snrt][tdh] )(?<!\b(?:in|by|of) )(?<!\b(?:from|till|late) )(?<!\b(?:until|early) )(?<!\bend )(?<!mid-)(?-i:may)(?! \d)|could|perhaps|possibly|probably|prob\b|if|hopefully|tbc|tbd|unsure|not sure|try|tries"
    r"|should|would like|wants? to|hopes?|(?<!what )(?<!how )(?:i|he|she|they) thinks?|considering|has to ask"
    r"|have to ask|needs to ask|has to check"
    r"|needs? to check|depends|depending|unless|offered|open to|happy to|willing|no promises?)\b|\?\?|\(\?\)|\?$"
)
_CONTENT = any_case(
    r"\b(?:(?:on|about|of|in|for) (?:what|how|which|where|why|who)|asks? [^,;(]*?\bwhether)\b(?:(?!\b(?:if|unless|depend\w*|but|maybe|perhaps)\b)[^,;(])*"
)
"""What something is about, whose doubts are none about the promise: "a page on what I want to learn"."""
_OFFERED = any_case(r"\boffered\b")
_ACCEPTS = any_case(
    r"(?P<who>[\w'-]+) (?:said|says|answered|replied):? [\"\u201c]?(?:yes|great|gladly|(?:yes )?please|perfect|fine|ok|okay|sure|lovely"
    r"|wonderful|super|good idea|that would (?:help|be)|of course)\b(?!.*\b(?:but|if|maybe|might|perhaps|later|no need)\b)"
)
"""The yes to an offer."""
_ONLY_WHEN = any_case(r"(?:(?:after|before|once|not before) (?:the |her |his |their |my |our )?[\w-]+)?")
_DETERMINED = r"the|an?|her|his|their|my|our|some|two|three"
_ERRAND = any_case(rf"[A-Za-z-]+ (?:{_DETERMINED}|him|her|them|it|me|us|whether|if|out|back|(?-i:[A-Z][a-z]+))\b")
"""How an errand begins that is no thing: "ask Jon first", not "list of names"."""
_GIVEN = any_case(
    r"(?!(?:\w+ )?(?:the|an?|her|his|their|my|our|some|him|them|it|me|us|out|up)\b)(?:draft|copy|report|order|quote|plan|list|sketch"
    r"|print|design|record|estimate|review|answer|update|offer|map|file|photo|book|test|name|model) "
    r"(?!to\b)[^,;:]{2,60}? to (?P<whom>me|us|him|her|them|[A-Z]\w+)\b"
)
"""A thing whose first word could be a verb, and who gets it: "draft deed to me by Friday"."""
_WITH_IT = as_written(r"(?:I|he|she|they) (?:then |also |just )?[a-z]+ (?:it|them|that|those)\b")
AIM = any_case(
    r"(?:(?:he|she|they|who|[A-Z]\w+) )?(?:(?:is|'s|also|still|now|really) )*(?:push|press|fight|campaign|lobby|argue|aim|strive|plead"
    r"|advocate)(?:s|es|ing)?(?: (?:hard|hardest|strongly))? (?:for|to|towards?|against)\b"
)
"""What somebody wants to bring about, which is promised to nobody: "pushes for a longer break"."""
_THING_OWED = any_case(
    r"(?P<thing>[^:;,]{3,80}?)\s*(?::|\s[\u2013\u2014-])\s+(?:I )?(?:still |also )?owe (?P<whom>him|her|them|[A-Z]\w+)(?=\s*(?:$|[,.;(!]))"
)
"""A thing and to whom it is owed: "The drill: still owe her"."""
_COMING = any_case(
    r"(?P<thing>[^:;,]{3,80}?):\s+(?:I'm |am )?(?P<verb>(?:re)?(?:send|forward|e?-?mail|post|bring|shipp|dropp)ing)\b(?P<rest>(?! (?:me|us|him|her|them)\b).*)$"
)
"""A thing that the user hands over on a day: "Keys: posting tomorrow"."""
_KEPT = any_case(
    r"\s*(?:(?:but|and|now|I|it|was|is|has|been|'s|'ve|have)\s+)*(?:sent|given|paid|returned|delivered|posted|done|settled|handed over)\b"
    r"(?!.*\b(?:by|before|tomorrow|next)\b)"
)
"""A remark that what was owed has been handed over: "I owe her a lift, done in May"."""
_PAST = any_case(
    r"\b(?:already(?! (?:approved|agreed|cleared|signed off|ok'?d)\b)|yesterday|last (?:week|month|year)|ago)\b"
)


def deeds(sentences: Iterable[Sentence], me: Sequence[str], contact: Sequence[str], call: dt.date) -> list[Deed]:
    """The promises in notes, from who is named or meant by "I", "he", "she" and "they"."""
    reader = _Reader(me, contact, call)
    return [deed for sentence in sentences for deed in reader.read(sentence)]


class _Reader:
    """Goes through the lines of a note; remembers whose promises a heading announced and who was spoken of last."""

    def __init__(self, me: Sequence[str], contact: Sequence[str], call: dt.date) -> None:
        self.call = call
        self.mine = {"i", "me", *name_words(me)}
        self.theirs = name_words(contact)
        self.first = tuple({fold(name).split()[0] for name in names[:1] if name.split()} for names in (me, contact))
        self.last: Role = "unknown"
        self.third = False
        self.deed: Deed | None = None
        self.same_line: list[Deed] = []
        self.section: Role | None = None
        self.is_open = False
        self.line = -1
        self.question: tuple[int, str] | None = None

    def read(self, sentence: Sentence) -> Iterator[Deed]:
        """The deeds of one sentence, piece by piece; a piece without a subject goes on with the one before."""
        plain = sentence.plain
        if sentence.line > self.line + 1 and self.line >= 0:
            self.section, self.is_open = None, False
        title = sentence.line == 0 and _is_title(plain) and not _OPEN_HEADING.match(plain)
        if not title and self._heads(plain):
            self.line = sentence.line + 1
            return
        if re.match(r"\W*(?:both(?: of us)?|all|everyone|everybody|together)\s*:", plain, re.IGNORECASE):
            self.line = sentence.line
            return  # "Both: meet on 9 Dec" is an appointment
        if sentence.line != self.line:
            self.same_line = []
        self.line, self.third = sentence.line, False
        found = days.find(plain, self.call)
        if self.deed and found and len(plain.split()) <= len(found[0].said.split()) + 2 and not self.deed.day:
            dated = self.same_line if re.match(r"both|all|everything", plain, re.IGNORECASE) else [self.deed]
            for deed in dated:
                deed.day, deed.day_said = found[0], sentence.verbatim(found[0].start, found[0].end)
            return
        if assigned := _ASSIGNED.match(plain):
            whose = self._whose(assigned["who"])
            if whose and self._whose(assigned["thing"]) is None:
                yield from self._assigned(sentence, assigned, whose)
                return
        shares = [
            s for s in _SHARE.finditer(plain) if not s["who"].islower() or s["who"] in _BOTH or self._whose(s["who"])
        ]
        if len(shares) > 1:
            ends, announced = [*(share.start() for share in shares[1:]), len(plain)], self.section
            for share, end in zip(shares, ends, strict=True):
                self.section = self._whose(share["who"])
                if self.section:
                    yield from self._piece(sentence, share.end(), end, self.section)
            self.section = announced
            return
        prefix, todo = _PREFIX.match(plain), _TODO.match(plain)
        owner = self._whose(prefix["who"]) if prefix else None
        begin = prefix.end() if prefix and owner else 0
        if todo and owner is None and (named := todo["who1"] or todo["who2"]):
            owner, begin = self._whose(named), todo.start("vp")
        for start, end in _pieces(plain, begin, whole=owner is not None):
            yield from self._piece(sentence, start, end, owner)

    def _assigned(self, sentence: Sentence, assigned: re.Match[str], whose: Role) -> Iterator[Deed]:
        """A line such as "flyer text -> me, till Monday": a thing, and who does it."""
        plain = sentence.plain
        found = days.find(plain, self.call)
        day = phrases.deadline(plain, found) or (found[0] if found else None)
        place = plain.find(day.said) if day else -1
        said = sentence.verbatim(place, place + len(day.said)) if day and place >= 0 else None
        thing = re.sub(r"^\W+", "", assigned["thing"]).strip()
        certain = not _HEDGED.search(plain) and not self.is_open
        self.last = whose
        errand = thing if _ERRAND.match(thing) and self._verb_phrase(thing) else f"deliver {thing}"
        self.deed = Deed(whose, sentence, sentence.verbatim(0, len(plain)), errand, certain, day, said, None, whose)
        self.same_line.append(self.deed)
        yield self.deed

    def _heads(self, plain: str) -> bool:
        """Whether a line is a heading that says whose promises follow, or that what follows is open."""
        if _OPEN_HEADING.match(plain):
            self.section, self.is_open = None, True
            return True
        match = _HEADING.match(plain)
        if match is None or len(plain.split()) > 5:
            return False
        who = next((match[name] for name in ("who1", "who2", "who3", "who4") if match[name]), None)
        role = self._whose(who) if who else None
        if role is None and (
            who or not re.match(r"\W*(?:to-?\s?do|action|next step|follow|task|homework)", plain, re.I)
        ):
            return False
        self.section, self.is_open = role or "me", False
        return True

    def _whose(self, who: str) -> Role | None:
        word = fold(who).strip(".:' ")
        word = re.sub(r"'s$", "", re.sub(r" (?:job|task|part|side|bit|action|turn|homework)$", "", word))
        if len(word) == 1 and word != "i" and who.strip()[:1].isupper():
            return self._initial(word)
        if word in self.mine or word in ("my", "mine", "us", "our"):
            return "me"
        return (
            "them" if word in self.theirs or re.fullmatch(rf"{_PRONOUNS}|him|her|them|his|their|hers", word) else None
        )

    def _piece(self, sentence: Sentence, start: int, end: int, owner: Role | None) -> Iterator[Deed]:
        text = sentence.plain[start:end]
        if (prefix := _PREFIX.match(text)) and (whose := self._whose(prefix["who"])) and owner is None:
            owner, start = whose, start + prefix.end()
            text = sentence.plain[start:end]
        elif topic := _TOPIC.match(text):
            start, text = start + topic.end(), text[topic.end() :]
        opening = _AGREED.match(sentence.plain)
        agreed = opening is not None
        if opening and start < opening.end() < end:
            start, text = opening.end(), sentence.plain[opening.end() : end]
        if answer := self._unanswered(sentence, text):
            quote = sentence.verbatim(start, end)
            self.deed = Deed("me", sentence, quote, answer, not self.is_open, None, None, None, "me")
            yield self.deed
            return
        if self._accepts(sentence, text) or self._dates(sentence, start, end):
            return
        role: Role | None
        phrase: str | None
        given = _GIVEN.match(text) if owner else None
        if owner and given and self._whose(given["whom"]) not in (None, owner):
            role, phrase = owner, f"deliver {text.strip(' .,')}"
        else:
            role, phrase = self._promise(text, agreed=agreed or self._shares(sentence, start, text))
        if role is None and self.last == "me" and _SAID_YES.fullmatch(text):
            wanted = _last_wanted(sentence.plain[:start])
            role, phrase = ("me", f"deliver {wanted}") if wanted else (None, None)
        favour = _FAVOUR.search(sentence.plain[:start])
        granted = favour is not None and _GRANTS.match(text) is not None and role in (None, "me")
        if favour and granted:
            role, phrase = "me", self._verb_phrase(favour["vp"])
        if role is None and _ASKED_ME.search(text):
            self.last = "me"
        if role is None and owner:
            role, phrase = self._after_subject(owner, text)
        if role is None and (owner or self.section):
            named = self._named_first(text) if owner is None else None
            body = text[named[1] :] if named else text
            role = owner or (named[0] if named else self.section)
            phrase = self._listed(body, dated=self.section is None, owned=owner is not None)
        if role is None or phrase is None:
            self._remember(text)
            return
        thing = re.search(rf"\b(?:{_DETERMINED})\b.+", favour["vp"]) if favour and not granted else None
        if wanted := _last_wanted(sentence.plain[:start]) or (thing and thing[0]):
            phrase = re.sub(r"^([\w-]+) (?:it|that|them|this|those|these)\b", lambda m: f"{m[1]} {wanted}", phrase)
        if self._completes(role, phrase, sentence, start) or _PAST.search(text):
            return
        if self.deed and self.deed.role != role and self.deed.day is None and _COLLECTS.match(phrase):
            found = days.find(text, self.call)
            if found:  # "promised her my drill, she collects it Wed"
                place = sentence.plain.find(found[0].said, start)
                self.deed.day, self.deed.day_said = found[0], sentence.verbatim(place, place + len(found[0].said))
                return
        quote = sentence.verbatim(favour.start("vp") if favour and granted else start, end)
        stated = may["vp"] if (may := _MAY.match(text.strip(" .!"))) else text
        asked = cues.WHETHER.sub(lambda m: m[0].removesuffix("if"), stated)  # "to check with Ada if it fits"
        hedged = is_hedged(asked) or _is_conditional(text, sentence.plain[:start]) or role == "unknown" or self.is_open
        if self.third and role == "them" and re.match(rf"(?:{_PRONOUNS})\b", text, re.IGNORECASE):
            hedged = True
        parts = phrases.things(phrase)
        dues = [phrases.deadline(part, days.find(part, self.call)) for part in parts]
        whole = None if any(dues) else phrases.deadline(text, days.find(text, self.call))
        for place, part in enumerate(parts):
            day = dues[place] or dues[-1] or whole
            if day is None and (_SAID_YES.fullmatch(text) or _GRANTS.match(text)):
                day = next(iter(days.find(sentence.plain[:start], self.call)), None)
            said = (
                sentence.verbatim(place, place + len(day.said))
                if day and (place := max(sentence.plain.find(day.said, at) for at in (0, start))) >= 0
                else None
            )
            if self._reports(role, sentence, part, day, said):
                continue
            self.deed = Deed(
                role,
                sentence,
                quote,
                phrases.without_days(part, self.call),
                not hedged,
                day,
                said or (day.said if day else None),
                None,
                role,
                granted=granted,
            )
            self.same_line.append(self.deed)
            yield self.deed

    def _shares(self, sentence: Sentence, start: int, text: str) -> bool:
        """Whether TEXT gives the other one a part in the promise just before it: "I'll draft it & she reads it over"."""
        before = self.deed
        if before is None or before.sentence is not sentence or not before.certain or not _WITH_IT.match(text):
            return False
        joined = re.search(r"(?:&|\band)\s+$", sentence.plain[:start], re.IGNORECASE)
        subject = _SUBJECT.match(text)
        return bool(joined and subject and self._role(subject["who"]) not in (None, before.role))

    def _accepts(self, sentence: Sentence, text: str) -> bool:
        """Whether TEXT is the contact's yes to what the user offered just before, which makes it a promise."""
        offer, yes = self.deed, _ACCEPTS.match(text)
        if yes is None or offer is None or offer.sentence is not sentence or offer.role != "me" or offer.certain:
            return False
        if self._role(yes["who"]) != "them" or not _OFFERED.search(offer.quote):
            return False
        if not (self.is_open or _HEDGED.search(_OFFERED.sub("", offer.quote))):
            offer.certain = offer.granted = True
        return True

    def _dates(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a piece of a line only says by when the promise before it is kept: "-> after the fair, by 3 May"."""
        text = sentence.plain[start:end]
        found = days.find(text, self.call)
        if self.deed is None or self.deed.sentence is not sentence or self.deed.day or not found:
            return False
        if not _ONLY_WHEN.fullmatch(phrases.without_days(text, self.call)):
            return False
        self.deed.day = found[-1]
        self.deed.day_said = sentence.verbatim(start + found[-1].start, start + found[-1].end)
        return True

    def _unanswered(self, sentence: Sentence, text: str) -> str | None:
        """What the user owes who says in TEXT that a question of the contact's, here or just before, has no answer."""
        asked = _THEY_ASK.search(text)
        if asked and self._role(asked["who"]) == "them":
            whose = {"he": "his", "she": "her", "they": "their"}.get(asked["who"].casefold(), f"{asked['who']}'s")
            self.question = sentence.number, f"answer {whose} question {asked['question'].strip(' ,')}"
        elif asked:
            self.question = None
        if self.question is None or sentence.number - self.question[0] > 1:
            return None
        return self.question[1] if _NEVER_ANSWERED.search(text, asked.end() if asked else 0) else None

    def _reports(self, role: Role, sentence: Sentence, part: str, day: days.Day | None, said: str | None) -> bool:
        """Whether PART only tells the outcome of the errand before it ("to check with Ada, will call me back Mon")."""
        errand = self.deed
        if errand is None or errand.sentence is not sentence or errand.role != role or not errand.certain:
            return False
        if not (phrases.ERRAND.match(errand.phrase) and phrases.TELLING.match(part) and len(part.split()) <= 6):
            return False
        errand.phrase = f"{errand.phrase} and {phrases.without_days(part, self.call)}"
        if day and day.date:
            errand.day, errand.day_said = day, said or day.said
        return True

    def _named_first(self, text: str) -> tuple[Role, int] | None:
        """Who a line of a list begins with, and where the rest begins: "R gets us the keys" is not the user's."""
        subject = _SUBJECT.match(text)
        role = self._role(subject["who"]) if subject else None
        return (role, subject.end()) if subject and role else None

    def _listed(self, text: str, *, dated: bool, owned: bool = False) -> str | None:
        """What a line under somebody's heading promises: "proofs of the cards, Wed", "gets me in"; None for a statement.

        A line OWNED by a prefix may also say what is to be done as if it were: "me: scan uploaded once he has been in".
        """
        text = text.strip()
        if owned and (done := _TO_BE_DONE.match(text)):
            return f"get {done['thing'].strip(' ,')} {done['how'] or 'out'}"
        if _STATES.search(text) or len(text.split()) < 2:
            return None
        phrase = self._verb_phrase(re.sub(r"^(?:to|will|'ll)\s+", "", text)) or self._present(text, anyhow=True)
        if phrase:
            return phrase
        if dated and not self._is_dated(text):
            return None
        thing = re.sub(r"\s*(?:->|=>|\u2192)\s*", " to ", text.strip(" ."))
        return f"deliver {thing}"

    def _completes(self, role: Role, phrase: str, sentence: Sentence, start: int) -> bool:
        """Whether a piece such as "will send tomorrow actually" only gives the promise before it another day."""
        found = days.find(phrase, self.call)
        bare = re.sub(
            r"\b(?:actually|now|instead|then|it|them|that)\b", "", phrases.without_days(phrase, self.call)
        ).split()
        if not found or len(bare) > 1:
            return False
        if self.deed is None or self.deed.role != role:
            return (
                len(bare) == 1
                and not re.search(r"\b(?:it|them|that)\b", phrase)
                and not re.match(
                    r"(?:call|ring|phone|visit|come|reply|write|meet|follow|email|text)", phrase, re.IGNORECASE
                )
            )
        if bare and self.deed.day and bare[0].casefold() not in self.deed.phrase.casefold():
            return False  # "CA to scan it Wednesday. She'll clear it by month end."
        place = sentence.plain.find(found[0].said, start)
        self.deed.day, self.deed.day_said = found[0], sentence.verbatim(place, place + len(found[0].said))
        return True

    def _promise(self, text: str, *, agreed: bool = False) -> tuple[Role | None, str | None]:
        """Whose promise TEXT is and what is promised; (None, None) when it is none."""
        if todo := _TODO.match(text):
            who = (todo["who1"] or todo["who2"] or "").strip()
            return (self._role(who) if who else "me"), self._verb_phrase(todo["vp"])
        if (spoken := _SPOKEN.search(text)) and (role := self._role(spoken["who"])):
            will = cues.WILL.search(spoken["words"])
            phrase = self._verb_phrase(spoken["words"][will.end() :]) if will else None
            if phrase and role == "them":
                swapped = {"you": "me", "your": "my", "me": "them", "my": "their"}
                phrase = re.sub(r"\b(?:your?|me|my)\b", lambda m: swapped[m[0].casefold()], phrase, flags=re.IGNORECASE)
            return (role, phrase) if phrase else (None, None)
        if (may := _MAY.match(text.strip(" .!"))) and self._role(may["whom"]) != "me":
            self.last = "me"
            return "me", f"let {may['whom']} {may['vp']}"
        subject = _SUBJECT.match(text)
        if subject:
            role = self._role(subject["who"])
            rest = text[subject.end() :].lstrip(" :")
            if role is not None:
                self.last = role
                self.third = self.third and re.fullmatch(_PRONOUNS, subject["who"], re.IGNORECASE) is not None
                return self._after_subject(role, rest, agreed=agreed)
            if (
                subject["who"][:1].isupper()
                and subject["who"].casefold() not in _VERBS_FIRST
                and re.match(_WOULD, rest, re.IGNORECASE)
            ):
                self.last, self.third = "other", True
                return None, None
        return self._without_subject(text)

    def _after_subject(self, role: Role, rest: str, *, agreed: bool = False) -> tuple[Role | None, str | None]:
        would = re.match(_WOULD, rest, re.IGNORECASE)
        if would is None and (present := self._present(rest, anyhow=agreed)):
            return role, present
        if (ready := _READY_BY.match(rest)) and self._is_dated(rest):
            return role, f"get {ready['thing'].strip()} {ready['how']}{rest[ready.end() :].rstrip(' .,')}"
        if granted := _GRANTED.match(rest):
            return role, f"deliver {granted['thing'].strip()}"
        if role == "me" and (gets := _GETS.match(rest)) and self._is_dated(rest):
            return "them", f"deliver {gets['thing'].strip(' .,')}"
        if would is None:
            soft = re.match(
                r"(?:might|may|could|should|would|'d|wants? to|hopes? to|will try to|has to|have to|needs? to"
                r"|(?:is|'s|are|'re|am|'m) (?:happy|glad|willing|open|ready) to)\s+",
                rest,
                re.IGNORECASE,
            )
            phrase = self._verb_phrase(rest[soft.end() :]) if soft else None
            return (role, phrase) if phrase else (None, None)
        after = rest[would.end() :].strip()
        if re.match(r"(?:not|never)\b", after, re.IGNORECASE):
            return None, None
        if re.match(r"(?:also |still )?owes?\b", would[0], re.IGNORECASE):
            whom = "|".join(["him", "her", "them", "me", "us", *map(re.escape, self.theirs)])
            other = r"(?-i:[A-Z])\w+(?=\s+(?:an?|the|some|my|our|his|her|their)\b)"
            named = re.match(rf"(?:{whom}|{other})(?=[\s:])", after, re.IGNORECASE)
            thing, _, remark = (after[named.end() :] if named else after).partition(",")
            thing = thing.strip(" .!:")
            if _KEPT.match(remark):
                return None, None
            return (role, handed(named and named[0], thing)) if thing and not _IDIOM.fullmatch(thing) else (None, None)
        phrase = self._verb_phrase(after)
        named = re.match(
            r"(?:him|her|them|me|us)\s+(?=the|an?\b|my|our|his|her|their|some|two|three|four|five|\d)",
            after,
            re.IGNORECASE,
        )
        thing = after[named.end() :] if named else after
        if phrase is None and re.search(r"promised$", would[0], re.IGNORECASE) and phrases.THING.match(thing):
            phrase = handed(named and named[0].strip(), thing)
        if (
            phrase is None
            and role == "me"
            and _REPORTED.search(would[0])
            and _DOES.match(after)
            and self._is_dated(after)
        ):
            phrase = after.strip(" .,!")  # "I said I'd go to the bank on Monday"
        return (role, phrase) if phrase else (None, None)

    def _present(self, rest: str, *, anyhow: bool = False) -> str | None:
        """ "brings it to the shop sat", "is sending me the file": the present with a day or "me", or ANYHOW."""
        if not anyhow and re.match(
            r"asks? (?:(?:me|us) )?(?:whether|if|how|what|when|where|who|why|which)\b", rest, re.IGNORECASE
        ):
            return None  # a question of theirs, no errand
        if AIM.match(rest):
            return None
        progressive = re.match(r"(?:(?:is|am|are|'s|'m|'re)\s+)?(?P<verb>[a-z]+ing)\b", rest, re.IGNORECASE)
        if progressive and (base := cues.base_of(progressive["verb"])):
            phrase = base + rest[progressive.end() :]
        elif (third := re.match(r"(?P<verb>[a-z-]+?)(?P<s>es|s|)\b", rest)) and (
            base := self._base(third["verb"], third["s"])
        ):
            phrase = base + rest[third.end() :]
        else:
            return None
        phrase = re.split(r"\s+and (?=(?:also )?(?:wants?|needs?|asked|asks|is|has|would)\b)", phrase)[0].strip(" .,!")
        handed = re.search(r"\b(?:me|us)\b", phrase, re.IGNORECASE) and cues.HANDING_OVER.match(phrase)
        mine = handed or _FOR_ME.match(phrase)
        sent = _HANDS_OVER.match(phrase) or (progressive and _ON_ITS_WAY.match(phrase) and len(phrase.split()) > 1)
        sent = sent or (
            progressive and re.match(r"get (?:him|her|them) (?:the|an?|some|my|our|his|her|their)\b", phrase)
        )
        if cues.IDIOM.match(phrase) and not re.match(
            r"(?:ask|read|show|call|look|take|give|do)\b", phrase, re.IGNORECASE
        ):
            return None
        if cues.HABIT.search(phrase):
            return None
        return phrase if anyhow or mine or sent or _WITHIN.search(phrase) or self._is_dated(phrase) else None

    def _base(self, stem: str, ending: str) -> str | None:
        return next((v for v in (stem, stem + ending[:-1], stem + "e") if v and cues.ACTION.fullmatch(v)), None)

    def _is_dated(self, text: str) -> bool:
        due = phrases.deadline(text, days.find(text, self.call))
        return bool(due and due.date)

    def _without_subject(self, text: str) -> tuple[Role | None, str | None]:
        """ "will send her the sheet", "maybe lends us the room", "send him the map by fri"."""
        body = re.sub(r"^(?:(?:and|but|so|then|also|maybe|perhaps|possibly|&)\s+)+", "", text, flags=re.IGNORECASE)
        hedge = len(body) < len(text)
        owed = re.match(
            r"promised (?P<whom>him|her|them)\s+(?=(?:my|the|an?|our|some|this|these|those|it|two|three|four|five|\d+)\b|(?-i:[A-Z])\w+'s\b)",
            body,
            re.IGNORECASE,
        )
        if owed:
            return "me", handed(owed["whom"], body[owed.end() :])
        if owes := re.match(r"(?:still )?owes? (?P<whom>me|us|him|her|them) (?P<thing>.+)", body, re.IGNORECASE):
            if _IDIOM.fullmatch(owes["thing"].strip(" .!")):
                return None, None
            return ("them" if owes["whom"] in ("me", "us") else "me"), handed(owes["whom"], owes["thing"])
        if (owes := _THING_OWED.match(body)) and self._whose(owes["whom"]) == "them":
            return "me", handed(owes["whom"], owes["thing"].strip())
        if (todo := _TO_DO_FOR_THEM.match(body)) and not hedge:
            had = re.match(r"let (?P<whom>him|her|them) have (?P<thing>.+)", todo["vp"], re.IGNORECASE)
            return "me", handed(had["whom"], had["thing"]) if had else todo["vp"].strip(" .!")
        if passed := _OF_MINE.match(body):
            phrase = self._verb_phrase(passed["vp"])
            return ("them", phrase) if phrase else (None, None)
        if _THEY_TOLD.match(body):
            return self._after_subject("them", body)
        if told := _TOLD.match(body):
            phrase = self._verb_phrase(body[told.end() :])
            return ("me", phrase) if phrase else (None, None)
        if (given := _FROM.match(text)) and self._is_dated(text) and not _STATES.search(text):
            giver = self._whose(given["who"])
            if giver:
                thing = re.sub(r"^(?:The|An?|My|Our|Both)\b", lambda m: m[0].lower(), given["thing"])
                return giver, f"deliver {thing}"
        if (sending := _SENDING.match(text)) and (base := cues.base_of(sending["verb"])):
            whom = self._whose(sending["whom"])
            thing = f" {sending['thing']}" if sending["thing"] else ""
            if whom:
                return ("them" if whom == "me" else "me"), f"{base} {sending['whom']}{thing}{sending['rest']}"
        if (
            (coming := _COMING.match(text))
            and self._is_dated(coming["rest"])
            and (base := cues.base_of(coming["verb"]))
        ):
            return "me", f"{base} {coming['thing']}{coming['rest']}"
        if (going := _SENDING_IT.match(text)) and (base := cues.base_of(going["verb"])) and _ON_ITS_WAY.match(base):
            whom = self._whose(going["whom"]) if going["whom"] else None
            to = f" to {going['whom']}" if going["whom"] else ""
            if whom or not going["whom"]:
                theirs = whom == "me" or (whom is None and self.last == "them")
                return "them" if theirs else "me", f"{base} {going['what']}{to}{going['rest']}"
        if (
            re.match(r"[A-Z]?[a-z]+s (?!me\b|us\b)\w", text)
            and self._is_dated(text)
            and (sends := self._present(text[:1].lower() + text[1:]))
            and cues.HANDING_OVER.match(sends)
        ):
            return "them", sends  # "Sends draft MoU end of week"
        third_person = re.match(r"(?P<verb>[a-z]+?)(?:es|s)\b\s+(?:us|me)\b", body, re.IGNORECASE)
        if third_person and hedge:
            return "them", body
        if (
            self.last == "them"
            and re.match(r"[a-z]{3,}s (?:it|me|us|them)\b", body)
            and (presents := self._present(body))
        ):
            return "them", presents
        if is_their_duty(body, self.theirs, surely=True):
            return None, None
        will = re.match(r"(?:will|'ll|to|need to|must|gotta|going to)\s+(?=\w)", body, re.IGNORECASE)
        phrase = self._verb_phrase(body[will.end() :] if will else body)
        if phrase is None or (not cues.HANDING_OVER.match(phrase) and not will):
            return None, None
        if will and re.search(r"^\w+ (?:me|us)\b|\b(?:for|to|with) (?:me|us)\b", phrase, re.IGNORECASE):
            return "them", phrase
        if re.search(r"\b(?:me|us)\b", phrase, re.IGNORECASE) and not re.search(
            rf"\b(?:him|her|them|{'|'.join(map(re.escape, self.theirs)) or '-'})\b", phrase, re.I
        ):
            return ("them", phrase) if will else (None, None)
        to_them = re.search(
            rf"\b(?:him|her|them|{'|'.join(map(re.escape, self.theirs)) or '-'})\b", phrase, re.IGNORECASE
        )
        if to_them:
            return "me", phrase
        return (self.last if self.last in ("me", "them") else "me", phrase) if will else (None, None)

    def _verb_phrase(self, text: str) -> str | None:
        """TEXT as a verb phrase when it begins with something one can owe."""
        text = re.sub(r"^(?:also|then|just|try to|definitely)\s+", "", text.strip(), flags=re.IGNORECASE)
        plain, _ = cleaned(text)
        if not cues.ACTION.match(plain) or (
            cues.IDIOM.match(plain)
            and not re.match(r"(?:ask|read|show|call|walk|list|answer|give|take|do)\b", plain, re.I)
        ):
            return None
        return re.sub(r"\s*\((?:\?|tbc|tbd)\)\s*$", "", plain).strip(" .,!")

    def _role(self, who: str) -> Role | None:
        word = fold(who).strip(".':")
        if word in self.mine:
            return "me"
        if len(word) == 1 and word != "i" and who.strip(".: ")[:1].isupper():
            return self._initial(word)
        if word in self.theirs or word in ("he", "she", "they", "hes", "shes"):
            return "them"
        return None

    def _initial(self, letter: str) -> Role | None:
        """Whose first letter LETTER is: by the first names, else by any name; nobody's when it may be either's."""
        every = (self.mine - {"i", "me"}, self.theirs)
        for mine, theirs in (self.first, every):
            me, them = (any(name.startswith(letter) for name in names) for names in (mine, theirs))
            if me != them:
                return "me" if me else "them"
        return None

    def _remember(self, text: str) -> None:
        """Who a following "he" may mean: somebody else who was just the subject makes it unsure."""
        subject = re.match(
            r"(?:[\w ]{1,24}:\s*)?(?:her|his|their|the|my)?\s*\w*\s*(?P<name>[A-Z][a-z]+)\s+(?:will|is|was|has|said|joined|came|wants"
            r"|does|can|leads|runs|handles|takes|sorts|organi[sz]es|deals|looks after|covers)\b",
            text,
        )
        if subject and fold(subject["name"]) not in self.theirs | self.mine:
            self.third = True


_CONDITIONAL = any_case(r"(?:\w+'d|\w+ would)\b(?! (?:like|love|rather|be (?:glad|happy))\b)")
_IDIOM = any_case(r"one|a lot|much|so much|a great deal|everything|nothing|big time")
"""What one says one owes without owing anything."""
_REPORTED = any_case(r"\b(?:said|says|told|promised|agreed|offered|thought|confirmed|assured|answered|replied)\b")


def _is_conditional(text: str, before: str) -> bool:
    """Whether "he'd do the same" only says what somebody would do: no word of telling stands before or in it."""
    return _CONDITIONAL.match(text) is not None and not _REPORTED.search(f"{before} {text}")


def is_hedged(text: str) -> bool:
    """Whether TEXT leaves open what it holds out, asides and what something is about left alone."""
    return _HEDGED.search(cues.without_asides(_CONTENT.sub("", text))) is not None


def is_their_duty(text: str, theirs: Iterable[str], *, surely: bool = False) -> bool:
    """Whether TEXT without a subject tells what somebody must do, which in a note on THEIRS is theirs.

    The user's own is what is done for them, or for the user's side: "must call her", "must pay our share". SURELY: only
    where it speaks of a thing of theirs, "must insure her boat".
    """
    names = "|".join(["him", "them", *map(re.escape, theirs)])
    for_them = rf"\b(?:my|our|me|us|(?:{names})(?!'))\b|\bher\b(?=\W*$|[,;.]|\s+(?:{_DETERMINED}|{_NO_THING}|\d)\b)"
    if not re.match(r"must\b", text, re.IGNORECASE) or re.search(for_them, text, re.IGNORECASE):
        return False
    return not surely or re.search(r"\b(?:his|her|their)\b", text, re.IGNORECASE) is not None


_NO_THING = (
    r"by|on|before|after|about|for|to|this|next|today|tonight|tomorrow|back|if|whether|how|what|when|where|and|again"
)


def _last_wanted(before: str) -> str | None:
    """The thing asked for earlier in the line, which an "it" after it means: "K asked for a PO number - sending it"."""
    found = list(_WANTED.finditer(before))
    return re.sub(r" (?:first|too|as well|again)$", "", found[-1]["thing"].strip()) if found else None


_WANTED = any_case(
    r"\b(?:asked (?:me |us |him |her |them )?(?:for|about)|needs?|wants?|requested|would like|'d like) (?P<thing>(?:(?:the|an?|our|my|some|two|three) )?[\w.'-]+(?: [\w.'-]+){0,6}?)(?=\s*(?:[,;(]|\s-\s|[.]\s|->|=>|\u2192|\b(?:by|before|until)\b|$))"
)


def _is_title(plain: str) -> bool:
    """Whether the first line of a note only says whom it is about: "Dan Foster", without "to do" or a colon."""
    return not re.search(
        r":|\b(?:to-?\s?do|actions?|tasks?|next steps?|owes?|promis\w+|side|homework|will|agreed)\b", plain, re.I
    )


def name_words(names: Sequence[str]) -> set[str]:
    """The words by which notes may call the bearer of NAMES: full, first and last name, initials; case folded."""
    words: set[str] = set()
    for name in names:
        parts = fold(name).split()
        words |= {fold(name), *(p for p in (parts[:1] + parts[-1:]) if len(p) > 1)}
        if len(parts) > 1:
            words.add("".join(p[0] for p in parts))
    return {w for w in words if w}


def nicknames(text: str, names: Names) -> list[str]:
    """The short first names that TEXT gives the contact beside the family name: "bea" where "bea holm" is Beatrix Holm."""
    parts = names.contact.split()
    if len(parts) < 2:
        return []
    found = re.findall(rf"\b([^\W\d_]{{2,}}) {re.escape(parts[-1])}\b", text, re.IGNORECASE)
    mine = name_words(names.mine)
    short = dict.fromkeys(nick for nick in found if fold(names.first).startswith(fold(nick)))
    return [nick for nick in short if fold(nick) not in mine | name_words([names.contact])]


def _without_state(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a statement stands, and behind it the remark that it is not done yet."""
    remark = _NOT_DONE.search(plain, start, end) if not _THEY_ASK.search(plain, start, end) else None
    return [(start, remark.start()), (remark.start(), end)] if remark and remark.start() > start else [(start, end)]


def _pieces(plain: str, begin: int, *, whole: bool = False) -> list[tuple[int, int]]:
    """Where the statements of a note line stand after BEGIN: cut at dashes, semicolons, arrows and before a new subject.

    A WHOLE line has one owner: only a semicolon or a new subject ends a statement of it.
    """
    bounds: list[tuple[int, int]] = []
    conditional = re.search(r"\b(?:if|once|when|unless|as soon as|asked|says?|said|told)\b", plain, re.IGNORECASE)
    start = begin or (m.end() if (m := _BULLET.match(plain)) else 0)
    cuts = [(m.start(), m.end()) for m in (re.compile(r"\s*;\s*") if whole else _PIECE).finditer(plain)]
    cuts += [
        (m.start(), m.end())
        for m in re.finditer(
            r"[,.]?\s+(?:and|but|so|while|&)\s+(?=(?:I|i|he|she|they|[A-Z]\w*)(?:'ll|\s+(?:will|said|promised|agreed"
            r"|owes?|might|may|could|should|is going|to send)\b))|,\s+(?=(?:[Ii]|he|she|they)(?:'ll|\s+(?:will|said"
            r"|promised|agreed|owes?|might|could|should))\b|(?:he|she|they|[Ii])(?:'s|'m|'re| is| am| are)\s+(?:\w+ing|to)\b)"
            r"|,\s+(?=(?:then |and )?[a-z]{3,}s (?:it|me|us|them)\b)|,\s+(?:and )?then\s+(?=(?:I|he|she|they)\s+[a-z])"
            r"|,\s+(?=(?:e-?mail|send|forward|post|shipp|bring|text|drop+)ing (?:it|them|that)\b)"
            r"|,\s+(?:(?:sure|yes|ok|okay|fine),?\s+)?(?=(?:will|'ll|said)\s+\w)|(?<!\b[A-Z])\.\s+(?=[a-z])",
            plain,
        )
    ]
    if not conditional:
        cuts += [
            (m.start(), m.end())
            for m in re.finditer(r"[,.]\s+(?=(?:[Ii]|he|she|they)\s+(?:then |also |just )?(?P<verb>[a-z]+))", plain)
            if any(cues.ACTION.fullmatch(m["verb"][: -n or None]) for n in (0, 1, 2))
        ]
        cuts += [(m.start(), m.end()) for m in re.finditer(rf",?\s+(?:and|&)\s+(?={_WITH_IT.pattern})", plain)]
    cuts += [
        m.span("cut")
        for m in re.finditer(r"\bsaid (?:yes|ok|okay|sure|fine)(?P<cut>,\s+)(?=(?:I|he|she|they)\s)", plain)
    ]
    if _AGREED.match(plain):
        cuts += [(m.start(), m.end()) for m in re.finditer(r",?\s+(?:and|while|but)\s+(?=(?:I|he|she|they)\s)", plain)]
    if _REPORTED.search(plain):
        will = r"(?:[Ii]|he|she|they)(?:'d|'ll| would| will)\s"
        told = (
            rf"(?:(?:I|he|she|they)'d\s|(?:said|promised|told \w+) (?:that )?{will}|promised (?:him|her|them|me|us)\s)"
        )
        cuts += [(m.start(), m.end()) for m in re.finditer(rf",?\s+and\s+(?={told})", plain)]
    for cut, after in sorted(set(cuts)):
        if cut >= start and plain.count('"', 0, cut) % 2 == 0:
            bounds.append((start, cut))
            start = after
    bounds.append((start, len(plain)))
    bounds = [part for a, b in bounds for part in _without_state(plain, a, b)]
    return [(a, b) for a, b in bounds if plain[a:b].strip()]
