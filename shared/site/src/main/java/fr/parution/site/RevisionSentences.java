// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetRevision;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.ReleaseReason;
import java.util.ArrayList;
import java.util.List;

/** What became of one data set in a release, in sentences, from why to which files; nothing is said of what stayed. */
final class RevisionSentences {

    private final Edition edition;
    private final DatasetRevision revision;
    private final List<String> said = new ArrayList<>();

    RevisionSentences(Edition edition, DatasetRevision revision) {
        this.edition = edition;
        this.revision = revision;
    }

    List<String> all() {
        ReleaseReason.text(revision.why()).ifPresent(why -> say("revision.why", edition.in(why)));
        size();
        rows();
        names("revision.periods.new", revision.newPeriods());
        names("revision.columns.added", revision.columnsAdded());
        names("revision.columns.removed", revision.columnsRemoved());
        names("revision.columns.renamed", revision.columnsRenamed());
        if (revision.before() != null && revision.after() != null) {
            names("revision.files.added", revision.filesAdded());
            names("revision.files.removed", revision.filesRemoved());
            count("revision.files.changed", revision.filesChanged().size());
        }
        return said;
    }

    private void size() {
        DatasetRevision.Edition before = revision.before();
        DatasetRevision.Edition after = revision.after();
        if (after != null) {
            String rows = edition.numbers().whole(after.rows());
            if (before == null) {
                say("revision.rows", rows);
            } else {
                say("revision.rows.before", rows, edition.numbers().whole(before.rows()));
            }
        }
    }

    private void rows() {
        PeriodChanges rows = revision.rows();
        if (rows.any()) {
            Numbers numbers = edition.numbers();
            say(
                    "revision.rows.changed",
                    numbers.whole(rows.added()),
                    numbers.whole(rows.removed()),
                    numbers.whole(rows.changed()));
        }
        count("revision.cells.hidden", rows.cellsHidden());
        count("revision.cells.shown", rows.cellsShown());
    }

    private void count(String sentence, long count) {
        if (count > 0) {
            say(sentence, edition.numbers().whole(count));
        }
    }

    private void names(String sentence, List<String> names) {
        if (!names.isEmpty()) {
            say(sentence, String.join(", ", names));
        }
    }

    private void say(String sentence, Object... parts) {
        said.add(edition.say(sentence, parts));
    }
}
