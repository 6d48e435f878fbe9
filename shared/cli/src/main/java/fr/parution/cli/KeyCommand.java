// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.sign.PublicKeys;
import fr.parution.sign.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a key to sign releases with. */
@Command(name = "key", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class KeyCommand implements Callable<Integer> {

    @Option(names = "--to", required = true, paramLabel = "FILE", descriptionKey = "option.keyFile")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        SigningKey key = SigningKey.generate(new SecureRandom());
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), readableByItsOwner()))) {
            out.write(key.pem().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.USAGE_BAD_VALUE,
                            "--to",
                            file + ": " + e.getClass().getSimpleName(),
                            Messages.text("key.absent")),
                    e);
        }
        Console.standard(false).say("key.done", file, PublicKeys.id(key.publicKey()), Signing.VARIABLE);
        return 0;
    }

    private FileAttribute<?>[] readableByItsOwner() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
