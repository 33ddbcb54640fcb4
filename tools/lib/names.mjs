const domainFile =
  /^(SPEC\.md|(schema|rules|protocol|feature|live|loaders|actions|data|mutations|permissions|gate)\.ts|.+\.test\.tsx?)$/;
const free = new Set(['shared', 'server', 'testing', 'i18n']);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const vague = /(^|\/)(utils?|helpers?|common|misc|index)(\.[a-z]+)*(\/|$)/;
const kept = /(^|\/)(SPEC\.md|README\.md|LICENSE[^/]*)$/;
const needsLock = /^lib\/(.*\/(data|mutations|loaders|live|gate)|server\/.*)\.ts$/;

/** What a file may be called, by where it lies. One sentence per break, nothing when all is well. */
export function nameProblems(file) {
  const problems = [];
  const parts = file.split('/');
  const name = parts.at(-1) ?? '';
  if (parts[0] === 'app' || !['lib', 'components', 'tools', 'e2e', 'bench'].includes(parts[0]))
    return problems;
  if (file.startsWith('lib/i18n/messages/')) return problems;
  if (vague.test(file)) problems.push('says nothing about what is in it: name it after its noun');
  if (!kebab.test(name) && !kept.test(file)) problems.push('is not in kebab-case');
  if (parts[0] === 'lib') problems.push(...domainProblems(parts));
  return problems;
}

function domainProblems([, domain, ...rest]) {
  if (rest.length === 0) return ['lies beside the domains: put it into one'];
  if (free.has(domain) || rest[0] === 'client') return [];
  if (rest.length > 2) return ['lies too deep: a domain holds its files, client/, and one level of nouns'];
  return domainFile.test(rest.at(-1)) ? [] : ['is not in the vocabulary of a domain (ARCHITECTURE.md)'];
}

/** Rules about the first lines of a file, which path rules cannot see. */
export function headProblems(file, text) {
  const problems = [];
  const isTest = /\.test\.tsx?$/.test(file);
  const client = /^\s*(\/\/[^\n]*\n|\/\*[\s\S]*?\*\/\s*)*['"]use client['"]/.test(text);
  const mayBeClient = /^components\//.test(file) || /^app\/.*(error|global-error)\.tsx$/.test(file);
  if (client && !mayBeClient)
    problems.push("has 'use client', which belongs to components/ and app/**/error.tsx");
  const server = needsLock.test(file) && !isTest && !file.endsWith('lib/server/empty.ts');
  if (server && !/^import ['"]server-only['"];/m.test(text))
    problems.push("lacks import 'server-only' at its head");
  return problems;
}
