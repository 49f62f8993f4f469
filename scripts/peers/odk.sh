#!/usr/bin/env bash
# Install what ODK shows and works out forms with, for tests/peers: ODK Web Forms and its engine, in
# one page. It needs Node and npm, and goes to .peers/odk, which git leaves out.
set -euo pipefail
cd "$(dirname "$0")"
target=../../.peers/odk
mkdir -p "$target"
cp odk/* "$target"
cd "$target"
npm install --no-audit --no-fund --silent
npx esbuild main.js --bundle --format=esm --target=esnext --outdir=dist --log-level=error
cp index.html dist
