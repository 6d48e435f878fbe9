// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The style sheet, the script of embedded dashboards and the fonts, under names drawn from their bytes, so that a browser may keep them for ever. */
final class Assets {

    private static final String FOLDER = "assets/";

    private final ProjectedFile inter;
    private final ProjectedFile serif;
    private final ProjectedFile icon;
    private final ProjectedFile embed;
    private final ProjectedFile style;

    /** Reads them from the jar. */
    Assets() {
        inter = named("inter", "woff2", "font/woff2", read("fonts/inter.woff2"));
        serif = named("source-serif-4", "woff2", "font/woff2", read("fonts/source-serif-4.woff2"));
        icon = named("icon", "svg", "image/svg+xml; charset=utf-8", read("icon.svg"));
        embed = named("embed", "js", "text/javascript; charset=utf-8", read("embed.js"));
        String sheet = new String(read("site.css"), StandardCharsets.UTF_8)
                .replace("inter.woff2", fileName(inter))
                .replace("source-serif-4.woff2", fileName(serif));
        style = named("site", "css", "text/css; charset=utf-8", sheet.getBytes(StandardCharsets.UTF_8));
    }

    /** All of them, the style sheet last since it names the others. */
    List<ProjectedFile> files() {
        return List.of(inter, serif, icon, embed, style);
    }

    /** The key of the style sheet. */
    String style() {
        return style.key();
    }

    /** The key of the script of embedded dashboards. */
    String embed() {
        return embed.key();
    }

    /** The key of the icon. */
    String icon() {
        return icon.key();
    }

    private static ProjectedFile named(String name, String extension, String mediaType, byte[] bytes) {
        String digest = Content.of(bytes).sha256().substring(0, 12);
        return new ProjectedFile(FOLDER + name + "-" + digest + "." + extension, mediaType, bytes);
    }

    private static String fileName(ProjectedFile file) {
        return file.key().substring(FOLDER.length());
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
