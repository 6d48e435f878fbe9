// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Example;
import fr.parution.dataset.ExampleTable;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.pipeline.ExampleRunner;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An example that is spoilt is told by its problem, at its line: the examples of the users are spoilt one by one. */
class ExampleRunnerTest {

    private static final Path PROJECT = Path.of("..", "datasets");
    private static final String USERS = "moncompteformation-les-usagers";
    private static final String COUNT = "nb_dossiers";

    private final Project project = ProjectReader.read(PROJECT);
    private final DatasetDeclaration users = project.dataset(USERS);
    private final Workspace work = Workspace.create();
    private final ExampleRunner runner = new Publication(project, Console.standard(true)).examples(work);
    private Example shown = example(0);
    private Example hidden = example(1);

    @BeforeEach
    void examplesAreRightBeforeTheyAreSpoilt() {
        assertThat(runner.run(users, shown)).isEmpty();
        assertThat(runner.run(users, hidden)).isEmpty();
    }

    @AfterEach
    void clear() {
        work.close();
    }

    @Test
    void figureThatDiffersIsToldWithBoth() {
        ExampleTable.Row row = rows(shown).get(0);
        Problem problem = only(spoilt(shown, 0, with(row, COUNT, "8")));
        assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_EXAMPLE_ROW_DIFFERS);
        assertThat(problem.where()).isEqualTo(row.where()).matches(USERS + "\\.examples\\.yaml:\\d+:\\d+ .*gives\\[1]");
        assertThat(problem.found()).isEqualTo(COUNT + " " + row.text(COUNT));
        assertThat(problem.expected()).isEqualTo(COUNT + " 8");
    }

    @Test
    void numberMayBeWrittenWithMoreOrFewerZeros() {
        ExampleTable.Row row = rows(shown).get(0);
        assertThat(runner.run(users, spoilt(shown, 0, with(row, COUNT, row.text(COUNT) + ".00"))))
                .isEmpty();
    }

    @Test
    void wordInThePlaceOfANumberDiffers() {
        ExampleTable.Row row = rows(shown).get(0);
        assertThat(only(spoilt(shown, 0, with(row, COUNT, "sept"))).expected()).isEqualTo(COUNT + " sept");
    }

    @Test
    void hiddenIsNotEmptyAndEmptyIsNotHidden() {
        int last = rows(hidden).size() - 1;
        ExampleTable.Row row = rows(hidden).get(last);
        assertThat(row.text(COUNT)).isEqualTo(ExampleTable.HIDDEN);
        Problem problem = only(spoilt(hidden, last, with(row, COUNT, null)));
        assertThat(problem.found()).isEqualTo(COUNT + " S");
        assertThat(problem.expected()).isEqualTo(COUNT + " ~");
        ExampleTable.Row total = rows(hidden).get(0);
        assertThat(total.text("duree_moyenne")).isEqualTo(ExampleTable.EMPTY);
        assertThat(only(spoilt(hidden, 0, with(total, "duree_moyenne", "S"))).found())
                .isEqualTo("duree_moyenne ~");
    }

    @Test
    void shownFigureIsNotHidden() {
        ExampleTable.Row row = rows(shown).get(0);
        assertThat(only(spoilt(shown, 0, with(row, COUNT, "S"))).found()).isEqualTo(COUNT + " " + row.text(COUNT));
    }

    @Test
    void rowThatIsNotExpectedIsToldByItsTexts() {
        List<ExampleTable.Row> rows = new ArrayList<>(rows(shown));
        ExampleTable.Row missing = rows.remove(0);
        Problem problem = only(giving(shown, rows));
        assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_EXAMPLE_ROW_EXTRA);
        assertThat(problem.where()).isEqualTo(gives(shown).where());
        assertThat(problem.found()).contains("niveau " + missing.text("niveau")).doesNotContain(COUNT);
        assertThat(problem.expected()).isEqualTo("3");
    }

    @Test
    void rowThatIsNotGivenIsToldByItsTexts() {
        List<ExampleTable.Row> rows = new ArrayList<>(rows(shown));
        rows.add(with(rows.get(0), "niveau", "monde"));
        Problem problem = only(giving(shown, rows));
        assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_EXAMPLE_ROW_MISSING);
        assertThat(problem.found()).contains("niveau monde").doesNotContain(COUNT);
        assertThat(problem.expected()).isEqualTo("4");
    }

    @Test
    void rowsInAnotherOrderAreToldWithTheirPlaces() {
        List<ExampleTable.Row> rows = new ArrayList<>(rows(shown));
        Collections.swap(rows, 1, 2);
        Problem problem = only(giving(shown, rows));
        assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_EXAMPLE_ROW_MISPLACED);
        assertThat(problem.where()).isEqualTo(rows(shown).get(1).where());
        assertThat(List.of(problem.found(), problem.expected())).containsExactly("2", "3");
    }

    @Test
    void refusalInThePlaceOfATableIsToldWithItsCode() {
        Example tooEarly =
                new Example(shown.where(), shown.name(), LocalDate.of(2024, 3, 31), shown.rows(), shown.outcome());
        Problem problem = only(tooEarly);
        assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_EXAMPLE_ENDS_OTHERWISE);
        assertThat(problem.where()).isEqualTo(gives(shown).where());
        assertThat(problem.found()).isEqualTo("refused: SOURCE_EMPTY dossier");
        assertThat(problem.expected()).isEqualTo("gives");
    }

    @Test
    void tableOrOtherRefusalInThePlaceOfARefusalIsTold() {
        Example.Refused empty = new Example.Refused("ici:1:2", ProblemCode.SOURCE_EMPTY);
        Problem table = only(with(shown, empty));
        assertThat(table)
                .isEqualTo(new Problem(
                        ProblemCode.DECLARATION_EXAMPLE_ENDS_OTHERWISE, "ici:1:2", "gives", "refused: SOURCE_EMPTY"));
        Example unknown = example(4);
        assertThat(only(with(unknown, empty)).found())
                .isEqualTo(
                        "refused: SOURCE_VALUE_NOT_IN_CODE_LIST dossier.csv:2 statut, refused: SOURCE_ROWS_REFUSED dossier");
        assertThat(runner.run(users, unknown)).isEmpty();
    }

    @Test
    void problemThatIsNoVerdictOnTheRowsStopsTheRun() {
        ParutionException full = new ParutionException(Problem.of(ProblemCode.STORE_FULL, "tmp", "", ""));
        ExampleRunner broken = new ExampleRunner(
                project,
                () -> {
                    throw full;
                },
                () -> {
                    throw full;
                },
                Sources.keyOfInventedPersons());
        assertThat(catchThrowableOfType(ParutionException.class, () -> broken.run(users, shown)))
                .isSameAs(full);
    }

    private Example example(int index) {
        return runner.read(PROJECT, List.of(users)).get(USERS).get(index);
    }

    private Problem only(Example example) {
        List<Problem> problems = runner.run(users, example);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static ExampleTable gives(Example example) {
        return ((Example.Gives) example.outcome()).table();
    }

    private static List<ExampleTable.Row> rows(Example example) {
        return gives(example).rows();
    }

    private static Example spoilt(Example example, int index, ExampleTable.Row row) {
        List<ExampleTable.Row> rows = new ArrayList<>(rows(example));
        rows.set(index, row);
        return giving(example, rows);
    }

    private static Example giving(Example example, List<ExampleTable.Row> rows) {
        ExampleTable table = gives(example);
        List<String> levels = ((Example.Gives) example.outcome()).levels();
        return with(example, new Example.Gives(new ExampleTable(table.where(), table.columns(), rows), levels));
    }

    private static Example with(Example example, Example.Outcome outcome) {
        return new Example(example.where(), example.name(), example.asOf(), example.rows(), outcome);
    }

    /** A row with another value, or with none. */
    private static ExampleTable.Row with(ExampleTable.Row row, String column, @Nullable String value) {
        Map<String, String> values = new HashMap<>(row.values());
        if (value == null) {
            values.remove(column);
        } else {
            values.put(column, value);
        }
        return new ExampleTable.Row(row.where(), values);
    }
}
