// A click on a report's name opens its text.
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-report]');
  if (!button) return;
  const key = button.dataset.report;
  document.dispatchEvent(new CustomEvent('open-panel', { detail: { panel: 'report', key, opener: button } }));
  trigger('open', { report: key });
});
