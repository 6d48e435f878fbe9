// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.extract;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an event asks for. It says only where to look: what there is to do, the source tells.
 *
 * @param trains what is extracted together, each from one snapshot of the source
 * @param asOf the day up to which the source is known: the {@code asOf} of the detail, or the event's own day by the French
 *     calendar
 */
record ExtractEvent(List<List<DatasetDeclaration>> trains, LocalDate asOf) {

    /** Producers close their periods by the French calendar. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    /** A period that the source closed, or the calendar: either may name a data set. */
    private static final Set<String> OF_DATASET = Set.of("source.period.closed", "Scheduled Event");

    /** Declarations and editions of reference data come with the archive of the function. */
    private static final String DEPLOYED = "CloudFormation Stack Status Change";

    private static final String CREATED = "Object Created";
    private static final String READY = "_READY.json";

    /** What is shown of a value that is refused. */
    private static final int MOST_CHARACTERS = 200;

    /**
     * Reads an event of EventBridge.
     *
     * @param drops the bucket that drops come to, empty for none
     * @throws ParutionException {@code USAGE_BAD_VALUE} or {@code USAGE_UNKNOWN_DATASET} for any that is none of ours
     */
    static ExtractEvent read(Map<String, Object> event, Project project, String drops) {
        String type = text(event, "detail-type");
        Map<?, ?> detail = event.get("detail") instanceof Map<?, ?> map ? map : Map.of();
        if (type.equals(CREATED)) {
            requireDrop(detail, drops);
            return new ExtractEvent(project.trains(), day(event));
        }
        if (type.equals(DEPLOYED)) {
            return new ExtractEvent(project.trains(), day(event));
        }
        if (!OF_DATASET.contains(type)) {
            throw refused(
                    "detail-type",
                    type,
                    String.join(" | ", OF_DATASET.stream().sorted().toList()) + " | " + CREATED + " | " + DEPLOYED);
        }
        String id = text(detail, "dataset");
        LocalDate asOf = detail.containsKey("asOf") ? day("detail.asOf", text(detail, "asOf")) : day(event);
        return new ExtractEvent(
                id.isEmpty() ? project.trains() : List.of(project.train(project.dataset(shortened(id)))), asOf);
    }

    /** A file of a drop means nothing before the one that names them all. */
    private static void requireDrop(Map<?, ?> detail, String drops) {
        String bucket = text(inner(detail, "bucket"), "name");
        if (drops.isEmpty() || !bucket.equals(drops)) {
            throw refused("detail.bucket.name", bucket, drops.isEmpty() ? "SOURCE_URI=s3://…" : drops);
        }
        String key = text(inner(detail, "object"), "key");
        if (!key.equals(READY) && !key.endsWith("/" + READY)) {
            throw refused("detail.object.key", key, "…/" + READY);
        }
    }

    private static Map<?, ?> inner(Map<?, ?> map, String name) {
        return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    private static LocalDate day(Map<String, Object> event) {
        String time = text(event, "time");
        try {
            return LocalDate.ofInstant(Instant.parse(time), FRANCE);
        } catch (DateTimeParseException e) {
            throw refused("time", time, "2026-04-01T04:12:09Z");
        }
    }

    private static LocalDate day(String where, String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw refused(where, day, "YYYY-MM-DD");
        }
    }

    private static ParutionException refused(String where, String found, String expected) {
        return new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, where, shortened(found), expected));
    }

    private static String shortened(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }
}
