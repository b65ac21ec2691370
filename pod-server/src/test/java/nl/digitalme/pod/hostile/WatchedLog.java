package nl.digitalme.pod.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** What the server writes to its log, with the levels of production. */
final class WatchedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();

    private final Handler others = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLoggerName() + ' ' + new SimpleFormatter().formatMessage(line));
            errors.add(line.getLoggerName() + " does not write to the log of the server");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private WatchedLog() {}

    static WatchedLog watch() {
        level("nl.digitalme", Level.INFO);
        for (String silent : new String[] {"org.eclipse.rdf4j", "org.apache.jena", "io.vertx.ext.web"}) {
            level(silent, Level.OFF); // as in logback.xml of the server
        }
        WatchedLog log = new WatchedLog();
        log.setContext(root().getLoggerContext());
        log.start();
        root().addAppender(log);
        java.util.logging.Logger.getLogger("").addHandler(log.others); // some libraries write past slf4j
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getLoggerName())
                .append(' ')
                .append(event.getFormattedMessage())
                .append(event.getKeyValuePairs());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            line.append(" / ").append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        lines.add(line.toString());
        if (event.getLevel() == Level.ERROR) {
            errors.add(line.toString());
        }
    }

    /** Looks at the next row with fresh eyes. */
    void forget() {
        lines.clear();
        errors.clear();
    }

    boolean holds(Pattern pattern) {
        return lines.stream().anyMatch(line -> pattern.matcher(line).find());
    }

    /** What the server called an unexpected failure. */
    Queue<String> errors() {
        return errors;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        java.util.logging.Logger.getLogger("").removeHandler(others);
        root().detachAppender(this);
        stop();
    }

    private static void level(String name, Level level) {
        ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
