// Filters the questions; opens the one that the address names.
const rows = [...document.querySelectorAll("details")];
const filters = [...document.querySelectorAll("[data-filter]")];
const shown = document.querySelector("output");

function fits(row, filter) {
  const wanted = filter.value.trim();
  if (!wanted) return true;
  const name = filter.dataset.filter;
  if (name === "words") return row.textContent.toLowerCase().includes(wanted.toLowerCase());
  if (name === "tag") return row.dataset.tag.split(" ").includes(wanted);
  return row.dataset[name] === wanted;
}

function filter() {
  for (const row of rows) row.hidden = !filters.every((one) => fits(row, one));
  const left = rows.filter((row) => !row.hidden);
  const right = left.filter((row) => row.dataset.right === "yes").length;
  shown.textContent = `${left.length} questions, ${right} right`;
}

function openNamed() {
  const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!named) return;
  for (const one of filters) one.value = "";
  filter();
  named.open = true;
  named.scrollIntoView();
}

for (const one of filters) one.addEventListener("input", filter);
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", openNamed);
filter();
openNamed();
