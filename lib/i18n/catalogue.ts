import 'server-only';
import type { Locale } from './locales';
import deCommon from './messages/de/common.json';
import deAccounts from './messages/de/accounts.json';
import deChildView from './messages/de/child-view.json';
import deClasses from './messages/de/classes.json';
import deLessons from './messages/de/lessons.json';
import deFeed from './messages/de/feed.json';
import deDemo from './messages/de/demo.json';
import deDoor from './messages/de/door.json';
import dePupil from './messages/de/pupil.json';
import deStaff from './messages/de/staff.json';
import deBoard from './messages/de/board.json';
import deBoardFiles from './messages/de/board-files.json';
import dePolls from './messages/de/polls.json';
import dePupilPolls from './messages/de/pupil-polls.json';
import deChat from './messages/de/chat.json';
import dePupilChat from './messages/de/pupil-chat.json';
import deAssist from './messages/de/assist.json';
import deJobs from './messages/de/jobs.json';
import deReports from './messages/de/reports.json';
import deSignOn from './messages/de/sign-on.json';
import deSlates from './messages/de/slates.json';
import dePupilSlates from './messages/de/pupil-slates.json';
import deTables from './messages/de/tables.json';
import dePupilTables from './messages/de/pupil-tables.json';
import deStrips from './messages/de/strips.json';
import deRetention from './messages/de/retention.json';
import deLti from './messages/de/lti.json';
import deLtiSchool from './messages/de/lti-school.json';
import deAdults from './messages/de/adults.json';
import deUi from './messages/de/ui.json';
import enCommon from './messages/en/common.json';
import enAccounts from './messages/en/accounts.json';
import enChildView from './messages/en/child-view.json';
import enClasses from './messages/en/classes.json';
import enLessons from './messages/en/lessons.json';
import enFeed from './messages/en/feed.json';
import enDemo from './messages/en/demo.json';
import enDoor from './messages/en/door.json';
import enPupil from './messages/en/pupil.json';
import enStaff from './messages/en/staff.json';
import enBoard from './messages/en/board.json';
import enBoardFiles from './messages/en/board-files.json';
import enPolls from './messages/en/polls.json';
import enPupilPolls from './messages/en/pupil-polls.json';
import enChat from './messages/en/chat.json';
import enPupilChat from './messages/en/pupil-chat.json';
import enAssist from './messages/en/assist.json';
import enJobs from './messages/en/jobs.json';
import enReports from './messages/en/reports.json';
import enSignOn from './messages/en/sign-on.json';
import enSlates from './messages/en/slates.json';
import enPupilSlates from './messages/en/pupil-slates.json';
import enTables from './messages/en/tables.json';
import enPupilTables from './messages/en/pupil-tables.json';
import enStrips from './messages/en/strips.json';
import enRetention from './messages/en/retention.json';
import enLti from './messages/en/lti.json';
import enLtiSchool from './messages/en/lti-school.json';
import enAdults from './messages/en/adults.json';
import enUi from './messages/en/ui.json';

const de = {
  common: deCommon,
  accounts: deAccounts,
  classes: deClasses,
  lessons: deLessons,
  feed: deFeed,
  door: deDoor,
  pupil: dePupil,
  staff: deStaff,
  board: deBoard,
  boardFiles: deBoardFiles,
  polls: dePolls,
  pupilPolls: dePupilPolls,
  chat: deChat,
  pupilChat: dePupilChat,
  assist: deAssist,
  demo: deDemo,
  childView: deChildView,
  jobs: deJobs,
  reports: deReports,
  signOn: deSignOn,
  slates: deSlates,
  pupilSlates: dePupilSlates,
  tables: deTables,
  pupilTables: dePupilTables,
  strips: deStrips,
  retention: deRetention,
  lti: deLti,
  ltiSchool: deLtiSchool,
  adults: deAdults,
  ui: deUi,
};
export type Catalogue = typeof de;
export type Namespace = keyof Catalogue;

const en: Catalogue = {
  common: enCommon,
  accounts: enAccounts,
  classes: enClasses,
  lessons: enLessons,
  feed: enFeed,
  door: enDoor,
  pupil: enPupil,
  staff: enStaff,
  board: enBoard,
  boardFiles: enBoardFiles,
  polls: enPolls,
  pupilPolls: enPupilPolls,
  chat: enChat,
  pupilChat: enPupilChat,
  assist: enAssist,
  demo: enDemo,
  childView: enChildView,
  jobs: enJobs,
  reports: enReports,
  signOn: enSignOn,
  slates: enSlates,
  pupilSlates: enPupilSlates,
  tables: enTables,
  pupilTables: enPupilTables,
  strips: enStrips,
  retention: enRetention,
  lti: enLti,
  ltiSchool: enLtiSchool,
  adults: enAdults,
  ui: enUi,
};

const catalogues: Record<Locale, Catalogue> = { de, en };

/** The messages of these namespaces only, so that a page carries no more words than it shows. */
export function pickMessages(locale: Locale, namespaces: readonly Namespace[]): Partial<Catalogue> {
  return Object.fromEntries(namespaces.map((name) => [name, catalogues[locale][name]]));
}

export function catalogue(locale: Locale): Catalogue {
  return catalogues[locale];
}
