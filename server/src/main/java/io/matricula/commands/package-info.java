/** What the server's jar does beside serving: the commands with which credentials are made. */
package io.matricula.commands;
