# A bare Debian that boots systemd, as a provider hands it over: Python and sshd, a user who may
# become root, and nothing that the roles are to bring.
ARG BASE
FROM ${BASE}
# What a package would start has to wait for systemd.
RUN printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d \
 && chmod 0755 /usr/sbin/policy-rc.d \
 && apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      systemd systemd-sysv dbus procps iproute2 openssh-server sudo python3 python3-apt \
 && rm -rf /usr/sbin/policy-rc.d /var/cache/apt/archives/*.deb /var/lib/apt/lists/*
# Masked is what waits for hardware that a container has not. The star of the password is one that
# nobody has; a mark of exclamation would keep the user out where sshd does without PAM.
RUN systemctl mask \
      console-getty.service getty@tty1.service systemd-logind.service systemd-modules-load.service \
      systemd-remount-fs.service systemd-udevd.service systemd-udev-trigger.service \
      systemd-udevd-control.socket systemd-udevd-kernel.socket \
      sys-kernel-debug.mount sys-kernel-tracing.mount \
 && truncate --size 0 /etc/machine-id \
 && useradd --create-home --shell /bin/bash --password '*' deploy \
 && install -d -m 0700 -o deploy -g deploy /home/deploy/.ssh \
 && echo 'deploy ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/deploy \
 && chmod 0440 /etc/sudoers.d/deploy
COPY host-init /usr/local/sbin/
# Debian's systemd looks here to find out that it is in a container.
ENV container=docker
STOPSIGNAL SIGRTMIN+3
# The file system of a container, itself in layers, bears no layers of another engine.
VOLUME /var/lib/docker
ENTRYPOINT ["/usr/local/sbin/host-init"]
