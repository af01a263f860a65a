package dev.opsboot.reference.conversions;

import dev.opsboot.config.PrefixedPath;
import dev.opsboot.config.SecretFile;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How conversions are signed and submitted.
 *
 * @param keypair Ed25519 private key that signs conversions, a PKCS#8 PEM file below the
 * prefix that only its owner may read. Without one nothing can be signed.
 * @param maxBatch Most conversions submitted in one request.
 */
@ConfigurationProperties("conversions")
@Validated
record ConversionsProperties(@Nullable @SecretFile @Ed25519Key PrefixedPath keypair,
		@Positive @DefaultValue("5") int maxBatch) {

}
