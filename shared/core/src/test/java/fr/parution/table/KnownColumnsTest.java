// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The columns of the portal's data sets, name for name and in their order, as programs of re-users select them; ours come
 * after. Whoever has to change one of the first lists breaks those programs.
 */
class KnownColumnsTest {

    private static final Project PROJECT = ProjectReader.read(Path.of("..", "datasets"));

    private static List<String> columns(String id) {
        DatasetDeclaration dataset = PROJECT.datasets().stream()
                .filter(declared -> declared.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new ShapeBuilder(dataset, PROJECT.relations())
                .build().schema().columns().stream().map(PublishedColumn::name).toList();
    }

    private static void assertColumns(String id, List<String> known, List<String> ours) {
        List<String> columns = columns(id);
        assertThat(columns).startsWith(known.toArray(String[]::new));
        assertThat(columns.subList(known.size(), columns.size())).containsExactlyElementsOf(ours);
    }

    @Test
    void offerHasThe47ColumnsThatReusersKnow() {
        List<String> known = List.of(
                "date_extract",
                "nom_of",
                "nom_departement",
                "nom_region",
                "type_referentiel",
                "code_inventaire",
                "code_rncp",
                "intitule_certification",
                "libelle_niveau_sortie_formation",
                "code_formacode_1",
                "code_formacode_2",
                "code_formacode_3",
                "code_formacode_4",
                "code_formacode_5",
                "libelle_code_formacode_principal",
                "code_rome_1",
                "code_rome_2",
                "code_rome_3",
                "code_rome_4",
                "code_rome_5",
                "libelle_nsf_1",
                "libelle_nsf_2",
                "libelle_nsf_3",
                "code_nsf_1",
                "code_nsf_2",
                "code_nsf_3",
                "code_certifinfo",
                "siret",
                "numero_formation",
                "intitule_formation",
                "points_forts",
                "objectif_formation",
                "contenu_formation",
                "resultats_attendus_formation",
                "nb_action",
                "nb_session_active",
                "nb_session_a_distance",
                "nombre_heures_total_min",
                "nombre_heures_total_max",
                "nombre_heures_total_mean",
                "frais_ttc_tot_min",
                "frais_ttc_tot_max",
                "frais_ttc_tot_mean",
                "code_departement",
                "code_region",
                "nbaction_nbheures",
                "coderegion_export");
        assertThat(known).hasSize(47);
        assertColumns(
                "moncompteformation_catalogueformation",
                known,
                List.of(
                        "niveau",
                        "numero_rs",
                        "numero_rncp",
                        "points_forts_texte",
                        "objectif_formation_texte",
                        "contenu_formation_texte",
                        "resultats_attendus_formation_texte"));
    }

    @Test
    void purchasesHaveTheColumnsThatReusersKnow() {
        assertColumns(
                "moncompteformation_formations_engagees",
                List.of(
                        "date_chargement",
                        "date validation",
                        "année de validation",
                        "statut_dossier",
                        "type_referentiel",
                        "code_rs",
                        "code_rncp",
                        "intitule_certification",
                        "domaine_formation_nsf",
                        "formacode_principal",
                        "libelle_formacode_principal",
                        "modalite_presence",
                        "region_lieu_formation",
                        "departement_lieu_formation",
                        "nb_dossiers",
                        "nb_titulaires",
                        "prix_moyen",
                        "nb_dossiers_a_duree_connue",
                        "duree_moyenne",
                        "montant_engage",
                        "part_france_competences",
                        "nb_dossiers_finances_par_titulaires",
                        "part_titulaire",
                        "nb_dossiers_finances_par_etat",
                        "part_etat",
                        "nb_dossiers_finances_par_pole_emploi",
                        "part_pole_emploi",
                        "nb_dossiers_finances_par_regions",
                        "part_region",
                        "nb_dossiers_finances_par_opco",
                        "part_opco",
                        "nb_dossiers_finances_par_entreprises",
                        "part_entreprise",
                        "nb_dossiers_finances_par_cec",
                        "part_cec",
                        "Code Officiel Département"),
                List.of(
                        "niveau",
                        "secret_statistique",
                        "date_validation",
                        "annee_validation",
                        "code_departement",
                        "numero_rs",
                        "numero_rncp",
                        "part_france_travail",
                        "nb_dossiers_finances_par_france_travail"));
    }

    @Test
    void entriesAndExitsHaveThe14ColumnsThatReusersKnow() {
        List<String> known = List.of(
                "annee_mois",
                "annee",
                "mois",
                "type_referentiel",
                "code_rncp",
                "code_rs",
                "code_certifinfo",
                "intitule_certification",
                "siret_of_contractant",
                "raison_sociale_of_contractant",
                "entrees_formation",
                "sorties_realisation_partielle",
                "sorties_realisation_totale",
                "date_chargement");
        assertThat(known).hasSize(14);
        assertColumns(
                "entree_sortie_formation",
                known,
                List.of("niveau", "secret_statistique", "numero_rs", "numero_rncp", "numero_certifinfo"));
    }

    /** No re-user of this set is known. Its figures bear the names of the purchases, its dimensions those of our proposal. */
    @Test
    void usersHaveTheColumnsOfTheFirstRelease() {
        assertColumns(
                "moncompteformation-les-usagers",
                List.of(
                        "trimestre_entree",
                        "niveau",
                        "code_region",
                        "nom_region",
                        "code_departement",
                        "nom_departement",
                        "genre",
                        "classe_age",
                        "situation",
                        "statut_dossier",
                        "nb_dossiers",
                        "nb_titulaires",
                        "prix_moyen",
                        "nb_dossiers_a_duree_connue",
                        "duree_moyenne",
                        "montant_engage",
                        "part_france_competences",
                        "nb_dossiers_finances_par_france_competences",
                        "part_titulaire",
                        "nb_dossiers_finances_par_titulaires",
                        "part_etat",
                        "nb_dossiers_finances_par_etat",
                        "part_france_travail",
                        "nb_dossiers_finances_par_france_travail",
                        "part_region",
                        "nb_dossiers_finances_par_regions",
                        "part_opco",
                        "nb_dossiers_finances_par_opco",
                        "part_entreprise",
                        "nb_dossiers_finances_par_entreprises",
                        "part_cec",
                        "nb_dossiers_finances_par_cec",
                        "secret_statistique"),
                List.of());
    }
}
