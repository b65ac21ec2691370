package nl.digitalme.pod.overview.month;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;

/** Addresses of further questions about the same answer. */
public record Links(String overview, Period period, List<String> scenarios) {

    /** The reasons behind one amount, in the first scenario when there is one. */
    public String why(String line, YearMonth month) {
        return overview + query(line, month);
    }

    /** As {@link #why}, from its question mark on. */
    public String query(String line, YearMonth month) {
        StringBuilder query = new StringBuilder("?%s&why=%s/%s".formatted(period.query(), line, month));
        scenarios.forEach(each -> query.append("&scenario=").append(URLEncoder.encode(each, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
