// A click on a row opens the source of its figure.
element.addEventListener('click', (event) => {
  const button = event.target.closest('tbody tr')?.querySelector('[data-figure]');
  if (!button) return;
  const key = button.dataset.figure;
  document.dispatchEvent(new CustomEvent('open-panel', { detail: { panel: 'figure', key, opener: button } }));
  trigger('open', { figure: key });
});
