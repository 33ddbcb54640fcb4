import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { catalogueProblems } from './lib/catalogues.mjs';
import { at } from './lib/paths.mjs';

const languages = ['de', 'en'];
const folder = (language) => at('lib/i18n/messages', language);
const names = new Set(languages.flatMap((language) => readdirSync(folder(language))));

const problems = [...names].flatMap((name) => {
  const read = (language) => {
    const file = `${folder(language)}/${name}`;
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  };
  return catalogueProblems(
    name.replace(/\.json$/, ''),
    Object.fromEntries(languages.map((language) => [language, read(language)])),
  );
});

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
