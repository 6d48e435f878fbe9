// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.InventedDataset;
import fr.parution.aggregate.MicroRow;
import fr.parution.aggregate.ReferenceAggregator;
import fr.parution.dataset.Protection;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.PrintedPeriod;
import fr.parution.protect.Protector;
import fr.parution.publish.Edition;
import fr.parution.source.LedgerArea;
import fr.parution.source.StagingArea;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import fr.parution.table.Dictionary;
import fr.parution.write.WrittenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ledger of a data set, from release to release in one private store. */
final class LedgerTest {

    private static final String SET = "essai";
    private static final String PERIOD = "2024-T1";

    private final Store store = new MemoryStore();
    private final LedgerArea area = new StagingArea(store).ledger(SET);

    @Test
    void firstReleaseStartsALedger() {
        Ledger ledger = Ledger.open(area, SET, Optional.empty());
        assertThat(ledger.entry(PERIOD)).isEmpty();
        assertThat(ledger.find(PERIOD)).isEmpty();
        assertThat(ledger.reconciledWith()).isEmpty();
    }

    @Test
    void nextReleaseFindsWhatWasPrinted() {
        Edition edition = release(Optional.empty(), 20, "a");
        Ledger next = Ledger.open(area, SET, Optional.of(edition));
        assertThat(next.find(PERIOD)).get().hasToString("PrintedPeriod[period=8096, rows=3]");
        assertThat(next.reconciledWith()).isEqualTo(edition.tag());
    }

    @Test
    void whatIsPrintedAgainLeavesEntryAndHeadAsTheyWere() {
        Edition edition = release(Optional.empty(), 20, "a");
        List<String> keys = keys();
        Ledger next = Ledger.open(area, SET, Optional.of(edition));
        String entry = next.entry(PERIOD);
        next.put(PERIOD, next.find(PERIOD).orElseThrow());
        assertThat(next.entry(PERIOD)).isEqualTo(entry);
        assertThat(next.close(files("a"))).isEqualTo(edition.text("ledger").orElseThrow());
        assertThat(keys()).isEqualTo(keys);
    }

    @Test
    void entryNamesTheOneBeforeSoThatItsDigestIsOfThisPlaceInTheChain() {
        Edition edition = release(Optional.empty(), 20, "a");
        Ledger next = Ledger.open(area, SET, Optional.of(edition));
        String entry = next.entry(PERIOD);
        next.put(PERIOD, printed(20));
        assertThat(next.entry(PERIOD)).isNotEqualTo(entry).hasSize(64);
    }

    @Test
    void whoLostTheRaceIsNeverRead() {
        Edition first = release(Optional.empty(), 20, "a");
        Edition winner = release(Optional.of(first), 40, "b");
        release(Optional.of(first), 60, "c");
        Ledger next = Ledger.open(area, SET, Optional.of(winner));
        assertThat(next.reconciledWith()).isEqualTo("tag-b");
        assertThat(bytes(next.find(PERIOD).orElseThrow())).isEqualTo(bytes(printed(40)));
    }

    @Test
    void releaseWithoutItsLedgerIsRefused() {
        Edition edition = release(Optional.empty(), 20, "a");
        LedgerArea empty = new StagingArea(new MemoryStore()).ledger(SET);
        assertThat(refused(empty, edition)).isEqualTo(ProblemCode.DISCLOSURE_LEDGER_MISSING);
        ObjectNode certificate = Json.object().put("verdict", "proven");
        assertThat(refused(area, new Edition("tag", edition.filesDigest(), certificate)))
                .as("a certificate that names none")
                .isEqualTo(ProblemCode.DISCLOSURE_LEDGER_MISSING);
    }

    @Test
    void ledgerOfAnotherPublicationIsRefused() {
        Edition edition = release(Optional.empty(), 20, "a");
        LedgerArea other = new StagingArea(new MemoryStore()).ledger(SET);
        Ledger.open(other, SET, Optional.empty()).close(files("z"));
        assertThat(refused(other, edition)).isEqualTo(ProblemCode.DISCLOSURE_LEDGER_FOREIGN);
        Edition otherFiles = new Edition("tag", Edition.filesDigest(List.of("b")), edition.certificate());
        assertThat(refused(area, otherFiles)).isEqualTo(ProblemCode.DISCLOSURE_LEDGER_FOREIGN);
    }

    @Test
    void ledgerThatWasTamperedWithIsRefused() {
        Edition edition = release(Optional.empty(), 20, "a");
        String head =
                keys().stream().filter(key -> key.contains("head-")).findFirst().orElseThrow();
        String entry =
                keys().stream().filter(key -> key.endsWith(".bin")).findFirst().orElseThrow();
        overwrite(entry, new byte[] {1, 2, 3});
        Ledger next = Ledger.open(area, SET, Optional.of(edition));
        ParutionException broken = catchThrowableOfType(ParutionException.class, () -> next.find(PERIOD));
        assertThat(broken.problems()).extracting(Problem::code).containsExactly(ProblemCode.DISCLOSURE_LEDGER_DAMAGED);
        overwrite(head, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(refused(area, edition)).isEqualTo(ProblemCode.DISCLOSURE_LEDGER_DAMAGED);
    }

    private static byte[] bytes(PrintedPeriod printed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            printed.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ProblemCode refused(LedgerArea where, Edition edition) {
        ParutionException refusal =
                catchThrowableOfType(ParutionException.class, () -> Ledger.open(where, SET, Optional.of(edition)));
        assertThat(refusal.exitCode()).isEqualTo(5);
        return refusal.problems().get(0).code();
    }

    private void overwrite(String key, byte[] bytes) {
        StoredObject object = store.find(key).orElseThrow();
        store.replaceIfMatch(key, Content.of(bytes), ObjectAttributes.ofType("x/y"), object.entityTag());
    }

    private List<String> keys() {
        return store.list("").stream().map(StoredObject::key).toList();
    }

    /** A release of one period with so many persons, whose files are told by a letter. */
    private Edition release(Optional<Edition> before, int persons, String letter) {
        Ledger ledger = Ledger.open(area, SET, before);
        ledger.put(PERIOD, printed(persons));
        ObjectNode certificate = Json.object().put("verdict", "proven");
        certificate.put("ledger", ledger.close(files(letter)));
        return new Edition("tag-" + letter, Edition.filesDigest(List.of(letter)), certificate);
    }

    private static List<WrittenFile> files(String letter) {
        return List.of(new WrittenFile("x.csv", "latest/x.csv", Path.of("x.csv"), "text/csv", 1, letter, 1));
    }

    private static PrintedPeriod printed(int persons) {
        AggregationPlan plan = InventedDataset.plan(List.of(1, 1), List.of(1, 0));
        List<MicroRow> rows = new ArrayList<>();
        for (long person = 1; person <= persons; person++) {
            rows.add(new MicroRow(0, person, Arrays.asList(100L, 5L, 50L)));
        }
        return new Protector(plan.shape(), new Protection.Threshold(5))
                .protect(
                        ReferenceAggregator.aggregate(plan, 8096, rows),
                        Collections.nCopies(2, Dictionary.NONE),
                        Optional.empty(),
                        8097,
                        List.of())
                .printed()
                .orElseThrow();
    }
}
