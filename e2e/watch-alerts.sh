# shellcheck shell=bash disable=SC2034,SC2154
# Alerts made to happen for real: on the host hel1, seen in Alertmanager on the host mon1. Sourced by
# e2e/watch, with hostlib.sh.

# watch_alerts_entries image: pushes what the entries need and sets them: alert_entries. Puts their
# configuration into $work/cfg/hel1.
watch_alerts_entries() {
	local name service light
	push "$1" fed-quotes
	service=$digest
	push "$1" stuck-quotes
	# Three that cost nothing: each is good until its spool has a file bad.
	install -d "$work/variant"
	cat >"$work/variant/main" <<-'END'
		#!/usr/bin/env bash
		for arg; do
			[[ $arg != --check-config ]] || exec ./good-main "$@"
		done
		if [[ -e /srv/spool/bad ]]; then
			[[ $SERVICE_NAME == failing_job ]] || sleep 8
			exit 3
		fi
		[[ $SERVICE_NAME != failing_job ]] || exit 0
		trap 'exit 0' TERM INT
		sleep infinity &
		wait
	END
	chmod 0755 "$work/variant/main"
	variant "$1" killed-service <<-END
		COPY --from=base $("$DOCKER" inspect --format '{{.Config.WorkingDir}}' "$1")/main ./good-main
		COPY main ./
		HEALTHCHECK NONE
	END
	light=$digest
	push "ops-e2e/variant:$$-$variants" crashing-service
	push "ops-e2e/variant:$$-$variants" failing-job
	install -d "$work/cfg/hel1"
	for name in fed_quotes stuck_quotes killed_service crashing_service failing_job; do
		cp "$repository/reference-service/cfg/config.toml" "$work/cfg/hel1/$name.toml"
	done
	alert_entries=(
		"{image: fed-quotes, digest: \"$service\", ports: [8092, 8093], args: \"--upstream.url=http://127.0.0.1:9009 --ops.metrics.labels.max-values=4\"}"
		"{image: stuck-quotes, digest: \"$service\", args: \"--server.port=8094\"}"
		"{image: killed-service, digest: \"$light\"}"
		"{image: crashing-service, digest: \"$light\"}"
		"{image: failing-job, digest: \"$light\", minute: \"*\", timeout: 30}"
	)
}

# A program of the test under systemd, on hel1: run_there name, the program on standard input
run_there() {
	on sh -c "cat >/run/$1.py"
	on systemd-run --quiet --unit "$1" --setenv=PYTHONUNBUFFERED=1 python3 "/run/$1.py" "${@:2}"
}

# The feed of fed_quotes. Told to refuse, it answers 404, which no repetition mends.
feed_begin() {
	run_there feed "${1:-serve}" "$(sed -nE '/^\[\[quotes/,/^$/s/^name = "(.*)"/\1/p' "$repository/reference-service/cfg/config.toml" | paste -sd ,)" <<-'END'
		import http.server, json, sys, time
		class Feed(http.server.BaseHTTPRequestHandler):
		    def do_GET(self):
		        refused = sys.argv[1] == "refuse"
		        curves = [{"strategy": name, "points": [{"amount": "1", "price": "1.1"}, {"amount": "1000", "price": "1.05"}]}
		                  for name in sys.argv[2].split(",")]
		        body = json.dumps({"asOf": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "curves": curves}).encode()
		        self.send_response(404 if refused else 200)
		        self.send_header("Content-Type", "application/json")
		        self.send_header("Content-Length", str(0 if refused else len(body)))
		        self.end_headers()
		        self.wfile.write(b"" if refused else body)
		    def log_message(self, *_):
		        pass
		http.server.ThreadingHTTPServer(("127.0.0.1", 9009), Feed).serve_forever()
	END
}

feed_end() {
	on systemctl stop feed.service
}

# One thread of a process stands still, and the others do not: freeze pid name
freeze() {
	run_there freeze "$@" <<-'END'
		import ctypes, os, pathlib, signal, sys
		tasks = pathlib.Path(f"/proc/{sys.argv[1]}/task")
		thread = next(int(task.name) for task in tasks.iterdir() if (task / "comm").read_text().strip() == sys.argv[2])
		libc = ctypes.CDLL(None, use_errno=True)
		libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
		for request in (0x4206, 0x4207):  # PTRACE_SEIZE, PTRACE_INTERRUPT
		    if libc.ptrace(request, thread, None, None) != 0:
		        sys.exit(os.strerror(ctypes.get_errno()))
		# It goes on when this process is gone.
		signal.pause()
	END
}

# More values of labels than fed_quotes may have, which is few, a method after the other: flood port
flood() {
	run_there flood "$1" <<-'END'
		import http.client, sys, time
		for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
		    for path in ("/quotes?from=mSOL&to=SOL&amount=10", "/quotes", "/prices/unstake?period=day", "/prices/unstake?period=year",
		                 "/prices/none?period=day", "/conversions", "/conversions/none", "/openapi.yaml", "/nothing"):
		        connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=10)
		        connection.request(method, path)
		        connection.getresponse().read()
		        connection.close()
		    time.sleep(8)
	END
}

# The alerts that Alertmanager has, which are not held back: a line with name and unit each
alerts_now() {
	local host=mon1
	on amtool alert query --alertmanager.url=http://127.0.0.1:9093 --output=json |
		python3 -c 'import json, sys
for alert in json.load(sys.stdin):
    print(alert["labels"]["alertname"], alert["labels"].get("unit", "-"))'
}

# Those that were there at any time since this began, as some end before others begin
watch_alertmanager() {
	while sleep 3; do
		alerts_now >>"$work/alerts.seen" 2>/dev/null || true
	done
}

