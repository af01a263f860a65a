# Stands in for the Prometheus of compose.yaml: Debian's, started as that one is.
ARG BASE
FROM ${BASE}
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends prometheus \
 && rm -rf /var/cache/apt/archives/*.deb /var/lib/apt/lists/* \
 && install -d -o nobody /data
USER nobody
ENTRYPOINT ["/usr/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/data"]
