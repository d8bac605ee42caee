package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.ContentRole;
import io.matricula.contract.learningcloud.model.ManagementRole;
import io.matricula.contract.learningcloud.model.PlayRole;
import io.matricula.contract.learningcloud.model.SocialRole;
import io.matricula.contract.learningcloud.model.TalentRole;
import io.matricula.contract.learningcloud.model.TrainingRole;
import io.matricula.contract.learningcloud.model.UserRoles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The roles of people: a map from sections to roles of which each section knows its own. */
final class Roles {

    private static final String FIELD = "user.roles";
    private static final String MANAGEMENT = "management";

    private static final Map<String, List<String>> ALLOWED = allowed();

    private Roles() {}

    private static Map<String, List<String>> allowed() {
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        allowed.put(MANAGEMENT, texts(List.of(ManagementRole.values())));
        allowed.put("training", texts(List.of(TrainingRole.values())));
        allowed.put("social", texts(List.of(SocialRole.values())));
        allowed.put("play", texts(List.of(PlayRole.values())));
        allowed.put("talent", texts(List.of(TalentRole.values())));
        allowed.put("content", texts(List.of(ContentRole.values())));
        return allowed;
    }

    private static List<String> texts(List<?> roles) {
        return roles.stream().map(Object::toString).toList();
    }

    /**
     * Checks roles as they were sent: the model does not hold a section that it does not know.
     *
     * @param roles what was sent; missing is acceptable, null is not
     * @param problems where to say what is wrong
     */
    static void check(JsonNode roles, Problems problems) {
        if (roles.isMissingNode()) {
            return;
        }
        if (!roles.isObject()) {
            problems.add(FIELD, roles.isNull() ? "must not be null" : Quoted.of(roles) + " is not an object");
            return;
        }
        roles.properties().forEach(section -> checkSection(section.getKey(), section.getValue(), problems));
        if (roles.path(MANAGEMENT).isMissingNode() || roles.path(MANAGEMENT).isEmpty()) {
            problems.add(FIELD + "." + MANAGEMENT, "must hold at least one of " + listed(MANAGEMENT));
        }
    }

    private static void checkSection(String section, JsonNode roles, Problems problems) {
        if (!ALLOWED.containsKey(section)) {
            String sections = Quoted.listed(ALLOWED.keySet());
            problems.add(FIELD, Quoted.of(section) + " is not one of " + sections);
        } else if (!roles.isArray()) {
            problems.add(FIELD + "." + section, Quoted.of(roles) + " is not a list");
        } else {
            roles.forEach(role -> {
                if (!role.isString() || !ALLOWED.get(section).contains(role.asString())) {
                    problems.add(FIELD + "." + section, Quoted.of(role) + " is not one of " + listed(section));
                }
            });
        }
    }

    private static String listed(String section) {
        return Quoted.listed(ALLOWED.get(section));
    }

    /**
     * Roles as they are stored.
     *
     * @param roles valid
     * @return only sections with a role, each role once
     */
    static Map<String, List<String>> toStore(UserRoles roles) {
        Map<String, List<String>> stored = new LinkedHashMap<>();
        put(stored, MANAGEMENT, roles.getManagement());
        put(stored, "training", roles.getTraining());
        put(stored, "social", roles.getSocial());
        put(stored, "play", roles.getPlay());
        put(stored, "talent", roles.getTalent());
        put(stored, "content", roles.getContent());
        return stored;
    }

    private static void put(Map<String, List<String>> stored, String section, List<?> roles) {
        if (roles != null && !roles.isEmpty()) {
            stored.put(section, roles.stream().map(Object::toString).distinct().toList());
        }
    }

    /**
     * Roles as they are answered.
     *
     * @param stored by section
     * @return null for a section without a role
     */
    static UserRoles of(Map<String, List<String>> stored) {
        return new UserRoles()
                .management(roles(stored, MANAGEMENT, ManagementRole::fromValue))
                .training(roles(stored, "training", TrainingRole::fromValue))
                .social(roles(stored, "social", SocialRole::fromValue))
                .play(roles(stored, "play", PlayRole::fromValue))
                .talent(roles(stored, "talent", TalentRole::fromValue))
                .content(roles(stored, "content", ContentRole::fromValue));
    }

    private static <R> List<R> roles(Map<String, List<String>> stored, String section, Function<String, R> role) {
        List<String> texts = stored.get(section);
        return texts == null ? null : texts.stream().map(role).toList();
    }
}
