import type { Metadata } from 'next';
import { ClassList } from '@/components/classes/class-list';
import { loadClasses } from '@/lib/classes/loaders';
import { loadTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('classes.list'))('title') };
}

export default async function ClassesPage() {
  return <ClassList {...await loadClasses()} />;
}
