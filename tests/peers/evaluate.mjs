// Works out the expressions of a form with fhirpath.js: evaluate.mjs FOLDER QUESTIONNAIRE RESPONSES
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, form, responses] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const fhirpath = require("fhirpath");
const model = require("fhirpath/fhir-context/r4");

const questionnaire = JSON.parse(readFileSync(form, "utf8"));
const variables = questionnaire.extension
  .filter((item) => item.url.endsWith("/variable"))
  .map(({ valueExpression: { name, expression } }) => [name, fhirpath.compile(expression, model)]);
const fields = [];
const conditions = [];
const collect = (items) => {
  for (const item of items ?? []) {
    for (const { url, valueExpression } of item.extension ?? []) {
      if (url.endsWith("calculatedExpression")) {
        fields.push([item.linkId, fhirpath.compile(valueExpression.expression, model)]);
      }
      if (url.endsWith("enableWhenExpression")) {
        conditions.push([item.linkId, fhirpath.compile(valueExpression.expression, model)]);
      }
    }
    collect(item.item);
  }
};
collect(questionnaire.item);

for (const line of readFileSync(responses, "utf8").split("\n").filter(Boolean)) {
  const resource = JSON.parse(line);
  const context = { resource };
  for (const [name, value] of variables) {
    const found = value(resource, context);
    if (found.length !== 1) throw new Error(`${name} has ${found.length} values`);
    context[name] = found[0];
  }
  const found = fields.map(([link, value]) => [link, value(resource, context)]);
  const decided = found.filter(([, value]) => value.length).map(([link, [code]]) => [link, code]);
  const shown = conditions.map(([link, value]) => [link, value(resource, context)[0]]);
  console.log(JSON.stringify([Object.fromEntries(decided), Object.fromEntries(shown)]));
}
