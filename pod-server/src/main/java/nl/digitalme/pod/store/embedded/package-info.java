/**
 * Pods on one machine: RocksDB in a folder, large contents as files beside it. One thread writes; see {@link
 * nl.digitalme.pod.store.embedded.Committer}.
 */
@NullMarked
package nl.digitalme.pod.store.embedded;

import org.jspecify.annotations.NullMarked;
