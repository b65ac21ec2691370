/** The storage contract: what every backend promises. Backends live in sub-packages; see {@code PodStoreContract}. */
@NullMarked
package nl.digitalme.pod.store;

import org.jspecify.annotations.NullMarked;
