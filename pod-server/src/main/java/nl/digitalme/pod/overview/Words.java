package nl.digitalme.pod.overview;

/** One text in the two languages that everything is told in. */
record Words(String nl, String en) {

    String in(String language) {
        return language.equals("nl") ? nl : en;
    }
}
