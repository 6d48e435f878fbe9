# SPDX-License-Identifier: EUPL-1.2
"""Four data sets over flat files that are joined from the source's own relations."""

from aggregated import FlatSet
from metered import ALL_CODE, ALL_LABEL, FUNDERS, code_list, literal, relation

RS, RNCP = (f"CASE WHEN c.type_referentiel = '{d}' THEN CAST(c.code AS BIGINT) ELSE -1 END" for d in ("RS", "RNCP"))


def trained(source):
    """From a purchase to where it leads."""
    return f"""
        JOIN {relation(source, "session_formation")} s ON s.id = d.session_id
        JOIN {relation(source, "action_formation")} a ON a.id = s.action_id
        JOIN {relation(source, "formation")} f ON f.numero_formation = a.numero_formation
        JOIN {relation(source, "certification")} c ON c.id = f.certification_id"""


def territory(reference, code):
    return f"""
        JOIN {code_list(reference, "departements")} dep ON dep.code = {code}
        JOIN {code_list(reference, "regions")} reg ON reg.code = dep.parent"""


def between(column, first, before, unit):
    return f"{column} >= DATE {literal(first)} AND {column} < date_trunc('{unit}', DATE {literal(before)})"


def purchases_files(source, reference, first, before):
    paid = ", ".join(f"sum(montant) FILTER (financeur = '{funder}') AS {funder}" for funder in FUNDERS)
    shown = ", ".join(f"CAST(p.{funder} AS DECIMAL(12,2)) AS {funder}" for funder in FUNDERS)
    flat = f"""
        SELECT CAST(date_trunc('month', d.date_validation) AS DATE) AS "date validation", reg.fr AS region_lieu_formation,
          dep.code AS "Code Officiel Département", c.id AS certification, m.fr AS modalite_presence, st.fr AS statut_dossier,
          d.titulaire_id, CAST(d.prix_ttc AS DECIMAL(12,2)) AS prix_ttc, d.duree_heures, {shown}
        FROM {relation(source, "dossier")} d {trained(source)}
        JOIN {relation(source, "lieu")} l ON l.id = a.lieu_id {territory(reference, "l.code_departement")}
        JOIN {code_list(reference, "modalites")} m ON m.code = a.modalite
        JOIN {code_list(reference, "statuts")} st ON st.code = d.statut
        LEFT JOIN (SELECT dossier_id, {paid} FROM {relation(source, "financement")} GROUP BY dossier_id) p
          ON p.dossier_id = d.id
        WHERE {between("d.date_validation", first, before, "month")}"""
    said = f"""
        SELECT c.id AS certification, c.type_referentiel, {RS} AS code_rs, {RNCP} AS code_rncp,
          c.intitule AS intitule_certification, n.fr AS domaine_formation_nsf, c.code_formacode_1 AS formacode_principal,
          c.libelle_formacode_1 AS libelle_formacode_principal
        FROM {relation(source, "certification")} c JOIN {code_list(reference, "nsf")} n ON n.code = c.code_nsf_1"""
    return {"flat": flat, "certification": said}


def funded(funder, part, count):
    return {count: ("present", funder), part: ("amount", funder)}


