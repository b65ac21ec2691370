package nl.digitalme.pod.overview.month;

import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.PROV;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;

/** Rules and who applied them, in the words of PROV. */
public final class Provenance {
    private static final String RULES = "https://w3id.org/digital-me/rule/";
    private static final IRI SERVER = Values.iri("https://w3id.org/digital-me#server");
    private static final IRI QUALIFIED = Values.iri(PROV.NAMESPACE, "qualifiedAssociation");
    private static final IRI HAD_PLAN = Values.iri(PROV.NAMESPACE, "hadPlan");

    private Provenance() {}

    /** A rule in this version; the same rule in another version has another IRI. */
    static IRI rule(RuleText rule) {
        return Values.iri(RULES + rule.name() + "#" + rule.digest().substring(0, 16));
    }

    public static IRI addRule(Model model, RuleText rule) {
        IRI subject = rule(rule);
        model.add(subject, RDF.TYPE, PROV.PLAN);
        model.add(subject, RDF.TYPE, DM.term("Rule"));
        model.add(subject, RDFS.LABEL, Values.literal(rule.name()));
        model.add(subject, DM.term("digest"), Values.literal(rule.digest()));
        model.add(subject, RDFS.COMMENT, Values.literal(rule.derives()));
        if (!rule.source().isBlank()) {
            model.add(subject, DCTERMS.SOURCE, Values.literal(rule.source()));
        }
        rule.article().ifPresent(article -> model.add(subject, DCTERMS.SOURCE, article));
        if (!rule.rounding().isBlank()) {
            model.add(subject, DM.term("rounding"), Values.literal(rule.rounding()));
        }
        return subject;
    }

    /** This server did it, by that rule. */
    public static void addPlan(Model model, IRI activity, IRI rule) {
        IRI association = Values.iri(activity.stringValue() + "-plan");
        model.add(activity, PROV.WAS_ASSOCIATED_WITH, SERVER);
        model.add(SERVER, RDF.TYPE, PROV.SOFTWARE_AGENT);
        model.add(activity, QUALIFIED, association);
        model.add(association, RDF.TYPE, PROV.ASSOCIATION);
        model.add(association, PROV.AGENT_PROP, SERVER);
        model.add(association, HAD_PLAN, rule);
    }
}
