// 01 Inrupt's libraries: @inrupt/solid-client for the data, @inrupt/solid-client-authn-node to log in.
import assert from "node:assert/strict";
import {
  buildThing, createContainerAt, createSolidDataset, createThing, deleteContainer,
  deleteSolidDataset, getContainedResourceUrlAll, getEffectiveAccess, getInteger, getSolidDataset,
  getStringNoLocale, getThing, saveSolidDatasetAt, setInteger, setThing, universalAccess,
} from "@inrupt/solid-client";
import { logIn, logOut } from "./log-in.mjs";
import { alice, bob, done } from "./setting.mjs";

const HOURS = "https://example.org/hours";
const EMPLOYER = "https://example.org/employer";
const folder = `${alice.pod}example-01/`;
const document = `${folder}payslip`;

const asAlice = { fetch: (await logIn(alice)).fetch };
const asBob = { fetch: (await logIn(bob)).fetch };
const refused = (status) => (error) => error.statusCode === status;
done("log in");

await createContainerAt(folder, asAlice);
done("create a container");

const march = buildThing(createThing({ name: "march" }))
  .addInteger(HOURS, 120)
  .addStringNoLocale(EMPLOYER, "Bakery")
  .build();
await saveSolidDatasetAt(document, setThing(createSolidDataset(), march), asAlice);
assert.deepEqual(getContainedResourceUrlAll(await getSolidDataset(folder, asAlice)), [document]);
done("save");

let payslip = await getSolidDataset(document, asAlice);
assert.equal(getInteger(getThing(payslip, `${document}#march`), HOURS), 120);
assert.equal(getStringNoLocale(getThing(payslip, `${document}#march`), EMPLOYER), "Bakery");
done("read");

// A document that was read before is changed with PATCH (SPARQL Update): only the difference travels.
payslip = setThing(payslip, setInteger(getThing(payslip, `${document}#march`), HOURS, 128));
payslip = await saveSolidDatasetAt(document, payslip, asAlice);
assert.equal(getInteger(getThing(payslip, `${document}#march`), HOURS), 128);
done("update");

// Universal access writes the rules (an .acl document) and keeps those of Alice in them.
await universalAccess.setAgentAccess(document, bob.webId, { read: true }, asAlice);
const given = await universalAccess.getAgentAccess(document, bob.webId, asAlice);
assert.deepEqual([given.read, given.append, given.write], [true, false, false]);
done("share with bob");

const shared = await getSolidDataset(document, asBob);
assert.equal(getInteger(getThing(shared, `${document}#march`), HOURS), 128);
assert.deepEqual(getEffectiveAccess(shared).user, { read: true, append: false, write: false });
await assert.rejects(saveSolidDatasetAt(document, setThing(shared, createThing({ name: "x" })), asBob), refused(403));
done("bob reads");

await universalAccess.setAgentAccess(document, bob.webId, { read: false }, asAlice);
done("revoke");

await assert.rejects(getSolidDataset(document, asBob), refused(403));
await assert.rejects(getSolidDataset(document), refused(401));
done("bob is refused");

await deleteSolidDataset(document, asAlice);
await deleteContainer(folder, asAlice);
await assert.rejects(getSolidDataset(document, asAlice), refused(404));
done("delete");

await logOut();
