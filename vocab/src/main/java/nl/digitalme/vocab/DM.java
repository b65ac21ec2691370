package nl.digitalme.vocab;

import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/** The terms of our own vocabulary that Java needs. A test fails when one of them is not in the ontology. */
public final class DM {
    public static final String NAMESPACE = "https://w3id.org/digital-me/ns#";

    // schemes and what they are made of
    public static final IRI SCHEME = term("Scheme");
    public static final IRI NOTION_CLASS = term("Notion");
    public static final IRI PARAMETER = term("Parameter");
    public static final IRI PARAMETER_ROW = term("ParameterRow");
    public static final IRI PART_LINK = term("PartLink");
    public static final IRI NOTION = term("notion");
    public static final IRI CONFIDENCE = term("confidence");
    public static final IRI VERIFIED = term("verified");
    public static final IRI DERIVED = term("derived");
    public static final IRI MEMORY = term("memory");
    public static final IRI ELIGIBILITY = term("eligibility");
    public static final IRI REQUIRES = term("requires");
    public static final IRI ASSUMES = term("assumes");
    public static final IRI PER_MONTH = term("perMonth");
    public static final IRI PAID_IN_MONTH = term("paidInMonth");
    public static final IRI PAYMENT_RHYTHM = term("paymentRhythm");
    public static final IRI NEXT_STEP = term("nextStep");
    public static final IRI STARTS_AT = term("startsAt");
    public static final IRI ENDS_WITH_ITS_RULE = term("endsWithItsRule");
    public static final IRI LISTED_AS = term("listedAs");
    public static final IRI COUNTED_BY = term("countedBy");
    public static final IRI KNOWN_BY = term("knownBy");
    public static final IRI LAID_AS = term("laidAs");
    public static final IRI BY_DAY = term("byDay");
    public static final IRI SUPPLIED_BY = term("suppliedBy");

    // what the engine puts on months and situations
    public static final IRI MONTH = term("month");
    public static final IRI FIRST_DAY = term("firstDay");
    public static final IRI YEAR = term("year");
    public static final IRI MONTH_OF_YEAR = term("monthOfYear");
    public static final IRI FIRST_OF_QUARTER = term("firstOfQuarter");
    public static final IRI VALID_IN = term("validIn");
    public static final IRI LINE = term("line");
    public static final IRI POSITION = term("position");
    public static final IRI CALENDAR_YEAR = term("calendarYear");
    public static final IRI PREVIOUS_MONTH = term("previousMonth");
    public static final IRI THREE_MONTHS_EARLIER = term("threeMonthsEarlier");
    public static final IRI START_OF_QUARTER = term("startOfQuarter");
    public static final IRI START_OF_YEAR = term("startOfYear");
    public static final IRI IDENTITY = term("identity");
    public static final IRI IN_MONTH = term("inMonth");
    public static final IRI DAYS = term("days");
    public static final IRI DAYS_HELD = term("daysHeld");
    public static final IRI WORKDAYS_HELD = term("workdaysHeld");
    public static final IRI BASIS = term("basis");
    public static final IRI ADVANCE = term("advance");
    public static final IRI FINAL = term("final");

    // examples and cases
    public static final IRI EXAMPLE = term("Example");
    public static final IRI SITUATION = term("situation");
    public static final IRI EXPECTS = term("expects");
    public static final IRI LACKS = term("lacks");
    public static final IRI CASE_INPUT = term("CaseInput");
    public static final IRI CASE_EXPECTATION = term("CaseExpectation");
    public static final IRI CASE_ASSUMPTION = term("CaseAssumption");
    public static final IRI KEY = term("key");
    public static final IRI STATES = term("states");
    public static final IRI IN_ORDER = term("inOrder");
    public static final IRI ONE_OF = term("oneOf");
    public static final IRI EACH = term("each");
    public static final IRI HAS_KEY = term("hasKey");
    public static final IRI WHEN_ABSENT = term("whenAbsent");
    public static final IRI TOLERANCE = term("tolerance");
    public static final IRI COMBINES = term("combinesSchemes");

    private DM() {}

    /** A term of our vocabulary by its local name. */
    public static IRI term(String name) {
        return SimpleValueFactory.getInstance().createIRI(NAMESPACE, name);
    }
}
