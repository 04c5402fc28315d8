"""The vector index keeps one contract, embedded and on a server, and no damage to its files takes the program down."""

import multiprocessing
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from filelock import FileLock
from pytest_httpserver import HTTPServer

from vectorstore import index
from vectorstore.errors import IndexBroken, IndexBusy
from vectorstore.index import Entry, Server, VectorIndex

pytest_plugins = ("chroma_server",)

SPAWN = multiprocessing.get_context("spawn")


def vector(seed: int, size: int = 8) -> npt.NDArray[np.float32]:
    raw = np.random.default_rng(seed).normal(size=size).astype(np.float32)
    scaled: npt.NDArray[np.float32] = raw / np.linalg.norm(raw)
    return scaled


def entries(contact: str, count: int, start: int = 0) -> list[Entry]:
    return [
        Entry(f"{contact}/h{i}", f"{contact}:{i}", contact, 20261123, "call", vector(start + i)) for i in range(count)
    ]


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


def test_an_emptied_index_has_no_nearest_passage(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 3))
        rows.delete(sorted(rows.ids()))
        assert rows.nearest(vector(1), 3) == []
    with opened(place).reading() as rows:
        assert (rows.ids(), rows.count(), rows.of_contact("ada"), rows.nearest(vector(1), 3)) == (set(), 0, {}, [])


def test_vectors_of_another_model_are_never_read(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 3))
    with opened(place, model="m/2").reading() as rows:
        assert rows.of_contact("ada") == {}
        assert rows.nearest(vector(0), 3) == []
    with opened(place, size=4).reading() as rows:
        assert rows.count() == 0


@pytest.mark.parametrize(("one", "other"), [("a/b", "a-b"), ("x" * 60 + "1", "x" * 60 + "2"), ("", "\u00e9")])
def test_two_models_never_share_a_collection(one: str, other: str) -> None:
    names = {opened(Path("chroma"), model).collection_name for model in (one, other)}
    assert len(names) == 2


def test_a_vector_of_another_length_is_refused_and_costs_nothing(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 3))
        with pytest.raises(ValueError, match="8 finite numbers"):
            rows.upsert([Entry("ada/x", "ada:x", "ada", 20261123, "call", vector(1, 7))])
        with pytest.raises(ValueError, match="8 finite numbers"):
            rows.nearest(np.full(8, np.nan, dtype=np.float32), 1)
    with opened(place).reading() as rows:
        assert rows.count() == 3


def test_reading_makes_no_collection(place: Path | Server) -> None:
    with opened(place, model="never written").reading() as rows:
        assert rows.ids() == set()
        assert rows.nearest(vector(0), 3) == []
        with pytest.raises(AssertionError):
            rows.upsert(entries("ada", 1))


def test_an_error_of_the_caller_stays_that_error_and_keeps_what_was_written(place: Path | Server) -> None:
    with pytest.raises(ZeroDivisionError), opened(place).writing() as rows:
        assert 1 // (rows.upsert(entries("ada", 3)) - 3)
    with pytest.raises(KeyboardInterrupt), opened(place).reading():
        raise KeyboardInterrupt
    with opened(place).reading() as rows:
        assert rows.count() == 3


def test_drop_leaves_nothing(place: Path | Server) -> None:
    with opened(place).writing() as rows:
        rows.upsert(entries("ada", 3))
    opened(place).drop()
    with opened(place).reading() as rows:
        assert rows.count() == 0


def test_more_rows_than_one_page_are_all_found(place: Path | Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "PAGE", 1_000)
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


def _die_while_reading(folder: str) -> None:
    with opened(Path(folder)).reading() as rows:
        rows.nearest(vector(0), 3)
        os.kill(os.getpid(), signal.SIGKILL)


def _write_ten_times(folder: str, contact: str, model: str) -> None:
    for turn in range(10):
        with VectorIndex(Path(folder), model=model, dimensions=8, lock_timeout=60).writing() as rows:
            rows.upsert([Entry(f"{contact}/{turn}", f"{contact}:{turn}", contact, 20261123, "call", vector(turn))])


def in_another_process(work: object, *args: str) -> multiprocessing.process.BaseProcess:
    process = SPAWN.Process(target=work, args=args)  # type: ignore[arg-type]
    process.start()
    return process


def test_a_writer_that_was_killed_costs_the_index_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    in_another_process(_die_while_writing, str(folder)).join(30)
    assert (tmp_path / "DIRTY").exists()
    with opened(folder).reading() as rows:
        assert rows.count() == 0
    with opened(folder).writing() as rows:
        rows.upsert(entries("ada", 3))
    assert not (tmp_path / "DIRTY").exists()
    with opened(folder).reading() as rows:
        assert rows.count() == 3


def test_a_reader_that_was_killed_costs_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    with opened(folder).writing() as rows:
        rows.upsert(entries("ada", 1_100))
    process = in_another_process(_die_while_reading, str(folder))
    process.join(30)
    assert process.exitcode == -signal.SIGKILL
    with opened(folder).reading() as rows:
        assert rows.count() == 1_100


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    processes = [in_another_process(_write_ten_times, str(folder), contact, "m/1") for contact in ("ada", "bo")]
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    with opened(folder).reading() as rows:
        assert rows.ids() == {f"{contact}/{turn}" for contact in ("ada", "bo") for turn in range(10)}


