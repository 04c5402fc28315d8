"""A file is there whole or not at all, and only its owner can read it."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import files
from assistant.errors import BrokenFile, StorageError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_written_files_and_every_new_folder_are_for_the_owner_only(tmp_path):
    path = tmp_path / "home" / "notes" / "2026" / "a.md"
    files.write(path, "text")
    assert path.read_text() == "text"
    assert mode(path) == 0o600
    assert [mode(folder) for folder in list(path.parents)[:3]] == [0o700] * 3
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_never_replaces_another(tmp_path):
    path = tmp_path / "a.md"
    files.write(path, "first")
    with pytest.raises(FileExistsError):
        files.write(path, "second", new=True)
    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_hard_links_still_takes_new_files(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    files.write(tmp_path / "a.md", "first", new=True)
    with pytest.raises(FileExistsError):
        files.write(tmp_path / "a.md", "second", new=True)
    assert (tmp_path / "a.md").read_text() == "first"


def test_a_full_disk_is_a_sentence_and_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    files.write(path, "old")

    def full(_):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"the disk is full; free some space\. Nothing was changed"):
        files.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    files.write(path, "old")

    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_many_files_are_written_all_or_none(tmp_path):
    files.write(tmp_path / "b.md", "there")
    with pytest.raises(FileExistsError):
        files.write_many({tmp_path / "b.md": "x", tmp_path / "c.md": "y"})
    assert (tmp_path / "b.md").read_text() == "there"
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".tmp")]


def test_text_that_is_not_utf8_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(StorageError, match="not UTF-8"):
        files.write(tmp_path / "a.md", "bad \udcff")
    with pytest.raises(StorageError, match="not UTF-8"):
        files.write_many({tmp_path / "a.md": "bad \udcff"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("Zoë".encode("utf-16"), "Zoë"),
        (b"", ""),
    ],
)
def test_common_encodings_and_line_ends_are_read(tmp_path, raw, text):
    (tmp_path / "a.md").write_bytes(raw)
    assert files.read(tmp_path / "a.md") == text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("Zoë".encode("latin-1"), r"is not UTF-8 \(byte 2\)\. Convert it from the encoding it has: iconv"),
        (b"\x89PNG\0\xff\xfe", "is binary. Give a text file"),
        (b"text\0text", "is binary. Give a text file"),
        (b"x" * 21, "is larger than 20 bytes, the limit"),
    ],
)
def test_a_file_that_cannot_be_a_note_is_refused_by_name(tmp_path, raw, sentence):
    (tmp_path / "a.md").write_bytes(raw)
    with pytest.raises(BrokenFile, match=sentence) as caught:
        files.read(tmp_path / "a.md", limit=20)
    assert "a.md" in str(caught.value)


def test_a_missing_file_and_a_folder_are_sentences(tmp_path):
    with pytest.raises(StorageError, match=r"Cannot read .*gone.md.: no such file or directory\."):
        files.read(tmp_path / "gone.md")
    with pytest.raises(StorageError, match="is a directory"):
        files.read(tmp_path)


def test_an_endless_file_is_read_only_up_to_the_limit():
    with pytest.raises(BrokenFile, match="larger than 100 bytes"):
        files.read(Path("/dev/zero"), limit=100)


def test_a_killed_writer_leaves_the_old_text_or_the_new_one(tmp_path):
    path = tmp_path / "a.md"
    files.write(path, "old")
    code = (
        "import os, sys, pathlib\n"
        "from assistant import files\n"
        "def die(*_): os._exit(9)\n"
        "setattr(pathlib.Path if sys.argv[2] == 'replace' else os, sys.argv[2], die)\n"
        "files.write(pathlib.Path(sys.argv[1]), 'new')\n"
    )
    for stop in ("fsync", "replace"):
        done = subprocess.run([sys.executable, "-c", code, str(path), stop], check=False)
        assert done.returncode == 9
        assert path.read_text() == "old"
    assert all(other.name.startswith(".") for other in tmp_path.iterdir() if other != path)


def test_removing_twice_is_no_error(tmp_path):
    files.write(tmp_path / "a.md", "x")
    files.remove(tmp_path / "a.md")
    files.remove(tmp_path / "a.md")
    assert list(tmp_path.iterdir()) == []