# fired alert...: whether each has been there
fired() {
	local line
	for line; do
		grep -qxF "$line" "$work/alerts.seen" || return 1
	done
}

# quiet_but alert...: whether nothing else is there; these may be
quiet_but() {
	local now
	now=$(alerts_now) || return 1
	! grep -vxF -f <(printf '%s\n' '' "$@") <<<"$now" >/dev/null
}

# fires_alone alert: whether it is there, and nothing else
fires_alone() {
	quiet_but "$1" && alerts_now | grep -xF "$1" >/dev/null
}

# await_alerts seconds fired|fires_alone|quiet_but alert...
await_alerts() {
	local end=$((SECONDS + $1))
	until "${@:2}"; do
		((SECONDS < end)) || fail "in vain: $2 of ${*:3}; there is $(alerts_now | sort | paste -sd ';'), there was $(sort -u "$work/alerts.seen" | paste -sd ';')"
		sleep 3
	done
}

# The value of an expression on mon1, empty where there is none
asked() {
	local host=mon1
	on promtool query instant http://127.0.0.1:9090 "$1" | sed -nE 's/.* => ([^ ]+) @.*/\1/p'
}

asked_is() {
	[[ $(asked "$1") == "$2" ]]
}

targets_are_up() {
	[[ $(asked 'count(up == 0)') == '' && $(asked 'count(service_running{server="hel1"} == 1)') -ge 5 ]]
}

fed_port() {
	if on test -e /var/lib/service-deploy/active/fed_quotes.green; then echo 8093; else echo 8092; fi
}

# What is made to happen. CriticalLines end fifteen minutes after the last line.
alerts_expected=('ServiceDown killed_service' 'ServiceRestarting crashing_service' 'JobFailed failing_job' 'Degraded fed_quotes'
	'PersistentFailures fed_quotes' 'CriticalLines fed_quotes' 'HeartbeatStale stuck_quotes' 'CriticalLines stuck_quotes'
	'LabelValuesReplaced fed_quotes')
alerts_of_lines='CriticalLines chatty'

# watch_alerts image: after the play with alert_entries and watch_lines, while reference_service has users
watch_alerts() {
	local began reloaded since
	host=hel1
	: >"$work/alerts.seen"
	await 90 targets_are_up
	await_alerts 60 fires_alone "$alerts_of_lines"
	ok "all targets are up, and nothing fires but what was written: $alerts_of_lines"
	reloaded=$(asked prometheus_config_last_reload_success_timestamp_seconds)

	# All at once
	began=$SECONDS
	watch_alertmanager &
	alerts_watcher=$!
	pids+=("$alerts_watcher")
	feed_end
	on systemctl stop killed_service.service
	on touch /srv/spool/crashing_service/bad /srv/spool/failing_job/bad
	on docker kill crashing_service >/dev/null
	freeze "$(on docker inspect --format '{{.State.Pid}}' stuck_quotes)" feed-poller
	flood "$(fed_port)"
	sleep 20
	feed_begin refuse
	on systemctl is-active --quiet freeze.service || fail "nothing is frozen: $(on journalctl --quiet --unit freeze --output cat | tail -n 3)"

	# A new version of a service in between: nobody notices.
	await 90 on sh -c '! systemctl is-active --quiet flood.service'
	version alerts "$1" reference-service
	on sed -i -E "s/sha256:[0-9a-f]{64}/$digest/g" /etc/service-deploy/reference_service/{spec.json,reference_service_blue.service,reference_service_green.service}
	on service-deploy apply reference_service >"$work/watch-alerts.log" 2>&1 || fail 'no new version'

	await_alerts 300 fired "${alerts_expected[@]}"
	ok "$((SECONDS - began)) s: fire in Alertmanager: ${alerts_expected[*]/%/,}"
	since=$((SECONDS - began))s
	await 60 asked_is "count(count_over_time(service_active_slot{unit='reference_service'}[$since]))" 2
	asked_is "min_over_time(up{job='services',unit='reference_service'}[$since])" 1 || fail 'the target was down meanwhile'
	asked_is "min_over_time(probe_success{job='ready',unit='reference_service'}[$since])" 1 || fail 'the service was not ready meanwhile'
	asked_is prometheus_config_last_reload_success_timestamp_seconds "$reloaded" || fail 'Prometheus was reloaded'
	if grep ' reference_service$' "$work/alerts.seen"; then fail 'the new version fired'; fi
	ok 'a new version meanwhile: its target stays up without a reload, and nothing fires'
	await 60 asked_is 'sum(alertmanager_notifications_total{integration="email"}) > bool 0' 1
	asked_is 'sum(alertmanager_notifications_failed_total{integration="email"})' 0 || fail 'mail was not sent'
	ok 'Alertmanager has handed its mail to Postfix'

	# Mended
	alerts_mended=$SECONDS
	feed_end
	feed_begin
	on rm /srv/spool/crashing_service/bad /srv/spool/failing_job/bad
	on systemctl reset-failed crashing_service.service
	on systemctl start killed_service.service crashing_service.service
	on systemctl stop freeze.service
	echo "watch_alerts: $((SECONDS - began)) s"
}

# Until all is well again but for the critical lines of the alerts themselves, whose time is not over yet. Those of chatty
# came earlier. On a slow machine none may be left.
watch_alerts_end() {
	local lines=()
	mapfile -t lines < <(printf '%s\n' "${alerts_expected[@]}" | grep '^CriticalLines ')
	host=hel1
	await 60 targets_are_up
	await_alerts $((1000 - SECONDS + alerts_mended)) quiet_but "${lines[@]}"
	kill "$alerts_watcher"
	wait "$alerts_watcher" 2>/dev/null || true
	ok "$((SECONDS - alerts_mended)) s: each resolves when it is mended, and $alerts_of_lines after its fifteen minutes"
}
