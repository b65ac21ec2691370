package nl.digitalme.pod.protocol;

import static org.eclipse.rdf4j.model.util.Values.iri;
import static org.eclipse.rdf4j.model.util.Values.literal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.Date;
import java.util.List;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.grants.AccessEvent;
import nl.digitalme.pod.grants.AccessLog;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.vocabulary.FOAF;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** Events of an access log as JSON and as triples. */
final class AccessLogViews {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DM = "https://w3id.org/digital-me/ns#";
    private static final IRI AGENT_CLASS = iri("http://www.w3.org/ns/auth/acl#agentClass");

    private final Addresses addresses;

    AccessLogViews(Addresses addresses) {
        this.addresses = addresses;
    }

    Buffer json(List<AccessLog.Numbered> page) {
        ArrayNode events = MAPPER.createArrayNode();
        for (AccessLog.Numbered line : page) {
            AccessEvent event = line.event();
            ObjectNode json = events.addObject();
            json.put("number", line.number());
            json.put("at", event.at().toString());
            json.put("who", event.caller().webId().map(WebId::iri).orElse("public"));
            event.caller().clientId().ifPresent(client -> json.put("client", client));
            event.caller().issuer().ifPresent(issuer -> json.put("issuer", issuer));
            event.caller().origin().ifPresent(origin -> json.put("origin", origin));
            json.put("action", event.action());
            json.put("target", addresses.iri(event.target()));
            json.put("outcome", event.outcome());
            json.put("requestId", event.requestId());
        }
        return Buffer.buffer(events.toPrettyString());
    }

    Buffer turtle(ResourceId log, List<AccessLog.Numbered> page) {
        Model model = new LinkedHashModel();
        for (AccessLog.Numbered line : page) {
            add(model, iri(addresses.iri(log) + "#e" + line.number()), line.event());
        }
        return RdfDocument.bytes(model, RdfFormat.TURTLE);
    }

    private void add(Model model, IRI it, AccessEvent event) {
        model.add(it, RDF.TYPE, iri(DM, "AccessEvent"));
        model.add(it, RDF.TYPE, PROV.ACTIVITY);
        model.add(it, PROV.STARTED_AT_TIME, literal(Date.from(event.at())));
        event.caller()
                .webId()
                .ifPresentOrElse(
                        who -> model.add(it, PROV.WAS_ASSOCIATED_WITH, iri(who.iri())),
                        () -> model.add(it, AGENT_CLASS, FOAF.AGENT));
        event.caller().clientId().ifPresent(client -> model.add(it, iri(DM, "client"), literal(client)));
        model.add(it, iri(DM, "action"), literal(event.action()));
        model.add(it, PROV.USED, iri(addresses.iri(event.target())));
        model.add(it, iri(DM, "outcome"), literal(event.outcome()));
        model.add(it, iri(DM, "requestId"), literal(event.requestId()));
    }
}
