// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Dictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary that stays on disk: the texts of a catalogue of trainings do not fit into a small heap. It keeps where each
 * line begins, and of entities read before, some. Not thread-safe.
 */
final class DictionaryFile implements Dictionary {

    private static final int REMEMBERED = 4096;
    private static final JsonFactory JSON = new JsonFactory();

    private final ByteBuffer bytes;
    private final int[] starts;
    /** The entity last read into each place, plus one. */
    private final int[] known;

    private final List<List<@Nullable String>> texts;

    private DictionaryFile(ByteBuffer bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
        int places = Math.min(REMEMBERED, starts.length);
        this.known = new int[places];
        this.texts = new ArrayList<>(Collections.nCopies(places, List.of()));
    }

    /**
     * Maps a file of up to 2 GB.
     *
     * @throws ParutionException {@code STAGING_DAMAGED} where it does not hold so many lines
     */
    static DictionaryFile open(Path file, int count) {
        ByteBuffer bytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        } catch (IOException e) {
            throw damaged(file, e.getClass().getSimpleName(), count);
        }
        int[] starts = new int[count + 1];
        int found = 0;
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) == '\n') {
                found++;
                if (found > count) {
                    break;
                }
                starts[found] = i + 1;
            }
        }
        if (found != count) {
            throw damaged(file, found, count);
        }
        return new DictionaryFile(bytes, starts);
    }

    private static ParutionException damaged(Path file, Object found, int count) {
        return new ParutionException(
                Problem.of(ProblemCode.STAGING_DAMAGED, String.valueOf(file.getFileName()), found, count));
    }

    @Override
    public int size() {
        return starts.length - 1;
    }

    @Override
    public @Nullable String text(int entity, int attribute) {
        int place = entity % known.length;
        if (known[place] != entity + 1) {
            texts.set(place, read(entity));
            known[place] = entity + 1;
        }
        return texts.get(place).get(attribute);
    }

    private List<@Nullable String> read(int entity) {
        byte[] line = new byte[starts[entity + 1] - starts[entity]];
        bytes.get(starts[entity], line);
        List<@Nullable String> read = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(line)) {
            while (parser.nextToken() != null) {
                JsonToken token = parser.currentToken();
                if (token == JsonToken.VALUE_NULL) {
                    read.add(null);
                } else if (token.isScalarValue()) {
                    read.add(parser.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.asList(read.toArray(new String[0]));
    }
}
