/** There is no server: what is asked of it is answered for the state in the address, or is not available. */
const no = (code) => ({ ok: false, code });
const ok = (value) => ({ ok: true, value });
const state = location.hash.slice(1).split('/')[0];

const guestLinks = [
  { id: 'g', role: 'guest', name: null, guests: 6, expiresAt: new Date('2026-11-24T20:30:00Z') },
];
const links = [
  { id: 'a', role: 'coteacher', name: 'Herr Blum', expiresAt: new Date('2026-11-24T10:00:00Z') },
  { id: 'b', role: 'substitute', name: null, expiresAt: new Date('2026-11-24T10:00:00Z') },
];
const templates = [
  {
    id: 'a',
    poll: {
      question: 'Was schwimmt?',
      answers: [{ word: 'Korken', picture: 'cork' }, { word: 'Stein', picture: 'stone' }, { word: 'Blatt' }],
      multiple: true,
      anonymous: true,
      quiz: true,
      right: [0, 2],
    },
  },
  {
    id: 'b',
    poll: {
      question: 'Was hat dir heute am besten gefallen?',
      answers: [{ word: 'Rechnen' }, { word: 'Malen' }],
      multiple: false,
      anonymous: true,
      quiz: false,
      right: [],
    },
  },
];
const code = state.replace(/^(assist|entry)-/, '');
const door = { className: '2a', title: 'Mathe', teacherName: 'Frau Kaya', role: 'coteacher' };
const listed = { 'staff-links-none': [], 'staff-adults-links': guestLinks };
const roles = { substitute: 'substitute', guest: 'guest' };
const answers = {
  listLinks: () => ok(listed[state] ?? links),
  makeLink: () => ok({ link: 'https://schule.example/a#q7Zt0x3mVb2LkR9sYd4FhW' }),
  loadPollTemplates: () => ok(templates),
  openLink: () =>
    ['gone', 'too-many', 'unavailable'].includes(code)
      ? no(code)
      : ok({ ...door, role: roles[code] ?? 'coteacher' }),
  openAssistSeat: () => no(code),
  enterByLink: () => no(code === 'waiting' ? 'not-started' : 'bad-name'),
  enterAsStaff: () => no(code),
  openSeat: () => no('expired'),
};

const isOpening = state === 'assist-opening' || state === 'entry-entering';
const asked = Object.fromEntries(
  Object.entries(answers).map(([name, answer]) => [
    name,
    () => (isOpening ? new Promise(() => undefined) : Promise.resolve(answer())),
  ]),
);
export const { listLinks, makeLink, loadPollTemplates, openLink, openAssistSeat, enterByLink } = asked;
export const { enterAsStaff, openSeat } = asked;
