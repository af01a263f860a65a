"""Clients of the reference service: python3 load.py BASE_URL --clients 8 --rate 200 --seconds 10

Half of the clients keep their connection, half open one for each request; one request in four is
a conversion. A request has failed unless its whole answer arrived and says 200 or 201; nothing is
asked again, also not on a kept connection that the server closed in the meantime. With
--slow-posts 4 there are four clients more, half of them with kept connections too, that send
nothing but conversions, in pieces over some seconds. With --until-unready the clients stop when
/.well-known/ready does, as a load balancer makes them, with --until-file when there is such a
file. With --tls they talk TLS to the address of the URL, but ask for the server that --host names,
and trust --cafile, or whomever they meet where there is none.
The last line is a JSON object with the number of requests and what failed, as a whole and by kind.
"""

import argparse
import collections
import http.client
import json
import os
import ssl
import threading
import time
import urllib.parse

PIECES = 6


class TlsConnection(http.client.HTTPConnection):
    """TLS to an address that is not that of the name it asks for."""

    default_port = 443

    def __init__(self, *address, context, name, timeout):
        super().__init__(*address, timeout=timeout)
        self.context = context
        self.name = name

    def connect(self):
        super().connect()
        self.sock = self.context.wrap_socket(self.sock, server_hostname=self.name)


class Load:
    def __init__(self, options):
        self.options = options
        self.url = urllib.parse.urlsplit(options.base)
        self.headers = {"Host": options.host} if options.host else {}
        self.context = ssl.create_default_context(cafile=options.cafile) if options.tls else None
        if self.context and not options.cafile:
            self.context.check_hostname = False
            self.context.verify_mode = ssl.CERT_NONE
        self.stopped = threading.Event()
        self.lock = threading.Lock()
        self.requests = 0
        self.failed = []
        self.kinds = collections.defaultdict(lambda: {"requests": 0, "failed": 0})

    def connect(self, timeout=15):
        address = self.url.hostname, self.url.port
        if self.context:
            name = self.options.host or self.url.hostname
            connection = TlsConnection(*address, context=self.context, name=name, timeout=timeout)
        else:
            connection = http.client.HTTPConnection(*address, timeout=timeout)
        # By itself http.client would connect again where a kept connection is gone.
        connection.auto_open = 0
        connection.connect()
        return connection

    def ask(self, connection, kind):
        if kind == "get":
            connection.request("GET", "/quotes?from=mSOL&to=SOL&amount=10", headers=self.headers)
        else:
            body = json.dumps({"from": "mSOL", "to": "SOL", "amount": "10"}).encode()
            headers = {**self.headers, "Content-Type": "application/json", "Content-Length": str(len(body))}
            if kind == "slow":
                body = self.in_pieces(body)
            connection.request("POST", "/conversions", body, headers)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status not in (200, 201):
            raise http.client.HTTPException(f"{answer.status} {content[:100]!r}")
        return answer.will_close

    def in_pieces(self, body):
        size = -(-len(body) // PIECES)
        for start in range(0, len(body), size):
            time.sleep(self.options.slow_seconds / PIECES)
            yield body[start : start + size]

    def client(self, index):
        slow = index >= self.options.clients
        keeps = index % 2 == 0
        connection = None
        pause = 0.1 if slow else self.options.clients / self.options.rate
        due = time.monotonic() + pause * index / self.options.clients
        number = index
        while not self.stopped.wait(max(0.0, due - time.monotonic())):
            due += pause
            number += 1
            kind = "slow" if slow else "post" if number % 4 == 3 else "get"
            where = "kept" if connection else "new"
            began = time.time()
            error = None
            closes = not keeps
            try:
                if connection is None:
                    connection = self.connect()
                closes = self.ask(connection, kind) or closes
            except Exception as ex:  # whatever it is, the request has failed
                error = f"{began:.3f} client {index} request {number} {kind} {where}: {type(ex).__name__} {ex}"
            self.count(kind, where, error)
            if slow:  # which does not catch up
                due = time.monotonic() + pause
            if error or closes:
                if connection:
                    connection.close()
                connection = None

    def count(self, kind, where, error):
        with self.lock:
            self.requests += 1
            self.kinds[f"{kind} {where}"]["requests"] += 1
            if error:
                self.failed.append(error)
                self.kinds[f"{kind} {where}"]["failed"] += 1

    def is_ready(self):
        connection = None
        try:
            connection = self.connect(5)
            connection.request("GET", "/.well-known/ready", headers=self.headers)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            if connection:
                connection.close()

    def is_over(self):
        if self.options.until_file and os.path.exists(self.options.until_file):
            return True
        return self.options.until_unready and not self.is_ready()

    def run(self):
        clients = self.options.clients + self.options.slow_posts
        threads = [threading.Thread(target=self.client, args=[i]) for i in range(clients)]
        for thread in threads:
            thread.start()
        end = time.monotonic() + self.options.seconds
        while time.monotonic() < end:
            time.sleep(0.1)
            if self.is_over():
                break
        self.stopped.set()
        for thread in threads:
            thread.join()
        return {
            "requests": self.requests,
            "failed": len(self.failed),
            "kinds": dict(sorted(self.kinds.items())),
            "first": self.failed[:5],
        }


parser = argparse.ArgumentParser()
parser.add_argument("base")
parser.add_argument("--clients", type=int, default=8)
parser.add_argument("--rate", type=float, default=200, help="requests per second, without the slow ones")
parser.add_argument("--slow-posts", type=int, default=0, metavar="CLIENTS")
parser.add_argument("--slow-seconds", type=float, default=3, help="the time a slow body takes")
parser.add_argument("--seconds", type=float, default=10)
parser.add_argument("--until-unready", action="store_true")
parser.add_argument("--until-file", metavar="PATH")
parser.add_argument("--tls", action="store_true")
parser.add_argument("--host", help="the name of the server")
parser.add_argument("--cafile")
print(json.dumps(Load(parser.parse_args()).run()))
