package nl.digitalme.pod.protocol;

/** The HTTP methods that resources of a pod know. TRACE and CONNECT are refused at the door, like unknown ones. */
public enum Method {
    GET,
    HEAD,
    OPTIONS,
    PUT,
    POST,
    PATCH,
    DELETE
}
