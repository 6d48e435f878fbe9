// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;

/**
 * The catalogue in pages, as Hydra joins them and harvesters walk them: {@code catalog.ttl}, {@code catalog-2.ttl} … Each
 * form pages within itself, since a harvester settles the form once. A data set is on one page with its files; the order
 * is that of ids.
 */
public final class DcatPages {

    /**
     * Some ten kilobytes of Turtle each: a page has a few megabytes, a fraction of the 16 MB at which the harvester of
     * data.gouv.fr must put a page elsewhere than with its job.
     */
    public static final int DATASETS_A_PAGE = 100;

    /** What the key of every page but the first starts with. */
    public static final String FURTHER = "catalog-";

    private final CatalogDescription catalog;
    private final RdfForm form;
    private final int size;

    /** @param size how many data sets a page has */
    public DcatPages(CatalogDescription catalog, RdfForm form, int size) {
        this.catalog = catalog;
        this.form = form;
        this.size = size;
    }

    /** The graph at a public key. */
    public record Page(String key, Model model) {}

    /** All pages, the first one first; one without a word of paging where that is enough. */
    public List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        for (int number = 1; number <= count(); number++) {
            int from = (number - 1) * size;
            int to = Math.min(from + size, catalog.datasets().size());
            Model model = DcatModel.of(with(catalog.datasets().subList(from, to)));
            if (count() > 1) {
                addView(model, number);
            }
            pages.add(new Page(key(number), model));
        }
        return pages;
    }

    /**
     * What a page says that an older, longer catalogue left behind: no data set, and where the catalogue begins. It is not
     * deleted, so that whoever kept its address reads neither an error nor data sets of long ago.
     *
     * @param key of the page
     */
    public Page emptied(String key) {
        Model model = DcatModel.of(with(List.of()));
        Statements.into(model).link(view(model, key), Vocabulary.FIRST, address(1));
        return new Page(key, model);
    }

    private int count() {
        return Math.max(1, (catalog.datasets().size() + size - 1) / size);
    }

    private CatalogDescription with(List<DatasetDescription> datasets) {
        return new CatalogDescription(
                catalog.catalog(),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                datasets,
                catalog.releases(),
                catalog.withdrawn(),
                catalog.revision());
    }

    private void addView(Model model, int number) {
        Statements add = Statements.into(model);
        Resource view = view(model, key(number));
        add.link(view, Vocabulary.FIRST, address(1));
        add.link(view, Vocabulary.LAST, address(count()));
        if (number > 1) {
            add.link(view, Vocabulary.PREVIOUS, address(number - 1));
        }
        if (number < count()) {
            add.link(view, Vocabulary.NEXT, address(number + 1));
        }
    }

    /** The one view of a page; with two, a harvester would not know which one to follow. */
    private Resource view(Model model, String key) {
        Statements add = Statements.into(model);
        Resource node = add.named(Addresses.catalog(catalog.catalog()), DCAT.Catalog);
        add.named(node.getURI(), Vocabulary.PAGED);
        add.count(node, Vocabulary.TOTAL_ITEMS, catalog.datasets().size());
        Resource view = add.named(catalog.address(key), Vocabulary.PAGE);
        add.link(node, Vocabulary.VIEW, view);
        return view;
    }

    private String address(int number) {
        return catalog.address(key(number));
    }

    private String key(int number) {
        return (number == 1 ? "catalog" : FURTHER + number) + "." + form.extension();
    }
}
