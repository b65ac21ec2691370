#!/usr/bin/env bash
# 06 solid-bashlib: the command sld works on a pod as cp, ls, mkdir and rm do on files.
set -euo pipefail
cd "$(dirname "$0")"
server=${DM_SERVER:-http://localhost:3000/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# "sld auth create-token-css" makes credentials by an interface of one server only. Here the seed file, the command
# "pod create --client-credentials" or the account page gives an id and a secret; sld finds them in its settings file.
settings() { # name id secret
  local web_id="${server}$1/profile/card#me"
  mkdir -p "$work/$1/.solid"
  cat > "$work/$1/.solid/.bashlibconfig" <<JSON
{"currentWebID": "$web_id",
 "authInfo": {"$web_id": {"token": {"idp": "$server", "webId": "$web_id", "id": "$2", "secret": "$3"}}}}
JSON
}
settings alice alice-program secret-of-alice
settings bob bob-program secret-of-bob
alice() { HOME="$work/alice" node_modules/.bin/sld -a token "$@"; }
bob() { HOME="$work/bob" node_modules/.bin/sld -a token "$@"; }
answers() { grep -F -- "$1" > /dev/null || { echo "no \"$1\" in the answer" >&2; exit 1; }; }
ok() { echo "ok: $1"; }

folder=${server}alice/example-06/
alice ls "${server}alice/" | answers profile/
ok "log in"

alice mkdir "$folder"
ok "create a container"

echo '<#march> <https://example.org/hours> 120 .' > "$work/payslip.ttl"
alice cp "$work/payslip.ttl" "$folder"
alice ls "$folder" | answers payslip.ttl
ok "save"

alice curl "${folder}payslip.ttl" | answers 120
alice cp "${folder}payslip.ttl" "$work/copy.ttl"
cmp "$work/payslip.ttl" "$work/copy.ttl"
ok "read"

echo '<#march> <https://example.org/hours> 128 .' > "$work/payslip.ttl"
alice cp --override "$work/payslip.ttl" "$folder"
alice curl "${folder}payslip.ttl" | answers 128
ok "update"

alice access set "${folder}payslip.ttl" "${server}bob/profile/card#me=r"
alice access list "${folder}payslip.ttl" | answers bob
ok "share with bob"

bob curl "${folder}payslip.ttl" | answers 128
ok "bob reads"

alice access set "${folder}payslip.ttl" "${server}bob/profile/card#me="
ok "revoke"

bob curl "${folder}payslip.ttl" > "$work/refusal" 2>&1 || true
answers 403 < "$work/refusal"
ok "bob is refused"

alice rm --recursive "$folder"
alice ls "${server}alice/" > "$work/listing"
if grep -q example-06 "$work/listing"; then exit 1; fi
ok "delete"
