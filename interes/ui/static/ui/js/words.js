// Words for people come translated from the page; there are none in the scripts.

/** Return a phrase of the page by its name, with {places} filled. */
export function word(name, fills = {}) {
  const phrase = document.getElementById("words")?.dataset[name] ?? "";
  return phrase.replace(/\{(\w+)\}/g, (place, key) => fills[key] ?? place);
}

/** Tell something to those who listen to the page instead of looking at it. */
export function say(phrase) {
  const place = document.getElementById("said");
  if (!place) return;
  place.textContent = "";
  // Emptied first and filled later, else the same phrase said twice is heard once.
  setTimeout(() => (place.textContent = phrase), 50);
}
