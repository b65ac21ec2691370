package nl.digitalme.pod.sparql.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;

/**
 * REGEX and REPLACE within a {@link Budget}: neither the trying nor the text that comes out can grow without
 * bounds.
 */
final class GuardedRegex extends ExprFunctionN {
    private final boolean replaces;
    private final Budget budget;
    private Optional<Compiled> last = Optional.empty();

    private GuardedRegex(String name, boolean replaces, ExprList arguments, Budget budget) {
        super(name, arguments);
        this.replaces = replaces;
        this.budget = budget;
    }

    static GuardedRegex regex(ExprList arguments, Budget budget) {
        return new GuardedRegex("regex", false, arguments, budget);
    }

    static GuardedRegex replace(ExprList arguments, Budget budget) {
        return new GuardedRegex("replace", true, arguments, budget);
    }

    private record Compiled(String pattern, String flags, Pattern compiled) {}

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        String text = Literals.text(arguments.get(0));
        int flagsAt = replaces ? 3 : 2;
        Pattern pattern = pattern(
                Literals.text(arguments.get(1)),
                arguments.size() > flagsAt ? Literals.text(arguments.get(flagsAt)) : "");
        try {
            return replaces
                    ? replace(arguments.get(0), pattern, Literals.text(arguments.get(2)))
                    : NodeValue.makeBoolean(
                            pattern.matcher(new GuardedText(text, budget)).find());
        } catch (StackOverflowError tooDeep) { // how java.util.regex ends on long alternatives
            throw new ExprEvalException("The pattern is too complex for this text.");
        }
    }

    private Pattern pattern(String pattern, String flags) {
        if (last.isPresent()
                && last.get().pattern.equals(pattern)
                && last.get().flags.equals(flags)) {
            return last.get().compiled;
        }
        Pattern compiled = RegexEngine.makePattern(getFunctionSymbol().getSymbol(), pattern, flags);
        last = Optional.of(new Compiled(pattern, flags, compiled));
        return compiled;
    }

    // As ARQ does: an empty match right behind another one is none (XPath functions, fn:replace).
    private NodeValue replace(NodeValue original, Pattern pattern, String replacement) {
        String text = Literals.text(original);
        var matcher = pattern.matcher(new GuardedText(text, budget));
        StringBuilder out = new StringBuilder();
        boolean found = false;
        try {
            while (matcher.find()) {
                if (!found || matcher.start() != matcher.end()) {
                    int before = out.length();
                    matcher.appendReplacement(out, replacement);
                    budget.makeText(out.length() - before);
                    found = true;
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException badReplacement) {
            throw new ExprEvalException("REPLACE: the replacement names a group that is not there.");
        }
        return found ? Literals.like(matcher.appendTail(out).toString(), original) : original;
    }

    @Override
    public GuardedRegex copy(ExprList arguments) {
        return new GuardedRegex(getFunctionSymbol().getSymbol(), replaces, arguments, budget);
    }
}
