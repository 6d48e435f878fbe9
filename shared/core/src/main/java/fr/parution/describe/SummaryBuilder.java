// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.Measure;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.RowCursor;
import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.Mark;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the figures of a page from the rows of a protected table, given one after another. */
public final class SummaryBuilder {

    /** Rows of each level in the preview. */
    private static final int PREVIEW_ROWS_PER_LEVEL = 3;

    /** Rows in the preview of a file that has one level only. */
    private static final int PREVIEW_ROWS = 8;

    private final TableSchema schema;
    private final DatasetDeclaration dataset;
    private final String lastPeriod;
    private final List<PublishedColumn> columns;
    private final @Nullable String totalLevel;
    private final List<String> levels;
    private final int secrecy;
    private final List<String> additive;
    private final Map<String, Set<String>> unsummed = new HashMap<>();
    private final Profile[] profiles;
    private final Map<String, PeriodCount> counts = new TreeMap<>();
    private final Map<String, Map<String, BigDecimal>> totals = new HashMap<>();
    private final List<DatasetSummary.GroupFigures> breakdown = new ArrayList<>();
    private final Map<String, Integer> previewed = new HashMap<>();
    private final List<List<@Nullable String>> preview = new ArrayList<>();
    private long rowCount;

    /** For a table whose last period is written {@code lastPeriod}. */
    public SummaryBuilder(TableSchema schema, DatasetDeclaration dataset, String lastPeriod) {
        this.schema = schema;
        this.dataset = dataset;
        this.lastPeriod = lastPeriod;
        this.columns = schema.columns();
        this.totalLevel = dataset.margins().stream()
                .filter(level -> level.keeps().isEmpty())
                .map(Level::label)
                .findFirst()
                .orElse(null);
        this.levels = Stream.concat(
                        Stream.of(Level.DETAIL), dataset.margins().stream().map(Level::label))
                .toList();
        this.secrecy = columns.stream().map(PublishedColumn::role).toList().indexOf(ColumnRole.SECRECY);
        this.additive = dataset.measures().stream()
                .filter(Measure::isAdditive)
                .map(Measure::name)
                .toList();
        this.profiles = new Profile[columns.size()];
        for (int i = 0; i < profiles.length; i++) {
            profiles[i] = new Profile();
        }
    }

    /** The summary of a whole table. */
    public static DatasetSummary build(ProtectedTable table, DatasetDeclaration dataset, String lastPeriod) {
        SummaryBuilder builder = new SummaryBuilder(table.schema(), dataset, lastPeriod);
        RowCursor rows = table.rows();
        while (rows.next()) {
            builder.add(rows);
        }
        return builder.build();
    }

    /** The summary of the rows given so far. */
    public DatasetSummary build() {
        long hidden = counts.values().stream().mapToLong(count -> count.hidden).sum();
        List<DatasetSummary.PeriodFigures> periods = counts.entrySet().stream()
                .map(entry -> new DatasetSummary.PeriodFigures(
                        entry.getKey(),
                        entry.getValue().rows,
                        entry.getValue().hidden,
                        totals.getOrDefault(entry.getKey(), Map.of())))
                .toList();
        List<DatasetSummary.ColumnProfile> columnProfiles = new ArrayList<>();
        for (int i = 0; i < profiles.length; i++) {
            columnProfiles.add(profiles[i].of(columns.get(i).name()));
        }
        return new DatasetSummary(rowCount, hidden, periods, breakdown, columnProfiles, preview);
    }

