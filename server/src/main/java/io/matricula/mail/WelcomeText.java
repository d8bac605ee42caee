package io.matricula.mail;

import io.matricula.mail.WelcomedRepository.Welcomed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The words of a welcome mail: {@code mail/welcome*.properties}, English for a language that has no file. */
@Component
class WelcomeText {

    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();

    WelcomeText() {
        words.setBasename("mail/welcome");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
    }

    /** One line, whatever the names of the campus and the person hold. */
    String subject(Welcomed person) {
        return words.getMessage("subject", values(person), person.language()).replaceAll("\\p{Cntrl}+", " ");
    }

    String plain(Welcomed person) {
        return words.getMessage("text", values(person), person.language());
    }

    String html(Welcomed person) {
        Object[] escaped = Arrays.stream(values(person))
                .map(value -> HtmlUtils.htmlEscape((String) value, StandardCharsets.UTF_8.name()))
                .toArray();
        return words.getMessage("html", escaped, person.language());
    }

    private static Object[] values(Welcomed person) {
        return new Object[] {person.name(), person.campus(), person.login(), person.email()};
    }

    /** The language that is really spoken: the value of {@code language} in the file. */
    Locale spoken(Welcomed person) {
        return Locale.forLanguageTag(words.getMessage("language", null, person.language()));
    }
}
