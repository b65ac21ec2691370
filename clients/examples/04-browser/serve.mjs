// The two apps are static files at an origin of their own: pages, and scripts that esbuild puts together.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".jsonld": "application/ld+json" };

async function bundled() {
  const { outputFiles } = await esbuild.build({
    entryPoints: {
      inrupt: here("inrupt.js"),
      uvdsl: here("uvdsl.js"),
      RefreshWorker: createRequire(import.meta.url).resolve("@uvdsl/solid-oidc-client-browser/RefreshWorker"),
    },
    bundle: true,
    format: "esm",
    outdir: "/",
    write: false,
  });
  await esbuild.stop();
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
}

// A client identifier document (Solid-OIDC section 5.1): an app whose id is the address where it says who it is.
const identity = (home) =>
  JSON.stringify({
    "@context": "https://www.w3.org/ns/solid/oidc-context.jsonld",
    client_id: `${home}/uvdsl.jsonld`,
    client_name: "Notes",
    redirect_uris: [`${home}/uvdsl.html`],
    grant_types: ["authorization_code", "refresh_token"],
    scope: "openid webid offline_access",
    token_endpoint_auth_method: "none",
  });

export async function serve() {
  const files = await bundled();
  for (const page of ["inrupt.html", "uvdsl.html"]) {
    files.set(`/${page}`, await readFile(here(page)));
  }
  const origin = createServer(({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const file = files.get(pathname);
    response.writeHead(file ? 200 : 404, { "Content-Type": TYPES[extname(pathname)] ?? "text/plain" }).end(file);
  });
  await once(origin.listen(0, "localhost"), "listening");
  const home = `http://localhost:${origin.address().port}`;
  files.set("/uvdsl.jsonld", identity(home));
  return { home, close: () => origin.close() };
}
