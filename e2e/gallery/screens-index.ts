/** The list of all sheets of docs/screens, in words that find them. */
const groups: readonly (readonly [string, RegExp])[] = [
  [
    'Child: coming in',
    /^pupil-(hello|animal|badge|taken|not-me|code|mic|early|none|over|card|too|unavail|refused|old)/,
  ],
  ['Child: waiting', /^pupil-(bench|draw|breathe|practise|leave)/],
  ['Child: lesson', /^pupil-lesson/],
  ['Child: what the teacher calls', /^pupil-order/],
  ['Guest: a lesson for adults', /^pupil-adults/],
  ['Child: questions', /^pupil-poll/],
  ['Child: when something is wrong, and the end', /^pupil-/],
  ['Teacher: doors', /^teacher-(entry|assist)/],
  ['Teacher: lesson', /^teacher-/],
];

export function describeScreens(files: readonly string[]): string {
  const left = new Set(files);
  const sections = groups.map(([title, pattern]) => {
    const names = [...left].filter((file) => pattern.test(file));
    for (const name of names) left.delete(name);
    return [`## ${title}`, '', ...list(names), ''].join('\n');
  });
  return `${head}\n${sections.join('\n')}`.trimEnd() + '\n';
}

function list(files: readonly string[]): string[] {
  const states = new Map<string, string[]>();
  for (const file of files) {
    const [, state = file, look = ''] = /^(.*?)(?:-(light|dark))?\.png$/.exec(file) ?? [];
    states.set(state, [...(states.get(state) ?? []), `[${look || 'picture'}](${file})`]);
  }
  return [...states].map(
    ([state, links]) => `- ${state.replace(/^(pupil|teacher)-/, '')}: ${links.join(' · ')}`,
  );
}

const head = `# Every screen of a lesson

Written by \`npm run screenshots\`, never by hand (\`SCREENS=poll,chat npm run screenshots -- gallery\` takes only some). One sheet is one
state at four sizes: 1366x620 and a phone (360x560) above, 1024x690 and 768x940 below, at 60 % (in the evening 45 %). The screens are the
product's own components over a classroom that is only told (\`e2e/gallery\`); the video and the board are drawn. The same command measures
sizes, gaps, clipping and words in every state, in German and in English, and fails when a rule is broken.

A child's screens have no dark look: a class looks alike on every device. A teacher's lesson has one, which she switches on herself.
`;
