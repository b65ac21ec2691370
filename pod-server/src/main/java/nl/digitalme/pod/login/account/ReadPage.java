package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.Conditions;
import nl.digitalme.pod.protocol.Method;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.Payload;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.RequestHeaders;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * The overview of the holder's own pod, and the documents that it rests on, in a browser: a browser sends a cookie and
 * no DPoP proof, so the pod itself would refuse it. Only ever reads, as the WebID of that pod; access is decided as for
 * any request. Only the overview, which this server makes, is passed on as a page: what a document holds is text.
 */
final class ReadPage implements PageOperation {
    static final String PATH = "/.login/account/read";

    private static final String OVERVIEW = ".overview";
    private static final int LONGEST = 256 * 1024;
    private static final String TEXTS = "text/turtle, application/ld+json;q=0.8, text/plain;q=0.7";

    private final Desk desk;
    private final Operation pods;

    ReadPage(Desk desk, Operation pods) {
        this.desk = desk;
        this.pods = pods;
    }

    /** The page for an address within a pod, with its query. */
    static String of(String pod, String at) {
        return PATH + "?pod=" + pod + "&at=" + URLEncoder.encode(at, StandardCharsets.UTF_8);
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        String at = request.query().getOrDefault("at", List.of("")).get(0);
        return PodPage.own(desk, request, visit).compose(pod -> {
            ResourceId target = target(pod, at.replaceFirst("[?#].*", ""));
            boolean overview = target.path().equals(OVERVIEW);
            String query = overview && at.contains("?") ? at.substring(at.indexOf('?') + 1) : "";
            Future<PodResponse> answer = pods.answer(asked(request, visit, target, query));
            return overview
                    ? answer.map(page -> overview(visit, pod, at, page))
                    : answer.map(ReadPage::text).recover(ReadPage::unseen).map(text -> document(visit, target, text));
        });
    }

    private ResourceId target(String pod, String path) {
        return desk.addresses()
                .resource(desk.addresses().podRoot(pod) + path)
                .filter(target -> target.pod().equals(pod) && !target.isContainer())
                .filter(target -> !target.isReserved() || target.path().equals(OVERVIEW))
                .orElseThrow(PodProblem::notFound);
    }

    private PodRequest asked(ServerRequest request, Visit visit, ResourceId target, String query) {
        Caller holder = new Caller(
                Optional.of(desk.addresses().webId(target.pod())),
                Optional.empty(),
                Optional.of(desk.addresses().base()),
                Optional.empty());
        String accept = target.path().equals(OVERVIEW) ? "text/html" : TEXTS;
        RequestHeaders headers = new RequestHeaders(
                query,
                Optional.of(accept),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Conditions.NONE,
                Optional.of(visit.language().tag()),
                Optional.empty());
        return new PodRequest(Method.GET, target, holder, headers, Payload.NONE, request.id());
    }

    private PodResponse overview(Visit visit, String pod, String at, PodResponse answer) {
        if (!(answer.body() instanceof PodResponse.Bytes page)) {
            return visit.with(answer);
        }
        Sheet sheet = new Sheet(visit, of(pod, at));
        String html = new PodLinks(pod, desk.addresses().podRoot(pod))
                .within(page.bytes().toString(), sheet);
        List<Map.Entry<String, String>> headers = new ArrayList<>(answer.headers());
        headers.add(Map.entry("Cross-Origin-Resource-Policy", "same-origin"));
        return visit.with(new PodResponse(200, headers, new PodResponse.Bytes(Buffer.buffer(html))));
    }

    private PodResponse document(Visit visit, ResourceId target, Optional<String> found) {
        Sheet sheet = new Sheet(visit, of(target.pod(), target.path()));
        Html content = found.map(text -> (Html) element("pre", text).with("tabindex", "0"))
                .orElse(sheet.paragraph("document.unseen"));
        return visit.show(sheet.page("document.title")
                .holding(
                        element("p", desk.addresses().iri(target)),
                        sheet.paragraph("document.introduction"),
                        content,
                        element("p", Html.link(PodPage.of(target.pod()), sheet.say("pod.back")))));
    }

    // 406: it is none of the texts.
    private static Future<Optional<String>> unseen(Throwable failure) {
        return failure instanceof PodProblem problem && problem.status() == 406
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure);
    }

    private static Optional<String> text(PodResponse answer) {
        return Optional.of(answer.body())
                .filter(PodResponse.Bytes.class::isInstance)
                .map(body -> ((PodResponse.Bytes) body).bytes())
                .filter(bytes -> bytes.length() <= LONGEST)
                .map(Buffer::toString);
    }
}
