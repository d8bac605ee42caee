package io.matricula.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Tokens of people who signed in by an application without a role. */
public final class PersonTokens {

    private PersonTokens() {}

    /** A token of a person, good for a minute. */
    public static String of(long userId, ApplicationContext server) {
        SigningKeys keys = server.getBean(SigningKeys.class);
        Date now = Date.from(server.getBean(Clock.class).instant());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("sandbox-public")
                .jwtID(UUID.randomUUID().toString())
                .claim("app", 5)
                .claim("name", "sandbox-public")
                .claim("roles", List.of())
                .claim("scope", List.of("public"))
                .claim("owner", userId)
                .issueTime(now)
                .expirationTime(new Date(now.getTime() + 60_000))
                .build();
        try {
            OctetSequenceKey key = (OctetSequenceKey) keys.all().getKeyByKeyId(keys.current());
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(keys.current())
                            .build(),
                    claims);
            token.sign(new MACSigner(key.toByteArray()));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
