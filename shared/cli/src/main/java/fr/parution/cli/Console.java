// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.pipeline.Progress;
import fr.parution.source.DeliveryNote;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells a person how it goes, on standard error. On a terminal a step is one line that fills up; elsewhere it is one line
 * when it starts and one when it ends.
 */
final class Console implements Progress {

    private static final int BAR = 24;

    private final PrintStream err;
    private final boolean terminal;
    private final boolean silent;
    private final Map<Step, Long> started = new EnumMap<>(Step.class);

    Console(PrintStream err, boolean terminal, boolean silent) {
        this.err = err;
        this.terminal = terminal;
        this.silent = silent;
    }

    /** On standard error; silent where a machine listens. */
    static Console standard(boolean silent) {
        return new Console(System.err, System.console() != null, silent);
    }

    /** One sentence. */
    void say(String key, Object... values) {
        if (!silent) {
            err.println(Messages.text(key, values));
        }
    }

    @Override
    public void at(Step step, int done, int total) {
        bar(Messages.text("step." + step), done, total, started.computeIfAbsent(step, s -> System.nanoTime()));
        if (done >= total) {
            started.remove(step);
        }
    }

    @Override
    public void delivered(DeliveryNote note, String quarantine) {
        say("delivered.read", note.relation(), note.rows(), String.join(" | ", note.dialects()));
        if (!note.ignoredColumns().isEmpty()) {
            say("delivered.ignored", note.relation(), String.join(", ", note.ignoredColumns()));
        }
        if (note.setAside() > 0) {
            say("delivered.setAside", note.relation(), note.setAside(), note.rows(), quarantine);
        }
    }

    /** A line that fills up. */
    void bar(String label, long done, long total, long startedNanos) {
        if (silent || (!terminal && done < total)) {
            return;
        }
        int filled = total == 0 ? BAR : (int) (done * BAR / total);
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        String line = String.format(
                Locale.getDefault(),
                "  %-34s %s%s %5.1f s",
                label,
                "█".repeat(filled),
                "░".repeat(BAR - filled),
                seconds);
        if (terminal) {
            err.print("\r" + line);
            if (done >= total) {
                err.println();
            }
        } else {
            err.println(line);
        }
        err.flush();
    }
}
