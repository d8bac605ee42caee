/** Platforms, and the users on their way to them: what is true here is told to each of them, sooner or later. */
package io.matricula.platforms;
