// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.util.Map;
import java.util.TreeMap;

/** The environment variables of a process: those named here and the search path, so that no other leaks into a test. */
record Environment(Map<String, String> variables) {

    Environment {
        variables = Map.copyOf(variables);
    }

    /** The search path of this process, English words, UTF-8 and UTC. */
    static Environment plain() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        variables.put("HOME", System.getProperty("java.io.tmpdir"));
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("TZ", "UTC");
        return new Environment(variables);
    }

    Environment with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** These win over those already there. */
    Environment with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(more);
        return new Environment(all);
    }
}
