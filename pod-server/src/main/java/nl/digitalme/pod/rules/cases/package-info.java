/** Runs a file of scheme cases: what comes out of the rules against what an official table or a statute says. */
@NullMarked
package nl.digitalme.pod.rules.cases;

import org.jspecify.annotations.NullMarked;
