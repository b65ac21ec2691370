/** The only place that sees Vert.x web types: routes, reading requests, writing answers, problems. */
@NullMarked
package nl.digitalme.pod.http;

import org.jspecify.annotations.NullMarked;