PURCHASES = FlatSet(
    id="moncompteformation_formations_engagees",
    files=purchases_files,
    period="date validation",
    dimensions={
        "region_lieu_formation": ALL_LABEL,
        "Code Officiel Département": ALL_CODE,
        "certification": None,
        "modalite_presence": ALL_LABEL,
        "statut_dossier": ALL_LABEL,
    },
    levels={
        "detail": ["region_lieu_formation", "Code Officiel Département", "certification", "modalite_presence", "statut_dossier"],
        "departement": ["region_lieu_formation", "Code Officiel Département"],
        "region": ["region_lieu_formation"],
        "france": [],
    },
    measures={
        "nb_dossiers": ("rows",),
        "nb_titulaires": ("persons",),
        "prix_moyen": ("mean", "prix_ttc"),
        "nb_dossiers_a_duree_connue": ("present", "duree_heures"),
        "duree_moyenne": ("mean", "duree_heures"),
        "montant_engage": ("amount", "prix_ttc"),
        "part_france_competences": ("amount", "FRANCE_COMPETENCES"),
        **funded("TITULAIRE", "part_titulaire", "nb_dossiers_finances_par_titulaires"),
        **funded("ETAT", "part_etat", "nb_dossiers_finances_par_etat"),
        **funded("FRANCE_TRAVAIL", "part_pole_emploi", "nb_dossiers_finances_par_pole_emploi"),
        **funded("REGION", "part_region", "nb_dossiers_finances_par_regions"),
        **funded("OPCO", "part_opco", "nb_dossiers_finances_par_opco"),
        **funded("ENTREPRISE", "part_entreprise", "nb_dossiers_finances_par_entreprises"),
        **funded("CEC", "part_cec", "nb_dossiers_finances_par_cec"),
    },
    entities=["certification"],
    unpublished=["certification"],
)


def movements_files(source, reference, first, before):
    def event(column, entry):
        status = {name: f"{not entry} AND d.statut = '{name}'" for name in ("CLOS_PARTIEL", "CLOS_TOTAL")}
        return f"""
            SELECT strftime(d.{column}, '%Y-%m') AS annee_mois, c.id AS certification, f.siret_organisme AS siret_of_contractant,
              {entry} AS est_entree, {status["CLOS_PARTIEL"]} AS est_partielle, {status["CLOS_TOTAL"]} AS est_totale
            FROM {relation(source, "dossier")} d {trained(source)} WHERE {between("d." + column, first, before, "month")}"""

    said = f"""
        SELECT c.id AS certification, c.type_referentiel, {RNCP} AS code_rncp, {RS} AS code_rs,
          coalesce(c.code_certifinfo, -1) AS code_certifinfo, c.intitule AS intitule_certification
        FROM {relation(source, "certification")} c"""
    bodies = f"""
        SELECT siret AS siret_of_contractant, raison_sociale AS raison_sociale_of_contractant
        FROM {relation(source, "organisme")}"""
    return {
        "flat": event("date_entree", True) + " UNION ALL " + event("date_sortie", False),
        "certification": said,
        "siret_of_contractant": bodies,
    }


MOVEMENTS = FlatSet(
    id="entree_sortie_formation",
    files=movements_files,
    period="annee_mois",
    dimensions={"certification": None, "siret_of_contractant": None},
    levels={"detail": ["certification", "siret_of_contractant"], "certification": ["certification"], "france": []},
    measures={
        "entrees_formation": ("true", "est_entree"),
        "sorties_realisation_partielle": ("true", "est_partielle"),
        "sorties_realisation_totale": ("true", "est_totale"),
    },
    entities=["certification", "siret_of_contractant"],
    unpublished=["certification"],
)


def cofinancing_files(source, reference, first, before):
    flat = f"""
        SELECT year(d.date_validation) || '-T' || quarter(d.date_validation) AS trimestre_validation,
          m.financeur AS code_financeur, dep.parent AS code_region, c.code_nsf_1 AS code_nsf, d.titulaire_id,
          CAST(m.montant AS DECIMAL(12,2)) AS montant_paye, CAST(d.prix_ttc AS DECIMAL(12,2)) AS prix_ttc
        FROM {relation(source, "financement")} m JOIN {relation(source, "dossier")} d ON d.id = m.dossier_id
        JOIN {relation(source, "titulaire")} t ON t.id = d.titulaire_id {territory(reference, "t.code_departement")}
        {trained(source)}
        WHERE {between("d.date_validation", first, before, "quarter")}"""
    return {"flat": flat}


COFINANCING = FlatSet(
    id="moncompteformation_abondements",
    files=cofinancing_files,
    period="trimestre_validation",
    dimensions={name: ALL_CODE for name in ("code_financeur", "code_region", "code_nsf")},
    levels={
        "detail": ["code_financeur", "code_region", "code_nsf"],
        "financeur_region": ["code_financeur", "code_region"],
        "financeur": ["code_financeur"],
    },
    measures={
        "nb_financements": ("rows",),
        "nb_titulaires": ("persons",),
        "montant": ("amount", "montant_paye"),
        "aide_moyenne": ("mean", "montant_paye"),
        "part_du_prix": ("percent", "montant_paye", "prix_ttc"),
    },
    totals_apart=False,
)


