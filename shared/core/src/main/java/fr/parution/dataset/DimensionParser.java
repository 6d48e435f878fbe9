// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the dimensions over closed lists of codes. */
final class DimensionParser {

    private static final List<SourceType> CODE = List.of(SourceType.CODE);
    private static final List<SourceType> DATE = List.of(SourceType.DATE);
    private static final List<SourceType> BOOLEAN = List.of(SourceType.BOOLEAN);

    private final SourceColumns columns;
    private final Map<String, CodeList> codeLists;

    DimensionParser(SourceColumns columns, Map<String, CodeList> codeLists) {
        this.columns = columns;
        this.codeLists = codeLists;
    }

    Optional<Dimension.Coded> parse(YamlValue value) {
        Fields fields = new Fields(value, CubeWords.CODED);
        String name = fields.text("name", "departement");
        Text label = fields.bilingual("label");
        Text description = fields.bilingual("description");
        CodeList codes = fields.get("codes", "departements")
                .<CodeList>map(v -> v.reference(codeLists))
                .orElse(null);
        Derivation derivation = derivation(fields, codes);
        String codeColumn = fields.optionalText("codeColumn");
        String labelColumn = fields.optionalText("labelColumn");
        if (codeColumn == null && labelColumn == null) {
            fields.get("labelColumn", name);
        }
        String missing = missing(fields, codes);
        if (codes == null || derivation == null || (codeColumn == null && labelColumn == null)) {
            return Optional.empty();
        }
        checkMissing(fields, derivation);
        return Optional.of(
                new Dimension.Coded(name, label, description, derivation, codes, codeColumn, labelColumn, missing));
    }

    @Nullable
    private Derivation derivation(Fields fields, @Nullable CodeList codes) {
        Optional<String> chosen = fields.choose();
        if (chosen.isEmpty()) {
            return null;
        }
        YamlValue value = fields.find(chosen.get()).orElseThrow();
        return switch (chosen.get()) {
            case "column" -> coded(value, codes).map(Derivation.FromColumn::new).orElse(null);
            case "parentOf" -> parentOf(value, codes);
            case "age" -> age(value, codes);
            default -> firstOf(value, codes);
        };
    }

    /** A column of codes, each of which the dimension's list must hold as well. */
    private Optional<ColumnRef> coded(YamlValue value, @Nullable CodeList codes) {
        Optional<ColumnRef> column = columns.column(value, CODE);
        List<String> lacking = column.flatMap(columns::codes).stream()
                .flatMap(list -> list.codes().stream())
                .map(Code::code)
                .filter(code -> codes != null && codes.findIndex(code).isEmpty())
                .toList();
        if (!lacking.isEmpty() && codes != null) {
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                            value.where(),
                            String.join(", ", lacking),
                            "reference/" + codes.id() + ".csv");
        }
        return column;
    }

    /** Of another dimension by its name, or of a column by its own, which has a dot. */
    @Nullable
    private Derivation parentOf(YamlValue value, @Nullable CodeList codes) {
        if (!value.text().contains(".")) {
            return new Derivation.ParentOf(value.text());
        }
        Optional<ColumnRef> column = columns.column(value, CODE);
        if (codes != null) {
            column.flatMap(columns::codes).ifPresent(children -> checkParents(value, children, codes));
        }
        return column.map(Derivation.ParentOfColumn::new).orElse(null);
    }

    /** Every code of a list must have its parent in the list above. */
    static void checkParents(YamlValue place, CodeList children, CodeList parents) {
        children.codes().stream()
                .filter(code -> code.parent() == null
                        || parents.findIndex(code.parent()).isEmpty())
                .forEach(code -> place.problems()
                        .add(
                                ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                "reference/" + children.id() + ".csv " + code.code(),
                                code.parent() == null ? "–" : code.parent(),
                                "reference/" + parents.id() + ".csv"));
    }

    @Nullable
    private Derivation age(YamlValue value, @Nullable CodeList codes) {
        Fields fields = new Fields(value, CubeWords.AGE);
        Optional<ColumnRef> birth =
                fields.get("birth", "titulaire.date_naissance").flatMap(v -> columns.column(v, DATE));
        Optional<ColumnRef> at = fields.get("at", "dossier.date_entree").flatMap(v -> columns.column(v, DATE));
        List<Integer> bounds = fields.list("bounds", "[25, 35]").stream()
                .map(item -> item.parse("25", Integer::valueOf).orElse(0))
                .toList();
        boolean rising = true;
        for (int i = 1; i < bounds.size(); i++) {
            rising &= bounds.get(i - 1) < bounds.get(i);
        }
        if (codes != null && fields.has("bounds") && (!rising || bounds.size() != codes.size() - 1)) {
            fields.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            value.where() + ".bounds",
                            bounds,
                            (codes.size() - 1) + " × n, croissants / rising");
        }
        return birth.isPresent() && at.isPresent() ? new Derivation.AgeClass(birth.get(), at.get(), bounds) : null;
    }

    @Nullable
    private Derivation firstOf(YamlValue value, @Nullable CodeList codes) {
        List<Derivation.Case> cases = new ArrayList<>();
        for (YamlValue item : value.filledList()) {
            Fields fields = new Fields(item, CubeWords.CASE);
            Optional<String> chosen = fields.choose();
            if (chosen.filter("column"::equals).isPresent()) {
                fields.find("column")
                        .flatMap(v -> coded(v, codes))
                        .ifPresent(ref -> cases.add(new Derivation.Case(null, null, ref)));
            } else if (chosen.isPresent()) {
                Optional<ColumnRef> when =
                        fields.get("when", "dossier.demandeur_emploi").flatMap(v -> columns.column(v, BOOLEAN));
                Optional<String> code = fields.get("code", "DE").flatMap(v -> code(v, codes));
                if (when.isPresent() && code.isPresent()) {
                    cases.add(new Derivation.Case(when.get(), code.get(), null));
                }
            }
        }
        return cases.isEmpty() ? null : new Derivation.FirstOf(cases);
    }

    @Nullable
    private static String missing(Fields fields, @Nullable CodeList codes) {
        return fields.find("missing").flatMap(v -> code(v, codes)).orElse(null);
    }

    /** A code that the list has. */
    static Optional<String> code(YamlValue value, @Nullable CodeList codes) {
        String text = value.text();
        if (codes != null && codes.findIndex(text).isEmpty()) {
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                            value.where(),
                            text,
                            NearestWord.suggest(
                                    text, codes.codes().stream().map(Code::code).toList()));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A dimension whose source may be empty must say which code stands for that. */
    private void checkMissing(Fields fields, Derivation derivation) {
        boolean mayBeEmpty = derivation instanceof Derivation.FirstOf
                || (derivation instanceof Derivation.FromColumn from && columns.isNullable(from.column()))
                || (derivation instanceof Derivation.ParentOfColumn of && columns.isNullable(of.column()));
        if (mayBeEmpty) {
            fields.get("missing", "NR");
        }
    }
}
