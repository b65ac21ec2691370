package nl.digitalme.pod.notify;

/** Where the messages of a channel go while somebody listens. */
interface Receiver {
    /** Sends a message, or ends the connection of somebody who reads too slowly. */
    void send(String message);

    /** Keeps the connection from being taken for dead. */
    void keepAlive();

    /** Ends the connection; does nothing when it has ended. */
    void close();
}
