/** Requests with an Idempotency-Key: done once, answered alike whenever they are sent again. */
package io.matricula.idempotency;
