/** What a fresh database holds: the world of the documented examples, or in production the default cursus alone. */
package io.matricula.sandbox;
