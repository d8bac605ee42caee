/** What learningCloud knows of people: the whole state of each, whichever of the two APIs made or changed it. */
package io.matricula.cloudusers;
