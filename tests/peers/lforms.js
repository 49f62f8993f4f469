// Fills a form in LHC-Forms with each of several sheets, and gives its own responses in FHIR.
async ([questionnaire, sheets]) => {
  const form = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, "R4");
  await LForms.Util.addFormToPage(form, "form", { fhirVersion: "R4" });
  const shown = LForms.Util._getFormObjectInScope("#form");
  const sources = new Set();
  const look = (items) => {
    for (const item of items ?? []) {
      for (const test of item.enableWhen ?? []) if (test.answerCoding) sources.add(test.question);
      look(item.item);
    }
  };
  look(questionnaire.item);
  const responses = [];
  for (const answers of sheets) {
    for (const item of shown.itemList) {
      if (item.dataType === "ST") continue; // these it works out itself
      const given = answers[item.linkId] ?? null;
      const choose = (code) => item.answers.find((answer) => answer.code === code);
      if (given === null) item.value = null;
      else if (Array.isArray(given)) item.value = given.map(choose);
      else item.value = item.answers ? choose(given) : given;
    }
    // It does this after a click; what hangs on an expression it looks at anyway.
    for (const item of shown.itemList) {
      if (sources.has(item.linkId)) shown.updateOnSourceItemChange(item);
    }
    await shown._expressionProcessor.runCalculations(false);
    responses.push(LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", "#form"));
  }
  return responses;
}
