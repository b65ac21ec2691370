package nl.digitalme.pod.access;

/** The access modes of Web Access Control 1.0.0 section 4.2. {@link #WRITE} includes {@link #APPEND}. */
public enum Mode {
    READ,
    APPEND,
    WRITE,
    CONTROL
}
