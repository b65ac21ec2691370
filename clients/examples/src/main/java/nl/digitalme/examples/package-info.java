/** Example 07: Inrupt's Java client. The other examples are programs for Node and the shell, beside the pom. */
@org.jspecify.annotations.NullMarked
package nl.digitalme.examples;
