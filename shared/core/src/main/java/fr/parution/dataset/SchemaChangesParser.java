// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code changes}: the versions of the columns, newest first, up to {@code schemaVersion}. */
final class SchemaChangesParser {

    private static final String DATE = "2026-12-01";
    private static final String ITEM = "- {version: 1.0.0, date: " + DATE + ", fr: …, en: …}";

    private final Fields fields;
    private final List<Entry> entries = new ArrayList<>();

    private SchemaChangesParser(Fields fields) {
        this.fields = fields;
    }

    /** The versions, newest first; faults are reported. */
    static List<SchemaChange> parse(Fields fields) {
        return new SchemaChangesParser(fields).parse();
    }

    /** A version as it is written, and where. */
    private record Entry(YamlValue place, Fields block, SchemaChange change) {}

    private List<SchemaChange> parse() {
        List<YamlValue> items = fields.list("changes", ITEM);
        if (items.isEmpty() && fields.has("changes")) {
            String where = fields.find("changes").orElse(fields.owner()).where();
            fields.problems().add(ProblemCode.DECLARATION_MISSING, where, "changes", ITEM);
        }
        items.forEach(item -> entry(item).ifPresent(entries::add));
        if (entries.size() < items.size()) {
            return List.of();
        }
        for (int i = 0; i < entries.size(); i++) {
            boolean oldest = i + 1 == entries.size();
            checkOrder(entries.get(i), oldest ? null : entries.get(i + 1).change());
            checkNotice(entries.get(i), oldest ? null : entries.get(i + 1).change());
        }
        checkNewest();
        return entries.stream().map(Entry::change).toList();
    }

    private static Optional<Entry> entry(YamlValue item) {
        Fields block = new Fields(item, DatasetWords.CHANGE);
        Optional<String> version = block.get("version", "1.0.0")
                .flatMap(v -> v.parse("1.0.0", text -> SchemaVersion.parse(text).toString()));
        Optional<LocalDate> date = block.get("date", DATE).flatMap(v -> v.parse(DATE, LocalDate::parse));
        Optional<LocalDate> notice = block.find("notice").flatMap(v -> v.parse(DATE, LocalDate::parse));
        Text text = block.ownText();
        return version.isPresent() && date.isPresent()
                ? Optional.of(
                        new Entry(item, block, new SchemaChange(version.get(), date.get(), notice.orElse(null), text)))
                : Optional.empty();
    }

    private void checkOrder(Entry entry, @Nullable SchemaChange older) {
        if (older == null) {
            return;
        }
        SchemaChange change = entry.change();
        if (change.number().compareTo(older.number()) <= 0) {
            report(entry, "version", change.version(), "> " + older.version());
        }
        if (change.date().isBefore(older.date())) {
            report(entry, "date", change.date(), "≥ " + older.date());
        }
    }

    /** Who reads the columns by program needs time to follow a change that breaks the program. */
    private void checkNotice(Entry entry, @Nullable SchemaChange older) {
        SchemaChange change = entry.change();
        LocalDate latest = change.date().minusDays(SchemaChange.LEAST_NOTICE_DAYS);
        boolean breaks =
                change.number().major() > (older == null ? 1 : older.number().major());
        if (breaks && !entry.block().has("notice")) {
            fields.problems()
                    .add(ProblemCode.DECLARATION_MISSING, entry.place().where(), "notice", "notice: " + latest);
        }
        if (change.notice() != null && change.notice().isAfter(latest)) {
            report(entry, "notice", change.notice(), "≤ " + latest);
        }
    }

    /** Says nothing where the version itself is none: that is told of it already. */
    private void checkNewest() {
        Optional<YamlValue> version =
                fields.find("schemaVersion").filter(v -> v.text().matches("\\d+\\.\\d+\\.\\d+"));
        if (version.isPresent() && !entries.isEmpty()) {
            String newest = entries.get(0).change().version();
            if (!newest.equals(version.get().text())) {
                report(entries.get(0), "version", newest, version.get().text());
            }
        }
    }

    private void report(Entry entry, String field, Object found, Object expected) {
        fields.problems()
                .add(
                        ProblemCode.DECLARATION_BAD_VALUE,
                        entry.block().find(field).orElse(entry.place()).where(),
                        found,
                        expected);
    }
}
