/** May they: Web Access Control over the pod's ACL documents. */
@NullMarked
package nl.digitalme.pod.access;

import org.jspecify.annotations.NullMarked;
