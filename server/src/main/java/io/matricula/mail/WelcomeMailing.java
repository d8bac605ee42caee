package io.matricula.mail;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.matricula.mail.WelcomeMails.Recipient;
import io.matricula.mail.WelcomedRepository.Welcomed;
import io.matricula.tasks.Retries;
import io.matricula.tasks.TaskFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends welcome mails: text and HTML, in the campus's language, to the personal address. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class WelcomeMailing {

    private final ObjectProvider<JavaMailSender> sender;
    private final WelcomedRepository people;
    private final WelcomeText text;
    private final MailProperties properties;

    WelcomeMailing(
            ObjectProvider<JavaMailSender> sender,
            WelcomedRepository people,
            WelcomeText text,
            MailProperties properties) {
        this.sender = sender;
        this.people = people;
        this.text = text;
        this.properties = properties;
    }

    @Bean
    OneTimeTask<Recipient> welcomeMailTask(Retries retries) {
        return Tasks.oneTime(WelcomeMails.TASK)
                .onFailure(retries.handler())
                .execute((task, context) -> welcome(task.getData().userId()));
    }

    private void welcome(long userId) {
        JavaMailSender server = sender.getIfAvailable();
        if (server == null) {
            throw new TaskFailedException("No mail server is configured any more", null);
        }
        people.find(userId).filter(person -> !person.wantsNoMail()).ifPresent(person -> send(server, userId, person));
    }

    private void send(JavaMailSender server, long userId, Welcomed person) {
        try {
            server.send(message(server, userId, person));
        } catch (MessagingException unfit) {
            throw new TaskFailedException("The mail cannot be written", unfit);
        } catch (MailAuthenticationException refused) {
            throw new TaskFailedException("The mail server refused the credentials", refused);
        } catch (MailSendException failed) {
            throw new TaskFailedException(
                    isRefusal(failed) ? "The mail server refused the mail" : "The mail server did not answer", failed);
        } catch (MailException failed) {
            throw new TaskFailedException("The mail could not be sent", failed);
        }
    }

    private static boolean isRefusal(MailSendException failed) {
        return Arrays.stream(failed.getMessageExceptions()).anyMatch(SendFailedException.class::isInstance);
    }

    /** The same mail has the same id, so that one that is sent twice can be told. */
    private MimeMessage message(JavaMailSender server, long userId, Welcomed person) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        InternetAddress from = new InternetAddress(properties.from());
        mail.setFrom(from);
        mail.setTo(new InternetAddress(person.personalEmail()));
        mail.setSubject(text.subject(person));
        mail.setText(text.plain(person), text.html(person));
        message.setHeader("Content-Language", text.spoken(person).toLanguageTag());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", "<welcome-" + userId + "-" + person.login() + "@" + hostOf(from) + ">");
        return message;
    }

    private static String hostOf(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
