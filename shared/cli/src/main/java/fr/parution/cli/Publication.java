// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.aggregate.Engine;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.engine.duckdb.DuckDbEngine;
import fr.parution.engine.duckdb.DuckDbLimits;
import fr.parution.engine.duckdb.DuckDbStager;
import fr.parution.engine.duckdb.DuckDbTableComparer;
import fr.parution.pipeline.ExampleRunner;
import fr.parution.pipeline.Explain;
import fr.parution.pipeline.Extract;
import fr.parution.pipeline.Progress;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.Explanation;
import fr.parution.publish.Announcer;
import fr.parution.publish.Projection;
import fr.parution.publish.Projector;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Publisher;
import fr.parution.revision.Revisions;
import fr.parution.site.PublicProjections;
import fr.parution.source.PersonKey;
import fr.parution.source.Source;
import fr.parution.source.StagingArea;
import fr.parution.store.Store;
import fr.parution.store.s3.EventBus;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Wires the steps of one publication on one machine. */
final class Publication {

    /** Producers close their periods by the French calendar. */
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Project project;
    private final Console console;
    private final Progress progress;
    private final UnaryOperator<Supplier<Engine>> engines;
    private final Clock clock;

    Publication(Project project, Console console) {
        this(project, console, console, given -> given);
    }

    /**
     * @param progress is told of the steps
     * @param engines may wrap the engines that a release asks for
     */
    Publication(Project project, Console console, Progress progress, UnaryOperator<Supplier<Engine>> engines) {
        this.project = project;
        this.console = console;
        this.progress = progress;
        this.engines = engines;
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
                    Problem.of(
                            ProblemCode.USAGE_BAD_VALUE,
                            "SOURCE_DATE_EPOCH",
                            String.valueOf(sourceDateEpoch),
                            "1767225600"),
                    e);
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
            extract(datasets, opened, Sources.key(source), asOf, staging);
        }
    }

    /** The same from an open source. */
    void extract(List<DatasetDeclaration> datasets, Source source, PersonKey key, LocalDate asOf, Store staging) {
        try (Workspace work = Workspace.create()) {
            Extract extract = new Extract(
                    project, source, () -> new DuckDbStager(limits(work)), new StagingArea(staging), key, progress);
            extract.run(datasets, asOf);
        }
    }

    /** Staging → public store. */
    Release.Outcome release(
            List<DatasetDeclaration> datasets, Store staging, Store publicStore, String publicUrl, boolean dryRun) {
        try (Workspace work = Workspace.create()) {
            PublicStore published = new PublicStore(publicStore, Signing.notary(project.digest()));
            Publisher publisher = new Publisher(published, clock, revisions(published, work));
            return new Release(
                            project,
                            new StagingArea(staging),
                            engines.apply(() -> new DuckDbEngine(limits(work))),
                            publisher,
                            publicUrl,
                            progress)
                    .run(datasets, dryRun);
        }
    }

    /** Staging → why the figures of a row are hidden. */
    List<Explanation> explain(DatasetDeclaration dataset, String period, Map<String, String> cell, Store staging) {
        try (Workspace work = Workspace.create()) {
            return new Explain(project, new StagingArea(staging), engines.apply(() -> new DuckDbEngine(limits(work))))
                    .run(dataset, period, cell);
        }
    }

    /** Pointer → everything that follows from it. */
    static Optional<Projector.Outcome> project(Store publicStore, Progress progress) {
        return project(publicStore, progress, PublicProjections.inOrder());
    }

    /** The same with what is late at a day by the calendars of the data sets. */
    static Optional<Projector.Outcome> project(Store publicStore, Progress progress, LocalDate day) {
        return project(publicStore, progress, PublicProjections.inOrder(day));
    }

    private static Optional<Projector.Outcome> project(
            Store publicStore, Progress progress, List<Projection> projections) {
        try (Workspace work = Workspace.create()) {
            progress.at(Progress.Step.PROJECT, 0, 1);
            Optional<Projector.Outcome> outcome = new Projector(
                            new PublicStore(publicStore),
                            projections,
                            work.directory("copies"),
                            announcer(System.getenv("EVENT_BUS")))
                    .project(key -> {});
            progress.at(Progress.Step.PROJECT, 1, 1);
            return outcome;
        }
    }

    /** Who subscribes to a bus hears what a person does by this command as well as what functions do. */
    private static Announcer announcer(@Nullable String bus) {
        return bus == null || bus.isBlank()
                ? Announcer.NONE
                : EventBus.fromEnvironment(System.getenv(), bus, ThreadLocalRandom.current()::nextDouble);
    }

    /** What runs the worked examples of the project. */
    ExampleRunner examples(Workspace work) {
        return new ExampleRunner(
                project,
                () -> new DuckDbStager(limits(work)),
                engines.apply(() -> new DuckDbEngine(limits(work))),
                Sources.keyOfInventedPersons());
    }

    /** What compares releases, table by table. */
    static Revisions revisions(PublicStore published, Workspace work) {
        return new Revisions(published, new DuckDbTableComparer(limits(work)), work.directory("compared"));
    }

    private static DuckDbLimits limits(Workspace work) {
        return DuckDbLimits.ofThisProcess(work.directory("spill"));
    }
}
