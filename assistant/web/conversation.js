// What is asked, in the box or by a click on a question that is offered, and clicks on citations, which open their sources.
element.addEventListener('click', (event) => {
  const cite = event.target.closest('[data-cite]');
  if (cite) {
    const wanted = { turn: Number(cite.dataset.turn), n: Number(cite.dataset.cite) };
    const key = `${wanted.turn}:${wanted.n}`;
    document.dispatchEvent(new CustomEvent('open-panel', { detail: { panel: 'source', key, opener: cite } }));
    trigger('cite', wanted);
  }
  const question = event.target.closest('[data-ask]');
  if (!question) return;
  trigger('ask', { question: question.dataset.ask });
  // The button goes with the answer. A finger gets no keyboard that it did not ask for: only a key has no detail.
  if (event.detail === 0) document.querySelector('#question textarea').focus();
});

// The browser empties the box: the server would do it later, and wipe what has been typed by then.
function send() {
  const box = document.querySelector('#question textarea');
  const question = box.value;
  if (!question.trim()) return;
  box.value = '';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  trigger('ask', { question });
}

document.addEventListener('click', (event) => {
  if (event.target.closest('#ask')) send();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !event.target.matches('#question textarea')) return;
  event.preventDefault();
  send();
});

let seen = '0:false';
watch('value', () => {
  const shown = element.querySelectorAll('.turn');
  const now = `${shown.length}:${Boolean(element.querySelector('.pending'))}`;
  if (now !== seen) shown[shown.length - 1]?.scrollIntoView({ block: 'start', behavior: 'instant' });
  seen = now;
});
