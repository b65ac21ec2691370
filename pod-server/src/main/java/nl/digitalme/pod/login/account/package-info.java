/**
 * What an account holder does, on pages without scripts: register, see and change what the account has, leave. One
 * class for each page; {@link AccountPages} is the door.
 */
@NullMarked
package nl.digitalme.pod.login.account;

import org.jspecify.annotations.NullMarked;
