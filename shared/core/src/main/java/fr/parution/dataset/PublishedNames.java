// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The published columns that follow from dimensions, margins, measures and protection, in their order. */
public final class PublishedNames {

    /** The column that tells the margins from the full cross. */
    public static final String LEVEL = "niveau";
    /** The column that says whether figures of the row are hidden. */
    public static final String SECRECY = "secret_statistique";

    private PublishedNames() {}

    /** The names, all but those of periods and aliases. */
    static List<String> of(
            List<Dimension> dimensions, List<Measure> measures, List<Level> margins, boolean describesNobody) {
        List<String> names = new ArrayList<>();
        if (!margins.isEmpty()) {
            names.add(LEVEL);
        }
        dimensions.forEach(dimension -> names.addAll(of(dimension)));
        measures.forEach(measure -> names.add(measure.name()));
        if (!describesNobody) {
            names.add(SECRECY);
        }
        return names;
    }

    /** The columns of a dimension. */
    static List<String> of(Dimension dimension) {
        if (dimension instanceof Dimension.Entity entity) {
            return entity.attributes().stream().map(Attribute::name).toList();
        }
        Dimension.Coded coded = (Dimension.Coded) dimension;
        return Stream.of(coded.codeColumn(), coded.labelColumn())
                .filter(name -> name != null)
                .map(String::valueOf)
                .toList();
    }
}
