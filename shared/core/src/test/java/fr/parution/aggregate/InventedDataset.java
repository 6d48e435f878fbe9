// SPDX-License-Identifier: EUPL-1.2
package fr.parution.aggregate;

import fr.parution.dataset.Code;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.ColumnPlan;
import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Derivation;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Formats;
import fr.parution.dataset.Frequency;
import fr.parution.dataset.Level;
import fr.parution.dataset.Measure;
import fr.parution.dataset.Page;
import fr.parution.dataset.PeriodColumn;
import fr.parution.dataset.PeriodPlace;
import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Protection;
import fr.parution.dataset.Provenance;
import fr.parution.dataset.SchemaChange;
import fr.parution.dataset.Selection;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.SourceType;
import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import fr.parution.table.ShapeBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A data set with dimensions {@code d0}, {@code d1}… and a measure of every kind: files, persons, an amount, a duration
 * that is not always filled in, and the part of a funder.
 */
public final class InventedDataset {

    /** Place of the amount, in cents, among the values of a row. */
    public static final int AMOUNT = 0;
    /** Place of the duration, which may be missing. */
    public static final int DURATION = 1;
    /** Place of the funder's part, in cents; 0 for none. */
    public static final int PART = 2;

    /** What the declaration of {@link #showingMeans} asks for. */
    public static final Protection SHOWING_MEANS = new Protection.Threshold(
            5, 0, 0, List.of(), null, List.of(), List.of(), null, Protection.MeanPolicy.SEED, 0);

    private static final Text TEXT = new Text("essai", "trial");

    private InventedDataset() {}

    /**
     * The plan of a data set whose margins keep the first dimensions.
     *
     * @param sizes how many codes each dimension has
     * @param kept how many leading dimensions each margin keeps, falling
     */
    public static AggregationPlan plan(List<Integer> sizes, List<Integer> kept) {
        return plan(declaration(sizes, kept));
    }

    /**
     * The plan of a data set whose margins may cross.
     *
     * @param margins which dimensions each keeps, finer ones first
     */
    public static AggregationPlan crossed(List<Integer> sizes, List<List<Integer>> margins) {
        DatasetDeclaration declaration = declaration(sizes, levels(margins), "nothing", new Formats(false, false));
        return plan(declaration);
    }

    /**
     * The plan of a data set that publishes the amount in parts, one a funder: values are the amount, then the parts.
     *
     * @param margins which dimensions each keeps, finer ones first
     * @param parts how many there are
     */
    public static AggregationPlan split(List<Integer> sizes, List<List<Integer>> margins, int parts) {
        List<String> names = IntStream.range(0, parts).mapToObj(p -> "part" + p).toList();
        List<Measure> measures = new ArrayList<>(List.of(
                new Measure.CountRows("nb", TEXT, TEXT, Unit.FILE),
                new Measure.CountPersons("personnes", TEXT, TEXT, Unit.PERSON),
                new Measure.Sum("montant", TEXT, TEXT, Unit.EURO, new ColumnRef("dossier", "prix"))));
        for (int p = 0; p < parts; p++) {
            measures.add(new Measure.Sum(names.get(p), TEXT, TEXT, Unit.EURO, new ColumnRef("financement", "C" + p)));
        }
        return plan(declaration(
                sizes,
                levels(margins),
                "nothing",
                new Formats(false, false),
                measures,
                codes("f", parts),
                protection(List.of(new Protection.Split("montant", names)))));
    }

    /** The plan of a data set whose amounts are judged by training body too: its place is the last value of a row. */
    public static AggregationPlan byBody(List<Integer> sizes, List<Integer> kept) {
        return plan(declaration(
                sizes,
                margins(kept),
                "nothing",
                new Formats(false, false),
                measures(),
                codes("f", 1),
                new Protection.Threshold(
                        5,
                        85,
                        10,
                        List.of(),
                        null,
                        List.of(),
                        List.of(new Protection.Contributor(new ColumnRef("formation", "siret_organisme"), TEXT)),
                        null,
                        Protection.MeanPolicy.HIDDEN,
                        0)));
    }

    /** The plan of a data set that shows the means of hidden rows. */
    public static AggregationPlan showingMeans(List<Integer> sizes, List<Integer> kept) {
        return plan(declaration(
                sizes, margins(kept), "nothing", new Formats(false, false), measures(), codes("f", 1), SHOWING_MEANS));
    }

    private static AggregationPlan plan(DatasetDeclaration declaration) {
        ShapeBuilder builder = new ShapeBuilder(declaration, relations());
        return new AggregationPlan("essai", builder.build(), builder.values());
    }

    private static List<Level> levels(List<List<Integer>> margins) {
        return margins.stream()
                .map(keeps -> new Level(
                        "niveau" + keeps, keeps.stream().map(d -> "d" + d).toList()))
                .toList();
    }

    /** The declaration behind {@link #plan}. */
    public static DatasetDeclaration declaration(List<Integer> sizes, List<Integer> kept) {
        return declaration(sizes, kept, new Formats(false, false));
    }

    /** The same, in other files. */
    public static DatasetDeclaration declaration(List<Integer> sizes, List<Integer> kept, Formats formats) {
        return declaration(sizes, margins(kept), "niveau1", formats);
    }

