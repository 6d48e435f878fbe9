// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a release was made, as far as that is certain: words that programs can tell apart, kept in its manifest, and what they
 * say to readers. What a person typed is none of these words, and stays as it was typed.
 */
public final class ReleaseReason {

    private static final String SEPARATOR = "; ";
    private static final Map<Pattern, Text> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Pattern.compile("first release"), new Text("première parution", "first release"));
        WORDS.put(Pattern.compile("data set (\\S+)"), new Text("nouveau jeu de données $1", "new data set $1"));
        WORDS.put(
                Pattern.compile("columns (\\S+) of (\\S+)"),
                new Text("version $1 des colonnes de $2", "version $1 of the columns of $2"));
        WORDS.put(
                Pattern.compile("reference (\\S+): edition (.+)"),
                new Text("référentiel $1, édition $2", "reference data $1, edition $2"));
        WORDS.put(
                Pattern.compile("return to release (\\d+)"),
                new Text("retour à la parution $1", "return to release $1"));
        WORDS.put(
                Pattern.compile("withdrawal of (\\S+)"),
                new Text("retrait de l'édition $1", "withdrawal of edition $1"));
        WORDS.put(Pattern.compile("data"), new Text("mise à jour des données", "updated data"));
        WORDS.put(Pattern.compile("description"), new Text("descriptions", "descriptions"));
        WORDS.put(Pattern.compile("catalogue"), new Text("description du catalogue", "description of the catalogue"));
    }

    /** A person chose an older release. */
    public static String returnTo(int sequence) {
        return "return to release " + sequence;
    }

    private final Set<String> words = new LinkedHashSet<>();

    /** Nothing was published before. */
    public void first() {
        words.add("first release");
    }

    /** The declaration of the catalogue changed. */
    public void catalogue() {
        words.add("catalogue");
    }

    /** A data set is published for the first time. */
    public void newDataset(String dataset) {
        words.add("data set " + dataset);
    }

    /**
     * A data set changed.
     *
     * @param tables whether a file of its rows did
     */
    public void changed(DatasetDocument before, DatasetDocument after, boolean tables) {
        boolean columns = !before.schemaVersion().equals(after.schemaVersion());
        if (columns) {
            words.add("columns " + after.schemaVersion() + " of " + after.id());
        }
        List<CodeListEdition> editions = after.references().stream()
                .filter(edition -> isOtherEdition(edition, before))
                .toList();
        editions.forEach(edition -> words.add("reference " + edition.list() + ": edition "
                + edition.provenance().edition()));
        if (!columns && editions.isEmpty()) {
            words.add(tables ? "data" : "description");
        }
    }

    /** A list that was not used before is no new edition of it. */
    private static boolean isOtherEdition(CodeListEdition edition, DatasetDocument before) {
        return before.references().stream()
                .anyMatch(old -> old.list().equals(edition.list())
                        && !old.provenance()
                                .edition()
                                .equals(edition.provenance().edition()));
    }

    /** The words, for the manifest. */
    public String inWords() {
        return String.join(SEPARATOR, words);
    }

    /** What the words say, in both languages; nothing where they are none of ours. */
    public static Optional<Text> text(String inWords) {
        List<String> french = new ArrayList<>();
        List<String> english = new ArrayList<>();
        for (String word : inWords.split(SEPARATOR)) {
            Optional<Text> said = say(word);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            french.add(said.get().fr());
            english.add(said.get().en());
        }
        return Optional.of(new Text(String.join(" ; ", french), String.join("; ", english)));
    }

    private static Optional<Text> say(String word) {
        for (Map.Entry<Pattern, Text> entry : WORDS.entrySet()) {
            Matcher matcher = entry.getKey().matcher(word);
            if (matcher.matches()) {
                return Optional.of(new Text(
                        matcher.replaceFirst(entry.getValue().fr()),
                        matcher.replaceFirst(entry.getValue().en())));
            }
        }
        return Optional.empty();
    }
}
