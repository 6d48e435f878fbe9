// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

/** Brings announcements to whoever subscribed, beyond the files that anybody can poll. */
public interface Announcer {

    /** Tells nobody: files are enough. */
    Announcer NONE = batch -> {};

    /**
     * Brings a batch, before its file exists: where this fails or the process ends meanwhile, it is brought again. So it comes
     * at least once, and who repeats it repeats its ids.
     *
     * @param batch events in the JSON format of CloudEvents 1.0, in UTF-8; may be empty
     */
    void announce(byte[] batch);
}
