/** Calls to others, with the one guard that all addresses pass that somebody else wrote down. */
package io.matricula.outbound;