def offer_files(source, reference, first, before):
    day = f"DATE {literal(before)}"
    flat = f"""
        SELECT {day} AS date_extract, dep.parent AS code_region, dep.code AS code_departement, f.numero_formation,
          s.actives, s.a_distance, a.duree_heures, CAST(a.prix_ttc AS DECIMAL(12,2)) AS prix_ttc
        FROM {relation(source, "action_formation")} a
        JOIN {relation(source, "formation")} f ON f.numero_formation = a.numero_formation
        JOIN {relation(source, "certification")} c ON c.id = f.certification_id
        JOIN {relation(source, "lieu")} l ON l.id = a.lieu_id {territory(reference, "l.code_departement")}
        LEFT JOIN (SELECT action_id, count(*) AS actives, count_if(a_distance) AS a_distance
          FROM {relation(source, "session_formation")} WHERE date_fin >= {day} GROUP BY action_id) s ON s.action_id = a.id
        WHERE c.domaine = 'CERTIFIANT'"""
    codes = [f"c.code_formacode_{i}" for i in range(1, 6)] + [f"c.code_rome_{i}" for i in range(1, 6)]
    fields = [f"c.code_nsf_{i}, n{i}.fr AS libelle_nsf_{i}" for i in range(1, 4)]
    nsf = " ".join(f"LEFT JOIN {code_list(reference, 'nsf')} n{i} ON n{i}.code = c.code_nsf_{i}" for i in range(1, 4))
    said = f"""
        SELECT f.numero_formation, o.raison_sociale AS nom_of, c.type_referentiel, {RS} AS code_inventaire, {RNCP} AS code_rncp,
          c.intitule AS intitule_certification, v.fr AS libelle_niveau_sortie_formation, {", ".join(codes)},
          c.libelle_formacode_1 AS libelle_code_formacode_principal, {", ".join(fields)},
          coalesce(c.code_certifinfo, -1) AS code_certifinfo, o.siret, f.intitule AS intitule_formation, f.points_forts,
          f.objectif AS objectif_formation, f.contenu AS contenu_formation,
          f.resultats_attendus AS resultats_attendus_formation
        FROM {relation(source, "formation")} f
        JOIN {relation(source, "certification")} c ON c.id = f.certification_id
        JOIN {relation(source, "organisme")} o ON o.siret = f.siret_organisme
        LEFT JOIN {code_list(reference, "niveaux")} v ON v.code = c.niveau {nsf}"""
    return {"flat": flat, "numero_formation": said}


OFFER = FlatSet(
    id="moncompteformation_catalogueformation",
    files=offer_files,
    period="date_extract",
    dimensions={"code_region": ALL_CODE, "code_departement": ALL_CODE, "numero_formation": None},
    levels={
        "detail": ["code_region", "code_departement", "numero_formation"],
        "departement": ["code_region", "code_departement"],
        "region": ["code_region"],
        "france": [],
    },
    measures={
        "nb_action": ("rows",),
        "nb_session_active": ("number", "actives"),
        "nb_session_a_distance": ("number", "a_distance"),
        "nombre_heures_total_min": ("minimum", "duree_heures"),
        "nombre_heures_total_max": ("maximum", "duree_heures"),
        "nombre_heures_total_mean": ("mean", "duree_heures"),
        "frais_ttc_tot_min": ("minimum", "prix_ttc"),
        "frais_ttc_tot_max": ("maximum", "prix_ttc"),
        "frais_ttc_tot_mean": ("mean", "prix_ttc"),
        "nbaction_nbheures": ("number", "duree_heures"),
    },
    entities=["numero_formation"],
)

ALL = {described.id: described for described in (PURCHASES, MOVEMENTS, COFINANCING, OFFER)}
