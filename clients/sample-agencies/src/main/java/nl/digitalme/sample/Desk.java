package nl.digitalme.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.digitalme.agency.AgencyClient;
import nl.digitalme.agency.Answer;
import nl.digitalme.agency.Credentials;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where an agency works: which pod, and with what credentials. The secret never stands on the command line. */
public final class Desk {
    private static final String SECRET_VARIABLE = "DM_CLIENT_SECRET";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = {"--server", "--issuer"},
            required = true,
            defaultValue = "${env:DM_SERVER}",
            paramLabel = "URL",
            description = "The OpenID provider where the agency logs in: the base URL of the pod server. Or DM_SERVER.")
    @SuppressWarnings("NullAway.Init")
    private URI issuer;

    @Option(
            names = "--pod",
            required = true,
            defaultValue = "${env:DM_POD}",
            paramLabel = "URL",
            description = "The root of the citizen's pod. Or DM_POD.")
    @SuppressWarnings("NullAway.Init")
    private URI pod;

    @Option(
            names = "--client-id",
            required = true,
            defaultValue = "${env:DM_CLIENT_ID}",
            paramLabel = "ID",
            description = "The agency's client. Or DM_CLIENT_ID.")
    @SuppressWarnings("NullAway.Init")
    private String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "Where the client's secret stands, - for standard input. Without this option it is taken from"
                    + " the environment variable " + SECRET_VARIABLE + ".")
    private @Nullable Path secretFile;

    /** A client that logs in with the credentials of the command line. */
    public AgencyClient client() {
        return AgencyClient.login(new Credentials(issuer, clientId, secret()));
    }

    /** An address in the pod; an absolute one stays as it is. */
    public URI at(String path) {
        return (pod.toString().endsWith("/") ? pod : URI.create(pod + "/")).resolve(path);
    }

    /** The WebID of an agency of the demo: each has a pod beside the citizen's. */
    public URI webIdOf(String agency) {
        return at("../" + agency + "/profile/card#me");
    }

    /** Tells what was done, in one line. */
    public void done(String what, Answer answer) {
        command.commandLine().getOut().printf("%s %s %d%n", what, answer.url(), answer.status());
    }

    /** Shows what was read; that it was read is told on standard error, apart from the document. */
    public void show(Answer answer) {
        command.commandLine().getErr().printf("GET %s %d%n", answer.url(), answer.status());
        command.commandLine().getOut().println(answer.body());
    }

    private String secret() {
        try {
            if (secretFile == null) {
                return checked(System.getenv(SECRET_VARIABLE));
            }
            return checked(secretFile.toString().equals("-") ? firstLine() : Files.readString(secretFile));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The client's secret cannot be read from " + secretFile, unreadable);
        }
    }

    private static @Nullable String firstLine() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }

    private String checked(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw new ParameterException(
                    command.commandLine(),
                    "The client's secret is missing: set " + SECRET_VARIABLE + " or give --client-secret-file.");
        }
        return secret.strip();
    }
}
