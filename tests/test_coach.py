"""`rapport coach` and `init` in full: practice on the user's own words; voice, goals and gifts are used."""

import datetime as dt
import json
import re

import pytest

from assistant import templates
from assistant.app import App
from assistant.notebook import NewNote
from assistant.strategy import coach, demands, grading

TODAY = dt.date(2026, 11, 23)
GOOD = (
    "Subject: The rye and your stone\n\nHi Otto,\n\nYou told me that nobody reports how your rye behaves in the oven, so I baked two "
    "loaves with it last week. Here are the crumb photos of both, one from each side. How will you test the new stone? Two lines are plenty, and no answer is fine if the "
    "mill is busy.\n\nWren\n"
)  # fmt: skip


@pytest.fixture
def otto(book):
    person = book.add_contact("Otto Lund", emails=["otto@mill.example"])
    text = 'Runs Quay Mill. "Nobody reports how our rye behaves in the oven."\nfact: a new stone comes in December\n- [ ] I owe: send him the crumb photos'
    book.add(NewNote((person.id,), text, dt.date(2026, 11, 3), "call"))
    book.change_me({"name": "Wren Adeyemi"})
    return person


def graded(run, text, *args):
    ran = run("coach", "-", "--json", *args, input=text)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_a_good_draft_has_nothing_to_mend(run, otto):
    assert [p["why"] for p in graded(run, GOOD, "--to", "otto")["points"]] == []
    assert "Nothing to mend" in run("coach", "-", "--to", "otto", input=GOOD).out


MENDED = {
    "two questions": (GOOD.replace("Two lines", "Can I come by? Two lines"), "M6", "it asks 2 questions"),
    "no way out": (
        GOOD.replace("Two lines are plenty, and no answer is fine if the mill is busy.", ""),
        "M14",
        "a no easy",
    ),
    "flattery": (GOOD.replace("You told", "I am a huge fan of your mill. You told"), "M10", "huge fan"),
    "filler": (GOOD.replace("Hi Otto,\n\n", "Hi Otto,\n\nI hope this finds you well. "), "M10", "filler"),
    "pressure": (GOOD.replace("How will", "You must tell me. How will"), "M17", "pressure"),
    "placeholder": (GOOD.replace("two loaves", "[number] loaves"), "M16", "placeholder"),
    "the wrong name": (GOOD.replace("Hi Otto", "Hi Greta"), "M5", "Greta"),
    "too long": (GOOD.replace("How will", "And so on and on it goes. " * 20 + "How will"), "M11", "limit"),
    "a meeting without bounds": (
        GOOD.replace("How will you test the new stone?", "Can we meet sometime?"),
        "M15",
        "range of days",
    ),
    "a big ask": (GOOD.replace("How will you test the new stone?", "Would you hire me?"), "M7", "too big"),
}


@pytest.mark.parametrize("case", MENDED)
def test_what_is_wrong_is_named_with_the_words_concerned(run, otto, case):
    text, rule, why = MENDED[case]
    points = {p["rule"]: p for p in graded(run, text, "--to", "otto")["points"]}
    assert rule in points
    assert why in points[rule]["why"]
    flat = re.sub(r"\s+", " ", text)
    assert all(re.sub(r"\s+", " ", words) in flat for words in points[rule]["words"])
    if rule in ("M6", "M14", "M10", "M17"):
        assert points[rule]["words"]


def test_the_wrong_name_and_pressure_come_before_style(run, otto):
    text = GOOD.replace("Hi Otto", "Hi Greta").replace("How will", "I hope this finds you well. How will")
    assert graded(run, text, "--to", "otto")["points"][0]["rule"] == "M5"


def test_it_does_not_rewrite_unless_asked(run, otto):
    text = MENDED["no way out"][0]
    assert "To: Otto" not in run("coach", "-", "--to", "otto", input=text).out
    assert "To: Otto Lund <otto@mill.example>" in run("coach", "-", "--to", "otto", "--rewrite", input=text).out
    assert run("coach", "-", "--rewrite", input=text).code == 2


