# Stands in for Temurin's JDK where a build runs: trusts whom this machine trusts, which may
# reach Maven Central through a proxy that signs with a CA of its own.
ARG JDK
FROM ${JDK}
COPY . /usr/local/share/ca-certificates/
RUN update-ca-certificates
