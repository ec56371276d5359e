"""The running desktop's ear: exactly one a user. What it hears is checked, then said by signal."""

from PySide6.QtCore import QLockFile, QObject, QThread, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.arrivals.handing import TAKEN, hand_over
from ui.arrivals.message import LARGEST, Call, Message, decode
from ui.arrivals.place import lock_path, socket_name

PATIENCE_MS = 2000
"""How long someone connected may keep us waiting for a line."""

TRIES = 20
WAIT_MS = 250


class Receiver(QObject):
    """Signals: `called(Call)` with the number as it was given, `raised()` when the window is to be shown."""

    called = Signal(object)
    raised = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        self._lock = QLockFile(lock_path())
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, however long it has run

    def listen(self) -> bool:
        """False where another desktop of this user is alive. A socket left by a crash is taken over."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(socket_name())
        return self._server.listen(socket_name())

    def close(self) -> None:
        self._server.close()
        self._lock.unlock()

    def _meet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            QTimer.singleShot(PATIENCE_MS, socket, socket.abort)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LARGEST:
                socket.abort()
            return
        message = decode(bytes(socket.readLine(LARGEST + 1).data()))
        if message is None:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        if isinstance(message, Call):
            self.called.emit(message)
        self.raised.emit()


def become_the_one(message: Message) -> Receiver | None:
    """The receiver of the one desktop; None where `message` was handed to another that is already running.

    Of two started at once one gets the lock; the other waits until that one listens, and hands over.
    """
    for _ in range(TRIES):
        if hand_over(message):
            return None
        receiver = Receiver()
        if receiver.listen():
            return receiver
        receiver.deleteLater()
        QThread.msleep(WAIT_MS)
    raise TimeoutError("another desktop holds the lock and does not answer")
