package nl.digitalme.pod.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Sets of modes as the bits of an int, so that a decision allocates next to nothing. */
final class ModeMask {
    static final int NONE = 0;
    static final int ALL = (1 << Mode.values().length) - 1;

    private static final List<Set<Mode>> SETS =
            IntStream.rangeClosed(NONE, ALL).mapToObj(ModeMask::setOf).toList();

    private ModeMask() {}

    /** WAC 1.0.0 section 4.2: acl:Append is a subclass of acl:Write, so who may write may append. */
    static int granting(Mode mode) {
        return mode == Mode.WRITE ? bit(Mode.WRITE) | bit(Mode.APPEND) : bit(mode);
    }

    static int of(Set<Mode> modes) {
        int mask = NONE;
        for (Mode mode : modes) {
            mask |= bit(mode);
        }
        return mask;
    }

    static Set<Mode> modes(int mask) {
        return SETS.get(mask);
    }

    static boolean covers(int granted, int wanted) {
        return (granted & wanted) == wanted;
    }

    private static int bit(Mode mode) {
        return 1 << mode.ordinal();
    }

    private static Set<Mode> setOf(int mask) {
        EnumSet<Mode> modes = EnumSet.noneOf(Mode.class);
        for (Mode mode : Mode.values()) {
            if ((mask & bit(mode)) != 0) {
                modes.add(mode);
            }
        }
        return Collections.unmodifiableSet(modes);
    }
}
