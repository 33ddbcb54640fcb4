import 'server-only';
import type { Locale } from './locales';
import deCommon from './messages/de/common.json';
import deAccounts from './messages/de/accounts.json';
import deClasses from './messages/de/classes.json';
import deLessons from './messages/de/lessons.json';
import deDoor from './messages/de/door.json';
import dePupil from './messages/de/pupil.json';
import deStaff from './messages/de/staff.json';
import deBoard from './messages/de/board.json';
import deUi from './messages/de/ui.json';
import enCommon from './messages/en/common.json';
import enAccounts from './messages/en/accounts.json';
import enClasses from './messages/en/classes.json';
import enLessons from './messages/en/lessons.json';
import enDoor from './messages/en/door.json';
import enPupil from './messages/en/pupil.json';
import enStaff from './messages/en/staff.json';
import enBoard from './messages/en/board.json';
import enUi from './messages/en/ui.json';

const de = {
  common: deCommon,
  accounts: deAccounts,
  classes: deClasses,
  lessons: deLessons,
  door: deDoor,
  pupil: dePupil,
  staff: deStaff,
  board: deBoard,
  ui: deUi,
};
export type Catalogue = typeof de;
export type Namespace = keyof Catalogue;

const en: Catalogue = {
  common: enCommon,
  accounts: enAccounts,
  classes: enClasses,
  lessons: enLessons,
  door: enDoor,
  pupil: enPupil,
  staff: enStaff,
  board: enBoard,
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
