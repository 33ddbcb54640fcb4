/** Flattens nested messages to `a.b.c` -> text. */
export function flatten(messages, prefix = '') {
  return Object.entries(messages).flatMap(([key, value]) =>
    value !== null && typeof value === 'object'
      ? flatten(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value]],
  );
}

/** The names a message wants filled in; also those inside plural and select branches. */
export function placeholders(text) {
  return new Set([...text.matchAll(/\{\s*([A-Za-z]\w*)\s*[,}]/g)].map((found) => found[1]));
}

/** Every sentence in both languages, with the same names to fill in. `from` and `to` are parsed catalogues. */
export function catalogueProblems(namespace, catalogues) {
  const languages = Object.keys(catalogues);
  const flat = new Map(languages.map((language) => [language, new Map(flatten(catalogues[language] ?? {}))]));
  const keys = new Set([...flat.values()].flatMap((messages) => [...messages.keys()]));
  return [...keys].flatMap((key) => {
    const texts = languages.map((language) => flat.get(language).get(key));
    const missing = languages.filter((_, i) => typeof texts[i] !== 'string' || texts[i].trim() === '');
    if (missing.length > 0) return [`${namespace}.${key} is missing or empty in ${missing.join(', ')}`];
    const [first, ...others] = texts.map((text) => [...placeholders(text)].sort().join(', '));
    return others.every((other) => other === first)
      ? []
      : [`${namespace}.${key} wants different values: ${texts.map((text) => `"${text}"`).join(' / ')}`];
  });
}
