/**
 * Who may call what: applications and their tokens, roles as the contract states them, the tokens of learningCloud. Knows
 * no capability.
 */
package io.matricula.access;
