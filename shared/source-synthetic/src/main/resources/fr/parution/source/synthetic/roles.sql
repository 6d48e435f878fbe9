-- SPDX-License-Identifier: EUPL-1.2
-- What the publisher may do here: read the nine tables, nothing else. Run once by the owner of the tables,
-- in the schema that holds them. The password is set apart (ALTER ROLE … PASSWORD), never written in a file.
CREATE ROLE parution_lecture LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
ALTER ROLE parution_lecture SET default_transaction_read_only = on;
GRANT USAGE ON SCHEMA public TO parution_lecture;
GRANT SELECT ON titulaire, organisme, certification, lieu, formation, action_formation, session_formation, dossier,
  financement TO parution_lecture;
