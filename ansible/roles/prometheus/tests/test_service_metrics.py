#!/usr/bin/env python3
"""What service-metrics makes of a host: files below a directory, and commands that say what they are told.

    python3 test_service_metrics.py
"""

import fcntl
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(__file__).resolve().parents[1] / "files/service-metrics"
sys.dont_write_bytecode = True
loader = importlib.machinery.SourceFileLoader("service_metrics", str(PROGRAM))
metrics = importlib.util.module_from_spec(importlib.util.spec_from_loader("service_metrics", loader))
loader.exec_module(metrics)

A, B = (f"sha256:{letter * 64}" for letter in "ab")
SERVICE = 'service="quotes"'


class Case(unittest.TestCase):
    """A host with nothing, on which a test puts what it is about."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = pathlib.Path(directory.name)
        self.units = {}
        self.containers = {}
        for name in ("systemctl", "docker", "openssl", "systemd-analyze"):
            self.put(f"bin/{name}", f"#!/bin/sh\ncat {self.root}/said/{name} 2>/dev/null || :\n", 0o755)
        before = os.environ["PATH"]
        os.environ["PATH"] = f"{self.root}/bin:{before}"
        self.addCleanup(os.environ.__setitem__, "PATH", before)
        self.host = metrics.Host(self.root)
        self.host.memory.parent.mkdir(parents=True)

    def put(self, path, text, mode=0o644):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
        return file

    def service(self, name="quotes", kind="slots", digest=A):
        self.put(f"etc/service-deploy/{name}/spec.json",
                 json.dumps({"kind": kind, "image": f"r.example.org/quotes@{digest}", "config": "/cfg/hel1/quotes.toml"}))

    def unit(self, name, **properties):
        self.units[name] = {"Id": name, "LoadState": "loaded", "ActiveState": "active", "SubState": "running", "NRestarts": "0",
                            "Result": "success", **properties}
        self.put("said/systemctl", "\n\n".join("\n".join(f"{key}={value}" for key, value in unit.items())
                                               for unit in self.units.values()))

    def container(self, name, digest=A, pid=4711, limit=1000):
        self.containers[name] = f"/{name} r.example.org/quotes@{digest} {pid} {limit}\n"
        self.put("said/docker", "".join(self.containers.values()))

    def collector(self, journal=None):
        return metrics.Collector(self.host, metrics.Memory(self.host.memory), journal)

    def page(self, collector=None):
        text = (collector or self.collector()).page().text()
        return dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))


class SlotsTests(Case):
    def setUp(self):
        super().setUp()
        self.service()

    def test_the_marker_decides_which_slot_counts(self):
        self.unit("quotes_blue.service")
        self.unit("quotes_green.service", ActiveState="inactive")
        page = self.page()
        self.assertEqual(page[f'service_running{{unit="quotes",{SERVICE}}}'], "1")
        self.assertEqual(page[f'service_active_slot{{unit="quotes",{SERVICE},slot="blue"}}'], "1")
        self.put("var/lib/service-deploy/active/quotes.green", "")
        page = self.page()
        self.assertEqual(page[f'service_running{{unit="quotes",{SERVICE}}}'], "0")
        self.assertEqual(page[f'service_active_slot{{unit="quotes",{SERVICE},slot="green"}}'], "1")

    def test_a_unit_that_waits_for_its_next_start_does_not_run(self):
        self.unit("quotes_blue.service", ActiveState="activating", SubState="auto-restart")
        self.assertEqual(self.page()[f'service_running{{unit="quotes",{SERVICE}}}'], "0")

    def test_what_runs_is_compared_with_what_is_asked_for(self):
        self.unit("quotes_blue.service")
        self.container("quotes_blue", digest=B)
        page = self.page()
        self.assertEqual(page[f'service_image_info{{unit="quotes",{SERVICE},digest="{B}"}}'], "1")
        self.assertEqual(page[f'service_digest_promoted{{unit="quotes",{SERVICE}}}'], "0")
        self.container("quotes_blue", digest=A)
        self.assertEqual(self.page()[f'service_digest_promoted{{unit="quotes",{SERVICE}}}'], "1")

    def test_without_a_container_nothing_is_said_of_its_image(self):
        self.unit("quotes_blue.service", ActiveState="failed")
        self.assertFalse([name for name in self.page() if "digest" in name or "memory" in name])

    def test_the_heartbeat_is_that_of_the_active_instance(self):
        self.unit("quotes_blue.service")
        for slot, at in (("blue", 1000), ("green", 2000)):
            os.utime(self.put(f"srv/run/quotes/quotes_{slot}.heartbeat", ""), (at, at))
        self.assertEqual(self.page()[f'service_heartbeat_timestamp_seconds{{unit="quotes",{SERVICE}}}'], "1000.000")

    def test_restarts_go_on_counting_over_starts_by_hand_and_slots(self):
        collector = self.collector()
        def restarts():
            return self.page(collector)[f'service_restarts_total{{unit="quotes",{SERVICE}}}']
        self.unit("quotes_blue.service", NRestarts="0")
        self.assertEqual(restarts(), "0")
        self.unit("quotes_blue.service", NRestarts="3")
        self.assertEqual(restarts(), "3")
        self.unit("quotes_blue.service", NRestarts="1")
        self.assertEqual(restarts(), "4")
        self.unit("quotes_green.service", NRestarts="0")
        self.put("var/lib/service-deploy/active/quotes.green", "")
        self.assertEqual(restarts(), "4")
        self.unit("quotes_green.service", NRestarts="2")
        self.assertEqual(restarts(), "6")
        self.assertEqual(self.page()[f'service_restarts_total{{unit="quotes",{SERVICE}}}'], "6")

    def test_memory_is_what_the_kernel_counts_without_what_it_can_drop(self):
        self.unit("quotes_blue.service")
        self.container("quotes_blue")
        self.put("proc/4711/cgroup", "0::/system.slice/docker-1.scope\n")
        self.put("sys/fs/cgroup/system.slice/docker-1.scope/memory.current", "900\n")
        self.put("sys/fs/cgroup/system.slice/docker-1.scope/memory.stat", "anon 500\ninactive_file 300\n")
        page = self.page()
        self.assertEqual(page[f'service_memory_bytes{{unit="quotes",{SERVICE}}}'], "600")
        self.assertEqual(page[f'service_memory_limit_bytes{{unit="quotes",{SERVICE}}}'], "1000")
        self.put("proc/4711/cgroup", "4:memory:/docker/1\n2:cpu:/docker/1\n")
        self.put("sys/fs/cgroup/memory/docker/1/memory.usage_in_bytes", "800\n")
        self.put("sys/fs/cgroup/memory/docker/1/memory.stat", "total_inactive_file 50\ninactive_file 1\n")
        self.assertEqual(self.page()[f'service_memory_bytes{{unit="quotes",{SERVICE}}}'], "750")

    def test_a_deploy_is_under_way_while_its_lock_is_held(self):
        self.unit("quotes_blue.service", LoadState="not-found", ActiveState="inactive")
        name = f'service_deploy_started_timestamp_seconds{{unit="quotes",{SERVICE}}}'
        file = self.put("run/service-deploy/quotes.lock", "pid 1 since 1970-01-01T00:20:00Z")
        (self.root / "proc").mkdir()
        (self.root / "proc/locks").symlink_to("/proc/locks")
        self.assertNotIn(name, self.page())
        self.assertEqual(self.page()[f'service_running{{unit="quotes",{SERVICE}}}'], "0")
        with open(file, encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            page = self.page()
        self.assertEqual(page[name], "1200")
        # Of a service that was never deployed it is no news that it does not run yet.
        self.assertNotIn(f'service_running{{unit="quotes",{SERVICE}}}', page)

    def test_what_waits_for_the_deploy_of_another_is_not_down(self):
        self.unit("quotes_blue.service")
        self.service("quotes_feed", kind="plain")
        self.unit("quotes_feed.service", LoadState="not-found", ActiveState="inactive")
        self.service("quotes_report", kind="timer")
        self.unit("quotes_report.service", LoadState="not-found", ActiveState="inactive")
        self.unit("quotes_report.timer", LoadState="not-found", ActiveState="inactive", SubState="dead")
        names = [f'service_running{{unit="quotes_feed",{SERVICE}}}', f'service_job_scheduled{{unit="quotes_report",{SERVICE}}}']
        file = self.put("run/service-deploy/quotes.lock", "pid 1 since 1970-01-01T00:20:00Z")
        (self.root / "proc").mkdir()
        (self.root / "proc/locks").symlink_to("/proc/locks")
        with open(file, encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            page = self.page()
        self.assertEqual(page[f'service_running{{unit="quotes",{SERVICE}}}'], "1")
        self.assertEqual([name for name in names if name in page], [])
        page = self.page()
        self.assertEqual([page[name] for name in names], ["0", "0"])

    def test_what_is_known_of_deploys(self):
        self.put("var/lib/service-deploy/quotes/state.json",
                 json.dumps({"healthy": {"at": "1970-01-01T01:00:00Z"}, "failed": [{}, {}]}))
        page = self.page()
        self.assertEqual(page[f'service_deployed_timestamp_seconds{{unit="quotes",{SERVICE}}}'], "3600")
        self.assertEqual(page[f'service_deploy_refused{{unit="quotes",{SERVICE}}}'], "2")


class PlainTests(Case):
    def test_the_newest_heartbeat_counts_whatever_its_name(self):
        self.service("quotes_feed", kind="plain")
        self.unit("quotes_feed.service")
        for name, at in (("a", 1000), ("b", 2000)):
            os.utime(self.put(f"srv/run/quotes_feed/{name}.heartbeat", ""), (at, at))
        page = self.page()
        self.assertEqual(page[f'service_running{{unit="quotes_feed",{SERVICE}}}'], "1")
        self.assertEqual(page[f'service_heartbeat_timestamp_seconds{{unit="quotes_feed",{SERVICE}}}'], "2000.000")

    def test_no_heartbeat_is_no_number(self):
        self.service("quotes_feed", kind="plain")
        self.unit("quotes_feed.service")
        self.assertNotIn(f'service_heartbeat_timestamp_seconds{{unit="quotes_feed",{SERVICE}}}', self.page())


class JobTests(Case):
    def setUp(self):
        super().setUp()
        self.service("quotes_report", kind="timer")
        self.labels = f'{{unit="quotes_report",{SERVICE}}}'

    def test_a_job_that_ran(self):
        self.put("etc/systemd/system/quotes_report.service", f"# Written\n# image: r.example.org/quotes@{A}\n")
        self.unit("quotes_report.service", ActiveState="inactive", ExecMainStartTimestamp="@1000", ExecMainExitTimestamp="@1042")
        self.unit("quotes_report.timer", SubState="waiting", LastTriggerUSec="@1000",
                  NextElapseUSecRealtime="Thu 1970-01-01 00:20:00 UTC")
        page = self.page()
        for name, value in (("job_failed", "0"), ("job_scheduled", "1"), ("job_duration_seconds", "42"), ("digest_promoted", "1"),
                            ("job_last_trigger_timestamp_seconds", "1000"), ("job_next_timestamp_seconds", "1200")):
            self.assertEqual(page[f"service_{name}{self.labels}"], value, name)
        self.assertNotIn(f"service_running{self.labels}", page)

    def test_a_failure_counts_until_a_run_ends_well(self):
        collector = self.collector()
        for state, result, ended, failed in (
                ("failed", "exit-code", "@1000", "1"), ("activating", "success", "", "1"), ("inactive", "success", "@1100", "0"),
                ("activating", "success", "", "0"), ("failed", "timeout", "@1200", "1"),
                # After a boot, and the next run
                ("inactive", "success", "", "1"), ("inactive", "success", "@1300", "0"), ("failed", "resources", "", "1")):
            self.unit("quotes_report.service", ActiveState=state, Result=result, ExecMainExitTimestamp=ended)
            self.assertEqual(self.page(collector)[f"service_job_failed{self.labels}"], failed, f"{state} {result} {ended}")

    def test_the_start_that_is_due_follows_from_the_one_before(self):
        """Also while it runs: then systemd knows no next one."""
        name = f"service_job_due_timestamp_seconds{self.labels}"
        self.put("etc/systemd/system/quotes_report.timer", "[Timer]\nOnCalendar=*:0/5\n")
        self.put("bin/systemd-analyze", f'#!/bin/sh\necho "$*" >>{self.root}/called\n'
                                        'echo "    Next elapse: Thu 1970-01-01 00:20:00 UTC"\n', 0o755)
        self.unit("quotes_report.service", ActiveState="activating")
        collector = self.collector()
        self.unit("quotes_report.timer", SubState="running", ActiveEnterTimestamp="@500", LastTriggerUSec="@900", NextElapseUSecRealtime="")
        self.assertEqual(self.page(collector)[name], "1200")
        self.assertEqual(self.page(collector)[name], "1200")
        self.unit("quotes_report.timer", SubState="waiting", ActiveEnterTimestamp="@1000", LastTriggerUSec="n/a", NextElapseUSecRealtime="")
        self.assertEqual(self.page(collector)[name], "1200")
        called = (self.root / "called").read_text(encoding="utf-8").splitlines()
        self.assertEqual([line.split()[1] for line in called], ["--base-time=@900", "--base-time=@1000"])
        self.assertTrue(called[0].endswith("*:0/5"))
        self.unit("quotes_report.timer", ActiveState="inactive", SubState="dead", LastTriggerUSec="@900")
        self.assertNotIn(name, self.page(collector))

    @unittest.skipUnless(shutil.which("systemd-analyze"), "no systemd")
    def test_systemd_reckons_times_that_are_not_even(self):
        (self.root / "bin/systemd-analyze").unlink()
        self.assertEqual(self.host.first_after("x", "*:00,05", 3600), 3900)
        self.assertEqual(self.host.first_after("x", "*:00,05", 3900), 7200)
        self.assertEqual(self.host.first_after("x", "daily", 1000), 86400)
        self.assertIsNone(self.host.first_after("x", "1980-01-01", 999999999))
        self.assertEqual(self.host.problems.count(), 0)
        self.assertIsNone(self.host.first_after("x", "nonsense", 1000))
        self.assertEqual(self.host.problems.count(), 1)

    def test_a_timer_that_is_stopped_or_has_no_time_left(self):
        self.unit("quotes_report.service", ActiveState="inactive")
        for state, sub, scheduled in (("inactive", "dead", "0"), ("active", "elapsed", "0"), ("active", "running", "1")):
            self.unit("quotes_report.timer", ActiveState=state, SubState=sub, LastTriggerUSec="n/a", NextElapseUSecRealtime="")
            page = self.page()
            self.assertEqual(page[f"service_job_scheduled{self.labels}"], scheduled)
            self.assertNotIn(f"service_job_next_timestamp_seconds{self.labels}", page)


class JournalTests(Case):
    def entry(self, name, at):
        return json.dumps({"SYSLOG_IDENTIFIER": name, "__REALTIME_TIMESTAMP": str(int(at * 1e6)), "__CURSOR": f"s=1;i={at}"})

    def test_counts_begin_at_zero_and_outlive_the_program(self):
        self.service()
        name = f'service_critical_lines_total{{unit="quotes",{SERVICE}}}'
        journal = metrics.Journal(self.host.problems)
        journal.count(self.entry("quotes_blue", 100))
        collector = self.collector(journal)
        self.assertEqual(self.page(collector)[name], "0")
        self.assertEqual(self.page(collector)[name], "1")
        for line in (self.entry("quotes_green", 101), self.entry("another", 102), self.entry("quotes_green", 101), "broken"):
            journal.count(line)
        self.assertEqual(self.page(collector)[name], "3")
        # A clock that was set back hides none.
        journal.count(self.entry("quotes_blue", 50))
        self.assertEqual(self.page(collector)[name], "4")
        journal = metrics.Journal(self.host.problems)
        journal.count(self.entry("quotes_blue", 51))
        self.assertEqual(self.page(self.collector(journal))[name], "5")

    def followed(self, script, cursor="s=1;i=7", since=1000.0):
        """What journalctl was called with, where it does what the script says."""
        self.put("bin/journalctl", f'#!/bin/sh\necho "$*" >>{self.root}/called\n{script}\n', 0o755)
        journal = metrics.Journal(self.host.problems)
        journal.cursor, journal.last = cursor, since
        return journal, journal.read(), (self.root / "called").read_text(encoding="utf-8")

    def test_it_goes_on_after_the_last_line(self):
        journal, why, called = self.followed(f"echo '{self.entry('quotes_blue', 8)}'")
        self.assertIn("--after-cursor=s=1;i=7", called)
        self.assertNotIn("--since", called)
        self.assertEqual(why, "it ended")
        self.assertEqual(journal.take(), ({"quotes_blue": 1}, "s=1;i=8", 8.0))

    def test_without_a_place_it_begins_at_a_time_that_is_past(self):
        self.assertIn("--since=@1000 ", self.followed("", cursor="")[2])
        since = re.search(r"--since=@(\d+)", self.followed("", cursor="", since=time.time() + 9999)[2].splitlines()[-1])
        self.assertLessEqual(int(since.group(1)), time.time())

    def test_a_place_that_the_journal_refuses_is_forgotten(self):
        self.put("bin/journalctl", f'#!/bin/sh\necho "$*" >>{self.root}/called\n'
                                   'case $* in *after-cursor*) echo "Failed to seek to cursor: Invalid argument" >&2; exit 1;; esac\nexec sleep 60\n', 0o755)
        journal = metrics.Journal(self.host.problems)
        before, metrics.PAUSE = metrics.PAUSE, 0.01
        self.addCleanup(setattr, metrics, "PAUSE", before)
        journal.start("broken", 1000.0)
        self.addCleanup(journal.stop)
        end = time.monotonic() + 20
        while "--since=@1000 " not in metrics.read(self.root / "called") and time.monotonic() < end:
            time.sleep(0.02)
        self.assertIn("--since=@1000 ", metrics.read(self.root / "called"))
        self.assertEqual(self.host.problems.count(), 1)
        journal.begun -= 10
        journal.take()
        self.assertEqual(self.host.problems.count(), 0)

    def test_what_is_counted_and_where_it_goes_on_is_saved_together(self):
        self.service()
        journal = metrics.Journal(self.host.problems)
        journal.count(self.entry("quotes_blue", 100))
        self.page(self.collector(journal))
        memory = metrics.Memory(self.host.memory)
        self.assertEqual((memory["critical"], memory["cursor"], memory["journal"]), ({"quotes": 1}, "s=1;i=100", 100.0))

    def test_a_service_that_is_gone_leaves_nothing(self):
        self.service()
        self.page()
        (self.root / "etc/service-deploy/quotes/spec.json").unlink()
        self.assertEqual([name for name in self.page() if "quotes" in name], [])
        self.assertNotIn("quotes", self.host.memory.read_text(encoding="utf-8"))

    def test_what_is_a_critical_line(self):
        for line, is_one in (("Nov 05 15:30:45.234 ERROR CRITICAL Pulse poller is silent: x", True),
                             ("1762356645.234 ERROR CRITICAL Pulse", True),
                             ("Nov 05 15:30:45.234 CRITICAL from Python", True),
                             ('{"level":"ERROR","message":"x","critical":true}', True),
                             ("Nov 05 15:30:45.234 INFO a user says CRITICAL things", False),
                             ("Nov 05 15:30:45.234 ERROR CRITICALLY", False)):
            self.assertEqual(bool(re.search(metrics.CRITICAL, line)), is_one, line)


class ProgramTests(Case):
    def test_a_host_without_anything(self):
        self.put("said/systemctl", "")
        page = self.page()
        self.assertEqual(list(page), ["service_metrics_problems", "service_metrics_timestamp_seconds"])
        self.assertEqual(page["service_metrics_problems"], "0")

    def test_commands_that_fail_leave_their_metrics_out(self):
        self.service()
        for name in ("systemctl", "docker"):
            self.put(f"bin/{name}", "#!/bin/sh\necho broken >&2\nexit 3\n", 0o755)
        page = self.page()
        self.assertNotIn(f'service_running{{unit="quotes",{SERVICE}}}', page)
        self.assertIn("service_metrics_timestamp_seconds", page)
        self.assertEqual(page["service_metrics_problems"], "2")

    def test_problems_last_as_long_as_their_cause(self):
        self.service()
        self.service("quotes_report", kind="timer")
        collector = self.collector()
        def problems():
            return self.page(collector)["service_metrics_problems"]
        works = (self.root / "bin/systemctl").read_text(encoding="utf-8")
        self.assertEqual(problems(), "0")
        # That the timers can be asked does not mend the services.
        self.put("bin/systemctl", "#!/bin/sh\ncase $* in *.timer) ;; *) exit 1 ;; esac\n", 0o755)
        self.assertEqual(problems(), "1")
        self.assertEqual(problems(), "1")
        self.put("bin/systemctl", works, 0o755)
        self.assertEqual(problems(), "0")
        self.put("bin/docker", "#!/bin/sh\nexit 3\n", 0o755)
        self.assertEqual(problems(), "1")
        shutil.rmtree(self.root / "etc/service-deploy")
        self.assertEqual(problems(), "0")

    def test_a_container_that_is_missing_is_no_problem_and_an_engine_is(self):
        self.service()
        self.unit("quotes_blue.service")
        self.container("quotes_blue")
        for said, problems in (("Error: No such container: quotes_green", "0"),
                               ("error: no such object: quotes_green", "0"),
                               ("Error: No such container: x\nError response from daemon: broken", "1"),
                               ("Cannot connect to the Docker daemon. Is the docker daemon running?", "1"),
                               ("", "1")):
            self.put("bin/docker", f"#!/bin/sh\ncat {self.root}/said/docker\nprintf '%s' '{said}' >&2\nexit 1\n", 0o755)
            page = self.page()
            self.assertEqual(page["service_metrics_problems"], problems, said)
            self.assertEqual(f'service_memory_limit_bytes{{unit="quotes",{SERVICE}}}' in page, problems == "0", said)

    def test_a_file_that_cannot_be_read_is_a_problem_and_loses_no_counter(self):
        self.service()
        self.unit("quotes_blue.service", NRestarts="3")
        collector = self.collector()
        self.page(collector)
        for file in ("etc/service-deploy/quotes/spec.json", "var/lib/service-deploy/quotes/state.json"):
            for broken in ("{", "[]", "7"):
                self.put(file, broken)
                self.assertEqual(self.page(collector)["service_metrics_problems"], "1", f"{file} {broken}")
            self.service()
            self.put("var/lib/service-deploy/quotes/state.json", "{}")
            page = self.page(collector)
            self.assertEqual(page["service_metrics_problems"], "0")
            self.assertEqual(page[f'service_restarts_total{{unit="quotes",{SERVICE}}}'], "3")

    def test_the_file_is_replaced_and_everything_in_it_is_announced(self):
        self.service()
        self.service("quotes_report", kind="timer")
        self.unit("quotes_blue.service")
        self.put("etc/ops-pki/ca.pem", "")
        self.put("said/openssl", "notAfter=Jan  2 00:00:00 1970 GMT\n")
        output = self.root / "services.prom"
        subprocess.run([sys.executable, PROGRAM, "--once", "--root", self.root, "--output", output], check=True)
        text = output.read_text(encoding="utf-8")
        self.assertIn('host_certificate_expiry_timestamp_seconds{file="ca.pem"} 86400', text)
        self.assertAlmostEqual(float(re.search(r"^service_metrics_timestamp_seconds (\S+)$", text, re.MULTILINE).group(1)), time.time(), delta=10)
        listed = subprocess.run([sys.executable, PROGRAM, "--names"], check=True, capture_output=True, encoding="utf-8").stdout
        names = {line.split()[0] for line in listed.splitlines()}
        self.assertLessEqual({re.match(r"[a-z_]+", line).group() for line in text.splitlines() if line[0] != "#"}, names)
        self.assertEqual(output.stat().st_mode & 0o777, 0o644)

    def test_it_ends_when_it_is_told_to(self):
        self.put("bin/journalctl", "#!/bin/sh\nexec sleep 60\n", 0o755)
        output = self.root / "services.prom"
        with subprocess.Popen([sys.executable, PROGRAM, "--root", self.root, "--output", output]) as program:
            end = time.monotonic() + 20
            while not output.exists() and time.monotonic() < end:
                time.sleep(0.05)
            program.terminate()
            self.assertEqual(program.wait(timeout=10), 0)


if __name__ == "__main__":
    unittest.main()
