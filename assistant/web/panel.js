// A panel beside the list it is opened from; on a narrow screen it covers the page until it is closed.
const panel = props.panel;
const side = () => document.getElementById(`${panel}-panel`);
const covers = () => getComputedStyle(side()).position === 'fixed';
let opener = null;

function reveal() {
  const article = element.querySelector('article');
  if (!article || !side().hasAttribute('data-open')) return;
  article.querySelector('h2').focus({ preventScroll: true });
  const mark = article.querySelector('mark');
  if (!mark) side().scrollTo({ top: 0 });
  else mark.scrollIntoView({ block: 'center', behavior: 'instant' });
}

function close() {
  side().removeAttribute('data-open');
  if (!opener) return;
  const { turn, cite, report, figure } = opener.dataset;
  const again = figure ? `[data-figure="${CSS.escape(figure)}"]` : report ? `[data-report="${CSS.escape(report)}"]` : `[data-turn="${turn}"][data-cite="${cite}"]`;
  (opener.isConnected ? opener : document.querySelector(again))?.focus();
}

document.addEventListener('open-panel', (event) => {
  if (event.detail.panel !== panel) return;
  opener = event.detail.opener;
  side().setAttribute('data-open', '');
  if (element.querySelector('article')?.dataset.key === event.detail.key) reveal();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !side().hasAttribute('data-open')) return;
  // Beside the page a panel takes no key that is pressed elsewhere.
  if (covers() || side().contains(document.activeElement)) close();
});
element.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) close();
});
watch('value', reveal);
