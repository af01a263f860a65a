# What the tests have in common.

repository=$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")
work=$(mktemp -d)
pids=()
mounts=()
containers=()
images=()

finish() {
	local code=$? end=$((SECONDS + 120)) pid mount
	# Some of them may have ended, as they should
	((${#pids[@]} == 0)) || kill -- "${pids[@]}" 2>/dev/null || true
	wait 2>/dev/null || true
	# A group of processes cleans up behind itself, before what it uses goes.
	for pid in "${pids[@]}"; do
		while [[ $pid == -* ]] && kill -0 -- "$pid" 2>/dev/null && ((SECONDS < end)); do sleep 0.2; done
	done
	# One may still be frozen, with somebody waiting for it
	((${#mounts[@]} == 0)) || for mount in "${mounts[@]}"; do
		fsfreeze --unfreeze "$mount" 2>/dev/null || true
	done
	((${#containers[@]} == 0)) || "$DOCKER" rm --force --volumes "${containers[@]}" >/dev/null 2>&1 || true
	((${#images[@]} == 0)) || "$DOCKER" image rm --force "${images[@]}" >/dev/null 2>&1 || true
	((${#mounts[@]} == 0)) || umount "${mounts[@]}" || true
	if ((code)); then
		find "$work" -maxdepth 1 \( -name '*.log' -o -name '*.err' \) -exec tail -v -n 30 {} + >&2 || true
	fi
	rm -rf "$work"
	exit "$code"
}
trap finish EXIT

fail() {
	printf 'FAILED: %s\n' "$1" >&2
	exit 1
}

ok() {
	printf 'ok: %s\n' "$1"
}

# Commands and the Debian packages that have them: need command=package...
need() {
	local missing=() entry
	for entry; do
		type -P "${entry%%=*}" >/dev/null || missing+=("${entry#*=}")
	done
	((${#missing[@]})) || return 0
	((EUID == 0)) || fail "not installed: ${missing[*]}"
	# By one at a time: tests run beside each other.
	{ flock 9 && apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" 9>&-; } \
		>"$work/apt.log" 2>&1 9>/run/lock/ops-e2e-apt || fail "cannot install ${missing[*]}"
}

# await seconds command...
await() {
	local end=$((SECONDS + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		((SECONDS < end)) || fail "in vain: $*"
		sleep 0.2
	done
}

free_port() {
	local port
	while port=$(shuf -n 1 -i 20000-32000); do
		(exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
	done
	echo "$port"
}

# Starts the reference service on a free port: sets service_pid and base.
start_service() {
	install -d "$work/srv"/{run,data,spool,tmp,key}
	(
		cd "$work"
		exec env PREFIX="$work/srv" "$repository/reference-service/main" --server.port=0 "$@" \
			"$repository/reference-service/cfg/config.toml"
	) >"$work/service.log" 2>&1 &
	service_pid=$!
	pids+=("$service_pid")
	await 60 grep -q ' started on port ' "$work/service.log"
	base=http://127.0.0.1:$(sed -nE 's/.* started on port ([0-9]+).*/\1/p' "$work/service.log" | head -n 1)
	await 60 curl -fsS "$base/quotes?from=mSOL&to=SOL&amount=10"
}

# Unpacks the libraries of the reference service, to compile and run LogFlood.java with.
compile_flood() {
	local jar=${JAVA_HOME:+$JAVA_HOME/bin/}jar
	install -d "$work/jar" "$work/srv"/{run,data,key}
	(cd "$work/jar" && "$jar" xf "$repository/reference-service/target/reference-service.jar" BOOT-INF/lib)
	"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -proc:none -d "$work/classes" -cp "$work/jar/BOOT-INF/lib/*" LogFlood.java
}

# Starts LogFlood: sets flood_pid.
start_flood() {
	(
		cd "$work"
		exec env PREFIX="$work/srv" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "classes:jar/BOOT-INF/lib/*" LogFlood "$@"
	) >"$work/flood.out" 2>"$work/flood.err" &
	flood_pid=$!
	pids+=("$flood_pid")
}
