# shellcheck shell=bash disable=SC2034,SC2154
# The lines of services on the monitoring host: for e2e/watch, after hostlib.sh.
#
# Before the play: watch_logs_entries, which sets logs_entries, lines for the list service of hel1.
# mon1 needs common_postfix_relay: "[127.0.0.1]:2525" and common_postfix_tls: none, with nobody on that port: mail stays in the spool.
# After it: watch_logs. After a play without logs_entries: watch_logs_gone.

logs_entries=()

# Images of a service that writes what it is asked to
watch_logs_entries() {
	launched "$image" chatty <<-'END'
		cd /srv/spool
		trap 'exit 0' TERM INT
		while :; do
			if [[ -e ask ]]; then
				read -r verb first last <ask
				rm ask
				SECONDS=0
				case $verb in
					say) printf '%s %s\n' "$first" "$last" ;;
					count) seq -f 'Nov 05 15:30:45.234 INFO Counting as the others do number=%.0f name=value' "$first" "$last" ;;
				esac
				echo "$SECONDS" >said
			fi
			sleep 0.2 &
			wait "$!"
		done
	END
	# It has no health that anybody could ask for.
	variant "ops-e2e/variant:$$-$variants" chatty <<<'HEALTHCHECK NONE'
	install -d "$work/cfg/hel1"
	cp "$repository/reference-service/cfg/config.toml" "$work/cfg/hel1/chatty.toml"
	logs_entries=("{image: chatty, digest: \"$digest\"}")
}

# logs_ask count first last, logs_ask say text: returns when it has written it, in so many seconds: sets logs_took
logs_ask() {
	host=hel1
	on sh -c 'rm -f /srv/spool/chatty/said; cat >/srv/spool/chatty/ask.new; mv /srv/spool/chatty/ask.new /srv/spool/chatty/ask' <<<"$*"
	await 300 on test -s /srv/spool/chatty/said
	logs_took=$(on cat /srv/spool/chatty/said)
}

# logs_arrived number: whether this is the last one on the monitoring host
logs_arrived() {
	host=mon1
	on tail -q -n 1 /srv/log/hel1/chatty.log | grep -qE " number=$1 "
}

# logs_rotate
logs_rotate() {
	host=mon1
	on logrotate --force --state /run/watch-logs.state /etc/logrotate.d/services || fail 'no rotation'
}

# How often rsyslogd of hel1 has died of what journald does to the file that it reads: issue 5020 of rsyslog
logs_died() {
	local host=hel1
	on journalctl --quiet --unit=rsyslog.service --output=cat | grep -c 'status=7/BUS' || true
}

