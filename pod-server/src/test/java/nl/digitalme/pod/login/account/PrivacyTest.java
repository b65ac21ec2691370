package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.login.TestBrowser.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.login.TestBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Who somebody is stands in no log line and in no address, whatever they do and however it ends. */
class PrivacyTest {
    private static final String EMAIL = "secret.person@example.org";
    private static final String PASSWORD = "unmistakable battery";
    private static final Pattern ADDRESS = Pattern.compile("(?:href|action|src|formaction)=\"([^\"]*)\"");

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("nl.digitalme");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final List<String> addresses = new ArrayList<>();
    private final TestBrowser browser = new TestBrowser(PODS.baseUrl());

    @BeforeEach
    void listen() {
        lines.start();
        root.addAppender(lines);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        ours.setLevel(null);
    }

    @Test
    void no_log_line_and_no_address_says_who_somebody_is() {
        submit("/.login/new-account", "email", EMAIL, "password", "short");
        submit("/.login/new-account", "email", EMAIL, "password", PASSWORD);
        submit("/.login/account/email", "email", "other." + EMAIL, "password", "wrong one");
        submit("/.login/account/email", "email", "other." + EMAIL, "password", PASSWORD);
        submit("/.login/account/password", "password", PASSWORD + "2");
        submit("/.login/account/webids", "webid", "https://localhost:1/" + EMAIL + "#me");
        noted(browser.get("/.login/account"));
        submit("/.login/account/delete", "confirm", "other." + EMAIL);
        submit("/.login/log-in", "email", EMAIL, "password", PASSWORD);
        noted(browser.get("/.login/passkey"));

        assertTrue(addresses.size() > 50);
        addresses.forEach(address -> assertFalse(tells(address), address));
        assertFalse(lines.list.isEmpty(), "requests are logged at this level");
        lines.list.forEach(line -> assertFalse(tells(text(line)), text(line)));
    }

    private void submit(String path, String... fields) {
        HttpResponse<String> page = noted(browser.get(path));
        assertEquals(200, page.statusCode(), path);
        TestBrowser.Form form = form(page, fields[0]);
        for (int i = 0; i < fields.length; i += 2) {
            form = form.with(fields[i], fields[i + 1]);
        }
        HttpResponse<String> answer = noted(browser.submit(form));
        assertTrue(answer.statusCode() < 500, answer.body());
    }

    private HttpResponse<String> noted(HttpResponse<String> answer) {
        addresses.add(answer.uri().toString());
        addresses.add(location(answer));
        ADDRESS.matcher(answer.body()).results().forEach(found -> addresses.add(found.group(1)));
        return answer;
    }

    private static boolean tells(String text) {
        return text.contains("secret.person") || text.contains("unmistakable");
    }

    private static String text(ILoggingEvent line) {
        StringBuilder all = new StringBuilder(line.getFormattedMessage());
        if (line.getKeyValuePairs() != null) {
            line.getKeyValuePairs().forEach(pair -> all.append(' ').append(pair));
        }
        for (var cause = line.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            all.append(' ').append(cause.getMessage());
        }
        return all.toString();
    }
}
