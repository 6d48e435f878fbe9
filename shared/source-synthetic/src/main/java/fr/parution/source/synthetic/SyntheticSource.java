// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The invented source system, as rows, as a directory of Parquet, or as a PostgreSQL database. The same parameters give the same rows
 * in the same order, and the same bytes of files, on any machine. Rows are drawn when asked for; nothing is kept.
 */
public final class SyntheticSource {

    private static final int UNITS_PER_PART = 1_000_000;

    /** A purchase has at most two lines; four would still keep a file within two million rows. */
    private static final int PURCHASES_PER_PART = 500_000;

    /** Texts make wide rows. */
    private static final int TRAININGS_PER_PART = 50_000;

    private final SyntheticParameters parameters;
    private final SourceTable<Titulaire> titulaire;
    private final SourceTable<Organisme> organisme;
    private final SourceTable<Certification> certification;
    private final SourceTable<Lieu> lieu;
    private final SourceTable<Formation> formation;
    private final SourceTable<ActionFormation> action;
    private final SourceTable<SessionFormation> session;
    private final SourceTable<Dossier> dossier;
    private final SourceTable<Financement> financement;

    public SyntheticSource(SyntheticParameters parameters) {
        this.parameters = parameters;
        Territory territory = new Territory();
        Certifications certifications = new Certifications();
        PurchaseCalendar calendar = new PurchaseCalendar(parameters);
        Holders holders = new Holders(parameters, calendar, territory);
        Catalogue catalogue = new Catalogue(parameters, territory, certifications);
        Sessions sessions = new Sessions(parameters, calendar, territory, catalogue);
        Purchases purchases = new Purchases(parameters, calendar, holders, territory, catalogue, sessions);
        titulaire = table("titulaire", holders.count(), Columns.TITULAIRE, holders::titulaire);
        organisme = table("organisme", catalogue.bodies(), Columns.ORGANISME, i -> catalogue.organisme((int) i));
        certification =
                table("certification", certifications.size(), Columns.CERTIFICATION, i -> certifications.row((int) i));
        lieu = table("lieu", catalogue.places(), Columns.LIEU, i -> catalogue.lieu((int) i));
        formation = new SourceTable<>(
                "formation",
                catalogue.trainings(),
                TRAININGS_PER_PART,
                Columns.FORMATION,
                i -> Stream.of(catalogue.formation((int) i)));
        action = table("action_formation", catalogue.actions(), Columns.ACTION, i -> catalogue.action((int) i));
        session = table("session_formation", sessions.count(), Columns.SESSION, i -> sessions.session((int) i));
        dossier = table("dossier", purchases.count(), Columns.DOSSIER, purchases::dossier);
        financement = new SourceTable<>(
                "financement", purchases.count(), PURCHASES_PER_PART, Columns.FINANCEMENT, purchases::financements);
    }

    public SyntheticParameters parameters() {
        return parameters;
    }

    /**
     * Writes one folder per table, {@code <table>/part-00000.parquet} and on, and last {@code _SOURCE.json}, whose presence says that all is
     * there. An earlier source in the directory is replaced; other files are left alone.
     *
     * @throws IOException when the directory cannot be written; {@code _SOURCE.json} is then absent
     */
    public void writeTo(Path directory, Progress progress) throws IOException {
        new ParquetDirectory(parameters, tables(), progress).write(directory);
    }

    /**
     * Creates the schema in the first schema of the search path and fills it, in one transaction.
     *
     * @param connection to PostgreSQL 13 or later, with the right to create tables; stays open, in its earlier commit mode
     * @throws SQLException when a table is already there, or on any refusal of the server; nothing is then changed
     */
    public void load(Connection connection, Progress progress) throws SQLException {
        new PostgresLoad(tables(), progress).run(connection);
    }

    /** The names of its tables. */
    public List<String> tableNames() {
        return tables().stream().<String>map(SourceTable::name).toList();
    }

    /** Holders who bought at least once, in the order of their first purchase. */
    public Stream<Titulaire> titulaires() {
        return titulaire.rows();
    }

    public Stream<Organisme> organismes() {
        return organisme.rows();
    }

    public Stream<Certification> certifications() {
        return certification.rows();
    }

    public Stream<Lieu> lieux() {
        return lieu.rows();
    }

    /** Trainings in the order of their first action. */
    public Stream<Formation> formations() {
        return formation.rows();
    }

    public Stream<ActionFormation> actions() {
        return action.rows();
    }

    /** Sessions announced on the day of drawing, up to six months ahead, by month of start. */
    public Stream<SessionFormation> sessions() {
        return session.rows();
    }

    /** Purchases in the order of validation. */
    public Stream<Dossier> dossiers() {
        return dossier.rows();
    }

    /** Lines of funding in the order of purchases, then of {@link Financeur}. */
    public Stream<Financement> financements() {
        return financement.rows();
    }

    /** All tables, a referred one before those that refer to it. */
    private List<SourceTable<?>> tables() {
        return List.of(titulaire, organisme, certification, lieu, formation, action, session, dossier, financement);
    }

    private static <R> SourceTable<R> table(String name, long rows, List<Column<R>> columns, LongFunction<R> row) {
        return new SourceTable<>(name, rows, UNITS_PER_PART, columns, i -> Stream.of(row.apply(i)));
    }
}
