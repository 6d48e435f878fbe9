// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Kinds of publishers, as the vocabulary of ADMS that DCAT-AP asks for lists them. */
public enum PublisherKind {
    NATIONAL_AUTHORITY("nationalAuthority", "NationalAuthority", "Autorité nationale", "National authority"),
    REGIONAL_AUTHORITY("regionalAuthority", "RegionalAuthority", "Autorité régionale", "Regional authority"),
    LOCAL_AUTHORITY("localAuthority", "LocalAuthority", "Autorité locale", "Local authority"),
    SUPRANATIONAL_AUTHORITY(
            "supranationalAuthority", "SupraNationalAuthority", "Autorité supranationale", "Supra-national authority"),
    ACADEMIA("academia", "Academia-ScientificOrganisation", "Organisme scientifique", "Academia or scientific body"),
    COMPANY("company", "Company", "Entreprise", "Company"),
    NON_PROFIT("nonProfit", "NonProfitOrganisation", "Organisme sans but lucratif", "Non-profit organisation");

    private final String word;
    private final String code;
    private final Text label;

    PublisherKind(String word, String code, String fr, String en) {
        this.word = word;
        this.code = code;
        this.label = new Text(fr, en);
    }

    /** The kinds by the words of declarations. */
    static Map<String, PublisherKind> words() {
        return Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.word, kind -> kind));
    }

    /** The address of the kind. */
    public String uri() {
        return "http://purl.org/adms/publishertype/" + code;
    }

    /** What a person calls it. */
    public Text label() {
        return label;
    }
}
