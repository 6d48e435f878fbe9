// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Agent;
import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.CatalogDeclaration.Point;
import fr.parution.dataset.CatalogDeclaration.Territory;
import fr.parution.dataset.Frequency;
import fr.parution.dataset.HighValue;
import fr.parution.dataset.LegalNotice;
import fr.parution.dataset.Page;
import fr.parution.dataset.Provenance;
import fr.parution.dataset.PublisherKind;
import fr.parution.dataset.SchemaChange;
import fr.parution.dataset.Text;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A catalogue of one data set, as realistic as a page needs it. Every figure is invented, by formula. */
public final class CatalogFixtures {

    /** The id of the data set. */
    public static final String USERS = "moncompteformation-les-usagers";

    /** When the current release was decided. */
    public static final Instant ISSUED = Instant.parse("2026-04-15T06:00:00Z");

    /** When the data set was first published. */
    public static final Instant FIRST_ISSUED = Instant.parse("2023-07-17T06:00:00Z");

    /** The immutable folder of the current files. */
    public static final String TAG = "2026-T1-3f9a1c5e7b2d4608";

    private static final int RELEASES = 12;

    private CatalogFixtures() {}

    /** The catalogue at its twelfth release. */
    public static CatalogDescription catalog() {
        return new CatalogDescription(
                declaration(), RELEASES, manifest(RELEASES), ISSUED, List.of(users()), releases());
    }

    /** The same of other data sets. */
    public static CatalogDescription catalog(List<DatasetDescription> datasets) {
        return new CatalogDescription(declaration(), RELEASES, manifest(RELEASES), ISSUED, datasets, releases());
    }

    /** The declaration of the catalogue, reached at {@code https://data.example.org/}. */
    public static CatalogDeclaration declaration() {
        return new CatalogDeclaration(
                new Text("Données de la formation", "Training data"),
                new Text("Les données ouvertes de Mon Compte Formation", "The open data of Mon Compte Formation"),
                new Text(
                        "Le catalogue des données ouvertes sur le compte personnel de formation : qui entre en"
                                + " formation, où, et avec quels financements.",
                        "The catalogue of open data on the personal training account: who enters training, where,"
                                + " and who pays."),
                "https://data.example.org/",
                new Agent(
                        new Text("Organisme d'exemple", "Example body"),
                        "https://www.example.org/#organisation",
                        "https://www.example.org/",
                        PublisherKind.NATIONAL_AUTHORITY),
                new Text("Équipe données ouvertes", "Open data team"),
                "opendata@example.org",
                new Territory(
                        new Text("France", "France"),
                        "http://publications.europa.eu/resource/authority/country/FRA",
                        -63.2,
                        -21.4,
                        55.9,
                        51.1,
                        new Point(2.45, 46.6),
                        List.of("http://id.insee.fr/geo/pays/france")),
                List.of(),
                null,
                new LegalNotice(
                        new Text("La directrice de l'organisme.", "The director of the body."),
                        new Text("Hébergeur d'exemple, 1 rue du Port.", "Example host, 1 rue du Port."),
                        null));
    }

    /** The users' data set: 25 quarters, 101 departments, two of them hidden in the last quarter. */
    public static DatasetDescription users() {
        return users(files(USERS));
    }

    /** The users' data set with other files. */
    public static DatasetDescription users(List<DistributionFile> files) {
        return users(USERS, files);
    }