# logs_whole first last most: that each number is there, in order, and at most so many of them twice, besides those of an
# rsyslogd that died by itself since this was called before
logs_whole() {
	local found died most
	died=$(logs_died)
	most=$(($3 + 178 * (died - ${logs_deaths:-0})))
	logs_deaths=$died
	host=mon1
	# shellcheck disable=SC2016
	found=$(on bash -c 'cd /srv/log/hel1 && zcat -f $(ls -vr chatty.log*)' | awk -v first="$1" -v last="$2" '
		/^Nov 05 15:30:45\.234 INFO Counting as the others do number=[0-9]+ name=value$/ {
			number = $0
			sub(/.* number=/, "", number)
			number += 0
			if (number < first || number > last) next
			if (number in seen) doubled++
			else if (number != ++expected + first - 1) { print "after " expected + first - 2 " comes " number; exit }
			seen[number]
		}
		END { print expected + 0, doubled + 0 }')
	[[ $found =~ ^$(($2 - $1 + 1))\ ([0-9]+)$ ]] || fail "of the lines $1 to $2 arrived: $found"
	((BASH_REMATCH[1] <= most)) || fail "${BASH_REMATCH[1]} lines are twice there, not $most at most"
	echo "lines: $(($2 - $1 + 1)), twice: ${BASH_REMATCH[1]}, rsyslogd died by itself: $died"
}

# logs_same unit: whether the file has what the journal has
logs_same() {
	local file=$work/logs-journal units=() unit
	for unit in "$1" "${1}_blue" "${1}_green"; do
		units+=("SYSLOG_IDENTIFIER=$unit")
	done
	host=hel1
	on journalctl --quiet --output=cat "${units[@]}" >"$file"
	host=mon1
	[[ -s $file ]] && on cat "/srv/log/hel1/$1.log" | cmp --silent - "$file"
}

# logs_answer certificate key: what the monitoring host says to hel1 with this certificate, which may be none
logs_answer() {
	local options=()
	[[ -z ${1:-} ]] || options=(-cert "$1" -key "$2")
	host=hel1
	# shellcheck disable=SC2016
	on timeout 10 bash -c '{ printf "1 open 49 relp_version=0\nrelp_software=test\ncommands=syslog\n"; sleep 3; } |
		openssl s_client -quiet -connect "$0" -CAfile /etc/ops-pki/ca.pem "$@" 2>/dev/null' "$logs_address:2514" "${options[@]}" | tr '\n' ' ' || true
}

logs_mails() {
	host=mon1
	on grep -rls -- "$1" /var/spool/postfix | wc -l
}

# The lines of services that write few. The critical ones of chatty make an alert.
watch_lines() {
	local text
	host=mon1
	ports
	logs_address=$host_ip

	await 60 logs_same reference_service
	ok 'the file of the service has what it wrote, once'

	text='Nov 05 15:30:45.234 ERROR CRITICAL Out of funds account=main'
	logs_ask say "$text"
	logs_ask say "$text again"
	host=mon1
	await 30 on grep -qxF "hel1 chatty $text" /srv/log/critical.log
	await 30 on grep -qxF "hel1 chatty $text again" /srv/log/critical.log
	[[ $(on grep -cxF -- "$text" /srv/log/hel1/chatty.log) == 1 ]] || fail 'the critical line is not in the file once'
	await 60 on grep -rqs 'Subject: CRITICAL hel1 chatty' /var/spool/postfix
	[[ $(logs_mails 'Out of funds') == 1 ]] || fail "mails: $(logs_mails 'Out of funds')"
	ok 'a critical line is in the second file and in the mail spool, and two are one mail'
}

# After watch_lines: all that could lose a line
watch_logs() {
	local route number

	logs_ask count 1000001 2000000
	echo "a million lines written in $logs_took s"
	for number in 1 2 3; do
		sleep 3
		logs_rotate
	done
	await 600 logs_arrived 2000000
	logs_rotate
	logs_whole 1000001 2000000 0
	ok 'a million lines at full speed: none is lost, in order, through four rotations, and none is twice but after a death'

	# Without the network of this host nobody hears that it is gone.
	host=mon1
	route=$(on ip -4 route show default)
	on ip link set eth0 down
	number=$SECONDS
	logs_ask count 3000001 3200000
	((logs_took < 60)) || fail "the service was held up: $logs_took s"
	host=mon1
	on systemctl kill --signal=KILL rsyslog.service
	sleep $((SECONDS - number < 60 ? 60 - SECONDS + number : 0))
	on ip link set eth0 up
	# shellcheck disable=SC2086
	on ip route replace ${route%% proto*}
	await 240 logs_arrived 3200000
	logs_whole 3000001 3200000 178
	ok "the monitoring host was away for a minute, its rsyslogd killed: nothing is lost, and the service wrote 200,000 lines in $logs_took s"

	logs_ask count 4000001 4200000
	host=hel1
	for number in 1 2 3; do
		sleep 1
		on systemctl kill --signal=KILL rsyslog.service
	done
	await 240 logs_arrived 4200000
	logs_whole 4000001 4200000 534
	ok 'an rsyslogd that is killed three times loses nothing'

	host=mon1
	on mount -t tmpfs -o size=8m none /srv/log/hel1
	on systemctl kill --signal=HUP rsyslog.service
	logs_ask count 5000001 5200000
	host=mon1
	await 60 on sh -c 'journalctl --quiet --unit=rsyslog.service | grep -q "All lines wait for hel1/chatty.log: "'
	on systemctl restart rsyslog.service
	on mount -o remount,size=64m /srv/log/hel1
	await 240 logs_arrived 5200000
	logs_whole 5000001 5200000 178
	ok 'a disk of the monitoring host that was full, and its rsyslogd restarted meanwhile: nothing is lost'
	on systemctl stop rsyslog.service
	on umount /srv/log/hel1
	on systemctl start rsyslog.service

	[[ $(logs_answer /etc/ops-pki/host.pem /etc/ops-pki/host.key) == *'rsp '*'200 OK'* ]] || fail 'no answer to a host of the inventory'
	host=hel1
	on openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=hel1 -addext subjectAltName=DNS:hel1 \
		-keyout /run/stranger.key -out /run/stranger.pem 2>/dev/null
	host=mon1
	on bash -c 'cd /run && openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=other -keyout other.key -out other.csr &&
		openssl x509 -req -in other.csr -CA /etc/ops-ca/ca.pem -CAkey /etc/ops-ca/ca.key -days 1 && cat other.key' 2>/dev/null >"$work/other.pem"
	host=hel1
	on tee /run/other.pem <"$work/other.pem" >/dev/null
	[[ -z $(logs_answer) ]] || fail "an answer to a stranger without a certificate: $(logs_answer)"
	[[ -z $(logs_answer /run/stranger.pem /run/stranger.key) ]] || fail 'an answer to a certificate of another authority'
	[[ -z $(logs_answer /run/other.pem /run/other.pem) ]] || fail 'an answer to a name that is not in the inventory'
	ok 'a stranger is refused, without a certificate, with one of another authority, and with a name that is not in the inventory'
	host=mon1
	if on test -s /srv/log/other.log; then fail "lines of services that nobody knows: $(on head -n 3 /srv/log/other.log)"; fi
}

watch_logs_gone() {
	host=mon1
	if on grep -rlE 'chatty' /srv/log/hel1 /etc/rsyslog.conf /etc/logrotate.d; then fail 'a rule or rotation is left'; fi
	if on ls /srv/log/hel1 | grep chatty; then fail 'a file is left'; fi
	host=hel1
	if on grep chatty /etc/rsyslog.conf; then fail 'a rule is left'; fi
	ok 'a service that leaves the list leaves no rule, no file and no rotation'
}
