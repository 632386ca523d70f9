"""Work in a second process beside this one, where the system has a core to spare for it."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from typing import TypeVar

    Result = TypeVar("Result")


def alongside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Start ``work`` in a process of its own, and return what waits for its result.

    Where there can be none, or it comes to nothing, the work is done when its result is asked for.
    """
    if not _is_possible():
        return work
    import signal
    from multiprocessing import get_context

    fork = get_context("fork")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # which is for this one
    try:
        receiver, sender = fork.Pipe(duplex=False)
        process = fork.Process(target=_send, args=(work, receiver, sender), daemon=True)
        process.start()
    except OSError:
        return work
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    sender.close()

    def result() -> Result:
        try:
            found: Result = receiver.recv()
        except (EOFError, OSError):
            return work()
        finally:
            receiver.close()
            process.kill()
            process.join()
        return found

    return result


def _is_possible() -> bool:
    """Tell whether a copy of this process can work beside it: elsewhere than on Linux the system's
    libraries may not survive one, nowhere do other threads, and who is such a copy makes none."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    from multiprocessing import current_process
    from threading import active_count

    return active_count() == 1 and not current_process().daemon


def _send(work: Callable[[], object], receiver: Connection, sender: Connection) -> None:
    from contextlib import suppress

    receiver.close()  # or it would never notice that the other process is gone
    with suppress(Exception):  # which the other process meets itself, where it can be told
        sender.send(work())
