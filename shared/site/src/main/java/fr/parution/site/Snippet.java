// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.List;

/** A few lines of code that read a published Parquet file from its address. */
record Snippet(String tool, String code) {

    /** One for each tool that re-users most often have. */
    static List<Snippet> reading(String address) {
        return List.of(
                new Snippet("DuckDB", "SELECT *\nFROM '" + address + "'\nLIMIT 10;"),
                new Snippet("pandas", "import pandas as pd\n\ndf = pd.read_parquet(\n    \"" + address + "\"\n)"),
                new Snippet("R", "library(arrow)\n\ndf <- read_parquet(\n  \"" + address + "\"\n)"),
                new Snippet(
                        "Excel, Power Query",
                        "let\n  data = Parquet.Document(Web.Contents(\n    \"" + address + "\"\n  ))\nin\n  data"));
    }
}
