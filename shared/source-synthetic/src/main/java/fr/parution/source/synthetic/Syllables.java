// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** Invented names: they sound French and belong to nobody. */
final class Syllables {

    private static final String[] FIRST = {
        "Al", "Ber", "Car", "Dan", "Er", "Fau", "Gan", "Hel", "Iv", "Jo", "Ker", "Lan", "Mar", "Nor", "Or", "Pel",
        "Quin", "Ros", "Sal", "Tor", "Ur", "Val", "Yor", "Zel", "Bré", "Clé", "Dré", "Gré", "Plé", "Tré"
    };
    private static final String[] MIDDLE = {
        "ba", "ci", "do", "fé", "gue", "li", "mo", "né", "pi", "ra", "ri", "sse", "ta", "ti", "va", "vi", "lo", "ma",
        "dé", "co"
    };
    private static final String[] LAST = {
        "nec", "rdin", "sset", "tier", "ville", "zon", "court", "das", "gnac", "lot", "mond", "ndeau", "puis", "rel",
        "ssac", "teau", "vard", "ximel", "bert", "chon"
    };
    private static final String[] GIVEN = {
        "Ama", "Bena", "Cori", "Dali", "Ela", "Feli", "Gari", "Hono", "Isa", "Jori", "Kali", "Lori", "Mali", "Noli",
        "Ona", "Peri", "Rena", "Soli", "Tali", "Uli", "Vani", "Yani", "Zeli"
    };
    private static final String[] WOMAN = {"ne", "lle", "ra", "tte", "sa", "mie", "via", "nda"};
    private static final String[] MAN = {"n", "l", "rd", "tin", "s", "mon", "vic", "ndo"};

    private Syllables() {}

    /** A family name, or the name of a town or a body. */
    static String proper(long bits) {
        return pick(FIRST, bits) + pick(MIDDLE, bits >>> 12) + pick(LAST, bits >>> 24);
    }

    static String given(long bits, boolean woman) {
        return pick(GIVEN, bits >>> 36) + pick(woman ? WOMAN : MAN, bits >>> 48);
    }

    private static String pick(String[] parts, long bits) {
        return parts[(int) ((bits & 0xFFF) % parts.length)];
    }
}
