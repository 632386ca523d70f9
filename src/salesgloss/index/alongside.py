"""Work in a second process beside this one, where the system has a core to spare for it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from typing import TypeVar

    Result = TypeVar("Result")


@contextmanager
def alongside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Start ``work`` in a process of its own, and give what waits for its result; the process ends
    with the context, whatever happens in it.

    Where there can be none, or it comes to nothing, the work is done when the result is asked for.
    """
    started = _started(work) if _is_possible() else None
    if not started:
        yield work
        return
    process, receiver = started

    def result() -> Result:
        try:
            found: Result = receiver.recv()
        except (EOFError, OSError):
            return work()
        return found

    try:
        yield result
    finally:
        receiver.close()
        process.kill()
        process.join()


def _is_possible() -> bool:
    """Tell whether a copy of this process can work beside it: elsewhere than on Linux the system's
    libraries may not survive one, nowhere do other threads, and who is such a copy makes none."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    from multiprocessing import current_process

    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1 and not current_process().daemon
    return False


def _started(work: Callable[[], object]) -> tuple[ForkProcess, Connection] | None:
    """Return a process that does ``work``, and what receives its result; None where the system has
    none to give."""
    import signal
    from multiprocessing import get_context

    fork = get_context("fork")
    try:
        receiver, sender = fork.Pipe(duplex=False)
    except OSError:
        return None
    process = fork.Process(target=_send, args=(work, receiver, sender), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # which is for this one
    try:
        process.start()
    except OSError:
        receiver.close()
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        sender.close()
    return process, receiver


def _send(work: Callable[[], object], receiver: Connection, sender: Connection) -> None:
    import signal

    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever the program does at it
    signal.set_wakeup_fd(-1)
    receiver.close()  # or it would never notice that the other process is gone
    with suppress(Exception):  # which the other process meets itself, where it can be told
        sender.send(work())
