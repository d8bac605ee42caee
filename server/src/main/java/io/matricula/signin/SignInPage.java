package io.matricula.signin;

import io.matricula.access.ReturnCookie;
import io.matricula.access.Sessions;
import io.matricula.http.BadRequestException;
import io.matricula.http.BaseUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page to sign in, without a script: the contract's {@code showSignIn} and {@code signIn}. */
@Controller
class SignInPage {

    private static final String PATH = "/login";

    private final SignIn signIn;
    private final Sessions sessions;
    private final ReturnCookie returnTo;
    private final BaseUrl base;

    SignInPage(SignIn signIn, Sessions sessions, ReturnCookie returnTo, BaseUrl base) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.returnTo = returnTo;
        this.base = base;
    }

    @GetMapping(PATH)
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignInHtml page = new SignInHtml(returnTo.target(request));
        if (request.getParameter("error") != null) {
            page.say("Login and password do not belong together.");
        } else if (sessions.person(request).isPresent()) {
            page.say("You have signed in. You may sign in as somebody else.");
        }
        page.write(response, HttpStatus.OK);
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuseForeignForms(request);
        SignIn.Outcome outcome =
                signIn.attempt(field(request, "username"), field(request, "password"), request.getRemoteAddr());
        if (outcome.retryAfter() != null) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(outcome.retryAfter().toSeconds()));
            new SignInHtml(returnTo.target(request))
                    .say("Too many wrong passwords. Try again in "
                            + outcome.retryAfter().toSeconds() + " seconds.")
                    .write(response, HttpStatus.TOO_MANY_REQUESTS);
        } else if (outcome.message() != null) {
            new SignInHtml(returnTo.target(request)).say(outcome.message()).write(response, HttpStatus.FORBIDDEN);
        } else if (outcome.person() == null) {
            goOn(response, PATH + "?error");
        } else {
            Optional<String> target = returnTo.target(request);
            addCookie(response, sessions.begin(outcome.person(), request).toString());
            addCookie(response, returnTo.gone(request).toString());
            goOn(response, target.orElse(PATH));
        }
    }

    private static String field(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    private static void addCookie(HttpServletResponse response, String cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }

    private static void goOn(HttpServletResponse response, String target) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.sendRedirect(target);
    }

    /**
     * A form of another page must not sign a browser in as somebody. Browsers tell where a form was; what tells
     * nothing is no browser.
     */
    private void refuseForeignForms(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean own = site == null ? origin == null || isOwn(origin, request) : site.matches("same-origin|none");
        if (!own) {
            throw new BadRequestException("The form is not this server's");
        }
        if (request.getQueryString() != null && request.getQueryString().contains("password=")) {
            throw new BadRequestException("A password does not belong in an address");
        }
    }

    private boolean isOwn(String origin, HttpServletRequest request) {
        String authority = origin.replaceFirst("^https?://", "");
        URI own = base.of("/");
        return authority.equals(request.getHeader(HttpHeaders.HOST)) || authority.equals(own.getRawAuthority());
    }
}
