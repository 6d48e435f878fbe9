// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.LocalStackServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** An edition that gives somebody away stands in a bucket that keeps every version; one command, and none of them is left. */
class WithdrawalDrillTest {

    private static final String BUCKET = "parution-withdrawal-drill";
    private static final String SECRET = "quatre personnes";
    /** What both tables say; the certificate, which stays, says other things. */
    private static final String TABLES = "csv;" + Editions.USERS + ";" + SECRET + "\n|PAR1" + SECRET;

    @TempDir
    Path directory;

    private final LocalStackServer server = LocalStackServer.shared();
    private final Map<String, String> environment = server.environment();

    @Test
    void everyVersionIsGoneAfterOneCommand() {
        try (S3Client s3 = client()) {
            s3.createBucket(create -> create.bucket(BUCKET)
                    .createBucketConfiguration(where -> where.locationConstraint(LocalStackServer.REGION)));
            s3.putBucketVersioning(
                    put -> put.bucket(BUCKET).versioningConfiguration(versioning -> versioning.status("Enabled")));
            publish();
            // Somebody tried to help before: a deleted object is still there below its mark.
            s3.deleteObject(delete -> delete.bucket(BUCKET).key("latest/" + Editions.USERS + ".csv"));
            assertThat(saying(s3, TABLES)).hasSize(4);

            Command.Outcome outcome = Command.ENGLISH
                    .with(environment)
                    .run(
                            "withdraw",
                            "--store",
                            "s3://" + BUCKET,
                            "--dataset",
                            Editions.USERS,
                            "--release",
                            "2",
                            "--reason",
                            "drill");

            assertThat(outcome.exit()).as(outcome.err()).isZero();
            assertThat(saying(s3, TABLES)).isEmpty();
            assertThat(saying(s3, "csv;" + Editions.USERS + ";un\n|PAR1un"))
                    .hasSize(4)
                    .contains("latest/" + Editions.USERS + ".csv");
            assertThat(s3.listObjectVersionsPaginator(list -> list.bucket(BUCKET))
                            .deleteMarkers())
                    .isEmpty();
            try (S3Store store = open()) {
                assertThat(new Verifier(new PublicStore(store))
                                .verify()
                                .orElseThrow()
                                .problems())
                        .isEmpty();
            }
            System.out.println("withdrawal drill:" + outcome.err().replaceAll("\\s+", " "));
        }
    }

    private void publish() {
        Editions editions = new Editions(directory);
        try (S3Store store = open()) {
            for (String text : List.of("un", SECRET)) {
                editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, text));
                editions.project(store);
            }
        }
    }

    private S3Store open() {
        return S3Store.open(URI.create("s3://" + BUCKET), S3Settings.fromEnvironment(environment, () -> 0.5));
    }

    /** The key of every version in which there is a match, current or not. */
    private static List<String> saying(S3Client s3, String regex) {
        Pattern pattern = Pattern.compile(regex);
        Stream<ObjectVersion> versions =
                s3.listObjectVersionsPaginator(list -> list.bucket(BUCKET)).versions().stream();
        return versions.filter(version -> pattern.matcher(s3.getObjectAsBytes(get ->
                                        get.bucket(BUCKET).key(version.key()).versionId(version.versionId()))
                                .asString(StandardCharsets.ISO_8859_1))
                        .find())
                .map(ObjectVersion::key)
                .toList();
    }

    private S3Client client() {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(LocalStackServer.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalStackServer.ACCESS_KEY, LocalStackServer.SECRET_KEY)))
                .httpClientBuilder(ApacheHttpClient.builder())
                .forcePathStyle(true)
                .build();
    }
}
