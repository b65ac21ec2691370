/**
 * Solid Notifications Protocol 0.3.0: who may read a resource hears at once when it changes. {@code Notifications} is the
 * door; {@code Channels} knows who listens to what and hears every commit; a {@code Channel} asks for access again before
 * each message.
 */
@org.jspecify.annotations.NullMarked
package nl.digitalme.pod.notify;
