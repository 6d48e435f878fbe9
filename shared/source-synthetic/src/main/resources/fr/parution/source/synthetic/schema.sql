-- SPDX-License-Identifier: EUPL-1.2
-- Source system of a training-account scheme: holders, training bodies, offer, purchases and who paid them.
-- PostgreSQL 13 or later. Amounts in euros with cents, durations in hours, departments by INSEE code ('01' … '976', '2A').
-- The text has two parts: tables with their own rules, then, after the marker line, keys between tables and indexes.
-- A loader runs the first part, fills the tables, and runs the second: checking all rows at once is cheaper.

-- A person who bought at least once. nir, nom, prenom and courriel identify the person and never leave this system in clear.
CREATE TABLE titulaire (
  id               bigint PRIMARY KEY CHECK (id > 0),
  nir              text   NOT NULL UNIQUE CHECK (nir ~ '^[0-9]{15}$'),
  nom              text   NOT NULL,
  prenom           text   NOT NULL,
  genre            text   CHECK (genre IN ('F', 'M')),
  date_naissance   date   NOT NULL,
  code_departement text   NOT NULL CHECK (code_departement ~ '^([0-9]{2}|2[AB]|97[1-6])$'),
  courriel         text   NOT NULL
);
COMMENT ON COLUMN titulaire.genre IS 'F, M, or null when not filled in';
COMMENT ON COLUMN titulaire.code_departement IS 'department of residence';

-- A training body.
CREATE TABLE organisme (
  siret              text PRIMARY KEY CHECK (siret ~ '^[0-9]{14}$'),
  raison_sociale     text NOT NULL,
  numero_declaration text NOT NULL CHECK (numero_declaration ~ '^[0-9]{11}$'),
  code_departement   text NOT NULL
);

-- What a training leads to. type_referentiel is null for the legal exceptions, whose domaine names them and which the published
-- offer leaves out, and for certifications that are no longer registered. Of several codes the first is the principal one.
CREATE TABLE certification (
  id                  int  PRIMARY KEY,
  type_referentiel    text CHECK (type_referentiel IN ('RS', 'RNCP')),
  code                text,
  code_certifinfo     int  NOT NULL,
  intitule            text NOT NULL,
  domaine             text NOT NULL CHECK (domaine IN ('CERTIFIANT', 'CONDUITE', 'BILAN', 'VAE', 'CREATION')),
  niveau              text CHECK (niveau IN ('2', '3', '4', '5', '6', '7', '8')),
  code_nsf_1          text NOT NULL CHECK (code_nsf_1 ~ '^[0-9]{3}$'),
  code_nsf_2          text CHECK (code_nsf_2 ~ '^[0-9]{3}$'),
  code_nsf_3          text CHECK (code_nsf_3 ~ '^[0-9]{3}$'),
  code_formacode_1    text NOT NULL CHECK (code_formacode_1 ~ '^[0-9]{5}$'),
  code_formacode_2    text CHECK (code_formacode_2 ~ '^[0-9]{5}$'),
  code_formacode_3    text CHECK (code_formacode_3 ~ '^[0-9]{5}$'),
  code_formacode_4    text CHECK (code_formacode_4 ~ '^[0-9]{5}$'),
  code_formacode_5    text CHECK (code_formacode_5 ~ '^[0-9]{5}$'),
  libelle_formacode_1 text NOT NULL,
  code_rome_1         text CHECK (code_rome_1 ~ '^[A-N][0-9]{4}$'),
  code_rome_2         text CHECK (code_rome_2 ~ '^[A-N][0-9]{4}$'),
  code_rome_3         text CHECK (code_rome_3 ~ '^[A-N][0-9]{4}$'),
  code_rome_4         text CHECK (code_rome_4 ~ '^[A-N][0-9]{4}$'),
  code_rome_5         text CHECK (code_rome_5 ~ '^[A-N][0-9]{4}$'),
  UNIQUE (type_referentiel, code),
  CHECK ((type_referentiel IS NULL) = (code IS NULL)),
  CHECK (domaine = 'CERTIFIANT' OR code IS NULL)
);
COMMENT ON COLUMN certification.code IS 'number in the directory, without its prefix; null outside the directories';
COMMENT ON COLUMN certification.niveau IS 'level in the French framework, 2 to 8; null when the certification has none';

-- A place of training.
CREATE TABLE lieu (
  id               int  PRIMARY KEY,
  code_departement text NOT NULL,
  commune          text NOT NULL
);

-- A training of a body. Its texts are as the body typed them: plain, or HTML with entities.
CREATE TABLE formation (
  numero_formation   text PRIMARY KEY,
  siret_organisme    text NOT NULL,
  certification_id   int  NOT NULL,
  intitule           text NOT NULL,
  points_forts       text,
  objectif           text,
  contenu            text,
  resultats_attendus text
);

