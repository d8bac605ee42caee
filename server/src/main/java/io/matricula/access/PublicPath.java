package io.matricula.access;

/**
 * A path below those of the APIs that is served without being in the contract, and without a token. Declared as a bean by
 * the capability that serves it.
 *
 * @param prefix what the path begins with, a slash at its end
 */
public record PublicPath(String prefix) {}
