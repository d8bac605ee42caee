/** Candidatures: what only the person and the staff may read. */
package io.matricula.candidatures;
