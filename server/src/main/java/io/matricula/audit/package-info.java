/** Who wrote what, and when: one row for each write, in the transaction of the write. */
package io.matricula.audit;
