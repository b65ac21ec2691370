/**
 * How an answer is put in words and pages, in Dutch and English; knows nothing of money. {@link Page} is what all
 * views are written to.
 */
@NullMarked
package nl.digitalme.pod.overview.pages;

import org.jspecify.annotations.NullMarked;
