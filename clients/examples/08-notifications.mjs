// 08 @solid-notifications/subscription: hearing at once that something changed, over a WebSocket.
import assert from "node:assert/strict";
import { once } from "node:events";
import { universalAccess } from "@inrupt/solid-client";
import { SubscriptionClient } from "@solid-notifications/subscription";
import WebSocket from "ws";
import { logIn, logOut } from "./log-in.mjs";
import { alice, bob, done } from "./setting.mjs";

const CHANNEL = "http://www.w3.org/ns/solid/notifications#WebSocketChannel2023";
const folder = `${alice.pod}example-08/`;
const document = `${folder}payslip`;

const [asAlice, asBob] = [await logIn(alice), await logIn(bob)];
done("log in");

const put = (url, body = "") =>
  asAlice.fetch(url, { method: "PUT", headers: { "Content-Type": "text/turtle" }, body });
assert.equal((await put(folder)).status, 201);
done("create a container");

assert.equal((await put(document, "<#march> <https://example.org/hours> 120 .")).status, 201);
done("save");

// The client finds the service in the description of the pod and asks it for a channel; a socket listens there.
async function listen(session, topic) {
  const channel = await new SubscriptionClient(session.fetch).subscribe(topic, CHANNEL);
  const socket = new WebSocket(channel.receiveFrom);
  const heard = [];
  socket.on("message", (message) => {
    heard.push(JSON.parse(message));
    socket.emit("heard");
  });
  await once(socket, "open");
  socket.ping();
  await once(socket, "pong"); // the server is ready to tell
  const next = async () => {
    if (heard.length === 0) await once(socket, "heard");
    return heard.shift();
  };
  return { next, heard, socket };
}

await assert.rejects(listen(asBob, document)); // who may not read may not listen
const aliceHears = await listen(asAlice, document);
const folderHears = await listen(asAlice, folder);
await universalAccess.setAgentAccess(document, bob.webId, { read: true }, { fetch: asAlice.fetch });
const bobHears = await listen(asBob, document);
done("share with bob");

assert.equal((await put(document, "<#march> <https://example.org/hours> 128 .")).status, 204);
for (const { type, object } of [await bobHears.next(), await aliceHears.next()]) {
  assert.deepEqual([type, object], ["Update", document]);
}
done("bob hears of an update");

await universalAccess.setAgentAccess(document, bob.webId, { read: false }, { fetch: asAlice.fetch });
done("revoke");

assert.equal((await put(document, "<#march> <https://example.org/hours> 130 .")).status, 204);
assert.equal((await aliceHears.next()).type, "Update");
assert.deepEqual(bobHears.heard, []);
done("bob hears no more");

assert.equal((await asAlice.fetch(document, { method: "DELETE" })).status, 204);
assert.equal((await aliceHears.next()).type, "Delete");
const removed = await folderHears.next();
assert.deepEqual([removed.type, removed.object, removed.target], ["Remove", document, folder]);
assert.equal((await asAlice.fetch(folder, { method: "DELETE" })).status, 204);
done("delete");

for (const { socket } of [aliceHears, bobHears, folderHears]) {
  socket.close();
}
await logOut();
