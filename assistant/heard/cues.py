"""The phrases by which people commit, offer, ask, agree, hedge, correct themselves and take things back.

All patterns match a sentence without fillers and with straight quotes (`Sentence.plain`), whatever its case.
"""

from __future__ import annotations

import re

from assistant.patterns import DAYS, MONTHS, any_case, as_written


def _compiled(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


def _any_of(words: str) -> str:
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words.split()), key=len, reverse=True))


# -- verbs -----------------------------------------------------------------------------------------------------

_HANDING_OVER = _any_of("""
    send resend email e-mail mail forward ship share lend bring show introduce intro connect drop text message ping pop
    fire flick give invite post upload deliver return circulate distribute pass fax slack whatsapp dm shoot supply provide loop
    cc copy recommend refer nominate sign transfer hand donate attach print scan courier
""")
_DOING = _any_of("""
    call ring phone write draft prepare pull put review read look check ask find confirm tell let get follow chase update
    add book schedule set arrange organise organize order make do fix run test finish complete file submit register talk
    speak mention reserve cover host join attend come visit pick translate record publish edit proofread comment mark sort
    handle deal take raise flag compile collect gather dig track hunt summarise summarize type outline sketch design build
    buy pay reply respond answer report circle clear approve create propose suggest list document note measure count
    analyse analyze compare plan present push move swap change cancel remind contact reach link act have pin block hold
    fill cut repair mend replace install cook bake tune brief feed mount weigh photograph film meet invoice
    keep double-check nail whip liaise coordinate train teach mentor coach demo walk verify rewrite redo
    revise remake remeasure revise tidy finalise finalize upload export import quote price sample pack wrap label load collect fetch loan
    sew glue trim refund waive host chair moderate merge patch configure unlock escalate rename extend
    help comment clarify consult inform notify alert estimate investigate research request enquire inquire renew wire issue
    process relay evaluate assess inspect survey rearrange reconfirm recheck resubmit reorder restock retrieve backdate reissue reschedule rebook redraft recalculate rerun retest nudge badger collar pester
""")
HANDING_OVER = any_case(rf"(?:{_HANDING_OVER})\b")
_LEAVE = (
    r"leave(?! (?:it|that|this|them) with you\b)(?= [^.?!]*\b(?:for you|with (?:you|your|the)|(?:at|on|in) your)\b)"
)
_STICK = r"stick(?= [^.?!]*\b(?:in|on) (?:the|an?|your) (?:post|mail|e-?mail|envelope|calendar|diary)\b)"
ACTION = any_case(
    rf"(?P<verb>{_HANDING_OVER}|{_DOING}|see to|sound (?=out\b|him\b|her\b|them\b)|firm up|line up|flesh out|swing by"
    r"|stop by|sit (?=in\b|on (?:the|your|our|a) (?:\w+ )?(?:panel|board|committee|jury|call|interview))|stand in"
    rf"|step in|fill in|see(?= (?:him|her|them|(?-i:[A-Z][a-z]+))\b)|{_STICK}|{_LEAVE})\b"
)
"""Verbs of things one can owe somebody; others ("I'll survive", "I'll sleep") commit to nothing."""
GERUND = any_case(r"(?P<verb>[a-z-]+ing)\b")


def base_of(gerund: str) -> str | None:
    """The verb behind "sending", "putting", "sharing", when it is an action."""
    stem = gerund.casefold().removesuffix("ing")
    tries = [stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else ""]
    return next((verb for verb in tries if verb and ACTION.fullmatch(verb)), None)


# -- committing ------------------------------------------------------------------------------------------------

