package io.matricula;

import io.matricula.commands.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The server: both APIs over one set of people. A {@code @SpringBootApplication} that reads, of the many classes that are
 * generated, only those that it registers.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ClockConfiguration.class)
@ComponentScan(
        resourcePattern = "*/*.class",
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)
        })
@ComponentScan(basePackages = "io.matricula.contract", resourcePattern = "*/api/*Controller.class")
@ComponentScan(basePackages = "io.matricula.contract", resourcePattern = "*/EnumConverterConfiguration.class")
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
