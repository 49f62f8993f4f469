// Forms in the engine of ODK Web Forms, and in ODK Web Forms itself, for tests/peers.
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { loadForm } from '@getodk/xforms-engine';
import { createApp, h } from 'vue';

function* leaves(node) {
  const children = node.currentState.children;
  if (children === null) yield node;
  else for (const child of children) yield* leaves(child);
}

function give(node, answer) {
  if (node.nodeType === 'select') node.selectValues([].concat(answer ?? []));
  else node.setValue(String(answer ?? ''));
}

async function submitted(payload) {
  return payload.data[0].get('xml_submission_file').text();
}

// Give the submission that each of `records`, with answers by name, becomes in the form `xml`. It is
// one form that is changed, as that is quicker, and as what is left over would show.
window.fillAll = async (xml, records) => {
  const form = await loadForm(xml);
  if (form.status === 'failure') throw form.error;
  const { root } = form.createInstance();
  const asked = [...leaves(root)].filter((node) => ['input', 'select'].includes(node.nodeType));
  const found = [];
  for (const answers of records) {
    for (const node of asked) give(node, answers[node.currentState.reference.split('/').pop()]);
    found.push(await submitted(await root.prepareInstancePayload()));
  }
  return found;
};

// Show the form `xml`; what is sent is the promise `window.sent`.
window.show = (xml) => {
  window.sent = new Promise((done) => {
    const props = {
      formXml: xml,
      fetchFormAttachment: () => { throw new Error('there are no attachments'); },
      onSubmit: async (payload) => done(await submitted(payload)),
    };
    createApp({ render: () => h(OdkWebForm, props) }).use(webFormsPlugin).mount('#form');
  });
};
window.isReady = true;
