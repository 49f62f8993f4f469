// A page with a form in CSIRO Smart Forms; `fill` gives its own response to each of some sheets.
import React from "react";
import { createRoot } from "react-dom/client";
import {
  BaseRenderer,
  RendererThemeProvider,
  buildForm,
  destroyForm,
  getResponse,
  questionnaireResponseStore,
} from "@aehrc/smart-forms-renderer";

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const settled = async () => {
  let before = "";
  for (let tries = 0; tries < 50; tries += 1) {
    const now = JSON.stringify(questionnaireResponseStore.getState().updatableResponse);
    if (now === before) return;
    before = now;
    await pause(40);
  }
};

window.show = async (questionnaire, questionnaireResponse) => {
  await buildForm({ questionnaire, questionnaireResponse });
  if (!window.root) {
    window.root = createRoot(document.getElementById("form"));
    window.root.render(
      <RendererThemeProvider>
        <BaseRenderer />
      </RendererThemeProvider>,
    );
  }
  await settled();
};

window.fill = async (questionnaire, responses) => {
  const found = [];
  for (const response of responses) {
    await buildForm({ questionnaire, questionnaireResponse: response });
    found.push(getResponse());
    destroyForm();
  }
  return found;
};
window.response = getResponse;
