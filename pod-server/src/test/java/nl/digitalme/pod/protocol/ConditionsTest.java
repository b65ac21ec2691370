package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditional requests: every method, what is there and what is not (RFC 9110 section 13). */
class ConditionsTest {
    private static final String PAST = "Sat, 01 Jan 2000 00:00:00 GMT";
    private static final String FUTURE = "Fri, 01 Jan 2100 00:00:00 GMT";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private Http alice;

    @BeforeEach
    void oneDocumentIsThere() {
        PODS.empty("alice");
        alice = PODS.as("alice");
        alice.put("/alice/there", "<> a <#X> .");
        alice.put("/alice/box/there", "<> a <#X> .");
    }

    private Http.Answer send(String method, String path, String... fields) {
        String patch = "@prefix solid: <http://www.w3.org/ns/solid/terms#>."
                + " _:p a solid:InsertDeletePatch; solid:inserts { <#a> <#b> <#c> }.";
        return switch (method) {
            case "PATCH" -> alice.write(method, path, "text/n3", patch, fields);
            case "PUT", "POST" -> alice.write(method, path, "text/turtle", "<> a <#Y> .", fields);
            default -> alice.send(method, path, new byte[0], fields);
        };
    }

    // Several fields are separated by semicolons; TAG is the current tag of what is there, JSON that of its JSON-LD.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-Match: TAG                                     | 200 | 204 | 204 | 204",
                "If-Match: \"x\", TAG , \"y\"                      | 200 | 204 | 204 | 204",
                "If-Match: *                                       | 200 | 204 | 204 | 204",
                "If-Match: JSON                                    | 412 | 204 | 204 | 204",
                "If-Match: \"other\"                               | 412 | 412 | 412 | 412",
                "If-Match: W/TAG                                   | 412 | 412 | 412 | 412",
                "If-Match: nonsense                                | 412 | 412 | 412 | 412",
                "If-None-Match: *                                  | 304 | 412 | 412 | 412",
                "If-None-Match: TAG                                | 304 | 412 | 412 | 412",
                "If-None-Match: W/TAG                              | 304 | 412 | 412 | 412",
                "If-None-Match: \"other\"                          | 200 | 204 | 204 | 204",
                "If-Unmodified-Since: PAST                         | 412 | 412 | 412 | 412",
                "If-Unmodified-Since: FUTURE                       | 200 | 204 | 204 | 204",
                "If-Unmodified-Since: someday                      | 200 | 204 | 204 | 204",
                "If-Modified-Since: FUTURE                         | 304 | 204 | 204 | 204",
                "If-Modified-Since: PAST                           | 200 | 204 | 204 | 204",
                "If-Match: TAG; If-Unmodified-Since: PAST          | 200 | 204 | 204 | 204",
                "If-Match: \"other\"; If-Unmodified-Since: FUTURE  | 412 | 412 | 412 | 412",
                "If-None-Match: \"other\"; If-Modified-Since: FUTURE | 200 | 204 | 204 | 204",
                "If-None-Match: TAG; If-Modified-Since: PAST       | 304 | 412 | 412 | 412",
                "If-Match: TAG; If-None-Match: TAG                 | 304 | 412 | 412 | 412",
                "If-Match: \"other\"; If-None-Match: TAG           | 412 | 412 | 412 | 412",
            })
    void a_condition_on_what_is_there_decides(String conditions, int get, int put, int patch, int delete) {
        assertEquals(get, send("GET", "/alice/there", fields(conditions)).status(), "GET");
        assertEquals(get, send("HEAD", "/alice/there", fields(conditions)).status(), "HEAD");
        assertEquals(put, send("PUT", "/alice/there", fields(conditions)).status(), "PUT");
        assertEquals(patch, send("PATCH", "/alice/there", fields(conditions)).status(), "PATCH");
        assertEquals(delete, send("DELETE", "/alice/there", fields(conditions)).status(), "DELETE");
    }

    private String[] fields(String conditions) {
        String tag = alice.head("/alice/there").header("ETag");
        String json =
                alice.head("/alice/there", "Accept", "application/ld+json").header("ETag");
        List<String> fields = new ArrayList<>();
        for (String condition : conditions.split(";")) {
            String[] parts = condition.strip().split(": ", 2);
            fields.add(parts[0]);
            fields.add(parts[1].replace("TAG", tag)
                    .replace("JSON", json)
                    .replace("PAST", PAST)
                    .replace("FUTURE", FUTURE));
        }
        return fields.toArray(String[]::new);
    }

    // Section 13.2.1: a condition does not count where the answer would be none of success without it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match: *            | 404 | 201 | 201 | 404",
                "If-None-Match: \"x\"        | 404 | 201 | 201 | 404",
                "If-Match: *                 | 404 | 412 | 412 | 404",
                "If-Match: \"x\"             | 404 | 412 | 412 | 404",
                "If-Unmodified-Since: PAST   | 404 | 201 | 201 | 404",
                "If-Modified-Since: FUTURE   | 404 | 201 | 201 | 404",
            })
    void a_condition_on_what_is_not_there_decides(String conditions, int get, int put, int patch, int delete) {
        assertEquals(get, send("GET", "/alice/new", fields(conditions)).status(), "GET");
        assertEquals(delete, send("DELETE", "/alice/new", fields(conditions)).status(), "DELETE");
        assertEquals(put, send("PUT", "/alice/new-put", fields(conditions)).status(), "PUT");
        assertEquals(
                patch, send("PATCH", "/alice/new-patch", fields(conditions)).status(), "PATCH");
    }

    @ParameterizedTest
    @CsvSource({"If-Match, 200, 204, 204", "If-None-Match, 304, 412, 412"})
    void the_tag_of_a_listing_is_a_condition_on_the_container(String field, int get, int put, int patch) {
        String tag = alice.get("/alice/box/").header("ETag");

        assertEquals(get, send("GET", "/alice/box/", field, tag).status());
        assertEquals(patch, send("PATCH", "/alice/box/", field, "*").status());
        assertEquals(put, send("PUT", "/alice/box/", field, "*").status());
        alice.put("/alice/box/more", "");
        assertEquals(412, send("PUT", "/alice/box/", "If-Match", tag).status());
        assertEquals(412, send("DELETE", "/alice/box/", "If-Match", tag).status());
    }

    @ParameterizedTest
    @CsvSource({"PUT, /bob/there, 403", "PATCH, /bob/there, 403", "DELETE, /bob/there, 403", "GET, /bob/there, 403"})
    void who_has_no_access_learns_nothing_from_conditions(String method, String path, int status) {
        PODS.as("bob").put("/bob/there", "");
        for (String[] condition : new String[][] {{"If-Match", "*"}, {"If-None-Match", "*"}, {"If-Match", "\"x\""}}) {
            assertEquals(status, send(method, path, condition).status());
            assertEquals(status, send(method, path + "-not", condition).status());
        }
    }
}
