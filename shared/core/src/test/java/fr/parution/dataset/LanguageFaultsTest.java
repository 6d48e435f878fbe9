// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each block of a data set refuses, at which place, and what it says would be right; ¶ stands for a new line. */
final class LanguageFaultsTest {

    private static final String OFFER = "moncompteformation_catalogueformation.yaml";
    private static final String PURCHASES = "moncompteformation_formations_engagees.yaml";
    private static final String ENTRIES = "entree_sortie_formation.yaml";
    private static final String FUNDING = "moncompteformation_abondements.yaml";
    private static final String USERS = ProjectFolder.USERS;
    private static final String CATALOGUE = "catalogue.yaml";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "in: [CERTIFIANT]|in: [CERTIFIANTE]|DECLARATION_UNKNOWN_REFERENCE|source.where[0].in[0]|CERTIFIANT",
                "in: [CERTIFIANT]|in: []|DECLARATION_BAD_VALUE|source.where[0].in|[…]",
                "in: [CERTIFIANT]|ins: [CERTIFIANT]|DECLARATION_UNKNOWN_WORD|source.where[0].ins|in",
                ", in: [CERTIFIANT]||DECLARATION_BAD_VALUE|source.where[0]|`in | notIn | filled | is | notBefore | atLeast | event`",
                "in: [CERTIFIANT]|filled: oui|DECLARATION_UNKNOWN_WORD|source.where[0].filled|false, true",
                "in: [CERTIFIANT]|atLeast: 3|DECLARATION_BAD_VALUE|source.where[0].column|[INTEGER, AMOUNT]",
                "in: [CERTIFIANT]|event: vente, filled: true|DECLARATION_BAD_VALUE|source.where[0]|`in | notIn | filled | is | notBefore | atLeast | event`",
                "certification.domaine, in|certification.domain, in|DECLARATION_UNKNOWN_REFERENCE|source.where[0].column|certification.domaine",
                "certification.domaine, in|certification.intitule, in|DECLARATION_BAD_VALUE|source.where[0].column|[CODE]",
                "{column: certification.domaine, in: [CERTIFIANT]}|{event: vente}|DECLARATION_UNKNOWN_REFERENCE|source.where[0].event|–",
                "notBefore: asOf|notBefore: hier|DECLARATION_BAD_VALUE|source.tallies[0].where[0].notBefore|`asOf | 2024-01-01`",
                "is: true|is: vrai|DECLARATION_UNKNOWN_WORD|source.tallies[1].where[1].is|false, true",
                "session_formation.a_distance|session_formation.date_fin|DECLARATION_BAD_VALUE|source.tallies[1].where[1].column|[BOOLEAN]",
                "session_formation.a_distance|action_formation.modalite|DECLARATION_UNKNOWN_REFERENCE|source.tallies[1].where[1].column|session_formation.a_distance, session_formation.action_id, session_formation.date_fin, session_formation.id"
            })
    void conditionIsRefused(String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(OFFER, old, by, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "themes: [EDUC, SOCI]|themes: []|DECLARATION_BAD_VALUE|themes|[…]",
                "themes: [EDUC, SOCI]|themes: [EDUK]|DECLARATION_UNKNOWN_WORD|themes[0]|EDUC",
                "themes: [EDUC, SOCI]|# none|DECLARATION_MISSING|–|themes: [EDUC]",
                "frequency: quarterly|# none|DECLARATION_MISSING|–|frequency: quarterly",
                "frequency: quarterly|frequency: quaterly|DECLARATION_UNKNOWN_WORD|frequency|quarterly",
                "keywords:|keywords: []¶other:|DECLARATION_BAD_VALUE|keywords|[…]",
                "id: moncompteformation-les-usagers|id: les-usagers|DECLARATION_BAD_VALUE|id|moncompteformation-les-usagers"
            })
    void whatPortalsCountOnIsAskedFor(String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(USERS, old, by, code, place, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void descriptionThatPortalsCountAsNoneIsRefusedInEachLanguage(String language) {
        ProjectFolder folder = ProjectFolder.copyTo(directory);
        String text = folder.text(USERS);
        String enough = "x".repeat(DatasetParser.LONGEST_IGNORED + 1);
        String described = "\ndescription:\n  fr: " + enough + "\n  en: " + enough + "\n";
        String whole = text.replaceFirst("(?s)\\ndescription:\\n.*?\\n(?=[a-z])", described);
        assertThat(folder.write(USERS, whole).read().datasets()).hasSize(1);
        assertRefused(
                folder.replace(USERS, language + ": " + enough, language + ": " + enough.substring(1)),
                USERS,
                ProblemCode.DECLARATION_BAD_VALUE,
                "description." + language,
                "> 100 caractères / characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "[statistics]|[statistic]|DECLARATION_UNKNOWN_WORD|highValue.categories[0]|statistics",
                "[statistics]|[santé]|DECLARATION_UNKNOWN_WORD|highValue.categories[0]|companies, earthObservation, geospatial, meteorological, mobility, statistics",
                "[statistics]|[]|DECLARATION_BAD_VALUE|highValue.categories|[…]",
                "categories: [statistics]|category: statistics|DECLARATION_MISSING|highValue|categories: [statistics]",
                "endpoint: https:|endpoint: ftp:|DECLARATION_BAD_VALUE|highValue.api.endpoint|https://…",
                "    page: https://api.example.org/docs/¶||DECLARATION_MISSING|highValue.api|page: https://…"
            })
    void highValueIsRefused(String old, String by, ProblemCode code, String place, String expected) {
        String declared = "highValue:¶  categories: [statistics]¶  api:¶    endpoint: https://api.example.org/users¶"
                + "    description: https://api.example.org/openapi.json¶    page: https://api.example.org/docs/¶frequency: ";
        assertThat(declared).contains(old);
        ProjectFolder folder =
                ProjectFolder.copyTo(directory).replace(USERS, "\nfrequency: ", "\n" + declared.replace("¶", "\n"));
        assertThat(folder.read().datasets()).hasSize(1);
        assertRefused(
                folder.replace(USERS, old.replace("¶", "\n"), by == null ? "" : by), USERS, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                OFFER + "|key: action_id|key: actionid|DECLARATION_UNKNOWN_REFERENCE|source.tallies[0].key|action_id",
                OFFER
                        + "|relation: session_formation|relation: session_formations|DECLARATION_UNKNOWN_REFERENCE|source.tallies[0].relation|session_formation",
                OFFER
                        + "|sessions_actives.count|sessions_active.count|DECLARATION_UNKNOWN_REFERENCE|measures[1].sum|sessions_actives.count",
                OFFER + "|snapshot: true|snapshot: false|DECLARATION_UNKNOWN_WORD|source.period.snapshot|true",
                OFFER
                        + "|{snapshot: true}|{snapshot: true, unit: day}|DECLARATION_BAD_VALUE|source.period.unit|`column | events`",
                ENTRIES
                        + "|column: date_sortie|column: date_sorti|DECLARATION_UNKNOWN_REFERENCE|source.period.events[1].column|date_sortie",
                ENTRIES
                        + "|column: date_sortie|column: statut|DECLARATION_BAD_VALUE|source.period.events[1].column|[DATE]",
                ENTRIES
                        + "|    events:¶|    column: date_entree¶    events:¶|DECLARATION_BAD_VALUE|source.period|`column | events | snapshot`",
                ENTRIES
                        + "|{event: entree}|{event: entre}|DECLARATION_UNKNOWN_REFERENCE|measures[0].where[0].event|entree",
                ENTRIES
                        + "|{event: entree}|{event: entree, column: dossier.statut}|DECLARATION_BAD_VALUE|measures[0].where[0].column|`in | notIn | filled | is | notBefore | atLeast`",
                ENTRIES
                        + "|key: siret}|key: raison_sociale}|DECLARATION_BAD_VALUE|source.joins[4].key|organisme.key [siret]",
                ENTRIES
                        + "|relation: organisme,|relation: organismes,|DECLARATION_UNKNOWN_REFERENCE|source.joins[4].relation|organisme",
                ENTRIES
                        + "|on: formation.siret_organisme|on: formation.siret_organism|DECLARATION_UNKNOWN_REFERENCE|source.joins[4].on|formation.siret_organisme",
                ENTRIES
                        + "|on: session_id|on: formation.certification_id|DECLARATION_UNKNOWN_REFERENCE|source.joins[0].on|*date_sortie, date_validation, demandeur_emploi, dossier.csp",
                PURCHASES + "|by: financeur|by: financeurs|DECLARATION_UNKNOWN_REFERENCE|source.pivots[0].by|financeur",
                PURCHASES
                        + "|sum: financement.OPCO|sum: financement.OPCA|DECLARATION_UNKNOWN_REFERENCE|measures[16].sum|financement.OPCO",
                PURCHASES
                        + "|person: titulaire_id|person: titulaire|DECLARATION_UNKNOWN_REFERENCE|source.person|titulaire_id"
            })
    void selectionIsRefused(String set, String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(set, old, by, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                OFFER
                        + "|entity: formation.numero_formation|entity: formation.numero_formatio|DECLARATION_UNKNOWN_REFERENCE|dimensions[2].entity|formation.numero_formation",
                OFFER
                        + "|entity: formation.numero_formation|entity: formation.contenu|DECLARATION_BAD_VALUE|dimensions[2]|nullable: false",
                OFFER
                        + "|column: organisme.raison_sociale|column: organisme.raison_social|DECLARATION_UNKNOWN_REFERENCE|dimensions[2].columns[0].column|organisme.raison_sociale",
                OFFER
                        + "|column: organisme.raison_sociale|column: lieu.code_departement|DECLARATION_BAD_VALUE|dimensions[2].columns[0].column|`formation.… | certification.… | organisme.…`",
                OFFER + "|shows: label|shows: labels|DECLARATION_UNKNOWN_WORD|dimensions[2].columns[5].shows|label",
                OFFER + "|whole: true|whole: oui|DECLARATION_UNKNOWN_WORD|dimensions[2].columns[2].whole|false, true",
                ENTRIES
                        + "|column: certification.intitule|column: organisme.raison_sociale|DECLARATION_BAD_VALUE|dimensions[0].columns[4].column|certification.…",
                ENTRIES
                        + "|when: {column: certification.type_referentiel, in: [RS]}|when: {column: dossier.statut, in: [VALIDE]}|DECLARATION_BAD_VALUE|dimensions[0].columns[2].when|certification.…",
                ENTRIES
                        + "|when: {column: certification.type_referentiel, in: [RS]}|when: {event: entree}|DECLARATION_UNKNOWN_REFERENCE|dimensions[0].columns[2].when.event|–",
                PURCHASES
                        + "|column: certification.code_nsf_1|column: certification.intitule|DECLARATION_BAD_VALUE|dimensions[2].columns[4].shows|type: code",
                PURCHASES
                        + "|labelColumn: region_lieu_formation|labelColum: region_lieu_formation|DECLARATION_MISSING|dimensions[0]|labelColumn: region",
                FUNDING
                        + "|parentOf: titulaire.code_departement|parentOf: titulaire.code_departemen|DECLARATION_UNKNOWN_REFERENCE|dimensions[1].parentOf|titulaire.code_departement",
                USERS
                        + "|age: {birth|column: titulaire.genre¶    age: {birth|DECLARATION_BAD_VALUE|dimensions[3]|`column | parentOf | age | firstOf`",
                USERS
                        + "|- {when: dossier.demandeur_emploi, code: DE}|- {code: DE}|DECLARATION_BAD_VALUE|dimensions[4].firstOf[0]|`when | column`",
                USERS
                        + "|{when: dossier.demandeur_emploi, code: DE}|{column: dossier.csp, code: DE}|DECLARATION_BAD_VALUE|dimensions[4].firstOf[0].code|when"
            })
    void dimensionIsRefused(String set, String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(set, old, by, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                PURCHASES + "|form: firstDay|form: firstday|DECLARATION_UNKNOWN_WORD|period.form|firstDay",
                PURCHASES
                        + "|  - date validation¶|  - date validations¶|DECLARATION_UNKNOWN_REFERENCE|columns[1]|date validation",
                PURCHASES + "|  - date validation¶|  - date_chargement¶|DECLARATION_DUPLICATE|columns[1]|columns",
                PURCHASES + "|of: code_rs|of: code_rss|DECLARATION_UNKNOWN_REFERENCE|aliases[3].of|code_rs",
                PURCHASES + "|of: code_rncp|of: numero_rncp|DECLARATION_ALIAS_CYCLE|aliases[4].of|numero_rncp",
                PURCHASES
                        + "|of: code_rncp|of: numero_rs¶    plainText: yes|DECLARATION_UNKNOWN_WORD|aliases[4].plainText|false, true",
                PURCHASES + "|name: numero_rs|name: code_rs|DECLARATION_DUPLICATE|aliases[3]|name",
                PURCHASES + "|name: année de validation|name: date validation|DECLARATION_DUPLICATE|–|name"
            })
    void columnIsRefused(String set, String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(set, old, by, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                PURCHASES + "|sum: financement.OPCO|sum: financement.OPCA",
                PURCHASES + "|column: certification.libelle_formacode_1|column: certification.libelle_formacode",
                PURCHASES + "|codes: modalites|codes: modalite",
                OFFER + "|minimum: action_formation.duree_heures|minimum: action_formation.duree_heure"
            })
    void columnThatHasAFaultMayBeNamedWithoutASecond(String set, String old, String by) {
        assertThat(ProjectFolder.copyTo(directory, set).replace(set, old, by).problems())
                .extracting(Problem::expected)
                .singleElement()
                .satisfies(right -> assertThat(old).endsWith(right));
    }

    @Test
    void aliasesThatNameOneAnotherAreEachACycle() {
        ProjectFolder folder = ProjectFolder.copyTo(directory, PURCHASES)
                .replace(PURCHASES, "of: code_rs\n", "of: numero_rncp\n")
                .replace(PURCHASES, "of: code_rncp\n", "of: numero_rs\n");
        assertThat(folder.problems())
                .extracting(Problem::code, Problem::found, Problem::expected)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.DECLARATION_ALIAS_CYCLE, "numero_rs", "numero_rncp"),
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.DECLARATION_ALIAS_CYCLE, "numero_rncp", "numero_rs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                PURCHASES
                        + "|sum: dossier.prix_ttc|maximum: dossier.prix_ttc|DECLARATION_MEASURE_OF_ONE_PERSON|measures[5].maximum|`count | present | sum | mean | ratio`",
                PURCHASES
                        + "|sum: dossier.prix_ttc|minimum: dossier.prix_ttc|DECLARATION_MEASURE_OF_ONE_PERSON|measures[5].minimum|`count | present | sum | mean | ratio`",
                PURCHASES
                        + "|sum: dossier.prix_ttc|sum: dossier.statut|DECLARATION_BAD_VALUE|measures[5].sum|[AMOUNT, INTEGER]",
                PURCHASES
                        + "|sum: dossier.prix_ttc|sum: dossier.prix_ttc¶    over: nb_dossiers|DECLARATION_BAD_VALUE|measures[5].over|`mean | ratio`",
                PURCHASES
                        + "|sum: dossier.prix_ttc|sum: dossier.prix_ttc¶    where: []|DECLARATION_BAD_VALUE|measures[5].where|count",
                PURCHASES
                        + "|sum: dossier.prix_ttc|summ: dossier.prix_ttc|DECLARATION_UNKNOWN_WORD|measures[5].summ|sum",
                PURCHASES
                        + "|sum: dossier.prix_ttc|some: dossier.prix_ttc|DECLARATION_BAD_VALUE|measures[5]|`count | present | sum | mean | minimum | maximum | ratio`",
                PURCHASES
                        + "|over: nb_dossiers¶|over: nb_dossier¶|DECLARATION_UNKNOWN_REFERENCE|measures[2].over|nb_dossiers",
                PURCHASES + "|count: persons|count: people|DECLARATION_UNKNOWN_WORD|measures[1].count|persons, rows",
                OFFER + "|count: rows|count: persons|DECLARATION_UNKNOWN_WORD|measures[0].count|rows",
                FUNDING
                        + "|over: dossier.prix_ttc|over: dossier.duree_heures|DECLARATION_BAD_VALUE|measures[4]|nullable: false",
                FUNDING
                        + "|over: dossier.prix_ttc|ower: dossier.prix_ttc|DECLARATION_MISSING|measures[4]|over: dossier.prix_ttc",
                FUNDING
                        + "|unit: percent|unit: per cent|DECLARATION_UNKNOWN_WORD|measures[4].unit|`percent, {fr: …, en: …}`"
            })
    void measureIsRefused(String set, String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(set, old, by, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                FUNDING
                        + "|dominancePercent: 85|dominancePercent: 100|DECLARATION_BAD_VALUE|protection.dominancePercent|1 … 99",
                PURCHASES
                        + "|whole: montant_engage|whole: montant_engagé|DECLARATION_UNKNOWN_REFERENCE|protection.splits[0].whole|montant_engage",
                PURCHASES
                        + "|[part_cec, part_titulaire|[part_cec, part_titulair|DECLARATION_UNKNOWN_REFERENCE|protection.splits[0].parts[1]|part_titulaire",
                PURCHASES
                        + "|[part_cec, part_titulaire|[part_cec, part_cec|DECLARATION_BAD_VALUE|protection.splits[0]|`parts: [part_a, part_b]`",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  contributors: []|DECLARATION_BAD_VALUE|protection.contributors|[…]",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  contributors: [{column: formation.siret_organism, label: {fr: a, en: b}}]|DECLARATION_UNKNOWN_REFERENCE|protection.contributors[0].column|formation.siret_organisme",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  contributors: [{column: dossier.prix_ttc, label: {fr: a, en: b}}]|DECLARATION_BAD_VALUE|protection.contributors[0].column|[INTEGER, TEXT, CODE]",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  contributors: [{column: financement.financeur, label: {fr: a, en: b}}]|DECLARATION_CONTRIBUTOR_ALONE|protection.contributors[0].column|financeur",
                ENTRIES
                        + "|thresholdPersons: 5|thresholdPersons: 5¶  dominancePercent: 85¶  contributors: [{column: certification.id, label: {fr: a, en: b}}]|DECLARATION_CONTRIBUTOR_ALONE|protection.contributors[0].column|certification",
                ENTRIES
                        + "|thresholdPersons: 5|thresholdPersons: 5¶  contributors: [{column: formation.siret_organisme, label: {fr: a, en: b}}]|DECLARATION_MISSING|protection|`dominancePercent: 85`",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  groupDisclosure: {dimension: nsff, withheld: '136'}|DECLARATION_UNKNOWN_REFERENCE|protection.groupDisclosure.dimension|nsf",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  groupDisclosure: {dimension: nsf, withheld: 'ND'}|DECLARATION_UNKNOWN_REFERENCE|protection.groupDisclosure.withheld|*110",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  groupDisclosure: {dimension: region, withheld: '94'}|DECLARATION_GROUP_NOT_SUMMED|protection.groupDisclosure.dimension|`keeps: [financeur, nsf]`",
                ENTRIES
                        + "|thresholdPersons: 5|thresholdPersons: 5¶  groupDisclosure: {dimension: certification, withheld: 'ND'}|DECLARATION_UNKNOWN_REFERENCE|protection.groupDisclosure.dimension|–",
                FUNDING
                        + "|pPercent: 10|pPercent: 10¶  meanPolicy: shown|DECLARATION_UNKNOWN_WORD|protection.meanPolicy|hidden, seed",
                FUNDING + "|pPercent: 10|pPercent: dix|DECLARATION_BAD_VALUE|protection.pPercent|1 … 99",
                FUNDING + "|pPercent: 10|ppercent: 10|DECLARATION_UNKNOWN_WORD|protection.ppercent|pPercent",
                FUNDING
                        + "|thresholdPersons: 5|none: {fr: Aucune., en: None.}|DECLARATION_BAD_VALUE|protection.pPercent|thresholdPersons",
                FUNDING
                        + "|thresholdPersons: 5|tresholdPersons: 5|DECLARATION_BAD_VALUE|protection|`thresholdPersons | none`",
                FUNDING + "|  person: dossier.titulaire_id¶||DECLARATION_MISSING|protection|source: {person: …}",
                PURCHASES
                        + "|measures: [nb_dossiers]|measures: [nb_dossier]|DECLARATION_UNKNOWN_REFERENCE|protection.alwaysShown.measures[0]|nb_dossiers",
                PURCHASES
                        + "|measures: [nb_dossiers]|measures: [montant_engage]|DECLARATION_UNKNOWN_REFERENCE|protection.alwaysShown.measures[0]|nb_dossiers",
                PURCHASES
                        + "|measures: [nb_dossiers]|measures: []|DECLARATION_BAD_VALUE|protection.alwaysShown.measures|[…]",
                PURCHASES
                        + "|    reason:¶|    raison:¶|DECLARATION_MISSING|protection.alwaysShown|`reason: {fr: …, en: …}`",
                OFFER
                        + "|  none:¶|  thresholdPersons: 5¶  none:¶|DECLARATION_BAD_VALUE|protection|`thresholdPersons | none`",
                OFFER
                        + "|    en: The offer describes trainings and bodies, not persons; contact details are no part of it.¶||DECLARATION_LABEL_MISSING|protection.none|en: …"
            })
    void protectionIsRefused(String set, String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(set, old, by, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                USERS
                        + "|headline: nb_dossiers|headline: prix_moyen|DECLARATION_MEASURE_NOT_ADDITIVE|page.headline|*nb_dossiers, nb_dossiers_a_duree_connue, montant_engage",
                USERS
                        + "|breakdown: departement|breakdown: departements|DECLARATION_UNKNOWN_REFERENCE|page.breakdown|departement",
                USERS + "|after: 15|after: -1|DECLARATION_BAD_VALUE|calendar.after|0 … 366",
                USERS + "|after: 15|after: bientôt|DECLARATION_BAD_VALUE|calendar.after|0 … 366",
                USERS + "|after: 15|day: 15|DECLARATION_MISSING|calendar|after: 20",
                USERS
                        + "|frequency: quarterly|frequency: monthly|DECLARATION_BAD_VALUE|calendar|source.period.unit: quarter",
                PURCHASES
                        + "|csvByHalfYear: true|csvByHalfYears: true|DECLARATION_UNKNOWN_WORD|formats.csvByHalfYears|csvByHalfYear",
                PURCHASES
                        + "|keeps: [region]}|keeps: [regio]}|DECLARATION_UNKNOWN_REFERENCE|margins[1].keeps[0]|region",
                PURCHASES
                        + "|keeps: [region]}|keeps: [region, departement]}|DECLARATION_MARGIN_MISPLACED|margins[1]|departement"
            })
    void pageCalendarOrMarginIsRefused(
            String set, String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(set, old, by, code, place, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "{dataset: entree_sortie_formation}|{dataset: entrees_sorties}|DECLARATION_UNKNOWN_REFERENCE|sharedTotals[0].parts.dataset|*entree_sortie_formation",
                "{dataset: entree_sortie_formation}|{row: {}}|DECLARATION_MISSING|sharedTotals[0].parts|`dataset: …`",
                "    parts: {dataset: entree_sortie_formation}¶||DECLARATION_MISSING|sharedTotals[0]|`parts: {dataset: …, row: {financeur: ETAT}}`",
                "whole: {dataset: moncompteformation-les-usagers}|whole: {dataset: entree_sortie_formation}|DECLARATION_BAD_VALUE|sharedTotals[0]|`whole: QUARTER, parts: MONTH`",
                "{dataset: entree_sortie_formation}|{dataset: moncompteformation_catalogueformation}|DECLARATION_BAD_VALUE|sharedTotals[0].parts|`protection: {thresholdPersons: 5}`",
                "row: {financeur: CEC}|row: {financeurs: CEC}|DECLARATION_UNKNOWN_REFERENCE|sharedTotals[8].whole.row.financeurs|financeur",
                "row: {financeur: CEC}|row: {financeur: CEK}|DECLARATION_UNKNOWN_REFERENCE|sharedTotals[8].whole.row.financeur|CEC",
                "row: {financeur: CEC}|row: {region: '11'}|DECLARATION_BAD_VALUE|sharedTotals[8].whole.row|[[financeur, region], [financeur]]",
                "measures: {nb_dossiers: entrees_formation}|measures: {nb_titulaires: entrees_formation}|DECLARATION_UNKNOWN_REFERENCE|sharedTotals[0].measures.nb_titulaires|*nb_dossiers",
                "measures: {nb_dossiers: entrees_formation}|measures: {nb_dossiers: entree_formation}|DECLARATION_UNKNOWN_REFERENCE|sharedTotals[0].measures.nb_dossiers|entrees_formation"
            })
    void sharedTotalIsRefused(String old, String by, ProblemCode code, String place, String expected) {
        assertRefused(CATALOGUE, old, by, code, place, expected);
    }

    private void assertRefused(String set, String old, String by, ProblemCode code, String place, String expected) {
        ProjectFolder folder = (set.equals(CATALOGUE)
                        ? ProjectFolder.copyAllTo(directory)
                        : ProjectFolder.copyTo(directory, set))
                .replace(set, old.replace("¶", "\n"), by == null ? "" : by.replace("¶", "\n"));
        assertRefused(folder, set, code, place, expected);
    }

    private static void assertRefused(
            ProjectFolder folder, String set, ProblemCode code, String place, String expected) {
        assertThat(folder.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.where()).matches("\\Q" + set + "\\E:\\d+:\\d+.*");
            assertThat(problem.where().replaceFirst("^[^ ]+ ?", "")).isEqualTo(place.equals("–") ? "" : place);
            if (expected.startsWith("*")) {
                assertThat(problem.expected()).contains(expected.substring(1));
            } else {
                assertThat(problem.expected()).isEqualTo(expected.equals("–") ? "" : expected);
            }
        });
    }
}
