package io.matricula.access;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The operations that the server offers. They are read while the rest of the server starts. */
@Component
class Contract implements SmartInitializingSingleton {

    private final CompletableFuture<OperationTree> reading = CompletableFuture.supplyAsync(ContractReader::read);

    /**
     * The operations at a path.
     *
     * @param path without a query, not decoded
     * @return by method; empty if the contract has no such path
     */
    Map<String, Operation> at(String path) {
        return reading.join().at(path);
    }

    /** Ends the start if the contract cannot be read. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            reading.join();
        } catch (CompletionException unreadable) {
            throw new IllegalStateException(unreadable.getCause().getMessage(), unreadable.getCause());
        }
    }
}
