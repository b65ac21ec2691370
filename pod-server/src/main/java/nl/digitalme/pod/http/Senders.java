package nl.digitalme.pod.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The address that a request came from, to slow down guessing. What a request says of it is believed only when it comes
 * from a proxy that the operator named: anybody can write {@code X-Forwarded-For}.
 */
final class Senders {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final Set<String> proxies;

    /** @throws IllegalArgumentException when one of them is no IP address */
    Senders(Set<String> proxies) {
        this.proxies = proxies.stream()
                .map(text -> address(text)
                        .orElseThrow(() -> new IllegalArgumentException("A proxy is named by its IP address: " + text)))
                .collect(Collectors.toUnmodifiableSet());
    }

    String of(HttpServerRequest request) {
        String remote =
                Optional.ofNullable(request.remoteAddress().hostAddress()).orElse("");
        return isProxy(remote) ? behind(request).orElse(remote) : remote;
    }

    boolean isProxy(String remote) {
        return !proxies.isEmpty() && address(remote).filter(proxies::contains).isPresent();
    }

    // Each proxy adds at the end who came to it. So the last one that is no proxy of ours is the client; what stands
    // before that one is the client's own story.
    private Optional<String> behind(HttpServerRequest request) {
        List<String> way = new ArrayList<>();
        for (String field : request.headers().getAll(FORWARDED_FOR)) {
            way.addAll(List.of(field.split(",", -1)));
        }
        Collections.reverse(way);
        for (String step : way) {
            Optional<String> address = address(step.strip());
            if (address.isEmpty() || !proxies.contains(address.get())) {
                return address;
            }
        }
        return Optional.empty();
    }

    // In the one spelling that Java writes, so that who is counted is counted once; names are never looked up.
    private static Optional<String> address(String text) {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text))
                .map(InetAddress::getHostAddress);
    }
}
