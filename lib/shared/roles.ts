/** What a seat may be. A bench seat has a role too, but no rights until it is admitted. */
export const roles = ['teacher', 'coteacher', 'pupil'] as const;
export type Role = (typeof roles)[number];

export function isStaff(role: Role): boolean {
  return role !== 'pupil';
}
