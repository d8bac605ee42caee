package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The one place where a failure becomes an answer, a filter's failure too. Neither a class name nor a stack ever leaves
 * the server.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final int DATABASE_RETRY_SECONDS = 2;

    private final List<ErrorRenderer> renderers;

    ErrorAnswers(List<ErrorRenderer> renderers) {
        this.renderers = renderers;
    }

    @ExceptionHandler
    ResponseEntity<Object> answer(Exception failure, HttpServletRequest request) {
        // Spring takes any connection that was lost for the client's, also one to the database
        if (!isDatabaseAway(failure) && DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return ResponseEntity.badRequest().build();
        }
        NoConnection.noteIfItCaused(failure, request);
        Failure known = describe(failure);
        if (known.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("{} failed", request.getMethod(), failure);
        }
        return renderers.stream()
                .filter(renderer -> renderer.speaksFor(request))
                .findFirst()
                .orElseThrow()
                .render(known);
    }

    private static Failure describe(Exception failure) {
        if (failure instanceof RefusedException refused) {
            return refused.failure();
        }
        if (failure instanceof UnprocessableException refused) {
            return new Failure(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Unprocessable Entity",
                    refused.getMessage(),
                    refused.errors().asMap(),
                    HttpHeaders.EMPTY);
        }
        if (failure instanceof BadRequestException refused) {
            return new Failure(
                    HttpStatus.BAD_REQUEST, refused.error(), refused.getMessage(), Map.of(), HttpHeaders.EMPTY);
        }
        if (failure instanceof NotFoundException) {
            return Failure.of(HttpStatus.NOT_FOUND, failure.getMessage());
        }
        if (failure instanceof PreconditionFailedException) {
            return Failure.of(HttpStatus.PRECONDITION_FAILED, failure.getMessage());
        }
        return describeOfFramework(failure);
    }

    private static Failure describeOfFramework(Exception failure) {
        if (isTooLarge(failure)) {
            return new Failure(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Payload Too Large",
                    "The body is larger than " + RequestBodyReader.MAX_BYTES + " bytes",
                    Map.of(),
                    HttpHeaders.EMPTY);
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch.getParameter()
                            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)
                    ? Failure.of(HttpStatus.NOT_FOUND, "Not found")
                    : Failure.of(HttpStatus.BAD_REQUEST, "The param " + mismatch.getName() + " cannot be read");
        }
        if (failure instanceof InvalidParameterException) {
            return Failure.of(HttpStatus.BAD_REQUEST, "The params cannot be read");
        }
        // the web server's own: chunks that are none
        if (failure instanceof HttpMessageNotReadableException
                || failure instanceof org.apache.coyote.BadRequestException) {
            return Failure.of(HttpStatus.BAD_REQUEST, "The body cannot be read");
        }
        if (isDatabaseAway(failure)) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(DATABASE_RETRY_SECONDS));
            return Failure.of(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached")
                    .with(headers);
        }
        if (failure instanceof ErrorResponse response) {
            return describeOfSpring(response);
        }
        return Failure.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong");
    }

    private static Failure describeOfSpring(ErrorResponse response) {
        HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
        String message = switch (status) {
            case METHOD_NOT_ALLOWED -> "The method is not allowed here";
            case UNSUPPORTED_MEDIA_TYPE ->
                "The body must be "
                        + (isOfAPage(response)
                                ? MediaType.APPLICATION_FORM_URLENCODED
                                : "application/json, application/x-www-form-urlencoded or multipart/form-data");
            default -> "The request cannot be served";
        };
        return Failure.of(status, message).with(response.getHeaders());
    }

    private static boolean isOfAPage(ErrorResponse response) {
        return response instanceof HttpMediaTypeNotSupportedException refused
                && refused.getSupportedMediaTypes().equals(List.of(MediaType.APPLICATION_FORM_URLENCODED));
    }

    private static boolean isTooLarge(Exception failure) {
        return failure instanceof PayloadTooLargeException
                || failure instanceof MaxUploadSizeExceededException
                || failure instanceof InvalidParameterException form
                        && form.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
    }

    private static boolean isDatabaseAway(Exception failure) {
        return failure instanceof QueryTimeoutException
                || failure instanceof TransientDataAccessException
                || NoConnection.caused(failure);
    }
}
