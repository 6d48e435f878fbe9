// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages by {@link Snappy}. */
final class SnappyPages implements BytesInputCompressor {

    private final Snappy snappy = new Snappy();

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        ByteArrayOutputStream collected = new ByteArrayOutputStream(Math.toIntExact(page.size()));
        page.writeAllTo(collected);
        byte[] plain = collected.toByteArray();
        byte[] compressed = new byte[Snappy.maxCompressedBytes(plain.length)];
        int length = snappy.compress(plain, compressed);
        return BytesInput.from(compressed, 0, length);
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.SNAPPY;
    }

    @Override
    public void release() {}
}
