// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rooms of {@code core} in the order of the data: what each may lean on, and which libraries may be named in it. A room
 * only ever leans on rooms above it.
 */
enum Room {
    PROBLEM(Set.of()),
    LINEAR(Set.of()),
    DATASET(Set.of(PROBLEM), "org.snakeyaml.engine.."),
    TABLE(Set.of(PROBLEM, DATASET), "org.jsoup.."),
    STORE(Set.of(PROBLEM), "com.fasterxml.jackson.."),
    SIGN(Set.of(PROBLEM, STORE), "com.fasterxml.jackson.."),
    SOURCE(
            Set.of(PROBLEM, DATASET, TABLE, STORE),
            "com.fasterxml.jackson..",
            "com.github.luben.zstd..",
            "de.siegmar.fastcsv..",
            "org.apache.parquet.."),
    AGGREGATE(Set.of(PROBLEM, DATASET, TABLE, SOURCE)),
    PROTECT(Set.of(PROBLEM, LINEAR, DATASET, TABLE)),
    WRITE(
            Set.of(PROBLEM, DATASET, TABLE, STORE, PROTECT),
            "com.fasterxml.jackson..",
            "org.apache.parquet..",
            "org.apache.hadoop.."),
    DESCRIBE(Set.of(PROBLEM, DATASET, TABLE, STORE, PROTECT, WRITE), "com.fasterxml.jackson..", "org.apache.jena.."),
    PUBLISH(Set.of(PROBLEM, DATASET, STORE, SIGN, WRITE, DESCRIBE), "com.fasterxml.jackson..", "org.apache.jena.."),
    AUDIT(Set.of(PROBLEM, LINEAR, DATASET, TABLE, STORE, PUBLISH)),
    REVISION(Set.of(PROBLEM, DATASET, TABLE, STORE, DESCRIBE, PUBLISH)),
    PIPELINE(
            Set.of(
                    PROBLEM, DATASET, TABLE, STORE, SOURCE, AGGREGATE, PROTECT, WRITE, DESCRIBE, PUBLISH, AUDIT,
                    REVISION),
            "com.fasterxml.jackson..");

    @SuppressWarnings("ImmutableEnumChecker") // copied
    private final Set<Room> leansOn;

    @SuppressWarnings("ImmutableEnumChecker") // copied
    private final List<String> libraries;

    Room(Set<Room> leansOn, String... libraries) {
        this.leansOn = Set.copyOf(leansOn);
        this.libraries = List.of(libraries);
    }

    String packageName() {
        return "fr.parution." + name().toLowerCase(Locale.ROOT);
    }

    Set<Room> leansOn() {
        return leansOn;
    }

    /** The packages that may be named in this room. */
    String[] mayName() {
        List<String> packages = new ArrayList<>(List.of(packageName(), "java..", "javax.crypto..", "org.jspecify.."));
        leansOn.forEach(room -> packages.add(room.packageName()));
        packages.addAll(libraries);
        return packages.toArray(String[]::new);
    }

    static String[] packageNames() {
        return Stream.of(values()).map(Room::packageName).toArray(String[]::new);
    }
}
