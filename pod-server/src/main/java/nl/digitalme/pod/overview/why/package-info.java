/** The reasons behind one amount. {@link Sentences} puts each step in words, {@link WhyAnswer} writes them. */
@NullMarked
package nl.digitalme.pod.overview.why;

import org.jspecify.annotations.NullMarked;
