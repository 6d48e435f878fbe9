// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** AWS's own linter of templates, which knows what each resource may say. */
public final class CfnLint {

    private CfnLint() {}

    /** What it says of a template; empty when it has nothing to say. */
    public static String run(Path template) {
        ProcessBuilder builder = new ProcessBuilder(
                        SetUp.program("PARUTION_CFN_LINT").toString(), "--format", "parseable", template.toString())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Environment.plain().variables());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return status == 0 || !words.isBlank() ? words.strip() : "cfn-lint ended with " + status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during cfn-lint", e);
        }
    }
}
