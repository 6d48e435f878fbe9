// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.ProblemKind;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

    private static final String HEAD = """
            # Problems

            Whatever stops a step is told in one line: its code, the place, what is wrong, and how to put it right. Faults of
            declarations and of source data are told all at once. The kind of the first problem decides the exit code, and
            whether the same call may succeed later. *found* and *expected* stand for what was met and what would have been
            right; neither is ever a value about a person, nor a figure that is hidden.
            """;

    @Test
    void thePageOfProblemsIsAsTheCodeMakesIt() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (ProblemKind kind : ProblemKind.values()) {
            page.append("\n## ")
                    .append(kind)
                    .append("\n\nExit code ")
                    .append(kind.exitCode())
                    .append(". ");
            page.append(kind.retryable() ? "Trying again may help." : "Trying again does not help.");
            page.append("\n\n| code | what it says | ce qu'il dit |\n| --- | --- | --- |\n");
            for (ProblemCode code : ProblemCode.values()) {
                if (code.kind() == kind) {
                    page.append(row(code));
                }
            }
        }
        GeneratedPage.check("problems.md", page.toString());
    }

    private static String row(ProblemCode code) {
        return "| `" + code + "` | " + sentence(code, Locale.ENGLISH) + " | " + sentence(code, Locale.FRENCH) + " |\n";
    }

    /** The whole sentence without its code, which stands beside it. */
    private static String sentence(ProblemCode code, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        String text = Problem.of(code, "", english ? "*found*" : "*trouvé*", english ? "*expected*" : "*attendu*")
                .text(locale);
        return GeneratedPage.cell(text.substring(code.name().length()));
    }
}
