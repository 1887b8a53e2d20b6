// A panel beside the list it is opened from; on a narrow screen it covers the page until it is closed.
const panel = props.panel;
const side = () => document.getElementById(`${panel}-panel`);
const covers = () => getComputedStyle(side()).position === 'fixed';
let opener = null;
let leaving = false;

// While the panel covers the page it is a dialog: nothing under it can be reached.
function guard() {
  const modal = side().hasAttribute('data-open') && covers();
  for (const under of [document.getElementById('top'), side().previousElementSibling]) under.toggleAttribute('inert', modal);
  for (const [name, value] of [['role', 'dialog'], ['aria-modal', 'true']]) {
    if (modal) side().setAttribute(name, value);
    else side().removeAttribute(name);
  }
  const label = modal && element.querySelector('article')?.getAttribute('aria-label');
  if (label) side().setAttribute('aria-label', label);
  else side().removeAttribute('aria-label');
}

function reveal() {
  guard();
  const article = element.querySelector('article');
  if (!article || !side().hasAttribute('data-open')) return;
  article.querySelector('h2').focus({ preventScroll: true });
  const mark = article.querySelector('mark');
  if (!mark) side().scrollTo({ top: 0 });
  else mark.scrollIntoView({ block: 'center', behavior: 'instant' });
}

function close() {
  side().removeAttribute('data-open');
  guard();
  leaving = history.state?.panel === panel;
  if (leaving) history.back();
  if (!opener) return;
  const { turn, cite, report, figure } = opener.dataset;
  const again = figure ? `[data-figure="${CSS.escape(figure)}"]` : report ? `[data-report="${CSS.escape(report)}"]` : `[data-turn="${turn}"][data-cite="${cite}"]`;
  (opener.isConnected ? opener : document.querySelector(again))?.focus();
}

document.addEventListener('open-panel', (event) => {
  if (event.detail.panel !== panel) return;
  opener = event.detail.opener;
  side().setAttribute('data-open', '');
  guard();
  // On a phone the way back leads out of the panel, not out of the page.
  if (covers()) history.pushState({ panel }, '');
  if (element.querySelector('article')?.dataset.key === event.detail.key) reveal();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !side().hasAttribute('data-open')) return;
  // Beside the page a panel takes no key that is pressed elsewhere.
  if (covers() || side().contains(document.activeElement)) close();
});
window.addEventListener('popstate', () => {
  if (!leaving && side().hasAttribute('data-open')) close();
  leaving = false;
});
window.addEventListener('resize', guard);
element.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) close();
});
watch('value', reveal);
