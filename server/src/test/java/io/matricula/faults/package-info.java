/**
 * What holds when processes are killed, stopped or cut off. Servers and databases are real, each in a process of its own
 * that its test started; {@code docs/reliability.md} says which promise each test holds.
 */
package io.matricula.faults;
