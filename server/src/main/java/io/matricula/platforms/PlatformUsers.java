package io.matricula.platforms;

import io.matricula.cloudusers.CloudUser;
import io.matricula.contract.outbound.platform.model.PlatformUser;
import io.matricula.contract.outbound.platform.model.PlatformUserImage;

/** Writes a user as platforms get them: the whole state, without a password. */
final class PlatformUsers {

    private PlatformUsers() {}

    static PlatformUser of(CloudUser user) {
        return new PlatformUser()
                .aboutMe(user.aboutMe())
                .authSource(user.authSource())
                .commonId(user.commonId())
                .email(user.email())
                .enabled(user.enabled())
                .extendedFields(user.extendedFields())
                .externalId(user.externalId())
                .extra(user.extra())
                .id(user.id())
                .image(new PlatformUserImage().url(user.image()))
                .interests(user.interests())
                .language(user.language())
                .location(user.location())
                .mobilePhone(user.mobilePhone())
                .name(user.name())
                .officePhone(user.officePhone())
                .roles(user.roles())
                .surname(user.surname())
                .timezone(user.timezone())
                .username(user.username());
    }
}
