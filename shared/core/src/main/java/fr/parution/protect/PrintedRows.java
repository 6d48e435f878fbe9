// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Code;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.table.Dictionary;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which rows a period had, told by their codes: packed keys hold for one extract only, and code lists grow. An entity is
 * told by the texts that describe it.
 */
final class PrintedRows {

    /** Stands between the texts of an entity: unit separator. */
    private static final char BETWEEN = '\u001f';
    /** Stands for a text that an entity lacks: file separator. */
    private static final char ABSENT = '\u001c';

    private final List<String> dimensions;
    private final List<List<String>> texts;
    private final List<List<String>> levels;
    private final byte[] levelOfRow;
    private final List<NarrowColumn> places;

    private PrintedRows(
            List<String> dimensions,
            List<List<String>> texts,
            List<List<String>> levels,
            byte[] levelOfRow,
            List<NarrowColumn> places) {
        this.dimensions = List.copyOf(dimensions);
        this.texts = texts.stream().map(List::copyOf).toList();
        this.levels = levels.stream().map(List::copyOf).toList();
        this.levelOfRow = levelOfRow;
        this.places = List.copyOf(places);
    }

    static PrintedRows of(TableShape shape, RawTable table, List<Dictionary> dictionaries) {
        int rows = table.rows();
        byte[] levelOfRow = new byte[rows];
        for (int row = 0; row < rows; row++) {
            levelOfRow[row] = (byte) table.level(row);
        }
        List<NarrowColumn> places = new ArrayList<>();
        for (int d = 0; d < shape.dimensions().size(); d++) {
            long[] column = new long[rows];
            for (int row = 0; row < rows; row++) {
                column[row] = table.layout().index(table.key(row), d);
            }
            places.add(NarrowColumn.of(column));
        }
        return new PrintedRows(
                shape.dimensions().stream().map(Dimension::name).toList(),
                texts(shape.dimensions(), dictionaries),
                shape.levels().stream().map(Level::keeps).toList(),
                levelOfRow,
                places);
    }

    /** For each dimension, the texts that tell its codes or entities, in the order of their places. */
    static List<List<String>> texts(List<Dimension> dimensions, List<Dictionary> dictionaries) {
        List<List<String>> texts = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
            if (dimensions.get(d) instanceof Dimension.Coded coded) {
                texts.add(coded.codes().codes().stream().map(Code::code).toList());
            } else {
                int attributes =
                        ((Dimension.Entity) dimensions.get(d)).attributes().size();
                List<String> entities = new ArrayList<>();
                for (int entity = 0; entity < dictionaries.get(d).size(); entity++) {
                    entities.add(describe(dictionaries.get(d), entity, attributes));
                }
                texts.add(entities);
            }
        }
        return texts;
    }

    /** The code at a place of a dimension over a closed list; empty for another. */
    static String code(Dimension dimension, int place) {
        return dimension instanceof Dimension.Coded coded
                ? coded.codes().codes().get(place).code()
                : "";
    }

    /** The row of these codes by dimension, of the level that keeps no other; -1 where there is none. */
    int find(Map<String, String> codes) {
        for (int row = 0; row < rows(); row++) {
            if (isAt(codes, row)) {
                return row;
            }
        }
        return -1;
    }

    private boolean isAt(Map<String, String> codes, int row) {
        List<String> keeps = levels.get(level(row));
        return keeps.size() == codes.size()
                && keeps.stream().allMatch(kept -> {
                    int dimension = dimensions.indexOf(kept);
                    return dimension >= 0
                            && texts(dimension).get(place(dimension, row)).equals(codes.get(kept));
                });
    }

    private static String describe(Dictionary dictionary, int entity, int attributes) {
        StringBuilder text = new StringBuilder();
        for (int attribute = 0; attribute < attributes; attribute++) {
            String value = dictionary.text(entity, attribute);
            text.append(attribute == 0 ? "" : BETWEEN).append(value == null ? ABSENT : value);
        }
        return text.toString();
    }

    /** The first of the texts that describe an entity. */
    static String firstOf(String text, int attributes) {
        int end = -1;
        for (int i = 0; i < attributes; i++) {
            end = text.indexOf(BETWEEN, end + 1);
            if (end < 0) {
                return text;
            }
        }
        return text.substring(0, end);
    }

    int rows() {
        return levelOfRow.length;
    }

    /** The names of the dimensions. */
    List<String> dimensions() {
        return dimensions;
    }

    /** The codes or entities of a dimension. */
    List<String> texts(int dimension) {
        return texts.get(dimension);
    }

    /** For each level, the names of the dimensions that it keeps. */
    List<List<String>> levels() {
        return levels;
    }

    int level(int row) {
        return levelOfRow[row];
    }

    /** The place of a row among the {@link #texts} of a dimension; 0 where its level does not keep it. */
    int place(int dimension, int row) {
        return (int) places.get(dimension).get(row);
    }

    void write(DataOutput out) throws IOException {
        writeTexts(out, dimensions);
        for (List<String> codes : texts) {
            writeTexts(out, codes);
        }
        out.writeInt(levels.size());
        for (List<String> keeps : levels) {
            writeTexts(out, keeps);
        }
        out.writeInt(rows());
        out.write(levelOfRow);
        for (NarrowColumn column : places) {
            column.write(out, rows());
        }
    }

    static PrintedRows read(DataInput in) throws IOException {
        List<String> dimensions = readTexts(in);
        List<List<String>> texts = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
            texts.add(readTexts(in));
        }
        List<List<String>> levels = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            levels.add(readTexts(in));
        }
        byte[] levelOfRow = new byte[in.readInt()];
        in.readFully(levelOfRow);
        List<NarrowColumn> places = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
            places.add(NarrowColumn.read(in, levelOfRow.length));
        }
        return new PrintedRows(dimensions, texts, levels, levelOfRow, places);
    }

    static void writeText(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }
}
