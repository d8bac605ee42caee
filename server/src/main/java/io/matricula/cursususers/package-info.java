/** Enrolments: who is in which cursus, from when to when. */
package io.matricula.cursususers;
