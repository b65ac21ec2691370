/** Passkeys (WebAuthn level 3): what the browser is asked, and whether what it answers is right. */
@NullMarked
package nl.digitalme.pod.login.passkey;

import org.jspecify.annotations.NullMarked;
