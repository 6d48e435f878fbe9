// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.dataset.Formats;
import java.nio.file.Path;

/** Started in a Java of its own by tests: writes a table to a directory and prints each file's digest. */
public final class WriteElsewhere {

    private WriteElsewhere() {}

    /** Takes the directory and the number of rows. */
    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        var table = new GeneratedTable(Integer.parseInt(args[1])).table();
        for (boolean compressed : new boolean[] {false, true}) {
            for (WrittenFile file : new TableWriter()
                    .write(table, GeneratedTable.metadata(), new Formats(compressed, !compressed), directory)) {
                System.out.println(file.sha256() + " " + file.bytes() + " " + file.rows() + " " + file.name());
            }
        }
        System.out.println("hadoop " + isHadoopThere());
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
