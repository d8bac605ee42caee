/** Calls to addresses that somebody else wrote down: the one guard that all of them pass. */
package io.matricula.outbound;
