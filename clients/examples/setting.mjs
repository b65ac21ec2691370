// Where the examples play: a server with the pods of Alice and Bob, as seed.json makes them.
import { readFileSync } from "node:fs";

export const server = process.env.DM_SERVER ?? "http://localhost:3000/";

const { accounts } = JSON.parse(readFileSync(new URL("seed.json", import.meta.url)));

function person({ email, password, pods, clientCredentials }) {
  const pod = new URL(`${pods[0].name}/`, server).href;
  const [{ id: clientId, secret: clientSecret }] = clientCredentials;
  return { email, password, pod, webId: `${pod}profile/card#me`, clientId, clientSecret };
}

export const [alice, bob] = accounts.map(person);

/** Says that a step has worked. The build checks that every example takes all ten of them. */
export const done = (step) => console.log(`ok: ${step}`);
