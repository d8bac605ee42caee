package io.matricula.campuses;

import io.matricula.contract.intra.model.CampusChanges;
import io.matricula.database.RowChanges;
import io.matricula.database.Transactions;
import io.matricula.http.ETags;
import io.matricula.http.FieldErrors;
import io.matricula.http.NotFoundException;
import io.matricula.http.UnprocessableException;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** The rules of changing a campus. */
@Component
class CampusProvisioning {

    private final CampusRepository campuses;
    private final CampusRepresentation representation;
    private final CampusDirectory directory;
    private final ETags eTags;
    private final Transactions transactions;
    private final Clock clock;

    CampusProvisioning(
            CampusRepository campuses,
            CampusRepresentation representation,
            CampusDirectory directory,
            ETags eTags,
            Transactions transactions,
            Clock clock) {
        this.campuses = campuses;
        this.representation = representation;
        this.directory = directory;
        this.eTags = eTags;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Changes a campus: what was sent is set or cleared, the rest stays, the slug too.
     *
     * @param idOrSlug the campus
     * @param params valid by {@link CampusRules}
     * @param ifMatch the header {@code If-Match}, null without one
     * @throws NotFoundException if there is no such campus
     * @throws io.matricula.http.PreconditionFailedException if it is not the one that {@code ifMatch} names
     */
    void update(String idOrSlug, CampusChanges params, String ifMatch) {
        RowChanges changes = changes(params);
        try {
            transactions.inOne(() -> {
                long id = campuses.find(idOrSlug)
                        .orElseThrow(NotFoundException::new)
                        .id();
                campuses.lock(id);
                eTags.check(
                        ifMatch,
                        () -> representation.of(campuses.find(Long.toString(id)).orElseThrow()));
                if (!changes.isEmpty()) {
                    campuses.update(id, changes.set("updated_at", OffsetDateTime.now(clock)));
                }
            });
        } catch (DataIntegrityViolationException deletedMeanwhile) {
            // languages are never deleted
            throw new UnprocessableException(CampusRules.ENDPOINT_ID, FieldErrors.UNKNOWN);
        }
        directory.forget();
    }

    private static RowChanges changes(CampusChanges params) {
        return new RowChanges()
                .setIfSent("name", params.getName())
                .setIfSent("time_zone", params.getTimeZone())
                .setIfSent("language_id", params.getLanguageId())
                .setIfSent("vogsphere_id", params.getVogsphereId())
                .setIfSent("country", params.getCountry())
                .setIfSent("address", params.getAddress())
                .setIfSent("zip", params.getZip())
                .setIfSent("city", params.getCity())
                .setIfSent("website", params.getWebsite())
                .setIfSent("facebook", params.getFacebook())
                .setIfSent("twitter", params.getTwitter())
                .setIfSent("active", params.getActive())
                .setIfSent("public", params.getOpen())
                .setIfSent("email_extension", params.getEmailExtension())
                .setIfSent("default_hidden_phone", params.getDefaultHiddenPhone())
                .setIfSent("endpoint_id", params.getEndpointId());
    }
}
