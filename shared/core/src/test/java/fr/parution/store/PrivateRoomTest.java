// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateRoomTest {

    @TempDir
    private Path root;

    @Test
    void nameThatIsFreeAfterAMoveIsNotTakenFromItsNextOwner() throws IOException {
        Staged moved = new PrivateRoom(root).stage(content("one"));
        moved.moveTo(root.resolve("object"));
        Staged next = new PrivateRoom(root).stage(content("two"));
        assertThat(next.file()).isEqualTo(moved.file());

        moved.close();

        assertThat(next.file()).hasContent("two");
    }

    @Test
    void twoRoomsOfOneDirectoryNeverShareAName() throws IOException {
        Staged one = new PrivateRoom(root).stage(content("one"));
        Staged two = new PrivateRoom(root).stage(content("two"));

        assertThat(two.file()).isNotEqualTo(one.file());
        assertThat(one.file()).hasContent("one");
    }

    @Test
    void fileThatIsNotMovedIsDeleted() throws IOException {
        Staged staged = new PrivateRoom(root).stage(content("one"));

        staged.close();

        assertThat(staged.file()).doesNotExist();
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
