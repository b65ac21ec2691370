package nl.digitalme.pod.protocol;

import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;

/**
 * Everything an operation may know about a request to a pod. Built once, never changed.
 *
 * @param id the id of the request, which also stands in the answer and in the logs
 */
public record PodRequest(
        Method method, ResourceId target, Caller caller, RequestHeaders headers, Payload payload, String id) {}
