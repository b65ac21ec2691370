// With @uvdsl/solid-oidc-client-browser. The app has an address of its own as its id; what it says there about itself
// is what the provider shows. After a reload it has new tokens made with a refresh token that only works
// together with a key which never leaves the browser.
import { Session } from "@uvdsl/solid-oidc-client-browser";
import { page } from "./page.js";

const here = `${location.origin}${location.pathname}`;
const session = new Session({ client_id: `${location.origin}/uvdsl.jsonld`, redirect_uris: [here] });

await page({
  start: async () => {
    await session.handleRedirectFromLogin();
    if (!session.isActive) {
      await session.restore().catch(() => {}); // there was no session
    }
    return session.webId;
  },
  logIn: (provider) => session.login(provider, here),
  logOut: () => session.logout(),
  fetch: (...request) => session.authFetch(...request),
});
