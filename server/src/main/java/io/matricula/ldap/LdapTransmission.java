package io.matricula.ldap;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.unboundid.ldap.sdk.LDAPException;
import io.matricula.ldap.LdapGroups.Membership;
import io.matricula.tasks.Retries;
import io.matricula.tasks.TaskFailedException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells LDAP servers who is in which group. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LdapProperties.class)
class LdapTransmission {

    private final LdapProperties properties;
    private final LdapPersonRepository people;
    private final LdapDirectory directory;

    LdapTransmission(LdapProperties properties, LdapPersonRepository people, LdapDirectory directory) {
        this.properties = properties;
        this.people = people;
        this.directory = directory;
    }

    @Bean
    OneTimeTask<Membership> ldapGroupTask(Retries retries) {
        return Tasks.oneTime(LdapGroups.TASK)
                .onFailure(retries.handler())
                .execute((task, context) -> transmit(task.getData()));
    }

    private void transmit(Membership membership) {
        LdapProperties.Server server = properties.ldap().get(membership.campus());
        if (server == null) {
            throw new TaskFailedException("No LDAP server is configured any more for " + membership.campus(), null);
        }
        people.find(membership.userId()).ifPresent(person -> transmit(server, person, membership.group()));
    }

    private void transmit(LdapProperties.Server server, LdapPerson person, String group) {
        try {
            directory.add(server, person, group);
        } catch (LDAPException failed) {
            throw new TaskFailedException(
                    failed.getResultCode().isConnectionUsable()
                            ? "The LDAP server refused ("
                                    + failed.getResultCode().getName() + ")"
                            : "The LDAP server did not answer",
                    failed);
        }
    }
}
