"""Handing a number to the desktop that is running. Imports no more of Qt than that takes: a call must not wait."""

from PySide6.QtNetwork import QLocalSocket

from ui.arrivals.message import Message, encode
from ui.arrivals.place import socket_name

CONNECT_MS = 500
ANSWER_MS = 3000
TAKEN = b"taken\n"


def hand_over(message: Message) -> bool:
    """True where a running desktop took it; False where there is none (or only its socket, left by a crash)."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name())
    if not socket.waitForConnected(CONNECT_MS):
        return False
    socket.write(encode(message))
    while socket.bytesAvailable() < len(TAKEN):
        if not socket.waitForReadyRead(ANSWER_MS):
            break
    taken = bytes(socket.readAll().data()) == TAKEN
    socket.disconnectFromServer()
    return taken
