package io.matricula.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;

class WelcomeMailsTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(WelcomeMails.class);

    @Test
    void saysOnceThatThereIsNoMailServer() {
        WelcomeMails mails =
                new WelcomeMails(new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class), null);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        LOG.addAppender(lines);
        try {
            mails.schedule(127);
            mails.schedule(128);
        } finally {
            LOG.detachAppender(lines);
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("No mail server is configured (spring.mail.host): nobody gets a welcome mail");
    }
}
