# The image of a service. Another one changes these three lines: docs/container.md.
ARG SERVICE=reference-service
ARG NAME=reference_service
ARG PORT=8080

ARG JDK_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble
ARG JRE_IMAGE=eclipse-temurin:25.0.3_9-jre-noble

# The build. Nothing of it is in the image but what is copied from /layers. Engines that build
# with BuildKit do not limit its memory: what may need much of it has 3 GB.
FROM ${JDK_IMAGE} AS build
# Maven's package wants a directory that small bases leave out.
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends make maven \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src

# Dependencies, from the files that name them: a change of source leaves this layer as it is.
COPY Makefile pom.xml ./
COPY .mvn .mvn
COPY src/checkstyle src/checkstyle
COPY ops-spring-boot-starter/pom.xml ops-spring-boot-starter/
COPY stack-tests/pom.xml stack-tests/
ARG SERVICE
COPY $SERVICE/pom.xml $SERVICE/
ENV MAVEN_OPTS=-Xmx1g
RUN ulimit -d 3000000 && JDK_JAVA_OPTIONS=-Xmx1g make prepare

# Style and tests are not judged here: make test did that.
ARG BUILD="mvn -B -ntp -Dmaven.test.skip -Dcheckstyle.skip -Dspring-javaformat.skip -am -pl"
COPY ops-spring-boot-starter ops-spring-boot-starter
RUN ulimit -d 3000000 && make build MVN="$BUILD ops-spring-boot-starter"
COPY $SERVICE/src $SERVICE/src
RUN ulimit -d 3000000 && make build MVN="$BUILD $SERVICE"

COPY image/health $SERVICE/main /launcher/
COPY $SERVICE/cfg/config.toml /launcher/cfg/
# The layers, each a tree from the root on, with times that do not tell when they were made: the
# same sources give the same layers, and the cache of classes below is good for these times only.
ARG NAME
RUN set -e; \
    java -Xmx256m -XX:TieredStopAtLevel=1 -Djarmode=tools -jar $SERVICE/target/$SERVICE.jar \
      extract --layers --destination /tmp/layers; \
    install -m 0644 $SERVICE/target/classes/META-INF/sbom/application.cdx.json /tmp/layers/application/$SERVICE.cdx.json; \
    install -D -m 0644 -t /tmp/layers/agent $SERVICE/target/opentelemetry-javaagent.jar; \
    install -D -m 0755 -t /tmp/layers/launcher /launcher/main /launcher/health; \
    install -D -m 0644 -t /tmp/layers/launcher/cfg /launcher/cfg/config.toml; \
    for layer in dependencies spring-boot-loader agent snapshot-dependencies launcher application; do \
      mkdir -p /layers/$layer/srv/app/core; \
      mv /tmp/layers/$layer /layers/$layer/srv/app/core/$NAME; \
    done; \
    find /layers -exec touch --date=2026-01-01T00:00:00Z {} +

# The service, its layers from rarely to often changed.
FROM ${JRE_IMAGE} AS service
# Volumes are mounted here; without, a container can still write there, and nowhere else.
# The time of /srv, which is in the layers above, must not tell when it was made either.
RUN mkdir -p /cfg /srv/key /srv/data /srv/run /srv/spool \
 && chown 10001:10001 /srv/data /srv/run /srv/spool \
 && touch --date=2026-01-01T00:00:00Z /srv
ARG NAME
WORKDIR /srv/app/core/$NAME
COPY --from=build /layers/dependencies/ /
COPY --from=build /layers/spring-boot-loader/ /
COPY --from=build /layers/agent/ /
COPY --from=build /layers/snapshot-dependencies/ /
COPY --from=build /layers/launcher/ /
COPY --from=build /layers/application/ /
ENV LANG=C.UTF-8

# The JVM's cache of loaded and linked classes, from a real start with the JVM that will use it.
FROM service AS training
ARG SERVICE
COPY image/train $SERVICE/training.txt /
USER 10001:10001
RUN ulimit -d 3000000 && /train $SERVICE.jar /training.txt /tmp/service.aot

FROM service
ARG SERVICE
COPY --from=training --chown=0:0 /tmp/service.aot $SERVICE.aot
USER 10001:10001
# For people: services of a host share its network.
ARG PORT
EXPOSE $PORT
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=2 CMD ["./health"]
ENTRYPOINT ["./main"]
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="$SERVICE" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
