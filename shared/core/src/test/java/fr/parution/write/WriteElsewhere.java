// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.dataset.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Started in a Java of its own by tests: writes a table to a directory and lists each file's digest beside. */
public final class WriteElsewhere {

    /** The list, in UTF-8. */
    static final String LIST = "digests.txt";

    private WriteElsewhere() {}

    /** Takes the directory and the number of rows. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        List<String> lines = new ArrayList<>();
        var table = new GeneratedTable(Integer.parseInt(args[1])).table();
        for (boolean compressed : new boolean[] {false, true}) {
            for (WrittenFile file : new TableWriter()
                    .write(table, GeneratedTable.metadata(), new Formats(compressed, !compressed), directory)) {
                lines.add(file.name() + " " + file.rows() + " " + file.bytes() + " " + file.sha256());
            }
        }
        lines.add("hadoop " + isHadoopThere());
        Files.write(directory.resolve(LIST), lines);
    }

    private static boolean isHadoopThere() {
        try {
            Class.forName("org.apache.hadoop.conf.Configuration");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
