/** Campuses, their e-mail alias and their endpoint. */
package io.matricula.campuses;
