package nl.digitalme.sample;

import java.io.UncheckedIOException;
import nl.digitalme.agency.LoginFailed;
import nl.digitalme.agency.PodRefused;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What failed, in one line on standard error, and as an exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult line) throws Exception {
        if (failure instanceof ParameterException wrong) {
            throw wrong;
        }
        int code = exitCode(failure);
        command.getErr().println(failure.getMessage());
        return code;
    }

    private static int exitCode(Exception failure) throws Exception {
        if (failure instanceof PodRefused refused) {
            return refused.status() == 401 || refused.status() == 403 ? 3 : 4;
        }
        if (failure instanceof LoginFailed) {
            return 5;
        }
        if (failure instanceof UncheckedIOException) {
            return 6;
        }
        if (failure instanceof IllegalArgumentException) {
            return 1;
        }
        throw failure;
    }
}
