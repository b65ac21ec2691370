/** Logging in elsewhere: this server as a client of another OpenID provider, for example a broker of DigiD. */
@NullMarked
package nl.digitalme.pod.login.upstream;

import org.jspecify.annotations.NullMarked;
