/** The languages of people and campuses. */
package io.matricula.languages;
