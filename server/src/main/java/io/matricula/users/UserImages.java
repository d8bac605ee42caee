package io.matricula.users;

import io.matricula.contract.intra.model.ImageVersions;
import io.matricula.contract.intra.model.UserImage;
import io.matricula.http.BaseUrl;
import io.matricula.images.ImageAddress;
import java.net.URI;

/** Where the image of a person and its versions are; null for each while there is none. */
final class UserImages {

    private UserImages() {}

    static UserImage of(StoredUser user, BaseUrl baseUrl) {
        return new UserImage()
                .link(address(user, "", baseUrl))
                .versions(new ImageVersions()
                        .large(address(user, "large_", baseUrl))
                        .medium(address(user, "medium_", baseUrl))
                        .small(address(user, "small_", baseUrl))
                        .micro(address(user, "micro_", baseUrl)));
    }

    private static URI address(StoredUser user, String version, BaseUrl baseUrl) {
        return ImageAddress.of(user.imageHash(), version, user.login(), baseUrl);
    }
}
