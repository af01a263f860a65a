# shellcheck shell=bash disable=SC1091,SC2034,SC2154
# Hosts in containers, a registry for them, and images that are bad in some way: for tests that
# image/engine runs.

source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
need curl=curl python3=python3 ansible-playbook=ansible-core ssh=openssh-client ssh-keygen=openssh-client \
	docker-registry=docker-registry mmdebstrap=mmdebstrap

# ---- Hosts

# The container of each host by its name, and the host that the functions below work on
declare -A hosts=()
host=''
inventory=$work/inventory
# Connections of ssh that Ansible keeps are of this test alone: the next one has other hosts behind
# the same ports.
export ANSIBLE_HOME=$work/ansible

# host_up name [option of docker run]...: a bare host, which ssh reaches. Sets host, host_ip and the ports
# of 127.0.0.1 that lead to it: ssh_port, http_port, https_port.
host_up() {
	local capability options=()
	"$repository/e2e/bases/make" host || fail 'no image of a host'
	if [[ ! -e $work/ssh/id ]]; then
		install -d -m 0700 "$work/ssh"
		ssh-keygen -q -t ed25519 -N '' -C '' -f "$work/ssh/id"
	fi
	# --privileged would ask for all there are, which a machine that itself lacks one refuses.
	for capability in SYS_ADMIN NET_ADMIN SYS_PTRACE SYS_NICE DAC_READ_SEARCH IPC_LOCK AUDIT_CONTROL; do
		options+=(--cap-add "$capability")
	done
	host=$1
	hosts[$host]=$("$DOCKER" run --detach --hostname "$host" "${options[@]}" \
		--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined \
		--cgroupns private --tmpfs /run --tmpfs /run/lock --tmpfs /tmp:exec \
		--publish 127.0.0.1::22 --publish 127.0.0.1::80 --publish 127.0.0.1::443 "${@:2}" ops-e2e/host:12) ||
		fail "no host $host"
	containers+=("${hosts[$host]}")
	on install -o deploy -g deploy -m 0600 /dev/stdin /home/deploy/.ssh/authorized_keys <"$work/ssh/id.pub"
	booted
	install -d "$inventory/host_vars/$host"
	write_inventory
}

# The host stops as one that is told to reboot, and boots again; its ports may be others.
host_reboot() {
	"$DOCKER" restart --time 120 "${hosts[$host]}" >/dev/null || fail "$host does not come back"
	booted
	write_inventory
}

# The host loses its power: nothing in it is told to stop.
host_crash() {
	"$DOCKER" kill "${hosts[$host]}" >/dev/null
	"$DOCKER" start "${hosts[$host]}" >/dev/null || fail "$host does not come back"
	booted
	write_inventory
}

# on command...: as root, on the host. What is on standard input is the command's.
on() {
	"$DOCKER" exec --interactive "${hosts[$host]}" "$@"
}

# over_ssh command...: as the user who may become root
over_ssh() {
	ssh -F none -i "$work/ssh/id" -p "$ssh_port" -o BatchMode=yes -o IdentitiesOnly=yes \
		-o UserKnownHostsFile="$work/ssh/known_hosts" -o StrictHostKeyChecking=yes deploy@127.0.0.1 "$@"
}

# Until all that boots is up. A unit that failed is one that did not come up.
booted() {
	local state
	await 60 on test -S /run/dbus/system_bus_socket
	state=$(on timeout 120 systemctl is-system-running --wait) || true
	[[ $state == running ]] ||
		fail "$host is ${state:-stuck}: $(on systemctl --no-legend --plain --failed; on systemctl --no-legend list-jobs)"
	ports
}

# The ports of the host, of which the system picks others with each start.
ports() {
	local list
	list=$("$DOCKER" port "${hosts[$host]}")
	ssh_port=$(sed -nE 's|^22/tcp -> .*:||p' <<<"$list")
	http_port=$(sed -nE 's|^80/tcp -> .*:||p' <<<"$list")
	https_port=$(sed -nE 's|^443/tcp -> .*:||p' <<<"$list")
	host_ip=$("$DOCKER" inspect --format '{{.NetworkSettings.IPAddress}}' "${hosts[$host]}")
	[[ $ssh_port && $http_port && $https_port && $host_ip ]] || fail "$host has no ports: $list"
}

# The hosts for Ansible, as many as are up. What the test asks for in host_vars stays.
write_inventory() {
	local now=$host
	: >"$inventory/hosts.new"
	: >"$work/ssh/known_hosts.new"
	for host in "${!hosts[@]}"; do
		ports
		printf '[127.0.0.1]:%s %s\n' "$ssh_port" "$(on cut -d ' ' -f 1,2 /etc/ssh/ssh_host_ed25519_key.pub)" >>"$work/ssh/known_hosts.new"
		printf "%s ansible_host=127.0.0.1 ansible_port=%s ansible_user=deploy ansible_ssh_private_key_file=%s ansible_ssh_common_args='%s'\n" \
			"$host" "$ssh_port" "$work/ssh/id" \
			"-F none -o IdentitiesOnly=yes -o UserKnownHostsFile=$work/ssh/known_hosts -o StrictHostKeyChecking=yes" >>"$inventory/hosts.new"
	done
	mv "$work/ssh/known_hosts.new" "$work/ssh/known_hosts"
	mv "$inventory/hosts.new" "$inventory/hosts"
	host=$now
	ports
}

