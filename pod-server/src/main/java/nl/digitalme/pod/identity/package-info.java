/** Who is asking: access tokens, DPoP proofs, WebID documents. */
@NullMarked
package nl.digitalme.pod.identity;

import org.jspecify.annotations.NullMarked;
