package io.matricula.contracts;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.nio.file.Path;

/** Fails on an answer whose status, headers or body {@code openapi/} does not describe for the operation. */
class DescribedAnswers implements Filter {

    private static final Filter INTRA = of("intra.yaml");
    private static final Filter LEARNINGCLOUD = of("learningcloud.yaml");
    private static final Filter OPERATIONS = of("operations.yaml");

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        return describing(request.getDerivedPath()).filter(request, answer, context);
    }

    private static Filter describing(String path) {
        if (path.startsWith("/integration/")) {
            return LEARNINGCLOUD;
        }
        return path.matches("/(operations|sandbox|livez|readyz)(/.*)?") ? OPERATIONS : INTRA;
    }

    private static Filter of(String index) {
        LevelResolver levels = LevelResolver.create()
                // contracts also send what is to be refused
                .withLevel("validation.request", Level.IGNORE)
                .withLevel("validation.request.path.missing", Level.ERROR)
                .withLevel("validation.request.operation.notAllowed", Level.ERROR)
                .build();
        return new OpenApiValidationFilter(OpenApiInteractionValidator.createForSpecificationUrl(
                        Path.of(System.getProperty("openapi.directory"), index)
                                .toUri()
                                .toString())
                .withLevelResolver(levels)
                .build());
    }
}
