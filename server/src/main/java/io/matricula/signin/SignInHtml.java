package io.matricula.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The page as it is written, with the policy that lets it do nothing but show itself and send its form. */
final class SignInHtml {

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas;
              color: CanvasText; }
            main { width: min(20rem, calc(100vw - 3rem)); padding: 2rem 0; }
            h1 { margin: 0 0 .25rem; font-size: 1.5rem; }
            p { margin: 0 0 1.25rem; }
            .note { padding: .625rem .75rem; border-left: .25rem solid #c2410c; background: #c2410c1a; }
            label { display: block; margin-bottom: 1rem; font-size: .875rem; font-weight: 600; }
            input { display: block; box-sizing: border-box; width: 100%; margin-top: .25rem; padding: .625rem .75rem;
              border: 1px solid GrayText; border-radius: .375rem; background: Field; color: FieldText; font: inherit; }
            input:focus-visible, button:focus-visible { outline: .1875rem solid #2563eb80; outline-offset: 1px; }
            button { width: 100%; margin-top: .5rem; padding: .6875rem; border: 0; border-radius: .375rem;
              background: #1d4ed8; color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
            button:hover { background: #1e40af; }
            """;

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <h1>Sign in</h1>
            <p>%s</p>
            %s<form method="post" action="/login">
            <label>Login <input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" \
            maxlength="255" required autofocus></label>
            <label>Password <input name="password" type="password" autocomplete="current-password" maxlength="255" \
            required></label>
            <button>Sign in</button>
            </form>
            </main>
            </body>
            </html>
            """;

    private static final String POLICY = "default-src 'none'; style-src '" + hashOf(STYLE)
            + "'; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'";

    /** Scheme, host and port; of the addresses of native applications the scheme alone (RFC 8252, 7.1). */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[\\w.\\[\\]:-]+(?=[/?]|$)|(?!https?:)[a-z][a-z0-9+.-]*:");

    private final String application;
    private String note = "";

    /** @param target where the person is sent afterwards, a path with a query; empty for nowhere */
    SignInHtml(Optional<String> target) {
        this.application = target.flatMap(SignInHtml::origin).orElse("");
    }

    SignInHtml say(String sentence) {
        note = "<p class=\"note\" role=\"alert\">" + HtmlUtils.htmlEscape(sentence) + "</p>\n";
        return this;
    }

    void write(HttpServletResponse response, HttpStatus status) throws IOException {
        String purpose = application.isEmpty()
                ? "With your login and your password."
                : "To let " + HtmlUtils.htmlEscape(application) + " act for you.";
        byte[] page = PAGE.formatted(STYLE, purpose, note).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType("text/html;charset=utf-8");
        // browsers apply form-action to where the form's answer sends them as well
        response.setHeader("Content-Security-Policy", POLICY.formatted(application.isEmpty() ? "" : " " + application));
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Whose address the browser is sent to in the end, as far as one can be named in a policy. */
    private static Optional<String> origin(String target) {
        return Optional.ofNullable(UriComponentsBuilder.fromUriString(target)
                        .build()
                        .getQueryParams()
                        .getFirst("redirect_uri"))
                .map(encoded -> UriUtils.decode(encoded, StandardCharsets.UTF_8))
                .map(ORIGIN::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group);
    }

    private static String hashOf(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
