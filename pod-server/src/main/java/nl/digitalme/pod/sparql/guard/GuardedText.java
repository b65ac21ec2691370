package nl.digitalme.pod.sparql.guard;

/** Text that a regular expression reads, with a clock: a pattern that tries for ever stops when the time is up. */
record GuardedText(CharSequence text, Budget budget) implements CharSequence {
    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.tick();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
