// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.snappy.SnappyDecompressor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Read back by a decompressor that is not ours. */
class SnappyTest {

    private final Snappy snappy = new Snappy();

    @Property
    void anyBytesComeBack(@ForAll byte[] plain) {
        assertThat(decompressed(compressed(plain))).isEqualTo(plain);
    }

    @Property(tries = 300)
    void repetitiveBytesComeBack(@ForAll("repetitive") byte[] plain) {
        assertThat(decompressed(compressed(plain))).isEqualTo(plain);
    }

    @Property(tries = 30)
    void blocksOfAnySizeComeBack(@ForAll("sizes") int size) {
        byte[] plain = new byte[size];
        for (int i = 0; i < size; i++) {
            plain[i] = (byte) (i % 251 * (i >>> 10));
        }

        assertThat(decompressed(compressed(plain))).isEqualTo(plain);
    }

    @Example
    void emptyInputIsItsLengthAlone() {
        assertThat(compressed(new byte[0])).containsExactly(0);
    }

    @Example
    void repetitionIsCopied() {
        byte[] plain = "2024-T1;84;Auvergne".repeat(1000).getBytes(StandardCharsets.US_ASCII);

        assertThat(compressed(plain).length).isLessThan(plain.length / 15);
        assertThat(decompressed(compressed(plain))).isEqualTo(plain);
    }

    @Example
    void bytesDoNotDependOnWhatWasCompressedBefore() {
        byte[] plain = "detail;84;detail;84;detail;94;detail".getBytes(StandardCharsets.US_ASCII);
        byte[] fresh = compressed(plain);
        compressed("another text, another text, another text".getBytes(StandardCharsets.US_ASCII));

        assertThat(compressed(plain)).isEqualTo(fresh);
    }

    @Provide
    Arbitrary<byte[]> repetitive() {
        return Arbitraries.bytes()
                .between((byte) 0, (byte) 2)
                .array(byte[].class)
                .ofMaxSize(3000);
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 300_000),
                Arbitraries.of(14, 15, 16, 65_535, 65_536, 65_537, 65_550, 131_072));
    }

    private byte[] compressed(byte[] plain) {
        byte[] buffer = new byte[Snappy.maxCompressedBytes(plain.length)];
        return Arrays.copyOf(buffer, snappy.compress(plain, buffer));
    }

    private static byte[] decompressed(byte[] compressed) {
        byte[] plain = new byte[SnappyDecompressor.getUncompressedLength(compressed, 0)];
        int length = new SnappyDecompressor().decompress(compressed, 0, compressed.length, plain, 0, plain.length);
        assertThat(length).isEqualTo(plain.length);
        return plain;
    }
}
