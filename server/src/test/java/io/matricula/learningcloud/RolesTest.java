package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest extends CloudTest {

    private void roles(String roles, String message) {
        update("\"roles\":" + roles).is(400, refusal(400, message));
        assertThat(this.<Map<String, ?>>read("roles")).containsOnlyKeys("management", "training", "social", "play");
    }

    @ParameterizedTest
    @CsvSource({
        "management,'user,groupadmin,admin'",
        "training,'user,trainer,groupadmin,admin'",
        "social,'user,admin'",
        "play,'user,author,validator,admin,groupadmin'",
        "talent,'admin,employee'",
        "content,'author,manager,reviewer,projectowner'"
    })
    void takesEveryAllowedRoleOfASection(String section, String all) {
        List<String> roles = List.of(all.split(","));
        String sent = "\"" + section + "\":[\"" + String.join("\",\"", roles) + "\"]";
        update("\"roles\":{" + (section.equals("management") ? "" : "\"management\":[\"admin\"],") + sent + "}")
                .is(200);
        assertThat(this.<List<String>>read("roles." + section)).isEqualTo(roles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "management|trainer|user, groupadmin, admin",
                "training|author|user, trainer, groupadmin, admin",
                "social|groupadmin|user, admin",
                "play|trainer|user, author, validator, admin, groupadmin",
                "talent|user|admin, employee",
                "content|admin|author, manager, reviewer, projectowner"
            })
    void refusesARoleOfAnotherSection(String section, String role, String allowed) {
        String sent = "\"" + section + "\":[\"" + role + "\"]";
        roles(
                "{" + (section.equals("management") ? "" : "\"management\":[\"admin\"],") + sent + "}",
                "user.roles." + section + ": '" + role + "' is not one of " + allowed);
    }

    @Test
    void replacesTheWholeMap() {
        update("\"roles\":{\"management\":[\"groupadmin\"],\"talent\":[\"employee\"],\"social\":[]}")
                .is(200);
        assertThat(this.<Map<String, ?>>read("roles"))
                .isEqualTo(Map.of("management", List.of("groupadmin"), "talent", List.of("employee")));
    }

    @Test
    void keepsEachRoleOnce() {
        update("\"roles\":{\"management\":[\"user\",\"user\",\"admin\"]}").is(200);
        assertThat(this.<List<String>>read("roles.management")).containsExactly("user", "admin");
    }

    @Test
    void refusesAMapWithoutARoleInManagement() {
        String message = "user.roles.management: must hold at least one of user, groupadmin, admin";
        roles("{}", message);
        roles("{\"management\":[]}", message);
        roles("{\"training\":[\"user\"]}", message);
    }

    @Test
    void refusesAnUnknownSection() {
        roles(
                "{\"management\":[\"user\"],\"sports\":[\"user\"]}",
                "user.roles: 'sports' is not one of management, training, social, play, talent, content");
    }

    @Test
    void refusesWhatIsNotAListOfRoles() {
        roles("{\"management\":[\"user\"],\"play\":null}", "user.roles.play: null is not a list");
        roles("{\"management\":[\"user\"],\"play\":\"user\"}", "user.roles.play: 'user' is not a list");
        roles(
                "{\"management\":[\"user\"],\"social\":[null,5,{}]}",
                "user.roles.social: '5' is not one of user, admin; user.roles.social: an object is not one of user,"
                        + " admin; user.roles.social: null is not one of user, admin");
    }
}
