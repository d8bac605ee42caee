/** The page on which people sign in with a browser. */
package io.matricula.signin;
