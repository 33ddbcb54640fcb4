import type { LtiRole } from '../schema';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
/** Moodle sends this one for who administers the site and opened the course. */
const oddAdmin = 'http://purl.imsglobal.org/vocab/lis/v2/person#Administrator';
const teachers = ['Instructor', 'ContentDeveloper', 'Administrator'];
const assistants = [
  'TeachingAssistant',
  'TeachingAssistantSection',
  'TeachingAssistantSectionAssociation',
  'TeachingAssistantOffering',
  'TeachingAssistantTemplate',
  'TeachingAssistantGroup',
  'Grader',
  'GuestInstructor',
  'ExternalInstructor',
];

/** "Instructor", or "Instructor/TeachingAssistant"; null for roles outside the course. By whole words: a substring is nobody. */
function contextRole(role: string): { readonly main: string; readonly sub: string | null } | null {
  if (role === oddAdmin) return { main: 'Administrator', sub: null };
  if (role.startsWith(`${membership}#`)) return { main: role.slice(membership.length + 1), sub: null };
  const [main, sub] = role.startsWith(`${membership}/`)
    ? role.slice(membership.length + 1).split('#')
    : role.includes(':') || role.includes('/')
      ? []
      : [role]; // LTI 1.3 core, 8.3: the short name of a context role
  return main === undefined ? null : { main, sub: sub ?? null };
}

/**
 * LTI-20: what somebody is, by the roles in the course alone; an office in the institution or on the system is none here. Who is
 * called an assistant is one, though some LMSs call every assistant an instructor as well.
 */
export function judgeRoles(roles: readonly string[]): LtiRole {
  const found = roles.flatMap((role) => contextRole(role) ?? []);
  const has = (names: readonly string[]) =>
    found.some(({ main, sub }) => sub === null && names.includes(main));
  if (found.some(({ main, sub }) => teachers.includes(main) && sub !== null && assistants.includes(sub))) {
    return 'assistant';
  }
  if (has(teachers) || found.some(({ main, sub }) => main === 'Instructor' && sub !== null)) return 'teacher';
  if (has(['TeachingAssistant'])) return 'assistant';
  if (has(['Learner', 'Member'])) return 'learner';
  return has(['Mentor']) ? 'guardian' : 'learner';
}
