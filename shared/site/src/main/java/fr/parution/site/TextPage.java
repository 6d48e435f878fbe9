// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.LegalNotice;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.GoneDataset;
import fr.parution.describe.ReleaseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of plain text: what the site is, how accessible it is, who answers for it. Names come from declarations. */
record TextPage(Frame frame, List<Section> sections) {

    static final String ABOUT = "about/index.html";
    static final String ACCESSIBILITY = "accessibility/index.html";
    static final String LEGAL = "legal/index.html";

    /** The keys of all of them, in French. */
    static final List<String> PATHS = List.of(ABOUT, ACCESSIBILITY, LEGAL);

    /** Copies its list. */
    TextPage {
        sections = List.copyOf(sections);
    }

    /** All of them, in one language. */
    static List<TextPage> all(Edition edition) {
        return List.of(about(edition), accessibility(edition), legal(edition));
    }

    /** In the place of the page of a data set that is not published any more. */
    static TextPage gone(Edition edition, GoneDataset gone) {
        String why = ReleaseReason.text(gone.since().reason())
                .map(edition::in)
                .orElse(gone.since().reason());
        String day = edition.numbers().day(gone.since().issued());
        String files = edition.say(gone.isRetired() ? "gone.files" : "gone.files.deleted");
        Frame frame =
                Frame.of(edition, "datasets/" + gone.id() + "/index.html", gone.id(), edition.say("gone.lead", day));
        List<Fact> facts = new ArrayList<>();
        if (gone.isRetired()) {
            facts.add(new Fact(
                    edition.say("gone.release"),
                    gone.tag(),
                    edition.catalog().address("latest/" + gone.id() + ".release.json")));
        }
        return new TextPage(
                frame,
                List.of(
                        new Section("why", edition.say("gone.why"), List.of(why), List.of()),
                        new Section("files", edition.say("gone.what"), List.of(files), facts)));
    }

    private static TextPage about(Edition edition) {
        CatalogDeclaration catalog = edition.catalog().catalog();
        Frame frame = Frame.of(edition, ABOUT, edition.say("about.title"), edition.in(catalog.description()));
        List<Fact> datasets = edition.catalog().datasets().stream()
                .map(dataset -> dataset(edition, frame, dataset))
                .toList();
        return new TextPage(
                frame,
                List.of(
                        new Section(
                                "who",
                                edition.say("about.who"),
                                List.of(edition.say(
                                        "about.who.1",
                                        edition.in(catalog.publisher().name()),
                                        edition.in(catalog.territory().name()))),
                                List.of(publisher(edition), contact(edition))),
                        section(edition, "about.sets", datasets, "about.sets.1"),
                        section(edition, "about.reuse", List.of(licence(edition)), "about.reuse.1", "about.reuse.2"),
                        section(edition, "about.trust", List.of(), "about.trust.1", "about.trust.2"),
                        section(edition, "about.programme", List.of(), "about.programme.1")));
    }

    private static TextPage accessibility(Edition edition) {
        Frame frame =
                Frame.of(edition, ACCESSIBILITY, edition.say("accessibility.title"), edition.say("accessibility.lead"));
        String publisher = edition.in(edition.catalog().catalog().publisher().name());
        List<String> help = new ArrayList<>(List.of(edition.say("accessibility.help.1")));
        LegalNotice legal = edition.catalog().catalog().legal();
        if (legal != null && legal.recourse() != null) {
            help.add(edition.in(legal.recourse()));
        }
        return new TextPage(
                frame,
                List.of(
                        new Section(
                                "state",
                                edition.say("accessibility.state"),
                                List.of(
                                        edition.say("accessibility.state.1", publisher),
                                        edition.say("accessibility.state.2")),
                                List.of()),
                        section(
                                edition,
                                "accessibility.done",
                                List.of(),
                                "accessibility.done.1",
                                "accessibility.done.2",
                                "accessibility.done.3"),
                        section(edition, "accessibility.limits", List.of(), "accessibility.limits.1"),
                        new Section("help", edition.say("accessibility.help"), help, List.of(contact(edition)))));
    }

    private static TextPage legal(Edition edition) {
        Frame frame = Frame.of(edition, LEGAL, edition.say("legal.title"), edition.say("legal.lead"));
        List<Fact> who = new ArrayList<>(List.of(publisher(edition)));
        LegalNotice legal = edition.catalog().catalog().legal();
        if (legal != null) {
            who.add(new Fact(edition.say("legal.director"), edition.in(legal.director()), null));
            who.add(new Fact(edition.say("legal.host"), edition.in(legal.host()), null));
        }
        who.add(contact(edition));
        return new TextPage(
                frame,
                List.of(
                        section(edition, "legal.who", who),
                        section(edition, "legal.data", List.of(licence(edition)), "legal.data.1"),
                        section(edition, "legal.privacy", List.of(), "legal.privacy.1", "legal.privacy.2")));
    }

    /** A section whose title and paragraphs are sentences of the site; its id is the last part of the name of its title. */
    private static Section section(Edition edition, String title, List<Fact> facts, String... paragraphs) {
        return new Section(
                title.substring(title.lastIndexOf('.') + 1),
                edition.say(title),
                Stream.of(paragraphs).map(edition::say).toList(),
                facts);
    }

    private static Fact dataset(Edition edition, Frame frame, DatasetDescription dataset) {
        return new Fact(
                edition.say("frequency." + dataset.frequency()),
                edition.in(dataset.title()),
                frame.to(edition.language().folder() + DatasetPage.path(dataset)));
    }

    private static Fact publisher(Edition edition) {
        return new Fact(
                edition.say("home.publisher"),
                edition.in(edition.catalog().catalog().publisher().name()),
                edition.publisherHomepage().orElse(null));
    }

    private static Fact contact(Edition edition) {
        return new Fact(
                edition.say("footer.contact"),
                edition.in(edition.catalog().catalog().contactName()),
                edition.mail().orElse(null));
    }

    private static Fact licence(Edition edition) {
        return new Fact(edition.say("facts.licence"), edition.say("licence"), edition.licence());
    }

    /** A part of the page; it may have facts only. */
    record Section(String id, String title, List<String> paragraphs, List<Fact> facts) {

        /** Copies its lists. */
        Section {
            paragraphs = List.copyOf(paragraphs);
            facts = List.copyOf(facts);
        }
    }

    /**
     * A name and what stands for it.
     *
     * @param href where it leads; null for nowhere
     */
    record Fact(String name, String value, @Nullable String href) {}
}
