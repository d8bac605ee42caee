package io.matricula;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server: both APIs over one set of people. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Matricula {

    /**
     * Starts the server.
     *
     * @param args properties as {@code --name=value}
     */
    public static void main(String[] args) {
        SpringApplication.run(Matricula.class, args);
    }
}
