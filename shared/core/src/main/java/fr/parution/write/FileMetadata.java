// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.net.URI;

/**
 * What every published file says of itself.
 *
 * @param datasetUri the DCAT address of the data set
 * @param licence the address of the licence
 */
public record FileMetadata(
        String dataset, String title, String description, String publisher, String datasetUri, String licence) {

    /** Licence Ouverte 2.0, in the form that the guides of data.gouv.fr ask for. */
    public static final String LICENCE_OUVERTE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

    /** The same licence, as SPDX names it. */
    public static final String LICENCE_SPDX = "etalab-2.0";

    /** The name of a file of a few rows, beside the page of each data set. */
    public static final String EXAMPLE = "exemple-valide.csv";

    /** The address of the few rows. */
    String exampleUri() {
        return URI.create(datasetUri).resolve(EXAMPLE).toString();
    }

    /** The address of the description of the columns of a table. */
    String schemaUri(String table) {
        return URI.create(datasetUri)
                .resolve("../../latest/" + table + ".json-table-schema.json")
                .toString();
    }
}
