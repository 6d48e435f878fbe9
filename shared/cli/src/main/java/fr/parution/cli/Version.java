// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the archive's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"parution " + number()};
    }

    /** The version alone. */
    static String number() {
        String version = Parution.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
