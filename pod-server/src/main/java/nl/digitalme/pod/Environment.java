package nl.digitalme.pod;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option as an environment variable as well: {@code --base-url} is {@code DM_BASE_URL}. The command line wins.
 */
final class Environment implements IDefaultValueProvider {
    private static final String PREFIX = "DM_";

    // Programs that log in read these (clients/); the demo prints them for pasting. They are no settings of ours.
    private static final Set<String> OF_CLIENTS = Set.of("DM_SERVER", "DM_POD", "DM_CLIENT_ID", "DM_CLIENT_SECRET");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables.entrySet().stream()
                .filter(each -> !OF_CLIENTS.contains(each.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? variables.get(nameOf(option.longestName())) : null;
    }

    private static String nameOf(String option) {
        return PREFIX + option.replaceFirst("^--?", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Variables with our prefix that no command has an option for: a typing error must not go unnoticed. */
    Set<String> unknown(CommandLine commands) {
        Set<String> known = commands.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(option -> nameOf(option.longestName()))
                .collect(Collectors.toSet());
        return variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
