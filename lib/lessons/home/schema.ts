import type { ClassId } from '@/lib/shared/ids';
import type { SignFace } from '@/lib/shared/signs';
import type { DayPart, Distance } from '../rules';
import type { ClassChoice, LessonView } from '../schema';

export type HomeClass = ClassChoice & { readonly childCount: number; readonly face: SignFace | null };

export type ToDo = {
  readonly type: 'cards' | 'consents';
  readonly classId: ClassId;
  readonly className: string;
  readonly count: number;
};

export type Hero = {
  readonly lesson: LessonView;
  readonly distance: Distance;
  readonly doorUrl: string;
  /** False: the lesson is on another day and can only be looked at. */
  readonly canEnter: boolean;
  readonly waiting: readonly SignFace[];
};

export type HomeView = {
  readonly displayName: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly part: DayPart;
  readonly hero: Hero | null;
  readonly today: readonly LessonView[];
  readonly classes: readonly HomeClass[];
  readonly classCount: number;
  readonly toDo: readonly ToDo[];
};