def test_a_rewrite_keeps_the_words_and_mends_what_was_found(run, otto):
    hurried = GOOD.replace("Hi Otto,\n\n", "Hi Greta,\n\nI hope this finds you well. ").replace(
        "Two lines are plenty, and no answer is fine if the mill is busy.", "This is really important for us."
    )
    out = run("coach", "-", "--to", "otto", "--rewrite", input=hurried).out.split("To: Otto Lund")[1]
    assert "Hi Otto,\n\nYou told me that nobody reports how your rye behaves" in out
    assert "How will you test the new stone? A no is fine.\n\nWren" in out
    assert not any(words in out for words in ("Greta", "finds you well", "important"))


def test_what_cannot_be_mended_is_left_and_said(run, otto):
    out = run("coach", "-", "--to", "otto", "--rewrite", input=MENDED["two questions"][0]).out
    assert "Your text is left as it is" in out
    assert "To: Otto" not in out


ROTA = "Two more for the oven on Sundays.\nThe stone mason quits them on 9 December, he said.\nThey are four hands short at the silo."


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("With the mason quitting on 9 December you will be four hands short at the silo.", True),
        ("With the mason quitting on 12 December you will be four hands short at the silo.", False),
        ("With the mason quitting on 9 December you will be seven hands short at the silo.", False),
        ("With Bertil quitting on 9 December you will be four hands short at the silo.", False),
    ],
)
def test_a_sentence_that_one_note_holds_is_proven(run, otto, book, monkeypatch, sentence, known):
    book.add(NewNote((otto.id,), ROTA, dt.date(2026, 11, 20), "call"))
    book.add(
        NewNote((otto.id,), "He is short. December, four songs, the mason sings.", dt.date(2026, 11, 21), "message")
    )
    data = graded(run, f"Hi Otto,\n\n{sentence} Attached is a list of mills. Does that help?\n\nWren", "--to", "otto")
    assert (sentence not in data["not_in_notes"]) == known
    assert "M14" not in {p["rule"] for p in data["points"]}  # no way out of "Does that help?"


PUSHING = (
    "Hi Otto,\n\nPlease send me the sieve sheet. I need you to ring the board by Monday, as my landlord is pressing me. "
    "Could you also lend me a mill. Does Tuesday suit?\n\nWren"
)


def test_demands_are_asks_and_deadlines_and_third_persons_are_pressure(run, otto):
    data = graded(run, PUSHING, "--to", "otto")
    points = {p["rule"]: p for p in data["points"]}
    assert points["M6"]["why"] == "it asks for 4 things; one is enough"
    assert len(points["M6"]["words"]) == 4
    assert "pressing me" in points["M17"]["why"]
    assert not {"no pressure", "one ask", "an ask that fits the tie", "bounded time"} & set(data["fine"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Keep the tables as long as you like.", "Please find the list attached.", "I would like you to know that it held.",
        "Let me know which day suits.", "You pushed me to bake.", "Please don't feel obliged.", "Would a call by Friday suit?",
    ],
)  # fmt: skip
def test_what_asks_nothing_is_no_demand_and_no_pressure(sentence):
    assert demands.asks(f"{sentence} How is the oven?")[-1] == "How is the oven?"
    assert len(demands.asks(sentence)) == sentence.endswith("?")
    assert not list(demands.pressure(sentence))


def test_a_doubtful_word_on_the_reader_stands_above_what_is_to_be_mended_in_form(run, otto):
    said = "Congratulations on the silver medal of your mill."
    told = run("coach", "-", "--to", "otto", input=f"Hi Otto,\n\n{said} How will you test the new stone?\n\nWren").out
    assert -1 < told.find("silver medal") < told.find("Mend first")
    pushed = run("coach", "-", "--to", "otto", input=f"Hi Anna,\n\n{said} How will you test the new stone?\n\nWren").out
    assert -1 < pushed.find("Mend first") < pushed.find("silver medal")


