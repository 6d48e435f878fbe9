// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.cli.serve.CatalogServer;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import fr.parution.tests.servers.Browser;
import fr.parution.tests.servers.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page answers in a browser is what DuckDB answers on the same files, and what is secret stays secret. */
class ExplorerTest {

    private static final String USERS = "moncompteformation-les-usagers";
    private static final String PURCHASES = "moncompteformation_formations_engagees";
    private static final String OFFER = "moncompteformation_catalogueformation";
    private static final String ENTRIES = "entree_sortie_formation";
    private static final String COFINANCING = "moncompteformation_abondements";

    /** Questions by name; {@code explored.py} asks the same in words of its own. */
    private static final Map<String, String> QUESTIONS = questions();

    /** Waits until the answer stands there, then gives what the button for CSV would hand out, and more. */
    private static final String ANSWER = """
        (async () => {
          for (let i = 0; i < 400; i++) {
            const answer = document.querySelector('.answer');
            if (answer && answer.childElementCount > 0 && !answer.hasAttribute('aria-busy')) break;
            await new Promise(done => setTimeout(done, 25));
          }
          const saved = {};
          URL.createObjectURL = blob => { saved.blob = blob; return '#'; };
          HTMLAnchorElement.prototype.click = () => {};
          const files = [];
          for (const button of document.querySelectorAll('.answer .actions button')) {
            if (['CSV', 'Vega-Lite'].includes(button.textContent)) { button.click(); files.push(await saved.blob.text()); }
          }
          return {
            csv: files[0] ?? '', vega: files[1] ?? '',
            sql: document.querySelector('.sql code')?.textContent ?? '',
            status: document.querySelector('.status').textContent,
            words: document.querySelector('.answer').innerText,
            address: location.hash,
            hatched: document.querySelectorAll('.answer .bar-secret').length,
          };
        })()\
        """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Store store;
    private static CatalogServer server;
    private static Browser browser;

    @BeforeAll
    static void serve() throws IOException {
        store = LocalDirectoryStore.openReadOnly(Demo.shared().store());
        server = new CatalogServer(store, 0);
        server.start();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
        store.close();
    }

