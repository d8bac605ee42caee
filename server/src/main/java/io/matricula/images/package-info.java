/** The pictures of people: made into JPEGs of five sizes, kept with their rows, and shown to whoever has the address. */
package io.matricula.images;
