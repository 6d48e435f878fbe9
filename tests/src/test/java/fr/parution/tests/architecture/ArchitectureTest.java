// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import fr.parution.protect.ProtectedTable;
import fr.parution.table.RawTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One method a rule, over the compiled classes of every module; the name of the method is the rule. */
class ArchitectureTest {

    /** Where the parts are put together: the only places that know the clock, chance, and the reader's language. */
    private static final String[] COMPOSITION_ROOTS = {
        "fr.parution.cli..", "fr.parution.functions..", "fr.parution.bench..", "fr.parution.tests.."
    };

    private static final JavaClasses ALL = new ClassFileImporter().importPaths(compiled());

    private static List<Path> compiled() {
        return Checkout.modules().stream()
                .map(module -> module.resolve("target").resolve("classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    @Test
    void everyModuleWithSourcesIsSeen() {
        for (Path module : Checkout.modules()) {
            assertThat(Files.isDirectory(module.resolve("src/main/java")))
                    .as("%s has classes", module)
                    .isEqualTo(Files.isDirectory(module.resolve("target/classes")));
        }
        assertThat(ALL.contain(ProtectedTable.class)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    void aRoomNamesOnlyTheRoomsAndLibrariesOfItsRow(Room room) {
        assertThat(room.leansOn()).allMatch(above -> above.compareTo(room) < 0);
        classes()
                .that()
                .resideInAPackage(room.packageName())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(room.mayName()).or(primitive()))
                .check(ALL);
    }

    @Test
    void noPackagesLeanOnOneAnotherInACircle() {
        slices().matching("fr.parution.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void whatIsWrittenDescribedOrPublishedNeverSawAnUnprotectedFigure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Room.WRITE.packageName(),
                        Room.DESCRIBE.packageName(),
                        Room.PUBLISH.packageName(),
                        "fr.parution.site..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(Room.AGGREGATE.packageName(), Room.SOURCE.packageName())
                        .or(describe("are unprotected tables", type -> type.isEquivalentTo(RawTable.class))))
                .check(ALL);
    }

    @Test
    void onlyDisclosureControlMakesAProtectedTable() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Room.PROTECT.packageName())
                .should()
                .callConstructorWhere(describe(
                        "a protected table is made",
                        call -> call.getTargetOwner().isEquivalentTo(ProtectedTable.class)))
                .check(ALL);
        assertThat(ALL.get(ProtectedTable.class).getConstructors())
                .noneMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC));
    }

    @Test
    void onlyItsOwnModuleNamesDuckDb() {
        onlyIn("org.duckdb..", "fr.parution.engine.duckdb..");
    }

    @Test
    void onlyTheStoreNamesTheSdkOfAws() {
        onlyIn("software.amazon..", "fr.parution.store.s3..");
    }

    @Test
    void onlyFunctionsNameTypesOfLambda() {
        onlyIn("com.amazonaws..", "fr.parution.functions..");
    }

    @Test
    void coreSpeaksNoSql() {
        noClasses()
                .that()
                .resideInAnyPackage(Room.packageNames())
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."))
                .check(ALL);
    }

    @Test
    void aFunctionNeverLeansOnAnother() {
        slices().matching("fr.parution.functions.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void adaptersAreNamedOnlyWhereThePartsArePutTogether() {
        for (String adapter : List.of(
                "fr.parution.engine.duckdb..",
                "fr.parution.source.postgres..",
                "fr.parution.source.synthetic..",
                "fr.parution.store.s3..",
                "fr.parution.site..")) {
            noClasses()
                    .that(resideInAPackage("fr.parution..")
                            .and(DescribedPredicate.not(resideInAPackage(adapter)))
                            .and(DescribedPredicate.not(resideInAnyPackage(COMPOSITION_ROOTS))))
                    .should()
                    .dependOnClassesThat(resideInAPackage(adapter))
                    .check(ALL);
        }
    }

    @Test
    void timeChanceAndTheMachinesLanguageComeInAtTheCompositionRoots() {
        noClasses()
                .that()
                .resideOutsideOfPackages(COMPOSITION_ROOTS)
                .should()
                .accessTargetWhere(describe(
                        "time, chance or the machine's language is asked", ArchitectureTest::leansOnTheMachine))
                .check(ALL);
    }

    private static boolean leansOnTheMachine(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getName();
        boolean withClock = access.getTarget().getFullName().contains("(java.time.Clock)");
        return switch (member) {
            case "now" -> owner.startsWith("java.time.") && !withClock;
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "systemUTC", "systemDefaultZone", "system" -> owner.equals("java.time.Clock");
            case "systemDefault" -> owner.equals("java.time.ZoneId");
            case "getDefault" -> owner.equals("java.util.Locale") || owner.equals("java.util.TimeZone");
            case "randomUUID" -> owner.equals("java.util.UUID");
            case "random" -> owner.equals("java.lang.Math");
            case "current" -> owner.equals("java.util.concurrent.ThreadLocalRandom");
            case "<init>" ->
                Set.of("java.util.Random", "java.security.SecureRandom").contains(owner);
            default -> false;
        };
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> bare = new TreeSet<>();
        for (JavaClass type : ALL) {
            JavaPackage home = type.getPackage();
            if (home.getName().startsWith("fr.parution") && !home.isAnnotatedWith(NullMarked.class)) {
                bare.add(home.getName());
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void noClassIsNamedForWantOfAnIdea() {
        noClasses()
                .that()
                .resideInAPackage("fr.parution..")
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
                .check(ALL);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("fr.parution..")
                .and(modifier(JavaModifier.STATIC))
                .should()
                .beFinal()
                .check(ALL);
    }

    private static void onlyIn(String library, String home) {
        noClasses()
                .that()
                .resideInAPackage("fr.parution..")
                .and()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(ALL);
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return describe("are primitive", type -> type.getBaseComponentType().isPrimitive());
    }
}
