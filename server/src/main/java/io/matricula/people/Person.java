package io.matricula.people;

/**
 * A person, in few words.
 *
 * @param id the id
 * @param login in lower case
 */
public record Person(long id, String login) {}