    /** Adds the current row of a walk, the rows coming in the order of publication. */
    public void add(RowCursor row) {
        rowCount++;
        String period = row.period();
        PeriodCount count = counts.computeIfAbsent(period, p -> new PeriodCount());
        String level = levels.get(row.level());
        count.rows++;
        if (secrecy >= 0 && Mark.hides(row.cell(secrecy))) {
            count.hidden++;
        }
        boolean inMainFile = !dataset.formats().totalsApart() || level.equals(Level.DETAIL);
        for (int i = 0; inMainFile && i < profiles.length; i++) {
            profiles[i].add(row.cell(i));
        }
        if (level.equals(totalLevel)) {
            totals.put(period, measures(row));
        } else if (totalLevel == null && row.level() == levels.size() - 1) {
            addUp(period, row);
        }
        if (period.equals(lastPeriod)) {
            if (level.equals(dataset.page().breakdown())) {
                breakdown.add(new DatasetSummary.GroupFigures(
                        texts(row, ColumnRole.CODE), texts(row, ColumnRole.LABEL), measures(row)));
            }
            int most = dataset.formats().totalsApart() ? PREVIEW_ROWS : PREVIEW_ROWS_PER_LEVEL;
            if (inMainFile && previewed.merge(level, 1, Integer::sum) <= most) {
                preview.add(shown(row));
            }
        }
    }

    /** Where no total is published, the rows of the coarsest level add up to one, if each shows its part. */
    private void addUp(String period, RowCursor row) {
        Map<String, BigDecimal> sums = totals.computeIfAbsent(period, p -> new TreeMap<>());
        Set<String> partly = unsummed.computeIfAbsent(period, p -> new HashSet<>());
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (additive.contains(name)) {
                BigDecimal value = number(row.cell(i));
                if (value == null) {
                    partly.add(name);
                } else {
                    sums.merge(name, value, BigDecimal::add);
                }
            }
        }
        sums.keySet().removeAll(partly);
    }

    private Map<String, BigDecimal> measures(RowCursor row) {
        Map<String, BigDecimal> measures = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            BigDecimal value = columns.get(i).role() == ColumnRole.MEASURE ? number(row.cell(i)) : null;
            if (value != null) {
                measures.put(columns.get(i).name(), value);
            }
        }
        return measures;
    }

    /** The texts of the dimensions that the breakdown keeps. */
    private List<String> texts(RowCursor row, ColumnRole role) {
        List<String> kept = dataset.margins().stream()
                .filter(level -> level.label().equals(dataset.page().breakdown()))
                .flatMap(level -> level.keeps().stream())
                .map(name -> dataset.dimension(name))
                .filter(Dimension.Coded.class::isInstance)
                .map(Dimension.Coded.class::cast)
                .map(d -> role == ColumnRole.CODE ? d.codeColumn() : d.labelColumn())
                .filter(name -> name != null)
                .map(String::valueOf)
                .toList();
        List<String> texts = new ArrayList<>();
        for (String name : kept) {
            if (row.cell(schema.indexOf(name)) instanceof Cell.Text text) {
                texts.add(text.value());
            }
        }
        return texts;
    }

    private List<@Nullable String> shown(RowCursor row) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = row.cell(i);
            BigDecimal number = number(cell);
            cells.add(cell instanceof Cell.Text text ? text.value() : number == null ? null : number.toPlainString());
        }
        return cells;
    }

    static @Nullable BigDecimal number(Cell cell) {
        if (cell instanceof Cell.Whole whole) {
            return BigDecimal.valueOf(whole.value());
        }
        return cell instanceof Cell.Decimal decimal ? decimal.toBigDecimal() : null;
    }

    private static final class PeriodCount {
        private long rows;
        private long hidden;
    }

    private static final class Profile {
        private long filled;
        private long hidden;
        private @Nullable BigDecimal minimum;
        private @Nullable BigDecimal maximum;
        private @Nullable Cell last;

        void add(Cell cell) {
            if (cell instanceof Cell.Suppressed) {
                hidden++;
            } else if (cell instanceof Cell.Published) {
                filled++;
                if (cell != last) {
                    last = cell;
                    widen(cell);
                }
            }
        }

        private void widen(Cell cell) {
            BigDecimal value = number(cell);
            if (value != null) {
                minimum = minimum == null || value.compareTo(minimum) < 0 ? value : minimum;
                maximum = maximum == null || value.compareTo(maximum) > 0 ? value : maximum;
            }
        }

        DatasetSummary.ColumnProfile of(String name) {
            return new DatasetSummary.ColumnProfile(name, filled, hidden, minimum, maximum);
        }
    }
}
