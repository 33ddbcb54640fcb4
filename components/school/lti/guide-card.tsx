'use client';

import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';

const guides = [
  { name: 'Moodle', steps: ['moodle.new', 'moodle.data', 'moodle.network', 'moodle.window'] },
  { name: 'ILIAS', steps: ['ilias.new', 'ilias.keys', 'ilias.deepLink', 'ilias.data'] },
  { name: 'Canvas', steps: ['canvas.new', 'canvas.config', 'canvas.deployment', 'canvas.data'] },
  { name: 'itslearning', steps: ['itslearning.new', 'itslearning.deployment', 'itslearning.data'] },
  { name: 'OPAL', steps: ['opal.new', 'opal.keys', 'opal.data'] },
] as const;

/** What is where in which LMS, and what goes wrong there. */
export function GuideCard() {
  const t = useTranslations('ltiSchool.guide');
  return (
    <Card aria-labelledby="lti-guide" className="grid gap-3">
      <div>
        <h2 id="lti-guide" className="type-h2">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('hint')}</p>
      </div>
      {guides.map(({ name, steps }) => (
        <details key={name} className="border-rule border-t pt-3">
          <summary className="min-h-11 cursor-pointer content-center font-medium">{name}</summary>
          <ul className="list-disc space-y-2 py-2 ps-5">
            {steps.map((step) => (
              <li key={step}>{t(step)}</li>
            ))}
          </ul>
        </details>
      ))}
      <p>{t('clock')}</p>
    </Card>
  );
}
