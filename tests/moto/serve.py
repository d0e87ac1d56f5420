"""moto_server on a free port of loopback, until whoever started it is gone."""

import os
import sys
import threading

from moto.server import main


def wait():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=wait, daemon=True).start()
main(["-H", "127.0.0.1", "-p", "0"])
