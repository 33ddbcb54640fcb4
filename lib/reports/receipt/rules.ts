/** Every table of the database, by whether a lesson leaves rows in it. A test fails for one that is not here. */
import type { ReceiptPart } from './schema';

/** Tables with rows of one lesson, and under which heading the receipt tells of them. */
export const lessonModels = {
  LiveFact: 'live',
  Seat: 'seats',
  StaffLink: 'links',
  Board: 'board',
  BoardUpdate: 'board',
  BoardSnapshot: 'board',
  BoardFile: 'board',
  Attendance: 'attendance',
  LessonReport: 'report',
} as const satisfies Record<string, ReceiptPart>;
export type LessonModel = keyof typeof lessonModels;

/** The plan, which stays: day, time and title of a lesson, and which link of a course leads to it; of no child. */
export const planModels = ['School', 'Class', 'ClassTeacher', 'LessonSeries', 'Lesson', 'LtiLink'] as const;

/** A lesson writes nothing here. */
export const otherModels = [
  ...[
    'Account',
    'Passkey',
    'SignIn',
    'OutsideIdentity',
    'SignOnProvider',
    'SignOnGroup',
    'Invitation',
    'PasswordReset',
    'Sign',
    'Card',
    'PollTemplate',
    'StripTemplate',
  ],
  ...['CalendarFeed', 'DeletionEntry'],
  ...['LtiPlatform', 'LtiDeployment', 'LtiContext', 'LtiSign', 'LtiVisit', 'LtiCode', 'LtiKey'],
] as const;
