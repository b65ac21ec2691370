/**
 * The server: {@code PodServer} builds everything, {@code PodServerConfig} says how, {@code Main} is the command line.
 */
@NullMarked
package nl.digitalme.pod;

import org.jspecify.annotations.NullMarked;
