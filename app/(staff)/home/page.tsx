import type { Metadata } from 'next';
import { Home } from '@/components/lessons/home/home';
import { loadTranslator } from '@/lib/i18n/server';
import { waitingSigns } from '@/lib/classroom/loaders';
import { loadHome } from '@/lib/lessons/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('lessons.home'))('today') };
}

export default async function HomePage() {
  return <Home home={await loadHome(waitingSigns)} />;
}
