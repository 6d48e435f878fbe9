// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.extract;

import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.engine.duckdb.DuckDbLimits;
import fr.parution.engine.duckdb.DuckDbStager;
import fr.parution.pipeline.Extract;
import fr.parution.pipeline.RunLog;
import fr.parution.pipeline.Variables;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.DropSource;
import fr.parution.source.PersonKey;
import fr.parution.source.Source;
import fr.parution.source.StagingArea;
import fr.parution.source.postgres.PostgresSettings;
import fr.parution.source.postgres.PostgresSource;
import fr.parution.store.Json;
import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import fr.parution.store.s3.Secrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Opens what the variables name: {@code SOURCE_URI}, {@code SOURCE_SECRET}, {@code PERSON_KEY_SECRET}, {@code STAGING_BUCKET}. */
record Wiring(Variables variables, RunLog log) {

    Project project() {
        return ProjectReader.read(variables.project());
    }

    /** Opens the source anew for each train, with the secrets of the moment. */
    ExtractHandler.Extraction extraction() {
        Project project = project();
        StagingArea staging = new StagingArea(S3Store.inBucket(
                variables.required("STAGING_BUCKET"), variables.values(), ThreadLocalRandom.current()::nextDouble));
        return (train, asOf) -> {
            try (Workspace work = Workspace.create();
                    Secrets secrets =
                            Secrets.fromEnvironment(variables.values(), ThreadLocalRandom.current()::nextDouble);
                    Source source = source(secrets)) {
                DuckDbLimits limits = DuckDbLimits.ofThisProcess(work.directory("spill"));
                return new Extract(project, source, () -> new DuckDbStager(limits), staging, personKey(secrets), log)
                        .run(train, asOf);
            }
        };
    }

    /** The bucket of {@code SOURCE_URI}, empty where the source is none. */
    String dropBucket() {
        String address = variables.required("SOURCE_URI");
        String host = address.startsWith("s3:") ? URI.create(address).getHost() : null;
        return host == null ? "" : host;
    }

    private PersonKey personKey(Secrets secrets) {
        String id = variables.required("PERSON_KEY_SECRET");
        return PersonKey.of(secrets.find(id).orElse(null), id);
    }

    private Source source(Secrets secrets) {
        String address = variables.required("SOURCE_URI");
        if (address.startsWith("dir:")) {
            return DropSource.inDirectory(Path.of(address.substring("dir:".length())));
        }
        try {
            if (address.startsWith("s3:")) {
                return DropSource.inStore(S3Store.open(
                        new URI(address),
                        S3Settings.fromEnvironment(variables.values(), ThreadLocalRandom.current()::nextDouble)));
            }
            return PostgresSource.at(new URI(address), password(secrets), PostgresSettings.defaults());
        } catch (URISyntaxException e) {
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_BAD_URI,
                    "SOURCE_URI",
                    e.getReason(),
                    "postgresql://user@host/database, s3://bucket/prefix, dir:path"));
        }
    }

    /** The secret's text, or the field {@code password} where it is an object, as those of managed databases are. */
    private String password(Secrets secrets) {
        String id = variables.required("SOURCE_SECRET");
        String secret = secrets.find(id)
                .orElseThrow(() -> new ParutionException(
                        Problem.of(ProblemCode.SOURCE_REFUSED, id, "ResourceNotFoundException", "SOURCE_SECRET")));
        if (!secret.startsWith("{")) {
            return secret;
        }
        try {
            byte[] json = secret.getBytes(StandardCharsets.UTF_8);
            return Json.required(Json.read(new ByteArrayInputStream(json)), "password")
                    .asText();
        } catch (IOException e) {
            // The words of the parser may quote the secret: neither they nor their exception leave.
            throw new ParutionException(
                    Problem.of(ProblemCode.SOURCE_REFUSED, id, e.getClass().getSimpleName(), "{\"password\": …}"));
        }
    }
}
