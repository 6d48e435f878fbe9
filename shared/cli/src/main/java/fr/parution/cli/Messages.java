// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the commands, in the reader's language: English for an English locale, else French. */
final class Messages {

    private static final String BUNDLE = "fr.parution.cli.messages";

    private Messages() {}

    static String text(String key, Object... values) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                BUNDLE,
                Locale.getDefault(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), Locale.getDefault()).format(values);
    }
}
