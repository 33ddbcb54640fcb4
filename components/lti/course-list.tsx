'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { askCourse } from '@/lib/lti/actions';
import type { Course, CourseMember } from '@/lib/lti/members/schema';

const shownMax = 40;

/** Who of the course is not here, asked when the teacher wants to know. */
export function CourseList({ visitId }: { readonly visitId: string }) {
  const t = useTranslations('lti.course');
  const [course, setCourse] = useState<Course | null>(null);
  const { submit, busy, problem } = useSubmit(() => askCourse({ visitId }), setCourse);
  return (
    <section className="border-line grid justify-items-start gap-3 border-t pt-4">
      <Button busy={busy} onClick={() => submit()}>
        {t(course ? 'again' : 'ask')}
      </Button>
      <StatusRegion className="grid justify-items-start gap-3 empty:hidden">
        {problem ? <Toast tone="warning">{t(`problem.${problem}`)}</Toast> : null}
        {course && !problem ? <Missing course={course} /> : null}
      </StatusRegion>
    </section>
  );
}

function Missing({ course: { expected, here, missing } }: { readonly course: Course }) {
  const t = useTranslations('lti.course');
  const rest = missing.length - shownMax;
  return (
    <>
      <p className="font-medium">
        {here === null ? t('known', { expected }) : t('here', { here, expected })}
      </p>
      {missing.length === 0 ? (
        <p>{t(here === null ? 'allKnown' : 'all')}</p>
      ) : (
        <>
          <p>{t(here === null ? 'new' : 'missing')}</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-2">
            {missing.slice(0, shownMax).map((member, at) => (
              <li key={at} className="flex items-center gap-2">
                <MemberLine member={member} />
              </li>
            ))}
            {rest > 0 ? <li>{t('more', { count: rest })}</li> : null}
          </ul>
        </>
      )}
      <p className="text-ink-2">{t('note')}</p>
    </>
  );
}

function MemberLine({ member: { name, face } }: { readonly member: CourseMember }) {
  const t = useTranslations('lti.course');
  const ui = useTranslations('ui');
  const sign = face && ui('sign', { animal: ui(`animal.${face.animal}`), badge: ui(`badge.${face.badge}`) });
  return (
    <>
      {face ? <SignAvatar {...face} size={32} /> : null}
      {name ?? sign ?? t('nameless')}
    </>
  );
}
