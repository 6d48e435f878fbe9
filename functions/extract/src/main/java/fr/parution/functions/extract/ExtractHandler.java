// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.extract;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.RunLog;
import fr.parution.pipeline.Variables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Source → staging, for what an event asks for: the end of a period, a drop that is complete, other declarations, or the
 * calendar. Data sets that share totals are extracted together, from one snapshot of the source.
 */
public final class ExtractHandler implements RequestHandler<Map<String, Object>, List<String>> {

    private final Project project;
    private final String drops;
    private final Extraction extraction;
    private final RunLog log;

    /** As the variables of the function say. */
    public ExtractHandler() {
        this(new Wiring(new Variables(System.getenv()), new RunLog(System.out::println, System::nanoTime)));
    }

    private ExtractHandler(Wiring wiring) {
        this(wiring.project(), wiring.dropBucket(), wiring.extraction(), wiring.log());
    }

    /** @param drops the bucket that drops come to, empty for none */
    ExtractHandler(Project project, String drops, Extraction extraction, RunLog log) {
        this.project = project;
        this.drops = drops;
        this.extraction = extraction;
        this.log = log;
    }

    /** Extracts data sets together as of a day, and returns the keys that announce them, in their order. */
    interface Extraction {
        List<String> run(List<DatasetDeclaration> train, LocalDate asOf);
    }

    /**
     * Returns the keys that announce what was extracted. What one train lacks keeps no other back; then the failure is
     * thrown on, so that the event comes again.
     */
    @Override
    public List<String> handleRequest(Map<String, Object> event, Context context) {
        List<String> ready = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        try {
            ExtractEvent asked = ExtractEvent.read(event, project, drops);
            for (List<DatasetDeclaration> train : asked.trains()) {
                try {
                    ready.addAll(extract(train, asked.asOf()));
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
        } catch (RuntimeException e) {
            failures.add(e);
        }
        failures.forEach(failure -> log.failed(String.valueOf(event.get("id")), failure));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return ready;
    }

    private List<String> extract(List<DatasetDeclaration> train, LocalDate asOf) {
        log.begin();
        List<String> ready = extraction.run(train, asOf);
        for (int i = 0; i < train.size(); i++) {
            log.extracted(train.get(i).id(), ready.get(i));
        }
        return ready;
    }
}
