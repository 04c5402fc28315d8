"""Records of calls as programs really write them, and as they really break."""

from __future__ import annotations

import json
import os
import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import BrokenFile, UsageProblem
from assistant.transcripts import UNNAMED, Turn, parse

SHARED = Path(os.environ.get("RAPPORT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
GOLD = SHARED / "data" / "transcripts" / "gold.jsonl"


def said(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in parse(text).turns]


@pytest.mark.skipif(not GOLD.is_file(), reason="the shared samples are not here")
def test_every_shared_sample_has_its_speakers_and_turns():
    for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()):
        found = parse((GOLD.parent / row["file"]).read_text(encoding="utf-8"))
        assert (row["file"], len(found.turns)) == (row["file"], row["turns"])
        assert sorted(found.speakers) == sorted(row["speakers"])


def test_zoom_captions_name_the_speaker_in_the_text():
    text = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nOda Brandt: Morning.\n\n2\n00:00:03.000 --> 00:00:04.000\nUli: Hi!\n"
    assert parse(text).turns == (Turn("Oda Brandt", "Morning.", 1.0), Turn("Uli", "Hi!", 3.0))


def test_teams_captions_with_ids_tags_and_entities():
    text = (
        "WEBVTT\n\n3f1e0c9a-77aa-4c55-8b7d-1c2d3e4f5a6b/12-0\n00:00:01.1 --> 00:00:02.000 align:start\n"
        "<v O&#39;Neil, Fia (Guest)>Tom &amp; I <b>agreed</b>,\nmostly.</v>\n\n"
        "3f1e0c9a-77aa-4c55-8b7d-1c2d3e4f5a6b/13-0\n00:01:02.000 --> 00:01:03.000\n"
        "<v Uli Wen>Good.</v> <v O&#39;Neil, Fia (Guest)>Yes, if x < 3.</v>\n"
    )
    assert said(text) == [
        ("O'Neil, Fia (Guest)", "Tom & I agreed, mostly."),
        ("Uli Wen", "Good."),
        ("O'Neil, Fia (Guest)", "Yes, if x < 3."),
    ]


def test_notes_styles_and_regions_in_captions_are_not_speech():
    text = (
        "\ufeffWEBVTT - Weekly\r\nKind: captions\r\nLanguage: en\r\n\r\nNOTE made by a machine\r\nsecond line\r\n\r\n"
        "STYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:a\r\n\r\n00:01.000 --> 00:02.000\r\nOda: Note the date.\r\n"
    )
    assert said(text) == [("Oda", "Note the date.")]


def test_captions_without_blank_lines_between_them():
    text = "WEBVTT\n00:01.000 --> 00:02.000\nOda: One\n2\n00:02,000 --> 00:03,000\nUli: Two\n"
    assert said(text) == [("Oda", "One"), ("Uli", "Two")]


def test_a_blank_line_inside_a_caption_loses_nothing():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOda: First half,\n\nsecond half.\n\n00:03.000 --> 00:04.000\nUli: Yes.\n"
    assert said(text) == [("Oda", "First half, second half."), ("Uli", "Yes.")]


def test_an_arrow_in_speech_is_speech():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOda: Draft --> review --> done.\n"
    assert said(text) == [("Oda", "Draft --> review --> done.")]


def test_two_people_in_one_caption_of_a_subtitle_file():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nOda: Ready?\nUli: Ready.\n\n2\n00:00:02,000 --> 00:00:05,000\nand waiting.\n"
    )
    assert said(text) == [("Oda", "Ready?"), ("Uli", "Ready."), ("Uli", "and waiting.")]


def test_subtitles_without_names_are_joined_while_a_sentence_runs_on():
    text = "1\n00:00:01,000 --> 00:00:02,000\nI'll bring\n\n2\n00:00:02,000 --> 00:00:03,000\nthe map.\n\n3\n00:00:04,000 --> 00:00:05,000\nGood.\n"
    found = parse(text)
    assert found.turns == (Turn(UNNAMED, "I'll bring the map.", 1.0), Turn(UNNAMED, "Good.", 4.0))
    assert found.speakers == (UNNAMED,)


def test_a_spoken_number_is_no_caption_number_when_text_stands_before_it():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOda: How many? 42\n\n2\n00:00:02,000 --> 00:00:03,000\nUli: Right.\n"
    assert said(text)[0] == ("Oda", "How many? 42")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\ufeff\n",
        "WEBVTT\n\nnothing here",
        "PK\x03\x04\0\0",
        "WEBVTT\n\n00:00:01.000 --> \nOda: Hi",
        "1\n00:00:01,000 --> 00:00:02,000\nOda: Hi\n\n2\n00:00:0x,000 --> 00:00:03,000\nUli: Hm\n",
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(text):
    with pytest.raises(BrokenFile, match=r"\.$"):
        parse(text)


