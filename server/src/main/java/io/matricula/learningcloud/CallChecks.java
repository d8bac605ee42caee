package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.Synchronization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Checks the headers and the query of a call before they are bound, so that a refusal names all of them. */
@Component
class CallChecks implements WebMvcConfigurer, HandlerInterceptor {

    private static final String SYNCHRONIZATION = "X-Cloud-Synchronization";

    private static final int DIGITS = 9;
    private static final int MAX_COUNT = 500;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/integration/ws/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            Problems problems = new Problems();
            for (MethodParameter parameter : operation.getMethodParameters()) {
                check(parameter, request, problems);
            }
            problems.throwIfAny();
        }
        return true;
    }

    private static void check(MethodParameter parameter, HttpServletRequest request, Problems problems) {
        if (parameter.getParameterType() == Synchronization.class) {
            checkSynchronization(request.getHeader(SYNCHRONIZATION), problems);
        } else if (parameter.getParameterType() == Integer.class) {
            checkNumber("startIndex", request, 0, Integer.MAX_VALUE, "from 0", problems);
            checkNumber("count", request, 1, MAX_COUNT, "from 1 to " + MAX_COUNT, problems);
        }
    }

    private static void checkSynchronization(String sent, Problems problems) {
        boolean known = sent == null
                || sent.isEmpty()
                || Arrays.stream(Synchronization.values())
                        .anyMatch(mode -> mode.getValue().equals(sent));
        if (!known) {
            problems.add(
                    SYNCHRONIZATION,
                    Quoted.of(sent) + " is not one of " + Quoted.listed(List.of(Synchronization.values())));
        }
    }

    private static void checkNumber(
            String name, HttpServletRequest request, int least, int most, String range, Problems problems) {
        String sent = request.getParameter(name);
        if (sent == null || sent.isEmpty()) {
            return;
        }
        boolean fits = sent.length() <= DIGITS
                && sent.matches("[0-9]+")
                && Integer.parseInt(sent) >= least
                && Integer.parseInt(sent) <= most;
        if (!fits) {
            problems.add(name, Quoted.of(sent) + " is not a number " + range);
        }
    }
}
