// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;

/** The addresses by which the catalogue, its data sets and their files are known in metadata. They never change. */
public final class Addresses {

    /** What follows the name of a data set in that of its totals, where they stand apart. */
    static final String TOTALS = "-totaux";

    private Addresses() {}

    /** The catalogue as a thing, told apart from its home page by the fragment. */
    public static String catalog(CatalogDeclaration catalog) {
        return catalog.publicUrl() + "#catalog";
    }

    /** The page of a data set. */
    public static String page(CatalogDeclaration catalog, String dataset) {
        return catalog.publicUrl() + "datasets/" + dataset + "/";
    }

    /** A data set as a thing: what files, portals and citations name. */
    public static String dataset(CatalogDeclaration catalog, String dataset) {
        return page(catalog, dataset) + "#dataset";
    }

    /** The description of the columns of a data set. */
    public static String schema(CatalogDeclaration catalog, String dataset) {
        return catalog.publicUrl() + "latest/" + dataset + ".json-table-schema.json";
    }

    /** The public key of what stands now: its files with their immutable addresses and digests. */
    public static String releaseFileKey(String dataset) {
        return "latest/" + dataset + ".release.json";
    }

    /** The address of what stands now, by which programs begin. */
    static String releaseFile(CatalogDeclaration catalog, String dataset) {
        return catalog.publicUrl() + releaseFileKey(dataset);
    }

    /** The description for programs of how the files are read. */
    static String openApi(CatalogDeclaration catalog, String dataset) {
        return page(catalog, dataset) + OpenApi.FILE;
    }

    /** The public key of the proof that disclosure control passed, beside the files of that folder. */
    public static String certificateKey(String dataset, String tag) {
        return "v/" + dataset + "/" + tag + "/audit.json";
    }

    /** The address of that proof. */
    static String certificate(CatalogDeclaration catalog, String dataset, String tag) {
        return catalog.publicUrl() + certificateKey(dataset, tag);
    }

    /** The files of a data set in one folder, as a thing. */
    static String edition(CatalogDeclaration catalog, String dataset, String tag) {
        return catalog.publicUrl() + "v/" + dataset + "/" + tag + "/#edition";
    }

    /** A release as a thing, described in {@code history.ttl}. */
    public static String release(CatalogDeclaration catalog, int sequence) {
        return catalog.publicUrl() + "history.ttl#release-" + sequence;
    }

    /** The public key of the page of a release, in French. */
    public static String releasePageKey(int sequence) {
        return "history/" + sequence + "/index.html";
    }

    /** The page of a release: what it changed, and why. */
    public static String releasePage(CatalogDeclaration catalog, int sequence) {
        return catalog.publicUrl() + "history/" + sequence + "/";
    }

    /** One file of a data set as a thing: {@code …#csv}, {@code …#2024.csv}. */
    static String distribution(CatalogDeclaration catalog, String dataset, String alias) {
        String rest = alias.substring(("latest/" + dataset).length());
        return page(catalog, dataset) + "#" + rest.substring(1);
    }
}
