package io.matricula.ldap;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.matricula.tasks.DurableTasks;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has the groups of people transmitted: "The {@code ldap_group} has transmited to LDAP server if campus is …" ("Create a
 * user" page, where the sentence ends).
 */
@Component
public class LdapGroups {

    static final TaskDescriptor<Membership> TASK = TaskDescriptor.of("ldap-group", Membership.class);

    private static final int SUFFIX = 8;

    private final LdapProperties properties;
    private final DurableTasks tasks;

    LdapGroups(LdapProperties properties, DurableTasks tasks) {
        this.properties = properties;
        this.tasks = tasks;
    }

    /**
     * Who is to be in which group.
     *
     * @param userId the person; everything else is read when it is done
     * @param campus the slug of the campus whose server is told
     * @param group the name of the group
     */
    record Membership(long userId, String campus, String group) {}

    /**
     * Has a person put into a group, once the transaction is committed. Nothing happens at a campus that has no LDAP
     * server.
     *
     * @param userId who
     * @param group the name of the group
     * @param campus the slug of the person's campus
     */
    public void transmit(long userId, String group, String campus) {
        if (properties.ldap().containsKey(campus)) {
            // a later write must not be taken for the one that is just being done
            String id = userId + "-" + UUID.randomUUID().toString().substring(0, SUFFIX);
            tasks.schedule(TASK, id, new Membership(userId, campus, group));
        }
    }
}
