// With @inrupt/solid-client-authn-browser. The app registers itself at the provider. After a
// reload it asks the provider again, in silence (prompt=none).
import { Session } from "@inrupt/solid-client-authn-browser";
import { page } from "./page.js";

const session = new Session();
const here = `${location.origin}${location.pathname}`;

// A silent log-in that did not come back (the provider has forgotten this app, say, and shows a page that says so)
// would be tried again at each visit, for ever: inrupt/solid-client-authn-js#4355. So it is tried once.
function giveUpWhatDidNotComeBack() {
  const cameBack = /[?&](code|error)=/.test(location.search);
  if (localStorage.getItem("solidClientAuthn:currentUrl") && !cameBack) {
    localStorage.clear();
  }
}

await page({
  start: async () => {
    giveUpWhatDidNotComeBack();
    await session.handleIncomingRedirect({ restorePreviousSession: true });
    return session.info.webId;
  },
  logIn: (oidcIssuer) => session.login({ oidcIssuer, redirectUrl: here, clientName: "Notes" }),
  logOut: () => session.logout({ logoutType: "idp" }),
  fetch: (...request) => session.fetch(...request),
});
