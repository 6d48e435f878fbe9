// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.project;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import fr.parution.pipeline.RunLog;
import fr.parution.pipeline.Variables;
import fr.parution.pipeline.Workspace;
import fr.parution.publish.Announcer;
import fr.parution.publish.Projector;
import fr.parution.publish.PublicStore;
import fr.parution.site.PublicProjections;
import fr.parution.store.Store;
import fr.parution.store.s3.EventBus;
import fr.parution.store.s3.S3Store;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Pointer → aliases, catalogue, pages, feed, events of the current release, and what is late by the calendars. A moved pointer
 * and a schedule mean the same: look at what is current, and write what is not right yet; so the event is not even read.
 */
public final class ProjectHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    /** Calendars are kept by the French day. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Supplier<Optional<Projector.Outcome>> projection;
    private final RunLog log;

    /** As the variables of the function say. */
    public ProjectHandler() {
        this(new Variables(System.getenv()), new RunLog(System.out::println, System::nanoTime));
    }

    private ProjectHandler(Variables variables, RunLog log) {
        this(
                projection(
                        S3Store.inBucket(
                                variables.required("PUBLIC_BUCKET"),
                                variables.values(),
                                ThreadLocalRandom.current()::nextDouble),
                        announcer(variables),
                        variables.clock(Clock.systemUTC())),
                log);
    }

    ProjectHandler(Supplier<Optional<Projector.Outcome>> projection, RunLog log) {
        this.projection = projection;
        this.log = log;
    }

    /** Returns the release that was projected, if there is one. A failure is told and thrown on, so that the event comes again. */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        log.begin();
        try {
            Optional<Projector.Outcome> outcome = projection.get();
            outcome.ifPresent(done -> log.projected(done.sequence(), done.written()));
            return outcome.<Map<String, Object>>map(done ->
                            Map.of("seq", done.sequence(), "written", done.written(), "unchanged", done.unchanged()))
                    .orElse(Map.of());
        } catch (RuntimeException e) {
            log.failed("projection", e);
            throw e;
        }
    }

    /** Tells the bus that {@code EVENT_BUS} names, where it names one. */
    private static Announcer announcer(Variables variables) {
        return variables
                .find("EVENT_BUS")
                .<Announcer>map(bus ->
                        EventBus.fromEnvironment(variables.values(), bus, ThreadLocalRandom.current()::nextDouble))
                .orElse(Announcer.NONE);
    }

    private static Supplier<Optional<Projector.Outcome>> projection(Store store, Announcer announcer, Clock clock) {
        return () -> {
            try (Workspace work = Workspace.create()) {
                LocalDate today = LocalDate.ofInstant(clock.instant(), FRANCE);
                return new Projector(
                                new PublicStore(store),
                                PublicProjections.inOrder(today),
                                work.directory("copies"),
                                announcer)
                        .project(key -> {});
            }
        };
    }
}
