# SPDX-License-Identifier: EUPL-1.2
"""The five data sets once more, in SQL over the source's own relations."""

from recomputed import DataSet, Group, half_up

FUNDERS = ("FRANCE_COMPETENCES", "TITULAIRE", "ETAT", "FRANCE_TRAVAIL", "REGION", "OPCO", "ENTREPRISE", "CEC")
COUNTED = {"titulaire": "titulaires", "region": "regions", "entreprise": "entreprises"}
ALL_CODE = "'_T'"
ALL_LABEL = "'Ensemble'"

TERRITORY = """
create view territory as select d.code as code_departement, d.fr as nom_departement, r.code as code_region, r.fr as nom_region
from departements d join regions r on r.code = d.parent
"""
# A training with all that is known of where it leads: one row a session.
TRAINED = """
create view trained as
select s.id as session_id, a.modalite, a.lieu_id, f.siret_organisme, c.*
from session_formation s join action_formation a on a.id = s.action_id
join formation f on f.numero_formation = a.numero_formation join certification c on c.id = f.certification_id
"""
PAID = f"""
create view paid as from (pivot financement on financeur in ({', '.join(f"'{code}'" for code in FUNDERS)})
using sum(montant) group by dossier_id)
"""


def number_in(directory):
    """The number of a certification in one directory, -1 where it is not there."""
    return f"case when type_referentiel = '{directory}' then code::bigint else -1 end"


DIRECTORY = {"type_referentiel": ("type_referentiel", "null")}
IN_RS = (number_in("RS"), "null")
IN_RNCP = (number_in("RNCP"), "null")
CERTIFINFO = ("coalesce(code_certifinfo, -1)", "null")
TITLE = {"intitule_certification": ("intitule", "null")}


FILES = {
    "nb_titulaires": "count(distinct person)",
    "prix_moyen": half_up("sum(prix_ttc)", "count(*)"),
    "montant_engage": "sum(prix_ttc)",
}


def funded(names):
    """What is said of who paid: a group of figures for each family of funders, about the persons that it helped."""
    groups = []
    for code in FUNDERS:
        family = names.get(code, code.lower())
        part, count = f"coalesce(sum({code}), 0.00)", f"count({code})"
        measures = {f"part_{family}": part, f"nb_dossiers_finances_par_{COUNTED.get(family, family)}": count}
        groups.append(Group(measures, where=f"coalesce({code}, 0) <> 0"))
    return groups


DURATIONS = Group(
    {
        "nb_dossiers_a_duree_connue": "count(duree_heures)",
        "duree_moyenne": half_up("coalesce(sum(duree_heures), 0)", "count(duree_heures)"),
    },
    where="duree_heures is not null",
)
RESIDENCE = {
    "region": ("code_region", {"code_region": ("code_region", ALL_CODE), "nom_region": ("nom_region", ALL_LABEL)}),
    "departement": (
        "code_departement",
        {"code_departement": ("code_departement", ALL_CODE), "nom_departement": ("nom_departement", ALL_LABEL)},
    ),
}
TO_FRANCE = {"departement": ["region", "departement"], "region": ["region"], "france": []}


def labelled(name):
    return (name, {name: (name, ALL_LABEL)})


def users(end):
    every = ["region", "departement", "genre", "classe_age", "situation", "statut_dossier"]
    return DataSet(
        id="moncompteformation-les-usagers",
        rows=f"""
            select d.titulaire_id as person, year(date_entree) || '-T' || quarter(date_entree) as period, t.*, g.fr as genre,
                   c.fr as classe_age, s.fr as situation, st.fr as statut_dossier, prix_ttc, duree_heures, paid.*
            from (select *, p.code_departement as living, coalesce(p.genre, 'NR') as gender,
                  date_sub('year', p.date_naissance, date_entree) as age
                  from dossier join titulaire p on p.id = titulaire_id) d
            join territory t on t.code_departement = d.living
            join genres g on g.code = d.gender
            join classes_age c on c.code = case when age < 25 then 'MOINS_25' when age < 35 then '25_34' when age < 45 then '35_44'
                                                when age < 55 then '45_54' else '55_PLUS' end
            join situations s on s.code = case when demandeur_emploi then 'DE' else coalesce(csp, 'NR') end
            join statuts st on st.code = d.statut left join paid on paid.dossier_id = d.id
            where date_entree >= date '2020-01-01' and date_entree < date_trunc('quarter', {end})""",
        period={"trimestre_entree": "period"},
        dimensions=RESIDENCE | {name: labelled(name) for name in every[2:]},
        levels={"detail": every, "region_detail": every[:1] + every[2:]} | TO_FRANCE | {
            f"{prefix}{label}": keeps + [name]
            for prefix, keeps in (("region_", ["region"]), ("", []))
            for label, name in zip(("genre", "age", "situation", "statut"), every[2:])
        },
        nested=["detail", *TO_FRANCE],
        groups=[Group({"nb_dossiers": "count(*)"} | FILES), DURATIONS, *funded({})],
    )


