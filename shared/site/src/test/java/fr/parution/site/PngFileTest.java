// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.CatalogFixtures;
import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.Content;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures are read by ImageIO, which we did not write, and are the same bytes on every Java. */
class PngFileTest {

    private static final String DRAWING = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="60" height="40">
        <defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"/></defs>
        <rect x="0" y="0" width="20" height="20" fill="#0b5a6b"/>
        <rect x="30" y="0" width="20" height="20" fill="url(#h)"/>
        <path d="M5 30H55" stroke="#c8853a" stroke-width="4" fill="none"/>
        <path d="M30 22l8 0 0 8-8 0z" fill="#b23a16"/>
        <text x="58" y="38" text-anchor="end" font-size="8" fill="#17232b">≥ é1</text>
        </svg>\
        """;

    @Test
    void pixelsAreThoseOfTheDrawing() throws IOException {
        BufferedImage image = read(SvgPicture.png(DRAWING, 2));
        assertThat(image.getWidth()).isEqualTo(120);
        assertThat(image.getHeight()).isEqualTo(80);
        assertThat(image.getRGB(20, 20) & 0xffffff).isEqualTo(0x0b5a6b);
        assertThat(image.getRGB(50, 10) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(20, 60) & 0xffffff).isEqualTo(0xc8853a);
        assertThat(image.getRGB(66, 54) & 0xffffff).isEqualTo(0xb23a16);
        assertThat(inked(image, 0xffffff, 60, 0, 100, 40)).isBetween(300, 1300);
        assertThat(inked(image, 0xffffff, 80, 60, 120, 80)).isBetween(60, 400);
    }

    /** Repeats of lengths and distances that no drawing has. */
    @Test
    void everyPixelIsReadAsItWasWritten() throws IOException {
        Random random = new Random(7);
        for (int colours : List.of(2, 60, 200)) {
            Raster raster = new Raster(90, 70);
            for (int i = 0; i < colours; i++) {
                double x = random.nextInt(88);
                double y = random.nextInt(68);
                double to = x + random.nextInt(40);
                raster.fill(
                        List.of(new double[] {x, y, to, y, to, y + 3, x, y + 3}),
                        random.nextInt(1 << 24),
                        Raster.SOLID);
            }
            BufferedImage image = read(PngFile.of(raster));
            int[] pixels = raster.pixels();
            for (int i = 0; i < pixels.length; i++) {
                assertThat(image.getRGB(i % 90, i / 90) & 0xffffff).isEqualTo(pixels[i]);
            }
        }
    }

    /**
     * Nothing of the machine enters: the digest was taken once, and holds on every Java that this is built with. Other bytes
     * ask for another version, since pictures that are stored are drawn again for it alone.
     */
    @Test
    void bytesAreTheSameOnEveryJavaAndOthersHaveAnotherVersion() {
        assertThat(SvgPicture.VERSION + " "
                        + Content.of(SvgPicture.png(DRAWING, 2)).sha256())
                .isEqualTo("1 5957801f2b870607c3bec0d1d5eab9349d569c5f3cfa03a390392c3f88a54502");
    }

    @Test
    void cardAndPicturesOfFiguresAreRead() throws IOException {
        List<ProjectedFile> files = new CatalogPages().project(BoardFixtures.catalog());
        List<ProjectedFile> cards =
                files.stream().filter(file -> file.key().endsWith("card.png")).toList();
        assertThat(cards)
                .extracting(ProjectedFile::key)
                .containsExactlyInAnyOrder(
                        "about/card.png",
                        "en/about/card.png",
                        "datasets/" + CatalogFixtures.USERS + "/card.png",
                        "en/datasets/" + CatalogFixtures.USERS + "/card.png");
        for (ProjectedFile card : cards) {
            BufferedImage image = read(card.content());
            assertThat(image.getWidth()).isEqualTo(SocialCard.WIDTH);
            assertThat(inked(image, 0xfbfaf7, 80, 150, 1120, 540)).isGreaterThan(5000);
            assertThat(card.content().length).isLessThan(120_000);
        }
        List<ProjectedFile> figures = files.stream()
                .filter(file -> file.key().matches("embed/.*\\.png"))
                .toList();
        assertThat(figures).hasSize(10);
        for (ProjectedFile figure : figures) {
            assertThat(read(figure.content()).getWidth()).as(figure.key()).isEqualTo(1400);
        }
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int inked(BufferedImage image, int ground, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += (image.getRGB(x, y) & 0xffffff) == ground ? 0 : 1;
            }
        }
        return count;
    }
}
