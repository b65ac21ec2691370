package nl.digitalme.pod;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.pod.store.Usage;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people write it: {@code 2GiB}, {@code 500MiB}, {@code 1000}; {@code none} for no limit. */
final class ByteSize implements ITypeConverter<Long> {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})\\s*(|KiB|MiB|GiB|TiB)");
    private static final List<String> UNITS = List.of("", "KiB", "MiB", "GiB", "TiB");

    @Override
    public Long convert(String written) {
        if (written.equals("none")) {
            return Usage.UNLIMITED;
        }
        Matcher size = WRITTEN.matcher(written.strip());
        if (!size.matches()) {
            throw new TypeConversionException("\"" + written + "\" is no size. Write 2GiB, 500MiB, 1000 or none.");
        }
        try {
            return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << 10 * UNITS.indexOf(size.group(2)));
        } catch (ArithmeticException tooMuch) {
            throw new TypeConversionException("\"" + written + "\" is too much. For no limit write none.");
        }
    }

    static String words(long bytes) {
        return bytes == Usage.UNLIMITED ? "as many as it likes" : Long.toString(bytes);
    }
}