def test_nobody_who_wants_to_be_left_alone_is_a_warm_up(run, book):
    person = book.add_contact("Ada Nowak")
    book.add(NewNote((person.id,), "Wrote: take my address out of your book, please.", dt.date(2026, 11, 20), "call"))
    assert "Ada Nowak" not in run("coach", "stuck", "no time").out


def test_what_no_note_says_is_asked_about_not_forbidden(run, otto):
    text = GOOD.replace("How will", "You moved to Bremen in 2019. How will")
    data = graded(run, text, "--to", "otto")
    assert any("Bremen" in sentence for sentence in data["not_in_notes"])
    assert "your notes do not say this" in run("coach", "-", "--to", "otto", input=text).out


def test_without_a_person_the_form_is_graded(run):
    data = graded(run, "Hi there,\n\nI hope this finds you well. I want to grow. Can we meet?")
    assert {"M6", "M5"}.isdisjoint({p["rule"] for p in data["points"]})
    assert {"M14", "M15", "M10", "M1"} <= {p["rule"] for p in data["points"]}


@pytest.mark.parametrize(
    ("text", "code"), [("", 2), ("   \n", 2), ("\0\0", 1), ("x" * 30_000, 1), ("\u202e!!", 0), ("?", 0), ("{a} [b]", 0)]
)
def test_odd_drafts_are_a_sentence_or_a_grade(run, text, code):
    ran = run("coach", "-", input=text)
    assert (ran.code == 0) == (code == 0)
    assert "Traceback" not in ran.err
    assert "a bug in rapport" not in ran.err
    assert "\u202e" not in ran.out


def test_a_file_that_is_not_there_is_a_sentence(run, tmp_path):
    ran = run("coach", str(tmp_path / "none.txt"))
    assert ran.code == 1
    assert "none.txt" in ran.err


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("no time", "time"), ("it feels fake", "fake"), ("I have nothing to give", "nothing"), ("I don't know what to say", "words"),
        ("too busy this week", "time"), ("I feel pushy", "fake"), (None, "other"), ("hm", "other"), ("", "other"),
    ],
)  # fmt: skip
def test_the_four_reasons_are_heard(said, reason):
    assert coach.reason_of(said) == reason


@pytest.mark.parametrize("said", ["no time", "it feels fake", "I have nothing to give", "I don't know what to say", ""])
def test_stuck_gives_a_truth_a_step_a_warm_up_and_the_draft(run, book, otto, said):
    greta = book.add_contact("Greta Holm")
    book.add(NewNote((greta.id,), "Talked about the hall.", dt.date(2026, 11, 10), "call"))
    ran = run("coach", "stuck", *([said] if said else []))
    assert ran.code == 0
    assert "Step" in ran.out
    assert "Two lines to Greta Holm first" in ran.out
    assert "To: Otto Lund <otto@mill.example>" in ran.out
    assert "then: rapport draft otto-lund" in ran.err
    assert not re.search(r"you can do it|believe|amazing|crush|!", ran.out.split("To: Otto")[0], re.IGNORECASE)


def test_stuck_speaks_of_the_users_own_history_first(run, book, otto):
    for day in (5, 8, 12):
        book.add(
            NewNote(
                (otto.id,),
                "Hi Otto, how did the loaf with your rye turn out this time?",
                dt.date(2026, 11, day),
                "message",
            )
        )
    book.add(NewNote((otto.id,), "Very well!", dt.date(2026, 11, 13), "message", author=otto.id))
    out = run("coach", "stuck", "it feels fake").out
    assert "Of 3 messages you logged, 1 was answered" in " ".join(out.split())
    assert "was to Otto Lund on 12 Nov and had 13 words" in " ".join(out.split())


