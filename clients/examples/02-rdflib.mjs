// 02 rdflib: a store of triples, a fetcher that fills it, an update manager that keeps pod and store the same.
import assert from "node:assert/strict";
import { Fetcher, graph, lit, Literal, Namespace, st, sym, UpdateManager } from "rdflib";
import WebSocket from "ws";
import { logIn, logOut } from "./log-in.mjs";
import { alice, bob, done } from "./setting.mjs";

const EX = Namespace("https://example.org/");
const ACL = Namespace("http://www.w3.org/ns/auth/acl#");
const RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
const folder = sym(`${alice.pod}example-02/`);
const document = sym(`${folder.value}payslip`);
const march = sym(`${document.value}#march`);

// Node 20 has no sockets of its own; and a program that wants to know when one is ready has to get hold of it.
const sockets = [];
globalThis.WebSocket = class extends WebSocket {
  constructor(address) {
    super(address);
    sockets.push(this);
  }
};

async function storeOf(person) {
  const store = graph();
  const session = await logIn(person);
  const fetcher = new Fetcher(store, { fetch: session.fetch });
  return { store, fetcher, updater: new UpdateManager(store) };
}

const { store, fetcher, updater } = await storeOf(alice);
const bobs = await storeOf(bob);
const hours = (value) => st(march, EX("hours"), Literal.fromNumber(value), document);
const hoursIn = (anyStore) => anyStore.anyJS(march, EX("hours"), null, document);
const refused = (status) => (error) => error.status === status || error.response?.status === status;
done("log in");

await fetcher.createContainer(alice.pod, "example-02");
done("create a container");

// Nothing is there yet, so the first triples make the document.
await updater.update([], [
  st(march, RDF("type"), EX("Payslip"), document),
  hours(120),
]);
done("save");

await fetcher.load(document, { force: true });
assert.equal(hoursIn(store), 120);
await fetcher.load(folder);
assert.ok(store.holds(folder, sym("http://www.w3.org/ns/ldp#contains"), document));
done("read");

// rdflib prefers SPARQL Update to N3 Patch where a server offers both.
assert.equal(updater.editable(document), "SPARQL");
await updater.update(hours(120), hours(128));
updater.editable = () => "N3PATCH";
const employer = store.bnode();
await updater.update([], [
  st(march, EX("employer"), employer, document),
  st(employer, EX("name"), lit("Bakery"), document),
]);
delete updater.editable;
done("update");

const rules = store.any(document, sym("http://www.iana.org/assignments/link-relations/acl"));
function rule(name, [kind, who], ...modes) {
  const it = sym(`${rules.value}#${name}`);
  return [
    st(it, RDF("type"), ACL("Authorization"), rules),
    st(it, ACL(kind), sym(who), rules),
    st(it, ACL("accessTo"), document, rules),
    ...modes.map((mode) => st(it, ACL("mode"), ACL(mode), rules)),
  ];
}
const forBob = rule("bob", ["agent", bob.webId], "Read");
await updater.update([], [...rule("owner", ["agent", alice.webId], "Read", "Write", "Control"), ...forBob]);
done("share with bob");

await bobs.fetcher.load(document);
assert.equal(hoursIn(bobs.store), 128);
assert.equal(bobs.store.anyValue(bobs.store.any(march, EX("employer")), EX("name")), "Bakery");
assert.equal(bobs.updater.editable(document), false); // from WAC-Allow
done("bob reads");

// A store that is live: the server tells of a change, and rdflib loads again. The socket knows no log-in, so it tells
// only of what everybody may read.
const forAll = rule("everybody", ["agentClass", "http://xmlns.com/foaf/0.1/Agent"], "Read");
await updater.update([], forAll);
const changed = new Promise((resolve) => bobs.updater.addDownstreamChangeListener(document, resolve));
await new Promise((resolve) => {
  sockets[0].on("message", (message) => `${message}`.startsWith("ack ") && resolve()); // from now on the server tells
});
await updater.update(hours(128), hours(130));
await changed;
assert.equal(hoursIn(bobs.store), 130);

await updater.update([...forBob, ...forAll], []);
done("revoke");

await assert.rejects(bobs.fetcher.load(document, { force: true }), refused(403));
done("bob is refused");

await fetcher.delete(document.value);
await fetcher.delete(folder.value);
await assert.rejects(fetcher.load(document, { force: true }), refused(404));
done("delete");

await logOut();
process.exit(); // timers and a socket of rdflib would keep it running for half a minute
