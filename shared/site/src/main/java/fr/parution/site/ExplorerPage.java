// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.Addresses;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DistributionFile;
import fr.parution.describe.FilePart;
import fr.parution.describe.JsonText;
import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which a reader asks a data set in his browser, and the document that its script starts from. Without a
 * script it says what it would do, and leads to the files.
 *
 * @param whole the Parquet file with all rows, or all but the totals
 * @param totals that with the totals, where they stand apart
 */
record ExplorerPage(
        Edition edition,
        DatasetDescription dataset,
        Frame frame,
        DistributionFile whole,
        Optional<DistributionFile> totals) {

    private static final String DOCUMENT = "table.json";

    /** The page of a data set; nothing for one without a Parquet file, figures or a period. */
    static Optional<ExplorerPage> of(Edition edition, DatasetDescription dataset) {
        return parquet(dataset, false)
                .filter(file -> column(dataset, ColumnRole.PERIOD).isPresent())
                .filter(file -> column(dataset, ColumnRole.MEASURE).isPresent())
                .map(file -> new ExplorerPage(
                        edition,
                        dataset,
                        Frame.of(
                                edition,
                                path(dataset),
                                edition.say("explorer.title", edition.in(dataset.title())),
                                edition.say("explorer.lead")),
                        file,
                        parquet(dataset, true)));
    }

    /** The key of the page in French. */
    static String path(DatasetDescription dataset) {
        return "datasets/" + dataset.id() + "/explorer/index.html";
    }

    private static Optional<DistributionFile> parquet(DatasetDescription dataset, boolean totals) {
        return dataset.files().stream()
                .filter(file -> FilePart.of(dataset.id(), file.alias())
                        .filter(part -> part.ending().equals("parquet"))
                        .filter(part -> part.totals() == totals && part.year() == null)
                        .isPresent())
                .findFirst();
    }

    private static Optional<PublishedColumn> column(DatasetDescription dataset, ColumnRole role) {
        return dataset.columns().stream()
                .filter(column -> column.role() == role)
                .findFirst();
    }

    /** A link to the page of the data set. */
    String datasetLink() {
        return frame.to(edition.language().folder() + DatasetPage.path(dataset));
    }

    Downloads downloads() {
        return new Downloads(edition, dataset, frame);
    }

    /** Where the document stands beside the page. */
    String document() {
        return DOCUMENT;
    }

    /** The document: what the script has to know of the data set, and the sentences that it says. */
    ProjectedFile documentFile() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", dataset.id());
        document.put("language", edition.language().code());
        document.put("source", edition.source(dataset));
        document.put("show", dataset.page().headline());
        document.put("by", column(dataset, ColumnRole.PERIOD).orElseThrow().name());
        document.put("certificate", frame.to(Addresses.certificateKey(dataset.id(), dataset.tag())));
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("main", file(whole));
        totals.ifPresent(apart -> files.put("totals", file(apart)));
        document.put("files", files);
        document.put("columns", dataset.columns().stream().map(this::column).toList());
        document.put("words", edition.words().family("explorer.js."));
        String folder = frame.key().substring(0, frame.key().lastIndexOf('/') + 1);
        return new ProjectedFile(
                folder + DOCUMENT,
                "application/json; charset=utf-8",
                JsonText.of(document).getBytes(StandardCharsets.UTF_8));
    }

    /** Read at its permanent address, so that a release in the meantime mixes nothing. */
    private Map<String, Object> file(DistributionFile file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("href", frame.to(file.key()));
        fields.put("address", edition.catalog().address(file.key()));
        fields.put("bytes", file.bytes());
        return fields;
    }

    private Map<String, Object> column(PublishedColumn column) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", column.name());
        fields.put("label", edition.in(column.label()));
        fields.put("type", column.type().name());
        fields.put("role", column.role().name());
        fields.put("unit", column.unit() == null ? "" : edition.in(column.unit()));
        fields.put("values", column.role() == ColumnRole.LEVEL ? List.of() : column.values());
        return fields;
    }
}