_ADVERBS = (
    r"(?:\s*,?\s*(?:just|also|definitely|certainly|then|absolutely|gladly|happily|personally|quickly|still|actually"
    r"|of course|for sure|either way|at least|obviously|really|probably|totally|for my part|I promise|today|tomorrow"
    r"|first|instead|simply|even|make sure (?:to|that I|I)|be sure to|be able to|go ahead and|go and|remember to"
    r"|see to it that I|make a point of|make a note to|take an action to|take the action (?:to|of)"
    r"|also then)(?=[\s,])\s*,?)*"
)
WILL = _compiled(
    rf"\bwhat I(?:'ll| will| can)\s+do(?: then)? is(?:,| that)?(?: I(?:'ll| will))?{_ADVERBS}\s+(?!I(?:'ll| will))",
    rf"\b(?P<who>I|we)(?:'ll| will| shall|'m going to| am going to|'m gonna|'re going to| are going to"
    rf"| gonna)(?P<not>\s+(?:not|never))?{_ADVERBS}\s+",
    rf"\bI (?:promise|guarantee|undertake|commit)(?: you)?(?: that I(?:'ll| will)| I(?:'ll| will)| to){_ADVERBS}\s+",
    r"\bI'm committing to\s+",
    r"\bmy (?:to-?dos?|actions?|action items?|homework|next steps?|tasks?)(?: (?:is|are"
    r"|would be))?(?:\s*[:,\u2014-]\s*| (?:is|are) )(?:to )?",
    r"\b(?:my|an) (?:action|action item|next step|homework|job|task)(?: (?:for me|here|then|from this))? is(?: to)?\s+",
    r"\baction (?:on|for) me(?: is)?(?:,|:)?(?: to)?\s+",
)
OF_LISTENER = any_case(r"(?:^|[,;]|\b(?:so|and|then)\b)\s*you (?!said|asked|wanted|mentioned)\w+[^,;]*$")
"""A clause on the listener, before the day in it: in "you send me the quote by Friday, I book the room" it is theirs."""
LET_ME = any_case(r"\b(?:let me|lemme)(?:\s+(?:just|also|then|quickly))*\s+")
LET_ME_ACTION = _compiled(
    r"(?:send|email|e-mail|forward|ship|text|message|ping|introduce|connect|intro|mail|share|drop|shoot|pop|fire"
    r"|give)\b(?=.*\b(?:you|your|it|that|those|them|over|across)\b)",
    r"get\b(?=.*\b(?:to you|over to|across to|back to you|you\b))",
    r"(?:put (?:together|something|you|a|an)|pull (?:together|the|some|that|it|those)\b(?! up)|dig|track (?:down|it"
    r"|that|him|her|them)|write (?:to|you|it up|that up|this up|up)|type (?:it|that|this|up|out)|set (?:up|that|it"
    r"|something)|sort (?:it|that|this|out|something)|book|arrange|organi[sz]e|draft|compile|find out|look into"
    r"|follow up|take care of|take (?:that|this|it) (?:on|away)|check (?:with|in with)|speak (?:to|with) (?!you)"
    r"|talk (?:to|with) (?!you)|ask (?:him|her|them|around|my|our|the|[A-Z])|circle back|come back to you)\b",
)
IMMEDIATE = _compiled(
    r"\b(?:right now|now|as we speak|in the chat|into the chat|in a (?:second|sec|moment|minute)|(?:one|two|a|just a"
    r"|half a) (?:second|sec|secs|moment|minute|tick)\b|hang on|hold on|(?:real|really) quick|quickly|for a (?:second"
    r"|sec|moment|minute)|first\?|on (?:the|my) screen|my screen|this slide)\b"
)
IDIOM = _compiled(
    r"be (?:honest|frank|straight|quick|brief|clear|blunt|direct|fair|right|back|fine|ok|okay|good|happy|glad|there"
    r"|around|in\b|at\b|on\b|out\b|away|off\b|here|seeing|the|a\b|an\b|very|so|all|with you|able|looking|working"
    r"|going|doing|using|having|starting|running|thinking|talking|speaking|taking|waiting|gone|late)",
    r"(?:say|admit|confess|bet|grant|assume|guess|presume|imagine|believe|miss|survive|live|die|need|want|love|like"
    r"|know|feel|regret|forget|wonder|think|hope|try|aim|start|stop|end|begin|pause|leave(?! [^.?!]*\b(?:for you"
    r"|with (?:you|your|the)|(?:at|on|in) your)\b)|wait|stay|skip|turn|repeat"
    r"|explain|pretend|spare|quote (?:him|her|them|you|me)\b|mute|unmute|go\b|stick(?! [^.?!]*\b(?:in|on) (?:the|an?"
    r"|your) (?:post|mail|e-?mail|envelope|calendar|diary)\b)|lose|win|sleep|rest|eat|drink|drive|fly|travel"
    r"|walk away"
    r"|never|always|usually|often|sometimes|normally|generally|typically|rarely)\b",
    r"tell (?:you|ya) (?:(?:what|who|where|how)(?=\W*$|\s*[,:\u2013\u2014-])|the truth|something|this|that|a (?:story|secret)|honestly|one thing|why"
    r"|straight)\b|tell\s*[.,!?]?$|tell (?:nobody|no one|no-one)\b|do (?:it|that|this) myself\b",
    r"(?:take) (?:it|that|this) (?:as|from|personally|easy|slow)|take (?:a (?:break|sip|seat|second|minute|guess"
    r"|chance|step|deep)|your word|notes|any|one|two)\b",
    r"set (?:a|an|my) (?:reminder|alarm|timer)\b|see (?:you|ya|what|how|if|whether|that|it)\b|see\s*[.,!?]?$|find (?:you|ya|it|my way|the place)\s*[.,!?]?$",
    r"bring (?:you|us|everyone) up\b|make it up to|make (?:you|them|him|her) proud|give you (?:a |an )?(?:\w+ )?(?:welcome|laugh|fright|clue|chance|credit)"
    r"|get you (?:next time|there|started|going|\w+ed)\b|show you (?:a)?round|hold you to|\w+ (?:myself|ourselves|himself|herself|themselves) (?:a|an|the|to|for|of)\b",
    r"bring up|give it to you straight|have (?:you know|you believe)|mention (?:two|three|a few|some|another)"
    r"|pull up|open|check the (?:chat|time|notes)|look (?:it|that|this) up\b(?! (?:and|by|on|tomorrow|tonight"
    r"|for you))",
    r"let (?!(?:you|him|her|them|us|me|everyone|[A-Z]\w+|(?:the|my|our|your) \w+(?: \w+)?) (?:know|have)\b)",
    r"let (?:you (?:go|run|get|off|finish|carry|in on|speak|talk|be)|(?:them|him|her|everyone)(?! (?:know|have)\b)|that|it|people)\b",
    r"get (?:going|started|there|by|through|used|it\b(?! (?:to|over|across|done|sorted|sent|in|out|back|booked"
    r"|signed|fixed|printed))|that\b(?! (?:to|over|across|done|sorted|sent|in|out|back|booked|signed|fixed|printed))"
    r"|coffee|a (?:coffee|drink|grip|sense|feel)|my (?:coat|coffee)|off|into|over (?:it|that)|on with|better|worse"
    r"|married|old|back (?:to (?:that|it|this|work|the)|on|in))",
    r"come (?:back to (?:that|it|this)|to that|on to|up with|clean|around|in\b|in to|home)",
    r"(?:give) (?:you (?:an? (?:example|idea|sense|flavou?r|bit|second|sec|minute|moment|hint)|that\b(?! (?:by|on"
    r"|to))|two|one|credit)|it (?:a|some|another|one)|up|(?:them|him|her)\b(?! (?:your|our|the|my)\b| an? (?:call|ring|shout|nudge|copy|bell|buzz|link))|that|this)\b",
    r"(?:put) (?:it (?:this|that|another) way|it (?:simply|bluntly|like)|that (?:to one side|aside|another)"
    r"|it (?:mildly|aside))",
    r"(?:share) (?:my|the|this) (?:other )?(?:screen|window|tab|slides? now|desktop)|see (?:myself|yourself)"
    r"|put you on (?:the|speaker|hold|mute|screen)|give you more|share with you (?:how|what|why)|share (?:a (?:story"
    r"|thought|bit))",
    r"(?:keep) (?:it|this|that|you|going|my|an eye|at|doing|on|quiet|them|saying|trying)\b|hold (?:on|off|my"
    r"|that thought|you)\b",
    r"(?:have) (?:to|\d+|(?:\w+ )?surgery|an? (?:\w+ )?(?:operation|scan|baby|check-?up|treatment)\b|treatment"
    r"|a (?:think|word with myself|go|drink|coffee|break|seat)|time|some time|more|no|the (?:same"
    r"|usual)|another|been|had|seen|lunch|dinner|kids)\b|have\s*$",
    r"(?:do) (?:my best|what I can|some|better|fine|ok|okay|anything|everything|the (?:talking|rest|same|maths)"
    r"|whatever|well|more|less)\b|do\s*[.,!?]?$",
    r"(?:make) (?:it (?:quick|short|clear|work|through|a)|this (?:quick|short)|sense|do|a (?:fool|living|face)"
    r"|or break|money|mistakes)\b",
    r"(?:work|sound(?! (?:out|him|her|them)\b)|look (?:like|forward|back|silly|stupid|the)|act|count (?:on|myself)|call (?:it|that|this|a"
    r"|my (?:mum|mom|dad|wife|husband|sister|brother))|ring my)\b",
    r"(?:run) (?:out|late|away|into|it|for|home)\b|run\s*[.,!?]?$|move (?:on|to|house|out|in)\b|set (?:off|the scene"
    r"|my)\b|pick (?:up where|my|you|the kids|him|her)\b",
    r"(?:pass)\s*[.,!?]?$|pass on (?:that|this|it|the)(?! (?:to|message))|drop (?:off\s*[.,!?]?$|out|that"
    r"|the (?:subject|call)|it\s*[.,!?]?$|you (?:there|at))",
    r"(?:hand) (?:over\b|you over|back|it over to)|(?:speak|talk) (?:to|with) you\b(?! about)|catch (?:you|up)\b"
    r"|talk (?:you|about|through|a|less|more)|speak (?:up|slower|about|for)",
    r"(?:buy) (?:it|you (?:a|the|one)|a|that|new|some|the)|pay (?:for (?:it|that|that one day)|attention|the price)"
    r"|add (?:that|to that|one (?:thing|more))|mention (?:one|here|just|(?:that|it)\b(?! to))|write (?:that|this"
    r"|it) down|make a note\b(?! to)|note (?:that|here|one)|present now|record this|read (?:it|that|this|you|them"
    r"|the (?:first|room))(?: out)?\b(?! by| over| on| this| through| tomorrow)",
    r"(?:answer (?:that|this|it)\b|ask you|ask (?:(?:a|one|the|another) (?:\w+ )?question|one|this|again)|list|count|walk (?:you|us|me|through|away)"
    r"|show you (?:now|here|this|that|how|what|quickly|on|something))\b",
    r"(?:run|walk|take|talk) (?:you|us|everyone) (?:through|over)\b",
    r"(?:order) (?:pizza|food|in|takeaway)|finish (?:up|off|here|with|by saying|on)|wrap up|cover (?:that|this"
    r"|it)(?: later| next)?\s*[.,]?$",
    r"join (?:the call|back|again|late|from)|follow (?:that|your|along|you)\b|present (?:this|the first)",
    r"(?:test|check) (?:my (?:mic|sound|audio|camera)|the time)\b",
)
"""What may follow "I'll" without any promise in it: figures of speech, habits, what is done on the spot."""
FIXED = _compiled(
    r"(?P<leave>\bleave (?:it|that|this|this one|that one|those|them|the (?!rest of)[\w-]+(?: [\w-]+){0,3}?) (?:all )?(?:with|to) me\b)",
    r"(?P<done>\b(?:consider|call) (?:it|that) done\b)",
    r"(?P<on>\bI'm on it\b|^(?:yes|yep|yeah|sure|ok|okay)?,?\s*on it\b)",
    r"(?P<willdo>^(?:(?:yes|yep|yeah|sure|ok|okay|of course|great|absolutely|no problem)[,.]?\s+)*(?:will|can) do\b)",
)
OWED = any_case(
    r"\bI (?:still )?owe you (?!(?:one|big|a (?:drink|beer|coffee|lunch|pint|dinner|favou?r|big|huge)|an? (?:apology"
    r"|explanation|thank)"
    r"|as well|too\b|anyway|already|lunch|dinner|so much|thanks|everything|my|nothing|an honest|a proper thank)\b)(?P<thing>[^.?!;]+)"
)
ARRIVES = _compiled(
    r"\byou(?:(?:'ll| will| shall) (?:have|get|receive)|(?:'re| are) getting| get|'ve got(?= it in your)"
    r"| have(?= [^.?!;]{3,60}\bfrom me\b)) (?P<thing>(?!(?:a lot|me|on|off|up"
    r"|seen|noticed|heard|read|gathered|guessed|been|had|met|the feeling|the (?:impression|point))\b|to\b|used\b"
    r"|there\b|a sense|the idea|it all|what|how|that (?:the|it"
    r"|we|I|she|he|they)\b)[^.?!;]*)",
    r"\byou (?:have|get) (?P<them>it|them|that|this|both|all of (?:it|them))\b[^.?!;]*",
    r"\byou have (?P<held>(?:my|our|the) [\w' -]{3,40}?) (?=(?:by|before) )[^.?!;]*",
    r"\byou(?:'ll| will) (?:see|find) (?P<seen>it|them|that|this|(?:the|my|our|an?) [\w' -]{2,40}?) (?=in your (?:inbox|mail|e-?mail|post)\b)[^.?!;]*",
    r"\b(?P<coming>it|that|they|those|this|(?:the|my|our) [a-z' -]{2,40}?)(?:'s|'re| is| are| will be|'ll be) coming"
    r" (?:your way|over to you|to you|(?=(?:tomorrow|tonight|today|this (?:afternoon|evening))\b))[^.?!;]*",
    r"\b(?P<it>it|that|they|this|(?:the|an?|my|our|your) [a-z' -]{2,40}?)(?:'ll be| will be| goes| go|'s| is|'re"
    r"| are) (?:with you|in your [A-Za-z]+|on your desk|in your hands|over to you|at your|in the post to you"
    r"|out to you)\b[^.?!;]*",
    r"\b(?P<leaving>it|that|they|those|this|(?:the|an?|my|our|your|both|all) [a-z0-9' -]{2,40}?)(?:'ll| will|'s|'re| is| are)?"
    r" (?:go(?:es)?|going|leaves?|leaving) (?:out|off|in the (?:post|mail)|by (?:courier|post|mail|express)|to you|over to you"
    r"|(?=(?:tomorrow|tonight|today|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)[^.?!;]{0,20}by (?:courier|post|express)))\b[^.?!;]*",
    r"\b(?P<yours>it|that|they|those|this)(?:'s| is|'re| are|'ll be| will be) yours (?=by|on|tomorrow|today|tonight)[^.?!;]*",
    r"^(?:(?:and|so|ok|okay|then|yes|yeah),? )*(?P<fronted>(?!(?:what|when|where|how|who|if|did|do|can|have|i|we|he|she|they|then|now|and|that's|it)\b)"
    r"[\w' -]{3,50}?),? you(?:'ll| will) (?:get|have|receive) (?=on|by|tomorrow|today|tonight|this|next|before|from)[^.?!;]*",
    r"\bexpect (?P<expected>(?:it|that|an? [a-z]+|the [a-z ]+|my [a-z ]+)) (?:from me )?(?=by|on|tomorrow|today"
    r"|tonight|before|from me|monday|tuesday|wednesday|thursday|friday)[^.?!;]*",
    r"\byou(?:'ll| will) hear (?:back )?from me\b[^.?!;]*",
)
"""What comes to the other side: "you'll have the plan on Friday", but not "you'll have a lot to do"."""
PRESENT = any_case(r"\b(?P<who>I) (?:also |then |just )?(?P<vp>(?P<verb>[a-z-]+)\b)")
SENDING = any_case(
    r"\b(?P<who>I|we)(?:'m| am|'re| are)\s+(?:just\s+|also\s+|gonna be\s+)?(?P<vp>(?P<verb>[a-z-]+ing)\b)"
)
OFFER = _compiled(
    rf"\bI (?:can|could){_ADVERBS}\s+(?:easily |always |certainly )?",
    r"\b(?:I'd be |I'm |I would be |always |more than )*(?:happy|glad|delighted|willing|pleased) to\s+",
    r"\b(?:shall|should) I\s+",
    r"\b(?:do you |would you |d'you )?(?:want|like) me to\s+",
    r"\bwould it (?:help|be (?:useful|helpful|good|easier)) if I\s+",
    r"\bhow about I\s+",
    r"\bwhy don't I\s+",
    r"\bwhat if I\s+",
    r"\bif you (?:like|want|wish|prefer)(?: to)?,? I(?:'ll| will| can| could)\s+",
    r"\b(?:I'd|I would) (?:love|like) to\s+",
    r"\b(?:maybe|perhaps|I might|I may|we could|we might|we can|I should|I'd|I would|I was going to|I want to"
    r"|I need to|I have to|I've got to|I've to|I hope to|I'm hoping to|I plan to|I'm planning to|I'll try(?: to"
    r"| and)|I'll see if I can|let me see if I can|I'll have to|I was thinking I'd|I ought to|I intend to"
    r"|I aim to)(?: also| probably| just| then)*(?: I(?:'ll| will| can| could| might))?\s+",
)
ERRAND = any_case(
    r"(?:let (?:me|us) know|ask|check|find|introduce|put (?:me|us|together|in)|book|set up|review|proofread|read"
    r"|look (?:at|over|through|into|up)|take a look|write|draft|arrange|organi[sz]e|prepare|get (?:me|us|back|hold"
    r"|in touch|that|it|the)|speak|talk to|contact|reserve|add|update|confirm|follow up|handle|tell|remind|cover|host"
    r"|join|come|attend|pick|sign|print|chase|mention|make (?:me|us|sure|an? intro)|call|ring|do the|bring)\b"
)
"""Requests to which a mere "yeah" is a promise."""

