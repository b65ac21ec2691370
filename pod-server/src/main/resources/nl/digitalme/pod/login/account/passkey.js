// Takes over the form of a page about passkeys: asks the browser for one and sends what it says in the field "credential".
(function () {
  "use strict";
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) {
    document.getElementById("passkey-failed").hidden = false;
    return;
  }

  const toBytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (list) => (list || []).map((entry) => ({ ...entry, id: toBytes(entry.id) }));

  async function create(options) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials),
      },
    });
    return {
      type: made.type,
      id: made.id,
      response: {
        clientDataJSON: toText(made.response.clientDataJSON),
        attestationObject: toText(made.response.attestationObject),
        transports: made.response.getTransports ? made.response.getTransports() : [],
      },
      clientExtensionResults: {},
    };
  }

  async function get(options) {
    const used = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: withBytes(options.allowCredentials),
      },
    });
    return {
      type: used.type,
      id: used.id,
      response: {
        clientDataJSON: toText(used.response.clientDataJSON),
        authenticatorData: toText(used.response.authenticatorData),
        signature: toText(used.response.signature),
        userHandle: used.response.userHandle ? toText(used.response.userHandle) : null,
      },
      clientExtensionResults: {},
    };
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const options = JSON.parse(form.dataset.options).publicKey;
    try {
      const answer = form.dataset.passkey === "create" ? await create(options) : await get(options);
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch (refused) {
      document.getElementById("passkey-failed").hidden = false;
    }
  });
})();
