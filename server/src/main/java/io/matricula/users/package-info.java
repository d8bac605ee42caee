/** People: their creation, change and representation in the Intra API. */
package io.matricula.users;
