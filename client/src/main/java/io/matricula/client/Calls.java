package io.matricula.client;

import io.matricula.client.errors.CallInterruptedException;
import io.matricula.client.errors.CallTimeoutException;
import io.matricula.client.errors.MatriculaException;
import io.matricula.client.errors.NoAnswerException;
import io.matricula.client.generated.ApiException;
import io.matricula.client.generated.ApiResponse;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Runs generated calls and has them end in our own exceptions. */
final class Calls {

    private final CallOptions options;

    Calls(CallOptions options) {
        this.options = options;
    }

    /** A generated method that takes the headers to add. */
    @FunctionalInterface
    interface Call<T> {
        CompletableFuture<ApiResponse<T>> send(Map<String, String> headers) throws ApiException;
    }

    <T> CompletableFuture<T> start(Call<T> call) {
        return startAnd(call, ApiResponse::getData);
    }

    /** @param read takes from the answer, headers included, what the caller wants */
    <T, R> CompletableFuture<R> startAnd(Call<T> call, Function<ApiResponse<T>, R> read) {
        CompletableFuture<ApiResponse<T>> answer;
        try {
            answer = call.send(options.headers());
        } catch (ApiException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.handle((response, failure) -> {
            if (failure != null) {
                throw ours(failure);
            }
            options.answered(response.getHeaders());
            return read.apply(response);
        });
    }

    /** Waits for a call; what it throws has the stack of the waiting caller. */
    static <T> T await(CompletableFuture<T> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(e);
        } catch (ExecutionException e) {
            RuntimeException ours = ours(e);
            ours.fillInStackTrace();
            throw ours;
        }
    }

    private static RuntimeException ours(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause instanceof ApiException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof MatriculaException ours) {
            return ours;
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return new CallTimeoutException(cause);
        }
        if (cause instanceof IOException) {
            return new NoAnswerException("No answer: " + cause, cause);
        }
        if (cause instanceof ApiException missing) {
            return new IllegalArgumentException(missing.getMessage());
        }
        if (cause instanceof JacksonException) {
            return new NoAnswerException("The answer cannot be read", cause);
        }
        return cause instanceof RuntimeException other ? other : new NoAnswerException(cause.toString(), cause);
    }
}
