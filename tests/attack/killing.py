"""A program that is killed, or interrupted, at a moment of its own: the n-th of those at which it
is about to write, has half written, or has written; or at which a function of ours begins or ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import salesgloss

SOURCE = str(Path(salesgloss.__file__).parents[1])

_BEGIN = """
import os, signal, sys
at, how, passed = int(sys.argv[1]), getattr(signal, sys.argv[2]), 0
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background has it ignored
del sys.argv[1:3]

def moment(*_):
    global passed
    passed += 1
    if passed == at:
        os.kill(os.getpid(), how)
    return 0

ending = os._exit
def told(status):
    sys.setprofile(None)
    os.write(2, b"PASSED %d" % passed)
    ending(status)
os._exit = told
"""

_AT_WRITES = """
import builtins, io, shutil, sqlite3, tempfile

class Halves:
    '''A stream that writes in two halves, with a moment before, between and after.'''
    def __init__(self, stream):
        self.stream = stream
    def __getattr__(self, name):
        return getattr(self.stream, name)
    def __enter__(self):
        self.stream.__enter__()
        return self
    def __exit__(self, *error):
        moment()
        return self.stream.__exit__(*error)
    def write(self, content):
        moment()
        half = len(content) // 2
        self.stream.write(content[:half])
        self.stream.flush()
        moment()
        self.stream.write(content[half:])
        self.stream.flush()
        moment()
        return len(content)

def halving(opening, mode_at):
    def opened(*given, **more):
        mode = more.get("mode", given[mode_at] if len(given) > mode_at else "r")
        stream = opening(*given, **more)
        return Halves(stream) if "w" in mode else stream
    return opened

def around(module, name):
    really = getattr(module, name)
    def wrapped(*given, **more):
        moment()
        done = really(*given, **more)
        moment()
        return done
    setattr(module, name, wrapped)

os.fdopen = halving(os.fdopen, 1)
io.open = builtins.open = halving(io.open, 1)
for name in ("replace", "rename", "unlink", "chmod", "mkdir"):
    around(os, name)
around(shutil, "copy2")
around(tempfile, "mkstemp")
connect = sqlite3.connect
def connected(*given, **more):
    connection = connect(*given, **more)
    connection.set_progress_handler(moment, 40)
    return connection
sqlite3.connect = connected
"""

_AT_CALLS = """
GENERATOR = 0x20  # which Python closes without a look at signals; a profile looks at them even then

def note(frame, event, argument):
    code = frame.f_code
    if event in ("call", "return") and "salesgloss" in code.co_filename:
        if not code.co_flags & GENERATOR:
            moment()
"""

WRITES = _BEGIN + _AT_WRITES + "from salesgloss import __main__\n__main__.entry_point()\n"
CALLS = (
    _BEGIN
    + _AT_CALLS
    + "from salesgloss import __main__\nsys.setprofile(note)\n__main__.entry_point()\n"
)


def ended(
    script: str, at: int, how: str, *arguments: str, stdin: bytes = b""
) -> tuple[int, str, str, int]:
    """Return status, output, standard error, and how many moments there were, of which the signal
    ``how`` came at the one ``at`` (0 for none)."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(at), how, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join((SOURCE, os.environ.get("PYTHONPATH", ""))),
        },
    )
    err, _, passed = done.stderr.decode("utf-8", "replace").partition("PASSED ")
    return done.returncode, done.stdout.decode("utf-8", "replace"), err, int(passed or 0)
