/** The embedded OpenID provider, optional: tokens, clients, consent. {@link LoginProvider} is the door. */
@NullMarked
package nl.digitalme.pod.login.oidc;

import org.jspecify.annotations.NullMarked;
