/** What those who run the server see of it from outside: probes, metrics and traces. */
package io.matricula.monitoring;