# ---- The registry

registry_port=''
registry_pid=''

# Starts it: sets registry, its address for hosts. To an engine of this machine it is
# 127.0.0.1:$registry_port. It comes back with what it had and where it was.
registry_start() {
	# No port of those that the system gives away: it must still be free when the registry comes back.
	[[ $registry_port ]] || registry_port=$(free_port)
	registry=$("$DOCKER" network inspect --format '{{(index .IPAM.Config 0).Gateway}}' bridge):$registry_port
	cat >"$work/registry.yml" <<-END
		version: 0.1
		log: {level: warn, accesslog: {disabled: true}}
		storage:
		  filesystem: {rootdirectory: $work/registry}
		  delete: {enabled: true}
		http:
		  # Of this machine and of the bridge; it takes but one of them, or all
		  addr: 0.0.0.0:$registry_port
	END
	docker-registry serve "$work/registry.yml" >>"$work/registry.out" 2>&1 &
	registry_pid=$!
	pids+=("$registry_pid")
	await 20 curl -fsS "http://127.0.0.1:$registry_port/v2/"
}

registry_stop() {
	kill "$registry_pid"
	wait "$registry_pid" 2>/dev/null || true
	# Not to be ended again: the number may be somebody else's by then
	local pid rest=()
	for pid in "${pids[@]}"; do
		[[ $pid == "$registry_pid" ]] || rest+=("$pid")
	done
	pids=("${rest[@]}")
	registry_pid=''
}

# push image name: sets digest, that of the manifest
push() {
	local tag=127.0.0.1:$registry_port/$2:e2e
	"$DOCKER" tag "$1" "$tag"
	images+=("$tag")
	"$DOCKER" push --quiet "$tag" >"$work/push.log" 2>&1 || fail "not pushed: $(tail -n 3 "$work/push.log")"
	digest=$(curl -fsSI -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' \
		"http://127.0.0.1:$registry_port/v2/$2/manifests/e2e" | sed -nE 's/^docker-content-digest: (sha256:[0-9a-f]{64})\r?$/\1/Ip')
	[[ $digest ]] || fail "no digest of $2"
	# The engine holds on to an image by this name too
	images+=("${tag%:*}@$digest")
}

# ---- Images

# The image of this checkout, as make image builds it, or the one in E2E_IMAGE: sets image
build_service() {
	local made
	image=${E2E_IMAGE:-}
	[[ -z $image ]] || return 0
	made=$("$repository/e2e/bases/make") || fail 'no base images'
	[[ -z $made ]] || mapfile -t -O "${#images[@]}" images <<<"$made"
	(cd "$repository" && IMAGE=ops-e2e/service-$$ image/build --progress plain) >"$work/build.log" 2>&1 ||
		fail "no image: $(tail -n 5 "$work/build.log")"
	image=$(sed -nE 's/^image: (.*)/\1/p' "$work/build.log")
	images+=("$image")
}

# variant image name <<<lines: another version of an image, by the lines that a Dockerfile has after its
# FROM, with $work/variant for its context. Pushed as the name: sets digest.
variant() {
	local tag
	variants=$((${variants:-0} + 1))
	tag=ops-e2e/variant:$$-$variants
	install -d "$work/variant"
	{
		printf 'FROM %s AS base\nFROM base\n' "$1"
		cat
	} >"$work/variant.Dockerfile"
	"$DOCKER" build --tag "$tag" --file "$work/variant.Dockerfile" "$work/variant" >"$work/variant.log" 2>&1 ||
		fail "no variant of $1: $(tail -n 5 "$work/variant.log")"
	images+=("$tag")
	push "$tag" "$2"
}

# version number image name: one as good as the image
version() {
	variant "$2" "$3" <<<"LABEL org.opencontainers.image.version=\"v$1\""
}

# Versions whose main is what is on standard input: launched image name. The main of the image
# remains beside it, and still answers flags, which start no service.
launched() {
	local home
	home=$("$DOCKER" inspect --format '{{.Config.WorkingDir}}' "$1")
	install -d "$work/variant"
	{
		cat <<-'END'
			#!/usr/bin/env bash
			for arg; do
				case $arg in
					--check-config | --print-config | --print-config-schema | --report) exec ./good-main "$@" ;;
				esac
			done
		END
		cat
	} >"$work/variant/main"
	chmod 0755 "$work/variant/main"
	variant "$1" "$2" <<-END
		COPY --from=base $home/main ./good-main
		COPY main ./
	END
}