    /** The same under another id. */
    public static DatasetDescription users(String id, List<DistributionFile> files) {
        return new DatasetDescription(
                id,
                "1.0.0",
                new Text("Mon Compte Formation - Les usagers", "Mon Compte Formation - The users"),
                new Text(
                        "Toutes les entrées en formation financées par le compte personnel de formation depuis 2020,"
                                + " par trimestre d'entrée, département de résidence, genre, classe d'âge et situation"
                                + " du titulaire : nombre de dossiers et de titulaires, montants engagés, prix moyen"
                                + " et durée moyenne.",
                        "All entries in training paid by the personal training account since 2020, by quarter of"
                                + " entry, department of residence, gender, age class and situation of the holder:"
                                + " number of files and of holders, amounts committed, mean price and mean duration."),
                List.of(
                        new Text("formation professionnelle", "vocational training"),
                        new Text("compte personnel de formation", "personal training account"),
                        new Text("emploi", "employment")),
                List.of("EDUC", "SOCI"),
                Frequency.QUARTERLY,
                new Text(
                        "Les lignes qui décrivent 1 à 4 personnes ne montrent aucun chiffre ; d'autres lignes sont"
                                + " masquées pour que celles-ci ne se déduisent d'aucun total.",
                        "Rows that describe 1 to 4 persons show no figure; other rows are hidden so that no total"
                                + " gives these away."),
                new Page(
                        "nb_dossiers",
                        List.of("nb_dossiers", "nb_titulaires", "montant_engage", "prix_moyen", "duree_moyenne"),
                        "departement"),
                TAG,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2026, 3, 31),
                FIRST_ISSUED,
                ISSUED,
                UsersTable.columns(),
                files,
                UsersTable.summary(),
                versions(),
                List.of(new CodeListEdition(
                        "regions",
                        new Provenance("Code officiel géographique, INSEE", "COG 2026", "Licence Ouverte 2.0"))),
                null,
                List.of(),
                DrawnFigures.NONE,
                null);
    }

    /** The same as a high-value data set of the EU, which it is not. */
    public static DatasetDescription highValue() {
        return withHighValue(
                users(),
                new HighValue(
                        List.of(HighValue.Category.STATISTICS),
                        new HighValue.Api(
                                "https://api.example.org/users",
                                "https://api.example.org/openapi.json",
                                "https://api.example.org/docs/")));
    }

    private static List<ColumnVersion> versions() {
        return List.of(new ColumnVersion(
                new SchemaChange(
                        "1.0.0",
                        LocalDate.of(2023, 7, 17),
                        null,
                        new Text("Première version des colonnes.", "First version of the columns.")),
                List.of()));
    }

    private static DatasetDescription withHighValue(DatasetDescription d, HighValue highValue) {
        return new DatasetDescription(
                d.id(),
                d.schemaVersion(),
                d.title(),
                d.description(),
                d.keywords(),
                d.themes(),
                d.frequency(),
                d.protection(),
                d.page(),
                d.tag(),
                d.firstDay(),
                d.lastDay(),
                d.issued(),
                d.modified(),
                d.columns(),
                d.files(),
                d.summary(),
                d.versions(),
                d.references(),
                d.calendar(),
                d.dashboards(),
                d.figures(),
                highValue);
    }

    /** The three files of a data set. */
    public static List<DistributionFile> files(String dataset) {
        return List.of(
                file(dataset, "parquet", "application/vnd.apache.parquet", 1_874_331, "a1"),
                file(dataset, "csv", "text/csv; charset=utf-8", 21_406_118, "b2"),
                file(dataset, "json", "application/json", 58_020_977, "c3"));
    }

    private static DistributionFile file(
            String dataset, String extension, String mediaType, long bytes, String digestSeed) {
        return new DistributionFile(
                "v/" + dataset + "/" + TAG + "/" + dataset + "." + extension,
                "latest/" + dataset + "." + extension,
                mediaType,
                bytes,
                digestSeed.repeat(32),
                UsersTable.ROWS,
                ISSUED);
    }

    private static List<ReleaseNote> releases() {
        List<ReleaseNote> releases = new ArrayList<>();
        for (int sequence = RELEASES; sequence >= 1; sequence--) {
            int quarter = sequence - 1;
            int month = 7 + 3 * quarter;
            LocalDate day = LocalDate.of(2023 + (month - 1) / 12, (month - 1) % 12 + 1, 17);
            Instant issued = sequence == RELEASES ? ISSUED : Instant.parse(day + "T06:00:00Z");
            boolean correction = sequence == 9;
            releases.add(new ReleaseNote(
                    sequence,
                    manifest(sequence),
                    issued,
                    correction ? "correction" : "release",
                    correction ? "Les dossiers sans durée comptaient dans la durée moyenne." : "",
                    Map.of(USERS, tag(sequence))));
        }
        return releases;
    }

    /** Releases 3 and 4 hold the same files. */
    private static String tag(int sequence) {
        return sequence == RELEASES ? TAG : "edition-" + (sequence == 4 ? 3 : sequence);
    }

    private static String manifest(int sequence) {
        return String.format(Locale.ROOT, "releases/%06d-%016x.json", sequence, 0x3f9a_1c5e_7b2d_4608L + sequence);
    }
}
