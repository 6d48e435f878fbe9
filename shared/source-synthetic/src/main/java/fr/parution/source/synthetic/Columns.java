// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static fr.parution.source.synthetic.Column.date;
import static fr.parution.source.synthetic.Column.dateOrNull;
import static fr.parution.source.synthetic.Column.euros;
import static fr.parution.source.synthetic.Column.flag;
import static fr.parution.source.synthetic.Column.int32;
import static fr.parution.source.synthetic.Column.int32OrNull;
import static fr.parution.source.synthetic.Column.int64;
import static fr.parution.source.synthetic.Column.text;
import static fr.parution.source.synthetic.Column.textOrNull;

import java.util.List;
import java.util.function.Function;

/** The columns of the nine tables, named and ordered as in {@code schema.sql}. */
final class Columns {

    static final List<Column<Titulaire>> TITULAIRE = List.of(
            int64("id", Titulaire::id),
            text("nir", Titulaire::nir),
            text("nom", Titulaire::nom),
            text("prenom", Titulaire::prenom),
            textOrNull("genre", Titulaire::genre),
            date("date_naissance", Titulaire::dateNaissance),
            text("code_departement", Titulaire::codeDepartement),
            text("courriel", Titulaire::courriel));

    static final List<Column<Organisme>> ORGANISME = List.of(
            text("siret", Organisme::siret),
            text("raison_sociale", Organisme::raisonSociale),
            text("numero_declaration", Organisme::numeroDeclaration),
            text("code_departement", Organisme::codeDepartement));

    static final List<Column<Certification>> CERTIFICATION = List.of(
            int32("id", Certification::id),
            textOrNull("type_referentiel", Certification::typeReferentiel),
            textOrNull("code", Certification::code),
            int32("code_certifinfo", Certification::codeCertifinfo),
            text("intitule", Certification::intitule),
            text("domaine", certification -> certification.domaine().name()),
            textOrNull("niveau", Certification::niveau),
            text("code_nsf_1", certification -> certification.codesNsf().get(0)),
            nth("code_nsf_", 2, Certification::codesNsf),
            nth("code_nsf_", 3, Certification::codesNsf),
            text(
                    "code_formacode_1",
                    certification -> certification.codesFormacode().get(0)),
            nth("code_formacode_", 2, Certification::codesFormacode),
            nth("code_formacode_", 3, Certification::codesFormacode),
            nth("code_formacode_", 4, Certification::codesFormacode),
            nth("code_formacode_", 5, Certification::codesFormacode),
            text("libelle_formacode_1", Certification::libelleFormacode),
            nth("code_rome_", 1, Certification::codesRome),
            nth("code_rome_", 2, Certification::codesRome),
            nth("code_rome_", 3, Certification::codesRome),
            nth("code_rome_", 4, Certification::codesRome),
            nth("code_rome_", 5, Certification::codesRome));

    static final List<Column<Lieu>> LIEU = List.of(
            int32("id", Lieu::id), text("code_departement", Lieu::codeDepartement), text("commune", Lieu::commune));

    static final List<Column<Formation>> FORMATION = List.of(
            text("numero_formation", Formation::numeroFormation),
            text("siret_organisme", Formation::siretOrganisme),
            int32("certification_id", Formation::certificationId),
            text("intitule", Formation::intitule),
            textOrNull("points_forts", Formation::pointsForts),
            textOrNull("objectif", Formation::objectif),
            textOrNull("contenu", Formation::contenu),
            textOrNull("resultats_attendus", Formation::resultatsAttendus));

    static final List<Column<ActionFormation>> ACTION = List.of(
            int32("id", ActionFormation::id),
            text("numero_formation", ActionFormation::numeroFormation),
            int32("lieu_id", ActionFormation::lieuId),
            text("modalite", action -> action.modalite().name()),
            int32OrNull("duree_heures", ActionFormation::dureeHeures),
            euros("prix_ttc", ActionFormation::prixTtcCentimes));

    static final List<Column<SessionFormation>> SESSION = List.of(
            int32("id", SessionFormation::id),
            int32("action_id", SessionFormation::actionId),
            date("date_debut", SessionFormation::dateDebut),
            date("date_fin", SessionFormation::dateFin),
            flag("a_distance", SessionFormation::aDistance));

    static final List<Column<Dossier>> DOSSIER = List.of(
            int64("id", Dossier::id),
            int64("titulaire_id", Dossier::titulaireId),
            int32("session_id", Dossier::sessionId),
            date("date_validation", Dossier::dateValidation),
            dateOrNull("date_entree", Dossier::dateEntree),
            dateOrNull("date_sortie", Dossier::dateSortie),
            text("statut", dossier -> dossier.statut().name()),
            flag("demandeur_emploi", Dossier::demandeurEmploi),
            textOrNull("csp", Dossier::csp),
            euros("prix_ttc", Dossier::prixTtcCentimes),
            int32OrNull("duree_heures", Dossier::dureeHeures));

    static final List<Column<Financement>> FINANCEMENT = List.of(
            int64("dossier_id", Financement::dossierId),
            text("financeur", line -> line.financeur().name()),
            euros("montant", Financement::montantCentimes));

    private Columns() {}

    /** The column of one place, from 1, in a list of codes that may end before. */
    private static Column<Certification> nth(String name, int place, Function<Certification, List<String>> codesOf) {
        return textOrNull(name + place, certification -> {
            List<String> codes = codesOf.apply(certification);
            return place <= codes.size() ? codes.get(place - 1) : null;
        });
    }
}
