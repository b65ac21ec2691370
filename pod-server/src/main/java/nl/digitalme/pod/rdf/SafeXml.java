package nl.digitalme.pod.rdf;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.rio.helpers.XMLParserSettings;
import org.eclipse.rdf4j.rio.rdfxml.RDFXMLParser;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The RDF/XML parser without document types: no entity is expanded, no file or address outside the document is read.
 */
final class SafeXml {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String MAX_DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

    private SafeXml() {}

    static RDFXMLParser parser(ValueFactory terms, RdfLimits limits) {
        RDFXMLParser parser = new RDFXMLParser(terms);
        parser.set(XMLParserSettings.CUSTOM_XML_READER, reader(limits.depth()));
        parser.set(XMLParserSettings.DISALLOW_DOCTYPE_DECL, true);
        return parser;
    }

    private static XMLReader reader(int depth) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setProperty(MAX_DEPTH, Integer.toString(depth));
            return reader;
        } catch (SAXException | ParserConfigurationException impossible) {
            throw new IllegalStateException("This Java has no XML parser that can be made safe.", impossible);
        }
    }
}
