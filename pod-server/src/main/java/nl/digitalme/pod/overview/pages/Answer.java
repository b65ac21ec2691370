package nl.digitalme.pod.overview.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.rdf4j.model.Model;

/** One answer, in the forms that every format is written from. */
public interface Answer {
    ObjectNode json();

    Model rdf();

    /** The rows of the CSV, its heading first. */
    List<List<String>> rows();

    Page page();
}