# -- hedging ---------------------------------------------------------------------------------------------------

_ABOUT_WHEN = (
    r",? (?:(?:in|on|over|during|before|by|early|late|later|around|within|of|the|this|next|coming) )*"
    rf"(?:week(?:end)?|month|quarter|term|year|new year|spring|summer|autumn|winter|christmas|easter|today|tonight|tomorrow|{'|'.join((*MONTHS, *DAYS))})\b"
)
SOME_TIME = rf"(?:some ?time|at some point)\b(?!{_ABOUT_WHEN})"
"""A time that may never come; "sometime next week" is a loose one, which is no doubt about the deed."""
OF_THE_DAY = any_case(rf"[,;]?\s+['\"]?(?:(?:it|that|this|they|these) )?should be(?={_ABOUT_WHEN})")
"""A doubt that is only one about the day: "the keys, should be next week"."""
HEDGE = _compiled(
    r"\b(?:maybe|might|could|perhaps|possibly|potentially|probably|presumably|hopefully|ideally|tentatively"
    r"|eventually|someday)\b",
    r"\bmay(?= (?:be|have|not|well|also|just|need|send|get|take|try|come|ask|do))\b",
    r"\b(?:if|unless|assuming|provided|providing|whenever|wherever)\b|\bdepend(?:s|ing)\b|\bsubject to\b|\bin case\b"
    r"|\bas long as\b",
    r"\b(?:not sure|unsure|not certain|no promises|can't promise|cannot promise|won't promise|don't hold me"
    r"|no guarantees?|can't guarantee|don't quote me)\b",
    r"\b(?:try|trying|aim|aiming|hope|hoping|wish|intend|attempt)\b(?! to (?:hear|see) )",
    r"\b(?:I think|I guess|I suppose|I imagine|I expect|I doubt|I assume|I reckon|I'd say|I believe|I don't think"
    r"|I don't know|I wonder)\b",
    r"\b(?:in theory|in principle|fingers crossed|touch wood|knock on wood|god willing|all being well|with (?:any"
    rf"|a bit of|some) luck|one of these days|one day|some day|{SOME_TIME})\b",
    r"\b(?:ought to|should|would|I'd|we'd|would like|would love|plan to|planning to|want to|wanted to|meant to"
    r"|thinking of|thinking about|toying with|tempted to|considering|willing to)\b",
    r"\b(?:have|has|need|needs|got) to (?:ask|check|see|clear|run|talk|speak|look|think|get permission|confirm)\b",
    r"\bsee (?:if|whether|what)\b|\?\?|\blet me think\b|\bthink about it\b",
)
"""What leaves a promise open: "maybe on Friday", but not "on Friday"."""
STRICT_HEDGE = any_case(r"\b(?:maybe|might|if|perhaps|not sure|(?:has|have|need) to ask)\b|\?\?")
"""Words that may stand in no quotation of a certain promise (rubric R2)."""
DOUBTED = any_case(
    r"(?P<before>\b(?:poss(?:ibly)?|prob(?:s|ably)?|perhaps|maybe|perh)\b\.?[\s:,-]*$)"
    r"|^[\s,;.(\u2013\u2014-]*(?:if(?! you (?:like|want)\b)|unless|depending|provided|as long as|tb[cd]|to be confirmed|poss(?:ibly)?|perhaps|maybe|\?\?)(?:\b|(?<=\?))"
)
"""What stands right before or behind words of a note and leaves them open: "poss.", "- if they ask", ", tbc"."""
_OF_THE_THING = any_case(
    r"(?P<thing>\b(?:what|which|who|whom|whose|where|how|why|that)(?: (?!(?:if|and|but|or|as|because|since|when)\b)[\w'-]+){0,3}?"
    r"|(?<!\band)(?<!\bbut)(?<!\bor)(?<!\bso)(?<!\bif)(?<!\bas)(?<!\bbecause)(?<!\bwhen)(?<!\bonce)(?<=\w) (?:(?:the"
    r"|our|your|his|her|their) [\w-]+|I|we|you|he|she|they))"
    r"(?: (?:would|could|might|may|should)|'d)\b"
)
"""A sub-clause that tells which thing is meant and leaves nothing open: "what I would drop", "the boats we could lend"."""


