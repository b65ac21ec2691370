package nl.digitalme.pod.login.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator that the other provider does not do what it should: never who wanted to log in. */
final class UpstreamLog {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamLog.class);

    private UpstreamLog() {}

    static void failed(Throwable failure) {
        LOG.warn("A log-in at the other provider failed. {}", failure.getMessage());
    }
}
