// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Manifest;
import fr.parution.publish.PublicStore;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.ObjectAttributes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published table is audited from its files, and held against its certificate. */
final class PublicAuditorTest {

    private static final List<String> SAFE = List.of("A ? ?", "B ? ?", "C 7 70", "_T 20 200");
    private static final Content FILE = Content.of("rows".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path directory;

    @Test
    void certificateThatSaysTheSameIsConfirmed() {
        PublicAuditor.Outcome outcome = audit(SAFE, 2, FILE.sha256());
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.isProtected()).isTrue();
        assertThat(outcome.figures().hiddenFigures()).isEqualTo(4);
    }

    @Test
    void figureThatFollowsFromTheOthersIsNamedByItsPlaceAlone() {
        PublicAuditor.Outcome outcome = audit(List.of("A ? ?", "B 6 60", "_T 783 843"), 1, FILE.sha256());
        assertThat(outcome.problems()).extracting(Problem::code).containsOnly(ProblemCode.RELEASE_GIVES_AWAY);
        assertThat(outcome.problems())
                .anyMatch(problem -> problem.text(Locale.ENGLISH)
                        .contains("essai/2024-T1/detail/A: a hidden figure follows from what is published (column nb)"))
                .noneMatch(problem -> problem.text(Locale.ENGLISH).contains("777"));
    }

    @Test
    void rowsThatDoNotAddUpAreNamed() {
        assertThat(audit(List.of("A 5 50", "B 6 60", "_T 12 110"), 0, FILE.sha256())
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.RELEASE_CONTRADICTS_ITSELF);
    }

    @Test
    void certificateOfOtherRowsOrFilesDiffers() {
        assertThat(audit(SAFE, 3, FILE.sha256()).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.RELEASE_CERTIFICATE_DIFFERS);
        assertThat(audit(SAFE, 2, "0").problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.RELEASE_CERTIFICATE_DIFFERS);
    }

    @Test
    void columnsThatTheCertificateDoesNotKnowAreRefused() {
        assertThat(audit(null, 2, FILE.sha256()).problems())
                .extracting(Problem::code)
                .contains(ProblemCode.RELEASE_CERTIFICATE_DIFFERS);
    }

    @Test
    void fileThatWasChangedStopsTheAudit() {
        assertThatThrownBy(() -> audit(SAFE, 2, FILE.sha256(), "other rows"))
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo(ProblemCode.STORE_DAMAGED));
    }

    private PublicAuditor.Outcome audit(@Nullable List<String> rows, long hiding, String certified) {
        return audit(rows, hiding, certified, "rows");
    }

    private PublicAuditor.Outcome audit(@Nullable List<String> rows, long hiding, String certified, String stored) {
        AuditScheme scheme = PublishedRows.scheme(List.of("nb", "montant"), List.of());
        Certificate certificate = new Certificate(
                "essai",
                "proven",
                rows == null ? 4 : rows.size(),
                hiding,
                scheme,
                List.of(),
                List.of(new Certificate.Subject("essai.parquet", certified)));
        try (LocalDirectoryStore store = LocalDirectoryStore.open(directory.resolve("store" + certified + stored))) {
            ObjectAttributes attributes =
                    PublicStore.attributes("text/plain", ObjectAttributes.IMMUTABLE, "essai", "1", "urn:essai");
            store.putIfAbsent("v/essai.parquet", Content.of(stored.getBytes(StandardCharsets.UTF_8)), attributes);
            store.putIfAbsent("v/audit-" + hiding + ".json", Content.of(Json.write(certificate)), attributes);
            Manifest.Entry entry = new Manifest.Entry(
                    "2024-T1",
                    LocalDate.EPOCH,
                    "1.0.0",
                    "",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    List.of(new Manifest.File("v/essai.parquet", "", 4, FILE.sha256(), "", 4, Instant.EPOCH)),
                    "v/audit-" + hiding + ".json",
                    "v/dataset.json");
            return new PublicAuditor(new PublicStore(store), (read, files) -> table(rows), (dataset, done, total) -> {})
                    .audit("essai", entry, directory);
        }
    }

    private static PublishedTable table(@Nullable List<String> rows) {
        if (rows == null) {
            throw new IllegalArgumentException("montant");
        }
        return new PublishedTable() {
            @Override
            public List<String> periods() {
                return List.of("2024-T1");
            }

            @Override
            public AuditedPeriod read(String period) {
                return PublishedRows.period(rows, 2);
            }

            @Override
            public void close() {}
        };
    }
}
