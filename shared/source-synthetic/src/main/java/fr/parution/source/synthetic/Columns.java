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

/** The columns of the eight tables, named and ordered as in {@code schema.sql}. */
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
            text("code_nsf", Certification::codeNsf),
            text("libelle_nsf", Certification::libelleNsf),
            text("code_formacode", Certification::codeFormacode),
            int32OrNull("niveau", Certification::niveau));

    static final List<Column<Lieu>> LIEU = List.of(
            int32("id", Lieu::id), text("code_departement", Lieu::codeDepartement), text("commune", Lieu::commune));

    static final List<Column<ActionFormation>> ACTION = List.of(
            int32("id", ActionFormation::id),
            text("siret_organisme", ActionFormation::siretOrganisme),
            int32("certification_id", ActionFormation::certificationId),
            int32("lieu_id", ActionFormation::lieuId),
            text("numero_formation", ActionFormation::numeroFormation),
            text("intitule", ActionFormation::intitule),
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
}
