# shellcheck shell=bash disable=SC2034,SC2154
# Dashboards on the two hosts: watch_panels, and watch_grafana with a package that stands for Grafana's. For
# e2e/watch, which has the hosts hel1 and mon1 up and set up.

# panels_load seconds: users of the service, for so long
panels_load() {
	host=hel1
	ports
	panels_seconds=$1
	python3 load.py "https://127.0.0.1:$https_port" --tls --host "$site" --clients 8 --rate 40 --seconds "$panels_seconds" \
		>"$work/panels-load.json" 2>"$work/panels-load.err" &
	panels_loader=$!
	pids+=("$panels_loader")
}

# After panels_load: each query of each panel has an answer from the Prometheus of mon1, and all dashboards are drawn. With
# E2E_PAGES=directory they stay there.
watch_panels() {
	local dashboard
	wait "$panels_loader" || fail "no load on the service: $(<"$work/panels-load.err")"
	host=mon1
	on install -d /opt/panels
	tar -C "$repository" -c e2e/panels.py ansible/roles/grafana/files/dashboards | on tar -x -C /opt/panels
	on python3 /opt/panels/e2e/panels.py --prometheus http://127.0.0.1:9090 --seconds "$panels_seconds" --answers /opt/panels/answers.json \
		>"$work/panels.out" || fail "a panel is empty: $(<"$work/panels.out")"
	ok "every query of every panel has an answer: $(tail -n 1 "$work/panels.out")"
	on cat /opt/panels/answers.json >"$work/answers.json"
	for dashboard in services jvm failures deploys; do
		PYTHONDONTWRITEBYTECODE=1 python3 render.py "$dashboard" "$work/answers.json" "$work/$dashboard.html"
		if grep -q 'No data' "$work/$dashboard.html"; then fail "$dashboard is drawn with a panel that is empty"; fi
		[[ -z ${E2E_PAGES:-} ]] || install -D -t "$E2E_PAGES" "$work/$dashboard.html"
	done
	on rm -r /opt/panels
	ok 'all dashboards are drawn from these answers'
}

# ---- The role grafana

