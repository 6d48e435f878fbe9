# SPDX-License-Identifier: EUPL-1.2
"""Starts LocalStack on 127.0.0.1 alone, and ends it when the process that asked for it is gone.

GATEWAY_LISTEN does not bind the IPv4 listener to an interface: LocalStack leaves the argument out, and Twisted
then listens on every address. Here the argument is filled in before LocalStack is loaded.

Objects are kept under FILESYSTEM_ROOT too. LocalStack would put them in one directory for all its instances, where one
that deletes a bucket takes away the files of the others, and which a second user of the machine may not write.

PARUTION_OWNER_PID, when set, names the process whose end is also LocalStack's end, however it ended.
"""

import functools
import os
import signal
import tempfile
import threading
import time

from twisted.internet import endpoints

LOOPBACK = "127.0.0.1"
OWNER_POLL_SECONDS = 1.0
GRACE_SECONDS = 10.0


def started_at(pid):
    """The start time of a process in clock ticks, so that a reused number is not mistaken for it; None when gone."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[19]


def end_with(pid):
    born = started_at(pid)
    while born is not None and started_at(pid) == born:
        time.sleep(OWNER_POLL_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


class LoopbackEndpoint(endpoints.TCP4ServerEndpoint):
    @functools.wraps(endpoints.TCP4ServerEndpoint.__init__)
    def __init__(self, reactor, port, backlog=50, interface=LOOPBACK):
        super().__init__(reactor, port, backlog, LOOPBACK)


endpoints.TCP4ServerEndpoint = LoopbackEndpoint
tempfile.tempdir = os.environ["FILESYSTEM_ROOT"]

owner = os.environ.get("PARUTION_OWNER_PID")
if owner:
    threading.Thread(target=end_with, args=(int(owner),), daemon=True).start()

from localstack.runtime.main import main  # noqa: E402  (once the endpoint is replaced)
from localstack.services.s3 import provider as s3  # noqa: E402

s3.DEFAULT_S3_TMP_DIR = os.path.join(tempfile.tempdir, "objects")
main()