def purchases(end):
    paid = funded({"FRANCE_TRAVAIL": "pole_emploi"})
    for group in paid:
        # The portal tells what France compétences pays, and not for how many files.
        group.measures.pop("nb_dossiers_finances_par_france_competences", None)
        former = [name for name in group.measures if name.endswith("pole_emploi")]
        group.measures |= {name.replace("pole_emploi", "france_travail"): group.measures[name] for name in former}
    every = ["region", "departement", "certification", "modalite_presence", "statut_dossier"]
    return DataSet(
        id="moncompteformation_formations_engagees",
        rows=f"""
            select d.titulaire_id as person, date_trunc('month', date_validation)::date as period, t.*, c.*, m.fr as modalite_presence,
                   st.fr as statut_dossier, nsf.fr as field, d.prix_ttc, d.duree_heures, paid.*
            from dossier d join trained c on c.session_id = d.session_id
            join lieu on lieu.id = c.lieu_id join territory t on t.code_departement = lieu.code_departement
            join modalites m on m.code = c.modalite join statuts st on st.code = d.statut join nsf on nsf.code = c.code_nsf_1
            left join paid on paid.dossier_id = d.id
            where date_validation >= date '2019-11-01' and date_validation < date_trunc('month', {end})""",
        period={
            "date validation": "period::varchar",
            "année de validation": "year(period)",
            "date_validation": "period::varchar",
            "annee_validation": "year(period)",
        },
        dimensions={
            "region": ("code_region", {"region_lieu_formation": ("nom_region", ALL_LABEL)}),
            "departement": (
                "code_departement",
                {
                    "departement_lieu_formation": ("nom_departement", ALL_LABEL),
                    "Code Officiel Département": ("code_departement", ALL_CODE),
                },
            ),
            "certification": (
                "id",
                DIRECTORY
                | {"code_rs": IN_RS, "code_rncp": IN_RNCP}
                | TITLE
                | {
                    "domaine_formation_nsf": ("field", "null"),
                    "formacode_principal": ("code_formacode_1", "null"),
                    "libelle_formacode_principal": ("libelle_formacode_1", "null"),
                },
            ),
            "modalite_presence": labelled("modalite_presence"),
            "statut_dossier": labelled("statut_dossier"),
        },
        levels={"detail": every} | TO_FRANCE,
        # How many files there are is a count of purchases, and shown of whoever bought.
        groups=[Group({"nb_dossiers": "count(*)"}, always_shown=True), Group(FILES), DURATIONS, *paid],
        aliases={
            "code_departement": ("Code Officiel Département", None),
            "numero_rs": ("code_rs", "-1"),
            "numero_rncp": ("code_rncp", "-1"),
        },
        constants={"date_chargement": f"date_trunc('month', {end})::date::varchar"},
        totals_apart=True,
    )


def movements(end):
    def event(column, where):
        return f"""
            select titulaire_id as person, strftime({column}, '%Y-%m') as period, {where} as is_entry,
                   not {where} and statut = 'CLOS_PARTIEL' as is_partial, not {where} and statut = 'CLOS_TOTAL' as is_full,
                   o.siret, o.raison_sociale, c.*
            from dossier d join trained c on c.session_id = d.session_id join organisme o on o.siret = c.siret_organisme
            where {column} >= date '2020-01-01' and {column} < date_trunc('month', {end})"""

    return DataSet(
        id="entree_sortie_formation",
        rows=event("date_entree", "true") + " union all " + event("date_sortie", "false"),
        period={"annee_mois": "period", "annee": "period[:4]::int", "mois": "period[6:]::int"},
        dimensions={
            "certification": (
                "id",
                DIRECTORY | {"code_rncp": IN_RNCP, "code_rs": IN_RS, "code_certifinfo": CERTIFINFO} | TITLE,
            ),
            "organisme": (
                "siret",
                {
                    "siret_of_contractant": ("siret", "null"),
                    "raison_sociale_of_contractant": ("raison_sociale", "null"),
                },
            ),
        },
        levels={"detail": ["certification", "organisme"], "certification": ["certification"], "france": []},
        groups=[
            Group({name: f"count_if({where})"}, where=where)
            for name, where in (
                ("entrees_formation", "is_entry"),
                ("sorties_realisation_partielle", "is_partial"),
                ("sorties_realisation_totale", "is_full"),
            )
        ],
        aliases={
            "numero_rs": ("code_rs", "-1"),
            "numero_rncp": ("code_rncp", "-1"),
            "numero_certifinfo": ("code_certifinfo", "-1"),
        },
        constants={"date_chargement": f"date_trunc('month', {end})::date::varchar"},
        totals_apart=True,
    )


