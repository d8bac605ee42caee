/** How changes of people reach the platforms of learningCloud. */
package io.matricula.platforms;
