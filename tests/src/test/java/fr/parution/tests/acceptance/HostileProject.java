// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.tests.cli.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The example of the libraries with an attack in the place of each text that its declarations, its code lists and its data hold. */
final class HostileProject {

    /** One after the other in the place of every text; each has a number behind it, since many texts must differ. */
    static final List<String> ATTACKS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(2)>",
            "javascript:alert(3)",
            "</script><script>alert(4)</script>",
            "' onmouseover='alert(5)' x='",
            "]]><svg onload=alert(6)>",
            "</title></style></textarea><iframe src=javascript:alert(7)>",
            "&lt;script&gt;alert(8)&lt;/script&gt;");

    private static final Path ORIGINAL = Command.checkout().resolve("examples/bibliotheques");

    private final ObjectMapper json = new ObjectMapper();
    private final Path directory;
    private int texts;

    private HostileProject(Path directory) {
        this.directory = directory;
    }

    /** Writes the project and answers where it is. */
    static Path write(Path directory) throws IOException {
        HostileProject project = new HostileProject(directory);
        project.declarations();
        project.codeLists();
        project.data();
        return directory;
    }

    private String attack() {
        String attack = ATTACKS.get(texts % ATTACKS.size());
        return attack + " " + ++texts;
    }

    private void declarations() throws IOException {
        Map<String, Object> catalogue = read("catalogue.yaml");
        child(catalogue, "publisher").put("homepage", "https://example.org/?a='onmouseover='alert(9)");
        write("catalogue.yaml", catalogue);

        Map<String, Object> dataset = read("prets-par-quartier.yaml");
        // Portals ask for more than a hundred characters.
        dataset.put("description", Map.of("fr", String.join(" ", ATTACKS), "en", String.join(" ", ATTACKS)));
        list(child(dataset, "source"), "joins").add(Map.of("relation", "ouvrage", "on", "ouvrage_id", "key", "id"));
        Map<String, Object> titre = new LinkedHashMap<>(Map.of(
                "name",
                "titre",
                "label",
                text(),
                "description",
                text(),
                "column",
                "ouvrage.titre",
                "example",
                attack()));
        list(dataset, "dimensions")
                .add(Map.of(
                        "name", "ouvrage",
                        "label", text(),
                        "description", text(),
                        "entity", "ouvrage.id",
                        "columns", List.of(titre)));
        @SuppressWarnings("unchecked")
        Map<String, Object> board =
                (Map<String, Object>) list(dataset, "dashboards").get(0);
        list(board, "figures")
                .add(Map.of(
                        "kind", "hbars", "title", text(), "by", "ouvrage", "naming", "titre", "measure", "nb_prets"));
        list(board, "figures")
                .add(Map.of(
                        "kind",
                        "line",
                        "title",
                        text(),
                        "subtitle",
                        text(),
                        "by",
                        "period",
                        "measure",
                        "nb_prets",
                        "split",
                        "support"));
        list(board, "figures")
                .add(Map.of(
                        "kind",
                        "table",
                        "title",
                        text(),
                        "rows",
                        List.of("quartier"),
                        "measures",
                        List.of("nb_prets", "duree_moyenne")));
        write("prets-par-quartier.yaml", dataset);

        Map<String, Object> source = read("source.yaml");
        Map<String, Object> relations = child(source, "relations");
        child(child(relations, "pret"), "columns").put("ouvrage_id", Map.of("type", "integer"));
        relations.put(
                "ouvrage",
                Map.of(
                        "key",
                        List.of("id"),
                        "columns",
                        Map.of("id", Map.of("type", "integer"), "titre", Map.of("type", "text"))));
        write("source.yaml", source);
    }

    private Map<String, Object> text() {
        return Map.of("fr", attack(), "en", attack());
    }

    private void codeLists() throws IOException {
        Path lists = Files.createDirectories(directory.resolve("reference"));
        try (Stream<Path> files = Files.list(ORIGINAL.resolve("reference"))) {
            for (Path file : files.sorted().toList()) {
                List<String> lines = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.split(";", -1);
                    if (cells.length > 2 && !cells[0].equals("code")) {
                        cells[1] = attack().replace(";", "");
                        cells[2] = attack().replace(";", "");
                    }
                    lines.add(String.join(";", cells));
                }
                Files.write(lists.resolve(file.getFileName().toString()), lines);
            }
        }
    }

    private void data() throws IOException {
        Path drop = Files.createDirectories(directory.resolve("drop"));
        Files.copy(ORIGINAL.resolve("drop/lecteur.csv"), drop.resolve("lecteur.csv"));
        List<String> loans = new ArrayList<>();
        for (String line : Files.readAllLines(ORIGINAL.resolve("drop/pret.csv"))) {
            loans.add(line + (loans.isEmpty() ? ",ouvrage_id" : "," + (loans.size() % 3 == 0 ? 2 : 1)));
        }
        Files.write(drop.resolve("pret.csv"), loans);
        Files.writeString(
                drop.resolve("ouvrage.csv"),
                "id,titre\n1," + quoted(ATTACKS.get(0)) + "\n2," + quoted(ATTACKS.get(1)) + "\n");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> read(String file) throws IOException {
        String text = Files.readString(ORIGINAL.resolve(file), StandardCharsets.UTF_8);
        Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
        return (Map<String, Object>) hostile(read, file);
    }

    /** JSON is YAML. */
    private void write(String file, Map<String, Object> declaration) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve(file), json.writerWithDefaultPrettyPrinter().writeValueAsString(declaration));
    }

    /** The same with another text wherever there is one in French and in English. */
    private Object hostile(Object node, String file) {
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(
                    String.valueOf(key),
                    value instanceof String && (key.equals("fr") || key.equals("en"))
                            ? attack()
                            : hostile(value, file)));
            return copy;
        }
        return node instanceof List<?> list
                ? new ArrayList<>(list.stream().map(each -> hostile(each, file)).toList())
                : node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.get(name);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> map, String name) {
        return (List<Object>) map.get(name);
    }
}
