"""Whatever happens inside a child, the parent gets one answer per task, in order, and in time."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from twosource.errors import TwosourceError
from twosource.run.sandbox import Bounds, Failure, Sandbox

NAUGHTY = """
import os, sys, time
from twosource.errors import InputError

def work(task: str) -> str:
    if task == "sleep":
        time.sleep(60)
    if task == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(10_000_000))
    if task == "leave":
        os._exit(7)
    if task == "quit":
        sys.exit("enough")
    if task == "raise":
        raise ZeroDivisionError("no such share\\x1b[31m")
    if task == "refuse":
        raise InputError("no text found", code="no-text", stage="clean")
    if task == "print":
        print("a library says hello"); sys.stdout.flush(); os.write(1, b"x" * 1000)
    if task == "complain":
        os.write(2, b"x" * 1_000_000)
    if task == "number":
        return 7
    if task == "count":
        work.count = getattr(work, "count", 0) + 1
        return str(work.count)
    if task == "pid":
        return str(os.getpid())
    return task.upper()
"""
QUICK = Bounds(seconds=1.5)
ROOMY = Bounds(seconds=60.0)


@pytest.fixture(scope="module")
def naughty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("naughty")
    (folder / "naughty_work.py").write_text(NAUGHTY, encoding="utf-8")
    sys.path.insert(0, str(folder))
    import naughty_work  # type: ignore[import-not-found]  # noqa: PLC0415 (written above)

    yield naughty_work
    sys.path.remove(str(folder))


def do(
    module: ModuleType, tasks: list[str], *, workers: int = 1, bounds: Bounds = QUICK
) -> list[str | Failure]:
    with Sandbox[str, str](module.work, workers=workers, bounds=bounds) as sandbox:
        return list(sandbox.run(tasks))


def fail(module: ModuleType, task: str, bounds: Bounds = QUICK) -> Failure:
    before, failure, after = do(module, ["before", task, "after"], bounds=bounds)
    assert (before, after) == ("BEFORE", "AFTER")
    assert isinstance(failure, Failure)
    return failure


def test_a_task_that_sleeps_is_stopped_and_its_neighbours_live(naughty: ModuleType) -> None:
    began = time.monotonic()
    assert fail(naughty, "sleep").code == "too-slow"
    assert time.monotonic() - began < 20


def test_a_task_that_eats_memory_is_refused_and_its_neighbours_live(naughty: ModuleType) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux keeps a limit on memory")
    assert fail(naughty, "eat", ROOMY).code == "out-of-memory"


def test_a_child_that_exits_is_replaced(naughty: ModuleType) -> None:
    failure = fail(naughty, "leave")
    assert (failure.code, "status 7" in failure.sentence) == ("crashed", True)


def test_a_system_exit_inside_the_work_is_a_crash(naughty: ModuleType) -> None:
    assert fail(naughty, "quit").code == "crashed"


def test_an_unknown_exception_is_a_crash_that_names_it(naughty: ModuleType) -> None:
    failure = fail(naughty, "raise")
    assert failure.code == "crashed"
    assert "ZeroDivisionError: no such share" in failure.sentence
    assert "\x1b" not in failure.sentence


def test_a_refusal_keeps_its_own_code_stage_and_sentence(naughty: ModuleType) -> None:
    assert fail(naughty, "refuse") == Failure("no-text", "clean", "no text found")


def test_a_library_that_prints_does_not_spoil_the_answer(naughty: ModuleType) -> None:
    assert do(naughty, ["print", "complain"]) == ["PRINT", "COMPLAIN"]


def test_an_answer_of_another_type_is_a_crash(naughty: ModuleType) -> None:
    assert fail(naughty, "number").code == "crashed"


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_answers_come_in_the_order_of_the_tasks(naughty: ModuleType, workers: int) -> None:
    tasks = [f"t{number}" for number in range(50)]
    tasks[3] = "leave"
    answers = do(naughty, tasks, workers=workers)
    assert [answer for answer in answers if isinstance(answer, str)] == [
        task.upper() for task in tasks if task != "leave"
    ]
    assert isinstance(answers[3], Failure)


def test_a_child_is_used_again_and_replaced_after_a_death(naughty: ModuleType) -> None:
    assert do(naughty, ["count", "count", "leave", "count"])[-1] == "1"
    assert do(naughty, ["count", "count"]) == ["1", "2"]


def test_no_child_outlives_the_sandbox(naughty: ModuleType) -> None:
    (pid,) = do(naughty, ["pid"])
    assert isinstance(pid, str)
    assert not Path(f"/proc/{pid}").exists()


def test_leaving_in_the_middle_of_a_slow_task_does_not_wait_for_it(naughty: ModuleType) -> None:
    began = time.monotonic()
    with Sandbox[str, str](naughty.work, workers=2) as sandbox:
        answers = sandbox.run(["quick", *["sleep"] * 20])
        assert next(answers) == "QUICK"
    assert time.monotonic() - began < 8


def test_a_child_that_cannot_start_is_an_error_that_says_why() -> None:
    def hidden(task: str) -> str:
        return task

    hidden.__module__ = "no_such_module"
    with (
        pytest.raises(TwosourceError, match="No module named 'no_such_module'"),
        Sandbox[str, str](hidden, workers=1) as sandbox,
    ):
        list(sandbox.run(["x"]))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
def test_ctrl_c_ends_the_children_and_the_parent(naughty: ModuleType, tmp_path: Path) -> None:
    script = f"""
import sys; sys.path.insert(0, {str(Path(naughty.__file__ or "").parent)!r})
import naughty_work
from twosource.run.sandbox import Sandbox
with Sandbox(naughty_work.work, workers=2) as sandbox:
    for answer in sandbox.run(["pid", "sleep", "sleep", "sleep"]):
        print(answer, flush=True)
"""
    command = [sys.executable, "-c", script]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) != 0
    assert not Path(f"/proc/{child}").exists()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="no alarm clock on this system")
def test_a_hanging_child_ends_by_itself_when_the_parent_was_killed(naughty: ModuleType) -> None:
    script = f"""
import sys; sys.path.insert(0, {str(Path(naughty.__file__ or "").parent)!r})
import naughty_work
from twosource.run.sandbox import Bounds, Sandbox
with Sandbox(naughty_work.work, workers=1, bounds=Bounds(seconds=2)) as sandbox:
    for answer in sandbox.run(["pid"] + ["sleep"] * 4):
        print(answer, flush=True)
"""
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        child = Path("/proc") / process.stdout.readline().strip()
        time.sleep(0.5)  # by now the child is asleep
        process.kill()
    assert child.exists()
    ends = time.monotonic() + 15
    while child.exists() and time.monotonic() < ends:
        time.sleep(0.1)
    assert not child.exists()
