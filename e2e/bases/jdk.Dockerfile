# Stands in for Temurin's JDK. The context is a JDK of this machine.
ARG BASE
FROM ${BASE}
COPY . /opt/java
# ca-certificates-java writes the trust store, to which a Debian JDK's own is a link, only if it
# finds a java on the PATH of packages.
RUN ln -s /opt/java/bin/* /usr/bin/ \
 && apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends ca-certificates-java \
 && rm -rf /var/cache/apt/archives/*.deb /var/lib/apt/lists/* \
 && ln -sfn /etc/ssl/certs/java/cacerts /opt/java/lib/security/cacerts \
 && test -s /etc/ssl/certs/java/cacerts
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
