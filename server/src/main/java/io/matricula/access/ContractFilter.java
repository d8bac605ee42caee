package io.matricula.access;

import io.matricula.http.NotFoundException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds what the contract says of the request. A path below those of the APIs that the contract does not know is refused
 * here, so nothing is ever served that has no stated roles. Failures of the filters behind this one are answered as those
 * of a controller are.
 */
final class ContractFilter extends OncePerRequestFilter {

    private static final List<String> APIS = List.of("/v2", "/oauth", "/operations", "/sandbox", "/integration");

    private final Contract contract;
    private final List<PublicPath> exceptions;
    private final RateLimits limits;
    private final Refusals refusals;

    ContractFilter(Contract contract, List<PublicPath> exceptions, RateLimits limits, Refusals refusals) {
        this.contract = contract;
        this.exceptions = exceptions;
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOfAnApi(request.getRequestURI())) {
            limits.untouched(response);
        }
        Map<String, Operation> here = contract.at(request.getRequestURI());
        Operation asked = here.get(HttpMethod.HEAD.matches(request.getMethod()) ? "GET" : request.getMethod());
        if (here.isEmpty() && isOfAnApi(request.getRequestURI())) {
            refusals.refuse(request, response, new NotFoundException());
        } else if (!here.isEmpty() && asked == null && !HttpMethod.OPTIONS.matches(request.getMethod())) {
            refusals.refuse(
                    request, response, new HttpRequestMethodNotSupportedException(request.getMethod(), here.keySet()));
        } else {
            request.setAttribute(Operation.ATTRIBUTE, asked);
            serve(request, response, chain);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(QueryToken.takenFrom(request), response);
        } catch (RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            refusals.refuse(request, response, failure);
        }
    }

    private boolean isOfAnApi(String path) {
        return APIS.stream().anyMatch(api -> path.equals(api) || path.startsWith(api + "/"))
                && exceptions.stream().noneMatch(open -> path.startsWith(open.prefix()));
    }
}
