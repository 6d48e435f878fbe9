// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.audit.AuditScheme.Axis;
import fr.parution.audit.AuditScheme.Kind;
import fr.parution.audit.AuditScheme.Measure;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Protection;
import fr.parution.table.Aggregate;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnSource;
import fr.parution.table.ColumnType;
import fr.parution.table.MeasureColumn;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Derives from the shape of a table what an attacker knows of how it adds up. */
public final class AuditSchemes {

    private final TableShape shape;

    private AuditSchemes(TableShape shape) {
        this.shape = shape;
    }

    /** The scheme of a table that is protected as declared. */
    public static AuditScheme of(TableShape shape, Protection protection) {
        AuditSchemes schemes = new AuditSchemes(shape);
        return new AuditScheme(
                shape.schema().dataset(),
                schemes.period(),
                schemes.named(ColumnRole.LEVEL),
                schemes.named(ColumnRole.SECRECY),
                schemes.axes(),
                schemes.levels(),
                schemes.measures(),
                shape.splits().stream()
                        .map(split -> new AuditScheme.Split(split.whole(), split.parts()))
                        .toList(),
                protection instanceof Protection.Threshold threshold ? threshold.thresholdPersons() : 0);
    }

    private String column(int place) {
        return shape.schema().columns().get(place).name();
    }

    /** The first that tells all periods apart: a year alone, or a month without its year, does not. */
    private String period() {
        int found = -1;
        for (int c = 0; c < shape.sources().size(); c++) {
            if (shape.sources().get(c) instanceof ColumnSource.Period) {
                boolean text = shape.schema().columns().get(c).type() == ColumnType.TEXT;
                found = found < 0
                                || (text && shape.schema().columns().get(found).type() != ColumnType.TEXT)
                        ? c
                        : found;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("no column says the period");
        }
        return column(found);
    }

    private @Nullable String named(ColumnRole role) {
        return shape.schema().columns().stream()
                .filter(column -> column.role() == role)
                .map(column -> column.name())
                .findFirst()
                .orElse(null);
    }

    private List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        for (int d = 0; d < shape.dimensions().size(); d++) {
            Dimension dimension = shape.dimensions().get(d);
            List<String> columns = new ArrayList<>();
            for (int c = 0; c < shape.sources().size(); c++) {
                if (names(shape.sources().get(c), d)) {
                    columns.add(column(c));
                }
            }
            axes.add(new Axis(
                    dimension.name(),
                    dimension instanceof Dimension.Coded ? columns.subList(0, Math.min(1, columns.size())) : columns));
        }
        return axes;
    }

    /** A code says it all, and so does its label; an entity is known by all that describes it. */
    private static boolean names(ColumnSource source, int dimension) {
        return (source instanceof ColumnSource.CodeOf code && code.dimension() == dimension)
                || (source instanceof ColumnSource.LabelOf label && label.dimension() == dimension)
                || (source instanceof ColumnSource.AttributeOf attribute && attribute.dimension() == dimension);
    }

    private List<AuditScheme.Level> levels() {
        List<String> names = shape.dimensions().stream().map(Dimension::name).toList();
        return shape.levels().stream()
                .map(level -> new AuditScheme.Level(
                        level.label(),
                        level.keeps().stream().map(names::indexOf).toList()))
                .toList();
    }

    private List<Measure> measures() {
        return shape.measures().stream().map(this::measure).toList();
    }

    private Measure measure(MeasureColumn measure) {
        if (measure.denominator() >= 0) {
            int factor = switch (measure.kind()) {
                case MEAN_OF_WHOLE -> 100;
                case PERCENT -> 10_000;
                default -> 1;
            };
            return new Measure(
                    measure.name(),
                    Kind.QUOTIENT,
                    measure.decimal(),
                    plain(measure.numerator()),
                    plain(measure.denominator()),
                    factor);
        }
        return new Measure(
                measure.name(), kind(shape.aggregates().get(measure.numerator())), measure.decimal(), -1, -1, 1);
    }

    /** The measure that shows an aggregate as it is, or -1. */
    private int plain(int aggregate) {
        for (int m = 0; m < shape.measures().size(); m++) {
            if (shape.measures().get(m).numerator() == aggregate
                    && shape.measures().get(m).denominator() < 0) {
                return m;
            }
        }
        return -1;
    }

    private static Kind kind(Aggregate aggregate) {
        if (aggregate instanceof Aggregate.Rows) {
            return Kind.ROWS;
        }
        if (aggregate instanceof Aggregate.Present) {
            return Kind.COUNT;
        }
        if (aggregate instanceof Aggregate.Sum) {
            return Kind.SUM;
        }
        return aggregate instanceof Aggregate.Persons ? Kind.PERSONS : Kind.OTHER;
    }
}