def test_writing_removes_the_vectors_of_an_earlier_model(tmp_path: Path) -> None:
    # each in its own process: Chroma's files may hold leftovers of the memory of the one that wrote them
    folder = tmp_path / "chroma"

    def files_with(contact: str) -> int:
        return sum(f"{contact}/".encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())

    in_another_process(_write_ten_times, str(folder), "zoe", "m/1").join(60)
    assert files_with("zoe") > 0
    in_another_process(_write_ten_times, str(folder), "yan", "m/2").join(60)
    assert (files_with("zoe"), files_with("yan") > 0) == (0, True)
    with opened(folder).reading() as rows:
        assert rows.count() == 0
    with opened(folder, model="m/2").reading() as rows:
        assert rows.count() == 10


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of 1,100 rows, part of them in HNSW files; to be copied, not used."""
    home = tmp_path_factory.mktemp("filled")
    with opened(home / "chroma").writing() as rows:
        rows.upsert(entries("ada", 1_100))
    return home


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "cut": lambda raw: raw[: len(raw) // 2],
    "emptied": lambda raw: b"",
    "zeroed": lambda raw: bytes(len(raw)),
    "inverted": lambda raw: bytes(255 - byte for byte in raw),
    "one bit": lambda raw: bytes([raw[0] ^ 1]) + raw[1:],
    "replaced": lambda raw: b"not what it was",
    "removed": lambda raw: None,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    "name", ["chroma.sqlite3", "data_level0.bin", "header.bin", "index_metadata.pickle", "length.bin", "link_lists.bin"]
)
def test_damaged_files_are_dropped_before_they_are_opened(tmp_path: Path, filled: Path, name: str, damage: str) -> None:
    home = shutil.copytree(filled, tmp_path / "home")
    (path,) = home.rglob(name)
    damaged = DAMAGES[damage](path.read_bytes())
    if damaged is None:
        path.unlink()
    else:
        path.write_bytes(damaged)
    with opened(home / "chroma").reading() as rows:
        assert rows.count() == 0
    assert not (home / "chroma").exists()


def test_a_copy_that_keeps_time_stamps_is_used_and_a_strange_file_in_it_is_not(tmp_path: Path, filled: Path) -> None:
    home = shutil.copytree(filled, tmp_path / "home")
    with opened(home / "chroma").reading() as rows:
        assert rows.count() == 1_100
    (home / "chroma" / "stranger").write_bytes(b"x")
    with opened(home / "chroma").reading() as rows:
        assert rows.count() == 0


def test_a_store_that_chroma_cannot_read_is_said_once_and_then_made_anew(tmp_path: Path, filled: Path) -> None:
    home = shutil.copytree(filled, tmp_path / "home")
    path = home / "chroma" / "chroma.sqlite3"
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + bytes(len(raw) - 4096))  # a valid header, then nothing
    with pytest.raises(IndexBroken, match="The index cannot be used"), opened(home / "chroma").reading() as rows:
        rows.of_contact("ada")
    with opened(home / "chroma").writing() as rows:
        assert rows.upsert(entries("ada", 3)) == 3
    with opened(home / "chroma").reading() as rows:
        assert rows.count() == 3


def test_a_file_where_the_folder_should_be_is_put_right(tmp_path: Path) -> None:
    (tmp_path / "chroma").write_text("hello", encoding="utf-8")
    with opened(tmp_path / "chroma").writing() as rows:
        rows.upsert(entries("ada", 2))
    with opened(tmp_path / "chroma").reading() as rows:
        assert rows.count() == 2


def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(IndexBroken, match="The index cannot be used"), opened(tmp_path / "home" / "chroma").writing():
        pass


def test_the_shell_cannot_send_vectors_or_traces_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"CHROMA_OTEL_COLLECTION_ENDPOINT={httpserver.url_for('/')}\n", encoding="utf-8")
    monkeypatch.setenv("CHROMA_API_IMPL", "chromadb.api.fastapi.FastAPI")
    monkeypatch.setenv("CHROMA_SERVER_HOST", httpserver.host)
    monkeypatch.setenv("CHROMA_SERVER_HTTP_PORT", str(httpserver.port))
    with opened(tmp_path / "chroma").writing() as rows:
        rows.upsert(entries("ada", 3))
        assert len(rows.nearest(vector(1), 3)) == 3
    assert (tmp_path / "chroma" / "chroma.sqlite3").is_file()
    assert httpserver.log == []


def test_the_slow_library_is_loaded_only_when_the_index_is_opened(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from vectorstore.index import VectorIndex\n"
        "with VectorIndex(Path('chroma'), model='m', dimensions=8).reading(): pass\n"
        "sys.exit('chromadb' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(index.__file__).parents[1])}
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False).returncode == 0


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
    with (
        pytest.raises(IndexBroken, match=rf"^The Chroma server at {url} cannot be used .*\.$"),
        opened(Server(url)).reading(),
    ):
        pass


def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "SERVER_SECONDS", 0.3)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        begun = time.monotonic()
        with (
            pytest.raises(IndexBroken, match=r"no answer within 0\.3 seconds"),
            opened(Server(f"http://127.0.0.1:{silent.getsockname()[1]}")).reading(),
        ):
            pass
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize("url", ["ftp://127.0.0.1", "http://", "http://[bad", "http://127.0.0.1:port", "//"])
def test_an_address_that_is_none_is_one_sentence(url: str) -> None:
    with pytest.raises(IndexBroken), opened(Server(url)).reading():
        pass


def test_a_server_behind_a_path_is_asked_there_and_gets_its_key(httpserver: HTTPServer) -> None:
    with (
        pytest.raises(IndexBroken) as caught,
        opened(
            Server(httpserver.url_for("/vectors/").replace("//", "//ann:secret@"), "acme", "people", "sekret-123")
        ).reading(),
    ):
        pass
    assert "secret" not in str(caught.value)
    assert "sekret" not in str(caught.value)
    request, _ = httpserver.log[0]
    assert request.path.startswith("/vectors/api/v2/")
    assert request.headers["x-chroma-token"] == "sekret-123"
