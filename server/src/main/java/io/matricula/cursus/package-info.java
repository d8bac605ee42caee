/** The cursus that people can be enrolled in. */
package io.matricula.cursus;