# bad kind image name: a version that is bad in one way; sets digest
bad() {
	"bad_$1" "$2" "$3"
}

# Never ready: it listens nowhere, and ends when it is told to.
bad_silent() {
	launched "$@" <<-'END'
		trap 'exit 0' TERM INT
		sleep infinity &
		wait
	END
}

# Ready, and killed six seconds later
bad_crashing() {
	launched "$@" <<-'END'
		# Whether the port says that it is ready
		ready() {
			local status
			exec 4<>"/dev/tcp/127.0.0.1/$1" || return 1
			printf 'GET /.well-known/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&4
			read -r -t 5 _ status _ <&4
			exec 4>&-
			[[ $status == 200 ]]
		}

		exec 3< <(exec ./good-main "$@" 2>&1)
		service=$!
		trap 'kill -TERM "$service"' TERM INT
		while read -r line <&3; do
			printf '%s\n' "$line"
			if [[ $line =~ ' started on port '([0-9]+) ]]; then
				{
					until ready "${BASH_REMATCH[1]}"; do sleep 0.2; done
					sleep 6
					kill -KILL "$service"
				} 2>/dev/null &
			fi
		done
		wait "$service"
	END
}

# Ready as another instance. Under the name of another service it would lack a directory for its
# data, and not become ready.
bad_stranger() {
	launched "$@" <<-'END'
		export SERVICE_FLAVOR=stranger
		exec ./good-main "$@"
	END
}

# Ready, but every quote is refused: its prices are always too old.
bad_quotes() {
	launched "$@" <<-'END'
		exec ./good-main --quotes.max-age=1ms "$@"
	END
}

# Good, but for that it does not hear SIGTERM, which what is ignored here is by the JVM too
bad_deaf() {
	launched "$@" <<-'END'
		trap '' TERM
		exec ./good-main "$@"
	END
}

# ---- Plays

# play name [option of ansible-playbook]...: sets code and recap, a line for each host; what it said is in
# a file of that name
play() {
	local began=$SECONDS
	code=0
	(cd "$repository/ansible" && ansible-playbook -i "$inventory" "${@:2}" playbooks.yml) >"$work/play-$1.log" 2>&1 || code=$?
	recap=$(grep -E '^[a-z0-9]+ +: ok=' "$work/play-$1.log" || true)
	echo "play $1: $((SECONDS - began)) s, ${recap//$'\n'/; }"
}

# must_play name [option]...: that it works
must_play() {
	play "$@"
	((code == 0)) || fail "the play $1 fails: $(grep -E 'fatal|msg' "$work/play-$1.log" | tail -n 5)"
}

# must_refuse name text: the play has failed, and says so in one sentence
must_refuse() {
	((code != 0)) || fail "the play $1 does not fail"
	grep -E '^(fatal|failed): .*"msg": ' "$work/play-$1.log" | grep -F "$2" >/dev/null ||
		fail "the play $1 does not say '$2': $(grep -E '^(fatal|failed)' "$work/play-$1.log")"
}

unchanged() {
	[[ $recap && ! $recap =~ \ changed=[1-9] ]] || fail "the play $1 changes: $(grep -E '^(changed|TASK)' "$work/play-$1.log" | grep -B1 '^changed')"
}

# ---- What users see on the host, by the certificate $work/site.pem

# The name of the site, which a test sets
site=''
# Users go when it is there.
stop=$work/stop

# users path [option of curl]...
users() {
	curl -sS --max-time 10 --cacert "$work/site.pem" --resolve "$site:$https_port:127.0.0.1" "${@:2}" "https://$site:$https_port$1"
}

users_are_served() {
	users /.well-known/ready | grep -q '"status":"UP"'
}

# Which digest serves users
serving() {
	users /.well-known/ready | sed -nE 's/.*"digest":"(sha256:[0-9a-f]{64})".*/\1/p'
}

must_serve() {
	[[ $(serving) == "$1" ]] || fail "$(users /.well-known/ready) serves instead of $1"
}

users_begin() {
	rm -f "$stop"
	python3 load.py "https://127.0.0.1:$https_port" --tls --host "$site" --cafile "$work/site.pem" \
		--rate 200 --clients 16 --slow-posts 4 --seconds 1200 --until-file "$stop" >"$work/load.json" 2>"$work/load.err" &
	load=$!
	pids+=("$load")
}

# Users go: none of them has noticed anything.
users_end() {
	touch "$stop"
	wait "$load" || fail "$(<"$work/load.err")"
	python3 - "$work/load.json" "$1" <<-'END' || fail "users noticed: $(<"$work/load.json")"
		import json, sys
		load = json.load(open(sys.argv[1]))
		kinds = load["kinds"].values()
		sys.exit(load["failed"] > 0 or load["requests"] < int(sys.argv[2]) or any(kind["requests"] < 20 for kind in kinds))
	END
	echo "users: $(<"$work/load.json")"
}
