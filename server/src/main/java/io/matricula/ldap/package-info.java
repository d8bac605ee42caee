/** The LDAP servers of campuses. */
package io.matricula.ldap;
