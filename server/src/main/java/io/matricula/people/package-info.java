/** Who exists: as much of a person as those capabilities need that hold rows of people. */
package io.matricula.people;
