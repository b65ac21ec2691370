// 05 @solid/access-token-verifier: a resource server of somebody else that judges who is asking.
import assert from "node:assert/strict";
import { createDpopHeader, generateDpopKeyPair } from "@inrupt/solid-client-authn-core";
import { createSolidTokenVerifier } from "@solid/access-token-verifier";
import { alice, bob, done, server } from "./setting.mjs";

const verify = createSolidTokenVerifier();
const elsewhere = "https://elsewhere.example/photos";

// Without any library: log in with id and secret, and a proof (DPoP) of the key that the token is to be bound to.
const key = await generateDpopKeyPair();
const { token_endpoint: endpoint } = await (await fetch(new URL(".well-known/openid-configuration", server))).json();
const answer = await fetch(endpoint, {
  method: "POST",
  headers: {
    authorization: `Basic ${btoa(`${alice.clientId}:${alice.clientSecret}`)}`,
    dpop: await createDpopHeader(endpoint, "POST", key),
  },
  body: new URLSearchParams({ grant_type: "client_credentials", scope: "webid" }),
});
assert.equal(answer.status, 200);
const { access_token: token } = await answer.json();
done("log in");

const proof = (url, method, by = key) => createDpopHeader(url, method, by);
const judge = async (header, accessToken = token) =>
  verify(`DPoP ${accessToken}`, { header, method: "GET", url: elsewhere });

const because = (kind) => (error) => error.constructor.name === kind;

const caller = await judge(await proof(elsewhere, "GET"));
assert.equal(caller.webid, alice.webId);
assert.equal(caller.iss, server);
assert.equal(caller.client_id, alice.clientId);
done("accept a token with its proof");

await assert.rejects(judge(await proof("https://elsewhere.example/other", "GET")), because("HttpUriVerificationError"));
await assert.rejects(judge(await proof(elsewhere, "PUT")), because("HttpMethodVerificationError"));
done("refuse the proof of another request");

const thief = await generateDpopKeyPair();
await assert.rejects(judge(await proof(elsewhere, "GET", thief)), because("JwkThumbprintVerificationError"));
done("refuse a token that was stolen: the thief has another key");

const used = await proof(elsewhere, "GET");
await judge(used);
await assert.rejects(judge(used), because("JwtIdentifierVerificationError"));
done("refuse a proof that was used before");

const [head, , signature] = token.split(".");
const claims = { ...caller, webid: bob.webId };
const forged = [head, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
await assert.rejects(judge(await proof(elsewhere, "GET"), forged), because("JWSSignatureVerificationFailed"));
done("refuse a token that was changed");
