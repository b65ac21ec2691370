package nl.digitalme.pod.store.embedded;

/** The column families: what is read together stands together. */
enum Family {
    /** RocksDB wants it; holds what belongs to no pod. */
    SERVER("default"),
    DOCUMENTS("doc"),
    MEMBERS("mem"),
    ACLS("acl"),
    LOG("log"),
    /** Which large contents are in place; the files are beside the database. */
    CONTENTS("file");

    final String label;

    Family(String label) {
        this.label = label;
    }
}
