package io.matricula;

import io.matricula.commands.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server: both APIs over one set of people. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Matricula {

    /**
     * Starts the server, or runs a command ({@code app list} for example) and ends with its status.
     *
     * @param args properties as {@code --name=value}; a command and its options
     */
    public static void main(String[] args) {
        Commands commands = Commands.in(args);
        if (commands.isEmpty()) {
            SpringApplication.run(Matricula.class, args);
        } else {
            System.exit(commands.run());
        }
    }
}
