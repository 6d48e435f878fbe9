// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.release;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.engine.duckdb.DuckDbEngine;
import fr.parution.engine.duckdb.DuckDbLimits;
import fr.parution.engine.duckdb.DuckDbTableComparer;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.RunLog;
import fr.parution.pipeline.Variables;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Notary;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Publisher;
import fr.parution.revision.Revisions;
import fr.parution.source.StagingArea;
import fr.parution.store.StoreProbe;
import fr.parution.store.s3.KmsSigner;
import fr.parution.store.s3.S3Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens what the variables name: {@code STAGING_BUCKET}, {@code PUBLIC_BUCKET}, {@code PUBLIC_URL}. */
record Wiring(Variables variables, RunLog log) {

    Project project() {
        return ProjectReader.read(variables.project());
    }

    /** {@code QUIET_SECONDS} and {@code MOST_WAIT_SECONDS}; waits for nothing where they are not set. */
    QuietPeriod quiet() {
        StagingArea staging = new StagingArea(bucket(stagingBucket()));
        // Never the clock that is held still for the sake of bytes.
        return new QuietPeriod(
                staging::announced,
                Clock.systemUTC(),
                seconds("QUIET_SECONDS"),
                seconds("MOST_WAIT_SECONDS"),
                wait -> Thread.sleep(wait.toMillis()));
    }

    private Duration seconds(String name) {
        String text = variables.find(name).orElse("0");
        if (!text.matches("[0-9]{1,4}")) {
            throw new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, name, text, "120"));
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    Function<List<DatasetDeclaration>, Publisher.Outcome> release() {
        Project project = project();
        StagingArea staging = new StagingArea(bucket(stagingBucket()));
        S3Store bucket = bucket(variables.required("PUBLIC_BUCKET"));
        PublicStore published = new PublicStore(bucket, notary(project));
        Runnable proof = once(() -> {
            StoreProbe.requireConditions(bucket);
            bucket.requireVersions();
        });
        Clock clock = variables.clock(Clock.systemUTC());
        String publicUrl = publicUrl();
        return train -> {
            proof.run();
            try (Workspace work = Workspace.create()) {
                DuckDbLimits limits = DuckDbLimits.ofThisProcess(work.directory("spill"));
                Publisher publisher = new Publisher(
                        published,
                        clock,
                        new Revisions(published, new DuckDbTableComparer(limits), work.directory("compared")));
                return new Release(project, staging, () -> new DuckDbEngine(limits), publisher, publicUrl, log)
                        .runOnce(train);
            }
        };
    }

    /** Asked until it holds, then never again by this process: a few requests for each start. */
    private static Runnable once(Runnable proof) {
        AtomicBoolean proven = new AtomicBoolean();
        return () -> {
            if (!proven.get()) {
                proof.run();
                proven.set(true);
            }
        };
    }

    /** Signs where {@code SIGNING_KEY} names a key of KMS. */
    private @Nullable Notary notary(Project project) {
        String key = variables.find("SIGNING_KEY").orElse("");
        if (key.isEmpty()) {
            return null;
        }
        String version = Wiring.class.getPackage().getImplementationVersion();
        return new Notary(
                KmsSigner.fromEnvironment(variables.values(), key, ThreadLocalRandom.current()::nextDouble),
                version == null ? "dev" : version,
                project.digest());
    }

    String stagingBucket() {
        return variables.required("STAGING_BUCKET");
    }

    private S3Store bucket(String name) {
        return S3Store.inBucket(name, variables.values(), ThreadLocalRandom.current()::nextDouble);
    }

    private String publicUrl() {
        String url = variables.required("PUBLIC_URL");
        return url.endsWith("/") ? url : url + "/";
    }
}
