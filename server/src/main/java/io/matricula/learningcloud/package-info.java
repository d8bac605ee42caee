/** The user web services of learningCloud, on the same people as the Intra API. */
package io.matricula.learningcloud;
