package io.matricula.mail;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.matricula.tasks.DurableTasks;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Has new people welcomed by mail. */
@Component
public class WelcomeMails {

    static final TaskDescriptor<Recipient> TASK = TaskDescriptor.of("welcome-mail", Recipient.class);

    private static final Logger LOG = LoggerFactory.getLogger(WelcomeMails.class);

    private final boolean hasServer;
    private final DurableTasks tasks;
    private final AtomicBoolean hasToldSo = new AtomicBoolean();

    WelcomeMails(ObjectProvider<JavaMailSender> sender, DurableTasks tasks) {
        this.hasServer = sender.getIfAvailable() != null;
        this.tasks = tasks;
    }

    /**
     * To whom a mail goes.
     *
     * @param userId the person; everything else is read when the mail is sent
     */
    record Recipient(long userId) {}

    /**
     * Has a person welcomed, once the transaction is committed. Without a mail server nothing but one line in the log
     * happens, for the first person.
     *
     * @param userId who
     */
    public void schedule(long userId) {
        if (hasServer) {
            tasks.schedule(TASK, Long.toString(userId), new Recipient(userId));
        } else if (!hasToldSo.getAndSet(true)) {
            LOG.info("No mail server is configured (spring.mail.host): nobody gets a welcome mail");
        }
    }
}