def test_otter_headers_with_hours_commas_and_parentheses():
    text = (
        "Weekly talk\n\nOda Brandt (Kestrel, North)  0:03\nLet's start\nwith the budget.\n\n"
        "Dr. Uli Wen, PhD  59:58\nIt ends at 10:30\n\nUnknown Speaker  1:00:02\nRight.\n"
    )
    assert parse(text).turns == (
        Turn(None, "Weekly talk"),
        Turn("Oda Brandt (Kestrel, North)", "Let's start with the budget.", 3.0),
        Turn("Dr. Uli Wen, PhD", "It ends at 10:30", 3598.0),
        Turn("Unknown Speaker", "Right.", 3602.0),
    )


@pytest.mark.parametrize(
    "line",
    [
        "[00:00:07] Oda Brandt: Shall we?",
        "(00:07) Oda Brandt: Shall we?",
        "00:00:07 Oda Brandt: Shall we?",
        "[0:07] **Oda Brandt:** Shall we?",
        "Oda Brandt [00:07]: Shall we?",
        "00:00:07\tFrom Oda Brandt to Everyone: Shall we?",
    ],
)
def test_a_time_and_a_name_before_the_text(line):
    text = f"{line}\n{line.replace('7', '9').replace('Shall we?', 'Yes.')}\n"
    assert parse(text).turns == (Turn("Oda Brandt", "Shall we?", 7.0), Turn("Oda Brandt", "Yes.", 9.0))


def test_a_chat_export_with_dates_has_speakers_and_no_running_time():
    text = "[02/11/2026, 10:02:11 AM] Oda: hi\n[02/11/2026, 10:02:40 AM] ~uli: https://x.example at 10:30: yes\n"
    assert [turn.start for turn in parse(text).turns] == [None, None]
    assert said(text) == [("Oda", "hi"), ("~uli", "https://x.example at 10:30: yes")]


def test_names_of_all_kinds_before_a_colon():
    names = ["Dr. M. O'Neil-Ødegård", "José de la Cruz", "李雷", "Ms. Ada (North, Ind.)", "The Chair", "Speaker 2"]
    text = "".join(f"{name}: Good point.\n" for name in [*names, *names])
    assert parse(text).speakers == tuple(names)


def test_lines_that_only_look_like_a_speaker_belong_to_the_turn_before():
    text = (
        "Oda: Here is the thing: we are late.\nNote: this is important.\nhttps://x.example/a: b\n10:30 is fine.\n"
        "So what I think is: wait.\nUli: Agreed.\nOda: Good.\n"
    )
    assert parse(text).speakers == ("Oda", "Uli")
    assert said(text)[0][1].endswith("So what I think is: wait.")


def test_lower_case_names_count_when_they_come_back():
    assert parse("sam: hi\nuli: hello\nsam: ready?\nuli: yes\n").speakers == ("sam", "uli")


def test_a_list_of_headings_is_plain_notes():
    text = "Met at the fair.\nVenue: the old mill\nBudget: 300\nSnacks: none\n\nneed: a room\n- [ ] I owe: send the map"
    found = parse(text)
    assert (found.format, found.speakers) == ("notes", ())
    assert found.turns[0].text == text


def test_plain_notes_are_one_turn_with_their_lines():
    text = "i said i'd ask uli.\n\nprivate: he is leaving\n"
    assert parse(text).turns == (Turn(None, text.strip("\n")),)


NAMES = st.sampled_from(["Oda", "Uli Wen", "Dr. Fia Noor", "李雷"])
SPOKEN = st.text(st.sampled_from(string.ascii_letters + " ,.?!'é漢5"), min_size=1, max_size=40).filter(
    lambda text: re.search(r"[A-Za-zé漢]", text) is not None
)
TALKS = st.lists(st.tuples(NAMES, SPOKEN.map(lambda text: "ok " + " ".join(text.split()))), min_size=2, max_size=8)


def clock(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02}"


def written(talk: list[tuple[str, str]], form: str) -> str:
    rows = list(enumerate(talk, start=1))
    if form == "zoom":
        return "WEBVTT\n\n" + "".join(f"{n}\n{clock(n)}.000 --> {clock(n)}.900\n{w}: {t}\n\n" for n, (w, t) in rows)
    if form == "teams":
        return "WEBVTT\n\n" + "".join(f"{clock(n)}.000 --> {clock(n)}.900\n<v {w}>{t}</v>\n\n" for n, (w, t) in rows)
    if form == "srt":
        return "".join(f"{n}\n{clock(n)},000 --> {clock(n)},900\n{w}: {t}\n\n" for n, (w, t) in rows)
    if form == "otter":
        return "".join(f"{w}  0:{n:02}\n{t}\n\n" for n, (w, t) in rows)
    if form == "bracketed":
        return "".join(f"[{clock(n)}] {w}: {t}\n" for n, (w, t) in rows)
    return "".join(f"{w}: {t}\n" for w, t in talk)