@pytest.mark.parametrize("logged", ["Sent him the price list.", "Asked whether the stone has come."])
def test_words_are_counted_in_a_message_and_not_in_a_line_about_one(run, book, otto, logged):
    for day in (5, 8, 12):
        book.add(NewNote((otto.id,), logged, dt.date(2026, 11, day), "message"))
    book.add(NewNote((otto.id,), "Very well!", dt.date(2026, 11, 13), "message", author=otto.id))
    out = " ".join(run("coach", "stuck", "no time").out.split())
    assert "the last of those was to Otto Lund on 12 Nov. Step" in out


@pytest.mark.parametrize("said", ["no time", "it feels fake", "I have nothing to give", "I don't know what to say"])
def test_stuck_hands_out_the_smallest_thing_a_letter_can_be_written_for(run, book, said):
    book.change_me({"name": "Wren Adeyemi"})
    for name, text in {
        "Tove Berg": "- [ ] I owe: let her hold the reins (due 2026-11-20)",
        "Ada Nowak": "when: 2026-11-27 opens her second forge",
        "Ines Roth": "- [ ] they owe: send me the drawings (due 2026-11-18)",
    }.items():
        book.add(NewNote((book.add_contact(name).id,), text, dt.date(2026, 11, 10), "call"))
    ran = run("coach", "stuck", said)
    letter = ran.out.partition("To: Ada Nowak")[2]
    assert "second forge" in letter
    assert ("Take the smallest thing" in ran.out) == (said == "I have nothing to give")


def test_stuck_says_so_when_no_letter_can_be_written(run, book):
    tove = book.add_contact("Tove Berg")
    book.add(NewNote((tove.id,), "- [ ] I owe: let her hold the reins (due 2026-11-20)", dt.date(2026, 11, 10), "call"))
    ran = run("coach", "stuck", "no time")
    assert "This one: keep your promise to Tove Berg: let her hold the reins" in " ".join(ran.out.split())
    assert "To: Tove" not in ran.out
    assert "the words are yours: rapport draft tove-berg" in ran.err


def test_stuck_on_an_empty_home_says_how_to_begin(run):
    ran = run("coach", "stuck", "no time")
    assert ran.code == 0
    assert "rapport note add" in ran.out


def test_evidence_is_sound_and_the_two_papers_are_not_cited():
    text = (templates.BUILTIN / "coach" / "outline.md").read_text(encoding="utf-8")
    assert not re.search(r"Gino|Kouchaki|Casciaro|promotion focus|dirty", text)
    for reason in ("time", "fake", "nothing", "words", "other"):
        assert f"## stuck_{reason}" in text


@pytest.mark.parametrize("situation", coach.SITUATIONS)
def test_every_situation_has_a_worked_example(run, app, situation):
    out = run("coach", "example", situation).out
    for label in ("Before", "After", "Why"):
        assert f"\n{label} " in out
    shown = coach.worked_example(situation, templates.outline("coach", app.notebook.prompts))
    result = grading.grade(shown["after"], None, app.notebook.me(), TODAY, app.notebook.prompts)
    assert not [p for p in result.points if p.rule in ("M6", "M10", "M14", "M15", "M16", "M17")], result.points
    worse = grading.grade(shown["before"], None, app.notebook.me(), TODAY, app.notebook.prompts)
    if situation != "introduction":  # the rules of a message cannot see that somebody is named too early
        assert len(worse.points) > len(result.points)


def test_own_answered_messages_come_first(run, book, otto):
    text = "Hi Otto, thank you for the table; the loaf came out as it should, with a crumb like moss."
    book.add(NewNote((otto.id,), text, dt.date(2026, 11, 5), "message"))
    assert "Yours" not in run("coach", "example", "thanks").out
    book.add(NewNote((otto.id,), "Glad to hear it.", dt.date(2026, 11, 7), "message", author=otto.id))
    out = run("coach", "example", "thanks").out
    assert "Yours, to Otto Lund on 5 Nov, answered after 2 days" in out
    assert "crumb like moss" in out
    assert "Before" not in out
    assert "Before" in run("coach", "example", "dormant").out