# A source of packages on mon1, signed by a key of its own, with a package that stands for Grafana's: it has the
# same user, unit, files and modes, and starts nothing. $work/grafana.asc is the key.
grafana_source() {
	local tree=$work/grafana-package apt=$work/grafana-apt
	need gpg=gnupg dpkg-deb=dpkg
	install -d "$tree/DEBIAN" "$tree"/usr/share/grafana/bin "$tree"/lib/systemd/system "$tree"/etc/grafana/provisioning "$apt"
	cp grafana_standin.py "$tree/usr/share/grafana/"
	cat >"$tree/DEBIAN/control" <<-'END'
		Package: grafana
		Version: 0.0.1
		Architecture: all
		Maintainer: e2e <e2e@example.org>
		Depends: python3
		Description: stands for Grafana in tests
	END
	cat >"$tree/DEBIAN/postinst" <<-'END'
		#!/bin/sh
		set -e
		getent group grafana >/dev/null || groupadd --system grafana
		getent passwd grafana >/dev/null || useradd --system --gid grafana --home-dir /usr/share/grafana --no-create-home --shell /bin/false grafana
		mkdir -p /var/log/grafana /var/lib/grafana
		chown -R grafana:grafana /var/log/grafana /var/lib/grafana
		chown -Rh root:grafana /etc/grafana/*
		find /etc/grafana -type f -exec chmod 640 {} ';'
		find /etc/grafana -type d -exec chmod 755 {} ';'
	END
	cat >"$tree/usr/share/grafana/bin/grafana" <<-'END'
		#!/bin/sh
		exec python3 /usr/share/grafana/grafana_standin.py "$@"
	END
	cat >"$tree/lib/systemd/system/grafana-server.service" <<-'END'
		[Unit]
		Description=Stands for Grafana in tests
		[Service]
		User=grafana
		Group=grafana
		UMask=0027
		WorkingDirectory=/usr/share/grafana
		ExecStart=/usr/share/grafana/bin/grafana server --config /etc/grafana/grafana.ini
		Restart=on-failure
		[Install]
		WantedBy=multi-user.target
	END
	echo '; of the package' >"$tree/etc/grafana/grafana.ini"
	echo /etc/grafana/grafana.ini >"$tree/DEBIAN/conffiles"
	chmod 0755 "$tree/DEBIAN/postinst" "$tree/usr/share/grafana/bin/grafana"
	dpkg-deb --root-owner-group --build "$tree" "$apt/grafana.deb" >"$work/grafana-package.log"
	(
		cd "$apt" || exit
		{
			cat "$tree/DEBIAN/control"
			printf 'Filename: ./grafana.deb\nSize: %s\nSHA256: %s\n\n' "$(stat -c %s grafana.deb)" "$(sha256sum grafana.deb | cut -d ' ' -f 1)"
		} >Packages
		printf 'Origin: e2e\nDate: %s\nSHA256:\n %s %s Packages\n' "$(date -Ru)" "$(sha256sum Packages | cut -d ' ' -f 1)" "$(stat -c %s Packages)" >Release
		export GNUPGHOME=$work/gnupg
		install -d -m 0700 "$GNUPGHOME"
		gpg --batch --quiet --passphrase '' --quick-generate-key e2e ed25519 sign 1d
		gpg --batch --quiet --clearsign --output InRelease Release
		gpg --batch --quiet --armor --export e2e >"$work/grafana.asc"
		gpgconf --kill all
	)
	host=mon1
	on install -d /opt/grafana-apt
	tar -C "$apt" -c . | on tar -x --no-same-owner -C /opt/grafana-apt
}

# grafana_play name [user]: that it works and shows no secret; check mode, where its name has check
grafana_play() {
	local options=(-l mon1 -e "@$work/grafana.yml" --tags grafana)
	cat >"$work/grafana.yml" <<-END
		grafana_enabled: true
		grafana_apt_source: "file:/opt/grafana-apt ./"
		grafana_apt_key: "{{ lookup('ansible.builtin.file', '$work/grafana.asc') }}"
		grafana_admin_password: "$grafana_admin"
		grafana_users: [${*:2}]
	END
	[[ $1 != *check* ]] || options+=(--check --diff)
	must_play "$1" "${options[@]}"
	if grep -E 'Secret-|glsa_' "$work/play-$1.log"; then fail "the play $1 shows a secret"; fi
}

# grafana_as login:password path: the status
grafana_as() {
	on curl -sS -o /dev/null -w '%{http_code}' -u "$1" "http://127.0.0.1:3000/grafana/api$2"
}

watch_grafana() {
	local ada='{login: ada, email: ada@example.org, role: Editor, password: Secret-ada-1}' wanted there
	local grafana_admin=Secret-admin-1
	grafana_source
	grafana_play grafana-check-bare "$ada"
	if on test -e /usr/share/grafana -o -e /etc/apt/sources.list.d/grafana.list; then fail 'check mode installs Grafana'; fi
	grafana_play grafana-first "$ada"
	[[ $(grafana_as ada:Secret-ada-1 /user) == 200 ]] || fail 'ada cannot log in'
	[[ $(on stat -c '%U:%a' /etc/grafana.token) == root:600 ]] || fail 'the token is not for root alone'
	# shellcheck disable=SC2016
	[[ $(on sh -c 'curl -sS -o /dev/null -w "%{http_code}" -H "Authorization: Bearer $(cat /etc/grafana.token)" http://127.0.0.1:3000/grafana/api/search') == 200 ]] ||
		fail 'the token does not work'
	wanted=$(cd "$repository/ansible/roles/grafana/files/dashboards" && printf '%s\n' *)
	there=$(on ls /etc/grafana/dashboards)
	[[ $there == "$wanted" ]] || fail "not the dashboards: $there"
	if on grep -r RUNBOOKS /etc/grafana/dashboards; then fail 'a dashboard leads nowhere'; fi
	[[ -z $(on find /etc/grafana -perm /o=r -type f) ]] || fail 'others can read the configuration'
	grafana_play grafana-second "$ada"
	unchanged grafana-second
	grafana_play grafana-check "$ada"
	unchanged grafana-check
	ok 'one play installs Grafana from its source, with dashboards, users and a token; a second one and check mode change nothing'

	on sh -c 'echo {} >/etc/grafana/dashboards/other.json; touch /etc/grafana/grafana.ini'
	grafana_admin=Secret-admin-2
	grafana_play grafana-changed
	[[ $(grafana_as admin:Secret-admin-2 /org) == 200 && $(grafana_as ada:Secret-ada-1 /user) == 401 ]] || fail 'not the password of admin, or ada is still there'
	if on test -e /etc/grafana/dashboards/other.json; then fail 'a dashboard of nobody is still there'; fi
	grep -q '^RUNNING HANDLER .*Restart Grafana' "$work/play-grafana-changed.log" || fail 'what is newer than the start is not taken into use'
	grafana_play grafana-unchanged
	unchanged grafana-unchanged
	ok 'the password of admin is set anew; users and dashboards that left are gone'
}
