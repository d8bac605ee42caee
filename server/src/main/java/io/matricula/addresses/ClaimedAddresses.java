package io.matricula.addresses;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whose address is whose. An address that is one person's email or personal address cannot become another's; the key of
 * the table decides who was first.
 */
@Repository
public class ClaimedAddresses {

    private static final String CLAIM = """
            insert into claimed_addresses (address, user_id)
            values (:address, :user_id)
            """;

    private static final String CLAIMED_BY = """
            select address
            from claimed_addresses
            where user_id = :user_id
            """;

    private static final String RELEASE = """
            delete from claimed_addresses
            where user_id = :user_id and address in (:addresses)
            """;

    private static final String IN_USE = """
            select email from users where id = :user_id
            union
            select email from user_candidatures where user_id = :user_id and email is not null
            """;

    private final JdbcClient jdbc;

    ClaimedAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes addresses a new person's.
     *
     * @param userId whose
     * @param addresses in any case; the same one twice counts once
     * @throws AddressTakenException if one is somebody else's
     */
    public void claim(long userId, Collection<String> addresses) {
        addresses.stream().map(EmailAddress::compared).distinct().forEach(address -> claim(userId, address));
    }

    private void claim(long userId, String address) {
        try {
            jdbc.sql(CLAIM).param("address", address).param("user_id", userId).update();
        } catch (DuplicateKeyException taken) {
            throw new AddressTakenException(address);
        }
    }

    /**
     * Brings the claims of a person in line with the rows of this transaction: call it after the email or the
     * candidature has changed.
     *
     * @param userId whose
     * @throws AddressTakenException if an address is somebody else's
     */
    public void renew(long userId) {
        Set<String> inUse =
                addresses(IN_USE, userId).stream().map(EmailAddress::compared).collect(Collectors.toSet());
        Set<String> claimed = new HashSet<>(addresses(CLAIMED_BY, userId));
        inUse.stream().filter(address -> !claimed.contains(address)).forEach(address -> claim(userId, address));
        claimed.removeAll(inUse);
        if (!claimed.isEmpty()) {
            jdbc.sql(RELEASE)
                    .param("user_id", userId)
                    .param("addresses", claimed)
                    .update();
        }
    }

    private List<String> addresses(String sql, long userId) {
        return jdbc.sql(sql).param("user_id", userId).query(String.class).list();
    }
}
