package nl.digitalme.pod;

import io.vertx.core.VertxException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import nl.digitalme.pod.domain.PodProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line why a command could not do its work; only what nobody expected has a stack trace. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** One line, and where the options are; all of them would push it out of sight. */
    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(suggestions, true));
        command.getErr()
                .println("%s. %s All options: %s --help"
                        .formatted(
                                String.valueOf(wrong.getMessage()).replaceFirst("\\.$", ""),
                                suggestions.toString().strip(),
                                command.getCommandSpec().qualifiedName())
                        .replaceAll("\\s+", " "));
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        Throwable cause = failure;
        while (isWrapping(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean expected = cause instanceof PodProblem
                || cause instanceof IOException
                || cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException
                || isNoPem(cause);
        if (!expected) {
            throw failure;
        }
        command.getErr().println(inWords(cause));
        return CommandLine.ExitCode.SOFTWARE;
    }

    // As Vert.x says it.
    private static boolean isNoPem(Throwable cause) {
        return String.valueOf(cause.getMessage()).startsWith("Missing -----BEGIN");
    }

    private static boolean isWrapping(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure instanceof UncheckedIOException
                || failure instanceof VertxException
                || failure instanceof IllegalStateException;
    }

    private static String inWords(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException) {
            return "There is no file " + message + ".";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return message + " is a file, not a folder. Name another folder, for pods with --data.";
        }
        if (cause instanceof AccessDeniedException) {
            return "This user may not read or write " + message + ". Give access to it, or name another place.";
        }
        if (isNoPem(cause)) {
            return "The files of --tls-cert and --tls-key must be a certificate chain and its private key as PEM.";
        }
        return message.contains("Address already in use")
                ? "The port is in use. Stop the program that uses it, or choose another with --port."
                : message;
    }
}
