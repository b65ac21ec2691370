package nl.digitalme.pod.sparql.guard;

import java.util.Iterator;
import java.util.Set;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/**
 * The functions that a query may name by IRI: the casts of SPARQL 1.1 section 17.1, and those of the XPath and math
 * namespaces that cost little and touch nothing. ARQ's own registry would load Java classes by name.
 */
public final class SafeFunctions extends FunctionRegistry {
    private static final String XPATH = "http://www.w3.org/2005/xpath-functions#";
    private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";
    // They call others by name, try patterns without end, grow numbers and text without end, or tell about the machine.
    private static final Set<String> LEFT_OUT = Set.of(
            XPATH + "apply",
            XPATH + "matches",
            XPATH + "replace",
            XPATH + "concat",
            XPATH + "error",
            XPATH + "format-number",
            XPATH + "collation-key",
            XPATH + "implicit-timezone",
            XPATH + "encode-for-uri",
            MATH + "pow",
            MATH + "exp10");

    public static final SafeFunctions INSTANCE = new SafeFunctions(); // after what it is made from

    private SafeFunctions() {
        FunctionRegistry all = FunctionRegistry.get();
        for (Iterator<String> names = all.keys(); names.hasNext(); ) {
            String name = names.next();
            boolean known = name.startsWith(XSD.getURI()) || name.startsWith(XPATH) || name.startsWith(MATH);
            if (known && !LEFT_OUT.contains(name)) {
                put(name, all.get(name));
            }
        }
    }

    @Override
    public @Nullable FunctionFactory get(String name) {
        return isRegistered(name) ? super.get(name) : null; // ARQ then says: unknown function, an expression error
    }
}
