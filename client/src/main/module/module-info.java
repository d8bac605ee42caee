/** The Java client of Matricula. */
module io.matricula.client {
    requires transitive java.net.http;
    requires transitive tools.jackson.databind;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive org.openapitools.jackson.nullable;
    requires static jakarta.annotation;

    exports io.matricula.client;
    exports io.matricula.client.errors;
    exports io.matricula.client.http;
    exports io.matricula.client.intra.model;
    exports io.matricula.client.learningcloud.model;

    opens io.matricula.client.intra.model to
            tools.jackson.databind;
    opens io.matricula.client.learningcloud.model to
            tools.jackson.databind;
}
