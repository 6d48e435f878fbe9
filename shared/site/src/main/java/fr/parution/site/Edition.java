// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Text;
import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.ReleaseReason;
import fr.parution.write.FileMetadata;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue in one language, with all that its pages are written with. */
final class Edition {

    private final CatalogDescription catalog;
    private final Assets assets;
    private final Language language;
    private final Wording words;
    private final Numbers numbers;
    private final Sentences sentences;

    Edition(CatalogDescription catalog, Assets assets, Language language) {
        this.catalog = catalog;
        this.assets = assets;
        this.language = language;
        this.words = new Wording(language);
        this.numbers = new Numbers(language, words);
        this.sentences = new Sentences(language, words, numbers);
    }

    CatalogDescription catalog() {
        return catalog;
    }

    Assets assets() {
        return assets;
    }

    Language language() {
        return language;
    }

    Wording words() {
        return words;
    }

    Numbers numbers() {
        return numbers;
    }

    Sentences sentences() {
        return sentences;
    }

    String in(Text text) {
        return language.in(text);
    }

    String say(String name, Object... parts) {
        return words.say(name, parts);
    }

    /** The sentence for the top of every page, if the catalogue declares one. */
    Optional<String> notice() {
        return Optional.ofNullable(catalog.catalog().notice()).map(language::in);
    }

    /** The address of the licence of all data. */
    String licence() {
        return FileMetadata.LICENCE_OUVERTE;
    }

    /** Who is behind a figure: the publisher and the data set. */
    String source(DatasetDescription dataset) {
        return in(catalog.catalog().publisher().name()) + ", " + in(dataset.title());
    }

    /** The language of the labels of groups where it is not that of the page, else null. */
    @Nullable
    String labelLanguage() {
        return language == Language.FR ? null : Language.FR.code();
    }

    /** The publisher's home page where its address is one that a link may lead to. */
    Optional<String> publisherHomepage() {
        return webAddress(catalog.catalog().publisher().homepage());
    }

    /** The address for mail, where it can stand in a link. */
    Optional<String> mail() {
        String mail = catalog.catalog().contactEmail();
        return mail.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+") ? Optional.of("mailto:" + mail) : Optional.empty();
    }

    /** An address of the web, or nothing for any other scheme. */
    static Optional<String> webAddress(String address) {
        try {
            String scheme = new URI(address).getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The first expected day of publication after this release, by the calendar or else by the rhythm. */
    String next(DatasetDescription dataset) {
        LocalDate modified = Numbers.dayOf(dataset.modified());
        LocalDate issued = Numbers.dayOf(catalog.issued());
        if (dataset.calendar() != null) {
            return numbers.day(dataset.calendar().nextDue(dataset.frequency(), dataset.lastDay(), issued));
        }
        LocalDate next = modified;
        for (int rounds = 1; !next.isAfter(issued); rounds++) {
            next = switch (dataset.frequency()) {
                case DAILY -> modified.plusDays(rounds);
                case MONTHLY -> modified.plusMonths(rounds);
                case QUARTERLY -> modified.plusMonths(3L * rounds);
                case ANNUAL -> modified.plusYears(rounds);
            };
        }
        return numbers.day(next);
    }

    /** The releases as the pages list them, newest first. */
    List<Release> releases() {
        return catalog.releases().stream()
                .map(note -> release(note, note.sequence() == catalog.sequence()))
                .toList();
    }

    /** The releases that gave a data set another edition, newest first. */
    List<Release> releasesOf(DatasetDescription dataset) {
        List<Release> releases = new ArrayList<>();
        List<ReleaseNote> notes = catalog.releases();
        for (int i = 0; i < notes.size(); i++) {
            String tag = notes.get(i).tags().get(dataset.id());
            boolean first = i + 1 == notes.size();
            if (tag != null && (first || !tag.equals(notes.get(i + 1).tags().get(dataset.id())))) {
                releases.add(release(notes.get(i), tag.equals(dataset.tag()) && releases.isEmpty()));
            }
        }
        return releases;
    }

    private Release release(ReleaseNote note, boolean current) {
        Optional<Text> reason = ReleaseReason.text(note.reason());
        return new Release(
                note.sequence(),
                numbers.day(note.issued()),
                Numbers.dayOf(note.issued()).toString(),
                say("release.kind." + note.kind()),
                reason.map(this::in).map(TerritoryNames::capital).orElseGet(() -> language.set(note.reason())),
                reason.isPresent() ? null : Language.FR.code(),
                note.manifest(),
                language.folder() + Addresses.releasePageKey(note.sequence()),
                current);
    }

    /**
     * One release in a list.
     *
     * @param machineDay its day in ISO form
     * @param reason in the language of the page where it is in our words, else as it was typed
     * @param reasonLanguage that of who typed it; null for that of the page
     */
    record Release(
            int sequence,
            String day,
            String machineDay,
            String kind,
            String reason,
            @Nullable String reasonLanguage,
            String manifest,
            String page,
            boolean current) {}
}
