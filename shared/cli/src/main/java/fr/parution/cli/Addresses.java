// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The addresses that options take: {@code synthetic:?rows=N&seed=S}, {@code dir:PATH}, {@code postgresql://…}, {@code s3://…}. */
final class Addresses {

    private Addresses() {}

    /** The part before the first colon. */
    static String scheme(String address) {
        int colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(0, colon);
    }

    /** The path of a {@code dir:} address. */
    static Path directory(String address) {
        String path = address.substring("dir:".length());
        if (path.isEmpty()) {
            throw unknown(address, "dir:PATH");
        }
        return Path.of(path);
    }

    /** An address as a URI. */
    static URI uri(String address, String accepted) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            // The address may hold a password, so it is not told.
            throw unknown(scheme(address) + ":…", accepted);
        }
    }

    /** The parameters behind a question mark, sorted. */
    static Map<String, String> parameters(String address) {
        Map<String, String> parameters = new TreeMap<>();
        int mark = address.indexOf('?');
        if (mark < 0) {
            return parameters;
        }
        for (String pair : address.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                parameters.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    static ParutionException unknown(String address, String accepted) {
        return new ParutionException(Problem.of(ProblemCode.USAGE_BAD_URI, "", address, accepted));
    }
}
