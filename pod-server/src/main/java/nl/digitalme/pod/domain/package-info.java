/** The words all packages share: addresses, versions, people, money, failures. Depends on nothing of ours. */
@NullMarked
package nl.digitalme.pod.domain;

import org.jspecify.annotations.NullMarked;
