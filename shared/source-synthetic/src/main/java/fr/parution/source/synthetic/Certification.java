// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training leads to; the list is a resource of this module. Of several codes the principal one comes first.
 *
 * @param typeReferentiel {@code RS}, {@code RNCP}, or null for the legal exceptions and for what is no longer registered
 * @param code number in the directory, null with it
 * @param niveau level {@code 2} to {@code 8}, null when the certification has none
 * @param codesNsf one to three
 * @param codesFormacode one to five
 * @param libelleFormacode of the principal Formacode
 * @param codesRome none to five
 */
public record Certification(
        int id,
        @Nullable String typeReferentiel,
        @Nullable String code,
        int codeCertifinfo,
        String intitule,
        Domaine domaine,
        @Nullable String niveau,
        List<String> codesNsf,
        List<String> codesFormacode,
        String libelleFormacode,
        List<String> codesRome) {

    static final int MOST_NSF = 3;
    static final int MOST_FORMACODES = 5;
    static final int MOST_ROMES = 5;

    public Certification {
        codesNsf = counted(codesNsf, 1, MOST_NSF);
        codesFormacode = counted(codesFormacode, 1, MOST_FORMACODES);
        codesRome = counted(codesRome, 0, MOST_ROMES);
        if ((typeReferentiel == null) != (code == null)) {
            throw new IllegalArgumentException("certification " + id + " has a directory or a code without the other");
        }
        if (domaine != Domaine.CERTIFIANT && code != null) {
            throw new IllegalArgumentException("certification " + id + " is a legal exception and has a code");
        }
    }

    private static List<String> counted(List<String> codes, int least, int most) {
        if (codes.size() < least || codes.size() > most) {
            throw new IllegalArgumentException(codes.size() + " codes, expected " + least + " to " + most);
        }
        return List.copyOf(codes);
    }
}
