// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which endpoints may be called. */
public enum EndpointPolicy {
    /** Any, and that of AWS when none is given. */
    ANY,

    /**
     * Only this machine, by a literal address or {@code localhost}: other names are refused even where they lead here, as
     * is the absence of an endpoint, which would be AWS itself.
     */
    LOOPBACK_ONLY;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[::1]|\\[(0{1,4}:){7}0{0,3}1]");

    /** Throws {@code STORE_ENDPOINT_NOT_ALLOWED} for an endpoint that this policy excludes, or that is none. */
    void check(Optional<URI> endpoint) {
        if (endpoint.isPresent() && !isHttp(endpoint.get())) {
            throw refused(endpoint.get().toString(), "http://… or https://…");
        }
        if (this == LOOPBACK_ONLY && endpoint.filter(EndpointPolicy::isLoopback).isEmpty()) {
            throw refused(endpoint.map(URI::toString).orElse("of AWS"), "http://127.0.0.1:…");
        }
    }

    private static boolean isHttp(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && endpoint.getHost() != null
                && endpoint.getUserInfo() == null;
    }

    static boolean isLoopback(URI endpoint) {
        return endpoint.getHost() != null
                && LOOPBACK.matcher(endpoint.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static ParutionException refused(String found, String expected) {
        return new ParutionException(Problem.of(ProblemCode.STORE_ENDPOINT_NOT_ALLOWED, "S3", found, expected));
    }
}
