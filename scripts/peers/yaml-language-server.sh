#!/bin/sh
# Installs the server that checks YAML for editors from npm into .peers, for the test that uses it.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p .peers/yaml-language-server
cd .peers/yaml-language-server
[ -f package.json ] || echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund yaml-language-server@1.25.0
