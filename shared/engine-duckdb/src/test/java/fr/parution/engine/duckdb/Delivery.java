// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceType;
import fr.parution.source.LocalRelation;
import fr.parution.source.LocalRelation.Format;
import fr.parution.source.PersonKey;
import fr.parution.source.RelationRequest;
import fr.parution.source.StagedPartition;
import fr.parution.source.StagingPlan;
import fr.parution.table.KeyLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small delivery for the declared data set, written by hand line by line. */
final class Delivery {

    static final Project PROJECT = ProjectReader.read(Path.of("..", "datasets"));
    static final PersonKey KEY = PersonKey.of("une-cle-d-essai-de-trente-deux-octets", "test");

    private static final Map<String, String> HEADERS = Map.of(
            "dossier", "id,titulaire_id,date_entree,statut,demandeur_emploi,csp,prix_ttc,duree_heures",
            "titulaire", "id,genre,date_naissance,code_departement",
            "financement", "dossier_id,financeur,montant");

    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    Delivery() {
        List.of("dossier", "titulaire", "financement").forEach(relation -> lines.put(relation, new ArrayList<>()));
    }

    /** Three holders and four files, nothing wrong. */
    static Delivery sound() {
        return new Delivery()
                .add("titulaire", "11,F,1990-05-17,75")
                .add("titulaire", "12,,1960-01-01,2A")
                .add("titulaire", "13,M,2004-02-29,971")
                .add("dossier", "1,11,2024-01-01,VALIDE,t,3,1500.00,40")
                .add("dossier", "2,11,2024-03-31,ENTREE,f,3,99.99,")
                .add("dossier", "3,12,2024-04-01,SORTIE,f,,0.50,7")
                .add("dossier", "4,13,2024-06-30,VALIDE,f,5,1000,12")
                .add("financement", "1,FRANCE_COMPETENCES,1400.00")
                .add("financement", "1,TITULAIRE,100.00")
                .add("financement", "4,CEC,1000");
    }

    Delivery add(String relation, String line) {
        lines.get(relation).add(line);
        return this;
    }

    /** The same rows in the opposite order. */
    Delivery turned() {
        Delivery turned = new Delivery();
        lines.forEach((relation, rows) -> {
            List<String> reversed = new ArrayList<>(rows);
            Collections.reverse(reversed);
            turned.lines.put(relation, reversed);
        });
        return turned;
    }

    static StagingPlan plan() {
        return StagingPlan.of(PROJECT, PROJECT.dataset("moncompteformation-les-usagers"), LocalDate.of(2024, 7, 1));
    }

    /** As CSV with identifiers as they are. */
    List<LocalRelation> csv(Path directory) {
        return plan().requests().stream()
                .map(request -> new LocalRelation(
                        request, Format.CSV, List.of(write(directory, request, lines(request))), false))
                .toList();
    }

    /** As CSV whose persons are hashed already, as a database hands it over. */
    List<LocalRelation> hashedCsv(Path directory) {
        return plan().requests().stream()
                .map(request -> new LocalRelation(
                        request, Format.CSV, List.of(write(directory, request, hashed(request))), true))
                .toList();
    }

    /** As Parquet with typed columns. */
    List<LocalRelation> parquet(Path directory) {
        return plan().requests().stream()
                .map(request ->
                        new LocalRelation(request, Format.PARQUET, List.of(toParquet(directory, request)), false))
                .toList();
    }

    private List<String> lines(RelationRequest request) {
        return lines.get(request.relation());
    }

    private List<String> hashed(RelationRequest request) {
        int person = request.person()
                .map(column -> header(request).indexOf(column.name()))
                .orElse(-1);
        return lines(request).stream()
                .map(line -> {
                    String[] fields = line.split(",", -1);
                    if (person >= 0) {
                        fields[person] = Long.toString(KEY.hash(fields[person]));
                    }
                    return String.join(",", fields);
                })
                .toList();
    }

    private static List<String> header(RelationRequest request) {
        return Arrays.asList(HEADERS.get(request.relation()).split(","));
    }

    static Path write(Path directory, RelationRequest request, List<String> lines) {
        String text = HEADERS.get(request.relation()) + "\n"
                + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        try {
            return Files.writeString(directory.resolve(request.relation() + ".csv"), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path toParquet(Path directory, RelationRequest request) {
        Path csv = write(directory, request, lines(request));
        Path parquet = directory.resolve(request.relation() + ".parquet");
        String columns = request.columns().stream()
                .map(column -> "CAST(" + column.name() + " AS " + type(column) + ") AS " + column.name())
                .collect(Collectors.joining(", "));
        try (Database database = database(directory)) {
            database.run("COPY (SELECT " + columns + " FROM read_csv(" + Database.quote(csv.toString())
                    + ", header = true, all_varchar = true)) TO " + Database.quote(parquet.toString())
                    + " (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return parquet;
    }

    private static String type(SourceColumn column) {
        return column.type() == SourceType.AMOUNT
                ? "DECIMAL(12,2)"
                : column.type() == SourceType.INTEGER
                        ? "BIGINT"
                        : column.type() == SourceType.CODE
                                ? "VARCHAR"
                                : column.type().name();
    }

    static Database database(Path directory) throws SQLException {
        return new Database(DuckDbLimits.within(1L << 30, 0, 2, directory));
    }

    /** Stages relations; the partitions stand in the directory. */
    static List<StagedPartition> stage(List<LocalRelation> relations, Path directory) {
        try (DuckDbStager stager = new DuckDbStager(DuckDbLimits.within(1L << 30, 0, 2, directory))) {
            return stager.stage(plan(), relations, KEY, directory);
        }
    }

    /** The staged rows as period, codes, hash and values. */
    static List<String> rows(List<StagedPartition> partitions, Path directory) {
        List<String> rows = new ArrayList<>();
        StagingPlan plan = plan();
        KeyLayout layout = new KeyLayout(plan.dataset().dimensions());
        try (Database database = database(directory);
                Statement statement = database.connection().createStatement()) {
            for (StagedPartition partition : partitions) {
                try (ResultSet result = statement.executeQuery("SELECT * FROM read_parquet("
                        + Database.quote(partition.file().toString()) + ")")) {
                    while (result.next()) {
                        List<String> row = new ArrayList<>();
                        row.add(plan.dataset().selection().periodUnit().label(partition.period()));
                        for (int d = 0; d < layout.dimensions().size(); d++) {
                            row.add(((Dimension.Coded) layout.dimensions().get(d))
                                    .codes()
                                    .get(layout.index(result.getLong(1), d))
                                    .code());
                        }
                        row.add(Long.toString(result.getLong(2)));
                        for (int v = 0; v < plan.values().size(); v++) {
                            row.add(result.getString(3 + v));
                        }
                        rows.add(String.join(
                                " ", row.stream().map(String::valueOf).toList()));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
