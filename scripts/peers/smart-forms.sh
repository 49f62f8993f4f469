#!/bin/sh
# Installs CSIRO Smart Forms from npm into .peers/smart-forms and bundles it for a browser.
set -eu
cd "$(dirname "$0")/../.."
page="$PWD/tests/peers/smart-forms.jsx"
mkdir -p .peers/smart-forms
cd .peers/smart-forms
[ -f package.json ] || echo '{"private": true, "overrides": {"fhirpath": "4.8.0"}}' > package.json
npm install --silent --no-audit --no-fund --legacy-peer-deps \
  @aehrc/smart-forms-renderer@1.4.0 react@18 react-dom@18 esbuild@0.28 fhirpath@4.8.0
cp "$page" page.jsx
npx esbuild page.jsx --bundle --outfile=page.js --loader:.js=jsx --loader:.woff=empty --loader:.woff2=empty \
  --define:process.env.NODE_ENV='"production"' --log-level=error
