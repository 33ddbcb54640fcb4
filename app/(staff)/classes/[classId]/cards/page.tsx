import { redirect } from 'next/navigation';

/** The start page calls it so. */
export default async function CardsAddress({ params }: PageProps<'/classes/[classId]/cards'>) {
  redirect(`/classes/${(await params).classId}/print`);
}
