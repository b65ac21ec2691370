// How a program logs in: the id and secret of its owner act for one WebID, and no browser takes part.
import assert from "node:assert/strict";
import { Session } from "@inrupt/solid-client-authn-node";
import { server } from "./setting.mjs";

const sessions = [];

export async function logIn({ clientId, clientSecret, webId }) {
  const session = new Session({ keepAlive: false });
  await session.login({ oidcIssuer: server, clientId, clientSecret });
  assert.equal(session.info.webId, webId);
  sessions.push(session);
  return session;
}

/** Ends all sessions; until then a timer of theirs keeps the program running. */
export const logOut = () => Promise.all(sessions.map((session) => session.logout()));
