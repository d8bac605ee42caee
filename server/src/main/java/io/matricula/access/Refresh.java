package io.matricula.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Learns twice a minute what other servers changed, keys and revoked tokens, and removes what has ended. */
@Component
@EnableScheduling
class Refresh {

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

    private static final long PERIOD_MS = 30_000;

    private final SigningKeys keys;
    private final RevokedTokens revoked;
    private final Authorizations authorizations;

    Refresh(SigningKeys keys, RevokedTokens revoked, Authorizations authorizations) {
        this.keys = keys;
        this.revoked = revoked;
        this.authorizations = authorizations;
    }

    @Scheduled(initialDelay = PERIOD_MS, fixedDelay = PERIOD_MS)
    void refresh() {
        try {
            keys.refresh();
            revoked.refresh();
            authorizations.removeExpired();
        } catch (DataAccessException away) {
            LOG.warn("Keys and revoked tokens are those of a while ago: {}", away.getMessage());
        }
    }
}
