# Stands in for Temurin's JRE: linked from the JDK, in an image that trusts nobody but Debian does.
ARG BASE
ARG JDK
FROM ${JDK} AS jdk
RUN jlink --add-modules \
      java.se,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs,jdk.httpserver,jdk.management.agent,jdk.localedata,jdk.charsets \
      --strip-java-debug-attributes --no-header-files --no-man-pages --generate-cds-archive --output /opt/java/jre

FROM ${BASE}
COPY --from=jdk /opt/java/jre /opt/java
COPY --from=jdk /etc/ssl/certs/java/cacerts /opt/java/lib/security/cacerts
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
