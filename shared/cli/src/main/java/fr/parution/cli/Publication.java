// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.engine.duckdb.DuckDbEngine;
import fr.parution.engine.duckdb.DuckDbLimits;
import fr.parution.engine.duckdb.DuckDbStager;
import fr.parution.pipeline.Extract;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.CatalogProjection;
import fr.parution.publish.EventProjection;
import fr.parution.publish.FeedProjection;
import fr.parution.publish.Projector;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Publisher;
import fr.parution.publish.ReleaseFileProjection;
import fr.parution.site.CatalogPages;
import fr.parution.source.Source;
import fr.parution.source.StagingArea;
import fr.parution.store.Store;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wires the steps of one publication on one machine. */
final class Publication {

    /** Producers close their periods by the French calendar. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Project project;
    private final Console console;
    private final Clock clock;

    Publication(Project project, Console console) {
        this.project = project;
        this.console = console;
        this.clock = clock(System.getenv("SOURCE_DATE_EPOCH"));
    }

    /** The clock, held still where {@code SOURCE_DATE_EPOCH} (reproducible-builds.org) asks for the same bytes again. */
    static Clock clock(@Nullable String sourceDateEpoch) {
        try {
            return sourceDateEpoch == null
                    ? Clock.systemUTC()
                    : Clock.fixed(Instant.ofEpochSecond(Long.parseLong(sourceDateEpoch)), ZoneOffset.UTC);
        } catch (NumberFormatException | DateTimeException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_BAD_VALUE, "SOURCE_DATE_EPOCH", sourceDateEpoch, "1767225600"), e);
        }
    }

    /** The day up to which a source is known, unless the caller says. */
    LocalDate asOf(String source, @Nullable LocalDate asked) {
        if (asked != null) {
            return asked;
        }
        return Sources.isSynthetic(source)
                ? Sources.parameters(source, null).asOf()
                : LocalDate.ofInstant(clock.instant(), FRANCE);
    }

    /** Source → staging. */
    void extract(List<DatasetDeclaration> datasets, String source, LocalDate asOf, Store staging) {
        try (Workspace work = Workspace.create();
                Source opened = Sources.open(source, asOf, work.directory("source"), console)) {
            Extract extract = new Extract(
                    project,
                    opened,
                    () -> new DuckDbStager(limits(work)),
                    new StagingArea(staging),
                    Sources.key(source),
                    console);
            datasets.forEach(dataset -> extract.run(dataset, asOf));
        }
    }

    /** Staging → public store. */
    Release.Outcome release(
            List<DatasetDeclaration> datasets, Store staging, Store publicStore, String publicUrl, boolean dryRun) {
        try (Workspace work = Workspace.create()) {
            Publisher publisher = new Publisher(new PublicStore(publicStore), clock);
            return new Release(
                            project,
                            new StagingArea(staging),
                            () -> new DuckDbEngine(limits(work)),
                            publisher,
                            publicUrl,
                            console)
                    .run(datasets, dryRun);
        }
    }

    /** Pointer → everything that follows from it. */
    static Optional<Projector.Outcome> project(Store publicStore, Console console) {
        try (Workspace work = Workspace.create()) {
            console.at(fr.parution.pipeline.Progress.Step.PROJECT, 0, 1);
            Optional<Projector.Outcome> outcome = new Projector(
                            new PublicStore(publicStore),
                            List.of(
                                    new ReleaseFileProjection(),
                                    new CatalogProjection(),
                                    new CatalogPages(),
                                    new FeedProjection(),
                                    new EventProjection()),
                            work.directory("copies"))
                    .project(key -> {});
            console.at(fr.parution.pipeline.Progress.Step.PROJECT, 1, 1);
            return outcome;
        }
    }

    private static DuckDbLimits limits(Workspace work) {
        long machine = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        Path spill = work.directory("spill");
        return DuckDbLimits.within(
                machine, Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors(), spill);
    }
}
