// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {

    private static final PostgresSettings SETTINGS = PostgresSettings.defaults();

    @Test
    void aPasswordReachesTheDriverAndNoText() {
        PostgresAddress address = address("postgresql://anne%40x:g%2Be%40heim@base.example:5433/cpf", null);

        assertThat(address.properties(SETTINGS))
                .containsEntry("password", "g+e@heim")
                .containsEntry("user", "anne@x");
        assertThat(address.toString()).isEqualTo("postgresql://anne@x@base.example:5433/cpf");
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://base.example:5433/cpf");
        assertThat(PostgresSource.at(URI.create("postgresql://a:geheim@h/d"), null, SETTINGS)
                        .toString())
                .isEqualTo("postgresql://a@h:5432/d");
    }

    @Test
    void aPasswordThatIsGivenGoesBeforeOneInTheAddress() {
        assertThat(address("postgresql://a:in@h/d", "given").properties(SETTINGS))
                .containsEntry("password", "given");
        assertThat(address("postgresql://a@h/d", "").properties(SETTINGS)).doesNotContainKey("password");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, prefer",
        "127.0.0.1, prefer",
        "[::1], prefer",
        "localhost.example, verify-full",
        "base.example, verify-full",
        "10.0.0.1, verify-full"
    })
    void beyondThisMachineTheLineIsEncryptedAndProven(String host, String mode) {
        assertThat(address("postgresql://a@" + host + "/d", null).properties(SETTINGS))
                .containsEntry("sslmode", mode);
        assertThat(address("postgresql://a@" + host + "/d?sslmode=require", null)
                        .properties(SETTINGS))
                .containsEntry("sslmode", "require");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://a:geheim@h",
                "postgresql://a:geheim@h/",
                "postgresql:///d?password=geheim",
                "postgresql://a@h/d?password=geheim",
                "postgresql://a:geheim@h_h/d",
                "mysql://a:geheim@h/d",
                "postgresql://a@h/d?geheim"
            })
    void anAddressThatIsNotUnderstoodIsNotRepeated(String text) {
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> address(text, null));

        assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.USAGE_BAD_URI);
        assertThat(e.getMessage()).doesNotContain("geheim");
    }

    @Test
    void limitsReachTheDriverInWholeSecondsRoundedUp() {
        Properties properties = address("postgresql://a@h/d", null)
                .properties(new PostgresSettings(
                        1,
                        1,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1_001),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)));

        assertThat(properties)
                .containsEntry("connectTimeout", "1")
                .containsEntry("loginTimeout", "2")
                .containsEntry("socketTimeout", "3");
    }

    private static PostgresAddress address(String uri, @Nullable String password) {
        return PostgresAddress.of(URI.create(uri), password);
    }
}
