import type { Metadata } from 'next';
import { LtiPage } from '@/components/school/lti/lti-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadLtiAdmin } from '@/lib/lti/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('ltiSchool.page'))('title') };
}

export default async function SchoolLti() {
  return <LtiPage page={await loadLtiAdmin()} />;
}
