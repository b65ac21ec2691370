/** The citizen's own program: no agency, but the same client. */
@org.jspecify.annotations.NullMarked
package nl.digitalme.sample.citizen;
