"""Clients of the reference service: python3 load.py BASE_URL --clients 8 --rate 200 --seconds 10

Half of the clients keep their connection, half open one for each request; one request in four is
a conversion. A request has failed unless its whole answer arrived and says 200 or 201. With
--until-unready the clients stop when /.well-known/ready does, as a load balancer makes them.
The last line is a JSON object with the number of requests and what failed.
"""

import argparse
import http.client
import json
import threading
import time
import urllib.parse


class Load:
    def __init__(self, options):
        self.options = options
        self.url = urllib.parse.urlsplit(options.base)
        self.stopped = threading.Event()
        self.lock = threading.Lock()
        self.requests = 0
        self.failed = []

    def connect(self, timeout=15):
        return http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=timeout)

    def ask(self, connection, number):
        if number % 4 == 3:
            body = json.dumps({"from": "mSOL", "to": "SOL", "amount": "10"})
            connection.request("POST", "/conversions", body, {"Content-Type": "application/json"})
        else:
            connection.request("GET", "/quotes?from=mSOL&to=SOL&amount=10")
        answer = connection.getresponse()
        content = answer.read()
        if answer.status not in (200, 201):
            raise http.client.HTTPException(f"{answer.status} {content[:100]!r}")

    def client(self, index):
        keeps = index % 2 == 0
        connection = None
        pause = self.options.clients / self.options.rate
        due = time.monotonic() + pause * index / self.options.clients
        number = index
        while not self.stopped.wait(max(0.0, due - time.monotonic())):
            due += pause
            number += 1
            began = time.time()
            error = None
            try:
                if connection is None:
                    connection = self.connect()
                self.ask(connection, number)
            except Exception as ex:  # whatever it is, the request has failed
                error = f"{began:.3f} client {index} request {number}: {type(ex).__name__} {ex}"
            with self.lock:
                self.requests += 1
                if error:
                    self.failed.append(error)
            if error or not keeps:
                if connection:
                    connection.close()
                connection = None

    def is_ready(self):
        connection = self.connect(5)
        try:
            connection.request("GET", "/.well-known/ready")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def run(self):
        clients = [threading.Thread(target=self.client, args=[i]) for i in range(self.options.clients)]
        for client in clients:
            client.start()
        end = time.monotonic() + self.options.seconds
        while time.monotonic() < end:
            time.sleep(0.1)
            if self.options.until_unready and not self.is_ready():
                break
        self.stopped.set()
        for client in clients:
            client.join()
        return {"requests": self.requests, "failed": len(self.failed), "first": self.failed[:5]}


parser = argparse.ArgumentParser()
parser.add_argument("base")
parser.add_argument("--clients", type=int, default=8)
parser.add_argument("--rate", type=float, default=200, help="requests per second")
parser.add_argument("--seconds", type=float, default=10)
parser.add_argument("--until-unready", action="store_true")
print(json.dumps(Load(parser.parse_args()).run()))
