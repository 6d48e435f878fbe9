// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.audit.AuditFigures.Room;
import fr.parution.audit.AuditScheme.Kind;
import fr.parution.linear.Bounds;
import fr.parution.linear.Component;
import fr.parution.linear.Elimination;
import fr.parution.linear.Enough;
import fr.parution.linear.Intervals;
import fr.parution.linear.Intervals.Verdict;
import fr.parution.linear.LinearSystem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that an attacker can tell of one period from what is published of it: which hidden figures follow exactly from
 * the shown ones, which are bounded too closely, and how much room the others have.
 *
 * <p>A hidden row with a part that is shown is not judged: as many persons are behind it as a shown row must have, and who
 * subtracts the part is left with the other parts, which are judged.
 */
public final class PeriodAudit {

    /** The limits of linear programs, for each measure of a period. */
    public static final Intervals.Limits LIMITS = new Intervals.Limits(600, 100);

    /** Without knowing the truth: the greatest possible value is a tenth above the least, and another whole number. */
    private static final Enough A_TENTH = (unknown, low, high) -> high - low >= 1 - 1e-6 && high >= 1.1 * low - 1e-6;

    private final PublishedCells cells;
    private final List<Line> lines;
    private final FigureBounds rowBounds;
    private final List<MeasureSystem> systems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Integer, BitSet> crowded = new HashMap<>();
    private AuditFigures figures;

    private PeriodAudit(PublishedCells cells) {
        this.cells = cells;
        this.lines = Lines.structural(cells);
        this.rowBounds = new FigureBounds(cells);
        long withHidden = 0;
        for (int row = 0; row < cells.rows(); row++) {
            withHidden += cells.hidesAnything(row) ? 1 : 0;
        }
        this.figures = AuditFigures.NONE.plus(
                new AuditFigures(1, cells.rows(), withHidden, 0, 0, 0, 0, 0, 0, 0, 0, Room.NOTHING_HIDDEN));
    }

    /** Audits one period. */
    public static PeriodAudit of(PublishedCells cells) {
        PeriodAudit audit = new PeriodAudit(cells);
        audit.checkSums();
        audit.examineFigures();
        audit.examinePersons();
        return audit;
    }

    /** What is shown must add up, or the equations say nothing. */
    private void checkSums() {
        for (int measure = 0; measure < cells.scheme().measures().size(); measure++) {
            if (!kind(measure).isAdditive()) {
                continue;
            }
            for (Line line : lines) {
                long left = 0;
                boolean shown = true;
                for (int row : line.totals()) {
                    left += number(measure, row);
                    shown &= !cells.isHidden(measure, row);
                }
                for (int row : line.parts()) {
                    left -= number(measure, row);
                    shown &= !cells.isHidden(measure, row);
                }
                if (shown && left != 0) {
                    findings.add(new Finding(measure, line.totals()[0], Finding.Kind.CONTRADICTION));
                }
            }
        }
    }

    private long number(int measure, int row) {
        long value = cells.value(measure, row);
        return value == PublishedCells.EMPTY || value == PublishedCells.HIDDEN ? 0 : value;
    }

    private void examineFigures() {
        Map<BitSet, FigureSystem> ofPattern = new HashMap<>();
        for (Blocks.Block block : Blocks.of(cells)) {
            FigureSystem made = block.measures().size() > 1
                    ? new FigureSystem(cells, lines, block.measures(), block.splits())
                    : ofPattern.computeIfAbsent(
                            cells.hidden(block.measures().get(0)),
                            pattern -> new FigureSystem(cells, lines, block.measures(), List.of()));
            if (made.unknowns() > 0 && kind(block.measures().get(0)) == Kind.QUOTIENT) {
                examineQuotient(made, block.measures().get(0));
            } else if (made.unknowns() > 0) {
                MeasureSystem system = new MeasureSystem(made, block.measures(), rowBounds, this::isJudged, A_TENTH);
                systems.add(system);
                examine(system);
            }
        }
    }