def without_asides(words: str) -> str:
    """WORDS of a promise without the "would" or "might" of a sub-clause, which is no doubt about the promise."""
    return _OF_THE_THING.sub(r"\g<thing>", OF_THE_DAY.sub("", words))


WHETHER = any_case(
    r"\b(?:asks?|checks?|finds? out|confirms?|looks? into|tests?|verify|verifies|tell you|let you know|sees?)\b[^,.;]{0,40}?\s(?P<if>if)\b"
)
SUBORDINATE = _compiled(
    r"\s+(?:because|so that|so (?:you|we|they|he|she|I|it)|since|although|though|while|in order)\b"
    r"|(?<!\btell you)(?<!\byou know)\s+(?:which|who|whose|where)\b(?! (?:[\w'-]+ ){0,3}?(?:would|could|might|may|should)\b)",
    r",\s*(?:I|you|we|he|she|they|it)(?:'\w+)?\s+[a-z]|,?\s+that's\b",
    r",\s*(?:don't|do|isn't|is|aren't|can|can't|shall|will|won't|didn't|wouldn't|haven't) (?:I|you|we|it|he|she|they)\b",
    r",?\s+and (?:then )?(?:I|you|we|he|she|they|it|that)(?= [a-z]|')",
    r",\s*(?:so|then|and then|right|okay|ok|yeah|alright|no problem|of course|don't worry|as (?:I|we|you)|like)\b",
    r"\s*[\u2013\u2014;:]\s*|\s-\s|\.\.\.|\u2026",
    r"(?<!\bday)(?<!\bdays)(?<!\bweek)(?<!\bweeks)(?<!\bmonth)(?<!\bmonths)"
    r"\s+(?:once|when|as soon as|after|before|until(?! (?:the (?:\d+\w*|end of|first|last|same)|this (?:\w+day|week|month|evening|afternoon))\b)|while)"
    r" (?:I|we|you|he|she|they|it|the|this|that|my|our)\b",
    r"\s+that (?:(?:you|we|I|he|she|they)(?! (?:would|could|might|may|should)\b)|explains|shows|covers|has|is|was|lists)\b",
)
OTHERS_CONDITION = any_case(
    r"\b(?:once|when|as soon as|after|until|the moment) [^,.;]{0,50}?\b(?:signs?(?: off)?|signed(?: off)?|approv\w+"
    r"|agree[sd]?|says? (?:yes|ok|it's ok)|gives? (?:the |us the |me the )?(?:ok|okay|go-ahead|green light|nod)"
    r"|comes? through|confirms?|allow\w*|lets? (?:me|us)|is (?:clear|certain|decided|confirmed|approved|public)"
    r"|get (?:the|an?) (?:ok|okay|go-ahead|green light|answer|budget|approval)|hear back|have (?:the )?(?:budget"
    r"|approval|permission)|permits?|clears?)\b"
    r"|\b(?:when|if|whenever) I (?:get|have|find) (?:a |some |the )?(?:chance|time|minute|moment)\b"
)
REPORTED = _compiled(
    r"\b(?:he|she|they|you|people|everyone|somebody|someone|who|[A-Z][a-z]+|my \w+|the \w+)(?:'d|'s)? (?:always "
    r"|often |just )?(?:said|says|say|would say|'d say|used to say|might say|told (?:me|us|him|her|them)|goes|went"
    r"|was like|is like|were like|promised|asked|insisted|replied|wrote|think|thinks|thought|hope|hopes|knows?|joked"
    r"|claims?)\b[,:]?\s*(?:that |me |us )?[\"']?\s*$",
    r"\bI (?:said|told you|promised|did say|know I said|thought)(?: that| you)?\s*$",
    r"\b(?:I was like|I thought|I said to (?:him|her|them|myself)|I told (?:him|her|them|[A-Z][a-z]+)|I always say|I (?:always|usually|often) tell [\w ]{2,24}"
    r"|I keep saying|when I say|wondering if|wonder if|wonder whether|not sure if|don't know if|don't know when"
    r"|don't know whether|doubt|unless|until|imagine|the day|the moment|chances are|afraid|worried(?: that)?|hope"
    r"|everything|whatever|anything|the first thing|the last thing|as if|who knows if|probably where"
    r"|(?<!at )all)\s*[,:]?\s*[\"']?\s*$",
)
ABSENT = re.compile(
    r"(?:(?:and|so|but|well|oh|no|sorry|also|great|okay|ok|right)\b[\s,.!]*)*(?:(?:I|we|he|she|they|[A-Z]\w+)(?:\s+|(?=')))?(?:"
    r"(?:won't|will not|'ll not|can't|cannot|'m not|am not|isn't|'s not|aren't|'re not) (?:(?:be|going to be) )?"
    r"(?:in|there|here|around|available|free|reachable|at)\b|(?:won't|can't|cannot|'ll not) (?:come|make it|join|attend)\b"
    r"|(?:'ll|will|'m|am|'s|is|'re|are) (?:be )?(?:away|off(?! to\b)|abroad|out of (?:the )?(?:office|town|country)|on (?:leave|holiday|vacation))\b"
    r")(?!.*(?:'ll|\bwill|\bcan)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Who is not there on a day, which is no errand: "I won't be in on Friday"."""
NO_ERRAND = as_written(
    r"(?i:(?:(?:and|so|but) )?(?:(?:the|our) )?next (?:meeting|call|talk|chat|visit|session|round)\b)(?!.*\b(?:I|we|he|she|they|brings?|sends?|will)\b)"
    r"|(?:(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w'-]+) )?[Kk]eeps [^.;]*\bto (?:him|her|them)sel(?:f|ves)\b"
)
"""An appointment, and what somebody lets nobody else do: "Next meeting on 3 May at ours", "keeps the till to herself"."""
VOID = any_case(
    r"(?<!\bstill )(?<!\bbut )(?<!, )\bnothing\W*$|\b(?:owe[sd]?|promised)(?: \w+)? nothing\b|\bbut (?:I|we|he|she|they) already (?:have|has|did)\b"
    r"|\bhere (?:you go|you are|it is|they are)\b|\bwhen (?:pigs (?:can )?fly|hell freezes)|\bover my dead body\b"
    r"|,\s*(?:ha(?:ha)*|lol|just kidding|only joking)\b|\bwhich (?:I|we|he|she|they) (?:did|has|have)\b"
    r"|(?:,|;|\band|\bbut) (?:it|they|those|both)(?:'s| has| have| already)* (?:arrived|came|is here|are here)\b"
    r"|[,;] (?:and |but )?(?:I|we|he|she|they) [a-z]+ (?:it|them|that)\b[^.;]*\b(?:yesterday|already|ago|this morning|last \w+)\b"
    r"|\b(?:but that was|then (?:went|changed|sold|gave|forgot|left)|no longer (?:need|want|have))\b"
)
"""What a promise says, or its sentence behind it, that is none, is over or is kept: "which I did", "when pigs fly"."""
KEPT = any_case(
    r"(?:(?:and|so|but|well)\b,? )?(?:(?P<came>(?:it|they|both|the \w+)(?:'s| has| have)? (?:came|come|arrived)|(?:(?:I|we) )?(?:got|received) (?:it|them))"
    r"|(?:(?P<theirs>he|she|they)|I|we) (?:(?:did|have|has)(?: (?:so|it|that"
    r"|just that))?|(?!(?:need|want|like|love|use|have|do)s?\b)[a-z]+ (?:it|them|one))"
    r"|(?:done|sent|paid|delivered|returned|posted)(?: (?:it|them))?)(?: (?:since|already|too|over|round|back|off"
    r"|yesterday|today|this morning|last \w+|on \w+day))*\W*$"
)
"""A sentence of notes that says the promise before it was kept: "I did.", "She brought it round yesterday."."""
HABIT = any_case(
    r"\b(?:always|usually|normally|typically|generally|every (?:time|day|week|month|year|morning|monday|tuesday"
    r"|wednesday|thursday|friday|single)|each (?:time|day|week|month)|most (?:days|weeks|mornings)|on (?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)days|whenever|never|as always|back in|used to)\b"
)
OWN_LIFE = any_case(
    r"\bmy (?:mum|mom|mother|dad|father|wife|husband|partner|sister|brother|kids?|son|daughter|dentist|doctor|gp"
    r"|landlord|therapist|gym|dog|cat|car|flat|house|garden|hair|holiday|plumber|vet|bike|in-laws|neighbou?r"
    r"|grandmother|gran)\b"
    r"|\b(?:dinner|the dishes|laundry|groceries|the shopping|my lunch|a nap|the school run)\b"
)

# -- asking and answering --------------------------------------------------------------------------------------

_POLITE = r"(?:\s+(?:please|maybe|possibly|just|perhaps|also|kindly|still|then|quickly|by any chance|guys|two|both|all|be able to|at some point))*"
REQUEST = _compiled(
    rf"\b(?:could|can|would|will|'d) you{_POLITE}\s+(?P<vp1>.+)",
    r"\bwould you (?:mind|be up for|be open to|consider)\s+(?P<vp2>[a-z-]+ing\b.*)",
    r"\b(?:do|d')\s*you mind\s+(?P<vp3>[a-z-]+ing\b.*)",
    r"\bmind\s+(?P<vp4>[a-z-]+ing\b.*)",
    r"\b(?:any|is there any|a) chance (?:that )?(?:you(?:'d| could| can| might| would)(?: be able to)?"
    r"|of you)\s+(?P<vp5>.+)",
    r"\bdo you think you (?:could|can|might|would)(?: be able to)?\s+(?P<vp6>.+)",
    r"\b(?:are you|would you be) (?:able|willing|happy|prepared|okay|ok|up|free) to\s+(?P<vp7>.+)",
    r"\b(?:would|is) it (?:be )?(?:possible|ok|okay|alright)(?: for you)? to\s+(?P<vp8>.+)",
    r"\bI(?:'d| would)? (?:need|want|like|love) you to\s+(?P<vp9>.+)",
    r"\b(?:it'd|it would|that would|that'd) be (?:really |so |very |super )?(?:great|helpful|good|lovely|useful"
    r"|amazing|wonderful|brilliant|ideal|handy) if you (?:could|would|can)\s+(?P<vp10>.+)",
    r"\bI(?:'d| would) (?:really )?(?:appreciate|be grateful|love|like)(?: it)? if you (?:could|would"
    r"|can)\s+(?P<vp11>.+)",
    r"\bif you (?:could|can)(?: just| please)?\s+(?P<vp12>[^,.?!]+)",
    r"(?:^|[,;] |\band |\bso )please(?: do| can you| could you)?\s+(?P<vp13>.+)",
    r"\b(?:don't|do not) forget to\s+(?P<vp14>.+)",
    r"^(?:(?:and|so|then|ok|okay|great|yes|yeah|well|cool|perfect|right|just),?\s+)*(?P<vp15>(?!give (?:me"
    r"|us) (?:until|till|(?:a|an|one|two|three|some) (?:[a-z]+ )?(?:of )?(?:weeks?|days?|hours?|minutes?|mins?"
    r"|seconds?|secs?|bit|moment|time)\b))(?:send|email|e-mail|forward|text|ping|drop|shoot|give|lend|bring) (?:me"
    r"|us)\b.+)",
    r"^(?:(?:and|so|then|ok|okay|great|right|just|if you(?:'ve| have)(?: got)? [^,?]{2,30}),?\s+)*(?P<vp24>(?:send|e-?mail|forward|mail|post|bring)"
    r" (?:it|them|the|your|an?|both)\b[^?]+?),? please\W*$",
    r"^(?:(?:and|so|then|ok|okay|great|right|just),?\s+)*you(?:'ll| will|'re going to|'re) (?P<vp16>.+\?)$",
    r"\byou(?:'d|'ll)? (?:also |still |just )?(?:have|need|'ve got|have got) to (?P<vp21>(?:send|e-?mail|forward|give|bring|text|get|return) (?:me|us)\b.+)",
    r"^(?:(?:and|so|then|ok|okay),?\s+)*who(?:'s| is|'ll| will| can| could)(?: going to)? (?P<vp22>(?!that\b|this\b|it\b).+\?)$",
    r"(?:^|[,:;]\s*|\b(?:and|so|then)\s+)you (?P<vp23>(?:send|e-?mail|forward|bring|give|get|text|call|ring|let) (?:me|us)\b.+)",
    r"\byou(?:'re| are) (?:going to be )?(?P<vp20>(?:sending|emailing|bringing|sharing|introducing|forwarding"
    r"|booking|drafting|writing|checking|asking|getting (?:me|us|back))\b.+)",
    r"\bI(?:'ll| will|'d| do|) need (?P<np3>(?:the|your|that|those|an?|all|some)\b[^.?!]*?) from you\b",
    r"\byou (?:were going to|said you(?:'d| would| could)|promised to|promised me|mentioned you could|offered to"
    r"|were meant to|still owe me)\s+(?P<vp18>.+)",
    r"(?:^|[,;:]\s*|\b(?:and|so|then),?\s+)you(?:'ll| will|'re going to) (?P<vp19>(?!get\b(?! (?:me|us)\b)|have\b|find\b|see\b"
    r"|need\b|want\b|be\b|love\b|like\b|know\b|hear\b|receive\b|come\b|look\b|make\b|do\b|tell\b)\S.+)",
)
"""What asks the other side to do something: "could you send me the plan", but not "you could see it from there"."""
WHEN_REQUEST = _compiled(
    r"\b(?:when|how soon|by when|what day) (?:can|could|will|would|should|do) (?:I|we) (?:expect|have|get|see"
    r"|count on|hope for)\s+(?P<np1>[^?.]+)",
    r"\b(?:when|how soon|by when|what day) (?:can|could|will|would|do|are) you (?:be able to |think you can "
    r"|think you'll |think you could |going to )?(?P<vp17>[^?.]+)",
)
GET_REQUEST = any_case(
    r"\b(?P<modal>could|can|may|might) (?:I|we(?= (?:\w+ )?borrow\b))(?: please| maybe| possibly| just| perhaps| also)* (?P<verb>get|have"
    r"|see|borrow|read|grab|steal)\s+(?P<np2>"
    r"(?!(?:you|your (?:view|opinion|take|thoughts?|advice|honest|sense)|back|in|out|it right|what|how|why|where|if|to"
    r"|(?:a|one|another|some) (?:quick )?(?:word|minute|moment|second|sec|break|drink|coffee|question|guess|go|idea|thing))\b)"
    r".+)"
)
ON_THE_SPOT = _compiled(
    r"(?:come (?:closer|back|again)|hear|see|repeat|say|speak(?! (?:to|with) (?!me\b|us\b))|explain|describe|elaborate|expand|walk"
    r"|talk(?! (?:to|with) (?!me\b|us\b))|imagine|believe|clarify|remember"
    r"|recall|think|start|go|come again|move|excuse|scroll|zoom|be\b|do me a|bear|mute|unmute|turn|hold(?= on\b|\W*$)|hang|wait"
    r"|stop|guess|understand|help me understand|take me|take us|show (?:me|us)|show|do (?:that|it|this)\s*\?*$"
    r"|do\s*\?*$|tell(?! (?:him|her|them|the|your|(?-i:[A-Z])\w+)\b)|remind(?! (?:him|her|them|your"
    r"|(?-i:[A-Z])\w+)\b)|define|compare|pass (?:me|us)|give (?:me|us)?\s*(?:until|till|(?:a|an"
    r"|one|two|three|some|your|the|any|more|bit)\s+)?(?:[a-z]+\s+)?(?:until|till|week|day|hour|bit|few|couple"
    r"|opinion|view|take|thoughts?|impression|answer|reaction|verdict|feedback|indication|insight|context|background"
    r"|details?|word|ring)\b|give (?:me|us)? ?(?:a|an|one|some)? ?(?:sec|second|minute|moment|idea|example|sense"
    r"|flavou?r|overview|hint|rough|hand|break|bit|summary)|share your screen|make (?:sense|it (?:bigger|louder))"
    r"|read that|note that|look at (?:this|that|me|the screen)|run (?:me|us) through|fix that\?|count|like|rather"
    r"|agree|prefer|recommend|suggest|want|need|have(?! (?:a (?:good |proper |quick )?(?:look|read|word)|somebody|someone)\b)|list)\b",
)
"""What is asked for and done in the talk itself: "say that again", but not "send the plan"."""
QUESTION_CHAT = any_case(r"\b(?:hear me|see my|see the screen|say that again|come again)\b")
_YES_STRONG = (
    r"will do|can do|(?:I|we) will(?=\s*(?:[.,!]|$))|(?:of )?course (?:I|we) (?:will|can|do)|certainly will|I shall|sure will|will be done"
    r"|consider it done|on it|you got it|you've got it|of course|sure thing|sure|absolutely|certainly|definitely"
    r"|gladly|happy to(?: do (?:that|it|so))?"
    r"|no problem(?: at all)?|not a problem|no worries|with pleasure|my pleasure|by all means|for sure|leave (?:it"
    r"|that|this) with me|I(?:'ll| will) (?:do (?:that|it|so)|get on (?:it|that)|sort (?:it|that)(?: out)?)|deal|done"
    r"|totally|naturally|I(?:'d| would) be (?:happy|glad|delighted|honou?red|pleased)|agreed|sounds (?:fair|like a plan)"
)
_YES_WEAK = (
    r"yes|yeah|yep|yup|ok|okay|alright|all right|right|fine|sounds good|(?:I|we) can(?!')(?: do (?:that|it))?|(?:I"
    r"|we) will|that works|works(?: for me)?|fair enough|mm-?hm+|that's fine|that should be fine"
    r"|aye|ja|course|natch|noted|promise|promised|you'll have it|good idea|great|perfect|o+h+|a+h+|well|yes please"
    r"|please do|please|cool|agreed|go ahead|go for it|lovely|nice|brilliant|exactly|correct|that's right|oh gosh"
    r"|gosh|oh god"
)
YES = any_case(rf"^(?:(?:{_YES_STRONG}|{_YES_WEAK})\b[\s,.!\u2013\u2014-]*)+")
YES_STRONG = any_case(rf"\b(?:{_YES_STRONG})\b")
NO = _compiled(
    r"^(?:oh,? |well,? |um,? |ah,? |hm+,? )*(?:no\b(?! problem| worries)|nope|not (?:really|yet|sure|now)|I can't"
    r"|I cannot|unfortunately|I'm afraid|I'd rather|I don't|we don't|we can't|sorry\b|hmm|maybe|probably|possibly"
    r"|perhaps|let me think|depends|it depends|good question|I'll try|I'll see|I'll have to|I'd have to"
    r"|I would have to|I might|I could|I should|I think so|I guess|I suppose|I hope)\b"
)
ALREADY = any_case(
    r"\b(?:already|just (?:sent|shared|did|forwarded|posted|put)|I(?:'ve| have) (?:sent|shared|done|just|forwarded)"
    r"|I sent|I did|here you go|it's in (?:the chat|your inbox)|there you go|sent it|done that|as we speak"
    r"|doing it now|right now)\b"
)
WELCOME = any_case(
    r"^(?:(?:o+h+|a+h+|wow|yes|yeah|yep|ok|okay|well|hmm)[,!.]*\s+)*(?:yes,? please|please(?: do)?|that(?:'d| would"
    r"| will|'ll|'s)?(?: actually| really)? (?:be |is )?(?:really |so |very |super |actually |incredibly "
    r"|just )*(?:an? )?(?:big |huge |great |massive |real )?(?:great|lovely|helpful|amazing|brilliant|perfect|wonderful|fantastic|super|useful|good|ideal|help"
    r"|awesome|kind|excellent|nice)"
    r"|I(?:'d| would) (?:really )?(?:love|appreciate|like) (?:that|it)|go for it|sounds (?:good|great|perfect|lovely"
    r"|excellent)|thank you|thanks|cheers|you're (?:a star|a lifesaver|the best|very kind|so kind|too kind|an angel"
    r"|a legend|amazing|brilliant)|that works|works(?: for me| well)?|fine|deal|good idea|go ahead|let's do that"
    r"|do\b|wonderful|perfect|brilliant|lovely|great|amazing|fantastic|excellent|yes|yeah|yep|yup|sure|ok|okay"
    r"|absolutely|definitely|would you\b|if you could|if you don't mind|if you wouldn't mind)\b"
)
NOT_NEEDED = any_case(
    r"^(?:(?:oh|ah|no|nah|that's kind|thanks|thank you|actually|it's fine|that's ok(?:ay)?|that's fine"
    r"|it's ok(?:ay)?)[,.!]*\s+(?:but )?)*(?:no need\b(?! to (?:rush|hurry|apologi|panic))|don't (?:bother"
    r"|worry about (?:it|that|the|your|my|sending|bringing|doing))|you (?:don't|do not) (?:need"
    r"|have) to\b(?! (?:rush|hurry))|there's no need\b(?! to (?:rush|hurry))|not necessary|I(?:'ve"
    r"| have) (?:already )?got (?:it|one|that) already|I already have)"
)
WHEN = any_case(
    r"^(?:(?:great|perfect|ok|okay|thanks|cool|and|lovely|nice|good|brilliant|wonderful|so"
    r"|thank you)[,.!]*\s+)*(?:by when|when(?: (?:would|will|can|could|should|do|are|is|might)\b(?! (?:you|they) (?:need|want|like))[^?]*)?"
    r"|what day(?:[^?]*)?|how soon(?:[^?]*)?|what's (?:realistic|the timing|your timing)(?:[^?]*)?)\s*\?"
)

# -- correcting and taking back --------------------------------------------------------------------------------

MAKE_THAT = any_case(
    r"\b(?:sorry|actually|no|wait|hang on|hold on|I mean|I meant|make (?:that|it)|scratch that|strike that|correction"
    r"|or rather|rather|let's (?:say|make (?:it|that))|call it"
    r"|better (?:make|say)(?: it| that)?|can we (?:say|make (?:it|that))|not)\b"
)
WITHDRAWN = _compiled(
    r"\bor rather,? you [a-z]+ (?:it|them|him|her|that)\b",
    r"\b(?:forget (?:that|it|I said (?:that|anything)|what I said)|scratch that|strike that|never ?mind(?: that)?"
    r"|I take (?:that|it) back|ignore (?:that|what I (?:just )?said)|disregard (?:that|what I said))\b(?! (?:one"
    r"|part|bit)\b)",
    r"\bon second thoughts?\b",
    r"\b(?:actually|sorry|oh|wait|hmm|no)[^.?!]{0,30}?\bI (?:can't|cannot|won't|don't think I can|probably can't"
    r"|shouldn't|am not allowed to)(?! (?:wait|remember|recall|believe|imagine|thank|complain|tell you how"
    r"|say (?:enough|no)|stress|help but|find (?:my|the mute))\b)",
    r"\bI (?:can't|cannot|won't|don't think I can|won't be able to|shouldn't)(?: actually| really"
    r"| even)? (?:do (?:that|it)|send (?:it|that|them)|promise (?:it|that|anything)?|share (?:it|that|them)"
    r"|make (?:it|that)|commit to (?:it|that))",
    r"\b(?:let's|we can|we should) (?:leave|park|skip|drop|forget|not do) (?:that|it|this)\b",
    r"\b(?:that|it)(?:'s| is) not going to (?:happen|work)\b|\bthat won't (?:work|happen)\b|\bdon't (?:wait for"
    r"|count on) (?:it|that|me)\b",
)
DROPPED = any_case(
    r"\b(?:actually|no|sorry|wait|well|oh),? (?:forget|scrap|skip|leave) (?:about )?(?P<thing>the [\w' -]+?)(?: then| out)?(?=[.,!]|$)"
)
"""One thing left out, which takes a promise back where it is that thing."""
WEAKENED = any_case(
    r"\b(?:no promises|can't promise|cannot promise|don't hold me to|don't quote me|no guarantees|not a promise"
    r"|can't guarantee|if I (?:find|get|have) (?:the )?time|if I can|if that's allowed|if (?:he|she|they"
    r"|my \w+) (?:agrees?|says? yes|lets? me|allows?)|(?:I|I'd|I'll|would|might|may) (?:just )?(?:have"
    r"|need) to (?:ask|check|clear)|let me check (?:first|with)|might (?:slip|be|take)|depends on|fingers crossed"
    r"|hopefully|I think\.?$|maybe\b|not (?:100|a hundred) ?(?:%|per ?cent) sure)"
)
