// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A table is the same rows in whatever way it is written. */
final class DropProperties {

    private static final List<String> GENRES = List.of("", "BD", "Poésie", "01", "a;b");
    private static final List<String> YES = List.of("t", "true", "1", "oui", "VRAI");
    private static final List<String> NO = List.of("f", "false", "0", "non", "FAUX");
    private static final List<String> GAPS = List.of("", " ", "\u00A0");

    @Property(tries = 300)
    void tableReadsAsTheSameRowsInEveryDialect(@ForAll long seed) throws IOException {
        Path directory = Files.createTempDirectory("drop");
        try {
            Random random = new Random(seed);
            List<Loan> loans = Stream.generate(() -> Loan.draw(random))
                    .limit(random.nextInt(30))
                    .toList();
            Dialect dialect = new Dialect(random);
            Dropped dropped = new Dropped(directory);
            dropped.put("emprunt.csv", dialect.bytes(loans));

            assertThat(dropped.rows(Dropped.loans("0")))
                    .isEqualTo(loans.stream().map(Loan::normal).toList());
        } finally {
            delete(directory);
        }
    }

    private record Loan(long id, LocalDate day, Long cents, Boolean back, String genre) {

        static Loan draw(Random random) {
            return new Loan(
                    1 + random.nextInt(1_000_000),
                    random.nextInt(5) == 0 ? null : LocalDate.of(1900, 1, 1).plusDays(random.nextInt(50_000)),
                    random.nextInt(5) == 0 ? null : random.nextLong(1_000_000_000_00L),
                    random.nextInt(5) == 0 ? null : random.nextBoolean(),
                    GENRES.get(random.nextInt(GENRES.size())));
        }

        String normal() {
            String amount = cents == null
                    ? ""
                    : cents / 100 + "." + String.valueOf(100 + cents % 100).substring(1);
            String flag = back == null ? "" : back ? "t" : "f";
            return id + "," + (day == null ? "" : day) + "," + amount + "," + flag + "," + genre;
        }
    }

    /** One way to write, the same for a whole file. */
    private static final class Dialect {

        private final Random random;
        private final char separator;
        private final Charset charset;
        private final String mark;
        private final String lineEnd;
        private final boolean quoted;
        private final boolean french;
        private final boolean comma;
        private final String gap;
        private final int word;
        private final int packing;
        private final List<Integer> order;

        Dialect(Random random) {
            this.random = random;
            separator = ",;\t|".charAt(random.nextInt(4));
            charset = random.nextBoolean() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
            mark = charset == StandardCharsets.UTF_8 && random.nextBoolean() ? "\uFEFF" : "";
            lineEnd = random.nextBoolean() ? "\n" : "\r\n";
            quoted = random.nextBoolean();
            french = random.nextBoolean();
            comma = random.nextBoolean();
            gap = GAPS.get(random.nextInt(GAPS.size()));
            word = random.nextInt(YES.size());
            packing = random.nextInt(3);
            order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            Collections.shuffle(order, random);
        }

        byte[] bytes(List<Loan> loans) {
            StringBuilder text = new StringBuilder(mark);
            line(text, List.of("id", "jour", "montant", "rendu", "genre", "note libre"));
            loans.forEach(loan -> line(
                    text,
                    List.of(
                            Long.toString(loan.id),
                            day(loan.day),
                            amount(loan.cents),
                            loan.back == null ? "" : (loan.back ? YES : NO).get(word),
                            loan.genre,
                            "é".repeat(random.nextInt(3)) + (random.nextBoolean() ? "\"" + separator + "\n" : ""))));
            byte[] plain = text.toString().getBytes(charset);
            return packing == 0 ? plain : packing == 1 ? Dropped.gzip(plain) : Dropped.zstd(plain);
        }

        private void line(StringBuilder text, List<String> fields) {
            for (int i = 0; i < order.size(); i++) {
                String field = fields.get(order.get(i));
                boolean needed = field.indexOf(separator) >= 0 || field.contains("\"") || field.contains("\n");
                boolean quote = quoted || needed;
                text.append(i == 0 ? "" : separator);
                text.append(quote ? "\"" + field.replace("\"", "\"\"") + "\"" : field);
            }
            text.append(lineEnd);
        }

        private String day(LocalDate day) {
            if (day == null) {
                return "";
            }
            String iso = day.toString();
            return french ? iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4) : iso;
        }

        private String amount(Long cents) {
            if (cents == null) {
                return "";
            }
            StringBuilder euros = new StringBuilder(Long.toString(cents / 100));
            for (int at = euros.length() - 3; at > 0; at -= 3) {
                euros.insert(at, gap);
            }
            return euros
                    + (comma ? "," : ".")
                    + String.valueOf(100 + cents % 100).substring(1);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
