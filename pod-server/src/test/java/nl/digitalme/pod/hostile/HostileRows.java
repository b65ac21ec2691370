package nl.digitalme.pod.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All of them, in the order of the table. */
final class HostileRows {
    private HostileRows() {}

    static List<Hostile> all() {
        return Stream.of(
                        PathRows.all(),
                        FramingRows.all(),
                        HeaderRows.all(),
                        TokenRows.all(),
                        ProofRows.all(),
                        RemoteRows.all(),
                        BodyRows.all(),
                        PatchRows.all(),
                        RuleRows.all(),
                        OracleRows.all(),
                        LoginRows.all())
                .flatMap(List::stream)
                .toList();
    }
}
