package nl.digitalme.pod;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import nl.digitalme.pod.domain.PodProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command could not do its work; only what nobody expected has a stack trace. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        Throwable cause = failure;
        while (isWrapping(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean expected = cause instanceof PodProblem
                || cause instanceof IOException
                || cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException;
        if (!expected) {
            throw failure;
        }
        command.getErr().println(inWords(cause));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isWrapping(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof CompletionException
                || failure instanceof IllegalStateException;
    }

    private static String inWords(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof NoSuchFileException) {
            return "There is no file " + message + ".";
        }
        return message.contains("Address already in use")
                ? "The port is in use. Stop the program that uses it, or choose another with --port."
                : message;
    }
}
