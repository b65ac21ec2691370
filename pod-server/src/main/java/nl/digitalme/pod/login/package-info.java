/** The embedded OpenID provider, accounts and their pods; optional. */
@NullMarked
package nl.digitalme.pod.login;

import org.jspecify.annotations.NullMarked;