@given(TALKS, st.sampled_from(["zoom", "teams", "srt", "otter", "bracketed"]))
@settings(max_examples=120)
def test_what_was_said_comes_back_whoever_wrote_it_down(talk, form):
    assert said(written(talk, form)) == talk


@given(st.text(max_size=400))
@settings(max_examples=150)
def test_any_text_is_parsed_or_refused_in_a_sentence(text):
    refusal = "."
    try:
        parse(text)
    except BrokenFile as error:
        refusal = str(error)
    assert refusal.endswith(".")


PIECES = st.sampled_from(
    [
        "Oda: ",
        "WEBVTT\n",
        "\n\n",
        "\n",
        "00:01.000 --> 00:02.000\n",
        "12\n",
        "word ",
        "[0:07] ",
        "Oda  0:48\n",
        "<v Uli>",
        "NOTE x\n",
        "</v>",
        "--> ",
        "00:00:01,000 --> 00:00:02,000\n",
        "\ufeff",
        "- [ ] I owe: it\n",
        "Uli: ",
        "10:30 ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=250)
def test_broken_files_of_every_kind_raise_nothing_else(text):
    try:
        found = parse(text)
    except BrokenFile:
        return
    if found.format in ("named", "notes", "bracketed", "otter"):
        kept = " ".join(f"{turn.speaker or ''} {turn.text}" for turn in found.turns)
        spoken = re.sub(r"(?m)^.*\s\d+:\d\d$", "", text)  # a header that nobody speaks under has no turn,
        spoken = re.sub(r"(?m)^.*\[0:07\].*:\s*\Z", "", spoken)  # nor has a speaker with nothing said at the end
        assert kept.count("word") >= spoken.count("word")


def test_captions_that_name_nobody_are_no_notes_of_mine() -> None:
    read = parse("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n>> I will send you the plan by Friday.\n")
    assert read.speakers == (UNNAMED,)


def test_marks_of_direction_before_stamps_and_names_are_passed_over() -> None:
    read = parse("\u200e[02/11/2026, 09:15:02] Ola Brink: I will send it.\n\u200e[02/11/2026, 09:15:30] Wren: ok\n")
    assert read.speakers == ("Ola Brink", "Wren")


def test_captions_with_times_beyond_all_days_are_refused() -> None:
    with pytest.raises(BrokenFile, match="cannot be read"):
        parse("1\n999999999999999:00:01,000 --> 999999999999999:00:04,000\nOla: hi.\n")


@pytest.mark.parametrize(
    "text",
    [
        "Oda Brandt\n0:03\nMorning. I sent it.\nUli Wen\n0:10\nGood.\n",
        "Oda Brandt 9:15 AM\nMorning. I sent it.\nUli Wen 9:16 AM\nGood.\n",
        "00:00:00\n \nOda Brandt: Morning. I sent it.\nUli Wen: Good.\n\n00:05:00\n\n",
        "Oda Brandt\uff1aMorning. I sent it.\nUli Wen\uff1aGood.\n",
        "<Oda Brandt> Morning. I sent it.\n<Uli Wen> Good.\n<Oda Brandt> Yes.\n<Uli Wen> Bye.\n",
        "Oda Brandt\nMorning. I sent it.\n\nUli Wen\nGood.\n\nOda Brandt\nYes.\n\nUli Wen\nBye.\n",
        "oda brandt: Morning. I sent it.\nuli wen: Good.\noda brandt: Yes.\n",
    ],
    ids=["name, then time", "pasted chat", "times between", "full-width colon", "chat log", "name alone", "lower case"],
)
def test_other_ways_to_write_down_who_speaks(text: str) -> None:
    found = [(speaker.title(), words) for speaker, words in said(text) if speaker]
    assert found[:2] == [("Oda Brandt", "Morning. I sent it."), ("Uli Wen", "Good.")]
    assert len(found) == len(said(text))


def test_three_people_who_speak_once_each_are_a_talk_and_three_headings_are_none() -> None:
    talk = "Oda: I will send the plan on Monday.\nUli: And you get the deck from me.\nFia: Good, I pay then.\n"
    assert parse(talk).speakers == ("Oda", "Uli", "Fia")
    headings = "Hiring: two people start in May.\nOffice: moves to Graz.\nFunding: closed last week.\n"
    assert parse(headings).speakers == ()


def test_a_name_that_heads_paragraphs_of_notes_makes_no_talk() -> None:
    assert parse("Oda Brandt\nMet her in Graz. Runs the mill.\n\nOda Brandt\nCalled again.\n").speakers == ()
    assert parse("Met at 9:15\nWine Fair 10:30\nLong day.\n").speakers == ()


@pytest.mark.parametrize("text", ["{\\rtf1\\ansi Oda: Hi}\n", "<!DOCTYPE html><html><p>Oda: Hi</p></html>", "<html>x"])
def test_a_page_or_a_rich_text_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(BrokenFile, match=r"Save it as plain text"):
        parse(text)


@pytest.mark.parametrize(
    ("stamps", "days"),
    [
        (("24/11/2026, 09:15", "25/11/2026, 09:16"), ["2026-11-24", "2026-11-25"]),
        (("11/24/26, 9:15 AM", "11/25/26, 9:16 PM"), ["2026-11-24", "2026-11-25"]),
        (("2026-11-03 09:15", "2026-11-03 09:16"), ["2026-11-03"]),
        (("30.10.26, 23:59", "2.11.26, 00:10"), ["2026-10-30", "2026-11-02"]),
        (("03/11/2026, 09:15", "04/11/2026, 09:16"), []),  # March and April, or November
        (("31/02/2026, 09:15", "31/02/2026, 09:16"), []),
    ],
)
def test_the_days_of_a_chat_are_those_of_its_stamps_when_they_can_be_told(
    stamps: tuple[str, str], days: list[str]
) -> None:
    text = f"[{stamps[0]}] Oda: Hi\n[{stamps[1]}] Uli: I will send it tomorrow.\n"
    assert [str(day) for day in parse(text).days] == days


def test_a_time_before_a_name_that_stands_above_what_was_said():
    text = "10:04 Petra\nI'll bring two ladders\n\n10:05 Milo\nGood\n\n10:06 Petra\nSee you then\n"
    assert said(text) == [("Petra", "I'll bring two ladders"), ("Milo", "Good"), ("Petra", "See you then")]
    agenda = "09:00 Welcome\nCoffee in the hall\n\n10:00 Keynote\nPetra speaks\n"
    assert parse(agenda).format == "notes"


@pytest.mark.parametrize(
    "text",
    [
        "Return-Path: <eve@quay.example>\nReceived: from a\n by b\nSubject: hello\n\nI need a press.\n",
        "From: Eve <eve@quay.example>\nTo: me\nMIME-Version: 1.0\n\nhello\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Eve Poe\nEND:VCARD\n",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        "Name,Org,Role\nEve Poe,Quay,smith\nOtto Lund,Kiln,baker\n",
        "Name;Org;Role\nEve Poe;Quay;smith\nOtto Lund;;\n",
        "1,20,3\n4,51,6\n7,8,9\n",
        "Received: from mx.quay.example by a\nSubject: hello\n\nI need a press.\n",
        "From: Eve Poe\nTo: me@kiln.example\nSubject: the press\n\nIt is ready.\n",
        "Subject: the press\nFrom: Eve Poe <eve@quay.example>\nCc: Otto Lund\n\nIt is ready.\n",
    ],
)
def test_mail_cards_and_tables_are_no_record_of_a_talk(text: str) -> None:
    with pytest.raises(UsageProblem, match="no record of a talk"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour, where we met\nTo: do next, a list\n\nShe needs a press.\n",
        "Subject: weekly call\nDate: 2026-03-03\n\nEve: I will send it, the list, the plan.\nOtto: Good.\n",
        "Eve: tea, milk, bread.\nOtto: oil, salt, rice.\nEve: we paid 1,200 for it.\n",
        "She makes jam, cheese, and soap; she sells all, mostly, in May; no more.\n",
        "We sold 1,200,000 jars\nThey sold 1,300,400 jars\nI promised to send 2,000,000 leaflets\n",
        "Eve: fine;thanks,you?\nOtto: ok,well,I will send the map\nEve: good,one,two,three\n",
        "Received: the van keys\nI will send him the map by Friday.\n",
        "Eve: hello\nOtto: hi\nReceived: from Ina. She sends a jar.\n",
    ],
)
def test_what_only_looks_like_mail_or_a_table_is_a_record(text: str) -> None:
    assert parse(text).turns


@pytest.mark.parametrize(
    "text",
    [
        "From: Sam\nTo: file\nSubject: talk with Eve\n\nShe needs a press.\n",
        "Subject: talk with Eve\nTo do: send her the drawing\n\nShe needs a press.\n",
        "Eve: I'm at eve@quay.example.\nSam: And I'm at sam@kiln.example.\n",
    ],
)
def test_a_memo_on_a_talk_and_addresses_in_it_are_no_mail(text: str) -> None:
    assert parse(text).turns