    private void examine(MeasureSystem system) {
        BitSet asked = system.judged();
        Intervals intervals = system.intervals();
        long zeros = 0;
        long undecided = 0;
        Room narrowest = Room.NOTHING_HIDDEN;
        if (system.deduction().contradiction()) {
            findings.add(new Finding(system.measure(0), system.row(0), Finding.Kind.CONTRADICTION));
        }
        for (int unknown = asked.nextSetBit(0); unknown >= 0; unknown = asked.nextSetBit(unknown + 1)) {
            Verdict verdict = intervals.verdict(unknown);
            if (verdict == Verdict.KNOWN && system.deduction().bounds().most(unknown) == 0) {
                zeros++;
            } else if (verdict == Verdict.KNOWN || verdict == Verdict.NARROW) {
                findings.add(new Finding(
                        system.measure(unknown),
                        system.row(unknown),
                        verdict == Verdict.KNOWN ? Finding.Kind.KNOWN : Finding.Kind.NARROW));
                narrowest = Room.LESS_THAN_10_PERCENT;
            } else if (verdict == Verdict.NOT_PROVEN) {
                undecided++;
            } else {
                narrowest = narrowest.orNarrower(Room.of(intervals.low(unknown), intervals.high(unknown)));
            }
        }
        long largest = 0;
        List<Component> components = system.system().matrix().components();
        for (Component component : components) {
            largest = Math.max(largest, component.unknowns().length);
        }
        figures = figures.plus(new AuditFigures(
                0,
                0,
                0,
                system.unknowns(),
                system.system().matrix().equations(),
                components.size(),
                largest,
                intervals.programs(),
                zeros,
                tied(system),
                undecided,
                narrowest));
    }

    /** A quotient whose parts are not published: what it was made of follows where its place in the sums does. */
    private void examineQuotient(FigureSystem system, int measure) {
        Elimination elimination = Elimination.of(system.matrix());
        for (int unknown = 0; unknown < system.unknowns(); unknown++) {
            if (elimination.isDetermined(unknown) && isJudged(measure, system.row(unknown))) {
                findings.add(new Finding(measure, system.row(unknown), Finding.Kind.KNOWN));
            }
        }
    }

    private long tied(MeasureSystem system) {
        Map<Integer, Integer> members = new HashMap<>();
        for (int unknown = 0; unknown < system.unknowns(); unknown++) {
            if (isFullCross(system.row(unknown)) && !system.deduction().isKnown(unknown)) {
                members.merge(system.deduction().classOf(unknown), 1, Integer::sum);
            }
        }
        return members.values().stream()
                .filter(count -> count > 1)
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** Whether a row is no total of others. */
    public boolean isFullCross(int row) {
        return cells.scheme().levels().get(cells.level(row)).axes().size()
                == cells.scheme().axes().size();
    }

    private boolean isJudged(int measure, int row) {
        return !crowded.computeIfAbsent(measure, this::crowded).get(row);
    }

    /** The rows with a part that shows something. */
    private BitSet crowded(int measure) {
        BitSet rows = new BitSet();
        for (Line line : lines) {
            for (int part : line.parts()) {
                if (rows.get(part) || (!cells.isHidden(measure, part) && number(measure, part) != 0)) {
                    for (int total : line.totals()) {
                        rows.set(total);
                    }
                }
            }
        }
        return rows;
    }

    private void examinePersons() {
        for (int measure = 0; measure < cells.scheme().measures().size(); measure++) {
            if (kind(measure) != Kind.PERSONS || cells.hidden(measure).isEmpty()) {
                continue;
            }
            PersonsBounds persons = new PersonsBounds(cells, Lines.all(cells), measure, this::mostRows);
            Bounds bounds = persons.bounds();
            for (int unknown = 0; unknown < persons.unknowns(); unknown++) {
                int row = persons.row(unknown);
                if (bounds.contradiction()) {
                    findings.add(new Finding(measure, row, Finding.Kind.CONTRADICTION));
                    break;
                }
                if (isJudged(measure, row) && !A_TENTH.isWide(unknown, bounds.least(unknown), bounds.most(unknown))) {
                    findings.add(new Finding(
                            measure, row, bounds.isFixed(unknown) ? Finding.Kind.KNOWN : Finding.Kind.NARROW));
                }
            }
        }
    }

    private long mostRows(int row) {
        for (MeasureSystem system : systems) {
            if (kind(system.measure(0)) == Kind.ROWS) {
                return system.most(cells, row);
            }
        }
        for (int measure = 0; measure < cells.scheme().measures().size(); measure++) {
            if (kind(measure) == Kind.ROWS) {
                return cells.value(measure, row);
            }
        }
        return LinearSystem.NO_MOST;
    }

    private Kind kind(int measure) {
        return cells.scheme().measures().get(measure).kind();
    }

    /** What was audited. */
    public PublishedCells cells() {
        return cells;
    }

    /** What is given away; empty where nothing is. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What the audit looked at, in totals. */
    public AuditFigures figures() {
        return figures;
    }

    /** The hidden figures by measure, for whoever knows more. */
    public List<MeasureSystem> systems() {
        return List.copyOf(systems);
    }
}
