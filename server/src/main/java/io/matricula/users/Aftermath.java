package io.matricula.users;

import io.matricula.campuses.Campus;
import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.intra.model.Meta;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.ldap.LdapGroups;
import io.matricula.mail.WelcomeMails;
import io.matricula.platforms.Propagation;
import org.springframework.stereotype.Component;

/** What a write sets off, written down in its own transaction and done when that is committed. */
@Component
class Aftermath {

    private final WelcomeMails mails;
    private final LdapGroups groups;
    private final CampusDirectory campuses;
    private final Propagation propagation;

    Aftermath(WelcomeMails mails, LdapGroups groups, CampusDirectory campuses, Propagation propagation) {
        this.mails = mails;
        this.groups = groups;
        this.campuses = campuses;
        this.propagation = propagation;
    }

    /**
     * A person was inserted.
     *
     * @param id the new id
     * @param user the person
     * @param campus their campus
     */
    void ofCreate(long id, NewUser user, Campus campus) {
        boolean wantsNoMail = Boolean.TRUE.equals(user.params().getEmailStop().orElse(null));
        if (!wantsNoMail && !UserParams.isTrue(user.params().getSkipWelcomeMail())) {
            mails.schedule(id);
        }
        transmit(id, user.params().getMeta(), campus);
        propagation.changed(id);
    }

    /**
     * A person was changed.
     *
     * @param id who
     * @param params what was sent
     * @param campusId the primary campus from now on; null for none
     */
    void ofUpdate(long id, UserToUpdate params, Long campusId) {
        if (campusId != null) {
            campuses.find(campusId).ifPresent(campus -> transmit(id, params.getMeta(), campus));
        }
        propagation.changed(id);
    }

    private void transmit(long id, Meta meta, Campus campus) {
        if (meta != null && meta.getLdapGroup() != null && !meta.getLdapGroup().isBlank()) {
            groups.transmit(id, meta.getLdapGroup(), campus.slug());
        }
    }
}