    private static List<Level> margins(List<Integer> kept) {
        return kept.stream()
                .map(keep -> new Level(
                        "niveau" + keep,
                        IntStream.range(0, keep).mapToObj(d -> "d" + d).toList()))
                .toList();
    }

    private static DatasetDeclaration declaration(
            List<Integer> sizes, List<Level> margins, String breakdown, Formats formats) {
        return declaration(sizes, margins, breakdown, formats, measures(), codes("f", 1), protection(List.of()));
    }

    private static Protection protection(List<Protection.Split> splits) {
        return new Protection.Threshold(5, 85, 10, List.of(), null, splits);
    }

    private static DatasetDeclaration declaration(
            List<Integer> sizes,
            List<Level> margins,
            String breakdown,
            Formats formats,
            List<Measure> measures,
            CodeList funders,
            Protection protection) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < sizes.size(); d++) {
            dimensions.add(new Dimension.Coded(
                    "d" + d,
                    TEXT,
                    TEXT,
                    new Derivation.FromColumn(new ColumnRef("dossier", "d" + d)),
                    codes("l" + d, sizes.get(d)),
                    "code_d" + d,
                    "nom_d" + d,
                    null));
        }
        return new DatasetDeclaration(
                "essai",
                "1.0.0",
                List.of(new SchemaChange("1.0.0", LocalDate.of(2020, 1, 1), null, TEXT)),
                TEXT,
                TEXT,
                List.of(TEXT),
                List.of("EDUC"),
                Frequency.QUARTERLY,
                new Selection(
                        "dossier",
                        new ColumnRef("dossier", "titulaire_id"),
                        new PeriodPlace.Dated(new ColumnRef("dossier", "date_entree")),
                        PeriodUnit.QUARTER,
                        LocalDate.of(2020, 1, 1),
                        List.of(),
                        List.of(new Pivot("financement", "id", "dossier_id", "financeur", "montant", funders)),
                        List.of(),
                        List.of()),
                columns(dimensions, measures),
                dimensions,
                margins,
                measures,
                protection,
                formats,
                new Page("nb", List.of("nb"), breakdown),
                null,
                List.of(),
                null);
    }

    private static ColumnPlan columns(List<Dimension> dimensions, List<Measure> measures) {
        List<String> order = new ArrayList<>(List.of("trimestre", "niveau"));
        for (int d = 0; d < dimensions.size(); d++) {
            order.addAll(List.of("code_d" + d, "nom_d" + d));
        }
        measures.forEach(measure -> order.add(measure.name()));
        order.add("secret_statistique");
        return new ColumnPlan(
                List.of(new PeriodColumn("trimestre", TEXT, TEXT, PeriodColumn.Form.LABEL)), null, List.of(), order);
    }

    private static List<Measure> measures() {
        ColumnRef amount = new ColumnRef("dossier", "prix");
        ColumnRef duration = new ColumnRef("dossier", "duree");
        ColumnRef part = new ColumnRef("financement", "C0");
        return List.of(
                new Measure.CountRows("nb", TEXT, TEXT, Unit.FILE),
                new Measure.CountPersons("personnes", TEXT, TEXT, Unit.PERSON),
                new Measure.Mean("prix_moyen", TEXT, TEXT, Unit.EURO, amount, "nb"),
                new Measure.CountPresent("nb_duree", TEXT, TEXT, Unit.FILE, duration),
                new Measure.Mean("duree_moyenne", TEXT, TEXT, Unit.HOUR, duration, "nb_duree"),
                new Measure.Sum("duree", TEXT, TEXT, Unit.HOUR, duration),
                new Measure.Sum("montant", TEXT, TEXT, Unit.EURO, amount),
                new Measure.Sum("part", TEXT, TEXT, Unit.EURO, part),
                new Measure.CountPresent("nb_part", TEXT, TEXT, Unit.FILE, part),
                new Measure.Mean("duree_connue", TEXT, TEXT, Unit.HOUR, duration, Measure.Mean.PRESENT),
                new Measure.Extreme("duree_min", TEXT, TEXT, Unit.HOUR, duration, false),
                new Measure.Extreme("duree_max", TEXT, TEXT, Unit.HOUR, duration, true),
                new Measure.Ratio("taux", TEXT, TEXT, Unit.PERCENT, amount, amount));
    }

    /** The source that the declaration reads. */
    public static Map<String, SourceRelation> relations() {
        return Map.of(
                "dossier",
                new SourceRelation(
                        "dossier",
                        List.of("id"),
                        List.of(column("prix", SourceType.AMOUNT, false), column("duree", SourceType.INTEGER, true))));
    }

    private static SourceColumn column(String name, SourceType type, boolean nullable) {
        return new SourceColumn(name, type, nullable, false, null, null);
    }

    private static CodeList codes(String id, int size) {
        List<Code> codes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            codes.add(new Code("C" + i, new Text("code " + i, "code " + i), null));
        }
        return new CodeList(id, new Provenance("essai", "2020", "CC0"), codes);
    }

    /** The packed key of a code of each dimension. */
    public static long key(AggregationPlan plan, List<Integer> codes) {
        long key = 0;
        for (int d = 0; d < codes.size(); d++) {
            key |= (long) codes.get(d) << plan.shape().layout().shift(d);
        }
        return key;
    }
}
