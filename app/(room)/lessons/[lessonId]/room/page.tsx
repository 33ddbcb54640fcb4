import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StaffRoom } from '@/components/classroom/staff/staff-room';
import { AdultWords } from '@/components/shell/adult-words';
import { Messages } from '@/components/shell/messages-boundary';
import { requireStaff } from '@/lib/accounts/gate';
import { loadClass } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';
import { loadLesson } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('staff'))('pageTitle') };
}

/** The live lesson as its teacher has it: the whole window, without the site's header. */
export default async function RoomPage({
  params,
}: {
  readonly params: Promise<{ readonly lessonId: string }>;
}) {
  await requireStaff();
  const { lessonId } = await params;
  const details = await loadLesson(lessonId);
  if (!details) notFound();
  const { lesson, timeZone } = details;
  const { signs } = await loadClass(lesson.classId);
  const isForAdults = lesson.kind === 'adults';
  return (
    <Messages
      namespaces={[
        'staff',
        'polls',
        'pupilPolls',
        'chat',
        'assist',
        'childView',
        'slates',
        'tables',
        'strips',
        'ui',
        'board',
        'boardFiles',
        'adults',
      ]}
      timeZone={timeZone}
    >
      <AdultWords on={isForAdults}>
        <StaffRoom
          lessonId={lesson.id}
          className={lesson.className}
          title={lesson.title}
          roster={
            isForAdults
              ? []
              : signs.map(({ animal, badge, firstName }) => ({ animal, badge, name: firstName }))
          }
        />
      </AdultWords>
    </Messages>
  );
}
