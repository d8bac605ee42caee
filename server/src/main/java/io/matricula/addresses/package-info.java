/** E-mail addresses: their form, and whose they are. */
package io.matricula.addresses;
