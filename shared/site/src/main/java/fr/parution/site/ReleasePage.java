// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.Change;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.ReleaseReason;
import fr.parution.describe.Revision;
import fr.parution.describe.WithdrawnEdition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one release changed, out of its report: counts of rows and cells, never a figure.
 *
 * @param kind in words
 * @param reason in the language of the page where it is in our words, else as it was typed
 * @param manifest a link to its manifest
 * @param report a link to its report for programs; null where it has none
 * @param before a link to the page of the release before it; null for the first one
 * @param withdrawn the editions that it withdrew
 * @param changes the data sets that it changed
 * @param unchanged the titles of the others
 */
record ReleasePage(
        Frame frame,
        String kind,
        String reason,
        String manifest,
        @Nullable String report,
        @Nullable String before,
        List<Withdrawn> withdrawn,
        List<Changed> changes,
        List<String> unchanged) {

    /** Copies its lists. */
    ReleasePage {
        withdrawn = List.copyOf(withdrawn);
        changes = List.copyOf(changes);
        unchanged = List.copyOf(unchanged);
    }

    /**
     * An edition that readers do not get any more.
     *
     * @param tombstone a link to the file that says so
     */
    record Withdrawn(String title, String tag, String day, String reason, String tombstone) {}

    /**
     * A data set that changed.
     *
     * @param href null where it is gone
     * @param sentences what became of it, one thing each
     * @param periods earlier periods of which something changed
     */
    record Changed(
            String id,
            String title,
            @Nullable String href,
            String change,
            List<String> sentences,
            List<RevisedPeriod> periods) {

        /** Copies its lists. */
        Changed {
            sentences = List.copyOf(sentences);
            periods = List.copyOf(periods);
        }
    }

    /** Counts of the rows of one period. */
    record RevisedPeriod(String name, String before, String added, String removed, String changed) {}

    static ReleasePage of(Edition edition) {
        int sequence = edition.catalog().sequence();
        ReleaseNote note = edition.catalog().note().orElseThrow();
        String title = edition.say("revision.title", sequence);
        Frame frame = Frame.of(
                edition,
                Addresses.releasePageKey(sequence),
                title,
                edition.say("revision.lead", sequence, edition.numbers().day(note.issued())));
        Revision revision = edition.catalog().revision();
        List<DatasetRevision> datasets = revision == null ? List.of() : revision.datasets();
        return new ReleasePage(
                frame,
                edition.say("release.kind." + note.kind()),
                said(edition, note.reason()),
                frame.to(note.manifest()),
                note.revision() == null ? null : frame.to(note.revision()),
                sequence == 1 ? null : frame.to(edition.language().folder() + Addresses.releasePageKey(sequence - 1)),
                edition.catalog().withdrawn().stream()
                        .filter(gone -> gone.sequence() == sequence)
                        .map(gone -> withdrawn(edition, frame, gone))
                        .toList(),
                datasets.stream()
                        .filter(dataset -> dataset.change() != Change.SAME)
                        .map(dataset -> changed(edition, frame, dataset))
                        .toList(),
                datasets.stream()
                        .filter(dataset -> dataset.change() == Change.SAME)
                        .map(dataset -> title(edition, dataset.id()))
                        .toList());
    }

    private static String said(Edition edition, String words) {
        return ReleaseReason.text(words)
                .map(edition::in)
                .orElseGet(() -> edition.language().set(words));
    }

    private static Optional<DatasetDescription> find(Edition edition, String id) {
        return edition.catalog().datasets().stream()
                .filter(dataset -> dataset.id().equals(id))
                .findFirst();
    }

    private static String title(Edition edition, String id) {
        return find(edition, id).map(dataset -> edition.in(dataset.title())).orElse(id);
    }

    private static Withdrawn withdrawn(Edition edition, Frame frame, WithdrawnEdition gone) {
        return new Withdrawn(
                title(edition, gone.dataset()),
                gone.tag(),
                edition.numbers().day(gone.withdrawn()),
                edition.language().set(gone.reason()),
                frame.to(gone.tombstone()));
    }

    private static Changed changed(Edition edition, Frame frame, DatasetRevision revision) {
        Numbers numbers = edition.numbers();
        return new Changed(
                revision.id(),
                title(edition, revision.id()),
                find(edition, revision.id())
                        .map(dataset -> frame.to(edition.language().folder() + DatasetPage.path(dataset)))
                        .orElse(null),
                edition.say("revision.change." + revision.change().name()),
                new RevisionSentences(edition, revision).all(),
                revision.revisedPeriods().stream()
                        .map(period -> period(numbers, period))
                        .toList());
    }

    private static RevisedPeriod period(Numbers numbers, PeriodChanges period) {
        return new RevisedPeriod(
                period.period(),
                numbers.whole(period.rowsBefore()),
                numbers.whole(period.added()),
                numbers.whole(period.removed()),
                numbers.whole(period.changed()));
    }
}
