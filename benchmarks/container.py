"""Starts of the image: python3 container.py IMAGE [ROUNDS]

Each round starts one container of every kind, in turn, and takes the time from `docker run` to the
first 200 on /.well-known/live, then what it holds resident after five more seconds. Prints medians
with quartiles, and ratios of the same round, against the kind named first.
"""

import os
import socket
import statistics
import subprocess
import sys
import time

DOCKER = os.environ.get("DOCKER", "docker")
IMAGE = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 15
HOME = "/srv/app/core/reference_service"
AGENT = ["-javaagent:opentelemetry-javaagent.jar", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none"]

# Options of docker run, and the command inside the container if it is not the image's own. Without
# its cache the image also starts without the options that go with it; plain Boot is java -jar over
# Boot's layers.
NO_CACHE = ["--volume", f"/dev/null:{HOME}/reference-service.aot:ro"]
COLLECTOR = "http://127.0.0.1:9"
KINDS = {
    "plain Boot": (["--entrypoint", "java"], ["-jar", "reference-service.jar"]),
    "without cache": (NO_CACHE, []),
    "image": ([], []),
    "plain Boot, agent": (["--entrypoint", "java", "--env", f"OTEL_EXPORTER_OTLP_ENDPOINT={COLLECTOR}"],
                          [*AGENT, "-jar", "reference-service.jar"]),
    "image, agent": (["--env", f"APM_URL={COLLECTOR}"], []),
}


def docker(*args):
    return subprocess.run([DOCKER, *args], check=True, capture_output=True, text=True).stdout.strip()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def is_live(port):
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as connection:
            connection.sendall(b"GET /.well-known/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def start(kind):
    options, command = KINDS[kind]
    port = free_port()
    began = time.monotonic()
    container = docker("run", "--detach", "--network", "host", "--cap-drop", "ALL", "--memory", "512m", "--memory-swap", "512m",
                       *options, IMAGE, *command, f"--server.port={port}")
    try:
        while not is_live(port):
            if time.monotonic() > began + 90:
                raise SystemExit(docker("logs", container))
            time.sleep(0.005)
        took = time.monotonic() - began
        time.sleep(5)
        with open(f"/proc/{docker('inspect', '--format', '{{.State.Pid}}', container)}/status") as status:
            resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        return took, resident / 1024
    finally:
        docker("rm", "--force", "--volumes", container)


def line(name, values, unit):
    low, middle, high = statistics.quantiles(values, n=4)
    return f"{name:<44} {middle:8.2f} ({low:.2f} to {high:.2f}){unit}"


def ratio(results, one, other, column):
    return line(f"  {one} / {other}", [a[column] / b[column] for a, b in zip(results[one], results[other])], "")


results = {kind: [] for kind in KINDS}
for kind in KINDS:
    start(kind)
for number in range(ROUNDS):
    for kind in KINDS:
        results[kind].append(start(kind))

for column, (title, unit) in enumerate([("from docker run to the first 200", " s"), ("resident, idle", " MB")]):
    print(f"{title}, {ROUNDS} rounds")
    for kind in KINDS:
        print(line(kind, [result[column] for result in results[kind]], unit))
    print(ratio(results, "image", "without cache", column))
    print(ratio(results, "image", "plain Boot", column))
    print(ratio(results, "image, agent", "plain Boot, agent", column))
print("layers of the image")
print(docker("history", "--format", "{{.Size}}\t{{.CreatedBy}}", "--no-trunc", IMAGE))
