// 03 Comunica: SPARQL over documents, and over the whole pod at its own endpoint.
import assert from "node:assert/strict";
import { QueryEngine } from "@comunica/query-sparql-solid";
import { logIn, logOut } from "./log-in.mjs";
import { alice, bob, done } from "./setting.mjs";

const folder = `${alice.pod}example-03/`;
const document = `${folder}payslip`;
const acl = `${document}.acl`;
const engine = new QueryEngine();
const SESSION = "@comunica/actor-http-inrupt-solid-client-authn:session";

const [asAlice, asBob] = [await logIn(alice), await logIn(bob)];
done("log in");

async function ask(query, session, source) {
  await engine.invalidateHttpCache();
  return (await engine.queryBindings(query, { sources: [source], [SESSION]: session })).toArray();
}

async function tell(update, destination) {
  await engine.invalidateHttpCache();
  await engine.queryVoid(update, { sources: [destination], destination, [SESSION]: asAlice });
}

// SPARQL has no word for a container: the plain HTTP of the same session makes it.
const made = await asAlice.fetch(folder, { method: "PUT", headers: { "Content-Type": "text/turtle" } });
assert.equal(made.status, 201);
done("create a container");

await tell(`PREFIX ex: <https://example.org/>
  INSERT DATA { <${document}#march> a ex:Payslip ; ex:hours 120 }`, document);
done("save");

const HOURS = "SELECT ?hours WHERE { ?payslip <https://example.org/hours> ?hours }";
const values = (rows, name) => rows.map((row) => row.get(name).value);
const hours = async (session, source) => values(await ask(HOURS, session, source), "hours");
assert.deepEqual(await hours(asAlice, document), ["120"]);
done("read");

await tell(`PREFIX ex: <https://example.org/>
  DELETE { ?payslip ex:hours ?old } INSERT { ?payslip ex:hours 128 } WHERE { ?payslip ex:hours ?old }`, document);
assert.deepEqual(await hours(asAlice, document), ["128"]);
done("update");

await tell(`PREFIX acl: <http://www.w3.org/ns/auth/acl#> INSERT DATA {
  <${acl}#owner> a acl:Authorization ; acl:agent <${alice.webId}> ; acl:accessTo <${document}> ;
    acl:mode acl:Read, acl:Write, acl:Control .
  <${acl}#bob> a acl:Authorization ; acl:agent <${bob.webId}> ; acl:accessTo <${document}> ; acl:mode acl:Read }`, acl);
done("share with bob");

assert.deepEqual(await hours(asBob, document), ["128"]);
done("bob reads");

// The endpoint of the pod answers over all that the caller may read; each document is a named graph.
const endpoint = `${alice.pod}.sparql`;
const WHERE = "SELECT ?document WHERE { GRAPH ?document { ?payslip <https://example.org/hours> 128 } }";
const found = async (session) => values(await ask(WHERE, session, { type: "sparql", value: endpoint }), "document");
assert.deepEqual(await found(asAlice), [document]);
assert.deepEqual(await found(asBob), [document]);

await tell(`PREFIX acl: <http://www.w3.org/ns/auth/acl#>
  DELETE DATA { <${acl}#bob> acl:mode acl:Read }`, acl);
done("revoke");

await assert.rejects(hours(asBob, document), /403/);
assert.deepEqual(await found(asBob), []);
done("bob is refused");

for (const address of [document, folder]) {
  assert.equal((await asAlice.fetch(address, { method: "DELETE" })).status, 204);
}
assert.deepEqual(await found(asAlice), []);
done("delete");

await logOut();
