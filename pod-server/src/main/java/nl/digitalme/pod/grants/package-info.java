/** The access log of a pod; later also which grant is active. */
@NullMarked
package nl.digitalme.pod.grants;

import org.jspecify.annotations.NullMarked;
