/**
 * A small client for agencies: log in with client credentials, read and write what was granted. Start at {@link
 * nl.digitalme.agency.AgencyClient}.
 */
@NullMarked
package nl.digitalme.agency;

import org.jspecify.annotations.NullMarked;
