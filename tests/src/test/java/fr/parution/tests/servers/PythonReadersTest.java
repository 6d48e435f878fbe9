// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonReadersTest {

    @Test
    void everyReaderReadsTheSameParquet(@TempDir Path directory) {
        String answer =
                PythonReaders.runLines("""
                import sys, duckdb, pandas, polars, pyarrow, pyarrow.parquet
                path = sys.argv[1]
                pyarrow.parquet.write_table(pyarrow.table({"mot": ["œuvre", None], "n": [1, 2]}), path)
                print(duckdb.sql(f"select mot, n from '{path}' order by n").fetchall())
                print([tuple(row) for row in polars.read_parquet(path).rows()])
                print(list(pandas.read_parquet(path)["n"]))
                """, directory.resolve("words.parquet").toString());
        assertThat(answer).isEqualTo("[('œuvre', 1), (None, 2)]\n[('œuvre', 1), (None, 2)]\n[1, 2]\n");
    }

    @Test
    void shapesAreValidated() {
        String answer = PythonReaders.runLines("""
                import pyshacl, rdflib
                prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e:> . "
                shape = "e:S sh:targetClass e:C ; sh:property [ sh:path e:p ; sh:minCount 1 ] ."
                for data in ("e:a a e:C ; e:p 1 .", "e:a a e:C ."):
                    graph, shapes = (rdflib.Graph().parse(data=prefixes + each, format="turtle") for each in (data, shape))
                    print(pyshacl.validate(graph, shacl_graph=shapes)[0])
                """);
        assertThat(answer).isEqualTo("True\nFalse\n");
    }

    @Test
    void failureOfAScriptIsTold() {
        assertThatThrownBy(() -> PythonReaders.runLines("raise SystemExit('rien à lire')"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with 1")
                .hasMessageContaining("rien à lire");
    }
}
