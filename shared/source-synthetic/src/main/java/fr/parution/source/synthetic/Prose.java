// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a body writes about a training: one to three invented sentences, 40 to 300 characters, with the markup that bodies paste in. */
final class Prose {

    static final int MOST_CHARACTERS = 300;

    private static final int SENTENCES = 3;
    private static final double MARKED_UP_RATIO = 0.4;
    private static final double ENTITIES_IN_PLAIN_RATIO = 0.08;

    /** A text of the training, where its draws begin, how often it is left out, and what it is made of. */
    private enum Text {
        POINTS_FORTS(
                100,
                0.30,
                "Formateurs en exercice, disponibles entre deux séances.",
                "Petits groupes de six personnes au plus, rythme choisi par chacun.",
                "Accès aux supports pendant un an après la formation.",
                "Questions & réponses chaque semaine avec le formateur.",
                "Locaux accessibles et référent handicap à l'écoute.",
                "Un bilan à trois mois vérifie que les acquis servent au travail.",
                "Entrées toute l'année, en journée ou en soirée selon les places."),
        OBJECTIF(
                110,
                0.04,
                "Acquérir les gestes et les méthodes attendus par les employeurs du secteur.",
                "Être autonome dans les situations courantes du métier visé.",
                "Reprendre confiance et préparer une évolution professionnelle.",
                "Savoir choisir l'outil qui convient et expliquer ce choix.",
                "Organiser son activité dans le respect des règles de sécurité & d'hygiène.",
                "Rendre compte de son travail à l'oral comme à l'écrit."),
        CONTENU(
                120,
                0.02,
                "Module 1 : évaluation de départ et plan individuel.",
                "Module 2 : apports théoriques illustrés par des cas réels.",
                "Module 3 : mise en pratique guidée, seul puis à plusieurs.",
                "Module 4 : entraînement à l'épreuve et correction détaillée.",
                "Étude de documents professionnels et vocabulaire du métier.",
                "Jeux de rôle à partir de situations apportées par les stagiaires.",
                "Travail personnel entre les séances, corrigé sous deux jours.",
                "Bilan de fin de parcours et conseils pour la suite."),
        RESULTATS_ATTENDUS(
                130,
                0.06,
                "Passage de l'épreuve en fin de formation, en centre ou à distance.",
                "Remise d'une attestation de fin de formation et d'un relevé d'acquis.",
                "Le candidat sait mener seul les tâches décrites par le référentiel.",
                "En cas d'échec, une seconde présentation est proposée sous deux mois.",
                "Neuf stagiaires sur dix vont jusqu'au bout, sept sur dix réussissent.");

        private final int fields;
        private final double absentRatio;

        @SuppressWarnings("ImmutableEnumChecker") // from List.of
        private final List<String> sentences;

        Text(int fields, double absentRatio, String... sentences) {
            this.fields = fields;
            this.absentRatio = absentRatio;
            this.sentences = List.of(sentences);
        }
    }

    private final Draw draw;

    Prose(Draw draw) {
        this.draw = draw;
    }

    @Nullable
    String pointsForts(int training) {
        return text(training, Text.POINTS_FORTS, List.of());
    }

    /** Begins with the certification. */
    @Nullable
    String objectif(int training, String certification) {
        return text(training, Text.OBJECTIF, List.of("Préparer et obtenir : « " + certification + " »."));
    }

    @Nullable
    String contenu(int training) {
        return text(training, Text.CONTENU, List.of());
    }

    @Nullable
    String resultatsAttendus(int training) {
        return text(training, Text.RESULTATS_ATTENDUS, List.of());
    }

    private @Nullable String text(int training, Text text, List<String> opening) {
        if (draw.chance(training, text.fields, text.absentRatio)) {
            return null;
        }
        List<String> chosen = new ArrayList<>(opening);
        int more = 1 + draw.below(training, text.fields + 2, SENTENCES - opening.size());
        int start = draw.below(training, text.fields + 1, text.sentences.size() - more + 1);
        chosen.addAll(text.sentences.subList(start, start + more));
        String written = written(training, text, chosen);
        while (written.length() > MOST_CHARACTERS) {
            chosen.remove(chosen.size() - 1);
            written = written(training, text, chosen);
        }
        return written;
    }

    private String written(int training, Text text, List<String> sentences) {
        boolean markedUp = draw.chance(training, text.fields + 3, MARKED_UP_RATIO);
        double inEntities = draw.unit(training, text.fields + 4);
        if (!markedUp) {
            String plain = String.join(" ", sentences);
            return inEntities < ENTITIES_IN_PLAIN_RATIO ? HtmlText.withEntities(plain) : plain;
        }
        List<String> escaped = sentences.stream()
                .map(sentence -> inEntities < 0.5 ? HtmlText.withEntities(sentence) : HtmlText.escaped(sentence))
                .toList();
        return switch (draw.below(training, text.fields + 5, 3)) {
            case 0 -> escaped.stream().collect(Collectors.joining("</p><p>", "<p>", "</p>"));
            case 1 -> escaped.stream().collect(Collectors.joining("</li><li>", "<ul><li>", "</li></ul>"));
            default -> escaped.stream().collect(Collectors.joining("<br />", "<strong>", "</strong>"));
        };
    }
}
