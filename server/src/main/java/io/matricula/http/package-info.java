/**
 * The wire: how requests of every documented form become one tree that the generated models bind, and how every failure
 * becomes the documented answer. Knows no capability.
 */
package io.matricula.http;
