/**
 * The built-in feed to try the service with: made-up prices, conversions that nobody
 * carries out, and failures at the rates one likes. Another process could be in its
 * place; the service knows it by its URL alone.
 */
@NullMarked
package dev.opsboot.reference.simulator;

import org.jspecify.annotations.NullMarked;
