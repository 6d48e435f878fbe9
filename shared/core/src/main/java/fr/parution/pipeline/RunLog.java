// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.DeliveryNote;
import fr.parution.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells what a function does, one JSON object a line: what, of which data set or release, how many, in how many
 * milliseconds; of a failure, the codes of its problems. Never a value of a row. Not thread-safe.
 */
public final class RunLog implements Progress {

    private final Consumer<String> lines;
    private final LongSupplier nanos;
    private long stepBegan;
    private long runBegan;

    /**
     * @param lines takes each line, without its end
     * @param nanos a clock that never goes back
     */
    public RunLog(Consumer<String> lines, LongSupplier nanos) {
        this.lines = lines;
        this.nanos = nanos;
        begin();
    }

    /** Counts milliseconds from here on. */
    public void begin() {
        runBegan = nanos.getAsLong();
        stepBegan = runBegan;
    }

    /** A step that ended, with the number of its parts. */
    @Override
    public void at(Step step, int done, int total) {
        if (done == 0) {
            stepBegan = nanos.getAsLong();
        } else if (done == total) {
            line(step.name().toLowerCase(Locale.ROOT), stepBegan, Json.object().put("count", total));
        }
    }

    @Override
    public void delivered(DeliveryNote note, String quarantine) {
        ObjectNode fields = Json.object().put("relation", note.relation());
        fields.put("count", note.rows()).put("setAside", note.setAside()).put("quarantine", quarantine);
        fields.put("ignoredColumns", note.ignoredColumns().size());
        line("delivered", runBegan, fields);
    }

    /** A data set that was extracted, under the key of what announces it. */
    public void extracted(String dataset, String ready) {
        line("extracted", runBegan, Json.object().put("dataset", dataset).put("ready", ready));
    }

    /** The release that is current after data sets were released together; made by this run, if it changed anything. */
    public void released(List<String> datasets, int sequence, boolean changed) {
        line(
                "released",
                runBegan,
                Json.object()
                        .put("dataset", String.join(" ", datasets))
                        .put("release", sequence)
                        .put("changed", changed));
    }

    /** The release that was projected, with the number of objects written. */
    public void projected(int sequence, int written) {
        line("projected", runBegan, Json.object().put("release", sequence).put("count", written));
    }

    /**
     * A failure: the codes and places of its problems, in full what a person can do about them, and whether the same call
     * may succeed later. Of anything but a {@link ParutionException}, the kind alone: its words may quote a row.
     *
     * @param subject what was being worked on, such as the id of a message
     */
    public void failed(String subject, RuntimeException failure) {
        boolean known = failure instanceof ParutionException;
        List<Problem> problems = failure instanceof ParutionException named
                ? named.problems()
                : List.of(Problem.of(
                        ProblemCode.DEFECT_INTERNAL, "", failure.getClass().getName(), ""));
        ObjectNode fields = Json.object().put("subject", subject);
        fields.put("retryable", known && ((ParutionException) failure).retryable());
        ArrayNode codes = fields.putArray("problems");
        problems.forEach(problem -> codes.addObject()
                .put("code", problem.code().name())
                .put("where", problem.where())
                .put("says", problem.text(Locale.ENGLISH)));
        line("failed", runBegan, fields);
    }

    private void line(String what, long since, ObjectNode fields) {
        ObjectNode line = Json.object().put("what", what);
        line.setAll(fields);
        line.put("millis", (nanos.getAsLong() - since) / 1_000_000);
        lines.accept(Json.line(line));
    }
}
