package io.matricula.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ETag;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The validators of records: {@code W/"…"} with the first 32 hexadecimal digits of the SHA-256 of the body, as the Intra
 * API has them.
 */
@Component
public class ETags {

    private static final int BYTES = 16;

    private final JsonMapper json;

    ETags(JsonMapper json) {
        this.json = json;
    }

    /**
     * The validator of a record.
     *
     * @param representation what a GET of the record answers
     * @return the value of the header {@code ETag}
     */
    public String of(Object representation) {
        return ofBody(json.writeValueAsBytes(representation));
    }

    static String ofBody(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, BYTES) + "\"";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * Compares {@code If-Match} with a record; call it with the record locked. All validators here are weak, so they are
     * compared as such, other than RFC 9110, 13.1.1 has it: a strong comparison would never match.
     *
     * @param ifMatch the header: validators, or {@code *} for any record; null or blank asks for nothing
     * @param representation gives what a GET of the record would answer now
     * @throws PreconditionFailedException if no validator is that of the record
     */
    public void check(String ifMatch, Supplier<?> representation) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return;
        }
        List<ETag> accepted = ETag.parse(ifMatch);
        if (accepted.stream().noneMatch(ETag::isWildcard)) {
            ETag current = ETag.create(of(representation.get()));
            if (accepted.stream().noneMatch(tag -> tag.compare(current, false))) {
                throw new PreconditionFailedException();
            }
        }
    }
}
