/**
 * The database below everything: the embedded one where none is given, and transactions. Knows no capability.
 */
package io.matricula.database;
