// 04 Apps in a browser, with two libraries: log-in, consent, reload, log-out.
// Here a program plays Alice and Bob, each at a Chromium of their own.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { serve } from "./04-browser/serve.mjs";
import { alice, bob, done, server } from "./setting.mjs";

const apps = await serve();
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] }); // its sandbox does not work for root

/** A person at a browser of their own, with the app open. */
async function open(app, person) {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  page.setDefaultTimeout(60_000);
  const address = `${apps.home}/${app}.html`;
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
apps.close();
