// The views of the page: asking, the figures, the reports.
let current = 'ask';

function show(view) {
  current = view;
  for (const name of ['ask', 'figures', 'reports']) {
    document.getElementById(`${name}-view`)?.toggleAttribute('data-here', name === view);
    document.getElementById(`${name}-view`)?.toggleAttribute('data-away', name !== view);
    const button = element.querySelector(`[data-view="${name}"]`);
    if (name === view) button?.setAttribute('aria-current', 'page');
    else button?.removeAttribute('aria-current');
  }
  // A chart drawn while it was hidden has no width yet.
  requestAnimationFrame(() => window.dispatchEvent(new Event('resize')));
  document.documentElement.lang = element.querySelector('header')?.lang || 'zh';
}

element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-view]');
  if (button) show(button.dataset.view);
});
watch('value', () => show(current));
