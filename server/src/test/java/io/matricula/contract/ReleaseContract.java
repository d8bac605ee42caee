package io.matricula.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Writes today's contract into {@code openapi/released}, when it is asked for by name: {@code mvn -pl server test
 * -Dtest=ReleaseContract -Dcontract.release=0.1.0}.
 */
class ReleaseContract {

    @ParameterizedTest
    @EnumSource
    void isWritten(ContractFile contract) throws IOException {
        Path file = ReleasedContract.released(contract, System.getProperty("contract.release"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, BundledContract.yaml(BundledContract.of(ReleasedContract.source(contract))));
    }
}
