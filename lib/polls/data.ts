import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { openText } from '@/lib/server/seal';
import type { ClassId } from '@/lib/shared/ids';
import { ownPollSchema } from './rules';
import { templatesMax, type PollTemplateDTO } from './schema';

/** Newest first. A row that cannot be opened or is no question (an older key, an older version) is left out. */
export async function listTemplates(
  scope: SchoolScope,
  classId: ClassId,
): Promise<readonly PollTemplateDTO[]> {
  const rows = await schoolDb(scope).pollTemplate.findMany({
    where: { classId },
    orderBy: [{ position: 'desc' }, { id: 'asc' }],
    take: templatesMax,
  });
  return rows.flatMap(({ id, words, settings }) => {
    const text = openText(words, id);
    const poll = ownPollSchema.safeParse({
      ...(settings as object),
      ...(text === null ? {} : (JSON.parse(text) as object)),
    });
    return poll.success ? [{ id, poll: poll.data }] : [];
  });
}
