package io.matricula.cloudusers;

import io.matricula.http.BaseUrl;
import io.matricula.images.ImageAddress;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a person from a row of {@code users} with that of {@code cloud_users}. */
@Component
class CloudUserReader implements RowMapper<CloudUser> {

    private final BaseUrl baseUrl;
    private final JsonMapper json = new JsonMapper();

    CloudUserReader(BaseUrl baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public CloudUser mapRow(ResultSet row, int number) throws SQLException {
        String url = row.getString("image_url");
        String login = row.getString("login");
        return new CloudUser(
                row.getLong("user_id"),
                row.getString("cloud_id"),
                row.getString("common_id"),
                row.getString("external_id"),
                login,
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                row.getBoolean("active"),
                row.getString("language"),
                row.getString("timezone"),
                row.getString("office_phone"),
                row.getString("mobile_phone"),
                row.getString("interests"),
                row.getString("about_me"),
                row.getString("location"),
                row.getString("auth_source"),
                url == null ? address(row.getString("image_hash"), login) : url,
                map(row.getString("roles"), new TypeReference<>() {}),
                map(row.getString("extended_fields"), new TypeReference<>() {}),
                map(row.getString("extra"), new TypeReference<>() {}));
    }

    private String address(String hash, String login) {
        URI address = ImageAddress.of(hash, "", login, baseUrl);
        return address == null ? null : address.toString();
    }

    private <V> Map<String, V> map(String stored, TypeReference<Map<String, V>> type) {
        return stored == null ? Map.of() : json.readValue(stored, type);
    }
}
