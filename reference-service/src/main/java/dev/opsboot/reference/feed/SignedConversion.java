package dev.opsboot.reference.feed;

/**
 * A conversion to be submitted.
 *
 * @param id its id, by which the feed knows it when it comes again
 * @param content the conversion as a JWS in compact form (RFC 7515)
 */
public record SignedConversion(String id, String content) {
}