    @Test
    void answersAreThoseOfDuckDb() throws IOException {
        ObjectNode asked = JSON.createObjectNode();
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            JsonNode answer = ask("datasets/" + question.getValue());
            asked.putObject(question.getKey())
                    .put("csv", answer.path("csv").asText())
                    .put("sql", answer.path("sql").asText());
        }
        Path answers = Demo.empty("explored").resolve("answers.json");
        Files.writeString(answers, asked.toString());
        List<String> lines = Demo.shared().ask("explored.py", answers.toString());
        lines.forEach(System.out::println);
        assertThat(lines)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyElementsOf(QUESTIONS.keySet());
    }

    @Test
    void secretFiguresAreShownAsSecretAndAddedToNothing() {
        JsonNode answer =
                ask("datasets/" + USERS + "/explorer/#show=nb_dossiers&by=nom_region&where.classe_age=25-34+ans");
        assertThat(answer.path("words").asText()).contains("secrets", "Leurs chiffres ne sont dans aucune somme");
        assertThat(answer.path("hatched").asInt()).isPositive();
        JsonNode alone = ask("datasets/" + USERS + "/explorer/#show=nb_dossiers&by=trimestre_entree&by=situation");
        assertThat(alone.path("words").asText()).contains("secret");
        assertThat(alone.path("csv").asText().lines().filter(line -> line.endsWith(";;1")))
                .isNotEmpty();
    }

    @Test
    void vegaLiteHasTheFiguresAndNullForWhatIsSecret() throws IOException {
        JsonNode answer =
                ask("datasets/" + USERS + "/explorer/#show=nb_dossiers&by=situation&where.trimestre_entree=2025-T4");
        JsonNode spec = JSON.readTree(answer.path("vega").asText());
        assertThat(spec.path("mark").path("type").asText()).isEqualTo("bar");
        List<JsonNode> values = new ArrayList<>();
        spec.path("data").path("values").forEach(values::add);
        assertThat(values)
                .anySatisfy(
                        value -> assertThat(value.path("nb_dossiers").isNull()).isTrue())
                .anySatisfy(
                        value -> assertThat(value.path("nb_dossiers").asLong()).isPositive())
                .noneSatisfy(
                        value -> assertThat(value.path("nb_dossiers").asInt(-1)).isZero());
    }

    @Test
    void onlyWhatTheQuestionNeedsIsRead() {
        String path = "datasets/" + USERS + "/explorer/#show=nb_dossiers&by=trimestre_entree";
        try (Page page = browser.open(server.address().resolve(path), 1280, 900)) {
            assertThat(page.evaluate(ANSWER).path("status").asText())
                    .matches("Lu du fichier.: [0-9,]+.ko sur [0-9]+.ko\\. Requêtes.: [1-9]\\.");
            assertThat(page.requests())
                    .hasSizeLessThan(20)
                    .allMatch(
                            each -> each.getAuthority().equals(server.address().getAuthority()));
        }
    }

    @Test
    void addressWithWordsThatAreNoColumnsAsksTheFirstQuestion() {
        String hostile = "#show=%3Cimg%20src=x%20onerror=alert(1)%3E&by=__proto__&where.constructor=x&where.genre="
                + "%3Cscript%3Ealert(1)%3C/script%3E";
        String path = "datasets/" + USERS + "/explorer/" + hostile;
        try (Page page = browser.open(server.address().resolve(path), 1280, 900)) {
            JsonNode answer = page.evaluate(ANSWER);
            assertThat(page.problems()).isEmpty();
            assertThat(answer.path("address").asText()).startsWith("#show=nb_dossiers&by=");
            assertThat(answer.path("words").asText()).contains("<script>alert(1)</script>", "Aucune ligne");
            assertThat(page.evaluate("document.querySelectorAll('.explorer img, .explorer script').length")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void everyControlIsThereForTheKeyboardAndTheAddressFollows() {
        String path = "en/datasets/" + USERS + "/explorer/";
        try (Page page = browser.open(server.address().resolve(path), 1280, 900)) {
            page.evaluate(ANSWER);
            page.evaluate("""
                (() => {
                  const select = [...document.querySelectorAll('.ask select')][1];
                  select.value = 'nom_region';
                  select.dispatchEvent(new Event('change'));
                })()\
                """);
            JsonNode answer = page.evaluate(ANSWER);
            assertThat(answer.path("address").asText()).isEqualTo("#show=nb_dossiers&by=nom_region");
            assertThat(answer.path("words").asText()).contains("Île-de-France");
            assertThat(page.evaluate("document.querySelector('a.language').href")
                            .asText())
                    .endsWith("/datasets/" + USERS + "/explorer/#show=nb_dossiers&by=nom_region");
            assertThat(page.evaluate("""
                [...document.querySelectorAll('.explorer select, .explorer input')]
                    .filter(e => !e.closest('label') && !e.getAttribute('aria-label')).length\
                """).asInt()).isZero();
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void pageWithoutScriptsSaysSoAndLeadsToTheFiles() {
        String path = "datasets/" + USERS + "/explorer/";
        try (Page page = browser.openWithoutScripts(server.address().resolve(path), 1280, 900)) {
            assertThat(page.evaluate("document.querySelectorAll('button, select, input').length")
                            .asInt())
                    .isZero();
            assertThat(page.evaluate("document.body.innerText").asText()).contains("Ce calcul demande JavaScript");
            assertThat(page.evaluate("document.querySelectorAll('a[href$=\".parquet\"]').length")
                            .asInt())
                    .isPositive();
        }
    }

    private static JsonNode ask(String path) {
        try (Page page = browser.open(server.address().resolve(path), 1280, 900)) {
            JsonNode answer = page.evaluate(ANSWER);
            assertThat(page.problems()).as(path).isEmpty();
            return answer;
        }
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("quarters", USERS + "/explorer/#show=nb_dossiers&show=montant_engage&by=trimestre_entree");
        questions.put(
                "regions-of-an-age",
                USERS + "/explorer/#show=nb_dossiers&show=montant_engage&show=prix_moyen&by=nom_region"
                        + "&where.classe_age=25-34+ans&where.classe_age=35-44+ans");
        questions.put(
                "departments-of-a-quarter",
                USERS
                        + "/explorer/#show=nb_titulaires&show=prix_moyen&by=code_departement&where.trimestre_entree=2024-T3");
        questions.put(
                "everything", USERS + "/explorer/#show=nb_dossiers&by=&where.genre=Femme&where.nom_region=Occitanie");
        questions.put(
                "purchases-by-month-and-mode",
                PURCHASES + "/explorer/#show=nb_dossiers&show=montant_engage&by=date+validation&by=modalite_presence");
        questions.put(
                "purchases-outside-directories",
                PURCHASES + "/explorer/#show=nb_dossiers&by=ann%C3%A9e+de+validation&where.type_referentiel=");
        questions.put(
                "purchases-of-a-certification",
                PURCHASES
                        + "/explorer/#show=nb_dossiers&by=departement_lieu_formation&where.code_rs=5252&where.code_rs=6151");
        questions.put(
                "offer",
                OFFER + "/explorer/#show=nb_action&show=frais_ttc_tot_max&by=nom_region&where.type_referentiel=RS");
        questions.put("entries", ENTRIES + "/explorer/#show=entrees_formation&by=intitule_certification&by=annee");
        questions.put(
                "aid", COFINANCING + "/explorer/#show=montant&show=part_du_prix&by=financeur&by=trimestre_validation");
        return questions;
    }
}