def test_an_unknown_situation_lists_them(run):
    ran = run("coach", "example", "wedding")
    assert ran.code == 2
    assert "after help" in ran.err


def test_the_story_is_kept_and_checked(run, book):
    out = run("coach", "story", "--short", "I bake. I like rye. And oats.").out
    assert "it has 3 sentences" in out
    assert "nothing in it for the listener" in " ".join(out.split())
    good = "I bake bread that keeps for a week. Ask me when your flour misbehaves."
    out = run("coach", "story", "--short", good, "--long", "word " * 40 + "you").out
    assert good in out
    assert "sixty seconds hold 90 to 160" in " ".join(out.split())
    assert good in run("coach", "story").out
    assert book.me_file.read_text(encoding="utf-8").count("## Story in two sentences") == 1
    assert run("coach", "story", "--short", " ").code == 2


# -- init in full ----------------------------------------------------------------------------------------------------


def test_everything_about_oneself_by_flags(run, book, tmp_path):
    (tmp_path / "voice.txt").write_text("Hi Ann, the hall is ours.\n---\nDear Bo,\n\n# short one", encoding="utf-8")
    ran = run(
        "init", "--name", "Wren Adeyemi", "--goal", "a second oven", "--question", "Who rents halls?", "--offer", "taste a flour",
        "--voice", "Hi Cy, done.", "--voice-file", str(tmp_path / "voice.txt"), "--minutes", "40", "--slot", "Tue 9:30",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "How long does" in ran.err
    me = book.me()
    assert (me.goals, me.questions, me.offers) == (("a second oven",), ("Who rents halls?",), ("taste a flour",))
    assert me.voice == "Hi Cy, done.\n\n---\n\nHi Ann, the hall is ours.\n\n---\n\nDear Bo,\n\nshort one"
    assert (me.minutes_a_week, me.slot) == (40, "Tue 9:30")
    run("init", "--voice", "Hi Dee, later.")
    assert book.me().voice.endswith("Hi Dee, later.")
    assert book.me().goals == ("a second oven",)


def test_everything_about_oneself_from_a_file(run, book, tmp_path):
    (tmp_path / "me.txt").write_text(
        "name: Wren Adeyemi\nrole: baker\nminutes: 35\nslot: Wed 8:00\n- goal: a second oven\ngoal: speak at the fair\n"
        "question: Who rents halls?\noffer: taste a flour (10 minutes)\n\n## Voice\nHi Ann, the hall is ours.\n---\nHi Bo.\n\n## Else\nx\n",
        encoding="utf-8",
    )
    ran = run("init", "--file", str(tmp_path / "me.txt"), "--role", "head baker")
    assert ran.code == 0, ran.err
    me = book.me()
    assert (me.name, me.role, me.minutes_a_week, me.slot) == ("Wren Adeyemi", "head baker", 35, "Wed 8:00")
    assert me.goals == ("a second oven", "speak at the fair")
    assert me.voice == "Hi Ann, the hall is ours.\n\n---\n\nHi Bo."


@pytest.mark.parametrize("text", ["nothing of use", "minutes: many", ""])
def test_a_file_that_says_nothing_is_a_sentence(run, book, tmp_path, text):
    (tmp_path / "me.txt").write_text(text, encoding="utf-8")
    ran = run("init", "--file", str(tmp_path / "me.txt"))
    assert ran.code == 2
    assert not book.me_file.exists()


def test_every_question_can_be_skipped(run, book):
    ran = run("init", "--full", input="\n" * 12, terminal=True)
    assert ran.code == 0
    assert "Nothing was written" in ran.err
    assert not book.me_file.exists()


def test_the_full_interview(run, book):
    answers = [
        "Wren Adeyemi, baker",
        "a second oven",
        "taste a flour (10 minutes)",
        "Who rents halls?",
        "",
        "Hi Cy, done.",
        "",
        "35",
    ]
    assert run("init", "--full", input="\n".join(answers) + "\n", terminal=True).code == 0
    me = book.me()
    assert (me.name, me.questions, me.voice, me.minutes_a_week) == (
        "Wren Adeyemi",
        ("Who rents halls?",),
        "Hi Cy, done.",
        35,
    )


def test_the_plans_slot_is_the_users(run, book, tmp_path):
    run("init", "--slot", "Tue 9:30")
    run("plan", "--ics", str(tmp_path / "s.ics"))
    assert "DTSTART:20261124T093000" in (tmp_path / "s.ics").read_text(encoding="utf-8")


def test_my_question_reaches_the_agenda_of_those_who_may_know(run, book, otto):
    run("init", "--question", "Which mill would sell a used stone?", "--question", "Who rents halls?")
    data = json.loads(run("prep", "otto", "--json", "--no-save").out)
    questions = [item["question"] for item in data["items"]]
    assert "Which mill would sell a used stone?" in questions
    assert "Who rents halls?" not in questions
    assert questions.index("Which mill would sell a used stone?") >= len(questions) // 2


def test_voice_goals_and_offers_reach_a_request(run, otto):
    run(
        "init", "--voice", "Hi Cy, done and dusted.", "--goal", "a second oven", "--offer", "taste a flour (10 minutes)"
    )
    request = run("draft", "otto", "--preview", "--goal", "send the photos").out
    for words in ("done and dusted", "works towards: a second oven", "taste a flour"):
        assert words in request


def test_stuck_works_with_an_endpoint_set(run, otto, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("RAPPORT_MODEL", "openai:x")
    assert "To: Otto Lund" in run("coach", "stuck", "no time").out


def test_me_keeps_what_a_program_does_not_know(book):
    book.me_file.parent.mkdir(parents=True)
    book.me_file.write_text(
        "---\nname: Wren\nx: 1\n---\ngoal: bake\n\n## Voice\nold\n\n## Diary\nmine\n", encoding="utf-8"
    )
    book.set_section("voice", "new words")
    text = book.me_file.read_text(encoding="utf-8")
    assert "## voice\nnew words\n" in text
    assert "old" not in text
    assert text.endswith("## Diary\nmine\n")
    assert "x: 1" in text
    assert App(home=book.home, today=TODAY).notebook.section("diary") == "mine"


def test_a_story_keeps_its_sharps(run):
    run("coach", "story", "--short", "# I teach C# to nurses. Ask me about wards.")
    assert "I teach C# to nurses." in run("coach", "story").out


def test_a_grade_with_a_rewrite_is_one_json_value(run, book):
    run("contact", "add", "Ada Quist")
    ran = run("coach", "-", "--to", "ada", "--rewrite", "--json", input="Hi Ada, how are the bees?")
    assert "To: Ada Quist" in json.loads(ran.out)["rewrite"]


def test_stuck_begins_what_is_open_though_no_week_holds_it(run, book):
    otto = book.add_contact("Otto Lund")
    book.add(NewNote((otto.id,), "- [ ] I owe: send the seeds (due 2027-03-01)", dt.date(2026, 11, 20), "call"))
    out = " ".join(run("coach", "stuck", "no time").out.split())
    assert "This one: keep your promise to Otto Lund: send the seeds (5 min)" in out
    assert "Their Name" not in out


def test_stuck_with_a_late_promise_of_theirs_asks_for_it(run, book):
    otto = book.add_contact("Otto Lund")
    book.add(NewNote((otto.id,), "- [ ] they owe: send me the seeds (due 2026-11-12)", dt.date(2026, 11, 2), "call"))
    said = "In November you kindly said you would send me the seeds. Are they on their way?"
    assert said in run("coach", "stuck").out
