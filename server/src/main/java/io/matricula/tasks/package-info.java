/** Work that is done after a write, surely: written in the write's own transaction, tried again until it succeeds. */
package io.matricula.tasks;
