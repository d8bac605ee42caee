/** The web services of campuses: who they are, and the calls to them before a person is saved. */
package io.matricula.endpoints;
