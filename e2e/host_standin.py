"""Stands for the programs of a host that e2e/panels has none of: node exporter, service-metrics and
blackbox exporter. Prints the address it listens on; /node, /ready and /site answer plausible series
of one host with two services and a job. What real ones say, e2e/watch sees.
"""

import http.server
import math
import time

STARTED = time.time()
DIGEST = "sha256:" + "4f1a9c0be27d" + "0" * 52


def node():
    now = time.time()
    age = now - STARTED
    yield "service_metrics_timestamp_seconds", {}, now
    for unit, beat, memory in (("reference_service", 4, 410e6), ("price_importer", 9, 190e6)):
        of = {"unit": unit, "service": unit}
        yield "service_running", of, 1
        yield "service_restarts_total", of, 1 if unit == "price_importer" and age > 60 else 0
        yield "service_heartbeat_timestamp_seconds", of, now - (now + beat) % 10
        yield "service_image_info", {**of, "digest": DIGEST}, 1
        yield "service_digest_promoted", of, 1
        yield "service_deploy_refused", of, 0
        yield "service_deployed_timestamp_seconds", of, STARTED + 20 if unit == "reference_service" else STARTED - 86400 * 3
        yield "service_memory_bytes", of, memory + 30e6 * math.sin(age / 40)
        yield "service_memory_limit_bytes", of, 512 * 2**20
        yield "service_critical_lines_total", of, 0
    yield "service_active_slot", {"unit": "reference_service", "service": "reference_service", "slot": "green" if age > 20 else "blue"}, 1
    if age < 20:
        yield "service_deploy_started_timestamp_seconds", {"unit": "reference_service", "service": "reference_service"}, STARTED - 5
    job = {"unit": "reference_service_report", "service": "reference_service"}
    yield "service_image_info", {**job, "digest": DIGEST}, 1
    yield "service_digest_promoted", job, 1
    yield "service_deploy_refused", job, 0
    yield "service_deployed_timestamp_seconds", job, STARTED - 86400 * 3
    yield "service_critical_lines_total", job, 0
    yield "service_job_failed", job, 0
    yield "service_job_scheduled", job, 1
    yield "service_job_last_trigger_timestamp_seconds", job, now - now % 86400
    yield "service_job_next_timestamp_seconds", job, now - now % 86400 + 86400
    yield "service_job_duration_seconds", job, 3.4
    yield "host_certificate_expiry_timestamp_seconds", {"file": "host.pem"}, STARTED + 86400 * 300
    for cpu in ("0", "1"):
        yield "node_cpu_seconds_total", {"cpu": cpu, "mode": "idle"}, age * 0.7
        yield "node_cpu_seconds_total", {"cpu": cpu, "mode": "user"}, age * 0.3
    disk = {"device": "/dev/vda1", "fstype": "ext4", "mountpoint": "/"}
    yield "node_filesystem_size_bytes", disk, 40e9
    yield "node_filesystem_avail_bytes", disk, 22e9 - age * 1e5
    yield "node_memory_MemTotal_bytes", {}, 4e9
    yield "node_memory_MemAvailable_bytes", {}, 2.2e9


def ready():
    yield "probe_success", {}, 1


def site():
    yield "probe_success", {}, 1
    yield "probe_ssl_earliest_cert_expiry", {}, STARTED + 86400 * 61


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        series = {"/node": node, "/ready": ready, "/site": site}[self.path.partition("?")[0]]
        lines = []
        for name, labels, value in series():
            inside = ",".join(f'{key}="{text}"' for key, text in labels.items())
            lines.append(f"{name}{{{inside}}} {value}\n")
        body = "".join(sorted(lines)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
