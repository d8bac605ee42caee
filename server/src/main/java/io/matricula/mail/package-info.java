/** Mails to people. */
package io.matricula.mail;
