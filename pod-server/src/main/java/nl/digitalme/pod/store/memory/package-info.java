/** Pods in memory: for tests and for trying things out. Gone when the process ends. */
@NullMarked
package nl.digitalme.pod.store.memory;

import org.jspecify.annotations.NullMarked;
