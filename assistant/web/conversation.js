// Clicks in the conversation: a citation opens its source, a suggested question is asked.
element.addEventListener('click', (event) => {
  const cite = event.target.closest('[data-cite]');
  if (cite) {
    const wanted = { turn: Number(cite.dataset.turn), n: Number(cite.dataset.cite) };
    const key = `${wanted.turn}:${wanted.n}`;
    document.dispatchEvent(new CustomEvent('open-panel', { detail: { panel: 'source', key, opener: cite } }));
    trigger('cite', wanted);
  }
  const question = event.target.closest('[data-ask]');
  if (question) trigger('suggest', { question: question.dataset.ask });
});

let seen = '0:false';
watch('value', () => {
  const shown = element.querySelectorAll('.turn');
  const now = `${shown.length}:${Boolean(element.querySelector('.pending'))}`;
  if (now !== seen) shown[shown.length - 1]?.scrollIntoView({ block: 'start', behavior: 'instant' });
  seen = now;
});