-- A training as it is given at a place.
CREATE TABLE action_formation (
  id               int  PRIMARY KEY,
  numero_formation text NOT NULL,
  lieu_id          int  NOT NULL,
  modalite         text NOT NULL CHECK (modalite IN ('PRESENTIEL', 'DISTANCE', 'MIXTE')),
  duree_heures     int  CHECK (duree_heures > 0),
  prix_ttc         numeric(10,2) NOT NULL CHECK (prix_ttc > 0)
);
COMMENT ON COLUMN action_formation.duree_heures IS 'null when the body did not fill it in';

-- A dated session of a training.
CREATE TABLE session_formation (
  id         int  PRIMARY KEY,
  action_id  int  NOT NULL,
  date_debut date NOT NULL,
  date_fin   date NOT NULL,
  a_distance boolean NOT NULL,
  CHECK (date_fin >= date_debut)
);

-- A purchase, with its status as known when the data were drawn.
CREATE TABLE dossier (
  id               bigint PRIMARY KEY CHECK (id > 0),
  titulaire_id     bigint NOT NULL,
  session_id       int    NOT NULL,
  date_validation  date   NOT NULL,
  date_entree      date,
  date_sortie      date,
  statut           text   NOT NULL CHECK (statut IN ('VALIDE', 'ENTREE', 'SORTIE', 'CLOS_TOTAL', 'CLOS_PARTIEL',
                     'CLOS_ANNULE_TITULAIRE', 'CLOS_ANNULE_OF', 'ANNULE_GESTIONNAIRE', 'REJETE')),
  demandeur_emploi boolean NOT NULL,
  csp              text   CHECK (csp IN ('1', '2', '3', '4', '5', '6', '7', '8')),
  prix_ttc         numeric(10,2) NOT NULL CHECK (prix_ttc > 0),
  duree_heures     int    CHECK (duree_heures > 0),
  CHECK (date_entree IS NULL OR date_entree >= date_validation),
  CHECK (date_sortie IS NULL OR date_sortie >= date_entree),
  CHECK (statut NOT IN ('ENTREE', 'SORTIE', 'CLOS_TOTAL', 'CLOS_PARTIEL') OR date_entree IS NOT NULL),
  CHECK (statut NOT IN ('VALIDE', 'REJETE', 'CLOS_ANNULE_TITULAIRE', 'CLOS_ANNULE_OF') OR date_entree IS NULL)
);
COMMENT ON COLUMN dossier.csp IS 'socio-professional category, INSEE PCS level 1; null for job seekers and when not declared';

-- Who paid what: the lines of a purchase add up to its price, to the cent.
CREATE TABLE financement (
  dossier_id bigint NOT NULL,
  financeur  text   NOT NULL CHECK (financeur IN ('FRANCE_COMPETENCES', 'TITULAIRE', 'ETAT', 'FRANCE_TRAVAIL', 'REGION',
               'OPCO', 'ENTREPRISE', 'CEC')),
  montant    numeric(10,2) NOT NULL CHECK (montant > 0),
  PRIMARY KEY (dossier_id, financeur)
);

-- == after the data ==

ALTER TABLE formation ADD FOREIGN KEY (siret_organisme) REFERENCES organisme;
ALTER TABLE formation ADD FOREIGN KEY (certification_id) REFERENCES certification;
ALTER TABLE action_formation ADD FOREIGN KEY (numero_formation) REFERENCES formation;
ALTER TABLE action_formation ADD FOREIGN KEY (lieu_id) REFERENCES lieu;
ALTER TABLE session_formation ADD FOREIGN KEY (action_id) REFERENCES action_formation;
ALTER TABLE dossier ADD FOREIGN KEY (titulaire_id) REFERENCES titulaire;
ALTER TABLE dossier ADD FOREIGN KEY (session_id) REFERENCES session_formation;
ALTER TABLE financement ADD FOREIGN KEY (dossier_id) REFERENCES dossier;

CREATE INDEX formation_organisme ON formation (siret_organisme);
CREATE INDEX formation_certification ON formation (certification_id);
CREATE INDEX action_formation_formation ON action_formation (numero_formation);
CREATE INDEX action_formation_lieu ON action_formation (lieu_id);
CREATE INDEX session_formation_action ON session_formation (action_id);
CREATE INDEX dossier_titulaire ON dossier (titulaire_id);
CREATE INDEX dossier_session ON dossier (session_id);
CREATE INDEX dossier_validation ON dossier (date_validation);
CREATE INDEX dossier_entree ON dossier (date_entree) WHERE date_entree IS NOT NULL;
CREATE INDEX dossier_sortie ON dossier (date_sortie) WHERE date_sortie IS NOT NULL;
