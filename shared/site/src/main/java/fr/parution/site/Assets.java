// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The style sheet, the fonts, the scripts of pages and that of embedded dashboards, under names drawn from their bytes, so that
 * a browser may keep them for ever.
 */
final class Assets {

    private static final String FOLDER = "assets/";

    /** Each after those that it imports. The first is not ours: {@code scripts/README.md}. */
    private static final List<String> SCRIPTS =
            List.of("hyparquet", "table", "question", "figure", "save", "explorer", "search", "board");

    private final ProjectedFile inter;
    private final ProjectedFile serif;
    private final ProjectedFile icon;
    private final ProjectedFile embed;
    private final ProjectedFile height;
    private final ProjectedFile largeIcon;
    private final ProjectedFile touchIcon;
    private final ProjectedFile style;
    private final Map<String, ProjectedFile> scripts = new LinkedHashMap<>();

    /** Reads them from the jar. */
    Assets() {
        inter = named("inter", "woff2", "font/woff2", read("fonts/inter.woff2"));
        serif = named("source-serif-4", "woff2", "font/woff2", read("fonts/source-serif-4.woff2"));
        icon = named("icon", "svg", "image/svg+xml; charset=utf-8", read("icon.svg"));
        embed = named("embed", "js", "text/javascript; charset=utf-8", read("embed.js"));
        height = new ProjectedFile(EmbedPages.HEIGHT_SCRIPT, "text/javascript; charset=utf-8", read("height.js"));
        largeIcon = named("icon-512", "png", "image/png", read("icon-512.png"));
        touchIcon = named("icon-180", "png", "image/png", read("icon-180.png"));
        String sheet = new String(read("site.css"), StandardCharsets.UTF_8)
                .replace("inter.woff2", fileName(inter))
                .replace("source-serif-4.woff2", fileName(serif));
        style = named("site", "css", "text/css; charset=utf-8", sheet.getBytes(StandardCharsets.UTF_8));
        for (String name : SCRIPTS) {
            String script = new String(read("scripts/" + name + ".js"), StandardCharsets.UTF_8);
            for (Map.Entry<String, ProjectedFile> imported : scripts.entrySet()) {
                script = script.replace(
                        "\"./" + imported.getKey() + ".js\"", "\"./" + fileName(imported.getValue()) + "\"");
            }
            scripts.put(
                    name, named(name, "js", "text/javascript; charset=utf-8", script.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** All of them, each after those that it names. */
    List<ProjectedFile> files() {
        List<ProjectedFile> files =
                new ArrayList<>(List.of(inter, serif, icon, largeIcon, touchIcon, embed, height, style));
        files.addAll(scripts.values());
        return files;
    }

    /** The key of a script, by its name. */
    String script(String name) {
        ProjectedFile script = scripts.get(name);
        if (script == null) {
            throw new IllegalArgumentException("no script " + name);
        }
        return script.key();
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

    /** The key of the icon as a picture of 512 pixels. */
    String largeIcon() {
        return largeIcon.key();
    }

    /** The key of the icon as a picture of 180 pixels, on a ground of its own. */
    String touchIcon() {
        return touchIcon.key();
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
