// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DistributionFile;
import fr.parution.describe.FilePart;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files of a data set, in the groups in which a reader looks for them. */
final class Downloads {

    /** Above it, data.gouv.fr shows no preview of a file. */
    private static final long MOST_BYTES = 100_000_000;

    private static final String WHOLE = "whole";
    private static final String TOTALS = "totals";
    private static final String YEARS = "years";
    private static final String COLUMNS = "columns";

    private final Edition edition;
    private final DatasetDescription dataset;
    private final Frame frame;

    Downloads(Edition edition, DatasetDescription dataset, Frame frame) {
        this.edition = edition;
        this.dataset = dataset;
        this.frame = frame;
    }

    /** The files offered first: Parquet, CSV, JSON of the whole set. */
    List<FileLink> main() {
        return Formats.MAIN.stream()
                .flatMap(ending -> find(ending).map(this::link).stream())
                .toList();
    }

    /** Whether totals stand in files of their own, and the main ones have none. */
    boolean totalsApart() {
        return dataset.files().stream().anyMatch(file -> groupOf(file).equals(TOTALS));
    }

    /** The rows of the main files. */
    long mainRows() {
        return Formats.MAIN.stream()
                .flatMap(ending -> find(ending).stream())
                .mapToLong(DistributionFile::rows)
                .findFirst()
                .orElse(dataset.summary().rows());
    }

    /** The files with the address of the whole set in that format, if there is one. */
    Optional<DistributionFile> find(String ending) {
        String alias = "latest/" + dataset.id() + "." + ending;
        return dataset.files().stream()
                .filter(file -> file.alias().equals(alias))
                .findFirst();
    }

    /** All files: the whole set, its totals where they stand apart, its years, the description of the columns. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String name : List.of(WHOLE, TOTALS, YEARS, COLUMNS)) {
            List<DistributionFile> files = dataset.files().stream()
                    .filter(file -> groupOf(file).equals(name))
                    .sorted(order(name))
                    .toList();
            if (!files.isEmpty()) {
                groups.add(new Group(
                        title(name),
                        note(name, files),
                        files.stream().map(this::link).toList()));
            }
        }
        return groups;
    }

    /** The last year first; any other group as it was written. */
    private static Comparator<DistributionFile> order(String name) {
        return name.equals(YEARS)
                ? Comparator.comparing(DistributionFile::alias).reversed()
                : Comparator.comparing(file -> 0);
    }

    private String groupOf(DistributionFile file) {
        Optional<FilePart> part = FilePart.of(dataset.id(), file.alias());
        if (part.isEmpty() || !Formats.MAIN.contains(part.get().ending())) {
            return COLUMNS;
        }
        return part.get().totals() ? TOTALS : part.get().year() == null ? WHOLE : YEARS;
    }

    private String title(String name) {
        return edition.say("download.group." + (name.equals(WHOLE) && totalsApart() ? "detail" : name));
    }

    private String note(String name, List<DistributionFile> files) {
        return switch (name) {
            case TOTALS -> edition.say("download.note.totals", levelColumn());
            case YEARS ->
                files.stream().allMatch(file -> file.bytes() < MOST_BYTES) ? edition.say("download.note.years") : "";
            default -> "";
        };
    }

    private String levelColumn() {
        return dataset.columns().stream()
                .filter(column -> column.role() == ColumnRole.LEVEL)
                .map(PublishedColumn::name)
                .findFirst()
                .orElse("");
    }

    private FileLink link(DistributionFile file) {
        return new FileLink(
                Formats.name(file.alias()),
                file.alias().substring(file.alias().lastIndexOf('/') + 1),
                frame.to(file.alias()),
                frame.to(file.key()),
                edition.numbers().bytes(file.bytes()),
                file.rows() == 0 ? "" : edition.numbers().whole(file.rows()),
                file.sha256());
    }

    /**
     * Files that belong together.
     *
     * @param note what to know of them; empty for nothing
     */
    record Group(String title, String note, List<FileLink> files) {

        /** Copies its list. */
        Group {
            files = List.copyOf(files);
        }
    }

    /**
     * A file to download.
     *
     * @param format what a reader calls the format
     * @param stable the link to its stable address
     * @param permanent the link to these bytes for ever
     */
    record FileLink(
            String format, String name, String stable, String permanent, String size, String rows, String sha256) {}
}
