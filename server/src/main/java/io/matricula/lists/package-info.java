/**
 * Lists a page at a time: what callers ask for, the SQL for it, and the headers of the answer. Knows no capability: each
 * brings an enum of its fields.
 */
package io.matricula.lists;
