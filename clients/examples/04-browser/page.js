// The page of a small app that keeps one note in a pod. It knows no library: each comes as start, logIn, logOut, fetch.

const field = (name) => document.getElementById(name);
const note = () => `${field("folder").value}note.txt`;

export async function page({ start, logIn, logOut, fetch }) {
  const actions = {
    "log-in": () => logIn(field("provider").value),
    "log-out": logOut,
    make: () => fetch(field("folder").value, { method: "PUT", headers: { "Content-Type": "text/turtle" } }),
    save,
    read,
    share,
    revoke: async () => fetch(await rules(), { method: "DELETE" }),
    delete: async () => {
      await fetch(note(), { method: "DELETE" });
      return fetch(field("folder").value, { method: "DELETE" });
    },
  };
  let version;

  // Saved only if it is still as it was read: If-Match with the version, or If-None-Match when there was nothing.
  async function save() {
    const condition = version ? { "If-Match": version } : { "If-None-Match": "*" };
    const headers = { "Content-Type": "text/plain", ...condition };
    return fetch(note(), { method: "PUT", headers, body: field("note").value });
  }

  async function read() {
    const answer = await fetch(note());
    version = answer.headers.get("ETag");
    field("note").value = answer.ok ? await answer.text() : "";
    return answer;
  }

  /** Where the rules of the note are: a server says so in the header Link. */
  async function rules() {
    const link = (await fetch(note(), { method: "HEAD" })).headers.get("Link");
    return new URL(link.match(/<([^>]*)>; *rel="?acl"?/)[1], note());
  }

  async function share() {
    const rule = (person, modes) =>
      `[] a acl:Authorization; acl:agent <${person}>; acl:accessTo <${note()}>; acl:mode ${modes} .`;
    const body = `@prefix acl: <http://www.w3.org/ns/auth/acl#> .
      ${rule(field("who").textContent, "acl:Read, acl:Write, acl:Control")}
      ${rule(field("friend").value, "acl:Read")}`;
    return fetch(await rules(), { method: "PUT", headers: { "Content-Type": "text/turtle" }, body });
  }

  for (const [name, action] of Object.entries(actions)) {
    field(name).addEventListener("click", async () => {
      field("answer").textContent = "…";
      const answer = await action().catch((failure) => ({ status: failure.message }));
      field("answer").textContent = `${name}: ${answer?.status ?? "done"}`;
      if (name === "log-out") field("who").textContent = "nobody";
    });
  }
  field("who").textContent = (await start()) ?? "nobody";
}
