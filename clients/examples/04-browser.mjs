// 04 Apps in a browser, with two libraries: log-in, consent, reload, log-out.
// Here a program plays Alice and Bob, each at a Chromium of their own.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import * as esbuild from "esbuild";
import { chromium } from "playwright-core";
import { alice, bob, done, server } from "./setting.mjs";

// The apps are static files at an origin of their own: two pages, with scripts that esbuild puts together.
const { outputFiles } = await esbuild.build({
  entryPoints: {
    inrupt: "04-browser/inrupt.js",
    uvdsl: "04-browser/uvdsl.js",
    RefreshWorker: "node_modules/@uvdsl/solid-oidc-client-browser/dist/esm/web/RefreshWorker.js",
  },
  bundle: true,
  format: "esm",
  outdir: "/",
  write: false,
});
await esbuild.stop();
const files = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
for (const name of ["/inrupt.html", "/uvdsl.html"]) {
  files.set(name, await readFile(`04-browser${name}`));
}
const types = { ".html": "text/html", ".js": "text/javascript", ".jsonld": "application/ld+json" };
const origin = createServer(({ url }, response) => {
  const { pathname } = new URL(url, "http://localhost");
  const file = files.get(pathname);
  response.writeHead(file ? 200 : 404, { "Content-Type": types[extname(pathname)] ?? "text/plain" }).end(file);
});
await once(origin.listen(0, "localhost"), "listening");
const home = `http://localhost:${origin.address().port}`;

// A client identifier document (Solid-OIDC section 5.1): an app whose id is the address where it says who it is.
files.set(
  "/uvdsl.jsonld",
  JSON.stringify({
    "@context": "https://www.w3.org/ns/solid/oidc-context.jsonld",
    client_id: `${home}/uvdsl.jsonld`,
    client_name: "Notes",
    redirect_uris: [`${home}/uvdsl.html`],
    grant_types: ["authorization_code", "refresh_token"],
    scope: "openid webid offline_access",
    token_endpoint_auth_method: "none",
  }),
);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] }); // its sandbox does not work for root

/** A person at a browser of their own, with the app open. */
async function open(app, person) {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  page.setDefaultTimeout(20_000);
  const address = `${home}/${app}.html`;
  const who = (name) => page.locator("#who", { hasText: name }).waitFor();
  await page.goto(address);
  await who("nobody");
  return {
    page,
    address,
    who,
    fill: (name, value) => page.fill(`#${name}`, value),
    note: () => page.inputValue("#note"),
    /** Presses a button of the app and waits for the answer of the server. */
    async press(name, expected) {
      await page.click(`#${name}`);
      await page.locator("#answer", { hasText: `${name}: ${expected}` }).waitFor();
    },
    async logIn() {
      await page.fill("#provider", server);
      await page.click("#log-in");
      await page.fill("[name=email]", person.email);
      await page.fill("[name=password]", person.password);
      await page.click("button[type=submit]");
      await this.allow();
    },
    async logInAgain() {
      await page.fill("#provider", server);
      await page.click("#log-in");
      await this.allow();
    },
    async allow() {
      await page.getByText("Notes", { exact: true }).waitFor(); // the provider asks whether the app of this name may
      await page.click("button[value=allow]");
      await who(person.webId);
    },
  };
}

async function journey(app) {
  const a = await open(app, alice);
  const b = await open(app, bob);
  await a.logIn();
  await b.logIn();
  done("log in");

  for (const person of [a, b]) {
    await person.fill("folder", `${alice.pod}example-04-${app}/`);
  }
  await a.press("make", 201);
  done("create a container");

  await a.fill("note", "120 hours");
  await a.press("save", 201);
  done("save");

  await a.press("read", 200);
  assert.equal(await a.note(), "120 hours");
  done("read");

  await a.fill("note", "128 hours");
  await a.press("save", 204);
  done("update");

  await a.fill("friend", bob.webId);
  await a.press("share", 201);
  done("share with bob");

  await b.press("read", 200);
  assert.equal(await b.note(), "128 hours");
  await b.press("save", 403);
  done("bob reads");

  await a.press("revoke", 204);
  done("revoke");

  await b.press("read", 403);
  done("bob is refused");

  await a.page.reload();
  await a.who(alice.webId);
  await a.fill("folder", `${alice.pod}example-04-${app}/`);
  await a.press("read", 200);
  assert.equal(await a.note(), "128 hours");
  done("still logged in after a reload");

  await a.press("delete", 204);
  done("delete");
  return { a, b };
}

const uvdsl = await journey("uvdsl");
await uvdsl.a.press("log-out", "done");
await uvdsl.a.page.reload();
await uvdsl.a.who("nobody");
done("logged out of the app");

const { a, b } = await journey("inrupt");
await a.page.click("#log-out");
await a.page.waitForURL(`${server}.login/**`);
await a.page.goto(a.address);
await a.who("nobody");
await a.fill("provider", server);
await a.page.click("#log-in");
await a.page.locator("[name=password]").waitFor();
done("logged out of the provider");

// As if the provider had forgotten the app: it sends nobody back to an address that it does not know to be the app's.
await b.page.evaluate(() => {
  const [key, value] = Object.entries(localStorage).find(([, text]) => text.includes("clientId"));
  localStorage.setItem(key, JSON.stringify({ ...JSON.parse(value), clientId: "forgotten" }));
});
const asked = [];
b.page.on("request", (request) => asked.push(request.url()));
await Promise.all([b.page.waitForURL(`${server}.login/**`), b.page.reload()]);
await b.page.getByRole("heading").first().waitFor();
await b.page.goto(b.address);
await b.who("nobody");
assert.equal(asked.filter((url) => url.includes("prompt=none")).length, 1);
await b.logInAgain();
done("a forgotten app tries once, and is registered anew");

await browser.close();
origin.close();
