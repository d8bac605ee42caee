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
            values :rows
            """;

    private static final String CLAIMED = """
            select address
            from claimed_addresses
            where address in (:addresses)
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
        List<String> compared =
                addresses.stream().map(EmailAddress::compared).distinct().toList();
        try {
            jdbc.sql(CLAIM)
                    .param(
                            "rows",
                            compared.stream()
                                    .map(address -> new Object[] {address, userId})
                                    .toList())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AddressTakenException(firstClaimed(compared, taken));
        }
    }

    private String firstClaimed(List<String> addresses, DuplicateKeyException taken) {
        List<String> claimed = jdbc.sql(CLAIMED)
                .param("addresses", addresses)
                .query(String.class)
                .list();
        return addresses.stream().filter(claimed::contains).findFirst().orElseThrow(() -> taken);
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
        List<String> fresh =
                inUse.stream().filter(address -> !claimed.contains(address)).toList();
        if (!fresh.isEmpty()) {
            claim(userId, fresh);
        }
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
