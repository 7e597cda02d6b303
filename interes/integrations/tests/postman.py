"""A mail server on this machine: it speaks SMTP, and answers as a test wants it to."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Lock, Thread
from typing import Any

# How the server answers to RCPT, and to the letter itself: a code, or what it does instead.
TAKES, NOT_NOW, NEVER, HANGS_UP = "250 taken", "451 not now", "550 no such person", "hang up"


class Postman:
    """What came in, and how the next ones are answered: in turn, the last answer for ever."""

    def __init__(self, *answers: str, at: str = "rcpt") -> None:
        self.answers, self.at = list(answers) or [TAKES], at
        self.letters: list[EmailMessage] = []
        self.lock = Lock()
        self.url = ""

    def answer(self) -> str:
        with self.lock:
            return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def keep(self, raw: bytes) -> None:
        letter: Any = message_from_bytes(raw, policy=policy.default)
        with self.lock:
            self.letters.append(letter)


class Talk(socketserver.StreamRequestHandler):
    """One connection of somebody who sends."""

    server: "Office"

    def handle(self) -> None:
        self.say("220 here")
        for line in self.rfile:
            if not self.reply(line.split()[0].upper() if line.split() else b""):
                return

    def reply(self, word: bytes) -> bool:
        if word == b"DATA":
            return self.data()
        if word == b"RCPT" and self.server.postman.at == "rcpt":
            return self.say(self.server.postman.answer())
        return self.say({b"EHLO": "250 here", b"QUIT": "221 bye"}.get(word, "250 good"))

    def data(self) -> bool:
        postman = self.server.postman
        self.say("354 go on")
        raw = b"".join(iter(self.rfile.readline, b".\r\n"))
        answer = TAKES if postman.at == "rcpt" else postman.answer()
        # A server that dies after taking a letter: it is there, and nobody was told.
        if answer == TAKES or postman.at == "taken":
            postman.keep(raw)
        return self.say(answer)

    def say(self, text: str) -> bool:
        if text == HANGS_UP:
            return False
        self.wfile.write(text.encode() + b"\r\n")
        return not text.startswith("221")


class Office(socketserver.ThreadingTCPServer):
    """The server itself."""

    daemon_threads, allow_reuse_address = True, True
    postman: Postman


@contextmanager
def a_postman(*answers: str, at: str = "rcpt") -> Iterator[Postman]:
    """Serve until the test is over; `at` is where the answers are given: rcpt, data or taken."""
    with Office(("127.0.0.1", 0), Talk) as office:
        office.postman = Postman(*answers, at=at)
        office.postman.url = f"smtp+plain://127.0.0.1:{office.server_address[1]}"
        Thread(target=office.serve_forever, args=[0.02], daemon=True).start()
        yield office.postman
        office.shutdown()
