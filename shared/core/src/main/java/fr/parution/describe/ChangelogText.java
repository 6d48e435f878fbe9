// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The versions of a data set's columns as re-users read them: {@code {dataset}.changelog.json}, newest first. */
public final class ChangelogText {

    /** What follows the id of the data set in the name of the file. */
    public static final String ENDING = ".changelog.json";

    private ChangelogText() {}

    /** The whole file. */
    public static String of(String dataset, List<ColumnVersion> versions) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dataset", dataset);
        document.put("schemaVersion", versions.get(0).change().version());
        document.put("versions", versions.stream().map(ChangelogText::version).toList());
        return JsonText.of(document);
    }

    private static Map<String, Object> version(ColumnVersion version) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", version.change().version());
        map.put("date", version.change().date().toString());
        if (version.change().notice() != null) {
            map.put("notice", version.change().notice().toString());
        }
        map.put("fr", version.change().text().fr());
        map.put("en", version.change().text().en());
        if (!version.columns().isEmpty()) {
            map.put("columns", columns(version.columns()));
        }
        return map;
    }

    /** Added and removed by their names, the others with what changed. */
    private static Map<String, Object> columns(List<ColumnChange> changes) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("added", names(changes, ColumnChange.Kind.ADDED));
        map.put("removed", names(changes, ColumnChange.Kind.REMOVED));
        List<Map<String, Object>> changed = new ArrayList<>();
        for (ColumnChange change : changes) {
            if (change.kind() != ColumnChange.Kind.ADDED && change.kind() != ColumnChange.Kind.REMOVED) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("column", change.column());
                entry.put("change", change.kind().name().toLowerCase(Locale.ROOT));
                entry.put("before", change.before());
                entry.put("after", change.after());
                changed.add(entry);
            }
        }
        map.put("changed", changed);
        return map;
    }

    private static List<String> names(List<ColumnChange> changes, ColumnChange.Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .map(ColumnChange::column)
                .toList();
    }
}