def cofinancing(end):
    return DataSet(
        id="moncompteformation_abondements",
        rows=f"""
            select d.titulaire_id as person, year(date_validation) || '-T' || quarter(date_validation) as period, t.*,
                   m.financeur as code_financeur, fi.fr as nom_financeur, c.code_nsf_1 as nsf, nsf.fr as field, m.montant, d.prix_ttc
            from financement m join dossier d on d.id = m.dossier_id join titulaire p on p.id = d.titulaire_id
            join territory t on t.code_departement = p.code_departement join trained c on c.session_id = d.session_id
            join financeurs fi on fi.code = m.financeur join nsf on nsf.code = c.code_nsf_1
            where date_validation >= date '2020-01-01' and date_validation < date_trunc('quarter', {end})""",
        period={"trimestre_validation": "period"},
        dimensions={
            "financeur": (
                "code_financeur",
                {"code_financeur": ("code_financeur", ALL_CODE), "financeur": ("nom_financeur", ALL_LABEL)},
            ),
            "region": RESIDENCE["region"],
            "nsf": ("nsf", {"code_nsf": ("nsf", ALL_CODE), "domaine_formation_nsf": ("field", ALL_LABEL)}),
        },
        levels={"detail": ["financeur", "region", "nsf"], "financeur_region": ["financeur", "region"], "financeur": ["financeur"]},
        groups=[
            Group({"nb_financements": "count(*)", "nb_titulaires": "count(distinct person)"}),
            Group(
                {
                    "montant": "sum(montant)",
                    "aide_moyenne": half_up("sum(montant)", "count(*)"),
                    "part_du_prix": half_up("sum(montant) * 100", "(sum(prix_ttc) * 100)::hugeint", 10_000),
                },
                amount="montant",
            ),
        ],
    )


def offer(end):
    texts = {f"code_formacode_{i}": (f"code_formacode_{i}", "null") for i in range(1, 6)}
    texts |= {f"code_rome_{i}": (f"code_rome_{i}", "null") for i in range(1, 6)}
    texts |= {f"code_nsf_{i}": (f"code_nsf_{i}", "null") for i in range(1, 4)}
    texts |= {f"libelle_nsf_{i}": (f"field_{i}", "null") for i in range(1, 4)}
    fields = ", ".join(f"(select fr from nsf where code = c.code_nsf_{i}) as field_{i}" for i in range(1, 4))
    plain = {"points_forts": "points_forts", "objectif_formation": "objectif", "contenu_formation": "contenu",
             "resultats_attendus_formation": "resultats_attendus"}  # fmt: skip
    texts |= {name: (column, "null") for name, column in plain.items()}
    texts |= {f"{name}_texte": (f"plain({column})", "null") for name, column in plain.items()}
    texts |= {
        "libelle_niveau_sortie_formation": ("level", "null"),
        "libelle_code_formacode_principal": ("libelle_formacode_1", "null"),
        "nom_of": ("raison_sociale", "null"),
        "siret": ("siret", "null"),
        "numero_formation": ("numero_formation", "null"),
        "intitule_formation": ("training", "null"),
        "code_certifinfo": CERTIFINFO,
        "code_inventaire": IN_RS,
        "code_rncp": IN_RNCP,
    }
    return DataSet(
        id="moncompteformation_catalogueformation",
        rows=f"""
            select {end} as period, t.*, c.*, o.*, f.numero_formation, f.intitule as training, points_forts, objectif, contenu,
                   resultats_attendus, n.fr as level, {fields}, a.duree_heures, a.prix_ttc, s.*
            from action_formation a join formation f on f.numero_formation = a.numero_formation
            join certification c on c.id = f.certification_id join organisme o on o.siret = f.siret_organisme
            join lieu on lieu.id = a.lieu_id join territory t on t.code_departement = lieu.code_departement
            left join niveaux n on n.code = c.niveau
            left join (select action_id, count(*) as active, count_if(a_distance) as remote from session_formation
                       where date_fin >= {end} group by action_id) s on s.action_id = a.id
            where c.domaine = 'CERTIFIANT'""",
        period={"date_extract": "period::varchar"},
        dimensions=RESIDENCE | {"formation": ("numero_formation", DIRECTORY | TITLE | texts)},
        levels={"detail": ["region", "departement", "formation"]} | TO_FRANCE,
        groups=[
            Group(
                {
                    "nb_action": "count(*)",
                    "nb_session_active": "coalesce(sum(active), 0)",
                    "nb_session_a_distance": "coalesce(sum(remote), 0)",
                    "nombre_heures_total_min": "min(duree_heures)",
                    "nombre_heures_total_max": "max(duree_heures)",
                    "nombre_heures_total_mean": half_up("coalesce(sum(duree_heures), 0)", "count(duree_heures)"),
                    "frais_ttc_tot_min": "min(prix_ttc)",
                    "frais_ttc_tot_max": "max(prix_ttc)",
                    "frais_ttc_tot_mean": half_up("sum(prix_ttc)", "count(*)"),
                    "nbaction_nbheures": "coalesce(sum(duree_heures), 0)",
                }
            )
        ],
        aliases={
            "coderegion_export": ("code_region", None),
            "numero_rs": ("code_inventaire", "-1"),
            "numero_rncp": ("code_rncp", "-1"),
        },
        totals_apart=True,
        protected=False,
    )


ALL = (users, purchases, movements, cofinancing, offer)
