// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.extract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.RunLog;
import fr.parution.pipeline.Variables;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * Source → staging, for the data set that a {@code source.period.closed} event or a schedule names in its detail, or for all.
 * The source is known up to the day {@code asOf} of the detail, or the event's own day by the French calendar.
 */
public final class ExtractHandler implements RequestHandler<ScheduledEvent, List<String>> {

    /** Producers close their periods by the French calendar. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Project project;
    private final Extraction extraction;
    private final RunLog log;

    /** As the variables of the function say. */
    public ExtractHandler() {
        this(new Wiring(new Variables(System.getenv()), new RunLog(System.out::println, System::nanoTime)));
    }

    private ExtractHandler(Wiring wiring) {
        this(wiring.project(), wiring.extraction(), wiring.log());
    }

    ExtractHandler(Project project, Extraction extraction, RunLog log) {
        this.project = project;
        this.extraction = extraction;
        this.log = log;
    }

    /** Extracts one data set as of a day, and returns the key that announces it. */
    interface Extraction {
        String run(DatasetDeclaration dataset, LocalDate asOf);
    }

    /** Returns the keys that announce what was extracted. A failure is told and thrown on, so that the event comes again. */
    @Override
    public List<String> handleRequest(ScheduledEvent event, Context context) {
        Map<String, Object> detail = event.getDetail() == null ? Map.of() : event.getDetail();
        try {
            LocalDate asOf = asOf(event, detail);
            return datasets(detail).stream()
                    .map(dataset -> extract(dataset, asOf))
                    .toList();
        } catch (RuntimeException e) {
            log.failed(String.valueOf(event.getId()), e);
            throw e;
        }
    }

    private String extract(DatasetDeclaration dataset, LocalDate asOf) {
        log.begin();
        String ready = extraction.run(dataset, asOf);
        log.extracted(dataset.id(), ready);
        return ready;
    }

    private List<DatasetDeclaration> datasets(Map<String, Object> detail) {
        Object id = detail.get("dataset");
        return id == null ? project.datasets() : List.of(project.dataset(id.toString()));
    }

    private static LocalDate asOf(ScheduledEvent event, Map<String, Object> detail) {
        Object asOf = detail.get("asOf");
        if (asOf == null) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(event.getTime().getMillis()), FRANCE);
        }
        try {
            return LocalDate.parse(asOf.toString());
        } catch (DateTimeParseException e) {
            throw new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, "detail.asOf", asOf, "YYYY-MM-DD"), e);
        }
    }
}
