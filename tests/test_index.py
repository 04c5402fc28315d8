"""The vector index keeps one contract, embedded and on a server, and no damage to its files takes the program down."""

import multiprocessing
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from filelock import FileLock

from vectorstore.errors import IndexBroken, IndexBusy
from vectorstore.index import Entry, Server, VectorIndex

CHROMA = Path(sys.executable).with_name("chroma")


def vector(seed: int, size: int = 8) -> npt.NDArray[np.float32]:
    raw = np.random.default_rng(seed).normal(size=size).astype(np.float32)
    scaled: npt.NDArray[np.float32] = raw / np.linalg.norm(raw)
    return scaled


def entries(contact: str, count: int, start: int = 0) -> list[Entry]:
    return [
        Entry(f"{contact}/h{i}", f"{contact}:{i}", contact, 20261123, "call", vector(start + i)) for i in range(count)
    ]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Chroma server on a free loopback port."""
    if not CHROMA.is_file():
        pytest.skip("the chroma command is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    process = subprocess.Popen(
        [str(CHROMA), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{url}/api/v2/heartbeat", timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            pytest.fail("chroma run did not start within 15 seconds")
        yield url
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(params=["embedded", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | Server]:
    if request.param == "embedded":
        yield tmp_path / ".rapport" / "chroma"
        return
    found = Server(request.getfixturevalue("server"))
    yield found
    opened(found).drop()


def opened(place: Path | Server, model: str = "m/1", size: int = 8) -> VectorIndex:
    return VectorIndex(place, model=model, dimensions=size)


def test_what_was_written_is_found_again_exactly(place: Path | Server) -> None:
    mine, theirs = entries("ada", 40), entries("bo", 30, start=100)
    with opened(place).writing() as rows:
        assert rows.upsert([*mine, *theirs]) == 70
    with opened(place).reading() as rows:
        found = rows.of_contact("ada")
        assert rows.count() == 70
        assert rows.nearest(theirs[3].vector, 1)[0][0] == "bo:3"
        assert rows.nearest(theirs[3].vector, 1)[0][1] == pytest.approx(1.0, abs=1e-4)
    assert set(found) == {entry.id for entry in mine}
    for entry in mine:
        assert np.allclose(found[entry.id], entry.vector, atol=1e-6)


def test_upsert_replaces_and_delete_removes(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 5))
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 5, start=50))
        rows.delete(["ada/h0", "not there"])
    with opened(place).reading() as rows:
        assert rows.ids() == {f"ada/h{i}" for i in range(1, 5)}
        assert np.allclose(rows.of_contact("ada")["ada/h1"], vector(51), atol=1e-6)


def test_vectors_of_another_model_are_never_read(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 3))
    with opened(place, model="m/2").reading() as rows:
        assert rows.of_contact("ada") == {}
        assert rows.nearest(vector(0), 3) == []
    with opened(place, size=4).reading() as rows:
        assert rows.count() == 0


def test_drop_leaves_nothing(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 3))
    opened(place).drop()
    with opened(place).reading() as rows:
        assert rows.count() == 0


def test_more_rows_than_one_page_are_all_found(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 2_100))
    with opened(place).reading() as rows:
        assert len(rows.of_contact("ada")) == 2_100


def test_an_empty_home_reads_as_empty_and_nothing_is_made(tmp_path: Path) -> None:
    with opened(tmp_path / "chroma").reading() as rows:
        assert rows.count() == 0
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_can_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / ".rapport" / "chroma"
    with opened(folder).writing() as rows:
        rows.upsert(entries("ada", 400))
    for path in [folder, *folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_lock_held_elsewhere_is_said_within_a_second(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    with opened(folder).writing() as rows:
        rows.upsert(entries("ada", 3))
    with FileLock(str(tmp_path / "index.lock")):
        begun = time.monotonic()
        with pytest.raises(IndexBusy), opened(folder).reading():
            pass
        assert time.monotonic() - begun < 2


def _die_while_writing(folder: str) -> None:
    with opened(Path(folder)).writing() as rows:
        rows.upsert(entries("ada", 50))
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_writer_that_was_killed_costs_the_index_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    process = multiprocessing.get_context("spawn").Process(target=_die_while_writing, args=(str(folder),))
    process.start()
    process.join(30)
    assert (tmp_path / "DIRTY").exists()
    with opened(folder).reading() as rows:
        assert rows.count() == 0
    with opened(folder).writing() as rows:
        rows.upsert(entries("ada", 3))
    assert not (tmp_path / "DIRTY").exists()
    with opened(folder).reading() as rows:
        assert rows.count() == 3


@pytest.mark.parametrize("damage", ["truncate", "zero", "flip", "replace", "remove", "extra"])
def test_damaged_files_are_dropped_before_they_are_opened(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "chroma"
    with opened(folder).writing() as rows:
        rows.upsert(entries("ada", 1_100))
    for place in range(len([p for p in folder.rglob("*") if p.is_file()])):
        path = sorted(p for p in folder.rglob("*") if p.is_file())[place]  # a rebuilt store has other names
        raw = path.read_bytes()
        if damage == "truncate":
            path.write_bytes(raw[: len(raw) // 2])
        elif damage == "zero":
            path.write_bytes(bytes(len(raw)))
        elif damage == "flip":
            path.write_bytes(bytes(255 - byte for byte in raw))
        elif damage == "replace":
            path.write_bytes(b"not what it was")
        elif damage == "remove":
            path.unlink()
        else:
            path.with_name("stranger").write_bytes(b"x")
        with opened(folder).reading() as rows:
            assert rows.count() == 0
        with opened(folder).writing() as rows:
            rows.upsert(entries("ada", 1_100))


def test_a_file_where_the_folder_should_be_is_put_right(tmp_path: Path) -> None:
    (tmp_path / "chroma").write_text("hello", encoding="utf-8")
    with opened(tmp_path / "chroma").writing() as rows:
        rows.upsert(entries("ada", 2))
    with opened(tmp_path / "chroma").reading() as rows:
        assert rows.count() == 2


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(IndexBroken, match="cannot be used"), opened(Server(f"http://127.0.0.1:{port}")).reading():
        pass
