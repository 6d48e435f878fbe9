// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.pipeline.Release;
import fr.parution.protect.DisclosureReport;
import fr.parution.store.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a command tells of a release: sentences for a person, or one JSON document for a machine. */
final class Report {

    private Report() {}

    static void of(Release.Outcome outcome, boolean json, Console console, PrintWriter out) {
        if (json) {
            Map<String, Object> document = document(outcome);
            document.put("changed", outcome.published().changed());
            document.put("seq", outcome.published().sequence());
            document.put(
                    "kept",
                    outcome.published().kept().stream()
                            .map(problem -> Map.of(
                                    "dataset",
                                    problem.where(),
                                    "code",
                                    problem.code().name()))
                            .toList());
            print(document, out);
            return;
        }
        hidden(outcome, console);
        outcome.published().kept().forEach(problem -> console.say("publish.kept", problem.text(Locale.getDefault())));
        console.say(
                outcome.published().changed() ? "publish.released" : "publish.unchanged",
                outcome.published().sequence());
    }

    static void plan(Release.Outcome outcome, boolean json, Console console, PrintWriter out) {
        if (json) {
            Map<String, Object> document = document(outcome);
            document.put("changed", outcome.changed());
            print(document, out);
            return;
        }
        hidden(outcome, console);
        console.say("plan.digest", outcome.inputDigest());
        if (outcome.changed().isEmpty()) {
            console.say("plan.unchanged");
        } else {
            console.say("plan.changed", String.join(", ", outcome.changed()));
        }
    }

    private static void hidden(Release.Outcome outcome, Console console) {
        for (Map.Entry<String, DisclosureReport> entry : outcome.reports().entrySet()) {
            DisclosureReport report = entry.getValue();
            console.say("protect.summary", entry.getKey(), report.rows(), report.hiddenRows());
            console.say("protect.rules", report.primary(), report.complementary(), report.partial());
            if (report.carried() > 0) {
                console.say("protect.carried", report.carried());
            }
            for (DisclosureReport.LevelReport level : report.levels()) {
                console.say("protect.level", level.level(), level.rows(), level.hidden());
            }
            console.say("protect.audit");
        }
    }

    private static Map<String, Object> document(Release.Outcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("inputDigest", outcome.inputDigest());
        document.put("protection", outcome.reports());
        return document;
    }

    private static void print(Map<String, Object> document, PrintWriter out) {
        out.print(new String(Json.write(document), StandardCharsets.UTF_8));
        out.flush();
    }
}
