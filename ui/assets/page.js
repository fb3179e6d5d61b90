// The conversation of the chat page. Gradio runs this once with `element`, `props`, `watch` and `trigger`.
// props.value = {lang, title, label, regions, notice_title, notice, blocks: [{key, html}]}; in the HTML the server has
// escaped all words of documents and visitors.

const transcript = element.querySelector(".transcript");
const shown = new Map(); // key → {node, html}: a block that has not changed is not touched, so what is open stays open

function show() {
  const value = props.value;
  if (!value) return;
  document.documentElement.lang = value.lang;
  document.title = value.title;
  transcript.setAttribute("aria-label", value.label);
  const regions = document.querySelector("#regions input");
  if (regions) regions.placeholder = value.regions; // Gradio's multi-select has no setting for it

  const keys = new Set(value.blocks.map((block) => block.key));
  for (const [key, { node }] of shown) {
    if (keys.has(key)) continue;
    node.remove();
    shown.delete(key);
  }
  let newest = null;
  for (const { key, html } of value.blocks) {
    const known = shown.get(key);
    if (known && known.html === html) continue;
    const node = known ? known.node : document.createElement("section");
    node.innerHTML = html;
    shown.set(key, { node, html });
    if (!known) {
      transcript.append(node);
      newest = node;
    }
  }
  if (newest && newest.querySelector(".asked")) newest.scrollIntoView({ block: "start" });
}

// Gradio's own notices, of a lost connection or a full queue, are in English and give no cure.
function mendNotices() {
  for (const notice of document.querySelectorAll(".toast-body")) {
    const [title, text] = [".toast-title", ".toast-message-text"].map((name) => notice.querySelector(name)?.firstChild);
    if (!title || !text || text.nodeValue === props.value.notice) continue;
    title.nodeValue = props.value.notice_title;
    text.nodeValue = props.value.notice;
  }
}

function openSource(id) {
  const source = document.getElementById(id);
  if (!source) return;
  source.open = true;
  source.querySelector("summary").focus({ preventScroll: true });
  source.scrollIntoView({ block: "nearest" });
  source.querySelector("mark").scrollIntoView({ block: "nearest" });
}

async function copy(button) {
  const label = button.textContent;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(button.dataset.copy);
  } else {
    // a page that is not served over HTTPS, as on a school's own network, has no clipboard object
    const area = document.createElement("textarea");
    area.value = button.dataset.copy;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = label), 2000);
}

element.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  if (mark) {
    event.preventDefault(); // the page's address stays as it is
    openSource(mark.hash.slice(1));
    return;
  }
  const ask = event.target.closest("button[data-ask]");
  if (ask) trigger("submit", { question: ask.dataset.ask });
  const copied = event.target.closest("button[data-copy]");
  if (copied) copy(copied);
});

new MutationObserver(mendNotices).observe(document.body, { childList: true, subtree: true });
watch("value", show);
show();
