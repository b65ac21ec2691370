package nl.digitalme.pod;

import nl.digitalme.pod.domain.Addresses;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where pods are. */
enum PodsAt {
    /** {@code https://example.org/anna/}. */
    PATH,
    /** {@code https://anna.example.org/}. */
    SUBDOMAIN;

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<PodsAt> {
        @Override
        public PodsAt convert(String written) {
            return switch (written) {
                case "path" -> PATH;
                case "subdomain" -> SUBDOMAIN;
                default ->
                    throw new TypeConversionException("Pods are at path or subdomain, not at \"" + written + "\".");
            };
        }
    }

    Addresses addresses(String baseUrl) {
        Addresses paths = Addresses.of(baseUrl);
        return this == SUBDOMAIN ? paths.withSubdomains() : paths;
    }
}
