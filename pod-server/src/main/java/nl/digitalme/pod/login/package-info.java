/**
 * Accounts, their pods, secrets and consents, and what expires ({@link nl.digitalme.pod.login.Shelf}). In sub-packages:
 * {@code pages} (HTML that escapes itself), {@code session} (who is at a page), {@code account} (what a holder does),
 * {@code oidc} (the OpenID provider that apps talk to).
 */
@NullMarked
package nl.digitalme.pod.login;

import org.jspecify.annotations.NullMarked;
