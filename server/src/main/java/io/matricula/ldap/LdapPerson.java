package io.matricula.ldap;

/**
 * A person as an LDAP server has one.
 *
 * @param login the uid
 * @param firstName the given name
 * @param lastName the surname
 * @param email the mail address
 */
record LdapPerson(String login, String firstName, String lastName, String email) {}
